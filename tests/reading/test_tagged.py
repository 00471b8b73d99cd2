"""Tags of PDF files: tables, paragraphs and columns as the file tells of them, and what of it is not believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.reading import pdf
from indexer.reading.layout import SheetTag, SheetWord, compose

from .test_layout import BODY, LEFT, TEXT, page, typed

Words = list[SheetWord]
TABLE = (0, 1)


def cell(text: str, foot: float, left: float, row: int, column: int, *, table: bool = True) -> Words:
    """Words of a cell, tagged as such, or standing in elements that have no meaning."""
    place = (*TABLE, row)
    tag = SheetTag(table=TABLE, row=place, cell=(*place, column))
    loose = SheetTag(path=(*place, column, 0), loose=(2, 4))
    return [replace(word, tag=tag if table else loose) for word in typed(text, foot, left)]


def told(text: str, foot: float, left: float, block: int) -> Words:
    return [replace(word, tag=SheetTag(block=(0, block))) for word in typed(text, foot, left)]


def rows(*, table: bool = True) -> list[Words]:
    """Two rows whose cells stand so near, and lines so evenly, that no white tells them apart."""
    shown: list[list[tuple[str, float]]] = [
        [("1", LEFT), ("Rà soát quyết định", 100), ("Văn phòng", 212)],
        [("về phân cấp", 100)],
        [("2", LEFT), ("Kiểm tra hồ sơ của", 100), ("Thanh tra", 212)],
        [("các xã", 100), ("Sở Nội vụ", 212)],
    ]
    places = {LEFT: 0, 100.0: 1, 212.0: 2}
    return [
        cell(text, 400 + 16 * n, left, n // 2, places[left], table=table)
        for n, line in enumerate(shown)
        for text, left in line
    ]


READ = ["1 | Rà soát quyết định về phân cấp | Văn phòng", "2 | Kiểm tra hồ sơ của các xã | Thanh tra Sở Nội vụ"]


@pytest.mark.parametrize("table", [True, False])
def test_a_table_is_read_by_its_tags(table: bool) -> None:
    """Also one that a browser took for a way to lay out the page: elements in elements, in rows."""
    after = typed("Như vậy.", 500, 120)
    assert compose([page(*BODY, *rows(table=table), after)]).text.split("\n") == [TEXT, *READ, "Như vậy."]


def test_a_row_that_a_page_cuts_is_one_and_a_repeated_heading_is_read_once() -> None:
    heading = [cell("TT", 384, LEFT, -1, 0), cell("Nhiệm vụ", 384, 100, -1, 1), cell("Chủ trì", 384, 212, -1, 2)]
    repeated = [typed("TT", 60) + typed("Nhiệm vụ", 60, 100) + typed("Chủ trì", 60, 212)]
    for again in (repeated, [[replace(word, foot=60, top=46, bottom=63) for word in one] for one in heading]):
        cut = [cell("và các phường", 76, 100, 1, 1), cell("3", 92, LEFT, 2, 0), cell("Hết", 92, 100, 2, 1)]
        found = compose([page(*heading, *rows()), page(*again, *cut, number=2)])
        assert found.text.split("\n") == [
            "TT | Nhiệm vụ | Chủ trì",
            READ[0],
            READ[1].replace("các xã", "các xã và các phường"),
            "3 | Hết",
        ]
        second = found.pages[1]
        assert found.text[second.start :].startswith("và các phường")


def test_an_empty_cell_that_has_no_tag_keeps_its_place() -> None:
    sparse = [cell("4", 464, LEFT, 2, 0), cell("Công an", 464, 212, 2, 1)]
    assert compose([page(*rows(), *sparse)]).text.split("\n")[-1] == "4 | | Công an"


def test_tags_that_do_not_agree_with_the_page_are_not_believed() -> None:
    """Rows told from the lowest to the highest."""
    turned = [[replace(word, foot=800 - word.foot, top=786 - word.foot) for word in one] for one in rows()]
    assert READ[0] not in compose([page(*turned)]).text


def test_a_letterhead_tagged_as_a_table_is_no_table() -> None:
    head = [
        cell("SỞ CÔNG THƯƠNG", 60, LEFT, 0, 0),
        cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, 300, 0, 1),
        cell("Số: 15/BC-SCT", 78, LEFT, 1, 0),
        cell("Quảng Ngãi, ngày 20 tháng 3 năm 2024", 78, 310, 1, 1),
    ]
    assert " | " not in compose([page(*head, *BODY)]).text


def test_a_paragraph_ends_where_its_tag_does() -> None:
    """A full line that begins with a capital may go on with the one before; the tags say that it does not."""
    first = "Thực hiện Kế hoạch cải cách hành chính năm 2024 của Ủy ban nhân dân tỉnh này"
    lines = [told(first, 300, LEFT, 1), told("Sở Công Thương báo cáo như sau", 316, LEFT, 2)]
    assert compose([page(*lines)]).text.split("\n") == [first, "Sở Công Thương báo cáo như sau"]
    one = [told(first, 300, LEFT, 1), told("Sở Công Thương báo cáo như sau", 316, LEFT, 1)]
    assert compose([page(*one)]).text == f"{first} Sở Công Thương báo cáo như sau"


def test_columns_are_read_in_the_order_of_their_tags() -> None:
    """A signature whose lines stand between those of the addressees."""
    drawn = [
        *(told("Nơi nhận:", 600, LEFT, 1), told("- Như Điều 3;", 616, LEFT, 2), told("- Lưu: VT.", 648, LEFT, 3)),
        *(told("KT. GIÁM ĐỐC", 616, 300, 4), told("PHÓ GIÁM ĐỐC", 632, 300, 5), told("Trần Thị Bình", 680, 300, 6)),
    ]
    assert compose([page(*drawn)]).text.split("\n") == [
        *("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."),
        *("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bình"),
    ]


def test_an_item_hangs_behind_its_number() -> None:
    lines = [
        typed("3.", 360, LEFT)
        + typed("Các cơ quan, đơn vị phối hợp với các Sở Nội vụ, Sở Xây dựng và Sở Tài", 360, 110),
        typed("chính rà soát, tổng hợp các nhiệm vụ và kinh phí thực hiện hằng năm,", 376, 110),
        typed("báo cáo Ủy ban", 392, 110),
        typed("4.", 408, LEFT) + typed("Văn phòng theo dõi", 408, 110),
    ]
    assert len(compose([page(*BODY, *lines)]).text.split("\n")) == 3


def tagged_file(rows: list[list[str]], kids: str = "") -> bytes:
    """A page with a table whose cells are tagged; ``kids``: what else its first row holds."""
    marks = [(row, column) for row, cells in enumerate(rows) for column in range(len(cells))]
    drawn = " ".join(
        f"/TD <</MCID {n}>> BDC BT /F1 12 Tf {72 + 60 * column} {700 - 14 * row} Td ({rows[row][column]}) Tj ET EMC"
        for n, (row, column) in enumerate(marks)
    )
    first = 8 + len(rows)
    of_row = [[first + n for n, (at, _) in enumerate(marks) if at == row] for row in range(len(rows))]
    references = " ".join(f"{first + n} 0 R" for n in range(len(marks)))
    objects = [
        "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo <</Marked true>>>>",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /StructParents 0"
        " /Resources <</Font <</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>\nstream\n{drawn}\nendstream",
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        f"<</Type /StructTreeRoot /K [7 0 R] /ParentTree <</Nums [0 [{references}]]>>>>",
        f"<</Type /StructElem /S /Table /P 6 0 R /K [{' '.join(f'{8 + n} 0 R' for n in range(len(rows)))}]>>",
        *(
            f"<</Type /StructElem /S /TR /P 7 0 R /K [{' '.join(f'{n} 0 R' for n in cells)} {'' if row else kids}]>>"
            for row, cells in enumerate(of_row)
        ),
        *(f"<</Type /StructElem /S /TD /P {8 + row} 0 R /Pg 3 0 R /K {n}>>" for n, (row, _) in enumerate(marks)),
    ]
    body = "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer\n<</Size {len(objects) + 1} /Root 1 0 R>>\n".encode()


@pytest.mark.parametrize("kids", ["", "7 0 R", "8 0 R 8 0 R"])
def test_the_tags_of_a_file_are_read(kids: str) -> None:
    """Also where an element is said to hold what holds it."""
    found = pdf.read(tagged_file([["TT", "Ho so", "So luong"], ["1", "Giay to", "12"]], kids), {})
    assert found.text.split("\n") == ["TT | Ho so | So luong", "1 | Giay to | 12"]
