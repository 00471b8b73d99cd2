"""Which mentions are one decision: same, conflicting, ambiguous, absent; decided anew as documents come and go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.identity import groups, resolution
from indexer.identity.resolution import find_act_number, number_acts, resolve_decisions
from indexer.identity.versions import Versions
from indexer.messages.spoken import say
from indexer.models import CENTRAL, Mention, Relation, StatedRelation
from tests.support.mentions import document, mention


def test_same_number_symbol_body_and_year_is_one_decision() -> None:
    (decision,) = resolve_decisions(
        [mention("846/QĐ-UBND", "2017-11-07"), mention("846/QÐ - ubnd", "2017-11-07")], [], []
    )
    assert (decision.status, decision.year, len(decision.mentions)) == ("resolved", 2017, 2)


def test_two_days_are_one_decision_in_conflict_and_neither_is_preferred() -> None:
    days = ["2017-11-07", "2017-11-17", "2017-11-07"]
    (decision,) = resolve_decisions([mention("846/QĐ-UBND", day) for day in days], [], [])
    assert decision.status == "conflict"
    assert decision.dates == (("2017-11-07", 2), ("2017-11-17", 1))
    assert "07/11/2017 (2 lần); 17/11/2017 (1 lần)" in say(decision.reasons[0])


def test_bodies_and_years_tell_decisions_apart() -> None:
    found = resolve_decisions(
        [
            mention("175/QĐ-SCT", "2023-01-31", issuer="Sở Công Thương tỉnh Quảng Ngãi"),
            mention("175/QĐ-SCT", "2023-07-20", issuer="Sở Công Thương tỉnh Đồng Nai"),
            mention("175/QĐ-SCT", "2019-01-31", issuer="Sở Công Thương tỉnh Quảng Ngãi"),
        ],
        [],
        [],
    )
    assert {(d.issuer, d.year, d.status) for d in found} == {
        ("Sở Công Thương tỉnh Quảng Ngãi", 2023, "resolved"),
        ("Sở Công Thương tỉnh Đồng Nai", 2023, "resolved"),
        ("Sở Công Thương tỉnh Quảng Ngãi", 2019, "resolved"),
    }


def test_a_mention_without_year_joins_the_only_candidate_or_is_ambiguous() -> None:
    only = resolve_decisions([mention("42/QĐ-SCT", "2024-02-20"), mention("42/QĐ-SCT")], [], [])
    assert [(d.year, len(d.mentions)) for d in only] == [(2024, 2)]
    several = resolve_decisions(
        [mention("42/QĐ-SCT", "2024-02-20"), mention("42/QĐ-SCT", "2023-02-15"), mention("42/QĐ-SCT")], [], []
    )
    assert sorted((d.status, d.year or 0) for d in several) == [
        ("ambiguous", 0),
        ("resolved", 2023),
        ("resolved", 2024),
    ]
    (unsure,) = (d for d in several if d.status == "ambiguous")
    assert "2023, 2024" in say(unsure.reasons[0])


def test_half_known_mentions_are_candidates_for_those_that_say_nothing() -> None:
    bodies = [mention("8/KH-UBND", issuer=issuer) for issuer in ("UBND tỉnh Đồng Nai", None, "UBND tỉnh Quảng Ngãi")]
    assert sorted(d.status for d in resolve_decisions(bodies, [], [])) == ["ambiguous", "resolved", "resolved"]
    dated = [mention("9/KH-ABCX", date, issuer=None) for date in ("2021-03-02", None, None)]
    assert [(d.status, len(d.mentions)) for d in resolve_decisions(dated, [], [])] == [("resolved", 3)]


def test_a_month_that_is_not_the_days_month_is_a_conflict() -> None:
    (decision,) = resolve_decisions([mention("8/KH-UBND", "2023-01-02"), mention("8/KH-UBND", "2023-06")], [], [])
    assert decision.status == "conflict"
    (agreed,) = resolve_decisions([mention("8/KH-UBND", "2023-01-02"), mention("8/KH-UBND", "2023-01")], [], [])
    assert agreed.status == "resolved"


def test_the_decision_itself_may_be_in_the_collection() -> None:
    own = document("qd", date="2024-05-10", number="512/QĐ-UBND")
    (decision,) = resolve_decisions(
        [mention("512/QĐ-UBND", "2024-05-10", of=document("bc", date="2024-06-17"))], [], [own]
    )
    assert (decision.document, decision.status) == ("qd", "resolved")
    (uncited,) = resolve_decisions([], [], [own])
    assert (uncited.document, uncited.counts["mentions"]) == ("qd", 0)


def test_a_citation_before_the_date_of_issue_is_a_conflict() -> None:
    (decision,) = resolve_decisions([mention("33/QĐ-UBND", "2024-07-15", of=document("tb", date="2024-07-05"))], [], [])
    assert decision.status == "conflict"
    assert "sau nó" in say(decision.reasons[0])


def test_a_relation_belongs_to_the_decision_that_its_evidence_mentions() -> None:
    old, new = mention("70/QĐ-SCT", "2021-04-07", start=40), mention("173/QĐ-SCT", "2023-07-14", start=5)
    stated = StatedRelation(Relation("replaces", "173/QĐ-SCT", "70/QĐ-SCT", 0, 60), old.document, "173 thay thế 70")
    other = mention("70/QĐ-SCT", "2023-04-07", of=document("b"))
    found = {(d.canonical, d.year): d.relations for d in resolve_decisions([old, new, other], [stated], [])}
    assert found[("70/QĐ-SCT", 2021)] == found[("173/QĐ-SCT", 2023)] == (stated,)
    assert found[("70/QĐ-SCT", 2023)] == ()


def test_what_copies_of_a_paper_say_is_one_relation() -> None:
    titled = replace(document("a", number="9/BC-SCT"), title="Kết quả cải cách hành chính")
    papers = [titled, *(replace(titled, id=name) for name in "bc")]
    stated = [
        StatedRelation(Relation("replaces", "this", "70/QĐ-SCT", 0, 60), paper, "thay thế 70") for paper in papers
    ]
    more = StatedRelation(Relation("repeals", "this", "70/QĐ-SCT", 0, 60), papers[1], "bãi bỏ 70")
    (decision,) = resolve_decisions([mention("70/QĐ-SCT", of=paper) for paper in papers], [*stated, more], [])
    assert decision.relations == (stated[0], more)


_DATES = st.sampled_from([None, "2017-11-07", "2017-11-17", "2018-01-01"])
_ISSUERS = st.sampled_from([None, "UBND tỉnh Quảng Ngãi", "UBND tỉnh Đồng Nai"])


@given(st.lists(st.tuples(_DATES, _ISSUERS), max_size=12))
def test_every_mention_is_in_exactly_one_decision_whatever_the_order(rows: list[tuple[str | None, str | None]]) -> None:
    mentions = [mention("846/QĐ-UBND", date, issuer=issuer, start=i * 10) for i, (date, issuer) in enumerate(rows)]
    found = resolve_decisions(mentions, [], [])
    assert sorted(m.citation.start for d in found for m in d.mentions) == [i * 10 for i in range(len(rows))]
    again = resolve_decisions(mentions[::-1], [], [])
    assert {frozenset(m.citation.start for m in d.mentions) for d in found} == {
        frozenset(m.citation.start for m in d.mentions) for d in again
    }


# -- what a decision says of itself ------------------------------------------------------------------------------


def cited(canonical: str | None, **change: object) -> Mention:
    plain = mention("846/QĐ-UBND", "2017-11-07")
    return replace(plain, citation=replace(plain.citation, canonical=canonical, **change))  # type: ignore[arg-type]


def test_the_spelling_written_most_is_the_decisions() -> None:
    some = [mention(canonical, "2017-11-07") for canonical in ("846/QÐ-UBND", "846/QĐ-UBND", "846/QĐ-UBND")]
    (decision,) = resolve_decisions(some, [], [])
    assert decision.canonical == "846/QĐ-UBND"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"symbol": None}, "Quyết định 846"),
        ({"symbol": None, "doc_type": None}, "Văn bản 846"),
        ({"symbol": None, "probably": "846/QĐ-UBND"}, "846/QĐ-UBND"),
    ],
)
def test_a_number_alone_is_named_as_it_is_read(change: dict[str, object], named: str) -> None:
    (decision,) = resolve_decisions([cited(None, **change)], [], [])
    assert decision.canonical == named


@pytest.mark.parametrize(
    ("canonical", "called", "doc_type"),
    [
        ("846/QĐ-UBND", "Quyết định", "Quyết định"),
        ("846/QĐ-UBND", None, "Quyết định"),  # the symbol says it
        ("846/QĐ-UBND", "Văn bản", "Quyết định"),
        ("846/QĐ-UBND", "Công văn", "Công văn"),
        ("846/UBND-KT", "Văn bản", None),
        ("846/UBND-KT", "Công văn", "Công văn"),
        ("846/QĐ", None, "Quyết định"),  # a symbol of the type alone
        ("Luật Đất đai 2013", None, None),  # no symbol
    ],
)
def test_what_a_decision_is(canonical: str, called: str | None, doc_type: str | None) -> None:
    (decision,) = resolve_decisions([cited(canonical, doc_type=called, symbol=canonical[4:])], [], [])
    assert decision.doc_type == doc_type


def test_the_document_itself_tells_what_no_mention_does() -> None:
    own = document("qd", date="2024-05-10", number="512/QĐ-UBND")
    (decision,) = resolve_decisions([], [], [own])
    told = (decision.canonical, decision.doc_type, decision.issuer, decision.scope, decision.year)
    assert told == ("512/QĐ-UBND", "Quyết định", "UBND tỉnh Quảng Ngãi", "Quảng Ngãi", 2024)
    (national,) = resolve_decisions([], [], [replace(own, province=CENTRAL)])
    assert national.scope == "national"
    (nowhere,) = resolve_decisions([], [], [replace(own, province=None, issuer=None)])
    assert (nowhere.scope, nowhere.issuer) == (None, None)


def test_of_several_documents_of_a_number_the_first_that_tells_it_does() -> None:
    silent = replace(document("a", date="2024-05-10", number="512/UBND-KT"), doc_type=None, province=None)
    told = replace(silent, id="b", doc_type="Công văn", province="Quảng Ngãi")
    (decision,) = resolve_decisions([], [], [silent, told])
    assert (decision.doc_type, decision.scope, decision.document) == ("Công văn", "Quảng Ngãi", "a")
    both = Versions({"a": ("b", "a"), "b": ("b", "a")})
    (decision,) = resolve_decisions([], [], [silent, told], versions=both)
    assert decision.document == "b"


@pytest.mark.parametrize(
    ("issuers", "issuer"),
    [
        (["UBND tỉnh Quảng Ngãi", "UBND thành phố được", "UBND thành phố được"], "UBND tỉnh Quảng Ngãi"),
        ([None, "UBND tỉnh Quảng Ngãi"], "UBND tỉnh Quảng Ngãi"),
        (["UBND thành phố được"], "UBND thành phố được"),  # better than nothing
        ([None], None),
    ],
)
def test_the_body_named_most_that_can_be_read(issuers: list[str | None], issuer: str | None) -> None:
    (decision,) = resolve_decisions([mention("846/QĐ-UBND", "2017-11-07", issuer=one) for one in issuers], [], [])
    assert decision.issuer == issuer


def test_a_national_number_is_of_the_body_that_it_names() -> None:
    (decision,) = resolve_decisions([cited("61/2018/NĐ-CP", symbol="NĐ-CP", year=2018)], [], [])
    assert decision.issuer == "Chính phủ"


def test_the_type_named_most_is_told_and_a_text_of_no_type_is_none() -> None:
    called = ("Văn bản", "Văn bản", None, "Công văn")
    (decision,) = resolve_decisions([cited("846/UBND-KT", doc_type=one, symbol="UBND-KT") for one in called], [], [])
    assert decision.doc_type == "Công văn"


def test_mentions_of_a_number_are_counted_by_their_days_the_most_first() -> None:
    days = ["2017-11-17", "2017-11-07", None, "2017-11-27", "2017-11-27"]
    (decision,) = resolve_decisions([mention("846/QĐ-UBND", day) for day in days], [], [])
    assert decision.dates == (("2017-11-27", 2), ("2017-11-07", 1), ("2017-11-17", 1))


def test_each_decision_looks_at_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    for module in (groups, resolution):
        monkeypatch.setattr(module, "check_time", lambda name=module.__name__: looked.append(name.rpartition(".")[2]))
    some = [mention("1/QĐ-UBND", "2017-11-07", issuer=f"UBND tỉnh {place}") for place in ("Gia Lai", "Đồng Nai")]
    resolve_decisions([*some, mention("2/QĐ-UBND")], [], [])
    assert sorted(looked) == ["groups"] * 4 + ["resolution"] * 3  # two numbers, two bodies; three decisions


def test_decisions_are_in_order_of_use_then_of_number() -> None:
    some = [mention("2/QĐ-UBND", "2017-01-01"), mention("1/QĐ-UBND", "2017-01-01")]
    some += [mention("3/QĐ-UBND", "2017-01-01", start=at) for at in (10, 20)]
    assert [d.canonical for d in resolve_decisions(some, [], [])] == ["3/QĐ-UBND", "1/QĐ-UBND", "2/QĐ-UBND"]


def law(number: str | None, canonical: str, year: int | None, subject: str | None = "Đất đai") -> Mention:
    return cited(canonical, number=number or "", doc_type="Luật", year=year, subject=subject, symbol=None, issuer=None)


@pytest.mark.parametrize(
    ("laws", "numbers"),
    [
        ([law("45", "45/2013/QH13", 2013)], {"luat dat dai 2013": "45/2013/QH13"}),
        ([law("45", "45/2013/QH13", 2013), law("45", "45/2013/QH13", 2013)], {"luat dat dai 2013": "45/2013/QH13"}),
        ([law("45", "45/2013/QH13", 2013), law("46", "46/2013/QH13", 2013)], {}),  # two numbers: which?
        ([law("45", "45/2013/QH13", None)], {}),
        ([law("45", "45/2013/QH13", 2013, None)], {}),
        ([law(None, "Luật Đất đai 2013", 2013)], {}),
        ([cited("846/QĐ-UBND", year=2017, subject="Đất đai")], {}),
    ],
)
def test_an_act_is_known_by_its_name_where_one_number_is_told(laws: list[Mention], numbers: dict[str, str]) -> None:
    found = number_acts(one.citation for one in laws)
    assert found == numbers
    named = law(None, "Luật Đất đai 2013", 2013).citation
    assert find_act_number(named, found) == numbers.get("luat dat dai 2013")
    assert find_act_number(replace(named, act="x"), found) is None
    assert find_act_number(replace(named, number="9"), found) is None


def test_relations_of_this_document_are_those_of_its_number() -> None:
    own = document("qd", date="2024-05-10", number="512/QĐ-UBND")
    of_this = StatedRelation(Relation("replaces", "this", "70/QĐ-SCT", 0, 60), own, "thay thế 70")
    elsewhere = StatedRelation(Relation("replaces", "this", "70/QĐ-SCT", 0, 60), document("b"), "thay thế 70")
    (decision,) = resolve_decisions([], [of_this, elsewhere], [own])
    assert decision.relations == (of_this,)


@pytest.mark.parametrize(("start", "belongs"), [(9, False), (10, True), (59, True), (60, False)])
def test_a_mention_stands_within_the_evidence_of_its_relation(start: int, *, belongs: bool) -> None:
    of = document("b")
    stated = StatedRelation(Relation("replaces", "9/QĐ-SCT", "70/QĐ-SCT", 10, 60), of, "thay thế 70")
    (decision,) = resolve_decisions([mention("70/QĐ-SCT", "2021-04-07", start=start, of=of)], [stated], [])
    assert decision.relations == ((stated,) if belongs else ())


def test_relations_without_a_source_are_of_what_they_are_about() -> None:
    of, about = document("b"), mention("70/QĐ-SCT", "2021-04-07", start=20, of=document("b"))
    nobody, away, itself = (
        StatedRelation(Relation("replaces", source, target, 10, 60), of, "thay thế")
        for source, target in ((None, "70/QĐ-SCT"), (None, "71/QĐ-SCT"), ("70/QĐ-SCT", "70/QĐ-SCT"))
    )
    (decision,) = resolve_decisions([about], [nobody, away, itself], [])
    assert decision.relations == (nobody, itself)


def test_relations_are_in_the_order_of_their_papers_and_places() -> None:
    some = [
        StatedRelation(Relation("replaces", f"{at}/QĐ-SCT", "70/QĐ-SCT", at, 60), document(name), "thay thế")
        for name, at in (("b", 1), ("a", 9), ("a", 2))
    ]
    about = [mention("70/QĐ-SCT", "2021-04-07", of=document(name)) for name in "ab"]
    (decision,) = resolve_decisions(about, some, [])
    assert decision.relations == (some[2], some[1], some[0])


def test_copies_vote_once() -> None:
    twins = [replace(document(name), title="Kết quả cải cách hành chính") for name in "ab"]
    some = [mention("846/QĐ-UBND", "2017-11-17", of=twin) for twin in twins]
    (decision,) = resolve_decisions([*some, mention("846/QĐ-UBND", "2017-11-07", of=document("c"))], [], [])
    assert decision.dates == (("2017-11-07", 1), ("2017-11-17", 1))
    assert decision.copies == {"b": "a"}
