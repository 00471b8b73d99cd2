"""Checking drafts: every planted fault is found where it is, with what is right and who says so; nothing else is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.checking import check
from indexer.indexing import index
from indexer.models import Source
from indexer.reading import read
from indexer.store import open_store
from indexer.store.base import Store
from tests.conftest import SAMPLES
from tests.data.planted_faults import PLANTED
from tests.support.drafts import CLEAN, find_at, list_faults, list_grave, make_draft, planted
from tests.support.making import cite, document


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("checking") / "index", create=True)) as opened:
        index(opened, [SAMPLES])
        yield opened


def test_a_draft_without_a_fault_agrees(store: Store) -> None:
    found = check(store, make_draft(CLEAN))
    assert len(found.citations) == 10
    assert [one.status for one in found.citations] == ["agrees"] * 10
    assert not any(one.findings for one in found.citations)
    assert found.searched == 25
    assert find_at(found, "512/QĐ-UBND").agreed == ("date", "issuer", "subject")
    (quoted, *_) = find_at(found, "512/QĐ-UBND").evidence
    assert quoted.own
    assert "ngày 10 tháng 5 năm 2024" in quoted.quote


@pytest.mark.parametrize(
    ("old", "new", "number", "kind", "level", "marked", "known"), PLANTED, ids=[f"{p[3]} {p[1][:32]}" for p in PLANTED]
)
def test_a_planted_fault_is_found_and_nothing_else(
    store: Store, old: str, new: str, number: str, kind: str, level: str, marked: str, known: str
) -> None:
    text = planted(old, new)
    found = check(store, make_draft(text))
    one = find_at(found, number)
    (finding,) = [f for f in one.findings if f.kind == kind]
    assert finding.level == level
    assert marked in text[finding.start : finding.end]
    assert known in (finding.known or "") + finding.vi
    assert finding.fix_vi or kind == "date_invalid"
    if level == "error" and kind != "date_invalid":
        assert finding.evidence
    assert {n for n, _ in list_grave(found)} <= {number}
    assert [o.number for o in found.citations if o.status != "agrees"] == [number]


def test_every_quote_stands_in_its_document(store: Store) -> None:
    seen = 0
    for old, new, *_ in PLANTED:
        found = check(store, make_draft(CLEAN.replace(old, new)))
        for one in found.citations:
            quotes = [*one.evidence, *(e for f in one.findings for e in f.evidence)]
            for quoted in quotes:
                text = store.document(quoted.document.id).source.text
                assert text[quoted.start :].startswith(quoted.quote)
                seen += 1
    assert seen > 100


def test_what_was_replaced_is_named_with_its_successor_unless_the_draft_is_older_or_says_so(store: Store) -> None:
    relying = "Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về tiếp cận điện năng."
    one = check(store, make_draft(relying)).citations[0]
    (ended,) = [f for f in one.findings if f.kind == "replaced"]
    assert (one.status, ended.level) == ("ended", "error")
    assert ended.fix_vi == "Thay bằng: Quyết định số 512/QĐ-UBND ngày 10/05/2024 của UBND tỉnh Quảng Ngãi"
    assert "thay thế Quyết định số 846/QĐ-UBND" in ended.evidence[0].quote
    assert ended.evidence[0].document.number == "512/QĐ-UBND"
    said = relying.replace("Thực hiện", "Quyết định này thay thế")
    assert not [f for f in check(store, make_draft(said)).citations[0].findings if f.kind.startswith("replaced")]
    older = CLEAN.replace("ngày 05 tháng 7 năm 2024", "ngày 05 tháng 7 năm 2023").replace(
        "số 691/QĐ-UBND ngày 20/5/2019", "số 846/QĐ-UBND ngày 07/11/2017"
    )
    kinds = {f.kind: f.level for f in find_at(check(store, make_draft(older)), "846/QĐ-UBND").findings}
    assert kinds["replaced_later"] == "note"
    assert "replaced" not in kinds


def test_a_disagreement_of_the_collection_is_shown_and_no_error_of_the_draft(store: Store) -> None:
    text = "Ngày 01/3/2020, Sở thực hiện Quyết định số 846/QĐ-UBND ngày {} của UBND tỉnh Quảng Ngãi về điện năng."
    for day, kind, level in (
        ("07/11/2017", "date_split", "note"),
        ("17/11/2017", "date_minority", "warning"),
        ("27/11/2017", "date", "error"),
    ):
        one = check(store, make_draft(text.format(day))).citations[0]
        (finding,) = [f for f in one.findings if f.kind.startswith("date")]
        assert (finding.kind, finding.level) == (kind, level)
        assert "07/11/2017" in (finding.known or "")


def test_several_candidates_until_the_draft_says_which(store: Store) -> None:
    bare = "Theo Quyết định số 175/QĐ-SCT về kế hoạch."
    one = check(store, make_draft(bare)).citations[0]
    assert one.status == "several"
    assert len(one.candidates) == 2
    assert {c.decision.scope for c in one.candidates} == {"Quảng Ngãi", "Đồng Nai"}
    assert check(store, make_draft(bare), province="Đồng Nai").citations[0].candidates[0].decision.scope == "Đồng Nai"
    dated = check(store, make_draft("Theo Quyết định số 175/QĐ-SCT ngày 31/01/2023 về kế hoạch.")).citations[0]
    assert [c.decision.scope for c in dated.candidates] == ["Quảng Ngãi"]


def test_the_draft_is_no_witness_of_itself(tmp_path: Path) -> None:
    text = "Thực hiện Quyết định số 99/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi."
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        opened.add([document("a", text, [cite(text, "99/QĐ-UBND", date="2017-11-07")], file="/kho/a.txt")])
        assert check(opened, make_draft(text, "/kho/a.txt")).citations[0].status == "absent"
        assert check(opened, make_draft(text, "/khac/a.txt")).citations[0].status == "incomplete"


def test_what_a_draft_says_against_itself(store: Store) -> None:
    text = (
        "Theo Quyết định số 7001/QĐ-UBND ngày 05/3/2019 của UBND tỉnh Quảng Ngãi về chợ.\n"
        "Theo Quyết định số 7001/QĐ-UBND ngày 06/3/2019 của UBND tỉnh Quảng Ngãi về chợ.\n"
        "Theo Nghị định số 99/2019/NĐ-CP ngày 30/12/2018 của Chính phủ về giáo dục.\n"
        "Theo Thông tư số 90/2019/TT-BYT ngày 30/12/2019 của Bộ Công Thương về y tế."
    )
    found = check(store, make_draft(text))
    kinds = [{f.kind for f in list_faults(one)} for one in found.citations]
    assert kinds == [{"absent"}, {"absent", "date_twice"}, {"absent", "date_year"}, {"absent", "issuer_symbol"}]
    later = CLEAN.replace("ngày 20/5/2019", "ngày 20/5/2025")
    assert "date_later" in {f.kind for f in find_at(check(store, make_draft(later)), "691/QĐ-UBND").findings}


def test_a_number_without_symbol_is_incomplete_and_completed_from_the_collection(store: Store) -> None:
    one = check(store, make_draft("Theo Nghị định số 61/2018 của Chính phủ về một cửa.")).citations[0]
    (finding,) = [f for f in one.findings if f.kind == "missing_symbol"]
    assert one.status == "incomplete"
    assert finding.fix_vi == "Ghi đầy đủ: Nghị định số 61/2018/NĐ-CP ngày 23/04/2018 của Chính phủ"


def test_what_holds_of_the_document_is_said_once(store: Store) -> None:
    text = "Theo Quyết định số 7001/QĐ-UBND của UBND tỉnh Quảng Ngãi.\nTheo Quyết định số 7001/QĐ-UBND nêu trên."
    found = check(store, make_draft(text))
    assert [one.status for one in found.citations] == ["absent", "absent"]
    assert [one.line for one, _ in found.list_fresh()] == [1]


def test_places_are_those_of_the_draft_even_where_numbers_are_mended(store: Store) -> None:
    text = (
        "I. MỞ ĐẦU\n\nTheo QĐ691/UBND ngày 20/5/2019 của UBND tỉnh Quảng Ngãi về logistics và QĐ-UBND số 846 "
        "ngày 07/11/2017 của UBND tỉnh Quảng Ngãi.\n"
    )
    found = check(store, make_draft(text))
    assert [text[c.citation.start : c.citation.end] for c in found.citations] == ["QĐ691/UBND", "QĐ-UBND số 846"]
    assert [c.number for c in found.citations] == ["691/QĐ-UBND", "846/QĐ-UBND"]
    assert {c.heading for c in found.citations} == {("I. MỞ ĐẦU",)}
    for one in found.citations:
        assert one.line == 3
        assert text.split("\n")[2][one.column - 1 :].startswith(text[one.citation.start : one.citation.end])
        assert text[one.quote_start : one.quote_start + len(one.quote)] == one.quote
        assert one.candidates[0].decision.issuer == "UBND tỉnh Quảng Ngãi"


def _other_day(written: str) -> str:
    found = re.search(r"\d{1,2}", written)
    assert found is not None
    return f"{written[: found.start()]}{int(found[0]) % 28 + 1:02d}{written[found.end() :]}"


def test_each_sample_with_any_day_changed(store: Store) -> None:
    """Every stated day of every sample, changed: found there, and no other citation of the paper becomes suspect."""
    changed = 0
    for path in sorted(SAMPLES.glob("quang-ngai/*")):
        (source,) = read(path)
        assert isinstance(source, Source)
        before = list_grave(check(store, make_draft(source.text)))
        dates = list(re.finditer(r"(?<=[A-Z]) ngày (\d{1,2}/\d{1,2}/\d{4})", source.text))
        for date in dates[::3]:
            text = source.text[: date.start(1)] + _other_day(date[1]) + source.text[date.end(1) :]
            after = check(store, make_draft(text))
            at_date = [
                f for _, f in list_grave(after) if f.kind.startswith("date") and f.start <= date.start(1) < f.end
            ]
            assert at_date, (path.name, date[0])
            new = [
                n
                for n, f in list_grave(after)
                if f not in at_date and (f.kind, f.vi) not in {(g.kind, g.vi) for _, g in before}
            ]
            assert len(set(new)) <= 1, (path.name, date[0], new)  # that it stands twice in the draft, with two days
            changed += 1
    assert changed > 15


def test_real_documents_raise_no_false_alarm(shared: Path, tmp_path: Path) -> None:
    """Five real reports, each checked against the others and itself: the one known conflict, and nothing else."""
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        index(opened, [shared / "seeds"])
        alarms = []
        for path in sorted((shared / "seeds").glob("*.txt")):
            (source,) = read(path)
            assert isinstance(source, Source)
            found = check(opened, make_draft(source.text))
            alarms += [(number, finding.kind) for number, finding in list_grave(found)]
            assert found.statuses["absent"] == 0
    assert alarms == [("846/QĐ-UBND", "date_minority")]
