"""Reading in a real browser: orders, marks, cards, places to copy, keys; and all of it without script or mouse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from indexer.indexing import index
from indexer.store import open_store
from tests.conftest import served
from tests.support.browsing import Watched, follow


def document_of(watched: Watched, number: str, q: str = "") -> Page:
    """The page of the sample that bears a number, with the words of ``q`` marked."""
    page = watched.open(f"/tim?q={number}")
    address = str(page.locator(".hit .name a", has_text=number).first.get_attribute("href")).split("?")[0]
    return watched.open(f"{address}?q={q}" if q else address)


def focused(page: Page) -> str:
    """The text of what has the focus, or its name."""
    return str(
        page.evaluate(
            "(a => a.getAttribute('aria-label') || a.textContent.trim() || a.name || a.id)(document.activeElement)"
        )
    )


def tab_to(page: Page, text: str, most: int = 150) -> None:
    """Press Tab until something with this text has the focus, and is seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if text in focused(page):
            seen = page.evaluate(IS_SEEN)
            assert seen == "", f"{text}: {seen}"
            return
    pytest.fail(f"Tab does not reach {text}")


IS_SEEN = """() => {
  const box = document.activeElement.getBoundingClientRect(), style = getComputedStyle(document.activeElement);
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'no outline';
  const x = box.left + Math.min(box.width / 2, 8), y = box.top + box.height / 2;
  if (y < 0 || y > innerHeight) return 'outside of the window';
  const top = document.elementFromPoint(x, y);
  return top && (document.activeElement.contains(top) || top.contains(document.activeElement)) ? '' : 'covered';
}"""


# -- results -----------------------------------------------------------------------------------------------------


def test_results_are_sorted_and_stay_so_with_facets_words_and_pages(watched: Watched) -> None:
    page = watched.open("/tim?q=cải cách hành chính")
    first = page.locator(".hit .name").first.text_content()
    follow(page.get_by_role("link", name="Mới ban hành trước"))
    expect(page.locator(".orders [aria-current]")).to_have_text("Mới ban hành trước")
    dates = [re.search(r"(\d\d)/(\d\d)/(\d{4})", text) for text in page.locator(".hit .known").all_text_contents()]
    stated = [match.group(3, 2, 1) for match in dates if match]
    assert stated == sorted(stated, reverse=True)
    assert len(stated) > 5
    assert page.locator(".hit .name").first.text_content() != first
    page.locator(".facets").get_by_role("link", name=re.compile("^Báo cáo")).click()
    expect(page.locator(".orders [aria-current]")).to_have_text("Mới ban hành trước")
    page.locator(".chips a").first.click()
    page.get_by_role("link", name="Trang sau").click()
    expect(page.locator(".orders [aria-current]")).to_have_text("Mới ban hành trước")
    page.locator("#q").fill("điện năng")
    page.locator("#q").press("Enter")
    expect(page.locator(".orders [aria-current]")).to_have_text("Mới ban hành trước")
    follow(page.get_by_role("link", name="Phù hợp nhất"))
    assert "sap-xep" not in page.url


def test_the_most_mentions_come_first(watched: Watched) -> None:
    page = watched.open("/tim?q=846/QĐ-UBND&sap-xep=nhac")
    counted = [hit.locator("mark").count() for hit in page.locator(".hit").all()]
    assert counted[0] == max(counted)


# -- marks -------------------------------------------------------------------------------------------------------


