"""Issuing bodies and the codes that stand for them in a symbol.

``level`` says whose it is: "national"; "provincial" (of the citing document's province unless the text says
otherwise); "unit" (part of the citing body: its Party committee, its director). An unknown code is kept as it
is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from indexer.text.folding import fold
from indexer.text.folding import make_key as folded_key

Level = Literal["national", "provincial", "unit"]


@dataclass(frozen=True, slots=True)
class Body:
    """``code`` "SCT" is ``name`` "Sở Công Thương"; ``example`` is a number that bears it."""

    code: str
    name: str
    level: Level
    example: str


def _read_table(level: Level, rows: str) -> tuple[Body, ...]:
    cells = ([cell.strip() for cell in line.split("|")] for line in rows.strip().splitlines())
    return tuple(Body(code, name, level, example) for code, name, example in cells)


BODIES = (
    *_read_table(
        "national",
        """
        QH | Quốc hội | 15/2012/QH13
        UBTVQH | Ủy ban Thường vụ Quốc hội | 04/2005/PL-UBTVQH11
        UBTVQH | Ủy ban Thường vụ Quốc hội | 1211/2016/UBTVQH13
        CTN | Chủ tịch nước | 18/2013/L-CTN
        CP | Chính phủ | 120/2020/NĐ-CP
        TTg | Thủ tướng Chính phủ | 933/QĐ-TTg
        VPCP | Văn phòng Chính phủ | 304/TB-VPCP
        VPQH | Văn phòng Quốc hội | 19/VBHN-VPQH
        VPCTN | Văn phòng Chủ tịch nước | 12/TB-VPCTN
        HĐNN | Hội đồng Nhà nước | 21-LCT/HĐNN8
        TVQH | Ủy ban Thường vụ Quốc hội | 1043/NQ-TVQHK6
        HĐBT | Hội đồng Bộ trưởng | 186-HĐBT
        TW | Trung ương Đảng | 26-NQ/TW
        TƯ | Trung ương Đảng | 26-NQ/TƯ
        VPTW | Văn phòng Trung ương Đảng | 103-QĐ/VPTW
        BTCTW | Ban Tổ chức Trung ương | 25-HD/BTCTW
        UBKTTW | Ủy ban Kiểm tra Trung ương | 05-HD/UBKTTW
        BTGTW | Ban Tuyên giáo Trung ương | 12-HD/BTGTW
        BTGDVTW | Ban Tuyên giáo và Dân vận Trung ương | 20-HD/BTGDVTW
        BDVTW | Ban Dân vận Trung ương | 30-HD/BDVTW
        BNCTW | Ban Nội chính Trung ương | 11-HD/BNCTW
        TCTW | Ban Tổ chức Trung ương | 208/CV-TCTW
        BKTTW | Ban Kinh tế Trung ương | 14-TTr/BKTTW
        BĐNTW | Ban Đối ngoại Trung ương | 31-HD/BĐNTW
        BTĐKT | Ban Thi đua - Khen thưởng Trung ương | 1530/BTĐKT-VP
        BTĐKTTW | Ban Thi đua - Khen thưởng Trung ương | 604/BTĐKTTW-VP
        TWĐTN | Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh | 18-HD/TWĐTN
        HĐBCQG | Hội đồng Bầu cử quốc gia | 35/NQ-HĐBCQG
        UBATGTQG | Ủy ban An toàn giao thông Quốc gia | 97/KH-UBATGTQG
        UBCK | Ủy ban Chứng khoán Nhà nước | 640/UBCK-QLKD
        VKSTC | Viện kiểm sát nhân dân tối cao | 2160/VKSTC-V14
        BCĐTW | Ban Chỉ đạo Trung ương | 05-QĐ/BCĐTW
        MTTW | Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | 5632/MTTW-BTT
        UBTƯMTTQVN | Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | 01/2014/NQLT-CP-UBTƯMTTQVN
        ĐCTUBTWMTTQVN | Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam | 22/HD-ĐCTUBTWMTTQVN
        CCBVN | Hội Cựu chiến binh Việt Nam | 127/HD-CCBVN
        BTCCBCP | Ban Tổ chức - Cán bộ Chính phủ | 17/TT-BTCCBCP
        TCCP | Ban Tổ chức - Cán bộ Chính phủ | 417/TCCP-VC
        BHXH | Bảo hiểm xã hội Việt Nam | 595/QĐ-BHXH
        KBNN | Kho bạc Nhà nước | 4377/QĐ-KBNN
        BCA | Bộ Công an | 12/2022/TT-BCA
        BCN | Bộ Công nghiệp | 02/2005/QĐ-BCN
        BCT | Bộ Công Thương | 04/2022/TT-BCT
        BDTTG | Bộ Dân tộc và Tôn giáo | 02/2025/TT-BDTTG
        BGDĐT | Bộ Giáo dục và Đào tạo | 32/2018/TT-BGDĐT
        BGTVT | Bộ Giao thông vận tải | 07/2010/TT-BGTVT
        BKHCN | Bộ Khoa học và Công nghệ | 09/2009/TT-BKHCN
        BKHCNMT | Bộ Khoa học, Công nghệ và Môi trường | 2237/1999/TT-BKHCNMT
        BKHĐT | Bộ Kế hoạch và Đầu tư | 01/2021/TT-BKHĐT
        BKH | Bộ Kế hoạch và Đầu tư | 01/2009/TT-BKH
        BLĐTBXH | Bộ Lao động - Thương binh và Xã hội | 17/2018/TT-BLĐTBXH
        BNG | Bộ Ngoại giao | 04/2020/TT-BNG
        BNN | Bộ Nông nghiệp và Phát triển nông thôn | 09/2009/TT-BNN
        BNNPTNT | Bộ Nông nghiệp và Phát triển nông thôn | 02/2020/TT-BNNPTNT
        BNNMT | Bộ Nông nghiệp và Môi trường | 97/2025/TT-BNNMT
        BNV | Bộ Nội vụ | 12/2022/TT-BNV
        BQP | Bộ Quốc phòng | 95/2020/TT-BQP
        BTC | Bộ Tài chính | 79/2010/TT-BTC
        LĐTBXH | Bộ Lao động - Thương binh và Xã hội | 206/QĐ-LĐTBXH
        BBCVT | Bộ Bưu chính, Viễn thông | 05/2006/TT-BBCVT
        BVHTT | Bộ Văn hóa - Thông tin | 28/2002/QĐ-BVHTT
        BTM | Bộ Thương mại | 07/2007/TT-BTM
        BTNMT | Bộ Tài nguyên và Môi trường | 43/2016/TT-BTNMT
        BTP | Bộ Tư pháp | 04/2021/TT-BTP
        BTS | Bộ Thủy sản | 62/2004/TT-BTS
        BTTTT | Bộ Thông tin và Truyền thông | 39/2017/TT-BTTTT
        BVHTTDL | Bộ Văn hóa, Thể thao và Du lịch | 02/2018/TT-BVHTTDL
        BXD | Bộ Xây dựng | 20/2010/TT-BXD
        BYT | Bộ Y tế | 34/2011/TT-BYT
        NHNN | Ngân hàng Nhà nước Việt Nam | 39/2016/TT-NHNN
        TTCP | Thanh tra Chính phủ | 05/2014/TT-TTCP
        UBDT | Ủy ban Dân tộc | 01/2019/TT-UBDT
        TANDTC | Tòa án nhân dân tối cao | 01/2017/TT-TANDTC
        TATC | Tòa án nhân dân tối cao | 02/2004/NQ-TATC
        HĐTP | Hội đồng Thẩm phán Tòa án nhân dân tối cao | 02/2006/NQ-HĐTP
        VKSNDTC | Viện kiểm sát nhân dân tối cao | 04/2018/TT-VKSNDTC
        KTNN | Kiểm toán nhà nước | 03/2020/QĐ-KTNN
        TLĐ | Tổng Liên đoàn Lao động Việt Nam | 1908/QĐ-TLĐ
        TCT | Tổng cục Thuế | 2433/QĐ-TCT
        CHQ | Cục Hải quan | 40088/CHQ-GSQL
        TCHQ | Tổng cục Hải quan | 1966/QĐ-TCHQ
        TCTK | Tổng cục Thống kê | 1026/QĐ-TCTK
        """,
    ),
    *_read_table(
        "provincial",
        """
        UBND | UBND | 846/QĐ-UBND
        UB | UBND | 671/QĐ-UB
        BCS | Ban cán sự Đảng UBND | 57-KL/BCS
        BCSĐ | Ban cán sự Đảng UBND | 61-TTr/BCSĐ
        UBT | UBND | 363/QĐ-UBT
        CTUBND | UBND | 52/2025/QĐ-CTUBND
        LĐLĐ | Liên đoàn Lao động | 27/KH-LĐLĐ
        HND | Hội Nông dân | 55/BC-HND
        MTTQ | Ủy ban Mặt trận Tổ quốc Việt Nam | 40/KH-MTTQ-BTT
        BPC | Ban Pháp chế HĐND | 119/BC-BPC
        BKTNS | Ban Kinh tế - Ngân sách HĐND | 163/BC-BKTNS
        KTNS | Ban Kinh tế - Ngân sách HĐND | 163/BC-KTNS
        BVHXH | Ban Văn hóa - Xã hội HĐND | 97/BC-BVHXH
        VHXH | Ban Văn hóa - Xã hội HĐND | 97/BC-VHXH
        HĐND | HĐND | 12/2021/NQ-HĐND
        TU | Tỉnh ủy | 05-NQ/TU
        VPTU | Văn phòng Tỉnh ủy | 120-TB/VPTU
        BTCTU | Ban Tổ chức Tỉnh ủy | 12-HD/BTCTU
        BTGTU | Ban Tuyên giáo Tỉnh ủy | 45-HD/BTGTU
        BDVTU | Ban Dân vận Tỉnh ủy | 7-HD/BDVTU
        BNCTU | Ban Nội chính Tỉnh ủy | 31-BC/BNCTU
        UBKTTU | Ủy ban Kiểm tra Tỉnh ủy | 3-HD/UBKTTU
        ĐĐBQH | Đoàn đại biểu Quốc hội | 15/KH-ĐĐBQH
        TCCQ | Ban Tổ chức chính quyền | 108/TCCQ
        VPUBND | Văn phòng UBND | 53/VPUBND-TTHC
        VPUB | Văn phòng UBND | 12/TB-VPUB
        VP | Văn phòng UBND | 53/VP-TTHC
        CAT | Công an | 123/KH-CAT
        TTT | Thanh tra | 31/KH-TTT
        CTK | Cục Thống kê | 31/BC-CTK
        BQL | Ban Quản lý | 15/QĐ-BQL
        SCT | Sở Công Thương | 566/BC-SCT
        SDL | Sở Du lịch | 15/KH-SDL
        SDTTG | Sở Dân tộc và Tôn giáo | 15/KH-SDTTG
        SGDĐT | Sở Giáo dục và Đào tạo | 211/KH-SGDĐT
        SGTVT | Sở Giao thông vận tải | 19/SGTVT-VP
        SKHCN | Sở Khoa học và Công nghệ | 35/SKHCN-VP
        SKHĐT | Sở Kế hoạch và Đầu tư | 77/SKHĐT-TH
        SLĐTBXH | Sở Lao động - Thương binh và Xã hội | 9/SLĐTBXH-VP
        SNgV | Sở Ngoại vụ | 14/SNgV-VP
        SNN | Sở Nông nghiệp và Phát triển nông thôn | 88/SNN-VP
        SNNPTNT | Sở Nông nghiệp và Phát triển nông thôn | 88/SNNPTNT-VP
        SNNMT | Sở Nông nghiệp và Môi trường | 88/SNNMT-VP
        SNV | Sở Nội vụ | 733/SNV-TT
        SQHKT | Sở Quy hoạch - Kiến trúc | 3107/SQHKT-QHKTT
        STC | Sở Tài chính | 1442/STC-QLG&CS
        STNMT | Sở Tài nguyên và Môi trường | 50/STNMT-VP
        STP | Sở Tư pháp | 61/STP-VP
        STTTT | Sở Thông tin và Truyền thông | 72/STTTT-CNTT
        SVHTTDL | Sở Văn hóa, Thể thao và Du lịch | 18/SVHTTDL-VP
        SVHTT | Sở Văn hóa và Thể thao | 18/SVHTT-VP
        SXD | Sở Xây dựng | 40/SXD-QLN
        SYT | Sở Y tế | 33/SYT-NVY
        """,
    ),
    *_read_table(
        "unit",
        """
        ĐU | Đảng ủy | 06-KH/ĐU
        GĐS | Giám đốc Sở | 667/QCPH-GĐS-ĐTN
        GDS | Giám đốc Sở | 01-QCPH/GDS
        CĐCS | Công đoàn cơ sở | 12/BC-CĐCS
        """,
    ),
)


ALIASES = (
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Thủ tướng", "TTg"),
    ("TTgCP", "TTg"),
    ("Hội đồng Chính phủ", "CP"),
    ("Ngân hàng Nhà nước", "NHNN"),
    ("Bộ Nông nghiệp và PTNT", "BNN"),
    ("Sở Nông nghiệp và PTNT", "SNN"),
    ("Ban Pháp chế Hội đồng nhân dân", "BPC"),
    ("Ban Kinh tế - Ngân sách Hội đồng nhân dân", "BKTNS"),
    ("Ban Văn hóa - Xã hội Hội đồng nhân dân", "BVHXH"),
    ("Đoàn ĐBQH", "ĐĐBQH"),
    ("Ban Tổ chức Trung ương Đảng", "TCTW"),
    ("Ủy ban MTTQ Việt Nam", "MTTQ"),
    ("Ủy ban MTTQVN", "MTTQ"),
    ("Viện KSND tối cao", "VKSNDTC"),
)
"""Other names of a body, by its code; "Bộ TN&MT" and "STNMT" follow from the code itself."""

SILENT = frozenset(
    [
        "LĐTBXH",
        "UB",
        "UBT",
        "CHQ",
        "TVQH",
        "TCTW",
        "UBCK",
        "LĐLĐ",
        "HND",
        "MTTQ",
        "MTTW",
        "TCCP",
        "KTNS",
        "VHXH",
        "BPC",
        "BCT",
        "VP",
        "BQL",
        "TTT",
        "BKH",
        "BCN",
        "BTM",
        "BTS",
        "TCT",
        "CAT",
        "CTK",
        "TU",
        "TW",
        "TƯ",
    ]
)
"""Codes that stand for other things, too, where they stand alone in a sentence."""


def _fold_code(code: str) -> str:
    """Like ``fold``, but TƯ (the Party's centre) is not TU (a province's committee)."""
    return "".join("ư" if letter in "ưƯ" else fold(letter) for letter in code)


_BY_CODE = {_fold_code(row.code): row for row in reversed(BODIES)}


@lru_cache(maxsize=16384)
def find_body(code: str) -> Body | None:
    """Return the body of a code, folded or not, the number of a legislature or term left out.

    >>> find_body("QH13").name, find_body("hđnd8").name, find_body("BGD&ĐT").code, find_body("TTKC")
    ('Quốc hội', 'HĐND', 'BGDĐT', None)
    """
    folded = _fold_code(code)
    plain = folded.rstrip("0123456789")
    found = _BY_CODE.get(folded) or _BY_CODE.get(plain)
    if found is None and not plain.isalpha():
        found = _BY_CODE.get(plain.replace("&", ""))
    return found or (_BY_CODE.get("ubnd") if plain == "ưbnd" else None)


@lru_cache(maxsize=16384)
def key_body(name: str) -> str:
    """Return a body's name as it is compared: a code in front is its name, marks do not count, nor "UBND" spelled
    out.

    >>> key_body("SCT Bắc Giang"), key_body("Sở Văn hóa, Thể thao"), key_body("Ủy ban nhân dân tỉnh")
    ('so cong thuong bac giang', 'so van hoa the thao', 'ubnd tinh')
    """
    words = folded_key(re.sub(r"[,;.\-–&]", " ", name)).split()
    known = find_body(words[0]) if words else None
    first = [known.name] if known is not None and known.level != "unit" else words[:1]
    plain = folded_key(re.sub(r"[,-]", " ", " ".join([*first, *words[1:]])))
    return plain.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


def measure_leading_body(words: Sequence[str]) -> int:
    """Return how many of the first words name a body, by its name or its code; 0 when they name none.

    >>> [measure_leading_body(text.split()) for text in ("Sở Công Thương chợ hạng III", "SCT chợ", "chợ")]
    [3, 1, 0]
    """
    sizes = range(min(len(words), _LONGEST_NAME), 0, -1)
    return next((size for size in sizes if key_body(" ".join(words[:size])) in _NAMED), 0)


_NAMED = {key_body(row.name) for row in BODIES}
_LONGEST_NAME = max(len(row.name.split()) for row in BODIES)
