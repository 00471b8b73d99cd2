"""DOCX: nothing lost, nothing twice, and no package that does harm."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import BrokenFile, EmptyFile, ReadError
from indexer.reading import docx, read_text
from indexer.reading.list_numbers import draw_count
from tests.support.docx import STRICT, p, package, part, r


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return (f"<w:tcPr>{properties}</w:tcPr>" if properties else "") + p(r(text))


BOX = f"<w:txbxContent>{p(r('trong khung'))}</w:txbxContent>"
DRAWN = f"<w:drawing><wp:positionH><wp:posOffset>914400</wp:posOffset></wp:positionH>{BOX}</w:drawing>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("Số: ") + r("846") + r("/QĐ-UBND")), "Số: 846/QĐ-UBND"),
        (p(r("a") + "<w:r><w:tab/></w:r>" + r("b") + "<w:r><w:br/></w:r>" + r("c")), "a b\nc"),
        (p(r("QĐ") + "<w:r><w:noBreakHyphen/></w:r>" + r("UB") + "<w:r><w:softHyphen/></w:r>" + r("ND")), "QĐ-UBND"),
        (p(r("a"), "<w:tabs><w:tab w:val='left'/></w:tabs>"), "a"),
        (p(r("xem ") + f"<w:hyperlink>{r('Nghị định')}</w:hyperlink>"), "xem Nghị định"),
        (p(f"<w:r><w:rPr><w:caps/></w:rPr><w:t>ủy ban nhân dân</w:t></w:r>{r(' tỉnh')}"), "ỦY BAN NHÂN DÂN tỉnh"),
        (p("<w:r><w:rPr><w:caps w:val='0'/></w:rPr><w:t>Ủy ban</w:t></w:r>"), "Ủy ban"),
        (p(f"<w:ins>{r('thêm')}</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>"), "thêm"),
        (p(f"<w:moveFrom>{r('cũ')}</w:moveFrom><w:moveTo>{r('mới')}</w:moveTo>"), "mới"),
        (p(r("Điều"), "<w:rPr><w:del/></w:rPr>") + p(r(" 1")), "Điều 1"),
        (p("<w:r><w:instrText> PAGE </w:instrText></w:r>" + r("3")), "3"),
        (p(f"<w:fldSimple w:instr='DATE'>{r('05/12/2016')}</w:fldSimple>"), "05/12/2016"),
        (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{p(r('a'))}</w:sdtContent></w:sdt>", "a"),
        (p(f"<w:sdt><w:sdtContent>{r('a')}</w:sdtContent></w:sdt>{r('b')}"), "ab"),
        (p(f"<w:smartTag><w:customXml>{r('a')}</w:customXml></w:smartTag>"), "a"),
        (p(r("ẩn", "<w:vanish/>") + r("hiện", "<w:vanish w:val='0'/>")), "hiện"),
        (p(r("m") + r("2", "<w:vertAlign w:val='superscript'/>") + r(" đất")), "m2 đất"),
        (p(r("năm 2025") + "<w:r><w:footnoteReference w:id='2'/></w:r>"), "năm 2025"),
        (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "a+b"),
        (p(r("a) Nộp hồ sơ:\n- Trực tiếp")), "a) Nộp hồ sơ:\n- Trực tiếp"),
        (p(r("o\u0302\u0301")), "ố"),
        (p(r("một ") + f"<w:r>{DRAWN}</w:r>" + r("hai")), "một hai\ntrong khung"),
        (
            p(
                r("một ") + f"<w:r><mc:AlternateContent><mc:Choice>{DRAWN}</mc:Choice><mc:Fallback><w:pict>{BOX}"
                "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + r("hai")
            ),
            "một hai\ntrong khung",
        ),
        (
            p(
                "<w:r><mc:AlternateContent><mc:Choice><w:drawing/></mc:Choice><mc:Fallback><w:pict>"
                f"{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            ),
            "trong khung",
        ),
    ],
)
def test_paragraphs(body: str, text: str) -> None:
    assert docx.read(package(body), {}).text == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (row(cell("TT"), cell("Nội dung")) + row(cell("1"), cell("Thể chế")), "TT | Nội dung\n1 | Thể chế"),
        (row(p(r("a")) + p(r("b")), cell("c")), "a b | c"),
        (row(cell("Tổng", "<w:gridSpan w:val='2'/>"), cell("5")), "Tổng | 5"),
        (
            row(cell("A", "<w:vMerge w:val='restart'/>"), cell("1")) + row(cell("A", "<w:vMerge/>"), cell("2")),
            "A | 1\n2",
        ),
        (row(cell("a"), f"<w:tbl>{row(cell('b'), cell('c'))}</w:tbl>" + p("")), "a | b | c"),
        (f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{cell('bỏ')}</w:tc></w:tr>" + row(cell("a"), cell("b")), "a | b"),
        (f"<w:sdt><w:sdtContent>{row(cell('a'), cell('b'))}</w:sdtContent></w:sdt>", "a | b"),
        (row(p(r("SỞ NỘI VỤ")), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")), None),
    ],
)
def test_table_rows_are_lines(rows: str, text: str | None) -> None:
    expected = text or "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert (
        docx.read(package(f"{p(r('trước'))}<w:tbl>{rows}</w:tbl>{p(r('sau'))}"), {}).text == f"trước\n{expected}\nsau"
    )


def test_notes_stand_at_the_end_and_page_headers_nowhere() -> None:
    notes = "<w:footnote w:type='separator'>{0}</w:footnote><w:footnote w:id='2'>{1}</w:footnote>"
    data = package(
        p(r("thân bài")),
        footnotes=part("footnotes", notes.format(p(r("---x")), p(r("chú thích chân trang")))),
        endnotes=part("endnotes", f"<w:endnote w:id='2'>{p(r('chú thích cuối'))}</w:endnote>"),
        header1=part("hdr", p(r("đầu trang"))),
    )
    assert docx.read(data, {}).text.split("\n") == ["thân bài", "chú thích cuối", "chú thích chân trang"]


def numbered(text: str, level: int, number: int = 1) -> str:
    return p(r(text), f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>")


LISTS = part(
    "numbering",
    "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='2'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2.'/></w:lvl>"
    "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\uf0b7'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='+'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='0'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>",
)


def test_automatic_numbers_and_bullets_are_part_of_the_text() -> None:
    body = (
        numbered("Chỉ đạo", 0)
        + numbered("Kế hoạch", 1)
        + numbered("Tuyên truyền", 1)
        + numbered("Kết quả", 0)
        + numbered("Thể chế", 1)
        + numbered("gạch", 0, 2)
        + numbered("- gạch tay", 0, 2)
        + numbered("cộng", 1, 2)
        + numbered("năm", 0, 3)
        + numbered("", 0, 3)
        + numbered("thôi", 0, 0)
        + numbered("không có danh sách", 0, 9)
    )
    assert docx.read(package(body, numbering=LISTS), {}).text.split("\n") == [
        "I. Chỉ đạo",
        "I.2. Kế hoạch",
        "I.3. Tuyên truyền",
        "II. Kết quả",
        "II.2. Thể chế",
        "- gạch",
        "- gạch tay",
        "+ cộng",
        "V. năm",
        "thôi",
        "không có danh sách",
    ]


def test_numbers_come_from_the_style_too_and_a_loop_of_styles_ends() -> None:
    styles = part(
        "styles",
        "<w:style w:styleId='Muc'><w:basedOn w:val='Goc'/></w:style><w:style w:styleId='Goc'>"
        "<w:basedOn w:val='Muc'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'>"
        "<w:basedOn w:val='A'/></w:style>",
    )
    body = p(r("một"), "<w:pStyle w:val='Muc'/>") + p(r("hai"), "<w:pStyle w:val='A'/>")
    assert docx.read(package(body, numbering=LISTS, styles=styles), {}).text == "I. một\nhai"


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (p(r("quyết định"), "<w:pStyle w:val='Ten'/>"), "QUYẾT ĐỊNH"),
        (p(r("báo cáo"), "<w:pStyle w:val='TenCon'/>"), "BÁO CÁO"),  # the style is based on another
        (p(r("báo cáo", "<w:caps w:val='0'/>"), "<w:pStyle w:val='Ten'/>"), "báo cáo"),
        (p(r("báo cáo"), "<w:pStyle w:val='Thuong'/>"), "báo cáo"),  # turned off below
        (p(r("ubnd ", "<w:rStyle w:val='Hoa'/>") + r("tỉnh")), "UBND tỉnh"),
        (p(r("vòng"), "<w:pStyle w:val='A'/>"), "vòng"),
        (p(r("thường")), "thường"),
    ],
)
def test_capitals_that_a_style_shows_are_read_as_shown(paragraph: str, text: str) -> None:
    styles = part(
        "styles",
        "<w:style w:styleId='Ten' w:type='paragraph'><w:rPr><w:caps/></w:rPr></w:style>"
        "<w:style w:styleId='TenCon' w:type='paragraph'><w:basedOn w:val='Ten'/></w:style>"
        "<w:style w:styleId='Thuong'><w:basedOn w:val='Ten'/><w:rPr><w:caps w:val='false'/></w:rPr></w:style>"
        "<w:style w:styleId='Hoa' w:type='character'><w:rPr><w:caps/></w:rPr></w:style>"
        "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style><w:style w:styleId='B'>"
        "<w:basedOn w:val='A'/></w:style>",
    )
    assert docx.read(package(paragraph, styles=styles), {}).text == text


@pytest.mark.parametrize(
    ("count", "style", "expected"),
    [(27, "lowerLetter", "aa"), (49, "lowerRoman", "xlix"), (7, "decimalZero", "07"), (0, "upperRoman", "0")],
)
def test_counts_are_drawn_as_word_draws_them(count: int, style: str, expected: str) -> None:
    assert draw_count(count, style) == expected


def test_a_file_written_by_python_docx_is_read_whatever_its_name() -> None:
    document = python_docx.Document()
    document.add_heading("BÁO CÁO", 1)
    document.add_paragraph("Quý I năm 2023")
    document.add_paragraph("Sở Nội vụ;", style="List Bullet")
    document.add_paragraph("thứ nhất", style="List Number")
    table = document.add_table(2, 3)
    for index, text in enumerate(("TT", "Nội dung", "Số lượng", "1", "Hồ sơ", "6.073")):
        table.cell(index // 3, index % 3).text = text
    table.add_row()
    table.rows[2].cells[0].merge(table.rows[2].cells[1]).text = "Cộng"
    table.rows[2].cells[2].text = "6.073"
    document.sections[0].header.paragraphs[0].text = "đầu trang"
    buffer = io.BytesIO()
    document.save(buffer)
    source = read_text("bao-cao.txt", buffer.getvalue())
    assert source.format == "docx"
    assert source.text.split("\n") == [
        "BÁO CÁO",
        "Quý I năm 2023",
        "- Sở Nội vụ;",
        "1. thứ nhất",
        "TT | Nội dung | Số lượng",
        "1 | Hồ sơ | 6.073",
        "Cộng | 6.073",
    ]


def test_strict_and_macro_documents_and_other_main_parts_are_read() -> None:
    assert docx.read(package(p(r("a"), "<w:jc w:val='both'/>"), STRICT), {}).text == "a"
    with zipfile.ZipFile(io.BytesIO(package(p(r("b"))))) as archive:
        content = archive.read("word/document.xml")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document2.xml", content)
    assert read_text("a", buffer.getvalue()).text == "b"


def test_deep_nesting_does_not_raise_recursion_error() -> None:
    for depth in (50, 20_000):
        with suppress(BrokenFile):
            assert (
                "a"
                in docx.read(
                    package("<w:sdt><w:sdtContent>" * depth + p(r("a")) + "</w:sdtContent></w:sdt>" * depth), {}
                ).text
            )


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile, match="OCR"):
        read_text("a.docx", package(p("<w:r><w:drawing/></w:r>")))


@given(st.data())
def test_a_damaged_package_gives_a_source_or_a_read_error(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReadError):
        assert read_text("a.docx", bytes(content)).text


WHOLE = package(
    f"{numbered('a', 0)}<w:tbl>{row(cell('b'))}</w:tbl>", numbering=LISTS, footnotes=part("footnotes", "<w:footnote/>")
)
