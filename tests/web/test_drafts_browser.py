"""Drafts checked in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.support.accessibility import everywhere
from tests.support.browsing import FOCUS_IS_SEEN, POOR_CONTRAST, Watched, overflow
from tests.support.drafts import EVERY, LIST, word


@pytest.mark.parametrize("watched", [1280, 390], indirect=True)
def test_paste_see_and_go_to_and_fro_with_the_keyboard(watched: Watched) -> None:
    page = watched.open("/")
    page.get_by_role("link", name="Kiểm tra", exact=True).click()
    page.get_by_label("Dán dự thảo").fill(EVERY)
    page.get_by_role("button", name="Xem trên trang").focus()
    page.keyboard.press("Enter")
    wrong = page.locator(".drafted a.checked.differs").first
    wrong.focus()
    assert page.evaluate(FOCUS_IS_SEEN)
    page.keyboard.press("Enter")
    expect(page.locator(".remarks-list > li:target")).to_contain_text("691/QĐ-UBND")
    expect(page.locator(".remarks-list > li:target")).to_be_in_viewport()
    page.locator(".remarks-list > li:target h3 a").press("Enter")
    expect(page.locator("a.checked:target")).to_be_in_viewport()
    page.locator(".filters a.absent").click()
    expect(page.locator(".remarks-list > li").locator("visible=true")).to_have_count(1)
    expect(page.locator(".remarks-list > li.absent")).to_be_in_viewport()
    assert overflow(page) <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_seen_without_script_and_stand_out(
    browser: Browser, base: str, tmp_path: Path, scheme: Any
) -> None:
    (tmp_path / "dự thảo.docx").write_bytes(word(EVERY))
    context = browser.new_context(locale="vi-VN", color_scheme=scheme, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{base}/kiem-tra")
    page.get_by_label("Hoặc chọn tệp").set_input_files(tmp_path / "dự thảo.docx")
    page.get_by_role("button", name="Xem trên trang").click()
    expect(page.locator(".drafted a.checked")).to_have_count(10)
    assert page.evaluate(POOR_CONTRAST) == []
    context.close()
    plain = browser.new_context(locale="vi-VN", java_script_enabled=False, accept_downloads=True).new_page()
    plain.goto(f"{base}/kiem-tra")
    plain.get_by_label("Hoặc chọn tệp").set_input_files(tmp_path / "dự thảo.docx")
    with plain.expect_download() as download:
        plain.get_by_role("button", name="Word có chú thích").click()
    assert download.value.suggested_filename == "dự thảo đã soát.docx"
    plain.context.close()


def test_results_are_free_of_violations(browser: Browser, base: str) -> None:
    page = browser.new_context(locale="vi-VN", bypass_csp=True).new_page()
    for sent, seen in ((EVERY, ".remarks"), (LIST, ".looked"), (" ", ".wrong")):
        page.goto(f"{base}/kiem-tra")
        page.get_by_label("Dán dự thảo").fill(sent)
        page.get_by_role("button", name="Xem trên trang").click()
        page.locator(seen).wait_for()
        assert everywhere(page) == []
    page.context.close()
