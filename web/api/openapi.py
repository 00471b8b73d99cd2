"""The OpenAPI 3.1 document: made from the verbs, so that it says what they do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from web.api.bodies import MEDIA
from web.api.parameters import Parameter
from web.api.schemas import SCHEMAS
from web.api.shapes import Schema
from web.api.verbs import PREFIX, Verb

_PROBLEM = "application/problem+json"
_PROBLEMS = {
    "400": "Tham số không dùng được (a parameter cannot be used)",
    "404": "Không có địa chỉ hoặc văn bản này (no such address or document)",
    "405": "Không nhận phương thức này (method not allowed)",
    "403": "Trang web khác gửi (sent by another site's page)",
    "413": "Nội dung quá lớn (too large)",
    "415": "Không nhận kiểu nội dung này (unsupported media type)",
    "421": "Sai tên máy chủ (wrong host)",
    "500": "Phần mềm gặp lỗi (something went wrong)",
    "503": "Chưa mở được chỉ mục, hoặc cần quá nhiều thời gian (the index cannot be opened; it takes too long)",
}
_TOO_LONG = {  # told by the server itself, before the request is read
    "description": "Địa chỉ quá dài (the address is too long)",
    "content": {"text/plain": {"schema": {"type": "string"}}},
}
_OF_POST = ("403", "413", "415")
_DESCRIPTION = """\
API của Tra cứu trên chính máy này: các lệnh của `tracuu` dưới dạng JSON, cùng nội dung với `--json`. Không đổi gì trong
kho; không có CORS; lỗi theo RFC 9457 (`application/problem+json`).

The verbs of `tracuu` as JSON, as `--json` prints them, on this computer only. Nothing is changed; no CORS; errors as
RFC 9457."""


def describe_api(verbs: Sequence[Verb], server: str = "/") -> dict[str, Any]:
    """Describe the API as an OpenAPI document; ``server`` is where the application is mounted."""
    paths = {_make_path(verb.rule): {verb.method.lower(): _describe_operation(verb)} for verb in verbs}
    paths[f"{PREFIX}/openapi.json"] = {
        "get": _describe_other("openapi", "Tài liệu này (this document)", {"type": "object"})
    }
    kind: Schema = {"$ref": "#/components/schemas/ProblemKind"}
    explained = _describe_other("problem", "Giải thích một loại lỗi (a kind of problem)", kind)
    name: Schema = {
        "name": "name",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
        "example": "bad-input",
    }
    paths[f"{PREFIX}/problems/{{name}}"] = {"get": {**explained, "parameters": [name]}}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tra cứu",
            "version": _find_version(),
            "description": _DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": SCHEMAS, "responses": {"Problem": _describe_problem()}},
    }


def _make_path(rule: str) -> str:
    return PREFIX + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)


def _describe_operation(verb: Verb) -> dict[str, Any]:
    schema: Schema = {"$ref": f"#/components/schemas/{verb.schema}"} if verb.schema else {"type": "string"}
    return {
        "operationId": verb.name,
        "summary": verb.vi,
        "description": f"{verb.en}.",
        "parameters": [_describe_parameter(parameter) for parameter in verb.parameters],
        **(_describe_body() if verb.method == "POST" else {}),
        "responses": _describe_responses(schema, verb.media, _OF_POST if verb.method == "POST" else ()),
    }


def _describe_body() -> dict[str, Any]:
    content = {media: {"schema": schema} for media, schema in MEDIA.items()}
    return {"requestBody": {"required": True, "content": content}}


def _describe_other(name: str, summary: str, schema: Schema) -> dict[str, Any]:
    return {"operationId": name, "summary": summary, "responses": _describe_responses(schema, "application/json")}


def _describe_responses(schema: Schema, media: str, more: Sequence[str] = ()) -> dict[str, Any]:
    told = [status for status in _PROBLEMS if status not in _OF_POST or status in more]
    problems: dict[str, Any] = {status: {"$ref": "#/components/responses/Problem"} for status in told}
    answer = {"description": "Kết quả (the answer)", "content": {media: {"schema": schema}}}
    return {"200": answer, **problems, "431": _TOO_LONG}


def _describe_problem() -> dict[str, Any]:
    told = "; ".join(f"{status}: {words}" for status, words in _PROBLEMS.items())
    return {"description": told, "content": {_PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _describe_parameter(parameter: Parameter) -> dict[str, Any]:
    one = _describe_value(parameter)
    described: dict[str, Any] = {
        "name": parameter.name,
        "in": parameter.place,
        "required": parameter.required,
        "description": f"{parameter.vi} ({parameter.en})",
        "schema": {"type": "array", "items": one} if parameter.many else one,
        "example": [parameter.example] if parameter.many else parameter.example,
    }
    if parameter.place == "query" and not parameter.required:
        described["allowEmptyValue"] = True  # as if it were not given
    return {**described, "style": "form", "explode": True} if parameter.many else described


def _describe_value(parameter: Parameter) -> Schema:
    default = {} if parameter.default is None else {"default": parameter.default}
    match parameter.kind:
        case "whole":
            return {"type": "integer", "minimum": parameter.least, "maximum": parameter.most, **default}
        case "choice":
            return {"type": "string", "enum": list(parameter.choices), **default}
        case "text":
            said = {"minLength": 1, "pattern": r"\S"} if parameter.required else {}
            return {"type": "string", "maxLength": parameter.most, **said, **default}


def _find_version() -> str:
    try:
        return version("tracuu")
    except PackageNotFoundError:  # run from a folder, not installed
        return "0"
