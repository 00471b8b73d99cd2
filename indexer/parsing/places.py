"""Where the parts of a citation stand in its text: for those who point at them, as checking a draft does."""

from __future__ import annotations

from dataclasses import dataclass

from indexer.parsing.mention_forms import Mentioned

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The spans of a citation's parts, None for one that is not stated there.

    ``head`` is where its type word begins (the number itself, without one); ``listed`` tells that it continues a
    list and shares the type word of the one before; ``tail`` is where its date and issuer end.
    """

    head: int
    tail: int
    listed: bool
    date: Span | None = None
    issuer: Span | None = None
    subject: Span | None = None


def locate_parts(mention: Mentioned) -> Place:
    """Return where the parts of a mention stand."""
    number, date, issuer = mention.number, mention.date, mention.after or mention.before
    return Place(
        head=number.head,
        tail=max(mention.tail, number.end),
        listed=mention.item_of is not None,
        date=(date.start, date.end) if date else None,
        issuer=(issuer.start, issuer.end) if issuer else None,
        subject=mention.subject_span,
    )
