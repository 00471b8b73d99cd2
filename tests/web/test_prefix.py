"""The pages behind a proxy, under a prefix of its site."""

from __future__ import annotations

import http.client
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from indexer.errors import BadInput
from indexer.office import access
from tests.support.entrance import PASSWORD
from tests.support.serving import Answer, asked, serving
from tests.support.web_pages import PAGES
from web import create_app
from web.guards.prefixes import make_prefix


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
