"""The page that checks: citations of a draft marked by status, any kind of file, lists; its API; nothing is kept."""

from __future__ import annotations

import csv
import os
import tempfile
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from indexer.checking.results import STATUSES
from indexer.checking.wording import STATUS_NAMES
from indexer.reading import requirements
from tests.conftest import IMAGE, SCRIPT
from tests.support.api import assert_described, assert_problem
from tests.support.drafts import EVERY, LIST, SEVERAL, word
from tests.support.entrance import token
from tests.support.web_pages import assert_no_code, assert_protected, text
from web import create_app
from web.api.verbs import PREFIX
from web.collection.open_index import find_collection
from web.guards import uploads


@pytest.fixture(scope="module")
def client(client: FlaskClient) -> FlaskClient:
    """Somebody who keeps cookies: a form needs its token."""
    return client.application.test_client()


def send(client: FlaskClient, draft: str = "", *, name: str = "", data: bytes = b"", **fields: str) -> TestResponse:
    sent: dict[str, Any] = {"csrf_token": token(client, "/kiem-tra"), "du-thao": draft, "ra": "trang", **fields}
    if name:
        sent["tep"] = FileStorage(BytesIO(data), name)
    boundary, body = encode_multipart(sent)
    return client.post("/kiem-tra", data=body, content_type=f"multipart/form-data; boundary={boundary}")


def shown(answer: TestResponse, status: int = 200) -> BeautifulSoup:
    assert answer.status_code == status, answer.text[:500]
    assert_protected(answer)
    soup = BeautifulSoup(answer.text, "html.parser")
    assert_no_code(soup)
    names = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(names) == len(set(names))
    assert not [a for a in soup.select("a[href^='#']") if a["href"] not in {f"#{name}" for name in names}]
    return soup


# -- the page ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("draft", "statuses"), [(EVERY, {*STATUSES} - {"several"}), (SEVERAL, {"several"})])
def test_every_citation_is_marked_by_its_status_and_leads_to_what_is_said_of_it(
    client: FlaskClient, draft: str, statuses: set[str]
) -> None:
    told = client.post(f"{PREFIX}/check", json={"text": draft}).get_json()["citations"]
    assert {one["status"] for one in told} == statuses
    soup = shown(send(client, draft))
    marks = soup.select(".drafted a.checked")
    assert len(marks) == len(told)
    for n, (mark, one) in enumerate(zip(marks, told, strict=True), 1):
        assert one["status"] in mark["class"]
        assert text(mark) == f"[{n} {STATUS_NAMES[one['status']]}] {one['citation']['text']}"
        (item,) = soup.select(str(mark["href"]))
        assert one["status"] in item["class"]
        assert one["number"] in text(item)
        assert STATUS_NAMES[one["status"]] in text(item)
    (summary,) = soup.select(".filters")
    for status in STATUSES:
        n = sum(one["status"] == status for one in told)
        assert (f"{n} {STATUS_NAMES[status]}" in text(summary)) == (n > 0)


def test_a_finding_says_what_each_side_says_what_to_write_and_who_says_so(client: FlaskClient) -> None:
    soup = shown(send(client, EVERY))
    item = next(li for li in soup.select(".remarks-list > li.differs") if "691/QĐ-UBND" in text(li))
    assert "Dòng 15" in text(item)
    assert [text(dd) for dd in item.select(".versus dd")] == ["21/05/2019", "20/05/2019"]
    assert item.select_one(".fix") is not None
    (quoted, *_) = item.select(".proof a")
    with client.get(str(quoted["href"]).split("#")[0]) as opened:
        assert opened.status_code in (200, 302)


