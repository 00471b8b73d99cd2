"""What is taken away from the pages: files of results, annexes, feeds, the description for a browser's search."""

from __future__ import annotations

import csv
import io
import re
from contextlib import closing
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest
from docx import Document
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from indexer.decisions.directory import count_recurrence
from indexer.messages.spoken import say_period
from indexer.store import open_store
from tests.support.web_pages import ENGLISH, assert_protected, page, text
from web.pages.feeds import MOST

ATOM = "{http://www.w3.org/2005/Atom}"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def lines(answer: TestResponse) -> list[list[str]]:
    """The rows of a file, whatever its form, as text."""
    form = next(form for form, kind in KINDS.items() if kind == answer.content_type)
    if form == "csv":
        assert answer.data.startswith(b"\xef\xbb\xbf")
        return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    if form == "xlsx":
        rows = load_workbook(io.BytesIO(answer.data))["Tra cứu"].iter_rows(values_only=True)
        return [["" if value is None else str(value) for value in row] for row in rows]
    return [[cell.text for cell in row.cells] for row in Document(io.BytesIO(answer.data)).tables[1].rows]


def names(answer: TestResponse) -> tuple[str, str]:
    """(the plain name, the Vietnamese one) that a browser is told."""
    found = re.fullmatch(
        r"attachment; filename=([a-z0-9.-]+); filename\*=UTF-8''([A-Za-z0-9%._~-]+)",
        answer.headers["Content-Disposition"],
    )
    assert found is not None
    return found[1], unquote(found[2])


# -- files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["bang.csv", "bang.xlsx", "phu-luc.docx"])
def test_all_results_of_a_search_are_in_the_file(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/tim/{name}?q=cải cách hành chính&tinh=Quảng Ngãi&tinh=Đồng Nai&trang=2")
    assert (answer.status_code, answer.content_type) == (200, KINDS[name.rpartition(".")[2]])
    assert_protected(answer)
    shown = page(client, "/tim?q=cải cách hành chính&tinh=Quảng Ngãi&tinh=Đồng Nai").select_one(".total strong")
    assert shown is not None
    total = int(shown.get_text())
    assert total > 10
    rows = lines(answer)
    files = {row[rows[0].index("Tệp")] for row in rows[1:]} if "Tệp" in rows[0] else {row[8] for row in rows[1:]}
    assert len(files) == total
    assert names(answer) == (f"ket-qua-tim-cai-cach-hanh-chinh.{name[-4:].strip('.')}",
                             f"Kết quả tìm cải cách hành chính.{name[-4:].strip('.')}")  # fmt: skip


@pytest.mark.parametrize("form", KINDS)
def test_the_annex_of_a_number_is_narrowed_as_its_page(client: FlaskClient, form: str) -> None:
    every = lines(client.get(f"/trich-dan/175/QĐ-SCT/phu-luc.{form}"))
    answer = client.get(f"/trich-dan/175/QĐ-SCT/phu-luc.{form}?tinh=Đồng Nai")
    assert names(answer) == (f"phu-luc-vien-dan-175-qd-sct.{form}", f"Phụ lục viện dẫn 175-QĐ-SCT.{form}")
    some = lines(answer)
    assert 1 < len(some) < len(every)
    body = some[0].index("Cơ quan ban hành")
    assert {row[body] for row in some[1:]} == {"Sở Công Thương tỉnh Đồng Nai"}


@pytest.mark.parametrize(
    "address",
    [
        f"{path}.{form}{asked}"
        for form in ("csv", "xlsx")
        for path, asked in (("/tim/bang", "?q=điện năng"), ("/trich-dan/846/QĐ-UBND/phu-luc", ""), ("/quyet-dinh", ""))
    ],
)
def test_tables_are_in_the_language_of_the_page(client: FlaskClient, address: str) -> None:
    ours, theirs = lines(client.get(address)), lines(client.get(address, headers=ENGLISH))
    assert all(head.isascii() for head in theirs[0])
    assert "Issuing body" in theirs[0]
    assert ours[0] != theirs[0]
    assert len(ours) == len(theirs) > 5


def test_what_is_attached_is_vietnamese_in_both_languages(client: FlaskClient) -> None:
    address = "/trich-dan/846/QĐ-UBND/phu-luc"
    assert lines(client.get(f"{address}.docx", headers=ENGLISH)) == lines(client.get(f"{address}.docx"))
    book = load_workbook(io.BytesIO(client.get(f"{address}.xlsx", headers=ENGLISH).data))
    assert "BẢNG TỔNG HỢP VIỆN DẪN" in [cell.value for cell in book["Phụ lục"]["A"]]


def test_the_pages_link_to_their_files(client: FlaskClient) -> None:
    for address in ("/tim?q=điện năng&tinh=Quảng Ngãi", "/trich-dan/175/QĐ-SCT?tinh=Đồng Nai"):
        links = [str(a["href"]) for a in page(client, address).select(".files a")]
        assert len(links) == 4
        for link in links:
            assert client.get(link).status_code == 200
            assert "tinh=" in link
    assert not page(client, "/trich-dan/1/QĐ-XYZ").select(".files")
    assert not page(client, "/tim?q=khôngcógìcả").select(".files")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tim/bang.pdf", 404),
        ("/tim/bang.csv?nam=abcd", 400),
        ("/tim/bang.csv?q=" + "a" * 2000, 400),
        ("/trich-dan/khong-phai-so/phu-luc.docx", 400),
        ("/trich-dan/846/QĐ-UBND/phu-luc.docx?nam=abcd", 400),
        ("/trich-dan/846/QĐ-UBND/tin.atom?tinh=Atlantis", 400),
        ("/tim/tin.atom?tinh=Atlantis", 400),
    ],
)
def test_bad_input_is_a_page_in_plain_words(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert "Content-Disposition" not in answer.headers
    assert 'class="prose failure"' in answer.text


def test_an_attack_in_a_document_or_a_query_is_no_formula(client: FlaskClient) -> None:
    for address in ("/tim/bang.csv?q=alert", "/tim/bang.csv?q=" + quote('=HYPERLINK("http://x")'),
                    "/trich-dan/846/QĐ-UBND/phu-luc.csv"):  # fmt: skip
        for row in lines(client.get(address)):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=40))
