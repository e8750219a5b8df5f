"""The card of one notice as it was written, with how far it got."""

from PySide6.QtCore import QCoreApplication, Signal

from desktop.core.domain.ids import ApplicationId
from desktop.core.domain.notice import NoticePreview, TextVersion, WrittenNotice
from desktop.ui.notices.mail_card import MailCard
from desktop.ui.notices.wording import group_word, tone_word
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.words import moment, notice_look


class WrittenCard(MailCard):
    """A mail that is written already: it is read here, and never changed.

    Signals:
        closed: 閉じる was pressed.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("A written notice"))
        self.text.setAccessibleName(self.tr("A written notice"))
        for part in (self.person, self._place, self.back, self.forward):
            part.hide()
        self.state = Badge()
        self.close_it = button(self.tr("Back to writing"), self.closed.emit, is_small=True)
        self.version = label("", "meta")
        self.foot.insertWidget(1, self.version)
        self.head.addWidget(self.state)
        self.head.addWidget(self.close_it)

    def show_notice(self, written: WrittenNotice) -> None:
        """Show one notice."""
        self.title.setText(self.tr("Notice to {name}").format(name=written.name))
        made = moment(written.created_at, has_year=True)
        said = self.tr("written {time}").format(time=made)
        if written.sent_at is not None:
            sent = moment(written.sent_at, has_year=True)
            said = self.tr("sent {time}").format(time=sent)
        self.caption.setText(said)
        self.version.setText(_version_text(written.text))
        self.state.show_look(*notice_look(written.state))
        self.show_preview(
            NoticePreview(
                ApplicationId(0),
                written.name,
                written.sender,
                written.recipient,
                written.subject,
                written.body,
                None,
                None,
                (),
            )
        )
        self._relay.setVisible(written.has_relay)


def _version_text(text: TextVersion | None) -> str:
    """Return with which text it was written."""
    if text is None:
        return QCoreApplication.translate(
            "WrittenCard", "Written with a text not saved as a version"
        )
    said = QCoreApplication.translate("WrittenCard", "Written with {text}, version {number}")
    name = f"{group_word(text.key, text.vacancy_title)}・{tone_word(text.key.tone)}"
    return said.format(text=name, number=text.version)
