"""Files → store: incremental, resumable, honest about what did not go in."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from indexer.errors import BadInput, IndexFault
from indexer.indexing import Progress, batch, changes, index
from indexer.indexing.removal import remove
from indexer.models import Document, Rejected, Source
from indexer.parsing import parse as parse_source
from indexer.parsing import version
from indexer.reading import Unchanged, read_changed
from indexer.reading.members import IsKnown
from indexer.store import folder as folders
from indexer.store.embedded_store import EmbeddedStore, open_store
from indexer.store.health import check_index
from tests.support.filling import change, counts, found, records


def test_everything_goes_in(store: EmbeddedStore, kho: Path) -> None:
    report = index(store, [kho])
    assert counts(report) == (5, 0, 0, 0, 3)
    assert report.rejected == ()
    assert report.bytes > 100
    assert report.seconds > 0
    assert found(store, "xăng dầu") == found(store, "hóa chất") == 1


def test_unchanged_files_are_not_opened_again(store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index(store, [kho])
    generation = store._catalogue.generation()

    def opened(*_: object) -> None:
        raise AssertionError("a file was opened")

    monkeypatch.setattr(changes, "read_changed", opened)
    assert counts(index(store, [kho])) == (0, 0, 5, 0, 0)
    assert store._catalogue.generation() == generation


def test_a_newer_program_reads_what_an_older_one_understood_again(
    store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(store, [kho])
    before = list(store.summaries())
    monkeypatch.setattr(version, "VERSION", version.VERSION + 1)
    (told,) = [finding for finding in check_index(store.folder) if finding.part == "parsing"]
    assert (told.level, "5 văn bản" in told.vi) == ("note", True)
    assert counts(index(store, [kho / "a.txt"])) == (0, 1, 0, 0, 1)  # what it is not given stays as it is
    assert counts(index(store, [kho])) == (0, 4, 1, 0, 2)
    assert counts(index(store, [kho])) == (0, 0, 5, 0, 0)
    assert list(store.summaries()) == before, "ids and the day they came in stay"


def test_a_changed_file_is_replaced(store: EmbeddedStore, kho: Path) -> None:
    index(store, [kho])
    before = {summary.id for summary in store.summaries()}
    change(kho / "a.txt", "Báo cáo về lâm nghiệp.")
    assert counts(index(store, [kho])) == (0, 1, 4, 0, 1)
    assert (found(store, "xăng dầu"), found(store, "lâm nghiệp")) == (0, 1)
    assert {summary.id for summary in store.summaries()} == before


def test_a_file_that_was_only_touched_is_read_and_left_as_it_is(store: EmbeddedStore, kho: Path) -> None:
    index(store, [kho])
    change(kho / "a.txt", "Báo cáo về xăng dầu.")
    assert counts(index(store, [kho])) == (0, 0, 5, 0, 1)
    assert counts(index(store, [kho])) == (0, 0, 5, 0, 0)


def test_only_changed_records_are_parsed(store: EmbeddedStore, kho: Path) -> None:
    index(store, [kho])
    records(kho / "c.jsonl", {"r1": "Điện năng.", "r2": "Hóa chất mới.", "r4": "Thủy điện."})
    os.utime(kho / "c.jsonl", ns=(1, 1))
    assert counts(index(store, [kho])) == (1, 1, 3, 1, 1)
    assert found(store, "khuyến công") == 0
    assert store.document("r4").source.text == "Thủy điện."


def test_the_same_file_named_twice_goes_in_once(store: EmbeddedStore, kho: Path) -> None:
    assert index(store, [kho, kho / "a.txt"]).added == 5


def test_prune_forgets_what_is_gone_under_the_paths(store: EmbeddedStore, kho: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "khac.txt"
    elsewhere.write_text("Văn bản ở nơi khác.", encoding="utf-8")
    index(store, [kho, elsewhere])
    (kho / "a.txt").unlink()
    (kho / "c.jsonl").unlink()
    elsewhere.unlink()
    assert index(store, [kho]).removed == 0
    assert counts(index(store, [kho], prune=True)) == (0, 0, 1, 4, 0)
    assert {summary.path.rsplit("/", 1)[-1] for summary in store.summaries()} == {"b.txt", "khac.txt"}
    assert {Path(state.path).name for state in store.files()} == {"b.txt", "khac.txt"}


def test_a_file_that_is_there_is_not_pruned_though_it_is_passed_over(store: EmbeddedStore, kho: Path) -> None:
    """A link that stands in its place now is not followed out of the folder, and says nothing of the file's end."""
    index(store, [kho])
    outside = kho.parent / "b.txt"
    (kho / "b.txt").rename(outside)
    (kho / "b.txt").symlink_to(outside)
    assert index(store, [kho], prune=True).removed == 0
    outside.unlink()
    assert index(store, [kho], prune=True).removed == 0  # the link is there
    (kho / "b.txt").unlink()
    assert index(store, [kho], prune=True).removed == 1


