"""Errors as pages in plain words: what happened, what to do; never a stack trace. Those of the API are problems."""

from __future__ import annotations

from flask import Flask, current_app, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from indexer.errors import BadInput, IndexFault, UnknownDocument
from web.api import problems

_WORDS = {
    404: (
        "Không có trang này. Hãy kiểm tra lại địa chỉ, hoặc bắt đầu từ ô tìm kiếm.",
        "There is no such page. Check the address, or start from the search box.",
    ),
    405: (
        "Trang này chỉ để xem, không nhận dữ liệu gửi lên.",
        "This page can only be read.",
    ),
    421: (
        "Máy chủ này chỉ trả lời địa chỉ của chính máy này. Hãy mở http://127.0.0.1 kèm số cổng đã báo khi khởi động.",
        "This server answers only to the address of this computer.",
    ),
    500: (
        "Phần mềm gặp lỗi khi mở trang này. Hãy thử lại; nếu vẫn lỗi, hãy báo cho người quản trị kèm địa chỉ trang.",
        "Something went wrong while making this page. Try again, or tell whoever looks after the program.",
    ),
}
_OTHER = (
    "Không mở được trang theo địa chỉ này. Hãy kiểm tra lại địa chỉ.",
    "The page cannot be opened with this address. Check the address.",
)


def register(app: Flask) -> None:
    """Give every kind of error its page."""
    app.register_error_handler(UnknownDocument, _unknown)
    app.register_error_handler(BadInput, _bad_input)
    app.register_error_handler(IndexFault, _index_fault)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def _unknown(error: UnknownDocument) -> ResponseReturnValue:
    return _page(404, error.vi, error.en, error)


def _bad_input(error: BadInput) -> ResponseReturnValue:
    return _page(400, error.vi, error.en, error)


def _index_fault(error: IndexFault) -> ResponseReturnValue:
    return _page(503, error.vi, error.en, error)


def _http(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    return _page(code, *_WORDS.get(code, _OTHER), error)


def _unexpected(error: Exception) -> ResponseReturnValue:
    current_app.logger.exception("unexpected", exc_info=error)
    return _page(500, *_WORDS[500], error)


def _page(code: int, vi: str, en: str, error: Exception) -> ResponseReturnValue:
    if problems.concerned(request.path):
        return problems.answer(code, vi, en, error)
    return render_template("error.html", code=code, vi=vi, en=en), code
