"""An index is only read, never run; what is missing, stale, full or out of reach is told in one sentence."""

from __future__ import annotations

import errno
import json
import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.errors import BadInput, DamagedIndex, IndexFault, IndexLocked, TracuuError
from indexer.indexing import index
from indexer.searching.hits import search
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store import commits, open_store
from indexer.store import folder as folders
from indexer.store.backups import back_up, restore
from indexer.store.engines import pointer
from indexer.store.health import check_index
from indexer.store.lock import WriterLock
from tests.conftest import SAMPLES
from tests.support.making import document

ROOT = Path(__file__).resolve().parents[2]
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="users, signals and limits of POSIX")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "index"
    with closing(open_store(folder, create=True)) as store:
        store.add([document("a", "Tiếp cận điện năng."), document("b", "Hồ sơ trước hạn.")])
    return folder


def found(folder: Path, typed: str) -> list[str]:
    with closing(open_store(folder)) as store:
        return [ranked.id for ranked in store.search(parse_query(typed)).documents]


def wrong(folder: Path) -> set[str]:
    return {finding.part for finding in check_index(folder) if finding.level == "wrong"}


# -- data never runs -------------------------------------------------------------------------------------------


class Evil:
    """What runs when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, (str(self.mark),)


def crafted(folder: Path, evil: bytes) -> None:
    """Wherever Whoosh keeps something pickled, put something that runs; sizes and sums are made to fit."""
    serving = pointer.read(folder)
    assert serving is not None
    inner = folder / serving.folder
    for path in filter(Path.is_file, inner.iterdir()):
        data = path.read_bytes()
        for start in (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"):
            at = data.find(start)
            while at >= 0:
                data = data[:at] + evil + data[at + len(evil) :] if at + len(evil) < len(data) else data[:at] + evil
                at = data.find(start, at + len(evil))
        path.write_bytes(data)
    (inner / "_MAIN_1.toc").write_bytes(evil)
    pointer.switch(folder, serving.folder, [path.name for path in inner.iterdir()], serving.generation)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves files open as it fails
def test_a_crafted_index_runs_nothing(place: Path, tmp_path: Path) -> None:
    mark = tmp_path / "run"
    crafted(place, pickle.dumps(Evil(mark), 2))
    for typed in ("điện năng", "trước hạn"):
        assert found(place, typed)  # made anew from the catalogue
    crafted(place, pickle.dumps(Evil(mark), 4))
    check_index(place)
    with closing(open_store(place, write=True)) as store:
        store.add([document("c", "Thêm một văn bản.")])
    assert not mark.exists()


def test_no_unpickler_of_whoosh_is_left() -> None:
    """Those that our files pass through are ours; the others would be found here when Whoosh changes."""
    from whoosh import columns
    from whoosh.codec import whoosh3
    from whoosh.filedb import structfile

    from indexer.store.engines import fulltext

    assert structfile.load is fulltext._load
    assert whoosh3.loads is columns.loads is fulltext._load_plain


def test_a_backup_is_restored_without_its_full_text(place: Path, tmp_path: Path) -> None:
    mark, backup = tmp_path / "run", tmp_path / "sao-luu.zip"
    back_up(place, backup)
    crafted(place, pickle.dumps(Evil(mark), 2))
    with zipfile.ZipFile(backup, "a") as archive:
        for path in place.rglob("*"):
            if path.is_file() and path.name != folders.FILE_NAME:
                archive.write(path, path.relative_to(place))
        archive.writestr("../ngoai.txt", "x")
    assert restore(backup, tmp_path / "moi") == 2
    assert found(tmp_path / "moi", "điện năng") == ["a"]
    assert not mark.exists()
    assert not (tmp_path / "ngoai.txt").exists()
    assert wrong(tmp_path / "moi") == set()


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"no archive", None])
def test_what_is_no_backup_is_refused_and_leaves_nothing(place: Path, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "x.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadInput, match="tracuu backup"):
        restore(file, tmp_path / "moi")
    assert not list((tmp_path / "moi").glob("*"))
    with pytest.raises(BadInput, match="--index"):
        restore(file, place)


# -- nothing is stale or empty in silence ----------------------------------------------------------------------


def left_in_the_log(folder: Path) -> None:
    """A writer that is killed: its last transaction stands in the write-ahead log only."""
    code = (
        "import os, sys\nfrom indexer.store import open_store\nfrom tests.support.making import document\n"
        "store = open_store(sys.argv[1], write=True)\nstore.add([document('c', 'Khuyến công quý này.')])\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert (folder / "catalogue.sqlite-wal").stat().st_size


def as_nobody(work: Callable[[], None]) -> str:
    """Do something in a process that may not write what is ours: what it raised, "" when nothing."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        told = ""
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            work()
        except BaseException as error:
            told = f"{type(error).__name__}: {error}"
        os.write(into, told.encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, encoding="utf-8") as said:
        told = said.read()
    os.waitpid(child, 0)
    return told