def test_what_cannot_be_read_is_reported_and_remembered(store: EmbeddedStore, kho: Path) -> None:
    (kho / "rong.txt").write_bytes(b"")
    (kho / "hong.jsonl").write_text('{"id": "tốt", "title": "", "text": "Được."}\n{"id": broken\n', encoding="utf-8")
    report = index(store, [kho, kho / "khong-co"])
    assert report.added == 6
    names = sorted(Path(rejection.path).name for rejection in report.rejected)
    assert names == ["hong.jsonl:2", "khong-co", "rong.txt"]
    assert all(rejection.vi.endswith(".") and rejection.en.endswith(".") for rejection in report.rejected)
    again = index(store, [kho])
    assert (again.read, sorted(Path(rejection.path).name for rejection in again.rejected)) == (0, names[::2])
    assert len(store.overview().rejected) == 2
    change(kho / "rong.txt", "Có chữ rồi.")
    assert index(store, [kho]).added == 1
    assert len(store.overview().rejected) == 1


def test_a_field_that_cannot_be_used_does_not_end_the_run(store: EmbeddedStore, kho: Path) -> None:
    line = json.dumps({"id": "x", "text": "BÁO CÁO quý I", "date": "31/02/2023", "province": "Atlantis"})
    (kho / "a.jsonl").write_text(line + "\n", encoding="utf-8")
    report = index(store, [kho])
    assert (report.added, [Path(told.path).name for told in report.rejected]) == (6, ["a.jsonl:1"])
    assert '“province” ("Atlantis"), “date” ("31/02/2023")' in report.rejected[0].vi
    assert (store.document("x").metadata.date, store.document("x").metadata.province) == (None, None)


