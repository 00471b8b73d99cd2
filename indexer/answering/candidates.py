"""Candidates for an answer, and answers made of them: always a span of a document's own text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import KW_ONLY, dataclass, replace

from indexer.messages.spoken import say
from indexer.models import Answer, DocumentSummary, Mention, Note
from indexer.text.folding import make_key

_WORTH = 0.8  # what is much weaker than the best answer is not shown beside it
_SHOWN = 3
_TRIMMED = " \n\t,*_"


@dataclass(frozen=True, slots=True)
class Candidate:
    """``text[start:end]`` may answer, ``quote`` proves it; both are places in the document's text."""

    document: DocumentSummary
    text: str
    start: int
    end: int
    quote: tuple[int, int]
    _: KW_ONLY
    score: float
    said: str = ""  # a computed answer that is not a span ("giảm 7")
    column: str = ""  # the heading of a table's column

    def answer(self) -> Answer:
        """Return the candidate as an answer: the span with its quote and its document."""
        first, last = self.quote
        raw = self.text[self.start : self.end]
        words = raw.strip(_TRIMMED)
        place = -1 if self.said or not words else self.start + raw.index(words)
        quote = self.text[first:last]
        return Answer(
            self.said or words, quote, self.document, first, last, score=self.score, column=self.column, place=place
        )


def tell_computed(answer: Answer, said: Note) -> Answer:
    """Return the answer that a computed one is proved by, saying what was computed."""
    return replace(answer, text=say(said), place=-1, computed=said)


def answer_from_mention(mention: Mention, said: str, score: float) -> Answer:
    """Return an answer that a mention of a document proves; ``said`` stands in its quote or is computed."""
    place = mention.citation.start if said == mention.citation.text else -1
    return Answer(
        said, mention.quote, mention.document, mention.quote_start, mention.quote_end, score=score, place=place
    )


def choose_best(
    candidates: Iterable[Candidate], *, shown: int = _SHOWN, worth: float = _WORTH, beside: float = 0.0
) -> tuple[Answer, ...]:
    """Return the best candidate and those nearly as good, each place and each saying of a document once.

    A document says a thing once: what is not worth ``beside`` of its best is not shown beside it.
    """
    ranked = sorted(candidates, key=lambda c: (-c.score, c.start))
    kept: list[Candidate] = []
    for candidate in ranked:
        if len(kept) == shown or (kept and candidate.score < worth * kept[0].score):
            break
        own = [other for other in kept if other.document.id == candidate.document.id]
        if not any(_is_same_answer(candidate, other) or candidate.score < beside * other.score for other in own):
            kept.append(candidate)
    return tuple(candidate.answer() for candidate in kept)


def _is_same_answer(one: Candidate, other: Candidate) -> bool:
    overlap = one.quote[0] < other.quote[1] and other.quote[0] < one.quote[1]
    return overlap and make_key(one.answer().text) == make_key(other.answer().text)


def differ(answers: Sequence[Answer]) -> bool:
    """Tell whether answers of different documents, nearly as good as the best, say different things."""
    if len(answers) < 2:
        return False
    first = answers[0]
    return any(
        a.document.id != first.document.id and make_key(a.text) != make_key(first.text) and a.score > 0.95 * first.score
        for a in answers[1:]
    )
