"""Keep the catalogues of the window complete: update them, or check that they are.

python3 tools/i18n.py            collect texts and compile the catalogues
python3 tools/i18n.py --check    fail where a text is missing, untranslated or not compiled
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from defusedxml import ElementTree

ROOT = Path(__file__).resolve().parents[1]
CATALOGUES = ROOT / "resources" / "i18n"
TOOLS = Path(sys.executable).parent


def main() -> int:
    """Update or check; return the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args().check:
        for catalogue in _catalogues():
            _collect(catalogue)
            _compile(catalogue, catalogue.with_suffix(".qm"))
        return 0
    faults = [fault for catalogue in _catalogues() for fault in _faults(catalogue)]
    print("\n".join(faults) or "catalogues are complete")
    return 1 if faults else 0


def _catalogues() -> list[Path]:
    return sorted(CATALOGUES.glob("*.ts"))


def _sources() -> list[str]:
    return [str(file) for file in sorted((ROOT / "desktop" / "ui").rglob("*.py"))]


def _collect(catalogue: Path) -> None:
    plurals = ["-pluralonly"] if catalogue.stem.endswith("_en") else []
    options = ["-no-obsolete", *plurals, "-ts", str(catalogue)]
    command = [str(TOOLS / "pyside6-lupdate"), *_sources(), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)


def _compile(catalogue: Path, target: Path) -> None:
    command = [str(TOOLS / "pyside6-lrelease"), str(catalogue), "-qm", str(target)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _faults(catalogue: Path) -> list[str]:
    """Return what is wrong with one catalogue: its texts against the code's, and its .qm."""
    with tempfile.TemporaryDirectory() as place:
        fresh = Path(place) / catalogue.name
        shutil.copy(catalogue, fresh)
        _collect(fresh)
        # English is the source: its catalogue holds plurals only, and lupdate is told so.
        missing = _texts(fresh) - _texts(catalogue)
        stale = _texts(catalogue) - _texts(fresh)
        compiled = Path(place) / "fresh.qm"
        _compile(catalogue, compiled)
        is_compiled = compiled.read_bytes() == catalogue.with_suffix(".qm").read_bytes()
    name = catalogue.name
    faults = [f"{name}: not collected: {text[1]!r}" for text in sorted(missing)]
    faults += [f"{name}: no longer in the code: {text[1]!r}" for text in sorted(stale)]
    faults += [f"{name}: untranslated: {text!r}" for text in _unfinished(catalogue)]
    return faults if is_compiled else [*faults, f"{name}: its .qm is older than it"]


def _texts(catalogue: Path) -> set[tuple[str, str]]:
    found = set()
    for context in ElementTree.parse(catalogue).getroot().iter("context"):
        name = context.findtext("name", "")
        found |= {(name, message.findtext("source", "")) for message in context.iter("message")}
    return found


def _unfinished(catalogue: Path) -> list[str]:
    messages = ElementTree.parse(catalogue).getroot().iter("message")
    return [
        message.findtext("source", "")
        for message in messages
        if (found := message.find("translation")) is not None and found.get("type") == "unfinished"
    ]


if __name__ == "__main__":
    sys.exit(main())
