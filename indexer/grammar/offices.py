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

OFFICE_HEADS = (
    *("Ban Chỉ đạo", "Ban Quản lý", "Ban Tuyên giáo", "Ban Tổ chức", "Ban Thường vụ", "Ban Chấp hành", "Bộ Chỉ huy"),
    *(
        "Tổng cục",
        "Chi cục",
        "Cục",
        "Văn phòng",
        "Phòng",
        "Trung tâm",
        "Kho bạc Nhà nước",
        "Bảo hiểm xã hội",
        "Công an",
    ),
    *("Thanh tra", "Thuế", "Hải quan", "Thống kê", "Học viện", "Viện kiểm sát nhân dân", "Viện", "Trường", "Bệnh viện"),
    *("Tòa án nhân dân", "Kiểm toán nhà nước", "Ngân hàng", "Hội đồng", "Hội", "Liên đoàn", "Liên minh", "Liên hiệp"),
    *(
        "Tỉnh đoàn",
        "Thành đoàn",
        "Huyện đoàn",
        "Chi bộ",
        "Đảng ủy",
        "Đảng bộ",
        "Huyện ủy",
        "Ủy ban",
        "Ban",
        "Vụ",
        "Đoàn",
    ),
    *("Công ty", "Đài", "Báo", "Tổ", "Hạt", "Đội", "Sở"),
)
"""What the name of an office begins with, as it is written: the longer before the shorter. A capital follows it."""
