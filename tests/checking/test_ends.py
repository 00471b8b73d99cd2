# ruff: noqa: E501 - tables of sentences as they are written
"""What the papers say of an act's end, and what a draft that cites it is told: by whom, since when, done or proposed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from indexer.checking import Check, check
from indexer.decisions.tracing import trace
from indexer.indexing import index
from indexer.messages.spoken import KIND_NAMES, TREATMENT_NAMES
from indexer.models import Decision, Source
from indexer.parsing import parse
from indexer.store import open_store
from tests.support.tables import between_bars, in_bars, on_lines

HEAD = "UBND TỈNH QUẢNG NGÃI\nSố: {number}\nQuảng Ngãi, ngày {day}\n{kind}\n{title}\n\n"
REPORT = HEAD.format(number="13/BC-UBND", day="10 tháng 3 năm 2024", kind="BÁO CÁO", title="Kết quả rà soát văn bản")
LIST = HEAD.format(
    number="150/QĐ-UBND", day="31 tháng 01 năm 2020", kind="QUYẾT ĐỊNH", title="Công bố Danh mục văn bản hết hiệu lực"
)
DRAFT = HEAD.format(number="/TTr-UBND", day="10 tháng 4 năm 2024", kind="TỜ TRÌNH", title="Về việc ban hành quy định")

Checking = Callable[[Sequence[str], str], Check]


@pytest.fixture
def checking(tmp_path: Path) -> Checking:
    """A draft checked against a collection of the given papers."""

    def checked(papers: Sequence[str], draft: str) -> Check:
        for n, paper in enumerate(papers):
            (tmp_path / f"{n}.txt").write_text(paper, encoding="utf-8")
        with closing(open_store(tmp_path / "index", create=True)) as store:
            index(store, [tmp_path / f"{n}.txt" for n in range(len(papers))])
            return check(store, Source("/draft.txt", "text", draft, "", len(draft)))

    return checked


@pytest.fixture
def traced(tmp_path: Path) -> Callable[[str, str], Decision]:
    def found(paper: str, number: str) -> Decision:
        (tmp_path / "a.txt").write_text(paper, encoding="utf-8")
        with closing(open_store(tmp_path / "index", create=True)) as store:
            index(store, [tmp_path / "a.txt"])
            (decision,) = trace(store, number).decisions
            return decision

    return found


# the columns of a list of ended acts, a row → kind, by whom, since when, day of issue, whether in part
COLUMNS = (
    "STT",
    "Tên loại văn bản",
    "Số, ký hiệu",
    "Ngày ban hành",
    "Tên gọi của văn bản",
    "Lý do hết hiệu lực",
    "Ngày hết hiệu lực",
)
LISTED = [
    (("1", "Quyết định", "21/2015/QĐ-UBND", "21/12/2015", "Quy định về chợ", "Bị thay thế bởi Quyết định số 70/2018/QĐ-UBND ngày 10/12/2018", "20/12/2018"), "replaces", "70/2018/QĐ-UBND", "2018-12-20", "2015-12-21"),
    (("1", "Quyết định", "33/2012/QĐ-UBND", "16/10/2012", "Quy định về phí đò", "Được bãi bỏ tại Quyết định số 12/2019/QĐ-UBND ngày 05/3/2019", "15/3/2019"), "repeals", "12/2019/QĐ-UBND", "2019-03-15", "2012-10-16"),
    (("1", "Chỉ thị", "07/2012/CT-UBND", "04/6/2012", "Về tăng cường quản lý", "Hết thời hạn có hiệu lực", "31/12/2019"), "repeals", None, "2019-12-31", "2012-06-04"),
    (("1", "Nghị quyết", "05/2016/NQ-HĐND", "08/7/2016", "Về mức thu học phí", "Không còn đối tượng điều chỉnh", "01/01/2020"), "repeals", None, "2020-01-01", "2016-07-08"),
]  # fmt: skip


@pytest.mark.parametrize("laid_out", [in_bars, on_lines, between_bars])
@pytest.mark.parametrize(("row", "kind", "by", "since", "issued"), LISTED, ids=[row[0][2] for row in LISTED])
def test_each_column_of_a_list_of_ended_acts_tells_its_own(
    laid_out: Callable[..., str], row: tuple[str, ...], kind: str, by: str | None, since: str, issued: str
) -> None:
    text = f"{LIST}DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ\n{laid_out(COLUMNS, row)}\n"
    document = parse(Source("a.txt", "text", text, "", len(text)), "a")
    (stated,) = [r for r in document.relations if r.target == row[2]]
    assert (stated.kind, stated.source, stated.since, stated.partial) == (kind, by, since, False)
    (cited,) = [c for c in document.citations if c.canonical == row[2]]
    assert cited.date == issued
    assert row[5] in text[stated.start : stated.end]


def test_a_list_of_what_ended_in_part_and_of_what_is_proposed() -> None:
    columns = ("STT", "Số, ký hiệu", "Nội dung hết hiệu lực", "Lý do hết hiệu lực", "Ngày hết hiệu lực")
    row = (
        "1",
        "21/2015/QĐ-UBND ngày 21/12/2015",
        "Điều 4, Điều 5",
        "Bị bãi bỏ bởi Quyết định số 9/2019/QĐ-UBND",
        "01/7/2019",
    )
    text = f"{LIST}DANH MỤC VĂN BẢN HẾT HIỆU LỰC MỘT PHẦN\n{in_bars(columns, row)}\n"
    (stated,) = parse(Source("a.txt", "text", text, "", len(text)), "a").relations
    assert (stated.source, stated.partial, stated.since) == ("9/2019/QĐ-UBND", True, "2019-07-01")
    asked = ("STT", "Số, ký hiệu", "Kiến nghị xử lý", "Ghi chú"), ("1", "21/2015/QĐ-UBND", "Đề nghị bãi bỏ", "")
    text = f"{REPORT}DANH MỤC VĂN BẢN ĐỀ NGHỊ BÃI BỎ\n{in_bars(*asked)}\n"
    (stated,) = parse(Source("a.txt", "text", text, "", len(text)), "a").relations
    assert (stated.kind, stated.source, stated.modality) == ("repeals", None, "proposed")


# what a paper says → what a draft that relies on it is told
TOLD = [
    (LIST + in_bars(COLUMNS, LISTED[0][0]), "Quyết định số 21/2015/QĐ-UBND ngày 21/12/2015", "replaced", "70/2018/QĐ-UBND ngày 10/12/2018 của UBND tỉnh Quảng Ngãi; hết hiệu lực từ ngày 20/12/2018"),
    (LIST + in_bars(COLUMNS, LISTED[1][0]), "Quyết định số 33/2012/QĐ-UBND ngày 16/10/2012", "repealed", "12/2019/QĐ-UBND"),
    (LIST + in_bars(COLUMNS, LISTED[2][0]), "Chỉ thị số 07/2012/CT-UBND ngày 04/6/2012", "expired", "Quyết định 150/QĐ-UBND; hết hiệu lực từ ngày 31/12/2019"),
    (REPORT + "Ngày 12/3/2021, UBND tỉnh ban hành Quyết định số 10/2021/QĐ-UBND về phí đò. Quyết định này thay thế Quyết định số 11/2016/QĐ-UBND ngày 15/4/2016.", "Quyết định số 11/2016/QĐ-UBND ngày 15/4/2016", "replaced", "Quyết định số 10/2021/QĐ-UBND"),
    (REPORT + "UBND tỉnh ban hành Quyết định số 84/QĐ-UBND ngày 07/11/2017. Quyết định nói trên bãi bỏ Quyết định số 50/QĐ-UBND ngày 01/01/2010.", "Quyết định số 50/QĐ-UBND ngày 01/01/2010", "repealed", "Quyết định số 84/QĐ-UBND"),
    (REPORT + "HĐND tỉnh thông qua Nghị quyết số 6/2020/NQ-HĐND. Nghị quyết này thay thế Nghị quyết số 5/2016/NQ-HĐND ngày 15/7/2016.", "Nghị quyết số 5/2016/NQ-HĐND ngày 15/7/2016", "replaced", "6/2020/NQ-HĐND"),
    (REPORT + "Sở Tư pháp đề nghị UBND tỉnh xem xét, bãi bỏ Quyết định số 37/2016/QĐ-UBND ngày 07/8/2016.", "Quyết định số 37/2016/QĐ-UBND ngày 07/8/2016", "proposed", "Báo cáo 13/BC-UBND đề nghị bãi bỏ"),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "cited", "kind", "words"), TOLD, ids=[f"{row[2]} {row[1][:36]}" for row in TOLD])
def test_a_draft_is_told_who_ended_what_it_cites_and_when(
    checking: Checking, paper: str, cited: str, kind: str, words: str
) -> None:
    found = checking([paper], f"{DRAFT}Căn cứ {cited} của UBND tỉnh;\n")
    told = {finding.kind: finding for one in found.citations for finding in one.findings if finding.level != "form"}
    assert kind in told, told
    assert words in told[kind].vi
    assert told[kind].evidence
    assert "13/BC-UBND ngày" not in told[kind].vi  # a report ends nothing
    later = DRAFT.replace("năm 2024", "năm 2011").replace("10 tháng 4", "02 tháng 01")
    if kind == "expired":
        (late,) = [
            f
            for one in checking([paper], f"{later}Căn cứ {cited};\n").citations
            for f in one.findings
            if "expired" in f.kind
        ]
        assert late.kind == "expired_later"


# what is not done → how it is told in a trace
UNDONE = [
    ("Sở Tư pháp đề nghị UBND tỉnh xem xét, bãi bỏ Quyết định số 37/2016/QĐ-UBND.", "proposed", "được đề nghị bãi bỏ"),
    ("Kiến nghị HĐND tỉnh thay thế Nghị quyết số 12/2017/NQ-HĐND.", "proposed", "được đề nghị thay thế"),
    ("Sở đang dự thảo Quyết định thay thế Quyết định số 38/2016/QĐ-UBND.", "planned", "dự kiến được thay thế"),
    ("Trong năm sẽ sửa đổi, bổ sung Quyết định số 14/2018/QĐ-UBND.", "planned", "dự kiến được sửa đổi, bổ sung"),
    ("Nếu ban hành chính sách mới thì phải bãi bỏ Quyết định số 41/2016/QĐ-UBND.", "conditional", "có thể được bãi bỏ"),
    ("Quyết định số 40/2016/QĐ-UBND chưa bị bãi bỏ, vẫn còn hiệu lực.", "denied", "dẫn chiếu"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "modality", "words"), UNDONE, ids=[row[0][:30] for row in UNDONE])
def test_what_is_proposed_is_not_told_as_done(
    traced: Callable[[str, str], Decision], sentence: str, modality: str, words: str
) -> None:
    number = sentence.split("số ")[1].split(" ")[0].rstrip(".,")
    decision = traced(REPORT + sentence, number)
    (mention,), (stated,) = decision.mentions, decision.relations
    assert stated.relation.modality == modality
    assert TREATMENT_NAMES[mention.citation.used] == words
    assert stated.relation.named in KIND_NAMES


# the act's own title, what a draft says → whether they agree
SUBJECTS = [
    ("Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Thanh tra Chính phủ", "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Tài chính", False),
    ("Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Y tế", "quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Nội vụ", False),
    ("Ban hành Kế hoạch cải cách hành chính năm 2024", "ban hành Kế hoạch cải cách hành chính năm 2023", False),
    ("Quy định mức thu phí tham quan trên địa bàn tỉnh Quảng Ngãi", "quy định mức thu phí tham quan trên địa bàn tỉnh Kon Tum", False),
    ("Quy định mức thu phí tham quan trên địa bàn tỉnh Quảng Ngãi", "quy định mức thu phí tham quan trên địa bàn tỉnh", True),
]  # fmt: skip


@pytest.mark.parametrize(("title", "said", "agrees"), SUBJECTS, ids=[row[1][-30:] for row in SUBJECTS])
def test_a_subject_of_another_body_place_or_year_does_not_agree(
    checking: Checking, title: str, said: str, agrees: bool
) -> None:
    own = HEAD.format(number="9/2024/QĐ-UBND", day="05 tháng 3 năm 2024", kind="QUYẾT ĐỊNH", title=title)
    cited = f"Căn cứ Quyết định số 9/2024/QĐ-UBND ngày 05 tháng 3 năm 2024 của UBND tỉnh Quảng Ngãi {said};\n"
    (one,) = checking([own + "Điều 1. Ban hành kèm theo Quyết định này quy định.\n"], DRAFT + cited).citations
    assert ("subject" in one.agreed) is agrees
    assert any(finding.kind == "subject" for finding in one.findings) is not agrees
