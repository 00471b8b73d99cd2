"""What the embedded store promises beyond the contract: crashes, damage, locks, folders that are something else."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from indexer.errors import IndexLocked, IndexUnwritable, NotAnIndex, WrongVersion
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store import Store, mentions
from indexer.store import folder as folders
from indexer.store.embedded_store import open_store
from indexer.store.engines import pointer
from indexer.store.health import check_index, is_healthy
from indexer.store.lock import WriterLock
from tests.support.damage import DAMAGE, PRELUDE, ROOT, held, lose_pointer, pointed
from tests.support.making import document


def found(place: Path, typed: str) -> list[str]:
    with closing(open_store(place)) as store:
        return [ranked.id for ranked in store.search(parse_query(typed)).documents]


def run(code: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own; it finds the folder in ``folder``."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", PRELUDE + code, str(place)], env=environment, capture_output=True, text=True, check=False
    )


def killed(code: str, place: Path) -> None:
    """Run code in a process that must end by SIGKILL."""
    ended = run(code, place)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


# -- of an older format ----------------------------------------------------------------------------------------


def test_an_older_index_is_brought_up_to_date(folder: Path) -> None:
    """Whoever opens it; corrections and documents stay."""
    with closing(open_store(folder, write=True)) as store:
        store.correct(store.document("a"), {"province": "Đồng Nai"})
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as old:
        for column in ("added_at", "digest", "parsing", "sketch"):
            old.execute(f"ALTER TABLE documents DROP COLUMN {column}")
        for column in ("provisions", "act", "probably", "modality", "odd_day"):
            old.execute(f"ALTER TABLE mentions DROP COLUMN {column}")
        for column in ("partial", "modality", "since"):
            old.execute(f"ALTER TABLE relations DROP COLUMN {column}")
        old.execute("DROP TABLE dismissals")
        old.execute("ALTER TABLE files DROP COLUMN parsing")
        old.execute("PRAGMA user_version = 1")
    (told,) = [finding for finding in check_index(folder) if finding.level == "wrong"]
    assert (told.part, "tracuu status" in told.repair_vi) == ("version", True)
    with closing(open_store(folder)) as store:
        assert store.overview().documents == 2
        assert store.corrections("a") == {"province": "Đồng Nai"}
        assert all(summary.added_at == store.overview().indexed_at for summary in store.summaries())
        assert store._catalogue.count_outdated() == 2
    assert is_healthy(check_index(folder))


def test_an_older_index_that_is_being_written_is_left_alone(folder: Path) -> None:
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as old:
        old.execute("ALTER TABLE files DROP COLUMN parsing")
        old.execute("PRAGMA user_version = 1")
    lock = WriterLock(folder)
    try:
        with pytest.raises(IndexLocked):
            open_store(folder)
    finally:
        lock.release()


def test_numbers_are_told_apart_without_reading_what_cites_them(folder: Path) -> None:
    """By an index alone, which an index of the same format may still lack: whoever writes next makes it."""
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as old:
        old.execute("DROP INDEX mentions_number")
        old.execute("CREATE INDEX mentions_plain ON mentions (plain)")
    with closing(open_store(folder)) as store:
        assert store.decisions(find_typed_numbers("846/QĐ-UBND"))
    with closing(open_store(folder, write=True)):
        pass
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as now:
        (plan,) = now.execute(f"EXPLAIN QUERY PLAN {mentions._TALLIED}", ("846",))
        assert "COVERING INDEX mentions_number" in plan[3]
        assert not now.execute("SELECT * FROM sqlite_master WHERE name = 'mentions_plain'").fetchall()


# -- killed ----------------------------------------------------------------------------------------------------

ADD = "store.add([document('c', 'Thương mại biên giới.'), document('a', 'Văn bản thay thế.')])\n"
OPEN = "store = open_store(folder, write=True)\n"

MOMENTS = {
    "between the two commits": OPEN + ADD + "die()",
    "while the catalogue is written": OPEN + "store._catalogue.rows('BEGIN IMMEDIATE')\n" + ADD + "die()",
    "while the full text learns": OPEN + "fulltext.force_to_disk = stop\n" + ADD + "store.refresh()",
    "before the pointer is switched": OPEN + "pointer.switch = stop\n" + ADD + "store.refresh()",
    "after the pointer is switched": OPEN + "fulltext.sweep = lambda *a: die()\n" + ADD + "store.refresh()",
    "while it is rebuilt": OPEN + "whoosh_engine._check = stop\n" + ADD + "store.rebuild()",
    "while the old full text is removed": OPEN
    + "pointer.sweep = lambda place, keep: keep != 'fulltext-1' and die()\n"
    + ADD
    + "store.rebuild()",
}


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment(folder: Path, moment: str) -> None:
    """A reader is served at once, what was committed is there, and the next writer makes all of it findable."""
    if moment == "while the catalogue is written":
        killed(OPEN + "with store._catalogue._open_transaction() as c:\n c.execute('DROP TABLE texts')\n die()", folder)
    else:
        killed(MOMENTS[moment], folder)
    assert found(folder, "trước hạn") == ["b"]
    committed = moment != "while the catalogue is written"
    with closing(open_store(folder)) as store:
        assert store.overview().documents == (3 if committed else 2)
    with closing(open_store(folder, write=True)):
        pass
    assert found(folder, "thương mại biên giới") == (["c"] if committed else [])
    assert found(folder, "điện năng") == ([] if committed else ["a"])
    assert sorted(path.name for path in folder.glob("fulltext-*")) == [pointed(folder).folder]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_killed_while_it_is_made(tmp_path: Path) -> None:
    place = tmp_path / "index"
    killed("from pathlib import Path\nPath.replace = stop\nopen_store(folder, create=True)", place)
    with pytest.raises(NotAnIndex):
        open_store(place)
    with closing(open_store(place, create=True)) as store:
        assert store.overview().documents == 0


def test_a_reader_is_served_by_the_old_full_text_while_the_new_one_is_built(folder: Path) -> None:
    with closing(open_store(folder)) as reader, closing(open_store(folder, write=True)) as writer:
        assert reader.search(parse_query("trước hạn")).total == 1
        during: list[int] = []
        writer.rebuild(lambda *_: during.append(reader.search(parse_query("trước hạn")).total))
        assert during == [1, 1]
        assert reader.search(parse_query("trước hạn")).total == 1


def test_a_reader_sees_what_the_writer_published(folder: Path) -> None:
    with closing(open_store(folder)) as reader, closing(open_store(folder, write=True)) as writer:
        assert reader.search(parse_query("biên giới")).total == 0
        writer.add([document("c", "Thương mại biên giới."), document("b", "Khác hẳn.")])
        assert reader.search(parse_query("trước hạn")).total == 0  # what was replaced is gone at once
        writer.refresh()
        assert reader.search(parse_query("biên giới")).total == 1
        assert reader.search(parse_query("khác hẳn")).total == 1


def test_many_small_additions_stay_few_files(folder: Path) -> None:
    with closing(open_store(folder, write=True)) as store:
        for n in range(20):
            store.add([document(f"d{n}", f"Đợt số {n} về khuyến công.")])
            store.refresh()
        assert store.search(parse_query("khuyến công")).total == 20
    held_files = pointed(folder).sizes
    assert len(held_files) <= 45
    assert {path.name for path in (folder / pointed(folder).folder).iterdir()} == held_files.keys()


# -- damaged ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_full_text_is_made_again_from_the_catalogue(folder: Path, damage: type) -> None:
    """Without reading a file again, by the first reader that needs it."""
    damage(folder)
    assert found(folder, "điện năng") == ["a"]
    assert found(folder, "trước hạn") == ["b"]
    with closing(open_store(folder, write=True)) as store:
        assert store.search(parse_query("trước hạn")).total == 1


def test_terms_made_by_other_rules_are_made_again_by_the_next_writer(folder: Path) -> None:
    """Until then they serve: an update of the program keeps no reader waiting."""
    kept = json.loads((folder / pointer.FILE_NAME).read_text(encoding="utf-8"))
    (folder / pointer.FILE_NAME).write_text(json.dumps({**kept, "rules": 0}), encoding="utf-8")
    assert found(folder, "trước hạn") == ["b"]
    assert pointed(folder).folder == "fulltext-1"
    with closing(open_store(folder, write=True)):
        pass
    assert found(folder, "trước hạn") == ["b"]
    assert [path.name for path in folder.glob("fulltext-*")] == ["fulltext-2"]


@pytest.mark.parametrize("damage", DAMAGE)
def test_numbers_need_no_full_text(folder: Path, damage: type) -> None:
    damage(folder)
    with closing(open_store(folder)) as store:
        assert len(store.mentions(find_typed_numbers("846/QĐ-UBND"))) == 1
        assert store.search(parse_query("846/QĐ-UBND")).total == 1
    assert not list(folder.glob("fulltext-2"))


# -- one writer ------------------------------------------------------------------------------------------------


def test_a_second_writer_is_told_who_writes(folder: Path) -> None:
    with held(folder) as process, pytest.raises(IndexLocked, match=rf"{process.pid}.*-c.*(từ|since)"):
        open_store(folder, write=True)


def test_a_second_writer_in_the_same_process(folder: Path) -> None:
    with closing(open_store(folder, write=True)):
        with pytest.raises(IndexLocked, match=str(os.getpid())):
            open_store(folder, create=True)
        assert found(folder, "trước hạn") == ["b"]
    with closing(open_store(folder, write=True)):
        pass


def test_the_lock_dies_with_its_holder(folder: Path) -> None:
    with held(folder) as process:
        process.kill()
        process.wait()
        assert str(process.pid) in (folder / "lock").read_text(encoding="utf-8")  # what it says is not the lock
        with closing(open_store(folder, write=True)):
            pass


@pytest.mark.skipif(sys.platform == "win32", reason="fork")
def test_a_dead_holders_child_lets_go_of_the_lock(folder: Path) -> None:
    ended = run(
        """
