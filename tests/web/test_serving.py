"""The pages over real sockets: how large, how slow, how many; other computers; behind a proxy, under a prefix."""

from __future__ import annotations

import base64
import http.client
import http.server
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask import Flask, request

from indexer import access
from indexer.errors import BadInput
from indexer.models import Document, Metadata, Source
from indexer.reading import read
from indexer.store import open_store
from tests.support.entrance import PASSWORD
from tests.support.serving import Answer, asked, serving
from tests.support.web_pages import PAGES
from web import create_app
from web.guards import security, sockets
from web.guards.prefixes import make_prefix
from web.guards.sockets import HEADER, STRANGERS
from web.serving import bind

LARGEST = 200_000


@pytest.fixture(scope="module")
def app(web_index: Path) -> Flask:
    """The pages, and one that takes a body as a program sends it."""
    made = create_app(web_index, MAX_CONTENT_LENGTH=LARGEST)

    @security.exempt
    def take() -> str:
        return str(len(request.get_data()))

    made.add_url_rule("/nhan", "take", take, methods=["POST"])
    return made


@pytest.fixture(scope="module")
def port(app: Flask) -> Iterator[int]:
    with serving(app, patience=2) as found:
        yield found


# -- size --------------------------------------------------------------------------------------------------------


def test_a_body_up_to_the_limit_is_taken(port: int) -> None:
    assert asked(port, "POST", "/nhan", b"x" * LARGEST).text == str(LARGEST)


@pytest.mark.parametrize("size", [LARGEST + 1, LARGEST * 2, LARGEST * 9])
def test_a_body_over_the_limit_is_refused_on_a_page_in_plain_words(port: int, size: int) -> None:
    for path in ("/nhan", "/dang-nhap"):
        answer = asked(port, "POST", path, b"x" * size)
        assert answer.status == 413
        assert BeautifulSoup(answer.text, "html.parser").select_one(".failure .lead") is not None
        assert "quá lớn" in answer.text
        assert answer.headers["Content-Security-Policy"]


