"""What replaces, amends or repeals what, and what the papers say of a document's state: from stated relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.answering.candidates import Candidate
from indexer.answering.number_answers import Decided, find_words, join_passages, quote_mention
from indexer.answering.question import Asked
from indexer.answering.scope import Scope
from indexer.answering.spans import find_days
from indexer.answering.terms import fill_bag
from indexer.grammar.doctypes import TYPE_CODES
from indexer.models import Answer, Document, Note, Relation, StatedRelation, note
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.store.base import Store
from indexer.text.folding import fold, split_codes, strip_number

_KINDS = {
    "thay": ("replaces",),
    "bai": ("repeals", "replaces"),
    "huy": ("repeals", "replaces"),
    "het": ("repeals", "replaces"),
    "sua": ("amends",),
    "bo": ("amends",),
    "dinh": ("corrects", "amends"),
    "huong": ("guides", "implements"),
    "thuc": ("implements",),
    "trien": ("implements",),
    "ban": ("issued_with",),
    "phe": ("approves",),
}
_ENDING = ("replaces", "repeals")
_ENDED = ("replaced", "repealed", "amended")
_PASSIVE = re.compile(r"\b(?:bi|duoc)(?: (?:(?:nhung|cac) )?(?:\w+ ){1,2}nao)?\s*$")  # "bị văn bản nào thay thế"
_DENIED = re.compile(r"\bchua (?:bi |duoc )?(?:bai bo|thay the|huy bo|sua doi|het hieu luc)")
_STATE = re.compile(
    r"khong con|thay the|het hieu luc|bai bo|sua doi|hieu luc|chua (?:duoc )?(?:bo sung|sua doi)|con phu hop"
)


def find_related(store: Store, asked: Asked, decided: Decided) -> list[Candidate]:
    """Return what it replaces, amends or repeals, or what does so to it: which way tells where the number stands."""
    wanted = _KINDS.get(asked.verbs.split(" ")[0], ())
    forward = _asks_target(asked)
    found: list[tuple[StatedRelation, tuple[str, float]]] = []
    for decision in decided.decisions:
        for stated in decision.relations:
            relation = stated.relation
            if relation.modality != "done" and (relation.source is not None or relation.modality == "denied"):
                continue
            if relation.kind not in wanted and not (relation.partial and "repeals" in wanted):
                continue
            other = _find_other_end(relation, asked, forward=forward, own=stated.document.number)
            if other is not None and may_be_of_type(other[0], asked):
                found.append((stated, other))
    documents = _read_stating(store, [stated for stated, _ in found])
    return [
        _find_stated_end(documents[stated.document.id], stated, *other)
        for stated, other in found
        if stated.document.id in documents
    ]


def _read_stating(store: Store, stated: Sequence[StatedRelation]) -> dict[str, Document]:
    """Return id → document of those that state some relations."""
    return {one.id: one for one in store.documents(list(dict.fromkeys(one.document.id for one in stated)))}


def _asks_target(asked: Asked) -> bool:
    """Tell whether what A replaces is asked for ("A thay thế văn bản nào?"), not what replaces A."""
    verb = asked.folded.find(asked.verbs) if asked.verbs else -1
    passive = _PASSIVE.search(asked.folded[: max(verb, 0)]) is not None
    before = 0 <= asked.numbers[0].start < verb
    return before != passive


def _find_other_end(relation: Relation, asked: Asked, *, forward: bool, own: str | None) -> tuple[str, float] | None:
    """Return the other end with its weight, when the number is the end that it has to be."""
    source = own if relation.source == "this" else relation.source
    mine = source if forward else relation.target
    if mine is None or not _is_number(mine, asked):
        return None
    if forward:
        return relation.target, 1.0
    if source is not None:
        return source, 1.0
    return (relation.source_text, 0.8 if len(relation.source_text) > 24 else 0.5) if relation.source_text else None


def may_be_of_type(told: str, asked: Asked) -> bool:
    """Tell whether the number that words tell can be of the type asked for: "bãi bỏ thông tư nào" asks for no Quyết
    định.

    The symbol of a công văn begins with its body, which may look like a type ("CT-CS" of Cục Thuế).
    """
    codes = (code for number in find_typed_numbers(told) for code in number.codes)
    named = [TYPE_CODES[code].name for code in codes if code in TYPE_CODES]
    wanted = asked.doc_types[0] if asked.doc_types else ""
    return (
        not named or wanted == "Công văn" or wanted not in {row.name for row in TYPE_CODES.values()} or wanted in named
    )


def _is_number(canonical: str, asked: Asked) -> bool:
    number, *rest = split_codes(canonical)
    wanted = asked.numbers[0]
    return strip_number(number) == wanted.number and set(wanted.codes) <= set(rest)


def _find_stated_end(document: Document, stated: StatedRelation, other: str, weight: float) -> Candidate:
    """Return the other end of a relation where a document states it; the words that state it where it does not."""
    text, relation = document.source.text, stated.relation
    quote = join_passages(document, relation.start, relation.end)
    place = find_words(text[quote[0] : quote[1]], other) or (relation.start - quote[0], relation.end - quote[0])
    return Candidate(stated.document, text, quote[0] + place[0], quote[0] + place[1], quote, score=weight)


def find_acting(scope: Scope, asked: Asked, decided: Decided) -> list[Candidate]:
    """Return the number before the verb: "Quyết định số 21 sửa đổi Quy chế ... ban hành kèm theo Quyết định 33"."""
    if not asked.verbs or _asks_target(asked):
        return []
    verb = _make_verb_pattern(asked)
    found = []
    texts = {reading.summary.id: reading for reading in scope.readings}
    for mention in decided.mentions:
        reading = texts.get(mention.document.id)
        for acted in verb.finditer(fold(mention.quote)) if reading else ():
            at = mention.quote_start + acted.start()
            before = [c for c in reading.document.citations if mention.quote_start <= c.start < at] if reading else []
            if not before or at > mention.citation.start or reading is None:
                continue
            covered = scope.focus.measure_coverage([(fill_bag(mention.quote), 1.0)])
            last = before[-1]
            near = 0.1 if at - last.end < 80 else 0.0
            quote = (mention.quote_start, mention.quote_end)
            found.append(
                Candidate(
                    mention.document, reading.text, last.start, last.end, quote, score=0.55 + 0.3 * covered + near
                )
            )
    return found


def _make_verb_pattern(asked: Asked) -> re.Pattern[str]:
    return re.compile(r"[\s,]+(?:va )?".join(re.escape(word) for word in re.findall(r"\w+", asked.verbs)))


_STATE_ASKED = re.compile(
    r"hieu luc|gia tri (?:thi hanh|phap ly)|con (?:duoc )?(?:su dung|ap dung|dung|thi hanh)\b"
    r"|\b(?:bi|duoc|da) (?:\w+ ){0,2}?(?:thay the|thay|bai bo|huy bo|sua doi|bo sung|dinh chinh)\b"
)
_AMENDED_ASKED = re.compile(r"sua doi|bo sung|dinh chinh")
_DRAFTED = 0.6
_IN_PART = 0.8  # hết hiệu lực một phần


def asks_state(asked: Asked) -> bool:
    """Tell whether it is asked if one document is in force, was replaced, repealed or amended.

    >>> asks_state(question("846/QĐ-UBND còn áp dụng không?"))
    True
    """
    return asked.kind == "yesno" and len(asked.numbers) == 1 and _STATE_ASKED.search(asked.folded) is not None


def find_validity(store: Store, decided: Decided, asked: Asked) -> tuple[list[Candidate], list[Note]]:
    """Return whether it is still in force: only what the papers state of its end, with notes; the rest is unknown.

    Who asks whether it was amended is told its amendments, too.
    """
    amended = ("amends", "corrects") if _AMENDED_ASKED.search(asked.folded) else ()
    weighed: list[tuple[StatedRelation, float]] = []
    for decision in decided.decisions:
        for stated in decision.relations:
            relation = stated.relation
            told = relation.partial or relation.kind in (*_ENDING, *amended)
            if told and relation.modality != "denied" and _is_number(relation.target, asked):
                weight = (_IN_PART if relation.partial else 1.0) if relation.modality == "done" else _DRAFTED
                weighed.append((stated, weight))
    documents = _read_stating(store, [stated for stated, _ in weighed])
    known = ((stated, weight) for stated, weight in weighed if stated.document.id in documents)
    found = [_quote_statement(documents[stated.document.id], stated, weight) for stated, weight in known]
    return found, list(_note_state(decided, found, amended=bool(amended)))


def find_end_days(store: Store, decided: Decided, asked: Asked) -> list[Candidate]:
    """Return the days from which it is no more in force, as the papers that say so state them: "15/3/2019" of a list's
    row.
    """
    found = []
    telling = [
        stated
        for decision in decided.decisions
        for stated in decision.relations
        if stated.relation.since and stated.relation.modality == "done" and _is_number(stated.relation.target, asked)
    ]
    documents = _read_stating(store, telling)
    for stated in telling:
        document, relation = documents[stated.document.id], stated.relation
        text, quote = document.source.text, join_passages(document, relation.start, relation.end)
        days = [place for place in find_days(text[slice(*quote)]) if place[2] == relation.since]
        if days:
            start, end, _ = days[-1]
            found.append(Candidate(stated.document, text, quote[0] + start, quote[0] + end, quote, score=1.0))
    return found


def keep_done(store: Store, answers: Sequence[Answer]) -> list[Answer]:
    """Return the answers whose quotes say of a replacement or repeal that it is done, not proposed, planned or denied.

    Those that speak of none are kept.
    """
    documents = {one.id: one for one in store.documents(list({answer.document.id for answer in answers}))}
    known = ((answer, documents.get(answer.document.id)) for answer in answers)
    return [answer for answer, document in known if document is not None and _is_done(document, answer)]


def _is_done(document: Document, answer: Answer) -> bool:
    citations = document.citations
    ended = [one for one in citations if answer.start <= one.start < answer.end and one.treatment in _ENDED]
    denied = _DENIED.search(fold(answer.quote)) is not None
    return any(one.modality == "done" for one in ended) if ended else not denied


def _quote_statement(document: Document, stated: StatedRelation, weight: float) -> Candidate:
    """Return the words that state a relation, in their passage."""
    relation = stated.relation
    quote = join_passages(document, relation.start, relation.end)
    return Candidate(stated.document, document.source.text, relation.start, relation.end, quote, score=weight)


def _note_state(decided: Decided, found: Sequence[Candidate], *, amended: bool) -> Iterator[Note]:
    name = decided.decisions[0].canonical if decided.decisions else ""
    if not found and amended:
        yield note("never_changed", number=name)
    elif not found:
        yield note("never_ended", number=name)
    elif all(candidate.score <= _DRAFTED for candidate in found):
        yield note("only_proposed")
    yield note("unverified")


def list_states(decided: Decided) -> list[Candidate]:
    """Return what the papers say of its state, one passage a document."""
    found: dict[str, Candidate] = {}
    for mention in decided.mentions:
        strong = len(set(_STATE.findall(fold(mention.quote))))
        candidate = quote_mention(mention, (0, len(mention.quote)), 0.5 + 0.1 * min(strong, 4))
        before = found.get(mention.document.id)
        if strong and (before is None or candidate.score > before.score):
            found[mention.document.id] = candidate
    return list(found.values())
