"""The order of results, rows of tables among them, and what the whole collection says of what a document cites."""

from __future__ import annotations

import csv
import io
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


# -- files of one document ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Asks the pages over an index of two documents, one of nine files and one of six, and of one of a single file."""
    place = tmp_path_factory.mktemp("copied") / "index"
    made = [
        document(f"{name}{n}", f"Cấp điện cho thôn {name}.", sha256=f"the same {name}", file=f"/kho/nam-{n}/{name}.txt",
                 date=date)
        for name, files, date in (("chin", 9, "2023-03-01"), ("sau", 6, "2024-03-01"), ("mot", 1, "2022-03-01"))
        for n in range(1, files + 1)
    ]  # fmt: skip
    with closing(open_store(place, create=True)) as store:
        store.add(made)
    app = create_app(place)
    yield app.test_client()
    find_collection(app).close()


@pytest.mark.parametrize("address", ["/tim?q=cấp điện", "/duyet/danh-sach"])
def test_files_beyond_five_of_a_document_that_is_listed_once_are_folded(copied: FlaskClient, address: str) -> None:
    soup = page(copied, address)
    told = {}
    for hit in soup.select(".hit"):
        fold = hit.select_one("details.further-files")
        rest = [a.get_text() for a in fold.select("a")] if fold else []
        shown = [a.get_text() for a in hit.select("p.quiet:not(.aside) > a")]
        several = hit.select_one("p.quiet strong")
        said = fold.select_one("summary") if fold else None
        told[several.get_text() if several else ""] = (shown, said.get_text() if said else "", rest)
    nine, six = ([f"nam-{n}/{name}.txt" for n in range(2, last)] for name, last in (("chin", 10), ("sau", 7)))
    assert told == {"9 bản": (nine[:5], "Còn 3 bản nữa", nine[5:]), "6 bản": (six, "", []), "": ([], "", [])}


def test_the_page_of_a_document_folds_its_other_files_beyond_five(copied: FlaskClient) -> None:
    note = page(copied, "/van-ban/chin1").select_one("div.note")
    assert note is not None
    assert "Văn bản này có 9 bản trong kho" in note.get_text()
    assert len(note.select("p > a")) == 6  # five files and the comparison
    assert [str(a["href"]) for a in note.select("details a")] == ["/van-ban/chin7", "/van-ban/chin8", "/van-ban/chin9"]
    assert not page(copied, "/van-ban/sau1").select("details.further-files")
    assert not page(copied, "/van-ban/mot1").select("div.note")


def test_a_table_of_results_has_the_order_of_the_page_and_names_the_other_files(copied: FlaskClient) -> None:
    for order, wanted in (("ngay", "sau chin mot"), ("cu", "mot chin sau")):
        rows = list(csv.DictReader(io.StringIO(copied.get(f"/tim/bang.csv?q=cấp điện&sap-xep={order}").text[1:])))
        assert [row["Tệp"].rpartition("/")[2] for row in rows] == [f"{name}.txt" for name in wanted.split()]
    assert [row["Bản khác"].count(";") for row in rows] == [0, 7, 4]
    assert rows[0]["Bản khác"] == ""
    assert rows[2]["Bản khác"].startswith("nam-2/sau.txt; nam-3/sau.txt; ")
