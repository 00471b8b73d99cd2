"""WCAG 2.2 AA, as far as axe can tell: every page, wide and narrow, light and dark."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.test_browser import ADDRESSES, WIDTHS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING: dict[str, object] = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
}
COLORS: dict[str, object] = {"runOnly": ["color-contrast"]}  # all that differs between light and dark


def violations(page: Page, options: dict[str, object]) -> list[str]:
    """What axe finds wrong: rule, the first element, and what would mend it."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]} {one['nodes'][0]['failureSummary']}" for one in found]


def everywhere(page: Page) -> list[str]:
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, options in (("light", EVERYTHING), ("dark", COLORS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [f"{width} {scheme} {one}" for one in violations(page, options)]
    return found


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    return browser.new_context(locale="vi-VN", bypass_csp=True).new_page()


@pytest.mark.parametrize("address", ADDRESSES)
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
