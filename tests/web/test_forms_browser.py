"""Entering, correcting and keeping a file in a real browser, with and without script."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.indexing import index
from indexer.office import access
from indexer.store import open_store
from tests.conftest import SAMPLES, served
from tests.support.browsing import POOR_CONTRAST, Watched, overflow
from tests.support.entrance import PASSWORD

SAMPLE = SAMPLES / "binh-duong"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a real server with a password, over an index of its own."""
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [SAMPLE])
    access.set_password(tmp_path / "index", PASSWORD)
    with served(tmp_path / "index") as address:
        yield address


@pytest.mark.parametrize(("width", "script", "scheme"), [(1280, True, "light"), (390, False, "dark")])
def test_enter_correct_keep_the_file_and_leave(
    browser: Browser, site: str, width: int, script: bool, scheme: str
) -> None:
    context = browser.new_context(
        locale="vi-VN",
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    context.set_default_timeout(15_000)
    seen = Watched(context, site)
    page = seen.open("/duyet")
    enters(page)
    expect(page).to_have_url(f"{site}/duyet")
    page.goto(f"{site}/tim")
    page.locator(".hit .name a").first.click()
    corrects(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải tệp gốc").click()
    originals = {path.name: path.read_bytes() for path in SAMPLE.iterdir()}
    assert Path(download.value.path()).read_bytes() == originals[download.value.suggested_filename]
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Mật khẩu")).to_be_visible()
    context.close()
    assert [one for one in seen.complaints if "status of 40" not in one] == []  # the wrong ones above


def enters(page: Page) -> None:
    field = page.get_by_label("Mật khẩu")
    expect(field).to_be_focused()
    looks_right(page)
    field.fill("sai bét cả rồi nhé")
    field.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Mật khẩu không đúng")
    looks_right(page)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()


def corrects(page: Page) -> None:
    page.get_by_role("link", name="Sửa thông tin").click()
    page.get_by_label("Người ký").fill("Trần Thị <b>B</b>")
    page.get_by_label("Ngày ban hành").fill("31/2/2024")
    looks_right(page)
    page.get_by_role("button", name="Lưu thay đổi").click()
    page.get_by_role("alert").get_by_role("link", name="Ngày ban hành").click()
    expect(page.locator(".wrong")).to_contain_text("Ví dụ đúng: 16/3/2023")
    expect(page.locator(".wrong")).to_be_in_viewport()
    expect(page.get_by_label("Người ký")).to_have_value("Trần Thị <b>B</b>")
    looks_right(page)
    page.get_by_label("Ngày ban hành").fill("29/2/2024")
    page.get_by_role("button", name="Lưu thay đổi").click()
    expect(page.get_by_role("status").filter(has_text="Đã lưu thay đổi")).to_be_visible()
    expect(page.get_by_text("29/02/2024").first).to_be_visible()
    expect(page.get_by_text("Trần Thị <b>B</b>").first).to_be_visible()
    expect(page.get_by_text("người dùng sửa").first).to_be_visible()
    looks_right(page)


def looks_right(page: Page) -> None:
    assert overflow(page) <= 0
    assert page.evaluate(POOR_CONTRAST) == []


def test_another_sites_page_changes_nothing(browser: Browser, site: str, tmp_path: Path) -> None:
    """A form on a page from elsewhere, sent by somebody who has entered."""
    context = browser.new_context(locale="vi-VN")
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(site)
    enters(page)
    page.goto(f"{site}/tim")
    address = f"{site}{page.locator('.hit .name a').first.get_attribute('href')}/sua"
    trap = tmp_path / "trap.html"
    trap.write_text(
        f'<form method="post" action="{address}"><input name="signer" value="Kẻ gian"><input name="cu_signer" value="">'
        '<button>Nhận quà</button></form><iframe src="' + address + '"></iframe>',
        encoding="utf-8",
    )
    page.goto(trap.as_uri())
    page.get_by_role("button", name="Nhận quà").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Không được nhận")
    page.goto(address)
    expect(page.get_by_label("Người ký")).not_to_have_value("Kẻ gian")
    context.close()
