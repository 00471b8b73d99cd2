"""Offices of the State and the Party at the centre that no code of a symbol names: they stand in letterheads.

An office below a ministry is at the centre without a row here: the line above says so.
"""

from __future__ import annotations

NATIONAL_OFFICES = (
    "Ban Bí thư Trung ương Đảng",
    "Ban Chấp hành Trung ương Đảng",
    "Ban Chính sách, chiến lược Trung ương",
    "Ban Nội chính Trung ương",
    "Ban Tuyên giáo và Dân vận Trung ương",
    "Bảo hiểm xã hội Việt Nam",
    "Bộ Chính trị",
    "Cục Hải quan",
    "Cục Thống kê",
    "Cục Thuế",
    "Đài Tiếng nói Việt Nam",
    "Đài Truyền hình Việt Nam",
    "Hội Liên hiệp Phụ nữ Việt Nam",
    "Hội Nông dân Việt Nam",
    "Kho bạc Nhà nước",
    "Ngân hàng Nhà nước Việt Nam",
    "Tổng Liên đoàn Lao động Việt Nam",
    "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "Văn phòng Chính phủ",
    "Văn phòng Chủ tịch nước",
    "Văn phòng Quốc hội",
    "Văn phòng Trung ương Đảng",
)
