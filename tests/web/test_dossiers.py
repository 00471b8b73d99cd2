"""Dossiers and kept searches: gathered from pages and selections, noted, shared or one's own, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from docx import Document as WordFile
from flask.testing import FlaskClient
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from indexer.errors import BadInput
from indexer.indexing import index
from indexer.office import OfficeFile, dossiers, kept_searches, open_office, people
from indexer.office.dossiers import MOST_ITEMS, WHOLE, find_quote
from indexer.store import open_store
from tests.conftest import SAMPLES
from tests.support.accessibility import everywhere
from tests.support.browsing import Watched, follow
from tests.support.entrance import token
from tests.support.making import document
from tests.support.people import ADMINISTRATOR, EDITOR, READER, come_in, come_in_here, fill_office
from tests.support.serving import serving
from tests.support.web_pages import assert_no_code, assert_protected, page, text
from web import create_app
from web.collection.open_index import find_collection


@pytest.fixture
def client(folder: Path) -> Iterator[FlaskClient]:
    """Without people: what is gathered is the office's."""
    app = create_app(folder)
    yield app.test_client()
    find_collection(app).close()


def gather(client: FlaskClient, **sent: str) -> int:
    """Put something into a dossier ("__" in a name is a hyphen): the status."""
    csrf = {"csrf_token": token(client, "/ho-so")}
    return client.post("/ho-so/them", data=csrf | {k.replace("__", "-"): v for k, v in sent.items()}).status_code


def test_a_dossier_is_made_filled_noted_and_taken_away(client: FlaskClient, folder: Path) -> None:
    file = open_office(folder)
    assert "Chưa có hồ sơ nào" in client.get("/ho-so").text
    assert (
        gather(client, ma="a", tu="5", trich="846/QĐ-UBND ngày", ho__so="moi", ten__moi="Tờ trình", ghi__chu="xem lại")
        == 303
    )
    (made,) = dossiers.list_dossiers(file, "")
    assert (made.name, made.shared, made.items) == ("Tờ trình", True, 1)
    assert gather(client, ma="b", ho__so=str(made.id)) == 303
    first, second = dossiers.list_items(file, made)
    assert (first.quote, first.note, first.start) == ("846/QĐ-UBND ngày", "xem lại", 19)
    assert (second.start, second.quote) == WHOLE
    shown = client.get(f"/ho-so/{made.id}")
    assert_protected(shown)
    assert_no_code(BeautifulSoup(shown.text, "html.parser"))
    csrf = {"csrf_token": token(client, f"/ho-so/{made.id}")}
    for act in (
        {"viec": "ghi-chu", "muc": str(second.id), "ghi-chu": "cả văn bản\nnày"},
        {"viec": "ten", "ten": "Tờ trình 2026", "ghi-chu": "Cho họp tháng 12"},
    ):
        assert client.post(f"/ho-so/{made.id}", data=csrf | act).status_code == 303
    word = WordFile(BytesIO(client.get(f"/ho-so/{made.id}/phu-luc.docx").data))
    said = "\n".join([p.text for p in word.paragraphs] + [c.text for t in word.tables for r in t.rows for c in r.cells])
    for words in (
        "Hồ sơ: Tờ trình 2026",
        "Ghi chú: Cho họp tháng 12",
        "“846/QĐ-UBND ngày”\nGhi chú: xem lại",
        "(cả văn bản)",
    ):
        assert words in said, words
    book = load_workbook(BytesIO(client.get(f"/ho-so/{made.id}/phu-luc.xlsx").data))
    assert [row[-1] for row in book.active.iter_rows(values_only=True)] == ["Ghi chú", "xem lại", "cả văn bản này"]
    assert "xem lại" in client.get(f"/ho-so/{made.id}/phu-luc.csv").data.decode("utf-8-sig")
    client.post(f"/ho-so/{made.id}", data=csrf | {"viec": "bo", "muc": str(first.id)})
    assert [one.id for one in dossiers.list_items(file, made)] == [second.id]
    assert client.post(f"/ho-so/{made.id}", data=csrf | {"viec": "xoa"}).status_code == 303
    assert client.get(f"/ho-so/{made.id}").status_code == 404
    assert file.fetch_rows("SELECT * FROM dossier_items") == []


def test_a_quote_outlives_its_document(client: FlaskClient, folder: Path) -> None:
    gather(client, ma="a", tu="0", ho__so="moi", ten__moi="Tờ trình")
    with closing(open_store(folder, write=True)) as store:
        store.remove(["a"])
    (made,) = dossiers.list_dossiers(open_office(folder), "")
    shown = text(page(client, f"/ho-so/{made.id}"))
    assert "không còn trong kho" in shown
    assert "về điện năng" in shown
    word = WordFile(BytesIO(client.get(f"/ho-so/{made.id}/phu-luc.docx").data))
    assert any("1 mục của hồ sơ không có trong bảng" in p.text for p in word.paragraphs)


