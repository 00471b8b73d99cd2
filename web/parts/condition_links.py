"""The conditions of a question as links: each asks the same question without it, or with it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from indexer.answering.conditions import NAMES
from indexer.models import Answers, Condition, Name
from web.parts.languages import say_value

_SHORT = {name: short for short, name in NAMES.items()}


@dataclass(frozen=True, slots=True)
class ConditionChoice:
    """A condition as a link: ``address`` is the question without it, or with it again."""

    title: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ConditionLinks:
    """What narrows the answer, what was taken out, the address of the question without any condition."""

    held: tuple[ConditionChoice, ...]
    removed: tuple[ConditionChoice, ...]
    bare: str
    values: tuple[str, ...]  # of ``bo`` in the address of this page


def link_conditions(question: str, found: Answers) -> ConditionLinks:
    """Return the links that take conditions out of a question that was answered or refused, or put them back."""
    out = tuple(_write_value(condition) for condition in found.removed)
    every = tuple(_write_value(condition) for condition in found.conditions)
    return ConditionLinks(
        tuple(_make_choice(c, question, (*out, _write_value(c))) for c in found.conditions),
        tuple(_make_choice(c, question, tuple(v for v in out if v != _write_value(c))) for c in found.removed),
        _address(question, (*out, *every)),
        out,
    )


def _write_value(condition: Condition) -> str:
    return f"{_SHORT[condition.name]}:{condition.value}"


def _make_choice(condition: Condition, question: str, removed: Sequence[str]) -> ConditionChoice:
    return ConditionChoice(
        say_value(Name("condition", condition.name)), say_value(condition.text), _address(question, removed)
    )


def _address(question: str, removed: Sequence[str]) -> str:
    return url_for("ask", q=question, bo=list(removed) or None)
