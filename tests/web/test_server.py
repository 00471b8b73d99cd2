"""The pages over real sockets: how large, how slow, how many; other computers; behind a proxy, under a prefix."""

from __future__ import annotations

import base64
import http.client
import http.server
import re
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask, request

from indexer.errors import BadInput
from indexer.models import Document, Metadata, Source
from indexer.office import access
from indexer.reading import read
from indexer.store import open_store
from tests.support.entrance import PASSWORD
from tests.support.serving import asked, serving
from web import create_app
from web.guards import security, sockets
from web.guards.sockets import HEADER, STRANGERS
from web.server import bind

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
