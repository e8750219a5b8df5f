"""A document as it will be written, with the ways to save it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser

from desktop.core.domain.document import Document, DocumentForm
from desktop.core.services.privacy.duty_papers import document_page
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import Card


class PaperView(Card):
    """One document and its buttons.

    Signals:
        save_asked: (`Document`, `DocumentForm`) to be written.
    """

    save_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("-")
        self._document: Document | None = None
        words = {
            DocumentForm.PDF: self.tr("Save as PDF"),
            DocumentForm.HTML: self.tr("Save as a web page"),
            DocumentForm.TEXT: self.tr("Save as text"),
        }
        self.forms = {
            form: button(text, partial(self._ask, form), is_small=True)
            for form, text in words.items()
        }
        for each in self.forms.values():
            self.head.addWidget(each)
        self.page = QTextBrowser()
        self.page.setObjectName("report")
        self.page.setOpenLinks(False)
        self.body.addWidget(self.page, 1)

    def show_document(self, document: Document) -> None:
        """Show a document from its beginning."""
        self._document = document
        self.title.setText(document.title)
        self.setAccessibleName(document.title)
        self.page.setAccessibleName(document.title)
        self.page.setHtml(document_page(document))

    def _ask(self, form: DocumentForm) -> None:
        if self._document is not None:
            self.save_asked.emit(self._document, form)
