"""The pages in a real browser, served as they are served to people: the way through them, their width, the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsing import ADDRESSES, FOCUS_IS_SEEN, POOR_CONTRAST, WIDTHS, Watched, overflow


@pytest.mark.parametrize("watched", WIDTHS, indirect=True)
def test_from_words_to_a_facet_a_document_a_citation_and_its_decision(watched: Watched) -> None:
    page = watched.open("/")
    page.locator("#q").fill("tiếp cận điện năng")
    with page.expect_navigation():
        page.locator("#q").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("tiếp cận điện năng")
    drawer = page.locator("details.drawer > summary")
    if drawer.is_visible():
        drawer.click()
    page.get_by_role("link", name="Quý I/2023").locator("visible=true").click()
    expect(page.locator(".chips")).to_contain_text("Quý I/2023")
    page.locator(".hit .name a").first.click()
    expect(page.locator(".text mark").first).to_be_visible()
    page.locator("a.cite", has_text="846/QĐ-UBND").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định 846/QĐ-UBND")
    expect(page.locator(".callout.conflict")).to_contain_text("17/11/2017")
    page.locator(".mentions .passages a").last.click()
    expect(page.locator("a.cite:target")).to_have_text("846/QĐ-UBND")
    expect(page.locator("a.cite:target")).to_be_in_viewport()
    assert overflow(page) <= 0


@pytest.mark.parametrize("watched", WIDTHS, indirect=True)
def test_no_page_is_wider_than_the_window(watched: Watched) -> None:
    page = watched.open("/tim")
    documents = [str(a.get_attribute("href")) for a in page.locator(".hit .name a").all()]
    assert len(documents) == 10
    wide = {address: overflow(watched.open(address)) for address in (*ADDRESSES, *documents)}
    assert {address: pixels for address, pixels in wide.items() if pixels > 0} == {}


def test_everything_is_reached_with_the_keyboard_and_seen(watched: Watched) -> None:
    page = watched.open("/tim?q=cải cách hành chính")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    expect(page.locator(".skip").first).to_be_in_viewport()
    reached = []
    for _ in range(140):
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate("document.activeElement.closest('.search, .facets, .hit')?.className")))
        assert page.evaluate(FOCUS_IS_SEEN), page.evaluate("document.activeElement.outerHTML")
        if reached[-1] == "hit":
            break
    assert reached.index("search") < reached.index("facets") < reached.index("hit")
    page.keyboard.press("Enter")
    expect(page.locator("article.document")).to_be_visible()


def test_the_skip_link_leads_past_the_navigation(watched: Watched) -> None:
    page = watched.open("/duyet")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_pages_work_without_script(browser: Browser, base: str) -> None:
    context = browser.new_context(locale="vi-VN", java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{base}/tim?q=846/QĐ-UBND")
    page.locator(".traced .card a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định 846/QĐ-UBND")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, base: str, scheme: str) -> None:
    """WCAG AA: 4.5 to 1 for every text that is seen on these pages."""
    context = browser.new_context(locale="vi-VN", color_scheme=scheme, viewport={"width": 1280, "height": 800})  # type: ignore[arg-type]
    page = context.new_page()
    for address in ("/", "/tim?q=điện năng&nam=2023", "/trich-dan/846/QĐ-UBND", "/trich-dan/175/QĐ-SCT", "/duyet"):
        page.goto(base + address)
        assert page.evaluate(POOR_CONTRAST) == []
    context.close()
