"""The navigation at the left: grouped, named, and only icons where the window is narrow."""

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.actions import PAGES
from desktop.ui.icons import set_icon
from desktop.ui.overriding import override
from desktop.ui.routes import PageKey
from desktop.ui.theme import color, font, px
from desktop.ui.widgets.labels import ElidedLabel, label

WIDE, NARROW = 212, 56
COLLAPSES_BELOW = 1120

_ICONS = {
    PageKey.HOME: "house",
    PageKey.PEOPLE: "users",
    PageKey.VACANCIES: "briefcase",
    PageKey.IMPORTS: "file-input",
    PageKey.NOTICES: "mail",
    PageKey.RELAY: "handshake",
    PageKey.REAPPROACH: "calendar-clock",
    PageKey.PRIVACY: "eye-off",
    PageKey.SYNC: "refresh-cw",
    PageKey.SETTINGS: "settings",
}


def page_title(key: PageKey) -> str:
    """Return the name of a screen in the user's language."""
    return {
        PageKey.HOME: QCoreApplication.translate("Navigation", "Home"),
        PageKey.PEOPLE: QCoreApplication.translate("Navigation", "People"),
        PageKey.VACANCIES: QCoreApplication.translate("Navigation", "Vacancies"),
        PageKey.IMPORTS: QCoreApplication.translate("Navigation", "Import"),
        PageKey.NOTICES: QCoreApplication.translate("Navigation", "Rejection notices"),
        PageKey.RELAY: QCoreApplication.translate("Navigation", "Relay and slots"),
        PageKey.REAPPROACH: QCoreApplication.translate("Navigation", "Invite again"),
        PageKey.PRIVACY: QCoreApplication.translate("Navigation", "Anonymous data"),
        PageKey.SYNC: QCoreApplication.translate("Navigation", "Sync"),
        PageKey.SETTINGS: QCoreApplication.translate("Navigation", "Settings"),
    }[key]


def page_icon(key: PageKey) -> str:
    """Return the icon of a screen."""
    return _ICONS[key]


class _Item(QToolButton):
    """One screen: icon, name, and a count at the right."""

    def __init__(self, key: PageKey) -> None:
        super().__init__()
        self._name = page_title(key)
        self._count = ""
        self.setText(f" {self._name}")
        set_icon(self, _ICONS[key], tone_on="accent-text", size=QSize(px(18), px(18)))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._key_text = PAGES[key]
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = QLocale().toString(count) if count else ""
        self.setAccessibleName(f"{self._name} {self._count}".strip())
        self.setToolTip(f"{self.accessibleName()}  {self._key_text}")
        self.update()

    def show_narrow(self, *, is_narrow: bool) -> None:
        style = Qt.ToolButtonStyle
        only = style.ToolButtonIconOnly if is_narrow else style.ToolButtonTextBesideIcon
        self.setToolButtonStyle(only)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count or self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            return
        painter = QPainter(self)
        painter.setFont(font(12))
        painter.setPen(color("accent-text" if self.isChecked() else "text-3"))
        room = self.rect().adjusted(0, 0, -px(10), 0)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, right, self._count)


class Navigation(QFrame):
    """All screens of this version; pages that do not exist yet do not appear.

    Signals:
        chosen: A `PageKey` was pressed.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("nav")
        self.setAccessibleName(self.tr("Navigation"))
        self._items: dict[PageKey, _Item] = {}
        self._titles: list[QLabel] = []
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(px(10), px(10), px(10), 0)
        self._box.setSpacing(0)
        self._add_groups()
        self._box.addStretch(1)
        self._who = self._make_who()
        self._box.addWidget(self._who)
        self._is_narrow = False
        self.setFixedWidth(px(WIDE))

    def _add_groups(self) -> None:
        for title, keys in (
            (
                self.tr("Every day"),
                (
                    PageKey.HOME,
                    PageKey.PEOPLE,
                    PageKey.VACANCIES,
                    PageKey.IMPORTS,
                    PageKey.NOTICES,
                ),
            ),
            (self.tr("Connections"), (PageKey.RELAY, PageKey.REAPPROACH)),
            (self.tr("Administration"), (PageKey.PRIVACY, PageKey.SYNC, PageKey.SETTINGS)),
        ):
            heading = label(title)
            self._titles.append(heading)
            self._box.addWidget(heading)
            for key in keys:
                self._add_item(key)

    def _add_item(self, key: PageKey) -> None:
        item = _Item(key)
        item.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(item)
        self._items[key] = item
        self._box.addWidget(item)

    def _make_who(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("who")
        self._company = ElidedLabel()
        self._staff = ElidedLabel()
        self._staff.setObjectName("staff")
        box = QVBoxLayout(frame)
        box.setContentsMargins(px(10), px(9), 0, px(9))
        box.setSpacing(0)
        box.addWidget(self._company)
        box.addWidget(self._staff)
        return frame

    def show_current(self, key: PageKey) -> None:
        """Mark the screen that is shown."""
        self._items[key].setChecked(True)

    def show_count(self, key: PageKey, count: int) -> None:
        """Show a number beside a name; nothing for 0."""
        self._items[key].show_count(count)

    def show_who(self, company: str, staff: str) -> None:
        """Show whose workspace this is and who works in it (担当者)."""
        self._company.show_text(company)
        self._staff.show_text(staff)

    def adapt(self, window_width: int) -> None:
        """Become narrow or wide, as the window allows after text scaling."""
        is_narrow = window_width < px(COLLAPSES_BELOW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self.setFixedWidth(px(NARROW if is_narrow else WIDE))
        for item in self._items.values():
            item.show_narrow(is_narrow=is_narrow)
        parts: list[QWidget] = [*self._titles, self._who]
        for part in parts:
            part.setVisible(not is_narrow)
