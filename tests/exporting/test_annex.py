"""The annex: its content from real documents, the Word and Excel files read back, the commands that write them."""

from __future__ import annotations

import doctest
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from indexer.decisions.tracing import trace
from indexer.exporting import annex, annex_wording, sheets, tables
from indexer.exporting.annex import Annex
from indexer.exporting.annex_docx import write_annex_docx
from indexer.exporting.annex_xlsx import write_annex_xlsx
from indexer.indexing import index
from indexer.messages.spoken import say
from indexer.models import DocumentSummary, Filters, note
from indexer.searching import filters
from indexer.searching.filters import note_filters
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store import Store, open_store
from indexer.text.folding import fold
from tests.conftest import SAMPLES
from tests.support.docx import table_of

FORMULA = '=HYPERLINK("http://evil.example","x")'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("annex") / "index", create=True)) as opened:
        index(opened, [SAMPLES])
        yield opened


@pytest.fixture(scope="module")
def traced(store: Store) -> Annex:
    return annex.annex_decisions(store, trace(store, "846/QĐ-UBND"), note_filters(Filters(year=("2017",))))


def hostile(text: str, entries: int = 1) -> Annex:
    """An annex all of whose words come from a document that attacks."""
    document = DocumentSummary(
        id="a",
        path=f"/kho/{text}.txt",
        number=text,
        title=text,
        doc_type=text,
        issuer=text,
        province=text,
        date="2023-01-01",
        period="2023Q1",
        mentions=1,
    )
    one = annex.AnnexEntry(
        number=text,
        body=text,
        date="2023-01-01",
        disputed=False,
        document=document,
        quote=text,
        start=0,
        place=text,
        file=text,
        sha256="ab" * 32,
        used="mentions",
    )
    said = note("agrees_on", fields=text)
    return Annex(
        kind="decision",
        asked=text,
        narrowed=(said,),
        entries=(one,) * entries,
        shown=1,
        total=1,
        searched=1,
        indexed_at="2026-01-01T00:00:00+00:00",
        remarks=(said,),
    )


def test_what_a_machine_read_is_marked_in_every_kind_of_annex() -> None:
    """In Word and Excel beside its place and under the table, in CSV in a column of its own with the confidence."""
    made = hostile("Quyết định số 15/2021/QĐ-UBND", 2)
    scanned = replace(made.entries[1], document=replace(made.entries[1].document, recognised=0.93))
    mixed = replace(made, entries=(made.entries[0], scanned))
    typed_line, scanned_line = annex_wording.word_lines(mixed)
    assert [annex_wording.RECOGNISED in line[7] for line in (typed_line, scanned_line)] == [False, True]
    assert any("đối chiếu với bản gốc" in said for said in annex_wording.word_notes(mixed))
    assert not any("bản gốc" in said for said in annex_wording.word_notes(made))
    for kind in ("decision", "search"):
        head, *rows = tables.word_rows(tables.tabulate_annex(replace(mixed, kind=kind)), "vi")
        at = list(head).index("Chữ do máy nhận dạng, độ tin cậy")
        assert [row[at] for row in rows] == ["", "93%"]


# -- content -----------------------------------------------------------------------------------------------------


def test_every_mention_is_there_with_what_proves_it(store: Store, traced: Annex) -> None:
    assert (len(traced.entries), traced.shown, traced.total, traced.searched) == (13, 10, 10, 25)
    for entry in traced.entries:
        source = store.document(entry.document.id).source
        assert entry.sha256 == hashlib.sha256(Path(source.path).read_bytes()).hexdigest()
        assert entry.file == Path(source.path).name
        assert "846/qd-ubnd" in fold(entry.quote)
        assert entry.quote in source.text
        assert re.match(r"(mục|phần|điểm|khoản|Điều|đoạn|trích yếu)", entry.place)
    dates = [entry.document.date for entry in traced.entries if entry.document.date]
    assert dates == sorted(dates)
    assert {entry.date for entry in traced.entries if entry.disputed} == {"2017-11-07", "2017-11-17"}
    assert any("07/11/2017 (8 lần); 17/11/2017 (1 lần)" in say(remark) for remark in traced.remarks)


