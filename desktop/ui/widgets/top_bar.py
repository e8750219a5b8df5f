"""The bar at the top: search, the gauge, the state of synchronization in words."""

from PySide6.QtCore import QLocale, QSize, Qt, QTime, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from desktop.ui.icons import set_icon
from desktop.ui.theme import px
from desktop.ui.widgets.buttons import button
from desktop.ui.widgets.cards import rule
from desktop.ui.widgets.gauge import SegmentGauge
from desktop.ui.widgets.labels import label, set_look
from desktop.ui.widgets.layouts import row

HIDES_WORDS_BELOW = 1180


class TopBar(QFrame):
    """Search, gauge and sync state.

    Signals:
        search_asked: Enter in the search field, with its text.
        gauge_asked: The gauge was pressed.
        sync_asked: The sync state was pressed.
    """

    search_asked = Signal(str)
    gauge_asked = Signal()
    sync_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top")
        self.setFixedHeight(px(52))
        self.search = self._make_search()
        self._gauge_box = self._make_gauge()
        self._sync = self._make_sync()
        line = QHBoxLayout(self)
        line.setContentsMargins(px(24), 0, px(18), 0)
        line.setSpacing(14)
        line.addWidget(self.search, 3)
        line.addStretch(1)
        line.addWidget(self._gauge_box)
        line.addWidget(rule(is_upright=True))
        line.addWidget(self._sync)

    def _make_search(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(self.tr("Search people, vacancies, notices, settings"))
        made.setAccessibleName(self.tr("Search everything"))
        made.setToolTip("Ctrl+K")
        made.setMaximumWidth(px(392))
        made.setMinimumWidth(px(140))
        made.setClearButtonEnabled(True)
        sign = QAction(made)
        set_icon(sign, "search", "text-3")
        made.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        made.returnPressed.connect(lambda: self.search_asked.emit(made.text().strip()))
        return made

    def _make_gauge(self) -> QWidget:
        self._gauge = SegmentGauge()
        self._units = label("", "strong")
        self._words = label("", "meta")
        self._slot_word = label(self.tr("Slots"), "note")
        self._open_ledger = button("", self.gauge_asked.emit, kind="quiet", is_small=True)
        set_icon(self._open_ledger, "chevron-right", "accent-text")
        self._open_ledger.setAccessibleName(self.tr("Open the ledger"))
        self._open_ledger.setToolTip(self.tr("Open the ledger"))
        made = QWidget()
        made.setLayout(
            row(
                self._slot_word, self._gauge, self._units, self._words, self._open_ledger, spacing=9
            )
        )
        made.setVisible(False)
        return made

    def _make_sync(self) -> QPushButton:
        made = QPushButton()
        made.setProperty("shape", "sync")
        made.setIconSize(QSize(px(18), px(18)))
        made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        made.setToolTip(self.tr("Show what was sent and received"))
        made.clicked.connect(self.sync_asked)
        made.setVisible(False)
        return made

    def show_gauge(self, filled: int, expected: int, ratio: int, slots: int = 0) -> None:
        """Show units towards the next slot, filled for sure and hatched while being checked.

        A slot that can be used and nothing towards the next shows as a full gauge.
        """
        if slots and not filled:
            self._show_full(expected, ratio, slots)
            return
        words = self.tr("{count} more for one free introduction").format(count=ratio - filled)
        if slots:
            words = self.tr("%n slots can be used", "", slots)
        says = self.tr("{filled} of {ratio} registrations confirmed, {expected} being checked")
        self._gauge.show_units(
            filled, expected, ratio, says.format(filled=filled, ratio=ratio, expected=expected)
        )
        self._units.setText(f"{filled} / {ratio}")
        self._words.setText(words)
        self._gauge_box.setVisible(True)

    def _show_full(self, expected: int, ratio: int, slots: int) -> None:
        said = self.tr("%n slots can be used", "", slots)
        self._gauge.show_units(ratio, expected, ratio, said)
        self._units.setText(self.tr("%n slots", "", slots))
        self._words.setText(self.tr("can be used"))
        self._gauge_box.setVisible(True)

    def show_online(self, at: QTime | None) -> None:
        """Say that the agency was reached."""
        text = self.tr("Online")
        if at is not None:
            time = QLocale().toString(at, QLocale.FormatType.ShortFormat)
            text = self.tr("Online, synced {time}").format(time=time)
        self._show_sync("circle-check", "ok", text)

    def show_offline(self, waiting: int) -> None:
        """Say that we are offline, which is a normal state."""
        text = self.tr("Offline")
        if waiting:
            text = self.tr("Offline, %n waiting to be sent", "", waiting)
        self._show_sync("cloud-off", "plain", text)

    def show_attention(self, count: int) -> None:
        """Say that something needs a look."""
        self._show_sync("triangle-alert", "warn", self.tr("%n to check", "", count))

    def show_not_enrolled(self) -> None:
        """Say that no agency is connected yet."""
        self._show_sync("circle-dashed", "plain", self.tr("No agency yet"))

    def _show_sync(self, icon_name: str, tone: str, text: str) -> None:
        ink = "text-2" if tone == "plain" else tone
        set_icon(self._sync, icon_name, ink)
        self._sync.setText(f" {text}")
        self._sync.setAccessibleName(text)
        set_look(self._sync, tone=tone)
        self._sync.setVisible(True)

    @property
    def sync_text(self) -> str:
        """The words that say how synchronization stands."""
        return self._sync.accessibleName()

    @property
    def gauge_text(self) -> str:
        """The sentence the gauge says."""
        return self._gauge.accessibleName()

    def adapt(self, window_width: int) -> None:
        """Leave words out where the window is narrow; the tooltip keeps them."""
        is_wide = window_width >= px(HIDES_WORDS_BELOW)
        self._words.setVisible(is_wide)
        self._slot_word.setVisible(is_wide)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
