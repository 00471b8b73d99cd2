"""Our value objects as rows of the catalogue, and back. Nothing here touches the database."""

from __future__ import annotations

import json
import struct
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, fields
from functools import wraps
from typing import Any, ParamSpec, TypeVar, get_args

from indexer.deadline import check_time
from indexer.errors import DamagedIndex
from indexer.grammar.doctypes import BY_FOLDED_NAME
from indexer.models import (
    Citation,
    Dismissal,
    Document,
    DocumentSummary,
    FileState,
    Metadata,
    Passage,
    PassageKind,
    Period,
    Rejected,
    Relation,
    Source,
    StoredText,
    Value,
    tell_recognised,
)
from indexer.parsing.dates import find_year_of_odd_day
from indexer.store import page_rows
from indexer.store.packed_values import inflate
from indexer.store.page_rows import Row
from indexer.strange_json import read_json
from indexer.text import folding
from indexer.text.abbreviations import find_definitions
from indexer.text.folding import fold, split_codes, strip_number
from indexer.text.segmentation import RULES_VERSION

_PASSAGE = struct.Struct("<IIBi")
_KINDS: tuple[PassageKind, ...] = get_args(PassageKind)
_KIND_CODES = {kind: code for code, kind in enumerate(_KINDS)}
_VALUES = ("number", "symbol", "doc_type", "title", "issuer", "province", "place", "date", "signer", "signer_title")

_Told = ParamSpec("_Told")
_Found = TypeVar("_Found")


def _guard_unpacking(unpack: Callable[_Told, _Found]) -> Callable[_Told, _Found]:
    """Return what cannot be unpacked is not what was stored: DamagedIndex."""

    @wraps(unpack)
    def unpack_checked(*args: _Told.args, **named: _Told.kwargs) -> _Found:
        try:
            return unpack(*args, **named)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, struct.error, zlib.error) as error:
            raise DamagedIndex(
                "Danh mục của chỉ mục bị hỏng: có dữ liệu không còn như lúc lưu. Hãy chạy tracuu doctor để biết cách "
                "sửa, hoặc khôi phục từ bản sao lưu.",
                "The catalogue is damaged: something is not what was stored. Run tracuu doctor to learn what repairs "
                "it, or restore a backup.",
            ) from error

    return unpack_checked


SUMMARY = "id, path, number, title, doc_type, issuer, province, date, period, mentions, added_at, pages, marks"


def make_document_row(document: Document) -> dict[str, Any]:
    """Make the row of ``documents``: what lists, filters and own numbers need, and all metadata as JSON."""
    source, metadata = document.source, document.metadata
    number = metadata.canonical
    return {
        "id": document.id,
        "path": source.path,
        "file": source.file,
        "format": source.format,
        "sha256": source.sha256,
        "size": source.size,
        "length": len(source.text),
        "number": number,
        "plain": split_number_key(number)[0] if number else None,
        "codes": split_number_key(number)[1] if number else None,
        **{name: _read_text(getattr(metadata, name)) for name in ("title", "doc_type", "issuer", "date")},
        "province": metadata.region,
        "period": metadata.period.key if metadata.period else None,
        "until": metadata.period.end if metadata.period else _read_text(metadata.date),
        "mentions": len(document.citations),
        "record": json.dumps(dict(source.record), ensure_ascii=False),
        "metadata": pack_metadata(metadata),
    }


def list_facets(metadata: Metadata) -> set[tuple[str, str]]:
    """Return the facet values of a document: every year that its period touches, else the year of its date."""
    found = {
        (name, value.text)
        for name in ("doc_type", "issuer")
        if (value := getattr(metadata, name)) is not None and value.text
    }
    if metadata.region:
        found.add(("province", metadata.region))
    period = metadata.period
    if period is not None:
        found.add(("period_kind", period.kind))
        found |= {("quarter", quarter) for quarter in period.quarters}
        found |= {("year", str(year)) for year in period.years}
    elif metadata.date is not None:
        found.add(("year", metadata.date.text[:4]))
    return found


def list_abbreviations(text: str) -> set[tuple[str, str]]:
    """Return what a document defines, as rows of ``list_facets``: ("abbreviation", "KKTM=khu kinh tế mở")."""
    return {("abbreviation", f"{short}={long}") for short, long in find_definitions(text)}


