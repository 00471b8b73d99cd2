"""A backup: one consistent copy of the catalogue, taken while others read and write.

The full text is not in it: it is derived, and made again when the backup is restored. Of what stands in a backup
nothing is used but the catalogue and, as plain values, what the office keeps beside it: people and their roles,
changes, followings, searches, dossiers. Hashes of passwords and tokens are in no backup: after a restore each person
gets a password anew (``tracuu users password``).
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import IO

from indexer.durable import force_to_disk
from indexer.errors import BadInput, IndexUnwritable, TracuuError, describe_system_error
from indexer.store import schema
from indexer.store.catalogue import Catalogue
from indexer.store.engine_updates import Progress
from indexer.store.folder import APPLICATION, FILE_NAME, refuse_links, report_damaged_catalogue, require_index
from indexer.store.lock import WriterLock
from indexer.store.office_file import OfficeFile
from indexer.store.opening import open_store
from indexer.strange_json import read_json

HOW = "KHOI-PHUC.txt"
OFFICE = "office.json"
_MOST = 200 * 2**20  # bytes of what the office keeps that are read from a backup
_UNFINISHED = ".tracuu-sao-luu-"
_HOW = """Bản sao lưu của một chỉ mục tra cứu.
Khôi phục: tracuu restore TỆP.zip --index THƯ_MỤC_MỚI
Hoặc giải nén vào một thư mục mới rồi dùng thư mục ấy: tracuu status --index THƯ_MỤC

A backup of a tracuu index.
To restore: tracuu restore FILE.zip --index NEW_FOLDER
Or unzip it into a new folder and use that: tracuu status --index FOLDER
"""


def back_up(folder: Path, target: Path) -> tuple[int, int]:
    """Copy an index to a new ``.zip`` file, or into a new folder: (how many documents, bytes written).

    The copy is of one moment and is checked before it gets its name; nobody waits for it. Raises BadInput when
    the target is there already or its folder is not, NotAnIndex, IndexUnwritable.
    """
    target = check_target(target)
    with (
        closing(Catalogue(require_index(folder), write=False)) as catalogue,
        _report_write_faults(target),
        _make_folder_beside(target) as beside,
    ):
        copy = beside / "copy"
        copy.mkdir()
        documents = _copy(catalogue, copy / FILE_NAME)
        (copy / HOW).write_text(_HOW, encoding="utf-8")
        kept = json.dumps(OfficeFile(catalogue.folder).pack(), ensure_ascii=False)
        (copy / OFFICE).write_text(kept, encoding="utf-8")
        done = _zip_folder(copy, beside / "zip") if target.suffix.lower() == ".zip" else copy
        done.rename(target)
    files = [target] if target.is_file() else list(target.iterdir())
    return documents, sum(file.stat().st_size for file in files)


def check_target(target: Path) -> Path:
    """Return where a backup is to go, absolute. Raises BadInput when something is there, or its folder is not."""
    path = target.expanduser().absolute()
    if path.exists():
        raise BadInput(
            f"{path} đã có rồi. Hãy chọn tên khác cho bản sao lưu.",
            f"{path} is there already. Choose another name for the backup.",
        )
    if not path.parent.exists():
        raise BadInput(
            f"Không có thư mục {path.parent}. Hãy tạo thư mục ấy trước, hoặc chọn nơi khác cho bản sao lưu.",
            f"There is no folder {path.parent}. Make it first, or choose another place for the backup.",
        )
    return path


def restore(source: Path, folder: Path, progress: Progress | None = None) -> int:
    """Make an index in a new or empty folder from a backup (a ``.zip`` or a folder): how many documents it holds.

    The catalogue is copied and checked; the full text is made anew. Raises BadInput for what is no backup or no
    place for an index, WrongVersion, DamagedIndex, IndexUnwritable.
    """
    place, path = folder.expanduser().absolute(), source.expanduser().absolute()
    refuse_links(place)
    if not schema.is_new(place):
        raise BadInput(
            f"Ở {place} đã có chỉ mục. Hãy chọn thư mục mới để khôi phục: --index THƯ_MỤC_MỚI.",
            f"There is an index in {place}. Choose a new folder to restore to: --index NEW_FOLDER.",
        )
    with _report_write_faults(place):
        place.mkdir(parents=True, exist_ok=True)
        beside = place / (FILE_NAME + ".new")
        try:
            _unpack(path, beside)
            _examine(beside, place)
            beside.replace(place / FILE_NAME)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    unpack_office(path, OfficeFile(place))
    with closing(open_store(place, write=True)) as store:
        store.refresh(progress)
        return store.overview().documents


def _unpack(path: Path, target: Path) -> None:
    """Copy the catalogue of a backup, and nothing else of it, durably."""
    try:
        with ExitStack() as opened:
            if path.is_dir():
                held: IO[bytes] = opened.enter_context((path / FILE_NAME).open("rb"))
            else:
                archive = opened.enter_context(zipfile.ZipFile(path))
                held = opened.enter_context(archive.open(FILE_NAME))
            file = opened.enter_context(target.open("wb"))
            shutil.copyfileobj(held, file, 2**20)
            force_to_disk(file)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, FileNotFoundError, NotImplementedError) as error:
        raise BadInput(
            f"{path} không phải bản sao lưu của tracuu, hoặc tệp bị hỏng. Hãy chọn tệp do lệnh tracuu backup tạo ra.",
            f"{path} is no backup of tracuu, or it is damaged. Choose a file that tracuu backup made.",
        ) from error


def read_member(source: Path, name: str) -> bytes:
    """Read what a backup holds under a name, of a size that fits. Raises KeyError, FileNotFoundError, BadZipFile."""
    if source.is_dir():
        return (source / name).read_bytes()
    with zipfile.ZipFile(source) as archive, archive.open(name) as file:
        return file.read(_MOST)


def unpack_office(source: Path, office: OfficeFile) -> None:
    """Fill in what the office kept, where the backup has it: values only, no hash of a password. Raises BadInput."""
    try:
        packed = read_json(read_member(source, OFFICE))
        if not isinstance(packed, dict):
            raise ValueError(OFFICE)
        if any(packed.values()):
            office.unpack(packed)
    except (KeyError, FileNotFoundError):  # a backup of an older version
        return
    except (ValueError, TypeError, AttributeError, sqlite3.IntegrityError) as error:
        raise BadInput(
            f"Phần người dùng, thay đổi, hồ sơ trong {source} bị hỏng nên bỏ qua; phần còn lại đã khôi phục.",
            f"People, changes and dossiers in {source} are damaged and are left out; the rest is restored.",
        ) from error


def _examine(path: Path, place: Path) -> None:
    """Refuse what is no whole catalogue of ours. Raises DamagedIndex."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION
            told = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            schema.refuse_programs(connection, place)
    except sqlite3.DatabaseError:
        ours, told = False, ""
    if not ours or told != "ok":
        raise report_damaged_catalogue(place)