def test_a_text_that_cannot_be_parsed_does_not_end_the_run(
    store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(source: Source, *rest: Any) -> Document:
        if "xăng" in source.text or "Hóa" in source.text:
            raise ValueError("bất ngờ\nlắm")
        return parse_source(source, *rest)

    monkeypatch.setattr(batch, "parse", failing)
    report = index(store, [kho])
    assert (report.added, [Path(told.path).name for told in report.rejected]) == (3, ["a.txt", "c.jsonl#r2"])
    assert "ValueError: bất ngờ lắm" in report.rejected[0].vi
    assert index(store, [kho]).rejected == report.rejected  # remembered with its file
    (state,) = store.states([(kho / "c.jsonl").as_posix()]).values()
    assert [Path(told.path).name for told in state.rejected] == ["c.jsonl#r2"]


def test_a_file_at_which_the_reader_fails_does_not_end_the_run(
    store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(path: Path, is_known: IsKnown, **more: Any) -> Iterator[Source | Rejected | Unchanged]:
        if path.name == "a.txt":
            raise KeyError("w:p")
        return read_changed(path, is_known, **more)

    monkeypatch.setattr(changes, "read_changed", failing)
    report = index(store, [kho])
    assert (report.added, [Path(told.path).name for told in report.rejected]) == (4, ["a.txt"])
    assert "KeyError" in report.rejected[0].en


def test_a_file_that_becomes_unreadable_keeps_its_last_good_state(store: EmbeddedStore, kho: Path) -> None:
    index(store, [kho])
    change(kho / "a.txt", "")
    report = index(store, [kho])
    assert (report.removed, [Path(r.path).name for r in report.rejected]) == (0, ["a.txt"])
    assert found(store, "xăng dầu") == 1


def test_interrupted_it_goes_on_from_there(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was parsed before the interrupt stays, and is not parsed again."""
    path = tmp_path / "many.jsonl"
    records(path, {f"r{n}": f"Nội dung số {n}." for n in range(20)})
    parsed: list[str] = []

    def interrupted(*source: Any) -> Document:
        if len(parsed) == 12:
            raise KeyboardInterrupt
        parsed.append(source[1])
        return parse_source(*source)

    monkeypatch.setattr(batch, "parse", interrupted)
    with pytest.raises(KeyboardInterrupt):
        index(store, [path])
    assert store.overview().documents == 12
    monkeypatch.setattr(batch, "parse", parse_source)
    assert counts(index(store, [path])) == (8, 0, 12, 0, 1)
    assert counts(index(store, [path])) == (0, 0, 20, 0, 0)


def test_interrupted_in_a_file_that_is_gone_afterwards_it_forgets_what_it_held(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch may end within a file: its documents are known by their file before the file is done."""
    path = tmp_path / "kho" / "many.jsonl"
    path.parent.mkdir()
    records(path, {f"r{n}": f"Nội dung số {n}." for n in range(3)})

    def interrupted(*source: Any) -> Document:
        if source[1] == "r2":
            raise KeyboardInterrupt
        return parse_source(*source)

    monkeypatch.setattr(batch, "parse", interrupted)
    with pytest.raises(KeyboardInterrupt):
        index(store, [path.parent])
    assert store.overview().documents == 2
    path.unlink()
    assert counts(index(store, [path.parent], prune=True, all_gone=True)) == (0, 0, 0, 2, 0)
    assert (store.overview().documents, list(store.files())) == (0, [])


def test_batches_are_bounded(store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "BATCH", 200)
    monkeypatch.setattr(batch, "REFRESH", 400)
    path = tmp_path / "many.jsonl"
    records(path, {f"r{n}": f"Nội dung số {n}." for n in range(10)})
    told: list[str] = []
    index(store, [path], progress=lambda progress: told.append(progress.step))
    assert [step for n, step in enumerate(told) if told[n - 1 : n] != [step]][:3] == ["read", "learn", "read"]
    assert store.overview().documents == 10
    assert store._catalogue.generation() > 2


def test_progress_reaches_its_end(store: EmbeddedStore, kho: Path) -> None:
    told: list[Progress] = []
    index(store, [kho], progress=told.append)
    read = [step for step in told if step.step == "read"]
    assert read[-1].done == read[-1].total == sum(path.stat().st_size for path in kho.iterdir())
    assert [(step.done, step.total) for step in told if step.step == "learn"][-1] == (5, 5)


def test_ids_are_of_the_path_or_the_record(store: EmbeddedStore, kho: Path) -> None:
    index(store, [kho])
    ids = {summary.id for summary in store.summaries()}
    assert {"r1", "r2", "r3"} < ids
    assert all(len(known) == 12 for known in ids - {"r1", "r2", "r3"})


def test_a_folder_that_cannot_be_looked_into_does_not_end_the_run(
    store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(place: Path) -> bool:
        raise IndexFault("không có quyền", "no permission")

    monkeypatch.setattr(folders, "is_index", closed)
    assert counts(index(store, [kho])) == (5, 0, 0, 0, 3)


def test_an_index_inside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Thực hiện Quyết định số 846/QĐ-UBND.", encoding="utf-8")
    for added in (1, 0):
        store = open_store(tmp_path / "chi-muc", write=True, create=True)
        report = index(store, [tmp_path])
        store.close()
        assert (report.added, report.rejected) == (added, ())


def test_a_moved_file_keeps_its_id_and_its_corrections(tmp_path: Path) -> None:
    from indexer.indexing.corrections import correct

    first = tmp_path / "vb" / "2023" / "a.txt"
    first.parent.mkdir(parents=True)
    first.write_text("Thực hiện Quyết định số 846/QĐ-UBND.", encoding="utf-8")
    with closing(open_store(tmp_path / "index", write=True, create=True)) as store:
        index(store, [tmp_path / "vb"])
        (before,) = store.summaries()
        correct(store, before.id, "province", "Quảng Ngãi")
        second = tmp_path / "vb" / "luu-tru.txt"
        first.rename(second)
        report = index(store, [tmp_path / "vb"], prune=True)
        assert (report.added, report.replaced, report.removed) == (0, 1, 0)
        (after,) = store.summaries()
        assert (after.id, after.path, after.province) == (before.id, second.as_posix(), "Quảng Ngãi")
        second.write_text("Thực hiện Quyết định số 846/QĐ-UBND và Quyết định số 847/QĐ-UBND.", encoding="utf-8")
        index(store, [tmp_path / "vb"], prune=True)
        (changed,) = store.summaries()
        assert (changed.id, changed.province, changed.mentions) == (before.id, "Quảng Ngãi", 2)


def test_a_folder_that_was_emptied_is_not_pruned_unless_that_is_said(store: EmbeddedStore, kho: Path) -> None:
    """A drive that is not mounted leaves an empty folder behind."""
    index(store, [kho])
    rest = kho.parent / "khac"
    kho.rename(rest)
    kho.mkdir()
    report = index(store, [kho], prune=True)
    assert (report.removed, report.withheld, store.overview().documents) == (0, 5, 5)
    assert "--all-gone" in report.rejected[0].vi
    (rest / "a.txt").rename(kho / "a.txt")
    assert index(store, [kho], prune=True).removed == 4
    (kho / "a.txt").unlink()
    assert index(store, [kho], prune=True, all_gone=True).removed == 1
    assert not list(store.files())


def test_a_file_that_could_not_be_read_and_is_gone_is_forgotten(store: EmbeddedStore, kho: Path) -> None:
    (kho / "rong.txt").write_bytes(b"")
    index(store, [kho])
    assert len(store.overview().rejected) == 1
    (kho / "rong.txt").unlink()
    assert index(store, [kho]).removed == 0
    assert store.overview().rejected == ()


@pytest.mark.parametrize("error", [PermissionError(13, "in use"), OSError(28, "no room"), MemoryError()])
def test_what_may_be_over_next_time_is_tried_again(
    store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """The file itself stays as it is: open in Word, no permission, no memory, no room for temporary files."""

    def refused(path: Path, is_known: IsKnown, **more: Any) -> Iterator[Source | Rejected | Unchanged]:
        if path.name == "a.txt":
            raise error
        yield from read_changed(path, is_known, **more)

    monkeypatch.setattr(changes, "read_changed", refused)
    assert [Path(told.path).name for told in index(store, [kho]).rejected] == ["a.txt"]
    assert [Path(told.path).name for told in index(store, [kho]).rejected] == ["a.txt"]
    monkeypatch.setattr(changes, "read_changed", read_changed)
    assert counts(index(store, [kho])) == (1, 0, 4, 0, 1)
    assert found(store, "xăng dầu") == 1
    assert store.overview().rejected == ()


def test_what_an_older_program_refused_is_read_again(
    store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (kho / "rong.txt").write_bytes(b"")
    assert index(store, [kho]).read == 4
    assert index(store, [kho]).read == 0
    monkeypatch.setattr(version, "VERSION", version.VERSION + 1)
    assert index(store, [kho]).read == 4


def test_documents_are_removed_by_id_file_and_folder(store: EmbeddedStore, kho: Path) -> None:
    index(store, [kho])
    with pytest.raises(BadInput, match="khong-co"):
        remove(store, ["r1", "khong-co"])
    assert remove(store, ["r1"]) == 1
    assert remove(store, [str(kho / "a.txt")]) == 1
    assert found(store, "xăng dầu") == 0
    assert remove(store, [str(kho)]) == 3
    assert (store.overview().documents, list(store.files())) == (0, [])


def test_nothing_is_pruned_under_a_folder_that_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "o-dia"
    folder.mkdir()
    (folder / "a.txt").write_text("Thực hiện Quyết định số 846/QĐ-UBND.", encoding="utf-8")
    with closing(open_store(tmp_path / "index", write=True, create=True)) as store:
        index(store, [folder])
        folder.rename(tmp_path / "rut-ra")
        report = index(store, [folder], prune=True)
        assert report.removed == 0
        assert len(report.rejected) == 1
        assert len(list(store.summaries())) == 1


def test_a_record_that_is_as_it_was_is_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten changed records of a large file take as long as ten: of the others only the line is compared."""
    path, looked_at = tmp_path / "kho.jsonl", list[str]()
    records(path, {f"r{n}": f"Nội dung số {n}." for n in range(5)})
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [path])

        def looked_into(text: str) -> str:
            looked_at.append(text)
            return text

        monkeypatch.setattr("indexer.reading.records.compose_text", looked_into)
        records(path, {f"r{n}": f"Nội dung số {n}." if n != 3 else "Khác." for n in range(5)})
        report = index(store, [path])
        assert (report.replaced, report.skipped, looked_at) == (1, 4, ["Khác."])
