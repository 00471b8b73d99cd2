"""A question and what its answer must hold.

``Asked.answers`` are alternatives that the first answer must hold as whole words (any diacritics, case, marks); with
``every`` the first answers together must hold each of them. No answers: the question must be refused.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    answers: tuple[str, ...] = ()
    every: bool = False
    in_quote: bool = False  # a whole passage answers: the quote holds it