def test_findings_are_said_in_english_to_who_reads_it(client: FlaskClient) -> None:
    told = client.post(f"{PREFIX}/check", json={"text": EVERY}).get_json()["citations"][2]["findings"][0]
    sent = {"csrf_token": token(client, "/kiem-tra"), "du-thao": EVERY}
    client.get("/ngon-ngu/en")
    soup = BeautifulSoup(client.post("/kiem-tra", data=sent).text, "html.parser")
    client.get("/ngon-ngu/vi")
    assert told["en"] in text(soup)
    assert told["vi"] not in text(soup)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("du thao.txt", EVERY.encode()),
        ("du-thao.txt", EVERY.encode("utf-16")),
        ("du-thao.md", EVERY.encode()),
        ("du-thao.docx", word(EVERY)),
        ("không-đuôi", word(EVERY)),
        ("trang.html", "".join(f"<p>{line}</p>" for line in EVERY.splitlines()).encode()),
        (f"{SCRIPT}{IMAGE}.txt", EVERY.encode()),
        ("C:\\Users\\An\\du-thao.txt", EVERY.encode()),
    ],
)
def test_every_kind_of_file_is_checked(client: FlaskClient, name: str, data: bytes) -> None:
    soup = shown(send(client, "phần dán bị bỏ qua", name=name, data=data))
    numbers = [text(a) for a in soup.select(".drafted a.checked .number")]
    assert len(numbers) == 10
    assert "7777/UBND-KTN" in numbers


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("rong.txt", b"", "rỗng"),
        ("trang.txt", b" \n ", "rỗng"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.png", b"\x89PNG\r\n\x1a\n...", "ảnh"),
        ("a.docx", b"PK\x03\x04 broken", "hỏng"),
        ("a.jsonl", b'{"text": "a"}', "JSON Lines"),
        ("a.bin", bytes(range(256)) * 4, ""),
    ],
)
def test_a_file_that_cannot_be_read_is_said_beside_its_field(
    client: FlaskClient, name: str, data: bytes, says: str
) -> None:
    soup = shown(send(client, name=name, data=data), 400)
    (wrong,) = soup.select("#loi-tep")
    assert says in text(wrong)
    (field,) = soup.select("#tep")
    assert "loi-tep" in str(field["aria-describedby"]).split()


def test_nothing_sent_and_a_province_that_is_none_are_said(client: FlaskClient) -> None:
    assert shown(send(client, "  "), 400).select_one("#loi-du-thao") is not None
    soup = shown(send(client, EVERY, tinh="Tỉnh Không Có"), 400)
    assert soup.select_one("#loi-tinh") is not None
    (kept,) = soup.select("textarea")
    assert kept.get_text().strip() == EVERY.strip()


def test_a_draft_cannot_run_anything(client: FlaskClient) -> None:
    hostile = (
        f"{SCRIPT}{IMAGE}</textarea>\nThực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 {IMAGE} về {SCRIPT} abc\n"
    )
    soup = shown(send(client, hostile, la="du-thao"))
    assert soup.select_one(".drafted a.checked") is not None
    assert SCRIPT in soup.select_one(".drafted").get_text()  # type: ignore[union-attr]
    shown(send(client, f"846/QĐ-UBND {SCRIPT}\n512/QĐ-UBND {IMAGE}", la="danh-sach"))


def test_without_citations_it_is_said(client: FlaskClient) -> None:
    assert "không viện dẫn" in text(shown(send(client, "Kính gửi các đơn vị, đề nghị thực hiện.")))


# -- files to take away --------------------------------------------------------------------------------------------


def test_a_word_draft_comes_back_with_comments(client: FlaskClient) -> None:
    answer = send(client, name="dự thảo.docx", data=word(EVERY), ra="docx")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=du-thao-da-soat.docx")
    made = docx.Document(BytesIO(answer.data))
    assert [p.text for p in made.paragraphs] == EVERY.splitlines()
    assert any("20/05/2019" in comment.text for comment in made.comments)


def test_comments_need_a_word_file(client: FlaskClient) -> None:
    assert ".docx" in text(shown(send(client, EVERY, ra="docx"), 400).select("#loi-tep")[0])


def test_findings_and_lists_come_as_tables(client: FlaskClient) -> None:
    rows = list(csv.reader(StringIO(send(client, EVERY, ra="csv").data.decode("utf-8-sig"))))
    assert any("691/QĐ-UBND" in row and "sai khác" in row for row in rows)
    sheet = openpyxl.load_workbook(BytesIO(send(client, EVERY, ra="xlsx").data)).active
    assert [cell.value for cell in next(iter(sheet.rows))] == rows[0]
    listed = list(csv.reader(StringIO(send(client, LIST, ra="csv").data.decode("utf-8-sig"))))
    assert [row[1] for row in listed[1:]] == LIST.splitlines()


def test_findings_and_lists_come_in_english_to_those_who_read_it(client: FlaskClient) -> None:
    """Nothing of ours stays Vietnamese in the headings, the statuses, the levels and the findings."""
    rows = _english(client, EVERY)
    assert all(head.isascii() for head in rows[0])
    ours, theirs = rows[0].index("Status"), rows[0].index("Finding")
    assert all(row[n].isascii() for row in rows[1:] for n in (ours, ours + 1))
    assert any("the collection" in row[theirs] or "replaced" in row[theirs] for row in rows)
    listed = _english(client, LIST)
    assert all(head.isascii() for head in listed[0])
    assert {row[listed[0].index("Status")] for row in listed[1:]} >= {"not in the collection"}


