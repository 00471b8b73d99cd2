"""Mentions and documents of which only what identity looks at is told."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.models import Citation, Decision, DocumentSummary, Mention, StatedRelation


def document(name: str, *, date: str | None = "2025-03-16", number: str | None = None) -> DocumentSummary:
    return DocumentSummary(
        id=name,
        path=f"/{name}",
        number=number,
        title=name,
        doc_type="Báo cáo",
        issuer="UBND tỉnh Quảng Ngãi",
        province="Quảng Ngãi",
        date=date,
        period="2023Q1",
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
        start=start,
        end=start + 5,
        text=canonical,
        short=False,
        doc_type="Quyết định",
        number=number,
        year=None,
        symbol=symbol,
        canonical=canonical,
        date=date,
        issuer_text=issuer_text,
        issuer=issuer,
        scope="Quảng Ngãi",
    )
    return Mention(
        document=of or document("a"),
        citation=citation,
        quote=canonical,
        quote_start=start,
        quote_end=start + 5,
        passage=0,
    )


def make_decision(
    canonical: str = "846/QĐ-UBND", mentions: Sequence[Mention] = (), relations: Sequence[StatedRelation] = ()
) -> Decision:
    """Make a decision of which nothing is told but who mentions it and what is stated around it."""
    return Decision(
        canonical=canonical,
        doc_type=None,
        issuer=None,
        scope=None,
        year=None,
        status="resolved",
        reasons=(),
        dates=(),
        document=None,
        mentions=tuple(mentions),
        relations=tuple(relations),
    )
