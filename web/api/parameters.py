"""What a verb takes, as data; and an address's values, checked against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, Literal

from werkzeug.datastructures import MultiDict

from indexer.errors import BadInput
from indexer.messages.spoken import say_count


class UnknownParameter(BadInput):
    """Raised when the address names a parameter that the verb does not take."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of an address: ``/api/v1/search?limit=5``.

    ``many`` may be given several times (any of them). ``most`` is the greatest number, or the most characters of a
    text. ``place`` is "path" for what stands in the path, which the route has read already.
    """

    name: str
    vi: str
    en: str
    example: str | int
    kind: Literal["text", "whole", "choice"] = "text"
    _: KW_ONLY
    required: bool = False
    many: bool = False
    least: int = 0
    most: int = 1000
    default: str | int | None = None
    choices: tuple[str, ...] = ()
    place: Literal["query", "path"] = "query"


def read_parameters(parameters: Sequence[Parameter], args: MultiDict[str, str]) -> dict[str, Any]:
    """Read the values of an address by name: texts, numbers, tuples where there may be many; defaults where none is
    given.

    Raises UnknownParameter for a name that is none of them, BadInput for a value that makes no sense.
    """
    known = {parameter.name: parameter for parameter in parameters if parameter.place == "query"}
    for name in args:
        if name not in known:
            takes = ", ".join(known) or "(không có)"
            raise UnknownParameter(
                f"Không có tham số “{name[:40]}”. Các tham số: {takes}.",
                f"There is no parameter “{name[:40]}”. Parameters: {', '.join(known) or '(none)'}.",
            )
    return {name: _read_values(parameter, args.getlist(name)) for name, parameter in known.items()}


def _read_values(parameter: Parameter, typed: list[str]) -> Any:
    values = [text for text in (one.strip() for one in typed) if text]
    if parameter.many:
        return tuple(_read_value(parameter, text) for text in values)
    if len(values) > 1:
        raise BadInput(
            f"Tham số “{parameter.name}” chỉ được ghi một lần.",
            f"The parameter “{parameter.name}” can be given only once.",
        )
    if values:
        return _read_value(parameter, values[0])
    if parameter.required:
        raise BadInput(
            f"Thiếu tham số “{parameter.name}”. Ví dụ: {parameter.name}={parameter.example}.",
            f"The parameter “{parameter.name}” is missing. An example: {parameter.name}={parameter.example}.",
        )
    return parameter.default


def _read_value(parameter: Parameter, text: str) -> str | int:
    match parameter.kind:
        case "whole":
            return _read_whole_number(parameter, text)
        case "choice" if text not in parameter.choices:
            raise BadInput(
                f"Tham số “{parameter.name}” phải là một trong: {', '.join(parameter.choices)}.",
                f"The parameter “{parameter.name}” must be one of: {', '.join(parameter.choices)}.",
            )
        case "text" if len(text) > parameter.most:
            raise BadInput(
                f"Tham số “{parameter.name}” quá dài: {say_count(len(text))} ký tự, "
                f"nhiều nhất là {say_count(parameter.most)}.",
                f"The parameter “{parameter.name}” is too long: {len(text):,} characters, {parameter.most:,} at most.",
            )
    return text


def _read_whole_number(parameter: Parameter, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text) or not parameter.least <= int(text) <= parameter.most:
        raise BadInput(
            f"Tham số “{parameter.name}” phải là một số "
            f"từ {say_count(parameter.least)} đến {say_count(parameter.most)}.",
            f"The parameter “{parameter.name}” must be a number from {parameter.least:,} to {parameter.most:,}.",
        )
    return int(text)
