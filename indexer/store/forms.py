"""In what forms the values of documents are compared when a person narrows by them: the same in every store."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.grammar.bodies import key_body
from indexer.grammar.provinces import expand_province, find_province, list_former_provinces
from indexer.models import NumberQuery
from indexer.parsing.typed_numbers import find_bare_number, find_typed_numbers
from indexer.store import rows
from indexer.text.folding import make_key


def list_meant(name: str, value: str) -> tuple[str, ...]:
    """Return the forms in which a value is compared; a present-day province stands for its predecessors, too.

    >>> list_meant("province", "Bắc Ninh"), list_meant("doc_type", "Báo cáo")
    (('bac ninh', 'bac giang', 'ha bac'), ('bao cao',))
    """
    if name == "province":
        return tuple(_fold(name, form) for form in (*expand_province(value), *list_former_provinces(value)))
    return (_fold(name, value),)


def list_found_by(name: str, value: str) -> tuple[str, ...]:
    """Return the forms by which a stored value is found: a quarter as that of its year, and as that of any.

    >>> list_found_by("quarter", "2023Q1"), list_found_by("province", "tỉnh Đồng Nai")
    (('2023q1', 'q1'), ('dong nai',))
    """
    form = _fold(name, value)
    return (form, form[4:]) if name == "quarter" else (form,)


def _fold(name: str, value: str) -> str:
    if name == "province" and (province := find_province(value)) is not None:
        return make_key(province.name)
    return make_key(value)


def names_body(known: str, wanted: str) -> bool:
    """Tell whether a body of this folded name is meant.

    >>> names_body("so cong thuong tinh quang ngai", "so cong thuong"), names_body("so y te", "so y")
    (True, True)
    >>> names_body("so cong thuong tinh quang ngai", "sct quang ngai")  # a code for the name, "tỉnh" left out
    True
    >>> names_body("so cong thuong", "so cong thu")
    False
    """
    meant = key_body(wanted)
    return any(f"{form} ".startswith(f"{meant} ") for form in list_body_forms(known))


@lru_cache(maxsize=16384)
def list_body_forms(known: str) -> tuple[str, str]:
    """Return a body's folded name as it is compared, and without the rank of its place.

    >>> list_body_forms("so y te tinh quang ngai")
    ('so y te tinh quang ngai', 'so y te quang ngai')
    """
    whole = key_body(known)
    return whole, re.sub(r" (?:tinh|thanh pho|tp) (?=\w)", " ", whole)


def list_meant_numbers(value: str) -> Sequence[NumberQuery]:
    """Return the numbers that a chosen number can mean; one of no usual spelling means what it says.

    >>> [(one.number, one.codes) for one in list_meant_numbers("846 qd ubnd")]
    [('846', ('qd', 'ubnd'))]
    """
    alone = find_bare_number(value)
    found = find_typed_numbers(value) or (alone and (alone,))
    if found:
        return found
    plain, codes, year = rows.split_number_key(value)
    return [NumberQuery(value, plain, tuple(filter(None, codes.split("-"))), year)] if plain else []


def bound_date(date: str) -> tuple[str, str]:
    """Return the first and the last day that a date of issue can be: one whose day is unknown may lie in all of its
    month.

    >>> bound_date("2023-03-16"), bound_date("2025-04"), bound_date("2022")
    (('2023-03-16', '2023-03-16'), ('2025-04-01', '2025-04-31'), ('2022-01-01', '2022-12-31'))
    """
    return date + "-01-01"[len(date) - 4 :], date + "-12-31"[len(date) - 4 :]
