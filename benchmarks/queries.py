"""A fixed list of queries of every kind over long legal and administrative texts."""

from __future__ import annotations

QUERIES: dict[str, tuple[str, ...]] = {
    "words": (
        "cải cách hành chính",
        "bảo hiểm thất nghiệp",
        "giấy phép xây dựng",
        "thủ tục hải quan",
        "hỗ trợ người nghèo",
        "phòng cháy chữa cháy",
        "đấu thầu dự án",
        "thuế giá trị gia tăng",
    ),
    "no diacritics": (
        "cai cach hanh chinh",
        "bao hiem that nghiep",
        "giay phep xay dung",
        "quan ly dat dai",
        "an toan thuc pham",
        "hoc phi giao duc",
    ),
    "rare words": ("thủy điện tích năng", "đăng kiểm phương tiện thủy nội địa", "kiểm dịch thực vật", "hàng giả"),
    "phrase": ('"giấy chứng nhận quyền sử dụng đất"', '"vị trí việc làm"', '"người có công với cách mạng"'),
    "or, not": ("lũ lụt OR hạn hán", "xăng dầu -thuế", "học sinh OR sinh viên -học phí"),
    "filters": (
        "đầu tư công tỉnh: Hà Nội",
        "hợp đồng lao động năm: 2018",
        "bảo vệ môi trường quý: I/2018",
        "tỉnh: Quảng Ngãi",
    ),
    "number": ("15/2015/TT-BTC", "Nghị định 108", "846/QĐ-UBND"),
    "question": (
        "Mức hỗ trợ đối với người nghèo là bao nhiêu?",
        "Cơ quan nào có thẩm quyền cấp giấy phép lao động cho người nước ngoài?",
        "Thời hạn nộp hồ sơ quyết toán thuế thu nhập doanh nghiệp là khi nào?",
        "Nguyên tắc kiểm tra, giám sát hải quan đối với hàng hóa xuất khẩu, nhập khẩu",
        "Trách nhiệm của Ủy ban nhân dân cấp xã trong công tác phòng chống thiên tai",
    ),
}

TRACED = ("846/QĐ-UBND", "15/2015/TT-BTC", "108/2014/NĐ-CP", "32/2012/QĐ-UBND", "43/2014/NĐ-CP")
