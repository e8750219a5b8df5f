"""The card 届くメール: the exact message one person gets."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QTextBrowser, QWidget

from desktop.core.domain.notice import NoticePreview
from desktop.ui.notices.text_person import PersonField
from desktop.ui.theme import color, px
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import icon_button
from desktop.ui.widgets.cards import Card, rule
from desktop.ui.widgets.labels import ElidedLabel, label
from desktop.ui.widgets.layouts import row

_LINE_HEIGHT = 112.0


class MailCard(Card):
    """Sender, addressee, subject and body, the relay paragraph marked.

    Signals:
        step_asked: 1 for the next person, -1 for the one before.
    """

    step_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__(self.tr("The mail that arrives"), self.tr("Exactly like this"))
        self._place = label("", "meta")
        self.back = icon_button(
            "chevron-left", self.tr("Previous person"), lambda: self.step_asked.emit(-1)
        )
        self.forward = icon_button(
            "chevron-right", self.tr("Next person"), lambda: self.step_asked.emit(1)
        )
        self.person = PersonField()
        for item in (self.person, self._place, self.back, self.forward):
            self.head.addWidget(item)
        self._sender, self._recipient = ElidedLabel(), ElidedLabel()
        self._subject = ElidedLabel(role="strong")
        self._relay = Badge(self.tr("Includes the relay paragraph"), "accent", "handshake")
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(15, 0, 15, 10)
        grid.setVerticalSpacing(1)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(
            (
                (self.tr("From"), self._sender),
                (self.tr("To"), self._recipient),
                (self.tr("Subject"), self._subject),
            )
        ):
            grid.addWidget(label(name, "meta"), line, 0)
            grid.addWidget(value, line, 1)
        self.text = QTextBrowser()
        self.text.setObjectName("mail")
        self.text.setAccessibleName(self.tr("The mail that arrives"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(px(16))
        self.foot = row(self._relay, None)
        self.foot.setContentsMargins(15, 6, 15, 8)
        self.add_edge_to_edge(head)
        self.body.addWidget(rule())
        self.body.addWidget(self.text, 1)
        self.body.addLayout(self.foot)

    def show_place(self, number: int, total: int) -> None:
        """Show whose mail this is among how many."""
        self._place.setText(self.tr("{at} / {total}").format(at=number + 1, total=total))
        self.back.setEnabled(number > 0)
        self.forward.setEnabled(number < total - 1)

    def show_looked_up(self) -> None:
        """Tell that this is somebody the user looked up: nothing is sent to them by this."""
        self._place.setText(self.tr("Only to look at"))

    def show_preview(self, preview: NoticePreview) -> None:
        """Show one message."""
        self._sender.show_text(preview.sender)
        self._recipient.show_text(
            preview.recipient or self.tr("No e-mail address: copy the text or write a letter")
        )
        self._subject.show_text(preview.subject)
        has_relay = preview.relay_start is not None
        self._relay.setVisible(has_relay)
        self._write(preview)

    def _write(self, preview: NoticePreview) -> None:
        document = self.text.document()
        document.clear()
        cursor = QTextCursor(document)
        start = preview.relay_start if preview.relay_start is not None else len(preview.body)
        end = preview.relay_end if preview.relay_end is not None else start
        at = 0
        for number, line in enumerate(preview.body.split("\n")):
            look = QTextBlockFormat()
            look.setLineHeight(
                _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            if start <= at < end:
                look.setBackground(color("row-sel"))
            ink = QTextCharFormat()
            ink.setForeground(color("accent-text" if line.startswith("http") else "text"))
            if number:
                cursor.insertBlock(look, ink)
            else:
                cursor.setBlockFormat(look)
            cursor.insertText(line, ink)
            at += len(line) + 1
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
