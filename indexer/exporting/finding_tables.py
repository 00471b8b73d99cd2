"""Checks as rows for a spreadsheet: a row a finding, and one for each citation about which there is nothing to say.

Findings are said in Vietnamese or in English; what else are our own words, ``in_words`` of
``indexer.exporting.tables`` says.
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.checking.results import Check, Finding, Looked
from indexer.exporting.tables import Cells, day
from indexer.messages.catalogue import marked
from indexer.models import Day, DocumentSummary, Listed, Name, NoteValue, PeriodName, note


def checked(found: Check, *, english: bool = False) -> Iterable[Cells]:
    yield (
        marked("Dòng"),
        marked("Mục"),
        marked("Số, ký hiệu"),
        marked("Tình trạng"),
        marked("Mức"),
        marked("Nhận xét"),
        marked("Dự thảo ghi"),
        marked("Kho ghi"),
        marked("Đề nghị"),
        marked("Theo văn bản"),
        marked("Nguyên văn"),
        marked("Câu trong dự thảo"),
    )
    for one in found.citations:
        place = one.line, " › ".join(one.heading), one.number, Name("check_status", one.status)
        for finding in one.findings:
            yield *place, *_finding(finding, english=english), one.quote
        if not one.findings:
            fields = Listed(tuple(Name("check_field", name) for name in one.agreed), "; ")
            agreed = note("agrees_on", fields=fields) if one.agreed else ""
            quoted = one.evidence[0] if one.evidence else None
            who, words = (quoted.document.label, quoted.quote) if quoted else ("", "")
            yield *place, "", agreed, "", "", "", who, words, one.quote


def _finding(found: Finding, *, english: bool) -> Cells:
    who = "; ".join(one.document.label for one in found.evidence)
    words = found.evidence[0].quote if found.evidence else ""
    said, fix = (found.en, found.fix_en) if english else (found.vi, found.fix_vi)
    return Name("check_level", found.level), said, found.draft, found.known, fix, who, words


def looked(found: Iterable[Looked], *, english: bool = False) -> Iterable[Cells]:
    yield (
        marked("Dòng"),
        marked("Đã gõ"),
        marked("Hiểu là"),
        marked("Tình trạng"),
        marked("Lần nhắc"),
        marked("Văn bản"),
        marked("Nhắc lần đầu"),
        marked("Văn bản nhắc lần đầu"),
        marked("Nhắc lần cuối"),
        marked("Văn bản nhắc lần cuối"),
        marked("Văn bản trong kho"),
        marked("Nhận xét"),
    )
    for one in found:
        yield (
            one.line,
            one.typed,
            one.number,
            Name("check_status", one.status),
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


def when(document: DocumentSummary) -> NoteValue:
    """The day of a document, else the period that it reports on: "16/03/2023", "Quý I/2023"."""
    return Day(document.date) if document.date else PeriodName(document.period) if document.period else ""
