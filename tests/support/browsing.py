"""A browser page that is watched: what its console said, and what it asked of other hosts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page


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


def until(page: Page, holds: Callable[[], bool], what: str, seconds: float = 30.0) -> None:
    """Wait until ``holds()`` is true, asking from this side of the browser.

    ``Page.wait_for_function`` asks inside the page, with ``eval``: where the policy of the page forbids it, it works
    only when the very first look is already true, that is, on a fast day. So it is not used (a test sees to it).
    """
    for _ in range(int(seconds / 0.05)):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"waited {seconds:.0f} s, and still not: {what}")


def follow(link: Locator) -> None:
    """Click what leads to another page, and wait until that one is there with its styles and scripts.

    After a bare click the old page still answers for a while, and the new one before its styles are in: whoever reads
    at once (``count``, ``is_visible``, ``url``) must follow; ``expect`` waits by itself.
    """
    with link.page.expect_navigation():
        link.click()


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
    "/kiem-tra",
    "/van-ban?ma=" + "x" * 80,
)


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider


FOCUS_IS_SEEN = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


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
