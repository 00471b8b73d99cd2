"""Counts as shades: at most five steps of colour, and the legend that says what each stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from web.parts.languages import write_number as count

STEPS = 5
_SPREAD = {1: (2,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}


@dataclass(frozen=True, slots=True)
class Scale:
    """``ends`` are the greatest counts of each step, in order: at most five; ``least`` is the smallest count."""

    least: int
    ends: tuple[int, ...]

    def shade(self, n: int) -> int:
        """Return the shade of a count, 1 (palest) to 5; 0 for none. Few steps are spread over all shades.

        >>> [make_scale([1, 2, 40]).shade(n) for n in (0, 1, 3, 40)], make_scale([9, 10]).shade(10)
        ([0, 1, 2, 5], 4)
        """
        if n <= 0 or not self.ends:
            return 0
        return self._find_shade(min(bisect_left(self.ends, n), len(self.ends) - 1))

    @property
    def legend(self) -> tuple[tuple[int, str], ...]:
        """Return (shade, the counts that it stands for), palest first.

        >>> make_scale([1, 2, 40]).legend
        ((1, '1–2'), (2, '3–4'), (3, '5–9'), (4, '10–19'), (5, '20–40'))
        """
        starts = (self.least, *(end + 1 for end in self.ends[:-1]))
        return tuple(
            (self._find_shade(at), count(start) if start == end else f"{count(start)}–{count(end)}")
            for at, (start, end) in enumerate(zip(starts, self.ends, strict=True))
        )

    def _find_shade(self, step: int) -> int:
        return _SPREAD[len(self.ends)][step]


def make_scale(counts: Iterable[int]) -> Scale:
    """Make a scale for these counts: each step reaches about as many times higher than the one before it."""
    known = [n for n in counts if n > 0]
    if not known:
        return Scale(0, ())
    least, most = min(known), max(known)
    ends = {int(least * (most / least) ** (step / STEPS) + 1e-9) for step in range(1, STEPS)}
    return Scale(least, tuple(sorted(ends | {most})))
