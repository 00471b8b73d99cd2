"""The manual: its pages open, what it names is there: pages, pictures, buttons, commands with their options."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from cli import tracuu
from indexer.commands.reference import write_reference
from tests.support.accessibility import everywhere
from tests.support.browsing import overflow
from tests.support.web_pages import STATIC, assert_protected
from web.api.verbs import VERBS
from web.pages.guide import FOLDER, PAGES
from web.parts.guide import make_page

ROOT = Path(__file__).resolve().parents[2]
ADDRESSES = ("/huong-dan", "/huong-dan/quan-tri", "/huong-dan/lenh")
_OF_THEMSELVES = {  # what is in bold for its own sake
    "Không tìm thấy gì",
    "Văn bản không có trong kho",
    "Số liệu trên trang là bằng chứng trích từ kho",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_is_whole_and_leads_to_pages_that_there_are(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert_protected(answer)
    soup = BeautifulSoup(answer.text, "html.parser")
    body = soup.select_one(".guide")
    assert body is not None
    plain = body.get_text()
    assert not re.search(r"\*\*|```|\]\(|!\[", plain)
    anchors = [str(one["id"]) for one in body.select("h2[id]")]
    assert len(anchors) == len(set(anchors)) > 5
    for link in body.select("a[href]"):
        target = str(link["href"])
        if target.startswith("#"):
            assert target[1:] in anchors
        else:
            assert client.get(target).status_code == 200, target
    for picture in body.select("img"):
        assert picture["alt"]
        with client.get(str(picture["src"])) as sent:
            assert sent.status_code == 200


def test_every_picture_is_shown() -> None:
    text = "".join((FOLDER / name).read_text(encoding="utf-8") for name in PAGES.values())
    assert set(re.findall(r"\(([\w-]+\.png)\)", text)) == {path.name for path in (STATIC / "guide").iterdir()}


def test_what_is_to_be_pressed_is_on_a_page() -> None:
    catalogue = ROOT / "indexer" / "messages" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
    known = {str(one.id) for one in read_po(BytesIO(catalogue.read_bytes()))}
    for name in PAGES.values():
        pressed = re.findall(r"\*\*(.+?)\*\*", (FOLDER / name).read_text(encoding="utf-8").replace("\n", " "))
        assert {one for one in pressed if one not in known} <= _OF_THEMSELVES, name


def test_every_command_and_option_is_one() -> None:
    text = (FOLDER / "quan-tri.md").read_text(encoding="utf-8").replace("tracuu.exe", "tracuu")
    called = re.findall(r"(?:^|[`]|bin/|Scripts\\)tracuu ([a-z]+[^`\n]*)", text, re.MULTILINE)
    assert len(called) > 15
    for line in called:
        words = line.split()
        command: click.Command | None = tracuu
        while isinstance(command, click.Group) and words:
            command = command.commands.get(words.pop(0))
        assert command is not None, line
        options = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
        assert {word.rstrip('",.') for word in words if word.startswith("--")} <= options, line


def test_the_reference_is_that_of_the_commands_today() -> None:
    text = (FOLDER / PAGES["lenh"]).read_text(encoding="utf-8")
    assert text == write_reference(tracuu), "run docs/reference.py"
    heads = [line.split()[2] for line in text.splitlines() if line.startswith("## tracuu ")]
    assert set(heads) == set(tracuu.commands)


def test_the_reference_of_the_api_says_every_parameter(client: FlaskClient) -> None:
    soup = BeautifulSoup(client.get("/api").text, "html.parser")
    shown = [one.get_text() for one in soup.select(".verb dt code")]
    assert shown == [parameter.name for verb in VERBS for parameter in verb.parameters]
    assert len(soup.select(".verb p > code")) == len(VERBS)


def test_markdown_is_escaped_and_leads_nowhere_else(client: FlaskClient) -> None:
    with client.application.test_request_context():
        text = "# Tên\n\n<b>x</b> [xấu](https://evil.example) [tốt](/tim) `<i>`\n\n- một\n  hai\n\n"
        made = make_page(text + "| a |\n| --- |\n| <u> |\n")
    assert made.body == (
        '<p>&lt;b&gt;x&lt;/b&gt; [xấu](https://evil.example) <a href="/tim">tốt</a> <code>&lt;i&gt;</code></p>\n'
        "<ul><li>một hai</li></ul>\n"
        '<div class="scroll" role="group" tabindex="0" aria-label="a"><table class="plain">'
        '<thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>&lt;u&gt;</td></tr></tbody></table></div>'
    )


def test_there_is_no_other_page(client: FlaskClient) -> None:
    for name in ("khac", "nhan-vien.md", "..%2fabout"):
        assert client.get(f"/huong-dan/{name}").status_code == 404


def test_the_pages_are_free_of_violations(browser: Browser, base: str) -> None:
    tab = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
    for address in ADDRESSES:
        tab.goto(base + address)
        assert everywhere(tab) == []
        tab.set_viewport_size({"width": 390, "height": 800})
        assert overflow(tab) <= 0
