"""People on the pages: who may do what, whose name a change bears, taking it back, tokens, the administrator's page."""

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
from indexer.office import OfficeFile, access, people
from indexer.office.changes import list_changes
from indexer.store import open_store
from tests.conftest import SAMPLES
from tests.support.accessibility import everywhere
from tests.support.browsing import Watched, follow
from tests.support.entrance import PASSWORD, Clock, token
from tests.support.people import ADMINISTRATOR, EDITOR, READER, come_in, come_in_here, fill_office
from tests.support.serving import serving
from tests.support.web_pages import assert_no_code, assert_protected, page, text
from web import create_app
from web.collection.open_index import find_collection
from web.guards.presence import NEEDS

DOCUMENT = "/van-ban/a"


@pytest.fixture
def file(folder: Path) -> OfficeFile:
    return fill_office(folder)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def visitor(folder: Path, file: OfficeFile, clock: Clock) -> Iterator[FlaskClient]:
    """A browser that has not entered, before pages that know three people."""
    app = create_app(folder, CLOCK=clock)
    yield app.test_client()
    find_collection(app).close()


def correct(client: FlaskClient, **values: str) -> int:
    """Send the form of a document with these fields; the status of the answer."""
    soup = BeautifulSoup(client.get(f"{DOCUMENT}/sua").text, "html.parser")
    sent = {
        str(one["name"]): str(one.get("value", "")) for one in soup.select("form.fields input:not([type=checkbox])")
    }
    return client.post(f"{DOCUMENT}/sua", data=sent | values).status_code


def test_everybody_enters_by_name_and_password(visitor: FlaskClient) -> None:
    assert visitor.get("/").status_code == 303
    assert "Tên người dùng" in visitor.get("/dang-nhap").text
    assert come_in(visitor, "").status_code == 403, "there is no password for all"
    assert come_in(visitor, "Ai Đó").status_code == 403
    assert come_in(visitor, EDITOR, "sai bét cả rồi nhé").status_code == 403
    assert come_in(visitor, "nguyen van an").status_code == 303
    assert f"Đang vào với tên {EDITOR}" in text(page(visitor, "/"))


def test_the_password_for_all_works_on_beside_people(folder: Path, visitor: FlaskClient) -> None:
    access.set_password(folder, PASSWORD)
    shown = visitor.get("/dang-nhap")
    assert "Để trống nếu dùng mật khẩu chung" in shown.text
    assert come_in(visitor, "").status_code == 303
    assert "mật khẩu chung" in text(page(visitor, "/"))
    assert visitor.get(f"{DOCUMENT}/sua").status_code == 200
    assert visitor.get("/nguoi-dung").status_code == 403
    access.remove_password(folder, named=True)
    assert visitor.get("/").status_code == 303, "its sessions end with it"


@pytest.mark.parametrize("name", [READER, EDITOR, ADMINISTRATOR])
def test_each_may_do_what_their_role_says(visitor: FlaskClient, name: str) -> None:
    come_in(visitor, name)
    shown = visitor.get(DOCUMENT).text
    assert ("Sửa thông tin" in shown) == (name != READER)
    assert ("Gỡ khỏi kho" in shown) == (name != READER)
    for address, least in (
        (f"{DOCUMENT}/sua", 1),
        (f"{DOCUMENT}/go", 1),
        ("/nguoi-dung", 2),
        ("/nguoi-dung/le thi binh", 2),
    ):
        rank = (READER, EDITOR, ADMINISTRATOR).index(name)
        answer = visitor.get(address)
        assert answer.status_code == (200 if rank >= least else 403), address
        assert_protected(answer)
        assert_no_code(BeautifulSoup(answer.text, "html.parser"))
    for address in ("/thay-doi", "/tai-khoan"):
        assert visitor.get(address).status_code == 200


def test_a_reader_cannot_send_what_the_pages_do_not_show(visitor: FlaskClient, file: OfficeFile) -> None:
    come_in(visitor, READER)
    csrf = token(visitor, "/tai-khoan")
    for address in (
        f"{DOCUMENT}/sua",
        f"{DOCUMENT}/go",
        "/mau-thuan/bo-qua",
        "/thay-doi/1/hoan-tac",
        "/nguoi-dung",
        "/them-van-ban",
    ):
        assert visitor.post(address, data={"csrf_token": csrf}).status_code == 403, address
    assert list_changes(file) == []


def test_a_reader_is_not_offered_to_add_documents(folder: Path, file: OfficeFile, tmp_path: Path) -> None:
    app = create_app(folder, UPLOADS=tmp_path)
    for name, offered in ((READER, False), (EDITOR, True)):
        client = app.test_client()
        come_in(client, name)
        assert ("Thêm văn bản vào kho" in client.get("/").text) is offered
        assert client.get("/them-van-ban").status_code == (200 if offered else 403)
    find_collection(app).close()


