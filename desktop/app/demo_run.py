"""The demo without a window: every step told, pages drawn, counts at the end."""

import json
from dataclasses import asdict

from desktop.app.parts import make_demo
from desktop.app.words import tell_fault
from desktop.core.domain.errors import AppError
from desktop.demo.counts import DemoCounts
from desktop.demo.main_job import Demo, run_main_job


def run_demo(*, as_json: bool) -> int:
    """Perform the main job on the sample company; return the exit code."""
    try:
        demo = make_demo()
        try:
            counts = _perform(demo)
        finally:
            demo.close()
    except AppError as error:
        return tell_fault(error, as_json=as_json)
    if as_json:
        print(json.dumps(asdict(counts)))  # noqa: T201 - the answer
    return 0


def _perform(demo: Demo) -> DemoCounts:
    from desktop.app.pictures import draw_pages  # noqa: PLC0415 - Qt only where drawn

    _say(f"サンプルの置き場所　{demo.folder}")
    counts = run_main_job(demo, _say)
    folder = demo.folder / "pictures"
    files = draw_pages(demo, folder)
    _say(f"画面　{len(files)}枚の画像を書きました　{folder}")
    return counts


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - the demo tells its steps
