"""Mentions and documents of which only what identity looks at is told."""

from __future__ import annotations

from indexer.models import Citation, DocumentSummary, Mention


def document(name: str, *, date: str | None = "2025-03-16", number: str | None = None) -> DocumentSummary:
    return DocumentSummary(
        name, f"/{name}", number, name, "Báo cáo", "UBND tỉnh Quảng Ngãi", "Quảng Ngãi", date, "2023Q1"
    )


def mention(
    canonical: str,
    date: str | None = None,
    *,
    issuer: str | None = "UBND tỉnh Quảng Ngãi",
    of: DocumentSummary | None = None,
    start: int = 10,
    issuer_text: str | None = None,
) -> Mention:
    number, symbol = canonical.split("/", 1)
    citation = Citation(
        start,
        start + 5,
        canonical,
        False,
        "Quyết định",
        number,
        None,
        symbol,
        canonical,
        date,
        issuer_text,
        issuer,
        "Quảng Ngãi",
    )
    return Mention(of or document("a"), citation, canonical, start, start + 5, 0)
