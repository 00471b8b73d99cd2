"""How long the work for one request may take: told once where it begins, looked at in the loops that it goes through.

Nothing is interrupted from outside: what works in a loop of texts, citations or rows calls ``check_time``, which raises
where the time is up. So locks are released, and nothing is left half done. Without ``limit_time`` there is no limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import monotonic, thread_time

from indexer.errors import OutOfTime


@dataclass(frozen=True, slots=True)
class Deadline:
    """``work`` is the moment of this thread's processor time, ``clock`` that of the clock, at which work ends."""

    work: float
    clock: float


_DEADLINE: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def limit_time(work: float, clock: float) -> Iterator[None]:
    """Let what is done inside take so many seconds of the processor, and of the clock, in this thread.

    Processor time is what one request takes from all others; a busy machine does not make it more.

    >>> with limit_time(work=0.0, clock=60.0):
    ...     check_time()
    Traceback (most recent call last):
        ...
    OutOfTime: ...
    """
    before = _DEADLINE.set(Deadline(thread_time() + work, monotonic() + clock))
    try:
        yield
    finally:
        _DEADLINE.reset(before)


@contextmanager
def lift_limit() -> Iterator[None]:
    """Let what is done inside take as long as it needs: what is begun for all requests, and must be ended."""
    before = _DEADLINE.set(None)
    try:
        yield
    finally:
        _DEADLINE.reset(before)


def is_limited() -> bool:
    """Tell whether the work is that of a request, which has a limit; what cannot be stopped half way is then begun
    on less.
    """
    return _DEADLINE.get() is not None


def check_time() -> None:
    """Return while there is time. Raises OutOfTime."""
    deadline = _DEADLINE.get()
    if deadline is not None and (thread_time() > deadline.work or monotonic() > deadline.clock):
        raise OutOfTime(
            "Yêu cầu này cần quá nhiều thời gian nên đã dừng. Hãy thu hẹp câu tìm, gửi từng phần, hoặc dùng dòng lệnh.",
            "This takes too long and was stopped. Narrow the search, send it in parts, or use the command line.",
        )
