"""The pages of the collection as a whole: directory, matrix, conflicts, home; and the survey that they share."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.decisions import directory
from indexer.exporting import sheets, tables
from indexer.store import open_store
from tests.support.making import cite, document, quarter
from tests.support.web_pages import page, text
from web import create_app
from web.collection.open_index import find_collection

# -- the directory -----------------------------------------------------------------------------------------------


def rows(soup: BeautifulSoup) -> list[str]:
    return [text(row) for row in soup.select(".register tbody tr")]


def test_the_directory_lists_every_decision_once_over_its_pages(client: FlaskClient, web_index: Path) -> None:
    with closing(open_store(web_index)) as store:
        expected = directory.list_decisions(store)
    soup, listed = page(client, "/quyet-dinh"), []
    while True:
        listed += [str(a["href"]) for a in soup.select(".register th a")]
        following = soup.select_one("a[rel=next]")
        if following is None:
            break
        soup = page(client, str(following["href"]))
    assert len(listed) == len(expected)
    assert "20 17 Không thống nhất Không có toàn văn" in rows(page(client, "/quyet-dinh"))[0]


@pytest.mark.parametrize(
    ("asked", "narrowing"),
    [
        ("tinh=bac ninh", directory.DirectoryNarrowing(province="Bắc Ninh")),
        ("coquan=công thương", directory.DirectoryNarrowing(issuer="Công Thương")),
        ("loai=Nghị định&nam=2018", directory.DirectoryNarrowing(doc_type="Nghị định", year=2018)),
        ("tinhtrang=vang-mat", directory.DirectoryNarrowing(status="absent")),
        ("tinhtrang=co-toan-van", directory.DirectoryNarrowing(status="present")),
        ("tinhtrang=mau-thuan", directory.DirectoryNarrowing(status="conflict")),
        ("tinhtrang=chua-phan-dinh", directory.DirectoryNarrowing(status="ambiguous")),
    ],
)
def test_filters_narrow_as_the_command_does(
    client: FlaskClient, web_index: Path, asked: str, narrowing: directory.DirectoryNarrowing
) -> None:
    with closing(open_store(web_index)) as store:
        expected = directory.list_decisions(store, narrowing)
    answer = client.get(f"/quyet-dinh.csv?{asked}")
    out = StringIO()
    sheets.write_csv(out, tables.word_rows(tables.tabulate_decisions(expected)))
    assert answer.get_data(as_text=True) == out.getvalue()
    assert text(page(client, f"/quyet-dinh?{asked}").select(".total")[0]).startswith(f"{len(expected)} trong")


def test_what_is_national_is_listed_apart(client: FlaskClient) -> None:
    bodies = [
        text(row.select("td")[0]) for row in page(client, "/quyet-dinh?tinh=trung-uong").select(".register tbody tr")
    ]
    assert "Chính phủ" in bodies
    assert not [body for body in bodies if "tỉnh" in body]


def test_sorting_by_number_is_by_its_value(client: FlaskClient) -> None:
    names = [a.get_text() for a in page(client, "/quyet-dinh?sapxep=so&loai=Quyết định").select(".register th a")]
    numbers = [int(re.findall(r"\d+", name)[0]) for name in names]
    assert len(numbers) > 10
    assert numbers == sorted(numbers)
    assert "2025" in rows(page(client, "/quyet-dinh?sapxep=moi-nhat"))[0]


def test_the_directory_is_a_workbook_too(client: FlaskClient) -> None:
    answer = client.get("/quyet-dinh.xlsx?tinhtrang=mau-thuan")
    sheet = openpyxl.load_workbook(BytesIO(answer.data)).active
    assert sheet["A1"].value == "Số, ký hiệu"
    assert "danh-muc-vien-dan.xlsx" in answer.headers["Content-Disposition"]
    plain = list(csv.reader(StringIO(client.get("/quyet-dinh.csv?tinhtrang=mau-thuan").text)))
    assert sheet.max_row == len(plain)


@pytest.mark.parametrize("asked", ["tinhtrang=xyz", "sapxep=xyz", "tinh=Atlantis", "loai=Thơ", "nam=xyz", "trang=0"])
def test_what_the_directory_does_not_know_is_said(client: FlaskClient, asked: str) -> None:
    assert page(client, f"/quyet-dinh?{asked}", status=400).select(".failure")


def test_nothing_found_says_what_to_do(client: FlaskClient) -> None:
    soup = page(client, "/quyet-dinh?coquan=không có cơ quan này")
    assert soup.select(".empty a[href='/quyet-dinh']")
    assert "Về trang đầu của danh mục" in text(page(client, "/quyet-dinh?trang=999"))


# -- the matrix --------------------------------------------------------------------------------------------------


def test_a_cell_of_the_matrix_leads_to_as_many_mentions(client: FlaskClient) -> None:
    soup = page(client, "/ma-tran?so=846/QĐ-UBND, 512/QĐ-UBND")
    assert [text(row.select("th")[0]) for row in soup.select(".matrix tbody tr")] == [
        "Quyết định 846/QĐ-UBND UBND tỉnh Quảng Ngãi",
        "Quyết định 512/QĐ-UBND UBND tỉnh Quảng Ngãi",
    ]
    cells = soup.select(".matrix td a")
    assert len(cells) > 8
    for cell in cells:
        there = page(client, str(cell["href"]))
        assert len(there.select(".mentions .passages a")) == int(cell.get_text()), cell["aria-label"]
        assert there.find(id="nhac") is not None


def test_reports_that_do_not_mention_it_are_gaps(client: FlaskClient) -> None:
    soup = page(client, "/ma-tran?so=512/QĐ-UBND, 846/QĐ-UBND")
    heads = [text(th) for th in soup.select(".matrix thead th")]
    row = next(row for row in soup.select(".matrix tbody tr") if "512" in text(row))
    before = dict(zip(heads, row.select("th, td"), strict=True))["Quý I/2023"]
    assert text(before) == "·"
    assert before.select(".gap")[0]["title"] == "có 1 báo cáo, không viện dẫn"


def test_the_matrix_by_report_names_each_document(client: FlaskClient) -> None:
    soup = page(client, "/ma-tran?so=846/QĐ-UBND&theo=van-ban")
    assert [a.get_text() for a in soup.select(".matrix thead th a")] == ["846/QĐ-UBND"]  # it may break after its bars
    assert [text(body) for body in soup.select(".matrix thead th small")] == ["UBND tỉnh Quảng Ngãi"]
    assert sum(int(a.get_text()) for a in soup.select(".matrix td a")) == 20
    assert page(client, str(soup.select(".matrix td a")[0]["href"])).select(".text")


def test_the_matrix_without_numbers_shows_the_most_cited_and_narrows(client: FlaskClient) -> None:
    assert "846/QĐ-UBND" in text(page(client, "/ma-tran").select(".matrix tbody th")[0])
    one_year = page(client, "/ma-tran?nam=2023")
    assert "2024" not in " ".join(text(th) for th in one_year.select(".matrix thead th"))
    here = page(client, "/ma-tran?tinh=Đồng Nai")
    assert all("noi=%C4%90%E1%BB%93ng+Nai" in str(a["href"]) for a in here.select(".matrix td a"))
    assert "Không văn bản nào trong kho viện dẫn: 999999/QĐ-XYZ" in text(page(client, "/ma-tran?so=999999/QĐ-XYZ"))
    assert page(client, "/ma-tran?so=xyz").select(".empty a")


# -- conflicts ---------------------------------------------------------------------------------------------------


# -- a decision --------------------------------------------------------------------------------------------------


def test_a_decision_warns_of_those_who_still_rely_on_it(client: FlaskClient) -> None:
    soup = page(client, "/trich-dan/846/QĐ-UBND")
    warning = soup.select(".callout.stale")[0]
    assert "Vẫn được dùng làm căn cứ sau ngày 10/05/2024 , khi đã bị thay thế" in text(warning)
    assert "2391/BC-SCT" in text(warning)
    assert not page(client, "/trich-dan/512/QĐ-UBND").select(".callout.stale")


def test_a_decision_shows_the_sentences_that_are_copied_and_their_figures(client: FlaskClient) -> None:
    soup = page(client, "/trich-dan/846/QĐ-UBND")
    repeat = next(one for one in soup.select(".repeat") if "lưới trung áp" in text(one))
    copies = [text(item) for item in repeat.select(".copies li")]
    assert copies[0] == "Báo cáo 1385/BC-SCT Quý II/2023 6,4; 26; 07/11/2017"
    assert len(copies) == 3


def test_relations_are_listed_one_step_and_two(client: FlaskClient) -> None:
    soup = page(client, "/trich-dan/18/2014/QĐ-UBND")
    assert re.search(r"31/2024/QĐ-UBND\s+quy định hết hiệu lực\s+18/2014/QĐ-UBND", text(soup))
    assert "làm hết hiệu lực một phần 27/2017/QĐ-UBND" in text(soup.select("details.further")[0])


def test_mentions_are_narrowed_to_a_place_and_a_period(client: FlaskClient) -> None:
    soup = page(client, "/trich-dan/846/QĐ-UBND?noi=Quảng Ngãi&ky=2023Q4")
    assert "Quảng Ngãi, Quý IV/2023 (1 văn bản)" in text(soup.select(".note")[0])
    assert len(soup.select(".mentions .passages a")) == 2
    assert text(soup.select(".figures")[0]).startswith("lần viện dẫn 20")
    page(client, "/trich-dan/846/QĐ-UBND?ky=abc", status=400)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Sixty reports that cite one decision, and one that cites nine others of one number."""
    place = tmp_path_factory.mktemp("many") / "index"
    said = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017."
    known: dict[str, Any] = {"issuer": "UBND tỉnh Quảng Ngãi", "scope": "Quảng Ngãi", "date": "2017-11-07"}
    with closing(open_store(place, create=True)) as store:
        reports = [
            document(
                f"d{n:02}",
                said,
                [cite(said, "846/QĐ-UBND", **known)],
                number=f"{n + 1}/BC-SCT",
                period=quarter(2020 + n // 20, n % 4 + 1),
                province="Quảng Ngãi",
            )
            for n in range(60)
        ]
        every = "\n".join(f"Quyết định số 15/QĐ-S{letter}" for letter in "ABCDEGHIK")
        others = [cite(every, f"15/QĐ-S{letter}", issuer=f"Sở {letter}") for letter in "ABCDEGHIK"]
        store.add([*reports, document("other", every, others)])
    app = create_app(place)
    yield app.test_client()
    find_collection(app).close()


def test_mentions_in_many_documents_come_in_pages(many: FlaskClient) -> None:
    first = page(many, "/trich-dan/846/QĐ-UBND")
    assert len(first.select(".mentions > li")) == 50
    assert "60 văn bản, đang xem 1–50" in text(first)
    following = first.select_one("a[rel=next]")
    assert following is not None
    second = page(many, str(following["href"]))
    assert len(second.select(".mentions > li")) == 10
    for cell in first.select(".matrix tbody td a"):
        href = str(cell["href"])
        here = first if href.startswith("#") else page(many, href.split("#")[0])
        assert here.find(id=href.split("#")[1]) is not None
        if here is not first:
            assert len(here.select(".mentions .passages a")) == int(cell.get_text())


def test_a_number_of_many_decisions_lists_them_without_telling_each(many: FlaskClient) -> None:
    soup = page(many, "/trich-dan/15")
    assert len(soup.select(".apart .card")) == 10  # one of the reports bears that number
    assert not soup.select(".decision")


# -- home, questions, what was not read, about -------------------------------------------------------------------


def test_home_counts_what_the_directory_lists(client: FlaskClient) -> None:
    client.get("/quyet-dinh")
    soup = page(client, "/")
    figures = {text(one.select("dt")[0]): one.select("dd")[0] for one in soup.select(".holdings .figures > div")}
    cited = figures["văn bản được viện dẫn"].select("a")[0]
    listed = text(page(client, str(cited["href"])).select(".total")[0])
    assert f"trong đó {text(cited)} văn bản được viện dẫn" in listed, (
        "those that only have their text here are no citations"
    )
    assert int(text(cited)) < int(listed.split()[0])
    assert text(figures["ghi không thống nhất"]) == "2"
    assert "14 kỳ báo cáo, từ năm 2021 đến năm 2025" in text(soup)
    recent = soup.select(".recent")[0]
    assert recent.has_attr("hidden")
    assert not recent.select("li")


def test_what_could_not_be_read_is_listed_with_its_reason(client: FlaskClient) -> None:
    link = page(client, "/").select(".unread a")[0]
    soup = page(client, str(link["href"]))
    (item,) = soup.select(".unread-files li")
    assert "empty.txt" in text(item)
    assert text(soup.select(".reason h2")[0]).startswith("Tệp rỗng")


@pytest.mark.parametrize(
    ("typed", "asks"),
    [
        ("Quyết định nào thay thế 846/QĐ-UBND", True),
        ("bao nhieu ho so qua han?", True),
        ("hồ sơ?", True),
        ("cải cách hành chính", False),
        ("846/QĐ-UBND", False),
        ("số", False),
    ],
)
def test_the_one_search_box_offers_the_answer_to_a_question(client: FlaskClient, typed: str, asks: bool) -> None:
    link = page(client, f"/tim?q={typed}").select(".may-ask a")
    assert bool(link) is asks
    if asks:
        assert text(page(client, str(link[0]["href"])).select("h1")[0]) == "Hỏi kho văn bản"


def test_about_names_versions_and_licences(client: FlaskClient) -> None:
    shown = text(page(client, "/gioi-thieu"))
    assert re.search(r"Python 3\.\d+", shown)
    assert "định dạng chỉ mục" in shown
    with client.get("/static/vendor/echarts/LICENSE") as licence:
        assert "Apache License" in licence.get_data(as_text=True)


# -- the survey that is kept -------------------------------------------------------------------------------------