def test_any_query_gives_a_file_with_a_good_name(client: FlaskClient, typed: str) -> None:
    for where in ("/tim/bang.csv?q=", "/tim/tin.atom?q=", "/tim/phu-luc.docx?q="):
        answer = client.get(where + quote(typed))
        assert answer.status_code == 200
        if "Content-Disposition" in answer.headers:
            plain, spelled = names(answer)
            assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', spelled)
            assert len(plain) < 130


# -- feeds -------------------------------------------------------------------------------------------------------

FEEDS = [
    "/trich-dan/846/QĐ-UBND/tin.atom",
    "/trich-dan/175/QĐ-SCT/tin.atom?tinh=Đồng Nai",
    "/trich-dan/1/QĐ-XYZ/tin.atom",
    "/tim/tin.atom?q=điện năng",
    "/tim/tin.atom?q=<script>&tinh=Quảng Ngãi",
    "/tim/tin.atom",
]


def feed(client: FlaskClient, address: str, **more: str) -> etree._Element:
    answer = client.get(address, **more)
    assert (answer.status_code, answer.content_type) == (200, "application/atom+xml; charset=utf-8")
    assert_protected(answer)
    return etree.fromstring(answer.data)


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_what_rfc_4287_asks_for(client: FlaskClient, address: str) -> None:
    root = feed(client, address)
    assert root.tag == f"{ATOM}feed"
    assert_has(root, "id", "title", "updated", "author", "link")
    itself = root.find(f"{ATOM}link[@rel='self']").get("href")
    assert client.get(itself.removeprefix("http://localhost")).status_code == 200
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) <= MOST
    known = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(known)) == len(known)
    for entry in entries:
        assert_has(entry, "id", "title", "updated", "author", "link", "summary")
        link = entry.find(f"{ATOM}link").get("href")
        assert client.get(link.removeprefix("http://localhost")).status_code == 200
    for one in (root, *entries):
        assert re.fullmatch(r"tag:tracuu\.localhost,2026:[A-Za-z0-9%/_.~=&+-]+", one.findtext(f"{ATOM}id"))
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated")).tzinfo is not None


def assert_has(element: etree._Element, *wanted: str) -> None:
    for name in wanted:
        found = element.findall(f"{ATOM}{name}")
        assert found, name
        assert len(found) == 1 or name == "link", name
    assert element.find(f"{ATOM}author/{ATOM}name").text


