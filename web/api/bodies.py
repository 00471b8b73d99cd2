"""What is sent to a verb that takes a POST: a plain text, JSON or a file. It is read in memory and never kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from werkzeug.exceptions import UnsupportedMediaType

from indexer.errors import BadInput
from indexer.strange_json import read_json
from web.api.shapes import Schema
from web.guards import uploads
from web.guards.uploads import Sent

MEDIA: dict[str, Schema] = {
    "text/plain": {
        "type": "string",
        "minLength": 1,
        "pattern": r"\S",
        "description": "Nội dung, UTF-8 (the text itself)",
    },
    "application/json": {"$ref": "#/components/schemas/Sent"},
    "multipart/form-data": {
        "type": "object",
        "properties": {"file": {"type": "string", "format": "binary"}, "province": {"type": "string"}},
        "required": ["file"],
    },
}
_KEYS = ("text", "province")


def read_body(given: Mapping[str, Any]) -> tuple[Sent, str | None]:
    """Read what was sent, and return it with the province: that of the body, else that of the address (``given``).

    Raises ReadError for what is no readable text, BadInput for a body that is not as described.
    """
    province: str | None = given["province"]
    match request.mimetype:
        case "application/json":
            told = _read_json_body()
            return uploads.take_text(told["text"]), told.get("province") or province
        case "multipart/form-data":
            file = request.files.get("file")
            if file is None:
                raise BadInput("Thiếu phần “file” trong nội dung gửi lên.", "The part “file” is missing.")
            return uploads.take_file(file), request.form.get("province") or province
        case "text/plain":
            return uploads.take_bytes(uploads.PASTED, request.get_data(), recognise=uploads.recognise_few), province
    raise UnsupportedMediaType


def _read_json_body() -> dict[str, Any]:
    try:
        told = read_json(request.get_data())
    except ValueError:
        told = None
    if not isinstance(told, dict) or not isinstance(told.get("text"), str):
        raise BadInput(
            'Nội dung phải là JSON có dạng {"text": "..."}.', 'The body must be JSON of the form {"text": "..."}.'
        )
    odd = [name for name in told if name not in _KEYS]
    if odd or not isinstance(told.get("province", ""), str | None):
        raise BadInput(
            "JSON chỉ có hai khóa “text” và “province”, đều là chuỗi.",
            "The JSON has the keys “text” and “province” alone, both texts.",
        )
    return told