def test_every_endpoint_that_needs_a_role_is_there(visitor: FlaskClient) -> None:
    assert set(NEEDS) <= set(visitor.application.view_functions)


def test_another_role_password_or_leave_counts_at_once(visitor: FlaskClient, file: OfficeFile) -> None:
    come_in(visitor, EDITOR)
    people.set_role(file, EDITOR, "reader")
    assert visitor.get(f"{DOCUMENT}/sua").status_code == 403
    people.set_own_password(file, EDITOR, PASSWORD + " mới")
    assert visitor.get("/").status_code == 303
    come_in(visitor, EDITOR, PASSWORD + " mới")
    assert visitor.get("/").status_code == 200
    people.remove_person(file, EDITOR)
    assert visitor.get("/").status_code == 303


def test_attempts_wait_for_names_too(visitor: FlaskClient) -> None:
    statuses = [come_in(visitor, EDITOR, "sai bét cả rồi nhé").status_code for _ in range(6)]
    assert statuses == [403] * 5 + [429]


def test_a_change_bears_the_name_and_is_taken_back(visitor: FlaskClient, file: OfficeFile) -> None:
    come_in(visitor, EDITOR)
    assert correct(visitor, date="16/3/2023", province="Quảng Ngãi") == 303
    assert correct(visitor, date="17/3/2023") == 303
    later, first = list_changes(file)
    assert (first.person, first.kind) == (EDITOR, "correction")
    assert first.detail["values"]["date"] == [None, "2023-03-16"]
    shown = text(page(visitor, "/thay-doi"))
    assert "Ngày ban hành: 16/03/2023 → 17/03/2023" in shown
    assert "Ngày ban hành: chưa rõ → 16/03/2023" in shown
    csrf = token(visitor, "/thay-doi")
    refused = visitor.post(f"/thay-doi/{first.id}/hoan-tac", data={"csrf_token": csrf})
    assert (refused.status_code, "thay đổi tiếp sau đó" in refused.text) == (400, True)
    assert visitor.post(f"/thay-doi/{later.id}/hoan-tac").status_code == 400, "without its token"
    for one in (later, first):
        assert visitor.post(f"/thay-doi/{one.id}/hoan-tac", data={"csrf_token": csrf}).status_code == 303
    with closing(open_store(file.folder)) as store:
        assert store.corrections("a") == {}
        assert store.document("a").metadata.date is None
    assert visitor.post(f"/thay-doi/{first.id}/hoan-tac", data={"csrf_token": csrf}).status_code == 404
    assert visitor.get("/thay-doi?ai=Ai+Đó").text.count("<tr") == 0
    table = visitor.get("/thay-doi.csv")
    assert EDITOR in table.data.decode("utf-8-sig")
    assert visitor.get("/thay-doi.xlsx").status_code == 200


def test_a_document_is_removed_after_a_question_and_comes_back(folder: Path, file: OfficeFile, tmp_path: Path) -> None:
    note = tmp_path / "bao-cao.txt"
    note.write_text(
        "Số: 9/BC-SCT\n\nBÁO CÁO\nKết quả quý I năm 2024\n\nTheo Quyết định số 846/QĐ-UBND.\n", encoding="utf-8"
    )
    with closing(open_store(folder, write=True)) as store:
        index(store, [note])
        (known,) = (one.id for one in store.summaries() if one.number == "9/BC-SCT")
    app = create_app(folder)
    client = app.test_client()
    come_in(client, EDITOR)
    asked = client.get(f"/van-ban/{known}/go")
    assert "Gỡ văn bản này khỏi kho?" in asked.text
    assert client.get(f"/van-ban/{known}").status_code == 200, "a question removes nothing"
    assert client.post(f"/van-ban/{known}/go").status_code == 400
    done = client.post(f"/van-ban/{known}/go", data={"csrf_token": token(client, f"/van-ban/{known}/go")})
    assert done.status_code == 303
    assert client.get(f"/van-ban/{known}").status_code == 404
    with closing(open_store(folder, write=True)) as store:
        index(store, [note])
    assert client.get(f"/van-ban/{known}").status_code == 404, "what was removed does not come back by itself"
    (change,) = list_changes(file)
    csrf = token(client, "/thay-doi")
    assert client.post(f"/thay-doi/{change.id}/hoan-tac", data={"csrf_token": csrf}).status_code == 303
    assert client.get(f"/van-ban/{known}").status_code == 200
    find_collection(app).close()


