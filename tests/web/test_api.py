"""The JSON API: answers as the OpenAPI document describes them, errors as problems, nothing for another site."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate

from indexer.store import open_store
from tests.conftest import HOSTILE
from tests.support.api import JSON, PROBLEM, assert_closed, assert_described, assert_problem
from tests.support.command_line import lines, run
from tests.support.web_pages import assert_no_code, page
from web import create_app
from web.api.problems import KINDS
from web.api.verbs import PREFIX, VERBS
from web.collection.open_index import find_collection


@pytest.fixture(scope="module")
def described(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{PREFIX}/openapi.json").get_json()
    return found


def ask(client: FlaskClient, address: str, status: int = 200) -> Any:
    answer = client.get(PREFIX + address)
    assert answer.status_code == status, (address, answer.text[:500])
    return answer.get_json()


def a_document(client: FlaskClient) -> str:
    return str(ask(client, "/documents?province=Quảng Ngãi")["items"][0]["id"])


# -- the description ---------------------------------------------------------------------------------------------


def test_the_document_is_openapi(described: dict[str, Any]) -> None:
    validate(described)
    assert described["openapi"] == "3.1.0"
    used = json.dumps(described)
    assert not [name for name in described["components"]["schemas"] if f"#/components/schemas/{name}" not in used]


def test_every_route_is_described_and_the_reverse(web_index: Path, described: dict[str, Any]) -> None:
    rules = {
        (rule.rule.replace("<path:", "{").replace("<", "{").replace(">", "}"), method.lower())
        for rule in create_app(web_index).url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/")
    }
    assert rules == {(path, method) for path, methods in described["paths"].items() for method in methods}
    assert len(rules) == len(VERBS) + 2


def test_what_must_be_given_is_described_as_not_empty(client: FlaskClient, described: dict[str, Any]) -> None:
    for path, methods in described["paths"].items():
        for one in methods.get("get", {}).get("parameters", ()):
            if one["required"] and one["in"] == "query" and one["schema"]["type"] == "string":
                assert (one["schema"]["minLength"], one["schema"]["pattern"]) == (1, r"\S"), (path, one["name"])
                assert client.get(f"{path}?{one['name']}=%20").status_code == 400
    text = described["paths"][f"{PREFIX}/check"]["post"]["requestBody"]["content"]["text/plain"]["schema"]
    assert (text["minLength"], text["pattern"]) == (1, r"\S")


def test_every_parameter_has_an_example_that_is_taken(client: FlaskClient) -> None:
    known = a_document(client)
    for verb in VERBS:
        path = PREFIX + verb.rule.replace("<path:number>", "846/QĐ-UBND").replace("<path:id>", known)
        needed = {one.name: one.example for one in verb.parameters if one.required and one.place == "query"}
        named = {"id", "left", "right"}  # documents, of which an example cannot be there
        needed |= dict.fromkeys(named & set(needed), known)
        for one in verb.parameters:
            if one.place == "query" and one.name not in named:
                query = {**needed, one.name: one.example}
                headers = {"Content-Type": "text/plain"}
                body = "846/QĐ-UBND;a"
                answer = client.open(path, method=verb.method, query_string=query, data=body, headers=headers)
                assert answer.status_code == 200, (verb.name, one.name, answer.text)


REQUESTS = [
    "/search",
    "/search?q=điện năng",
    "/search?q=846/QĐ-UBND&limit=2&offset=1&sort=date",
    "/search?q=nguyễn trí phươgn",
    "/search?q=không có gì cả như thế này",
    "/search?province=Bắc Ninh&year=2025&year=2024&quarter=I/2025&doc_type=Báo cáo&period_kind=quý",
    "/search?cites=846/QĐ-UBND&cited_body=Chính phủ",
    "/search?date=1/1/2023..31/12/2023",
    "/trace/846/QĐ-UBND",
    "/trace/846%2FQĐ-UBND?province=quang ngai&year=2017&issuer=UBND tỉnh Quảng Ngãi",
    "/trace/175 qd sct",
    "/trace/1/QĐ-XYZ",
    "/trace/846/QĐ-SXD",
    "/decisions",
    "/decisions?status=conflict&limit=1",
    "/decisions?status=absent&province=Quảng Ngãi&doc_type=Quyết định&year=2017&issuer=UBND",
    "/matrix",
    "/matrix?number=846/QĐ-UBND&number=512/QĐ-UBND&limit=1",
    "/conflicts",
    "/conflicts?limit=1",
    "/repeats/846/QĐ-UBND",
    "/repeats/1/QĐ-XYZ",
    "/ask?q=Quyết định 846/QĐ-UBND ban hành ngày nào?",
    "/ask?q=Quý I/2023 tỉnh Quảng Ngãi thời gian xử lý hồ sơ đấu nối lưới trung áp?",
    "/ask?q=Ai là tổng thống Pháp?",
    "/documents",
    "/documents?province=Quảng Ngãi&period=2023Q1",
    "/documents?limit=3&offset=6",
    "/documents/{id}",
    "/document?id={id}",
    "/similar?id={id}&limit=3",
    "/compare?left={id}&right={id}",
    "/status",
    "/openapi.json",
    "/problems/not-an-index",
]


@pytest.mark.parametrize("address", REQUESTS)
def test_every_answer_is_as_described(client: FlaskClient, described: dict[str, Any], address: str) -> None:
    address = address.replace("{id}", a_document(client))
    answer = client.get(PREFIX + address)
    assert (answer.status_code, answer.content_type) == (200, JSON)
    assert_described(described, address, answer)
    assert_closed(answer)


@pytest.mark.parametrize("known", [str(record["id"]) for record in HOSTILE])
def test_documents_of_any_id_are_as_described(client: FlaskClient, described: dict[str, Any], known: str) -> None:
    found = next(one["id"] for one in ask(client, "/documents?limit=500")["items"] if one["path"].endswith(f"#{known}")
                 or one["id"] == known)  # fmt: skip
    answer = client.get(f"{PREFIX}/document", query_string={"id": found})
    assert_described(described, "/document?id=", answer)
    text = client.get(f"{PREFIX}/document/text", query_string={"id": found})
    assert text.text == answer.get_json()["text"]
    assert text.content_type == "text/plain; charset=utf-8"


# -- the same as the command line --------------------------------------------------------------------------------


def test_answers_are_those_of_the_command_line(client: FlaskClient, web_index: Path) -> None:
    (trace,) = lines(run("trace", "846/QĐ-UBND", "--json", index=web_index))
    assert ask(client, "/trace/846/QĐ-UBND") == trace
    (found,) = lines(run("search", "điện năng", "--tinh", "Quảng Ngãi", "--json", index=web_index))
    shown = ask(client, "/search?q=điện năng&province=Quảng Ngãi")
    assert shown.pop("items") == found.pop("hits")
    assert {name: shown[name] for name in found} == found
    assert ask(client, "/decisions?limit=5")["items"] == lines(run("decisions", "-n", "5", "--json", index=web_index))
    known = shown["facets"] and a_document(client)
    assert [ask(client, f"/documents/{known}")] == lines(run("show", known, "--json", index=web_index))
    assert [ask(client, "/status")] == lines(run("status", "--json", index=web_index))
    assert ask(client, "/conflicts")["items"] == lines(run("conflicts", "--json", index=web_index))


def test_offsets_are_code_points_of_the_text(client: FlaskClient) -> None:
    known = a_document(client)
    text = client.get(f"{PREFIX}/documents/{known}/text").text
    document = ask(client, f"/documents/{known}")
    assert document["text"] == text
    assert all(text[cited["start"] : cited["end"]] == cited["text"] for cited in document["citations"])


# -- paging ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address", ["/documents?limit=7", "/search?q=hồ sơ&limit=4&year=2023&year=2024", "/decisions?limit=40"]
)
def test_following_next_gives_everything_once(client: FlaskClient, address: str) -> None:
    first = ask(client, address)
    seen = [json.dumps(one, sort_keys=True) for one in first["items"]]
    following = first["next"]
    while following:
        found = client.get(following).get_json()
        assert found["offset"] == len(seen)
        seen += [json.dumps(one, sort_keys=True) for one in found["items"]]
        following = found["next"]
    every = first["total"] + first.get("partial", 0)  # what has some of the words comes after what has all
    assert len(seen) == len(set(seen)) == every > first["limit"]


def test_next_stays_under_a_prefix(client: FlaskClient) -> None:
    answer = client.get(f"{PREFIX}/documents?limit=2", base_url="http://localhost/tra-cuu").get_json()
    assert answer["next"] == f"/tra-cuu{PREFIX}/documents?limit=2&offset=2"
    described = client.get(f"{PREFIX}/openapi.json", base_url="http://localhost/tra-cuu").get_json()
    assert described["servers"] == [{"url": "/tra-cuu"}]


def test_a_page_past_the_end_is_empty(client: FlaskClient) -> None:
    found = ask(client, "/documents?offset=999999")
    assert (found["items"], found["next"]) == ([], None)
    assert found["total"] > 20


# -- errors ------------------------------------------------------------------------------------------------------

WRONG = [
    ("/search?qq=1", 400, "unknown-parameter"),
    ("/status?q=1", 400, "unknown-parameter"),
    ("/openapi.json?x=1", 400, "unknown-parameter"),
    ("/search?limit=0", 400, "bad-input"),
    ("/search?limit=101", 400, "bad-input"),
    ("/search?limit=abc", 400, "bad-input"),
    ("/search?limit=٣", 400, "bad-input"),
    ("/search?limit=1&limit=2", 400, "bad-input"),
    ("/search?offset=-1", 400, "bad-input"),
    ("/search?sort=x", 400, "bad-input"),
    ("/search?q=" + "a" * 1001, 400, "bad-input"),
    ("/search?province=Atlantis", 400, "bad-input"),
    ("/search?quarter=V/2023", 400, "bad-input"),
    ("/documents?period=abcd", 400, "bad-input"),
    ("/decisions?doc_type=Bài thơ", 400, "bad-input"),
    ("/ask", 400, "bad-input"),
    ("/similar", 400, "bad-input"),
    ("/trace/xin chào", 400, "bad-input"),
    ("/matrix?number=xin chào", 400, "bad-input"),
    ("/documents/khong-co", 404, "unknown-document"),
    ("/documents/khong-co/text", 404, "unknown-document"),
    ("/similar?id=khong-co", 404, "unknown-document"),
    ("/compare?left=a", 400, "bad-input"),
    ("/compare?left=khong-co&right=khong-co", 404, "unknown-document"),
    ("/khong-co", 404, "not-found"),
    ("/trace", 404, "not-found"),
    ("/problems/khong-co", 404, "not-found"),
]


@pytest.mark.parametrize(("address", "status", "kind"), WRONG, ids=[wrong[0][:40] for wrong in WRONG])
def test_what_is_wrong_is_a_problem(
    client: FlaskClient, described: dict[str, Any], address: str, status: int, kind: str
) -> None:
    answer = client.get(PREFIX + address)
    assert_problem(client, described, answer, status, kind)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_only_reading_is_allowed(client: FlaskClient, described: dict[str, Any], method: str) -> None:
    answer = getattr(client, method)(f"{PREFIX}/search", headers={"Origin": "https://evil.example"})
    assert_problem(client, described, answer, 405, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD"


def test_head_is_reading(client: FlaskClient) -> None:
    answer = client.head(f"{PREFIX}/status")
    assert (answer.status_code, answer.data) == (200, b"")


def test_other_hosts_are_refused(client: FlaskClient, described: dict[str, Any]) -> None:
    answer = client.get(f"{PREFIX}/status", headers={"Host": "evil.example"})
    assert_problem(client, described, answer, 421, "wrong-host")


def test_a_missing_index_says_what_to_do(tmp_path: Path, client: FlaskClient, described: dict[str, Any]) -> None:
    answer = create_app(tmp_path / "nothing").test_client().get(f"{PREFIX}/status")
    assert_problem(client, described, answer, 503, "not-an-index")
    assert "tracuu index" in answer.get_json()["detail"]


def test_an_unexpected_error_is_a_problem_too(web_index: Path, client: FlaskClient, described: dict[str, Any]) -> None:
    app = create_app(web_index)
    app.add_url_rule(f"{PREFIX}/vo", "broken", lambda: str(1 / 0))
    answer = app.test_client().get(f"{PREFIX}/vo")
    assert_problem(client, described, answer, 500, "error")
    assert "ZeroDivisionError" not in answer.text


def test_every_kind_of_problem_has_its_address(client: FlaskClient) -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        assert ask(client, f"/problems/{kind.name}")["status"] == kind.status


def test_what_is_held_already_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get(f"{PREFIX}/status")
    again = client.get(f"{PREFIX}/status", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


# -- anything at all ---------------------------------------------------------------------------------------------

NAMES = st.sampled_from([*sorted({one.name for verb in VERBS for one in verb.parameters}), "x"])
VALUES = st.one_of(st.text(max_size=30), st.integers(-5, 5).map(str), st.sampled_from(["846/QĐ-UBND", "2023", "date"]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verb=st.sampled_from(VERBS), pairs=st.lists(st.tuples(NAMES, VALUES), max_size=4), path=st.text(max_size=20))
def test_any_parameters_give_an_answer_or_a_problem(
    client: FlaskClient, verb: Any, pairs: list[tuple[str, str]], path: str
) -> None:
    rule = PREFIX + verb.rule.replace("<path:number>", quote(path)).replace("<path:id>", quote(path))
    asked = "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
    answer = client.open(f"{rule}?{asked}", method=verb.method, data=path, headers={"Content-Type": "text/plain"})
    assert answer.status_code in (200, 400, 404), (rule, asked, answer.text)
    assert answer.content_type in (JSON, PROBLEM, "text/plain; charset=utf-8")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=30))
def test_any_bytes_give_an_answer_or_a_problem(client: FlaskClient, raw: bytes) -> None:
    for where in ("/search?q=", "/search?", "/trace/", "/documents/", "/document?id=", "/problems/"):
        assert client.get(f"{PREFIX}{where}{quote(raw)}").status_code < 500


# -- the page ----------------------------------------------------------------------------------------------------


def test_the_page_shows_every_verb_with_an_example_that_works(client: FlaskClient) -> None:
    soup = page(client, "/api")
    assert_no_code(soup)
    shown = [code.get_text() for code in soup.select(".verb > p code")]
    assert len(shown) == len(VERBS)
    links = [str(a["href"]) for a in soup.select(".verb a")]
    assert len(links) == sum("{id}" not in verb.example and verb.method == "GET" for verb in VERBS)
    for link in links:
        assert client.get(link).status_code == 200, link
    assert page(client, "/gioi-thieu").select_one("main a[href='/api']") is not None


def test_an_empty_collection_answers(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "index", create=True)):
        pass
    app = create_app(tmp_path / "index")
    client = app.test_client()
    for address in (
        "/search?q=a",
        "/trace/846/QĐ-UBND",
        "/decisions",
        "/matrix",
        "/conflicts",
        "/documents",
        "/status",
    ):
        assert client.get(PREFIX + address).status_code == 200, address
    find_collection(app).close()


def test_two_documents_are_compared_as_the_command_does(client: FlaskClient, described: dict[str, Any]) -> None:
    every = {one["number"]: one["id"] for one in ask(client, "/documents?limit=500")["items"]}
    address = f"/compare?left={every['612/BC-SCT']}&right={every['1385/BC-SCT']}"
    assert_described(described, address, client.get(PREFIX + address))
    found = ask(client, address)
    assert found["counts"] == {"same": 2, "changed": 18, "figures": 14, "gone": 18, "new": 15}
    for section in found["sections"]:
        for line in section["lines"]:
            for side in filter(None, (line["left"], line["right"])):
                assert len(side["text"]) == side["end"] - side["start"]