def test_mentions_come_newest_first_and_keep_their_ids(client: FlaskClient) -> None:
    root = feed(client, FEEDS[0])
    updated = [str(entry.findtext(f"{ATOM}updated")) for entry in root.findall(f"{ATOM}entry")]
    assert updated == sorted(updated, reverse=True)
    assert len(updated) >= 13
    again = feed(client, FEEDS[0], base_url="http://127.0.0.1:9000/tra-cuu")
    ids = [[entry.findtext(f"{ATOM}id") for entry in one.findall(f"{ATOM}entry")] for one in (root, again)]
    assert ids[0] == ids[1]
    link = urlsplit(again.find(f"{ATOM}entry/{ATOM}link").get("href"))
    assert (link.netloc, link.path.startswith("/tra-cuu/van-ban")) == ("127.0.0.1:9000", True)


def test_a_feed_that_is_held_already_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(FEEDS[0])
    assert client.get(FEEDS[0], headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_pages_name_their_feed(client: FlaskClient) -> None:
    for address in ("/tim?q=điện năng", "/trich-dan/846/QĐ-UBND"):
        link = page(client, address).select_one("head link[type='application/atom+xml']")
        assert link is not None
        assert client.get(str(link["href"])).status_code == 200


# -- the browser's search ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["http://127.0.0.1:8000", "http://localhost/tra-cuu"])
def test_browsers_can_add_the_search(client: FlaskClient, base: str) -> None:
    home = page_head(client, base)
    assert home == f"{urlsplit(base).path}/opensearch.xml"
    answer = client.get("/opensearch.xml", base_url=base)
    assert answer.content_type == "application/opensearchdescription+xml; charset=utf-8"
    root = etree.fromstring(answer.data)
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert 0 < len(root.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert 0 < len(root.findtext(f"{OPENSEARCH}Description")) <= 1024
    template = root.find(f"{OPENSEARCH}Url[@type='text/html']").get("template")
    assert template == f"{base}/tim?q={{searchTerms}}"
    asked = template.replace("{searchTerms}", quote("điện năng")).removeprefix(base)
    assert "điện năng" in client.get(asked, base_url=base).text


def page_head(client: FlaskClient, base: str) -> str:
    found = re.search(r'<link rel="search"[^>]*href="([^"]+)"', client.get("/gioi-thieu", base_url=base).text)
    assert found is not None
    return found[1]


# -- every table ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "/ma-tran?so=846/QĐ-UBND, 512/QĐ-UBND",
        "/ma-tran?theo=van-ban&tinh=Quảng Ngãi",
        "/mau-thuan",
        "/duyet?nam=2023",
        "/duyet/danh-sach?tinh=Quảng Ngãi&ky=2023Q1",
        "/chua-doc-duoc",
    ],
)
def test_every_table_of_a_page_can_be_taken_away(client: FlaskClient, address: str) -> None:
    links = [str(link["href"]) for link in page(client, address).select(".files a")]
    csv_link, xlsx_link = (next(one for one in links if f".{form}" in one) for form in ("csv", "xlsx"))
    rows = list(csv.reader(io.StringIO(client.get(csv_link).data.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert all(len(row) == len(rows[0]) for row in rows)
    book = load_workbook(io.BytesIO(client.get(xlsx_link).data))
    assert book.worksheets[0].max_row == len(rows)
    assert not any(cell.startswith("/") for row in rows for cell in row)


def test_the_matrix_of_the_page_has_the_numbers_of_the_command(client: FlaskClient, web_index: Path) -> None:
    """Its cells are those of the command, all places of a decision added up, in the same periods."""
    with closing(open_store(web_index)) as store:
        found = count_recurrence(store, ["846/QĐ-UBND"])
    soup = page(client, "/ma-tran?so=846/QĐ-UBND")
    heads = [text(head) for head in soup.select(".matrix thead th")][1:-1]
    shown = [text(cell).strip("·") for cell in soup.select(".matrix tbody tr")[0].select("td")][:-1]
    counted = {
        say_period(key) or "Không nêu kỳ": sum(r.counts.get(key, 0) for r in found.rows) for key in found.periods
    }
    assert {head: int(n) for head, n in zip(heads, shown, strict=True) if n} == counted
