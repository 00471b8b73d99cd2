"""The parts that pages are made of: marking, decoration, layout, periods, paging; and their docstrings' examples."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from indexer.errors import BadInput
from indexer.models import Passage, Source
from indexer.parsing import parse
from web import create_app
from web.addresses import SearchAddress
from web.parts import periods
from web.parts.layout import TextLayout
from web.parts.markdown import find_decorations
from web.parts.markup import Span, mark_spans, mark_words
from web.parts.tables import cut_row, part_headings
from web.server import bind, read_port, serve

NOWHERE = Path("nowhere")


# -- marking -----------------------------------------------------------------------------------------------------

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: (min(pair), max(pair))), max_size=6)
TEXTS = st.text(alphabet='ab<>&"*#| \n', max_size=40)


def visible(html: Markup) -> str:
    """The text of a page; in ``pre``, where the parser keeps every blank."""
    return BeautifulSoup(f"<pre>{html}</pre>", "html.parser").get_text()


@settings(deadline=None)
@given(text=TEXTS, spans=SPANS)
def test_marking_keeps_every_character_and_marks_only_the_spans(text: str, spans: list[Span]) -> None:
    inside = [(start, min(end, len(text))) for start, end in spans if start < len(text)]
    html = mark_spans(text, 0, len(text), [*find_decorations(text), mark_words(inside)])
    assert visible(html) == text
    assert {tag.name for tag in BeautifulSoup(html, "html.parser").find_all(True)} <= {"mark", "span", "b", "i"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**I. Mục**", "<b>I. Mục</b>"),
        ("***Nơi nhận:***", "<b>Nơi nhận:</b>"),
        ("“*Quy chế*”", "“<i>Quy chế</i>”"),
        ("## II. KẾT QUẢ", "II. KẾT QUẢ"),
        ("**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**", "<b>KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC</b>"),
        ("- 1.** Tập trung", "- 1. Tập trung"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("một\n\n**hai", "một\n\nhai"),
    ],
)
def test_markdown_is_shown_as_what_it_means(text: str, html: str) -> None:
    soup = BeautifulSoup(mark_spans(text, 0, len(text), find_decorations(text)), "html.parser")
    for hidden in soup.select(".md"):
        hidden.decompose()
    assert str(soup) == html


def test_a_span_that_crosses_another_is_marked_in_both_parts() -> None:
    text = "a **b c** d"
    html = mark_spans(text, 0, len(text), [*find_decorations(text), mark_words([(6, 11)])])
    assert "<mark>c</mark>" in html
    assert "<mark> d</mark>" in html


# -- layout ------------------------------------------------------------------------------------------------------

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "BÁO CÁO",
                "## I. MỤC",
                "1. Mục nhỏ",
                "- gạch đầu dòng; Quyết định số 846/QĐ-UBND ngày 07/11/2017.",
                "+ dấu cộng",
                "| a | b | c |",
                "| --- | --- | --- |",
                "|||",
                "|",
                "a | b",
                "\tô một",
                "\t",
                "-----",
                "****",
                "**đậm** và *nghiêng*. Câu hai. **Câu ba",
                "",
                "Nơi nhận:",
                "GIÁM ĐỐC",
                "Nguyễn Văn A",
                "<script>&amp;</script>",
            ]
        ),
        st.text(alphabet="aA1.|*#-–\t <&(:;", max_size=30),
    ),
    max_size=14,
)


@settings(max_examples=250, deadline=None)
@given(lines=LINES, plain=st.booleans())
def test_a_page_holds_every_character_of_any_text_in_order(lines: list[str], plain: bool) -> None:
    text = "\n".join(lines)
    document = parse(Source("a.txt", "text" if plain else "html", text, "", len(text)), "a")
    app = create_app(NOWHERE)
    with app.test_request_context():
        laid = TextLayout(document).list_blocks()
    shown = ""
    for block in laid:
        shown += "".join(visible(item.html) for item in block.items)
        shown += "".join(visible(cell.html) for line in block.rows for cell in line.cells)
    assert "".join(shown.split()) == "".join(text.split())


def cells(line: str) -> list[str]:
    return [cell.text for cell in cut_row(line, Passage(0, len(line), "row"), ()).cells]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("| 1 | Điện | 34 |", ["1", "Điện", "34"]),
        ("1 | Điện | 34", ["1", "Điện", "34"]),
        ("| | **Tổng** | 34 |", ["", "Tổng", "34"]),
        ("STT\n\tTên\n\tTheo quy định\nTrung ương", ["STT", "Tên", "Theo quy định\nTrung ương"]),
        ("|", [""]),
        ("một ô", ["một ô"]),
    ],
)
def test_rows_are_parted_into_cells(line: str, wanted: list[str]) -> None:
    assert cells(line) == wanted


def test_a_first_row_of_words_heads_the_columns_and_a_total_takes_the_missing_ones() -> None:
    lines = ("TT | Lĩnh vực | Số", "1 | Điện | 34", "Tổng số | 34")
    heads, rows = part_headings([cut_row(line, Passage(0, len(line), "row"), ()) for line in lines])
    assert [cell.text for cell in heads[0].cells] == ["TT", "Lĩnh vực", "Số"]
    assert rows[-1].cells[0].span == 2
    assert part_headings([cut_row("1 | 2", Passage(0, 5, "row"), ())] * 2)[0] == []


@pytest.mark.parametrize(
    ("signed", "lines"),
    [
        (
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"],
        ),
        (
            "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\nTrần Thị Bình",
            ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bình"],
        ),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\nNguyễn Văn An",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An"],
        ),
    ],
)
def test_each_line_of_a_signature_stands_on_its_own(signed: str, lines: list[str]) -> None:
    text = f"SỞ CÔNG THƯƠNG\nSố: 12/BC-SCT\n\nBÁO CÁO\nCông tác quý I/2023\n\nI. KẾT QUẢ\nĐã làm xong.\n\n{signed}\n"
    document = parse(Source("a.txt", "text", text, "", len(text)), "a")
    with create_app(NOWHERE).test_request_context():
        blocks = TextLayout(document).list_blocks()
    shown = [item.html for block in blocks if block.kind == "signature" for item in block.items]
    read = [BeautifulSoup(html.replace("<br>", "\n"), "html.parser").get_text() for html in shown]
    assert [" ".join(line.split()) for one in read for line in one.split("\n") if line.strip()] == lines


# -- periods, filters, addresses ---------------------------------------------------------------------------------


def test_periods_stand_in_their_quarter_their_column_or_apart() -> None:
    counted = [
        ("Bắc Giang", "2025-04", 1),
        ("Bắc Giang", "2025Q2", 2),
        ("Bắc Giang", "2025H1", 1),
        ("", "2025", 1),
        ("Quảng Ngãi", "2016-2020", 1),
        ("Quảng Ngãi", "", 4),
    ]
    assert periods.list_years(counted) == ["2025"]
    ((year, table),) = periods.tabulate_years(counted, ["2025"])
    assert year == "2025"
    assert [column.heading for column in table.columns] == [
        "Quý I",
        "Quý II",
        "Quý III",
        "Quý IV",
        "6 tháng đầu",
        "Cả năm",
    ]
    assert table.rows == (("Bắc Giang", (0, 3, 0, 0, 1, 0), 4), ("", (0, 0, 0, 0, 0, 1), 1))
    assert table.sums == (0, 3, 0, 0, 1, 1)
    rest = periods.tabulate_rest(counted)
    assert [column.heading for column in rest.columns] == ["Giai đoạn 2016–2020", "Không nêu kỳ"]
    assert periods.tabulate_rest(counted, 2018).total == 1
    assert periods.tabulate_rest(counted, 2021).total == 0


def test_a_value_is_chosen_and_taken_back() -> None:
    asked = SearchAddress("điện", page=3).toggle("year", "2023").toggle("year", "2024")
    assert (asked.filters.year, asked.page) == (("2023", "2024"), 1)
    assert asked.toggle("year", "2023").filters.year == ("2024",)


# -- serving -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.20", "::", "so-cong-thuong.local"])  # noqa: S104
def test_only_this_computer_is_served(host: str) -> None:
    with pytest.raises(BadInput) as caught:
        bind(create_app("nowhere"), host)
    assert "không phải địa chỉ của chính máy này" in caught.value.vi


def test_a_taken_port_says_so() -> None:
    app = create_app(NOWHERE)
    first = bind(app, port=0)
    try:
        with pytest.raises(BadInput) as caught:
            serve(NOWHERE, port=read_port(first))
    finally:
        first.close()
    assert f"Cổng {read_port(first)} đang được chương trình khác dùng" in caught.value.vi
    assert f"--port {read_port(first) + 1}" in caught.value.vi
