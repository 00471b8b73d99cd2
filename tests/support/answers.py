"""Answers against what is asked: the words, the quote, the place."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.answering import ask
from indexer.models import Answers
from indexer.store.base import Store
from indexer.text.segmentation import fold_phrase
from tests.data.asked import Asked


def holds(text: str, words: str) -> bool:
    """Whole words, whatever the diacritics, case and marks."""
    return f" {' '.join(fold_phrase(words))} " in f" {' '.join(fold_phrase(text))} "


def said(found: Answers, asked: Asked) -> list[str]:
    return [answer.quote if asked.in_quote else answer.text for answer in found.answers]


def check(store: Store, asked: Asked) -> None:
    """The first answer, or with ``every`` the answers together, hold what they must; or the question is refused."""
    found = ask(store, asked.question)
    texts = said(found, asked)
    if not asked.answers:
        assert found.status == "not_found", texts
    elif asked.every:
        assert all(any(holds(text, words) for text in texts) for words in asked.answers), texts
    else:
        assert texts
        assert any(holds(texts[0], words) for words in asked.answers), texts


def wrong(store: Store, questions: Sequence[Asked]) -> list[str]:
    """The questions that are not answered, or not refused, as they must be."""
    found = []
    for asked in questions:
        try:
            check(store, asked)
        except AssertionError:
            found.append(asked.question)
    return found


def proved(store: Store, found: Answers) -> None:
    """An answer object that keeps its promises, whatever was asked."""
    assert (found.status == "not_found") == (not found.answers)
    assert not (found.answers and found.nearest)
    for answer in (*found.answers, *found.nearest):
        text = store.document(answer.document.id).source.text
        assert text[answer.start : answer.end] == answer.quote
        if answer.place >= 0:
            assert answer.start <= answer.place < answer.end
            assert text[answer.place : answer.place + len(answer.text)] == answer.text