def test_a_search_has_a_line_for_each_passage(store: Store) -> None:
    found = search(store, parse_query("điện năng", Filters(province=("Quảng Ngãi",))), 1000)
    made = annex.annex_search(store, found)
    whole = [hit for hit in found.hits if not hit.missing]  # what has some of the words is left out
    assert len(made.entries) == sum(len(hit.passages) for hit in whole) > 5
    assert tuple(map(say, made.narrowed)) == ("Tỉnh, thành phố: Quảng Ngãi (gồm cả Kon Tum)",)
    assert all(entry.place and len(entry.sha256) == 64 for entry in made.entries)
    only_filters = annex.annex_search(store, search(store, parse_query("", Filters(province=("Kon Tum",))), 1000))
    assert [entry.quote for entry in only_filters.entries] == ["", ""]
    assert {line[6] for line in annex_wording.word_lines(only_filters)} == {"(cả văn bản)"}


def test_no_more_than_the_maximum_and_it_says_so(store: Store) -> None:
    made = annex.annex_decisions(store, trace(store, "846/QĐ-UBND"), most=3)
    assert len({entry.document.id for entry in made.entries}) == made.shown == 3
    assert "từ 3 trong tổng số 10 văn bản tìm thấy" in say(annex_wording.note_extent(made))
    full = replace(made, shown=annex.MOST, total=2345)
    assert "từ 500 trong tổng số 2.345 văn bản tìm thấy; một bảng có nhiều nhất 500" in say(
        annex_wording.note_extent(full)
    )


