"""A source's text → a document: header, structure, citations, relations. ``parse`` is the one verb.

``parse_with_places`` gives beside the document where the parts of each citation stand. What both need is imported when
they are called: dates, periods and headings are read by commands that never parse, and patterns take time to compile.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from indexer.models import Document, Mark, Metadata, Relation, Source
from indexer.models.documents import MOST_CITATIONS

if TYPE_CHECKING:
    from indexer.parsing.actors import Itself
    from indexer.parsing.mention_forms import Mentioned, Text
    from indexer.parsing.places import Place
    from indexer.text.blanks import EvenText

__all__ = ["parse", "parse_with_places"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


def parse(source: Source, document_id: str, corrections: Mapping[str, str] = _NOTHING) -> Document:
    """Understand a source: never raises on any text; what cannot be told stays unknown.

    ``corrections`` are what a person set: metadata by field, mentions by ``indexer.parsing.citations.mention_key``.

    >>> parse(Source("a.txt", "text", "Thực hiện Quyết định số 846/QĐ-UBND.", "", 0), "a").citations[0].canonical
    '846/QĐ-UBND'
    """
    return _parse(source, document_id, corrections)[0]


def parse_with_places(
    source: Source, document_id: str, corrections: Mapping[str, str] = _NOTHING
) -> tuple[Document, tuple[Place, ...]]:
    """Return what ``parse`` gives, and a place for each citation, in the same order."""
    from indexer.parsing.places import locate_parts
    from indexer.parsing.stored_places import put_place_back

    document, mentions, even = _parse(source, document_id, corrections)
    places = tuple(map(locate_parts, mentions))
    return document, places if even is None else tuple(put_place_back(place, even) for place in places)


def _parse(
    source: Source, document_id: str, corrections: Mapping[str, str]
) -> tuple[Document, Sequence[Mentioned], EvenText | None]:
    """(the document, its mentions, the text with even blanks in which these stand, if that is another)."""
    from indexer.parsing.citations import apply_corrections
    from indexer.parsing.stored_places import put_back
    from indexer.text.blanks import even_blanks

    even = even_blanks(source.text)
    if even is None:
        document, mentions = _parse_even(source, document_id, corrections)
    else:
        document, mentions = _parse_even(replace(source, text=even.text), document_id, corrections)
        document = put_back(document, source, even)
    citations = apply_corrections(document.citations, corrections)
    return document if citations is document.citations else replace(document, citations=citations), mentions, even


def _parse_even(
    source: Source, document_id: str, corrections: Mapping[str, str]
) -> tuple[Document, Sequence[Mentioned]]:
    """Parse a text whose blanks are even; what a person set for single citations is not yet in it."""
    from indexer.parsing.amended_laws import add_amended_laws
    from indexer.parsing.attribution import Own
    from indexer.parsing.citations import find_mentions, freeze_mentions
    from indexer.parsing.header import read_header
    from indexer.parsing.implementations import list_carried_out_by_title
    from indexer.parsing.mention_forms import Text
    from indexer.parsing.relations import find_relations
    from indexer.parsing.structure import cut_passages, find_blocks

    text = source.text
    header = read_header(source, corrections)
    metadata = header.metadata
    found = find_blocks(text, header.title)
    own = Own(
        metadata.issuer.text if metadata.issuer else None,
        metadata.province.text if metadata.province else None,
        text,
        metadata.date.text if metadata.date else None,
    )
    forms = Text.of(text)
    mentions = find_mentions(forms, found, own, header.own_number, metadata.canonical)
    stated = find_relations(forms, mentions, _describe_itself(forms, metadata), found)
    doc_type = metadata.doc_type.text if metadata.doc_type else None
    by_title = list_carried_out_by_title(forms, mentions, metadata.title, doc_type)
    titled = [one for one in by_title if not _is_stated(one, stated)]
    relations = add_amended_laws((*titled, *stated), mentions)
    citations = freeze_mentions(forms, mentions, own)
    acts = {one.canonical: one.act for one in citations if one.act and one.canonical}
    document = Document(
        id=document_id,
        source=_mark_most_citations(source, len(citations)),
        metadata=metadata,
        passages=cut_passages(text, found, header.title),
        citations=citations,
        relations=_keep_numbered_relations(relations, mentions, acts),
    )
    return document, mentions


def _is_stated(relation: Relation, stated: Sequence[Relation]) -> bool:
    """Tell whether the text states a relation, too."""
    return any((r.kind, r.source, r.target) == (relation.kind, relation.source, relation.target) for r in stated)


def _mark_most_citations(source: Source, citations: int) -> Source:
    """Return the source, with a mark where no more citations were looked for."""
    marks = tuple(mark for mark in source.marks if mark.name != "citations")
    if citations >= MOST_CITATIONS:
        marks = (*marks, Mark("citations", str(MOST_CITATIONS)))
    return source if marks == source.marks else replace(source, marks=marks)


def _keep_numbered_relations(
    relations: tuple[Relation, ...], mentions: Sequence[Mentioned], acts: Mapping[str, str]
) -> tuple[Relation, ...]:
    """Return the relations between documents that have a number: an act that is cited by its name alone has none.

    ``acts`` are the numbers of those whose name tells it.
    """
    named = {mention.canonical for mention in mentions if mention.number.named}
    found = (
        replace(r, target=acts.get(r.target, r.target), source=acts.get(r.source or "", r.source)) if acts else r
        for r in relations
    )
    return tuple(dict.fromkeys(r for r in found if r.target not in named and r.source not in named))


_ACTS = frozenset(
    {"Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Thông tư liên tịch", "Luật", "Bộ luật", "Pháp lệnh"}
)

_FIRST_ARTICLE = re.compile(r"Điều 1\s*[.:]")


def _has_first_article(text: str) -> bool:
    """Tell whether a line begins with "Điều 1.": what an act has, also where a copy lacks its number."""
    begun = (text[text.rfind("\n", 0, one.start()) + 1 : one.start()] for one in _FIRST_ARTICLE.finditer(text))
    return any(not words.strip("*_# \t") for words in begun)


_DRAFT = re.compile(
    r"(?:^|\|)[^\w\n|]*dự[ ]+thảo(?:[^\w\n|]+(?:lần|thứ|ngày|i{1,3}|\d[\d/.]*))*[^\w\n|]*(?:$|\|)", re.MULTILINE
)
"""The words "DỰ THẢO" alone on a line, or in a cell, of the first lines."""
_HEAD = 2000  # characters


def _describe_itself(forms: Text, metadata: Metadata) -> Itself:
    """Return what the document is that speaks: an act itself replaces, amends and repeals, a report only
    tells of it.
    """
    from indexer.parsing.actors import Itself
    from indexer.parsing.effects import find_effect_day

    doc_type = metadata.doc_type.text if metadata.doc_type else None
    numbered = metadata.canonical is not None or _has_first_article(forms.text)
    draft = _DRAFT.search(forms.lowered, 0, _HEAD) is not None
    act = (numbered or draft) and doc_type in _ACTS
    date = metadata.date.text if metadata.date else None
    title = metadata.title
    place = (title.start, title.end) if title and title.start is not None and title.end is not None else None
    return Itself(doc_type, act, find_effect_day(forms, doc_type, date) if act else None, draft, place)
