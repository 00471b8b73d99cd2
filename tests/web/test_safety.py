"""What the pages refuse and survive: bad addresses, other hosts, a missing or replaced index, hostile text."""

from __future__ import annotations

import io
import re
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indexer.indexing import index
from indexer.store import open_store
from tests.conftest import HOSTILE, IMAGE, SAMPLES, SCRIPT
from tests.support.web_pages import assert_no_code, assert_protected, client_address, page, text
from web import FORMS, PAGES, addresses, create_app
from web.collection.open_index import find_collection
from web.guards import security

# -- bad input ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tim?nam=abcd", 400),
        ("/tim?quy=2023Q9", 400),
        ("/tim?tinh=Atlantis", 400),
        ("/tim?trang=-1", 400),
        ("/tim?trang=0", 400),
        ("/tim?trang=99999999999999999999", 400),
        ("/tim?q=" + "a" * 10_000, 400),
        ("/duyet?nam=abcd", 400),
        ("/duyet/danh-sach?ky=abcd", 400),
        ("/trich-dan/khong-phai-so", 400),
        ("/trich-dan/846/QĐ-UBND?nam=abcd", 400),
        ("/hoi?q=" + "a" * 10_000, 400),
        ("/van-ban/khong-co", 404),
        ("/van-ban/../../etc/passwd", 404),
        ("/van-ban", 404),
        ("/khong-co", 404),
        ("/static/../__init__.py", 404),
        ("/static/%2e%2e/__init__.py", 404),
        ("/static/..%2f..%2fcli.py", 404),
        ("/static//etc/passwd", 404),
        ("/static/%2fetc%2fpasswd", 404),
        ("/static/..\\..\\cli.py", 404),
        ("/van-ban/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/van-ban/..%00/etc/passwd", 404),
        ("/van-ban/../../etc/passwd/tep-goc", 404),
        ("/van-ban/khong-co/tep-goc", 404),
        ("/van-ban/khong-co/sua", 404),
        ("/tep-goc?ma=../../etc/passwd", 404),
        ("/tep-goc?ma=/etc/passwd", 404),
        ("/tep-goc", 404),
        ("/sua?ma=khong-co", 404),
        ("/sua", 404),
        ("/ngon-ngu/../../etc", 404),
        ("/dang-xuat", 405),
    ],
)
def test_bad_input_is_a_page_in_plain_words(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    soup = BeautifulSoup(answer.get_data(as_text=True), "html.parser")
    assert soup.select_one(".failure .lead") is not None
    assert soup.select_one("[lang=en]") is not None
    assert "Traceback" not in answer.text
    assert_protected(answer)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options", "trace"])
@pytest.mark.parametrize(
    "address", [re.sub("<.*?>", "a", page[0]) for page in PAGES] + ["/khong-co", "/static/icon.svg"]
)
def test_only_reading_is_allowed(client: FlaskClient, method: str, address: str) -> None:
    answer = getattr(client, method)(address)
    assert answer.status_code == 405
    assert_protected(answer)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options", "trace"])
@pytest.mark.parametrize("address", [re.sub("<.*?>", "a", form[0]) for form in FORMS])
def test_forms_take_nothing_but_what_they_declare(client: FlaskClient, method: str, address: str) -> None:
    assert getattr(client, method)(address).status_code == 405


def test_every_change_needs_its_token(client: FlaskClient) -> None:
    """Whatever view is added: one that takes a POST takes none without the token, unless it says so."""
    views = client.application.view_functions
    posted = [rule for rule in client.application.url_map.iter_rules() if "POST" in (rule.methods or ())]
    rules = [rule for rule in posted if not getattr(views[rule.endpoint], "exempt", False)]
    assert len(rules) == len(FORMS)
    assert {rule.rule for rule in posted if rule not in rules} == {"/api/v1/check", "/api/v1/lookup"}
    for rule in rules:
        for sent in ({}, {"csrf_token": ""}, {"csrf_token": "x"}):
            answer = client.post(re.sub("<.*?>", "a", re.sub("<int:.*?>", "1", rule.rule)), data=sent)
            assert answer.status_code == 400, rule
            assert_protected(answer)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "null"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "x:"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"}, 403),
    ],
)
def test_what_is_for_programs_needs_no_token_and_still_no_other_site(
    web_index: Path, headers: dict[str, str], status: int
) -> None:
    app = create_app(web_index)
    app.add_url_rule("/api/v1/thu", "program", security.exempt(lambda: "được"), methods=["POST"])
    assert app.test_client().post("/api/v1/thu", json={"q": 1}, headers=headers).status_code == status


