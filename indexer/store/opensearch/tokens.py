"""What a document is found by beside its words, as exact terms: numbers in any spelling, bodies, provinces, periods."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import combinations

from indexer.models import NumberQuery
from indexer.parsing.provisions import cut_provision
from indexer.store.forms import list_body_forms, list_found_by
from indexer.store.opensearch.layout import MOST_COUNTED
from indexer.text.folding import make_key

_ANY = ""  # of a number that was asked for without a year
_UNDATED = "?"  # of a number that has none, which may be of any year
_MOST_CODES = 7  # more codes than this are asked for one or two at a time, or all together
_MOST_UNITS = 6  # of one provision: phụ lục, phần, chương, điều, khoản, điểm
_LONGEST = 250  # the engine cuts what is longer; so do we, in the same place


def name_entry(*parts: str) -> str:
    """Return the id under which something is kept: of one length, whatever the parts are.

    >>> len(name_entry("kho/báo cáo.docx")), name_entry("a", "b") == name_entry("ab")
    (32, False)
    """
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=16).hexdigest()


def list_fitting(plain: str, codes: str, year: int | None) -> Iterator[str]:
    """Yield the terms of a number that is held: one for each way in which it may be asked for.

    >>> list(list_fitting("846", "qd", None)), list(list_fitting("846", "", 2017))
    (['846||', '846||?', '846|qd|', '846|qd|?'], ['846||', '846||2017'])
    """
    for some in _list_subsets(codes):
        yield f"{plain}|{some}|{_ANY}"
        yield f"{plain}|{some}|{_UNDATED if year is None else year}"


def list_held_codes(codes: str) -> list[str]:
    """Return the codes that a number is found by: each, and those of a legislature without its number.

    >>> list_held_codes("nq-hdnd8")
    ['hdnd', 'hdnd8', 'nq']
    """
    held = set(codes.split("-")) if codes else set()
    return sorted(held | {code.rstrip("0123456789") for code in held})


def _list_subsets(codes: str) -> Iterator[str]:
    held = list_held_codes(codes)
    sizes = range(len(held) + 1) if len(held) <= _MOST_CODES else (0, 1, 2, len(held))
    for size in sizes:
        for some in combinations(held, size):
            yield "-".join(some)


def list_asked(number: NumberQuery) -> list[str]:
    """Return the terms that what is wanted fits.

    >>> list_asked(NumberQuery("qđ 846/2017", "846", ("ubnd", "qd"), 2017))
    ['846|qd-ubnd|2017', '846|qd-ubnd|?']
    """
    start = f"{number.number}|{'-'.join(sorted(set(number.codes)))}|"
    return [f"{start}{_ANY}"] if number.year is None else [f"{start}{number.year}", f"{start}{_UNDATED}"]


def list_fitting_parts(plain: str, codes: str, year: int | None, provision: str) -> Iterator[str]:
    """Yield the same of a provision of what bears the number: it is found by every one that it lies in.

    >>> sorted(list_fitting_parts("846", "", 2017, "khoản 2 Điều 5"))[:3]
    ['846||2017@khoản 2', '846||2017@khoản 2/điều 5', '846||2017@điều 5']
    """
    units = sorted(map(" ".join, cut_provision(provision)))[:_MOST_UNITS]
    for size in range(1, len(units) + 1):
        for some in combinations(units, size):
            yield from (f"{term}@{'/'.join(some)}" for term in list_fitting(plain, codes, year))


def list_asked_parts(number: NumberQuery, provisions: Iterable[str]) -> list[str]:
    """Return the terms that a provision of what is wanted fits, where one of several may be meant.

    >>> list_asked_parts(NumberQuery("846", "846"), ["Điều 5"])
    ['846||@điều 5']
    """
    said = ["/".join(sorted(map(" ".join, cut_provision(one)))) for one in provisions]
    return [f"{term}@{one}" for term in list_asked(number) for one in said]


def count_fitting(numbers: Iterable[tuple[str, str, int | None]]) -> list[str]:
    """Return the terms of every number that a document mentions; those of the second mention end with "#2", and so
    on.

    >>> [one for one in count_fitting([("5", "", None), ("5", "", None)]) if "?" not in one]
    ['5||', '5||#2']
    """
    often = Counter(term for number in numbers for term in list_fitting(*number))
    return [
        term if n == 1 else f"{term}#{n}" for term, most in often.items() for n in range(1, min(most, MOST_COUNTED) + 1)
    ]


def list_facet_terms(name: str, value: str) -> Iterator[str]:
    """Yield the terms by which a value of a facet is chosen: of a body every name that it begins with, too.

    >>> list(list_facet_terms("issuer", "Sở Y tế Huế"))
    ['so', 'so y', 'so y te', 'so y te hue']
    """
    if name not in ("issuer", "cited_body"):
        yield from list_found_by(name, value)
        return
    found = (form for form in list_body_forms(make_key(value)))
    yield from dict.fromkeys(start for form in found for start in _list_beginnings(form))


def _list_beginnings(name: str) -> Iterator[str]:
    words = name.split(" ")
    for size in range(1, len(words) + 1):
        yield " ".join(words[:size])


def clip(token: str) -> str:
    """Return a token as the engine takes it whole.

    >>> clip("điện"), len(clip("a" * 999))
    ('điện', 250)
    """
    return token[:_LONGEST]
