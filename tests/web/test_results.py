"""The order of results, rows of tables among them, and what the whole collection says of what a document cites."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.models import Snippet
from indexer.store import open_store
from tests.support.making import cite, document
from web import create_app
from web.collection.open_index import find_collection
from web.parts.presentation import cut_cells


def page(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(address)
    assert answer.status_code == status
    return BeautifulSoup(answer.text, "html.parser")


# -- order -------------------------------------------------------------------------------------------------------


def test_every_link_of_a_sorted_page_keeps_the_order(client: FlaskClient) -> None:
    soup = page(client, "/tim?q=cải cách hành chính&tinh=Quảng Ngãi&sap-xep=ngay")
    links = soup.select(".facets a, .chips a, .paging a")
    assert len(links) > 20
    assert not [a["href"] for a in links if "sap-xep=ngay" not in str(a["href"])]
    assert soup.select("input[name=sap-xep][value=ngay]")
    assert [a.get_text() for a in soup.select(".orders [aria-current]")] == ["Mới ban hành trước"]


def test_an_unknown_order_says_which_there_are(client: FlaskClient) -> None:
    assert "sap-xep=ngay" in page(client, "/tim?q=điện&sap-xep=gi", status=400).get_text()


def test_a_single_result_is_not_offered_to_be_sorted(client: FlaskClient) -> None:
    assert not page(client, "/tim?q=điện&quy=2023Q1").select(".orders")


def test_filters_that_leave_nothing_can_be_taken_off_with_the_words_or_without(client: FlaskClient) -> None:
    assert page(client, "/tim?q=điện&nam=1999").select(".empty a[href='/tim?q=%C4%91i%E1%BB%87n']")
    assert page(client, "/tim?nam=1999").select(".empty a[href='/tim']")


# -- rows of tables ----------------------------------------------------------------------------------------------

COLUMNS = "| TT | **Lĩnh vực** | Số hồ sơ |"


@pytest.mark.parametrize(
    ("row", "columns", "wanted"),
    [
        ("| 1 | Điện | 34 |", COLUMNS, [("TT", "1"), ("Lĩnh vực", "Điện"), ("Số hồ sơ", "34")]),
        ("| | Tổng | 34 |", COLUMNS, [("Lĩnh vực", "Tổng"), ("Số hồ sơ", "34")]),
        ("| Tổng | 34 |", COLUMNS, [("", "Tổng"), ("", "34")]),
        ("1 | <b> | 34", "TT | Lĩnh vực | Số", [("TT", "1"), ("Lĩnh vực", "<b>"), ("Số", "34")]),
    ],
)
def test_a_row_reads_with_the_heads_of_its_columns(row: str, columns: str, wanted: list[tuple[str, str]]) -> None:
    read = cut_cells(Snippet(10, 10 + len(row), row), columns)
    shown = [(head, BeautifulSoup(html, "html.parser")) for head, html in read]
    for _, soup in shown:
        for hidden in soup.select(".md"):
            hidden.decompose()
    assert [(head, soup.get_text().strip()) for head, soup in shown] == wanted


def test_what_was_searched_for_is_marked_in_a_row() -> None:
    row = "| 1 | Điện | 34 |"
    (_, _), (_, field), (_, _) = cut_cells(Snippet(10, 27, row, ((16, 20),)), COLUMNS)
    assert "<mark>Điện</mark>" in field


# -- what is cited -----------------------------------------------------------------------------------------------

TEXT = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng."


@pytest.fixture
def reading(folder: Path) -> Iterator[FlaskClient]:
    """Asks the pages over an index that the test changes."""
    app = create_app(folder)
    yield app.test_client()
    find_collection(app).close()


def line(client: FlaskClient) -> str:
    (row,) = page(client, "/van-ban/a").select(".cited tbody tr")
    return " ".join(row.get_text(" ").split())


def test_the_list_of_cited_documents_follows_what_comes_into_the_collection(folder: Path, reading: FlaskClient) -> None:
    assert "1 lần viện dẫn trong 1 văn bản" in line(reading)
    assert "Kho không có toàn văn" in line(reading)
    other = TEXT.replace("07/11", "17/11")
    with closing(open_store(folder, write=True)) as store:
        store.add(
            [
                document("a", TEXT, [cite(TEXT, "846/QĐ-UBND", date="2017-11-07", issuer="UBND tỉnh Quảng Ngãi")]),
                document("c", other, [cite(other, "846/QĐ-UBND", date="2017-11-17", issuer="UBND tỉnh Quảng Ngãi")]),
            ]
        )
    assert "2 lần viện dẫn trong 2 văn bản" in line(reading)
    assert "07/11/2017 (1 lần); 17/11/2017 (1 lần)" in line(reading)
    assert "Các văn bản ghi không thống nhất" in line(reading)


def test_mentions_of_one_decision_are_one_line_and_each_leads_to_its_place(client: FlaskClient) -> None:
    found = page(client, "/tim?q=846/QĐ-UBND").select(".hit .name a")
    soup = page(client, next(str(a["href"]) for a in found if "612/BC-SCT" in a.get_text()).split("?")[0])
    lines = [row for row in soup.select(".cited tbody tr") if "846/QĐ-UBND" in row.get_text()]
    assert len(lines) == 1
    places = [str(a["href"])[1:] for a in lines[0].select(".nth")]
    assert len(places) == 2
    assert {soup.find(id=place).get_text() for place in places} == {"846/QĐ-UBND"}  # type: ignore[union-attr]
    assert {a["data-line"] for a in soup.select("a.cite") if a.get_text() == "846/QĐ-UBND"} == {lines[0]["id"]}


def test_a_place_beyond_the_last_is_the_last(client: FlaskClient) -> None:
    found = page(client, "/tim?q=điện").select_one(".hit .name a")
    assert found is not None
    soup = page(client, f"{found['href']}&cho=9999")
    marks = soup.select(".text mark[id]")
    assert soup.select(".text mark.here") == [marks[-1]]
    assert soup.select(".found .at")[0].get_text() == f"{len(marks)}/{len(marks)}"
    page(client, f"{found['href']}&cho=0", status=400)


@pytest.mark.parametrize(
    "typed",
    ["846/QĐ-UBND", "846 qd ubnd", "846/QĐ-UBND điện năng", "612/BC-SCT", "cải cáchh hành chính", "175 OR 846", "TTHC"],
)
def test_what_a_search_marks_is_marked_in_the_documents_that_it_leads_to(client: FlaskClient, typed: str) -> None:
    hits = page(client, f"/tim?q={typed}").select(".hit")
    assert hits
    for hit in hits:
        link = hit.select_one(".name a")
        assert link is not None
        soup = page(client, str(link["href"]))
        inside = " ".join(mark.get_text() for mark in soup.select(".text mark"))
        assert inside, f"{link.get_text()} says that “{typed}” is not in it"
        for mark in hit.select(".passages mark"):
            assert mark.get_text() in inside


def test_filters_alone_mark_nothing_and_nothing_is_said_to_be_missing(client: FlaskClient) -> None:
    link = page(client, "/tim?q=tỉnh: Bắc Ninh").select_one(".hit .name a")
    assert link is not None
    assert not page(client, str(link["href"])).select(".found")
