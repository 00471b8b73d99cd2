"""What a text states between two documents: one replaces, amends, repeals, guides the other."""
# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.support.sentences import read

RELATED = [
    ("Quyết định 22/2023/QĐ-UBND thay thế Quyết định số 53/2018/QĐ-UBND.", ("replaces", "22/2023/QĐ-UBND", "53/2018/QĐ-UBND")),
    ("Quyết định 173/QĐ-SCT về thành lập Hội đồng (thay thế Quyết định số 70/QĐ-SCT).", ("replaces", "173/QĐ-SCT", "70/QĐ-SCT")),
    ("Thực hiện Kế hoạch số 13/KH-UBND của UBND tỉnh, Sở đã ban hành Kế hoạch số 895/KH-SCT.", ("implements", "895/KH-SCT", "13/KH-UBND")),
    ("Kế hoạch số 26/KH-UBND triển khai thực hiện Quyết định số 1968/QĐ-TTg.", ("implements", "26/KH-UBND", "1968/QĐ-TTg")),
    (
        "Nghị định số 107/2020/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 24/2014/NĐ-CP.",
        ("amends", "107/2020/NĐ-CP", "24/2014/NĐ-CP"),
    ),
    ("Quyết định này thay thế Quyết định số 846/QĐ-UBND.", ("replaces", None, "846/QĐ-UBND")),
    ("Thực hiện Công văn số 22/SNV-CCHC của Sở Nội vụ, Sở báo cáo như sau:", ("implements", "this", "22/SNV-CCHC")),
    ("Nghị định số 63/2010/NĐ-CP ngày 08/6/2010 đã được sửa đổi, bổ sung bởi Nghị định số 92/2017/NĐ-CP.", ("amends", "92/2017/NĐ-CP", "63/2010/NĐ-CP")),
    ("Quyết định số 1/2023/QĐ-UBND hết hiệu lực kể từ ngày Quyết định số 9/2024/QĐ-UBND có hiệu lực.", ("repeals", "9/2024/QĐ-UBND", "1/2023/QĐ-UBND")),
    ("Quyết định số 4/QĐ-UBND của UBND tỉnh bị thay thế bằng Quyết định số 5/QĐ-UBND.", ("replaces", "5/QĐ-UBND", "4/QĐ-UBND")),
    ("Luật số 63/2020/QH14 sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13.", ("amends", "63/2020/QH14", "80/2015/QH13")),
    ("dự thảo Quyết định ban hành quy chế thay thế Quyết định số 56/2015/QĐ-UBND.", ("replaces", None, "56/2015/QĐ-UBND")),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), RELATED, ids=[r[1][0] + str(i) for i, r in enumerate(RELATED)])
def test_what_the_text_states_between_two_documents(sentence: str, wanted: tuple[str, str | None, str]) -> None:
    document = read(sentence)
    assert [(r.kind, r.source, r.target) for r in document.relations] == [wanted]
    (relation,) = document.relations
    assert relation.target in document.source.text[relation.start : relation.end]


def test_a_common_clause_states_no_relation() -> None:
    text = "Sở có Công văn số 4/SCT-VP trình xây dựng Quyết định sửa đổi Quyết định số 46/2022/QĐ-UBND."
    assert [r.source for r in read(text).relations] == [None]


def test_what_was_done_to_a_decision_is_not_done_by_it() -> None:
    old, new = read("Quyết định số 4/QĐ-UBND đã được thay thế bởi Quyết định số 5/QĐ-UBND.").citations
    assert (old.treatment, new.treatment) == ("replaced", "basis")


ACT = """Số: 999/QĐ-UBND

Quảng Ngãi, ngày 1 tháng 2 năm 2024

QUYẾT ĐỊNH
Về việc bãi bỏ một số quyết định

Điều 1. Bãi bỏ Quyết định số 33/QĐ-UBND ngày 1/1/2020.

Điều 2. Bãi bỏ các Quyết định sau:
1. Quyết định số 34/QĐ-UBND ngày 2/2/2020;
2. Quyết định số 36/QĐ-UBND ngày 2/2/2021.

Điều 3. Quyết định số 35/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực.
Điều 4. Bãi bỏ khoản 2 Điều 3 Quyết định số 37/QĐ-UBND.
"""


def test_an_act_does_itself_what_it_states_without_a_subject() -> None:
    found = {(r.kind, r.source, r.target) for r in read(ACT, "").relations}
    assert found == {
        ("repeals", "this", "33/QĐ-UBND"),
        ("repeals", "this", "34/QĐ-UBND"),
        ("repeals", "this", "36/QĐ-UBND"),
        ("repeals", "this", "35/QĐ-UBND"),
        ("repeals", "this", "37/QĐ-UBND"),
    }
    assert {r.source for r in read("Điều 1. Bãi bỏ Quyết định số 33/QĐ-UBND.").relations} == {None}, (
        "a report tells of it"
    )


def test_what_is_denied_is_told_as_denied() -> None:
    document = read("Sở đề nghị không bãi bỏ Quyết định số 99/QĐ-UBND; Nghị định 2/2003/NĐ-CP chưa được thay thế.")
    assert [(r.target, r.source, r.modality) for r in document.relations] == [
        ("99/QĐ-UBND", None, "denied"),
        ("2/2003/NĐ-CP", None, "denied"),
    ]
    assert [c.treatment for c in document.citations] == ["mentions", "mentions"]
