"""How often a password may be tried: from one address and by all together, with longer and longer waits."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock


@dataclass(frozen=True, slots=True)
class Rule:
    """``free`` attempts are not held up; then the waits double from ``first`` to ``most`` seconds. One attempt is
    forgotten every ``fade`` seconds."""

    free: int
    first: float
    most: float
    fade: float


EACH = Rule(free=5, first=15, most=900, fade=900)
ALL = Rule(free=50, first=1, most=60, fade=30)
_REMEMBERED = 10_000  # addresses


@dataclass(slots=True)
class _AttemptTally:
    """Attempts that failed, as far as they are not forgotten, and the moment before which there is no other."""

    count: int = 0
    last: float = 0.0
    until: float = 0.0

    def add(self, rule: Rule, now: float) -> None:
        faded = int((now - self.last) / rule.fade)
        self.count = max(0, self.count - faded) + 1
        self.last = now
        over = self.count - rule.free
        self.until = now + min(rule.first * 2.0 ** min(over, 30), rule.most) if over >= 0 else now


class Attempts:
    """Counts attempts in memory. An attempt counts as failed when it begins, so that many at once gain nothing."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._each: dict[str, _AttemptTally] = {}
        self._all = _AttemptTally()
        self._known: set[str] = set()

    def begin(self, address: str) -> int:
        """Count an attempt of an address and return 0; or count nothing and return how many seconds it has to
        wait.

        An address that has entered before is not held up by what others do.
        """
        place = _place(address)
        with self._lock:
            now = self._clock()
            own = self._each.get(place, _AttemptTally())
            wait = own.until - now
            if place not in self._known:
                wait = max(wait, self._all.until - now)
            if wait > 0:
                return math.ceil(wait)
            self._forget(now)
            own.add(EACH, now)
            self._each[place] = own
            self._all.add(ALL, now)
            return 0

    def succeed(self, address: str) -> None:
        """Forget the attempt that this address began: the password was right."""
        place = _place(address)
        with self._lock:
            self._each.pop(place, None)
            self._all.count = max(0, self._all.count - 1)
            self._all.until = self._clock() if self._all.count < ALL.free else self._all.until
            if len(self._known) < _REMEMBERED:
                self._known.add(place)

    def _forget(self, now: float) -> None:
        """Keep memory bounded: what has faded goes, and if that is not enough, what is oldest."""
        if len(self._each) < _REMEMBERED:
            return
        kept = {place: one for place, one in self._each.items() if now - one.last < EACH.fade * one.count}
        newest = sorted(kept.items(), key=lambda item: item[1].last)[-_REMEMBERED // 2 :]
        self._each = dict(newest)


def _place(address: str) -> str:
    """Return what counts as one address: of IPv6 a whole network of 64 bits, as one computer has them all.

    >>> _place("10.0.0.7"), _place("2001:db8::1:2:3:4"), _place("::ffff:10.0.0.7"), _place("bừa")
    ('10.0.0.7', '2001:db8::/64', '10.0.0.7', '?')
    """
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return "?"
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped or ip_network((known, 64), strict=False))
    return str(known)
