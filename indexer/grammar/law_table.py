"""The Constitution, codes, laws and ordinances that papers cite by their names: which number each has.

Public facts (Công báo). A row is name, number, day of adoption (the year alone, where no paper at hand tells the day).
Two laws of one name and year are told apart by the day alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.grammar.amending_rows import AMENDING_ROWS
from indexer.grammar.law_rows import LAW_ROWS


@dataclass(frozen=True, slots=True)
class Law:
    """``name`` begins with its type: "Luật Đất đai"; ``number`` is "" where it has none (the Constitution)."""

    name: str
    number: str
    date: str

    @property
    def year(self) -> int:
        return int(self.date[:4])


def _read_table(kind: str, rows: str) -> tuple[Law, ...]:
    cells = ([cell.strip() for cell in line.split("|")] for line in rows.strip().splitlines())
    return tuple(Law(f"{kind} {name}".strip(), number, date) for name, number, date in cells)


_CODES = _read_table(
    "Bộ luật",
    """
    Dân sự | 33/2005/QH11 | 2005-06-14
    Dân sự | 91/2015/QH13 | 2015-11-24
    Hàng hải Việt Nam | 40/2005/QH11 | 2005-06-14
    Hàng hải Việt Nam | 95/2015/QH13 | 2015-11-25
    Hình sự | 15/1999/QH10 | 1999-12-21
    Hình sự | 100/2015/QH13 | 2015-11-27
    Lao động | 10/2012/QH13 | 2012-06-18
    Lao động | 45/2019/QH14 | 2019-11-20
    Tố tụng dân sự | 24/2004/QH11 | 2004-06-15
    Tố tụng dân sự | 92/2015/QH13 | 2015-11-25
    Tố tụng hình sự | 19/2003/QH11 | 2003-11-26
    Tố tụng hình sự | 101/2015/QH13 | 2015-11-27
    """,
)

_LAWS = _read_table("Luật", f"{LAW_ROWS.strip()}\n{AMENDING_ROWS.strip()}")

_ORDINANCES = _read_table(
    "Pháp lệnh",
    """
    Án phí, lệ phí Tòa án | 10/2009/UBTVQH12 | 2009-02-27
    Bảo vệ bí mật nhà nước | 30/2000/PL-UBTVQH10 | 2000-12-28
    Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia | 32/2007/PL-UBTVQH11 | 2007-04-20
    Cảnh sát cơ động | 08/2013/UBTVQH13 | 2013-12-23
    Cảnh sát môi trường | 10/2014/UBTVQH13 | 2014-12-23
    Công an xã | 06/2008/PL-UBTVQH12 | 2008-11-21
    Cơ yếu | 33/2001/PL-UBTVQH10 | 2001-04-04
    Cựu chiến binh | 27/2005/PL-UBTVQH11 | 2005-10-07
    Dân số | 06/2003/PL-UBTVQH11 | 2003-01-09
    Dự trữ quốc gia | 17/2004/PL-UBTVQH11 | 2004-04-29
    Giống cây trồng | 15/2004/PL-UBTVQH11 | 2004-03-24
    Giống vật nuôi | 16/2004/PL-UBTVQH11 | 2004-03-24
    Hợp nhất văn bản quy phạm pháp luật | 01/2012/UBTVQH13 | 2012-03-22
    Ký kết và thực hiện thỏa thuận quốc tế | 33/2007/PL-UBTVQH11 | 2007-04-20
    Ngoại hối | 28/2005/PL-UBTVQH11 | 2005-12-13
    Người cao tuổi | 23/2000/PL-UBTVQH10 | 2000-04-28
    Nhập cảnh, xuất cảnh, cư trú của người nước ngoài tại Việt Nam | 24/2000/PL-UBTVQH10 | 2000-04-28
    Pháp điển hệ thống quy phạm pháp luật | 03/2012/UBTVQH13 | 2012-04-16
    Phí và lệ phí | 38/2001/PL-UBTVQH10 | 2001-08-28
    Phòng, chống mại dâm | 10/2003/PL-UBTVQH11 | 2003-03-17
    Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ | 16/2011/UBTVQH12 | 2011-06-30
    Quản lý thị trường | 11/2016/UBTVQH13 | 2016-03-08
    Quảng cáo | 39/2001/PL-UBTVQH10 | 2001-11-16
    sửa đổi, bổ sung một số điều của Pháp lệnh Ngoại hối | 06/2013/UBTVQH13 | 2013-03-18
    sửa đổi, bổ sung một số điều của Pháp lệnh Ưu đãi người có công với cách mạng | 04/2012/UBTVQH13 | 2012-07-16
    Thú y | 18/2004/PL-UBTVQH11 | 2004-04-29
    Thư viện | 31/2000/PL-UBTVQH10 | 2000-12-28
    Thực hiện dân chủ ở xã, phường, thị trấn | 34/2007/PL-UBTVQH11 | 2007-04-20
    Tín ngưỡng, tôn giáo | 21/2004/PL-UBTVQH11 | 2004-06-18
    Tổ chức điều tra hình sự | 23/2004/PL-UBTVQH11 | 2004-08-20
    Ưu đãi người có công với cách mạng | 26/2005/PL-UBTVQH11 | 2005-06-29
    Ưu đãi người có công với cách mạng | 02/2020/UBTVQH14 | 2020-12-09
    Xử lý vi phạm hành chính | 44/2002/PL-UBTVQH10 | 2002-07-02
    """,
)

LAWS = (
    Law("Hiến pháp", "", "1946-11-09"),
    Law("Hiến pháp", "", "1959-12-31"),
    Law("Hiến pháp", "", "1980-12-18"),
    Law("Hiến pháp", "", "1992-04-15"),
    Law("Hiến pháp", "", "2013-11-28"),
    *_CODES,
    *_LAWS,
    *_ORDINANCES,
)
