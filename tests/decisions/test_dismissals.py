"""What a person has put aside: no conflict, kept through every re-index, told anew when the papers say more."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexer.decisions import dismissals
from indexer.decisions.directory import list_conflicts
from indexer.decisions.tracing import trace
from indexer.errors import BadInput
from indexer.identity.dismissals import identify_decision, note_dismissal
from indexer.indexing import index
from indexer.messages.spoken import say
from indexer.models import Decision
from indexer.store import backups, open_store
from indexer.store.base import Store
from tests.support.disagreements import NUMBER, SAID, WHY, write


def indexed(place: Path, then: Callable[[Store], None] | None = None, name: str = "index") -> Decision:
    """The decree as it is told after the papers were indexed, and something was done."""
    with closing(open_store(place / name, create=True)) as store:
        index(store, sorted(place.glob("*.txt")))
        if then is not None:
            then(store)
        return traced(store)


def traced(store: Store) -> Decision:
    (found,) = trace(store, NUMBER).decisions
    return found


def put_aside(store: Store) -> None:
    dismissals.dismiss(store, dismissals.find_decision(store, NUMBER), WHY)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Two papers that disagree about the day of a decree, put aside by hand."""
    write(tmp_path, 10, "15/7/2024")
    write(tmp_path, 11, "15/7/2023")
    assert indexed(tmp_path).status == "conflict"
    indexed(tmp_path, put_aside)
    return tmp_path


def test_what_is_put_aside_is_no_conflict_and_is_said(place: Path) -> None:
    with closing(open_store(place / "index")) as store:
        found = traced(store)
        assert (found.status, found.reasons, list_conflicts(store)) == ("resolved", (), [])
        assert [one.canonical for one in list_conflicts(store, dismissed=True)] == [NUMBER]
    (one,) = found.dismissed
    assert (one.by.kind, one.by.said, one.by.reason) == ("dates_differ", ("2023-07-15", "2024-07-15"), WHY)
    assert f"đã xem xét: {WHY} (lúc " in say(note_dismissal(one))
    assert f"looked at: {WHY} (at " in say(note_dismissal(one), "en")


def test_it_is_kept_when_the_papers_come_anew(place: Path) -> None:
    for paper in place.glob("*.txt"):
        paper.write_text(paper.read_text(encoding="utf-8") + "\nSố liệu đã rà soát.", encoding="utf-8")
    write(place, 12, "15/7/2024")  # one more that says the same
    found = indexed(place, lambda store: store.rebuild())
    assert (found.status, found.counts["documents"], len(found.dismissed)) == ("resolved", 3, 1)
    with closing(open_store(place / "index", write=True)) as store:
        store.remove([one.id for one in store.summaries()], [file.path for file in store.files()])
        assert trace(store, NUMBER).status == "absent"
    assert indexed(place).status == "resolved"


def test_it_is_in_the_backup(place: Path) -> None:
    backups.back_up(place / "index", place / "sao-luu.zip")
    backups.restore(place / "sao-luu.zip", place / "khác")
    with closing(open_store(place / "khác")) as store:
        assert traced(store).dismissed[0].by.reason == WHY


@pytest.mark.parametrize(
    ("day", "body", "told"),
    [
        ("16/7/2024", SAID, ["dates_differ"]),
        ("15/7/2024", SAID.replace("của Chính phủ", "của Bộ Y tế"), ["bodies_differ"]),
        ("15/7/2024", SAID, []),
    ],
    ids=["another day", "another body", "the same"],
)
def test_a_new_disagreement_is_told_anew(place: Path, day: str, body: str, told: list[str]) -> None:
    write(place, 12, day, body)
    found = indexed(place)
    assert ([one.code for one in found.reasons], found.status == "conflict") == (told, bool(told))


def test_it_is_undone(place: Path) -> None:
    found = indexed(place, lambda store: dismissals.undo(store, dismissals.find_decision(store, NUMBER, undone=True)))
    assert (found.status, found.dismissed, len(found.reasons)) == ("conflict", (), 1)


def test_what_makes_no_sense_is_refused(place: Path) -> None:
    with closing(open_store(place / "index", write=True)) as store:
        with pytest.raises(BadInput, match="để bỏ qua"):
            dismissals.find_decision(store, NUMBER)
        found = dismissals.find_decision(store, NUMBER, undone=True)
        with pytest.raises(BadInput, match="Không có điểm không thống nhất nào như vậy"):
            dismissals.dismiss(store, found, "không phải")
        dismissals.undo(store, found)
        found = dismissals.find_decision(store, NUMBER)
        for reason, told in (("  ", "Chưa nêu lý do"), ("a" * 1001, "dài 1.001")):
            with pytest.raises(BadInput, match=told):
                dismissals.dismiss(store, found, reason)
        with pytest.raises(BadInput, match="Không có điểm không thống nhất nào như vậy"):
            dismissals.dismiss(store, found, "không phải", ["subjects_differ"])
        with pytest.raises(BadInput, match="Chưa có điểm không thống nhất nào"):
            dismissals.undo(store, found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("846/QĐ-UBND", "UBND tỉnh Quảng Ngãi", 2017), ("846/QĐ-UBND", "UBND Tỉnh Quảng Ngãi", 2017)),
        (("01 - QCPH/ĐU-GĐS", None, None), ("01-QCPH/ĐU-GDS", None, None)),
    ],
)
def test_spelling_is_no_matter(one: tuple[str, str, int], other: tuple[str, str, int]) -> None:
    assert identify_decision(*one) == identify_decision(*other)
