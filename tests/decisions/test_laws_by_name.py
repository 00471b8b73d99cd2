"""A law that is typed by its name without a year: every law of that name, with the provision before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexer.decisions.tracing import trace
from indexer.errors import BadInput
from indexer.store.base import Store
from tests.support.papers import index_texts

REPORT = (
    "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG HÀ NAM\nSố: 71/BC-STNMT\nHà Nam, ngày 04 tháng 4 năm 2024\nBÁO CÁO\nVề giao đất\n"
    "Căn cứ Luật Đất đai số 45/2013/QH13 ngày 29/11/2013.\n"
    "Việc thu hồi theo khoản 3 Điều 62 Luật Đất đai năm 2013 đã xong.\n"
    "Từ ngày 01/8/2024 thực hiện Luật Đất đai số 31/2024/QH15 ngày 18/01/2024.\n"
    "Hợp đồng theo Bộ luật Dân sự năm 2015.\n"
)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with index_texts(tmp_path_factory.mktemp("laws"), {"bao-cao": REPORT}) as store:
        yield store


@pytest.mark.parametrize(
    ("typed", "status", "numbers"),
    [
        ("Luật Đất đai", "ambiguous", {"45/2013/QH13", "31/2024/QH15"}),
        ("luat dat dai", "ambiguous", {"45/2013/QH13", "31/2024/QH15"}),
        ("Luật Đất đai 2013", "found", {"45/2013/QH13"}),
        ("khoản 3 Điều 62 Luật Đất đai", "found", {"45/2013/QH13"}),
        ("Điều 62 luật đất đai", "found", {"45/2013/QH13"}),
        ("Bộ luật Dân sự", "found", {"91/2015/QH13"}),
        ("Điều 9 Luật Đất đai", "absent", set()),
        ("Luật Đầu tư", "absent", set()),
    ],
)
def test_every_law_of_a_name(papers: Store, typed: str, status: str, numbers: set[str]) -> None:
    found = trace(papers, typed)
    assert (found.status, {decision.canonical for decision in found.decisions}) == (status, numbers)
    assert not found.absent


@pytest.mark.parametrize("typed", ["Luật Ma thuật", "luật", "đất đai"])
def test_what_is_no_law_holds_no_number(papers: Store, typed: str) -> None:
    with pytest.raises(BadInput, match="không có số văn bản"):
        trace(papers, typed)
