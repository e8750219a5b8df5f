"""One request: who asks for what and why, whether it is the applicant, exactly what would go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.domain.profile import ProfileRequest, RequestState
from desktop.ui.relay.words import item_word, obstacle_words, request_look
from desktop.ui.widgets.badges import Badge
from desktop.ui.widgets.buttons import button, icon_button
from desktop.ui.widgets.cards import Card, Note, rule
from desktop.ui.widgets.labels import label, selectable
from desktop.ui.widgets.layouts import clear, column, row
from desktop.ui.words import moment


class RequestPanel(Card):
    """The panel beside the ledger; it acts on one request.

    Signals:
        approved: (number, digest of the values looked at).
        refused: Number of the request.
        person_asked: The applicant is to be shown.
        closed: Back to the page.
    """

    approved = Signal(int, str)
    refused = Signal(int)
    person_asked = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Request for a profile"), is_emphasized=True)
        self.request: ProfileRequest | None = None
        self.badge = Badge()
        self.back = icon_button("x", self.tr("Close"), self.closed.emit)
        self.head.addWidget(self.badge)
        self.head.addWidget(self.back)
        self.who = label("", "strong", is_wrapped=True)
        self.why = label("", "note", is_wrapped=True)
        self.guard = Note()
        self._pairs = column(spacing=6)
        self.goes = label("", "section")
        self._values = column(spacing=6)
        self.stays = label(
            self.tr(
                "Nothing else goes: no evaluation, no reason, no notes, no documents. It is noted "
                "in the record of provisions for three years."
            ),
            "meta",
            is_wrapped=True,
        )
        self.approve = button(self.tr("Approve and hand over"), self._approve, kind="primary")
        self.refuse = button(self.tr("Do not hand over"), self._refuse)
        self.person = button(self.tr("Show the applicant"), self._show_person, kind="quiet")
        self.ended = label("", "note", is_wrapped=True)
        self.add(
            self.who,
            self.why,
            self.guard,
            self._pairs,
            rule(),
            self.goes,
            self._values,
            self.stays,
            self.ended,
            row(self.approve, self.refuse, None),
            row(self.person, None),
            None,
        )

    def show_request(self, one: ProfileRequest, agency: str) -> None:
        """Show a request; ``agency`` is who asks."""
        self.request = one
        self.badge.show_look(*request_look(one.state))
        self.who.setText(
            self.tr("{agency} asks for items of {name}").format(
                agency=agency, name=one.applicant_name or self.tr("an applicant")
            )
        )
        self.why.setText(
            self.tr(
                "The person registered by the link of your notice ({vacancy}) and agreed that "
                "these items may be handed over for job placement (received {when}, text "
                "{version})."
            ).format(
                vacancy=one.vacancy_title or "—",
                when=moment(one.asked_at, has_year=True),
                version=one.text_version,
            )
        )
        self._show_guard(one)
        self._show_values(one)
        is_open = one.is_open
        self.approve.setVisible(is_open)
        self.approve.setEnabled(one.can_approve)
        self.refuse.setVisible(is_open)
        self.person.setVisible(one.person_id is not None)
        self.ended.setText(self._end(one))
        self.ended.setVisible(not is_open)

    def _show_guard(self, one: ProfileRequest) -> None:
        clear(self._pairs)
        self.guard.setVisible(one.is_open)
        if not one.is_open:
            return
        if one.obstacles:
            lines = [obstacle_words(each) for each in one.obstacles]
            self.guard.say("\n".join(lines), "warn")
        else:
            said = self.tr("Name and e-mail address are the applicant's.")
            self.guard.say(said, "ok")
        asked, known = self.tr("At the agency"), self.tr("Here")
        for title, theirs, ours in (
            (self.tr("Name"), one.name, one.applicant_name),
            (self.tr("E-mail address"), one.email, one.applicant_email),
        ):
            texts = f"{asked} {theirs or '—'}\n{known} {ours or '—'}"
            self._pairs.addWidget(_pair(title, texts))

    def _show_values(self, one: ProfileRequest) -> None:
        clear(self._values)
        is_on_its_way = one.can_approve or one.state is RequestState.APPROVED
        self.goes.setText(self.tr("This goes") if is_on_its_way else self.tr("Asked for"))
        nothing = self.tr("not on file: it goes empty")
        for item in one.items:
            if is_on_its_way:
                text = one.values.get(item, "") or nothing
                self._values.addWidget(_pair(item_word(item), text))
            else:
                self._values.addWidget(label(item_word(item)))
        self.stays.setVisible(is_on_its_way)

    def _end(self, one: ProfileRequest) -> str:
        words = {
            RequestState.APPROVED: self.tr("It goes with the next sync."),
            RequestState.HANDED_OVER: self.tr("The agency has it."),
            RequestState.REFUSED: self.tr(
                "Nothing was handed over. The person is told so, without a reason."
            ),
            RequestState.FAILED: self.tr("The agency did not take it; nothing was handed over."),
            RequestState.REVOKED: self.tr(
                "The person took the consent back. The agency has deleted what it held, and the "
                "name and address told for the comparison are deleted here."
            ),
        }
        by = f"　{one.actor} {moment(one.decided_at)}" if one.actor and one.decided_at else ""
        return words.get(one.state, "") + by

    def _approve(self) -> None:
        if self.request is not None:
            self.approve.setEnabled(False)
            self.approved.emit(self.request.request_id, self.request.sha256)

    def _refuse(self) -> None:
        if self.request is not None:
            self.refused.emit(self.request.request_id)

    def _show_person(self) -> None:
        if self.request is not None:
            self.person_asked.emit(self.request.person_id)


def _pair(title: str, text: str) -> QWidget:
    made = QWidget()
    value = selectable(label(text, "body", is_wrapped=True))
    made.setLayout(column(label(title, "meta"), value, spacing=1))
    return made
