# ruff: noqa: E501 - tables of sentences as they are written
"""Which disagreements are told: those about the act's own day, body and subject; not what a clause or a slip of reading says."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from indexer.decisions.directory import list_conflicts, list_decisions
from indexer.identity.bodies import are_related_bodies, is_misread_body
from indexer.identity.subjects import have_unlike_words
from indexer.indexing import index
from indexer.store import open_store

HEAD = "SỞ TƯ PHÁP TỈNH QUẢNG NGÃI\nSố: {n}/BC-STP\nQuảng Ngãi, ngày {n} tháng 4 năm 2025\nBÁO CÁO\nKết quả rà soát {what}\n\n"


def told(tmp_path: Path, *sentences: str) -> list[tuple[str, int]]:
    """(number, reasons) of each conflict over papers with one sentence each."""
    for n, sentence in enumerate(sentences, 10):
        paper = HEAD.format(n=n, what=f"lần {n}") + sentence
        (tmp_path / f"{n}.txt").write_text(paper, encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, sorted(tmp_path.glob("*.txt")))
        return [(one.canonical, len(one.reasons)) for one in list_conflicts(store)]


X = "Nghị định số 88/2024/NĐ-CP ngày 15/7/2024 của Chính phủ"
# two papers → whether they disagree
PAIRS = [
    (f"Theo {X} về bồi thường, hỗ trợ, tái định cư.", f"Theo {X.replace('15/7/2024', '15/7/2025')} về bồi thường.", True),
    (f"Theo {X} về bồi thường, hỗ trợ, tái định cư khi thu hồi đất.", f"Theo {X} về quản lý trang thiết bị y tế và thuốc.", True),
    (f"Theo {X} về bồi thường, hỗ trợ, tái định cư khi thu hồi đất.", f"Theo khoản 2 Điều 5 {X} quy định về hồ sơ đấu giá quyền khai thác.", False),
    (f"Theo {X} về bồi thường, hỗ trợ, tái định cư khi thu hồi đất.", f"Theo {X} về bồi thường, hỗ trợ, tái định cư.", False),
    (f"Theo {X} về bồi thường, hỗ trợ, tái định cư khi thu hồi đất.", f"Theo {X} về hóa đơn điện tử.", True),
    (f"Theo {X} về hóa đơn, chứng từ.", f"Theo {X} về thi đua, khen thưởng.", True),
    (f"Theo {X} về tái định cư.", f"Theo {X} về bồi thường, hỗ trợ, tái định cư khi thu hồi đất.", False),
    (f"Theo {X} về cải cách hành chính nhà nước năm 2024.", f"Theo {X} về CCHC.", False),
    ("Theo Nghị định số 12/2025/NĐ-CP ngày 15/7/2025 của Chính phủ.", "Theo Nghị định số 12/2025/NĐ-CP ngày 15/7/2025 của Bộ Y tế.", True),
    ("Theo Quyết định số 665/QĐ-UBND ngày 30/6/2007 của UBND tỉnh Hà Tây.", "Theo Quyết định số 665/QĐ-UBND ngày 02/4/2007 của UBND tỉnh.", False),
    ("Theo Phiếu chuyển số 227/PC-VPUBND ngày 12/3/2025 của Văn phòng UBND tỉnh.", "UBND tỉnh đã có Phiếu chuyển số 227/PC-VPUBND ngày 12/3/2025.", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "disagree"), PAIRS, ids=[row[1][:50] for row in PAIRS])
def test_only_a_conflict_is_told(tmp_path: Path, one: str, other: str, disagree: bool) -> None:
    assert bool(told(tmp_path, one, other)) is disagree


OF = "chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của"


@pytest.mark.parametrize(
    ("one", "other", "unlike"),
    [
        (f"{OF} Bộ Tài chính", f"{OF} Thanh tra Chính phủ", True),
        (f"{OF} Sở Y tế tỉnh", f"{OF} Sở Nội vụ tỉnh", True),
        ("kế hoạch cải cách hành chính năm 2023", "kế hoạch cải cách hành chính năm 2024", True),
        (f"{OF} Sở Y tế tỉnh Quảng Ngãi", f"{OF} Sở Y tế", False),
        ("chi tiết một số điều của Luật Đất đai", "quy định chi tiết một số điều của Luật Đất đai năm 2024", False),
        ("phí chợ", "tổ chức bộ máy", True),
        ("phí chợ", "mức thu phí", False),
    ],
)
def test_subjects_of_different_things(one: str, other: str, unlike: bool) -> None:
    assert have_unlike_words(one, other) is unlike
    assert have_unlike_words(other, one) is unlike


def test_bodies_that_are_none_and_offices_of_one() -> None:
    assert is_misread_body("UBND thành phố được")
    assert is_misread_body("UBND THÀNH PHỐ VỀ VIỆC CÔNG BỐ")
    assert not is_misread_body("UBND tỉnh Đắk Lắk")
    assert are_related_bodies("Văn phòng UBND tỉnh Lào Cai", "UBND tỉnh Lào Cai")
    assert not are_related_bodies("UBND xã Ba Tơ", "UBND xã Ba Động")


DRAFTS = [
    ("Số: 21/BC-SCT", "Số:      /BC-SCT (DỰ THẢO)"),
    ("Số: 7/KH-SCT", "Số: 7/KH-SCT"),
    ("Số: 4/TB-SCT", "Số:    /TB-SCT"),
]


@pytest.mark.parametrize(("signed", "draft"), DRAFTS)
def test_copies_and_drafts_of_one_paper_count_once(tmp_path: Path, signed: str, draft: str) -> None:
    kind = {"BC": "BÁO CÁO", "KH": "KẾ HOẠCH", "TB": "THÔNG BÁO"}[signed.split("/")[1][:2]]
    text = f"UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\n{signed}\nQuảng Ngãi, ngày 10 tháng 12 năm 2022\n{kind}\nTình hình thực hiện nhiệm vụ\n\nCăn cứ Quyết định số 848/QĐ-UBND ngày 07/11/2017 của UBND tỉnh.\n"
    for name, paper in (("a", text), ("b", text), ("c", text.replace(signed, draft))):
        (tmp_path / f"{name}.txt").write_text(paper, encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, sorted(tmp_path.glob("*.txt")))
        (one,) = [d for d in list_decisions(store) if d.canonical == "848/QĐ-UBND"]
    assert (one.counts["documents"], one.counts["mentions"], len(one.mentions)) == (1, 1, 3)
    assert one.dates == (("2017-11-07", 1),)
