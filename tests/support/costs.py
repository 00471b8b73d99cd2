"""What one amount of work costs beside another, fairly: no turn of the collector falls on one side alone."""

from __future__ import annotations

import gc
from collections.abc import Callable


def grows_evenly(cost: Callable[[int], float], few: int, many: int) -> bool:
    """Tell whether many cost less than three times their share of what few cost: the least of three trials of each.

    Where each is compared with each, eight times as many cost sixty-four times as much.
    """
    cost(few // 5)  # what is made ready once
    gc.collect()
    gc.disable()
    try:
        return min(cost(many) for _ in range(3)) < 3 * (many / few) * min(cost(few) for _ in range(3))
    finally:
        gc.enable()
