"""What waits to be added, and pages that wait to be recognised: what the store is told, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest

from indexer.indexing import batch
from indexer.indexing.batch import Batch, ParsedText, measure_step, parse_step
from indexer.indexing.changes import FileEnd, UnparsedText
from indexer.indexing.outcomes import Outcome, Progress
from indexer.indexing.pictured_pages import PicturedPages
from indexer.models import FileState, Rejected
from indexer.reading import recognition
from indexer.store import Store
from tests.support.making import document

REFUSED = Rejected("a.zip/x", "hỏng", "broken")


@dataclass
class Heard:
    """Stands for a store, and for who is told of progress: it keeps what it hears."""

    added: list[tuple[list[str], list[tuple[str, int]], list[str]]] = field(default_factory=list)
    removed: list[frozenset[str]] = field(default_factory=list)
    told: list[Progress] = field(default_factory=list)
    refreshed: int = 0
    kept: dict[int, Any] = field(default_factory=dict)

    def add(self, documents: Any, states: Any, terms: Any, left: Any) -> None:
        assert set(terms) == {one.id for one in documents}
        self.added.append(([one.id for one in documents], [(one.path, one.size) for one in states], left))

    def remove(self, gone: frozenset[str]) -> None:
        self.removed.append(gone)

    def refresh(self, tell: Any) -> None:
        self.refreshed += 1
        tell(1, 2)

    def recognised(self, _sha256: str, _version: object) -> dict[int, Any]:
        return dict(self.kept)

    def keep_recognised(self, _sha256: str, page: int, _version: object, seen: Any) -> None:
        self.kept[page] = seen


def take_text(name: str, file: str, size: int = 10, kind: str = "text", *, replaces: bool = False) -> ParsedText:
    made = document(name, "Kế hoạch.", file=file)
    path = f"{file}#{name}" if kind == "record" else file
    source = replace(made.source, path=path, size=size, format=cast(Any, kind))
    return ParsedText(replace(made, source=source), cast(Any, {}), replaces, seen=7)


def end_file(file: str, gone: Iterable[str] = (), size: int = 30) -> FileEnd:
    return FileEnd(FileState(file, "", size, 0, rejected=()), frozenset(gone), Outcome(read=1), seen=9)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def make_batch(heard: Heard, left: dict[str, str] | None = None) -> Batch:
    return Batch(cast(Store, heard), left or {}, heard.told.append, total=99)


def test_what_waits_is_added_with_its_files_those_not_ended_as_begun(heard: Heard) -> None:
    waiting = make_batch(heard, {"b": "cũ.txt", "z": "khác.txt"})
    for step in (take_text("a", "1.txt"), end_file("1.txt"), take_text("b", "2.jsonl", kind="record")):
        waiting.take(step)
    assert heard.added == []
    waiting.flush()
    assert heard.added == [(["a", "b"], [("2.jsonl", -1), ("1.txt", 30)], ["cũ.txt"])]
    waiting.flush()
    assert len(heard.added) == 1, "nothing waits any longer"
    waiting.take(end_file("2.jsonl"))
    waiting.flush()
    assert heard.added[1:] == [([], [("2.jsonl", 30)], [])]


def test_a_file_with_a_text_that_failed_is_to_be_read_again(heard: Heard) -> None:
    waiting = make_batch(heard)
    assert waiting.take(REFUSED) == Outcome(rejected=(REFUSED,))
    assert waiting.take(end_file("a.zip")) == Outcome(read=1)
    waiting.take(end_file("b.zip"))
    waiting.flush()
    assert heard.added == [([], [("a.zip", -1), ("b.zip", 30)], [])]


@pytest.mark.parametrize("gone", [(), ("x", "y")])
def test_what_a_file_no_longer_holds_is_removed_and_its_end_is_told(heard: Heard, gone: tuple[str, ...]) -> None:
    make_batch(heard).take(end_file("a.txt", gone))
    assert heard.removed == ([frozenset(gone)] if gone else [])
    assert heard.told == [Progress("read", 9, 99, "a.txt")]


@pytest.mark.parametrize("replaces", [True, False])
def test_a_text_is_new_or_replaces_one(heard: Heard, *, replaces: bool) -> None:
    outcome = make_batch(heard).take(take_text("a", "a.txt", replaces=replaces))
    assert outcome == Outcome(added=not replaces, replaced=replaces, bytes=10)


@pytest.mark.parametrize(
    ("kind", "size", "added"),
    [
        ("record", batch.BATCH - 1, 0),
        ("record", batch.BATCH, 1),  # a record is no file: those before it can be added
        ("text", batch.BATCH, 0),  # with its file, which ends next
    ],
)
def test_a_full_batch_is_added_after_a_record_or_a_file(heard: Heard, kind: str, size: int, added: int) -> None:
    waiting = make_batch(heard)
    waiting.take(take_text("a", "a", size, kind))
    assert len(heard.added) == added
    assert heard.told == [Progress("read", 7, 99, "a#a")] * added
    waiting.take(end_file("a"))
    assert len(heard.added) == (1 if size == batch.BATCH else 0)


def test_words_are_made_when_enough_was_added(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "BATCH", 10)
    monkeypatch.setattr(batch, "REFRESH", 20)
    waiting = make_batch(heard)
    refreshed = []
    for at in range(4):
        waiting.take(take_text(str(at), "a", 10, "record"))
        refreshed.append(heard.refreshed)
    assert refreshed == [0, 1, 1, 2]
    assert Progress("learn", 1, 2) in heard.told


def test_an_interrupt_is_met_at_each_step(heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[int] = []
    monkeypatch.setattr(batch, "check_interrupt", lambda: met.append(1))
    waiting = make_batch(heard)
    for step in (take_text("a", "a"), REFUSED, end_file("a")):
        waiting.take(step)
    assert len(met) == 3


def test_a_step_is_as_long_as_the_text_to_parse() -> None:
    source = document("a", "Kế hoạch.").source
    assert [measure_step(step) for step in (UnparsedText(source, "a", {}, replaces=False), end_file("a"))] == [9, 0]
    parsed = parse_step(UnparsedText(source, "a", {}, replaces=True, seen=4))
    assert isinstance(parsed, ParsedText)
    assert (parsed.document.id, parsed.replaces, parsed.seen) == ("a", True, 4)
    assert parse_step(end_file("a")) == end_file("a")


# -- pages that are pictures --------------------------------------------------------------------------------------


def recognise(_data: bytes, pages: tuple[int, ...]) -> Iterator[tuple[int, bytes]]:
    return ((page, b"%d" % page) for page in pages)


@pytest.mark.parametrize(
    ("kept", "only_kept", "found", "told"),
    [
        ((), False, (1, 3), [(0, 9), (1, 9), (2, 9)]),
        ((1, 2), False, (1, 3), [(1, 9), (2, 9)]),  # page 2 was not asked for
        ((1, 3), False, (1, 3), [(2, 9)]),
        ((1, 3), True, (1, 3), []),
        ((1,), True, (), []),  # all, or nothing
        ((), True, (), []),
    ],
)
def test_pages_are_recognised_once(
    monkeypatch: pytest.MonkeyPatch,
    heard: Heard,
    kept: tuple[int, ...],
    *,
    only_kept: bool,
    found: tuple[int, ...],
    told: list[tuple[int, int]],
) -> None:
    monkeypatch.setattr(recognition, "recognise_pages", recognise)
    heard.kept = {page: b"%d" % page for page in kept}
    pages = PicturedPages(cast(Store, heard), heard.told.append, total=9, only_kept=only_kept)
    assert dict(pages(b"", "sha", (1, 3))) == {page: b"%d" % page for page in found}
    assert heard.told == [Progress("recognise", *one) for one in told]
    assert set(heard.kept) == {*kept, *(() if only_kept else found)}


def test_more_pages_than_were_foreseen_raise_the_total(monkeypatch: pytest.MonkeyPatch, heard: Heard) -> None:
    monkeypatch.setattr(recognition, "recognise_pages", recognise)
    pages = PicturedPages(cast(Store, heard), heard.told.append, total=1)
    for sha256 in ("a", "b"):
        heard.kept = {}
        pages(b"", sha256, (1,))
    assert [(one.done, one.total) for one in heard.told] == [(0, 1), (1, 1), (1, 1), (2, 2)]
