"""The shapes of the API's answers, as JSON Schema: what ``indexer.exporting.as_json`` gives.

Every key is always there.
"""

from __future__ import annotations

from indexer.checking.results import LEVELS, STATUSES
from indexer.exporting.as_json.documents import META_FIELDS
from web.api.shapes import Schema, make_choice, make_counts, make_list, make_object, make_ref

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
_MAYBE: Schema = {"type": ["string", "null"]}
_YEAR: Schema = {"type": ["integer", "null"]}
_OFFSET: Schema = {
    "type": "integer",
    "minimum": 0,
    "description": "Vị trí: số thứ tự ký tự (mã Unicode) trong toàn văn",
}


def _make_page(of: str, /, **beside: Schema) -> Schema:
    return make_object(
        "Một trang của danh sách: items là các dòng từ offset; next là địa chỉ trang sau, null khi hết",
        items=make_list(make_ref(of)),
        total=WHOLE,
        limit={"type": "integer", "minimum": 1},
        offset=WHOLE,
        next=_MAYBE,
        **beside,
    )


_VALUES = make_list(make_object(value=TEXT, count=WHOLE))
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
_STATUS = make_choice("resolved", "conflict", "ambiguous")
_LISTED: dict[str, Schema] = {
    "canonical": TEXT,
    "doc_type": _MAYBE,
    "issuer": _MAYBE,
    "scope": {**_MAYBE, "description": "national, hoặc tên tỉnh"},
    "year": _YEAR,
    "status": _STATUS,
    "reasons": make_list(TEXT),
    "dates": make_list(make_object(date=TEXT, mentions=WHOLE)),
    "dismissed": make_list(make_object(kind=TEXT, said=TEXT, reason=TEXT, at=TEXT)),
    "document": {**_MAYBE, "description": "Mã văn bản khi kho có toàn văn; null là không có toàn văn"},
    "provisions": make_list(make_object(provision=TEXT, mentions=WHOLE, documents=WHOLE)),
    "counts": make_object(mentions=WHOLE, passages=WHOLE, documents=WHOLE),
}
_DECISION: dict[str, Schema] = {
    **_LISTED,
    "mentions": make_list(make_ref("Mention")),
    "relations": make_list(make_ref("Relation")),
}
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
    "provisions": make_list(TEXT),
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
_RECURRENCE = make_object(province=_MAYBE, issuer=_MAYBE, period=_MAYBE, mentions=WHOLE)
_NEAR = make_object(canonical=TEXT, issuer=_MAYBE, year=_YEAR)


