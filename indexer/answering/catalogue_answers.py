"""What the catalogue itself answers: how many documents it holds of a province, a year, a type; which; who has most.

"Có bao nhiêu báo cáo của Quảng Ngãi năm 2023?" asks of the collection; "đã ban hành bao nhiêu văn bản?" asks of what
the documents say. A number from the catalogue is computed: the documents counted are its proof.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from indexer.answering.candidates import tell_computed
from indexer.answering.number_answers import join_passages, name_document
from indexer.answering.papers import compare_periods
from indexer.answering.question import Asked
from indexer.answering.terms import fill_bag, spell_out_runs
from indexer.grammar.doctypes import BY_FOLDED_NAME, DOC_TYPES
from indexer.grammar.provinces import expand_province
from indexer.models import Answer, Document, DocumentSummary, Filters, Note, note
from indexer.parsing.periods import parse_key
from indexer.store.base import Store
from indexer.text.folding import fold, make_key

Held = tuple[Sequence[Answer], Sequence[Note]]

_SHOWN = 20
_BESIDE = 0.5  # what is counted is no other answer than the count
_ANY = "van ban"
_PLAIN = frozenset((_ANY, "bao cao", "tai lieu"))
"""What nobody means but documents: "kế hoạch" of a body may be those that its reports speak of."""
_DEEDS = frozenset(("Đề án", "Dự án", "Phương án", "Quy trình", "Quy hoạch", "Chương trình", "Hướng dẫn", "Lệnh"))
"""Types named as often for what is carried out as for a document."""
_HOLDING = re.compile(r"\b(?:kho|he thong|bo suu tap|thu vien|danh muc)\b|\bluu (?:tru|giu)\b")
_GROUPS = {
    "loai van ban": "doc_type", "co quan": "issuer", "don vi": "issuer", "so": "issuer", "dia phuong": "province",
    "thanh pho": "province", "tinh": "province", "nam": "year", "loai": "doc_type",
}  # fmt: skip
_FILL_WORDS = (
    "kho he thong bo suu tap thu vien luu tru giu dang tong cong so luong chua gom bao danh sach liet ke tat ca ban"
    " hanh muc loai tinh thanh pho nam nhieu it nhat moi tung co quan don vi dia phuong thuoc phan mem"
)
_FILL = frozenset(_FILL_WORDS.split())


@cache
def _compile_patterns() -> dict[str, re.Pattern[str]]:
    names = {fold(row.name) for row in DOC_TYPES if row.name not in _DEEDS} | {"tai lieu"}
    papers = rf"(?P<type>{'|'.join(sorted(names, key=len, reverse=True))})(?! (?:duoc|da|bi|can|phai|so|quy pham)\b)"
    sides = rf"(?P<side>{'|'.join(_GROUPS)})"
    many = r"(?:bao nhieu|may)"
    return {
        "most": re.compile(rf"\b{sides} nao (?:[^?]*\b)?(?P<most>nhieu|it)\b(?=[^?]*\bnhat\b)(?=[^?]*\b{papers})"),
        "most2": re.compile(rf"\b{sides} nao [^?]*?\b{papers} (?P<most>nhieu|it) nhat\b"),
        "each": re.compile(rf"\b(?:moi|tung) {sides} [^?]*?{many} {papers}"),
        "many": re.compile(rf"(?:\b{many}|^(?:tong )?so luong|^tong so) {papers}"),
        "which": re.compile(rf"^(?:[^?]*?\bco )?(?:nhung|cac) {papers} nao(?! (?:duoc|da|bi)\b)"),
        "listed": re.compile(rf"^(?:liet ke|danh sach)(?: cac| nhung| tat ca| toan bo)* {papers}"),
    }


def answer_of_holdings(store: Store, asked: Asked) -> Held | None:
    """Return what the catalogue answers, or why it holds none; None when the question asks something else.

    >>> answer_of_holdings(store, question("Có bao nhiêu báo cáo của tỉnh Kon Tum?"))[0][0].text
    '2 báo cáo (đếm theo danh mục)'
    """
    shape, match = next(
        ((shape, match) for shape, pattern in _compile_patterns().items() if (match := pattern.search(asked.folded))),
        ("", None),
    )
    if match is None or asked.numbers or asked.dates or not _is_of_collection(asked, match):
        return None
    name = match["type"]
    topic = _list_topic_words(asked, name)
    every = [one for one in store.summaries(_make_filters(asked)) if _fits_question(asked, one, name)]
    found = [one for one in every if topic <= fill_bag(one.title or "").words]
    if not found:
        return None if topic else ((), (_note_none(name),))
    if side := match.groupdict().get("side"):
        return _group_answers(store, found, _GROUPS[side], name, match.groupdict().get("most") or ""), ()
    said = _note_count(len(found), name) if shape == "many" else None
    return _show(store, [(one, None if at else said) for at, one in enumerate(found[:_SHOWN])]), ()


def _is_of_collection(asked: Asked, match: re.Match[str]) -> bool:
    """Tell whether nothing is said to have been done with the documents, and no body's own plans may be meant."""
    before = fold(asked.folded[: match.start()])
    acting = [word for run in asked.focus for word in run if word not in _FILL and re.search(rf"\b{word}\b", before)]
    if acting or re.search(r"\bban hanh\b", before):
        return False
    return match["type"] in _PLAIN or not asked.bodies or _HOLDING.search(asked.folded) is not None


