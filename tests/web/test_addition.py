"""Adding documents from a page: read, shown, corrected, kept; who may, how much, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from indexer.errors import BadInput
from indexer.office import access, open_office
from indexer.office.changes import list_changes
from indexer.store import open_store
from tests.conftest import SAMPLES
from tests.support.accessibility import everywhere
from tests.support.browsing import Watched, follow
from tests.support.entrance import PASSWORD, Clock, token
from tests.support.serving import serving
from tests.support.web_pages import assert_no_code, assert_protected, text
from web import create_app
from web.collection.open_index import find_collection
from web.server import serve

Q1 = SAMPLES / "quang-ngai" / "2023-q1-bao-cao-cchc.md"
SCAN = Path(__file__).parents[1] / "data" / "pdf" / "03-scan-stamp.pdf"
NEW = (
    "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\n\nSố: 77/BC-SCT\n\nQuảng Ngãi, ngày 5 tháng 4 năm 2025\n\n"
    "BÁO CÁO\nKết quả {}\n\nTheo Quyết định số 846/QĐ-UBND.\n"
)


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """An empty index with a password, and a folder that takes files."""
    index, uploads = tmp_path / "index", tmp_path / "nhan"
    uploads.mkdir()
    open_store(index, create=True).close()
    access.set_password(index, PASSWORD)
    return index, uploads


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sender(places: tuple[Path, Path], clock: Clock) -> Iterator[FlaskClient]:
    """A browser that has entered, before pages that take files."""
    app = create_app(places[0], UPLOADS=places[1], CLOCK=clock)
    client = app.test_client()
    enter(client)
    yield client
    find_collection(app).close()


def enter(client: FlaskClient) -> None:
    assert client.post("/dang-nhap", data={"csrf_token": token(client), "mat_khau": PASSWORD}).status_code == 303


def send(client: FlaskClient, **files: bytes | str) -> BeautifulSoup:
    """The page after these files were sent; "__" in a name is a dot."""
    sent = [
        (BytesIO(data if isinstance(data, bytes) else data.encode()), name.replace("__", "."))
        for name, data in files.items()
    ]
    answer = client.post("/them-van-ban", data={"csrf_token": token(client, "/them-van-ban"), "tep": sent})
    assert_protected(answer)
    soup = BeautifulSoup(answer.text, "html.parser")
    assert_no_code(soup)
    return soup


def filled(soup: BeautifulSoup) -> dict[str, str]:
    """What the form would send."""
    form = soup.select_one("form.arrivals")
    assert form is not None
    boxes = {str(box["name"]): "on" for box in form.select("input[type=checkbox]") if box.has_attr("checked")}
    return {str(one["name"]): str(one.get("value", "")) for one in form.select("input:not([type=checkbox])")} | boxes


def held(index: Path) -> dict[str | None, str | None]:
    """Number → province of what the collection holds."""
    with closing(open_store(index)) as store:
        return {one.number: one.province for one in store.summaries()}


def test_a_file_is_read_shown_corrected_and_kept(sender: FlaskClient, places: tuple[Path, Path]) -> None:
    index, uploads = places
    soup = send(sender, quy_1__txt=NEW.format("quý I năm 2025"))
    form = filled(soup)
    assert (form["0-number"], form["0-date"], form["0-period"]) == ("77/BC-SCT", "05/04/2025", "Quý I/2025")
    assert held(index) == {}
    assert list(uploads.iterdir()) == []
    answer = sender.post("/them-van-ban", data=form | {"0-province": "Đồng Nai"})
    assert answer.status_code == 200
    assert "Báo cáo 77/BC-SCT" in answer.text
    assert held(index) == {"77/BC-SCT": "Đồng Nai"}
    assert [path.name for path in uploads.iterdir()] == ["quy_1.txt"]
    assert sender.post("/them-van-ban", data=form).status_code == 400  # it was kept already


def test_what_makes_no_sense_is_said_and_nothing_is_kept(sender: FlaskClient, places: tuple[Path, Path]) -> None:
    form = filled(send(sender, a__txt=NEW.format("quý I năm 2025")))
    answer = sender.post("/them-van-ban", data=form | {"0-date": "31/2/2025"})
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.text
    assert held(places[0]) == {}
    without = {name: value for name, value in form.items() if name != "0-giu"}
    answer = sender.post("/them-van-ban", data=without | {"0-date": "31/2/2025"})
    assert answer.status_code == 200
    assert held(places[0]) == {}


def test_refused_files_are_named_with_their_reason(sender: FlaskClient) -> None:
    soup = send(sender, rong__txt=b"", la__exe=b"MZ\x90\x00" + bytes(200), tot__txt=NEW.format("công tác"))
    refused = [text(row) for row in soup.select("[aria-labelledby=tu-choi] li")]
    assert [row.split()[0] for row in refused] == ["rong.txt", "la.exe"]
    assert all(len(row) > 20 for row in refused)
    assert len(soup.select("fieldset.arrival")) == 1


def test_a_folder_comes_with_its_names_and_a_known_number_is_told(
    sender: FlaskClient, places: tuple[Path, Path]
) -> None:
    data = Q1.read_bytes()
    for name in ("BaoCao/2023/quy-1.md", "../../ngoai.md"):
        sent = {"csrf_token": token(sender, "/them-van-ban"), "thu-muc": [(BytesIO(data), name)]}
        soup = BeautifulSoup(sender.post("/them-van-ban", data=sent).text, "html.parser")
        assert ("Kho đã có văn bản mang số này" in text(soup)) == (name == "../../ngoai.md")
        sender.post("/them-van-ban", data=filled(soup))
    kept = sorted(path.relative_to(places[1]).as_posix() for path in places[1].rglob("*.md"))
    assert kept == ["BaoCao/2023/quy-1.md", "ngoai.md"]
    assert not list(places[1].parent.glob("*.md"))


def test_a_number_of_which_there_are_two_files_is_told_once(sender: FlaskClient) -> None:
    for name in ("a__txt", "b__txt"):  # the same report, once with another end
        sender.post("/them-van-ban", data=filled(send(sender, **{name: NEW.format("quý I năm 2025") + name})))
    (told,) = send(sender, c__txt=NEW.format("quý I năm 2025")).select("fieldset.arrival .note")
    assert text(told).count("Báo cáo 77/BC-SCT") == 1


def test_a_scan_that_was_sent_is_among_the_changes_and_taken_back(
    sender: FlaskClient, places: tuple[Path, Path]
) -> None:
    form = filled(send(sender, ban_quet__pdf=SCAN.read_bytes()))
    kept = text(BeautifulSoup(sender.post("/them-van-ban", data=form).text, "html.parser"))
    assert "Tệp đã được giữ" in kept
    assert "tracuu ocr" not in kept
    assert "Tệp: ban_quet.pdf" in sender.get("/thay-doi").text
    assert "1 tệp chưa đọc được" in text(BeautifulSoup(sender.get("/").text, "html.parser"))
    (change,) = list_changes(open_office(places[0]))
    sent = {"csrf_token": token(sender, "/thay-doi")}
    assert sender.post(f"/thay-doi/{change.id}/hoan-tac", data=sent).status_code == 303
    assert "chưa đọc được" not in sender.get("/").text


def test_what_waits_is_of_one_session_and_ends(sender: FlaskClient, places: tuple[Path, Path], clock: Clock) -> None:
    form = filled(send(sender, a__txt=NEW.format("công tác")))
    other = sender.application.test_client()
    enter(other)
    mine = {**form, "csrf_token": token(other, "/them-van-ban")}
    assert other.post("/them-van-ban", data=mine).status_code == 400
    clock.now += 1801
    assert sender.post("/them-van-ban", data=form).status_code == 400
    assert held(places[0]) == {}


def test_a_form_without_its_token_too_many_files_and_too_much_are_refused(sender: FlaskClient) -> None:
    assert sender.post("/them-van-ban", data={"tep": [(BytesIO(b"a"), "a.txt")]}).status_code == 400
    many = {f"a{n}__txt": "một" for n in range(21)}
    assert "nhiều nhất 20 tệp" in text(send(sender, **many))
    body = b"--x\r\n" + bytes(21 * 2**20)
    assert sender.post("/them-van-ban", data=body, content_type="multipart/form-data; boundary=x").status_code == 413
    assert "Chưa chọn tệp nào." in text(send(sender))


def test_without_a_folder_or_a_password_nothing_is_taken(places: tuple[Path, Path], tmp_path: Path) -> None:
    index, uploads = places
    without = create_app(index).test_client()
    enter(without)
    assert without.get("/them-van-ban").status_code == 403
    assert "Thêm văn bản" not in without.get("/").text
    access.remove_password(index)
    open_to_all = create_app(index, UPLOADS=uploads).test_client()
    assert open_to_all.get("/them-van-ban").status_code == 403
    with pytest.raises(BadInput, match="mật khẩu"):
        serve(index, port=0, uploads=uploads)
    access.set_password(index, PASSWORD)
    for folder in (tmp_path / "khong-co", index):
        with pytest.raises(BadInput, match="thư mục"):
            serve(index, port=0, uploads=folder)


# -- in a browser ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_three_files_are_sent_and_one_is_found_in_four_steps(
    browser: Browser, places: tuple[Path, Path], tmp_path: Path, script: bool
) -> None:
    files = []
    for number in (1, 2, 3):
        path = tmp_path / f"quy-{number}.txt"
        path.write_text(NEW.format(f"quý {'I' * number} năm 2025").replace("77/", f"7{number}/"), encoding="utf-8")
        files.append(path)
    with serving(create_app(places[0], UPLOADS=places[1])) as port:
        context = browser.new_context(locale="vi-VN", java_script_enabled=script)
        seen = Watched(context, f"http://127.0.0.1:{port}")
        page = seen.open("/dang-nhap")
        page.locator("input[name=mat_khau]").fill(PASSWORD)
        follow(page.locator("main button[type=submit]"))
        follow(page.get_by_role("link", name="Thêm văn bản vào kho"))  # 1
        page.locator("#tep").set_input_files(files)
        follow(page.get_by_role("button", name="Đọc các tệp"))  # 2
        expect(page.locator("fieldset.arrival")).to_have_count(3)
        follow(page.get_by_role("button", name="Đưa vào kho"))  # 3
        expect(page.locator("main .name")).to_have_count(3)
        page.locator("#q").fill("72/BC-SCT")
        with page.expect_navigation():
            page.locator("#q").press("Enter")  # 4
        expect(page.locator(".hit .name").first).to_contain_text("72/BC-SCT")
        context.close()
    assert seen.complaints == []


def drop(page: Page, paths: list[Path], x: int, y: int) -> None:
    """Drag files from outside of the browser onto a place of the page, and let them go."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": x, "y": y, "data": data})


