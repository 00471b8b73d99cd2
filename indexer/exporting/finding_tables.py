"""Checks as rows for a spreadsheet: a row a finding, and one for each citation about which there is nothing to say.

Findings are said in Vietnamese or in English; what else are our own words, ``in_words`` of
``indexer.exporting.tables`` says.
"""

from __future__ import annotations

from collections.abc import Iterable

from indexer.checking.results import Check, Finding, Looked
from indexer.exporting.tables import Cells, read_day
from indexer.messages.catalogue import mark_message
from indexer.models import Day, DocumentSummary, Listed, Name, NoteValue, PeriodName, note


def tabulate_check(found: Check, *, english: bool = False) -> Iterable[Cells]:
    """Yield the rows of what was found in a draft, one a finding."""
    yield (
        mark_message("Dòng"),
        mark_message("Mục"),
        mark_message("Số, ký hiệu"),
        mark_message("Tình trạng"),
        mark_message("Mức"),
        mark_message("Nhận xét"),
        mark_message("Dự thảo ghi"),
        mark_message("Kho ghi"),
        mark_message("Đề nghị"),
        mark_message("Theo văn bản"),
        mark_message("Nguyên văn"),
        mark_message("Câu trong dự thảo"),
    )
    for one in found.citations:
        place = one.line, " › ".join(one.heading), one.number, Name("check_status", one.status)
        for finding in one.findings:
            yield *place, *_tabulate_finding(finding, english=english), one.quote
        if not one.findings:
            fields = Listed(tuple(Name("check_field", name) for name in one.agreed), "; ")
            agreed = note("agrees_on", fields=fields) if one.agreed else ""
            quoted = one.evidence[0] if one.evidence else None
            who, words = (quoted.document.label, quoted.quote) if quoted else ("", "")
            yield *place, "", agreed, "", "", "", who, words, one.quote


def _tabulate_finding(found: Finding, *, english: bool) -> Cells:
    who = "; ".join(one.document.label for one in found.evidence)
    words = found.evidence[0].quote if found.evidence else ""
    said, fix = (found.en, found.fix_en) if english else (found.vi, found.fix_vi)
    return Name("check_level", found.level), said, found.draft, found.known, fix, who, words


def tabulate_lookup(found: Iterable[Looked], *, english: bool = False) -> Iterable[Cells]:
    """Yield the rows of what is known of listed numbers, one a number."""
    yield (
        mark_message("Dòng"),
        mark_message("Đã gõ"),
        mark_message("Hiểu là"),
        mark_message("Tình trạng"),
        mark_message("Lần viện dẫn"),
        mark_message("Văn bản"),
        mark_message("Viện dẫn lần đầu"),
        mark_message("Văn bản viện dẫn lần đầu"),
        mark_message("Viện dẫn lần cuối"),
        mark_message("Văn bản viện dẫn lần cuối"),
        mark_message("Văn bản trong kho"),
        mark_message("Nhận xét"),
    )
    for one in found:
        yield (
            one.line,
            one.typed,
            one.number,
            Name("check_status", one.status),
            one.mentions,
            one.documents,
            *_tabulate_mention(one.first),
            *_tabulate_mention(one.last),
            "; ".join(candidate.name for candidate in one.candidates),
            " ".join(finding.en if english else finding.vi for finding in one.findings),
        )


def _tabulate_mention(document: DocumentSummary | None) -> Cells:
    """Return (when, in which document)"""
    return (read_day(document.date) or tell_when(document), document.label) if document else ("", "")


def tell_when(document: DocumentSummary) -> NoteValue:
    """Return the day of a document, else the period that it reports on: "16/03/2023", "Quý I/2023"."""
    return Day(document.date) if document.date else PeriodName(document.period) if document.period else ""
