"""A document as a person names it: by its id in the index, or by its own number when only one bears it."""

from __future__ import annotations

from indexer.errors import BadInput, UnknownDocument
from indexer.messages.spoken import say_count
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.store.base import Store

_LISTED = 5


def find_named_document(store: Store, typed: str) -> str:
    """Return the id of the document that a person names by it or by its number: ``3f2a91c0de12``, ``566/BC-SCT``.

    Raises BadInput when several documents bear the number, UnknownDocument when none does. Of several papers of one
    document the best is named: the signed one before its draft, before its scan.
    """
    wanted = find_typed_numbers(typed)
    if not wanted:
        return typed
    found, versions = store.own_documents(wanted), store.versions()
    apart = {versions.find_chief(one.id): one for one in found}
    if len(apart) == 1:
        return next(iter(apart))
    if not found:
        raise UnknownDocument(
            f"Không có văn bản nào trong kho mang số “{typed}”; trace cho biết nơi viện dẫn, search cho biết mã.",
            f"No document of the collection bears the number “{typed}”; trace tells who cites it, search tells ids.",
        )
    listed = "; ".join(f"{known} ({one.issuer or one.label})" for known, one in [*apart.items()][:_LISTED])
    more = "; …" if len(apart) > _LISTED else ""
    raise BadInput(
        f"{say_count(len(apart))} văn bản khác nhau trong kho mang số “{typed}”. Hãy dùng mã: {listed}{more}.",
        f"{len(apart):,} different documents of the collection bear the number “{typed}”. Use an id: {listed}{more}.",
    )
