"""The citing rule of Nghị định 30/2020/NĐ-CP, Phụ lục I: what a citation lacks, and how its number is to be written.

The first citation gives type, number and symbol, date, issuing body and subject (a law or ordinance its type and
name alone); later ones type, number and symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.checking.draft_items import DraftItem, show_number
from indexer.checking.knowledge import Known, say_when
from indexer.checking.results import Finding
from indexer.checking.wording import make_finding
from indexer.grammar.bodies import BODIES, find_body
from indexer.grammar.doctypes import DOC_TYPES, TYPE_CODES
from indexer.grammar.malformed_numbers import PARTY, is_misread_number
from indexer.models import Citation, Listed, Note, note
from indexer.text.folding import fold, split_codes, write_canonical

_NAMED = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_SO = re.compile(r"\bso\b")
_TYPE_CODES = frozenset(row.code for row in DOC_TYPES)
_BODY_CODES = frozenset(row.code for row in BODIES)


def find_form_faults(text: str, item: DraftItem, known: Known | None) -> Iterator[Finding]:
    """Yield what the rule asks for and the citation does not have; suggestions are what the collection knows."""
    citation, place = item.citation, item.place
    span = place.head, max(place.tail, citation.end)
    if citation.canonical is None:
        if item.first and citation.doc_type != "Đề án":
            whole = known.name if known else ""
            yield make_finding("missing_symbol", span, draft=show_number(citation), known=whole)
        return
    if item.first and citation.doc_type not in _NAMED:
        yield from _find_missing_parts(item, known, span)
    if not citation.short and not place.listed and item.passage.kind != "row":
        yield from _find_missing_words(text, item)
    yield from _find_misspelling(item)


def _find_missing_parts(item: DraftItem, known: Known | None, span: tuple[int, int]) -> Iterator[Finding]:
    citation = item.citation
    if len(citation.date or "") < 10 and citation.odd_day is None:
        date = known.date if known and len(known.date or "") == 10 else None
        yield make_finding("missing_date", span, when=say_when(date) if date else "", known=date or "")
    if item.place.issuer is None:
        yield make_finding("missing_issuer", span, known=(known.issuer if known else citation.issuer) or "")
    if citation.subject is None:
        yield make_finding("missing_subject", span, known=known.subjects[0] if known and known.subjects else "")


def _find_missing_words(text: str, item: DraftItem) -> Iterator[Finding]:
    """Yield that there is no type word at all, or no "số" between it and the number."""
    citation, head = item.citation, item.place.head
    number = write_right_number(citation)
    if citation.doc_type is None:
        row = TYPE_CODES.get(split_codes(citation.symbol or "-")[0]) if item.first else None
        if row is not None:
            yield make_finding("missing_type", (citation.start, citation.end), draft=number, known=row.name)
    elif head < citation.start and not _SO.search(fold(text[head : citation.end])):
        yield make_finding("missing_so", (head, citation.end), draft=number, known=citation.doc_type)


def _find_misspelling(item: DraftItem) -> Iterator[Finding]:
    if item.citation.short:
        return
    right = write_right_number(item.citation)
    if item.written == right:
        return
    if is_misread_number(item.written):
        yield make_finding(
            "doubtful", (item.citation.start, item.citation.end), draft=" ".join(item.written.split()), known=right
        )
        return
    yield make_finding(
        "spelling",
        (item.citation.start, item.citation.end),
        draft=" ".join(item.written.split()),
        known=right,
        what=Listed(tuple(_list_reasons(item.written, right))),
    )


def _list_reasons(written: str, right: str) -> Iterator[Note]:
    if any(character.isspace() for character in written):
        yield note("odd_blanks")
    if "Ð" in written or "ð" in written:
        yield note("odd_letter")
    if re.search("[\u2010-\u2015\u2212_]", written):
        yield note("odd_dash")
    plain = re.sub(r"\s", "", written).translate({0xD0: "Đ", 0xF0: "đ", 0x5F: "-"})
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain)
    if fold(plain) != fold(right):
        yield note("odd_order")
    elif plain.lower() != right.lower():
        yield note("odd_letters")
    elif plain != right:
        yield note("odd_capitals")


def write_right_number(citation: Citation) -> str:
    """Return number and symbol as they are to be written: known codes in their own letters, marks in their places.

    "846-qđ/ubnd" → "846/QĐ-UBND", "05/NQ-TU" → "05-NQ/TU"; unknown codes stay as they are, and so do the marks of
    what the Party writes ("5782-CV/TU") or nobody known does ("44-PYC/KĐ").
    """
    if citation.symbol is None:
        return show_number(citation)
    parts = [_spell_code(code, first=at == 0) for at, code in enumerate(re.split(r"[-/.]", citation.symbol))]
    typed = parts[0] in _TYPE_CODES and len(parts) > 1 and citation.year is None
    if typed and any(PARTY.fullmatch(code) for code in parts[1:]):
        symbol = f"{parts[0]}/{'-'.join(parts[1:])}"
    elif "/" not in citation.symbol or (find_body(parts[-1]) is not None and not PARTY.fullmatch(parts[-1])):
        symbol = "-".join(parts)
    else:
        symbol = citation.symbol  # 12-QĐ/HU: whose it is is not known
    return write_canonical(citation.number, symbol, citation.year)


@lru_cache(maxsize=4096)
def _spell_code(code: str, *, first: bool) -> str:
    if first and fold(code) in TYPE_CODES:
        choices = {known for known in _TYPE_CODES if fold(known) == fold(code)}
        return code if code in choices or len(choices) != 1 else choices.pop()
    body = find_body(code)
    if body is None or len(code) < 2:
        return code
    number = code[len(code.rstrip("0123456789")) :]
    return code if code.removesuffix(number) in _BODY_CODES or code in _BODY_CODES else body.code + number