def test_too_much_is_refused_whatever_it_is(web_index: Path) -> None:
    client = create_app(
        web_index, MAX_CONTENT_LENGTH=200_000, MAX_FORM_MEMORY_SIZE=80_000, MAX_FORM_PARTS=3
    ).test_client()
    parts = {f"p{n}": "x" for n in range(4)}
    for address, body in (
        ("/sua", b"x" * 200_001),
        ("/sua", {"title": "x" * 80_001}),
        ("/dang-nhap", b"x" * 70_000),
    ):
        assert client.post(address, data=body).status_code == 413, address
    for several in (parts, {"title": "x" * 80_001}):
        assert client.post("/sua", data=several, content_type="multipart/form-data").status_code == 413
    with client.post("/sua", data={"file": (io.BytesIO(b"x" * 150_000), "a.txt")}) as answer:
        assert answer.status_code == 400, "without a token, but not too large"


def test_head_is_reading(client: FlaskClient) -> None:
    answer = client.head("/tim?q=a")
    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil:80",
        "192.168.1.5",
        "",
        "localhost@evil.example",
        "evil.example:localhost",
        "[::1].evil.example",
        "127.0.0.1, evil.example",
        "2130706433",
        "0.0.0.0",  # noqa: S104
        "[::]",
        "localhost/..",
        "\u0131localhost".encode().decode("latin-1"),
    ],
)
def test_other_hosts_are_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000", "127.1.2.3"])
def test_this_computer_is_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/gioi-thieu", headers={"Host": host}).status_code == 200


def test_a_configured_host_is_answered(web_index: Path) -> None:
    with create_app(web_index, HOSTS=("tracuu.so.local",)).test_client() as client:
        assert client.get("/gioi-thieu", headers={"Host": "tracuu.so.local:8000"}).status_code == 200


@pytest.mark.parametrize("folder", ["nothing", "file"])
def test_a_missing_index_says_what_to_do(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").mkdir()
    answer = create_app(tmp_path / folder).test_client().get("/")
    assert answer.status_code == 503
    assert "Chưa mở được chỉ mục" in answer.text
    assert_protected(answer)


def test_an_unexpected_error_is_a_page_too(web_index: Path) -> None:
    app = create_app(web_index)
    app.add_url_rule("/vo", "broken", lambda: str(1 / 0))
    answer = app.test_client().get("/vo")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert_protected(answer)


def test_a_replaced_index_is_opened_anew(tmp_path: Path) -> None:
    app = create_app(tmp_path / "index")
    client = app.test_client()
    assert client.get("/").status_code == 503
    for name, shown in (("Quảng Ngãi", "Quảng Ngãi"), ("Đồng Nai", "Đồng Nai")):
        made = fresh_index(tmp_path, name)
        if (tmp_path / "index").exists():
            (tmp_path / "index").rename(tmp_path / f"before {name}")
        made.rename(tmp_path / "index")
        assert shown in text(page(client, "/"))
    find_collection(app).close()


def fresh_index(folder: Path, province: str) -> Path:
    note = folder / "note.txt"
    note.write_text(f"UBND TỈNH {province.upper()}\nSố: 1/BC-UBND\n\nBÁO CÁO\nNăm 2024\n", encoding="utf-8")
    made = folder / f"made for {province}"
    with closing(open_store(made, create=True)) as store:
        index(store, [note])
    return made


def test_what_is_added_later_is_seen(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "index", create=True)):
        pass
    app = create_app(tmp_path / "index")
    client = app.test_client()
    assert "Kho chưa có văn bản nào" in text(page(client, "/"))
    assert "Kho chưa có văn bản nào" in text(page(client, "/duyet"))
    with closing(open_store(tmp_path / "index", write=True)) as store:
        index(store, [SAMPLES / "quang-ngai"])
    assert len(page(client, "/tim?q=điện năng").select(".hit")) > 3
    find_collection(app).close()


# -- attacks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [str(record["id"]) for record in HOSTILE])
def test_a_hostile_document_is_only_text(client: FlaskClient, known: str) -> None:
    soup = page(client, client_address(client, known))
    assert_no_code(soup)
    assert SCRIPT in soup.get_text()
    assert IMAGE in soup.get_text()
    marked = page(client, client_address(client, known, q="alert 846"))
    assert marked.select(".text mark")
    assert_no_code(marked)


@pytest.mark.parametrize(
    "attack", [SCRIPT, IMAGE, "'onfocus=alert(1) autofocus='", "{{7777*7777}}", "</title><script>", "\x00"]
)
@pytest.mark.parametrize(
    "where", ["/tim?q=", "/hoi?q=", "/trich-dan?so=846/", "/tim?coquan=", "/duyet/danh-sach?tinh="]
)
def test_a_hostile_address_is_only_text(client: FlaskClient, where: str, attack: str) -> None:
    answer = client.get(where + quote(attack), follow_redirects=True)
    assert answer.status_code < 500
    assert_no_code(BeautifulSoup(answer.get_data(as_text=True), "html.parser"))
    assert str(7777 * 7777) not in answer.text  # a template evaluated; no id or figure holds it by chance


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60), extra=st.sampled_from(["", "&tinh=Bắc Ninh", "&quy=2023Q1", "&trang=2"]))
def test_any_query_gives_a_page(client: FlaskClient, typed: str, extra: str) -> None:
    for where in ("/tim?q=", "/hoi?q=", "/trich-dan?so="):
        answer = client.get(where + quote(typed) + extra, follow_redirects=True)
        assert answer.status_code in (200, 400, 404), (where, typed)
        assert_no_code(BeautifulSoup(answer.get_data(as_text=True), "html.parser"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=40))