@pytest.mark.parametrize(
    ("selected", "quote"),
    [
        ("điện năng", "điện năng"),
        ("Kết quả\ntốt, rất tốt", "Kết quả **tốt**, rất tốt"),
        ("Tổng số 12 hồ sơ", "| Tổng số | 12 hồ sơ"),
        ("", "Kết quả **tốt**, rất tốt về điện năng."),
    ],
)
def test_what_a_page_shows_otherwise_is_found_as_it_stands(selected: str, quote: str) -> None:
    made = document("a", "Kết quả **tốt**, rất tốt về điện năng.\n| Tổng số | 12 hồ sơ |\n")
    start, found = find_quote(made, 3, selected)
    assert found == quote.removeprefix("| ")
    assert made.source.text[start : start + len(found)] == found


def test_what_does_not_stand_there_is_refused(client: FlaskClient) -> None:
    made = document("a", "Kết quả tốt.")
    for start, selected in ((0, "không có câu này"), (99, "Kết quả")):
        with pytest.raises(BadInput):
            find_quote(made, start, selected)
    with pytest.raises(BadInput):
        find_quote(document("a", "từ " * 5000), 0)
    assert gather(client, ma="a", tu="0", trich="không có câu này", ho__so="moi", ten__moi="x") == 400
    assert gather(client, ma="a", tu="x", ho__so="moi", ten__moi="x") == 400
    assert gather(client, ma="không có", ho__so="moi", ten__moi="x") == 404
    assert gather(client, ma="a", ho__so="moi", ten__moi="  ") == 400
    assert gather(client, ma="a", ho__so="moi", ten__moi="x", ghi__chu="x" * 2001) == 400
    assert gather(client, ma="a", ho__so="99") == 404
    assert gather(client, ma="a", ho__so="1", ten__moi="cả hai") == 400
    assert client.post("/ho-so/them", data={"ma": "a", "ho-so": "moi", "ten-moi": "x"}).status_code == 400


def test_there_is_an_end_to_it(folder: Path) -> None:
    file = open_office(folder)
    made = dossiers.find_dossier(file, "", dossiers.make_dossier(file, "", "Tờ trình"))
    assert made is not None
    for _ in range(MOST_ITEMS):
        dossiers.add_item(file, made, document("a", "x"), "a", WHOLE, "", "")
    with pytest.raises(BadInput, match=str(MOST_ITEMS)):
        dossiers.add_item(file, made, document("a", "x"), "a", WHOLE, "", "")


# -- whose they are ------------------------------------------------------------------------------------------------


def test_own_ones_are_ones_own_and_shared_ones_are_changed_by_editors(folder: Path) -> None:
    file = fill_office(folder)
    app = create_app(folder)
    owner, other, editor = (app.test_client() for _ in range(3))
    for one, name in ((owner, READER), (other, ADMINISTRATOR), (editor, EDITOR)):
        come_in(one, name)
    assert gather(owner, ma="a", ho__so="moi", ten__moi="Của tôi") == 303
    assert gather(owner, ma="a", ho__so="moi", ten__moi="Của chung", chung="on") == 303
    shared, own = dossiers.list_dossiers(file, people.key_name(READER))
    assert (own.shared, shared.shared) == (False, True)
    for one in (other, editor):
        assert "Của tôi" not in one.get("/ho-so").text
        for address in (f"/ho-so/{own.id}", f"/ho-so/{own.id}/phu-luc.docx"):
            assert one.get(address).status_code == 404
        csrf = {"csrf_token": token(one, "/ho-so")}
        assert one.post(f"/ho-so/{own.id}", data=csrf | {"viec": "xoa"}).status_code == 404
        assert gather(one, ma="b", ho__so=str(own.id)) == 404
    assert gather(editor, ma="b", ho__so=str(shared.id)) == 303
    assert "Nguyễn Văn An thêm lúc" in text(page(owner, f"/ho-so/{shared.id}"))
    people.set_role(file, EDITOR, "reader")
    assert "Của chung" in editor.get("/ho-so").text
    assert gather(editor, ma="b", ho__so=str(shared.id)) == 403
    csrf = {"csrf_token": token(editor, "/ho-so")}
    assert editor.post(f"/ho-so/{shared.id}", data=csrf | {"viec": "xoa"}).status_code == 403
    people.remove_person(file, READER)
    assert [one.name for one in dossiers.list_dossiers(file, "")] == ["Của chung"]
    find_collection(app).close()


# -- kept searches -------------------------------------------------------------------------------------------------


def keep(client: FlaskClient, address: str, **sent: str) -> int:
    form = page(client, address).select_one("details.keeping form")
    assert form is not None
    given = {str(one["name"]): str(one.get("value", "")) for one in form.select("input:not([type=checkbox])")}
    return client.post("/cau-tim", data=given | sent).status_code


