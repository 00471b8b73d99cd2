"""What an office does each day, counted in steps; uploads, followings, comparisons, people elsewhere."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO
from pathlib import Path

import docx
from playwright.sync_api import Browser, expect

from indexer.indexing import index
from indexer.store import open_store
from tests.conftest import SAMPLES, served
from tests.support.browsing import Watched, follow


def test_every_place_that_cites_a_decision_and_the_annex_in_three_steps(watched: Watched) -> None:
    page = watched.open("/")
    page.locator("#q").fill("846/QĐ-UBND")
    follow(page.get_by_role("button", name="Tìm"))  # 1
    follow(page.get_by_role("link", name="Quyết định 846/QĐ-UBND").first)  # 2
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định 846/QĐ-UBND")
    with page.expect_download() as download:
        page.get_by_role("link", name="phụ lục Word").click()  # 3
    annex = docx.Document(BytesIO(Path(download.value.path()).read_bytes()))
    quotes = [cell.text for table in annex.tables for row in table.rows for cell in row.cells]
    assert sum("846/QĐ-UBND" in quote for quote in quotes) >= 13


def test_the_keyboard_reaches_the_first_result_in_ten_tabs(watched: Watched) -> None:
    page = watched.open("/tim?q=cải cách hành chính")
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip')"):
            page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.matches('.hit .name a')"):
            break
    expect(page.locator(".hit .name a").first).to_be_focused()


def test_a_province_is_corrected_and_the_issuer_stays(browser: Browser, tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [SAMPLES / "quang-ngai" / "2023-q1-bao-cao-cchc.md"])
    with served(tmp_path / "index") as base:
        context = browser.new_context(locale="vi-VN")
        seen = Watched(context, base)
        page = seen.open("/tim")
        follow(page.locator(".hit .name a").first)
        issuer = str(page.locator(".facts div", has_text="Cơ quan ban hành").locator("dd > span").text_content())
        follow(page.get_by_role("link", name="Sửa thông tin"))
        page.get_by_label("Tỉnh, thành phố").fill("Đồng Nai")
        follow(page.get_by_role("button", name="Lưu thay đổi"))
        page.get_by_label(f"Giữ “{issuer}”").check()
        follow(page.get_by_role("button", name="Lưu thay đổi").first)
        facts = page.locator(".facts")
        expect(facts.locator("div", has_text="Tỉnh, thành phố")).to_contain_text("Đồng Nai")
        expect(facts.locator("div", has_text="Cơ quan ban hành")).to_contain_text(issuer)
        context.close()
        assert seen.complaints == []
