"""Hand corrections: metadata of a document and how a mention is resolved; kept apart from what was extracted.

The document is read anew with them, so that what follows from a corrected province or body (the issuers of its
citations, say) follows. They outlast every re-index; clearing one brings back what was extracted.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from indexer.errors import BadInput
from indexer.messages.spoken import FIELD_NAMES, say_count
from indexer.models import Document
from indexer.parsing import parse
from indexer.parsing.citations import key_mention
from indexer.parsing.given_values import normalise_value
from indexer.parsing.issuers import StatedIssuer, read_issuer_at
from indexer.store.base import Store
from indexer.strange_json import read_json
from indexer.text.folding import fold
from indexer.text.typed_lines import LONGEST_LINE, make_plain_line

FIELDS = ("number", "doc_type", "title", "issuer", "province", "place", "date", "period", "signer", "signer_title")
MENTION_FIELDS = ("canonical", "issuer", "scope", "date")


def correct(store: Store, document_id: str, field: str, value: str | None) -> Document:
    """Set a field of a document's metadata ("" makes it unknown), or with None bring back what was extracted.

    Dates as 16/3/2023 or 2023-03-16, periods as "quý I/2023" or 2023Q1, numbers as 566/BC-SCT. Returns the
    document as it reads now. Raises UnknownDocument; BadInput for a field or a value that makes no sense.
    """
    if value is None:
        check_value(field, value)
        _require_kept(store, document_id, field)
    return correct_fields(store, document_id, {field: value})


def correct_fields(store: Store, document_id: str, changes: Mapping[str, str | None]) -> Document:
    """Correct several fields at once: all of them or, when one makes no sense, none."""
    return _apply(store, document_id, {field: check_value(field, value) for field, value in changes.items()})


def check_value(field: str, value: str | None) -> str | None:
    """Return a value of a field in the form in which it is kept. Raises BadInput.

    >>> check_value("date", "16/3/2023"), check_value("period", "quý I/2023"), check_value("signer", "")
    ('2023-03-16', '2023Q1', '')
    """
    if field not in FIELDS:
        raise BadInput(
            f"Không sửa được mục “{field}”. Các mục sửa được: {', '.join(FIELDS)}.",
            f"“{field}” cannot be corrected. These can: {', '.join(FIELDS)}.",
        )
    return _make_stored_value(field, value) if value else value


def correct_mention(store: Store, document_id: str, index: int, values: dict[str, str] | None) -> Document:
    """Set the decision that the mention with this index (from 0) means: canonical, issuer, scope, date.

    What was set before for it stays; "" makes one unknown, None in place of all brings back what was extracted.
    Raises UnknownDocument, BadInput.
    """
    citations = store.document(document_id).citations
    if not 0 <= index < len(citations) or (values is not None and not values.keys() <= set(MENTION_FIELDS)):
        raise BadInput(
            f"Văn bản này có {say_count(len(citations))} viện dẫn, đánh số từ 1; "
            f"sửa được: {', '.join(MENTION_FIELDS)}.",
            f"This document has {len(citations):,} citations, counted from 1; to correct: {', '.join(MENTION_FIELDS)}.",
        )
    name = key_mention(citations, index)
    if values is None:
        _require_kept(store, document_id, name)
        return _apply(store, document_id, {name: None})
    kept = read_json(store.corrections(document_id).get(name, "{}"))
    kept |= {field: check_mention(field, value) for field, value in values.items()}
    return _apply(store, document_id, {name: json.dumps(kept, ensure_ascii=False)})


def check_mention(field: str, value: str) -> str | None:
    """Return a value of a mention's field in the form in which it is kept; None for "" (but a number). Raises
    BadInput.

    >>> check_mention("scope", "quang ngai"), check_mention("scope", "Trung ương"), check_mention("date", "")
    ('Quảng Ngãi', 'national', None)
    """
    if field == "canonical":
        return _make_stored_value("number", value)
    if not value:
        return None
    if field == "scope":
        return (
            "national"
            if fold(make_plain_line(value)) in ("national", "trung uong")
            else _make_stored_value("province", value)
        )
    if field == "issuer" and len(make_plain_line(value).split()) < 2 and _read_body(value) is None:
        raise BadInput(
            f"“{value}” không phải tên cơ quan. Ví dụ đúng: UBND tỉnh Đồng Nai.",
            f"“{value}” is no name of a body. A right one: UBND tỉnh Đồng Nai.",
        )
    return _make_stored_value(field, value)


def put_back(store: Store, document_id: str, kept: Mapping[str, str | None]) -> Document:
    """Make corrections what they were: values as they are kept, by name, None for one that was not there."""
    return _apply(store, document_id, kept)


def _require_kept(store: Store, document_id: str, name: str) -> None:
    store.document(document_id)
    if name not in store.corrections(document_id):
        raise BadInput("Ở đây chưa sửa gì để bỏ.", "Nothing was corrected here, so there is nothing to clear.")


def foresee(store: Store, document_id: str, changes: Mapping[str, str | None]) -> Document:
    """Return a document as it would read with these fields corrected. Raises UnknownDocument, BadInput."""
    return _read_with(store, document_id, {field: check_value(field, value) for field, value in changes.items()})


def _apply(store: Store, document_id: str, changes: Mapping[str, str | None]) -> Document:
    document = _read_with(store, document_id, changes)
    store.correct(document, changes)
    return document


def _read_with(store: Store, document_id: str, changes: Mapping[str, str | None]) -> Document:
    source = store.document(document_id).source
    kept = {**store.corrections(document_id), **changes}
    return parse(source, document_id, {known: text for known, text in kept.items() if text is not None})


def _make_stored_value(field: str, value: str) -> str:
    """Return the value in the form in which it is stored. Raises BadInput."""
    text = make_plain_line(value)
    if len(text) > LONGEST_LINE:
        raise BadInput(
            f"Nội dung dài {say_count(len(text))} ký tự, nhiều nhất là {say_count(LONGEST_LINE)}. Hãy rút ngắn lại.",
            f"This is {len(text):,} characters long, {LONGEST_LINE:,} at most. Shorten it.",
        )
    found = normalise_value(field, text)
    if found is None:
        raise BadInput(
            f"“{value}” không hợp lệ cho mục {FIELD_NAMES[field].lower()}. Ví dụ đúng: {_EXAMPLES[field]}.",
            f"“{value}” does not fit {field}. A right one: {_EXAMPLES[field]}.",
        )
    return found


def _read_body(value: str) -> StatedIssuer | None:
    text = make_plain_line(value)
    return read_issuer_at(text, fold(text), 0)


_EXAMPLES = {
    "date": "16/3/2023",
    "period": "quý I/2023",
    "province": "Quảng Ngãi",
    "doc_type": "Báo cáo",
    "number": "566/BC-SCT",
}