def test_marks_are_walked_through_with_keys_and_controls(watched: Watched) -> None:
    page = document_of(watched, "612/BC-SCT", "điện")
    bar = page.locator(".found .at")
    total = page.locator(".text mark[id]").count()
    assert total > 2
    expect(bar).to_have_text(str(total))
    page.keyboard.press("n")
    expect(bar).to_have_text(f"1/{total}")
    expect(page.locator("#d1")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#d2")).to_be_in_viewport()
    expect(page.locator("mark.here")).to_have_count(1)
    page.keyboard.press("p")
    page.keyboard.press("p")
    expect(bar).to_have_text(f"{total}/{total}")
    assert page.url.endswith(f"cho={total}#d{total}")
    page.get_by_role("link", name="Sau").click()
    expect(bar).to_have_text(f"1/{total}")
    page.reload()
    expect(bar).to_have_text(f"1/{total}")


def test_the_first_step_goes_on_from_the_passage_that_was_opened(watched: Watched) -> None:
    page = watched.open("/tim?q=điện")
    passage = page.locator(".hit .passages a").last
    start = str(passage.get_attribute("href")).split("#p")[1]
    passage.click()
    expect(page.locator(".found")).to_be_visible()
    page.wait_for_load_state()
    page.keyboard.press("n")
    assert page.evaluate("s => document.getElementById('p' + s).contains(document.querySelector('mark.here'))", start)


# -- cards -------------------------------------------------------------------------------------------------------


def test_a_card_tells_of_a_citation_on_hover_and_stays_while_the_pointer_is_on_it(watched: Watched) -> None:
    page = document_of(watched, "612/BC-SCT")
    link, card = page.locator("a.cite", has_text="846/QĐ-UBND").first, page.locator("#cite-card")
    expect(card).to_be_hidden()
    link.hover()
    expect(card).to_contain_text("UBND tỉnh Quảng Ngãi, ngày 07/11/2017; cách dùng: căn cứ")
    expect(card).to_contain_text("20 lần viện dẫn trong 17 văn bản")
    expect(card).to_contain_text("07/11/2017 (15 lần); 17/11/2017 (1 lần)")
    expect(card).to_contain_text("Các văn bản ghi không thống nhất")
    expect(link).to_have_attribute("aria-describedby", "cite-card")
    expect(link).not_to_have_attribute("title", re.compile("."))
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    link.hover(position={"x": 3, "y": 3})
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


@pytest.mark.parametrize("watched", [1280, 390], indirect=True)
def test_a_card_shows_with_the_focus_and_within_the_window(watched: Watched) -> None:
    page = document_of(watched, "612/BC-SCT")
    card = page.locator("#cite-card")
    tab_to(page, "846/QĐ-UBND")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.evaluate("innerWidth")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.keyboard.press("Tab")
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".decision")).to_be_visible()


# -- places to copy ----------------------------------------------------------------------------------------------


