"""Filters as they are given on the command line, in a batch file or in an address → ``Filters``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from indexer.errors import BadInput
from indexer.models import Filters
from indexer.prefixes import understand

NAMES = ("province", "year", "quarter", "doc_type", "issuer", "cites", "date", "period_kind", "cited_body")
_EXAMPLES = {
    "province": ("tỉnh, thành phố", "province", "Quảng Ngãi"),
    "year": ("năm", "year", "2023"),
    "quarter": ("quý", "quarter", "I/2023"),
    "doc_type": ("loại văn bản", "document type", "Báo cáo"),
    "issuer": ("cơ quan", "body", "Sở Công Thương"),
    "cites": ("số văn bản được trích dẫn", "cited number", "846/QĐ-UBND"),
    "period_kind": ("loại kỳ", "kind of period", "quý"),
    "cited_body": ("cơ quan được trích dẫn", "cited body", "Chính phủ"),
    "date": ("ngày, tháng, năm hoặc khoảng ngày", "date or range of dates", "1/3/2023..31/3/2023"),
}


def filters(values: Mapping[str, Any]) -> Filters:
    """Filters from names and values; a value may be one or several, text or number; empty ones are left out.

    >>> filters({"province": "quang ngai", "year": 2023}).province
    ('Quảng Ngãi',)

    Raises BadInput for a name that is no filter and for a value that makes no sense ("quý 5/2023").
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for name, given in values.items():
        if name not in NAMES:
            raise BadInput(
                f"Không có bộ lọc “{name}”. Các bộ lọc: {', '.join(NAMES)}.",
                f"There is no filter “{name}”. Filters: {', '.join(NAMES)}.",
            )
        several = given if isinstance(given, (list, tuple)) else [given]
        texts = [str(value).strip() for value in several if value not in (None, "")]
        chosen[name] = tuple(dict.fromkeys(_value(name, text) for text in texts if text))
    return Filters(**chosen)


def _value(name: str, text: str) -> str:
    if name in ("issuer", "cites", "cited_body"):
        return text
    found = understand(name, text)
    if found is None or found.used < len(text) or not found.values:
        spoken, english, example = _EXAMPLES[name]
        raise BadInput(
            f"“{text}” không phải là {spoken} hợp lệ. Ví dụ đúng: {example}.",
            f"“{text}” is not a valid {english}. A right one: {example}.",
        )
    return found.values[0]
