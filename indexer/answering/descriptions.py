"""Documents that a question describes instead of numbering: which, when, by whom.

"Kế hoạch tuyên truyền CCHC năm 2023 của Sở Công Thương Đồng Nai": a type, a body, a year and a subject. Citations
state all of these, and so does a document of the collection of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.answering.candidates import Candidate
from indexer.answering.number_answers import join_passages, name_document, quote_value
from indexer.answering.papers import PART, PaperReading
from indexer.answering.question import Asked
from indexer.answering.scope import Scope
from indexer.answering.spans import find_days
from indexer.answering.terms import Bag, Focus, fill_bag, weigh_runs
from indexer.grammar.doctypes import BY_FOLDED_NAME, TYPE_CODES
from indexer.models import Citation, Document, DocumentSummary, Period
from indexer.searching.passages import find_passage_holding
from indexer.text.folding import fold, make_key, split_codes, strip_number
from indexer.text.numerals import write_roman

_ISSUING = "ban hanh ky ngay so phat xay dung theo kem van duoc da ra ten hieu"
ISSUING = frozenset(_ISSUING.split())
"""Folded words of issuing: they describe no document."""
_ANY_TYPE = frozenset({"Văn bản", None})
_BEFORE, _AFTER = 160, 220  # characters around a number in which its subject may stand
_KNOWN = 0.62
_USED = 0.9  # "tiết kiệm 10% chi thường xuyên theo 3282/UBND-KT": the words before tell what it is used for
_BY_USE = re.compile(r"^(?:theo|tai|bang|trong|can cu|thuc hien theo)\b")
_OWN = 0.55


@dataclass(frozen=True, slots=True)
class Described:
    """The candidates, and whether the description is that of a document of the collection that lacks the answer."""

    candidates: list[Candidate]
    blank: bool = False


def find_description(scope: Scope, beside: frozenset[str] = frozenset()) -> Focus:
    """Return the focus without words of issuing, the type asked for and what else stands ``beside`` a description."""
    asked = scope.asked
    types = {word for name in asked.doc_types[:1] for word in fold(name).split()}
    bags = [one for reading in scope.readings for one in reading.bags]
    named = asked.doc_types[:1]
    leave = ISSUING | beside | (types if named else frozenset())
    return weigh_runs(asked.focus, bags, frozenset(leave))


def find_described(scope: Scope, field: str) -> Described:
    """Return what ``field`` ("number", "date", "issuer", "signer", "office" of the signer) of the described document
    is.
    """
    wanted = find_description(scope)
    own = [(reading, fit) for reading in scope.readings if (fit := measure_own_fit(scope, reading, wanted)) >= _OWN]
    found: list[Candidate] = []
    blank = False
    for reading, fit in own:
        candidate = _make_own_answer(reading, field, 0.6 + 0.4 * fit)
        blank = blank or candidate is None
        found += [candidate] if candidate else []
    if field in ("signer", "office"):
        return Described(found, blank and not found)
    cited = [c for reading in scope.readings for c in _find_cited_acts(scope, reading, wanted, field, strict=blank)]
    return Described(found + cited, blank)


def measure_own_fit(scope: Scope, reading: PaperReading, wanted: Focus) -> float:
    """Return how well the question describes the document itself: its type, period, body and title."""
    asked, summary = scope.asked, reading.summary
    if asked.doc_types and asked.doc_types[0] not in list_own_types(summary):
        return 0.0
    if asked.periods and reading.standing < PART:
        return 0.0
    title = make_key(f"{summary.title or ''}")
    if any(fold(number.raw.split()[-1]) not in title for number in asked.numbers):
        return 0.0
    if not (asked.doc_types or asked.periods) or not _is_of_body(asked, summary.issuer):
        return 0.0
    meta = reading.document.metadata
    signed = " ".join(value.text for value in (meta.signer_title, meta.signer) if value)
    return wanted.measure_coverage([(fill_bag(f"{summary.title or ''} {summary.doc_type or ''} {signed}"), 1.0)])


def list_own_types(summary: DocumentSummary) -> set[str | None]:
    """Return the types that a document may be called: by its word and by the code of its number."""
    coded = {TYPE_CODES[code].name for code in split_codes(summary.number or "") if code in TYPE_CODES}
    return {summary.doc_type} | (coded if summary.doc_type in _ANY_TYPE else set())


def _is_of_body(asked: Asked, issuer: str | None) -> bool:
    return not asked.bodies or (issuer is not None and asked.bodies[0] in make_key(issuer) and _rank(asked, issuer))


def _rank(asked: Asked, issuer: str) -> bool:
    """The Party committee of a department is not the department."""
    return make_key(issuer).startswith("dang uy") == asked.bodies[0].startswith("dang uy")


def _make_own_answer(reading: PaperReading, field: str, score: float) -> Candidate | None:
    meta, document = reading.document.metadata, reading.document
    match field:
        case "number":
            return quote_own_number(document, score) if meta.canonical else None
        case "date":
            whole = meta.date is not None and len(meta.date.text) == 10
            return quote_value(document, meta.date, score) if whole else None
        case "signer":
            return quote_value(document, meta.signer, score)
        case "office":
            return quote_value(document, meta.signer_title, score)
        case _:
            said = meta.issuer.text if meta.issuer else ""
            return quote_value(document, meta.title, score, said) if said else None


def quote_own_number(document: Document, score: float) -> Candidate | None:
    """Return a document's own number with its symbol, quoted from its head; None where it has none."""
    meta = document.metadata
    candidate = quote_value(document, meta.number, score)
    if candidate is None or meta.symbol is None or meta.symbol.end is None:
        return candidate
    quote = join_passages(document, candidate.start, meta.symbol.end)
    return Candidate(candidate.document, candidate.text, candidate.start, meta.symbol.end, quote, score=score)


