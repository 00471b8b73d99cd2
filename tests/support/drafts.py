"""A draft made of real citations of the samples, without a fault; the tests plant theirs in it."""

from __future__ import annotations

from io import BytesIO

import docx

from indexer.checking import Check, Checked
from indexer.checking.results import Finding
from indexer.models import Source

CLEAN = """ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
SỞ CÔNG THƯƠNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 977/BC-SCT
Quảng Ngãi, ngày 05 tháng 7 năm 2024

BÁO CÁO
Kết quả rà soát văn bản 6 tháng đầu năm 2024

I. VĂN BẢN CỦA TỈNH

- Sở tiếp tục thực hiện Kế hoạch số 2874/KH-SCT ngày 27/12/2022 của Sở Công Thương về cải cách hành chính năm 2023.
- Thời gian đấu nối thực hiện theo Quyết định số 512/QĐ-UBND ngày 10/5/2024 của Ủy ban nhân dân tỉnh \
về quy định phối hợp giải quyết thủ tục tiếp cận điện năng.
- Thực hiện Quyết định số 691/QĐ-UBND ngày 20/5/2019 của UBND tỉnh về cải thiện chỉ số logistics.
- Góp ý theo Công văn số 405/UBND-KTN ngày 07/02/2023 của UBND tỉnh về dự thảo Thông tư.
- Tham khảo Quyết định số 175/QĐ-SCT ngày 20/7/2023 của Sở Công Thương tỉnh Đồng Nai về dự toán.

II. VĂN BẢN CỦA TRUNG ƯƠNG

- Tiếp nhận hồ sơ theo Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về thực hiện cơ chế một cửa.
- Sắp xếp đơn vị sự nghiệp theo Nghị định số 120/2020/NĐ-CP ngày 07 tháng 10 năm 2020 của Chính phủ \
về đơn vị sự nghiệp công lập.
- Thực hiện Quyết định số 933/QĐ-TTg ngày 06/8/2023 của Thủ tướng Chính phủ về kiểm soát thủ tục hành chính.
- Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13.

III. NHIỆM VỤ

Quý III, Sở tiếp tục thực hiện Quyết định số 512/QĐ-UBND và báo cáo UBND tỉnh.
"""


def planted(old: str, new: str, text: str = CLEAN) -> str:
    """The draft with one passage replaced, which must stand in it once."""
    assert text.count(old) == 1, old
    return text.replace(old, new)


def word(draft: str) -> bytes:
    """A draft as a Word file, a paragraph a line."""
    made, out = docx.Document(), BytesIO()
    for line in draft.splitlines():
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


EVERY = planted("ngày 20/5/2019", "ngày 21/5/2019")  # differs
EVERY = planted("số 405/UBND-KTN", "số 7777/UBND-KTN", EVERY)  # absent
EVERY = planted("số 512/QĐ-UBND và", "số 846/QĐ-UBND ngày 07/11/2017 và", EVERY)  # ended
EVERY = planted("175/QĐ-SCT ngày 20/7/2023 của Sở Công Thương tỉnh Đồng Nai về dự toán", "175/QĐ-SCT", EVERY)
SEVERAL = "Thực hiện Quyết định số 175/QĐ-SCT về dự toán, đề nghị các đơn vị có báo cáo trước ngày 15 hằng tháng.\n"
LIST = "846/QĐ-UBND\nqd 512\n175/QĐ-SCT\n99999/QĐ-XYZ\nkhông có số"


def make_draft(text: str, path: str = "/du-thao.txt") -> Source:
    return Source(path, "text", text, "", len(text))


def list_grave(found: Check) -> list[tuple[str, Finding]]:
    """Number and finding of what is more than a matter of form."""
    return [(one.number, finding) for one in found.citations for finding in list_faults(one)]


def find_at(found: Check, number: str, line: int | None = None) -> Checked:
    (one, *_) = [c for c in found.citations if c.number == number and line in (None, c.line)]
    return one


def list_faults(one: Checked) -> list[Finding]:
    """What is more than a matter of form about a citation."""
    return [finding for finding in one.findings if finding.level in ("error", "warning")]
