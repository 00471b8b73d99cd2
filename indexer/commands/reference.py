"""The reference of the commands, made from the commands themselves: ``docs/reference.py`` writes it into the manual."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from indexer.messages.spoken import say_count

HEAD = """\
# Các lệnh

Trang này do `docs/reference.py` lập từ chính chương trình; xem ngay trong cửa sổ lệnh: `tracuu LỆNH --help`.
Lệnh nào có `--index` mà không ghi thì dùng biến môi trường `TRACUU_INDEX`, không có nữa thì thư mục dữ liệu của người
dùng. Mã thoát: 0 là xong, 1 là lỗi dữ liệu, 2 là gõ sai lệnh, 130 là dừng giữa chừng.
"""
_LETTERS = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"\s*\(([^()]*)\)\s*$")  # the English that follows the Vietnamese
_EXAMPLE = re.compile(r"\s*Ví dụ[^:]*:")
_VIETNAMESE = 0.25  # the share of words with letters that English has not


def write_reference(group: click.Group) -> str:
    """Return all commands of a group as a page of the manual: what each does, its options, its examples."""
    return "\n".join([HEAD, *(_write_command(name, one) for name, one in _list_commands(group, "tracuu"))])


def _list_commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from _list_commands(command, f"{path} {name}")
        elif not command.hidden:
            yield f"{path} {name}", command


def _write_command(path: str, command: click.Command) -> str:
    usage = " ".join(command.collect_usage_pieces(click.Context(command))).replace("[OPTIONS]", "[tùy chọn]")
    paragraphs, examples = _part_help(command.help or "")
    options = [one for one in command.params if isinstance(one, click.Option) and not one.hidden]
    return "\n".join(
        [
            f"## {path}\n",
            f"`{path} {usage}`\n",
            *(f"{paragraph}\n" for paragraph in paragraphs),
            *(_say_option(option) for option in options),
            *(["", "```", *examples, "```"] if examples else []),
            "",
        ]
    )


def _part_help(text: str) -> tuple[list[str], list[str]]:
    """Return (the Vietnamese paragraphs, the lines of the examples) of a help text."""
    paragraphs: list[str] = []
    examples: list[str] = []
    for part in re.split(r"\n\s*\n", text):
        if "\b" in part:
            lines = [_EXAMPLE.sub("", line).strip() for line in part.replace("\b", "").splitlines()]
            examples += [line for line in lines if line]
        elif not paragraphs or is_vietnamese(part):
            paragraphs.append(_drop_english(" ".join(part.split())))
    return paragraphs, examples


def is_vietnamese(text: str) -> bool:
    """Tell whether enough words have letters that English has not.

    >>> is_vietnamese("Nhận dạng chữ trên các trang."), is_vietnamese("Trace 846/QĐ-UBND and serve the pages.")
    (True, False)
    """
    words = _LETTERS.findall(text)
    return sum(not word.isascii() for word in words) > _VIETNAMESE * len(words)


def _drop_english(text: str) -> str:
    aside = _ASIDE.search(text)
    return text[: aside.start()] if aside and not is_vietnamese(aside[1]) else text


def _say_option(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    told = [_drop_english(option.help or "").rstrip("."), *_list_limits(option)]
    return f"- {names}: {'; '.join(told)}."


def _list_limits(option: click.Option) -> Iterator[str]:
    """Yield what an option takes, and what holds without it."""
    kind = option.type
    if isinstance(kind, click.Choice):
        yield f"một trong: {', '.join(f'`{one}`' for one in kind.choices)}"
    if isinstance(kind, click.IntRange):
        yield "từ " + " đến ".join(say_count(int(bound)) for bound in (kind.min, kind.max) if bound is not None)
    if option.multiple:
        yield "ghi được nhiều lần"
    default = option.to_info_dict()["default"]
    if isinstance(default, str | int) and default not in ("", False) and not option.is_flag:
        yield f"mặc định `{default}`"
