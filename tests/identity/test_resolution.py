"""Which mentions are one decision: same, conflicting, ambiguous, absent; decided anew as documents come and go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.identity.resolution import resolve_decisions
from indexer.messages.spoken import say
from indexer.models import Relation, StatedRelation
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
