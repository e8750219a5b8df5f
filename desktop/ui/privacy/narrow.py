"""Two halves side by side, or one above the other where there is little room."""

from PySide6.QtWidgets import QBoxLayout

from desktop.ui.theme import px

_LEAST_WIDTH = 820


def lay_out(halves: QBoxLayout, width: int) -> None:
    """Put the halves as the width allows."""
    is_wide = width >= px(_LEAST_WIDTH)
    wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
    if halves.direction() != wanted:
        halves.setDirection(wanted)
