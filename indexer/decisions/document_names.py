"""A document as a person names it: by its id in the index, or by its own number when only one bears it."""

from __future__ import annotations

from indexer.errors import BadInput, UnknownDocument
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.store.base import Store

_LISTED = 5


def find_named_document(store: Store, typed: str) -> str:
    """Return the id of the document that a person names by it or by its number: ``3f2a91c0de12``, ``566/BC-SCT``.

    Raises BadInput when several documents bear the number, UnknownDocument when none does.
    """
    wanted = find_typed_numbers(typed)
    if not wanted:
        return typed
    found = store.own_documents(wanted)
    if len(found) == 1:
        return found[0].id
    if not found:
        raise UnknownDocument(
            f"Không có văn bản nào trong kho mang số “{typed}”; trace cho biết nơi viện dẫn, search cho biết mã.",
            f"No document of the collection bears the number “{typed}”; trace tells who cites it, search tells ids.",
        )
    listed = "; ".join(f"{one.id} ({one.issuer or one.label})" for one in found[:_LISTED])
    more = "; …" if len(found) > _LISTED else ""
    raise BadInput(
        f"{len(found)} văn bản trong kho mang số “{typed}”. Hãy dùng mã: {listed}{more}.",
        f"{len(found)} documents of the collection bear the number “{typed}”. Use an id: {listed}{more}.",
    )
