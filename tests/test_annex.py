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

from indexer import annex, annex_wording, filtering, sheets
from indexer.annex import Annex
from indexer.annex_docx import to_docx
from indexer.annex_xlsx import to_xlsx
from indexer.filtering import spoken_filters
from indexer.folding import fold
from indexer.indexing import index
from indexer.models import DocumentSummary, Filters
from indexer.query import parse
from indexer.searching import search
from indexer.store.embedded import EmbeddedStore, open_store
from indexer.tracing import trace
from tests.conftest import SAMPLES
from tests.test_cli import run

FORMULA = '=HYPERLINK("http://evil.example","x")'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with closing(open_store(tmp_path_factory.mktemp("annex") / "index", create=True)) as opened:
        index(opened, [SAMPLES])
        yield opened


@pytest.fixture(scope="module")
def traced(store: EmbeddedStore) -> Annex:
    return annex.of_decisions(store, trace(store, "846/QĐ-UBND"), spoken_filters(Filters(year=("2017",))))


def hostile(text: str, entries: int = 1) -> Annex:
    """An annex all of whose words come from a document that attacks."""
    document = DocumentSummary("a", f"/kho/{text}.txt", text, text, text, text, text, "2023-01-01", "2023Q1", 1)
    one = annex.Entry(text, text, "2023-01-01", False, document, text, 0, text, text, "ab" * 32, "mentions")
    return Annex("decision", text, (text,), (one,) * entries, 1, 1, 1, "2026-01-01T00:00:00+00:00", (text,))


def table_of(content: bytes, number: int) -> list[list[str]]:
    table = Document(io.BytesIO(content)).tables[number]
    return [[cell.text for cell in row.cells] for row in table.rows]


# -- content -----------------------------------------------------------------------------------------------------


def test_every_mention_is_there_with_what_proves_it(store: EmbeddedStore, traced: Annex) -> None:
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
    assert any("07/11/2017 (8 lần); 17/11/2017 (1 lần)" in remark for remark in traced.remarks)


def test_a_search_has_a_line_for_each_passage(store: EmbeddedStore) -> None:
    found = search(store, parse("điện năng", Filters(province=("Quảng Ngãi",))), 1000)
    made = annex.of_search(store, found)
    assert len(made.entries) == sum(len(hit.passages) for hit in found.hits) > 5
    assert made.narrowed == ("Tỉnh, thành phố: Quảng Ngãi (gồm cả Kon Tum)",)
    assert all(entry.place and len(entry.sha256) == 64 for entry in made.entries)
    only_filters = annex.of_search(store, search(store, parse("", Filters(province=("Kon Tum",))), 1000))
    assert [entry.quote for entry in only_filters.entries] == ["", ""]
    assert {line[6] for line in annex_wording.lines(only_filters)} == {"(cả văn bản)"}


def test_no_more_than_the_maximum_and_it_says_so(store: EmbeddedStore) -> None:
    made = annex.of_decisions(store, trace(store, "846/QĐ-UBND"), most=3)
    assert len({entry.document.id for entry in made.entries}) == made.shown == 3
    assert "từ 3 trong tổng số 10 văn bản tìm thấy" in annex_wording.extent(made)
    full = replace(made, shown=annex.MOST, total=2345)
    assert "từ 1.000 trong tổng số 2.345 văn bản tìm thấy; một bảng có nhiều nhất 1.000" in annex_wording.extent(full)


