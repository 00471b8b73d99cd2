"""The pages over collections of other shapes than the samples: many provinces and years, endless words, nothing."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from indexer.grammar.provinces import PROVINCES
from indexer.indexing.corrections import correct
from indexer.models import Document
from indexer.parsing import parse
from indexer.reading import LIMIT
from indexer.store import open_store
from tests.conftest import served
from tests.support.browsing import overflow
from tests.support.making import cite, document, quarter, years
from web import create_app
from web.collection.open_index import find_collection
from web.guards.security import LIMITS
from web.parts.periods import PeriodTable, count_unfolded

STYLES = sorted((Path(__file__).resolve().parents[2] / "web" / "static").glob("*.css"))


@contextmanager
def collection(folder: Path, *documents: Document) -> Iterator[FlaskClient]:
    """Asks the pages over an index of these documents."""
    with closing(open_store(folder, create=True)) as store:
        store.add(list(documents))
    app = create_app(folder)
    yield app.test_client()
    find_collection(app).close()


def page(client: FlaskClient, address: str) -> BeautifulSoup:
    answer = client.get(address, follow_redirects=True)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.text, "html.parser")


def settled(client: FlaskClient) -> BeautifulSoup:
    """The first page once the decisions are counted."""
    for _ in range(100):
        found = page(client, "/")
        if not found.select(".counting"):
            return found
        time.sleep(0.1)
    raise AssertionError("never counted")


# -- what may be typed -------------------------------------------------------------------------------------------


def typed(soup: BeautifulSoup) -> dict[str, str]:
    """What each example says → where it leads."""
    return {link.get_text(): str(link["href"]) for link in soup.select(".examples a")}


def test_every_example_of_the_first_page_finds_something(client: FlaskClient) -> None:
    shown = typed(settled(client))
    assert {"846/QĐ-UBND", "Quyết định 846/QĐ-UBND ban hành ngày nào?"} < shown.keys()
    assert len(shown) == 7
    for address in shown.values():
        assert page(client, address).select(".hit, .answers blockquote"), address
        assert not page(client, address).select(".callout.absent"), address


def test_questions_that_can_be_asked_are_answered(client: FlaskClient) -> None:
    settled(client)
    asked = page(client, "/hoi").select(".empty a")
    assert [link.get_text() for link in asked] == [
        "Quyết định 846/QĐ-UBND ban hành ngày nào?",
        "Quyết định 846/QĐ-UBND được viện dẫn ở đâu?",
    ]
    for link in asked:
        assert page(client, str(link["href"])).select(".answers blockquote")
        assert not page(client, str(link["href"])).select(".callout.absent")


def test_examples_are_of_the_collection_that_is_there(tmp_path: Path) -> None:
    text = "Theo Quyết định số 31/QĐ-SYT ngày 05/02/2021 của Sở Y tế và Công văn số 77/SYT-VP ngày 06/02/2021."
    ours = [
        document(
            f"d{n}",
            text,
            [
                cite(text, "31/QĐ-SYT", date="2021-02-05"),
                cite(text, "77/SYT-VP", doc_type="Công văn", date="2021-02-06"),
            ],
            province="Cà Mau",
            doc_type="Báo cáo",
            period=quarter(2021, 1),
        )
        for n in range(2)
    ]
    with collection(tmp_path / "index", *ours) as client:
        shown = typed(settled(client))
    assert {"31/QĐ-SYT", "77 syt vp", "Quyết định 31/QĐ-SYT ban hành ngày nào?", "báo cáo tỉnh: Cà Mau năm: 2021"} <= (
        shown.keys()
    )
    assert not [example for example in shown if "846" in example]


def test_an_empty_collection_shows_no_example_of_what_it_cannot_find(tmp_path: Path) -> None:
    with collection(tmp_path / "index") as client:
        assert typed(page(client, "/")) == {}


# -- many provinces, years and bodies ----------------------------------------------------------------------------

MANY = [row.name for row in PROVINCES][:40]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Three years of reports from forty provinces, two of them on years together, one from nobody knows where."""
    made = [
        document(
            f"{province}-{year}", "Chỉ số.", province=province, issuer=f"Sở {n}-{year}", period=quarter(year, n % 4 + 1)
        )
        for year in (2023, 2024, 2025)
        for n, province in enumerate(MANY)
    ]
    odd = [
        document("x", "Chỉ số x.", period=quarter(2023, 2)),
        document("y", "Chỉ số y.", province=MANY[0], period=years(2016, 2020)),
        document("z", "Chỉ số z.", province=MANY[1]),
    ]
    with collection(tmp_path_factory.mktemp("many") / "index", *made, *odd) as client:
        yield client


