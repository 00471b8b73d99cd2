"""The pages in a real browser, served as they are served to people: the way through them, their width, the keyboard."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from web import create_app
from web.collection import collection_of
from web.serving import bind, port_of

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
WIDTHS = (1280, 390)
ADDRESSES = (
    "/",
    "/tim",
    "/tim?q=cải cách hành chính&tinh=Quảng Ngãi&nam=2023",
    "/tim?q=846/QĐ-UBND",
    "/tim?q=khôngcógìcả",
    "/duyet",
    "/duyet?nam=2024",
    "/duyet/danh-sach?tinh=Quảng Ngãi&ky=2023Q1",
    "/trich-dan",
    "/trich-dan/846/QĐ-UBND",
    "/trich-dan/175/QĐ-SCT",
    "/trich-dan/846/QĐ-BCT",
    "/hoi?q=Quyết định 846/QĐ-UBND ban hành ngày nào?",
    "/gioi-thieu",
    "/van-ban?ma=" + "x" * 80,
)


@pytest.fixture(scope="module")
def base(web_index: Path) -> Iterator[str]:
    """The address of a real server over the sample index."""
    app = create_app(web_index)
    server = bind(app, port=0)
    running = threading.Thread(target=server.run)
    running.start()
    yield f"http://127.0.0.1:{port_of(server)}"
    server.close()
    running.join(10)
    server.task_dispatcher.shutdown()
    collection_of(app).close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).is_file():
        reason = "chromium is not installed; the browser tests need it (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


class Watched:
    """A browser page that remembers what went wrong in it: messages on its console, requests to other hosts."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.base = base
        self.page.on("console", lambda message: self._hear(message.text))
        self.page.on("pageerror", lambda error: self._hear(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def open(self, address: str) -> Page:
        self.page.goto(self.base + address)
        return self.page

    def _hear(self, text: str) -> None:
        if "status of 404" not in text:
            self.complaints.append(text)

    def _asked(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.base).netloc and not url.startswith("data:"):
            self.complaints.append(f"asked {url}")


@pytest.fixture
def watched(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Watched]:
    """A page of the wanted width; at the end nothing may have gone wrong in it."""
    width: int = getattr(request, "param", 1280)
    context = browser.new_context(locale="vi-VN", viewport={"width": width, "height": 800}, java_script_enabled=True)
    context.set_default_timeout(15_000)
    seen = Watched(context, base)
    yield seen
    context.close()
    assert seen.complaints == []


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider


@pytest.mark.parametrize("watched", WIDTHS, indirect=True)
def test_from_words_to_a_facet_a_document_a_citation_and_its_decision(watched: Watched) -> None:
    page = watched.open("/")
    page.get_by_role("searchbox").fill("tiếp cận điện năng")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("tiếp cận điện năng")
    drawer = page.locator("details.drawer > summary")
    if drawer.is_visible():
        drawer.click()
    page.get_by_role("link", name="Quý III/2023").locator("visible=true").click()
    expect(page.locator(".chips")).to_contain_text("Quý III/2023")
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
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    reached = []
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.append(str(page.evaluate("document.activeElement.closest('.search, .facets, .hit')?.className")))
        assert page.evaluate(FOCUS_IS_SEEN), page.evaluate("document.activeElement.outerHTML")
        if reached[-1] == "hit":
            break
    assert reached.index("search") < reached.index("facets") < reached.index("hit")
    page.keyboard.press("Enter")
    expect(page.locator("article.document")).to_be_visible()


FOCUS_IS_SEEN = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


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


POOR_CONTRAST = """() => {
  const rgb = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const linear = v => v <= 10 ? v / 255 / 12.92 : ((v / 255 + .055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => .2126 * linear(r) + .7152 * linear(g) + .0722 * linear(b);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const color = rgb(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.offsetParent) continue;
    const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.push(walker.currentNode.data.trim().slice(0, 40));
  }
  return poor;
}"""
