"""What is wrong with an index and what repairs it: every part looked at, nothing changed, nothing raised.

The catalogue is the truth: damage to it is repaired from a backup. Everything else is made again from it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence, Set
from pathlib import Path
from typing import TypeVar

from indexer.errors import DamagedIndex, IndexLocked, TracuuError, WrongVersion
from indexer.messages.spoken import say_count
from indexer.models import Query
from indexer.models.health import Part, PartFinding
from indexer.store import folder as folders
from indexer.store import schema
from indexer.store.addresses import Address, Place, read_place
from indexer.store.catalogue import Catalogue
from indexer.store.columns import Columns
from indexer.store.engine import Damaged, Engine
from indexer.store.engines import open_engine
from indexer.store.lock import WriterLock
from indexer.store.office_file import OfficeFile
from indexer.store.office_health import examine_office
from indexer.text import segmentation
from indexer.text.folding import fold

_Value = TypeVar("_Value")

_SPARE = 50_000_000  # bytes that must stay free beside a second full text
_SAMPLED = 20  # documents whose terms are looked up, spread over the collection; and terms of each field of each
_LISTED = 5  # ids of documents that are named
_OWN = {folders.FILE_NAME + end for end in ("", "-wal", "-shm", "-journal")}
_REBUILD = ("Hãy chạy: tracuu rebuild", "Run: tracuu rebuild")
_UPGRADE = (
    "Hãy chạy: tracuu status (chỉ mục tự được nâng lên, không mất gì), rồi lại tracuu doctor",
    "Run: tracuu status (the index is brought up to date, nothing is lost), then tracuu doctor again",
)
_GO_ON = (
    "Hãy khôi phục từ bản sao lưu (tracuu restore), hoặc chạy tracuu rebuild rồi tracuu index",
    "Restore a backup (tracuu restore), or run tracuu rebuild, then tracuu index",
)
_RESTORE = (
    "Hãy khôi phục từ bản sao lưu (tracuu backup), hoặc lập chỉ mục mới vào thư mục khác: "
    "tracuu index THƯ_MỤC_VĂN_BẢN --index THƯ_MỤC_MỚI",
    "Restore a backup (tracuu backup), or index again into another folder: tracuu index DOCUMENTS --index NEW_FOLDER",
)


def check_index(index: Place) -> list[PartFinding]:
    """Look at every part of an index; a part that cannot be looked at is a finding, too.

    Raises NotAnIndex when there is no catalogue at all.
    """
    where = read_place(index)
    if isinstance(where, Address):
        from indexer.store.opensearch import examination

        return examination.examine(where)
    place = folders.require_index(where)
    lock = _lock(place)
    busy = lock.level == "note"
    try:
        catalogue = Catalogue(place, write=False, lost=True)
    except TracuuError as error:
        return [_report_unopened(error, place), lock]
    engine = open_engine(catalogue.name_engine(), place)
    beside = [*examine_office(OfficeFile(place)), lock, _check_disk(place, engine)]
    found = [*_find_lost_commits(catalogue), *beside, *([] if busy else _list_leftovers(place, engine))]
    try:
        wrong = _check_integrity(catalogue) or _check_documents(catalogue)
        texts = [] if wrong else list(_list_text_findings(engine, catalogue, busy=busy))
        whole = PartFinding("catalogue", "ok", "Danh mục nguyên vẹn.", "The catalogue is whole.")
        known = PartFinding("version", "ok", f"Định dạng {schema.FORMAT}.", f"Format {schema.FORMAT}.")
        return [wrong or whole, known, *([] if wrong else [_check_parsing(catalogue)]), *texts, *found]
    finally:
        engine.close()
        catalogue.close()


def is_healthy(findings: Sequence[PartFinding]) -> bool:
    """Is there nothing to repair?"""
    return all(finding.level != "wrong" for finding in findings)


def _blame_part(part: Part, vi: str, en: str, repair: tuple[str, str]) -> PartFinding:
    """Return a part that is wrong, and what repairs it, each in Vietnamese and English."""
    return PartFinding(part, "wrong", vi, en, repair[0], repair_en=repair[1])


def _find_lost_commits(catalogue: Catalogue) -> Iterator[PartFinding]:
    """Yield what was committed and is gone."""
    if catalogue.lost:
        told = folders.report_shortened(catalogue.folder, catalogue.lost)
        yield _blame_part("commits", told.vi, told.en, _GO_ON)


def _report_unopened(error: TracuuError, folder: Path) -> PartFinding:
    if schema.is_older(folder):
        vi, en = "Chỉ mục có định dạng cũ, chưa kiểm tra được.", "The index has an older format and was not checked."
        return _blame_part("version", vi, en, _UPGRADE)
    if isinstance(error, WrongVersion):
        return _blame_part("version", error.vi, error.en, _RESTORE)
    return _blame_part(
        "catalogue", "Tệp danh mục bị hỏng, không mở được.", "The catalogue is damaged and cannot be opened.", _RESTORE
    )


def _check_integrity(catalogue: Catalogue) -> PartFinding | None:
    """Return what SQLite finds wrong with the catalogue, if anything."""
    try:
        told = [str(row[0]) for row in catalogue.fetch_rows("PRAGMA integrity_check(5)")]
        orphans = len(catalogue.fetch_rows("PRAGMA foreign_key_check")) if told == ["ok"] else 0
    except (sqlite3.DatabaseError, DamagedIndex) as error:
        told, orphans = [str(error.__cause__ or error)], 0
    if told != ["ok"]:
        first = told[0].splitlines()[0] if told and told[0] else "?"
        return _blame_part("catalogue", f"Danh mục bị hỏng: {first}.", f"The catalogue is damaged: {first}.", _RESTORE)
    if orphans:
        vi, en = (
            f"Danh mục có {say_count(orphans)} dòng không thuộc văn bản nào.",
            f"{orphans:,} rows belong to no document.",
        )
        return _blame_part("catalogue", vi, en, _RESTORE)
    return None


def _check_documents(catalogue: Catalogue) -> PartFinding | None:
    """Report documents that are not what was stored; a changed letter breaks no rule of SQLite's."""
    try:
        changed = catalogue.list_changed()
    except (sqlite3.DatabaseError, DamagedIndex) as error:
        told = str(error.__cause__ or error)
        vi, en = f"Danh mục bị hỏng: {told}.", f"The catalogue is damaged: {told}."
        return _blame_part("catalogue", vi, en, _RESTORE)
    if not changed:
        return None
    listed = ", ".join(changed[:_LISTED]) + (", …" if len(changed) > _LISTED else "")
    vi = f"Danh mục bị hỏng: nội dung của {say_count(len(changed))} văn bản đã khác lúc lưu (mã {listed})."
    en = f"The catalogue is damaged: what was stored of {len(changed):,} documents has changed (ids {listed})."
    return _blame_part("catalogue", vi, en, _RESTORE)


