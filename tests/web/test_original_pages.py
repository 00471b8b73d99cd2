"""Bản gốc: the page as it is in the file, the quote framed; its links; what is kept of drawn pages stays bounded."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy

import pytest
from flask.testing import FlaskClient

from indexer.indexing import index
from indexer.models import Boxes, Document, Page
from indexer.store import open_store
from tests.support.web_pages import page, text
from web import create_app
from web.collection.drawn_pages import DrawnPages
from web.collection.open_index import find_collection
from web.pages import original_pages

PDF = Path(__file__).resolve().parents[1] / "data" / "pdf" / "02-header-2-columns.pdf"
QUOTE = "Nghị định số 107/2021/NĐ-CP ngày 06/12/2021"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Document]:
    folder = tmp_path_factory.mktemp("held")
    (folder / "papers").mkdir()
    copy(PDF, folder / "papers" / "bao-cao.pdf")
    (folder / "papers" / "note.txt").write_text("Công văn số 12/SCT-VP ngày 03/02/2024.", encoding="utf-8")
    store = open_store(folder / "index", write=True, create=True)
    index(store, [folder / "papers"])
    known = next(one for one in store.summaries() if one.path.endswith(".pdf"))
    document = store.document(known.id)
    store.close()
    return folder, document


@pytest.fixture(scope="module")
def client(held: tuple[Path, Document]) -> Iterator[FlaskClient]:
    app = create_app(held[0] / "index")
    yield app.test_client()
    find_collection(app).close()


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """(width, height, red-green-blue bytes) of a picture of ours: every row told by its difference to the one above."""
    width, height = struct.unpack(">II", png[16:24])
    at, data = 8, b""
    while at < len(png):
        size = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + size]
        at += size + 12
    raw = zlib.decompress(data)
    rows: list[bytes] = [bytes(3 * width)]
    for n in range(height):
        start = n * (3 * width + 1)
        assert raw[start] == 2
        line = raw[start + 1 : start + 1 + 3 * width]
        rows.append(bytes((a + b) & 255 for a, b in zip(rows[-1], line, strict=True)))
    return width, height, b"".join(rows[1:])


def test_the_quote_is_framed_on_the_page(client: FlaskClient, held: tuple[Path, Document]) -> None:
    document = held[1]
    start = document.source.text.index(QUOTE)
    answer = client.get(f"/trang.png?ma={document.id}&trang=1&tu={start}&den={start + len(QUOTE)}")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    width, height, data = pixels(answer.data)
    red = [n for n in range(width * height) if data[3 * n : 3 * n + 3] == b"\xb2\x22\x22"]
    boxes = [b for b in document.source.pages[0].list_boxes() if start <= b.start < start + len(QUOTE)]
    left, right = min(n % width for n in red) / width, max(n % width for n in red) / width
    top, bottom = min(red) // width / height, max(red) // width / height
    assert abs(left - min(box.left for box in boxes)) < 0.01
    assert abs(right - max(box.right for box in boxes)) < 0.01
    assert abs(top - min(box.top for box in boxes)) < 0.01
    assert abs(bottom - max(box.bottom for box in boxes)) < 0.01


def test_the_tab_shows_the_page_and_offers_the_file(client: FlaskClient, held: tuple[Path, Document]) -> None:
    document = held[1]
    start = document.source.text.index(QUOTE)
    answer = client.get(f"/van-ban/{document.id}/ban-goc?tu={start}&den={start + len(QUOTE)}")
    assert answer.status_code == 200
    assert QUOTE in answer.text
    assert f"/van-ban/{document.id}/tep-goc" in answer.text
    assert f"/trang.png?ma={document.id}&amp;trang=1&amp;tu={start}" in answer.text
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert client.get(f"/ban-goc?ma={document.id}").status_code == 200
    assert f"/van-ban/{document.id}/ban-goc" in client.get(f"/van-ban/{document.id}").text


def test_quotes_lead_to_the_page(client: FlaskClient, held: tuple[Path, Document]) -> None:
    document = held[1]
    for address in ("/tim?q=cơ+chế+một+cửa", "/trich-dan/107/2021/NĐ-CP"):
        text = client.get(address, headers={"Accept-Language": "vi"}).text
        assert f"/van-ban/{document.id}/ban-goc?tu=" in text, address
        assert ">trang 1</a>" in text, address


def test_a_decision_shows_its_own_file(held: tuple[Path, Document], tmp_path: Path) -> None:
    """As on vbpl.vn: a tab among the others, to the first page as it looks, or to the file alone."""
    letter = "SỞ CÔNG THƯƠNG\nSố: 12/SCT-VP\n\nQuảng Ngãi, ngày 03 tháng 02 năm 2024\n\nV/v nộp báo cáo"
    citing = (
        "Thực hiện Báo cáo số 566/BC-SCT ngày 14/3/2023 và Công văn số 12/SCT-VP ngày 03/02/2024 của Sở Công Thương."
    )
    (tmp_path / "thu.txt").write_text(letter, encoding="utf-8")
    (tmp_path / "dan.txt").write_text(citing, encoding="utf-8")
    with closing(open_store(tmp_path / "index", write=True, create=True)) as store:
        index(store, [PDF, tmp_path / "thu.txt", tmp_path / "dan.txt"])
        known = {one.number: one.id for one in store.summaries()}
    app = create_app(tmp_path / "index")
    client = app.test_client()
    for number, drawn, day, about in (
        ("566/BC-SCT", True, "14/03/2023", "Kết quả công tác cải cách hành chính quý I năm 2023"),
        ("12/SCT-VP", False, "03/02/2024", "nộp báo cáo"),
    ):
        soup = page(client, f"/trich-dan/{number}")
        assert [a.get_text() for a in soup.select(".tabs a")][-1] == "Bản gốc"
        assert soup.select("#ban-goc")
        assert f"{day} chính văn bản ghi" in text(soup.select(".answered")[0])
        assert text(soup.select(".head .title")[0]) == about
        links = {str(a["href"]) for a in soup.select("#ban-goc ~ .links a")}
        assert f"/van-ban/{known[number]}/tep-goc" in links
        assert (f"/van-ban/{known[number]}/ban-goc" in links) == drawn
        pictures = [str(one["src"]) for one in soup.select(".sheet img")]
        assert pictures == ([f"/trang.png?ma={known[number]}&trang=1"] if drawn else [])
        assert all(client.get(address, buffered=True).status_code == 200 for address in [*pictures, *links])
    assert not page(client, "/trich-dan/107/2021/NĐ-CP").select("#ban-goc")
    find_collection(app).close()


def test_a_document_without_pages_has_no_such_tab(client: FlaskClient, held: tuple[Path, Document]) -> None:
    with closing(open_store(held[0] / "index")) as store:
        note = next(one for one in store.summaries() if one.path.endswith(".txt"))
    assert "/ban-goc" not in client.get(f"/van-ban/{note.id}").text
    assert client.get(f"/van-ban/{note.id}/ban-goc").status_code == 404
    assert client.get(f"/trang.png?ma={held[1].id}&trang=9").status_code == 404
    assert client.get("/trang.png").status_code == 404


def test_a_page_of_a_file_that_changed_is_not_drawn(tmp_path: Path) -> None:
    copy(PDF, tmp_path / "a.pdf")
    store = open_store(tmp_path / "index", write=True, create=True)
    index(store, [tmp_path / "a.pdf"])
    known = next(store.summaries()).id
    store.close()
    (tmp_path / "a.pdf").write_bytes(PDF.read_bytes() + b"\n")
    app = create_app(tmp_path / "index")
    assert app.test_client().get(f"/trang.png?ma={known}&trang=1").status_code == 409
    find_collection(app).close()


def test_drawn_pages_stay_within_their_bound() -> None:
    kept, drawn = DrawnPages(most=25), []

    def draw(page: int) -> bytes:
        drawn.append(page)
        return bytes(10)

    for n in (1, 2, 1, 3, 1, 2):
        kept.find_or_draw(("a", n, 0, 0), lambda n=n: draw(n))  # type: ignore[misc]
    assert drawn == [1, 2, 3, 2]  # 2 had to go for 3, as 1 was asked for later


def test_words_of_a_row_cut_by_a_page_are_shown_on_their_own_page() -> None:
    """ "1 | Rà soát … | Xong": what stands after the middle cell's rest on page 2 is on page 1 all the same."""
    first, second = Boxes(100, 100), Boxes(100, 100)
    first.add(0, 4, (10, 10, 20, 20), None)
    first.add(20, 24, (80, 10, 90, 20), None)
    second.add(10, 18, (40, 10, 60, 20), None)
    pages = [
        Page(number=1, start=0, end=10, width=100, height=100, words=first.pack()),
        Page(number=2, start=10, end=40, width=100, height=100, words=second.pack()),
    ]
    shown = [
        original_pages.find_page(pages, start, end) for start, end in ((0, 4), (10, 18), (20, 24), (30, 35), (10, 10))
    ]
    assert [page.number for page in shown if page] == [1, 2, 1, 2, 2]
    assert original_pages.find_page([], 0, 4) is None
