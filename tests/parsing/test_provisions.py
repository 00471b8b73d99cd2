# ruff: noqa: E501 - tables of sentences as they are written
"""Provisions as they are cited: from the smallest part to the largest, in runs, in annexes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.parsing.provisions import find_provisions, find_provisions_before, lies_in
from tests.support.sentences import only, read

BEFORE = [
    ("theo điểm a khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP.", ("điểm a khoản 2 Điều 5",)),
    ("theo các Điều 5, 6 và 7 Nghị định số 61/2018/NĐ-CP.", ("Điều 5", "Điều 6", "Điều 7")),
    ("tại khoản 1, 3 Điều 10 và Điều 12 của Nghị định số 61/2018/NĐ-CP.", ("khoản 1 Điều 10", "khoản 3 Điều 10", "Điều 12")),
    ("theo Phụ lục II ban hành kèm theo Nghị định số 61/2018/NĐ-CP.", ("Phụ lục II",)),
    ("từ Điều 5 đến Điều 7 Nghị định số 61/2018/NĐ-CP.", ("Điều 5", "Điều 6", "Điều 7")),
    ("tại mục 2 Chương III Nghị định số 61/2018/NĐ-CP.", ("Mục 2 Chương III",)),
    ("tại điểm a, b khoản 1 và khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP.", ("điểm a khoản 1 Điều 5", "điểm b khoản 1 Điều 5", "khoản 2 Điều 5")),
    ("tại Điều 13, Phụ lục II, Phụ lục III kèm theo Nghị định số 61/2018/NĐ-CP.", ("Điều 13", "Phụ lục II", "Phụ lục III")),
    ("tại Mẫu số 01 Phụ lục I kèm theo Nghị định số 61/2018/NĐ-CP.", ("Mẫu số 01 Phụ lục I",)),
    ("theo Kế hoạch, mục tiêu của Nghị định số 61/2018/NĐ-CP.", ()),
    ("theo khoản 1 Điều 5 của Luật này và Nghị định số 61/2018/NĐ-CP.", ()),
    ("theo Nghị định số 61/2018/NĐ-CP.", ()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), BEFORE, ids=[row[0][:40] for row in BEFORE])
def test_the_provisions_of_a_citation(sentence: str, wanted: tuple[str, ...]) -> None:
    assert only(sentence).provisions == wanted


def test_each_act_of_a_list_has_its_own_provisions() -> None:
    found = read("Theo Điều 5 Nghị định số 61/2018/NĐ-CP và khoản 2 Điều 3 Thông tư số 01/2018/TT-VPCP.").citations
    assert [(c.provisions, c.treatment) for c in found] == [(("Điều 5",), "basis"), (("khoản 2 Điều 3",), "basis")]


@given(st.integers(1, 200), st.integers(1, 20), st.sampled_from("abcdđeg"))
def test_a_provision_that_is_written_is_read_again(article: int, clause: int, point: str) -> None:
    written = f"điểm {point} khoản {clause} Điều {article}"
    assert find_provisions(written) == (written,)
    assert lies_in(written, f"Điều {article}")
    assert not lies_in(f"Điều {article}", written)
    text = f"theo {written} của ".lower()
    assert find_provisions_before(text, 0, len(text)) == ((written,), 5)
