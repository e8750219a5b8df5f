"""Work on the main thread in turns: everything is done, nothing holds the window up for long."""

import time

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop.ui.turns import Turns


def test_steps_come_in_order_and_others_have_their_turn_between(qtbot: QtBot) -> None:
    owner, heard = QObject(), list[str]()
    turns = Turns(owner)

    def step(number: int) -> None:
        time.sleep(0.01)
        heard.append(str(number))

    QTimer.singleShot(0, lambda: heard.append("key"))
    turns.run(lambda number=number: step(number) for number in range(3))
    qtbot.waitUntil(lambda: len(heard) == 4)

    assert [each for each in heard if each != "key"] == ["0", "1", "2"]
    assert heard.index("key") < heard.index("2")


def test_a_new_round_drops_what_was_left(qtbot: QtBot) -> None:
    owner, heard = QObject(), list[str]()
    turns = Turns(owner)

    turns.run([lambda: time.sleep(0.01), lambda: heard.append("old")])
    turns.run([lambda: time.sleep(0.01), lambda: heard.append("new")])
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(20)

    assert heard == ["new"]


def test_finish_does_the_rest_at_once() -> None:
    owner, heard = QObject(), list[int]()
    turns = Turns(owner)

    turns.run([lambda: time.sleep(0.01), lambda: heard.append(1), lambda: heard.append(2)])
    turns.finish()

    assert heard == [1, 2]
