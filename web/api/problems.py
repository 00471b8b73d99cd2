"""Errors of the API as RFC 9457 says: ``application/problem+json``, each kind with an address that explains it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from flask import Response, abort, request, url_for

from indexer import errors
from indexer.errors import TracuuError
from web.api.answers import write_answer
from web.api.parameters import UnknownParameter, read_parameters

MEDIA = "application/problem+json"
_ALLOWED = "!$&'()*+,/:;=?@%~"  # in a query, besides letters and digits


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its name in addresses, its status, and its title, which never changes."""

    name: str
    status: int
    title: str
    title_en: str


_TOO_LARGE = Kind("too-large", 413, "Nội dung gửi lên quá lớn", "What was sent is too large")
_OF_CLASS: tuple[tuple[type[TracuuError], Kind], ...] = (  # the first that fits
    (UnknownParameter, Kind("unknown-parameter", 400, "Không có tham số này", "There is no such parameter")),
    (errors.UnknownDocument, Kind("unknown-document", 404, "Không có văn bản này", "There is no such document")),
    (errors.BadInput, Kind("bad-input", 400, "Giá trị không dùng được", "A value cannot be used")),
    (errors.TooLarge, _TOO_LARGE),
    (errors.ReadError, Kind("unreadable", 400, "Không đọc được nội dung gửi lên", "What was sent cannot be read")),
    (errors.NotAnIndex, Kind("not-an-index", 503, "Chưa có chỉ mục", "There is no index")),
    (errors.DamagedIndex, Kind("damaged-index", 503, "Chỉ mục bị hỏng", "The index is damaged")),
    (errors.WrongVersion, Kind("wrong-version", 503, "Chỉ mục của phiên bản khác", "The index is of another version")),
    (errors.IndexLocked, Kind("index-locked", 503, "Chỉ mục đang bận", "The index is busy")),
    (errors.IndexUnwritable, Kind("index-unwritable", 503, "Không ghi được chỉ mục", "The index cannot be written")),
    (errors.OutOfTime, Kind("out-of-time", 503, "Cần quá nhiều thời gian", "It takes too long")),
    (errors.IndexFault, Kind("index-fault", 503, "Chỉ mục có lỗi", "Something is wrong with the index")),
)
_OF_STATUS: tuple[Kind, ...] = (
    Kind("not-found", 404, "Không có địa chỉ này", "There is no such address"),
    Kind("method-not-allowed", 405, "Không nhận phương thức này", "The method is not allowed"),
    Kind("other-site", 403, "Trang web khác gửi", "Sent by another site's page"),
    _TOO_LARGE,
    Kind("unsupported-media", 415, "Không nhận kiểu nội dung này", "The media type is not taken"),
    Kind("wrong-host", 421, "Sai tên máy chủ", "The host is not answered to"),
    Kind("error", 500, "Phần mềm gặp lỗi", "Something went wrong"),
)
KINDS: tuple[Kind, ...] = tuple(dict.fromkeys((*(kind for _, kind in _OF_CLASS), *_OF_STATUS)))
_DETAILS = {
    404: (
        "API không có địa chỉ này. Danh sách địa chỉ: /api/v1/openapi.json.",
        "The API has no such address. They are listed in /api/v1/openapi.json.",
    ),
    405: (
        "Địa chỉ này của API không nhận phương thức này; xem đầu mục Allow của câu trả lời.",
        "This address of the API does not take this method; the header Allow says which it takes.",
    ),
    413: (
        "Nội dung gửi lên quá lớn; hãy gửi từng phần.",
        "What was sent is too large; send it in parts.",
    ),
    415: (
        "Chỉ nhận text/plain, application/json hoặc multipart/form-data có phần “file”.",
        "Only text/plain, application/json, or multipart/form-data with a part “file” is taken.",
    ),
}


def is_api_path(path: str) -> bool:
    """Tell whether an error at this path is the API's to tell."""
    return path.startswith("/api/")


def answer_problem(status: int, vi: str, en: str, error: Exception) -> Response:
    """Return the response for an error as a problem: ``vi`` and ``en`` are what a page would say of it."""
    kind = _find_kind(status, error)
    if not isinstance(error, TracuuError):
        vi, en = _DETAILS.get(status, (vi, en))
    body = {
        "type": url_for("api_problem", name=kind.name) if kind else "about:blank",
        "title": kind.title if kind else HTTPStatus(status).phrase,
        "status": status,
        "detail": vi,
        "detail_en": en,
        "instance": _make_instance(),
    }
    text = json.dumps(body, ensure_ascii=False).encode("utf-8", errors="replace")
    return Response(text, status, content_type=MEDIA)


def _make_instance() -> str:
    """Return the address that was asked, in the letters that an address can hold."""
    path = quote(request.script_root + request.path, errors="replace")
    return f"{path}?{quote(request.query_string, safe=_ALLOWED)}" if request.query_string else path


def _find_kind(status: int, error: Exception) -> Kind | None:
    for known, kind in _OF_CLASS:
        if isinstance(error, known):
            return kind
    return next((kind for kind in _OF_STATUS if kind.status == status), None)


def show_problem(name: str) -> Response:
    """Show what the address in a problem's ``type`` leads to: what this kind of problem means."""
    read_parameters((), request.args)
    kind = next((kind for kind in KINDS if kind.name == name), None)
    if kind is None:
        abort(404)
    told = {"title": kind.title, "title_en": kind.title_en, "status": kind.status}
    return write_answer({"type": url_for("api_problem", name=name), **told})
