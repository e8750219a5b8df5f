"""Defects planted on purpose: a suite that lets one pass guards nothing.

A mutant is one defect and the check that must find it. The fixtures of the check are made first,
then the defect is planted, then the check is run and has to fail.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from unittest.mock import patch

import pytest

from desktop.core.domain.errors import AppError


@dataclass(frozen=True)
class Mutant:
    """One defect.

    Attributes:
        name: What is wrong, in words; the name of the test.
        place: What is exchanged, as ``package.module.name``.
        by: What stands there instead.
        check: The test that must fail.
        given: Parameters of the check that are no fixtures.
    """

    name: str
    place: str
    by: object
    check: Callable[..., None]
    given: Mapping[str, object] = field(default_factory=dict)


def assert_killed(mutant: Mutant, request: pytest.FixtureRequest) -> None:
    """Run the check of a mutant with the defect in place; it must fail by what it asserts.

    A defect that breaks the program itself, as by a wrong call, is no proof and is let out.
    """
    names = inspect.signature(mutant.check).parameters
    arguments = {
        name: mutant.given[name] if name in mutant.given else request.getfixturevalue(name)
        for name in names
    }
    with (
        patch(mutant.place, mutant.by),
        pytest.raises((AssertionError, AppError, pytest.fail.Exception)),
    ):
        mutant.check(**arguments)