@pytest.fixture
def clipboard(browser: Browser, base: str) -> Iterator[Watched]:
    """A page that may use the clipboard."""
    context = browser.new_context(locale="vi-VN", permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(15_000)
    seen = Watched(context, base)
    yield seen
    context.close()
    assert seen.complaints == []


def held(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_place_of_a_heading_and_of_selected_words_is_copied(clipboard: Watched) -> None:
    page = document_of(clipboard, "612/BC-SCT")
    page.get_by_role("link", name="Nguồn: [Báo cáo 612/BC-SCT, mục II.2]").click()
    expect(page.locator("#copied")).to_have_text("Đã chép: [Báo cáo 612/BC-SCT, mục II.2]")
    assert held(page) == "[Báo cáo 612/BC-SCT, mục II.2]"
    page.locator(".text li", has_text="Thời gian ngành điện").locator(".p").first.select_text()
    page.get_by_role("button", name="Chép câu trích kèm nguồn").click()
    copied = held(page)
    assert re.fullmatch(r"“- Thời gian ngành điện [^\n]+” \[Báo cáo 612/BC-SCT, mục II\.7\]", copied), copied
    page.locator(".text li", has_text="Thời gian ngành điện").locator(".p").first.select_text()
    page.get_by_role("button", name="Chỉ chép nguồn").click()
    expect(page.locator("#copied")).to_contain_text("mục II.7]")
    assert held(page) == "[Báo cáo 612/BC-SCT, mục II.7]"


# -- keys --------------------------------------------------------------------------------------------------------


def test_a_slash_leads_to_the_search_box_and_no_key_is_taken_from_what_is_typed(watched: Watched) -> None:
    page = document_of(watched, "612/BC-SCT", "điện")
    box = page.locator("#q")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("/np?")
    expect(box).to_have_value("điện/np?")
    expect(page.locator(".found .at")).not_to_contain_text("/")
    expect(page.locator("#keys")).to_be_hidden()


def test_the_keys_are_listed_and_can_be_turned_off(watched: Watched) -> None:
    page = document_of(watched, "612/BC-SCT", "điện")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Phím tắt")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.reload()
    for key in "/n?":
        page.keyboard.press(key)
    expect(dialog).to_be_hidden()
    expect(page.locator("#q")).not_to_be_focused()
    expect(page.locator(".found .at")).not_to_contain_text("/")
    page.get_by_role("button", name="Phím tắt").click()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Đóng").click()
    page.keyboard.press("n")
    expect(page.locator(".found .at")).to_contain_text("1/")


def test_the_whole_way_with_the_keyboard_alone(watched: Watched) -> None:
    page = watched.open("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("tiếp cận điện năng")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/tim"))
    tab_to(page, "Mới ban hành trước")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sap-xep=ngay"))
    tab_to(page, "Quý I/2023")
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_contain_text("Quý I/2023")
    tab_to(page, "Báo cáo 612/BC-SCT")
    page.keyboard.press("Enter")
    expect(page.locator("article.document")).to_be_visible()
    page.wait_for_load_state()  # keys are answered by a script that runs when the page is there
    page.keyboard.press("n")
    expect(page.locator("mark.here")).to_be_focused()
    tab_to(page, "846/QĐ-UBND")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định 846/QĐ-UBND")
    page.wait_for_load_state()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()


# -- without script ----------------------------------------------------------------------------------------------


@pytest.fixture
def plain(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        locale="vi-VN", java_script_enabled=False, viewport={"width": 390, "height": 800}, has_touch=True
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


def test_the_whole_way_without_script(plain: BrowserContext, base: str) -> None:
    page = plain.new_page()
    page.goto(base)
    page.locator("#q").fill("điện")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Mới ban hành trước").click()
    page.locator("details.drawer > summary").click()
    page.locator(".drawer").get_by_role("link", name="Quý I/2023").click()
    expect(page.locator(".chips")).to_contain_text("Quý I/2023")
    follow(page.locator(".hit .name a").first)
    total = page.locator(".text mark[id]").count()
    for n in (1, 2):
        page.get_by_role("link", name="Sau").click()
        expect(page.locator(".found .at")).to_have_text(f"{n}/{total}")
        expect(page.locator("mark.here")).to_be_in_viewport()
    follow(page.get_by_role("link", name="Trước"))
    assert page.url.endswith("cho=1#d1")
    label = page.locator(".heading .place").first.get_attribute("title")
    assert label is not None
    assert re.fullmatch(r"Nguồn: \[Báo cáo .+, mục I\]", label)
    line = page.locator(".cited tbody tr", has=page.get_by_role("link", name="846/QĐ-UBND", exact=True))
    expect(line).to_contain_text("20 lần viện dẫn trong 17 văn bản")
    expect(line).to_contain_text("17/11/2017 (1 lần)")
    expect(page.locator(".similar .name").first).to_be_visible()
    assert page.locator("a.cite[title*='846/QĐ-UBND']").count() >= 1
    expect(page.get_by_role("button", name="Phím tắt")).to_be_hidden()
    line.get_by_role("link", name="846/QĐ-UBND", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quyết định 846/QĐ-UBND")


# -- paper, and long documents -----------------------------------------------------------------------------------


def test_a_document_prints_without_what_is_for_the_screen(watched: Watched) -> None:
    page = document_of(watched, "612/BC-SCT", "điện")
    page.emulate_media(media="print")
    for selector in (".top", ".found", ".bottom", ".heading .place >> nth=0", ".similar"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".source")).to_contain_text("Nguồn: [Báo cáo 612/BC-SCT]")
    assert page.locator(".text mark").first.evaluate("m => getComputedStyle(m).backgroundColor") == "rgba(0, 0, 0, 0)"
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


CHAPTER = """
## {n}. KẾT QUẢ QUÝ {n}

Thực hiện Quyết định số {cited}/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi, Sở Công Thương rà soát 118 văn bản.

- Tiếp nhận {n} hồ sơ cấp điện; giải quyết trước hạn 99,5 % số hồ sơ, không có hồ sơ quá hạn trong kỳ báo cáo này.
- Phối hợp với Công ty Điện lực công khai thời gian thực hiện từng bước trên trang thông tin điện tử của Sở.
"""
TABLE = """
| TT | Lĩnh vực | Số hồ sơ |
| --- | --- | --- |
| 1 | Điện | {n} |
| 2 | Hóa chất | 14 |
"""


@pytest.fixture(scope="module")
def long_document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a document of 1 MB on a server of its own."""
    folder = tmp_path_factory.mktemp("long")
    text = "BÁO CÁO\nTổng hợp kết quả cải cách hành chính\n" + "".join(
        CHAPTER.format(n=n, cited=n % 300 + 1) + (TABLE.format(n=n) if n % 10 == 0 else "") for n in range(1, 2200)
    )
    assert len(text.encode()) > 1_000_000
    (folder / "dai.md").write_text(text, encoding="utf-8")
    with closing(open_store(folder / "index", create=True)) as store:
        index(store, [folder / "dai.md"])
        (known,) = store.summaries()
    with served(folder / "index") as base:
        yield f"{base}/van-ban/{known.id}"


def test_a_document_of_a_megabyte_is_read_like_any_other(browser: Browser, long_document: str) -> None:
    """How long it takes to open is told by ``benchmarks/opening.py``."""
    with browser.new_context(locale="vi-VN") as context:
        page = context.new_page()
        page.goto(long_document + "?q=điện lực")
        page.keyboard.press("p")
        expect(page.locator("mark.here")).to_be_in_viewport()
        page.locator(".cited .nth").last.click()
        expect(page.locator("a.cite:target")).to_be_in_viewport()
