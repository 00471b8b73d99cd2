"""Why the papers do not agree about a decision: dates, bodies, subjects, citations before its issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.identity.bodies import list_stated_bodies
from indexer.identity.groups import DecisionGroup
from indexer.identity.subjects import find_unlike_subjects
from indexer.models import Day, Listed, Mention, Note, note

_EARLY = 3


def order_in_time(mention: Mention) -> tuple[str, str, int]:
    """Return what sorts mentions by when their documents were written."""
    document = mention.document
    return (document.date or (document.period or "")[:4], document.id, mention.citation.start)


def list_reasons(group: DecisionGroup, dates: Counter[str]) -> Iterable[Note]:
    """Yield why the papers do not agree: days, the year in the number, the decision's own date, a day that is none,
    bodies, subjects, a citation before its issue.
    """
    days = sorted(date for date in dates if len(date) == 10)
    if any(first[: len(second)] != second[: len(first)] for first in dates for second in dates):
        ranked = sorted(dates, key=lambda d: (-dates[d], d))
        yield note("dates_differ", dates=Listed(tuple(_note_times(day, dates[day]) for day in ranked), "; "))
    elif other := [day for day in dates if not day.startswith(str(find_number_year(group) or ""))]:
        yield note("year_differs", year=str(find_number_year(group)), day=Day(other[0]))
    for document in group.own:
        if document.date and len(document.date) == 10 and days and document.date not in days:
            yield note("own_date_differs", day=Day(document.date), cited=Listed(tuple(map(Day, days))))
    bodies = list_stated_bodies(m.citation for m in sorted(group.mentions, key=order_in_time))
    if len(bodies) > 1:
        yield note("bodies_differ", bodies=Listed(tuple(bodies), "; "))
    if (pair := find_unlike_subjects(sorted(group.mentions, key=order_in_time))) is not None:
        yield note("subjects_differ", first=pair[0], second=pair[1])
    for day in sorted({m.citation.odd_day for m in group.mentions if m.citation.odd_day}):
        yield note("odd_day", written=day)
    early = [m for m in group.mentions if is_before_issue(m)]
    for mention in early:
        written, issued = Day(mention.document.date or ""), Day(mention.citation.date or "")
        yield note("cited_before_issue", document=mention.document.label, day=written, issued=issued)


def find_number_year(group: DecisionGroup) -> int | None:
    """Return the year within the number: 2013 of 11/2013/QĐ-UBND; None of a number without one."""
    years = {m.citation.year for m in group.mentions if m.citation.number and m.citation.year}
    return years.pop() if len(years) == 1 else None


def limit_reasons(told: Sequence[Note]) -> list[Note]:
    """Return the reasons with the first of the many papers that are older than what they cite, the rest of those
    left out.
    """
    early = [one for one in told if one.code == "cited_before_issue"]
    later = frozenset(early[_EARLY:])
    return [one for one in told if one not in later]


def _note_times(date: str, times: int) -> Note:
    return note("date_once" if times == 1 else "date_times", day=Day(date), n=times)


def is_before_issue(mention: Mention) -> bool:
    """Tell whether a citation stands in a document that is older than what it cites, which cannot be."""
    written, issued = mention.document.date, mention.citation.date
    if not written or not issued:
        return False
    shared = min(len(written), len(issued))
    return issued[:shared] > written[:shared]
