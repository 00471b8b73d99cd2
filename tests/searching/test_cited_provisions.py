"""A provision as a filter: only the documents that cite it, or a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import indexer
from indexer.store.base import Store

TEXTS = {
    "khoan": "Theo khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP về một cửa.",
    "dieu": "Theo Điều 6 Nghị định số 61/2018/NĐ-CP và Điều 12 Luật Đất đai năm 2024.",
    "chung": "Theo Nghị định số 61/2018/NĐ-CP về một cửa; Điều 5 Nghị định số 45/2020/NĐ-CP.",
}
HEAD = "SỞ TƯ PHÁP\nSố: 34/BC-STP\nQuảng Ngãi, ngày 10 tháng 12 năm 2024\n\nBÁO CÁO\nkết quả {}\n\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("provisions")
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(HEAD.format(name) + text, encoding="utf-8")
    with closing(indexer.open_store(folder / "index", create=True)) as opened:
        indexer.index(opened, [folder / f"{name}.txt" for name in TEXTS])
        yield opened


FILTERS: tuple[tuple[str, list[str]], ...] = (
    ("Điều 5 Nghị định 61/2018/NĐ-CP", ["khoan"]),
    ("khoản 2 Điều 5 Nghị định 61/2018/NĐ-CP", ["khoan"]),
    ("khoản 3 Điều 5 Nghị định 61/2018/NĐ-CP", []),
    ("dieu 6 61/2018/nd-cp", ["dieu"]),
    ("Điều 12 Luật Đất đai 2024", ["dieu"]),
    ("Điều 12 31/2024/QH15", ["dieu"]),
    ("Điều 5 Nghị định 45/2020/NĐ-CP", ["chung"]),
    ("61/2018/NĐ-CP", ["chung", "dieu", "khoan"]),
)


@pytest.mark.parametrize(("cited", "names"), FILTERS, ids=[row[0] for row in FILTERS])
def test_a_provision_narrows_as_filter_and_in_the_box(store: Store, cited: str, names: list[str]) -> None:
    for found in (
        indexer.search(store, "", cites=cited),
        indexer.search(store, f'viện dẫn: "{cited}"'),
        indexer.search(store, f"kết quả viện dẫn: {cited}"),
    ):
        assert sorted(Path(hit.document.path).stem for hit in found.hits) == names


def test_a_provision_excludes(store: Store) -> None:
    found = indexer.search(store, 'kết quả -viện dẫn: "Điều 5 Nghị định 61/2018/NĐ-CP"')
    assert sorted(Path(hit.document.path).stem for hit in found.hits) == ["chung", "dieu"]


def test_what_cites_a_number_counts_beside_a_provision_of_it(store: Store) -> None:
    cited = "Điều 5 Nghị định 61/2018/NĐ-CP"
    counts = dict(next(f for f in indexer.search(store, "", cites=cited).facets if f.name == "cites").values)
    assert (counts[cited], counts["61/2018/NĐ-CP"]) == (1, 3)
