"""The mails with a six-digit code, Japanese or English."""

from dataclasses import dataclass
from typing import Final

from agency.service.context import Agency

_SUBJECT: Final = {"ja": "確認コードのお知らせ（{agency}）", "en": "Your code ({agency})"}
_REGISTRATION: Final = {
    "ja": """\
{company}からのご案内のページで、このメールアドレスが入力されました。
登録を続けるには、開いている画面に次の6桁のコードを入力してください。

{code}

コードは{minutes}分間使えます。入力するまで、何も登録されません。
お心当たりがない場合は、このメールを無視してください。登録はされません。
今後このご案内のメールを受け取らないようにするには、次のページでお手続きください。
{stop_url}

{agency}
有料職業紹介事業 許可番号 {licence}
{email}　電話 {phone}
""",
    "en": """\
Somebody entered this address on a page to which {company} had pointed.
To go on with the registration, enter this six-digit code on the open page:

{code}

The code is good for {minutes} minutes. Nothing is registered until it is entered.
If this was not you, ignore this mail. Nothing will be registered.
To receive no more mails of this kind:
{stop_url}

{agency}
Fee-charging employment placement, licence {licence}
{email}  tel. {phone}
""",
}
_LOGIN: Final = {
    "ja": """\
マイページを開くための6桁のコードです。

{code}

コードは{minutes}分間使えます。お心当たりがない場合は、このメールを無視してください。

{agency}
{email}　電話 {phone}
""",
    "en": """\
This is the six-digit code that opens your page.

{code}

The code is good for {minutes} minutes. If this was not you, ignore this mail.

{agency}
{email}  tel. {phone}
""",
}


@dataclass(frozen=True, slots=True, repr=False)
class CodeMail:
    """One mail to send. Never printed.

    Attributes:
        recipient: Where it goes.
        code: Six digits.
        language: `ja` or `en`.
        company: Which employer's link was used; empty for a log-in.
        stop_url: Where these mails can be stopped; empty for a log-in.
    """

    recipient: str
    code: str
    language: str
    company: str = ""
    stop_url: str = ""


def send(agency: Agency, mail: CodeMail) -> None:
    """Send a code.

    Raises:
        MailError: The mail server did not take it.
    """
    profile = agency.profile.agency
    template = _REGISTRATION if mail.company else _LOGIN
    text = template[mail.language].format(
        agency=profile.name,
        code=mail.code,
        company=mail.company,
        email=profile.contact_email,
        licence=profile.licence_number,
        minutes=agency.policy.pending_minutes,
        phone=profile.contact_phone,
        stop_url=mail.stop_url,
    )
    subject = _SUBJECT[mail.language].format(agency=profile.name)
    agency.mailer.send(mail.recipient, subject, text)
