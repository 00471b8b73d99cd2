"""What is wrong with what the office keeps beside a collection, for the doctor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from indexer.models.health import PartFinding
from indexer.store.office_file import OfficeFile


def examine_office(file: OfficeFile) -> Iterator[PartFinding]:
    """Look at people, changes, followings, dossiers, where any are kept, and yield what is found."""
    if not file.is_there:
        return
    if file.is_damaged():
        name = Path(file.name).name
        yield PartFinding(
            "office",
            "wrong",
            f"Phần người dùng, thay đổi, theo dõi, hồ sơ ({name}) bị hỏng hoặc do phiên bản khác tạo ra.",
            f"People, changes, followings, dossiers ({name}) are damaged, or of another version.",
            "Khôi phục từ bản sao lưu: tracuu restore.",
            repair_en="Restore a backup: tracuu restore.",
        )
        return
    yield PartFinding(
        "office", "ok", "Người dùng, thay đổi, hồ sơ nguyên vẹn.", "People, changes and dossiers are whole."
    )
