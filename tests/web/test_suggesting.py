"""Suggestions while typing: the answer of the page's server, and the list in a browser, by keys and by pointer."""

from __future__ import annotations

import re
import time
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from tests.support.accessibility import everywhere


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_context(locale="vi-VN").new_page()


def suggested(client: FlaskClient, typed: str) -> list[dict[str, str]]:
    """The first answers may be empty while what can be suggested is being made."""
    end = time.monotonic() + 20
    while True:
        found: list[dict[str, str]] = client.get(f"/goi-y?q={quote(typed)}").get_json()
        if found or time.monotonic() > end:
            return found
        time.sleep(0.05)


def test_numbers_and_titles_lead_to_their_pages(client: FlaskClient) -> None:
    number = next(one for one in suggested(client, "846") if one["text"] == "846/QĐ-UBND")
    assert number["kind"] == "số văn bản"
    assert client.get(number["address"]).status_code == 200
    title = next(one for one in suggested(client, "báo cáo") if one["kind"] == "văn bản")
    assert client.get(title["address"]).status_code == 200
    assert client.get("/goi-y").get_json() == []


def test_the_api_suggests_the_same(client: FlaskClient) -> None:
    items = client.get("/api/v1/suggest?q=846&limit=3").get_json()["items"]
    assert {"kind": "number", "text": "846/QĐ-UBND", "id": None} in items
    assert len(items) <= 3


def test_arrows_and_enter_open_a_suggestion(page: Page, base: str) -> None:
    page.goto(base)
    page.request.get(f"{base}/api/v1/suggest?q=846")  # waits for what can be suggested
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.fill("846")
    first = page.get_by_role("option").first
    expect(first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "goi-y-0")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("846")
    box.press("ArrowDown")
    expect(first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(re.compile(r"/tim\?q=846"))


def test_earlier_searches_are_suggested_in_this_browser(page: Page, base: str) -> None:
    page.goto(f"{base}/tim?q=zzz+vi%E1%BB%87c+c%C5%A9")
    page.goto(base)
    page.get_by_role("combobox").fill("zzz")
    option = page.get_by_role("option", name="zzz việc cũ")
    expect(option).to_be_visible()
    option.click()
    page.wait_for_url("**/tim?q=*")


def test_the_open_list_is_free_of_violations(browser: Browser, base: str) -> None:
    page = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
    page.goto(f"{base}/tim?q=zzz+c%C5%A9")
    page.goto(base)
    page.get_by_role("combobox").fill("zzz")
    page.get_by_role("option").first.wait_for()
    assert everywhere(page) == []
