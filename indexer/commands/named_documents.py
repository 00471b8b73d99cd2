"""The document that a command is given by its id or by its own number."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.models import Document
    from indexer.store import Store


def read_named_document(store: Store, typed: str) -> Document:
    """Return the document of an id or a number; of several papers of one document the best, and say which it is.

    Raises BadInput when several documents bear the number, UnknownDocument when none does.
    """
    from indexer.decisions.document_names import find_named_papers
    from indexer.messages.spoken import say_count

    papers = find_named_papers(store, typed)
    if len(papers) > 1:
        used, others = papers[0], "; ".join(f"{one.id} ({one.path})" for one in papers[1:])
        print(
            f"“{typed}” có {say_count(len(papers))} bản trong kho, dùng bản {used.id} ({used.path}). "
            f"Bản khác: {others}. (One document in several files; this one is used.)",
            file=sys.stderr,
        )
    return store.document(papers[0].id if papers else typed)
