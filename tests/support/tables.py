"""A table of a paper as readers give it: rows between bars, cells on lines, cells between lines of bars."""

from __future__ import annotations

from collections.abc import Sequence


def in_bars(*rows: Sequence[str]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def on_lines(*rows: Sequence[str]) -> str:
    return "\n".join("\n".join(row) for row in rows)


def between_bars(*rows: Sequence[str]) -> str:
    return "\n".join("|\n" + "\n|\n".join(row) for row in rows) + "\n|"
