"""What is wrong with what the office keeps beside a collection, for the doctor."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.models.health import PartFinding
from indexer.store.office_file import OfficeFile


def examine_office(file: OfficeFile) -> Iterator[PartFinding]:
    """Look at people, changes, followings, dossiers, where any are kept, and yield what is found."""
    if not file.is_there:
        return
    if file.is_damaged():
        yield PartFinding(
            "office",
            "wrong",
            "Phần người dùng, thay đổi, theo dõi, hồ sơ bị hỏng hoặc do phiên bản khác tạo ra.",
            "People, changes, followings, dossiers are damaged, or of another version.",
            "Khôi phục từ bản sao lưu: tracuu restore.",
            repair_en="Restore a backup: tracuu restore.",
        )
        return
    yield PartFinding(
        "office", "ok", "Người dùng, thay đổi, hồ sơ nguyên vẹn.", "People, changes and dossiers are whole."
    )
