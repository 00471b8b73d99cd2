"""Checks as rows for a spreadsheet: a row a finding, and one for each citation about which there is nothing to say.

Findings are said in Vietnamese or in English; the rest is Vietnamese, for ``in_english`` of
``indexer.exporting.tables`` to translate.
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.checking.results import Check, Finding, Looked
from indexer.checking.wording import FIELD_NAMES, LEVEL_NAMES, STATUS_NAMES
from indexer.exporting.tables import Cells, day
from indexer.messages.spoken import spoken_date, spoken_period
from indexer.models import DocumentSummary


def checked(found: Check, *, english: bool = False) -> Iterable[Cells]:
    yield (
        "Dòng",
        "Mục",
        "Số, ký hiệu",
        "Tình trạng",
        "Mức",
        "Nhận xét",
        "Dự thảo ghi",
        "Kho ghi",
        "Đề nghị",
        "Theo văn bản",
        "Nguyên văn",
        "Câu trong dự thảo",
    )
    for one in found.citations:
        place = one.line, " › ".join(one.heading), one.number, STATUS_NAMES[one.status]
        for finding in one.findings:
            yield *place, *_finding(finding, english=english), one.quote
        if not one.findings:
            agreed = "; ".join(FIELD_NAMES[name] for name in one.agreed)
            quoted = one.evidence[0] if one.evidence else None
            who, words = (quoted.document.label, quoted.quote) if quoted else ("", "")
            yield *place, "", f"Khớp: {agreed}" if agreed else "", "", "", "", who, words, one.quote


def _finding(found: Finding, *, english: bool) -> Cells:
    who = "; ".join(one.document.label for one in found.evidence)
    words = found.evidence[0].quote if found.evidence else ""
    said, fix = (found.en, found.fix_en) if english else (found.vi, found.fix_vi)
    return LEVEL_NAMES[found.level], said, found.draft, found.known, fix, who, words


def looked(found: Iterable[Looked], *, english: bool = False) -> Iterable[Cells]:
    yield (
        "Dòng",
        "Đã gõ",
        "Hiểu là",
        "Tình trạng",
        "Lần nhắc",
        "Văn bản",
        "Nhắc lần đầu",
        "Văn bản nhắc lần đầu",
        "Nhắc lần cuối",
        "Văn bản nhắc lần cuối",
        "Văn bản trong kho",
        "Nhận xét",
    )
    for one in found:
        yield (
            one.line,
            one.typed,
            one.number,
            STATUS_NAMES[one.status],
            one.mentions,
            one.documents,
            *_mentioned(one.first),
            *_mentioned(one.last),
            "; ".join(candidate.name for candidate in one.candidates),
            " ".join(finding.en if english else finding.vi for finding in one.findings),
        )


def _mentioned(document: DocumentSummary | None) -> Cells:
    """(when, in which document)"""
    return (day(document.date) or when(document), document.label) if document else ("", "")


def when(document: DocumentSummary) -> str:
    """The day of a document, else the period that it reports on: "16/03/2023", "Quý I/2023"."""
    return spoken_date(document.date) or spoken_period(document.period)
