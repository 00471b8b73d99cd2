"""What a query requires of a document, word by word, and by what each word may be said.

A word is held as it was typed: with its diacritics when some were typed, in any way when none were. It is held, too,
by its other spelling (quy, qui), by an abbreviation that says it, or, being one, by its long form.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

from indexer.models import Query
from indexer.store.engine import Field
from indexer.text.abbreviations import find_long_forms, is_short
from indexer.text.folding import find_other_spelling, fold

WEIGHTS: dict[Field, float] = {"syllables": 1.0, "pairs": 1.0, "words": 0.5}
K1 = 0.9
B = 0.7
"""How BM25 adds up what words count."""

_ENOUGH, _ENOUGH_OF_MANY = 0.5, 0.15
_FEW, _MANY = 4, 10


@dataclass(frozen=True, slots=True)
class Required:
    """A word that must stand in a document: ``word`` as it was typed, or one of the other forms of it.

    ``spelled`` is its other spelling, "" for none; ``said_by`` are folded abbreviations that say it; ``expanded`` says
    that it is an abbreviation itself.
    """

    word: str
    spelled: str = ""
    said_by: tuple[str, ...] = ()
    expanded: bool = False


def list_required(query: Query) -> tuple[Required, ...]:
    """Return the words of a query, each once.

    >>> list_required(Query("", "", words=("qui", "định"), syllables=("qui", "dinh")))[0]
    Required(word='qui', spelled='quy', said_by=(), expanded=False)
    >>> typed = Query("", "", words=("y", "te", "cải", "cách"), syllables=("cai", "cach"))
    >>> [one.said_by for one in list_required(typed)]
    [(), (), (), ()]
    """
    folded = [fold(word) for word in query.words]
    said_by: dict[int, list[str]] = defaultdict(list)
    for start, end, short in find_long_forms(folded):
        for place in range(start, end):
            said_by[place].append(short)
    found: dict[str, Required] = {}
    for place, word in enumerate(query.words):
        one = Required(word, find_other_spelling(word), tuple(said_by[place]), is_short(folded[place]))
        known = found.setdefault(word, one)
        if known.said_by and not one.said_by:  # said once as a part of a name, once alone
            found[word] = one
    return tuple(found.values())


def weigh_enough(typed: int) -> float:
    """Return the part of so many typed syllables, by weight, that a document must hold.

    A few words are all meant; a question in many words is answered by a text that does not repeat them all.

    >>> weigh_enough(2), round(weigh_enough(8), 2), round(weigh_enough(20), 2)
    (0.5, 0.27, 0.15)
    """
    many = min(max(typed - _FEW, 0) / (_MANY - _FEW), 1.0)
    return _ENOUGH + (_ENOUGH_OF_MANY - _ENOUGH) * many


def spell_word(word: str) -> tuple[str, ...]:
    """Return a word and its other spelling.

    >>> spell_word("qui"), spell_word("điện")
    (('qui', 'quy'), ('điện',))
    """
    other = find_other_spelling(word)
    return (word, other) if other else (word,)


def respell_term(term: str) -> Iterator[str]:
    """Return a syllable or pair of syllables with i for y, or the reverse.

    >>> list(respell_term("quy_dinh")), list(respell_term("ky_ty")), list(respell_term("dien"))
    (['qui_dinh'], ['ky_ti', 'ki_ty', 'ki_ti'], [])
    """
    every = product(*(spell_word(part) for part in term.split("_")))
    return islice(map("_".join, every), 1, None)


def find_field(term: str) -> Field:
    """Return where a term stands: pairs are joined by "_", syllables are folded, words have their diacritics."""
    if "_" in term:
        return "pairs"
    return "syllables" if term == fold(term) else "words"
