"""Which heading of a table stands over which columns' headings, where merged cells were not kept apart in the text.

Reports on procedures follow a few forms: what was received, solved, is being solved; each with its parts below.
Patterns run on folded text (``indexer.text.folding.fold``); a test walks the examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class SpanningForm:
    """A heading that ``over`` matches may stand over one that ``below`` matches. ``examples`` are such pairs."""

    over: str
    below: str
    examples: tuple[tuple[str, str], ...]


SPANNING = (
    SpanningForm(r"^(?:trong do|chia ra|bao gom|gom co|cu the)\b", r"\w", (("Trong đó", "Nữ"), ("Chia ra", "Cấp xã"))),
    SpanningForm(
        r"dang (?:giai quyet|xu ly|thu ly)|chua (?:giai quyet|xu ly)|ton dong",
        r"trong han|con han|chua den han|qua han|tre han|^tong",
        (("Số hồ sơ đang giải quyết", "Trong hạn"), ("Đang xử lý", "Quá hạn")),
    ),
    SpanningForm(
        r"(?<!dang )(?<!chua )(?:giai quyet|xu ly)|da tra|tra ket qua",
        r"truoc|dung han|som han|qua han|tre han|^tong",
        (("Đã giải quyết", "Trước, đúng hạn"), ("Số hồ sơ đã trả kết quả", "Trễ hạn")),
    ),
    SpanningForm(
        r"tiep nhan|da nhan|ho so nop|so ho so nhan",
        r"truc tuyen|truc tiep|buu chinh|bcci|ky truoc|trong ky|moi tiep nhan|chuyen sang|^tong",
        (("Số hồ sơ tiếp nhận", "Từ kỳ trước"), ("Hồ sơ nộp", "Trực tuyến")),
    ),
    SpanningForm(
        r"truc tuyen|dich vu cong|thanh toan",
        r"toan trinh|mot phan|so ho so|so giao dich|so luong|ty le",
        (("Dịch vụ công trực tuyến", "Toàn trình"), ("Thanh toán trực tuyến", "Tỷ lệ (%)")),
    ),
    SpanningForm(
        r"thuc hien|ket qua|ky bao cao|^(?:nam|quy|thang|6 thang|9 thang)\b|(?:19|20)\d\d|ke hoach|du toan|chi tieu",
        r"so luong|ty le|so tien|gia tri|tang|giam|%|thuc hien|ke hoach|luy ke|dat",
        (("Năm báo cáo", "Số lượng"), ("Dự toán năm 2024", "Thực hiện")),
    ),
    SpanningForm(
        r"giai doan|ke hoach|muc tieu|tru luong|cong suat|nhu cau|du bao|chi tieu|kinh phi|nguon von|du toan|san luong",
        r"^(?:nam|giai doan)?\s*(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?$",
        (("Giai đoạn 2026 - 2030", "Năm 2027"), ("Công suất (tấn/năm)", "2021 - 2030")),
    ),
    SpanningForm(
        r"muc (?:chi|thu|thuong|phi|ho tro|boi duong)",
        r"^cap |^(?:xa|phuong|huyen|tinh|thanh pho)",
        (("Mức chi", "Cấp xã"),),
    ),
    SpanningForm(
        r"bien che|cong chuc|vien chuc|can bo|nhan su|nguoi lam viec|lao dong",
        r"giao|co mat|hien co|su dung|\bnu\b|con thieu|so nguoi",
        (("Biên chế công chức", "Được giao"), ("Viên chức", "Có mặt")),
    ),
    SpanningForm(
        r"thu tuc|tthc|so luong|cap (?:giai quyet|thuc hien)",
        r"cap (?:tinh|huyen|xa)|mot cua|lien thong",
        (("Số TTHC", "Cấp huyện"),),
    ),
)


@cache
def _compile_spanning() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple((re.compile(row.over), re.compile(row.below)) for row in SPANNING)


@cache
def may_span(over: str, below: str) -> bool:
    """Tell whether a folded heading may stand over another.

    >>> may_span("da giai quyet", "truoc, dung han"), may_span("dang giai quyet", "truoc, dung han")
    (True, False)
    """
    return any(upper.search(over) and lower.search(below) for upper, lower in _compile_spanning())
