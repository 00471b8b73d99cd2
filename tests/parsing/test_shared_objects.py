"""Two verbs that take two parts of one document: both are told of it, and both parts."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse

ACT = (
    "ỦY BAN NHÂN DÂN TỈNH NINH THUẬN\nSố: 21/2023/QĐ-UBND\n\nNinh Thuận, ngày 02 tháng 5 năm 2023\n\n"
    "QUYẾT ĐỊNH\nSửa đổi quy định\n\nĐiều 1. "
)
X = "Quyết định số 13/2021/QĐ-UBND"
AMENDS, REPEALS, REPLACES = ("amends", False), ("repeals", True), ("replaces", True)
# what the act says → its relations to X, the provisions of X that it names
SHARED = [
    (f"Sửa đổi khoản 1 Điều 6 và bãi bỏ Điều 8 {X}.", [AMENDS, REPEALS], ("khoản 1 Điều 6", "Điều 8")),
    (f"Sửa đổi Điều 6, bãi bỏ Điều 8 của {X}.", [AMENDS, REPEALS], ("Điều 6", "Điều 8")),
    (
        f"Sửa đổi khoản 1 Điều 6 và bãi bỏ Điều 8 của Quy chế phối hợp ban hành kèm theo {X}.",
        [AMENDS, REPEALS],
        ("khoản 1 Điều 6", "Điều 8"),
    ),
    (f"Bãi bỏ điểm b khoản 1 Điều 6 và sửa đổi Điều 8 {X}.", [REPEALS, AMENDS], ("điểm b khoản 1 Điều 6", "Điều 8")),
    (
        f"Sửa đổi, bổ sung Điều 6; thay thế Điều 7 và bãi bỏ Điều 8, Điều 9 của {X}.",
        [AMENDS, REPLACES, REPEALS],
        ("Điều 6", "Điều 7", "Điều 8", "Điều 9"),
    ),
]


def read(words: str) -> Document:
    text = f"{ACT}{words}"
    return parse(Source("a.txt", "text", text, "", len(text)), "a")


@pytest.mark.parametrize(("words", "told", "parts"), SHARED, ids=[row[0][:50] for row in SHARED])
def test_both_verbs_are_told(words: str, told: list[tuple[str, bool]], parts: tuple[str, ...]) -> None:
    document = read(words)
    assert [(r.kind, r.partial) for r in document.relations] == told
    assert {(r.source, r.target) for r in document.relations} == {("this", "13/2021/QĐ-UBND")}
    (citation,) = document.citations
    assert (citation.provisions, citation.treatment) == (parts, "amended")


def test_each_verb_keeps_its_own_document() -> None:
    found = read(f"Sửa đổi Điều 2 Quyết định số 4/2020/QĐ-UBND và bãi bỏ Điều 8 {X}.").relations
    assert [(r.kind, r.target) for r in found] == [("amends", "4/2020/QĐ-UBND"), ("repeals", "13/2021/QĐ-UBND")]
