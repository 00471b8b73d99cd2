"""A folder with a note, and what is asked of the pages of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from werkzeug.wrappers import Response

from indexer.models import Document
from indexer.store.embedded_store import open_store

NOTE = """UBND TỈNH QUẢNG NGÃI
SỞ CÔNG THƯƠNG
Số: 566/BC-SCT                Quảng Ngãi, ngày 16 tháng 3 năm 2023

BÁO CÁO
Kết quả cải cách hành chính quý I năm 2023

Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh; Nghị định 108.
Trong kỳ đã tiếp nhận 12 hồ sơ theo Quyết định số 846/QĐ-UBND.
"""


def note(place: Path) -> Document:
    """The note as the index has it now."""
    with closing(open_store(place / "index")) as store:
        (known,) = (one.id for one in store.summaries() if one.path.endswith(".txt"))
        return store.document(known)


def assert_attached(answer: Response) -> None:
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert int(answer.headers["Content-Length"]) == len(answer.data)
