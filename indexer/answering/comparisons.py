"""Comparisons: the same question asked of each province or period named, the answers side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.answering.answerers import Found, find_candidates
from indexer.answering.candidates import choose_best, tell_computed
from indexer.answering.question import Asked
from indexer.answering.scope import Scope, open_scope
from indexer.grammar.question_kind_rows import Kind
from indexer.messages.spoken import say_decimal
from indexer.models import Answer, Listed, Note, PeriodName, note
from indexer.store.base import Store

_SHARE = re.compile(r"t[yi] le|t[yi] trong|muc do|phan tram|%")
_AMOUNT = re.compile(r"(?:^|; |sanh )(?:tong )?so\b|tong so|so luong|kinh phi|so (?:ho so|tthc|ngay)")
_HOW_MANY = re.compile(r"bao nhieu|tang hay giam|giam hay tang")
_FILLER = frozenset(("so", "dau", "cuoi", "giua", "quy", "nam", "thang", "voi", "ky", "hai"))
_DEGREES = frozenset(("nhieu", "it", "hon"))


def compare(store: Store, scope: Scope) -> Found:
    """Return one answer a side, in the order named; what can be counted is compared. A side without answer
    refuses all.
    """
    asked = scope.asked
    kind = _choose_kind(asked)
    sides = [_find_best_answer(store, side) for side in _list_sides(asked, kind)]
    if len(sides) < 2 or not all(sides):
        return (), _note_missing_sides(asked, sides)
    return _add_direction(asked, [side[0] for side in sides]), ()


def _choose_kind(asked: Asked) -> Kind:
    if _SHARE.search(asked.folded):
        return "percent"
    words = " ; ".join(" ".join(run) for run in asked.focus)
    return "count" if _AMOUNT.search(words) or _HOW_MANY.search(asked.folded) else "about"


def _list_sides(asked: Asked, kind: Kind) -> list[Asked]:
    """Return the question for each place and time; places and times as many as each other belong together in order."""
    places, times = asked.provinces, asked.periods
    told = (tuple(word for word in run if word not in _DEGREES) for run in asked.focus)
    runs = tuple(run for run in told if any(word not in _FILLER for word in run))
    if not runs:
        return []
    base = replace(asked, focus=runs, kind=kind)
    if len(places) > 1 and len(places) == len(times):
        return [replace(base, provinces=(p,), periods=(t,)) for p, t in zip(places, times, strict=True)]
    if len(places) > 1:
        return [replace(base, provinces=(p,)) for p in places]
    return [replace(base, periods=(t,)) for t in times]


def _note_missing_sides(asked: Asked, found: Sequence[Sequence[Answer]]) -> list[Note]:
    """Note for which sides nothing answers, where the others do."""
    if not any(found):
        return []
    sides = [
        Listed((*side.provinces, *(PeriodName(period.key) for period in side.periods)), " ")
        for side in _list_sides(asked, "about")
    ]
    return [note("not_compared", side=side) for side, answers in zip(sides, found, strict=True) if not answers]


def _find_best_answer(store: Store, side: Asked) -> Sequence[Answer]:
    return choose_best(find_candidates(open_scope(store, side), side.kind), shown=1)


def _add_direction(asked: Asked, answers: Sequence[Answer]) -> Sequence[Answer]:
    """Add whether it is more or less, computed from the two numbers, before them: "Tăng hay giảm"."""
    if (
        not re.search(r"tang hay giam|giam hay tang|thay doi|nhieu hon|cao hon|chenh lech", asked.folded)
        or len(answers) != 2
    ):
        return answers
    first, second = (_number(a.text) for a in answers)
    if first is None or second is None or len(asked.periods) not in (0, 2):
        return answers
    earlier, later = (0, 1) if asked.periods and asked.periods[0].start <= asked.periods[1].start else (1, 0)
    values = (first, second)
    change = values[later] - values[earlier]
    code = "increased" if change > 0 else "decreased" if change < 0 else "unchanged"
    amount = say_decimal(f"{abs(change):g}")
    told = note(code, by=amount, first=answers[earlier].text, second=answers[later].text)
    return [tell_computed(answers[0], told), *answers]


def _number(text: str) -> float | None:
    match = re.match(r"[\d.]+(?:,\d+)?", text)
    return float(match[0].replace(".", "").replace(",", ".")) if match and match[0].strip(".") else None
