"""Syllables in pieces, as PDF files give them: what is put together, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.split_letters import join_letters

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"

IN_PIECES = (
    ("ĐIỀ U KHO ẢN CHUYỂ N TIẾ P", "ĐIỀU KHOẢN CHUYỂN TIẾP"),
    ("Că n cứ Luậ t Tổ chứ c chính quyề n đị a phươ ng", "Căn cứ Luật Tổ chức chính quyền địa phương"),
    ("QUY ẾT Đ ỊNH BAN HÀNH QUY CH Ế LÀM VIỆ C CỦ A SỞ", "QUYẾT ĐỊNH BAN HÀNH QUY CHẾ LÀM VIỆC CỦA SỞ"),
    ("Ngh ị quyế t củ a Hộ i đồ ng nhân dân tỉ nh", "Nghị quyết của Hội đồng nhân dân tỉnh"),
)

WHOLE = (
    "điểm c khoản 2, điểm n khoản 3, lớp a và tổ u",
    "Mẫu A, khu C, nhà N, dãy P; phụ lục I, mục C",
    "Ông Y Th Niê và bà H Nh Kbuôr (xã Ea Tu)",
    "chi phí vận chuyển là 25 t m c mỗi n p",
)


@pytest.mark.parametrize(("written", "meant"), IN_PIECES)
def test_syllables_in_pieces_are_put_together(written: str, meant: str) -> None:
    found = join_letters(written)
    assert " ".join(found.text.split()) == meant
    assert len(found.text) == len(written)


@pytest.mark.parametrize("written", WHOLE)
def test_what_is_whole_stays(written: str) -> None:
    assert join_letters(written).text == written


def test_no_sample_is_touched() -> None:
    for path in SAMPLES.glob("*/*.txt"):
        text = path.read_text(encoding="utf-8")
        assert join_letters(text).syllables == 0


@given(st.text(alphabet="aânếcủtQUYẾ \n.1", max_size=80))
def test_only_blanks_move(written: str) -> None:
    found = join_letters(written).text
    assert found.replace(" ", "") == written.replace(" ", "")
    assert [len(line) for line in found.split("\n")] == [len(line) for line in written.split("\n")]
