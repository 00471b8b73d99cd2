"""What a document says of itself: header lines in any order, bold marks, split lines, or no header at all.

Each value says where it came from; what cannot be found is None (unknown), never guessed silently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from indexer.grammar.doctypes import TYPE_CODES
from indexer.models import Metadata, Source, Value
from indexer.parsing import signature
from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.front import FrontPiece, cut_front
from indexer.parsing.given_values import CHECKED, normalise_value
from indexer.parsing.issuance import Told, find_issuance
from indexer.parsing.letterhead import list_bodies
from indexer.parsing.periods import find_document_period
from indexer.parsing.portals import drop_portal
from indexer.parsing.registration import find_own_date, find_own_number
from indexer.parsing.stamps import drop_stamps
from indexer.parsing.titles import (
    Titled,
    begins_text,
    find_about,
    find_deciding,
    find_title,
    find_untyped_title,
    is_addressed,
)
from indexer.text.folding import fold

_LETTERHEAD = 40  # pieces above the title or the text


@dataclass(frozen=True, slots=True)
class Header:
    """Metadata, with the span of the title (None without one) and of the document's own number."""

    metadata: Metadata
    title: tuple[int, int] | None
    own_number: tuple[int, int] | None


def read_header(source: Source, corrections: Mapping[str, str] = MappingProxyType({})) -> Header:
    """Return what the document says of itself, from its header, signature and, failing that, its text.

    ``corrections`` are what a person set, by field; an empty one makes the field unknown.
    """
    text, given = source.text, _list_given_values(source, corrections)
    found = drop_stamps(drop_portal(cut_front(text)), text)
    kind, subject = find_title(found), find_about(found, text)
    top = _list_top_pieces(found, kind)
    own = find_own_number(top, text)
    number, symbol = _split_number(given["number"]) if "number" in given else (own.number, own.symbol)
    place, date = find_own_date(top, text)
    place, date = given.get("place") or place, given.get("date") or date
    recipients, signer, signer_title = signature.read(text)
    title = given.get("title") or (kind.title if kind else None) or subject or find_untyped_title(found, top)
    deciding, heads = find_deciding(found, kind), list_bodies(top, text)
    told = Told(letterhead=heads, symbol=symbol, place=place, title=title, deciding=deciding, signed=signer_title)
    whose = find_issuance(text, told, given)
    is_letter = subject is not None or is_addressed(found)
    doc_type = given.get("doc_type") or _find_doc_type(kind, symbol, is_letter=is_letter)
    metadata = Metadata(
        number=number,
        symbol=symbol,
        doc_type=doc_type,
        title=title,
        issuer=whose.issuer,
        province=whose.province,
        scope=whose.scope,
        place=place,
        date=date,
        period=find_document_period(text, title, doc_type, date, given.get("period")),
        signer=given.get("signer") or signer,
        signer_title=given.get("signer_title") or signer_title,
        recipients=recipients,
    )
    unknown: dict[str, Any] = {name: None for name, value in corrections.items() if not value and ":" not in name}
    return Header(replace(metadata, **unknown), kind.span if kind else None, own.span)


def _list_top_pieces(found: Sequence[FrontPiece], kind: Titled | None) -> Sequence[FrontPiece]:
    """Return the pieces of the letterhead: those above the type, or above the text; all of these, if the type leads."""
    end = next((n for n, piece in enumerate(found) if begins_text(piece)), len(found))
    if kind is not None and kind.doc_type is not None and 0 < kind.at < end:
        end = kind.at
    title = kind.span if kind is not None else (0, 0)
    return [piece for piece in found[: min(end, _LETTERHEAD)] if not title[0] <= piece.start < title[1]]


def _list_given_values(source: Source, corrections: Mapping[str, str]) -> dict[str, Value]:
    """Return what the record states, as far as it makes sense, and what a person set, which wins."""
    stated = {
        name: (normalise_value(name, value) if name in CHECKED else value) for name, value in source.record.items()
    }
    given = {name: Value(value, "record") for name, value in stated.items() if value}
    return given | {name: Value(value, "correction") for name, value in corrections.items() if value}


def _split_number(value: Value) -> tuple[Value | None, Value | None]:
    match = re.fullmatch(r"(\d+[a-d]?(?:/(?:19|20)\d\d)?)\s*[/-]\s*(.+)", value.text.strip())
    if match is None:
        return value, None
    return Value(match[1], value.origin), Value(re.sub(r"\s", "", match[2]), value.origin)


def _find_doc_type(kind: Titled | None, symbol: Value | None, *, is_letter: bool) -> Value | None:
    """Return the type that a line names; that of a consolidated text by its symbol; a công văn has a subject and no
    type.
    """
    if symbol is not None and fold(symbol.text).startswith("vbhn"):
        return Value("Văn bản hợp nhất", "symbol", symbol.start, symbol.end)
    if kind is not None and kind.doc_type is not None:
        return kind.doc_type
    by_symbol = _find_type_of_symbol(symbol)
    if is_letter and (by_symbol is None or _begins_with_body(symbol)):
        return Value("Công văn", "header")
    return by_symbol


def _begins_with_body(symbol: Value | None) -> bool:
    """Tell whether the first code of a symbol may be a body's: "CT-CS" is of Cục Thuế, "CT-TTg" is a Chỉ thị."""
    return symbol is not None and find_body_of_symbol(symbol.text) is None


def _find_type_of_symbol(symbol: Value | None) -> Value | None:
    """Return the type that the symbol names; a symbol that begins with a body is a công văn's."""
    if symbol is None:
        return None
    first = fold(re.split(r"[-/.]", symbol.text)[0])
    if first in TYPE_CODES:
        return Value(TYPE_CODES[first].name, "symbol", symbol.start, symbol.end)
    if find_body_of_symbol(symbol.text) is not None:
        return Value("Công văn", "symbol", symbol.start, symbol.end)
    return None
