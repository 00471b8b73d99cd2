"""Vietnamese whatever the browser asks for, English by the switch: no word is left in the other language."""

from __future__ import annotations

import ast
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from bs4.element import NavigableString
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from indexer.grammar.bodies import BODIES
from indexer.grammar.doctypes import DOC_TYPES
from indexer.grammar.provinces import PROVINCES
from indexer.messages.catalogue import FOLDER
from tests.support.browsing import Watched
from tests.support.web_pages import ENGLISH, PAGES
from web.parts.layout import SIGNATURE_LINE

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = FOLDER / "en" / "LC_MESSAGES"
TEMPLATES = sorted((ROOT / "web" / "templates").glob("*.html"))
PYTHON = sorted(path for path in (ROOT / "web").rglob("*.py") if path.parent.name != "api")
_VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)  # fmt: skip


# -- every string is marked ------------------------------------------------------------------------------------------

_MARKED = re.compile(
    r"\{#.*?#\}|\{%-?\s*trans\b.*?\{%-?\s*endtrans\s*-?%\}|\b_\(\s*(?P<q>[\"']).*?(?P=q)\s*[,)]", re.DOTALL
)
_EXAMPLES = (  # what can be typed is Vietnamese in either language
    '"cải cách hành chính" -điện',
    "cải cách hành chính",
    "Công Thương",
    "qd-ubnd",
    "846/QĐ-UBND",
    "846-QĐ/UBND",
    "QĐ 846",
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_is_marked(path: Path) -> None:
    left = _MARKED.sub("", path.read_text(encoding="utf-8"))
    for example in _EXAMPLES:
        left = left.replace(example, "")
    unmarked = [line.strip() for line in left.splitlines() if _VIETNAMESE.search(line)]
    assert not unmarked


@pytest.mark.parametrize(
    ("source", "unmarked"),
    [
        ("<p>Văn bản</p>", True),
        ('<p title="Văn bản">', True),
        ('{{ status("Văn bản") }}', True),
        ('{{ _("Văn bản %(n)s", n=1) }}{% trans n=1 %}Có {{ n }}{% endtrans %}{# chú thích #}', False),
    ],
)
def test_what_is_not_marked_is_noticed(source: str, unmarked: bool) -> None:
    assert bool(_VIETNAMESE.search(_MARKED.sub("", source))) is unmarked


DATA = {  # strings of web/*.py that are no words of a page: names, patterns, data
    "web/addresses.py": {"Văn bản"},
    "web/collection/other_mentions.py": {"Văn bản"},
    "web/parts/examples.py": {"ban hành ngày nào", "được viện dẫn ở đâu", " tỉnh: ", " năm: "},
    "web/parts/languages.py": {"Tiếng Việt"},
    "web/parts/layout.py": {r"\W*nơi\s+nhận\b", SIGNATURE_LINE.pattern},
    "web/parts/markup.py": {"[A-ZĐ]{3,}"},
    "web/pages/suggestions.py": {'cơ quan: "'},
    "web/parts/tables.py": {r"\W*(?:tổng|cộng)\b"},
}
_OF_BOTH = ("_WORDS", "_OTHER", "_STALE")  # tables of (Vietnamese, English)
_TRANSLATED = {"_", "gettext"}
_SAYS_BOTH = {"BadInput", "TooLarge", "EmptyFile", "IndexFault", "Closed", "IndexLocked", "UnknownDocument", "page"} | {
    "ReadError",
    "UnsupportedFile",
    "NotAllowed",
}


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_word_of_a_module_is_marked(path: Path) -> None:
    named = str(path.relative_to(ROOT))
    unmarked = set(_unmarked(ast.parse(path.read_text(encoding="utf-8"))))
    assert unmarked == DATA.get(named, set())


def _unmarked(tree: ast.Module) -> Iterator[str]:
    """Vietnamese strings outside of docstrings, translations, errors (which have both) and ``said`` in two."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        both = isinstance(node, ast.Call) and len(node.args) >= 2 and called in _SAYS_BOTH
        table = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in _OF_BOTH
        if called in _TRANSLATED or both or table:
            skipped.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        said = node.value if isinstance(node, ast.Constant) and id(node) not in skipped else None
        if isinstance(said, str) and _VIETNAMESE.search(said):
            yield said


# -- every message has its English -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read_po(io.BytesIO((CATALOGUE / "messages.po").read_bytes()), locale="en")


def test_every_message_is_translated(catalogue: Catalog) -> None:
    templates = [("web/templates/**.html", "jinja2"), ("web/templates/**.txt", "jinja2")]
    ways = [("web/**.py", "python"), ("indexer/**.py", "python"), *templates]
    words = {**DEFAULT_KEYWORDS, "mark_message": None}
    found = {message for _, _, message, *_ in extract_from_dir(ROOT, method_map=ways, options_map={}, keywords=words)}
    assert len(found) > 450
    known = {message.id: message for message in catalogue if message.id}
    assert found == set(known)
    assert [text for text, message in known.items() if not message.string or message.fuzzy] == []


def test_translations_fill_the_same_places_and_keep_the_same_marks(catalogue: Catalog) -> None:
    for message in catalogue:
        said, translated = str(message.id), str(message.string)
        for pattern in (r"%\(\w+\)s", r"</?[a-z]+") if said else ():
            assert sorted(re.findall(pattern, said)) == sorted(re.findall(pattern, translated)), said


def test_translations_are_english(catalogue: Catalog) -> None:
    """A name, an example of what can be typed, "trích yếu", which has no English word, and words that are to be written
    into a draft stay Vietnamese.
    """
    written = (r"của \{known\}", r"số \{\w+\}", "“số”", r"Ð \(U\+00D0\) for Đ")
    kept = ("Tra cứu", "trích yếu", "846/QĐ-UBND", "số lượng hồ sơ quá hạn", *written)
    for message in catalogue:
        if message.id and not str(message.string).startswith("For example:"):
            left = re.sub("|".join(kept), "", str(message.string))
            assert not _VIETNAMESE.search(left), message.id


def test_the_compiled_catalogue_is_the_one_that_is_read(catalogue: Catalog) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert compiled.getvalue() == (CATALOGUE / "messages.mo").read_bytes()


# -- pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asks", ["", "vi-VN,vi;q=0.9,en;q=0.8", "en-US,en;q=0.9", "fr,en;q=0.4"])
def test_vietnamese_is_spoken_whatever_the_browser_asks_for(client: FlaskClient, asks: str) -> None:
    answer = client.get("/", headers={"Accept-Language": asks})
    assert '<html lang="vi">' in answer.text
    assert "Accept-Language" not in answer.headers["Vary"]


def test_the_switch_is_remembered_and_leads_back(client: FlaskClient) -> None:
    person = client.application.test_client()
    page = BeautifulSoup(person.get("/tim", query_string={"q": "điện năng"}).text, "html.parser")
    answer = person.get(str(page.select_one(".languages a")["href"]))  # type: ignore[index]
    assert answer.status_code == 302
    assert "ngon_ngu=en" in answer.headers["Set-Cookie"]
    back = person.get(answer.headers["Location"])
    assert '<html lang="en">' in back.text
    assert "Results for “điện năng”" in back.text
    assert '<html lang="en">' in person.get("/").text, "it is remembered"
    person.get("/ngon-ngu/vi?ve=/")
    assert '<html lang="vi">' in person.get("/").text


def _any(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))


_PLACES = _any(name for province in PROVINCES for name in (province.name, province.since))
_DATA = re.compile(
    rf"\S*\d\S*/\S+|Tra cứu|Tiếng Việt|trích yếu"
    rf"|(?:{_any((*(row.name for row in BODIES), 'UBND'))})(?: (?:tỉnh|thành phố))?(?: (?:{_PLACES}))?"
    rf"|{_PLACES}|{_any(row.name for row in DOC_TYPES)}"
)
"""Numbers and names: they stay as they are in the documents."""


_KEPT = "[lang=vi], .path, .typed, .examples dd a, script, style, datalist"
_SAID = ("aria-label", "title", "alt", "placeholder", "data-picture", "data-keys", "data-said", "data-failed")


def _drawn(picture: str) -> list[str]:
    """The texts in the data of a picture, which are escaped there; not the addresses."""
    found: list[str] = []

    def keep(one: dict[str, object]) -> dict[str, object]:
        found.extend(value for name, value in one.items() if isinstance(value, str) and name != "href")
        found.extend(str(value) for some in one.values() if isinstance(some, list) for value in some)
        return {}

    json.loads(picture, object_hook=keep)
    return found


def vietnamese(page: BeautifulSoup, typed: str = "") -> list[str]:
    """What a person reads on a page that is Vietnamese and not marked so; names, numbers and what was typed aside."""
    quoted = [" ".join(element.get_text().split()) for element in page.select("[lang=vi]")]
    for element in page.select(_KEPT):
        element.extract()
    said = [str(node) for node in page.find_all(string=True) if type(node) is NavigableString]
    said += [str(element[name]) for element in page.find_all(True) for name in _SAID if name in element.attrs]
    said = [text for one in said for text in (_drawn(one) if one.startswith("{") else [one])]
    found = []
    for one in said:
        left = " ".join(one.split())
        for known in (typed, *sorted(filter(None, quoted), key=len, reverse=True)):
            left = left.replace(known, "") if known else left
        if _VIETNAMESE.search(_DATA.sub("", left)) and not left.startswith("For example:"):
            found.append(left)
    return found


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_english(client: FlaskClient, address: str) -> None:
    answer = client.get(address, headers=ENGLISH, follow_redirects=True)
    page = BeautifulSoup(answer.text, "html.parser")
    assert page.html is not None
    assert page.html["lang"] == "en"
    typed = parse_qs(urlsplit(address).query).get("q", [""])[0]
    assert [said for said in vietnamese(page, typed) if "(2)>" not in said] == []  # the body of hostile records


def document_address(client: FlaskClient) -> str:
    page = BeautifulSoup(client.get("/tim", query_string={"q": "báo cáo điện năng"}).text, "html.parser")
    return str(page.select(".hit .name a")[0]["href"]).split("?")[0]


def test_a_document_in_english_has_only_its_own_words_in_vietnamese(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get(document_address(client), headers=ENGLISH).text, "html.parser")
    assert "from the heading of the document" in page.get_text()
    assert page.select_one(".text[lang=vi]") is not None
    assert vietnamese(page) == []


def test_the_page_that_corrects_is_english(client: FlaskClient) -> None:
    address = document_address(client)
    link = BeautifulSoup(client.get(address).text, "html.parser").select(".links a")[0]
    page = BeautifulSoup(client.get(str(link["href"]), headers=ENGLISH).text, "html.parser")
    for element in page.select("textarea, .meant"):
        element.extract()
    assert vietnamese(page) == []


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/khong-co", 404, "There is no such page."),
        ("/tim?trang=x", 400, "“x”"),
        ("/van-ban/khong-co", 404, "khong-co"),
    ],
)
def test_errors_speak_the_language_of_the_pages(client: FlaskClient, address: str, status: int, said: str) -> None:
    answer = client.get(address, headers=ENGLISH)
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == status
    (told,) = page.select(".failure p.lead")
    assert said in told.get_text()
    assert vietnamese(page) == []
    (again,) = BeautifulSoup(client.get(address).text, "html.parser").select(".failure p.lead")
    assert again.get_text() != told.get_text()


def test_reasons_notes_and_badges_are_english(client: FlaskClient) -> None:
    def shown(address: str, **given: str) -> str:
        page = client.get(address, query_string=given, headers=ENGLISH)
        return " ".join(BeautifulSoup(page.text, "html.parser").get_text(" ").split())

    decision = shown("/trich-dan/846/QĐ-UBND")
    assert "The documents give different dates of issue: 07/11/2017 (" in decision
    assert "The documents disagree" in decision
    assert "Q1 2023" in decision
    found = shown("/tim", q="điện năng tỉnh: Quảng Ngãi")
    assert "Filtered by province: Quảng Ngãi (including Kon Tum)." in found
    assert "Q3 2023" in found
    asked = shown("/hoi", q="Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?")
    assert "Kind of question: a number of things." in asked
    assert "Period: Q1 2023" in asked


def test_numbers_are_written_as_the_language_does(client: FlaskClient) -> None:
    app = client.application
    for language, written in (("vi", "6.073"), ("en", "6,073")):
        with app.test_request_context(headers={"Cookie": f"ngon_ngu={language}"}):
            assert app.jinja_env.filters["number"](6073) == written
            assert app.jinja_env.filters["date"]("2017-11-07") == "07/11/2017"


@pytest.mark.parametrize(
    ("address", "vietnamese_title", "english_title"),
    [
        ("/tim/tin.atom?q=điện", "<title>Văn bản mới về “điện”", "<title>New documents on “điện”"),
        ("/opensearch.xml", "<Language>vi<", "<Language>en<"),
    ],
)
def test_feeds_and_the_search_description_follow(
    client: FlaskClient, address: str, vietnamese_title: str, english_title: str
) -> None:
    assert vietnamese_title in client.get(address).text
    assert english_title in client.get(address, headers=ENGLISH).text


@pytest.mark.parametrize(
    "address", ["/api/v1/trace/846/QĐ-UBND", "/api/v1/search?q=điện&limit=2", "/api/v1/openapi.json"]
)
def test_the_api_says_the_same_in_every_language(client: FlaskClient, address: str) -> None:
    assert client.get(address).json == client.get(address, headers=ENGLISH).json


# -- a real browser --------------------------------------------------------------------------------------------------


def test_a_person_switches_with_the_keyboard_and_back(watched: Watched) -> None:
    page = watched.open("/tim?q=điện năng")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết quả cho “điện năng”")
    page.get_by_role("link", name="English").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Results for “điện năng”")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="By province, quarter", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Browse by province and quarter")
    page.get_by_role("link", name="Tiếng Việt").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Theo tỉnh và quý")
    expect(page.locator("html")).to_have_attribute("lang", "vi")


@pytest.mark.parametrize("width", [1280, 390])
def test_no_english_page_is_wider_than_the_window(browser: Browser, base: str, width: int) -> None:
    context = browser.new_context(locale="en-GB", viewport={"width": width, "height": 800})
    context.add_cookies([{"name": "ngon_ngu", "value": "en", "url": base}])
    page = context.new_page()
    for address in ("/", "/tim?q=điện", "/trich-dan/846/QĐ-UBND", "/quyet-dinh", "/mau-thuan", "/duyet", "/gioi-thieu"):
        page.goto(base + address)
        expect(page.locator("html")).to_have_attribute("lang", "en")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, address
    context.close()
