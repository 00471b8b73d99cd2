"""Mentions of one number: which are one decision, which another's, and what is said of those that fit several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from indexer.identity.groups import DecisionGroup, tell_apart
from indexer.identity.keys import DOUBTFUL
from indexer.models import DocumentSummary, Mention, Name, note
from tests.support.mentions import document, mention

PEOPLE, OFFICE = "UBND tỉnh Quảng Ngãi", "Văn phòng UBND tỉnh Quảng Ngãi"
DISTRICT, MISREAD = "UBND huyện Ba Tơ", "UBND thành phố được"
TRADE, HEALTH = "Sở Công Thương tỉnh Quảng Ngãi", "Sở Y tế tỉnh Quảng Ngãi"
NAMING, SAYING_NOTHING = "846/QĐ-UBND", "846/QĐ-ABCX"
DAY, OTHER_DAY, THIRD_DAY, YEAR_BEFORE = "2017-11-07", "2017-11-17", "2017-11-27", "2016-11-07"


def cite(issuer: str | None, date: str | None, number: str = SAYING_NOTHING, **known: object) -> Mention:
    plain = mention(number, date, issuer=issuer)
    return replace(plain, citation=replace(plain.citation, **known))  # type: ignore[arg-type]


def bear(issuer: str | None, date: str | None) -> DocumentSummary:
    return replace(document("own", date=date, number=SAYING_NOTHING), issuer=issuer)


def part(some: Sequence[Mention], own: Sequence[DocumentSummary] = ()) -> list[DecisionGroup]:
    return tell_apart(("846", "qd", "abcx"), list(some), list(own))


def place(some: Sequence[Mention], own: Sequence[DocumentSummary] = ()) -> list[list[int]]:
    """The groups, each as the places of its mentions among those given: [[0, 2], [1]]."""
    places = {id(one): at for at, one in enumerate(some)}
    return sorted(sorted(places[id(one)] for one in group.mentions) for group in part(some, own))


ONE, TWO = [[0, 1]], [[0], [1]]


@pytest.mark.parametrize(
    ("first", "other", "groups"),
    [
        (cite(PEOPLE, DAY), cite(OFFICE, DAY), ONE),  # an office of the other
        (cite(PEOPLE, DAY), cite(OFFICE, OTHER_DAY), TWO),
        (cite(PEOPLE, "2017-11"), cite(OFFICE, "2017-11"), TWO),  # a month is no day
        (cite(PEOPLE, DAY), cite(OFFICE, DAY, scope="Đồng Nai"), TWO),
        (cite(PEOPLE, DAY), cite(OFFICE, DAY, year=2018), TWO),
        (cite(TRADE, DAY), cite(HEALTH, DAY), TWO),  # nothing says that they are one
        (cite(TRADE, DAY, NAMING), cite(PEOPLE, DAY, NAMING), ONE),  # the symbol names one of them
        (cite(TRADE, OTHER_DAY, NAMING), cite(PEOPLE, DAY, NAMING), TWO),
        (cite(DISTRICT, DAY, NAMING), cite(PEOPLE, DAY, NAMING), TWO),  # the symbol names both
        (cite(TRADE, DAY, NAMING), cite(HEALTH, DAY, NAMING), TWO),  # the symbol names neither
    ],
)
def test_two_bodies_are_one_where_something_says_so(first: Mention, other: Mention, groups: list[list[int]]) -> None:
    assert place([first, other]) == place([other, first]) == groups


@pytest.mark.parametrize(
    ("first", "other", "groups"),
    [
        ("giao biên chế công chức", "giao biên chế công chức", ONE),  # five words
        ("giao biên chế chức", "giao biên chế chức", TWO),  # four are too few
        ("giao biên chế công chức", "giao biên chế công khác", ONE),  # four of five
        ("giao biên chế công chức", "giao biên chế nhân lực", TWO),
        ("giao biên chế công chức", "giao biên chế công chức cho các đơn vị sự nghiệp", ONE),  # of the shorter one
        ("giao biên chế chức", "giao biên chế chức cho các đơn vị sự nghiệp", TWO),
        ("giao biên chế công chức", None, TWO),
    ],
)
def test_two_bodies_are_one_where_the_subject_is(first: str, other: str | None, groups: list[list[int]]) -> None:
    some = [cite(TRADE, DAY, subject=first), cite(HEALTH, DAY, subject=other)]
    assert place(some) == place(some[::-1]) == groups


def test_one_like_subject_of_many_is_enough() -> None:
    told = "giao biên chế công chức"
    some = [cite(TRADE, DAY, subject=told), cite(TRADE, DAY, subject="phòng chống lụt bão năm"), cite(HEALTH, DAY)]
    assert place(some) == [[0, 1], [2]]
    assert place([*some[:2], cite(HEALTH, DAY, subject=told)]) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("issuers", "body"),
    [
        ([OFFICE, PEOPLE, PEOPLE], "ubnd tinh quang ngai"),
        ([OFFICE, OFFICE, PEOPLE], "van phong ubnd tinh quang ngai"),
        ([OFFICE, PEOPLE], "ubnd tinh quang ngai"),  # of equal ones the first by its letters
    ],
)
def test_of_bodies_that_are_one_the_one_named_most_stays(issuers: list[str], body: str) -> None:
    (group,) = part([cite(issuer, DAY) for issuer in issuers])
    assert (group.body, list(group.days), len(group.mentions)) == (body, [DAY], len(issuers))


@pytest.mark.parametrize(
    ("some", "groups"),
    [
        # without a body: by the day
        ([cite(PEOPLE, DAY), cite(None, DAY)], ONE),
        ([cite(PEOPLE, DAY), cite(None, OTHER_DAY)], TWO),
        ([cite(PEOPLE, DAY), cite(None, "2017-11")], ONE),
        ([cite(PEOPLE, "2017-11"), cite(None, DAY)], ONE),  # no day is stated that it could differ from
        ([cite(PEOPLE, DAY), cite(MISREAD, OTHER_DAY)], ONE),  # a body is named, though it cannot be read
        ([cite(PEOPLE, DAY), cite(None, None)], ONE),
        ([cite(PEOPLE, DAY), cite(None, YEAR_BEFORE)], TWO),
        ([cite(PEOPLE, None), cite(None, DAY)], ONE),
        # those of another day come last, so that they are no candidates
        ([cite(PEOPLE, DAY), cite(None, OTHER_DAY), cite(None, DAY)], [[0, 2], [1]]),
        ([cite(TRADE, DAY), cite(HEALTH, OTHER_DAY), cite(None, THIRD_DAY), cite(None, DAY)], [[0, 3], [1], [2]]),
        (
            [cite(PEOPLE, OTHER_DAY, year=2016), cite(PEOPLE, DAY), cite(None, OTHER_DAY), cite(None, DAY)],
            [[0], [1, 3], [2]],
        ),
        # without a year: by the body
        ([cite(PEOPLE, None), cite(PEOPLE, DAY)], ONE),
        ([cite(PEOPLE, None), cite(TRADE, DAY)], TWO),
        ([cite(PEOPLE, None), cite(PEOPLE, DAY), cite(TRADE, DAY)], [[0, 1], [2]]),
        ([cite(PEOPLE, None), cite(PEOPLE, None), cite(TRADE, None)], [[0, 1], [2]]),
        # of several years or bodies: apart, and together
        ([cite(PEOPLE, DAY), cite(PEOPLE, YEAR_BEFORE), cite(PEOPLE, None), cite(PEOPLE, None)], [[0], [1], [2, 3]]),
        ([cite(PEOPLE, DAY), cite(TRADE, DAY), cite(None, DAY)], [[0], [1], [2]]),
        # each stage makes candidates for the next
        ([cite(None, None), cite(None, DAY), cite(PEOPLE, None)], [[0, 1, 2]]),
        ([cite(None, None), cite(None, DAY), cite(None, YEAR_BEFORE)], [[0], [1], [2]]),
    ],
)
def test_what_says_less_is_with_the_only_one_that_it_fits(some: list[Mention], groups: list[list[int]]) -> None:
    assert place(some) == groups


@pytest.mark.parametrize(
    ("own", "said", "joined"),
    [
        (bear(PEOPLE, DAY), cite(PEOPLE, OTHER_DAY), True),  # a conflict of days, which is told
        (bear(PEOPLE, DAY), cite(TRADE, DAY), False),
        (bear(PEOPLE, DAY), cite(None, DAY), True),
        (bear(PEOPLE, DAY), cite(None, OTHER_DAY), False),
        (bear(PEOPLE, DAY), cite(PEOPLE, YEAR_BEFORE), False),
        (bear(PEOPLE, None), cite(PEOPLE, None), True),
        (bear(None, DAY), cite(PEOPLE, None), True),
        (bear(None, DAY), cite(None, OTHER_DAY), True),  # without a body no day is another's
    ],
)
def test_the_document_itself_is_a_candidate(own: DocumentSummary, said: Mention, *, joined: bool) -> None:
    group = next(group for group in part([said], [own]) if group.own)
    assert group.mentions == ([said] if joined else [])


A_YEAR, A_BODY, BOTH = (Name("missing", code) for code in ("year", "issuer", "both"))


@pytest.mark.parametrize(
    ("known", "unsure", "missing", "candidates"),
    [
        ([cite(PEOPLE, DAY), cite(PEOPLE, YEAR_BEFORE)], cite(PEOPLE, None), A_YEAR, "2016, 2017"),
        ([cite(PEOPLE, DAY), cite(TRADE, DAY)], cite(None, DAY), A_BODY, "2017"),
        ([cite(PEOPLE, DAY), cite(TRADE, YEAR_BEFORE)], cite(None, None), BOTH, "2016, 2017"),
        ([cite(PEOPLE, None), cite(TRADE, None)], cite(None, None), BOTH, "?"),
        ([cite(PEOPLE, DAY), cite(TRADE, None)], cite(None, None), BOTH, "2017"),
    ],
)
def test_what_fits_several_says_what_it_lacks(
    known: list[Mention], unsure: Mention, missing: Name, candidates: str
) -> None:
    twice = [unsure, replace(unsure)]
    (group,) = (group for group in part([*twice, *known]) if group.ambiguous)
    assert group.mentions == twice
    assert group.ambiguous == note("ambiguous", missing=missing, n=2, candidates=candidates)


def test_a_number_that_cannot_be_one_is_a_decision_by_itself() -> None:
    odd = cite(PEOPLE, DAY, text="l23/QĐ-UBND", canonical=None, probably="123/QĐ-UBND")
    for key, told in ((DOUBTFUL, note("doubtful_number", written="l23/QĐ-UBND", probably="123/QĐ-UBND")), ("x", None)):
        (group,) = tell_apart(("123", "qd", key), [odd], [])
        assert group.ambiguous == told
