"""What the steps of the engine share."""

from typing import NamedTuple

from desktop.core.domain.errors import AppError, ErrorCode
from desktop.core.ports import IsCancelled, Progress
from desktop.core.privacy.grouping.criterion import Criterion
from desktop.core.privacy.grouping.microdata import Distinct, Microdata


class Problem(NamedTuple):
    """What is to be grouped.

    Attributes:
        data: One row per person.
        folded: The same, folded to distinct combinations.
        criterion: What every group keeps.
        max_loss: Groups that lose more on average, beyond what was unknown, are held back.
    """

    data: Microdata
    folded: Distinct
    criterion: Criterion
    max_loss: float = 1.0


class Watch(NamedTuple):
    """Who hears of steps done, and who may stop them."""

    progress: Progress
    is_cancelled: IsCancelled

    def tell(self, done: int, total: int) -> None:
        """Tell of steps done.

        Raises:
            AppError: CANCELLED.
        """
        self.progress(done, total)
        if self.is_cancelled():
            raise AppError(ErrorCode.CANCELLED)
