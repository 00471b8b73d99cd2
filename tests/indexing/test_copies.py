"""One collection copied into another, and the small backup of what no file says."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer.errors import BadInput
from indexer.indexing import copies, corrections, index
from indexer.indexing.copies import copy_collection
from indexer.indexing.keepsakes import KEPT, back_up_kept, holds_keepsakes, restore_kept
from indexer.models import Dismissal, DocumentSummary
from indexer.store import OfficeFile, Store, open_store
from tests.support.making import document

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPORTS = sorted(CORPUS.rglob("*.txt"))[:3]
ASIDE = Dismissal("846/QĐ-UBND", "dates_differ", ("2017-11-07", "2017-11-17"), "gõ nhầm", "2026-01-05T08:00:00Z")


def first(store: Store) -> DocumentSummary:
    """The document whose id comes first."""
    return min(store.summaries(), key=lambda one: one.id)


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """A collection with files, a correction and a conflict put aside."""
    with closing(open_store(tmp_path / "source", write=True, create=True)) as store:
        index(store, REPORTS)
        corrections.correct(store, first(store).id, "title", "Tên đã sửa")
        store.dismiss([ASIDE])
        store.refresh()
        yield store


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Store]:
    with closing(open_store(tmp_path / "target", write=True, create=True)) as store:
        yield store


def test_a_copy_has_all_and_says_what_differs(source: Store, target: Store) -> None:
    told = copy_collection(source, target)
    assert (told.documents, told.corrections, told.dismissals) == (3, 1, 1)
    assert told.files == len(list(source.files())) >= 3
    assert told.same
    assert target.dismissals() == source.dismissals()
    assert first(target).title == "Tên đã sửa"
    assert copy_collection(source, target).same  # nothing changes


def test_how_far_a_copy_is_counts_papers(source: Store, target: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_AT_ONCE", 2)
    told: list[tuple[int, int]] = []
    copy_collection(source, target, lambda done, total: told.append((done, total)))
    assert told == [(2, 3), (3, 3)]


def test_what_the_other_holds_besides_is_named_and_stays(source: Store, target: Store) -> None:
    target.add([document("riêng", "Văn bản chỉ có ở kho này.")])
    told = copy_collection(source, target)
    assert told.added == ("riêng",)
    assert not told.missing
    assert not told.changed
    assert not told.same
    assert any(one.id == "riêng" for one in target.summaries())


def test_a_document_that_differs_is_named_once(source: Store, target: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_collection(source, target)
    known = first(source).id
    (kept,) = target.documents([known])
    altered = replace(kept, source=replace(kept.source, text=kept.source.text.swapcase()))
    monkeypatch.setattr("indexer.indexing.copies._copy_documents", lambda *_: target.add([altered]))
    told = copy_collection(source, target)
    assert told.changed == (known,)


def test_what_cannot_be_read_again_comes_back(source: Store, target: Store, tmp_path: Path) -> None:
    office = OfficeFile(tmp_path / "source")
    told, size = back_up_kept(source, office, tmp_path / "giu.zip")
    assert (told.corrections, told.dismissals, told.office) == (1, 1, False)
    assert size == (tmp_path / "giu.zip").stat().st_size
    assert holds_keepsakes(tmp_path / "giu.zip")
    assert not holds_keepsakes(tmp_path / "không có.zip")
    index(target, REPORTS)
    back = restore_kept(tmp_path / "giu.zip", target, OfficeFile(tmp_path / "target"))
    assert (back.corrections, back.dismissals) == (1, 1)
    assert first(target).title == "Tên đã sửa"
    assert target.dismissals() == [ASIDE]


def test_a_backup_of_another_format_is_not_read(source: Store, target: Store, tmp_path: Path) -> None:
    back_up_kept(source, OfficeFile(tmp_path / "source"), tmp_path / "giu.zip")
    with zipfile.ZipFile(tmp_path / "giu.zip") as kept:
        held = json.loads(kept.read(KEPT))
    for changed in ({**held, "format": 99}, {**held, "corrections": {"a": {"title": 5}}}, {"format": 1}):
        with zipfile.ZipFile(tmp_path / "khac.zip", "w") as other:
            other.writestr(KEPT, json.dumps(changed))
        with pytest.raises(BadInput, match="bị hỏng"):
            restore_kept(tmp_path / "khac.zip", target, OfficeFile(tmp_path / "target"))
    assert target.dismissals() == []
