"""Other processes that share the work of making words: the results are the same, and in the same order.

A worker is this Python, started anew: nothing is forked, the main module is not imported again, so it works the
same on Windows and within any program. It hears no Ctrl-C, and ends when its input does: with its parent, however
that ends. One that fails is done without.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

_Result = TypeVar("_Result")
Task = tuple[Any, ...]

SMALL = 2_000_000  # characters: less is done before a worker has started
_MOST = 4  # workers, where nobody says how many: what they make has to be written by one process
_AHEAD = 3  # tasks of each worker that are under way or waiting to be taken; more where they are small:
_WAITING = 8_000_000  # characters, so that nobody is idle while what was made is written
_ROOT = Path(__file__).resolve().parents[1]
_CODE = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from indexer.crew import serve; serve()"


def count_processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_each(
    function: Callable[..., _Result],
    tasks: Iterable[Task],
    size: int,
    weight: Callable[..., int] = lambda *_: _WAITING,
    *,
    workers: int = 0,
) -> Generator[_Result, None, None]:
    """Yield ``function(*task)`` of each task, in order, some worked out ahead. ``size`` is the work in characters.

    ``weight(*task)`` is the size of a task: small ones go further ahead. The function is found by its name, tasks
    and results are pickled. ``workers`` is how many processes share it; 0: as many as there are processors, at most
    four. Little work, or one worker: no other process.
    """
    number = workers or min(_MOST, count_processors())
    if number < 2 or size < SMALL:
        for task in tasks:
            yield function(*task)
        return
    with _start_workers(number) as idle, _open_threads(number) as threads:
        waiting: deque[tuple[Future[_Result], int]] = deque()
        held = 0
        for task in tasks:
            waiting.append((threads.submit(_ask, idle, function, task), weight(*task)))
            held += waiting[-1][1]
            while len(waiting) >= number * _AHEAD and held >= _WAITING:
                done, its = waiting.popleft()
                held -= its
                yield done.result()
        while waiting:
            yield waiting.popleft()[0].result()


def serve() -> None:
    """Read tasks and write the result of each, until there is nothing more to read: what a worker does."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no result
    while True:
        try:
            function, task = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our parent
        except EOFError:
            return
        pickle.dump(function(*task), out, pickle.HIGHEST_PROTOCOL)
        out.flush()


_Worker = subprocess.Popen[bytes]


@contextmanager
def _start_workers(number: int) -> Iterator[SimpleQueue[_Worker | None]]:
    """A queue of idle workers, who end with it; None stands for one that could not be started."""
    workers = [_start() for _ in range(number)]
    idle: SimpleQueue[_Worker | None] = SimpleQueue()
    for worker in workers:
        idle.put(worker)
    try:
        yield idle
    finally:
        for worker in filter(None, workers):
            _end_worker(worker)


@contextmanager
def _open_threads(number: int) -> Iterator[ThreadPoolExecutor]:
    """A thread for each worker, who waits for it; when the work is given up, what is not begun never is."""
    threads = ThreadPoolExecutor(number)
    try:
        yield threads
    finally:
        threads.shutdown(wait=True, cancel_futures=True)


def _start() -> _Worker | None:
    apart: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    try:
        return subprocess.Popen(  # noqa: S603 - our own Python, our own code
            [sys.executable, "-c", _CODE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **apart,
        )
    except OSError:
        return None


def _end_worker(worker: _Worker) -> None:
    for stream in (worker.stdin, worker.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    worker.kill()
    worker.wait()


def _ask(idle: SimpleQueue[_Worker | None], function: Callable[..., _Result], task: Task) -> _Result:
    """Have a worker do it; when it is gone, do it here: an error of the work itself is then raised here, too."""
    worker = idle.get()
    if worker is not None and worker.stdin is not None and worker.stdout is not None:
        try:
            pickle.dump((function, task), worker.stdin, pickle.HIGHEST_PROTOCOL)
            worker.stdin.flush()
            result: _Result = pickle.load(worker.stdout)  # noqa: S301 - written by our own child
        except (OSError, EOFError, pickle.UnpicklingError):
            worker.kill()
            worker = None
        else:
            idle.put(worker)
            return result
    idle.put(None)
    return function(*task)
