"""How the names of units and companies begin and end: "Trung tâm Khuyến công … ban hành", "Công ty TNHH A có"."""

from __future__ import annotations

from indexer.text.folding import UPPER
from indexer.text.patterns import compile_late

UNIT = (
    r"(?P<unit>(?:trung\s+tam|chi\s+cuc|cuc|tong\s+cuc|truong|benh\s+vien|ban\s+quan\s+ly|lien\s+minh"
    r"|hat\s+kiem\s+lam|don\s+bien\s+phong|tram\s+y\s+te|bao\s+tang|thu\s+vien|thi\s+hanh\s+an\s+dan\s+su"
    r"|lien\s+doan|hiep\s+hoi|hoi(?!\s+nghi\b)|vien|quy|uy\s+ban\s+mat\s+tran)\s+)"
)
COMPANY = (
    r"(?P<company>(?:chi\s+nhanh\s+|van\s+phong\s+dai\s+dien\s+)?"
    r"(?:tong\s+cong\s+ty|cong\s+ty|tap\s+doan|doanh\s+nghiep\s+tu\s+nhan|hop\s+tac\s+xa)\s+)"
)
UNITS = frozenset(
    {"trung tâm", "chi cục", "cục", "tổng cục", "trường", "bệnh viện", "ban quản lý", "liên minh", "liên đoàn"}
    | {"hiệp hội"}
    | {
        "hạt kiểm lâm",
        "đồn biên phòng",
        "trạm y tế",
        "bảo tàng",
        "thư viện",
        "thi hành án dân sự",
        "hội",
        "viện",
        "quỹ",
        "ủy ban mặt trận",
        "uỷ ban mặt trận",
    }
)
COMPANY_END = compile_late(
    r"[,;:()\n\"“”]|(?<!tp)\.(?:\s|$)|\s(?P<word>ve|v/v|ngay|de\s+nghi|hoi(?=\s+ve)|kien\s+nghi|co|da|gui|xin|trinh|ban\s+hanh|duoc"
    r"|tra\s+loi|bao\s+cao|phan\s+anh|tai(?=\s+(?:van\s+ban|cong\s+van|to\s+trinh|don|phieu)\b))\b"
)
UNIT_END = compile_late(
    r"[,.;:()\n\"“”]|\s(?P<word>tai|ve|ban\s+hanh|da|co|quy\s+dinh|theo|thuc\s+hien|(?<!dau\stu\s)xay\s+dung|phe\s+duyet"
    r"|va\s+cac|duoc|(?<!chuong\s)(?<!cong\s)trinh|de|(?<!tien\s)gui|tra\s+loi|huong\s+dan(?!\s+vien)|kien\s+nghi"
    r"|chi(?=\s+(?:gui|co)\b)|bao\s+cao|phan\s+anh|hoi|yeu\s+cau|thong\s+bao|phuc\s+dap|giai\s+dap"
    r"|cap(?=\s*(?:[.,;)]|$)|\s+(?:ngay|cho|lan|phep)\b))\b"
)


_NO_STOP = frozenset({"đa", "cơ", "cổ", "vệ", "đê", "hội", "tài", "tải"})
"""Words within names that are stops without their marks: "bệnh viện đa khoa", "chi cục bảo vệ thực vật"."""


def is_verb(word: str) -> bool:
    """Tell whether a word goes on behind a name: "Đà Nẵng" is no "đã"."""
    return word[0].islower() and word not in _NO_STOP


IN_CAPITALS = compile_late(rf"[{UPPER}]{{3,}}(?:[ \u00a0]+(?:[-–][ \u00a0]+)?[{UPPER}\d&.()-]+)+(?![^\W\d_])")
"""A name in capitals, which ends where these do: "CÔNG TY CỔ PHẦN BIA SÀI GÒN - BẾN TRE vướng mắc"."""
