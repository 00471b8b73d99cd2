"""When the papers contradict each other: exactly then, and not a day earlier."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from indexer.identity.groups import DecisionGroup
from indexer.identity.reasons import find_number_year, is_before_issue, limit_reasons, list_reasons, order_in_time
from indexer.identity.resolution import resolve_decisions
from indexer.models import Day, DocumentSummary, Listed, Mention, Note, note
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


def cite(date: str | None = None, **known: object) -> Mention:
    plain = mention("33/QĐ-UBND", date, issuer_text="UBND tỉnh")
    return replace(plain, citation=replace(plain.citation, **known))  # type: ignore[arg-type]


def list_told(some: list[Mention], own: tuple[DocumentSummary, ...] = ()) -> list[Note]:
    group = DecisionGroup(("33", "qd", "ubnd"), None, None, some, list(own))
    return list(list_reasons(group, Counter(one.citation.date for one in some if one.citation.date)))


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (["2017-11-07", "2017-11-07"], []),
        (["2017-11-07", "2017-11", "2017"], []),
        (["2017", "2017-11-07", "2017-11-17"], ["2017", "2017-11-07", "2017-11-17"]),
        (["2017-11-17", "2017-11-07", "2017-11-17"], ["2017-11-17 2", "2017-11-07"]),
        (["2017-11-17", "2017-11-07"], ["2017-11-07", "2017-11-17"]),
        (["2017-11", "2017-12"], ["2017-11", "2017-12"]),
    ],
)
def test_days_that_differ_are_told_the_most_frequent_first(days: list[str], told: list[str]) -> None:
    pairs = [(day, int(times or 1)) for day, _, times in (one.partition(" ") for one in told)]
    listed = tuple(note("date_once" if n == 1 else "date_times", day=Day(day), n=n) for day, n in pairs)
    assert list_told([cite(day) for day in days]) == (
        [note("dates_differ", dates=Listed(listed, "; "))] if told else []
    )


@pytest.mark.parametrize(
    ("years", "number", "year", "told"),
    [
        ([2018], "33", 2018, True),
        ([2017], "33", 2017, False),
        ([None, 2018], "33", 2018, True),
        ([2017, 2018], "33", None, False),  # two years: which?
        ([None], "33", None, False),
        ([2018], "", None, False),  # the year of a name is no year of a number
    ],
)
def test_a_day_of_another_year_than_the_number_is_told(
    years: list[int | None], number: str, year: int | None, *, told: bool
) -> None:
    some = [cite("2017-11-07", year=one, number=number) for one in years]
    assert find_number_year(DecisionGroup(("33",), None, None, some)) == year
    assert list_told(some) == ([note("year_differs", year="2018", day=Day("2017-11-07"))] if told else [])


@pytest.mark.parametrize(
    ("own", "cited", "told"),
    [
        ("2017-11-07", ["2017-11-07"], False),
        ("2017-11-17", ["2017-11-07"], True),
        ("2017-11", ["2017-11-07"], False),
        (None, ["2017-11-07"], False),
        ("2017-11-17", ["2017-11"], False),  # no day is cited
        ("2017-11-17", [], False),
    ],
)
def test_the_documents_own_day_is_told_where_no_paper_cites_it(
    own: str | None, cited: list[str], *, told: bool
) -> None:
    said = note("own_date_differs", day=Day(own or ""), cited=Listed((Day("2017-11-07"),)))
    found = list_told([cite(day) for day in cited], (document("qd", date=own),))
    assert found == ([said] if told else [])


def test_bodies_subjects_and_odd_days_are_told_once_in_order() -> None:
    bodies = ("UBND tỉnh Gia Lai", "UBND tỉnh Đồng Nai")
    some = [cite(issuer=bodies[at], odd_day=day) for at, day in ((0, "31/6/2024"), (1, "31/4/2024"), (0, None))]
    assert list_told([*some, *some]) == [
        note("bodies_differ", bodies=Listed(bodies, "; ")),
        *(note("odd_day", written=day) for day in ("31/4/2024", "31/6/2024")),
    ]
    assert list_told(some[2:]) == []
    subjects = ("khen thưởng", "phí chợ")
    assert list_told([cite("2017-11-07", subject=one) for one in subjects]) == [
        note("subjects_differ", first=subjects[0], second=subjects[1])
    ]


def test_a_paper_that_is_too_old_is_named_with_its_day() -> None:
    early = replace(cite("2024-07-15"), document=document("tb", date="2024-07-05"))
    days = {"day": Day("2024-07-05"), "issued": Day("2024-07-15")}
    assert list_told([early]) == [note("cited_before_issue", document="Báo cáo tb", **days)]
