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
    from indexer.decisions.document_names import find_named_document
    from indexer.messages.spoken import say_count

    document = store.document(find_named_document(store, typed))
    others = store.others([document.id]).get(document.id, ()) if document.id != typed else ()
    if others:
        listed = "; ".join(f"{one.id} ({one.path})" for one in others)
        print(
            f"“{typed}” có {say_count(len(others) + 1)} bản trong kho, dùng bản {document.id} "
            f"({document.source.path}). Bản khác: {listed}. (One document in several files; this one is used.)",
            file=sys.stderr,
        )
    return document
