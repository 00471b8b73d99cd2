"""What no file says of a collection on a cluster: what people corrected and put aside, and what the office keeps.

That is the backup of a cluster: it stays small however large the archive is. The documents are read again from their
files, copied (``indexer.indexing.copies``), or come back with a snapshot of the cluster itself.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from indexer.durable import write_durably
from indexer.errors import BadInput
from indexer.indexing import corrections
from indexer.models import Dismissal
from indexer.store import OfficeFile, Store, report_write_faults
from indexer.store.backups import OFFICE, check_target, read_member, unpack_office
from indexer.strange_json import read_json

KEPT = "kept.json"
_FORMAT = 1
_HOW = "KHOI-PHUC.txt"
_SAID = """Bản sao lưu những gì không đọc lại được từ tệp: thông tin đã sửa, điểm không thống nhất đã bỏ qua, người
dùng, theo dõi, hồ sơ.
Khôi phục: tracuu restore TỆP.zip --index CHỈ_MỤC rồi tracuu index THƯ_MỤC_VĂN_BẢN --index CHỈ_MỤC

A backup of what cannot be read again: corrections, conflicts put aside, people, changes, followings, dossiers.
To restore: tracuu restore FILE.zip --index INDEX, then tracuu index FOLDER_OF_FILES --index INDEX
"""


@dataclass(frozen=True, slots=True)
class Keepsakes:
    """How much a backup of this kind holds, or brought back; ``office``: people and what is theirs, too."""

    corrections: int
    dismissals: int
    office: bool


def back_up_kept(store: Store, office: OfficeFile, target: Path) -> tuple[Keepsakes, int]:
    """Write what cannot be read again to a new ``.zip`` file: (how much it is, bytes written). No hash of a password.

    Raises BadInput when the target is there already or its folder is not, IndexUnwritable, IndexFault.
    """
    path = check_target(target)
    corrected, dismissed = store.corrected(), store.dismissals()
    kept = {"format": _FORMAT, "corrections": corrected, "dismissals": [asdict(one) for one in dismissed]}
    packed = office.pack()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_HOW, _SAID)
        archive.writestr(KEPT, json.dumps(kept, ensure_ascii=False))
        archive.writestr(OFFICE, json.dumps(packed, ensure_ascii=False))
    with report_write_faults(path.parent):
        write_durably(path, written.getvalue())
    told = Keepsakes(sum(map(len, corrected.values())), len(dismissed), any(packed.values()))
    return told, path.stat().st_size


def holds_keepsakes(source: Path) -> bool:
    """Tell whether a file is a backup of this kind."""
    try:
        with zipfile.ZipFile(source) as archive:
            return KEPT in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def restore_kept(source: Path, store: Store, office: OfficeFile) -> Keepsakes:
    """Bring back what ``back_up_kept`` wrote, into a new collection or one that has documents: these then read so.

    Documents that come in later read so, too. People and what is theirs only where the office keeps nothing yet.
    Raises BadInput for a backup that is damaged, IndexUnwritable, IndexFault.
    """
    try:
        kept = read_json(read_member(source, KEPT))
        corrected, dismissed = _read_corrections(kept), [_read_dismissal(one) for one in kept["dismissals"]]
    except (KeyError, TypeError, ValueError, AttributeError, zipfile.BadZipFile, zlib.error) as error:
        raise BadInput(
            f"{source} bị hỏng, hoặc do phiên bản khác của chương trình tạo ra.",
            f"{source} is damaged, or was made by another version of the program.",
        ) from error
    store.keep_corrections(corrected)
    for document in store.documents(list(corrected)):
        corrections.put_back(store, document.id, corrected[document.id])
    store.dismiss(dismissed)
    store.refresh()
    fresh = not any(office.pack().values())
    if fresh:
        unpack_office(source, office)
    return Keepsakes(sum(map(len, corrected.values())), len(dismissed), fresh)


def _read_corrections(kept: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Raises ValueError, KeyError, TypeError for what no backup holds."""
    if kept["format"] != _FORMAT:
        raise ValueError(kept["format"])
    found: dict[str, dict[str, str]] = {}
    for known, changes in kept["corrections"].items():
        if any(not isinstance(value, str) for value in changes.values()):
            raise ValueError(known)
        found[known] = dict(changes)
    return found


def _read_dismissal(row: Mapping[str, Any]) -> Dismissal:
    return Dismissal(**{**row, "said": tuple(row["said"])})
