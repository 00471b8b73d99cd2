"""Entering with the password: what is open before, what a session is worth, how often one may try."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from indexer.office import access
from indexer.store import open_store
from tests.support.entrance import PASSWORD, Clock, token
from tests.support.making import document
from tests.support.web_pages import assert_no_code, assert_protected
from web import FORMS, PAGES, create_app
from web.collection.open_index import find_collection
from web.guards.attempts import ALL, EACH
from web.guards.entrance import LASTS


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def locked(folder: Path, clock: Clock) -> Iterator[FlaskClient]:
    """A browser that has not entered, before pages with a password."""
    access.set_password(folder, PASSWORD)
    app = create_app(folder, CLOCK=clock)
    yield app.test_client()
    find_collection(app).close()


def enter(client: FlaskClient, password: str = PASSWORD, back: str = "", address: str = "127.0.0.1") -> TestResponse:
    sent = {"csrf_token": token(client), "mat_khau": password, "ve": back}
    return client.post("/dang-nhap", data=sent, environ_base={"REMOTE_ADDR": address})


def test_nothing_is_shown_before(locked: FlaskClient) -> None:
    for address in [row[0] for row in PAGES] + [row[0] for row in FORMS]:
        if address in ("/dang-nhap", "/dang-xuat", "/ngon-ngu/<code>"):
            continue
        answer = locked.get(re.sub(r"<.*?>", "a", address))
        if address.endswith(".atom"):  # a program asks for it, which is sent to no form
            assert answer.status_code == 401, address
            continue
        assert answer.status_code in (303, 405), address
        assert answer.status_code == 405 or answer.location.startswith("/dang-nhap")
        assert_protected(answer)
    for unknown in ("/khong-co", "/api/v1/search", "/.git/config"):
        assert locked.get(unknown).status_code in (303, 401)
    with locked.get("/static/tracuu.css") as style:
        assert style.status_code == 200
    assert locked.get("/ngon-ngu/en").status_code == 302
    shown = locked.get("/dang-nhap")
    assert shown.status_code == 200
    assert "điện năng" not in shown.text
    assert_protected(shown)
    assert_no_code(BeautifulSoup(shown.text, "html.parser"))


def test_the_password_leads_to_the_page_that_was_wanted(locked: FlaskClient) -> None:
    wanted = "/tim?q=" + quote("điện năng & 846/QĐ-UBND")
    asked = locked.get(wanted)
    back = BeautifulSoup(locked.get(asked.location).text, "html.parser").select_one("input[name=ve]")
    assert back is not None
    assert back["value"] == wanted
    answer = enter(locked, back=str(back["value"]))
    assert (answer.status_code, answer.location) == (303, wanted)
    assert locked.get(wanted).status_code == 200
    assert locked.get("/dang-nhap").status_code == 303, "who is in is not asked again"
    page = locked.get("/")
    assert "Đăng xuất" in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert locked.get("/tep-goc?ma=a").headers["Cache-Control"] == "no-store"


def test_the_session_cookie_is_for_these_pages_and_no_script(locked: FlaskClient) -> None:
    (cookie,) = [value for value in enter(locked).headers.getlist("Set-Cookie") if value.startswith("tracuu=")]
    assert "; HttpOnly" in cookie
    assert "; SameSite=Lax" in cookie
    assert "; Path=/" in cookie
    assert "; Secure" not in cookie
    known = access.read(Path(locked.application.extensions["tracuu"].folder))
    assert known is not None
    assert known.secret not in cookie


def test_over_https_the_cookie_is_secure(locked: FlaskClient) -> None:
    answer = locked.get("/dang-nhap", base_url="https://localhost")
    assert "; Secure" in answer.headers["Set-Cookie"]


def test_a_wrong_password_is_told_so(locked: FlaskClient) -> None:
    answer = enter(locked, "sai bét cả rồi nhé")
    assert answer.status_code == 403
    assert "Mật khẩu không đúng" in answer.text
    assert locked.get("/").status_code == 303
    assert enter(locked, "x" * 10_000).status_code == 403


def test_leaving_ends_the_session_and_every_copy_of_its_cookie(locked: FlaskClient, folder: Path, clock: Clock) -> None:
    enter(locked)
    stolen = locked.get_cookie("tracuu")
    assert stolen is not None
    assert locked.post("/dang-xuat").status_code == 400, "a page of another site cannot make one leave"
    assert locked.get("/").status_code == 200
    assert locked.post("/dang-xuat", data={"csrf_token": token(locked, "/")}).status_code == 303
    assert locked.get("/").status_code == 303
    locked.set_cookie("tracuu", stolen.value)
    assert locked.get("/").status_code == 303
    again = create_app(folder, CLOCK=clock).test_client()  # the server was started anew
    again.set_cookie("tracuu", stolen.value)
    assert again.get("/").status_code == 303


def test_a_session_ends_after_a_working_day(locked: FlaskClient, clock: Clock) -> None:
    enter(locked)
    clock.now += LASTS - 1
    assert locked.get("/").status_code == 200
    clock.now += 1
    assert locked.get("/").status_code == 303


def test_another_password_ends_all_sessions_at_once(locked: FlaskClient, folder: Path) -> None:
    enter(locked)
    access.set_password(folder, PASSWORD + " mới")
    assert locked.get("/").status_code == 303
    assert enter(locked).status_code == 403
    assert enter(locked, PASSWORD + " mới").status_code == 303
    assert locked.get("/").status_code == 200


def test_a_session_outlasts_a_restart_of_the_server(locked: FlaskClient, folder: Path, clock: Clock) -> None:
    enter(locked)
    cookie = locked.get_cookie("tracuu")
    assert cookie is not None
    again = create_app(folder, CLOCK=clock).test_client()
    again.set_cookie("tracuu", cookie.value)
    assert again.get("/gioi-thieu").status_code == 200


def test_a_session_of_another_index_is_worth_nothing(locked: FlaskClient, tmp_path: Path, clock: Clock) -> None:
    other = tmp_path / "other"
    with closing(open_store(other, create=True)) as store:
        store.add([document("a", "Văn bản khác.")])
    access.set_password(other, PASSWORD)
    elsewhere = create_app(other, CLOCK=clock).test_client()
    enter(elsewhere)
    cookie = elsewhere.get_cookie("tracuu")
    assert cookie is not None
    locked.set_cookie("tracuu", cookie.value)
    assert locked.get("/").status_code == 303


def test_a_session_from_before_is_not_the_one_after(locked: FlaskClient) -> None:
    """Fixation: who plants a cookie in a browser learns nothing of what is entered with it."""
    locked.get("/dang-nhap")
    planted = locked.get_cookie("tracuu")
    assert planted is not None
    enter(locked)
    now = locked.get_cookie("tracuu")
    assert now is not None
    assert now.value != planted.value
    locked.set_cookie("tracuu", planted.value)
    assert locked.get("/").status_code == 303


@pytest.mark.parametrize("forged", ["", "x", "eyJzdGFtcCI6IngifQ.aR9fXA.xxxxxxxxxxxxxxxxxxxxxxxxxxx", "é", "a" * 4000])
def test_a_forged_cookie_is_worth_nothing(locked: FlaskClient, forged: str) -> None:
    locked.set_cookie("tracuu", forged)
    assert locked.get("/").status_code == 303


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "javascript:alert(1)",
        " //evil.example",
        "http:/evil.example",
        "evil.example",
        "/%0d%0aSet-Cookie:x=1",
        "/tim\r\nSet-Cookie: x=1",
        "///evil.example",
        "/;@evil.example",
        "/.//evil.example",
    ],
)
def test_the_way_back_never_leads_away(locked: FlaskClient, away: str) -> None:
    for answer in (enter(locked, back=away), locked.get("/ngon-ngu/en?ve=" + quote(away))):
        assert re.match(r"/(?![/\\\s])", answer.location), answer.location
        assert not re.search(r"[\s\\]", answer.location)
        assert all("x=1" not in value for value in answer.headers.getlist("Set-Cookie"))


def test_attempts_wait_longer_and_longer(locked: FlaskClient, clock: Clock) -> None:
    for _ in range(EACH.free):
        assert enter(locked, "sai bét cả rồi nhé").status_code == 403
    answer = enter(locked)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "15"), "even the right one"
    assert "Hãy đợi 15 giây" in answer.text
    assert enter(locked, address="10.0.0.9").status_code == 303, "other people do not wait"
    clock.now += 15
    assert enter(locked.application.test_client(), "vẫn sai bét cả").status_code == 403
    answer = enter(locked.application.test_client())
    assert answer.headers["Retry-After"] == "30"
    clock.now += 30
    assert enter(locked.application.test_client()).status_code == 303


def test_many_addresses_together_wait_too(locked: FlaskClient) -> None:
    statuses = [enter(locked, "sai bét cả rồi nhé", address=f"10.0.1.{n}").status_code for n in range(ALL.free + 2)]
    assert statuses == [403] * ALL.free + [429] * 2


@pytest.mark.parametrize("content", [b"", b"{"])
def test_a_broken_password_file_closes_the_pages(locked: FlaskClient, folder: Path, content: bytes) -> None:
    (folder / access.FILE_NAME).write_bytes(content)
    for address in ("/", "/dang-nhap", "/tim?q=a", "/khong-co"):
        answer = locked.get(address)
        assert answer.status_code == 503
        assert "điện năng" not in answer.text


def test_without_a_password_everybody_on_this_computer_is_in(folder: Path) -> None:
    client = create_app(folder).test_client()
    assert client.get("/").status_code == 200
    assert "Đăng xuất" not in client.get("/").text
    assert client.get("/dang-nhap").location == "/"


@pytest.mark.parametrize("setting", ["EXPOSED", "BEHIND_PROXY"])
def test_a_password_that_is_taken_away_closes_the_pages_for_others(folder: Path, setting: str) -> None:
    access.set_password(folder, PASSWORD)
    client = create_app(folder, **{setting: True}).test_client()
    enter(client)
    assert client.get("/").status_code == 200
    access.remove_password(folder)
    answer = client.get("/")
    assert answer.status_code == 503
    assert "tracuu password" in answer.text


# -- programs ----------------------------------------------------------------------------------------------------


@pytest.fixture
def program(locked: FlaskClient) -> FlaskClient:
    """Asks an address of the program interface."""
    locked.application.add_url_rule("/api/v1/thu", "program", lambda: "được")
    return locked


def test_a_program_sends_the_password_with_its_request(program: FlaskClient) -> None:
    refused = program.get("/api/v1/thu")
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].lower().startswith("basic")
    assert_protected(refused)
    for _ in range(20):
        assert program.get("/api/v1/thu", auth=("ai", PASSWORD)).text == "được"
    assert program.get("/tim", auth=("ai", PASSWORD)).status_code == 303, "pages are for browsers"


def test_programs_wait_like_everybody(program: FlaskClient, clock: Clock) -> None:
    statuses = [program.get("/api/v1/thu", auth=("ai", "sai bét cả rồi nhé")).status_code for _ in range(EACH.free + 1)]
    assert statuses == [401] * EACH.free + [429]
    answer = program.get("/api/v1/thu", auth=("ai", PASSWORD))
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "15")
    clock.now += 15
    assert program.get("/api/v1/thu", auth=("ai", PASSWORD)).status_code == 200
