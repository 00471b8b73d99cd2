# ruff: noqa: E501 - tables of sentences as they are written
"""Numbers that a scan or an older paper writes oddly, short names without "số", and whose Cục Thuế it is."""

from __future__ import annotations

import pytest

from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.text.folding import key_number
from tests.support.sentences import read

DOUBTFUL = [
    # as it is written → what it probably is
    ("Quyết định số 4S/QĐ-UBND", "45/QĐ-UBND"),
    ("Quyết định số 12Z/QĐ-UBND", "122/QĐ-UBND"),
    ("Nghị quyết số O5-NQ/TU", "05-NQ/TU"),
    ("Nghị quyết số l2-NQ/TU", "12-NQ/TU"),
    ("Công văn số 1O6/SCT-VP", "106/SCT-VP"),
    ("Luật số 4S/2013/QH13", "45/2013/QH13"),
]


@pytest.mark.parametrize(("written", "meant"), DOUBTFUL)
def test_look_alikes_are_doubtful_and_found_as_they_are_typed(written: str, meant: str) -> None:
    (cited,) = read(f"theo {written} ngày 03/4/2019.").citations
    assert (cited.canonical, cited.probably) == (None, meant)
    (typed,) = find_typed_numbers(written.split()[-1])
    assert typed.number == key_number(meant)[0]


YEARS_BEHIND = [
    ("Quyết định số 5/QĐ-UB.92 ngày 03/4/1992", "5/QĐ-UB.92", 1992, "1992-04-03"),
    ("Quyết định số 1171/QĐ-UBT.85", "1171/QĐ-UBT.85", 1985, None),
    ("Quyết định số 363/QĐ.UBT.81", "363/QĐ.UBT.81", 1981, None),
    ("Quyết định số 846/QĐ-UBND.", "846/QĐ-UBND", None, None),
]


@pytest.mark.parametrize(("written", "canonical", "year", "date"), YEARS_BEHIND)
def test_a_year_may_end_a_symbol(written: str, canonical: str, year: int | None, date: str | None) -> None:
    (cited,) = read(f"theo {written}").citations
    assert (cited.canonical, cited.year, cited.date) == (canonical, year, date)


SHORT = [
    ("Kế hoạch số 02/KH-UBND ngày 03/4/2023. Theo Kế hoạch 02, các xã báo cáo.", ["02/KH-UBND", "02/KH-UBND"]),
    ("Quyết định số 06/QĐ-TTg phê duyệt Đề án dữ liệu dân cư (gọi tắt là Đề án 06). Thực hiện ĐA06, Sở đã họp.", ["06/QĐ-TTg", "06/QĐ-TTg", "06/QĐ-TTg"]),
    ("thực hiện Kế hoạch 123 ngày 03/4/2023 của UBND tỉnh.", [None]),
    ("thực hiện Kế hoạch 5 năm, Báo cáo 06 tháng đầu năm, Kế hoạch 100 ngày.", []),
    ("Đơn đề nghị số 001 của ông An.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), SHORT)
def test_short_names_without_so(sentence: str, wanted: list[str | None]) -> None:
    assert [cited.canonical for cited in read(sentence).citations] == wanted


OF_TAX_OFFICE = [
    ("Công văn số 12/CT-TTHT ngày 03/4/2019 của Cục Thuế", "Cục Thuế tỉnh Quảng Ngãi"),
    ("Thông báo số 9/TB-CT ngày 27/02/2025 của Cục Thuế", "Cục Thuế tỉnh Quảng Ngãi"),
    ("Công văn số 12/CT-CS ngày 03/3/2025 của Cục Thuế", "Cục Thuế"),
    ("Công văn số 12/CT-CS của Cục Thuế", "Cục Thuế"),
]


@pytest.mark.parametrize(("written", "issuer"), OF_TAX_OFFICE)
def test_the_tax_office_is_national_from_march_2025(written: str, issuer: str) -> None:
    assert read(f"Thực hiện {written} về hóa đơn.").citations[0].issuer == issuer


USED = [
    # what names no act of issuing, and whose subject it is
    ("Để thực hiện nghiêm Luật Ban hành văn bản quy phạm pháp luật, Nghị định số 34/2016/NĐ-CP của Chính phủ.", "implements", None),
    ("Đối tượng quy định tại Quyết định số 38/2024/QĐ-UBND ngày 10/12/2024 của UBND tỉnh được hỗ trợ.", "basis", None),
    ("Căn cứ Nghị định số 12/2024/NĐ-CP của Chính phủ và Quyết định số 9/QĐ-UBND của UBND tỉnh về phê duyệt Đề án pháp chế.", "basis", None),
    ("Căn cứ Nghị định số 12/2024/NĐ-CP của Chính phủ và Thông tư số 9/2025/TT-BTC của Bộ Tài chính về lệ phí trước bạ.", "basis", "lệ phí trước bạ"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "treatment", "subject"), USED)
def test_how_an_act_beside_others_is_used(sentence: str, treatment: str, subject: str | None) -> None:
    cited = read(sentence, "UBND TỈNH QUẢNG NGÃI\nSố: 9/CT-UBND\n\nCHỈ THỊ\nVề văn bản\n\n").citations[0]
    assert (cited.treatment, cited.subject) == (treatment, subject)


def test_a_stage_is_no_provision() -> None:
    assert read("Tiếp tục thực hiện giai đoạn 2 của Đề án 30.").citations[0].provisions == ()
