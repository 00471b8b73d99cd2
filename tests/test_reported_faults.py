# ruff: noqa: E501 - a table of what was reported
"""Faults that people reported of tools like this one: the inputs at hand, each with the right value, and kinds of ours.

What a value needs of a file's format, or of the command line alone, is held where its module is tested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import indexer
from indexer.decisions.directory import list_conflicts
from indexer.models import Citation, Decision
from indexer.store.base import Store


@contextmanager
def held(folder: Path, *paths: Path) -> Iterator[Store]:
    with closing(indexer.open_store(folder, create=True)) as store:
        indexer.index(store, paths)
        yield store


def one(store: Store, number: str) -> Decision:
    (decision,) = indexer.trace(store, number).decisions
    return decision


def cited(store: Store) -> set[tuple[str, str | None, str | None]]:
    return {(c.canonical or f"~{c.probably}", c.date, c.issuer) for c in _citations(store)}


def _citations(store: Store) -> Iterator[Citation]:
    for summary in store.summaries():
        yield from store.document(summary.id).citations


def all_hold(store: Store, papers: int, words: str) -> bool:
    """Whether there are so many papers, and each document, of one or more of them, says what is sought."""
    texts = [store.document(summary.id).source.text for summary in store.summaries()]
    return store.overview().papers == papers and all(words in text.lower() or words in text for text in texts)


def ends(store: Store, number: str) -> set[tuple[str, str | None]]:
    return {(r.relation.named, r.relation.source) for r in one(store, number).relations}


Told = Callable[[Store, Path], bool]

CASES: tuple[tuple[str, tuple[str, ...], Told], ...] = (
    ("the end, its day and who ended it come from their own columns", ("01-danh-muc-het-hieu-luc.docx",), lambda s, _: (
        ends(s, "56/2015/QĐ-UBND") == {("replaces", "70/2018/QĐ-UBND")} and one(s, "33/2012/QĐ-UBND").dates[0][0] == "2012-10-16" and ends(s, "33/2012/QĐ-UBND") == {("repeals", "12/2019/QĐ-UBND")})),
    ("a draft learns which of its bases ended", ("01-danh-muc-het-hieu-luc.docx",), lambda s, d: (
        [c.status for c in indexer.check(s, d / "01-du-thao.txt").citations] == ["ended", "ended"])),
    ("“Quyết định này” in a report is the decision named last", ("02-quyet-dinh-nay-trong-bao-cao.txt",), lambda s, _: (
        ends(s, "11/2016/QĐ-UBND") == {("replaces", "10/2021/QĐ-UBND")} and ends(s, "500/QĐ-UBND") == {("repeals", "846/QĐ-UBND")})),
    ("subjects that differ in the object differ", ("03-nghi-dinh-109.txt",), lambda s, d: (
        [c.status for c in indexer.check(s, d / "03-du-thao.txt").citations] == ["differs"])),
    ("a commune's number is its own", ("04-xa-bato.txt", "04-xa-badong.txt"), lambda s, _: (
        {d.issuer for d in indexer.trace(s, "17/QĐ-UBND").decisions} == {"UBND xã Ba Tơ", "UBND xã Ba Động"})),
    ("a special zone is a place", ("04b-dac-khu.txt",), lambda s, _: one(s, "15/QĐ-UBND").issuer == "UBND đặc khu Lý Sơn"),
    ("a former province is not the one that cites it", ("05-hatay.txt", "05-quangngai.txt"), lambda s, _: (
        {d.scope for d in indexer.trace(s, "665/QĐ-UBND").decisions} == {"Hà Tây", "Quảng Ngãi"} and not list_conflicts(s))),
    ("letters in numbers", ("06-so-co-chu.txt",), lambda s, _: (
        {(n, d) for n, d, _ in cited(s)} == {("20A/QĐ-UBND", "2015-11-10"), ("2134A/QĐ-ĐHNH", "2017-10-02"), ("119A/QĐ-CA", "2025-11-10"), ("99e/QĐ-UBND", "2015-11-10")})),
    ("commas and stops in symbols", ("06b-dau-phay-dau-cham.txt",), lambda s, _: (
        {("259/SNV-XDCQ,CTTN&BĐG", "2026-01-16", "Sở Nội vụ tỉnh Quảng Ngãi"), ("671/QĐ.UB", "2003-05-07", "UBND tỉnh An Giang"), ("63/SL", "1945-11-22", "Chủ tịch nước"), ("19/VBHN-VPQH", "2015-07-23", "Văn phòng Quốc hội")} <= cited(s))),
    ("numbers and phrases broken over lines", ("07-ngat-dong.txt",), lambda s, _: (
        one(s, "846/QĐ-UBND").dates[0][0] == "2017-11-07" and indexer.search(s, '"cải cách thủ tục hành chính"').total == 1)),
    ("proposed is not done", ("08-de-nghi-bai-bo.txt",), lambda s, _: (
        [m.citation.used for n in ("37/2016/QĐ-UBND", "38/2016/QĐ-UBND", "41/2016/QĐ-UBND") for m in one(s, n).mentions] == ["proposed_repealed", "planned_replaced", "conditional_repealed"])),
    ("letters read for digits are doubtful, not passed over", ("03-nghi-dinh-109.txt",), lambda s, d: (
        [c.citation.canonical for c in indexer.check(s, d / "12-ocr.txt").citations] == ["123/QĐ-UBND", "850/QĐ-UBND", "05/QĐ-UBND", "20A/QĐ-UBND"])),
    ("laws by name", ("13-luat-khong-so.txt",), lambda s, _: (
        {"Hiến pháp 2013", "Bộ luật Dân sự 2015", "Luật Đất đai 2013", "Luật Đất đai 2024"} <= {n for n, _, _ in cited(s)} and len(indexer.trace(s, "Bộ luật Dân sự 2015").decisions) == 1)),
    ("number and symbol in two cells", ("14-so-va-ky-hieu-hai-cot.docx",), lambda s, _: (
        {(n, d) for n, d, _ in cited(s)} == {("846/QĐ-UBND", "2017-11-07"), ("282/KH-UBND", "2022-12-30")})),
    ("i and y", ("15-quy-dinh.txt", "15-qui-dinh.txt"), lambda s, _: (
        all(indexer.search(s, typed).total == 2 for typed in ("qui định", "tỉ lệ", "kĩ thuật", "cong ti")))),
    ("copies and drafts count once", ("16-ban-trung",), lambda s, _: one(s, "848/QĐ-UBND").counts["documents"] == 1),
    ("names of files", ("18-ten-tep",), lambda s, _: indexer.search(s, "phòng cháy").total == 1),
    ("syllables in pieces", ("19-tach-dau.txt",), lambda s, _: indexer.search(s, "điều khoản chuyển tiếp").total == 1),
    ("NOT excludes", ("15-quy-dinh.txt",), lambda s, _: indexer.search(s, 'tỷ lệ NOT "công ty"').total == 0),
    ("texts in parts of a package and in mails", ("09-altchunk.docx", "10-trang-luu.mhtml", "10-thu.eml"), lambda s, _: (
        all_hold(s, 3, "Quyết định số 846/QĐ-UBND ngày"))),
    ("legacy fonts", ("11-tcvn3.docx", "11-tcvn3.html"), lambda s, _: all_hold(s, 2, "ủy ban nhân dân")),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "files", "told"), CASES, ids=[case[0] for case in CASES])
def test_a_reported_fault_is_none_here(
    shared: Path, tmp_path: Path, kind: str, files: tuple[str, ...], told: Told
) -> None:
    folder = shared / "cases"
    with held(tmp_path / "index", *(folder / name for name in files)) as store:
        assert told(store, folder), kind


REPORT = (
    "UBND TỈNH QUẢNG NGÃI\nSỞ TƯ PHÁP\nSố: 34/BC-STP\nQuảng Ngãi, ngày 10 tháng 12 năm 2024\n\nBÁO CÁO\nkết quả\n\n"
)
LIST = "UBND TỈNH QUẢNG NGÃI\nSố: 150/QĐ-UBND\nQuảng Ngãi, ngày 31 tháng 01 năm 2020\n\nQUYẾT ĐỊNH\nVề việc công bố danh mục\n\n"

# what is held, what the draft says → the status of its citation
SUBJECTS = (
    ("Nghị định số 55/2025/NĐ-CP ngày 02/3/2025 của Chính phủ quy định chức năng, nhiệm vụ của Bộ Nội vụ;", "Nghị định số 55/2025/NĐ-CP ngày 02/3/2025 của Chính phủ quy định chức năng, nhiệm vụ của Bộ Tài chính;", "differs"),
    ("Quyết định số 20/QĐ-UBND ngày 05/01/2024 của UBND tỉnh phê duyệt dự toán năm 2024;", "Quyết định số 20/QĐ-UBND ngày 05/01/2024 của UBND tỉnh phê duyệt dự toán năm 2023;", "differs"),
    ("Quyết định số 21/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về giá đất trên địa bàn huyện Ba Tơ;", "Quyết định số 21/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về giá đất trên địa bàn huyện Sơn Hà;", "differs"),
    ("Quyết định số 22/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về giá đất trên địa bàn huyện Ba Tơ;", "Quyết định số 22/QĐ-UBND ngày 05/01/2024 của HĐND tỉnh về giá đất trên địa bàn huyện Ba Tơ;", "differs"),
    ("Quyết định số 23/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về giá đất trên địa bàn huyện Ba Tơ;", "Quyết định số 23/QĐ-UBND ngày 05/01/2024 của UBND tỉnh Đồng Nai về giá đất trên địa bàn huyện Ba Tơ;", "differs"),
)  # fmt: skip


@pytest.mark.parametrize(("known", "drafted", "status"), SUBJECTS, ids=[row[1][:60] for row in SUBJECTS])
def test_what_differs_in_body_province_or_subject_never_agrees(
    tmp_path: Path, known: str, drafted: str, status: str
) -> None:
    (tmp_path / "kho.txt").write_text(f"{REPORT}Căn cứ {known}\n", encoding="utf-8")
    with held(tmp_path / "index", tmp_path / "kho.txt") as store:
        (found,) = indexer.check(store, f"{REPORT.replace('34/', '99/')}Căn cứ {drafted}\n").citations
    assert found.status == status


FORMER = (
    ("Quyết định số 5/QĐ-UB ngày 02/4/1990 của UBND tỉnh Hà Bắc về giao đất.", "Hà Bắc"),
    ("Quyết định số 6/QĐ-UB ngày 02/4/1985 của UBND tỉnh Hoàng Liên Sơn về giao rừng.", "Hoàng Liên Sơn"),
    ("Quyết định số 7/QĐ-UB ngày 02/4/1988 của UBND tỉnh Bình Trị Thiên về quy hoạch.", "Bình Trị Thiên"),
    ("Quyết định số 8/QĐ-UB ngày 02/4/1990 của UBND tỉnh Gia Lai - Kon Tum về giao đất.", "Gia Lai - Kon Tum"),
)

ROWS = (
    ("1 | Quyết định | 11/2013/QĐ-UBND | 05/6/2013 | Phí đò | Bị thay thế bởi Quyết định số 9/2018/QĐ-UBND | 01/7/2018", ("replaces", "9/2018/QĐ-UBND", "2018-07-01")),
    ("1 | Chỉ thị | 03/2012/CT-UBND | 05/6/2012 | Giống cây | Đã thực hiện xong | 31/12/2019", ("repeals", None, "2019-12-31")),
    ("1 | Nghị quyết | 7/2014/NQ-HĐND | 05/6/2014 | Học phí | Bị bãi bỏ bởi Nghị quyết số 8/2019/NQ-HĐND ngày 10/7/2019 | 20/7/2019", ("repeals", "8/2019/NQ-HĐND", "2019-07-20")),
)  # fmt: skip

PARTED = (
    ("1 | Công văn | 215 | SCT-VP | 05/01/2023 | Chợ", "215/SCT-VP", "2023-01-05"),
    ("2 | Nghị quyết | 05 | NQ/TU | 05/12/2016 | Học tập", "05-NQ/TU", "2016-12-05"),
    ("3 | Báo cáo | 88 | BC-SCT | 10/12/2022 | Kết quả", "88/BC-SCT", "2022-12-10"),
)


@pytest.mark.parametrize(("sentence", "place"), FORMER, ids=[row[1] for row in FORMER])
def test_a_former_province_stays_itself(sentence: str, place: str) -> None:
    (found,) = indexer.parse(REPORT + sentence).citations
    assert (found.issuer, found.scope) == (f"UBND tỉnh {place}", place)


@pytest.mark.parametrize(("row", "told"), ROWS, ids=[row[0][4:40] for row in ROWS])
def test_a_row_of_ended_acts_tells_by_its_columns(row: str, told: tuple[str, str | None, str]) -> None:
    head = "STT | Tên loại | Số, ký hiệu | Ngày ban hành | Trích yếu | Lý do hết hiệu lực | Ngày hết hiệu lực"
    (found,) = indexer.parse(f"{LIST}DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ\n{head}\n{row}\n").relations
    assert (found.kind, found.source, found.since) == told


@pytest.mark.parametrize(("row", "canonical", "date"), PARTED, ids=[row[1] for row in PARTED])
def test_number_and_symbol_in_two_cells(row: str, canonical: str, date: str) -> None:
    head = "STT | Loại văn bản | Số | Ký hiệu | Ngày ban hành | Trích yếu"
    (found,) = indexer.parse(f"SỔ ĐĂNG KÝ VĂN BẢN ĐI\n{head}\n{row}\n").citations
    assert (found.canonical, found.date) == (canonical, date)


@pytest.mark.parametrize(
    ("written", "typed", "total"),
    [
        ("Lý lịch của hy sinh vì nước", "lí lịch", 1),
        ("Quí khách mỹ thuật", "quý khách", 1),
        ("Tỉ mỉ về kỷ luật", "kỉ luật", 1),
        ("Chợ hạng ba, kho lạnh", 'chợ NOT "siêu thị"', 1),
        ("Chợ hạng ba, siêu thị", 'chợ NOT "siêu thị"', 0),
        ("Chợ hạng ba, kho lạnh", 'chợ NOT "kho lạnh"', 0),
    ],
)
def test_spellings_and_what_is_left_out(tmp_path: Path, written: str, typed: str, total: int) -> None:
    (tmp_path / "kho.txt").write_text(f"{REPORT}{written}.\n", encoding="utf-8")
    with held(tmp_path / "index", tmp_path / "kho.txt") as store:
        assert indexer.search(store, typed).total == total


POINTED = (
    ("Quyết định số 12/2016/QĐ-UBND ban hành quy chế. Quyết định này thay thế Quyết định số 5/2010/QĐ-UBND.", ("replaces", "12/2016/QĐ-UBND", "5/2010/QĐ-UBND")),
    ("Nghị quyết số 12/2016/NQ-HĐND quy định mức thu. Nghị quyết nêu trên bãi bỏ Nghị quyết số 6/2011/NQ-HĐND.", ("repeals", "12/2016/NQ-HĐND", "6/2011/NQ-HĐND")),
    ("Thông tư số 3/2019/TT-BNV có hiệu lực. Thông tư này thay thế Thông tư số 4/2011/TT-BNV.", ("replaces", "3/2019/TT-BNV", "4/2011/TT-BNV")),
    ("Sở đề xuất thay thế Quyết định số 31/2016/QĐ-UBND.", ("proposed_replaces", None, "31/2016/QĐ-UBND")),
    ("Hiện có dự thảo Nghị quyết bãi bỏ Nghị quyết số 32/2016/NQ-HĐND.", ("planned_repeals", None, "32/2016/NQ-HĐND")),
    ("Quyết định số 33/2016/QĐ-UBND chưa bị thay thế.", ("denied_replaces", None, "33/2016/QĐ-UBND")),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), POINTED, ids=[row[0][-60:] for row in POINTED])
def test_what_is_pointed_at_and_what_is_only_proposed(sentence: str, told: tuple[str, str | None, str]) -> None:
    (found,) = indexer.parse(REPORT + sentence).relations
    assert (found.named, found.source, found.target) == told


SPELT = (
    ("Căn cứ Quyết định số\n847/QĐ-UBND\nngày 08/11/2017.", "847/QĐ-UBND", "2017-11-08"),
    ("Căn cứ Chỉ thị số 03/CT-\nUBND ngày 04/3/2022.", "03/CT-UBND", "2022-03-04"),
    ("Căn cứ Nghị định\nsố 12/2021/\nNĐ-CP ngày 05/4/2021.", "12/2021/NĐ-CP", "2021-04-05"),
    ("Quyết định số l24/QĐ-UBND ngày 02/3/2020.", "~124/QĐ-UBND", "2020-03-02"),
    ("Nghị quyết số O6/NQ-HĐND ngày 02/3/2020.", "~06/NQ-HĐND", "2020-03-02"),
    ("Kế hoạch số 1I/KH-UBND ngày 02/3/2020.", "~11/KH-UBND", "2020-03-02"),
    ("Quyết định số 30B/QĐ-UBND ngày 10/11/2015.", "30B/QĐ-UBND", "2015-11-10"),
    ("Quyết định số 2135 C/QĐ-SYT ngày 2/10/2017.", "2135C/QĐ-SYT", "2017-10-02"),
    ("Nghị quyết số 30a/2008/NQ-CP ngày 27/12/2008.", "30a/2008/NQ-CP", "2008-12-27"),
    ("Công văn số 260/SNV-TCBC,CCHC ngày 16/1/2026.", "260/SNV-TCBC,CCHC", "2026-01-16"),
    ("Quyết định số 672/QĐ.UB.NN ngày 7/5/1993 của UBND tỉnh An Giang.", "672/QĐ.UB.NN", "1993-05-07"),
    ("Sắc lệnh số 64-SL ngày 23/11/1945.", "64/SL", "1945-11-23"),
    ("Theo Bộ luật Lao động năm 2019.", "Bộ luật Lao động 2019", None),
    ("Theo Luật Nhà ở 2023.", "Luật Nhà ở 2023", None),
    ("Theo Pháp lệnh Quản lý thị trường năm 2016.", "Pháp lệnh Quản lý thị trường 2016", None),
)


@pytest.mark.parametrize(("sentence", "named", "date"), SPELT, ids=[row[1] for row in SPELT])
def test_an_act_is_read_as_papers_spell_it(sentence: str, named: str, date: str | None) -> None:
    (found,) = indexer.parse(REPORT + sentence).citations
    assert (found.canonical or f"~{found.probably}", found.date) == (named, date)


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        ("UBND TỈNH QUẢNG NGÃI\nUBND XÃ ĐĂK HÀ", "UBND xã Đăk Hà"),
        ("ỦY BAN NHÂN DÂN\nPHƯỜNG NGHĨA LỘ", "UBND phường Nghĩa Lộ"),
        ("ỦY BAN NHÂN DÂN\nTHỊ TRẤN LA HÀ", "UBND thị trấn La Hà"),
        ("ỦY BAN NHÂN DÂN\nĐẶC KHU PHÚ QUỐC", "UBND đặc khu Phú Quốc"),
        ("UBND TỈNH LÂM ĐỒNG\nỦY BAN NHÂN DÂN ĐẶC KHU PHÚ QUÝ", "UBND đặc khu Phú Quý"),
        ("UBND ĐẶC KHU CÔN ĐẢO", "UBND đặc khu Côn Đảo"),
    ],
)
def test_a_bare_body_is_that_of_the_papers_own_place(head: str, issuer: str) -> None:
    text = f"{head}\nSố: 17/BC-UBND\nngày 3 tháng 9 năm 2025\n\nBÁO CÁO\nkết quả\n\nTheo Quyết định số 18/QĐ-UBND của UBND.\n"
    found = indexer.parse(text)
    assert found.metadata.issuer is not None
    assert (found.metadata.issuer.text, found.citations[0].issuer) == (issuer, issuer)