def _list_topic_words(asked: Asked, name: str) -> frozenset[str]:
    """Return the words that the titles of the documents meant must hold: "báo cáo *cải cách hành chính*"."""
    left = (tuple(word for word in run if word not in _FILL and word not in name.split()) for run in asked.focus)
    return spell_out_runs(run for run in left if run)


def _make_filters(asked: Asked) -> Filters:
    return Filters(province=tuple(name for place in asked.provinces for name in expand_province(place)))


def _fits_question(asked: Asked, one: DocumentSummary, name: str) -> bool:
    row = BY_FOLDED_NAME.get(name)
    of_type = row is None or name == _ANY or one.doc_type == row.name
    return (
        of_type
        and all(_is_issued_by(one, body) for body in asked.bodies)
        and (not asked.periods or _is_in_time(asked, one))
    )


def _is_issued_by(one: DocumentSummary, body: str) -> bool:
    """Tell whether the bodies agree; the Party committee of a department is not the department."""
    issuer = make_key(one.issuer or "")
    return body in issuer and issuer.startswith("dang uy") == body.startswith("dang uy")


def _is_in_time(asked: Asked, one: DocumentSummary) -> bool:
    """Of a period within the one asked for; a document without a period was issued in it."""
    own = parse_key(one.period) if one.period else None
    if own is not None:
        return any(compare_periods(own, period) for period in asked.periods)
    return any(period.start <= (one.date or "") <= period.end for period in asked.periods)


def _note_count(many: int, name: str) -> Note:
    return note("counted_of_type", n=many, type=_spell_type(name))


def _spell_type(name: str) -> str:
    row = BY_FOLDED_NAME.get(name)
    return row.name.lower() if row else "văn bản"


def _note_none(name: str) -> Note:
    return note("none_of_type", type=_spell_type(name))


def _group_answers(store: Store, found: Sequence[DocumentSummary], side: str, name: str, most: str) -> list[Answer]:
    """Return one answer a group, the largest first; of "nhiều nhất" or "ít nhất" only those, with their documents."""
    groups = defaultdict[str, list[DocumentSummary]](list)
    for one in found:
        if value := _read_group_value(one, side):
            groups[value].append(one)
    ranked = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    if most:
        wanted = len(ranked[0 if most == "nhieu" else -1][1]) if ranked else 0
        ranked = [group for group in ranked if len(group[1]) == wanted]
    told = [
        (members[0], note("counted_of_side", side=value, n=len(members), type=_spell_type(name)))
        for value, members in ranked[:_SHOWN]
    ]
    alone = ranked[0][1][1:_SHOWN] if len(ranked) == 1 else []
    shown = _show(store, [*told, *((one, None) for one in alone)])
    return [replace(one, score=_BESIDE) if at else one for at, one in enumerate(shown)]


def _read_group_value(one: DocumentSummary, side: str) -> str:
    match side:
        case "province":
            return one.province or ""
        case "issuer":
            return one.issuer or ""
        case "doc_type":
            return one.doc_type or ""
        case _:
            return (one.period or one.date or "")[:4]


def _show(store: Store, told: Sequence[tuple[DocumentSummary, Note | None]]) -> list[Answer]:
    """Return documents as answers, in order, each with what is computed of it."""
    documents = {one.id: one for one in store.documents([one.id for one, _ in told])}
    return [_make_answer(documents[one.id], said) for one, said in told if one.id in documents]


def _make_answer(document: Document, said: Note | None) -> Answer:
    """Return a document as an answer: its name, proved by its title."""
    title = document.metadata.title
    if title is not None and title.start is not None and title.end is not None:
        start, end = join_passages(document, title.start, title.end)
    else:
        first = next(iter(document.passages), None)
        start, end = (first.start, first.end) if first else (0, 0)
    score = 1.0 if said else _BESIDE
    shown = Answer(
        name_document(document.summary), document.source.text[start:end], document.summary, start, end, score=score
    )
    return tell_computed(shown, said) if said else shown
