"""Following from the pages: the button, the home page, the marks, and that a reader may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from indexer.indexing import index
from indexer.office import followings, open_office
from indexer.store import open_store
from tests.conftest import SAMPLES
from tests.support.accessibility import everywhere
from tests.support.browsing import Watched, follow, until
from tests.support.making import cite, document
from tests.support.news import bring, wait_a_second
from tests.support.people import READER, come_in, come_in_here, fill_office
from tests.support.serving import serving
from tests.support.web_pages import assert_no_code, assert_protected, page, text
from web import create_app
from web.collection.open_index import find_collection

TEXT = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng."
PLACES = (
    "/trich-dan/846/QĐ-UBND",
    "/tim?q=điện năng",
    "/tim?q=điện năng&tinh=Đồng Nai",
    "/duyet/danh-sach?tinh=Đồng Nai",
)


@pytest.fixture
def client(folder: Path) -> Iterator[FlaskClient]:
    with closing(open_store(folder, write=True)) as store:
        store.add([document("dn", TEXT, [cite(TEXT, "846/QĐ-UBND")], province="Đồng Nai")])
    app = create_app(folder)
    yield app.test_client()
    find_collection(app).close()


def button(client: FlaskClient, address: str) -> dict[str, str]:
    """What the button of a page would send."""
    form = page(client, address).select_one("form.follow")
    assert form is not None
    return {str(one["name"]): str(one.get("value", "")) for one in form.select("input")}


@pytest.mark.parametrize("address", PLACES)
def test_a_page_is_followed_its_news_are_told_and_marked(client: FlaskClient, folder: Path, address: str) -> None:
    assert "Đang theo dõi" not in client.get("/").text
    answer = client.post("/theo-doi", data=button(client, address))
    assert answer.status_code == 303
    assert "Chưa có gì mới từ lần xem trước" in text(page(client, "/"))
    with closing(open_store(folder, write=True)) as store:
        told = f"Kết quả khác hẳn. {TEXT} Nay báo cáo về việc thực hiện điện năng trong quý."
        bring(store, document("moi", told, [cite(told, "846/QĐ-UBND")], province="Đồng Nai", number="9/BC-SCT"))
    home = page(client, "/")
    news = home.select_one("section.following")
    assert news is not None
    assert "1 mới" in text(news)
    assert "9/BC-SCT" in text(news)
    desk = client.get("/theo-doi")
    assert_protected(desk)
    soup = BeautifulSoup(desk.text, "html.parser")
    assert_no_code(soup)
    (link,) = soup.select("ul.followed h2 a")
    for _ in range(2):
        thing = page(client, str(link["href"]))
        marked = thing.select(".hit:has(> .new)")
        assert [bool(re.search("9/BC-SCT", text(one))) for one in marked] == [True]
    assert "Chưa có gì mới" in text(page(client, "/")), "it was looked at"
    sent = button(client, address)
    assert "thoi" in sent
    client.post("/theo-doi", data=sent)
    assert "Chưa theo dõi mục nào" in client.get("/theo-doi").text


def test_a_number_that_nobody_cites_yet_is_followed(client: FlaskClient, folder: Path) -> None:
    client.post("/theo-doi", data=button(client, "/trich-dan/99/QĐ-UBND"))
    other = "Theo Quyết định số 99/QĐ-UBND ngày 01/02/2024."
    with closing(open_store(folder, write=True)) as store:
        bring(store, document("moi", other, [cite(other, "99/QĐ-UBND")]))
    assert "1 mới" in text(page(client, "/"))


def test_what_makes_no_sense_is_refused(client: FlaskClient) -> None:
    csrf = {"csrf_token": button(client, PLACES[0])["csrf_token"]}
    for sent in (
        {},
        {"loai": "decision", "gi": "{"},
        {"loai": "decision", "gi": "[]"},
        {"loai": "decision", "gi": "[" * 20_000},
        {"loai": "people", "gi": "{}"},
        {"loai": "decision", "gi": '{"number": "bừa"}'},
        {"loai": "search", "gi": '{"filters": {"province": [1]}}'},
    ):
        assert client.post("/theo-doi", data=csrf | sent).status_code == 400, sent
    assert client.post("/theo-doi", data=csrf | {"thoi": "9" * 30}).status_code == 400
    assert client.post("/theo-doi", data={"loai": "province", "gi": '{"province": "Đồng Nai"}'}).status_code == 400


def test_people_follow_for_themselves(folder: Path) -> None:
    fill_office(folder)
    app = create_app(folder)
    client = app.test_client()
    come_in(client, READER)
    client.post("/theo-doi", data=button(client, PLACES[0]))
    (one,) = followings.list_followings(open_office(folder), "le thi binh")
    assert one.label.startswith("Quyết định 846/QĐ-UBND")
    assert followings.list_followings(open_office(folder), "") == []
    find_collection(app).close()


def test_a_decision_is_followed_and_the_new_mention_seen(browser: Browser, tmp_path: Path) -> None:
    place, note = tmp_path / "index", tmp_path / "moi.txt"
    with closing(open_store(place, create=True)) as store:
        index(store, [SAMPLES / "quang-ngai"])
    fill_office(place)
    with serving(create_app(place)) as port:
        base = f"http://127.0.0.1:{port}"
        context = browser.new_context(locale="vi-VN")
        seen = Watched(context, base)
        come_in_here(seen.page, base, READER)
        seen.open("/trich-dan/846/QĐ-UBND")
        follow(seen.page.get_by_role("button", name="Theo dõi"))
        expect(seen.page.locator(".follow .status")).to_have_text("Đang theo dõi")
        note.write_text(
            "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\nSố: 77/BC-SCT\n\nQuảng Ngãi, ngày 5 tháng 4 năm 2025\n\nBÁO CÁO\n"
            "Kết quả quý I năm 2025\n\nTheo Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh.\n",
            encoding="utf-8",
        )
        with closing(open_store(place, write=True)) as store:
            wait_a_second(store)
            index(store, [note])
        seen.open("/")
        told = seen.page.locator("section.following")
        expect(told).to_contain_text("1 mới")
        expect(told).to_contain_text("77/BC-SCT")
        follow(told.locator("a.thing"))
        marked = seen.page.locator("ol.mentions > li", has=seen.page.locator("> .new"))
        expect(marked).to_have_count(1)
        expect(marked).to_contain_text("77/BC-SCT")
        seen.open("/")
        expect(told).to_contain_text("Chưa có gì mới")
        assert seen.complaints == []
        context.close()
        tab = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
        come_in_here(tab, base, READER)
        wrong = {}
        for address in ("/", "/theo-doi", "/trich-dan/846/QĐ-UBND"):
            tab.goto(base + address)
            wrong[address] = everywhere(tab)
        assert {address: found for address, found in wrong.items() if found} == {}


def test_a_feed_is_read_in_a_browser_and_by_a_reader(browser: Browser, base: str) -> None:
    context = browser.new_context(locale="vi-VN")
    seen = Watched(context, base)
    tab = seen.open("/trich-dan/846/QĐ-UBND/tin.atom")
    shown = "getComputedStyle(document.querySelector('entry')).display"
    until(tab, lambda: tab.evaluate(shown) == "block", "the feed has its style")
    kinds = [
        context.request.get(f"{base}/tim/tin.atom?q=điện", headers={"Accept": accepted}).headers["content-type"]
        for accepted in ("text/html,application/xml;q=0.9", "application/atom+xml", "*/*")
    ]
    assert kinds == [f"application/{kind}; charset=utf-8" for kind in ("xml", "atom+xml", "atom+xml")]
    assert seen.complaints == []
    context.close()
