"""What is wrong with a command line, in Vietnamese: click says it in English only."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

import click


def say_mistake(error: click.UsageError) -> str:
    """Say in one sentence what is wrong with how a command was typed.

    >>> say_mistake(click.NoSuchOption("--tinhh", possibilities=["--tinh"]))
    'Không có tùy chọn --tinhh. Có phải là: --tinh?'
    """
    match error:
        case click.NoSuchOption():
            return f"Không có tùy chọn {error.option_name}.{_suggest_near(error.possibilities or ())}"
        case click.MissingParameter():
            return f"Còn thiếu {_name_parameter(error)}."
        case click.BadParameter():
            return f"Giá trị của {_name_parameter(error)} không dùng được{_describe_wanted(error.param)}."
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} được dùng sai."
    typed = error.message.split("'")
    if error.message.startswith("No such command") and len(typed) > 1:
        return f"Không có lệnh “{typed[1]}”.{_suggest_near(_find_alike_commands(typed[1], error.ctx))}"
    if error.message.startswith("Got unexpected extra argument"):
        return f"Thừa: {error.message.partition('(')[2].rpartition(')')[0]}."
    return "Lệnh chưa đúng."


def _suggest_near(possible: Iterable[str]) -> str:
    listed = ", ".join(possible)
    return f" Có phải là: {listed}?" if listed else ""


def _find_alike_commands(typed: str, context: click.Context | None) -> list[str]:
    """Return the commands that what was typed may have meant."""
    known = context.command.list_commands(context) if context and isinstance(context.command, click.Group) else []
    return get_close_matches(typed, known, 2, 0.6)


def _name_parameter(error: click.BadParameter) -> str:
    """Return the option or argument as it is typed."""
    param = error.param
    if isinstance(param, click.Option):
        return " / ".join(param.opts)
    return param.make_metavar(error.ctx).rstrip(".") if param is not None and error.ctx is not None else "một giá trị"


def _describe_wanted(param: click.Parameter | None) -> str:
    """Return what the value has to be."""
    from indexer.messages.spoken import say_count

    match param.type if param is not None else None:
        case click.Choice() as choice:
            return f": chọn một trong {', '.join(map(str, choice.choices))}"
        case click.IntRange() as limits:
            most = "" if limits.max is None else f" đến {say_count(int(limits.max))}"
            return f": cần một số nguyên từ {say_count(int(limits.min or 0))}{most}"
        case click.types.IntParamType():
            return ": cần một số nguyên"
        case click.Path():
            return ": cần đường dẫn đến một tệp"
    return ""