def test_any_bytes_in_an_address_give_a_page(client: FlaskClient, raw: bytes) -> None:
    for where in ("/tim?q=", "/tim?", "/van-ban/", "/trich-dan/", "/duyet/danh-sach?ky=", "/ngon-ngu/en?ve="):
        assert client.get(where + quote(raw)).status_code < 500


_ROWS = [row[0] for row in PAGES] + [row[0] for row in FORMS]
_ADDRESSES = sorted({re.sub("<.*?>", "{}", row) for row in _ROWS} | {"/{}", "/static/{}", "/api/{}"})
_NAMES = [
    "q",
    "ve",
    "ma",
    "so",
    "td",
    "vt",
    "trang",
    "nam",
    "ky",
    "tinh",
    "quy",
    "loai",
    "ngay",
    "coquan",
    "csrf_token",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(address="/huong-dan", path="", given={}, method="GET", language="vi")  # has pictures
@given(
    address=st.sampled_from(_ADDRESSES),
    path=st.one_of(st.text(max_size=30), st.sampled_from(["..", "../..", "//", "\x00", "a/sua", "%", "é", "a b?c#d"])),
    given=st.dictionaries(st.sampled_from(_NAMES), st.text(max_size=20), max_size=4),
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "BREW"]),
    language=st.sampled_from(["vi", "en", "*", "\x00", "xx;q=9"]),
)
def test_no_address_no_method_no_word_breaks_a_page(
    client: FlaskClient, address: str, path: str, given: dict[str, str], method: str, language: str
) -> None:
    with client.open(
        address.replace("{}", quote(path)),
        method=method,
        query_string=given,
        data=given if method == "POST" else None,
        headers={"Accept-Language": language.replace("\x00", "")},
    ) as answer:
        assert answer.status_code < 500
        assert_protected(answer)
        location = answer.headers.get("Location", "/")
        assert re.match(r"/(?![/\\])", location), location
        if answer.content_type.startswith("text/html") and method == "GET":
            assert_no_code(BeautifulSoup(answer.get_data(as_text=True), "html.parser"))


@pytest.mark.parametrize("known", [str(record["id"]) for record in HOSTILE])
@pytest.mark.parametrize("page_of", ["correction", "original"])
def test_a_hostile_document_is_only_text_in_its_other_pages(client: FlaskClient, known: str, page_of: str) -> None:
    with client.application.test_request_context():
        address = getattr(addresses, page_of)(known)
    with client.get(address) as answer:
        assert answer.status_code == 200
        assert_protected(answer)
        if page_of == "original":
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert answer.headers["Content-Type"] == "application/octet-stream"
        else:
            assert_no_code(BeautifulSoup(answer.get_data(as_text=True), "html.parser"))
            assert (
                SCRIPT in BeautifulSoup(answer.get_data(as_text=True), "html.parser").select("textarea")[0].get_text()
            )


@pytest.mark.parametrize(
    "name", ["X-Forwarded-Host", "X-Forwarded-Prefix", "X-Original-URL", "X-Rewrite-URL", "Forwarded"]
)
@pytest.mark.parametrize("value", ["evil.example", "//evil.example", "/gioi-thieu"])
def test_no_header_leads_a_page_elsewhere(client: FlaskClient, name: str, value: str) -> None:
    plain, told = client.get("/tim?q=a"), client.get("/tim?q=a", headers={name: value})
    tokens = re.compile(r'name="csrf_token" value="[^"]*"')  # each answer has its own
    assert tokens.sub("", told.text) == tokens.sub("", plain.text)


@pytest.mark.parametrize(
    "name", ["Range", "If-Range", "If-Modified-Since", "If-None-Match", "Cookie", "Authorization", "Accept"]
)
@pytest.mark.parametrize(
    "value", ["", "x", "bytes=0-0,1-1,-1", "bytes=" + "0-1," * 500, "Basic !!!", "Basic Og==", "é", "a=b; c"]
)
def test_any_header_gives_a_page(client: FlaskClient, name: str, value: str) -> None:
    for address in ("/", "/static/tracuu.css", "/tim?q=a"):
        with client.get(address, headers={name: value.encode().decode("latin-1")}) as answer:
            assert answer.status_code < 500