def _check_parsing(catalogue: Catalogue) -> PartFinding:
    """Tell whether the documents were understood by this program, or by one before it."""
    older = catalogue.count_outdated()
    if not older:
        return PartFinding(
            "parsing", "ok", "Mọi văn bản do bản này của chương trình đọc.", "Every document is up to date."
        )
    vi = f"{say_count(older)} văn bản do bản cũ của chương trình đọc, vẫn dùng được; lần tracuu index tới sẽ đọc lại."
    en = f"{older:,} documents were read by an older program and still serve; the next tracuu index reads them again."
    return PartFinding("parsing", "note", vi, en)


def _list_text_findings(engine: Engine, catalogue: Catalogue, *, busy: bool) -> Iterator[PartFinding]:
    """Yield whether the engine opens, holds what the catalogue says, and by which rules it was made."""
    columns = Columns(catalogue)
    with catalogue.hold_snapshot():
        standing = engine.standing()
        try:
            held = engine.keys()
        except Damaged:
            held = None
        if standing is None or held is None:
            vi = "Phần toàn văn không có, bị hỏng hoặc không khớp với tệp trỏ; tìm theo từ phải dựng lại nó."
            en = "The full text is missing, damaged or not what its pointer says; a search has to rebuild it."
            yield _blame_part("fulltext", vi, en, _REBUILD)
            return
        yield _check_bytes(engine) or _check_searches(catalogue, engine, columns, held)
        if standing.generation > catalogue.generation():
            vi, en = "Phần toàn văn ghi một lần ghi chưa từng có.", "The full text is of a write that never was."
            yield _blame_part("lag", vi, en, _REBUILD)
            return
        yield _check_lag(catalogue.list_keys(), held, busy=busy)
    if standing.rules == segmentation.RULES_VERSION:
        yield PartFinding("rules", "ok", "Quy tắc tách từ là mới nhất.", "The words are of the current rules.")
    else:
        vi = f"Toàn văn được lập theo quy tắc tách từ {standing.rules}, nay là {segmentation.RULES_VERSION}."
        en = f"The full text was made by word rules {standing.rules}, now {segmentation.RULES_VERSION}."
        yield _blame_part("rules", vi, en, _REBUILD)


def _check_bytes(engine: Engine) -> PartFinding | None:
    """Report bytes that are not what was written; damage need not stand where a search comes by."""
    if engine.is_intact():
        return None
    vi = "Phần toàn văn bị hỏng: tệp đã khác lúc ghi."
    en = "The full text is damaged: its files are not what was written."
    return _blame_part("fulltext", vi, en, _REBUILD)