def test_who_asks_before_sending_is_told_before_sending(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(head("POST", "/nhan", f"Content-Length: {LARGEST * 5}", "Expect: 100-continue"))
        said = line.recv(100)
    assert said.startswith(b"HTTP/1.1 413"), said


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ([f"Content-Length: {10**12}"], b"413"),
        (["Content-Length: -1"], b"400"),
        (["Content-Length: 9, 9"], b"400"),
        (["Transfer-Encoding: gzip"], b"501"),
        (["X-A: " + "a" * HEADER], b"431"),
        (["X-A : b", " folded: c\x00"], b"400"),
        (["Content-Length: 3", "Transfer-Encoding: chunked"], b"400"),
    ],
)
def test_a_broken_or_huge_request_is_refused_in_plain_words(port: int, lines: list[str], status: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(head("POST", "/nhan", *lines) + b"zz\r\n" * 3)
        said = all_of(line)
    assert said.split(b" ")[1] == status, said[:300]
    assert b"X-Content-Type-Options: nosniff" in said
    assert re.search(rb"[\xc3-\xe1][\x80-\xbf]", said), "in Vietnamese"
    assert b"waitress" not in said.lower()


def test_two_lengths_of_one_body_are_refused(port: int) -> None:
    lines = [
        "POST /nhan HTTP/1.1",
        "Host: localhost",
        "Content-Length: 5",
        "Transfer-Encoding: chunked",
        "",
        "0",
        "",
        "",
    ]
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall("\r\n".join(lines).encode())
        assert line.recv(100).startswith(b"HTTP/1.1 400")


def test_a_chunked_body_over_the_limit_is_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(head("POST", "/nhan", "Transfer-Encoding: chunked"))
        try:
            for _ in range(30):
                line.sendall(b"2710\r\n" + b"x" * 10_000 + b"\r\n")
            line.sendall(b"0\r\n\r\n")
        except OSError:
            return  # it was hung up on
        assert all_of(line)[9:12] in (b"413", b"")


def head(method: str, path: str, *lines: str) -> bytes:
    return "\r\n".join([f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *lines, "", ""]).encode("latin-1")


def all_of(line: socket.socket) -> bytes:
    """Everything that comes until the other side hangs up or falls silent."""
    line.settimeout(5)
    said = b""
    try:
        while piece := line.recv(10_000):
            said += piece
    except OSError:
        pass
    return said


def test_a_large_original_is_sent_whole(tmp_path: Path) -> None:
    text = "".join(f"Dòng {n} của báo cáo: đã tiếp nhận {n * 7} hồ sơ.\n" for n in range(200_000))
    (tmp_path / "lớn.txt").write_text(text, encoding="utf-8")
    (source,) = read(tmp_path / "lớn.txt")
    assert isinstance(source, Source)
    store = open_store(tmp_path / "index", create=True)
    store.add(
        [
            Document(
                id="a",
                source=replace(source, text="Không cần toàn văn ở đây."),
                metadata=Metadata(),
                passages=(),
                citations=(),
                relations=(),
            )
        ]
    )
    store.abandon()
    with serving(create_app(tmp_path / "index")) as port:
        answer = asked(port, "GET", "/van-ban/a/tep-goc")
    assert len(text.encode()) > 10_000_000
    assert answer.text == text
    assert answer.headers["Content-Disposition"].endswith("filename*=UTF-8''l%E1%BB%9Bn.txt")


# -- time --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", [b"POST /nhan HTTP/1.1\r\nX-A: ", head("POST", "/nhan", "Content-Length: 100000")])
def test_a_request_that_trickles_in_is_hung_up_on(port: int, start: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        line.sendall(start)
        tries = 0
        while tries < 600 and still_taken(line, b"a"):  # never idle
            tries += 1
            time.sleep(0.1)
    assert tries < 600, "a minute of trickling, and nobody hung up"
    assert asked(port, "GET", "/gioi-thieu").status == 200


def still_taken(line: socket.socket, data: bytes) -> bool:
    try:
        line.sendall(data)
    except OSError:
        return False
    return True


def test_slow_senders_hold_up_nobody(app: Flask) -> None:
    with serving(app, patience=600) as port:  # nobody is hung up on: who waited for the slow would wait in vain
        slow = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(40)]
        try:
            for line in slow:
                line.sendall(head("POST", "/nhan", "Content-Length: 1000") + b"x")
            assert asked(port, "GET", "/gioi-thieu").status == 200
        finally:
            for line in slow:
                line.close()


def test_a_connection_is_used_again(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for _ in range(3):
        connection.request("POST", "/nhan", b"x" * 1000)
        assert connection.getresponse().read() == b"1000"
    time.sleep(1)
    connection.request("GET", "/gioi-thieu")
    assert connection.getresponse().read()
    connection.close()


# -- other computers ---------------------------------------------------------------------------------------------


def test_other_computers_are_served_with_a_password(folder: Path) -> None:
    with pytest.raises(BadInput, match="tracuu password"):
        bind(create_app(folder), "0.0.0.0", 0)  # noqa: S104
    access.set_password(folder, PASSWORD)
    app = create_app(folder, HOSTS=("tracuu.so.local",))
    with serving(app, "0.0.0.0") as port:  # noqa: S104
        for host in (
            "192.168.1.5",
            "10.0.0.1:8000",
            "[2001:db8::1]:80",
            socket.gethostname(),
            "TRACUU.so.local",
            "localhost",
        ):
            assert asked(port, "GET", "/", headers={"Host": host}).status == 303, host
        for host in ("evil.example", "192.168.1.5.evil.example", "tracuu.so.local.evil.example", ""):
            assert asked(port, "GET", "/", headers={"Host": host}).status == 421, host


def body_kept(port: int, headers: dict[str, str], size: int) -> bool:
    """Whether the server keeps what is sent: who asks before sending is told to go on."""
    told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with socket.create_connection(("127.0.0.1", port), 10) as line:
        asking = f"Host: localhost\r\nContent-Length: {size}\r\nExpect: 100-continue\r\n"
        line.sendall(f"POST /kiem-tra HTTP/1.1\r\n{asking}{told}\r\n".encode())
        return line.recv(40).startswith(b"HTTP/1.1 100")


def test_what_a_stranger_sends_is_not_kept(folder: Path) -> None:
    access.set_password(folder, PASSWORD)
    app = create_app(folder)
    with serving(app) as port:
        assert not body_kept(port, {}, STRANGERS + 1)
        assert body_kept(port, {}, STRANGERS)
        assert not body_kept(port, {"Cookie": "tracuu=abc.def.ghi"}, STRANGERS + 1)
        assert body_kept(port, {"Authorization": f"Basic {basic('bat-ky', PASSWORD)}"}, STRANGERS + 1)
        assert not body_kept(port, {"Authorization": f"Basic {basic('bat-ky', 'sai')}"}, STRANGERS + 1)
        client = app.test_client()
        known = access.read(folder)
        assert known is not None
        with client.session_transaction(base_url="http://localhost") as session, app.test_request_context():
            session.update(id="a", since=int(time.time()), stamp=known.stamp)
        cookie = client.get_cookie("tracuu", domain="localhost")
        assert cookie is not None
        assert body_kept(port, {"Cookie": f"tracuu={cookie.value}"}, STRANGERS + 1)


def basic(name: str, password: str) -> str:
    return base64.b64encode(f"{name}:{password}".encode()).decode()


def test_one_address_leaves_room_for_others(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "EACH", 3)
    with serving(app) as port:
        lines = [socket.create_connection(("127.0.0.1", port), 10) for _ in range(4)]
        try:
            lines[3].settimeout(10)
            assert lines[3].recv(1) == b""  # hung up
            lines[0].sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert lines[0].recv(12) == b"HTTP/1.1 200"
        finally:
            for line in lines:
                line.close()


def test_behind_a_proxy_there_must_be_a_password(folder: Path) -> None:
    with pytest.raises(BadInput, match="tracuu password"):
        bind(create_app(folder, BEHIND_PROXY=True), port=0)


def test_what_is_not_a_proxy_is_not_believed(app: Flask, port: int) -> None:
    told = {"X-Forwarded-For": "10.9.9.9", "X-Forwarded-Proto": "https", "X-Forwarded-Prefix": "/xa"}
    answer = asked(port, "GET", "/sua?ma=a", headers=told | {"X-Forwarded-Host": "evil.example"})
    assert answer.status == 404
    assert 'href="/tim"' in answer.text
    assert "evil.example" not in answer.text
    shown = asked(port, "GET", first_form(port), headers=told)
    assert "Secure" not in shown.headers["Set-Cookie"]
    assert "Path=/;" in shown.headers["Set-Cookie"] + ";"


def first_form(port: int) -> str:
    found = re.search(r'href="(/van-ban/[0-9a-f]{12})', asked(port, "GET", "/tim").text)
    assert found is not None
    return f"{found[1]}/sua"


# -- under a prefix ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "prefix"),
    [("", ""), ("/", ""), ("tracuu", "/tracuu"), ("/tracuu/", "/tracuu"), ("/a/b-c/d.e", "/a/b-c/d.e")],
)
def test_a_prefix_in_any_spelling(typed: str, prefix: str) -> None:
    assert make_prefix(typed) == prefix


@pytest.mark.parametrize(
    "wrong", ["/a b", "/tra cứu", "//a//b", "/../x", "/a/./b", "http://x", "/a?b", "/a\nb", "/%2e"]
)
def test_what_is_no_prefix(wrong: str, folder: Path) -> None:
    with pytest.raises(BadInput):
        create_app(folder, PREFIX=wrong)


class Proxy(http.server.BaseHTTPRequestHandler):
    """A small reverse proxy: passes requests under its prefix on, and says who asked, as nginx is told to."""

    protocol_version = "HTTP/1.1"
    behind: int
    prefix: str
    takes_off: bool
    seen: list[str]

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        self.seen.append(self.path)
        if not self.path.startswith(self.prefix + "/"):
            self.send_error(404)
            return
        path = self.path[len(self.prefix) :] if self.takes_off else self.path
        size = int(self.headers.get("Content-Length", 0))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
        headers |= {
            "Host": f"127.0.0.1:{self.behind}",
            "X-Forwarded-For": f"{self.headers.get('X-Forwarded-For', '')}, 10.0.0.{self.client_address[0][-1]}",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": self.headers["Host"],
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=20)
        connection.request(self.command, path, self.rfile.read(size) if size else None, headers)
        answer = connection.getresponse()
        data = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "date", "server", "transfer-encoding"):
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)
        connection.close()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture(params=[True, False], ids=["prefix taken off", "prefix left on"])
