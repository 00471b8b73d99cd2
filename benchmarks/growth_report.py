"""The measurements of ``growth.py`` as a table and curves of benchmarks/README.md, between its two marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reporting import table

BEGIN, END = "<!-- growth.py: begin -->", "<!-- growth.py: end -->"
_BARS = " ▁▂▃▄▅▆▇█"

Measured = Mapping[str, Any]


def write(readme: Path, found: Sequence[Measured]) -> None:
    """Replace what stands between the marks."""
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n{report(found)}{END}{after}", encoding="utf-8")


def report(found: Sequence[Measured]) -> str:
    """A line for each thing measured, a column for each size, and its curve: the highest is the greatest."""
    head = ("", *(f"{one['documents']:,}" for one in found), "curve")
    lines = []
    for name, read, *most in _rows(found[-1]):
        values = [read(one) for one in found]
        second = [most[0](one) for one in found] if most else []
        told = [f"{value:g}" for value in values]
        told = [f"{one} / {other:g}" for one, other in zip(told, second, strict=True)] if most else told
        lines.append((name, *told, curve(values)))
    return table(head, lines)


def curve(values: Sequence[float]) -> str:
    """A bar for each value, as high as it is against the greatest.

    >>> curve([1, 2, 4, 8])
    '▁▂▄█'
    """
    top = max(values, default=0) or 1
    return "".join(_BARS[max(round(value / top * 8), 1)] for value in values)


def _rows(last: Measured) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [
        ("indexed more, MB", lambda one: one["index"]["mb"]),
        ("index, s", lambda one: one["index"]["seconds"]),
        ("index, processor s", lambda one: one["index"]["processor_seconds"]),
        ("index, MB a processor second", lambda one: one["index"]["mb_per_processor_second"]),
        ("index, peak MB of memory", lambda one: one["index"]["peak_mb"]),
        ("on disk, MB", lambda one: one["index"]["disk_mb"]),
    ]
    verbs = ("search, ms", "trace, ms", "ask, ms")
    rows += [(f"{name} (p50 / p95)", _of(name, "p50"), _of(name, "p95")) for name in verbs]
    rows.append(("first survey of all decisions, ms", _of("pages, ms", "survey")))
    pages = [page for page in last["pages, ms"] if page != "survey"]
    rows += [(f"page: {page}, ms (first / warm)", _page(page, "first"), _page(page, "warm")) for page in pages]
    names = [name for name in last if name.startswith(("cold", "ten", "one", "memory"))]
    return [*rows, *((name, _at(name)) for name in names)]


def _of(name: str, part: str) -> Callable[[Measured], float]:
    return lambda one: float(one[name][part])


def _page(page: str, part: str) -> Callable[[Measured], float]:
    return lambda one: float(one["pages, ms"][page][part])


def _at(name: str) -> Callable[[Measured], float]:
    return lambda one: float(one[name])