def test_the_question_says_that_other_files_of_the_document_stay(
    folder: Path, file: OfficeFile, tmp_path: Path
) -> None:
    for name in ("ky.txt", "du-thao.txt"):
        told = f"Số: 9/BC-SCT\n\nngày 5 tháng 4 năm 2024\n\nBÁO CÁO\nKết quả quý I năm 2024\n\n{name}\n"
        (tmp_path / name).write_text(told, encoding="utf-8")
    app = create_app(folder)
    client = app.test_client()
    come_in(client, EDITOR)
    for names, said in ((["ky.txt"], "Không ai tìm thấy"), (["ky.txt", "du-thao.txt"], "Kho còn 1 bản khác")):
        with closing(open_store(folder, write=True)) as store:
            index(store, [tmp_path / name for name in names])
            known = next(one.id for one in store.summaries() if one.number == "9/BC-SCT")
        assert said in text(page(client, f"/van-ban/{known}/go"))
    find_collection(app).close()


# -- programs ----------------------------------------------------------------------------------------------------


def test_programs_come_in_with_a_token_of_somebody(visitor: FlaskClient, file: OfficeFile) -> None:
    known = people.make_token(file, READER, "trình đọc tin")
    for address in ("/api/v1/search?q=điện", "/tim/tin.atom?q=điện", "/trich-dan/846/QĐ-UBND/tin.atom"):
        refused = visitor.get(address)
        assert refused.status_code == 401
        assert refused.headers["WWW-Authenticate"].lower().startswith("basic")
        assert visitor.get(address, auth=("bất kỳ", known)).status_code == 200
        assert visitor.get(address, headers={"Authorization": f"Bearer {known}"}).status_code == 200
    assert visitor.get("/tim/tin.atom", auth=(READER, PASSWORD)).status_code == 401, "a token, not the password"
    assert visitor.get("/tim", auth=("bất kỳ", known)).status_code == 303, "pages are for browsers"
    people.remove_person(file, READER)
    assert visitor.get("/tim/tin.atom", auth=("bất kỳ", known)).status_code == 401


def test_somebody_makes_and_deletes_tokens_and_changes_the_password(visitor: FlaskClient, file: OfficeFile) -> None:
    come_in(visitor, READER)
    csrf = token(visitor, "/tai-khoan")
    made = visitor.post("/tai-khoan", data={"csrf_token": csrf, "viec": "them-ma", "nhan": "máy bàn"}).text
    known = re.search(r"tracuu_[\w-]{43}", made)
    assert known is not None
    assert people.admit_token(file, known[0]) is not None
    assert known[0] not in visitor.get("/tai-khoan").text
    (kept,) = people.list_tokens(file, READER)
    visitor.post("/tai-khoan", data={"csrf_token": csrf, "viec": "xoa-ma", "ma": str(kept.id)})
    assert people.list_tokens(file, READER) == []
    sent = {"csrf_token": csrf, "viec": "mat-khau", "cu": "sai bét cả rồi nhé", "moi": PASSWORD + " mới"}
    assert visitor.post("/tai-khoan", data=sent).status_code == 400
    assert visitor.post("/tai-khoan", data=sent | {"cu": PASSWORD, "moi": "ngắn"}).status_code == 400
    assert visitor.post("/tai-khoan", data=sent | {"cu": PASSWORD}).status_code == 303
    assert visitor.get("/tai-khoan").status_code == 200, "who changed it stays in"
    assert people.admit(file, READER, PASSWORD + " mới") is not None
    csrf = token(visitor, "/tai-khoan")
    letters = {"csrf_token": csrf, "viec": "thu", "thu": "binh@so.vn", "lich": "daily"}
    assert visitor.post("/tai-khoan", data=letters).status_code == 303
    assert visitor.post("/tai-khoan", data=letters | {"thu": ""}).status_code == 400
    found = people.find_person(file, READER)
    assert found is not None
    assert (found.email, found.letters) == ("binh@so.vn", "daily")


# -- the administrator -------------------------------------------------------------------------------------------


