"""What there is to know of how a text was read (``Mark``), in words: a row each."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.models import Mark
from indexer.models.documents import MOST_CITATIONS


@dataclass(frozen=True, slots=True)
class Remark:
    """The sentence for marks of a name and value, in both languages."""

    name: str
    value: str
    vi: str
    en: str


_CONVERTED = (
    "Chữ đã được chuyển từ bảng mã {} sang Unicode; bản gốc giữ nguyên.",
    ("The letters were converted from {} to Unicode; the original is as it was."),
)
_MOST = f"{MOST_CITATIONS:,}".replace(",", ".")
_LEFT_OUT = "Không đưa vào nội dung: {}; xem trong tệp gốc.", "Left out of the text: {}; see the original file."
_ENCODINGS = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}
_PARTS = {
    "comments": ("ghi chú (comment)", "comments"),
    "header": ("chữ ở đầu trang", "page headers"),
    "footer": ("chữ ở chân trang", "page footers"),
    "altChunk": (
        "phần nhúng (altChunk), hãy mở bằng Word rồi lưu lại",
        "an embedded chunk (altChunk); save it in Word",
    ),
    "hidden sheets": ("trang tính bị ẩn", "hidden sheets"),
    "mails": ("thư lồng trong thư quá sâu", "mails within mails that lie too deep"),
    "formulas": (
        "ô có công thức chưa tính, hãy mở bằng Excel rồi lưu lại",
        "cells with formulas that were never counted; open it in Excel and save it",
    ),
}

REMARKS: tuple[Remark, ...] = (
    *(
        Remark("encoding", value, _CONVERTED[0].format(shown), _CONVERTED[1].format(shown))
        for value, shown in _ENCODINGS.items()
    ),
    Remark(
        "encoding",
        "viqr?",
        "Chữ có vẻ gõ theo VIQR (Quye^'t ddi.nh) nên giữ nguyên; muốn chuyển, hãy lưu lại dạng Unicode.",
        "The letters look like VIQR (Quye^'t ddi.nh) and were left so; save the file as Unicode to have them read.",
    ),
    Remark(
        "letters",
        "joined",
        "Chữ bị tách rời (“ĐIỀ U KHO ẢN”) đã được ghép lại; bản gốc giữ nguyên.",
        "Syllables in pieces (“ĐIỀ U KHO ẢN”) were put together; the original is as it was.",
    ),
    Remark(
        "citations",
        str(MOST_CITATIONS),
        f"Một văn bản được nhận ra nhiều nhất {_MOST} viện dẫn; các viện dẫn sau đó tìm được bằng từ, không "
        "truy vết được. Hãy chia nhỏ tệp nếu cần.",
        f"At most {MOST_CITATIONS:,} citations of a document are found; later ones are found by words, not traced. "
        "Divide the file if you need them.",
    ),
    *(
        Remark("left_out", value, _LEFT_OUT[0].format(vi), _LEFT_OUT[1].format(en))
        for value, (vi, en) in _PARTS.items()
    ),
)
_ROWS = {(row.name, row.value): row for row in REMARKS}


def find_remark(mark: Mark) -> Remark | None:
    """Return the sentence for a mark; None for one of which nothing is said.

    >>> find_remark(Mark("left_out", "comments")).vi
    'Không đưa vào nội dung: ghi chú (comment); xem trong tệp gốc.'
    """
    return _ROWS.get((mark.name, mark.value))
