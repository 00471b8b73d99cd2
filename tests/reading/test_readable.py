"""Nothing unreadable is counted as read: each kind is refused with its reason, and no real text is."""

from __future__ import annotations

import base64
import quopri
import random
import string
from pathlib import Path

import pytest

from indexer.errors import UnsupportedFile
from indexer.reading import read_text
from indexer.reading.readable import UNREADABLE, find_unreadable

TEXT = (
    "Căn cứ Quyết định số 846/QĐ-UBND ngày 17/11/2017 của UBND tỉnh Quảng Ngãi về chế độ báo cáo cải cách hành chính; "
    "Sở Công Thương báo cáo kết quả thực hiện quý I năm 2023 như sau: hồ sơ giải quyết trước hạn đạt 99,99 %.\n"
) * 3
NOISE = "".join(random.Random(3).choices(string.ascii_letters + " ", k=3000))  # noqa: S311 - no secret
BAD = {
    "base64": [base64.encodebytes(TEXT.encode()).decode(), base64.b64encode(TEXT.encode()).decode()],
    "quoted-printable": [quopri.encodestring(TEXT.encode()).decode()],
    "mojibake": [TEXT.encode().decode("latin-1"), TEXT.encode().decode("cp1252", "ignore")],
    "replaced": [TEXT.encode("ascii", "replace").decode().replace("?", "\ufffd")],
    "no words": [NOISE, "".join(chr(ord(c) + 7) if c.isalpha() else c for c in TEXT), "これは文書です。 " * 40],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in BAD.items() for text in texts])
def test_what_cannot_be_read_is_refused_with_its_reason(name: str, text: str) -> None:
    row = next(row for row in UNREADABLE if row.name == name)
    assert find_unreadable(text) == row
    with pytest.raises(UnsupportedFile) as caught:
        read_text("a.txt", text.encode())
    assert caught.value.vi == row.vi
    assert "; hãy " in row.vi


def test_every_reason_is_reached() -> None:
    assert {row.name for row in UNREADABLE} == set(BAD)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "cong hoa xa hoi chu nghia viet nam doc lap tu do hanh phuc " * 5,
        "The committee reports that its members were strengthened by rhythms of work and schedules. " * 5,
        "Le conseil a décidé que les membres seront élus pour une durée de trois ans, à la majorité des voix. " * 5,
        "TT | UBND | HĐND | QLNN | TTHC | CCVC | PCTN | QĐ-TTg | NĐ-CP | BNV | TCKH | VPUB | BQLDA | KTTH\n" * 8,
        "1 | 2 | 3 | 6.073 | 99,99 %\n" * 50,
        "https://thuvienphapluat.vn/van-ban/Bo-may-hanh-chinh/Quyet-dinh-846-QD-UBND-2017-aBcD123456789xYz.aspx\n" * 20,
        "NQ/TU 05-NQ/TU " * 20,
        "x",
    ],
)
def test_what_can_be_read_is(text: str) -> None:
    assert find_unreadable(text) is None


def test_no_seed_is_refused(shared: Path) -> None:
    texts = [path for path in (shared / "seeds").iterdir() if path.suffix in (".txt", ".md")]
    texts += [path for path in (shared / "real" / "docs").iterdir() if path.suffix in (".txt", ".md")]
    assert [path.name for path in texts if find_unreadable(path.read_text(encoding="utf-8", errors="ignore"))] == []
