"""PDF files: paragraphs and rows in reading order, pages, boxes; what cannot be read ends in one sentence."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from indexer.errors import BrokenFile, EncryptedFile, NeedsOcr, ReadError, UnsupportedFile
from indexer.models import Page, Source
from indexer.reading import read_text
from indexer.reading.page_pictures import find_frames

DATA = Path(__file__).resolve().parents[1] / "data"


def read(path: Path) -> Source:
    return read_text(path.name, path.read_bytes())


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(
    "name", ["01-text", "02-header-2-columns", "11b-owner-password-only", "15-number-in-signature-widget"]
)
def test_a_text_is_paragraphs_and_rows(name: str) -> None:
    """A paragraph or a table row a line, a letterhead column by column, numbers out of signature fields."""
    expected = (DATA / "pdf" / f"{name}.pdf.expected.txt").read_text(encoding="utf-8")
    source = read(DATA / "pdf" / f"{name}.pdf")
    assert lines(source.text) == lines(expected)
    assert source.format == "pdf"
    assert not source.marks


def test_every_word_has_its_place_on_the_page() -> None:
    source = read(DATA / "pdf" / "02-header-2-columns.pdf")
    (page,) = source.pages
    assert (page.number, page.start, page.end) == (1, 0, len(source.text))
    assert (round(page.width), round(page.height)) == (595, 842)
    boxes = list(page.list_boxes())
    assert [source.text[box.start : box.end] for box in boxes] == source.text.replace(" | ", " ").split()
    assert all(0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1 for box in boxes)
    assert {box.confidence for box in boxes} == {None}
    number = next(box for box in boxes if source.text[box.start : box.end] == "566/BC-SCT")
    assert number.left < 0.5
    assert number.bottom < 0.2


def test_a_quote_is_framed_line_by_line() -> None:
    source = read(DATA / "pdf" / "02-header-2-columns.pdf")
    (page,) = source.pages
    start = source.text.index("Quyết định số 2150/QĐ-SCT")
    first, second = find_frames(page, start, start + len("Quyết định số 2150/QĐ-SCT"))
    assert first[0] > 0.7  # "Quyết" ends a line, the rest begins the next
    assert second[0] < 0.2
    assert first[3] < second[3]
    assert find_frames(page, start, start) == []
    assert find_frames(Page(1, 0, 0, 1, 1), 0, 99) == []


def turned(text: int, page: int) -> bytes:
    """A file whose text is turned to the left so often on its page, and which is shown turned to the right so often."""
    document = pypdfium2.PdfDocument(DATA / "pdf" / "02-header-2-columns.pdf")
    one = document[0]
    width, height = one.get_size()
    turns = [(1, 0, 0, 1, 0, 0), (0, 1, -1, 0, height, 0), (-1, 0, 0, -1, width, height), (0, -1, 1, 0, 0, width)]
    most = max(width, height)
    raw.FPDFPage_TransFormWithClip(one.raw, raw.FS_MATRIX(*turns[text]), raw.FS_RECTF(0, most, most, 0))
    if text % 2:
        one.set_mediabox(0, 0, height, width)
        one.set_cropbox(0, 0, height, width)
    one.set_rotation(90 * page)
    kept = BytesIO()
    document.save(kept)
    document.close()
    return kept.getvalue()


@pytest.mark.parametrize(("text", "page"), [(0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (1, 3), (3, 2)])
def test_text_that_stands_turned_on_its_page_is_read(text: int, page: int) -> None:
    """A table across on an upright page, a page turned by mistake; its words are framed where they are shown."""
    expected = (DATA / "pdf" / "02-header-2-columns.pdf.expected.txt").read_text(encoding="utf-8")
    source = read_text("a.pdf", turned(text, page))
    assert lines(source.text) == lines(expected)
    (shown,) = source.pages
    assert (shown.width > shown.height) == bool((text + page) % 2)
    number = next(box for box in shown.list_boxes() if source.text[box.start : box.end] == "566/BC-SCT")
    across, down = (number.left + number.right) / 2, (number.top + number.bottom) / 2
    corners = [(across, down), (1 - down, across), (1 - across, 1 - down), (down, 1 - across)]
    upright = corners[(text - page) % 4]
    assert upright[0] < 0.5
    assert upright[1] < 0.2


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("pdf/11-user-password.pdf", EncryptedFile, "mật khẩu"),
        ("pdf/12-truncated.pdf", BrokenFile, "chưa tải hết"),
        ("pdf/03-scan-stamp.pdf", NeedsOcr, "chỉ là ảnh"),
        ("hostile/bit-rot.pdf", NeedsOcr, "chỉ là ảnh"),  # its font no longer says which letters it draws
        ("hostile/flate-double.pdf", ReadError, ""),
        ("hostile/forms-2-to-40.pdf", ReadError, ""),
        ("hostile/image-40000x40000.pdf", ReadError, ""),
        ("hostile/page-loop.pdf", ReadError, "trang"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_within_the_limits(name: str, error: type[ReadError], said: str) -> None:
    began = time.monotonic()
    with pytest.raises(error) as told:
        read(DATA / name)
    assert said in told.value.vi
    assert told.value.vi.endswith(".")
    assert "\n" not in told.value.vi
    assert time.monotonic() - began < 70


@pytest.mark.parametrize("name", ["js-attachment", "junk-before", "xref-gone"])
def test_what_is_damaged_and_readable_is_read(name: str) -> None:
    source = read(DATA / "hostile" / f"{name}.pdf")
    assert "Quyết định số 846/QĐ-UBND ngày 07/11/2017" in source.text


def test_an_error_page_under_the_name_of_a_pdf_is_refused() -> None:
    with pytest.raises(UnsupportedFile, match="trang web"):
        read_text("quyet-dinh.pdf", "<!DOCTYPE html><html><body>Không tìm thấy</body></html>".encode())


def typed_pages(*pages: list[str]) -> bytes:
    """A file with a page for each list of lines, all in one font."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    numbers = []
    for lines_of_page in pages:
        drawn = "BT /F1 12 Tf 72 780 Td 18 TL " + " ".join(f"({line}) ' " for line in lines_of_page) + "ET"
        objects.append(f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        numbers.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(numbers)}/Kids[{' '.join(numbers)}]>>"
    body = "\n".join(f"{n} 0 obj\n{one}\nendobj" for n, one in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}\ntrailer<</Root 1 0 R>>\n%%EOF".encode()


TEXT = ["Phuong phap lay mau ap dung theo cac tieu chuan da cong bo trong phu luc kem theo"] * 3
NAMES = ["EPA Method Benzene Chlorobenzene Dieldrin Heptachlor SMEWW Pentachlorophenol Toxaphene"] * 6


def test_a_page_of_names_is_read_where_its_font_is_that_of_the_text() -> None:
    """A list of methods has no Vietnamese words. Where nothing is known of its letters, it waits for OCR."""
    source = read_text("x.pdf", typed_pages(TEXT, NAMES))
    assert " ".join(source.text.split()) == " ".join([*TEXT, *NAMES])
    assert [page.number for page in source.pages] == [1, 2]
    with pytest.raises(NeedsOcr):
        read_text("x.pdf", typed_pages(NAMES))