def test_records_of_one_file_have_the_hash_of_their_line(tmp_path: Path) -> None:
    lines = [f'{{"id": "a/b#{n}", "text": "Theo Quyết định số 846/QĐ-UBND, lần {n}."}}' for n in range(2)]
    (tmp_path / "r#1.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, [tmp_path / "r#1.jsonl"])
        made = annex.annex_decisions(opened, trace(opened, "846/QĐ-UBND"))
    assert [entry.sha256 for entry in made.entries] == [hashlib.sha256(line.encode()).hexdigest() for line in lines]
    assert [entry.file for entry in made.entries] == ["r#1.jsonl#a/b%230", "r#1.jsonl#a/b%231"]


@pytest.mark.parametrize("module", [annex_wording, filters, sheets, tables])
def test_the_examples_of_docstrings_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


# -- Word --------------------------------------------------------------------------------------------------------


def test_word_holds_the_table_and_the_whole_hashes(traced: Annex) -> None:
    content = write_annex_docx(traced)
    rows = table_of(content, 1)
    assert rows[0] == [
        "STT",
        "Số, ký hiệu",
        "Cơ quan ban hành",
        "Ngày được ghi",
        "Văn bản viện dẫn",
        "Kỳ",
        "Nguyên văn câu viện dẫn",
        "Vị trí",
        "Tệp\nSHA-256",
    ]
    assert len(rows) == 1 + 13
    for row, entry in zip(rows[1:], traced.entries, strict=True):
        assert row[6] == f"“{' '.join(entry.quote.split())}”"
        assert row[8] == f"{entry.file}\n{entry.sha256[:8]}…"
        assert row[3].endswith("(*)") == entry.disputed
    hashes = {row[2] for row in table_of(content, 2)[1:]}
    assert hashes == {entry.sha256 for entry in traced.entries}
    said = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    assert "BẢNG TỔNG HỢP VIỆN DẪN" in said
    assert "Câu tra: 846/QĐ-UBND" in said
    assert "Điều kiện lọc: Năm: 2017" in said
    assert "Kho: 25 văn bản; lập chỉ mục lần cuối lúc" in said
    assert "chưa đối chiếu với cơ sở dữ liệu quốc gia về văn bản pháp luật" in said
    assert "(Kèm theo văn bản số" in said


def test_word_is_laid_out_as_offices_must(traced: Annex) -> None:
    document = Document(io.BytesIO(write_annex_docx(traced)))
    section = document.sections[0]
    assert section.orientation == 1  # across
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    normal = document.styles["Normal"]
    fonts = normal.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    sizes = {run.font.size.pt for table in document.tables for row in table.rows for cell in row.cells
             for paragraph in cell.paragraphs for run in paragraph.runs}  # fmt: skip
    assert sizes <= {13.0, 14.0}
    assert normal.font.size.pt == 13
    assert (normal.paragraph_format.line_spacing, normal.font.color.rgb) == (1.0, None)
    table = document.tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert section.different_first_page_header_footer


def test_each_part_looks_as_the_decree_says(traced: Annex) -> None:
    """Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II.1, II.2, II.6.e and III.1; Phụ lục III, Mẫu 2.1."""
    document = Document(io.BytesIO(write_annex_docx(traced)))
    above, office, rule, nation, motto, line = (p for c in document.tables[0].rows[0].cells for p in c.paragraphs)
    assert [looks(p) for p in (above, office, nation, motto)] == [
        (13, False, False, 1),
        (13, True, False, 1),
        (13, True, False, 1),
        (14, True, False, 1),
    ]
    assert (nation.text, motto.text) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    for ruled, room, length in ((rule, 107, 30), (line, 145, 63)):  # mm; the motto's line is as long as its words
        form = ruled.paragraph_format
        assert abs(room - 3.8 - form.left_indent.mm - form.right_indent.mm - length) < 0.2
    word, title, subject, attached, ending, *rest = document.paragraphs
    assert [(looks(p), p.text) for p in (word, title)] == [
        ((14, True, False, 1), "Phụ lục"),
        ((14, True, False, 1), "BẢNG TỔNG HỢP VIỆN DẪN"),
    ]
    assert (looks(subject), looks(attached)) == ((14, True, False, 1), (14, False, True, 1))
    assert ending.paragraph_format.left_indent == ending.paragraph_format.right_indent > 0
    *sentences, sources, end = rest
    assert {looks(p) for p in sentences} == {(13, False, False, 3)}
    assert {p.paragraph_format.space_before.pt for p in sentences} == {6}
    assert (sources.text, end.text) == ("Tệp nguồn và mã kiểm tra SHA-256", "./.")


def looks(paragraph: Any) -> tuple[float, bool, bool, int]:
    """(size, bold, italic, alignment) of a paragraph of one run."""
    run = paragraph.runs[0]
    size = run.font.size.pt if run.font.size else 13  # as the style says
    return size, bool(run.bold), bool(run.italic), paragraph.alignment


def test_only_a_high_line_is_torn_between_pages() -> None:
    lines = [hostile("a" * length).entries[0] for length in (20, 2000)]
    made = replace(hostile("a"), entries=tuple(lines))
    rows = Document(io.BytesIO(write_annex_docx(made))).tables[1].rows[1:]
    assert [row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows] == [True, False]


ORDER = {  # ECMA-376, Part 1: the sequence in which the schema has the children of each
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "w:tbl": "tblPr tblGrid tr",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:tr": "tblPrEx trPr tc",
    "w:trPr": "cnfStyle cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "w:tc": "tcPr p",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "w:tcMar": "top start left bottom end right",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
}


@pytest.mark.parametrize("number", ["846/QĐ-UBND", "1/QĐ-XYZ"])
def test_the_word_file_is_what_its_schema_asks_for(store: Store, number: str) -> None:
    """Word repairs what it does not like: the order of properties matters, a cell ends with a paragraph."""
    document = Document(io.BytesIO(write_annex_docx(annex.annex_decisions(store, trace(store, number)))))
    parts = (document.element, document.styles.element, document.sections[0].header._element)
    for tag, names in ORDER.items():
        for element in (one for part in parts for one in part.iter(qn(tag))):
            found = [child.tag.rpartition("}")[2] for child in element]
            assert found == sorted(found, key=names.split().index)
    for table in document.element.iter(qn("w:tbl")):
        grid = [int(column.get(qn("w:w"))) for column in table.find(qn("w:tblGrid"))]
        first = [int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in table.tr_lst[0].tc_lst]
        assert grid == first


def test_an_absent_number_gives_a_table_that_says_so(store: Store) -> None:
    made = annex.annex_decisions(store, trace(store, "1/QĐ-XYZ"))
    rows = table_of(write_annex_docx(made), 1)
    assert set(rows[1]) == {"Không văn bản nào trong kho viện dẫn 1/QĐ-XYZ."}
    assert load_workbook(io.BytesIO(write_annex_xlsx(made))).sheetnames == ["Tra cứu", "Phụ lục"]


@pytest.mark.parametrize(
    "text", ["\x00\x07a\ufffe\x1b", "<w:p/>&amp;]]>", FORMULA, "a\ud800b", "dòng\n\nmới\tcột", " ", "đ" * 40_000]
)
def test_any_words_make_files_that_open(text: str) -> None:
    made = hostile(text)
    rows = table_of(write_annex_docx(made), 1)
    assert len(rows) == 2
    if text.isprintable() and text.strip():
        assert rows[1][1] == text
    assert load_workbook(io.BytesIO(write_annex_xlsx(made)))["Phụ lục"].max_row > 10


# -- Excel -------------------------------------------------------------------------------------------------------


def test_excel_has_the_lines_and_a_sheet_to_print(traced: Annex) -> None:
    book = load_workbook(io.BytesIO(write_annex_xlsx(traced)))
    lines = list(book["Tra cứu"].iter_rows(values_only=True))
    assert lines[0] == tuple(next(iter(tables.tabulate_annex(traced))))
    assert {row[lines[0].index("SHA-256")] for row in lines[1:]} == {entry.sha256 for entry in traced.entries}
    assert {row[lines[0].index("Câu tra")] for row in lines[1:]} == {"846/QĐ-UBND"}
    assert sum(row[-1] == "có" for row in lines[1:]) == 9
    sheet = book["Phụ lục"]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert words[1] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "BẢNG TỔNG HỢP VIỆN DẪN" in words
    assert re.fullmatch(r"\$9:\$9|9:9", sheet.print_title_rows or "")
    for one in book:
        assert (one.page_setup.orientation, one.page_setup.paperSize, one.page_setup.fitToWidth) == ("landscape", 9, 1)
        assert one.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.HeaderFooter.differentFirst, sheet.page_setup.firstPageNumber) == (True, 1)
    files = [row[2] for row in book["Tệp nguồn"].iter_rows(min_row=3, values_only=True) if row[2]]
    assert set(files) == {entry.sha256 for entry in traced.entries}
    fonts = [cell.font for row in sheet.iter_rows() for cell in row if cell.value]
    assert {(font.name, font.size) for font in fonts} == {("Times New Roman", 13), ("Times New Roman", 14)}


