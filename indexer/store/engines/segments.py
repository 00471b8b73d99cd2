"""Segments of the full text: Whoosh's own files and format, written in one pass over sorted terms.

Whoosh's writer keeps every posting as a tuple, sorts all of them and, when there are many, through files: that was
three quarters of the time of indexing. Here postings are gathered by term, so that only the terms are sorted, and
they are written in order, as Whoosh writes them (``indexer.store.engines.term_files``).
"""

from __future__ import annotations

import heapq
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher, W3Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.matching import FilterMatcher, Matcher
from whoosh.reading import SegmentReader

from indexer.store.engine import Field
from indexer.store.engines.term_files import TermFiles
from indexer.text.segmentation import Counts

Postings: TypeAlias = "tuple[array[int], array[float]]"
"""(slots, how often) of the documents that hold a term, by slot."""

Listed: TypeAlias = "tuple[Sequence[int], Sequence[float]]"
_FIELDS: tuple[Field, ...] = ("pairs", "syllables", "words")  # as Whoosh wants them: sorted
_SHARED = 20  # a term that stands in a document as often or more has a pair of its own
_MOST = 4_000_000  # postings gathered before they are written, about 8 bytes each and their terms


def write_segments(
    storage: FileStorage, codec: W3Codec, schema: Schema, documents: Iterable[tuple[int, Counts]]
) -> Iterator[W3Segment]:
    """Write the counted terms of documents, by key, as segments: one, or several when there are many."""
    gathered = _Gathered()
    for key, counts in documents:
        gathered.add(key, counts)
        if gathered.size >= _MOST:
            yield _write(storage, codec, schema, gathered.keys, gathered.list_fields())
            gathered = _Gathered()
    if gathered.keys:
        yield _write(storage, codec, schema, gathered.keys, gathered.list_fields())


def merge_segments(storage: FileStorage, codec: W3Codec, schema: Schema, segments: Sequence[W3Segment]) -> W3Segment:
    """Make one segment of what several hold, without what was deleted; a term is in memory at a time."""
    readers = [SegmentReader(storage, schema, segment) for segment in segments]
    keys: list[int] = []
    slots = [_renumber_documents(reader, keys) for reader in readers]
    try:
        return _write(storage, codec, schema, keys, ((name, _list_terms(readers, slots, name)) for name in _FIELDS))
    finally:
        for reader in readers:
            reader.close()


class _Gathered:
    """The postings of some documents, by term. Most terms stand in one: a slot and how often is all they have."""

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.size = 0
        self._alone: dict[Field, dict[str, tuple[int, int]]] = {name: {} for name in _FIELDS}
        self._postings: dict[Field, dict[str, Postings]] = {name: {} for name in _FIELDS}

    def add(self, key: int, counts: Counts) -> None:
        slot = len(self.keys)
        self.keys.append(key)
        pairs = [(slot, count) for count in range(_SHARED)]  # one object for all terms of the document
        for name in _FIELDS:
            alone, held = self._alone[name], self._postings[name]
            counted = getattr(counts, name)
            self.size += len(counted)
            for term, count in counted.items():
                if (known := held.get(term)) is not None:
                    known[0].append(slot)
                    known[1].append(count)
                elif (first := alone.pop(term, None)) is not None:
                    held[term] = array("I", (first[0], slot)), array("f", (first[1], count))
                else:
                    alone[term] = pairs[count] if count < _SHARED else (slot, count)

    def list_fields(self) -> Iterator[tuple[Field, Iterator[tuple[bytes, Listed]]]]:
        """Yield each field with its terms, all in order."""
        for name in _FIELDS:
            yield name, self._list_sorted_terms(self._alone[name], self._postings[name])

    def _list_sorted_terms(
        self, alone: dict[str, tuple[int, int]], held: dict[str, Postings]
    ) -> Iterator[tuple[bytes, Listed]]:
        for term in sorted(chain(alone, held)):
            if (first := alone.get(term)) is not None:
                yield term.encode(), ((first[0],), (float(first[1]),))
            else:
                yield term.encode(), held[term]


def _write(
    storage: FileStorage,
    codec: W3Codec,
    schema: Schema,
    keys: Sequence[int],
    fields: Iterable[tuple[Field, Iterator[tuple[bytes, Listed]]]],
) -> W3Segment:
    segment = codec.new_segment(storage, "MAIN")
    documents = codec.per_document_writer(storage, segment)
    for slot, key in enumerate(keys):
        documents.start_doc(slot)
        documents.add_column_value("key", schema["key"].column_type, key)
        documents.finish_doc()
    documents.close()
    segment.set_doc_count(len(keys))
    terms = TermFiles(storage, segment)
    for name, postings in fields:
        terms.write_field(name, postings)
    terms.close()
    return segment


def _renumber_documents(reader: SegmentReader, keys: list[int]) -> list[int]:
    """Return the new slot of each of a segment's documents, -1 for one that was deleted; their keys join ``keys``."""
    column = reader.column_reader("key")
    slots = []
    for slot in range(reader.doc_count_all()):
        deleted = reader.is_deleted(slot)
        slots.append(-1 if deleted else len(keys))
        if not deleted:
            keys.append(int(column[slot]))
    return slots


def _list_terms(
    readers: Sequence[SegmentReader], slots: Sequence[Sequence[int]], name: Field
) -> Iterator[tuple[bytes, Listed]]:
    """Yield the terms of several segments in order, each with the postings of all of them."""
    lexicons = [_list_lexicon(reader, name, place) for place, reader in enumerate(readers)]
    for term, places in groupby(heapq.merge(*lexicons), key=itemgetter(0)):
        found, counts = array("I"), array("f")
        for _, place in places:
            for numbers, often in read_blocks(readers[place].postings(name, term)):
                renumbered = [slots[place][number] for number in numbers]
                found.extend(slot for slot in renumbered if slot >= 0)
                counts.extend(n for slot, n in zip(renumbered, often, strict=True) if slot >= 0)
        if found:
            yield term, (found, counts)


def read_blocks(matcher: Matcher) -> Iterator[tuple[Sequence[int], Sequence[float]]]:
    """Yield (numbers of documents, how often) of a term's postings, a block at a time, deleted documents included.

    A matcher gives one posting a call; the lists of the block that it has read are handed on whole: five times faster.
    """
    if isinstance(matcher, FilterMatcher):
        matcher = matcher.child
    while matcher.is_active():
        if isinstance(matcher, W3LeafMatcher):
            matcher.id(), matcher.weight()  # reads the block
            yield matcher._ids[matcher._i :], matcher._weights[matcher._i :]
            matcher._next_block()
        else:  # a single posting, kept beside the term
            yield (matcher.id(),), (matcher.weight(),)
            matcher.next()


def _list_lexicon(reader: SegmentReader, name: Field, place: int) -> Iterator[tuple[bytes, int]]:
    for term in reader.lexicon(name):
        yield term, place
