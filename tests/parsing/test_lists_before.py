"""A list before its verb: everything that it holds ends, and nothing that stands before it."""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse

REPORT = "BÁO CÁO\n\n"
ACT = (
    "HỘI ĐỒNG NHÂN DÂN TỈNH PHÚ YÊN\nSố: 20/2024/NQ-HĐND\n\nTuy Hòa, ngày 10 tháng 7 năm 2024\n\n"
    "NGHỊ QUYẾT\nQuy định mức thu học phí\n\nĐiều 2. "
)
A, B, C = "4/2018/NQ-HĐND", "5/2019/NQ-HĐND", "6/2020/NQ-HĐND"
LISTS = (
    f"Các Nghị quyết số {A}, số {B} và số {C}",
    f"Các Nghị quyết số {A} ngày 05/7/2018, {B} ngày 12/7/2019, {C} ngày 09/12/2020 của HĐND tỉnh",
    f"Đến nay, 03 Nghị quyết số {A}, số {B}, số {C}",
    f"Nghị quyết số {A} về học phí, Nghị quyết số {B} về viện phí và Nghị quyết số {C}",
)
# what is said of the list → kind, modality, since, source
SAID = [
    ("bị bãi bỏ.", "repeals", "done", None, None),
    ("hết hiệu lực kể từ ngày 01/8/2024.", "repeals", "done", "2024-08-01", None),
    ("đã được thay thế bởi Nghị quyết số 9/2023/NQ-HĐND.", "replaces", "done", None, "9/2023/NQ-HĐND"),
    ("chưa bị bãi bỏ.", "repeals", "denied", None, None),
]


def read(text: str) -> Document:
    return parse(Source("a.txt", "text", text, "", len(text)), "a")


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize(("words", "kind", "modality", "since", "source"), SAID, ids=[row[0] for row in SAID])
def test_everything_that_a_list_holds(
    listed: str, words: str, kind: str, modality: str, since: str | None, source: str | None
) -> None:
    found = read(f"{REPORT}{listed} {words}").relations
    assert [(r.target, r.kind, r.modality, r.since, r.source) for r in found] == [
        (target, kind, modality, since, source) for target in (A, B, C)
    ]


@pytest.mark.parametrize("listed", [LISTS[0], LISTS[1], LISTS[3]])
def test_an_act_that_ends_a_list(listed: str) -> None:
    document = read(f"{ACT}{listed} hết hiệu lực thi hành.")
    assert [(r.source, r.target) for r in document.relations] == [("this", A), ("this", B), ("this", C)]
    assert {citation.treatment for citation in document.citations} == {"repealed"}


def test_a_list_in_a_condition() -> None:
    found = read(f"{REPORT}Trường hợp {LISTS[0][0].lower()}{LISTS[0][1:]} bị bãi bỏ thì dừng thu.").relations
    assert [(r.target, r.modality) for r in found] == [(target, "conditional") for target in (A, B, C)]


ALONE = (
    f"Thực hiện Nghị quyết số {A}, Nghị quyết số {C} hết hiệu lực.",
    f"Nghị quyết số {A} có hiệu lực từ ngày 01/8/2018, Nghị quyết số {C} hết hiệu lực.",
    f"Theo Luật số 1/2021/QH15 và Nghị quyết số {C} hết hiệu lực.",
    f"Căn cứ các Nghị quyết số {A}, Nghị quyết số {C} bị bãi bỏ.",
)


@pytest.mark.parametrize("words", ALONE)
def test_what_stands_before_is_no_list(words: str) -> None:
    assert [relation.target for relation in read(f"{REPORT}{words}").relations] == [C]


def test_what_is_left_out_is_of_its_own_document() -> None:
    words = f"Nghị quyết số {A} và Nghị quyết số {B} hết hiệu lực, trừ Điều 6 của Nghị quyết số {B}."
    assert [(r.target, r.partial) for r in read(f"{REPORT}{words}").relations] == [(A, False), (B, True)]
    words = f"Các văn bản sau đây hết hiệu lực, trừ Điều 6 của Nghị quyết số {B}:\n"
    words += f"a) Nghị quyết số {A};\nb) Nghị quyết số {B}."
    assert [(r.target, r.partial) for r in read(f"{ACT}{words}").relations] == [(A, False), (B, True)]
