"""A child process that reads what may harm its reader: with limits of time, memory and output, used again and again.

A child is this Python, started anew. It gets a call and the bytes of a file by its standard input, and answers with
JSON: nothing that it says is executed here. When it dies or takes too long it is ended, and the file is refused in one
sentence; the next call starts another. Limits of memory: ``setrlimit`` on Linux and macOS, a Job Object on Windows.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Lock, Timer
from time import monotonic
from typing import IO, Any

from indexer import errors
from indexer.errors import BrokenFile, NeedsOcr, ReadError, TooLarge, describe_system_error
from indexer.reading import job_object
from indexer.reading.readings import Json

_ROOT = Path(__file__).resolve().parents[2]
_CODE = "import sys; sys.path.insert(0, {root!r}); from indexer.reading.guard import serve; serve({memory})"
_ERRORS = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, ReadError)}
_LINE = 4096
_NO_MEMORY = "MemoryError"
_MOMENTS = 1.0
_KILL = 9  # SIGKILL, which nothing that a file holds brings about


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take: seconds (of the clock, and of the processor), bytes of memory, bytes of answer."""

    seconds: float = 60
    memory: int = 1536 * 2**20
    output: int = 400 * 2**20


DEFAULT = Limits()


class Keeper:
    """Keeps the children of one limit of memory: one for each caller at a time, idle ones are used again."""

    def __init__(self) -> None:
        self._idle: dict[int, list[_Child]] = {}
        self._lock = Lock()

    def call(self, function: str, data: bytes, options: Json, limits: Limits) -> tuple[Json, bytes]:
        """Return what ``function`` ("indexer.reading.pdf:answer") gives for the bytes of a file. Raises ReadError."""
        child = self._take_child(limits.memory)
        try:
            answer = child.ask(function, data, options, limits)
        except ReadError:
            self._put_back(child, limits.memory)
            raise
        except BaseException:
            child.end()
            raise
        self._put_back(child, limits.memory)
        return answer

    def close(self) -> None:
        """End every idle child."""
        with self._lock:
            children = [child for some in self._idle.values() for child in some]
            self._idle.clear()
        for child in children:
            child.end()

    def _take_child(self, memory: int) -> _Child:
        with self._lock:
            waiting = self._idle.get(memory, [])
            while waiting:
                child = waiting.pop()
                if child.lives():
                    return child
        return _Child(memory)

    def _put_back(self, child: _Child, memory: int) -> None:
        if child.lives():
            with self._lock:
                self._idle.setdefault(memory, []).append(child)
        else:
            child.end()


class _Child:
    """One child process and the pipes to it."""

    def __init__(self, memory: int) -> None:
        apart: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
        single = dict.fromkeys(("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"), "1")
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own Python, our own code
                [sys.executable, "-c", _CODE.format(root=str(_ROOT), memory=memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **single},
                **apart,
            )
        except OSError as error:
            vi, en = describe_system_error(error)
            raise ReadError(
                f"Không khởi động được tiến trình đọc tệp ({vi}); hãy thử lại.",
                f"The process that reads files could not be started ({en}); try again.",
            ) from error
        self._job = job_object.hold(self._process, memory)
        self._late = False
        self._began = self._worked = 0.0  # seconds of its processor: as the call began, and of a call that was late

    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, function: str, data: bytes, options: Json, limits: Limits) -> tuple[Json, bytes]:
        """Raises ReadError; a child that did not answer as it should is no longer alive then."""
        timer = Timer(limits.seconds, self._stop_late)
        timer.daemon = True
        self._began = _read_work(self._process.pid)
        timer.start()
        try:
            head, answer, blob = self._exchange(function, data, options, limits)
        except (OSError, ValueError, EOFError) as error:
            killed = self._was_killed()
            self.end()
            raise self._explain(limits, killed=killed) from error
        finally:
            timer.cancel()
        if self._late:
            raise self._explain(limits)
        if head["error"] is not None:
            if head["error"]["kind"] == _NO_MEMORY:
                self.end()
            raise _rebuild_error(head["error"])
        return answer, blob

    def _exchange(self, function: str, data: bytes, options: Json, limits: Limits) -> tuple[Json, Json, bytes]:
        into, out = self._process.stdin, self._process.stdout
        if into is None or out is None:
            raise EOFError
        call = {"function": function, "options": options, "size": len(data), "seconds": limits.seconds}
        into.write(json.dumps(call).encode() + b"\n")
        into.write(data)
        into.flush()
        head: Json = json.loads(out.readline(_LINE))
        if head["answer"] + head["blob"] > limits.output:
            raise ValueError("too much")
        answer: Json = json.loads(_read_exactly(out, head["answer"]))
        return head, answer, _read_exactly(out, head["blob"])

    def _stop_late(self) -> None:
        self._late = True
        self._worked = _read_work(self._process.pid) - self._began
        self._process.kill()

    def _was_killed(self) -> bool:
        """Did the system, or somebody, kill it? Asked before we do; one that is gone is told to be within moments."""
        with suppress(subprocess.TimeoutExpired):
            return self._process.wait(_MOMENTS) == -_KILL
        return False

    def _explain(self, limits: Limits, *, killed: bool = False) -> ReadError:
        """Return why there is no answer: what has nothing to do with the file is a mere ReadError, and may be over next
        time.

        A busy machine gives a child little of its processor; the system, or somebody, kills one that did no wrong.
        """
        if self._late:
            return _was_not_served(limits) if self._worked < limits.seconds / 2 else _report_stopped(True, limits)
        if killed:
            return ReadError(
                "Hệ thống đã tắt tiến trình đọc tệp (thường vì máy hết bộ nhớ); hãy đóng bớt chương trình rồi thử lại.",
                "The system ended the process that reads files, mostly for lack of memory; close programs, try again.",
            )
        return _report_stopped(False, limits)

    def end(self) -> None:
        """Kill it, whatever it does."""
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._process.kill()
        self._process.wait()


