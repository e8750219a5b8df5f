"""Pages and their parts in a real window, offscreen: the longest main-thread block of each act.

10,000 applicants are imported and a mail is queued for each; then every page is visited for the
first time and again, and the parts that hold long lists and texts are used. A block is the longest
gap between two 5 ms ticks, less that of an idle window in the same run; each figure is the lowest
of three runs (decision 35).
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.app.window import dress  # noqa: E402
from desktop.core.domain.workspace import MailMode, SmtpSecurity, SmtpSettings  # noqa: E402
from desktop.core.services.notices.preview_notices import list_waiting  # noqa: E402
from desktop.core.services.notices.send_notices import queue_sending  # noqa: E402
from desktop.core.services.notices.templates import read_template  # noqa: E402
from desktop.core.services.workspace.settings import read_settings, save_settings  # noqa: E402
from desktop.ui.notices.parts import FOLLOW_UP, OUTBOX  # noqa: E402
from desktop.ui.privacy.parts import COUNTS, DUTIES, FILES, TEXTS  # noqa: E402
from desktop.ui.routes import PageKey, Route  # noqa: E402
from tests.fault.rig import reject_all  # noqa: E402
from tools.bench._report import Figure, tell  # noqa: E402
from tools.bench.main_job import ROUNDS, Job  # noqa: E402

_PEOPLE = 10_000
_TEXT = (
    "見本 花子さんは横浜市の溶接工で、電話は090-0000-0000、以前は見本鋼業に勤めていました。\n"
    * 2_000
)


class Tour(Job):
    """One walk through all pages."""

    def walk(self) -> None:
        """Visit and use everything, each act by itself."""
        self._open()
        self._import()
        self._fill()
        for key in PageKey:
            self._act(f"{key.value}, first", self._visit(key))
        for key in PageKey:
            self._act(f"{key.value}, again", self._visit(key))
        self._use_outbox()
        self._use_privacy()
        self._close()

    def _fill(self) -> None:
        workspace = self._workspace()
        reject_all(workspace)
        smtp = SmtpSettings("127.0.0.1", 9, SmtpSecurity.NONE)
        settings = replace(read_settings(workspace), mail_mode=MailMode.SMTP, smtp=smtp)
        save_settings(workspace, settings)
        letters = (list_waiting(workspace), read_template(workspace, "document"))
        queue_sending(workspace, [letters])

    def _workspace(self) -> "object":
        context = self._session.context
        if context is None:
            raise RuntimeError("no workspace is open")
        return context.workspace

    def _use_outbox(self) -> None:
        page = self._session.window.page(PageKey.NOTICES)
        self._session.window.go(Route(PageKey.NOTICES))
        self._act("outbox, first", lambda: page.show_part(OUTBOX))
        view = page.other_parts.outbox
        bar = view.table.verticalScrollBar()
        for number in range(2, 8):
            self._act(f"outbox, page {number}", lambda: bar.setValue(bar.maximum()))
        self._act("outbox, all chosen", view.table.selectAll)
        self._act("without an answer, first", lambda: page.show_part(FOLLOW_UP))

    def _use_privacy(self) -> None:
        page = self._session.window.page(PageKey.PRIVACY)
        self._session.window.go(Route(PageKey.PRIVACY))
        self._wait_idle()
        for part in (COUNTS, TEXTS, FILES, DUTIES):
            self._act(f"{part}, first", lambda part=part: page.show_part(part))
        page.show_part(TEXTS)
        view = page.texts.view
        self._act("long text, shown", lambda: view.show_text(_TEXT))
        self._act("long text, scrubbed", view.start.click)

    def _visit(self, key: PageKey) -> Callable[[], None]:
        return lambda: self._session.window.go(Route(key))

    def _act(self, name: str, act: Callable[[], None]) -> None:
        def run() -> None:
            act()
            self._wait_idle()

        self._stage(name, run)

    def _wait_idle(self) -> None:
        runner = self._session.runner
        quiet = 0
        while quiet < 40:  # noqa: PLR2004 - turns without work
            self._spin(0.005)
            quiet = quiet + 1 if runner.is_idle else 0


def main() -> int:
    """Measure; return the exit code."""
    parser = argparse.ArgumentParser(prog="bench pages")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app = QApplication([])
    dress(app, Path(tempfile.gettempdir()))
    tours = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(prefix="career-relay-bench-") as place:
            tour = Tour(app, Path(place), _PEOPLE)
            tour.walk()
            tours.append(tour)
    blocks = {
        act: min(max(0.0, tour.blocks_ms[act] - tour.idle_ms) for tour in tours)
        for act in tours[0].blocks_ms
    }
    if not options.json:
        for act, block in sorted(blocks.items(), key=lambda one: -one[1]):
            print(f"{block:6.1f} ms  {act}")
    worst = max(blocks, key=lambda act: blocks[act])
    idle = max(tour.idle_ms for tour in tours)
    anchor = f"{_PEOPLE} people and mails; worst act: {worst}; idle at most {idle:.1f} ms, off"
    outbox = max(block for act, block in blocks.items() if act.startswith("outbox"))
    figures = [
        Figure("pages_block_ms_max", round(blocks[worst], 1), "ms", "< 50", anchor),
        Figure("outbox_block_ms_max", round(outbox, 1), "ms", "< 50", anchor),
    ]
    tell(figures, as_json=options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
