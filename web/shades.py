"""Counts as shades: at most five steps of colour, and the legend that says what each stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.words import count

STEPS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """``ends`` are the greatest counts of each step, in order: at most five."""

    ends: tuple[int, ...]

    def shade(self, n: int) -> int:
        """The shade of a count, 1 (palest) to 5; 0 for none. Few steps are spread over all shades.

        >>> [scale([2, 40]).shade(n) for n in (0, 1, 3, 40)], scale([1, 2]).shade(2)
        ([0, 1, 2, 5], 5)
        """
        if n <= 0 or not self.ends:
            return 0
        return self._shade_of(min(bisect_left(self.ends, n), len(self.ends) - 1))

    @property
    def legend(self) -> tuple[tuple[int, str], ...]:
        """(shade, the counts that it stands for), palest first.

        >>> scale([2, 40]).legend
        ((1, '1–2'), (2, '3–4'), (3, '5–9'), (4, '10–19'), (5, '20–40'))
        """
        starts = (1, *(end + 1 for end in self.ends[:-1]))
        return tuple(
            (self._shade_of(at), count(start) if start == end else f"{count(start)}–{count(end)}")
            for at, (start, end) in enumerate(zip(starts, self.ends, strict=True))
        )

    def _shade_of(self, step: int) -> int:
        steps = len(self.ends)
        return 2 if steps == 1 else 1 + round(step * (STEPS - 1) / (steps - 1))


def scale(counts: Iterable[int]) -> Scale:
    """A scale for these counts: each step holds about as many times more than the one before it."""
    most = max(counts, default=0)
    if most <= 0:
        return Scale(())
    ends = {most} | {int(most ** (step / STEPS) + 1e-9) for step in range(1, STEPS)}
    return Scale(tuple(sorted(ends)))