def test_files_and_a_folder_are_dropped_on_the_page_and_kept(
    browser: Browser, places: tuple[Path, Path], tmp_path: Path
) -> None:
    outside = tmp_path / "ngoài"
    (outside / "thư mục" / "con").mkdir(parents=True)
    names = ("quy-1.txt", "quy-2.txt", "thư mục/quy-3.txt", "thư mục/con/quy-4.txt")
    for number, name in enumerate(names, 1):
        told = NEW.format(f"quý {number} năm 2025").replace("77/", f"7{number}/")
        (outside / name).write_text(told, encoding="utf-8")
    with serving(create_app(places[0], UPLOADS=places[1])) as port:
        context = browser.new_context(locale="vi-VN")
        seen = Watched(context, f"http://127.0.0.1:{port}")
        page = seen.open("/dang-nhap")
        page.locator("input[name=mat_khau]").fill(PASSWORD)
        follow(page.locator("main button[type=submit]"))
        for dropped, found in ((["quy-1.txt", "quy-2.txt"], 2), (["thư mục"], 2)):
            seen.open("/them-van-ban")
            drop(page, [outside / name for name in dropped], 600, 120)  # the heading, not the field
            expect(page.locator("#da-chon")).to_contain_text(f"Đã chọn {found} tệp: quy-")
            assert page.url.endswith("/them-van-ban"), "the browser did not open the file instead"
            follow(page.get_by_role("button", name="Đọc các tệp"))
            expect(page.locator("fieldset.arrival")).to_have_count(found)
            follow(page.get_by_role("button", name="Đưa vào kho"))
            expect(page.locator("main .name")).to_have_count(found)
        seen.open("/thay-doi")
        expect(page.locator("table.changes tbody tr")).to_have_count(4)
        assert seen.complaints == []
        context.close()
    assert sorted(str(number) for number in held(places[0])) == ["71/BC-SCT", "72/BC-SCT", "73/BC-SCT", "74/BC-SCT"]


def test_the_pages_are_free_of_violations(browser: Browser, places: tuple[Path, Path]) -> None:
    with serving(create_app(places[0], UPLOADS=places[1])) as port:
        page = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
        page.goto(f"http://127.0.0.1:{port}/dang-nhap")
        page.locator("input[name=mat_khau]").fill(PASSWORD)
        follow(page.locator("main button[type=submit]"))
        page.goto(f"http://127.0.0.1:{port}/them-van-ban")
        assert everywhere(page) == []
        page.locator("#tep").set_input_files([Q1])
        follow(page.get_by_role("button", name="Đọc các tệp"))
        assert everywhere(page) == []
        page.get_by_label(re.compile("Ngày ban hành")).fill("31/2/2023")
        follow(page.get_by_role("button", name="Đưa vào kho"))
        assert everywhere(page) == []
