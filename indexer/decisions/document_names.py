"""A document as a person names it: by its id in the index, or by its own number when only one bears it."""

from __future__ import annotations

from indexer.errors import BadInput, UnknownDocument
from indexer.messages.spoken import say_count, say_date
from indexer.models import DocumentSummary
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.store.base import Store
from indexer.text.folding import make_key

_LISTED = 5
_YEAR = len("2025")


def find_named_papers(store: Store, typed: str) -> tuple[DocumentSummary, ...]:
    """Return all the papers of the document that bears a number (``566/BC-SCT``); none for what is no number, an id.

    The best comes first: the signed one before its draft, before its scan. Raises BadInput when documents of several
    types, bodies or years bear the number, UnknownDocument when none does.
    """
    wanted = find_typed_numbers(typed)
    if not wanted:
        return ()
    found = store.own_documents(wanted)
    if not found:
        raise UnknownDocument(
            f"Không có văn bản nào trong kho mang số “{typed}”; trace cho biết nơi viện dẫn, search cho biết mã.",
            f"No document of the collection bears the number “{typed}”; trace tells who cites it, search tells ids.",
        )
    others = [other for some in store.others([one.id for one in found]).values() for other in some]
    papers = sorted({one.id: one for one in (*found, *others)}.values(), key=_rank)
    apart = {_key_issue(one): one for one in found}
    if len(apart) == 1 or len({store.versions().find_chief(one.id) for one in found}) == 1:
        return tuple(papers)
    listed = "; ".join(f"{one.id} ({_tell(one)})" for one in [*apart.values()][:_LISTED])
    more = "; …" if len(apart) > _LISTED else ""
    raise BadInput(
        f"{say_count(len(apart))} văn bản khác nhau trong kho mang số “{typed}”. Hãy dùng mã: {listed}{more}.",
        f"{len(apart):,} different documents of the collection bear the number “{typed}”. Use an id: {listed}{more}.",
    )


def _rank(paper: DocumentSummary) -> tuple[bool, bool, str]:
    """Rank papers: what a machine read off a scan comes last, before it what has no number yet."""
    return paper.recognised is not None, not paper.number, paper.id


def _key_issue(paper: DocumentSummary) -> tuple[str, str, str]:
    """Return what tells apart the documents of one number: it is given once by a body for a type in a year."""
    return paper.doc_type or "", make_key(paper.issuer or ""), (paper.date or "")[:_YEAR]


def _tell(paper: DocumentSummary) -> str:
    return ", ".join(filter(None, (paper.issuer or paper.label, say_date(paper.date))))
