"""Large collections let go of in parts, so that other threads have their turns in between."""

from typing import Any, Final

_AT_ONCE: Final = 2_000


def free(*held: list[Any] | dict[Any, Any] | set[Any]) -> None:
    """Empty collections a part at a time; nobody else may need them any more.

    What a hundred thousand rows hold is freed in one go by whoever lets go of it last, and nothing
    can take the interpreter meanwhile: the window stands still for it. It can between two parts.
    """
    for one in held:
        if isinstance(one, list):
            while one:
                del one[-_AT_ONCE:]
            continue
        take = one.popitem if isinstance(one, dict) else one.pop
        while one:
            take()
