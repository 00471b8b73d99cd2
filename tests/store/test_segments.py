"""The full text's own files: what is written in one pass, in several segments or merged reads the same."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.store import open_store, terms
from indexer.store.engines import fulltext, segments
from indexer.text.segmentation import Counts
from tests.support.making import document

TERMS = st.dictionaries(st.sampled_from(["quyết", "định", "điện_năng", "846", "ubnd", "x" * 300]), st.integers(1, 400))
COUNTS = st.builds(lambda w, s, p: Counts(Counter(w), Counter(s), Counter(p)), TERMS, TERMS, TERMS)


def held(folder: Path, names: list[str]) -> dict[int, dict[tuple[str, str], int]]:
    """Key → (field, term) → count, as the full text has it."""
    with closing(fulltext.FullText(folder, names)) as opened:
        found: dict[int, dict[tuple[str, str], int]] = {key: {} for key in opened.keys if key}
        for field in ("words", "syllables", "pairs"):
            for term in ("quyết", "định", "điện_năng", "846", "ubnd", "x" * 300):
                for slot, count in zip(*opened.postings(field, term), strict=True):
                    if opened.keys[slot]:
                        found[opened.keys[slot]][field, term] = int(count)
        return found


def wanted(documents: dict[int, Counts]) -> dict[int, dict[tuple[str, str], int]]:
    return {
        key: {
            (field, term): count
            for field in ("words", "syllables", "pairs")
            for term, count in getattr(counts, field).items()
        }
        for key, counts in documents.items()
    }


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(COUNTS, st.booleans()), max_size=14), st.integers(1, 12))
def test_segments_hold_what_was_learned(steps: list[tuple[Counts, bool]], most: int) -> None:
    """Documents learned one at a time, some of them forgotten again: merges keep the rest as it was."""
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patched:
        patched.setattr(segments, "_MOST", most)
        folder = Path(place) / "fulltext"
        names, there = fulltext.create(folder), dict[int, Counts]()
        for key, (counts, forget) in enumerate(steps, start=1):
            slots: list[int] = []
            if forget and there:
                gone = min(there)
                del there[gone]
                with closing(fulltext.FullText(folder, names)) as opened:
                    slots = [opened.keys.index(gone)]
            there[key] = counts
            names = fulltext.write(folder, names, slots, [(key, counts)])
        assert held(folder, names) == wanted(there)


def test_much_is_written_in_several_segments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_MOST", 3)
    documents = {key: Counts(Counter(quyết=key), Counter({"846": 1}), Counter(ubnd=2)) for key in range(1, 7)}
    names = fulltext.write(tmp_path / "f", fulltext.create(tmp_path / "f"), [], documents.items())
    assert sum(name.endswith(".trm") for name in names) == 6
    assert held(tmp_path / "f", names) == wanted(documents)


def test_segments_stay_few(tmp_path: Path) -> None:
    names = fulltext.create(tmp_path / "f")
    for key in range(1, 40):
        names = fulltext.write(tmp_path / "f", names, [], [(key, Counts(Counter(quyết=1), Counter(), Counter()))])
        assert sum(name.endswith(".trm") for name in names) <= 8


def test_terms_that_are_made_already_are_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = document("a", "Tiếp cận điện năng.")
    made = {"a": terms.count_document_terms(known)}
    monkeypatch.setattr("indexer.text.segmentation.count_terms", None)
    with closing(open_store(tmp_path / "index", create=True)) as store:
        store.add([known], terms=made)
        assert store.frequencies(["dien_nang"]) == {"dien_nang": 1}


@settings(max_examples=15, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=9), st.sets(st.integers(1, 9)))
def test_the_fast_reader_reads_what_whoosh_reads(documents: list[Counts], forgotten: set[int]) -> None:
    """Posting by posting, through Whoosh's own matchers."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "fulltext"
        names = fulltext.write(folder, fulltext.create(folder), [], enumerate(documents, start=1))
        slots = [slot for slot in forgotten if slot < len(documents)]
        names = fulltext.write(folder, names, slots, [(100, documents[0])])
        with closing(fulltext.FullText(folder, names)) as opened:
            reader = opened._reader
            for field, term in reader.all_terms():
                plain: list[tuple[int, float]] = []
                matcher = reader.postings(field, term)
                while matcher.is_active():
                    plain.append((matcher.id(), matcher.weight()))
                    matcher.next()
                fast = zip(*opened.postings(field, term.decode()), strict=True)
                assert [pair for pair in fast if opened.keys[pair[0]]] == plain
