"""A text made of nothing but numbers costs no more than its words: so many citations are found, and that is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import thread_time

import pytest

from indexer import parsing
from indexer.messages.remarks import find_remark
from indexer.models import Mark, Source
from indexer.models.documents import MOST_CITATIONS
from indexer.parsing import citations, parse
from indexer.parsing.foreign_numbers import find_foreign
from indexer.parsing.numbers import find_numbers
from indexer.text.folding import fold
from tests.support.costs import grows_evenly

KINDS = {
    "numbers": "Quyết định số {}/QĐ-UBND.\n",
    "short ones": "theo Quyết định {}.\n",
    "acts": "Luật Đất đai năm 2013 và ",
    "letters first": "Công văn số JHDPC/2025/{}.\n",
    "a register": "| {} | QĐ-UBND | 07/11/2017 |\n",
}


def drafted(text: str, *marks: Mark) -> Source:
    return Source("/a.txt", "text", text, "", len(text), marks=marks)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_so_many_are_found_and_that_is_told(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    head = "| Số | Ký hiệu | Ngày |\n" if kind.startswith("|") else ""
    text = head + "".join(kind.format(n) for n in range(101, 108))
    whole = parse(drafted(text), "a")
    assert (len(whole.citations), whole.source.marks) == (7, ())
    for module in (citations, parsing):
        monkeypatch.setattr(module, "MOST_CITATIONS", 5)
    cut = parse(drafted(text, Mark("encoding", "vni")), "a")
    assert [one.text for one in cut.citations] == [one.text for one in whole.citations[:5]]
    assert cut.source.marks == (Mark("encoding", "vni"), Mark("citations", "5"))
    assert parse(cut.source, "a").source.marks == cut.source.marks, "told once"


def test_what_no_longer_holds_is_no_longer_told() -> None:
    assert parse(drafted("Quyết định số 1/QĐ-UBND", Mark("citations", "20000")), "a").source.marks == ()


def test_the_sentence_is_there() -> None:
    row = find_remark(Mark("citations", str(MOST_CITATIONS)))
    assert row is not None
    assert "20.000 viện dẫn" in row.vi


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_no_more_are_looked_for(kind: str) -> None:
    text = "".join(kind.format(n) for n in range(101, 120))
    every = find_numbers(text, fold(text))
    assert find_numbers(text, fold(text), 3) == every[:3]


def test_numbers_with_letters_first_cost_the_same_each_among_others() -> None:
    def cost(times: int) -> float:
        text = "Công văn số JHDPC/2025/276, 1/QĐ-UBND\n" * times
        folded = fold(text)
        plain = find_numbers(text, folded)
        began = thread_time()
        assert len(list(find_foreign(text, folded, plain))) == times
        return thread_time() - began

    assert grows_evenly(cost, 500, 4000)


def test_one_that_is_found_already_is_not_found_again() -> None:
    text = "theo Công văn số JHDPC/2025/276, Công văn số ABC/2025/12"
    taken = list(find_foreign(text, fold(text), []))
    assert [one.canonical for one in taken] == ["JHDPC/2025/276", "ABC/2025/12"]
    assert [one.canonical for one in find_foreign(text, fold(text), taken[:1])] == ["ABC/2025/12"]
    assert [one.canonical for one in find_foreign(text, fold(text), taken[1:])] == ["JHDPC/2025/276"]


def test_an_index_and_a_page_tell_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import closing

    from indexer.indexing import batch
    from indexer.indexing import index as index_files
    from indexer.store import open_store

    limited = Mark("citations", str(MOST_CITATIONS))

    def marked(source: Source, *more: object) -> object:
        found = parse(source, *more)  # type: ignore[arg-type]
        return replace(found, source=replace(found.source, marks=(limited,)))

    monkeypatch.setattr(batch, "parse", marked)
    (tmp_path / "a.txt").write_text("Quyết định số 1/QĐ-UBND", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        assert [mark for mark, _ in index_files(store, [tmp_path / "a.txt"]).remarks] == [limited]
        (summary,) = store.summaries()
        assert store.document(summary.id).source.marks == (limited,)
