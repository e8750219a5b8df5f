"""What the viewer asks for: a file, its pages as pictures, a copy for another program."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from desktop.core.domain.attachments import AttachmentId, PagePicture, ShownAs
from desktop.core.domain.errors import AppError, ErrorCode
from desktop.ui.context import WindowContext
from desktop.ui.presenter import Presenter
from desktop.ui.tasks import Executor

if TYPE_CHECKING:
    from desktop.core.services.attachments.show import ShownFile
    from desktop.core.services.workspace.context import Workspace

_MOST_PIXELS = 24_000_000
_SMOOTH = Qt.TransformationMode.SmoothTransformation


class ViewerPresenter(Presenter):
    """Keeps the file that is shown.

    Signals:
        opened: (how it is shown, how many pages).
        text_loaded: The words of a text file.
        drawn: (page, QImage).
        outside_opened: Whether a program took the copy.
    """

    opened = Signal(object, int)
    text_loaded = Signal(str)
    drawn = Signal(int, object)
    outside_opened = Signal(bool)

    def __init__(self, context: WindowContext, parent: QObject) -> None:
        super().__init__(context, parent)
        self._file: ShownFile | None = None
        self._number = AttachmentId(0)
        self._round = 0

    def open(self, attachment_id: int) -> None:
        """Read a file; what was shown before is closed."""
        self.close()
        self._number = AttachmentId(attachment_id)
        number = self._number

        def read(workspace: "Workspace") -> "ShownFile":
            from desktop.core.services.attachments.show import show_attachment

            return show_attachment(workspace, number)

        workspace, current = self.context.workspace, self._round
        self.context.runner.run(
            lambda _: read(workspace),
            on=Executor.DRAWING,
            owner=self,
            on_success=partial(self._on_read, current),
            on_error=self.failed.emit,
        )

    def draw(self, page: int, width: int) -> None:
        """Ask for a page, or the picture, as many pixels wide."""
        file, current = self._file, self._round
        if file is None:
            return
        self.context.runner.run(
            lambda _: _image_of(file, page, width),
            on=Executor.DRAWING,
            owner=self,
            on_success=lambda image: self._on_drawn(current, page, image),
            on_error=self._on_fault,
        )

    def open_outside(self) -> None:
        """Write a plain copy and hand it to the system's program for such files."""
        number = self._number

        def write(workspace: "Workspace", _: object) -> Path:
            from desktop.core.services.attachments.show import copy_for_outside

            return copy_for_outside(workspace, number)

        self.work(write, lambda path: self.outside_opened.emit(self.context.open_path(path)))

    def close(self) -> None:
        """Forget the file; a PDF's process ends."""
        self._round += 1
        file, self._file = self._file, None
        _close(file)

    def _on_read(self, current: int, file: "ShownFile") -> None:
        if current != self._round:
            _close(file)
            return
        self._file = file
        count = file.pages.count if file.pages is not None else 1
        self.opened.emit(file.kind, count)
        if file.kind is ShownAs.TEXT:
            self.text_loaded.emit(file.text)

    def _on_drawn(self, current: int, page: int, image: QImage) -> None:
        if current == self._round:
            self.drawn.emit(page, image)

    def _on_fault(self, fault: AppError) -> None:
        # A file closed while a page of it was drawn is nobody's fault.
        if self._file is not None:
            self.failed.emit(fault)


def _close(file: "ShownFile | None") -> None:
    if file is not None and file.pages is not None:
        file.pages.close()


def _image_of(file: "ShownFile", page: int, width: int) -> QImage:
    """Return a picture; in a worker, which `QImage` allows."""
    if file.pages is not None:
        return _of_pixels(file.pages.draw(page, width))
    buffer = QBuffer()
    buffer.setData(QByteArray(file.content))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS:
        # Larger than any screen: decoded smaller, not refused.
        share = (_MOST_PIXELS / (size.width() * size.height())) ** 0.5
        reader.setScaledSize(QSize(int(size.width() * share), int(size.height() * share)))
    image = reader.read()
    if image.isNull():
        raise AppError(ErrorCode.ATTACHMENT_DAMAGED)
    return image.scaledToWidth(width, _SMOOTH) if width < image.width() else image


def _of_pixels(picture: PagePicture) -> QImage:
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    # Its own memory: the bytes are not kept beside it.
    return image.copy()