def proxied(request: pytest.FixtureRequest, web_index: Path, tmp_path: Path) -> Iterator[Visitor]:
    """Somebody who reads the pages through a proxy, under /van-phong/tra-cuu, and has entered."""
    shutil.copytree(web_index, tmp_path / "index")
    access.set_password(tmp_path / "index", PASSWORD)
    app = create_app(tmp_path / "index", PREFIX="/van-phong/tra-cuu", BEHIND_PROXY=True, HOSTS=("vanban.so.local",))
    with serving(app) as port:
        values = {"behind": port, "prefix": "/van-phong/tra-cuu", "takes_off": request.param, "seen": []}
        handler = type("_Proxy", (Proxy,), values)
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        proxy.daemon_threads = True
        running = threading.Thread(target=proxy.serve_forever)
        running.start()
        yield Visitor(proxy.server_address[1], "/van-phong/tra-cuu", app)
        proxy.shutdown()
        running.join()
        proxy.server_close()


class Visitor:
    """A browser without script: keeps cookies as their path says, follows redirects, sends forms."""

    def __init__(self, port: int, prefix: str, app: Flask) -> None:
        self.port, self.prefix, self.app = port, prefix, app
        self.cookies: dict[str, tuple[str, str]] = {}

    def get(self, path: str, method: str = "GET", body: str | None = None) -> Answer:
        headers = {"Host": "vanban.so.local"}
        known = [f"{name}={value}" for name, (value, place) in self.cookies.items() if path.startswith(place)]
        if known:
            headers["Cookie"] = "; ".join(known)
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": "null"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, quote(path, safe=punctuation), body, headers)  # as a browser spells it
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            found = re.match(r"([^=]+)=([^;]*);.*Path=([^;]+)", line)
            assert found is not None
            assert "; Secure" in line
            self.cookies[found[1]] = (found[2], found[3])
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        if 300 <= answer.status < 400:
            place = urljoin(path, answer.headers["Location"])
            assert place.startswith(self.prefix + "/"), place
            return self.get(place)
        return Answer(answer.status, dict(answer.getheaders()), text)

    def send(self, path: str, fill: Callable[[dict[str, str]], None]) -> Answer:
        """Fill in the form of a page and send it."""
        form = BeautifulSoup(self.get(path).text, "html.parser").select_one("main form.fields")
        assert form is not None
        sent = {str(one["name"]): str(one.get("value", "")) for one in form.select("input[name]:not([type=checkbox])")}
        sent |= {str(one["name"]): one.get_text() for one in form.select("textarea")}
        fill(sent)
        return self.get(urljoin(path, str(form["action"])), "POST", urlencode(sent))


