"""The verbs of the API: each opens the store, calls a verb of ``indexer`` and gives what the command line prints."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from indexer.answering import ask
from indexer.checking import check, look_up, read_list
from indexer.comparing import compare
from indexer.decisions import directory, repeats, validity
from indexer.decisions.survey import Surveyed, count_surveyed_recurrence
from indexer.decisions.tracing import find_known_province, trace
from indexer.errors import BadInput
from indexer.exporting import as_json
from indexer.exporting.as_json import findings
from indexer.exporting.as_json.comparisons import export_comparison
from indexer.models import Filters
from indexer.searching.filters import NAMES, make_filters
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.searching.similarity import find_similar
from web.api import bodies, inputs
from web.api.answers import Answer, cut_page, write_page
from web.api.parameters import Parameter
from web.collection.open_index import get_collection, get_store
from web.collection.surveys import find_suggestions, get_survey
from web.guards.uploads import MOST
from web.parts import periods

PREFIX = "/api/v1"
_PATIENCE = 5.0  # seconds that a program waits for suggestions that are being made
_LONG = 60.0  # seconds that a program waits for the directory of a collection that has just changed
_ALIKE = 100  # documents like one that are looked for

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """An address of the API. ``rule`` is its route under the prefix.

    ``schema`` names the answer's schema; a verb whose ``media`` is a text has none. ``example`` follows the prefix.
    A verb whose ``method`` is POST takes a body as ``bodies`` says, and changes nothing.
    """

    name: str
    rule: str
    answer: Callable[[Given], Answer]
    vi: str
    en: str
    parameters: tuple[Parameter, ...]
    schema: str
    example: str
    media: Literal["application/json", "text/plain"] = "application/json"
    method: Literal["GET", "POST"] = "GET"


def _read_filters(given: Given) -> Filters:
    return make_filters({name: given[name] for name in NAMES})


def _search(given: Given) -> Answer:
    query = parse_query(given["q"], _read_filters(given))
    result = search(get_store(), query, given["limit"], given["offset"], sort=given["sort"])
    told = as_json.export_search(result)
    return write_page(told.pop("hits"), told.pop("total"), given, after=result.partial, **told)


def _suggest(given: Given) -> Answer:
    found = find_suggestions(_PATIENCE).suggest(given["q"], given["limit"])
    return {"items": [{"kind": one.kind, "text": one.text, "id": one.id or None} for one in found]}


def _trace(given: Given) -> Answer:
    narrowed = {name: given[name] for name in ("province", "year", "issuer")}
    found = trace(get_store(), given["number"], **narrowed)
    beside = []
    for decision in found.decisions:
        late, near = (
            validity.list_stale_bases(get_store(), decision),
            validity.find_passage_around(get_store(), decision),
        )
        beside.append(
            {"timeline": as_json.export_timeline(decision), **as_json.export_validity(late, near, decision.canonical)}
        )
    return as_json.export_trace(found, beside)


def _answer_decisions(given: Given) -> Answer:
    narrowing = {name: given[name] or "" for name in ("province", "issuer", "doc_type")}
    wanted = directory.DirectoryNarrowing(**narrowing, year=given["year"], status=given["status"])
    found = directory.narrow_decisions(_list_surveyed(), wanted)
    return write_page([as_json.export_listed(one) for one in cut_page(found, given)], len(found), given)


def _list_surveyed() -> Sequence[Surveyed]:
    """Return every decision, most used first, as it is surveyed once for all who ask."""
    survey, _ = get_survey(_LONG)
    return survey.decisions


def _answer_matrix(given: Given) -> Answer:
    if given["number"]:
        return as_json.export_matrix(directory.count_recurrence(get_store(), given["number"], given["limit"]))
    survey, _ = get_survey(_LONG)
    return as_json.export_matrix(count_surveyed_recurrence(survey, given["limit"]))


def _answer_conflicts(given: Given) -> Answer:
    found = directory.find_conflicting(_list_surveyed(), dismissed=given["dismissed"] == "yes")
    page = directory.read_listed(get_store(), cut_page(found, given))
    return write_page([as_json.export_decision(one) for one in page], len(found), given)


def _answer_repeats(given: Given) -> Answer:
    traced = trace(get_store(), given["number"])
    found = [repeat for decision in traced.decisions for repeat in repeats.find_repeats(decision)]
    told = [as_json.export_repeat(one) for one in cut_page(found, given)]
    return write_page(told, len(found), given, query=traced.query, status=traced.status)


def _ask(given: Given) -> Answer:
    return as_json.export_answers(ask(get_store(), given["q"]))


def _answer_documents(given: Given) -> Answer:
    period = given["period"] or ""
    if period and not periods.is_key(period):
        raise BadInput(
            f"“{period[:40]}” không phải là một kỳ báo cáo. Ví dụ đúng: 2023Q1, 2025-04, 2016-2020.",
            f"“{period[:40]}” is not a period. Right ones: 2023Q1, 2025-04, 2016-2020.",
        )
    every = get_store().summaries(_read_filters(given))
    found = [one for one in every if not period or period in (one.period, periods.find_cell(one.period or ""))]
    return write_page([as_json.export_summary(one) for one in cut_page(found, given)], len(found), given)


def _answer_document(given: Given) -> Answer:
    return as_json.export_document(get_store().document(given["id"]))


def _answer_text(given: Given) -> Answer:
    return get_store().document(given["id"]).source.text


def _answer_similar(given: Given) -> Answer:
    found = find_similar(get_store(), given["id"], _ALIKE)
    return write_page([as_json.export_similar(one) for one in cut_page(found, given)], len(found), given)


def _compare(given: Given) -> Answer:
    return export_comparison(compare(get_store().document(given["left"]), get_store().document(given["right"])))


def _answer_status(_: Given) -> Answer:
    return {"index": str(get_collection().folder), **as_json.export_overview(get_store().overview())}


def _check(given: Given) -> Answer:
    sent, province = bodies.read_body(given)
    known = find_known_province(province) if province else None
    return findings.export_draft(check(get_store(), sent.source, known, most=MOST))


def _answer_lookup(given: Given) -> Answer:
    sent, province = bodies.read_body(given)
    asked = read_list(sent.source, given["column"])
    found = look_up(get_store(), asked, find_known_province(province) if province else None, most=MOST)
    return {"items": [findings.export_lookup(one) for one in found], "total": len(found)}


VERBS: tuple[Verb, ...] = (
    Verb(
        name="search",
        rule="/search",
        answer=_search,
        vi="Tìm theo từ, “cụm từ” hoặc số ký hiệu",
        en="Search by words, “phrases” or numbers",
        parameters=(
            inputs.QUERY,
            *inputs.FILTERS,
            inputs.SORT,
            *inputs.make_paging(10, 100),
        ),
        schema="SearchPage",
        example="/search?q=điện+năng&province=Quảng+Ngãi&limit=5",
    ),
    Verb(
        name="suggest",
        rule="/suggest",
        answer=_suggest,
        vi="Gợi ý khi đang gõ: số văn bản, trích yếu, cơ quan có trong kho",
        en="Suggestions while typing: numbers, titles and bodies of the collection",
        parameters=(inputs.TYPED, inputs.MOST_SUGGESTED),
        schema="Suggestions",
        example="/suggest?q=846",
    ),
    Verb(
        name="trace",
        rule="/trace/<path:number>",
        answer=_trace,
        vi="Tra nguồn viện dẫn một số, ký hiệu: mọi lần viện dẫn, chỗ ghi không thống nhất, "
        "hiệu lực theo lời các văn bản",
        en="Trace a number: every mention, disagreements, what the documents say of its validity",
        parameters=(
            inputs.NUMBER,
            inputs.PROVINCE,
            inputs.ISSUED_IN,
            inputs.ISSUER,
        ),
        schema="Trace",
        example="/trace/846/QĐ-UBND",
    ),
    Verb(
        name="decisions",
        rule="/decisions",
        answer=_answer_decisions,
        vi="Danh mục văn bản được viện dẫn, dùng nhiều đứng trước",
        en="The directory of cited decisions, the most used first",
        parameters=(
            inputs.PROVINCE,
            inputs.ISSUER,
            inputs.DOC_TYPE,
            inputs.ISSUED_IN,
            inputs.STATUS,
            *inputs.make_paging(50, 500),
        ),
        schema="DecisionPage",
        example="/decisions?status=conflict",
    ),
    Verb(
        name="matrix",
        rule="/matrix",
        answer=_answer_matrix,
        vi="Số lần viện dẫn theo tỉnh, cơ quan và kỳ",
        en="Recurrence by province, body and period",
        parameters=(inputs.NUMBERS, inputs.ROWS),
        schema="Matrix",
        example="/matrix?number=846/QĐ-UBND&number=512/QĐ-UBND",
    ),
    Verb(
        name="conflicts",
        rule="/conflicts",
        answer=_answer_conflicts,
        vi="Mọi chỗ các văn bản ghi khác nhau, kèm nguyên văn",
        en="Every disagreement, with the quotes",
        parameters=(inputs.DISMISSED, *inputs.make_paging(20, 100)),
        schema="ConflictPage",
        example="/conflicts",
    ),
    Verb(
        name="repeats",
        rule="/repeats/<path:number>",
        answer=_answer_repeats,
        vi="Câu viện dẫn lặp lại giữa các báo cáo",
        en="Sentences that carry a citation from report to report",
        parameters=(inputs.NUMBER, *inputs.make_paging(20, 200)),
        schema="RepeatPage",
        example="/repeats/846/QĐ-UBND",
    ),
    Verb(
        name="ask",
        rule="/ask",
        answer=_ask,
        vi="Hỏi một câu: nguyên văn kèm nguồn, hoặc lời từ chối",
        en="Ask a question: verbatim quotes with their place, or a refusal",
        parameters=(inputs.QUESTION,),
        schema="Answers",
        example="/ask?q=Quyết+định+846/QĐ-UBND+ban+hành+ngày+nào?",
    ),
    Verb(
        name="documents",
        rule="/documents",
        answer=_answer_documents,
        vi="Danh sách văn bản trong kho, theo tỉnh, kỳ và các bộ lọc khác",
        en="The documents of the collection by province, period and other filters",
        parameters=(inputs.PERIOD, *inputs.FILTERS, *inputs.make_paging(50, 500)),
        schema="DocumentPage",
        example="/documents?province=Quảng+Ngãi&period=2023Q1",
    ),
    Verb(
        name="document",
        rule="/documents/<path:id>",
        answer=_answer_document,
        vi="Một văn bản: thông tin (kèm lấy từ đâu), viện dẫn, quan hệ, đoạn, toàn văn",
        en="One document: metadata with origins, citations, relations, passages, text",
        parameters=(inputs.IN_PATH,),
        schema="Document",
        example="/documents/{id}",
    ),
    Verb(
        name="text",
        rule="/documents/<path:id>/text",
        answer=_answer_text,
        vi="Toàn văn một văn bản; mọi vị trí trong API đếm theo ký tự (mã Unicode) của văn bản này",
        en="The text of a document: all offsets are code points into it",
        parameters=(inputs.IN_PATH,),
        schema="",
        example="/documents/{id}/text",
        media="text/plain",
    ),
    Verb(
        name="document_by_query",
        rule="/document",
        answer=_answer_document,
        vi="Như /documents/{id}, cho mã không đặt được vào đường dẫn (có “//”, “..”, hoặc kết thúc bằng “/text”)",
        en="As /documents/{id}, for an id that a path cannot hold (with “//”, “..”, or ending with “/text”)",
        parameters=(inputs.ID,),
        schema="Document",
        example="/document?id={id}",
    ),
    Verb(
        name="text_by_query",
        rule="/document/text",
        answer=_answer_text,
        vi="Như /documents/{id}/text, cho mã không đặt được vào đường dẫn",
        en="As /documents/{id}/text, for an id that a path cannot hold",
        parameters=(inputs.ID,),
        schema="",
        example="/document/text?id={id}",
        media="text/plain",
    ),
    Verb(
        name="find_similar",
        rule="/similar",
        answer=_answer_similar,
        vi="Văn bản giống một văn bản",
        en="Documents like a given one",
        parameters=(inputs.ID, *inputs.make_paging(10, _ALIKE)),
        schema="SimilarPage",
        example="/similar?id={id}",
    ),
    Verb(
        name="compare",
        rule="/compare",
        answer=_compare,
        vi="Hai văn bản cạnh nhau: mục cùng tên, câu và số liệu thay đổi, viện dẫn mới và không còn",
        en="Two documents side by side: the same headings, what changed, citations that are new or gone",
        parameters=(inputs.LEFT, inputs.RIGHT),
        schema="Comparison",
        example="/compare?left={id}&right={id}",
    ),
    Verb(
        name="status",
        rule="/status",
        answer=_answer_status,
        vi="Kho có gì: số văn bản, tỉnh, kỳ, tệp không đọc được",
        en="What the collection holds, and what could not be read",
        parameters=(),
        schema="Status",
        example="/status",
    ),
    Verb(
        name="check",
        rule="/check",
        answer=_check,
        vi="Soát viện dẫn của một dự thảo với kho và Nghị định 30/2020/NĐ-CP; dự thảo không được lưu lại",
        en="Check the citations of a draft against the collection and the citing rule; the draft is not kept",
        parameters=(inputs.DRAFTED,),
        schema="Check",
        example="/check",
        method="POST",
    ),
    Verb(
        name="lookup",
        rule="/lookup",
        answer=_answer_lookup,
        vi="Tra một danh sách số, ký hiệu: mỗi dòng một số, hoặc CSV",
        en="Look up a list of numbers: one a line, or CSV",
        parameters=(inputs.DRAFTED, inputs.COLUMN),
        schema="LookedList",
        example="/lookup",
        method="POST",
    ),
)