def _read_exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


def _read_work(process: int) -> float:
    """Return the seconds of the processor that a process took so far; where that cannot be told, those of the clock."""
    try:
        told = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):  # no Linux
        return monotonic()


def _was_not_served(limits: Limits) -> ReadError:
    return ReadError(
        f"Máy đang bận nên chưa đọc xong tệp trong {limits.seconds:g} giây; hãy thử lại khi máy rảnh hơn.",
        f"The computer is busy, and the file was not read within {limits.seconds:g} seconds; try again later.",
    )


def _report_stopped(late: bool, limits: Limits) -> ReadError:
    if late:
        return TooLarge(
            f"Đọc tệp quá {limits.seconds:g} giây nên đã dừng; "
            "tệp quá phức tạp hoặc bị hỏng, hãy chia nhỏ rồi thử lại.",
            f"Reading the file took more than {limits.seconds:g} seconds and was stopped; "
            "it is too intricate or damaged: split it and try again.",
        )
    most = f"{limits.memory / 2**30:.1f}"
    return BrokenFile(
        f"Tệp làm hỏng trình đọc hoặc cần hơn {most.replace('.', ',')} GB bộ nhớ nên không đọc; "
        "tệp bị hỏng hoặc được tạo để gây hại, hãy xin lại tệp ở nơi gửi.",
        f"The file breaks its reader or needs more than {most} GB of memory and was not read; "
        "it is damaged or made to harm: ask for it again where it came from.",
    )


def _rebuild_error(error: Json) -> ReadError:
    kind = _ERRORS.get(error["kind"], BrokenFile)
    if kind is NeedsOcr:
        return NeedsOcr(error["vi"], error["en"], tuple(error["pages"]))
    return kind(error["vi"], error["en"])


KEEPER = Keeper()
atexit.register(KEEPER.close)


def call(function: str, data: bytes, options: Json | None = None, limits: Limits = DEFAULT) -> tuple[Json, bytes]:
    """Return what a function of a reader gives for the bytes of a file, in a child process. Raises ReadError.

    The function takes (data, options) and returns (what JSON can hold, bytes).
    """
    return KEEPER.call(function, data, options or {}, limits)


# -- in the child -----------------------------------------------------------------------------------------------


def serve(memory: int) -> None:
    """Return what a child does: read a call, write its answer, until there is nothing more to read."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # what a library prints is no answer
    _limit_memory(memory)
    while line := sys.stdin.buffer.readline():
        head = json.loads(line)
        data = sys.stdin.buffer.read(head["size"])
        _limit_time(head["seconds"])
        error, answer, blob = _run_function(head["function"], data, head["options"])
        told = {"error": error, "answer": len(answer), "blob": len(blob)}
        out.write(json.dumps(told).encode() + b"\n" + answer + blob)
        out.flush()
        if error is not None and error["kind"] == _NO_MEMORY:
            return  # what is left of the memory is in pieces


_WITHOUT_MEMORY = re.compile(r"insufficient memory|out of memory|bad.?alloc|cannot allocate", re.IGNORECASE)
_TOO_MUCH = (
    "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng; tệp có ảnh quá lớn, quá phức tạp hoặc bị hỏng.",
    "Reading the file takes too much memory and was stopped: its pictures are too large, or it is too intricate.",
)


def _run_function(function: str, data: bytes, options: Json) -> tuple[Json | None, bytes, bytes]:
    """Return (what went wrong, else None; the answer as JSON; bytes beside it)."""
    try:
        module, _, name = function.partition(":")
        answer, blob = getattr(import_module(module), name)(data, options)
        return None, json.dumps(answer, ensure_ascii=False).encode(), blob
    except ReadError as error:
        pages = list(error.pages) if isinstance(error, NeedsOcr) else []
        return {"kind": type(error).__name__, "vi": error.vi, "en": error.en, "pages": pages}, b"{}", b""
    except Exception as error:  # one file must not end the child
        if isinstance(error, MemoryError) or _WITHOUT_MEMORY.search(str(error)):
            return {"kind": _NO_MEMORY, "vi": _TOO_MUCH[0], "en": _TOO_MUCH[1]}, b"{}", b""
        said = f"{type(error).__name__}: {error}"[:120].encode(errors="replace").decode()
        vi, en = f"Không đọc được tệp này, có thể tệp bị hỏng ({said}).", f"The file could not be read ({said})."
        return {"kind": "BrokenFile", "vi": vi, "en": en}, b"{}", b""


def _limit_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(ValueError, OSError):  # macOS knows the limit and does not take it
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _limit_time(seconds: float) -> None:
    """So many more seconds of the processor: also when the parent is gone, nothing runs for ever."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 2
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (most, hard))
