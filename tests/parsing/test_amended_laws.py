# ruff: noqa: E501 - tables of sentences as they are written
"""What an amending law amends, where its name alone tells it."""

from __future__ import annotations

import pytest

from indexer.models import Source
from indexer.parsing import parse

TEXTS: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15;\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật số 87/2025/QH15;", [("87/2025/QH15", "64/2025/QH15")]),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Di sản văn hóa số 32/2009/QH12 và Luật Di sản văn hoá số 28/2001/QH10;", [("32/2009/QH12", "28/2001/QH10")]),
    ("Căn cứ Luật Bảo hiểm y tế số 25/2008/QH12; Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 46/2014/QH13;\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số 51/2024/QH15;", [("46/2014/QH13", "25/2008/QH12"), ("51/2024/QH15", "25/2008/QH12")]),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá số 87/2025/QH15;\nCăn cứ Luật Đất đai số 31/2024/QH15;", []),
    ("Căn cứ Luật Giá số 11/2012/QH13;\nCăn cứ Luật Giá số 16/2023/QH15;\nCăn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá số 87/2025/QH15;", []),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giá số 8/2013/QH13;\nCăn cứ Luật Giá số 16/2023/QH15;", []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), TEXTS, ids=[str(n) for n in range(len(TEXTS))])
def test_laws_of_one_name(text: str, wanted: list[tuple[str, str]]) -> None:
    found = parse(Source("mau.txt", "text", text, "", 0), "mau").relations
    assert sorted((r.source, r.target) for r in found if r.kind == "amends") == sorted(wanted)
