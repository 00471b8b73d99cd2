"""Acts that are cited by their name alone, with and without the table of laws."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from indexer.grammar.law_table import LAWS
from indexer.grammar.laws import find_laws
from indexer.parsing.acts import find_acts
from indexer.text.folding import fold
from tests.support.sentences import only, read

NAMED = [
    # what stands in the text → name and year, number where it is known
    ("Căn cứ Hiến pháp năm 2013;", "Hiến pháp 2013", None),
    ("Căn cứ Bộ luật Dân sự năm 2015;", "Bộ luật Dân sự 2015", "91/2015/QH13"),
    ("Theo Luật Đất đai 2024 đã nêu.", "Luật Đất đai 2024", "31/2024/QH15"),
    ("Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003;", "Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân 2003", "11/2003/QH11"),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;", "Luật Tổ chức chính quyền địa phương 2025", "72/2025/QH15"),
    ("Căn cứ Luật Hợp tác xã (sửa đổi) năm 2012;", "Luật Hợp tác xã 2012", "23/2012/QH13"),
    ("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế ngày 13/6/2014;", "Luật sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế 2014", "46/2014/QH13"),
    ("Căn cứ Pháp lệnh Ngoại hối năm 2005;", "Pháp lệnh Ngoại hối 2005", "28/2005/PL-UBTVQH11"),
    ("Theo Công ước về Luật Biển năm 1982 đã ký.", "Công ước về Luật Biển 1982", None),
    ("Căn cứ Luật Đất đai năm 1993;", "Luật Đất đai 1993", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "number"), NAMED, ids=[row[1][:40] for row in NAMED])
def test_an_act_is_cited_by_its_name(sentence: str, name: str, number: str | None) -> None:
    found = only(sentence)
    assert (found.canonical, found.act, found.number, found.short) == (name, number, "", True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Luật này có hiệu lực từ năm 2015.",
        "kết quả thực hiện Luật Đất đai trong năm 2013.",
        "Phòng Pháp luật năm 2015.",
    ],
)
def test_what_names_no_act(sentence: str) -> None:
    assert read(sentence).citations == ()


def test_every_law_of_the_table_is_found_by_its_name() -> None:
    for law in LAWS:
        text = f"theo {law.name} năm {law.year}."
        (act,) = find_acts(text, fold(text), [])
        assert act.canonical == f"{law.name} {law.year}", law
        assert law in find_laws(law.name, law.year, law.date)
