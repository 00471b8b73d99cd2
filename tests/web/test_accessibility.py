"""WCAG 2.2 AA, as far as axe can tell: every page, wide and narrow, light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.support.accessibility import everywhere
from tests.support.browsing import ADDRESSES


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_context(locale="vi-VN", bypass_csp=True).new_page()


_TOO = (
    "/quyet-dinh",
    "/ma-tran",
    "/ma-tran?theo=van-ban",
    "/mau-thuan",
    "/chua-doc-duoc",
    "/hoi",
    "/api",
    "/tim?trang=x",
)


@pytest.mark.parametrize("address", [*ADDRESSES, *_TOO])
def test_a_page_is_free_of_violations(page: Page, base: str, address: str) -> None:
    page.goto(base + address)
    assert everywhere(page) == []


def test_documents_are_free_of_violations(page: Page, base: str) -> None:
    page.goto(f"{base}/tim?q=846/QĐ-UBND")
    documents = [str(a.get_attribute("href")) for a in page.locator(".hit .name a").all()]
    wrong = {}
    for document in (*documents[:3], documents[0].split("?")[0] + "?q=điện&cho=2"):
        page.goto(base + document)
        wrong[document] = everywhere(page)
    assert {document: found for document, found in wrong.items() if found} == {}


def test_what_the_script_shows_is_free_of_violations(page: Page, base: str) -> None:
    page.goto(f"{base}/tim?q=846/QĐ-UBND")
    page.locator(".hit .name a").first.click()
    page.locator("a.cite").first.hover()
    page.locator("#cite-card").wait_for(state="visible")
    assert everywhere(page) == []
    page.keyboard.press("?")
    page.locator("#keys").wait_for(state="visible")
    assert everywhere(page) == []