def test_a_search_is_kept_found_again_and_deleted(client: FlaskClient, folder: Path) -> None:
    assert keep(client, "/tim?q=điện năng&tinh=Đồng Nai") == 303
    assert keep(client, "/tim?q=hồ sơ", ten="Hồ sơ trễ hạn") == 303
    assert keep(client, "/tim?q=hồ sơ trước hạn", ten="Hồ sơ trễ hạn") == 303
    assert keep(client, "/tim?q=hồ sơ", ten=" ") == 400
    soup = page(client, "/cau-tim")
    links = {text(one): str(one["href"]) for one in soup.select("a.thing")}
    assert list(links) == ["Hồ sơ trễ hạn", "“điện năng”, lọc theo tỉnh: Đồng Nai"] or len(links) == 2
    assert client.get(links["Hồ sơ trễ hạn"]).status_code == 200
    assert "trước hạn" in text(page(client, links["Hồ sơ trễ hạn"]))
    for one in kept_searches.list_searches(open_office(folder), ""):
        csrf = {"csrf_token": token(client, "/cau-tim")}
        assert client.post("/cau-tim", data=csrf | {"xoa": str(one.id)}).status_code == 303
    assert "Chưa lưu câu tìm nào" in client.get("/cau-tim").text
    csrf = {"csrf_token": token(client, "/ho-so")}
    assert client.post("/cau-tim", data=csrf | {"ten": "x", "gi": "[]"}).status_code == 400
    assert client.post("/cau-tim", data=csrf | {"ten": "x", "gi": '{"number": "1"}'}).status_code == 400


def test_searches_are_ones_own_or_shared(folder: Path) -> None:
    file: OfficeFile = fill_office(folder)
    kept_searches.keep_search(file, "an", "riêng", {"q": "a"}, shared=False)
    kept_searches.keep_search(file, "an", "chung", {"q": "b"}, shared=True)
    assert [one.name for one in kept_searches.list_searches(file, "binh")] == ["chung"]
    (shared,) = kept_searches.list_searches(file, "binh")
    kept_searches.drop_search(file, "binh", shared.id, editor=False)
    assert [one.name for one in kept_searches.list_searches(file, "an")] == ["chung", "riêng"]
    kept_searches.drop_search(file, "binh", shared.id, editor=True)
    assert [one.name for one in kept_searches.list_searches(file, "an")] == ["riêng"]


# -- in a browser ------------------------------------------------------------------------------------------------


def test_a_sentence_is_selected_and_gathered(browser: Browser, tmp_path: Path) -> None:
    place = tmp_path / "index"
    with closing(open_store(place, create=True)) as store:
        index(store, [SAMPLES / "quang-ngai"])
        (known,) = (one.id for one in store.summaries() if one.path.endswith("2023-q1-bao-cao-cchc.md"))
    fill_office(place)
    with serving(create_app(place)) as port:
        base = f"http://127.0.0.1:{port}"
        context = browser.new_context(locale="vi-VN")
        seen = Watched(context, base)
        come_in_here(seen.page, base, READER)
        seen.open(f"/van-ban/{known}")
        paragraph = seen.page.locator(".text p", has_text="846/QĐ-UBND").first
        words = paragraph.inner_text()
        paragraph.click(click_count=3)
        follow(seen.page.locator("#copying").get_by_role("button", name="Thêm vào hồ sơ"))
        expect(seen.page.locator("main blockquote")).to_contain_text(words.split(";")[0][:60])
        seen.page.locator("input[name=ten-moi]").fill("Tờ trình biên chế")
        seen.page.get_by_label("Ghi chú (nếu cần)").fill("dùng ở mục 2")
        follow(seen.page.get_by_role("button", name="Thêm vào hồ sơ"))
        expect(seen.page.locator(".note.told")).to_contain_text("Tờ trình biên chế")
        seen.open("/tim?q=cải cách hành chính")
        follow(seen.page.locator(".hit").first.get_by_role("link", name="Thêm vào hồ sơ"))
        follow(seen.page.get_by_role("button", name="Thêm vào hồ sơ"))
        seen.open("/ho-so")
        follow(seen.page.get_by_role("link", name="Tờ trình biên chế"))
        expect(seen.page.locator("ol.gathered > li")).to_have_count(2)
        expect(seen.page.locator("ol.gathered textarea").first).to_have_value("dùng ở mục 2")
        with seen.page.expect_download() as download:
            seen.page.get_by_role("link", name="phụ lục Word").click()
        assert download.value.suggested_filename == "Hồ sơ Tờ trình biên chế.docx"
        seen.open("/tim?q=cải cách hành chính")
        seen.page.locator("details.keeping summary").click()
        follow(seen.page.locator("details.keeping").get_by_role("button", name="Lưu"))
        seen.open("/cau-tim")
        follow(seen.page.locator("a.thing"))
        expect(seen.page.locator("h1")).to_contain_text("cải cách hành chính")
        assert seen.complaints == []
        context.close()
        tab = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
        come_in_here(tab, base, READER)
        wrong = {}
        for address in ("/ho-so", "/ho-so/1", f"/ho-so/them?ma={known}&tu=0", "/cau-tim", "/tim?q=cải cách hành chính"):
            tab.goto(base + address)
            wrong[address] = everywhere(tab)
        assert {address: found for address, found in wrong.items() if found} == {}
