"""The shapes of the API's answers, as JSON Schema: what ``indexer.exporting.as_json`` gives.

Every key is always there.
"""

from __future__ import annotations

from typing import Any

from indexer.checking.results import LEVELS, STATUSES
from indexer.exporting.as_json.documents import META_FIELDS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
_MAYBE: Schema = {"type": ["string", "null"]}
_YEAR: Schema = {"type": ["integer", "null"]}
_OFFSET: Schema = {
    "type": "integer",
    "minimum": 0,
    "description": "Vị trí: số thứ tự ký tự (mã Unicode) trong toàn văn",
}


def _object(description: str = "", /, **properties: Schema) -> Schema:
    told = {"description": description} if description else {}
    return {"type": "object", **told, "properties": properties, "required": list(properties)}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _one_of(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _page(of: str, /, **beside: Schema) -> Schema:
    return _object(
        "Một trang của danh sách: items là các dòng từ offset; next là địa chỉ trang sau, null khi hết",
        items=_list(_ref(of)),
        total=WHOLE,
        limit={"type": "integer", "minimum": 1},
        offset=WHOLE,
        next=_MAYBE,
        **beside,
    )


def _counts(of: Schema) -> Schema:
    return {"type": "object", "additionalProperties": of}


_VALUES = _list(_object(value=TEXT, count=WHOLE))
_SPAN = {"start": _OFFSET, "end": _OFFSET}
_ODD_DAY: Schema = {**_MAYBE, "description": "Ngày được ghi mà không có trong lịch"}
_QUOTED: dict[str, Schema] = {
    **_SPAN,
    "page": {"type": ["integer", "null"], "minimum": 1, "description": "Trang của tệp PDF hay bản chụp"},
}
_RECOGNISED: Schema = {
    "type": ["number", "null"],
    "description": "Độ tin cậy trung bình khi chữ do máy nhận dạng trên bản chụp (OCR); null: tệp có chữ",
}
_SUMMARY: dict[str, Schema] = {
    "id": TEXT,
    "path": TEXT,
    "number": _MAYBE,
    "title": _MAYBE,
    "doc_type": _MAYBE,
    "issuer": _MAYBE,
    "province": _MAYBE,
    "date": {**_MAYBE, "description": "YYYY-MM-DD; YYYY-MM khi để trống ngày"},
    "period": {**_MAYBE, "description": "2025-04, 2023Q1, 2023H1, 2023-9M, 2023, 2016-2020"},
    "mentions": WHOLE,
    "recognised": _RECOGNISED,
}
_MODALITY: Schema = {"type": "string", "description": "done: đã; còn lại: mới đề nghị, dự kiến, có thể, chưa"}
_STATUS = _one_of("resolved", "conflict", "ambiguous")
_LISTED: dict[str, Schema] = {
    "canonical": TEXT,
    "doc_type": _MAYBE,
    "issuer": _MAYBE,
    "scope": {**_MAYBE, "description": "national, hoặc tên tỉnh"},
    "year": _YEAR,
    "status": _STATUS,
    "reasons": _list(TEXT),
    "dates": _list(_object(date=TEXT, mentions=WHOLE)),
    "dismissed": _list(_object(kind=TEXT, said=TEXT, reason=TEXT, at=TEXT)),
    "document": {**_MAYBE, "description": "Mã văn bản khi kho có toàn văn; null là không có toàn văn"},
    "provisions": _list(_object(provision=TEXT, mentions=WHOLE, documents=WHOLE)),
    "counts": _object(mentions=WHOLE, passages=WHOLE, documents=WHOLE),
}
_DECISION: dict[str, Schema] = {**_LISTED, "mentions": _list(_ref("Mention")), "relations": _list(_ref("Relation"))}
_MENTION: dict[str, Schema] = {
    "document": TEXT,
    "path": TEXT,
    "number": _MAYBE,
    "title": _MAYBE,
    "province": _MAYBE,
    "period": _MAYBE,
    **_QUOTED,
    "recognised": _RECOGNISED,
    "text": TEXT,
    "quote": TEXT,
    "quote_start": _OFFSET,
    "date": _MAYBE,
    "odd_day": _ODD_DAY,
    "treatment": TEXT,
    "modality": _MODALITY,
    "provisions": _list(TEXT),
    "subject": _MAYBE,
}
_BOTH: Schema = {"type": "boolean"}
_STATED: dict[str, Schema] = {
    "kind": TEXT,
    "partial": _BOTH,
    "modality": _MODALITY,
    "since": {**_MAYBE, "description": "Ngày hết hiệu lực, khi văn bản nêu"},
    "source": _MAYBE,
    "target": TEXT,
    "other": _MAYBE,
    "document": TEXT,
    **_QUOTED,
    "recognised": _RECOGNISED,
    "quote": TEXT,
}
_SOURCE: dict[str, Schema] = {
    "document": TEXT,
    "path": TEXT,
    "label": TEXT,
    "province": _MAYBE,
    "date": _MAYBE,
    "period": _MAYBE,
}
_RECURRENCE = _object(province=_MAYBE, issuer=_MAYBE, period=_MAYBE, mentions=WHOLE)
_NEAR = _object(canonical=TEXT, issuer=_MAYBE, year=_YEAR)


DOCUMENT: dict[str, Schema] = {
    "DocumentSummary": _object(**_SUMMARY),
    "Meta": _object(
        "null là chưa rõ; origin cho biết từng giá trị lấy từ đâu",
        **dict.fromkeys(META_FIELDS, _MAYBE),
        scope={**_MAYBE, "description": "national: của trung ương; hoặc tên tỉnh"},
        period=_object(kind=_MAYBE, year=_YEAR, n=_YEAR, start=_MAYBE, end=_MAYBE),
        recipients=_list(TEXT),
        origin=_counts(TEXT),
    ),
    "Citation": _object(
        **_SPAN,
        text=TEXT,
        short={"type": "boolean"},
        doc_type=_MAYBE,
        number=TEXT,
        year=_YEAR,
        symbol=_MAYBE,
        canonical=_MAYBE,
        date=_MAYBE,
        issuer_text=_MAYBE,
        issuer=_MAYBE,
        scope=_MAYBE,
        subject=_MAYBE,
        treatment=TEXT,
        modality=_MODALITY,
        provisions=_list(TEXT),
        act={**_MAYBE, "description": "Số, ký hiệu của đạo luật được gọi bằng tên"},
        probably={**_MAYBE, "description": "Số, ký hiệu có lẽ đúng, khi số ghi không đọc được chắc"},
        odd_day=_ODD_DAY,
        unclear=_BOTH,
    ),
    "Document": _object(
        id=TEXT,
        path=TEXT,
        meta=_ref("Meta"),
        citations=_list(_ref("Citation")),
        relations=_list(
            _object(
                kind=TEXT,
                partial=_BOTH,
                modality=_MODALITY,
                since=_MAYBE,
                source=_MAYBE,
                target=TEXT,
                **_SPAN,
                text=TEXT,
                source_text=_MAYBE,
                unclear=_BOTH,
            )
        ),
        format=TEXT,
        sha256=TEXT,
        text=TEXT,
        passages=_list(_object(**_SPAN, kind=TEXT, heading=_list(TEXT))),
    ),
    "Passage": _object(**_QUOTED, text=TEXT, marks=_list(_list(_OFFSET)), heading=_list(TEXT), header=TEXT),
    "Hit": _object(
        **_SUMMARY,
        score={"type": "number"},
        copies=_list(_object(id=TEXT, path=TEXT)),
        missing=_list(TEXT),
        found=_list(_object(**{"in": _one_of("title", "name", "text"), "words": _list(TEXT)})),
        passages=_list(_ref("Passage")),
    ),
    "Similar": _object(**_SUMMARY, score={"type": "number"}, shared=_list(TEXT)),
}

TRACE: dict[str, Schema] = {
    "Mention": _object(**_MENTION),
    "Relation": _object("Điều các văn bản nói về hiệu lực, chưa đối chiếu với cơ sở dữ liệu quốc gia", **_STATED),
    "ListedDecision": _object(**_LISTED),
    "Decision": _object(**_DECISION),
    "TracedDecision": _object(
        **_DECISION,
        timeline=_object(first=_MAYBE, last=_MAYBE, recurrence=_list(_RECURRENCE)),
        stale_basis=_list(_object(since=TEXT, mention=_ref("Mention"), ended_by=_ref("Relation"))),
        around=_list(_object(distance=WHOLE, **_STATED)),
    ),
    "Trace": _object(
        query=TEXT,
        status=_one_of("found", "ambiguous", "absent"),
        decisions=_list(_ref("TracedDecision")),
        nearest=_list(_NEAR),
        absent=_list(TEXT),
    ),
    "Matrix": _object(
        periods=_list(TEXT),
        rows=_list(
            _object(canonical=TEXT, decision_issuer=_MAYBE, province=_MAYBE, issuer=_MAYBE, counts=_counts(WHOLE))
        ),
    ),
    "Repeat": _object(
        kind=_one_of("verbatim", "figures", "conflict"),
        mentions=_list(_object(**_MENTION, changing_figures=_list(TEXT))),
    ),
}

_ANSWER = _object(
    text=TEXT,
    quote=TEXT,
    document=TEXT,
    path=TEXT,
    title=_MAYBE,
    number=_MAYBE,
    **_QUOTED,
    recognised=_RECOGNISED,
    score={"type": "number"},
    place={"type": ["integer", "null"], "minimum": 0},
    column=_MAYBE,
)
_CONDITION = _object("Điều kiện hiểu được từ câu hỏi", name=TEXT, value=TEXT, text=TEXT)

SCHEMAS: dict[str, Schema] = {
    **DOCUMENT,
    **TRACE,
    "SearchPage": _page(
        "Hit",
        query=TEXT,
        partial=WHOLE,
        together={"type": ["integer", "null"], "minimum": 0},
        sort=_one_of("relevance", "date", "oldest", "mentions"),
        did_you_mean=_MAYBE,
        facets=_counts(_VALUES),
        notes=_list(TEXT),
    ),
    "DecisionPage": _page("ListedDecision"),
    "ConflictPage": _page("Decision"),
    "RepeatPage": _page("Repeat", query=TEXT, status=_one_of("found", "ambiguous", "absent")),
    "DocumentPage": _page("DocumentSummary"),
    "SimilarPage": _page("Similar"),
    "Comparison": _object(
        left=_ref("DocumentSummary"),
        right=_ref("DocumentSummary"),
        counts=_object(same=WHOLE, changed=WHOLE, figures=WHOLE, gone=WHOLE, new=WHOLE),
        sections=_list(_object(left=_MAYBE, right=_MAYBE, lines=_list(_ref("ComparedLine")))),
        citations=_list(_object(canonical=TEXT, doc_type=_MAYBE, issuer=_MAYBE, status=TEXT, left=WHOLE, right=WHOLE)),
    ),
    "ComparedLine": _object(
        status=_one_of("same", "changed", "gone", "new"),
        figures={"type": "boolean"},
        left={"anyOf": [_ref("ComparedSide"), {"type": "null"}]},
        right={"anyOf": [_ref("ComparedSide"), {"type": "null"}]},
    ),
    "ComparedSide": _object(
        start=WHOLE,
        end=WHOLE,
        kind=TEXT,
        text=TEXT,
        changes=_list(_object(start=WHOLE, end=WHOLE, figure={"type": "boolean"})),
    ),
    "Suggestions": _object(items=_list(_object(kind=_one_of("number", "title", "body"), text=TEXT, id=_MAYBE))),
    "Answers": _object(
        question=TEXT,
        status=_one_of("found", "not_found", "ambiguous"),
        kind=TEXT,
        filters=_object(province=_list(TEXT), year=_list(TEXT), quarter=_list(TEXT)),
        conditions=_list(_CONDITION),
        removed=_list(_CONDITION),
        notes=_list(TEXT),
        answers=_list(_ANSWER),
        nearest=_list(_ANSWER),
        searched=_object(documents=WHOLE),
    ),
    "Status": _object(
        index=TEXT,
        documents=WHOLE,
        papers=WHOLE,
        mentions=WHOLE,
        decisions=WHOLE,
        provinces=_VALUES,
        periods=_list(_object(province=TEXT, period=TEXT, count=WHOLE)),
        doc_types=_VALUES,
        indexed_at=_MAYBE,
        rejected=_list(_object(path=TEXT, reason=TEXT, reason_en=TEXT)),
    ),
    "Sent": {
        **_object("Điều gửi lên (what is sent)", text=TEXT),
        "properties": {"text": {**TEXT, "minLength": 1, "pattern": r"\S"}, "province": _MAYBE},
        "additionalProperties": False,
    },
    "Evidence": _object("own: lời của chính văn bản được viện dẫn", **_SOURCE, quote=TEXT, start=_OFFSET, own=_BOTH),
    "Finding": _object(
        "draft là điều dự thảo ghi, known là điều kho ghi; fix_vi, fix_en là cách viết lại",
        kind=TEXT,
        level=_one_of(*LEVELS),
        **_SPAN,
        vi=TEXT,
        en=TEXT,
        draft=_MAYBE,
        known=_MAYBE,
        fix_vi=_MAYBE,
        fix_en=_MAYBE,
        evidence=_list(_ref("Evidence")),
    ),
    "Candidate": _object(name=TEXT, **_LISTED),
    "Checked": _object(
        number=TEXT,
        status=_one_of(*STATUSES),
        line=WHOLE,
        column=WHOLE,
        heading=_list(TEXT),
        first=_BOTH,
        quote=TEXT,
        quote_start=_OFFSET,
        citation=_ref("Citation"),
        agreed=_list(_one_of("date", "issuer", "subject")),
        findings=_list(_ref("Finding")),
        candidates=_list(_ref("Candidate")),
        evidence=_list(_ref("Evidence")),
    ),
    "Check": _object(
        path=TEXT,
        meta=_ref("Meta"),
        searched=_object(documents=WHOLE),
        statuses=_counts(WHOLE),
        levels=_counts(WHOLE),
        citations=_list(_ref("Checked")),
        unread=_list(_object(line=WHOLE, start=_OFFSET, end=_OFFSET, text=TEXT)),
    ),
    "Looked": _object(
        line=WHOLE,
        typed=TEXT,
        number=_MAYBE,
        status=_one_of(*STATUSES, "unreadable"),
        mentions=WHOLE,
        documents=WHOLE,
        first={"oneOf": [_ref("Mentioning"), {"type": "null"}]},
        last={"oneOf": [_ref("Mentioning"), {"type": "null"}]},
        findings=_list(_ref("Finding")),
        candidates=_list(_ref("Candidate")),
    ),
    "Mentioning": _object(**_SOURCE),
    "LookedList": _object(items=_list(_ref("Looked")), total=WHOLE),
    "ProblemKind": _object(type=TEXT, title=TEXT, title_en=TEXT, status=WHOLE),
    "Problem": _object(
        "RFC 9457; type là địa chỉ giải thích loại lỗi, không đổi giữa các phiên bản",
        type={"type": "string", "format": "uri-reference"},
        title=TEXT,
        status={"type": "integer", "minimum": 400, "maximum": 599},
        detail=TEXT,
        detail_en=TEXT,
        instance={"type": "string", "format": "uri-reference"},
    ),
}