@contextmanager
def _make_folder_beside(target: Path) -> Iterator[Path]:
    """A folder beside the target that is gone afterwards; what killed backups left there goes, too."""
    for entry in target.parent.glob(_UNFINISHED + "*"):
        if entry.is_symlink():
            continue
        with suppress(TracuuError):
            WriterLock(entry).release()  # held by a backup that is at work
            shutil.rmtree(entry, ignore_errors=True)
    place = Path(tempfile.mkdtemp(dir=target.parent, prefix=_UNFINISHED))
    lock = WriterLock(place)
    try:
        yield place
    finally:
        lock.release()
        shutil.rmtree(place, ignore_errors=True)


def _copy(catalogue: Catalogue, path: Path) -> int:
    with closing(sqlite3.connect(path, isolation_level=None)) as made:
        catalogue.copy(made)
        made.execute("PRAGMA journal_mode = DELETE")  # one file, that a read-only place can hold, too
        told = made.execute("PRAGMA quick_check(1)").fetchone()[0]
        if told != "ok":
            raise sqlite3.DatabaseError(told)
        return int(made.execute("SELECT count(*) FROM documents").fetchone()[0])


def _zip_folder(folder: Path, path: Path) -> Path:
    with path.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for entry in sorted(folder.iterdir()):
                archive.write(entry, entry.name)
        force_to_disk(file)
    return path


@contextmanager
def _report_write_faults(target: Path) -> Iterator[None]:
    """Say in a sentence what goes wrong; what was half made is gone."""
    try:
        yield
    except (OSError, sqlite3.DatabaseError) as error:
        vi, en = describe_system_error(error)
        raise IndexUnwritable(
            f"Không sao lưu được vào {target}: {vi}. Hãy kiểm tra quyền ghi và chỗ trống, rồi chạy tracuu doctor.",
            f"The backup {target} was not made: {en}. Check permissions and free space, then run tracuu doctor.",
        ) from error