BETWEEN = "; "  # between the provisions of a mention


_OF_CITATION = tuple(one.name for one in fields(Citation))
_OF_RELATION = tuple(one.name for one in fields(Relation))


def make_mention_row(citation: Citation, ordinal: int, passages: Sequence[Passage]) -> dict[str, Any]:
    """Make the row of ``mentions``: the citation, the keys to find it by, and the passage that holds it."""
    plain, codes, year = _key_mention(citation)
    dated = citation.year or year or (int(citation.date[:4]) if citation.date else None)
    dated = dated or find_year_of_odd_day(citation.odd_day)
    return {
        **{name: getattr(citation, name) for name in _OF_CITATION},
        "provisions": BETWEEN.join(citation.provisions),
        "ordinal": ordinal,
        "plain": plain,
        "codes": codes,
        "dated": dated,
        "passage": find_passage(passages, citation.start),
    }


def make_relation_row(relation: Relation, ordinal: int) -> dict[str, Any]:
    """Make the row of ``relations``, with the plain numbers of its two ends."""
    return {
        **{name: getattr(relation, name) for name in _OF_RELATION},
        "ordinal": ordinal,
        "source_plain": split_number_key(relation.source)[0] if relation.source else None,
        "target_plain": split_number_key(relation.target)[0],
    }


def split_number_key(canonical: str) -> tuple[str | None, str, int | None]:
    """Return (plain number, folded codes joined by "-", year) of a number, as the columns hold them.

    >>> split_number_key("056/2015/QĐ-UBND"), split_number_key("05-NQ/TU")
    (('56', 'qd-ubnd', 2015), ('5', 'nq-tu', None))
    """
    number, symbol, year = folding.key_number(canonical)
    return number, "-".join(symbol), year


def find_passage(passages: Sequence[Passage], offset: int) -> int:
    """Return the index of the passage that an offset lies in, or of the one before it; -1 before the first."""
    return bisect_right(passages, offset, key=lambda passage: passage.start) - 1


def _key_mention(citation: Citation) -> tuple[str, str, int | None]:
    """Return ``split_number_key`` of what the mention means: its number, or what that probably is, where it is
    known.
    """
    meant = citation.act or citation.probably or citation.canonical
    if meant:
        number, symbol, year = split_number_key(meant)
        if number is not None:
            return number, symbol, year
    row = BY_FOLDED_NAME.get(fold(citation.doc_type or ""))
    symbol = citation.symbol or (row.code if row else "")
    return strip_number(citation.number), "-".join(split_codes(symbol)), None


def _read_text(value: Value | None) -> str | None:
    return value.text if value else None


def pack_metadata(metadata: Metadata) -> str:
    """Pack metadata as JSON, each value with where it came from."""
    known = {name: value for name in _VALUES if (value := getattr(metadata, name)) is not None}
    return json.dumps(
        {
            **{name: [value.text, value.origin, value.start, value.end] for name, value in known.items()},
            "period": asdict(metadata.period) if metadata.period else None,
            "recipients": metadata.recipients,
            "scope": metadata.scope,
        },
        ensure_ascii=False,
    )


@_guard_unpacking
def unpack_metadata(packed: str) -> Metadata:
    """Unpack metadata from what ``pack_metadata`` gave."""
    found = read_json(packed)
    return Metadata(
        **{name: Value(*found[name]) for name in _VALUES if name in found},
        period=Period(**found["period"]) if found["period"] else None,
        recipients=tuple(found["recipients"]),
        scope=found.get("scope"),
    )


def pack_said(said: Iterable[str]) -> str:
    """Return what a disagreement says, as it is kept: one text for the same words."""
    return json.dumps(sorted(said), ensure_ascii=False)


def read_dismissal(row: Row) -> Dismissal:
    """Return what a person put aside."""
    said = tuple(read_json(row["said"]))
    return Dismissal(row["decision"], row["question"], said, row["note"], row["dismissed_at"])


def pack_passages(passages: Iterable[Passage]) -> bytes:
    """Pack passages as one blob: 13 bytes each."""
    return b"".join(_PASSAGE.pack(p.start, p.end, _KIND_CODES[p.kind], p.parent) for p in passages)


