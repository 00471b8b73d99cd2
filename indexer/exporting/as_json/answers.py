"""Answers and refusals as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.messages.spoken import say, say_whole
from indexer.models import (
    Answer,
    Answers,
    Condition,
    Name,
)

if TYPE_CHECKING:
    from indexer.answering.language_model import Phrased

from indexer.exporting.as_json.fields import Json, pick


def export_answers(found: Answers, phrased: Phrased | None = None) -> Json:
    """Return an answer or refusal as ``tracuu ask --json`` prints it, with what was understood of the question.

    What a language model made of the quotes stands under ``phrased``, only when one was asked.
    """
    told = {} if phrased is None else {"phrased": _export_phrased(phrased)}
    return {
        **pick(found, "question", "status", "kind"),
        "filters": {name: list(getattr(found.filters, name)) for name in ("province", "year", "quarter")},
        "conditions": [_export_condition(c) for c in found.conditions],
        "removed": [_export_condition(c) for c in found.removed],
        "notes": [say_whole(one) for one in found.notes],
        "answers": [_answer(a) for a in found.answers],
        "nearest": [_answer(a) for a in found.nearest],
        "searched": {"documents": found.searched},
        **told,
    }


def _export_phrased(found: Phrased) -> Json:
    return {
        "sentences": [{"text": one.text, "quotes": list(one.quotes)} for one in found.sentences],
        "dropped": found.dropped,
        "sent_to": found.place,
        "model": found.model,
        "quotes_sent": found.sent,
        "problem": found.vi or None,
        "problem_en": found.en or None,
    }


def _export_condition(found: Condition) -> Json:
    return {
        "name": found.name,
        "value": found.value,
        "text": f"{say(Name('condition', found.name))}: {say(found.text)}",
    }


def _answer(found: Answer) -> Json:
    return {
        "text": found.text,
        "quote": found.quote,
        "document": found.document.id,
        "path": found.document.path,
        "title": found.document.title,
        "number": found.document.number,
        "start": found.start,
        "end": found.end,
        "page": found.document.find_page_at(found.start),
        "recognised": found.document.recognised,
        "score": round(found.score, 4),
        "place": found.place if found.place >= 0 else None,
        "column": found.column or None,
    }
