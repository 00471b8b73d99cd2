"""The terms of a document: those of its text, and of what is said of it beside the text and may not stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.models import Document, Metadata, Value
from indexer.text.file_names import list_path_names
from indexer.text.segmentation import Beside, Counts, count_terms
from indexer.text.slips import find_meant_figures

_TITLE = 2  # what a word of the title counts more
_WRITTEN = frozenset({"record", "correction"})  # a person gave it as it is; any other may be worked out


def count_document_terms(document: Document) -> Counts:
    """Count every term of a document: what the full text learns of it."""
    return count_terms(document.source.text, list_beside(document.metadata, document.source.path, document.source.text))


def list_beside(metadata: Metadata, path: str = "", text: str = "") -> Sequence[Beside]:
    """Return what is said of a document beside its text: title, number, place, signer, body, province, names of its
    file.

    What figures of the text probably are that are written with a letter ("l.275") is said, too: they are to be found.

    >>> from indexer.models import Metadata, Value
    >>> list_beside(Metadata(title=Value("Kết quả CCHC", "title"), province=Value("Đồng Nai", "record")))
    [Beside(text='Kết quả CCHC', weight=2, stated=True), Beside(text='Đồng Nai', weight=1, stated=True)]
    >>> list_beside(Metadata(province=Value("Đồng Nai", "symbol")), "/kho/Kế hoạch PCCC.docx")
    [Beside(text='kho\\nKế hoạch PCCC', weight=1, stated=True), Beside(text='Đồng Nai', weight=1, stated=False)]
    """
    found = [value for value in (metadata.issuer, metadata.province) if value]
    written = [metadata.canonical, *_list_texts([metadata.place, metadata.signer]), *list_path_names(path)]
    written += _list_texts([value for value in found if value.origin in _WRITTEN])
    written += find_meant_figures(text)
    worked_out = _list_texts([value for value in found if value.origin not in _WRITTEN])
    said = [
        Beside(metadata.title.text if metadata.title else "", _TITLE),
        Beside("\n".join(filter(None, written))),
        Beside("\n".join(worked_out), stated=False),
    ]
    return [one for one in said if one.text]


def _list_texts(values: Sequence[Value | None]) -> list[str]:
    return [value.text for value in values if value]