def test_of_many_years_the_latest_is_told_in_full_and_the_others_in_sum(many: FlaskClient) -> None:
    soup = page(many, "/duyet")
    headings = [one.get_text() for one in soup.select("main h2")]
    assert headings == ["Năm 2025", "Các năm trước", "Giai đoạn nhiều năm, hoặc không nêu kỳ"]
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in soup.select(".sums tbody tr")]
    assert [(row[0], row[-1]) for row in rows] == [
        ("Năm 2024 40 tỉnh, thành phố", "40"),
        ("Năm 2023 40 tỉnh, thành phố", "41"),
    ]
    for cell in soup.select(".sums td a"):
        assert page(many, str(cell["href"])).select(".total strong")[0].get_text() == cell.get_text()
    year = str(soup.select(".sums th a")[1]["href"])
    assert len(page(many, year).select(".shaded tbody tr")) == 40 + 1 + 0
    whole = page(many, "/duyet?xem=day-du")
    assert [one.get_text() for one in whole.select("main h2")][:3] == ["Năm 2025", "Năm 2024", "Năm 2023"]
    assert not whole.select(".sums")


def test_the_central_state_is_listed_beside_the_provinces_but_is_none_of_them(tmp_path: Path) -> None:
    made = [document(f"t{n}", f"Chỉ số {n}.", province=name) for n, name in enumerate(MANY[:12])]
    state = [document(f"tw{n}", f"Chỉ số chung {n}.") for n in range(2)]
    state = [replace(one, metadata=replace(one.metadata, scope="national")) for one in state]
    with collection(tmp_path / "index", *made, *state) as client:
        soup = page(client, "/")
        facts = page(client, "/van-ban/tw0").select("dl div")
    (place,) = [one.dd.get_text() for one in facts if one.dt and one.dd and "Tỉnh, thành phố" in one.dt.get_text()]
    assert place == "Trung ương"
    shown = [line.get_text() for line in soup.select(".tally")[0].select("a")]
    assert (shown[0], len(shown)) == ("Trung ương", 10)
    assert [one.dd.get_text() for one in soup.select(".figures > div") if one.dd and "tỉnh" in one.get_text()] == ["12"]
    assert "Còn 3 tỉnh, thành phố" in soup.get_text()


def test_what_is_short_is_not_folded(client: FlaskClient) -> None:
    assert not page(client, "/duyet").select(".sums")
    assert count_unfolded([PeriodTable((), (("a", (), 0),) * rows) for rows in (90, 1, 1)], 60) == 1
    assert count_unfolded([PeriodTable((), (("a", (), 0),) * rows) for rows in (30, 30, 1)], 60) == 2


def test_of_hundreds_of_bodies_the_rarest_are_counted_not_listed(many: FlaskClient) -> None:
    soup = page(many, "/tim")
    bodies = next(one for one in soup.select(".facets .facet") if one.h3 and one.h3.get_text() == "Cơ quan ban hành")
    assert len(bodies.select("li")) == 64
    assert f"Còn {120 - 64} mục ít gặp hơn" in bodies.get_text()
    chosen = page(many, "/tim?coquan=Sở 0-2023")
    assert chosen.select(".chips b")[0].get_text() == "Sở 0-2023"


