"""Delivery reports as servers write them."""

from textwrap import dedent

_REPORT = """\
    From: MAILER-DAEMON@mx.example.org
    To: saiyo@minori.example.org
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="b1"
    Message-ID: <report-1@mx.example.org>

    --b1
    Content-Type: text/plain; charset=utf-8

    This is the mail system.

    --b1
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example.org

    Final-Recipient: rfc822; {recipient}
    Action: {action}
    Status: {status}
    Diagnostic-Code: smtp; 550 {status} no

    --b1
    Content-Type: {kind}

    From: saiyo@minori.example.org
    Message-ID: {message_id}
    Subject: =?utf-8?b?6YG46ICD?=

    --b1--
    """


def bounce_of(
    message_id: str,
    status: str,
    *,
    action: str = "failed",
    recipient: str = "hanako@example.org",
    kind: str = "text/rfc822-headers",
) -> bytes:
    """Return a report as Postfix writes it."""
    text = dedent(_REPORT).format(
        message_id=message_id, status=status, action=action, recipient=recipient, kind=kind
    )
    return text.replace("\n", "\r\n").encode()
