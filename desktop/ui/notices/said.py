"""What the page 不採用通知 says of an act in the bottom strip."""

from datetime import datetime

from PySide6.QtCore import QObject

from desktop.core.services.notices.send_notices import SendingQueued
from desktop.core.settings import TOKYO
from desktop.ui.notices.outbox_words import when
from desktop.ui.notices.presenter import NoticesPresenter
from desktop.ui.notices.text_drafts import Saved


class NoticesWords(QObject):
    """Sentences with numbers in them."""

    def main_act(self, presenter: NoticesPresenter, count: int) -> str:
        """Return what the primary button does."""
        if presenter.is_smtp:
            return self.tr("Send %n mails", "", count)
        if presenter.keeps_drafts:
            return self.tr("%n drafts into the mailbox", "", count)
        return self.tr("Save %n drafts", "", count)

    def saved(self, saved: Saved) -> str:
        """Return how many drafts were written."""
        return self.tr("Saved %n drafts", "", saved.count) + self._left_out(saved.skipped)

    def kept(self, kept: SendingQueued) -> str:
        """Return how many drafts lie in the mailbox."""
        said = self.tr(
            "%n drafts are in the mailbox; send them from your mail program", "", kept.count
        )
        return said + self._left_out(len({one.application_id for one in kept.skipped}))

    def queued(self, queued: SendingQueued) -> str:
        """Return how many mails wait, and from when on they leave."""
        text = self.tr("%n mails will be sent", "", queued.count)
        if queued.count and queued.next_at is None:
            text += "　" + self.tr("Sending is paused")
        elif queued.count and queued.next_at is not None:
            since = when(queued.next_at, datetime.now(TOKYO))
            text += "　" + self.tr("from {when}").format(when=since)
        return text + self._left_out(len({one.application_id for one in queued.skipped}))

    def _left_out(self, count: int) -> str:
        return "　" + self.tr("%n left out, see the check", "", count) if count else ""
