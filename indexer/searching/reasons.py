"""Why a document stands among the results: which words of the query were found in which part of it."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.models import DocumentSummary, Query
from indexer.text.file_names import list_path_names
from indexer.text.folding import find_other_spelling, fold
from indexer.text.segmentation import list_typed_words


def find_reasons(
    query: Query, document: DocumentSummary, missing: Iterable[str] = ()
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (where, the words found there as they were typed): "title", "name" of the file or folder, else "text".

    >>> asked = query("tiếp cận điện năng")
    >>> document = store.search(asked).documents[0]
    >>> {words for where, words in find_reasons(asked, store.document(document.id).summary)} != set()
    True
    """
    wanted = [word for word in dict.fromkeys(query.words) if word not in set(missing)]
    parts = {"title": document.title or "", "name": "\n".join(list_path_names(document.path))}
    found: dict[str, tuple[str, ...]] = {}
    for name, text in parts.items():
        written = list_typed_words(text)
        held = {*written, *map(fold, written)}
        found[name] = tuple(word for word in wanted if word in held or find_other_spelling(word) in held)
    told = {word for words in found.values() for word in words}
    found["text"] = tuple(word for word in wanted if word not in told)
    return tuple((name, words) for name, words in found.items() if words)
