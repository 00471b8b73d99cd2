"""The pictures: what they are made of, and that a real browser draws them; what is seen without them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

from indexer.models import Decision, DocumentSummary, Mention, Relation, StatedRelation
from tests.support import browsing
from tests.support.browsing import Watched, until
from tests.support.making import cite
from tests.support.mentions import make_decision
from web import create_app
from web.parts.periods import tabulate_rest, tabulate_years
from web.parts.pictures import draw_heat, draw_network, draw_timeline
from web.parts.recurrence import list_citing
from web.parts.relations import list_statements
from web.parts.shades import make_scale

VENDORED = Path(__file__).resolve().parents[2] / "web" / "static" / "vendor" / "echarts"
NEW = ("/quyet-dinh", "/ma-tran", "/ma-tran?theo=van-ban", "/mau-thuan", "/duyet", "/", "/gioi-thieu", "/chua-doc-duoc")
TOLD = ("/trich-dan/846/QĐ-UBND", "/trich-dan/18/2014/QĐ-UBND", "/trich-dan/175/QĐ-SCT")

# -- what they are made of ---------------------------------------------------------------------------------------


def test_the_chart_library_is_the_published_file() -> None:
    stated = re.findall(r"`dist/([\w.]+)` \| `([0-9a-f]{64})`", (VENDORED / "README.md").read_text(encoding="utf-8"))
    assert stated == [("echarts.min.js", hashlib.sha256((VENDORED / "echarts.min.js").read_bytes()).hexdigest())]
    assert "Apache License" in (VENDORED / "LICENSE").read_text(encoding="utf-8")
    assert (VENDORED / "NOTICE").is_file()


APP = create_app(Path("nowhere"))


@pytest.fixture
def app() -> Flask:
    return APP


TEXT = "Thực hiện Quyết định số 846/QĐ-UBND."


def decision(*said: tuple[str, str, str], relations: tuple[StatedRelation, ...] = ()) -> Decision:
    """A decision mentioned once for each (province, period key, date)."""
    mentions = tuple(
        Mention(
            document=DocumentSummary(
                id=f"d{n}",
                path=f"d{n}.txt",
                number=None,
                title=None,
                doc_type=None,
                issuer=None,
                province=province or None,
                date=date or None,
                period=period or None,
            ),
            citation=cite(TEXT, "846/QĐ-UBND"),
            quote=TEXT,
            quote_start=0,
            quote_end=len(TEXT),
            passage=0,
        )
        for n, (province, period, date) in enumerate(said)
    )
    return make_decision("846/QĐ-UBND", mentions, relations)


def drawn(app: Flask, one: Decision) -> dict[str, Any] | None:
    with app.test_request_context():
        return draw_timeline(one, list_citing(one), make_scale([1, 2, 3]))


def test_a_timeline_places_each_kind_of_period_and_what_has_none(app: Flask) -> None:
    found = drawn(
        app,
        decision(
            ("Quảng Ngãi", "2023Q1", ""),
            ("Quảng Ngãi", "2023H1", ""),
            ("Quảng Ngãi", "2023Q1", ""),
            ("Quảng Ngãi", "2021-2025", ""),
            ("Đồng Nai", "", "2024-03-20"),
            ("", "2023-04", ""),
            ("Đồng Nai", "", ""),
        ),
    )
    assert found is not None
    bars = {(found["rows"][bar["row"]], bar["from"], bar["to"], bar["n"]) for bar in found["bars"]}
    assert bars == {
        ("Quảng Ngãi", "2023-01-01", "2023-03-31", 2),
        ("Quảng Ngãi", "2023-01-01", "2023-06-30", 1),
        ("Quảng Ngãi", "2021-01-01", "2025-12-31", 1),
        ("Đồng Nai", "2024-03-20", "2024-03-20", 1),
        ("Chưa rõ tỉnh", "2023-04-01", "2023-04-30", 1),
    }
    assert found["untimed"] == 1
    assert (found["from"], found["to"]) == ("2021-01-01", "2025-12-31")


PERIODS = st.sampled_from(
    ["2023Q1", "2023Q2", "2023H1", "2023-9M", "2023", "2021-2025", "2022-2024", "2023-04", "2024Q1", ""]
)
PLACES = st.sampled_from(["Quảng Ngãi", "Đồng Nai", "", *(f"Tỉnh {n}" for n in range(20))])


@settings(deadline=None, max_examples=60)
@given(said=st.lists(st.tuples(PLACES, PERIODS, st.sampled_from(["", "2023-05-06"])), min_size=1, max_size=40))
def test_no_bar_lies_over_another_and_every_mention_is_counted(said: list[tuple[str, str, str]]) -> None:
    found = drawn(APP, decision(*said))
    if found is None:
        return
    assert sum(bar["n"] for bar in found["bars"]) + found["untimed"] == len(said)
    assert len(set(found["rows"])) <= 13
    for row in range(len(found["rows"])):
        spans = sorted((bar["from"], bar["to"]) for bar in found["bars"] if bar["row"] == row)
        assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_next_to_nothing_is_no_picture(app: Flask) -> None:
    assert drawn(app, decision(("Quảng Ngãi", "2023Q1", ""), ("Quảng Ngãi", "2023Q2", ""))) is None
    with app.test_request_context():
        assert draw_heat(tabulate_years([("Quảng Ngãi", "2023Q1", 4)], ["2023"]), None) is None
        assert draw_network(decision(), (), ()) is None


def test_a_heat_map_has_every_cell_of_its_tables_with_the_unknown_last(app: Flask) -> None:
    counted = [("Quảng Ngãi", "2023Q1", 3), ("Bắc Giang", "2024H1", 2), ("", "2016-2020", 1), ("Quảng Ngãi", "", 4)]
    with app.test_request_context():
        found = draw_heat(tabulate_years(counted, ["2024", "2023"]), tabulate_rest(counted))
    assert found is not None
    read = {
        (found["rows"][c["y"]], found["columns"][c["x"]]["year"], found["columns"][c["x"]]["label"], c["n"])
        for c in found["cells"]
    }
    assert read == {
        ("Quảng Ngãi", "2023", "I", 3),
        ("Bắc Giang", "2024", "6T", 2),
        ("Chưa rõ tỉnh", "", "2016\n2020", 1),
        ("Quảng Ngãi", "", "Không\nnêu kỳ", 4),
    }
    assert found["rows"][-1] == "Chưa rõ tỉnh"
    assert {c["said"] for c in found["cells"]} >= {"Quảng Ngãi, không nêu kỳ: 4 văn bản"}


def test_the_counts_in_a_picture_are_written_as_on_the_page(app: Flask) -> None:
    counted = [("Quảng Ngãi", f"2023Q{n}", 1234) for n in (1, 2, 3)]
    for language, written in (("vi", "1.234"), ("en", "1,234")):
        with app.test_request_context(headers={"Cookie": f"ngon_ngu={language}"}):
            found = draw_heat(tabulate_years(counted, ["2023"]), None)
        assert found is not None
        assert {cell["shown"] for cell in found["cells"]} == {written}


def stated(kind: Any, source: str, target: str) -> StatedRelation:
    summary = DocumentSummary(
        id="d", path="d.txt", number=None, title=None, doc_type=None, issuer=None, province=None, date=None, period=None
    )
    return StatedRelation(Relation(kind, source, target, 0, 5), summary, TEXT)


def test_a_network_has_who_acts_left_of_what_it_acts_upon(app: Flask) -> None:
    near = (stated("replaces", "512/QĐ-UBND", "846/QĐ-UBND"), stated("amends", "846/QĐ-UBND", "1/QĐ-UBND"))
    far = (stated("amends", "9/QĐ-UBND", "512/QĐ-UBND"), stated("amends", "512/QĐ-UBND", "8/QĐ-UBND"))
    one = replace(decision(), relations=near)
    with app.test_request_context():
        found = draw_network(one, list_statements(one, near), list_statements(one, far))
    assert found is not None
    layers = {node["name"]: node["layer"] for node in found["nodes"]}
    assert layers == {"846/QĐ-UBND": 0, "512/QĐ-UBND": -1, "1/QĐ-UBND": 1, "9/QĐ-UBND": -2, "8/QĐ-UBND": 0}
    assert {edge["said"] for edge in found["edges"]} >= {"512/QĐ-UBND thay thế 846/QĐ-UBND"}
    assert found["left_out"] == 0


def test_a_crowded_network_says_what_it_leaves_out(app: Flask) -> None:
    near = tuple(stated("amends", "846/QĐ-UBND", f"{n}/QĐ-UBND") for n in range(1, 31))
    one = replace(decision(), relations=near)
    with app.test_request_context():
        found = draw_network(one, list_statements(one, near), ())
    assert found is not None
    assert len(found["nodes"]) == 18
    assert found["left_out"] == 13
    ids = {node["id"] for node in found["nodes"]}
    assert all({edge["from"], edge["to"]} <= ids for edge in found["edges"])


# -- in a browser ------------------------------------------------------------------------------------------------


def shapes(page: Page, nth: int = 0) -> int:
    """How many shapes and words a picture is drawn of."""
    drawing = page.locator(".picture .canvas").nth(nth)
    expect(drawing.locator("svg text").first).to_be_attached()
    return drawing.locator("svg path").count() + drawing.locator("svg text").count()


@pytest.mark.parametrize("watched", browsing.WIDTHS, indirect=True)
def test_pictures_are_drawn_and_named(watched: Watched) -> None:
    for address in ("/duyet", *TOLD[:2]):
        page = watched.open(address)
        assert page.locator(".picture").count() > 0
        for nth in range(page.locator(".picture").count()):
            assert shapes(page, nth) > 5
            drawing = page.locator(".picture .canvas").nth(nth)
            expect(drawing).to_be_visible()
            assert drawing.get_attribute("role") == "img"
            assert "bên dưới" in str(drawing.get_attribute("aria-label"))
        assert browsing.overflow(page) <= 0


def test_a_cell_of_the_heat_map_leads_to_its_list(watched: Watched) -> None:
    page = watched.open("/duyet")
    shapes(page)
    page.locator(".picture svg text", has_text=re.compile(r"^2$")).first.click()
    page.wait_for_url(re.compile("/duyet/danh-sach"))
    expect(page.locator(".total strong")).to_have_text("2")


def test_a_picture_is_read_and_followed_with_the_keyboard(watched: Watched) -> None:
    page = watched.open("/trich-dan/846/QĐ-UBND")
    shapes(page)
    drawing = page.locator(".picture .canvas").first
    drawing.focus()
    status = page.locator(".picture [role=status]").first
    expect(status).to_contain_text("phím mũi tên")
    drawing.press("ArrowRight")
    first = status.inner_text()
    assert re.search(r"Quảng Ngãi, .+: \d+ lần viện dẫn", first)
    expect(drawing.locator("svg text", has_text=first.split(":")[0][:18]).first).to_be_attached()  # the tooltip
    drawing.press("End")
    expect(status).not_to_have_text(first)
    drawing.press("Enter")
    page.wait_for_url(re.compile("#nhac$"))
    expect(page.locator(".note").first).to_contain_text("Chỉ xem các lần viện dẫn của")


def test_a_box_of_the_network_leads_to_its_decision(watched: Watched) -> None:
    page = watched.open("/trich-dan/18/2014/QĐ-UBND")
    shapes(page, 1)
    page.locator(".wide-picture svg text", has_text="31/2024").first.click()
    page.wait_for_url(re.compile("/31/2024"))


def drawn_width(drawing: Locator) -> float:
    """The width in pixels of a picture; 0 while it is being drawn anew."""
    box = drawing.bounding_box()
    return box["width"] if box else 0.0


def test_pictures_follow_the_width_of_the_window(watched: Watched) -> None:
    page = watched.open("/trich-dan/846/QĐ-UBND")
    shapes(page)
    drawing = page.locator(".picture svg").first
    assert drawn_width(drawing) > 700
    page.set_viewport_size({"width": 700, "height": 800})
    until(page, lambda: 0 < drawn_width(drawing) < 700, "the picture is as narrow as the window")
    assert browsing.overflow(page) <= 0


def test_in_print_the_tables_stand_alone(watched: Watched) -> None:
    page = watched.open("/duyet")
    page.emulate_media(media="print")
    expect(page.locator(".picture").first).to_be_hidden()
    expect(page.locator(".matrix").first).to_be_visible()


def test_without_script_the_tables_say_the_same(browser: Browser, base: str) -> None:
    context = browser.new_context(locale="vi-VN", java_script_enabled=False)
    page = context.new_page()
    for address in ("/duyet", "/trich-dan/846/QĐ-UBND"):
        page.goto(base + address)
        expect(page.locator(".picture").first).to_be_hidden()
        expect(page.locator(".matrix td a").first).to_be_visible()
    page.goto(base + "/")
    expect(page.locator(".recent")).to_be_hidden()
    page.goto(base + "/quyet-dinh")
    page.get_by_label("Tình trạng").select_option("mau-thuan")
    page.get_by_role("button", name="Lọc").click()
    expect(page.locator(".register tbody tr")).to_have_count(2)
    context.close()


def test_only_pages_with_a_picture_load_what_draws_it(watched: Watched) -> None:
    loaded = {
        address: watched.open(address).locator("script[src*=echarts]").count()
        for address in ("/", "/quyet-dinh", "/duyet")
    }
    assert loaded == {"/": 0, "/quyet-dinh": 0, "/duyet": 1}


def test_recent_searches_stay_in_the_browser_and_can_be_cleared(watched: Watched) -> None:
    page = watched.open("/")
    expect(page.locator(".recent")).to_be_hidden()
    for typed in ("điện năng", "<b>846</b>", "điện năng"):
        page.locator("#q").fill(typed)
        page.locator("#q").press("Enter")
        page.wait_for_url(re.compile("/tim"))
        page.goto(watched.base + "/")
    listed = page.locator(".recent li")
    expect(listed).to_have_text(["điện năng", "<b>846</b>"])
    listed.first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("điện năng")
    page.goto(watched.base + "/")
    page.get_by_role("button", name="Xóa danh sách").click()
    expect(page.locator(".recent")).to_be_hidden()
    page.reload()
    expect(page.locator(".recent")).to_be_hidden()


@pytest.mark.parametrize("watched", browsing.WIDTHS, indirect=True)
def test_the_new_pages_fit_the_window(watched: Watched) -> None:
    wide = {address: browsing.overflow(watched.open(address)) for address in NEW}
    assert {address: pixels for address, pixels in wide.items() if pixels > 0} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_new_pages_can_be_read_by_all(browser: Browser, base: str, scheme: Any) -> None:
    """WCAG AA: contrast of every text, and what axe finds."""
    context = browser.new_context(locale="vi-VN", color_scheme=scheme, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    for address in (*NEW, *TOLD):
        page.goto(base + address)
        assert page.evaluate(browsing.POOR_CONTRAST) == [], address
        found = Axe().run(page)
        assert found.violations_count == 0, f"{address}: {found.generate_report()}"
    context.close()
