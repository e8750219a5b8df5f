"""The test command: the whole suite is measured and judged, a part of it is not."""

import pytest

from tools import dev

Calls = list[tuple[str, ...]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What the virtual environment's Python was asked to run; it always succeeds."""
    made: Calls = []

    def python(*arguments: str, **_: object) -> int:
        made.append(arguments)
        return 0

    monkeypatch.setattr(dev, "set_up", lambda _packages: None)
    monkeypatch.setattr(dev, "python", python)
    return made


def test_the_whole_suite_is_measured_in_the_same_run_and_judged(calls: Calls) -> None:
    assert dev.test([]) == 0

    suite, gate = calls
    assert {"pytest", "--cov", "-n2"} <= set(suite)
    assert gate == ("tools/coverage_gate.py",)


def test_a_part_of_the_suite_is_neither_measured_nor_judged(calls: Calls) -> None:
    assert dev.test(["-n0", "tests/unit"]) == 0

    (suite,) = calls
    assert suite[-2:] == ("-n0", "tests/unit")
    assert not {"--cov", "-n2"} & set(suite)


@pytest.mark.parametrize(("failing", "count"), [("pytest", 1), ("tools/coverage_gate.py", 2)])
def test_either_failure_is_the_command_s(
    monkeypatch: pytest.MonkeyPatch, calls: Calls, failing: str, count: int
) -> None:
    def python(*arguments: str, **_: object) -> int:
        calls.append(arguments)
        return 3 if failing in arguments else 0

    monkeypatch.setattr(dev, "python", python)

    assert dev.test([]) == 3
    assert len(calls) == count
