"""Fuzz one reader with atheris: ``python -m tests.fuzz.fuzz_readers TARGET [libFuzzer options]``.

atheris (3.0.0, Linux, Python 3.11) is no dependency: `dev.py soak` says so where it is missing.
"""

import resource
import sys

import atheris

with atheris.instrument_imports(include=["desktop.core.importers", "desktop.core.domain"]):
    from tests.fuzz.targets import TARGETS


# libFuzzer looks at what is in memory once a second; what is only asked for is refused here, at
# once, as a sheet that claims a hundred gigabytes.
_MOST_ASKED_BYTES = 4 << 30


def main() -> None:
    """Hand everything but the target's name to libFuzzer."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ASKED_BYTES, _MOST_ASKED_BYTES))
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