@pytest.fixture
def readonly(place: Path) -> Iterator[Path]:
    """An index that the process of ``as_nobody`` may read, not write."""
    opened = [place, *place.parents]
    modes = {path: path.stat().st_mode for path in opened if path.stat().st_uid == os.getuid()}
    for path, mode in modes.items():
        path.chmod((mode & 0o7777) | 0o055)
    found(place, "điện năng")  # what is imported late is imported now
    place.chmod(0o555)
    yield place
    for path, mode in modes.items():
        path.chmod(mode & 0o7777)


@UNIX
def test_a_place_that_cannot_be_written_is_read(readonly: Path) -> None:
    def look() -> None:
        assert found(readonly, "điện năng") == ["a"]

    assert as_nobody(look) == ""


@UNIX
def test_a_log_that_cannot_be_read_is_told(readonly: Path) -> None:
    """-wal without -shm where nothing can be written: the file alone is the state of before."""
    readonly.chmod(0o755)
    left_in_the_log(readonly)
    (readonly / "catalogue.sqlite-shm").unlink()
    readonly.chmod(0o555)

    def look() -> None:
        with closing(open_store(readonly)) as store:
            assert store.overview().documents == 3

    told = as_nobody(look)
    assert told == "" or ("IndexFault" in told and "-wal" in told)

    def copy() -> None:
        back_up(readonly, Path(f"/tmp/tracuu-{os.getpid()}.zip"))  # noqa: S108 - where nobody may write, too

    assert "IndexFault" in as_nobody(copy)


@UNIX
def test_few_descriptors_are_told(place: Path) -> None:
    code = (
        "import os, resource, sys\nfrom indexer.errors import IndexFault\n"
        "from indexer.store.embedded_store import open_store\n"
        "hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
        "free = os.open('/', os.O_RDONLY)\nresource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))\n"
        "try:\n open_store(sys.argv[1])\nexcept IndexFault as error:\n print(error.vi)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code, str(place)], env=environment, capture_output=True, text=True)
    assert "Không đọc được chỉ mục" in done.stdout, done.stderr


def test_a_log_that_was_lost_is_told_and_the_rest_can_be_used(place: Path) -> None:
    left_in_the_log(place)
    for end in ("-wal", "-shm"):
        (place / f"catalogue.sqlite{end}").unlink()
    for write in (False, True):
        with pytest.raises(DamagedIndex, match="mất 1 lần ghi"):
            open_store(place, write=write)
    assert wrong(place) == {"commits"}
    with closing(open_store(place, lost=True)) as store:
        store.rebuild()
    assert found(place, "điện năng") == ["a"]
    assert wrong(place) == set()


def test_a_note_of_commits_that_is_damaged_is_no_fault(place: Path) -> None:
    (place / commits.FILE_NAME).write_bytes(b"99999 ffffffff\n")
    assert found(place, "điện năng") == ["a"]
    (place / commits.FILE_NAME).unlink()
    assert found(place, "điện năng") == ["a"]


def test_what_words_do_not_find_yet_is_told_while_somebody_writes(place: Path) -> None:
    with closing(open_store(place, write=True)) as writer:
        writer.add([document("c", "Khuyến công quý này.")])
        with closing(open_store(place)) as reader:
            result = search(reader, parse_query("điện năng"))
            assert (reader.unlearned(), result.total) == (1, 1)
            assert [said.code for said in result.query.notes] == ["not_learned"]


def test_what_a_killed_writer_left_is_learned_by_the_first_reader(place: Path) -> None:
    left_in_the_log(place)
    with closing(open_store(place)) as reader:
        result = search(reader, parse_query("khuyến công"))
        assert (result.total, result.query.notes, reader.unlearned()) == (1, (), 0)


def test_a_full_text_ahead_of_its_catalogue_is_made_anew(place: Path) -> None:
    path = place / pointer.FILE_NAME
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "generation": 99}), encoding="utf-8")
    assert wrong(place) == {"lag"}
    assert found(place, "điện năng") == ["a"]
    assert wrong(place) == set()


