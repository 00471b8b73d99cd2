"""Which decision of the collection a citation means: the one that fits, several, or one that it nearly describes.

Number and symbol are the same; body and year must not be others. Where they are, a decision is still *likely* meant
when it is of the same day, or on the same subject, or its number cannot be another's: then the citation differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indexer.checking.comparison import agree_on_body, agree_on_date, agree_on_issuer, agree_on_subject, describes
from indexer.checking.knowledge import Known
from indexer.models import Citation
from indexer.parsing.attribution import find_body_of_symbol
from indexer.text.folding import key_number, strip_number

_NEIGHBOURS = 10  # numbers nearer than this may be of one day
_MONTH = 30  # days


@dataclass(frozen=True, slots=True)
class LikenessMatch:
    """``known`` is the decision meant; else ``candidates`` are those that fit, ``others`` have the same number."""

    known: Known | None = None
    candidates: tuple[Known, ...] = ()
    others: tuple[Known, ...] = ()


def match(citation: Citation, found: Sequence[Known]) -> LikenessMatch:
    """Return the decision among those of one number and symbol that a citation means."""
    fitting = [(fit, known) for known in found if (fit := _fit(citation, known)) is not None]
    if not fitting:
        likely = [known for known in found if _is_likely(citation, known)]
        if len(likely) == 1:
            return LikenessMatch(likely[0])
        return LikenessMatch(
            candidates=tuple(likely), others=tuple(k for k in found if not _has_other_year(citation, k))
        )
    best = max(fit for fit, _ in fitting)
    chosen = [known for fit, known in fitting if fit == best]
    sure = [known for known in chosen if known.decision.status != "ambiguous"] or chosen
    dated = (
        [known for known in sure if agrees_on_date(citation.date, known)] or _list_of_that_day(citation, found) or sure
    )
    about = [known for known in dated if agrees_on_subject(citation.subject, known)] or dated
    return LikenessMatch(about[0]) if len(about) == 1 else LikenessMatch(candidates=tuple(about))


def _list_of_that_day(citation: Citation, found: Sequence[Known]) -> list[Known]:
    """Return the decision of another body whose day it is, when the citation names no body: it was left out."""
    if citation.issuer_text is not None or not _is_whole_day(citation.date):
        return []
    return [known for known in found if agrees_on_date(citation.date, known)]


def _fit(citation: Citation, known: Known) -> tuple[int, int] | None:
    """Return how surely body and year are the same, unknown counting half; None when one of them is another."""
    body, year = agree_on_issuer(citation, known.issuer), _agrees_on_year(citation, known)
    if body is False or year is False:
        return None
    return (2 if body else 1), (2 if year else 1)


def _has_other_year(citation: Citation, known: Known) -> bool:
    """Tell whether the numbers themselves bear two years: 26/2021/TT-BYT is not the number of 26/2016/TT-BYT."""
    year = key_number(known.decision.canonical)[2]
    return None not in (citation.year, year) and citation.year != year


def _agrees_on_year(citation: Citation, known: Known) -> bool | None:
    year = citation.year or (int(citation.date[:4]) if citation.date else None)
    return None if year is None or known.decision.year is None else year == known.decision.year


def _is_likely(citation: Citation, known: Known) -> bool:
    """Is it meant although body or year is another's?"""
    body = find_body_of_symbol(citation.symbol) if citation.symbol else None
    if body is not None and body.level == "national":
        if citation.year is not None and _agrees_on_year(citation, known) is not False:
            return True  # 61/2018/NĐ-CP: number, year and body say all
        if agree_on_body(citation.issuer, body.name) is False and _agrees_on_year(citation, known) is not False:
            return True  # 18-NQ/TW "của Bộ Y tế": the symbol says whose it is
    if _is_whole_day(citation.date) and agrees_on_date(citation.date, known):
        return True
    if agrees_on_subject(citation.subject, known):
        return True
    slip = citation.date and known.date and citation.date[4:] == known.date[4:] != ""
    return bool(slip and _is_whole_day(citation.date) and agree_on_issuer(citation, known.issuer))


def _is_whole_day(day: str | None) -> bool:
    return day is not None and len(day) == 10


def agrees_on_date(day: str | None, known: Known) -> bool:
    """Tell whether the document itself or a mention states this date."""
    if known.own_date:
        return bool(agree_on_date(day, known.own_date))
    return any(agree_on_date(day, stated) for stated, _ in known.dates)


def agrees_on_subject(subject: str | None, known: Known) -> bool:
    """Tell whether the document itself or a mention states this subject, or a like one."""
    return any(agree_on_subject(subject, stated) for stated in known.subjects)


def contradicts(citation: Citation, known: Known) -> bool:
    """Tell whether body, day or subject is another's: then a near number is its own, no slip of the pen."""
    if agree_on_issuer(citation, known.issuer) is False or _agrees_on_year(citation, known) is False:
        return True
    if citation.date and known.date and not agrees_on_date(citation.date, known):
        return True
    told = [agree_on_subject(citation.subject, subject) for subject in known.subjects]
    return False in told and True not in told


def find_mistaken(citation: Citation, near: Sequence[Known]) -> Known | None:
    """Return the decision of a near number that the rest of the citation describes: its day, body and subject.

    What a body issues on one day bears neighbouring numbers, and often similar subjects ("chi tiết một số điều"): such
    a number is its own. Where no subject can be compared, the numbers must be too far apart for one day.
    """
    for known in near:
        dated = _is_whole_day(citation.date) and _is_whole_day(known.date)
        if not dated or not agree_on_issuer(citation, known.issuer) or contradicts(citation, known):
            continue
        told = {describes(citation.subject, subject) for subject in known.subjects}
        if told - {None} and True not in told:
            continue
        if _count_days_apart(citation, known) >= (0 if True in told else _MONTH):
            return known
    return None


def _count_days_apart(citation: Citation, known: Known) -> float:
    """Return how many days its body needs to issue what lies between two numbers of a year; -1 for neighbours.

    120/2020/NĐ-CP is of day 281: the Government comes from 102 to 120 in 42 days.
    """
    one, other = strip_number(citation.number), key_number(known.decision.canonical)[0] or ""
    if not (one.isdigit() and other.isdigit()) or abs(int(one) - int(other)) < _NEIGHBOURS:
        return -1
    day = date.fromisoformat(known.date or "").timetuple().tm_yday
    return abs(int(one) - int(other)) * day / max(int(one), int(other))
