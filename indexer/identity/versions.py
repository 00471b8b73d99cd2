"""Papers that are one document: copies of it, its draft beside the signed one, its scan. They count once everywhere.

Two papers are one when type, title, body and day are the same, and the number is, or one of them has none yet. A draft
whose day is blank, too, is of the only such paper of its month. Files of the same bytes are one whatever they say, and
papers of which too little is known where they say the same word for word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from types import MappingProxyType

from indexer.models import DocumentSummary
from indexer.text.folding import key_number, make_key

_DAY, _MONTH = len("2025-01-31"), len("2025-01")
_SEVERAL = 2
_SHORTEST = 2  # words of a title that tells a document from another
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """Which papers of a collection are one document.

    ``papers`` is the id of a paper → all of its document, the best first, where there are several: signed ones before
    drafts, of equal ones those with letters before those that OCR read, then by id.
    """

    papers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def find_chief(self, paper: str) -> str:
        """Return the id of the paper that stands for the document of one: itself where it is alone.

        >>> Versions({"a": ("b", "a"), "b": ("b", "a")}).find_chief("a"), Versions().find_chief("a")
        ('b', 'a')
        """
        return self.papers.get(paper, (paper,))[0]

    def list_others(self, paper: str) -> tuple[str, ...]:
        """Return the ids of the other papers of the document of one, the best first."""
        return tuple(one for one in self.papers.get(paper, ()) if one != paper)

    def fold(self, some: Iterable[str]) -> dict[str, str]:
        """Map each of some papers that is there beside a better one of its document to the best that is there.

        >>> Versions(dict.fromkeys("abc", ("b", "a", "c"))).fold(["c", "a", "d"])
        {'c': 'a'}
        """
        there = dict.fromkeys(some)
        found = {}
        for paper in there:
            if best := next((one for one in self.papers.get(paper, ()) if one in there), None):
                found[paper] = best
        return {paper: best for paper, best in found.items() if paper != best}


def find_versions(
    papers: Iterable[DocumentSummary], contents: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> Versions:
    """Tell which papers are one document; ``contents`` are checksums by id: those that share one are one."""
    known = {paper.id: paper for paper in papers}
    by_content: dict[str, list[str]] = defaultdict(list)
    for paper, checksums in contents.items():
        for checksum in checksums:
            by_content[checksum].append(paper)
    joined: dict[str, list[str]] = {}
    for some in (*_list_alike(known.values()), *by_content.values()):
        if len(some) > 1:
            _join(joined, some)
    ordered = {
        id(group): tuple(sorted(group, key=lambda one: _rank(known[one])))
        for group in {id(group): group for group in joined.values()}.values()
    }
    return Versions({paper: ordered[id(group)] for paper, group in joined.items()})


def _join(joined: dict[str, list[str]], some: Iterable[str]) -> None:
    """Make one group of some papers and of those that they are one with already."""
    group = list(dict.fromkeys(one for paper in some for one in joined.get(paper, [paper])))
    joined.update(dict.fromkeys(group, group))


def _rank(paper: DocumentSummary) -> tuple[bool, bool, str]:
    return not paper.number, paper.recognised is not None, paper.id


def map_copies(documents: Iterable[DocumentSummary]) -> Mapping[str, str]:
    """Map the id of each copy among some papers to that of the paper that stands for it."""
    known = {document.id: document for document in documents}
    return find_versions(known.values()).fold(known)


def _list_alike(documents: Iterable[DocumentSummary]) -> Iterable[list[str]]:
    """Return the papers that say the same of themselves, as groups."""
    alike: dict[_Key, dict[str, DocumentSummary]] = defaultdict(dict)
    blank: dict[_Key, list[DocumentSummary]] = defaultdict(list)
    for document in documents:
        if (known := key_alike(document)) is None:
            continue
        if len(document.date or "") == _DAY:
            alike[*known, document.date or ""][document.id] = document
        elif document.number is None:  # a draft whose day is left blank, too
            blank[known].append(document)
    if blank:
        _join_drafts(alike, blank)
    for papers in alike.values():
        if len(papers) > 1 and len({key_number(one.number) for one in papers.values() if one.number}) < _SEVERAL:
            yield list(papers)


def _join_drafts(alike: Mapping[_Key, dict[str, DocumentSummary]], blank: Mapping[_Key, list[DocumentSummary]]) -> None:
    """Put each draft without a day with the papers of its month, where those are of one day."""
    days: dict[_Key, list[_Key]] = defaultdict(list)
    for key in alike:
        days[key[:-1]].append(key)
    for month, drafts in blank.items():
        if len(days[month]) == 1:
            alike[days[month][0]].update({draft.id: draft for draft in drafts})


def key_alike(document: DocumentSummary) -> tuple[str, ...] | None:
    """Return what papers that may be one have in common: type, title, body, period, month; None where too little is
    known of one.
    """
    title, date = make_key(document.title or ""), document.date or ""
    if len(title.split()) < _SHORTEST or len(date) < _MONTH:
        return None
    return document.doc_type or "", title, make_key(document.issuer or ""), document.period or "", date[:_MONTH]


def name_alike(document: DocumentSummary, text: str) -> str:
    """Return what a store finds papers by that may be one: equal for equal keys; of a paper that has none it begins
    with "=" and is equal for equal texts of which the same is known; "" where there is no text, either.
    """
    known = key_alike(document)
    if known is None and not text.strip():
        return ""
    own = (document.number, document.issuer, document.title, document.doc_type, document.date, document.period)
    told = known or (text, *(value or "" for value in own))
    checksum = blake2b("\0".join(told).encode(errors="surrogatepass"), digest_size=12).hexdigest()
    return checksum if known else f"={checksum}"
