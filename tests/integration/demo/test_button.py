"""The window's button 「応募者10名が登録する（サンプル）」."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.parts import make_demo
from desktop.core.services.credits.read_credits import read_credits
from desktop.demo.main_job import Demo

pytestmark = [pytest.mark.allow_hosts(["127.0.0.1"]), pytest.mark.slow]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    made = make_demo(tmp_path)
    yield made
    made.close()


def ignore(_done: int, _total: int | None) -> None:
    """Take no note."""


def test_ten_register_by_the_common_link_where_no_notice_was_written(demo: Demo) -> None:
    registered = demo.register_from_store(ignore)

    assert registered == 10
    assert read_credits(demo.workspace).slots_available == 1


def test_a_second_press_registers_nobody_twice(demo: Demo) -> None:
    demo.register_from_store(ignore)

    assert demo.register_from_store(ignore) == 0
    assert read_credits(demo.workspace).confirmed == 10
