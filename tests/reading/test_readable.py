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
from indexer.reading.readability import UNREADABLE, find_unreadable

TEXT = (
    "Căn cứ Quyết định số 846/QĐ-UBND ngày 17/11/2017 của UBND tỉnh Quảng Ngãi về chế độ báo cáo cải cách hành chính; "
    "Sở Công Thương báo cáo kết quả thực hiện quý I năm 2023 như sau: hồ sơ giải quyết trước hạn đạt 99,99 %.\n"
) * 3
NOISE = "".join(random.Random(3).choices(string.ascii_letters + " ", k=3000))  # noqa: S311 - no secret
BAD = {
    "base64": [
        base64.encodebytes(TEXT.encode()).decode(),
        base64.b64encode(TEXT.encode()).decode(),
        TEXT.encode().hex(),
    ],
    "quoted-printable": [quopri.encodestring(TEXT.encode()).decode()],
    "mojibake": [TEXT.encode().decode("latin-1"), TEXT.encode().decode("cp1252", "ignore")],
    "replaced": [
        TEXT.encode("ascii", "replace").decode().replace("?", "\ufffd"),
        TEXT.encode("ascii", "replace").decode(),
    ],
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
        "- Ban Giám đốc;\n- Các phòng;\n- Lưu: VT.",
        "\n".join(f"{n}. Thép D{n} | kg | {n} | m2 | XM PCB40 | M200 | BTCT" for n in range(40)),
        "ANNEX I\nLIST OF GOODS SUBJECT TO EXPORT CONTROL\n1. Rubber strengths tested by ASTM D412; breadths.\n" * 4,
        "Họ và tên: ..........................\nSố CCCD: ............ cấp ngày ..../..../.... tại ..........\n" * 5,
        "Tên: ______________________\n____________________________________________________________\n" * 8,
        "☐ Nam ☐ Nữ □ Có □ Không ● Đúng ○ Sai ▪ Khác\n" * 15,
        "UY BAN NHAN DAN TINH QUANG NGAI\nSO CONG THUONG\nBAO CAO KET QUA CAI CACH HANH CHINH QUY I NAM 2023\n" * 3,
        "\n".join(f"{n}/QĐ-UBND; {n}/TB-VPCP; {n}/KH-SGDĐT" for n in range(60)),
        "\n".join(f"Trần Thị B{n} | 09{n}123456 | ttb{n}@dongnai.gov.vn | SKHĐT" for n in range(30)),
        "\n".join(f"vb{n}.pdf | {n * 12345678901234567890123456789:064x}" for n in range(1, 20)),
        "Loài: Panthera tigris; Pygathrix cinerea; Rhinopithecus avunculus; Xanthocyparis vietnamensis; Taxus\n" * 3,
        "Amoxicillin 875mg/125mg; NaCl 0,9%; Methylprednisolon 40mg; Spironolacton; Ethylbenzyltrimethylammonium\n" * 3,
        "Krông Pắc, Ea H'leo, Cư M'gar, M'Đrắk, Y Blắc Niê, H'Hen Niê, Kpă Klơng, Ksor Phước, Đắk R'lấp\n" * 4,
        "S = π·r²; ∑xi/n ≥ 0,5; Δt ≤ 10 °C; α, β, γ; K ∈ {1,2}; A ⇒ B; √2\n" * 10,
        "C Ộ N G  H Ò A  X Ã  H Ộ I  C H Ủ  N G H Ĩ A  V I Ệ T  N A M  B Á O  C Á O",
        "Ai làm? Làm gì? Khi nào? Ở đâu? Bao nhiêu? Đã xong chưa? Vì sao?\n" * 5,
        "I. II. III. IV. V. VI. VII. VIII. IX. X. XI. XII. XIII. XIV. XV. XVI. XVII. XVIII. XIX. XX. XXI. XXII.",
        "x",
    ],
)
def test_what_can_be_read_is(text: str) -> None:
    assert find_unreadable(text) is None


def test_no_seed_is_refused(shared: Path) -> None:
    texts = [path for path in (shared / "seeds").iterdir() if path.suffix in (".txt", ".md")]
    texts += [path for path in (shared / "real" / "docs").iterdir() if path.suffix in (".txt", ".md")]
    assert [path.name for path in texts if find_unreadable(path.read_text(encoding="utf-8", errors="ignore"))] == []