def test_excel_knows_days_and_numbers(traced: Annex) -> None:
    sheet = load_workbook(io.BytesIO(write_annex_xlsx(traced)))["Tra cứu"]
    heads = [cell.value for cell in sheet[1]]
    days = [sheet.cell(2 + n, heads.index("Ngày được ghi") + 1) for n in range(len(traced.entries))]
    assert [cell.value and f"{cell.value:%Y-%m-%d}" for cell in days] == [e.date for e in traced.entries]
    assert {cell.number_format for cell in days if cell.value} == {"dd/mm/yyyy"}
    starts = [sheet.cell(2 + n, heads.index("Vị trí (ký tự)") + 1).value for n in range(len(traced.entries))]
    assert starts == [entry.start for entry in traced.entries]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert sheet.auto_filter.ref == sheet.dimensions
    assert min(column.width for column in sheet.column_dimensions.values()) >= 8
    assert max(column.width for column in sheet.column_dimensions.values()) <= 60
    assert [cell.value for cell in load_workbook(io.BytesIO(write_annex_xlsx(traced)))["Phụ lục"]["A"][9:11]] == [1, 2]


def test_a_table_in_english_has_the_same_lines(traced: Annex) -> None:
    ours, theirs = (list(tables.word_rows(tables.tabulate_annex(traced), language)) for language in ("vi", "en"))
    assert all(str(head).isascii() for head in theirs[0])
    assert len(set(theirs[0])) == len(ours[0])
    heads = {head: number for number, head in enumerate(theirs[0])}
    for mine, english in zip(ours[1:], theirs[1:], strict=True):
        assert english[heads["Verbatim"]] == mine[heads["Verbatim"]]
        assert english[heads["Extent"]] == "13 lines, from 10 documents."
    assert {row[heads["Use"]] for row in theirs[1:]} >= {"replaced", "legal basis"}
    assert theirs[1][heads["Period"]] == "Year 2023"
    book = load_workbook(io.BytesIO(write_annex_xlsx(traced, tables.word_rows(tables.tabulate_annex(traced), "en"))))
    assert book["Tra cứu"]["A1"].value == "Document number"
    assert "BẢNG TỔNG HỢP VIỆN DẪN" in [cell.value for cell in book["Phụ lục"]["A"]]


def test_no_cell_is_a_formula() -> None:
    content = write_annex_xlsx(hostile(FORMULA))
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "d", "inlineStr"}
            assert not any(str(cell.value or "").startswith("=") for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "<f>" in archive.read(name).decode("utf-8", "ignore")]


# -- the commands ------------------------------------------------------------------------------------------------