def test_equal_counts_stand_in_the_order_of_the_alphabet(many: FlaskClient) -> None:
    lines = [line.get_text(" ", strip=True).rsplit(" ", 1) for line in page(many, "/").select(".tally")[0].select("li")]
    same = [name.split(",")[0] for name, n in lines if n == "3"]
    alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    assert [name[0].lower() for name in same] == sorted((name[0].lower() for name in same), key=alphabet.index)
    assert same.index("Bà Rịa - Vũng Tàu") < same.index("Bạc Liêu") < same.index("Bắc Ninh")


# -- endless words -----------------------------------------------------------------------------------------------

ENDLESS = "09001" * 60
RECORD = f"""SỞ CÔNG THƯƠNG
Số: 7/BC-SCT

BÁO CÁO
Kết quả {ENDLESS}

I. MỤC {ENDLESS}

- Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về {ENDLESS} và cải cách {ENDLESS}.
- Quyết định số 900/QĐ-UBND thay thế Quyết định số 846/QĐ-UBND ngày 17/11/2017 về {ENDLESS}.

| {ENDLESS} | Cột |
| cải cách {ENDLESS} | 2 |
"""
EVERYWHERE = (
    "/",
    "/tim?q=cải cách",
    "/tim?q=846/QĐ-UBND",
    "/trich-dan/846/QĐ-UBND",
    "/quyet-dinh",
    "/duyet/danh-sach?ky=khong-neu",
    "/ma-tran?theo=van-ban",
    "/mau-thuan",
    "/hoi?q=Quyết định nào thay thế 846/QĐ-UBND?",
    "/van-ban/a?q=cải cách",
    "/van-ban/a/sua",
    f"/tim?q={ENDLESS}",
)


def test_no_word_is_too_long_for_a_page(browser: Browser, tmp_path: Path) -> None:
    read = parse(document("a", RECORD).source, "a")
    known = replace(read.metadata, issuer=replace(read.metadata.doc_type, text=f"Sở {ENDLESS}"))  # type: ignore[type-var]
    with closing(open_store(tmp_path / "index", create=True)) as store:
        store.add([replace(read, metadata=known), replace(read, id="b", metadata=known)])
    with served(tmp_path / "index") as base:
        for width in (1280, 390, 320):
            opened = browser.new_context(locale="vi-VN", viewport={"width": width, "height": 800}).new_page()
            for address in EVERYWHERE:
                opened.goto(base + address)
                assert overflow(opened) <= 0, f"{address} at {width}"
            opened.context.close()


BROKEN = """() => {
  const broken = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, range = document.createRange();
    if (node.parentElement.closest(".unseen, .canvas, option, datalist")) continue;
    range.selectNodeContents(node);
    const lines = new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size;
    if (lines > node.textContent.trim().split(/[\\s/–-]+/).length) broken.push(node.textContent.trim());
  }
  return broken;
}"""
"""The texts that take more lines than they have words: a word was broken for want of room."""


def test_no_word_of_the_usual_kind_is_broken(browser: Browser, tmp_path: Path) -> None:
    text = "Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về điện năng."
    made = [
        document(known, text, [cite(text, "846/QĐ-UBND", date="2017-11-07")], period=quarter(2023, n), signer="A B")
        for n, known in enumerate(("a", "b", "c"), 1)
    ]
    with closing(open_store(tmp_path / "index", create=True)) as store:
        store.add(made)
        for field, value in (
            ("signer", "Trần Thị B"),
            ("issuer", "Sở Công Thương tỉnh Quảng Ngãi"),
            ("title", "Kết quả"),
        ):
            correct(store, "a", field, value)
    addresses = ("/", "/tim?q=điện", "/van-ban/a?q=điện", "/van-ban/a/sua", "/trich-dan/846/QĐ-UBND", "/quyet-dinh")
    with served(tmp_path / "index") as base:
        for width in (1280, 390):
            opened = browser.new_context(locale="vi-VN", viewport={"width": width, "height": 800}).new_page()
            for address in (*addresses, "/ma-tran", "/duyet", "/gioi-thieu", "/kiem-tra"):
                opened.goto(base + address)
                assert opened.evaluate(BROKEN) == [], f"{address} at {width}"
            opened.context.close()


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_says_no_word_of_its_own(path: Path) -> None:
    """What a style writes into a page is in one language only."""
    said = re.findall(r"content:\s*([^;]+);", path.read_text(encoding="utf-8"))
    words = [word for one in said for word in re.findall(r'"([^"]*)"', one)]
    assert not [word for word in words if re.search(r"[^\W\d_]{2}", word)]


