"""When the papers contradict each other: exactly then, and not a day earlier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.identity.reasons import is_before_issue, limit_reasons, order_in_time
from indexer.identity.resolution import resolve_decisions
from tests.support.mentions import document, mention


@pytest.mark.parametrize(
    ("written", "issued", "before"),
    [
        ("2024-07-05", "2024-07-15", True),
        ("2024-07-15", "2024-07-15", False),  # on the day of issue it can be cited
        ("2024-07-16", "2024-07-15", False),
        ("2024-07", "2024-07-15", False),  # of a month that has the day in it
        ("2024-06", "2024-07-15", True),
        ("2024-07-31", "2024-08", True),
        ("2024-08-01", "2024-08", False),
        ("2023-12-31", "2024", True),
        ("2024-01-01", "2024", False),
        (None, "2024-07-15", False),
        ("2024-07-05", None, False),
    ],
)
def test_a_paper_cites_nothing_that_is_younger(written: str | None, issued: str | None, before: bool) -> None:
    assert is_before_issue(mention("33/QĐ-UBND", issued, of=document("tb", date=written))) is before


def test_of_many_papers_that_are_too_old_three_are_told() -> None:
    early = [mention("33/QĐ-UBND", "2024-07-15", of=document(f"d{n}", date=f"2024-07-0{n}")) for n in range(1, 6)]
    (decision,) = resolve_decisions(early, [], [])
    assert [one.code for one in decision.reasons] == ["cited_before_issue"] * 3
    two_days = [mention("33/QĐ-UBND", "2024-07-16", of=document("z")), *early]
    (decision,) = resolve_decisions(two_days, [], [])
    assert [one.code for one in decision.reasons] == ["dates_differ", *["cited_before_issue"] * 3]
    assert limit_reasons(()) == []


def test_the_day_of_the_document_itself_is_compared_with_those_cited() -> None:
    cited = mention("512/QĐ-UBND", "2024-05-10", of=document("bc", date="2024-06-17"))
    for own, differs in (("2024-05-10", False), ("2024-05-11", True), ("2024-05", False)):
        (decision,) = resolve_decisions([cited], [], [document("qd", date=own, number="512/QĐ-UBND")])
        assert (decision.status == "conflict") is differs, own


def test_mentions_are_in_the_order_of_time_and_place() -> None:
    late, early = document("b", date="2024-02-01"), document("a", date="2023-02-01")
    of_period = replace(document("c", date=None), period="2023Q3")
    some = [mention("1/QĐ-UBND", of=late), *(mention("1/QĐ-UBND", of=early, start=at) for at in (50, 9))]
    ordered = sorted([*some, mention("1/QĐ-UBND", of=of_period)], key=order_in_time)
    assert [(one.document.id, one.citation.start) for one in ordered] == [("c", 10), ("a", 9), ("a", 50), ("b", 10)]
