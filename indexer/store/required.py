"""What a query requires of a document, word by word, and by what each word may be said.

A word is held as it was typed: with its diacritics when some were typed, in any way when none were. It is held, too,
by its other spelling (quy, qui), by an abbreviation that says it, or, being one, by its long form.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from indexer.models import Query
from indexer.text.abbreviations import find_long_forms, is_short
from indexer.text.folding import find_other_spelling, fold


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
    """The words of a query, each once.

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
