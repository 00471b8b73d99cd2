"""What an amending law amends, where its name alone tells it: "Luật sửa đổi, bổ sung một số điều của Luật X số 87/2025"
beside "Luật X số 64/2025/QH15"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.grammar.laws import key_law
from indexer.models import Relation
from indexer.parsing.mention_forms import Mentioned
from indexer.parsing.subjects import LAWS

_AMENDS_ONE = re.compile(
    r"sửa đổi(?:,? (?:và )?bổ sung)?(?: một số điều)?(?: của)? (?P<law>(?:Bộ luật|Luật|Pháp lệnh) [^,;]+)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r" và (?:Bộ luật|Luật|Pháp lệnh) ", re.IGNORECASE)


def add_amended_laws(relations: Sequence[Relation], mentions: Sequence[Mentioned]) -> tuple[Relation, ...]:
    """Return the relations with what the cited amending laws amend, where one law of that name is cited beside them."""
    laws = [m for m in mentions if m.number.doc_type in LAWS and m.canonical and m.subject and not m.number.named]
    told = {r.source for r in relations if r.kind == "amends"}  # what it amends is told in so many words
    for law in laws:
        target = _find_amended_law(law, laws) if law.canonical not in told else None
        if target is not None:
            told.add(law.canonical)
            relations = (*relations, Relation("amends", law.canonical, target, law.number.head, law.number.end))
    return tuple(relations)


def _find_amended_law(law: Mentioned, laws: Sequence[Mentioned]) -> str | None:
    """Return the number of the one cited law whose name the amending law's name holds; none of a later year."""
    named = _AMENDS_ONE.fullmatch(law.subject or "")
    if named is None or _SEVERAL.search(named["law"]):
        return None
    key = key_law(named["law"])
    year = law.number.year or 0
    same = {m.canonical for m in laws if key_law(f"{m.number.doc_type} {m.subject}") == key and _is_before(m, year)}
    same.discard(law.canonical)
    return same.pop() if len(same) == 1 else None


def _is_before(law: Mentioned, year: int) -> bool:
    return law.number.year is not None and law.number.year <= year
