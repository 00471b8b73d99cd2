"""Uploaded files between being read and being kept: in memory, of one session each, for a while, within a limit."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from flask import Flask, current_app, session
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from indexer.errors import BadInput, NeedsOcr, ReadError
from indexer.messages.spoken import say_count
from indexer.models import Document
from indexer.parsing import parse
from web.guards import entrance, uploads
from web.guards.presence import find_presence

MOST = 20
"""Files that one request may bring."""
_LASTS = 1800.0  # seconds that what was read waits for a yes
_HELD = 100 * 2**20  # bytes that wait at the same time, of everybody


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that was sent: its bytes, and what it is understood as.

    ``document`` is None when it was refused (``refused`` says why), when it waits for OCR, or when it holds several
    documents (a mail, an archive): ``remark`` says so.
    """

    name: str
    data: bytes
    document: Document | None = None
    refused: ReadError | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Waiting:
    owner: str
    since: float
    arrivals: tuple[Arrival, ...]

    @property
    def size(self) -> int:
        return sum(len(one.data) for one in self.arrivals)


class Arrivals:
    """Keeps the files that wait, by a key that only the page of their session was told."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._waiting: dict[str, _Waiting] = {}

    def wait(self, owner: str, arrivals: Sequence[Arrival]) -> str:
        """Let files wait and return their key; the oldest ones go when there are too many."""
        now, key = self._clock(), secrets.token_urlsafe(16)
        with self._lock:
            alive = {name: one for name, one in self._waiting.items() if now - one.since < _LASTS}
            self._waiting = alive | {key: _Waiting(owner, now, tuple(arrivals))}
            while len(self._waiting) > 1 and sum(one.size for one in self._waiting.values()) > _HELD:
                del self._waiting[next(iter(self._waiting))]
        return key

    def find(self, owner: str, key: str) -> tuple[Arrival, ...] | None:
        """Return the files that wait under a key; None when it is another session's, or they wait no longer."""
        with self._lock:
            found = self._waiting.get(key)
        if found is None or found.owner != owner or self._clock() - found.since >= _LASTS:
            return None
        return found.arrivals

    def end(self, key: str) -> None:
        """Let the files under a key wait no longer: they were kept, or given up."""
        with self._lock:
            self._waiting.pop(key, None)


def attach(app: Flask) -> None:
    """Give the application what waits to be kept, and tell templates whether something can be sent."""
    app.extensions["tracuu-arrivals"] = Arrivals(app.config["CLOCK"])
    app.jinja_env.globals["takes_uploads"] = lambda: find_presence().may("editor") and not explain_closed()


def get_arrivals() -> Arrivals:
    """Return the waiting files of the application that serves this request."""
    found: Arrivals = current_app.extensions["tracuu-arrivals"]
    return found


def get_folder() -> Path:
    """Return the folder that the administrator named for what is sent."""
    return Path(current_app.config["UPLOADS"])


def get_owner() -> str:
    """Return the key of the session that sends this request."""
    return str(session.get("id", ""))


def explain_closed() -> str:
    """Return why nothing can be sent; "" when it can: to a folder that was named, by whoever entered with a
    password.
    """
    if current_app.config["UPLOADS"] is None:
        return str(_("Chưa mở việc thêm văn bản từ trang: người quản trị chạy tracuu serve --upload-folder THƯ_MỤC."))
    if entrance.get_entrance().read_access() is None or not get_owner():
        return str(_("Chỉ thêm văn bản từ trang được khi đã đặt mật khẩu: người quản trị chạy tracuu password."))
    if not get_folder().is_dir():
        return str(_("Không thấy thư mục nhận văn bản trên máy chủ; hãy báo người quản trị kiểm tra ổ đĩa."))
    return ""


def read_sent(files: Sequence[FileStorage]) -> list[Arrival]:
    """Read every file that was sent, and return each with what it is understood as, or why it is refused. Raises
    BadInput for too many.
    """
    chosen = [file for file in files if file.filename]
    if not chosen:
        raise BadInput("Chưa chọn tệp nào.", "No file was chosen.")
    if len(chosen) > MOST:
        raise BadInput(
            f"Đã chọn {say_count(len(chosen))} tệp; mỗi lần gửi nhiều nhất {say_count(MOST)} tệp. "
            "Hãy chia làm nhiều lần.",
            f"{len(chosen):,} files were chosen; {MOST:,} at most go at a time. Send them in several turns.",
        )
    return [_read(file.filename or "", file.read()) for file in chosen]


def _read(name: str, data: bytes) -> Arrival:
    try:
        source = uploads.take_bytes(name, data, recognise=None).source
    except NeedsOcr:
        return Arrival(name, data, remark=_("Bản quét: nội dung được nhận dạng sau, khi máy chủ chạy tracuu ocr."))
    except ReadError as error:
        return Arrival(name, b"", refused=error)
    if source.member:
        return Arrival(name, data, remark=_("Có nhiều văn bản trong tệp này: mỗi văn bản vào kho thành một mục riêng."))
    return Arrival(name, data, parse(source, name))
