"""What filters and numbers ask of a document, as clauses of a query. Nothing here asks the cluster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from math import log
from typing import Any, TypeAlias

from indexer.grammar.bodies import key_body
from indexer.models import Filters, NumberQuery
from indexer.parsing.provisions import read_typed_provisions
from indexer.store.forms import list_meant, list_meant_numbers
from indexer.store.opensearch import tokens
from indexer.store.opensearch.layout import MOST_COUNTED
from indexer.text.folding import make_key

Clause: TypeAlias = dict[str, Any]

EVERYTHING: Clause = {"match_all": {}}
NOTHING: Clause = {"match_none": {}}
NAMES = tuple(field.name for field in fields(Filters))
_OWN = 5.0  # a document that bears the number stands before those that mention it
_MENTIONED = 2.0


def join_all(some: Iterable[Clause], *, but: Iterable[Clause] = ()) -> Clause:
    """Return what holds all of some clauses, and none of others.

    >>> join_all([EVERYTHING, {"term": {"plain": "846"}}])
    {'term': {'plain': '846'}}
    """
    wanted = [one for one in some if one != EVERYTHING]
    unwanted = [one for one in but if one != NOTHING]
    if NOTHING in wanted or EVERYTHING in unwanted:
        return NOTHING
    if not unwanted:
        return EVERYTHING if not wanted else wanted[0] if len(wanted) == 1 else {"bool": {"filter": wanted}}
    return {"bool": {"filter": wanted, "must_not": unwanted}}


def join_any(some: Iterable[Clause]) -> Clause:
    """Return what holds one of some clauses.

    >>> join_any([NOTHING, EVERYTHING]), join_any([])
    ({'match_all': {}}, {'match_none': {}})
    """
    wanted = [one for one in some if one != NOTHING]
    if EVERYTHING in wanted:
        return EVERYTHING
    return NOTHING if not wanted else wanted[0] if len(wanted) == 1 else {"bool": {"should": wanted}}


def match_term(field: str, token: str) -> Clause:
    """Return what holds a token."""
    return {"term": {field: tokens.clip(token)}}


def match_terms(field: str, values: Sequence[Any]) -> Clause:
    """Return what holds one of some values."""
    return {"terms": {field: list(values)}} if values else NOTHING


def fix_score(clause: Clause, boost: float) -> Clause:
    """Return the clause, with the same score for all that it finds."""
    return {"constant_score": {"filter": clause, "boost": boost}}


# -- numbers -----------------------------------------------------------------------------------------------------


def match_numbers(numbers: Sequence[NumberQuery]) -> Clause:
    """Return the documents that mention or bear one of the numbers."""
    asked = _list_asked_terms(numbers)
    return join_any([match_terms("fits", asked), match_terms("bears", asked)])


def score_mentions(numbers: Sequence[NumberQuery]) -> Iterator[Clause]:
    """Yield what mentions of the numbers add to a score: more where they are often, most for a document that bears
    one.
    """
    asked = _list_asked_terms(numbers)
    yield fix_score(match_terms("fits", asked), _MENTIONED)
    yield fix_score(match_terms("bears", asked), _OWN)
    for one in asked:
        for often in range(2, MOST_COUNTED + 1):
            yield fix_score({"term": {"fits": f"{one}#{often}"}}, log(often / (often - 1)))


def count_mentions(numbers: Sequence[NumberQuery]) -> Clause:
    """Return a score that is how often a document mentions the numbers."""
    asked = _list_asked_terms(numbers)
    every = [one if often == 1 else f"{one}#{often}" for one in asked for often in range(1, MOST_COUNTED + 1)]
    return {"bool": {"should": [fix_score({"term": {"fits": one}}, 1.0) for one in every]}}


def _list_asked_terms(numbers: Sequence[NumberQuery]) -> list[str]:
    return list(dict.fromkeys(one for number in numbers for one in tokens.list_asked(number)))


def hold_number(number: NumberQuery) -> Clause:
    """Return the mentions that can mean a number."""
    asked: list[Clause] = [{"term": {"plain": number.number}}]
    asked += [{"term": {"code": code}} for code in dict.fromkeys(number.codes)]
    if number.year is not None:
        undated = join_all([], but=[{"exists": {"field": "dated"}}])
        asked.append(join_any([{"term": {"dated": number.year}}, undated]))
    return join_all(asked)


def relate_number(numbers: Sequence[NumberQuery], own: Sequence[str]) -> Clause:
    """Return the relations of which one end can be one of the numbers, or is a document that bears one."""
    this = join_all([match_terms("document", own), {"term": {"own": True}}]) if own else NOTHING
    return join_any([match_terms("fits", _list_asked_terms(numbers)), this])


# -- filters -----------------------------------------------------------------------------------------------------


def narrow(filters: Filters) -> dict[str, Clause]:
    """Return the clause of each filter that is set, by its name."""
    return {name: _narrow(name, values) for name in NAMES if (values := getattr(filters, name))}


def _narrow(name: str, values: Sequence[str]) -> Clause:
    match name:
        case "cites":
            return join_any([match_citing(value) for value in values])
        case "date":
            return join_any([_match_dates(dates) for dates in values])
        case _:
            return match_terms(f"by.{name}", list_chosen(name, values))


def list_chosen(name: str, values: Sequence[str]) -> list[str]:
    """Return the terms that choosing some values of a facet asks for."""
    if name in ("issuer", "cited_body"):
        return list(dict.fromkeys(key_body(make_key(value)) for value in values))
    return list(dict.fromkeys(form for value in values for form in list_meant(name, value)))


def match_citing(value: str) -> Clause:
    """Return the documents that cite a number, in any spelling: ``846/QĐ-UBND``, ``qd 846``; or a provision of it."""
    asked, left = [], 0
    for wanted in list_meant_numbers(value):
        provisions, left = read_typed_provisions(value, left, max(left, wanted.start)), wanted.end
        asked += tokens.list_asked_parts(wanted, provisions) if provisions else tokens.list_asked(wanted)
    return match_terms("fits", list(dict.fromkeys(asked)))


def _match_dates(dates: str) -> Clause:
    since, _, until = dates.partition("..")
    bounds: list[Clause] = [{"range": {"last": {"gte": since}}}] if since else []
    bounds += [{"range": {"first": {"lte": until}}}] if until else []
    return join_all(bounds or [{"exists": {"field": "first"}}])
