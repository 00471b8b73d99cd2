"""Abbreviations that the documents define themselves: who types one form finds the other, too.

``indexer.text.abbreviations`` has those that every office uses: they are terms of the full text. Those of a collection
are known only when it is indexed, so the query is widened: what was typed, or the same with the other form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from indexer.models import Query, note
from indexer.searching.query import join_alternatives, limit_query
from indexer.text import segmentation
from indexer.text.folding import fold

_LONGEST = 10
_MOST = 3  # other readings of one query


def widen_query(query: Query, known: Mapping[str, tuple[str, ...]]) -> Query:
    """Widen a query by the other forms of its words that the collection defines, and return it with a note that
    says which.

    Quoted words are looked for as they are.

    >>> from indexer.searching.query import parse_query
    >>> query = widen_query(parse_query("đất KKTM"), {"kktm": ("khu kinh tế mở",)})
    >>> [one.text for one in query.alternatives], query.notes[0].values
    (['đất KKTM', 'đất khu kinh tế mở'], (('form', 'KKTM'), ('other', 'khu kinh tế mở')))
    """
    if not known or query.empty:
        return query
    typed = query.alternatives or (query,)
    found = [(one, *other) for one in typed for other in _list_other_forms(one, known)][:_MOST]
    if not found:
        return query
    notes = tuple(dict.fromkeys(note("also_sought", form=form, other=other) for _, _, form, other in found))
    whole = join_alternatives([*typed, *(other for _, other, _, _ in found)])
    return replace(limit_query(whole, query), notes=(*query.notes, *notes))


def _list_other_forms(query: Query, known: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Query, str, str]]:
    """Yield (the query with one form replaced, the form as it was typed, the other form)."""
    quoted = [f" {' '.join(phrase)} " for phrase in query.phrases]
    syllables = query.syllables
    for start in range(len(syllables)):
        for end in range(start + 1, min(start + _LONGEST, len(syllables)) + 1):
            form = " ".join(syllables[start:end])
            place = _place(form, query.text) if form in known else None
            if place is None or any(f" {form} " in phrase for phrase in quoted):
                continue
            for other in known[form]:
                text = f"{query.text[: place[0]]}{other}{query.text[place[1] :]}"
                yield _reword_query(query, text), query.text[place[0] : place[1]], other


def _place(form: str, text: str) -> tuple[int, int] | None:
    run = r"[\s,]+".join(map(re.escape, form.split()))
    match = re.search(rf"(?<![^\W_]){run}(?![^\W_])", fold(text))
    return match.span() if match else None


def _reword_query(query: Query, text: str) -> Query:
    return replace(
        query,
        text=text,
        words=segmentation.list_typed_words(text),
        syllables=tuple(syllable.text for syllable in segmentation.cut_syllables(text)),
        pairs=tuple(pair.text for pair in segmentation.pair_syllables(text)),
    )
