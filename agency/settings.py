"""Who the agency is and on which terms it works, from a file or as the sample agency."""

from pathlib import Path
from typing import Final

import msgspec

from wire.messages import AgencyProfile, Terms

TERMS_TEXT: Final = """\
応募者の方がご自身で登録するたびに、登録単位1を計上します。10単位で紹介枠1つとなり、無料で1名のご紹介を受けられます。
おひとりの登録は12か月に一度だけ数え、最初にご案内した会社の分となります。
確認が必要な登録は「確認中」として計上し、7日以内に確定するか、不正が明らかな場合に限り理由を付けて取り消します。
紹介枠は、ご紹介した方が引き渡しに同意し、貴社がその方の氏名を受け取ったときに使われます。
それ以外の場合、または90日のうちにご紹介がない場合は戻ります。採用の有無で紹介枠は変わりません。
登録単位に期限はありません。応募者の方に金品を渡すことはできません。"""

SAMPLE_AGENCY: Final = AgencyProfile(
    name="株式会社さざなみキャリア（サンプル）",
    licence_number="14-ユ-009999",
    contact_email="soudan@sazanami.example.jp",
    contact_phone="045-000-0177",
    contact_hours="平日 9:00〜18:00",
    privacy_version="3",
)
SAMPLE_COMPANY: Final = "株式会社みのり精工"
DEFAULT_TERMS: Final = Terms(version="1", text=TERMS_TEXT)


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Profile file: the agency and its terms."""

    agency: AgencyProfile = SAMPLE_AGENCY
    terms: Terms = DEFAULT_TERMS


def read_profile(path: Path | None) -> Profile:
    """Read a profile from TOML, or return the sample.

    Raises:
        ValueError: The file is no profile.
    """
    if path is None:
        return Profile()
    import tomllib  # noqa: PLC0415 needed at start with a file only

    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), type=Profile)
