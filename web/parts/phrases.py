"""A language model that phrases quotes: only when one is set, only when a person asks for it on the page.

Nothing leaves the computer by a link from elsewhere: the button carries a token that only our own page knows, for this
very question.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

from flask import current_app, request

from indexer.answering.language_model import Model, Phrased, list_quotes, phrase
from indexer.models import Answers

_SECRET = secrets.token_bytes(32)


@dataclass(frozen=True, slots=True)
class Offer:
    """What the page says of the model: where quotes would go, how many; ``told`` is what it made of them, if asked."""

    place: str
    model: str
    quotes: int
    token: str
    told: Phrased | None = None


def make_offer(found: Answers) -> Offer | None:
    """Return the offer to phrase these quotes; None when no model is set, or there is nothing to phrase."""
    model: Model | None = current_app.config["MODEL"]
    if model is None or not found.answers:
        return None
    token = _make_token(found)
    asked = hmac.compare_digest(request.args.get("soan", "").encode(), token.encode())
    return Offer(model.place, model.name, len(list_quotes(found)), token, phrase(model, found) if asked else None)


def _make_token(found: Answers) -> str:
    """Return what only a page of ours that shows these quotes can send."""
    shown = "\x00".join((found.question, *list_quotes(found)))
    return hmac.new(_SECRET, shown.encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:32]
