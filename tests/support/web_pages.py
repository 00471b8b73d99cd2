"""Pages as a client without a browser sees them, and what must hold of each."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from werkzeug.wrappers import Response

from web import addresses

STATIC = Path(__file__).resolve().parents[2] / "web" / "static"
PAGES = (
    "/",
    "/tim",
    "/tim?q=cải cách hành chính",
    "/tim?q=846/QĐ-UBND",
    "/tim?q=khôngcógìcả",
    "/tim?tinh=Bắc Ninh&nam=2025",
    "/quyet-dinh",
    "/quyet-dinh?tinh=Quảng Ngãi&tinhtrang=vang-mat&sapxep=so",
    "/quyet-dinh?nam=1901",
    "/ma-tran",
    "/ma-tran?so=846/QĐ-UBND, 512/QĐ-UBND, 999999/QĐ-XYZ",
    "/ma-tran?theo=van-ban",
    "/mau-thuan",
    "/chua-doc-duoc",
    "/duyet",
    "/duyet?nam=2023",
    "/duyet/danh-sach",
    "/duyet/danh-sach?tinh=Quảng Ngãi&ky=2023Q1",
    "/trich-dan",
    "/trich-dan/846/QĐ-UBND",
    "/trich-dan/175 qd sct",
    "/trich-dan/1/QĐ-XYZ",
    "/hoi",
    "/hoi?q=Quyết định 846/QĐ-UBND ban hành ngày nào?",
    "/gioi-thieu",
    "/api",
    "/kiem-tra",
    "/so-sanh",
)
ENGLISH = {"Cookie": "ngon_ngu=en"}


def page(client: FlaskClient, address: str, status: int = 200) -> BeautifulSoup:
    """The page at an address, as a browser that follows redirects sees it."""
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.text, "html.parser")


def text(soup: Tag) -> str:
    return " ".join(soup.get_text(" ").split())


def assert_protected(answer: Response) -> None:
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'; script-src 'self'; connect-src 'self'"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Frame-Options"] == "DENY"


def assert_no_code(soup: BeautifulSoup) -> None:
    """No script or style in the page but files of ours, no event attribute, nothing loaded from elsewhere."""
    assert not soup.find_all(["style", "iframe", "object"])
    for picture in soup.find_all("img"):  # those of the manual
        assert re.fullmatch(r"/static/guide/[a-z-]+\.png", str(picture["src"]))
    for script in soup.find_all("script"):
        assert re.fullmatch(r"/static/[a-z/.]+\.js", str(script["src"]))
        assert (STATIC / str(script["src"]).removeprefix("/static/")).is_file()
        assert not script.get_text()
    for tag in soup.find_all(True):
        assert not [name for name in tag.attrs if name.lower().startswith("on") or name == "style"]
        for name in ("href", "src", "action"):
            target = urlsplit(str(tag.get(name, "")))
            assert not target.scheme
            assert not target.netloc


def client_address(client: FlaskClient, known: str, q: str = "") -> str:
    with client.application.test_request_context():
        return addresses.document(known, q=q)