DOCUMENT: dict[str, Schema] = {
    "DocumentSummary": make_object(**_SUMMARY),
    "Meta": make_object(
        "null là chưa rõ; origin cho biết từng giá trị lấy từ đâu",
        **dict.fromkeys(META_FIELDS, _MAYBE),
        scope={**_MAYBE, "description": "national: của trung ương; hoặc tên tỉnh"},
        period=make_object(kind=_MAYBE, year=_YEAR, n=_YEAR, start=_MAYBE, end=_MAYBE),
        recipients=make_list(TEXT),
        origin=make_counts(TEXT),
    ),
    "Citation": make_object(
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
        provisions=make_list(TEXT),
        act={**_MAYBE, "description": "Số, ký hiệu của đạo luật được gọi bằng tên"},
        probably={**_MAYBE, "description": "Số, ký hiệu có lẽ đúng, khi số ghi không đọc được chắc"},
        odd_day=_ODD_DAY,
        unclear=_BOTH,
    ),
    "Document": make_object(
        id=TEXT,
        path=TEXT,
        meta=make_ref("Meta"),
        citations=make_list(make_ref("Citation")),
        relations=make_list(
            make_object(
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
        passages=make_list(make_object(**_SPAN, kind=TEXT, heading=make_list(TEXT))),
    ),
    "Passage": make_object(
        **_QUOTED, text=TEXT, marks=make_list(make_list(_OFFSET)), heading=make_list(TEXT), header=TEXT
    ),
    "Hit": make_object(
        **_SUMMARY,
        score={"type": "number"},
        copies=make_list(make_object(id=TEXT, path=TEXT)),
        missing=make_list(TEXT),
        found=make_list(make_object(**{"in": make_choice("title", "name", "text"), "words": make_list(TEXT)})),
        passages=make_list(make_ref("Passage")),
    ),
    "Similar": make_object(**_SUMMARY, score={"type": "number"}, shared=make_list(TEXT)),
}

TRACE: dict[str, Schema] = {
    "Mention": make_object(**_MENTION),
    "Relation": make_object("Điều các văn bản nói về hiệu lực, chưa đối chiếu với cơ sở dữ liệu quốc gia", **_STATED),
    "ListedDecision": make_object(**_LISTED),
    "Decision": make_object(**_DECISION),
    "TracedDecision": make_object(
        **_DECISION,
        timeline=make_object(first=_MAYBE, last=_MAYBE, recurrence=make_list(_RECURRENCE)),
        stale_basis=make_list(make_object(since=TEXT, mention=make_ref("Mention"), ended_by=make_ref("Relation"))),
        around=make_list(make_object(distance=WHOLE, **_STATED)),
    ),
    "Trace": make_object(
        query=TEXT,
        status=make_choice("found", "ambiguous", "absent"),
        decisions=make_list(make_ref("TracedDecision")),
        nearest=make_list(_NEAR),
        absent=make_list(TEXT),
    ),
    "Matrix": make_object(
        periods=make_list(TEXT),
        rows=make_list(
            make_object(
                canonical=TEXT, decision_issuer=_MAYBE, province=_MAYBE, issuer=_MAYBE, counts=make_counts(WHOLE)
            )
        ),
    ),
    "Repeat": make_object(
        kind=make_choice("verbatim", "figures", "conflict"),
        mentions=make_list(make_object(**_MENTION, changing_figures=make_list(TEXT))),
    ),
}

_ANSWER = make_object(
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
_CONDITION = make_object("Điều kiện hiểu được từ câu hỏi", name=TEXT, value=TEXT, text=TEXT)

SCHEMAS: dict[str, Schema] = {
    **DOCUMENT,
    **TRACE,
    "SearchPage": _make_page(
        "Hit",
        query=TEXT,
        partial=WHOLE,
        together={"type": ["integer", "null"], "minimum": 0},
        sort=make_choice("relevance", "date", "oldest", "mentions"),
        did_you_mean=_MAYBE,
        facets=make_counts(_VALUES),
        notes=make_list(TEXT),
    ),
    "DecisionPage": _make_page("ListedDecision"),
    "ConflictPage": _make_page("Decision"),
    "RepeatPage": _make_page("Repeat", query=TEXT, status=make_choice("found", "ambiguous", "absent")),
    "DocumentPage": _make_page("DocumentSummary"),
    "SimilarPage": _make_page("Similar"),
    "Comparison": make_object(
        left=make_ref("DocumentSummary"),
        right=make_ref("DocumentSummary"),
        counts=make_object(same=WHOLE, changed=WHOLE, figures=WHOLE, gone=WHOLE, new=WHOLE),
        sections=make_list(make_object(left=_MAYBE, right=_MAYBE, lines=make_list(make_ref("ComparedLine")))),
        citations=make_list(
            make_object(canonical=TEXT, doc_type=_MAYBE, issuer=_MAYBE, status=TEXT, left=WHOLE, right=WHOLE)
        ),
    ),
    "ComparedLine": make_object(
        status=make_choice("same", "changed", "gone", "new"),
        figures={"type": "boolean"},
        left={"anyOf": [make_ref("ComparedSide"), {"type": "null"}]},
        right={"anyOf": [make_ref("ComparedSide"), {"type": "null"}]},
    ),
    "ComparedSide": make_object(
        start=WHOLE,
        end=WHOLE,
        kind=TEXT,
        text=TEXT,
        changes=make_list(make_object(start=WHOLE, end=WHOLE, figure={"type": "boolean"})),
    ),
    "Suggestions": make_object(
        items=make_list(make_object(kind=make_choice("number", "title", "body"), text=TEXT, id=_MAYBE))
    ),
    "Answers": make_object(
        question=TEXT,
        status=make_choice("found", "not_found", "ambiguous"),
        kind=TEXT,
        filters=make_object(province=make_list(TEXT), year=make_list(TEXT), quarter=make_list(TEXT)),
        conditions=make_list(_CONDITION),
        removed=make_list(_CONDITION),
        notes=make_list(TEXT),
        answers=make_list(_ANSWER),
        nearest=make_list(_ANSWER),
        searched=make_object(documents=WHOLE),
    ),
    "Status": make_object(
        index=TEXT,
        documents=WHOLE,
        papers=WHOLE,
        mentions=WHOLE,
        decisions=WHOLE,
        provinces=_VALUES,
        periods=make_list(make_object(province=TEXT, period=TEXT, count=WHOLE)),
        doc_types=_VALUES,
        indexed_at=_MAYBE,
        rejected=make_list(make_object(path=TEXT, reason=TEXT, reason_en=TEXT)),
    ),
    "Sent": {
        **make_object("Điều gửi lên (what is sent)", text=TEXT),
        "properties": {"text": {**TEXT, "minLength": 1, "pattern": r"\S"}, "province": _MAYBE},
        "additionalProperties": False,
    },
    "Evidence": make_object(
        "own: lời của chính văn bản được viện dẫn", **_SOURCE, quote=TEXT, start=_OFFSET, own=_BOTH
    ),
    "Finding": make_object(
        "draft là điều dự thảo ghi, known là điều kho ghi; fix_vi, fix_en là cách viết lại",
        kind=TEXT,
        level=make_choice(*LEVELS),
        **_SPAN,
        vi=TEXT,
        en=TEXT,
        draft=_MAYBE,
        known=_MAYBE,
        fix_vi=_MAYBE,
        fix_en=_MAYBE,
        evidence=make_list(make_ref("Evidence")),
    ),
    "Candidate": make_object(name=TEXT, **_LISTED),
    "Checked": make_object(
        number=TEXT,
        status=make_choice(*STATUSES),
        line=WHOLE,
        column=WHOLE,
        heading=make_list(TEXT),
        first=_BOTH,
        quote=TEXT,
        quote_start=_OFFSET,
        citation=make_ref("Citation"),
        agreed=make_list(make_choice("date", "issuer", "subject")),
        findings=make_list(make_ref("Finding")),
        candidates=make_list(make_ref("Candidate")),
        evidence=make_list(make_ref("Evidence")),
    ),
    "Check": make_object(
        path=TEXT,
        meta=make_ref("Meta"),
        searched=make_object(documents=WHOLE),
        statuses=make_counts(WHOLE),
        levels=make_counts(WHOLE),
        citations=make_list(make_ref("Checked")),
        unread=make_list(make_object(line=WHOLE, start=_OFFSET, end=_OFFSET, text=TEXT)),
    ),
    "Looked": make_object(
        line=WHOLE,
        typed=TEXT,
        number=_MAYBE,
        status=make_choice(*STATUSES, "unreadable"),
        mentions=WHOLE,
        documents=WHOLE,
        first={"oneOf": [make_ref("Mentioning"), {"type": "null"}]},
        last={"oneOf": [make_ref("Mentioning"), {"type": "null"}]},
        findings=make_list(make_ref("Finding")),
        candidates=make_list(make_ref("Candidate")),
    ),
    "Mentioning": make_object(**_SOURCE),
    "LookedList": make_object(items=make_list(make_ref("Looked")), total=WHOLE),
    "ProblemKind": make_object(type=TEXT, title=TEXT, title_en=TEXT, status=WHOLE),
    "Problem": make_object(
        "RFC 9457; type là địa chỉ giải thích loại lỗi, không đổi giữa các phiên bản",
        type={"type": "string", "format": "uri-reference"},
        title=TEXT,
        status={"type": "integer", "minimum": 400, "maximum": 599},
        detail=TEXT,
        detail_en=TEXT,
        instance={"type": "string", "format": "uri-reference"},
    ),
}