@_guard_unpacking
def unpack_passages(blob: bytes) -> tuple[Passage, ...]:
    """Unpack passages from what ``pack_passages`` gave."""
    return tuple(Passage(start, end, _KINDS[kind], parent) for start, end, kind, parent in _PASSAGE.iter_unpack(blob))


@_guard_unpacking
def find_passage_bounds(blob: bytes, index: int) -> tuple[int, int]:
    """Return (start, end) of one passage of ``pack_passages``, without unpacking the others."""
    start, end, _, _ = _PASSAGE.unpack_from(blob, index * _PASSAGE.size)
    return int(start), int(end)


def quote_passage(text: str, passages: bytes, mention: Row) -> tuple[str, int, int]:
    """Return (the verbatim passage that a mention stands in, its start, its end); its line, if it stands in none."""
    start, end, passage = mention["start"], mention["end"], mention["passage"]
    left, right = find_passage_bounds(passages, passage) if passage >= 0 else (0, 0)
    if right < end:
        left, right = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        right = len(text) if right < 0 else right
    return text[left:right], left, right


def make_text_row(document: Document) -> tuple[bytes, int, bytes, str]:
    """Make the row of ``texts`` after its key. The folded text is kept: folding takes longer than reading it."""
    text = document.source.text
    return pack_passages(document.passages), RULES_VERSION, zlib.compress(fold(text).encode(), 1), text


@_guard_unpacking
def read_folded(row: Row) -> str:
    """Return the folded text in a row of ``texts``; folded anew when it was kept by other rules."""
    if row["rules"] != RULES_VERSION:
        return fold(row["text"])
    return inflate(row["folded"]).decode()


def read_stored_text(row: Row) -> StoredText:
    """Return the StoredText in a row of ``texts`` joined with the columns of ``SUMMARY``."""
    return StoredText(read_summary(row), row["text"], unpack_passages(row["passages"]), read_folded(row))


@_guard_unpacking
def read_source(row: Row, pages: Iterable[Row]) -> Source:
    """Return the Source of a row of ``documents`` joined with ``texts``, and of its rows of ``pages``."""
    return Source(
        path=row["path"],
        format=row["format"],
        text=row["text"],
        sha256=row["sha256"],
        size=row["size"],
        record=read_json(row["record"]),
        pages=tuple(map(page_rows.read_page, pages)),
        marks=page_rows.read_marks(row["marks"]),
        member=row["member"],
    )


def read_summary(row: Row) -> DocumentSummary:
    """Return the summary in a row that holds the columns of ``SUMMARY``."""
    values = {name: row[name] for name in SUMMARY.split(", ")}
    marks = page_rows.read_marks(values.pop("marks"))
    pages = page_rows.read_starts(values.pop("pages"))
    return DocumentSummary(**values, pages=pages, recognised=tell_recognised(marks))


def read_citation(row: Row) -> Citation:
    """Return the Citation in a row of ``mentions``. Raises OutOfTime: a number may have thousands of mentions."""
    check_time()
    return Citation(
        **{name: row[name] for name in Citation.__slots__ if name not in ("short", "provisions")},
        short=bool(row["short"]),
        provisions=tuple(filter(None, row["provisions"].split(BETWEEN))),
    )


def read_relation(row: Row) -> Relation:
    """Return the Relation in a row of ``relations``."""
    kept = {name: row[name] for name in Relation.__slots__ if name != "partial"}
    return Relation(**kept, partial=bool(row["partial"]))


def make_file_row(file: FileState) -> tuple[str, str, int, int, str]:
    """Make the row of ``files``."""
    rejected = json.dumps([asdict(rejection) for rejection in file.rejected], ensure_ascii=False)
    return file.path, file.sha256, file.size, file.modified_ns, rejected


@_guard_unpacking
def read_file(row: Row) -> FileState:
    """Read the state of a file from what ``make_file_row`` gave."""
    rejected = tuple(Rejected(**rejection) for rejection in read_json(row["rejected"]))
    return FileState(row["path"], row["sha256"], row["size"], row["modified_ns"], rejected)
