"""A browser page that is watched: what its console said, and what it asked of other hosts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page


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
