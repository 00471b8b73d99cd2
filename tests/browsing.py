"""A browser page that is watched: what its console said, and what it asked of other hosts."""

from __future__ import annotations

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
