"""Drafts that lead astray: impossible days, near numbers, every kind of remark at once, any text at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.checking import check
from indexer.checking.results import LEVELS, STATUSES
from indexer.checking.wording import KINDS
from indexer.exporting.as_json import findings as exporting
from indexer.indexing import index
from indexer.models import Source
from indexer.reading import read
from indexer.store import open_store
from indexer.store.base import Store
from tests.conftest import SAMPLES
from tests.data.planted_faults import PLANTED
from tests.support.drafts import CLEAN, list_faults, list_grave, make_draft


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("checking") / "index", create=True)) as opened:
        index(opened, [SAMPLES])
        yield opened


@pytest.mark.parametrize("day", ["31/02/2023", "31 tháng 02 năm 2023"])
@pytest.mark.parametrize("before", [" ngày ", ", ban hành ngày "])
def test_an_impossible_day_hides_nothing_else(store: Store, before: str, day: str) -> None:
    text = f"Theo Quyết định số 175/QĐ-SCT{before}{day} của Sở Công Thương tỉnh Quảng Ngãi về kế hoạch kiểm tra."
    (one,) = check(store, make_draft(text)).citations
    (finding,) = [f for f in one.findings if f.level != "note" and f.kind != "subject"]
    assert (finding.kind, text[finding.start : finding.end]) == ("date_invalid", day)
    assert one.citation.issuer == "Sở Công Thương tỉnh Quảng Ngãi"
    assert [c.decision.scope for c in one.candidates] == ["Quảng Ngãi"]
    assert "31/01/2023" in finding.fix_vi


REPLACED = {
    "2024-9-thang-bao-cao-moi-truong-kinh-doanh.md",  # relies on 846/QĐ-UBND four months after it was replaced
}


def test_untouched_documents_have_no_errors(shared: Path, tmp_path: Path) -> None:
    """Every real document and sample is checked against all the others: what it cites correctly is no error."""
    paths = [*sorted((shared / "seeds").glob("*.txt")), *sorted(p for p in SAMPLES.rglob("*.*") if p.suffix != ".py")]
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, paths)
        for path in paths:
            for source in read(path):
                assert isinstance(source, Source)
                errors = [(n, f.kind, f.vi) for n, f in list_grave(check(opened, source)) if f.level == "error"]
                assert path.name in REPLACED or not errors, path.name


# (what a draft cites) → what it must not be "corrected" to, and whether that is worth a hint
NEIGHBOURS = [
    (
        "Nghị định số 32/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về theo dõi tình hình thi hành pháp luật",
        "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư, lưu trữ",
        False,
    ),
    (
        "Quyết định số 177/QĐ-SCT ngày 20/7/2023 của Sở Công Thương tỉnh Đồng Nai về công khai dự toán",
        "Quyết định số 175/QĐ-SCT ngày 20/7/2023 của Sở Công Thương tỉnh Đồng Nai về công khai dự toán",
        True,
    ),
    (
        "Quyết định số 2530/QĐ-UBND ngày 28/12/2017 của UBND tỉnh Đồng Nai về công bố danh mục thủ tục hành chính",
        "Quyết định số 253/QĐ-UBND ngày 28/02/2023 của UBND tỉnh Đồng Nai về công bố danh mục thủ tục hành chính",
        False,
    ),
    (
        "Quyết định số 864/QĐ-UBND ngày 07/11/2017",
        "Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Đồng Nai về tiếp cận điện năng",
        True,
    ),
]


@pytest.mark.parametrize(("cited", "held", "hinted"), NEIGHBOURS, ids=[row[0][:30] for row in NEIGHBOURS])
def test_a_near_number_is_not_corrected_to_another_document(
    tmp_path: Path, cited: str, held: str, hinted: bool
) -> None:
    (tmp_path / "kho.txt").write_text(f"SỞ CÔNG THƯƠNG TỈNH ĐỒNG NAI\nThực hiện {held}.\n", encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, [tmp_path / "kho.txt"])
        (finding,) = list_faults(check(opened, make_draft(f"Thực hiện {cited}.")).citations[0])
    assert (finding.kind, finding.level) == ("absent", "warning")
    assert "Sửa thành" not in finding.fix_vi
    assert ("gần giống" in finding.fix_vi) is hinted


def test_a_suggested_decision_that_was_replaced_is_named_with_its_successor(store: Store) -> None:
    for subject, kind in ((" về tiếp cận điện năng", "number"), ("", "absent")):
        text = f"Thực hiện Quyết định số 864/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi{subject}."
        (finding,) = list_faults(check(store, make_draft(text)).citations[0])
        assert finding.kind == kind
        assert "846/QĐ-UBND" in finding.fix_vi
        assert "(đã bị thay thế bởi Quyết định số 512/QĐ-UBND ngày 10/05/2024" in finding.fix_vi
        assert "(replaced by Quyết định số 512/QĐ-UBND" in finding.fix_en


def test_every_kind_of_remark_is_reached(store: Store) -> None:
    """The table of sentences has no row that nothing can say, and says all of them in both languages."""
    texts = [CLEAN.replace(old, new) for old, new, *_ in PLANTED]
    texts += [
        CLEAN.replace("ngày 05 tháng 7 năm 2024", "ngày 05 tháng 7 năm 2023") + "\nTheo Quyết định số 846/QĐ-UBND.",
        "Theo Quyết định số 846/QĐ-UBND ngày 17/11/2017.",
        "Theo Quyết định số 691/2019/QĐ-UBND ngày 20/5/2019 của UBND tỉnh Quảng Ngãi.",
        "Theo Nghị quyết số 05-NQ/TU ngày 05/12/2016 của Tỉnh ủy Quảng Ngãi về nghiệm thu công trình đê biển.",
        "Theo Quyết định số 27/2017/QĐ-UBND ngày 03/8/2017 của UBND tỉnh Đồng Nai.",
        "Theo Quyết định số 7/QĐ-STP ngày 17/11/2017. Quyết định số 7/QĐ-STP ngày 18/11/2017.",
        "Theo Quyết định số 18/2014/QĐ-UBND của UBND tỉnh Đồng Nai. Theo Nghị định số 61/2018 và Nghị định số 108.",
        "Theo Quyết định số 175/QĐ-SCT. Nghị định số 1/2019/NĐ-CP ngày 02/3/2018 của Bộ Y tế. Theo 933/QĐ-TTg.",
        CLEAN.replace("ngày 20/5/2019", "ngày 20/5/2025"),
        "Theo Quyết định số l23/QĐ-UBND ngày 05/4/2021 của UBND tỉnh Đồng Nai.",
        "Theo Điều 99 Quyết định số 31/2024/QĐ-UBND của UBND tỉnh Đồng Nai.",
        "Biên Hòa, ngày 05 tháng 7 năm 2015\nTheo Quyết định số 18/2014/QĐ-UBND của UBND tỉnh Đồng Nai.",
    ]
    findings = [f for text in texts for one in check(store, make_draft(text)).citations for f in one.findings]
    listed = {"expired", "expired_later", "proposed"}  # what no act ended: in tests/checking/test_ends.py
    assert {finding.kind for finding in findings} == set(KINDS) - listed
    for finding in findings:
        assert "{" not in finding.vi + finding.en + finding.fix_vi + finding.fix_en
        assert bool(finding.fix_vi) == bool(finding.fix_en)


PIECES = [
    *(
        "Quyết định ",
        "số ",
        "846/QĐ-UBND",
        " ngày 07/11/2017",
        " của UBND tỉnh",
        " về điện",
        "QĐ846/UBND",
        "\n",
        " và ",
    ),
    *(
        "846 / QÐ - UBND",
        "175/QĐ-SCT",
        " ngày 31/02/2020",
        "Nghị định 61",
        "; ",
        "05-NQ/TU",
        ". ",
        "Luật số 80/2015/QH13",
    ),
]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=300),
        st.lists(
            st.sampled_from(PIECES),
            max_size=25,
        ).map("".join),
    )
)
def test_any_text_as_a_draft_gives_an_answer(store: Store, text: str) -> None:
    source = make_draft(text.encode("utf-8", "ignore").decode())
    found = check(store, source)
    exported = exporting.export_draft(found)
    assert exported["statuses"].keys() == set(STATUSES)
    assert exported["levels"].keys() == set(LEVELS)
    assert [c.citation.start for c in found.citations] == sorted(c.citation.start for c in found.citations)
    for one in found.citations:
        assert 0 <= one.citation.start < one.citation.end <= len(source.text)
        assert all(0 <= f.start <= f.end <= len(source.text) for f in one.findings)
