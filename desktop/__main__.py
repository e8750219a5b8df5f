"""Open the window, or perform the demo without one."""

import argparse
import sys
from collections.abc import Sequence

EX_UNAVAILABLE = 69
_NO_DISPLAY = (
    "画面が見つからないため、ウィンドウを開けません。"
    "--demo --headless で、画面なしの実演ができます。\n"
    "No display was found, so no window can be opened. --demo --headless runs without one."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the application; return its exit code."""
    options = _parser().parse_args(arguments)
    from desktop.app.parts import has_display  # noqa: PLC0415 - after --help

    if options.demo and (options.headless or not has_display()):
        from desktop.app.demo_run import run_demo  # noqa: PLC0415

        return run_demo(as_json=options.json)
    if options.headless or not has_display():
        print(_NO_DISPLAY, file=sys.stderr)  # noqa: T201 - nothing else to tell it with
        return EX_UNAVAILABLE
    from desktop.app.window import Start, run_window  # noqa: PLC0415
    from desktop.core.paths import default_workspace_folder  # noqa: PLC0415

    return run_window(Start(default_workspace_folder(), is_demo=options.demo))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="desktop", description="Career Relay Desktop")
    parser.add_argument("--demo", action="store_true", help="a sample company and its own agency")
    parser.add_argument("--headless", action="store_true", help="perform the demo without a window")
    parser.add_argument("--json", action="store_true", help="end the demo with one line of JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
