"""Documents made by hand, for tests of what comes after parsing: every value is the test's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.models import Citation, Document, Metadata, Passage, Period, Relation, Source, Value
from indexer.text.folding import compose_letters

_QUARTERS = {1: ("01-01", "03-31"), 2: ("04-01", "06-30"), 3: ("07-01", "09-30"), 4: ("10-01", "12-31")}


def quarter(year: int, n: int) -> Period:
    """``quarter(2023, 1)`` is quarter I of 2023."""
    start, end = _QUARTERS[n]
    return Period("quarter", year, n, f"{year}-{start}", f"{year}-{end}")


def years(first: int, last: int) -> Period:
    """A range of whole years: a report on 2016–2020."""
    return Period("range", None, None, f"{first}-01-01", f"{last}-12-31")


def lines(text: str) -> tuple[Passage, ...]:
    """Each line that is not blank as a passage; lines that begin with ``#`` are headings over what follows."""
    found: list[Passage] = []
    heading = -1
    for match in re.finditer(r"[^\n]+", text):
        if match[0].startswith("#"):
            found.append(Passage(match.start(), match.end(), "heading"))
            heading = len(found) - 1
        elif match[0].strip():
            found.append(Passage(match.start(), match.end(), "sentence", heading))
    return tuple(found)


def cite(text: str, written: str, after: int = 0, **known: object) -> Citation:
    """The citation of a number that stands in a text: ``cite(text, "846/QĐ-UBND", date="2017-11-07")``."""
    start = text.index(written, after)
    number, _, symbol = written.partition("/")
    values: dict[str, object] = {
        "short": False,
        "doc_type": "Quyết định",
        "number": number,
        "year": None,
        "symbol": symbol,
        "canonical": written,
    }
    return Citation(start, start + len(written), written, **{**values, **known})  # type: ignore[arg-type]


def document(
    known: str,
    text: str,
    citations: Sequence[Citation] = (),
    relations: Sequence[Relation] = (),
    *,
    file: str = "",
    number: str = "",
    period: Period | None = None,
    sha256: str = "",
    **values: str,
) -> Document:
    """A document with this id and text; ``number="566/BC-SCT"`` and other metadata by name."""
    text = compose_letters(text)
    parts = number.partition("/")
    named = {**values, **({"number": parts[0], "symbol": parts[2]} if number else {})}
    metadata = Metadata(period=period, **{name: Value(value, "header") for name, value in named.items()})  # type: ignore[arg-type]
    source = Source(file or f"/kho/{known}.txt", "text", text, sha256 or f"sha of {known}", len(text.encode()))
    return Document(
        id=known,
        source=source,
        metadata=metadata,
        passages=lines(text),
        citations=tuple(citations),
        relations=tuple(relations),
    )