def test_the_administrator_keeps_the_list(visitor: FlaskClient, file: OfficeFile) -> None:
    come_in(visitor, ADMINISTRATOR)
    csrf = token(visitor, "/nguoi-dung")
    sent = {"csrf_token": csrf, "ten": "Phạm Mới", "vai_tro": "reader", "thu": "", "mat_khau": ""}
    made = BeautifulSoup(visitor.post("/nguoi-dung", data=sent).text, "html.parser")
    password = made.select_one(".note code")
    assert password is not None
    assert people.admit(file, "Phạm Mới", password.get_text()) is not None
    assert visitor.post("/nguoi-dung", data=sent).status_code == 400, "the name is taken"
    address = "/nguoi-dung/pham moi"
    assert visitor.post(address, data={"csrf_token": csrf, "viec": "vai-tro", "vai_tro": "editor"}).status_code == 303
    assert visitor.post(address, data={"csrf_token": csrf, "viec": "vai-tro", "vai_tro": "boss"}).status_code == 400
    anew = BeautifulSoup(visitor.post(address, data={"csrf_token": csrf, "viec": "mat-khau"}).text, "html.parser")
    assert anew.select_one(".note code") is not None
    assert visitor.post(address, data={"csrf_token": csrf, "viec": "bo"}).status_code == 303
    assert people.find_person(file, "Phạm Mới") is None
    assert visitor.get(address).status_code == 400
    own = "/nguoi-dung/tran quan tri"
    assert visitor.post(own, data={"csrf_token": csrf, "viec": "bo"}).status_code == 400
    told = text(page(visitor, "/thay-doi"))
    for said in (
        "Thêm vào danh sách: người đọc",
        "Đổi vai trò: người biên tập",
        "Đặt lại mật khẩu",
        "Bỏ khỏi danh sách",
    ):
        assert said in told


# -- in a browser ------------------------------------------------------------------------------------------------


def test_two_people_correct_one_thing_each_and_the_changes_say_so(browser: Browser, tmp_path: Path) -> None:
    place = tmp_path / "index"
    with closing(open_store(place, create=True)) as store:
        index(store, [SAMPLES / "quang-ngai"])
        first, second = [one.id for one in store.summaries()][:2]
    fill_office(place)
    with serving(create_app(place)) as port:
        base = f"http://127.0.0.1:{port}"
        for name, known, signer in ((EDITOR, first, "Võ Văn Rân"), (ADMINISTRATOR, second, "Trần Hoàng Tuấn")):
            context = browser.new_context(locale="vi-VN")
            seen = Watched(context, base)
            come_in_here(seen.page, base, name)
            seen.open(f"/van-ban/{known}")
            follow(seen.page.get_by_role("link", name="Sửa thông tin"))
            seen.page.get_by_label("Người ký").fill(signer)
            follow(seen.page.get_by_role("button", name="Lưu thay đổi"))
            assert seen.complaints == []
            context.close()
        context = browser.new_context(locale="vi-VN")
        seen = Watched(context, base)
        come_in_here(seen.page, base, EDITOR)
        follow(seen.page.get_by_role("link", name="Bàn làm việc"))
        seen.open("/thay-doi")
        rows = seen.page.locator("table.changes tbody tr")
        expect(rows).to_have_count(2)
        expect(rows.nth(0)).to_contain_text(ADMINISTRATOR)
        expect(rows.nth(0)).to_contain_text("Trần Hoàng Tuấn")
        expect(rows.nth(1)).to_contain_text(EDITOR)
        follow(rows.nth(0).get_by_role("button", name="Hoàn tác"))
        expect(rows.nth(0)).to_contain_text(f", {EDITOR}")
        seen.open(f"/van-ban/{second}")
        expect(seen.page.locator("dl.facts").first).not_to_contain_text("Trần Hoàng Tuấn")
        seen.open(f"/van-ban/{second}/go")
        follow(seen.page.get_by_role("button", name="Gỡ khỏi kho"))
        expect(rows).to_have_count(3)
        expect(rows.nth(0)).to_contain_text("Gỡ văn bản")
        follow(rows.nth(0).get_by_role("button", name="Hoàn tác"))
        seen.open(f"/van-ban/{second}")
        expect(seen.page.locator("article.document")).to_be_visible()
        assert seen.complaints == []
        context.close()


def test_the_pages_are_free_of_violations(browser: Browser, folder: Path, file: OfficeFile) -> None:
    with serving(create_app(folder)) as port:
        base = f"http://127.0.0.1:{port}"
        tab = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
        tab.goto(f"{base}/dang-nhap")
        assert everywhere(tab) == []
        come_in_here(tab, base, ADMINISTRATOR)
        tab.goto(f"{base}/van-ban/a/sua")
        tab.get_by_label("Người ký").fill("Võ Văn Rân")
        follow(tab.get_by_role("button", name="Lưu thay đổi"))
        wrong = {}
        for address in ("/thay-doi", "/nguoi-dung", "/nguoi-dung/le thi binh", "/tai-khoan", "/van-ban/a/go"):
            tab.goto(base + address)
            wrong[address] = everywhere(tab)
        assert {address: found for address, found in wrong.items() if found} == {}
