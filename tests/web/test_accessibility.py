"""WCAG 2.2 AA, as far as axe can tell: every page, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copy
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from indexer.indexing import index
from indexer.store import open_store
from tests.conftest import served
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


PDF = Path(__file__).resolve().parents[1] / "data" / "pdf" / "02-header-2-columns.pdf"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """(the address of a server, the id of a report there that has a picture, in two files, cited by another)."""
    folder = tmp_path_factory.mktemp("drawn")
    for name in ("ban-ky", "ban-sao"):
        (folder / name).mkdir()
        copy(PDF, folder / name / "bao-cao.pdf")
    citing = "Thực hiện Báo cáo số 566/BC-SCT ngày 14/3/2023 của Sở Công Thương."
    (folder / "dan.txt").write_text(citing, encoding="utf-8")
    with closing(open_store(folder / "index", create=True)) as store:
        index(store, [folder / "ban-ky", folder / "ban-sao", folder / "dan.txt"])
        (known,) = [one.id for one in store.summaries() if one.number == "566/BC-SCT"]
    with served(folder / "index") as base:
        yield base, known


@pytest.mark.parametrize(
    "address", ["/trich-dan/566/BC-SCT", "/van-ban/{}", "/van-ban/{}/ban-goc", "/tim?q=566/BC-SCT"]
)
def test_a_document_with_a_picture_is_free_of_violations(page: Page, drawn: tuple[str, str], address: str) -> None:
    base, known = drawn
    page.goto(base + quote(address.format(known), safe="/?="))
    if address.startswith("/trich-dan"):
        picture = page.locator(".sheet img")
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("img => img.naturalWidth") > 0
    assert everywhere(page) == []