def _english(client: FlaskClient, typed: str) -> list[list[str]]:
    client.set_cookie("ngon_ngu", "en")
    answer = send(client, typed, ra="csv")
    client.delete_cookie("ngon_ngu")
    return list(csv.reader(StringIO(answer.data.decode("utf-8-sig"))))


# -- lists ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("draft", "name", "fields"),
    [
        (LIST, "", {}),
        ("", "danh-muc.csv", {}),
        ("Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh", "", {"la": "danh-sach"}),
    ],
)
def test_a_list_is_looked_up(client: FlaskClient, draft: str, name: str, fields: dict[str, str]) -> None:
    soup = shown(send(client, draft, name=name, data="TT;Số\n1;846/QĐ-UBND\n".encode(), **fields))
    row = next(tr for tr in soup.select(".looked tbody tr") if "846/QĐ-UBND" in text(tr))
    assert row.select_one("a[href^='/van-ban/']") is not None
    assert [text(td) for td in row.select("td.figure")][1:] == ["20", "17"]
    if draft == LIST:
        assert [text(tag) for tag in soup.select(".looked .tag")][-2:] == ["không có trong kho", "không đọc ra số"]


def test_a_list_may_be_forced_to_be_a_draft(client: FlaskClient) -> None:
    assert len(shown(send(client, LIST, la="du-thao")).select(".drafted a.checked")) == 3


# -- nothing is kept -----------------------------------------------------------------------------------------------