def test_everything_works_through_a_proxy_under_a_prefix(proxied: Visitor) -> None:
    asked_for = f"{proxied.prefix}/tim?q=846"
    assert "Mật khẩu" in proxied.get(asked_for).text
    entered = proxied.send(asked_for_login(asked_for, proxied.prefix), lambda sent: sent.update(mat_khau=PASSWORD))
    assert entered.status == 200
    assert "846" in entered.text
    assert {place for _, place in proxied.cookies.values()} == {proxied.prefix}
    assert_all_links_work(proxied)
    assert "English" in proxied.get(f"{proxied.prefix}/ngon-ngu/vi?ve=/duyet").text
    assert proxied.cookies["ngon_ngu"] == ("vi", proxied.prefix)
    document = re.search(rf'href="({proxied.prefix}/van-ban/[0-9a-f]{{12}})', proxied.get(f"{proxied.prefix}/tim").text)
    assert document is not None
    saved = proxied.send(f"{document[1]}/sua", lambda sent: sent.update(signer="Trần Thị B"))
    assert "Đã lưu thay đổi" in saved.text
    assert "Trần Thị B" in saved.text


def asked_for_login(wanted: str, prefix: str) -> str:
    return f"{prefix}/dang-nhap?ve={quote(wanted.removeprefix(prefix))}"


