"""What somebody states of a document beside its text (a record's field, a correction), in the form that is kept."""

from __future__ import annotations

import re

from indexer.grammar.doctypes import BY_FOLDED_NAME
from indexer.grammar.provinces import find_region
from indexer.parsing.dates import parse_date
from indexer.parsing.periods import parse_key
from indexer.text.folding import fold

CHECKED = ("number", "province", "date", "period")
"""The fields of a record that are used only when they make sense; the others are free text."""

_NUMBER = re.compile(r"\d{1,6}[a-d]?\s*[/-]\s*\S.*")


def normalise_value(field: str, text: str) -> str | None:
    """Return the value of a field in the form that is kept; None for what makes no sense there. Free text stays as
    it is.

    >>> told = [("date", "16/3/2023"), ("date", "31/02/2023"), ("province", "quang ngai")]
    >>> tuple(normalise_value(*one) for one in told)
    ('2023-03-16', None, 'Quảng Ngãi')
    """
    match field:
        case "date":
            return parse_date(text)
        case "period":
            period = parse_key(text)
            return period.key if period else None
        case "province":
            return find_region(text)
        case "doc_type":
            row = BY_FOLDED_NAME.get(fold(text))
            return row.name if row else None
        case "number":
            return text if _NUMBER.fullmatch(text) else None
    return text