import os, time
store = open_store(folder, write=True)
if not os.fork():
    os.close(1)
    os.close(2)  # nobody waits for us
    time.sleep(0.5)
os._exit(0)
""",
        folder,
    )
    assert ended.returncode == 0, ended.stderr
    with closing(open_store(folder, write=True)):
        pass


def test_a_reader_repairs_nothing_while_another_writes(folder: Path) -> None:
    with held(folder):
        lose_pointer(folder)
        with closing(open_store(folder)) as reader, pytest.raises(IndexLocked):
            reader.search(parse_query("trước hạn"))


def test_a_failed_open_leaves_no_lock(folder: Path) -> None:
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection:
        connection.execute("PRAGMA user_version = 999")
    for _ in range(2):
        with pytest.raises(WrongVersion):
            open_store(folder, write=True)


# -- what is no index ------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_read_and_not_written(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        assert found(folder, "trước hạn") == ["b"]
        with pytest.raises(IndexUnwritable):
            open_store(folder, write=True)
    finally:
        folder.chmod(0o700)


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "tep.txt").write_text("x", encoding="utf-8")
    with pytest.raises(IndexUnwritable, match="quyền ghi"):
        open_store(tmp_path / "tep.txt" / "index", create=True)


@pytest.mark.skipif(sys.platform == "win32", reason="setrlimit")
@pytest.mark.parametrize("step", ["store.add(more)", "store._catalogue.add(more[:9], [])\nstore.refresh()"])
def test_a_full_disk_loses_nothing(folder: Path, step: str) -> None:
    """Files that may grow no further: one clear error, and the index as it was before."""
    code = (
        OPEN + "import random, resource\nfrom indexer.errors import IndexUnwritable\n"
        "words = lambda n: ' '.join(str(random.Random(n + i).random()) for i in range(2000))\n"
        "more = [document(f'm{n}', words(n)) for n in range(60)]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))\n"
        f"try:\n {step.replace(chr(10), chr(10) + ' ')}\n"
        "except IndexUnwritable as error: print(error.vi); os._exit(0)\n"
    )
    ended = run(code, folder)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "chỗ trống" in ended.stdout
    assert found(folder, "trước hạn") == ["b"]
    with closing(open_store(folder, write=True)) as store:
        assert store.overview().documents in (2, 11)
        store.add([document("c", "Thương mại biên giới.")])
        assert store.search(parse_query("biên giới")).total == 1


def test_a_copy_is_a_backup(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    shutil.rmtree(folder)
    assert found(tmp_path / "copy", "trước hạn") == ["b"]


# -- light ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [
        "store.overview()",
        "list(store.summaries())",
        "store.mentions(find_typed_numbers('846/QĐ-UBND')) or die()",
        "store.decisions(find_typed_numbers('846/QĐ-UBND')) or die()",
        "store.document('a')",
        "store.search(parse_query('846/QĐ-UBND')).total == 1 or die()",
        "store.search(parse_query('năm: 2023'))",
    ],
)
def test_neither_whoosh_nor_pyvi_is_imported_for_what_the_catalogue_knows(folder: Path, asked: str) -> None:
    code = (
        "import os, sys\nfrom indexer.store import open_store\n"
        "from indexer.searching.query import find_typed_numbers, parse_query\n"
        f"die = lambda: os._exit(3)\nstore = open_store(sys.argv[1])\n{asked}\nstore.close()\n"
        "heavy = {'whoosh', 'pyvi', 'sklearn', 'numpy', 'bs4', 'docx'} & sys.modules.keys()\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        [sys.executable, "-c", code, str(folder)], env=environment, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_search_for_words_does_not_import_pyvi(folder: Path) -> None:
    code = "open_store(folder).search(parse_query('điện năng')).total == 1 or die()\nsys.exit('pyvi' in sys.modules)"
    assert run(code, folder).returncode == 0


def test_threads_share_a_store(folder: Path) -> None:
    with closing(open_store(folder, write=True)) as writer, closing(open_store(folder)) as store:
        wrong: list[object] = []

        def ask() -> None:
            for _ in range(20):
                total, documents = store.search(parse_query("trước hạn")).total, store.overview().documents
                if total != 1 or documents < 2:
                    wrong.append((total, documents))

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for n in range(5):
            writer.add([document(f"t{n}", "Khuyến công.")])
            writer.refresh()
        for thread in threads:
            thread.join()
        assert wrong == []


def test_closing_twice_does_no_harm(folder: Path) -> None:
    store: Store = open_store(folder, write=True)
    store.close()
    store.close()
