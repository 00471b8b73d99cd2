"""A number while its citation is being read, and the text in the forms that the grammar runs on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.models import Modality, Treatment
from indexer.parsing import treatments
from indexer.parsing.dates import StatedDate
from indexer.parsing.issuers import StatedIssuer
from indexer.parsing.numbers import Number
from indexer.text.folding import fold_whole


@dataclass(slots=True, kw_only=True)
class Mentioned:
    """A number with what is being found out about it; ``citation`` freezes it."""

    number: Number
    sentence: tuple[int, int]
    first_in_sentence: bool
    date: StatedDate | None = None
    odd_day: str | None = None  # a day that no calendar has, as it is written
    after: StatedIssuer | None = None
    before: StatedIssuer | None = None
    tail: int = 0
    provisions: tuple[str, ...] = ()  # those that stand before it: "khoản 2 Điều 5"
    lead: int = 0  # where these begin; the head of the number without any
    subject: str | None = None
    subject_span: tuple[int, int] | None = None
    treatment: Treatment | None = None
    modality: Modality = "done"
    connected: treatments.Connected | None = None
    mark: str | None = None
    nested: bool = False  # whether it stands within the subject of the one before
    depth: int = 0
    under: bool = False  # whether the heading that it stands under decided its treatment
    goes_on: bool = False  # whether it opens a paragraph that goes on with the list of the one above
    heading: str = ""  # the words of the block that it stands under, when they end with a colon
    item_of: int | None = None  # the list member (index in the document) whose treatment it shares
    canonical: str | None = None
    known: StatedIssuer | None = None  # the body that the text states of the same number elsewhere
    province: str | None = None  # whose the title behind it says it is: "132/QĐ-UBND năm 2024 … tỉnh Kon Tum"


_BRACKET = re.compile(r"[()]")


def count_open(text: str, start: int, end: int, before: int = 0) -> int:
    """Return how many parentheses stand open at ``end``, when ``before`` stood open at ``start``; "d)" closes none.

    >>> count_open("d) gửi hồ sơ (theo mẫu", 0, 22), count_open("(1) hồ sơ", 0, 9)
    (1, 0)
    """
    depth = before
    for bracket in _BRACKET.finditer(text, start, end):
        depth = depth + 1 if bracket[0] == "(" else max(0, depth - 1)
    return depth


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text in the forms that the grammar runs on: all of one length."""

    text: str
    folded: str
    lowered: str

    @classmethod
    def of(cls, text: str) -> Text:
        """Make the forms of a text once."""
        lowered = text.lower()
        if len(lowered) != len(text):
            lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        return cls(text, fold_whole(text), lowered)