def test_records_of_one_file_have_the_hash_of_their_line(tmp_path: Path) -> None:
    lines = [f'{{"id": "a/b#{n}", "text": "Theo Quyết định số 846/QĐ-UBND, lần {n}."}}' for n in range(2)]
    (tmp_path / "r#1.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, [tmp_path / "r#1.jsonl"])
        made = annex.of_decisions(opened, trace(opened, "846/QĐ-UBND"))
    assert [entry.sha256 for entry in made.entries] == [hashlib.sha256(line.encode()).hexdigest() for line in lines]
    assert [entry.file for entry in made.entries] == ["r#1.jsonl#a/b%230", "r#1.jsonl#a/b%231"]


@pytest.mark.parametrize("module", [annex_wording, filtering])
def test_the_examples_of_docstrings_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0


# -- Word --------------------------------------------------------------------------------------------------------


def test_word_holds_the_table_and_the_whole_hashes(traced: Annex) -> None:
    content = to_docx(traced)
    rows = table_of(content, 1)
    assert rows[0] == [
        "STT",
        "Số, ký hiệu",
        "Cơ quan ban hành",
        "Ngày được ghi",
        "Văn bản trích dẫn",
        "Kỳ",
        "Nguyên văn trích dẫn",
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
    assert "BẢNG TỔNG HỢP TRÍCH DẪN" in said
    assert "Câu tra: 846/QĐ-UBND" in said
    assert "Điều kiện lọc: Năm: 2017" in said
    assert "Kho: 25 văn bản; lập chỉ mục lần cuối lúc" in said
    assert "chưa đối chiếu với cơ sở dữ liệu quốc gia về văn bản pháp luật" in said
    assert "(Kèm theo văn bản số" in said


def test_word_is_laid_out_as_offices_must(traced: Annex) -> None:
    document = Document(io.BytesIO(to_docx(traced)))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    normal = document.styles["Normal"]
    fonts = normal.element.rPr.rFonts
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    sizes = {run.font.size.pt for table in document.tables[:2] for row in table.rows for cell in row.cells
             for paragraph in cell.paragraphs for run in paragraph.runs}  # fmt: skip
    assert sizes <= {13.0, 14.0}
    assert normal.font.size.pt == 13
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document.tables[0].rows[0].cells[1].text
    table = document.tables[1]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert section.different_first_page_header_footer


def test_the_word_file_is_what_its_schema_asks_for(traced: Annex) -> None:
    """Word repairs what it does not like: the order of a cell's and a row's properties matters."""
    document = Document(io.BytesIO(to_docx(traced)))
    order = {"w:tcPr": ["tcW", "gridSpan", "tcMar", "vAlign"], "w:trPr": ["cantSplit", "tblHeader"]}
    for tag, names in order.items():
        for element in document.element.iter(qn(tag)):
            found = [child.tag.rpartition("}")[2] for child in element]
            assert found == sorted(found, key=names.index)


def test_an_absent_number_gives_a_table_that_says_so(store: EmbeddedStore) -> None:
    made = annex.of_decisions(store, trace(store, "1/QĐ-XYZ"))
    rows = table_of(to_docx(made), 1)
    assert set(rows[1]) == {"Không văn bản nào trong kho trích dẫn 1/QĐ-XYZ."}
    assert load_workbook(io.BytesIO(to_xlsx(made))).sheetnames == ["Tra cứu", "Phụ lục"]


@pytest.mark.parametrize(
    "text", ["\x00\x07a\ufffe\x1b", "<w:p/>&amp;]]>", FORMULA, "a\ud800b", "dòng\n\nmới\tcột", " ", "đ" * 40_000]
)
def test_any_words_make_files_that_open(text: str) -> None:
    made = hostile(text)
    rows = table_of(to_docx(made), 1)
    assert len(rows) == 2
    if text.isprintable() and text.strip():
        assert rows[1][1] == text
    assert load_workbook(io.BytesIO(to_xlsx(made)))["Phụ lục"].max_row > 10


# -- Excel -------------------------------------------------------------------------------------------------------


def test_excel_has_the_lines_and_a_sheet_to_print(traced: Annex) -> None:
    book = load_workbook(io.BytesIO(to_xlsx(traced)))
    lines = list(book["Tra cứu"].iter_rows(values_only=True))
    assert lines[0] == tuple(next(iter(sheets.annex(traced))))
    assert {row[lines[0].index("SHA-256")] for row in lines[1:]} == {entry.sha256 for entry in traced.entries}
    assert {row[lines[0].index("Câu tra")] for row in lines[1:]} == {"846/QĐ-UBND"}
    assert sum(row[-1] == "có" for row in lines[1:]) == 9
    sheet = book["Phụ lục"]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert words[1] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "BẢNG TỔNG HỢP TRÍCH DẪN" in words
    assert sheet.page_setup.orientation == "landscape"
    assert re.fullmatch(r"\$9:\$9|9:9", sheet.print_title_rows or "")
    fonts = [cell.font for row in sheet.iter_rows() for cell in row if cell.value]
    assert {(font.name, font.size) for font in fonts} == {("Times New Roman", 13), ("Times New Roman", 14)}


def test_no_cell_is_a_formula() -> None:
    content = to_xlsx(hostile(FORMULA))
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "inlineStr"}
            assert not any(str(cell.value or "").startswith("=") for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "<f>" in archive.read(name).decode("utf-8", "ignore")]


# -- the commands ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("annex-cli") / "index"
    run("index", SAMPLES, index=place)
    return place


def test_trace_writes_the_annex(folder: Path, tmp_path: Path) -> None:
    word, book = tmp_path / "phụ lục.docx", tmp_path / "phụ lục.xlsx"
    done = run("trace", "846/QĐ-UBND", "--tinh", "Quảng Ngãi", "--docx", word, "--xlsx", book, index=folder)
    assert done.stdout == ""
    assert f"Đã ghi {word}: 13 dòng, từ 10 văn bản." in done.stderr
    assert len(table_of(word.read_bytes(), 1)) == 14
    said = [paragraph.text for paragraph in Document(str(word)).paragraphs]
    assert "Điều kiện lọc: Tỉnh, thành phố: Quảng Ngãi (gồm cả Kon Tum)" in said
    assert load_workbook(book).active.max_row == 14


def test_search_writes_all_of_it_unless_told_how_much(folder: Path, tmp_path: Path) -> None:
    word = tmp_path / "tim.docx"
    shown = run("search", "cải cách hành chính", "--docx", word, index=folder).stderr
    assert re.search(r"từ (\d+) văn bản", shown)
    assert int(re.search(r"từ (\d+) văn bản", shown)[1]) > 10  # type: ignore[index]
    some = run("search", "cải cách hành chính", "-n", "2", "--docx", word, index=folder).stderr
    assert "từ 2 trong tổng số" in some


def test_a_place_that_cannot_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    done = run("trace", "846/QĐ-UBND", "--docx", tmp_path / "không có" / "a.docx", index=folder, check=1)
    assert "Không ghi được tệp" in done.stderr
