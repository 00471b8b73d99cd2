"""Two documents side by side: lines beside each other, what changed in them, citations come and gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer import parse, read
from indexer.comparing import Comparison, compare
from indexer.comparing.alignment import align, list_heading_words
from indexer.models import Document, Source
from tests.conftest import SAMPLES

HEAD = "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\n\nSố: {}/BC-SCT\n\nBÁO CÁO\nKết quả công tác quý {} năm 2023\n\n"


def report(number: int, quarter: str, body: str) -> Document:
    return parse(HEAD.format(number, quarter) + body)


def told(found: Comparison) -> list[tuple[str, list[str], list[str]]]:
    """(status, words marked in the first, words marked in the second) of every line."""
    one, other = found.left.source.text, found.right.source.text
    return [
        (
            line.status,
            [one[c.start : c.end] for c in line.left_changes],
            [other[c.start : c.end] for c in line.right_changes],
        )
        for section in found.sections
        for line in section.lines
    ]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Sở giải quyết 5.842 hồ sơ.", "Sở giải quyết 6.318 hồ sơ.", ("changed", ["5.842"], ["6.318"])),
        ("Tỷ lệ đúng hạn đạt 96,8 %.", "Tỷ lệ đúng hạn đạt 97,1 %.", ("changed", ["96,8"], ["97,1"])),
        ("Thực hiện hoá đơn điện tử.", "Thực hiện hóa đơn điện tử.", ("same", [], [])),
        ("Theo Quyết định số 175/QĐ-SCT.", "Theo Quyết định số 175/QÐ-SCT.", ("same", [], [])),
        ("Sở giao Văn phòng theo dõi.", "Sở giao Thanh tra theo dõi.", ("changed", ["Văn phòng"], ["Thanh tra"])),
        ("Sở giao Văn phòng theo dõi việc.", "Sở giao Văn phòng theo dõi.", ("changed", ["việc"], [])),
    ],
)
def test_a_changed_line_is_marked_word_by_word(
    left: str, right: str, expected: tuple[str, list[str], list[str]]
) -> None:
    found = compare(report(1, "I", f"I. KẾT QUẢ\n\n{left}\n"), report(2, "II", f"I. KẾT QUẢ\n\n{right}\n"))
    assert told(found) == [expected]


def test_a_table_row_is_compared_cell_by_cell() -> None:
    table = "| TT | Lĩnh vực | Tồn | Mới | Xong |\n| --- | --- | --- | --- | --- |\n| 2 | Hàng hóa | {} |\n"
    one, other = table.format("05 | 84 | 85"), table.format("04 | 97 | 85")
    found = compare(report(1, "I", one), report(2, "II", other))
    assert told(found)[-1] == ("changed", ["05", "84"], ["04", "97"])


def test_what_only_one_has_stands_alone_in_the_order_of_the_text() -> None:
    one = "I. KẾT QUẢ\n\nSở tổ chức hội nghị.\n\nSở kiểm tra ba đơn vị.\n\nII. KHEN THƯỞNG\n\nKhông có.\n"
    other = "I. KẾT QUẢ\n\nSở kiểm tra bốn đơn vị.\n\nTrang mới đã mở cho người dân.\n\nIII. KIẾN NGHỊ\n\nXin vốn.\n"
    found = compare(report(1, "I", one), report(2, "II", other))
    assert [line.status for section in found.sections for line in section.lines] == [
        "gone",
        "changed",
        "new",
        "gone",
        "new",
    ]
    alone = [
        (section.left is None, section.right is None) for section in found.sections if section.left or section.right
    ]
    assert alone == [(False, False), (False, True), (True, False)]
    assert found.counts == {"gone": 2, "changed": 1, "new": 2, "figures": 0}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("## IV. NHIỆM VỤ QUÝ II NĂM 2023", "**V. Nhiệm vụ quý III/2023**"),
        ("1. Cải cách thể chế", "### 2. CẢI CÁCH THỂ CHẾ"),
        ("Điều 5. Hiệu lực thi hành", "Điều 6. Hiệu lực thi hành"),
        ("a) Phương hướng tháng 4", "b) Phương hướng tháng 5"),
    ],
)
def test_headings_of_two_periods_are_the_same_heading(left: str, right: str) -> None:
    assert list_heading_words(left) == list_heading_words(right)


@pytest.mark.parametrize(
    ("left", "right"), [("Điều 5", "Điều 6"), ("I. KẾT QUẢ", "I. KIẾN NGHỊ"), ("Phần I", "Phần II")]
)
def test_headings_that_are_not_the_same(left: str, right: str) -> None:
    assert list_heading_words(left) != list_heading_words(right)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Theo Kế hoạch số 282/KH-SCT.", "Theo Kế hoạch số 282/KH-SCT ngày 15/02/2023.", "same"),
        ("Theo Quyết định số 175/QĐ-SCT ngày 31/01/2023.", "Theo Quyết định số 175/QĐ-SCT ngày 31/01/2023.", "same"),
        ("Theo Quyết định số 175/QĐ-SCT ngày 31/01/2023.", "Theo Quyết định số 175/QĐ-SCT ngày 20/7/2024.", "apart"),
        ("Theo Quyết định số 933/QĐ-SCT.", "Theo Quyết định số 933/QĐ-TTg.", "apart"),
    ],
)
def test_citations_are_the_same_where_number_body_and_year_are(left: str, right: str, expected: str) -> None:
    found = compare(report(1, "I", left), report(2, "II", right))
    assert [one.status for one in found.citations] == (["same"] if expected == "same" else ["new", "gone"])


def sample(name: str) -> Document:
    (source,) = read(SAMPLES / name)
    assert isinstance(source, Source)
    return parse(source, name)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*")), ids=lambda path: path.name)
def test_a_document_is_the_same_as_itself(path: Path) -> None:
    document = sample(str(path.relative_to(SAMPLES)))
    found = compare(document, document)
    assert set(+found.counts) <= {"same"}
    assert not any(section.differs for section in found.sections)
    assert {one.status for one in found.citations} <= {"same"}


def test_every_line_stands_once_and_sides_change_places() -> None:
    one, other = sample("quang-ngai/2023-q1-bao-cao-cchc.md"), sample("quang-ngai/2023-q2-bao-cao-cchc.md")
    found, back = compare(one, other), compare(other, one)
    for document, lines in (
        (one, [line.left for section in found.sections for line in section.lines if line.left]),
        (other, [line.right for section in found.sections for line in section.lines if line.right]),
    ):
        assert lines == sorted(lines, key=lambda passage: passage.start)
        assert len(set(lines)) == len(lines)
        assert set(lines) <= set(document.passages)
    assert (found.counts["gone"], found.counts["new"]) == (back.counts["new"], back.counts["gone"])
    assert found.counts["changed"] == back.counts["changed"]


def test_the_numbers_of_a_table_of_two_quarters_are_found() -> None:
    one, other = sample("quang-ngai/2023-q1-bao-cao-cchc.md"), sample("quang-ngai/2023-q2-bao-cao-cchc.md")
    changes = told(compare(one, other))
    assert ("changed", ["09", "09", "01"], ["11", "10", "02"]) in changes  # the row of "Điện"
    numbers = {cited.citation.canonical: cited.status for cited in compare(one, other).citations}
    assert numbers["846/QĐ-UBND"] == "same"
    assert numbers["282/KH-SCT"] == "new"
    assert numbers["691/QĐ-UBND"] == "gone"


def test_two_long_texts_of_nothing_in_common_are_left_apart_at_once() -> None:
    one = [(f"a{n}", "b") for n in range(500)]
    other = [(f"c{n}", "d") for n in range(500)]
    pairs = list(align(one, other))
    assert len(pairs) == 1000
    assert all(i is None or j is None for i, j in pairs)


def test_a_number_is_the_same_where_one_side_leaves_its_body_out() -> None:
    number = "Giấy mời số 41/GM-VPUBND ngày 17/6/2026"
    one = report(1, "I", f"I. KẾT QUẢ\n\nThực hiện {number} của UBND tỉnh Quảng Ngãi, Sở báo cáo như sau.\n")
    other = report(2, "II", f"I. KẾT QUẢ\n\nTheo {number}, UBND tỉnh họp.\n")
    told = [(cited.citation.number, cited.status) for cited in compare(one, other).citations]
    assert told.count(("41", "same")) == 1
    assert ("41", "gone") not in told
