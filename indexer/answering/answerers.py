"""Which way each kind of question is answered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.answering import descriptions as by_words
from indexer.answering import number_answers as by_number
from indexer.answering import relations
from indexer.answering.candidates import Candidate, choose_best
from indexer.answering.effect import find_days_of_effect
from indexer.answering.number_answers import Decided, decide
from indexer.answering.passage_answers import find_telling
from indexer.answering.question import Asked
from indexer.answering.scope import Scope
from indexer.answering.span_answers import Passages, find_span_candidates
from indexer.answering.span_rules import asks_rank
from indexer.grammar.doctypes import TYPE_CODES
from indexer.models import Answer, Note, note
from indexer.store.base import Store
from indexer.text.folding import fold

Found = tuple[Sequence[Answer], Sequence[Note]]
_NOTHING: Found = ((), ())
_FULL = 50
_BESIDE = 0.93
_SITED = re.compile(r"(?<!\w)(?:tại|ở|khu vực|địa điểm|địa bàn|vị trí|đoạn)(?!\w)")
_SPEAKING = ("ket luan", "phat bieu", "y kien", "chi dao")
_SIGNING = re.compile(r"(?:^|\b(?:ong|ba|dong chi|giam doc|chu tich)\b)\s*((?:(?!ong\b|ba\b)\w+ ){2,5}?)(?:da )?ky\b")
_PROVINCE_ASKED = re.compile(r"\b(?:tinh uy|tinh|thanh pho) nao\b")
_ISSUE_DAY = re.compile(r"\bngay (?:ban hanh|ky)\b|\b(?:ban hanh|ky|de|ra|lap|phat hanh)(?: vao)? ngay\b|\bngay may\b")
_ASKING = "ai la nguoi vi do nao may gi cua ho ten cho biet hoi xin vao thang nam"
_BEFORE_HEAD = by_words.ISSUING | frozenset(_ASKING.split())  # words that say nothing of the document asked about
_OF_TYPE = ("docnum", "date", "org", "person")  # "Báo cáo quý I/2023 số mấy": the type and the period tell which


def answer_question(store: Store, scope: Scope) -> Found:
    """Answer a question that is no comparison and return the answers with notes; none is a refusal."""
    asked = scope.asked
    if not asked.numbers and not (scope.focus.weights or (asked.doc_types and asked.kind in _OF_TYPE)):
        return _NOTHING  # nothing is left to look for: any passage would do
    if not asked.numbers or asked.kind == "docnum":
        return _answer_without_number(scope), ()
    if _names_another(scope):
        return _answer_without_number(scope), ()
    decided = decide(store, asked)
    if not decided.decisions:
        return (), _note_unknown_number(asked, decided)
    if relations.asks_state(asked):
        ended, notes = relations.find_validity(store, decided, asked)
        return choose_best(ended, worth=0.5), (*decided.notes, *notes)
    return _answer_with_number(store, scope, decided), decided.notes


def _note_unknown_number(asked: Asked, decided: Decided) -> tuple[Note, ...]:
    """That nothing bears or mentions the number; of another province's or body's there is what came nearest."""
    return () if decided.refused else (note("number_absent", number=asked.numbers[0].raw),)


def _names_another(scope: Scope) -> bool:
    """Tell whether the number only tells which report is meant: "Báo cáo tổng kết Nghị quyết 05-NQ/TU do ai ký"."""
    asked = scope.asked
    if asked.kind not in ("date", "person", "org") or not asked.doc_types:
        return False
    head = fold(asked.doc_types[0])
    at = asked.folded.find(head)
    before = set(re.findall(r"\w+", asked.folded[: max(at, 0)]))
    return 0 <= at < asked.numbers[0].start and before <= _BEFORE_HEAD and head not in fold(asked.numbers[0].raw)


def _answer_with_number(store: Store, scope: Scope, decided: Decided) -> Sequence[Answer]:
    asked = scope.asked
    match asked.kind:
        case "where_cited":
            return by_number.list_citing(by_number.narrow_mentions(decided, asked))[:_FULL]
        case "how_often":
            return by_number.count_mentions(by_number.narrow_mentions(decided, asked))[:_FULL]
        case "occasion":
            return by_number.find_occasion(by_number.narrow_mentions(decided, asked), asked.verbs)
        case "relation":
            return _answer_relation(store, scope, decided)
        case "about" if _asks_only_subject(scope):
            return choose_best(by_number.find_subject(store, decided))
        case "date":
            return _answer_date(store, scope, decided)
        case "org" if _PROVINCE_ASKED.search(asked.folded):
            return choose_best(by_number.find_province(decided), worth=0.7)
        case "org" if _asks_only_issue(scope):
            return choose_best(by_number.find_issuer(store, decided), worth=0.7)
        case "person" if asked.verbs == "ky":
            return choose_best(by_number.find_signer(store, decided, office=_asks_office(asked)))
        case "person" if asked.verbs in _SPEAKING and (found := _answer_with_spans(scope, _find_heads(scope, decided))):
            return found
        case "org" | "person" | "count" | "percent" | "place" | "contact":
            return _answer_with_spans(scope, _find_mentioning_passages(scope, decided)) or _answer_place(
                scope, _find_mentioning_passages(scope, decided)
            )
        case _:
            return _find_telling_answers(store, scope, decided)


def _answer_date(store: Store, scope: Scope, decided: Decided) -> Sequence[Answer]:
    """Answer from or until when it is in effect, when it was issued, or a date that it states."""
    if "het hieu luc" in scope.asked.folded and (days := relations.find_end_days(store, decided, scope.asked)):
        return choose_best(days, worth=0.5)
    if ends := find_days_of_effect(store, decided, scope.asked):
        return choose_best(ends, worth=0.9)
    if _asks_only_issue(scope) or _ISSUE_DAY.search(scope.asked.folded):
        return choose_best(by_number.find_issue_date(store, decided), worth=0.5)
    return _answer_with_spans(scope, _find_mentioning_passages(scope, decided))


def _answer_place(scope: Scope, only: Passages | None = None) -> Sequence[Answer]:
    """Answer with a place, be it told without a name: "khu vực lưng đường cong của đoạn cua"."""
    if scope.asked.kind != "place":
        return ()
    return choose_best(c for c in find_telling(scope, "place", only) if _SITED.search(c.text, c.start, c.end))


def _answer_relation(store: Store, scope: Scope, decided: Decided) -> Sequence[Answer]:
    asked = scope.asked
    if not asked.verbs:
        return choose_best(relations.list_states(decided), worth=0.5)
    found = relations.find_related(store, asked, decided)
    return choose_best([*found, *relations.find_acting(scope, asked, decided)], worth=0.75)


def _find_telling_answers(store: Store, scope: Scope, decided: Decided) -> Sequence[Answer]:
    found = choose_best(find_telling(scope, scope.asked.kind, _find_mentioning_passages(scope, decided)))
    if not found and scope.asked.kind == "about" and scope.asked.asking:
        return choose_best(by_number.find_subject(store, decided))
    return found


def _asks_only_issue(scope: Scope) -> bool:
    """Is nothing asked of the document but its own issue: no words are left besides "ban hành", "quyết định"?"""
    left = {word for run in scope.asked.focus for word in _drop_type_words(scope, " ".join(run)).split()}
    return not left - by_words.ISSUING or scope.asked.kind == "about"


def _asks_only_subject(scope: Scope) -> bool:
    """Is it asked what the document is about, and not, without any asking words, something that it says?"""
    left = {word for run in scope.asked.focus for word in _drop_type_words(scope, " ".join(run)).split()}
    return bool(scope.asked.asking) or not left - by_words.ISSUING


def _drop_type_words(scope: Scope, run: str) -> str:
    """Drop the type of the number, which says nothing new: "435/QĐ-TTKC là quyết định của đơn vị nào"."""
    codes = scope.asked.numbers[0].codes
    own = TYPE_CODES.get(codes[0]) if codes else None
    for name in ("van ban", fold(own.name) if own else ""):
        run = run.replace(name, " ") if name else run
    return run


def _find_mentioning_passages(scope: Scope, decided: Decided) -> Passages:
    """Return the passages that mention the number, those right after and under them; all of the document
    that bears it.
    """
    places: dict[str, dict[int, float]] = {}
    own = {decision.document for decision in decided.decisions if decision.document}
    for reading in scope.readings:
        if reading.summary.id in own:
            places[reading.summary.id] = dict.fromkeys(range(len(reading.passages)), 1.0)
    for mention in decided.mentions:
        held = places.setdefault(mention.document.id, {})
        held[mention.passage] = 1.0
        held.setdefault(mention.passage + 1, 0.8)
    for reading in scope.readings:
        held = places.get(reading.summary.id, {})
        cited = {index for index, factor in held.items() if factor == 1.0}
        for index in range(len(reading.passages)):
            if cited and not cited.isdisjoint(reading.list_above(index)):
                held[index] = max(held.get(index, 0.0), 0.9)
    return places


def _find_heads(scope: Scope, decided: Decided) -> Passages:
    """Return the heads of the documents that bear the number: whose words a notice gives stands there."""
    own = {decision.document for decision in decided.decisions}
    return {r.summary.id: dict.fromkeys(range(r.head[0]), 1.0) for r in scope.readings if r.summary.id in own}


def _answer_without_number(scope: Scope) -> Sequence[Answer]:
    asked = scope.asked
    match asked.kind:
        case "docnum":
            return choose_best(by_words.find_described(scope, "number").candidates, worth=0.93)
        case "person" if asked.verbs == "ky":
            return choose_best(by_words.find_described(scope, "office" if _asks_office(asked) else "signer").candidates)
        case "person" if asked.verbs:
            return choose_best(find_span_candidates(scope, "person"))
        case "list" if asked.verbs == "ky":
            return choose_best(by_words.find_signed(scope.readings, _name(scope)), shown=_FULL)
        case "date" if asked.doc_types and asks_issue_date(scope.asked):
            return _answer_issue_date(scope)
        case "org" if asked.doc_types and "ban hanh" in asked.folded:
            found = choose_best(by_words.find_described(scope, "issuer").candidates)
            return found or choose_best(find_span_candidates(scope, "org"))
        case "date" | "org" | "person" | "count" | "percent" | "place" | "contact":
            return _answer_with_spans(scope) or _answer_place(scope)
        case "where_cited" | "how_often" | "occasion":
            return ()
        case "list":
            return choose_best([*find_telling(scope, asked.kind), *find_span_candidates(scope, "list")])
        case _:
            return choose_best(find_telling(scope, asked.kind))


def _answer_with_spans(scope: Scope, only: Passages | None = None) -> Sequence[Answer]:
    """Answer with spans: with a share ("đạt bao nhiêu?") or an office ("của ai?") when no amount and no name
    answers.
    """
    kind = "rank" if asks_rank(scope) else scope.asked.kind
    found = choose_best(find_span_candidates(scope, kind, only), beside=_BESIDE)
    if not found and kind == "date" and scope.asked.folded.startswith("thoi han"):
        return choose_best(find_span_candidates(scope, "count", only), beside=_BESIDE)  # a term may be so many days
    other = "percent" if kind == "count" and not scope.asked.unit else "org" if kind == "person" and only else None
    if found or other is None:
        return found
    told = set(scope.asked.folded.split())
    return choose_best(
        (c for c in find_span_candidates(scope, other, only) if not _list_words(c) <= told), beside=_BESIDE
    )


def _list_words(candidate: Candidate) -> set[str]:
    return set(re.findall(r"\w+", fold(candidate.text[candidate.start : candidate.end])))


def _asks_office(asked: Asked) -> bool:
    """Tell whether an office is asked for, not who holds it: "Chức vụ người ký"."""
    return re.search(r"chuc (?:vu|danh)", asked.folded) is not None


def asks_issue_date(asked: Asked) -> bool:
    """Tell whether it is asked on which day a document was issued: that the catalogue knows, or nobody."""
    words = asked.folded
    return ("ban hanh" in words or " ky " in words or _ISSUE_DAY.search(words) is not None) and not any(
        cue in words for cue in ("truoc ngay", "truoc khi", "hieu luc", "phai ", "han ", "bat dau")
    )


def _answer_issue_date(scope: Scope) -> Sequence[Answer]:
    found = by_words.find_described(scope, "date")
    if found.candidates or found.blank:
        return choose_best(found.candidates, worth=0.93)
    return choose_best(find_span_candidates(scope, "date"))


def _name(scope: Scope) -> str:
    """Return who is said to sign: what stands between the title and "ký", function words and all ("Phạm Thị")."""
    match = _SIGNING.search(scope.asked.folded)
    return match[1].strip() if match else ""


def find_candidates(scope: Scope, kind: str) -> list[Candidate]:
    """Return the candidates for one side of a comparison."""
    return find_span_candidates(scope, kind) if kind in ("count", "percent", "date") else find_telling(scope, "about")