def _find_cited_acts(
    scope: Scope, reading: PaperReading, wanted: Focus, field: str, *, strict: bool
) -> Iterator[Candidate]:
    asked = scope.asked
    for citation in reading.document.citations:
        if citation.short or any(_is(citation, number.number, number.codes) for number in asked.numbers):
            continue
        of_body = _is_issued_by_body(asked, citation) or _is_about_body(asked, citation)
        if not _is_of_asked_type(asked, citation) or (_begins_with_type(asked) and not of_body):
            continue
        score = (0.0 if of_body or "phe duyet" in asked.folded else -0.06) + _fit(scope, reading, wanted, citation)
        place = _place(reading, citation, field)
        if place is None or score < (0.85 if strict else _KNOWN):
            continue
        quote = (
            join_passages(reading.document, *place)
            if field == "number"
            else _join_quoted_place(reading, citation, place)
        )
        yield Candidate(reading.summary, reading.text, *place, quote, score=score)


def _join_quoted_place(reading: PaperReading, citation: Citation, place: tuple[int, int]) -> tuple[int, int]:
    return join_passages(reading.document, min(place[0], citation.start), max(place[1], citation.end))


def _is(citation: Citation, number: str, wanted: tuple[str, ...]) -> bool:
    """Tell whether it is the number: a short mention ("Nghị quyết 05") has the codes of the number that it stands
    for, else of its type.
    """
    known = set(split_codes(citation.symbol or citation.canonical or ""))
    named = BY_FOLDED_NAME.get(fold(citation.doc_type or ""))
    known |= {fold(named.code)} if named and citation.short else set()
    return strip_number(citation.number) == number and set(wanted) <= known


def _is_of_asked_type(asked: Asked, citation: Citation) -> bool:
    """Tell whether it is of the type asked for, by its word or its code ("383/KH-SCT"; a letter has no code)."""
    if not asked.doc_types:
        return True
    wanted = asked.doc_types[0]
    first = next(iter(split_codes(citation.symbol or "")), "")
    named = TYPE_CODES.get(first)
    if named is not None and first in (fold(named.code), fold(named.code).split("-")[0]) and first != "":
        own = {named.name, citation.doc_type}
    else:
        own = {citation.doc_type} if citation.doc_type != "Văn bản" else {"Văn bản", "Công văn"}
    return wanted in own or wanted in _ANY_TYPE


def _begins_with_type(asked: Asked) -> bool:
    """Tell whether the type asked for is what the question describes ("Kế hoạch ... của Sở"), so that the body named
    issued it?

    In "Đề án của Sở được phê duyệt tại quyết định nào" the body is that of the đề án.
    """
    return bool(asked.doc_types) and fold(asked.doc_types[0]) in asked.folded[:20]


def _is_issued_by_body(asked: Asked, citation: Citation) -> bool:
    if not asked.bodies or citation.issuer is None:
        return not asked.bodies
    named = any(body in make_key(citation.issuer) for body in asked.bodies)
    return named and (make_key(citation.issuer).startswith("dang uy") == asked.bodies[0].startswith("dang uy"))


def _list_context(reading: PaperReading, citation: Citation) -> list[tuple[Bag, float]]:
    """Return what the passage of a citation is read with: its headings, the caption of its table, the
    document's head.
    """
    index = find_passage_holding(reading.passages, citation.start)
    return reading.gather_context(index)[1:] if index >= 0 else []


