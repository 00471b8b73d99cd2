"""What a check costs grows with its draft, not with its square; and a draft that is one line is not quoted whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from time import thread_time

import pytest

from indexer.checking import check, is_list
from indexer.models import Source
from indexer.store import open_store
from indexer.store.base import Store
from tests.support.costs import grows_evenly
from tests.support.making import cite, document

REPEATED = {
    "sentences": "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về điện năng.\n",
    "numbers": "846/QĐ-UBND, ",
    "of a day that is none": "QĐ 846/QĐ-UBND ngày 31/02/2017, ",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    text = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về điện năng."
    with closing(open_store(tmp_path_factory.mktemp("bounds") / "index", create=True)) as opened:
        opened.add([document("a", text, [cite(text, "846/QĐ-UBND", date="2017-11-07")])])
        yield opened


def drafted(text: str) -> Source:
    return Source("/du-thao.txt", "text", text, "", len(text))


@pytest.mark.parametrize("repeated", REPEATED.values(), ids=REPEATED.keys())
def test_a_number_that_is_repeated_costs_the_same_each_time(store: Store, repeated: str) -> None:
    def cost(times: int) -> float:
        began = thread_time()
        assert len(check(store, drafted(repeated * times)).citations) == times
        return thread_time() - began

    assert grows_evenly(cost, 250, 2000)


@pytest.mark.parametrize("row", ["| 1 | 846/QĐ-UBND | 07/11/2017 | UBND tỉnh |\n", "1;846/QĐ-UBND;UBND tỉnh\n"])
def test_each_row_of_a_table_is_looked_at_the_same_number_of_times(row: str) -> None:
    def cost(times: int) -> float:
        began = thread_time()
        assert is_list(row * times)
        return thread_time() - began

    assert grows_evenly(cost, 50, 400)


def test_a_long_line_is_quoted_around_each_citation(store: Store) -> None:
    found = check(store, drafted(REPEATED["numbers"] * 1000))
    text = found.document.source.text
    for one in found.citations:
        assert text[one.quote_start : one.quote_start + len(one.quote)] == one.quote
        assert one.quote_start <= one.citation.start
        assert one.citation.end <= one.quote_start + len(one.quote)
        assert len(one.quote) == 2000
    short = check(store, drafted(REPEATED["sentences"])).citations[0]
    assert short.quote == REPEATED["sentences"].strip()
