"""What tells decisions apart of one citation or document: its number and codes, its year, its body."""

from __future__ import annotations

from indexer.identity.bodies import find_symbol_body, is_misread_body
from indexer.models import Citation, DocumentSummary
from indexer.parsing.dates import find_year_of_odd_day
from indexer.text.folding import fold, key_number, make_key, strip_number

DOUBTFUL = "?"  # ends the key of a number that cannot be one as it is written: it is a decision by itself
NumberKey = tuple[str, ...]  # plain number, then the folded codes of the symbol: ("846", "qd", "ubnd")


def key_citation(citation: Citation) -> NumberKey:
    """Return the key of the number that a citation means; one that has only a number is known by its type, too."""
    meant = citation.act or citation.canonical
    if meant is not None:
        return key_canonical(meant)[0]
    if citation.probably is not None:
        return (*key_canonical(citation.probably)[0], DOUBTFUL)
    spoken = fold(citation.doc_type or "").replace(" ", "-")
    return (strip_number(citation.number), f"~{spoken}")


def key_canonical(canonical: str) -> tuple[NumberKey, int | None]:
    """Return (number and codes, year in the number): "56/2015/QĐ-UBND" → (("56", "qd", "ubnd"), 2015).

    >>> key_canonical("01 - QCPH/ĐU-GĐS") == key_canonical("01-QCPH/ĐU-GDS")
    True
    """
    number, symbol, year = key_number(canonical)
    return (number or "", *symbol), year


def find_year(citation: Citation) -> int | None:
    """Return the year of a cited decision: as it is stated, else within its number, else of its date."""
    if citation.year is not None:
        return citation.year
    if citation.canonical is not None and (inside := key_canonical(citation.canonical)[1]):
        return inside
    return int(citation.date[:4]) if citation.date else find_year_of_odd_day(citation.odd_day)


def key_body(citation: Citation) -> str | None:
    """Return the folded name of the body that issued a cited decision; None when none can be told.

    A number with its year that names a national body is that body's, whoever is said to issue it.
    """
    named = find_symbol_body(citation)
    if named is not None:  # laws and resolutions of the National Assembly are numbered each for themselves
        resolved = citation.doc_type == "Nghị quyết" and (citation.symbol or "").startswith("QH")
        return make_key(named) + "/nq" * resolved
    return make_key(citation.issuer) if citation.issuer and not is_misread_body(citation.issuer) else None


def find_own_year(document: DocumentSummary) -> int | None:
    """Return the year of a document's own number: within it, else of the document's date."""
    inside = key_canonical(document.number)[1] if document.number else None
    return inside or (int(document.date[:4]) if document.date else None)
