"""Numbers that were recognised and may be others: shown as doubtful wherever they are quoted."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.models import Page, Source, WordBox

SURE = 0.7  # the confidence under which a number may be another one


def list_doubtful(source: Source) -> Iterator[WordBox]:
    """Yield the words with a digit that OCR was not sure of, in the order of the text."""
    for page in source.pages:
        yield from list_doubtful_on(page, source.text)


def list_doubtful_on(page: Page, text: str) -> Iterator[WordBox]:
    """Yield those of one page."""
    for box in page.list_boxes():
        unsure = box.confidence is not None and box.confidence < SURE
        if unsure and any(letter.isdigit() for letter in text[box.start : box.end]):
            yield box
