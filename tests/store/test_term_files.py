"""The files of a segment's terms are the very bytes that Whoosh's own writer makes."""

from __future__ import annotations

from array import array
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage

from indexer.store.engines.fulltext import Terms
from indexer.store.engines.term_files import TermFiles

HELD = st.dictionaries(st.integers(0, 100_000), st.integers(1, 5_000), min_size=1, max_size=300)
TERMS = st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12), HELD, max_size=12)


def written(folder: Path, fields: dict[str, dict[str, dict[int, int]]], *, ours: bool) -> dict[str, bytes]:
    """File ending → bytes."""
    storage, codec = FileStorage(str(folder)), W3Codec()
    segment = W3Segment(codec, "MAIN", segid="0" * 16)
    ready = {
        name: [
            (term.encode(), (array("I", sorted(held)), array("f", (held[slot] for slot in sorted(held)))))
            for term, held in sorted(terms.items(), key=lambda pair: pair[0].encode())
        ]
        for name, terms in sorted(fields.items())
    }
    if ours:
        files = TermFiles(storage, segment)
        for name, terms in ready.items():
            files.write_field(name, terms)
        files.close()
    else:
        schema = Schema(**{name: Terms() for name in ready})
        writer = codec.field_writer(storage, segment)
        for name, terms in ready.items():
            writer.start_field(name, schema[name])
            for term, (slots, counts) in terms:
                writer.start_term(term)
                for slot, count in zip(slots, counts, strict=True):
                    writer.add(slot, count, b"", None)
                writer.finish_term()
            writer.finish_field()
        writer.close()
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


@settings(max_examples=60, deadline=None)
@given(st.fixed_dictionaries({"pairs": TERMS, "syllables": TERMS}))
def test_the_bytes_are_those_of_whoosh(fields: dict[str, dict[str, dict[int, int]]]) -> None:
    with TemporaryDirectory() as ours, TemporaryDirectory() as theirs:
        assert written(Path(ours), fields, ours=True) == written(Path(theirs), fields, ours=False)
