"""The measurements of ``peers.py`` as tables of benchmarks/README.md, between its two marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- peers.py: begin -->", "<!-- peers.py: end -->"
_NAMES = {"tracuu": "tracuu", "fts5": "SQLite FTS5", "tantivy": "tantivy"}


def write(readme: Path, found: Mapping[str, Any], few: int, many: int) -> None:
    """Replace what stands between the marks."""
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n{tables(found, few, many)}{END}{after}", encoding="utf-8")


def tables(found: Mapping[str, Any], few: int, many: int) -> str:
    """Indexing, queries by engine, queries by kind, all else; each with its growth."""
    parts = [
        f"{found['machine']}; {found['rounds']} rounds of each query after one that is not counted.\n",
        table(("indexing", "documents", "s", "MB/s", "peak memory, MB", "index, MB"), _indexing(found, few, many)),
        table(("ms for a query of any kind", "documents", "p50", "p95", "p99"), _engines(found, few, many)),
        table((f"ms by kind, {many} documents", "p50", "p95", "p99"), _kinds(found[str(many)])),
        table(("tracuu", *(f"{count} documents" for count in (few, many))), _others(found, few, many)),
    ]
    return "\n".join(parts)


def table(head: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A Markdown table.

    >>> table(("a", "b"), [(1, 2)])
    '| a | b |\\n| --- | --- |\\n| 1 | 2 |\\n'
    """
    return "".join(f"| {' | '.join(map(str, line))} |\n" for line in (head, ["---"] * len(head), *lines))


def _indexing(found: Mapping[str, Any], few: int, many: int) -> Iterable[Sequence[object]]:
    for engine, name in _NAMES.items():
        for count in (few, many):
            one = found[str(count)][engine]
            yield name, count, one["seconds"], one["mb_per_s"], one["peak_mb"], one["index_mb"]


def _engines(found: Mapping[str, Any], few: int, many: int) -> Iterable[Sequence[object]]:
    rows = [
        ("tracuu, ranking alone", "tracuu", "ranking"),
        ("tracuu, with facets", "tracuu", "facets"),
        ("tracuu, with facets and passages", "tracuu", "passages"),
        ("SQLite FTS5, OR, with snippets", "fts5", "passages"),
        ("tantivy, with snippets", "tantivy", "passages"),
    ]
    for name, engine, what in rows:
        for count in (few, many):
            yield name, count, *found[str(count)][engine][what]["all"].values()


def _kinds(found: Mapping[str, Any]) -> Iterable[Sequence[object]]:
    for kind, taken in found["tracuu"]["passages"].items():
        if kind != "all":
            yield kind, *taken.values()


def _others(found: Mapping[str, Any], few: int, many: int) -> Iterable[Sequence[object]]:
    both = [found[str(count)]["tracuu"] for count in (few, many)]
    yield "trace, ms (p50 / p95)", *(f"{one['trace']['p50']} / {one['trace']['p95']}" for one in both)
    yield "ten changed documents, s", *(one["ten_changed"] for one in both)
    yield "cold `tracuu search`, s", *(round(one["cold_search"], 2) for one in both)
    yield "cold `tracuu trace`, s", *(round(one["cold_trace"], 2) for one in both)
