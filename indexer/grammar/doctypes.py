"""Document types: the words that name one, and the code that stands for it in a symbol.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục III (administrative types); Luật Ban hành văn bản quy phạm pháp luật
(legal types); Quy định 66-QĐ/TW (Party types); and what is found in real reports.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.text.folding import fold


@dataclass(frozen=True, slots=True)
class DocType:
    """One type. ``code`` is "" where a symbol names the body instead (công văn: 306/SCT-VP).

    ``short`` tells that the type is cited by its number alone ("Nghị quyết 05", "Đề án 06").
    """

    name: str
    code: str
    example: str
    short: bool = False


DOC_TYPES = (
    DocType("Quyết định", "QĐ", "Quyết định số 846/QĐ-UBND", short=True),
    DocType("Nghị quyết", "NQ", "Nghị quyết số 26-NQ/TW", short=True),
    DocType("Nghị quyết liên tịch", "NQLT", "Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN"),
    DocType("Nghị định", "NĐ", "Nghị định số 120/2020/NĐ-CP", short=True),
    DocType("Thông tư", "TT", "Thông tư số 04/2022/TT-BCT", short=True),
    DocType("Thông tư liên tịch", "TTLT", "Thông tư liên tịch số 01/2014/TTLT-BTC-BNV"),
    DocType("Thông tư liên bộ", "TTLB", "Thông tư liên bộ số 20/TTLB"),
    DocType("Luật", "L", "Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13"),
    DocType("Bộ luật", "BL", "Bộ luật Lao động số 45/2019/QH14"),
    DocType("Pháp lệnh", "PL", "Pháp lệnh số 04/2005/PL-UBTVQH11"),
    DocType("Hiến pháp", "HP", "Hiến pháp số 18/2013/L-CTN"),
    DocType("Lệnh", "L-CTN", "Lệnh số 18/2013/L-CTN"),
    DocType("Sắc lệnh", "SL", "Sắc lệnh số 61/SL"),
    DocType("Sắc luật", "SLt", "Sắc luật số 3/SLt"),
    DocType("Văn bản hợp nhất", "VBHN", "Văn bản hợp nhất số 12/VBHN-BCT"),
    DocType("Chỉ thị", "CT", "Chỉ thị số 26/CT-TTg", short=True),
    DocType("Kết luận", "KL", "Kết luận số 18-KL/TU", short=True),
    DocType("Kế hoạch", "KH", "Kế hoạch số 282/KH-UBND"),
    DocType("Chương trình hành động", "CTHĐ", "Chương trình hành động số 37-CTr/TU"),
    DocType("Chương trình", "CTr", "Chương trình số 37-CTr/TU"),
    DocType("Chương trình công tác", "CTr", "Chương trình công tác số 15-CTr/TU"),
    DocType("Quy chế phối hợp", "QCPH", "Quy chế phối hợp số 01-QCPH/ĐU-GDS"),
    DocType("Quy chế", "QC", "Quy chế số 12/QC-SCT"),
    DocType("Quy định", "QyĐ", "Quy định 306-QĐ/TU"),
    DocType("Quy trình", "QT", "Quy trình số 05/QT-SCT"),
    DocType("Quy hoạch", "QH", "Quy hoạch số 12/QH-UBND"),
    DocType("Quy ước", "QU", "Quy ước số 01/QU-SCT"),
    DocType("Đề án", "ĐA", "Đề án số 58/ĐA-SCT", short=True),
    DocType("Dự án", "DA", "Dự án số 02/DA-SCT"),
    DocType("Phương án", "PA", "Phương án số 11/PA-UBND"),
    DocType("Báo cáo", "BC", "Báo cáo số 4516/BC-SCT"),
    DocType("Tờ trình", "TTr", "Tờ trình 96/TTr-UBND"),
    DocType("Thông báo kết luận", "TBKL", "Thông báo kết luận số 15-TB/TU"),
    DocType("Thông báo", "TB", "Thông báo số 304/TB-VPCP"),
    DocType("Thông cáo", "TC", "Thông cáo số 3/TC-UBND"),
    DocType("Thông tri", "TTri", "Thông tri số 05-TTr/TU"),
    DocType("Hướng dẫn", "HD", "Hướng dẫn số 25-HD/BTCTW"),
    DocType("Công văn", "", "Công văn số 810/UBND-TTHC"),
    DocType("Công điện", "CĐ", "Công điện số 05/CĐ-UBND"),
    DocType("Văn bản", "", "Văn bản số 306/SCT-VP"),
    DocType("Giấy mời", "GM", "Giấy mời số 44/GM-UBND"),
    DocType("Giấy phép", "GP", "Giấy phép số 12/GP-UBND"),
    DocType("Giấy chứng nhận", "GCN", "Giấy chứng nhận số 15/GCN-SCT"),
    DocType("Giấy ủy quyền", "GUQ", "Giấy ủy quyền số 03/GUQ-SCT"),
    DocType("Giấy giới thiệu", "GGT", "Giấy giới thiệu số 07/GGT-SCT"),
    DocType("Giấy nghỉ phép", "GNP", "Giấy nghỉ phép số 5/GNP-SCT"),
    DocType("Bản án", "", "Bản án số 12/2022/HS-ST"),
    DocType("Biên bản", "BB", "Biên bản số 02/BB-SCT"),
    DocType("Phiếu chuyển", "PC", "Phiếu chuyển số 18/PC-SCT"),
    DocType("Phiếu trình", "PT", "Phiếu trình số 9/PT-VP"),
    DocType("Phiếu gửi", "PG", "Phiếu gửi số 4/PG-VP"),
    DocType("Phiếu báo", "PB", "Phiếu báo số 4/PB-VP"),
    DocType("Hợp đồng", "HĐ", "Hợp đồng số 21/HĐ-SCT"),
    DocType("Bản ghi nhớ", "BGN", "Bản ghi nhớ số 2/BGN-SCT"),
    DocType("Bản thỏa thuận", "BTT", "Bản thỏa thuận số 2/BTT-SCT"),
    DocType("Thư mời", "TM", "Thư mời số 2/TM-SCT"),
)

MISWRITTEN = {"Quyết": "Quyết định"}
"""What is found in place of a type's name right before "số": "Quyết số 42/2013/QĐ-UBND"."""

BY_FOLDED_NAME = {fold(row.name): row for row in DOC_TYPES}
TYPE_CODES = {fold(row.code).split("-", 1)[0]: row for row in reversed(DOC_TYPES) if row.code}
"""Folded code → type: "qd" → Quyết định. The first row of a code wins."""
