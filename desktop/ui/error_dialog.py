"""The crash guard: a report a person can read first, then save."""

import logging
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.ui.error_text import words_for
from desktop.ui.theme import code_font, px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.labels import label
from desktop.ui.widgets.layouts import row

log = logging.getLogger(__name__)


def crash_report(fault: BaseException) -> str:
    """Return what happened without any personal data.

    Only the type of the exception, and file, line and function of each frame; never its message,
    never a value, never a path outside the program.
    """
    import platform  # noqa: PLC0415 - start-up budget; a crash has time
    import traceback  # noqa: PLC0415 - likewise

    lines = [
        f"Career Relay Desktop, {ErrorCode.BUG.value}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        "",
    ]
    lines += [
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(fault.__traceback__)
    ]
    lines.append(type(fault).__name__)
    return "\n".join(lines) + "\n"


class CrashDialog(QDialog):
    """Says that a fault of the program was met, shows the report, saves it where asked."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        words = words_for(AppError(ErrorCode.BUG))
        self.setWindowTitle(words.title)
        self.setMinimumWidth(px(520))
        text = QTextBrowser()
        text.setObjectName("report")
        text.setAccessibleName(self.tr("Report"))
        text.setFont(code_font())
        text.setPlainText(report)
        self._saved = label("", "meta")
        save = button(self.tr("Save the report"), self._ask_where, icon_name="download")
        close = button(self.tr("Close"), self.accept, kind="primary")
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 18)
        box.addWidget(label(words.title, "section"))
        box.addWidget(label(f"{words.effect}\n{words.remedy}", "note", is_wrapped=True))
        box.addWidget(
            label(self.tr("This is the whole report. It holds no personal data."), "meta")
        )
        box.addWidget(text)
        box.addLayout(row(self._saved, None, save, close))

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), "career-relay-report.txt"
        )
        if name:
            self.save_report(Path(name))

    def save_report(self, path: Path) -> None:
        """Write the report as shown."""
        try:
            path.write_text(self._report, encoding="utf-8")
        except OSError:
            self._saved.setText(self.tr("The report could not be saved there."))
        else:
            self._saved.setText(self.tr("Saved."))


def show_crash(fault: BaseException) -> None:
    """Show the crash dialog for an exception that is our fault; at most one at a time."""
    report = crash_report(fault)
    log.critical("crash guard: %s", type(fault).__name__)
    if any(isinstance(each, CrashDialog) for each in QApplication.topLevelWidgets()):
        return
    dialog = CrashDialog(report, QApplication.activeWindow())
    # Without a parent nobody else holds it; and one that was closed must not silence the next.
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.open()
