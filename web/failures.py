"""Errors as pages in plain words: what happened, what to do; never a stack trace. Those of the API are problems."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, current_app, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from indexer.deadline import lift_limit
from indexer.errors import BadInput, Closed, IndexFault, NotAllowed, OutOfTime, ReadError, TooLarge, UnknownDocument
from indexer.store import is_index, report_damaged_catalogue
from web import addresses
from web.api import problems
from web.collection import open_index

_WORDS = {
    404: (
        "Không có trang này. Hãy kiểm tra lại địa chỉ, hoặc bắt đầu từ ô tìm kiếm.",
        "There is no such page. Check the address, or start from the search box.",
    ),
    405: (
        "Trang này chỉ để xem, không nhận dữ liệu gửi lên.",
        "This page can only be read.",
    ),
    401: (
        "Kho này có mật khẩu: hãy gửi mã truy cập của mình, hoặc mật khẩu chung, kèm yêu cầu (HTTP Basic).",
        "There is a password: send a token of yours, or the password for all, with the request (HTTP Basic).",
    ),
    403: (
        "Yêu cầu này đến từ trang của nơi khác nên không được nhận. Hãy mở trang ở đây rồi gửi lại.",
        "This request came from another site's page and is not accepted. Open the page here and send it again.",
    ),
    413: (
        "Dữ liệu gửi lên quá lớn. Hãy chọn tệp nhỏ hơn hoặc chia nhỏ văn bản.",
        "What was sent is too large. Choose a smaller file, or a part of it.",
    ),
    415: (
        "Trang này không nhận kiểu nội dung này.",
        "This page does not take this kind of content.",
    ),
    421: (
        "Máy chủ này chỉ trả lời địa chỉ của chính máy này. Hãy mở http://127.0.0.1 kèm số cổng đã báo khi khởi động; "
        "tên khác phải được cho phép: tracuu serve --allow-host TÊN.",
        "This server answers only to the address of this computer; another name has to be allowed: "
        "tracuu serve --allow-host NAME.",
    ),
    429: (
        "Đã thử mật khẩu sai nhiều lần. Hãy đợi rồi thử lại.",
        "Too many wrong passwords. Wait, then try again.",
    ),
    500: (
        "Phần mềm gặp lỗi khi mở trang này. Hãy thử lại; nếu vẫn lỗi, hãy báo cho người quản trị kèm địa chỉ trang.",
        "Something went wrong while making this page. Try again, or tell whoever looks after the program.",
    ),
}
_KEPT = frozenset({"Allow", "Retry-After", "WWW-Authenticate"})
_STALE = (
    "Chưa nhận được nội dung gửi lên: trang đã mở từ quá lâu, hoặc trình duyệt chặn cookie. "
    "Hãy quay lại, tải lại trang rồi gửi lần nữa.",
    "What was sent is not accepted: the page was opened too long ago, or cookies are blocked. "
    "Go back, reload the page and send it again.",
)
_OTHER = (
    "Không mở được trang theo địa chỉ này. Hãy kiểm tra lại địa chỉ.",
    "The page cannot be opened with this address. Check the address.",
)


def register(app: Flask) -> None:
    """Give every kind of error its page."""
    app.register_error_handler(UnknownDocument, _show_unknown_document)
    app.register_error_handler(BadInput, _show_bad_input)
    app.register_error_handler(ReadError, _show_unreadable_file)
    app.register_error_handler(IndexFault, _index_fault)
    app.register_error_handler(Closed, _show_closed)
    app.register_error_handler(OutOfTime, _show_out_of_time)
    app.register_error_handler(NotAllowed, _show_not_allowed)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(CSRFError, _show_stale_form)
    app.register_error_handler(Exception, _show_unexpected_error)


def _show_unknown_document(error: UnknownDocument) -> ResponseReturnValue:
    return show_failure(404, error.vi, error.en, error=error)


def _show_bad_input(error: BadInput) -> ResponseReturnValue:
    return show_failure(400, error.vi, error.en, error=error)


def _show_unreadable_file(error: ReadError) -> ResponseReturnValue:
    return show_failure(413 if isinstance(error, TooLarge) else 400, error.vi, error.en, error=error)


def _index_fault(error: IndexFault) -> ResponseReturnValue:
    folder = open_index.find_collection(current_app).folder  # where the server keeps it is nobody's business on a page
    vi, en = (told.replace(str(folder), folder.name) for told in (error.vi, error.en))
    return show_failure(503, vi, en, error=error)


def _show_closed(error: Closed) -> ResponseReturnValue:
    return show_failure(503, error.vi, error.en, heading=_("Chưa vào được"), error=error)


def _show_out_of_time(error: OutOfTime) -> ResponseReturnValue:
    with lift_limit():  # the page that says so has its own time
        return show_failure(503, error.vi, error.en, heading=_("Quá lâu"), error=error)


def _show_not_allowed(error: NotAllowed) -> ResponseReturnValue:
    return show_failure(403, error.vi, error.en, heading=_("Chưa được phép"), error=error)


def _show_http_error(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    if code == 404 and (there := _cut_slash()):
        return redirect(there, 308)
    kept = {name: value for name, value in error.get_headers() if name in _KEPT}
    return show_failure(code, *_WORDS.get(code, _OTHER), kept, error=error)


def _cut_slash() -> str:
    """Return the address of the page that was asked for with a slash too many: ``/tim/?q=a`` is ``/tim?q=a``; "" for
    none.
    """
    reads = request.method in ("GET", "HEAD") and not problems.is_api_path(request.path)
    if not reads or not request.path.endswith("/"):
        return ""
    plain = request.path.rstrip("/")
    known = {rule.rule for rule in current_app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    return request.script_root + addresses.here().replace(request.path, plain, 1) if plain in known else ""


def _show_stale_form(error: CSRFError) -> ResponseReturnValue:
    return show_failure(400, *_STALE, error=error)


def _show_unexpected_error(error: Exception) -> ResponseReturnValue:
    """Show what repairs a damaged index, which may show anywhere, as anything; else that something went wrong."""
    current_app.logger.exception("unexpected", exc_info=error)
    index = open_index.get_collection()
    if isinstance(index.folder, Path) and is_index(index.folder) and index.is_damaged():
        return _index_fault(report_damaged_catalogue(index.folder))
    return show_failure(500, *_WORDS[500], error=error)


def show_failure(
    code: int,
    vi: str,
    en: str,
    headers: dict[str, str] | None = None,
    heading: str = "",
    *,
    error: Exception | None = None,
) -> ResponseReturnValue:
    """Show a page that says what went wrong, with its status, under the status' own heading or another."""
    if error is not None and problems.is_api_path(request.path):
        answer = problems.answer_problem(code, vi, en, error)
        answer.headers.update(headers or {})
        return answer
    return render_template("error.html", code=code, vi=vi, en=en, heading=heading), code, headers or {}
