"""Bodies that papers name for one number: spelled alike, one within the other, read wrongly, or truly others."""

from __future__ import annotations

from collections.abc import Iterable

from indexer.models import Citation
from indexer.parsing.attribution import find_body_of_symbol
from indexer.text.folding import make_key
from indexer.text.patterns import compile_late

_PLACE = compile_late(r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+(?P<first>\w)")
_LONG = 5  # words: a body in capitals of more is a line of a title


def is_misread_body(body: str) -> bool:
    """Tell whether a body's name cannot be one: "UBND thành phố được", "UBND THÀNH PHỐ VỀ VIỆC CÔNG BỐ".

    >>> is_misread_body("UBND thành phố được"), is_misread_body("UBND thành phố Huế")
    (True, False)
    """
    unnamed = any(place["first"].islower() for place in _PLACE.finditer(body))
    return unnamed or (body.isupper() and len(body.split()) > _LONG)


def are_related_bodies(one: str, other: str) -> bool:
    """Tell whether one is an office of the other, or the other without its place ("Văn phòng UBND tỉnh Lào Cai")."""
    first, second = make_key(one), make_key(other)
    return first == second or f" {second} " in f" {first} " or f" {first} " in f" {second} "


def list_symbol_bodies(citation: Citation) -> list[str]:
    """Return the bodies that a symbol names, without their places."""
    body = find_body_of_symbol(citation.symbol) if citation.symbol else None
    return [body.name] if body is not None else []


def find_symbol_body(citation: Citation) -> str | None:
    """Return the national body that a number with its year names by itself: 131/2025/NĐ-CP is the Government's."""
    body = find_body_of_symbol(citation.symbol) if citation.symbol and citation.year else None
    return body.name if body is not None and body.level == "national" else None


def list_stated_bodies(citations: Iterable[Citation]) -> list[str]:
    """Return the bodies that are written out and can be read, each once; one that is an office of another is left
    out.
    """
    found: list[str] = []
    for citation in citations:
        body = citation.issuer
        if (
            body
            and citation.issuer_text
            and not is_misread_body(body)
            and not any(are_related_bodies(body, one) for one in found)
        ):
            found.append(body)
    return found