# -- full disks ------------------------------------------------------------------------------------------------

LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv = ["tracuu", *sys.argv[2:]]
import cli
cli.main()
"""


@UNIX
@pytest.mark.parametrize("room", [0, 3_000, 40_000, 120_000])
@pytest.mark.parametrize("verb", ["index", "rebuild", "backup", "correct", "remove", "doctor", "search"])
def test_no_room_is_one_sentence_and_loses_nothing(tmp_path: Path, verb: str, room: int) -> None:
    folder = tmp_path / "index"
    with closing(open_store(folder, create=True)) as store:
        index(store, sorted(SAMPLES.rglob("*.txt"))[:2])
        known = [summary.id for summary in store.summaries()]
    more = {
        "index": [str(SAMPLES)],
        "backup": [str(tmp_path / "x.zip")],
        "correct": [known[0], "signer", "Nguyễn Văn A"],
        "remove": [known[0]],
        "search": ["điện"],
    }
    command = [sys.executable, "-c", LIMITED, str(room), verb, *more.get(verb, []), "--index", str(folder)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode == 0 or done.stderr.startswith("Lỗi: ") or verb == "doctor", done
    with closing(open_store(folder, write=True)) as store:
        assert {summary.id for summary in store.summaries()} | {known[0]} >= set(known)
    assert wrong(folder) == set()


def test_a_lock_is_held_though_it_cannot_be_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "write", full)
    held = WriterLock(tmp_path)
    with pytest.raises(IndexLocked, match="một tiến trình khác"):
        WriterLock(tmp_path)
    held.release()


# -- one boundary ----------------------------------------------------------------------------------------------


def look(folder: Path) -> None:
    """Ask for everything."""
    with closing(open_store(folder)) as store:
        store.texts(["a", "b"])
        store.document("a")
        store.mentions(find_typed_numbers("846/QĐ-UBND"))
        search(store, parse_query("điện năng"))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET metadata = '{'",
        "UPDATE documents SET metadata = '[]'",
        "UPDATE documents SET record = 'x'",
        "UPDATE texts SET folded = X'00'",
        "UPDATE texts SET passages = X'0102'",
        "UPDATE meta SET value = 'x' WHERE name = 'generation'",
        "DELETE FROM meta",
        "DROP TABLE mentions",
        "DELETE FROM texts",
    ],
)
def test_damage_that_sqlite_does_not_see_is_one_sentence(place: Path, change: str) -> None:
    with closing(sqlite3.connect(place / folders.FILE_NAME)) as connection, connection:
        connection.execute(change)
    with pytest.raises(TracuuError):
        look(place)
    assert "catalogue" in wrong(place)


def test_a_path_that_cannot_be_one_is_one_sentence(tmp_path: Path) -> None:
    for name in ("a" * 5000, "a\0b"):
        with pytest.raises(IndexFault):
            open_store(tmp_path / name)
        with pytest.raises(TracuuError):
            open_store(tmp_path / name, create=True)


# -- leftovers -------------------------------------------------------------------------------------------------


def test_the_next_backup_removes_what_killed_ones_left(place: Path, tmp_path: Path) -> None:
    left = tmp_path / ".tracuu-sao-luu-abc" / "copy"
    left.mkdir(parents=True)
    (left / "catalogue.sqlite").write_bytes(bytes(1000))
    at_work = tmp_path / ".tracuu-sao-luu-xyz"
    at_work.mkdir()
    lock = WriterLock(at_work)
    back_up(place, tmp_path / "x.zip")
    lock.release()
    assert sorted(path.name for path in tmp_path.iterdir()) == [at_work.name, "index", "x.zip"]


def test_the_next_writer_removes_full_texts_that_do_not_serve(place: Path) -> None:
    shutil.copytree(place / "fulltext-1", place / "fulltext-7")
    (place / "fulltext.json.new").write_text("x", encoding="utf-8")
    with closing(open_store(place, write=True)):
        pass
    assert sorted(path.name for path in place.glob("fulltext*")) == ["fulltext-1", "fulltext.json"]
