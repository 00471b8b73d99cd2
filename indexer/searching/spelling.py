"""Near-miss spelling: a syllable that no document holds is replaced by the nearest one that some do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.models import Query
from indexer.searching.query import join_alternatives, limit_query
from indexer.store.base import Store
from indexer.text.folding import find_other_spelling, fold
from indexer.text.patterns import compile_late

_LETTERS = "abcdeghiklmnopqrstuvxy"  # of folded Vietnamese
_SHORTEST = 3
_WELL_FORMED = compile_late(
    r"(?:ngh?|nh|n|ch|c|d|gh?|gi|h|kh?|l|m|ph?|qu?|r|s|th|tr|t|v|x|b)?"
    r"(?:(?:a|e|i|o|u|y|ie|ye|ia|oa|oe|oo|ua|ue|uo|uy|uye|uya)(?:ch?|m|ng|nh|n|p|t)?"
    r"|ai|ao|au|ay|eo|eu|iu|oi|ui|uu|ieu|yeu|oai|oay|oao|oeo|uai|uay|uau|uoi|uou|uyu)"
)
"""A folded syllable that Vietnamese can have: who types one that no document holds has not slipped."""


def correct_spelling(store: Store, query: Query) -> tuple[Query, tuple[tuple[str, str], ...]]:
    """Replace the unknown syllables of a query, and return it with what was replaced by what: (as typed, folded).

    Only one slip of the finger is forgiven: a letter too many, too few, wrong, or two exchanged. Quoted phrases
    and numbers are left as they are.

    >>> from indexer.searching.query import parse_query
    >>> correct_spelling(store, parse_query("thủ tục hành chíhn"))[1]
    (('chíhn', 'chinh'),)
    """
    if query.alternatives:
        several = [correct_spelling(store, one) for one in query.alternatives]
        whole = join_alternatives([one for one, _ in several])
        replaced = tuple(dict.fromkeys(pair for _, pairs in several for pair in pairs))
        return replace(limit_query(whole, query), notes=query.notes), replaced
    quoted = {syllable for phrase in query.phrases for syllable in phrase}
    unknown = [syllable for syllable, n in store.frequencies(query.syllables).items() if not n]
    better = _find_nearest(store, query, [one for one in unknown if one not in quoted and _is_slip(one)])
    if not better:
        return _drop_odd_diacritics(store, query), ()
    words = tuple(better.get(syllable, word) for word, syllable in zip(query.words, query.syllables, strict=True))
    pairs = tuple("_".join(better.get(part, part) for part in pair.split("_")) for pair in query.pairs)
    syllables = tuple(better.get(syllable, syllable) for syllable in query.syllables)
    typed = {fold(word): word for word in query.words}
    told = tuple((typed.get(syllable, syllable), nearest) for syllable, nearest in better.items())
    respelled = replace(query, words=words, syllables=syllables, pairs=pairs, text=_respell_query(query, better))
    return _drop_odd_diacritics(store, respelled), told


def _drop_odd_diacritics(store: Store, query: Query) -> Query:
    """Diacritics that no syllable has say nothing where no document has them: "quôc" is looked for as "quoc"."""
    marked = {word for word in query.words if word != fold(word) and not can_be_said(word)}
    known = store.frequencies({*marked, *map(fold, marked)})
    slips = {word for word in marked if not known[word] and known[fold(word)]}
    return replace(query, words=tuple(fold(word) if word in slips else word for word in query.words))


def list_unknown_words(store: Store, query: Query) -> tuple[str, ...]:
    """Return the words of a query that no document has, in neither spelling, as they were typed."""
    forms = {word: [word, *filter(None, [find_other_spelling(word)])] for word in query.words}
    known = store.frequencies({form for some in forms.values() for form in some})
    return tuple(word for word, some in forms.items() if not any(known[form] for form in some))


def is_well_formed(folded: str) -> bool:
    """Tell whether Vietnamese can have a folded syllable.

    >>> is_well_formed("quyet"), is_well_formed("quyeets")
    (True, False)
    """
    return _WELL_FORMED.fullmatch(folded) is not None


def can_be_said(word: str) -> bool:
    """Tell whether Vietnamese can have a syllable with its tone.

    >>> can_be_said("quốc"), can_be_said("quôc"), can_be_said("đất"), can_be_said("đât"), can_be_said("quyêt")
    (True, False, True, False, False)
    """
    folded = fold(word)
    if not _WELL_FORMED.fullmatch(folded):
        return False
    tones_there = set(unicodedata.normalize("NFD", word)) & set("\u0300\u0301\u0303\u0309\u0323")
    return not folded.endswith(("c", "ch", "p", "t")) or bool(tones_there & {"\u0301", "\u0323"})


def _is_slip(syllable: str) -> bool:
    """Not a syllable of Vietnamese, nor an abbreviation, which has no vowel.

    >>> _is_slip("phuogn"), _is_slip("chay"), _is_slip("pccc")
    (True, False, False)
    """
    spoken = len(syllable) >= _SHORTEST and syllable.isalpha() and not set(syllable).isdisjoint("aeiouy")
    return spoken and not _WELL_FORMED.fullmatch(syllable)


def _find_nearest(store: Store, query: Query, syllables: Sequence[str]) -> dict[str, str]:
    """Return for each syllable the known one a slip away that goes best with its neighbours, then the most
    frequent one.
    """
    slips = {syllable: set(_list_slips(syllable)) for syllable in syllables}
    counts = store.frequencies(set().union(*slips.values())) if slips else {}
    known = {syllable: sorted(near for near in some if counts[near]) for syllable, some in slips.items()}
    pairs = {
        (syllable, near): _list_pairs_with(query, syllable, near) for syllable, some in known.items() for near in some
    }
    together = store.frequencies({pair for some in pairs.values() for pair in some}) if pairs else {}
    better = {}
    for syllable, some in known.items():
        exchanged = set(_list_exchanges(syllable))
        if some:
            better[syllable] = max(
                some,
                key=lambda near: (sum(together[p] for p in pairs[syllable, near]), near in exchanged, counts[near]),
            )
    return better


def _list_pairs_with(query: Query, syllable: str, near: str) -> list[str]:
    """Return the pairs that a syllable makes with its neighbours in the query when it stands in another's place."""
    before = {left for left, right in pairwise(query.syllables) if right == syllable}
    after = {right for left, right in pairwise(query.syllables) if left == syllable}
    return [*(f"{b}_{near}" for b in before), *(f"{near}_{a}" for a in after)]


def _list_slips(syllable: str) -> Iterator[str]:
    yield from _list_exchanges(syllable)
    for at in range(len(syllable) + 1):
        head, tail = syllable[:at], syllable[at:]
        if tail and len(syllable) > _SHORTEST:
            yield head + tail[1:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def _list_exchanges(syllable: str) -> Iterator[str]:
    for at in range(len(syllable) - 1):
        yield syllable[:at] + syllable[at + 1] + syllable[at] + syllable[at + 2 :]


def _respell_query(query: Query, better: dict[str, str]) -> str:
    return " ".join(better.get(fold(word), word) for word in query.text.split())
