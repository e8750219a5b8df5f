"""文章から個人情報を除く: a text before and after, side by side."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from desktop.core.domain.ids import PersonId
from desktop.core.services.privacy.text_files import MAX_CHARACTERS
from desktop.ui.overriding import override
from desktop.ui.privacy.narrow import lay_out
from desktop.ui.privacy.scrub_words import category_word, replacement
from desktop.ui.theme import color
from desktop.ui.turns import Turns
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card, Note
from desktop.ui.widgets.fields import Field, chosen_key, combo, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import column, row
from desktop.ui.words import listed, number

if TYPE_CHECKING:
    from desktop.core.privacy.text import Found, Scrubbed

_MOST_MARKS = 300
_TYPING_MS = 250


class ScrubView(QWidget):
    """The text at the left stays as it is; the one at the right may be copied and saved.

    Signals:
        scrub_asked: (text, `PersonId` or None).
        people_asked: Typed words to find a person by.
        notes_asked: The notes on that `PersonId` are wanted.
        file_asked, save_asked: The buttons.
    """

    scrub_asked = Signal(str, object)
    people_asked = Signal(str)
    notes_asked = Signal(object)
    file_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._turns = Turns(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_MS)
        self._pause.timeout.connect(lambda: self.people_asked.emit(self.search.text))
        self._halves: QHBoxLayout = row(self._make_before(), self._make_after(), spacing=12)
        self._halves.setStretch(0, 1)
        self._halves.setStretch(1, 1)
        lines: QVBoxLayout = column(self._make_whom(), self._halves, spacing=12)
        lines.setStretch(1, 1)
        self.setLayout(lines)
        self._on_typed()

    def _make_whom(self) -> QWidget:
        self.search = Field(
            self.tr("Whom the text is about (optional)"), line_edit("", self.tr("Name or reading"))
        )
        self.search.editor.textEdited.connect(lambda _: self._pause.start())  # type: ignore[attr-defined]  # a QLineEdit
        self.person = combo([("", self.tr("Nobody on file"))])
        self.person.setMinimumContentsLength(18)
        self.person.currentIndexChanged.connect(self._on_person)
        self.whom = Field(self.tr("Person on file"), self.person)
        self.notes = button(self.tr("Take the notes on this person"), self._ask_for_notes)
        self.notes.setEnabled(False)
        card = Card(self.tr("Take personal data out of a text"))
        line = row(self.search, self.whom, column(None, self.notes), None, spacing=12)
        line.setStretch(0, 2)
        line.setStretch(1, 2)
        card.add(
            label(
                self.tr(
                    "For a text you print or hand over. With a person chosen, their own name, "
                    "address, schools and companies are hardly ever missed; names of others "
                    "sometimes are, so read it once more. Nothing is kept or sent."
                ),
                "note",
                is_wrapped=True,
            ),
            line,
        )
        return card

    def _make_before(self) -> QWidget:
        self.before = QPlainTextEdit()
        self.before.setPlaceholderText(self.tr("Paste or type a text, or open a file"))
        self.before.setTabChangesFocus(True)
        self.before.setAccessibleName(self.tr("Before"))
        self.before.textChanged.connect(self._on_typed)
        self.open_file = button(
            self.tr("Open a file"), self.file_asked.emit, icon_name="file-text", is_small=True
        )
        self.start = button(self.tr("Take out"), self._ask, kind="primary", icon_name="eye-off")
        card = Card(self.tr("Before"), "-")
        self.length = card.caption
        card.head.addWidget(self.open_file)
        card.body.addWidget(self.before, 1)
        card.add(row(self.start, None))
        return card

    def _make_after(self) -> QWidget:
        self.after = QPlainTextEdit()
        self.after.setReadOnly(True)
        self.after.setTabChangesFocus(True)
        self.after.setAccessibleName(self.tr("After"))
        self.copy = button(self.tr("Copy"), self._copy, icon_name="copy", is_small=True)
        self.save = button(self.tr("Save"), self.save_asked.emit, icon_name="save", is_small=True)
        self.found = Note("")
        self.found.hide()
        card = Card(self.tr("After"), "-")
        self.count = card.caption
        card.head.addWidget(self.copy)
        card.head.addWidget(self.save)
        card.body.addWidget(self.after, 1)
        card.add(self.found)
        return card

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        lay_out(self._halves, self.width())

    @property
    def text(self) -> str:
        """The scrubbed text."""
        return self.after.toPlainText()

    def show_text(self, text: str) -> None:
        """Put a text at the left; what stands at the right is taken away."""
        self.before.setPlainText(text)
        self.before.setFocus()

    def show_people(self, people: Sequence[tuple[PersonId, str, str]]) -> None:
        """Offer whom the text could be about; one match is chosen."""
        self.person.clear()
        self.person.addItem(self.tr("Nobody on file"), "")
        for person_id, name, kana in people:
            self.person.addItem(f"{name}　{kana}" if kana else name, str(person_id))
        if len(people) == 1:
            self.person.setCurrentIndex(1)

    def show_scrubbed(self, text: str, done: "Scrubbed") -> None:
        """Show what became of a text, unless another one is typed by now."""
        if text != self.before.toPlainText():
            return
        found = ((one.start, one.end) for one in done.spans)
        self._turns.run(
            (
                partial(self.after.setPlainText, done.text),
                partial(self._mark, self.before, text, found, "danger-bg"),
                partial(self._mark, self.after, done.text, _places(done.spans), "ok-bg"),
                partial(self._tell, done),
            )
        )

    def _tell(self, done: "Scrubbed") -> None:
        counts = Counter(one.category.value for one in done.spans)
        told = listed(f"{category_word(one)} {number(n)}" for one, n in counts.most_common())
        self.count.setText(self.tr("%n places taken out", "", len(done.spans)))
        nothing = self.tr("Nothing was found. Read the text once more before you hand it over.")
        self.found.say(told or nothing, "" if told else "warn")
        self.found.show()
        self._allow(is_done=True)

    def _mark(
        self, where: QPlainTextEdit, text: str, places: Iterable[tuple[int, int]], tone: str
    ) -> None:
        look = QTextCharFormat()
        look.setBackground(color(tone))
        marks = []
        at = units = 0
        for start, end in islice(places, _MOST_MARKS):
            # Qt counts in halves of characters beyond the first plane.
            first = units + _units(text[at:start])
            units = first + _units(text[start:end])
            at = end
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(where.document())
            cursor.setPosition(first)
            cursor.setPosition(units, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        where.setExtraSelections(marks)

    def _on_typed(self) -> None:
        self._turns.run(())
        count = self.before.document().characterCount() - 1
        self.length.setText(self.tr("%n characters", "", count))
        self.start.setEnabled(0 < count <= MAX_CHARACTERS)
        self.before.setExtraSelections([])
        self.after.clear()
        self.count.setText("")
        self.found.setVisible(count > MAX_CHARACTERS)
        if count > MAX_CHARACTERS:
            said = self.tr("Too long at once: {n} characters at most.")
            self.found.say(said.format(n=number(MAX_CHARACTERS)), "warn")
        self._allow(is_done=False)

    def _allow(self, *, is_done: bool) -> None:
        self.copy.setEnabled(is_done)
        self.save.setEnabled(is_done)

    def _on_person(self) -> None:
        self.notes.setEnabled(self._person() is not None)

    def _person(self) -> PersonId | None:
        key = chosen_key(self.person)
        return PersonId(int(key)) if key else None

    def _ask(self) -> None:
        self.scrub_asked.emit(self.before.toPlainText(), self._person())

    def _ask_for_notes(self) -> None:
        self.notes_asked.emit(self._person())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


def _places(spans: "Sequence[Found]") -> Iterator[tuple[int, int]]:
    """Yield where the words stand that took the place of what was found."""
    shift = 0
    for one in spans:
        width = len(replacement(one.category.value))
        start = one.start + shift
        yield start, start + width
        shift += width - (one.end - one.start)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
