"""Normal forms by which one person is recognised: address and telephone number."""

import re
import unicodedata
from typing import Final

_EMAIL: Final = re.compile(r"[^\s@<>(),;:\"\[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}")
_PHONE: Final = re.compile(r"\+[1-9][0-9]{7,14}")
_MAX_EMAIL: Final = 254
_KATAKANA: Final = re.compile(r"[ァ-ヴー・ヽヾ  ]+")
_TO_KATAKANA: Final = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゔ"))}
_DASHES: Final = str.maketrans("", "", " -‐‑‒–—―−ー()（）.　")


def email(text: str) -> str | None:
    """Return an address trimmed and in half width, or `None` if it is none."""
    tidied = unicodedata.normalize("NFKC", text).strip()
    local, _, domain = tidied.rpartition("@")
    address = f"{local}@{domain.lower()}"
    is_right = len(address) <= _MAX_EMAIL and _EMAIL.fullmatch(address) is not None
    return address if is_right and address.isascii() else None


def mail_identity(address: str) -> str:
    """Return what two spellings of one mailbox share: lower case, without a `+` tag."""
    local, _, domain = unicodedata.normalize("NFKC", address).lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def phone(text: str) -> str | None:
    """Return a telephone number in E.164, a leading zero read as Japanese, or `None`."""
    digits = unicodedata.normalize("NFKC", text).strip().translate(_DASHES)
    if digits.startswith("0") and not digits.startswith("00"):
        digits = f"+81{digits[1:]}"
    return digits if _PHONE.fullmatch(digits) else None


def kana(text: str) -> str | None:
    """Return a reading in full-width katakana, hiragana converted, or `None` if it is none."""
    wide = unicodedata.normalize("NFKC", text).strip().translate(_TO_KATAKANA)
    return wide if _KATAKANA.fullmatch(wide) else None


def domain_of(address: str) -> str:
    """Return the domain of an address."""
    return address.rpartition("@")[2].lower()


def half_width(text: str) -> str:
    """Return a text with full-width letters and digits in half width, trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def short_company(name: str) -> str:
    """Return a company's name without its legal form, for small print."""
    for form in ("株式会社", "有限会社", "合同会社", "合資会社", "合名会社"):
        shortened = name.removeprefix(form).removesuffix(form).strip()
        if shortened and shortened != name:
            return shortened
    return name


def shown_phone(number: str) -> str:
    """Return a telephone number as its owner writes it: Japanese ones with a leading zero."""
    return f"0{number[3:]}" if number.startswith("+81") else number
