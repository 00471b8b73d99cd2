"""Similar documents: rare citations that are shared weigh more, and titles of the same words count."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from indexer.errors import UnknownDocument
from indexer.models import Document
from indexer.searching.similarity import find_similar
from indexer.store import open_store
from indexer.store.base import Store
from tests.support.making import cite, document


def citing(known: str, *numbers: str, title: str = "") -> Document:
    text = f"Văn bản {known}: {'; '.join(numbers)}."
    return document(known, text, [cite(text, number) for number in numbers], title=title)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("s") / "index", create=True)) as opened:
        opened.add(
            [
                citing("a", "846/QĐ-UBND", "1/NĐ-CP"),
                citing("hiem", "846/QĐ-UBND"),
                *(citing(f"thuong{n}", "1/NĐ-CP") for n in range(4)),
                citing("khac", "7/KH-SCT"),
                citing("ten", title="Phát triển chợ và siêu thị"),
                citing("ten2", title="Phát triển siêu thị"),
                citing("tron"),
            ]
        )
        yield opened


def test_a_rare_decision_in_common_counts_more(store: Store) -> None:
    found = find_similar(store, "a")
    assert [one.document.id for one in found] == ["hiem", *(f"thuong{n}" for n in range(4))]
    assert found[0].shared == ("846/QĐ-UBND",)
    assert found[0].score > found[1].score > 0


def test_titles_count_and_the_document_itself_does_not(store: Store) -> None:
    assert [one.document.id for one in find_similar(store, "ten")] == ["ten2"]
    assert find_similar(store, "tron") == []
    assert len(find_similar(store, "a", limit=2)) == 2


def test_an_unknown_document(store: Store) -> None:
    with pytest.raises(UnknownDocument):
        find_similar(store, "khong-co")