def _is_about_body(asked: Asked, citation: Citation) -> bool:
    """Tell whether the body is what the document is about: "Nghị định nào quy định chức năng của Bộ X"."""
    return any(body in make_key(citation.subject or "") for body in asked.bodies)


def _fit(scope: Scope, reading: PaperReading, wanted: Focus, citation: Citation) -> float:
    """Return the share of the description that the citation's subject, or the words around it, hold; less
    what differs.
    """
    asked = scope.asked
    subject = fill_bag(citation.subject or "")
    around_it = _read_words_around(reading, citation)
    covered = wanted.measure_coverage(
        [(subject, 1.0), (around_it, 0.75 if citation.subject else 0.9), *_list_context(reading, citation)]
    )
    own = wanted.measure_coverage([(subject, 1.0)]) if citation.subject else covered
    extra = len([word for word in subject.words if word not in wanted.weights and not word.isdigit()])
    score = 0.7 * covered + 0.3 * own - min(0.01 * extra, 0.12) + 0.01
    if _BY_USE.search(asked.asking):
        score = max(score, _USED * wanted.measure_coverage([(around_it, 1.0)]))
    if asked.periods and not any(_is_of_period(citation, reading, period) for period in asked.periods):
        return 0.0
    if asked.numbers and not _mentions_too(reading, citation, asked):
        return 0.0
    if len(asked.doc_types) > 1 and not citation.subject:
        score -= 0.05
    return score + (0.03 if citation.date else 0.0)


def _read_words_around(reading: PaperReading, citation: Citation) -> Bag:
    """Return the words around a number, up to its neighbours: they are the neighbours' words."""
    start, end = citation.start - _BEFORE, citation.end + _AFTER
    for other in reading.document.citations:
        if other.end <= citation.start:
            start = max(start, other.end)
        elif other.start >= citation.end:
            end = min(end, other.start)
    first, last = join_passages(reading.document, citation.start, citation.end)
    start = max(start, first, 0)
    start = max(start, reading.text.rfind("; ", start, citation.start))
    return fill_bag(reading.text[start : min(end, last)])


def _is_of_period(citation: Citation, reading: PaperReading, period: Period) -> bool:
    """Tell whether the subject names the period, or the date of issue lies in it, or the paper is of that very
    period.
    """
    told = fold(citation.subject or "")
    years = set(re.findall(r"(?:19|20)\d\d", told))
    wanted = {period.start[:4], period.end[:4]}
    if years:
        return bool(years & wanted) and _names_period_part(told, period)
    if citation.date:
        return citation.date[:4] in wanted
    return reading.standing >= 0.9


def _names_period_part(told: str, period: Period) -> bool:
    match period.kind:
        case "quarter":
            roman = write_roman(period.n or 1).lower()
            return re.search(rf"qu[yi]\s+(?:{roman}|{period.n})(?!\w)", told) is not None
        case "half":
            return re.search(r"6\s+thang", told) is not None
        case "month":
            return re.search(rf"thang\s+0?{period.n}(?!\d)", told) is not None
        case _:
            return True


def _mentions_too(reading: PaperReading, citation: Citation, asked: Asked) -> bool:
    """Tell whether a number in the description ("thực hiện Nghị quyết 19-NQ/TW") stands after it in the same
    sentence.
    """
    first, last = join_passages(reading.document, citation.start, citation.end)
    others = [c for c in reading.document.citations if first <= c.start < last and c.start > citation.start]
    return any(_is(other, number.number, number.codes) for other in others for number in asked.numbers)


def _place(reading: PaperReading, citation: Citation, field: str) -> tuple[int, int] | None:
    if field == "number":
        return citation.start, citation.end
    if field == "date" and citation.date:
        first, last = join_passages(reading.document, citation.start, citation.end)
        places = [
            (abs(first + start - citation.start), (first + start, first + end))
            for start, end, iso in find_days(reading.text[first:last])
            if iso == citation.date
        ]
        return min(places)[1] if places else None
    if field == "issuer" and citation.issuer_text:
        first, last = join_passages(reading.document, citation.start, citation.end)
        match = re.search(r"\s+".join(map(re.escape, citation.issuer_text.split())), reading.text[first:last])
        return (first + match.start(), first + match.end()) if match else None
    return None


def find_signed(readings: list[PaperReading], name: str) -> list[Candidate]:
    """Return the documents that a person signed, each with its title and the signature as proof."""
    wanted = make_key(name)
    found = []
    for reading in readings:
        signer = reading.document.metadata.signer
        if signer is None or signer.start is None or not wanted or wanted not in make_key(signer.text):
            continue
        candidate = quote_value(reading.document, signer, 1.0, name_document(reading.summary))
        if candidate is not None:
            found.append(candidate)
    return found
