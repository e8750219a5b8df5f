"""What linters miss: sizes, catches, words, and what a lock file may not tell."""

import ast
import re

import pytest

from desktop.core.domain.errors import ErrorCode
from desktop.ui.error_table import WORDS
from tests.architecture.source import ROOT, calls, modules

_MAX_MODULE_LINES, _MAX_FUNCTION_LINES = 400, 50
_SPELLED_OUT = "/migrations/versions/"
"""A migration spells its tables out; splitting one by length would not make it clearer."""
_MAY_CATCH_ALL = {
    "desktop/ui/tasks.py",  # the task runner
    "desktop/sync/engine.py",  # the sync loop
    "desktop/ui/error_dialog.py",  # the crash guard
}
_MAY_TRANSLATE_NAMES = {
    "desktop/ui/error_text.py",  # words of the table, marked there one by one
}


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lines = {
        name: len((ROOT / name).read_text("utf-8").splitlines())
        for name in modules()
        if _SPELLED_OUT not in name
    }

    assert {name: count for name, count in lines.items() if count > _MAX_MODULE_LINES} == {}


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = {
        f"{name} {node.name}"
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _code_lines(node) > _MAX_FUNCTION_LINES
    }

    assert not long


def _code_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count from the first statement on; a docstring is no reason to split a function."""
    has_words = ast.get_docstring(node) is not None and len(node.body) > 1
    first = node.body[1] if has_words else node.body[0]
    return (node.end_lineno or first.lineno) - first.lineno + 1


def test_everything_is_caught_in_three_places_only() -> None:
    catching = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and _catches_all(node)
    }

    assert catching <= _MAY_CATCH_ALL


def _catches_all(handler: ast.ExceptHandler) -> bool:
    """Whether bugs end here. A clean-up that raises again swallows nothing."""
    caught = handler.type or ast.Name("Exception")
    names = {node.id for node in ast.walk(caught) if isinstance(node, ast.Name)}
    ends = [node for node in handler.body if isinstance(node, ast.Raise) and node.exc is None]
    return bool(names & {"Exception", "BaseException"}) and not ends


def test_every_error_code_has_words_and_no_other() -> None:
    assert set(WORDS) == set(ErrorCode)


def test_every_error_code_that_is_raised_is_raised_somewhere() -> None:
    text = "\n".join((ROOT / name).read_text("utf-8") for name in modules())
    unused = {
        code.name for code in ErrorCode if len(re.findall(rf"ErrorCode\.{code.name}\b", text)) < 2
    }

    assert unused == set()


def test_what_is_translated_is_a_plain_literal() -> None:
    """Words of a table are marked there; only a module that marks words may look them up."""
    marked = {name for name, _ in calls("QT_TRANSLATE_NOOP")} | _MAY_TRANSLATE_NAMES
    asking = [*calls("tr", "QT_TRANSLATE_NOOP"), *calls("translate")]
    wrong = [
        f"{name}:{call.lineno}"
        for name, call in asking
        if not all(isinstance(text, ast.Constant) for text in _texts(call)) and name not in marked
    ]

    assert len(asking) > 100
    assert wrong == []


def _texts(call: ast.Call) -> list[ast.expr]:
    """Return what a call translates; `str.translate` and plain functions called `tr` do not."""
    if isinstance(call.func, ast.Attribute):
        owner = ast.unparse(call.func.value)
        if call.func.attr == "tr":
            return call.args[:1]
        return call.args[:2] if owner == "QCoreApplication" else []
    return call.args[:2] if ast.unparse(call.func) == "QT_TRANSLATE_NOOP" else []


def test_a_text_built_at_run_time_is_never_translated() -> None:
    built = [
        f"{name}:{call.lineno}"
        for name, call in calls("tr", "translate", "QT_TRANSLATE_NOOP")
        for text in _texts(call)
        if isinstance(text, ast.JoinedStr | ast.BinOp)
    ]

    assert built == []


@pytest.mark.parametrize("module", ["pickle", "joblib", "shelve", "marshal", "dill", "cloudpickle"])
def test_no_object_is_read_from_bytes_that_can_run(module: str) -> None:
    importing = [
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if (
            isinstance(node, ast.Import)
            and any(one.name.split(".")[0] == module for one in node.names)
        )
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == module)
    ]

    assert importing == []


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {one.name.partition(".")[0] for one in node.names}
    return {(node.module or "").partition(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def test_every_locked_package_has_a_hash_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    entries = [
        entry for entry in re.split(r"\n(?=\S)", text) if entry and not entry.startswith("#")
    ]

    assert len(entries) > 20
    assert "://" not in text
    assert not re.search(r"^\s*--(extra-)?index-url|^\s*--find-links", text, re.MULTILINE)
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_no_module_names_a_place_of_one_machine() -> None:
    place = re.compile(r"[\"'](/work/|/root/|/home/|[A-Z]:\\\\Users)")
    named = [name for name in modules() if place.search((ROOT / name).read_text("utf-8"))]

    assert named == []