def assert_all_links_work(visitor: Visitor) -> None:
    """Every address of every page, and of the pages that they lead to, stands under the prefix and is there."""
    waiting = [visitor.prefix + quote(address, safe="/?=&:") for address in PAGES]
    known: set[str] = set()
    for depth in range(2):
        found: set[str] = set()
        for path in waiting:
            answer = visitor.get(path)
            assert answer.status == 200, path
            known.add(path)
            found |= (
                addresses_in(answer.text, path) if answer.headers["Content-Type"].startswith("text/html") else set()
            )
        assert all(path.startswith(visitor.prefix + "/") for path in found), sorted(found)
        waiting = sorted(found - known)[: 20 if depth else None]
    assert len(known) > 100
    assert any("/static/" in path for path in known)


def addresses_in(text: str, path: str) -> set[str]:
    soup = BeautifulSoup(text, "html.parser")
    found = {str(one.get(name)) for name in ("href", "src", "action") for one in soup.select(f"[{name}]")}
    plain = {one.split("#")[0] for one in found if not one.startswith("data:")}
    assert not [one for one in plain if urlsplit(one).netloc]
    return {urljoin(path, one) for one in plain if one and not re.search("/dang-xuat|/bo-qua", one)}


def test_each_visitor_of_a_proxy_waits_for_himself(proxied: Visitor) -> None:
    """The address that the proxy adds last counts, whatever a visitor claims to be."""
    statuses = [wrong_password(proxied, f"10.7.7.{n}") for n in range(6)]
    assert statuses == [403] * 5 + [429]


def wrong_password(visitor: Visitor, claimed: str) -> int:
    page = visitor.get(f"{visitor.prefix}/dang-nhap")
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found is not None
    headers = {
        "Host": "vanban.so.local",
        "X-Forwarded-For": claimed,
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": f"tracuu={visitor.cookies['tracuu'][0]}",
    }
    body = f"csrf_token={found[1]}&mat_khau=sai"
    return asked(visitor.port, "POST", f"{visitor.prefix}/dang-nhap", body, headers).status


@pytest.mark.parametrize(
    "claimed", ["//evil.example", "https://evil.example", "/a b", "/../..", "/x\\y", "javascript:1"]
)
def test_a_prefix_that_a_proxy_claims_is_taken_only_when_harmless(folder: Path, claimed: str) -> None:
    client = create_app(folder, BEHIND_PROXY=True).test_client()
    access.set_password(folder, PASSWORD)
    answer = client.get("/dang-nhap", headers={"X-Forwarded-Prefix": claimed, "X-Forwarded-Proto": "javascript"})
    assert answer.status_code == 200
    assert 'action="/dang-nhap"' in answer.text
    good = client.get("/", headers={"X-Forwarded-Prefix": "/tracuu", "X-Forwarded-Proto": "https"})
    assert good.location == "/tracuu/dang-nhap"