def _check_searches(catalogue: Catalogue, engine: Engine, columns: Columns, held: Set[int]) -> PartFinding:
    """Do the terms of some documents, spread over the collection, lead back to them?"""
    try:
        for document in catalogue.read_unindexed(_spread(sorted(held & columns.lengths.keys()))):
            counts = segmentation.count_terms(document.text)
            words = _spread(sorted(word for word in counts.words if "_" not in word and word != fold(word)))
            if not all(engine.frequencies(words).values()):
                raise Damaged("words")
            asked = [Query("", "", syllables=(term,)) for term in _spread(sorted(counts.syllables))]
            asked += [Query("", "", phrases=(tuple(term.split("_")),)) for term in _spread(sorted(counts.pairs))]
            for query in asked:
                if document.key not in engine.match(columns, query).scores:
                    raise Damaged(str(query))
    except Damaged:
        vi = "Phần toàn văn bị hỏng: có từ trong văn bản mà tìm không ra."
        en = "The full text is damaged: words of a document do not lead to it."
        return _blame_part("fulltext", vi, en, _REBUILD)
    return PartFinding("fulltext", "ok", "Toàn văn mở được và khớp.", "The full text opens and matches.")


def _spread(values: Sequence[_Value]) -> Sequence[_Value]:
    return values[:: max(1, -(-len(values) // _SAMPLED))]


def _check_lag(wanted: Set[int], held: Set[int], *, busy: bool) -> PartFinding:
    behind = len(wanted - held)
    if wanted == held:
        return PartFinding("lag", "ok", "Mọi văn bản đều tìm được.", "Every document can be found.")
    vi = f"{say_count(behind)} văn bản đã lưu mà chưa tìm được theo từ; {say_count(len(held - wanted))} bản cũ chưa bỏ."
    en = f"{behind:,} documents are kept but not findable yet; {len(held - wanted):,} old ones not forgotten yet."
    if busy or not behind:
        return PartFinding("lag", "note", vi, en)
    repair = (
        "Hãy chạy lại tracuu index (làm tiếp), hoặc: tracuu rebuild",
        "Run tracuu index again, or: tracuu rebuild",
    )
    return _blame_part("lag", vi, en, repair)


def _list_leftovers(folder: Path, engine: Engine) -> Iterator[PartFinding]:
    """Yield what a writer that was killed left behind: it disturbs nothing, the next writer removes it."""
    try:
        names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(folders.FILE_NAME))
        left = [*(name for name in names if name not in _OWN), *engine.leftovers()]
    except OSError:
        left = []
    if left:
        listed = ", ".join(left[:5])
        yield PartFinding(
            "leftovers",
            "note",
            f"Còn sót từ lần chạy bị dừng: {listed}; lần ghi tới sẽ tự dọn.",
            f"Left by a run that was stopped: {listed}; the next run removes it.",
        )


def _lock(folder: Path) -> PartFinding:
    """Tell whether somebody writes now: the lock is taken for a moment."""
    try:
        WriterLock(folder).release()
    except IndexLocked as error:
        return PartFinding("lock", "note", error.vi, error.en)
    except TracuuError:
        vi, en = "Không ghi được vào thư mục chỉ mục: chỉ đọc, hoặc đĩa đầy.", "The index folder cannot be written."
        repair = ("Hãy kiểm tra quyền ghi và chỗ trống trên đĩa.", "Check permissions and free space.")
        return _blame_part("lock", vi, en, repair)
    return PartFinding("lock", "ok", "Không ai đang ghi.", "Nobody is writing.")


def _check_disk(folder: Path, engine: Engine) -> PartFinding:
    """Tell whether there is room for a second full text beside the one that serves."""
    needed = _SPARE + (engine.size() or (folder / folders.FILE_NAME).stat().st_size)
    free = shutil.disk_usage(folder).free
    told = f"{free // 1_000_000} MB"
    if free >= needed:
        return PartFinding("disk", "ok", f"Đĩa còn trống {told}.", f"{told} of disk are free.")
    repair_vi = (
        f"Hãy dọn đĩa cho trống ít nhất {say_count(needed // 1_000_000)} MB: dựng lại toàn văn cần chỗ cho bản thứ hai."
    )
    repair_en = f"Free at least {needed // 1_000_000:,} MB: a rebuild needs room for a second full text."
    return PartFinding(
        part="disk",
        level="wrong",
        vi=f"Đĩa chỉ còn trống {told}.",
        en=f"Only {told} of disk are free.",
        repair_vi=repair_vi,
        repair_en=repair_en,
    )