@pytest.fixture
def watched_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_nothing_of_an_upload_is_written(
    client: FlaskClient, web_index: Path, watched_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    real = tempfile.TemporaryFile

    def remembered(*given: Any, **named: Any) -> Any:
        made.append(given)
        return real(*given, **named)

    monkeypatch.setattr(tempfile, "TemporaryFile", remembered)
    client.get("/tim?q=ho+so")  # opened, it has its log beside it
    before = sorted((path, os.stat(path).st_size) for path in web_index.rglob("*"))
    large = f"<!DOCTYPE html><body><p>{EVERY}</p><!--{'x' * 2**20}-->".encode()
    assert len(large) > 2**20
    shown(send(client, name="du-thao.html", data=large))
    send(client, name="du-thao.docx", data=word(EVERY), ra="docx")
    send(client, name="a.pdf", data=b"%PDF-1.7" + b"x" * 2**20)
    assert not list(watched_folder.iterdir())
    assert not made
    assert sorted((path, os.stat(path).st_size) for path in web_index.rglob("*")) == before


def test_what_is_too_large_is_refused(web_index: Path) -> None:
    app = create_app(web_index, MAX_CONTENT_LENGTH=100_000)
    client = app.test_client()
    assert send(client, name="a.txt", data=b"x" * 100_001).status_code == 413
    answer = client.post(f"{PREFIX}/check", data=b"x" * 100_001, content_type="text/plain")
    assert (answer.status_code, answer.get_json()["type"]) == (413, f"{PREFIX}/problems/too-large")
    find_collection(app).close()


# -- the API -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def described(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{PREFIX}/openapi.json").get_json()
    return found


def test_the_api_checks_a_text_json_and_a_file_alike(client: FlaskClient, described: dict[str, Any]) -> None:
    answers = [
        client.post(f"{PREFIX}/check", data=EVERY.encode(), content_type="text/plain; charset=utf-8"),
        client.post(f"{PREFIX}/check", json={"text": EVERY, "province": "Quảng Ngãi"}),
        client.post(f"{PREFIX}/check", data={"file": (BytesIO(EVERY.encode()), "du-thao.txt")}),
    ]
    for answer in answers:
        assert answer.status_code == 200, answer.text
        assert_described(described, "/check", answer)
    told = [answer.get_json() for answer in answers]
    assert told[0] == told[1] == told[2]
    assert sum(told[0]["statuses"].values()) == len(told[0]["citations"]) == 10


def test_the_api_looks_up_a_list(client: FlaskClient, described: dict[str, Any]) -> None:
    answer = client.post(f"{PREFIX}/lookup", data=LIST.encode(), content_type="text/plain")
    assert_described(described, "/lookup", answer)
    assert [one["typed"] for one in answer.get_json()["items"]] == LIST.splitlines()
    answer = client.post(f"{PREFIX}/lookup?column=Số", data="TT;Số\n1;846/QĐ-UBND\n", content_type="text/plain")
    assert [one["number"] for one in answer.get_json()["items"]] == ["846/QĐ-UBND"]


@pytest.mark.parametrize(
    ("sent", "status", "kind"),
    [
        ({"data": b"", "content_type": "text/plain"}, 400, "unreadable"),
        ({"data": b"%PDF-1.7", "content_type": "text/plain"}, 400, "unreadable"),
        ({"json": {"text": ""}}, 400, "unreadable"),
        ({"json": {"text": 1}}, 400, "bad-input"),
        ({"json": ["a"]}, 400, "bad-input"),
        ({"json": {"text": "a", "x": 1}}, 400, "bad-input"),
        ({"json": {"text": "a", "province": "Không Có"}}, 400, "bad-input"),
        ({"data": b"{", "content_type": "application/json"}, 400, "bad-input"),
        ({"data": b"[" * 100_000, "content_type": "application/json"}, 400, "bad-input"),
        ({"data": b'{"text": ' + b"[" * 100_000, "content_type": "application/json"}, 400, "bad-input"),
        ({"data": b"\xff", "content_type": "application/json"}, 400, "bad-input"),
        ({"data": {"text": "a"}, "content_type": "multipart/form-data"}, 400, "bad-input"),
        ({"data": {"text": "a"}}, 415, "unsupported-media"),
        ({"json": {"text": "a"}, "query_string": {"q": "a"}}, 400, "unknown-parameter"),
        ({"json": {"text": "a"}, "headers": {"Origin": "https://evil.example"}}, 403, "other-site"),
        ({"json": {"text": "a"}, "headers": {"Sec-Fetch-Site": "cross-site"}}, 403, "other-site"),
    ],
)
def test_what_the_api_does_not_take_is_a_problem(
    client: FlaskClient, described: dict[str, Any], sent: dict[str, Any], status: int, kind: str
) -> None:
    for verb in ("check", "lookup"):
        assert_problem(client, described, client.post(f"{PREFIX}/{verb}", **sent), status, kind)


def test_the_api_says_how_it_is_asked(client: FlaskClient, described: dict[str, Any]) -> None:
    for method in ("get", "put"):
        answer = getattr(client, method)(f"{PREFIX}/check")
        assert_problem(client, described, answer, 405, "method-not-allowed")
        assert answer.headers["Allow"] == "POST"


# -- a real browser ------------------------------------------------------------------------------------------------


def test_more_than_one_request_may_ask_is_refused(client: FlaskClient) -> None:
    lines = "\n".join(f"{n}/QĐ-UBND" for n in range(1, 2002))
    told = client.post("/api/v1/lookup", data=lines.encode(), content_type="text/plain; charset=utf-8")
    assert told.status_code == 400
    assert "2.000" in told.get_json()["detail"]
    cited = "Căn cứ Quyết định số 846/QĐ-UBND ngày 07/11/2017. " * 2001
    told = client.post("/api/v1/check", data=cited.encode(), content_type="text/plain; charset=utf-8")
    assert told.status_code == 400


SCAN = Path(__file__).resolve().parents[1] / "data" / "pdf" / "03-scan-stamp.pdf"


@pytest.mark.skipif(not requirements.is_installed(), reason="tracuu[ocr] is not installed")
def test_a_scan_is_recognised_and_checked(client: FlaskClient) -> None:
    page = shown(send(client, name="quet.pdf", data=SCAN.read_bytes()))
    assert "107/2021/NĐ-CP" in text(page)


def test_a_scan_of_many_pages_is_told_what_to_do(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_SCANNED", 0)
    monkeypatch.setattr(requirements, "NEEDED", ())
    told = text(shown(send(client, name="quet.pdf", data=SCAN.read_bytes()), 400))
    assert "tracuu check" in told


def test_without_the_parts_of_ocr_a_scan_is_told_how_to_get_them(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requirements, "NEEDED", ("a_module_that_nobody_has",))
    told = text(shown(send(client, name="quet.pdf", data=SCAN.read_bytes()), 400))
    assert "Dán" in told.title()
    assert 'pip install "tracuu[ocr]"' in told
    assert 'py -m pip install "tracuu[ocr]"' in told
    assert "tracuu ocr." not in told  # what is sent is in no index
