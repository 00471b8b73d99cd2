"""Comparing on the pages: choosing the second document, both side by side, tables to take away."""

from __future__ import annotations

import csv
import io
import re

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from tests.support.accessibility import everywhere
from tests.support.browsing import Watched, follow, overflow
from tests.support.web_pages import ENGLISH, assert_no_code, assert_protected, page, text


def ids(client: FlaskClient, *numbers: str) -> list[str]:
    """The ids of the samples that bear these numbers."""
    found = []
    for number in numbers:
        soup = page(client, f"/tim?q={number}")
        link = next(a for a in soup.select(".hit .name a") if number in a.get_text())
        found.append(str(link["href"]).split("/van-ban/")[1].split("?")[0])
    return found


def test_the_two_are_side_by_side(client: FlaskClient) -> None:
    one, other = ids(client, "612/BC-SCT", "1385/BC-SCT")
    answer = client.get(f"/so-sanh?a={one}&b={other}")
    assert_protected(answer)
    soup = page(client, f"/so-sanh?a={one}&b={other}")
    assert_no_code(soup)
    row = next(row for row in soup.select(".text-of tr") if "Điện" in row.get_text() and "14" in row.get_text())
    assert [mark.get_text() for mark in row.select("mark.figure")] == ["09", "09", "01", "11", "10", "02"]
    heads = [text(cell) for cell in soup.select(".text-of tr.heads > *")]
    assert heads.count("1. Cải cách thể chế") == 2
    assert "Viện dẫn mới, chỉ có ở văn bản thứ hai (8)" in text(soup)
    assert "Quý I/2023" in text(soup)
    only = page(client, f"/so-sanh?a={one}&b={other}&xem=khac")
    assert not only.select("tr.same:not(.heads)")
    assert soup.select("tr.same:not(.heads)")


def test_a_document_beside_itself_has_no_difference(client: FlaskClient) -> None:
    (one,) = ids(client, "612/BC-SCT")
    assert "Nội dung hai văn bản giống nhau." in text(page(client, f"/so-sanh?a={one}&b={one}&xem=khac"))


def test_the_second_one_is_chosen_among_those_of_other_periods_or_found(client: FlaskClient) -> None:
    one, other = ids(client, "612/BC-SCT", "1385/BC-SCT")
    chosen = page(client, f"/so-sanh?a={one}")
    first = chosen.select_one("a.go")
    assert first is not None
    assert first["href"] == f"/so-sanh?a={one}&b={other}"
    searched = page(client, f"/so-sanh?a={one}&q=1385/BC-SCT")
    assert f"/so-sanh?a={one}&b={other}" in [a["href"] for a in searched.select("a.go")]
    assert "Trước hết hãy tìm văn bản thứ nhất." in text(page(client, "/so-sanh"))
    assert "Compare documents" in client.get("/so-sanh", headers=ENGLISH).text


@pytest.mark.parametrize("address", ["/so-sanh?a=khong-co", "/so-sanh?a=khong-co&b=khong-co", "/so-sanh.csv?a=x"])
def test_what_is_not_there_is_said(client: FlaskClient, address: str) -> None:
    page(client, address, 404)


def test_the_comparison_is_a_table_to_take_away(client: FlaskClient) -> None:
    one, other = ids(client, "612/BC-SCT", "1385/BC-SCT")
    rows = list(csv.reader(io.StringIO(client.get(f"/so-sanh.csv?a={one}&b={other}").data.decode("utf-8-sig"))))
    assert rows[0] == ["Mục", "So với nhau", "Báo cáo 612/BC-SCT", "Báo cáo 1385/BC-SCT"]
    assert {row[1] for row in rows[1:]} == {
        "giống nhau",
        "thay đổi",
        "chỉ có ở văn bản thứ nhất",
        "chỉ có ở văn bản thứ hai",
    }
    cited = client.get(f"/so-sanh.csv?a={one}&b={other}&la=vien-dan").data.decode("utf-8-sig")
    assert "282/KH-SCT" in cited


# -- in a browser ------------------------------------------------------------------------------------------------


def test_quarter_one_and_quarter_two_are_compared_in_three_steps(watched: Watched) -> None:
    page = watched.open("/tim?q=612/BC-SCT")
    hit = page.locator(".hit").filter(has=page.get_by_role("heading", name="Báo cáo 612/BC-SCT"))
    follow(hit.get_by_role("link", name="So sánh"))
    follow(page.get_by_role("link", name=re.compile("So sánh với văn bản này.*1385")))
    expect(page.locator("main")).to_contain_text("chỗ thay đổi số liệu")
    follow(page.get_by_role("link", name="Chỉ chỗ khác nhau"))
    row = page.locator(".text-of tr", has_text="tiếp nhận mới")
    expect(row.locator("td").first.locator("mark.figure").first).to_have_text("5.842")
    expect(row.locator("td").last.locator("mark.figure").first).to_have_text("6.318")
    follow(page.get_by_role("link", name="Xem trong Báo cáo 1385/BC-SCT").first)
    expect(page.locator("h1")).to_contain_text("1385/BC-SCT")
    follow(page.get_by_role("link", name="so sánh với văn bản khác"))
    expect(page.locator("main")).to_contain_text("Báo cáo kỳ khác của cùng cơ quan")


@pytest.mark.parametrize("watched", [390], indirect=True)
def test_a_narrow_window_holds_both_below_each_other(watched: Watched, client: FlaskClient) -> None:
    one, other = ids(client, "612/BC-SCT", "1385/BC-SCT")
    page = watched.open(f"/so-sanh?a={one}&b={other}")
    assert overflow(page) <= 0
    row = page.locator(".text-of tr.changed").first
    boxes = [cell.bounding_box() for cell in row.locator("td").all()]
    assert boxes[0] is not None
    assert boxes[1] is not None
    assert boxes[1]["y"] >= boxes[0]["y"] + boxes[0]["height"] - 1


def test_the_pages_are_free_of_violations(browser: Browser, base: str, client: FlaskClient) -> None:
    one, other = ids(client, "612/BC-SCT", "1385/BC-SCT")
    page = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
    for address in (
        "/so-sanh",
        f"/so-sanh?a={one}",
        f"/so-sanh?a={one}&b={other}",
        f"/so-sanh?a={one}&b={other}&xem=khac",
    ):
        page.goto(base + address)
        assert everywhere(page) == [], address
