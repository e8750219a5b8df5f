"""The card 文面: stage, subject and body with their placeholders."""

import re
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit

from desktop.core.domain.notice import NoticeTemplate
from desktop.core.services.notices.templates import list_placeholders
from desktop.ui.notices.presenter import Group
from desktop.ui.notices.wording import template_stage_word
from desktop.ui.overriding import override
from desktop.ui.theme import color
from desktop.ui.widgets.buttons import ChoiceChips, button
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fields import Field, line_edit
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import row

_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")


class _Marker(QSyntaxHighlighter):
    """Shows placeholders on a tinted ground."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    @override
    def highlightBlock(self, text: str) -> None:
        look = QTextCharFormat()
        look.setBackground(color("selected"))
        look.setForeground(color("accent-text"))
        for found in _PLACEHOLDER.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), look)


class TemplateCard(Card):
    """One template at a time.

    Signals:
        stage_chosen: Key of a stage.
        changed: The edited `NoticeTemplate`.
        relay_toggled: The box リレーの案内を入れる.
        keep_asked: Save the text as the company's template.
    """

    stage_chosen = Signal(str)
    changed = Signal(object)
    relay_toggled = Signal(bool)
    keep_asked = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Text"), "")
        self._template: NoticeTemplate | None = None
        self.keep = button(
            self.tr("Save as template"), self.keep_asked.emit, kind="quiet", is_small=True
        )
        self.head.addWidget(self.keep)
        self.stages = ChoiceChips(self.tr("Stage of selection"), is_wrapped=True)
        self.stages.chosen.connect(self.stage_chosen)
        subject = line_edit()
        subject.textEdited.connect(self._on_edited)
        self.subject = Field(self.tr("Subject"), subject)
        self.body_box = QPlainTextEdit()
        self.body_box.setTabChangesFocus(True)
        self._marker = _Marker(self.body_box.document())
        self.body_box.textChanged.connect(self._on_edited)
        caption = label(self.tr("Body"), "label")
        caption.setBuddy(self.body_box)
        self.body_box.setAccessibleName(self.tr("Body"))
        self.insert = QComboBox()
        self.insert.setAccessibleName(self.tr("Insert a placeholder"))
        self.insert.addItem(self.tr("Insert a placeholder"))
        self.insert.addItems(list(list_placeholders()))
        self.insert.activated.connect(self._insert)
        self.relay = QCheckBox(self.tr("Offer the relay"))
        self.relay.setChecked(True)
        self.relay.setToolTip(
            self.tr("The paragraph stands after the result and says that it is optional.")
        )
        self.relay.toggled.connect(self.relay_toggled)
        self.add(
            label(self.tr("Stage of selection"), "label"),
            self.stages,
            self.subject,
            caption,
        )
        self.body.addWidget(self.body_box, 1)
        self.add(row(self.insert, None), self.relay)

    def show_groups(self, groups: dict[str, Group], current: str) -> None:
        """Show the stages with their counts, and the text of one."""
        self.stages.set_choices(
            [
                (stage, f"{template_stage_word(stage)} {len(group.application_ids)}")
                for stage, group in groups.items()
            ],
            current,
        )
        template = groups[current].template
        if template == self._template:
            return
        is_same_text = self._template is not None and (
            (template.stage, template.subject, template.body)
            == (self._template.stage, self._template.subject, self._template.body)
        )
        self._template = template
        self.relay.blockSignals(True)
        self.relay.setChecked(template.with_relay)
        self.relay.blockSignals(False)
        if not is_same_text:
            self._show_text(template)

    def _show_text(self, template: NoticeTemplate) -> None:
        if self.subject.text != template.subject.strip():
            self.subject.text = template.subject
        if self.body_box.toPlainText() != template.body:
            self.body_box.blockSignals(True)
            self.body_box.setPlainText(template.body)
            self.body_box.blockSignals(False)

    def _on_edited(self) -> None:
        if self._template is None:
            return
        body = self.body_box.toPlainText()
        changed = replace(self._template, subject=self.subject.text, body=body)
        if changed != self._template:
            self._template = changed
            self.changed.emit(changed)

    def _insert(self, index: int) -> None:
        if index > 0:
            self.body_box.insertPlainText("{{" + self.insert.itemText(index) + "}}")
            self.insert.setCurrentIndex(0)
            self.body_box.setFocus()