# -- small things that a reader or a program meets ---------------------------------------------------------------


def test_a_slash_too_many_leads_to_the_page(client: FlaskClient) -> None:
    for address, there in (("/tim/?q=a", "/tim?q=a"), ("/duyet/", "/duyet")):
        assert client.get(address).location == there
    assert client.get("/tim/?q=a", base_url="http://localhost/tra-cuu").location == "/tra-cuu/tim?q=a"
    assert client.get("/khong-co/").status_code == 404
    assert client.get("//evil.example/").status_code in (308, 404, 421)


def test_pages_vary_with_the_language_that_was_chosen(client: FlaskClient) -> None:
    assert "cookie" in {name.strip().lower() for name in client.get("/").headers["Vary"].split(",")}


def test_a_feed_reads_without_marks(client: FlaskClient) -> None:
    said = re.findall("<summary>(.*?)</summary>", client.get("/tim/tin.atom?q=cải cách").text, re.DOTALL)
    assert len(said) > 10
    assert not [one for one in said if re.search(r"\*\*|^#|^\|", one, re.MULTILINE)]


def test_a_year_of_the_api_page_has_no_thousands(client: FlaskClient) -> None:
    told = page(client, "/api").get_text()
    assert "1900–2100" in told
    assert "0–1.000.000" in told


def test_marks_in_the_text_of_a_record_are_shown_as_what_they_mean(tmp_path: Path) -> None:
    text = "### Mục 2\n\nNội dung **đậm** của mục."
    made = document("r", text)
    with collection(tmp_path / "index", replace(made, source=replace(made.source, format="record"))) as client:
        soup = page(client, "/van-ban/r")
    assert [hidden.get_text().strip() for hidden in soup.select(".text .md")] == ["###", "**", "**"]
    assert [bold.get_text() for bold in soup.select(".text b")] == ["đậm"]


def test_the_limits_that_are_told_are_those_that_hold(client: FlaskClient) -> None:
    told = page(client, "/gioi-thieu").get_text()
    assert f"Tệp đưa vào kho lớn nhất {LIMIT // 2**20} MB" in told
    assert f"để kiểm tra lớn nhất {LIMITS['MAX_CONTENT_LENGTH'] // 2**20} MB" in told
    assert "Câu tìm dài nhất 1.000 ký tự" in told


def test_a_matrix_says_what_it_leaves_out(tmp_path: Path) -> None:
    numbers = [f"{n}/QĐ-SCT" for n in range(1, 46)]
    text = "Thực hiện " + ", ".join(f"Quyết định số {number}" for number in numbers) + "."
    cited = [cite(text, f" {number}") for number in numbers]
    cited = [replace(one, start=one.start + 1, text=one.text[1:], canonical=one.text[1:]) for one in cited]
    made = document("a", text, [replace(one, number=one.text.split("/")[0]) for one in cited], period=quarter(2023, 1))
    with collection(tmp_path / "index", made) as client:
        soup = page(client, "/ma-tran?so=" + ", ".join(numbers))
        assert len(soup.select(".matrix tbody tr")) == 40
        assert "còn 5 văn bản khớp" in soup.get_text()
        assert not page(client, f"/ma-tran?so={numbers[0]}").select(".note")


def test_what_is_filtered_is_not_called_everything(client: FlaskClient) -> None:
    for address, title in (("/tim", "Tất cả văn bản"), ("/tim?nam=2023", "Văn bản theo bộ lọc")):
        soup = page(client, address)
        assert soup.title is not None
        assert soup.title.get_text().startswith(title)
        assert soup.select("h1")[0].get_text(strip=True) == title
