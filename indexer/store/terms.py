"""The terms of a document: those of its text, and of what is said of it beside the text and may not stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from indexer.models import Document, Metadata, Value
from indexer.text.folding import compose_letters
from indexer.text.segmentation import Beside, Counts, count_terms
from indexer.text.slips import find_meant_figures

_TITLE = 2  # what a word of the title counts more
_WRITTEN = frozenset({"record", "correction"})  # a person gave it as it is; any other may be worked out


def of(document: Document) -> Counts:
    """Every term of a document, counted: what the full text learns of it."""
    return count_terms(document.source.text, beside(document.metadata, document.source.path, document.source.text))


def beside(metadata: Metadata, path: str = "", text: str = "") -> Sequence[Beside]:
    """What is said of a document beside its text: title, number, place, signer, body, province, names of its file.

    What figures of the text probably are that are written with a letter ("l.275") is said, too: they are to be found.

    >>> from indexer.models import Metadata, Value
    >>> beside(Metadata(title=Value("Kết quả CCHC", "title"), province=Value("Đồng Nai", "record")))
    [Beside(text='Kết quả CCHC', weight=2, stated=True), Beside(text='Đồng Nai', weight=1, stated=True)]
    >>> beside(Metadata(province=Value("Đồng Nai", "symbol")), "/kho/Kế hoạch PCCC.docx")
    [Beside(text='kho\\nKế hoạch PCCC', weight=1, stated=True), Beside(text='Đồng Nai', weight=1, stated=False)]
    """
    found = [value for value in (metadata.issuer, metadata.province) if value]
    written = [metadata.canonical, *_texts([metadata.place, metadata.signer]), *names(path)]
    written += _texts([value for value in found if value.origin in _WRITTEN])
    written += find_meant_figures(text)
    worked_out = _texts([value for value in found if value.origin not in _WRITTEN])
    said = [
        Beside(metadata.title.text if metadata.title else "", _TITLE),
        Beside("\n".join(filter(None, written))),
        Beside("\n".join(worked_out), stated=False),
    ]
    return [one for one in said if one.text]


def names(path: str) -> list[str]:
    """The names of a file and of the folder that it lies in, where they have letters; the ending left out.

    >>> names("/kho/Quý I/Báo cáo CCHC.docx"), names("/kho/101.txt"), names("")
    (['Quý I', 'Báo cáo CCHC'], ['kho'], [])
    """
    place = PurePosixPath(compose_letters(path).replace("\\", "/"))
    return [name for name in (place.parent.name, place.stem) if any(letter.isalpha() for letter in name)]


def _texts(values: Sequence[Value | None]) -> list[str]:
    return [value.text for value in values if value]
