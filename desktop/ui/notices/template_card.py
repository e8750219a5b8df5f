"""The card 文面: stage, tone, subject and body with their placeholders as chips."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QWidget

from desktop.core.domain.notice import RELAY_KINDS, NoticePreview, NoticeTemplate, TextPlace
from desktop.core.domain.notice import TextSource as Source
from desktop.core.services.notices.templates import is_result, list_placeholders
from desktop.ui.notices.text_editor import ChipEdit
from desktop.ui.notices.text_groups import Group
from desktop.ui.notices.wording import group_word, keep_text, source_text, tone_words
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import ChoiceChips, button, chip
from desktop.ui.widgets.cards import Card, scrolled
from desktop.ui.widgets.fields import Field
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import Flow, column, row

_SUGGESTED = (
    "リレー案内文",
    "署名",
    "再応募の案内",
    "廃棄期限",
    "応募日",
    "書類の取扱い",
    "会社電話",
    "会社メール",
)
_RELAY = ("リレー案内文", "リレーURL")
_MOST_SUGGESTED = 3
_MOST_TITLE = 8


class TemplateCard(Card):
    """One text at a time.

    Signals:
        stage_chosen: Key of a group.
        tone_chosen: A `Tone`.
        changed: The edited `NoticeTemplate`.
        relay_toggled: The box リレーの案内を入れる.
        keep_asked: Save the text for a `TextSource`.
        versions_asked: Show the versions of this text.
    """

    stage_chosen = Signal(str)
    tone_chosen = Signal(str)
    changed = Signal(object)
    relay_toggled = Signal(bool)
    keep_asked = Signal(object)
    versions_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Text"), "-")
        self.caption.hide()
        self._template: NoticeTemplate | None = None
        self._groups: Mapping[str, Group] = {}
        self._narrower = ("", "")
        self.versions = button(
            self.tr("Versions"), self.versions_asked.emit, kind="quiet", is_small=True
        )
        self.keep = button(self.tr("Save"), kind="quiet", is_small=True)
        self.keeping = QMenu(self)
        self.keep.setMenu(self.keeping)
        self.keeping.aboutToShow.connect(self._offer_keeping)
        self.head.addWidget(self.versions)
        self.head.addWidget(self.keep)
        self._make_choices()
        self._make_editors()
        self._arrange()

    def _make_choices(self) -> None:
        self.stages = ChoiceChips(self.tr("Stage of selection"), is_wrapped=True)
        self.stages.chosen.connect(self.stage_chosen)
        self.more = button(self.tr("Other texts"), kind="quiet", is_small=True)
        self.others = QMenu(self)
        self.more.setMenu(self.others)
        self.others.aboutToShow.connect(self._offer_others)
        self.tones = ChoiceChips(self.tr("Tone"))
        self.tones.set_choices(tone_words(), "standard")
        self.tones.chosen.connect(self.tone_chosen)
        self.source = label("", "meta", is_wrapped=True)

    def _make_editors(self) -> None:
        known = frozenset(list_placeholders())
        self.subject_box = ChipEdit(known.__contains__, is_one_line=True)
        self.subject_box.edited.connect(self._on_edited)
        self.body_box = ChipEdit(known.__contains__)
        self.body_box.edited.connect(self._on_edited)
        self.body_box.setAccessibleName(self.tr("Body"))
        self.body_box.setMinimumHeight(px(160))
        self.insert = QComboBox()
        self.insert.setAccessibleName(self.tr("Insert a placeholder"))
        self.insert.addItem(self.tr("Insert a placeholder"))
        self.insert.addItems(list(list_placeholders()))
        self.insert.activated.connect(self._insert)
        self.suggested = [chip("", icon_name="plus") for _ in range(_MOST_SUGGESTED)]
        for each in self.suggested:
            each.setCheckable(False)
            each.clicked.connect(partial(self._insert_suggested, each))
        self.relay = QCheckBox(self.tr("Offer the relay"))
        self.relay.setChecked(True)
        self.relay.setToolTip(
            self.tr("The paragraph stands after the result and says that it is optional.")
        )
        self.relay.toggled.connect(self.relay_toggled)

    def _arrange(self) -> None:
        caption = label(self.tr("Body"), "label")
        caption.setBuddy(self.body_box)
        items = column(
            row(label(self.tr("Stage of selection"), "label"), None, self.more),
            self.stages,
            label(self.tr("Tone"), "label"),
            self.tones,
            self.source,
            Field(self.tr("Subject"), self.subject_box),
            caption,
            self.body_box,
            label(self.tr("What can be filled in"), "label"),
            Flow(*self.suggested, spacing=6),
            self.insert,
            spacing=6,
        )
        items.setContentsMargins(14, 0, 12, 8)
        items.setStretch(7, 1)
        content = QWidget()
        content.setLayout(items)
        inside = scrolled(content)
        inside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_edge_to_edge(inside, 1)
        foot = row(self.relay, None)
        foot.setContentsMargins(14, 8, 14, 10)
        self.body.addLayout(foot)

    def show_groups(self, groups: dict[str, Group], current: str) -> None:
        """Show the stages with their counts, and the text of one."""
        self._groups = groups
        shown = {
            key: group
            for key, group in groups.items()
            if group.application_ids or key == current or _is_usual(group)
        }
        self.stages.set_choices(
            [(key, f"{_word(group)} {len(group.application_ids)}") for key, group in shown.items()],
            current,
        )
        group = groups[current]
        self.tones.choose(group.text.key.tone)
        self.source.setText(_source(group))
        self._show_template(group.template)

    def show_narrower(self, preview: NoticePreview) -> None:
        """Take note for which vacancy and reason a text may be saved: those of the person shown."""
        self._narrower = (preview.vacancy_title, preview.reason)

    def jump(self, place: TextPlace | None) -> None:
        """Go to a stretch of the text; to its end where nothing stands yet."""
        if place is None:
            length = len(self.body_box.source())
            place = TextPlace(length, length)
        box = self.subject_box if place.is_in_subject else self.body_box
        box.select_source(place.start, place.end)

    def _show_template(self, template: NoticeTemplate) -> None:
        if template == self._template:
            return
        self._template = template
        self.relay.blockSignals(True)
        self.relay.setChecked(template.with_relay)
        self.relay.blockSignals(False)
        self.relay.setVisible(template.kind in RELAY_KINDS)
        for box, text in ((self.subject_box, template.subject), (self.body_box, template.body)):
            if box.source() != text:
                box.show_source(text)
        self._suggest()

    def _on_edited(self) -> None:
        if self._template is None:
            return
        changed = replace(
            self._template, subject=self.subject_box.source(), body=self.body_box.source()
        )
        if (changed.subject, changed.body) != (self._template.subject, self._template.body):
            self._template = changed
            self._suggest()
            self.changed.emit(changed)

    def _suggest(self) -> None:
        """Offer what the text does not hold yet."""
        template = self._template
        if template is None:
            return
        barred = () if template.kind in RELAY_KINDS else _RELAY
        left = [
            name
            for name in _SUGGESTED
            if f"{{{{{name}}}}}" not in template.body and name not in barred
        ]
        for at, each in enumerate(self.suggested):
            each.setVisible(at < len(left))
            each.setText(left[at] if at < len(left) else "")

    def _insert_suggested(self, pressed: QWidget) -> None:
        self.body_box.insert_chip(str(pressed.property("text")))

    def _insert(self, index: int) -> None:
        if index > 0:
            self.body_box.insert_chip(self.insert.itemText(index))
            self.insert.setCurrentIndex(0)

    def _offer_others(self) -> None:
        self.others.clear()
        for key, group in self._groups.items():
            choose = partial(self.stage_chosen.emit, key)
            words = f"{_word(group)}　{len(group.application_ids)}"
            self.others.addAction(words).triggered.connect(choose)

    def _offer_keeping(self) -> None:
        self.keeping.clear()
        vacancy, reason = self._narrower
        offers = [(Source.COMPANY, True), (Source.VACANCY, bool(vacancy))]
        offers += [(Source.REASON, bool(reason))]
        offers += [(Source.VACANCY_AND_REASON, bool(vacancy and reason))]
        for source, is_there in offers:
            if is_there:
                keep = partial(self.keep_asked.emit, source)
                words = keep_text(source, vacancy, reason)
                self.keeping.addAction(words).triggered.connect(keep)


def _is_usual(group: Group) -> bool:
    key = group.text.key
    return (
        key.vacancy_id is None and not key.reason and is_result(key.stage) and key.stage != "late"
    )


def _word(group: Group) -> str:
    title = group.text.vacancy_title
    short = title if len(title) <= _MOST_TITLE else f"{title[:_MOST_TITLE]}…"
    return group_word(group.text.key, short)


def _source(group: Group) -> str:
    key = group.text.key
    return source_text(group.text.source, group.text.vacancy_title, key.reason)
