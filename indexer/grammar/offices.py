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

PARTY_CENTRE = ("Trung ương Đảng", "Ban Chấp hành Trung ương Đảng")
PARTY_OFFICES = (
    *("Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ban Tuyên giáo và Dân vận", "Ban Nội chính", "Ban Kinh tế"),
    *("Ban Đối ngoại", "Ban Chính sách, chiến lược", "Ủy ban Kiểm tra", "Ban Bảo vệ chính trị nội bộ"),
)
"""What the Party has at its centre and in every province."""

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
    *(
        "Hội Liên hiệp Phụ nữ",
        "Hội Nông dân",
        "Hội Cựu chiến binh",
        "Hội Chữ thập đỏ",
        "Liên đoàn Lao động",
        "Thuế cơ sở",
    ),
    *(
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        "Thi hành án dân sự",
        "Phòng Thi hành án",
    ),
    *("Bảo tàng", "Thư viện", "Quỹ", "Chi nhánh", "Nhà Văn hóa", "Xí nghiệp", "Trạm", "Đồn"),
    *("Thanh tra", "Thuế", "Hải quan", "Thống kê", "Học viện", "Viện kiểm sát nhân dân", "Viện", "Trường", "Bệnh viện"),
    *("Tòa án nhân dân", "Kiểm toán nhà nước", "Ngân hàng", "Hội đồng", "Hội", "Liên đoàn", "Liên minh", "Liên hiệp"),
    *(
        "Tỉnh đoàn",
        "Thành đoàn",
        "Huyện đoàn",
        "Chi bộ",
        "Đảng ủy",
        "Đảng bộ",
        "Ủy ban",
        "Ban",
        "Vụ",
        "Đoàn",
    ),
    *("Công ty", "Đài", "Báo", "Tổ", "Hạt", "Đội", "Sở"),
)
"""What the name of an office begins with, as it is written. A capital follows it."""

PLAIN_HEADS = ("Ban Quản lý dự án",)
"""Heads that small letters follow: "Ban Quản lý dự án đầu tư xây dựng"."""

NAMED_KINDS = (
    *("Trường Mẫu giáo", "Trường Mầm non", "Trường Tiểu học", "Trường Trung học cơ sở", "Trường Trung học phổ thông"),
    *("Trường THCS", "Trường THPT", "Trường Tiểu học và Trung học cơ sở", "Trường Tiểu học và THCS", "Trường Đại học"),
    *("Trường Phổ thông dân tộc nội trú", "Trường Phổ thông dân tộc bán trú", "Trường Cao đẳng", "Trường Trung cấp"),
    *(
        "Trường THPT Chuyên",
        "Hạt Kiểm lâm",
        "Trạm Kiểm lâm",
        "Trạm Y tế",
        "Đồn Biên phòng",
        "Vườn quốc gia",
        "Điện lực",
    ),
    *("Huyện ủy", "Quận ủy", "Thị ủy"),
    *("Công ty Điện lực", "Cảng vụ Hàng hải", "Cảng hàng không", "Khu bảo tồn thiên nhiên", "Bưu điện"),
)
"""Kinds of units whose own name, mostly of a person or a place, stands behind the kind."""

SPELLED_OUT = {
    "MTTQ": "Mặt trận Tổ quốc",
    "TNCS": "Thanh niên Cộng sản",
    "LHPN": "Liên hiệp Phụ nữ",
    "LĐLĐ": "Liên đoàn Lao động",
    "CCB": "Cựu chiến binh",
    "BQL": "Ban Quản lý",
    "QLDA": "Quản lý dự án",
    "ĐTXD": "đầu tư xây dựng",
    "BCĐ": "Ban Chỉ đạo",
    "BHXH": "Bảo hiểm xã hội",
    "KBNN": "Kho bạc Nhà nước",
    "TAND": "Tòa án nhân dân",
    "VKSND": "Viện kiểm sát nhân dân",
    "BVĐK": "Bệnh viện Đa khoa",
    "TTYT": "Trung tâm Y tế",
    "PTDTNT": "Phổ thông dân tộc nội trú",
    "PTDTBT": "Phổ thông dân tộc bán trú",
}
"""Letters that stand for words in the names of offices."""
