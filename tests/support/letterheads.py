"""The layouts in which files give a letterhead."""

from __future__ import annotations

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def lay_out(layout: str, left: list[str], number: str, date: str) -> str:
    """The text of a letterhead: ``left`` are the lines of its left column, number and date stand below."""
    right = NATION.strip().split("\n")
    match layout:
        case "lines":
            return "\n".join([*left, number, *right, date])
        case "bold":
            return "\n".join([*(f"**{line}**" for line in left), f"**{right[0]}**", right[1], number, f"*{date}*"])
        case "cells":
            return f"{' '.join(left)} | {' '.join(right)}\n{number} | {date}"
        case "bars":
            return "\n".join(["|", *left, "-------", "|", *right, "---------------", "|", "|", number, "|", date, "|"])
        case _:
            rows = zip([*left, *[""] * len(right)], [*right, *[""] * len(left)], strict=False)
            return "\n".join([f"   {a:60}{b}".rstrip() for a, b in rows if a or b] + [f"   {number:60}{date}"])
