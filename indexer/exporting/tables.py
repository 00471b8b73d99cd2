"""Results as the rows of a table, the headings first: what ``indexer.exporting.sheets`` writes for a spreadsheet.

A cell is a text, a number or a day. Headings and our own words are codes until ``word_rows`` says them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from indexer.decisions.directory import DescribedDecision, Matrix
from indexer.decisions.repeats import Repeat
from indexer.exporting.annex import Annex, AnnexEntry
from indexer.exporting.annex_wording import note_extent
from indexer.identity.dismissals import note_dismissal
from indexer.messages.catalogue import Language, mark_message, translate
from indexer.messages.spoken import note_moment, say, say_date
from indexer.models import Citation, Day, Decision, DocumentSummary, Listed, Name, Note, PeriodName, note

Cells = Sequence[object]

_FIRST_DAY = "1900-03-01"  # days before it are not counted alike by all spreadsheets


def word_rows(rows: Iterable[Cells], language: Language = "vi") -> Iterator[Cells]:
    """Yield rows with our own words said in a language: the headings, and cells that are names, periods or notes.

    What documents say stays as it is.

    >>> list(word_rows([("Số, ký hiệu", "Kỳ"), ("846/QĐ-UBND", PeriodName("2023Q1"))], "en"))
    [('Document number', 'Period'), ('846/QĐ-UBND', 'Q1 2023')]
    """
    told = iter(rows)
    yield tuple(
        translate(head, language) if isinstance(head, str) else _word_cell(head, language) for head in next(told)
    )
    for row in told:
        yield tuple(_word_cell(cell, language) for cell in row)


def _word_cell(cell: object, language: Language) -> object:
    return say(cell, language) if isinstance(cell, Name | Note | Listed | PeriodName | Day) else cell


def read_day(iso: str | None) -> date | str:
    """Return a day as a date, so that a spreadsheet sorts it; less than a day as it is read.

    >>> read_day("2017-11-07"), read_day("2025-04"), read_day(None)
    (datetime.date(2017, 11, 7), '04/2025', '')
    """
    try:
        return date.fromisoformat(iso) if iso and iso >= _FIRST_DAY else say_date(iso)
    except ValueError:
        return say_date(iso)


def _name_period(key: str | None) -> PeriodName | str:
    return PeriodName(key) if key else ""


def tabulate_decisions(found: Iterable[DescribedDecision]) -> Iterable[Cells]:
    """Yield the rows of decisions, one each."""
    yield (
        mark_message("Số, ký hiệu"),
        mark_message("Loại"),
        mark_message("Cơ quan ban hành"),
        mark_message("Năm"),
        mark_message("Ngày được ghi"),
        mark_message("Tình trạng"),
        mark_message("Trong kho"),
        mark_message("Lần viện dẫn"),
        mark_message("Văn bản"),
    )
    for d in found:
        dates = "; ".join(f"{say_date(stated)} ({times})" for stated, times in d.dates)
        counts = d.counts
        yield (
            d.canonical,
            d.doc_type,
            d.issuer,
            d.year,
            dates,
            Name("status", d.status),
            note("yes" if d.document else "no"),
            counts["mentions"],
            counts["documents"],
        )


_MENTION = (
    mark_message("Số, ký hiệu"),
    mark_message("Cơ quan ban hành"),
    mark_message("Ngày được ghi"),
    mark_message("Văn bản viện dẫn"),
    mark_message("Tỉnh"),
    mark_message("Kỳ"),
    mark_message("Cách dùng"),
    mark_message("Vị trí (ký tự)"),
    mark_message("Nguyên văn"),
    mark_message("Tệp"),
    mark_message("Chữ do máy nhận dạng, độ tin cậy"),
)
_HIT = (
    mark_message("Văn bản"),
    mark_message("Tỉnh"),
    mark_message("Kỳ"),
    mark_message("Ngày"),
    mark_message("Đoạn"),
    mark_message("Vị trí (ký tự)"),
    mark_message("Tệp"),
    mark_message("Chữ do máy nhận dạng, độ tin cậy"),
)
_PROOF = (
    mark_message("Mục, đoạn"),
    "SHA-256",
    mark_message("Câu tra"),
    mark_message("Điều kiện lọc"),
    mark_message("Phạm vi"),
    mark_message("Lập chỉ mục lúc"),
)


def _tabulate_mention(
    number: str | None,
    body: str | None,
    stated: str | None,
    where: DocumentSummary,
    cited: Citation | AnnexEntry,
    quote: str,
) -> Cells:
    return (
        number,
        body,
        read_day(stated),
        where.label,
        where.province,
        _name_period(where.period),
        Name("treatment", cited.used) if cited.used else "",
        cited.start,
        quote,
        where.path,
        _say_sureness(where),
    )


def _say_sureness(document: DocumentSummary) -> str:
    """Return how sure OCR was of a document's words; nothing where no machine recognised them."""
    return "" if document.recognised is None else f"{document.recognised:.0%}"


def tabulate_annex(found: Annex) -> Iterable[Cells]:
    """Yield every line of an annex with what proves it: place, hash, query, how much of what was found, index date."""
    said = (found.asked, Listed(found.narrowed, "; "), note_extent(found), note_moment(found.indexed_at))
    if found.kind == "decision":
        yield (*_MENTION, *_PROOF, mark_message("Ngày không thống nhất"))
        for e in found.entries:
            mention = _tabulate_mention(e.number, e.body, e.date, e.document, e, e.quote)
            yield (*mention, e.place, e.sha256, *said, note("yes") if e.disputed else "")
        return
    last = mark_message("Ghi chú") if found.kind == "dossier" else mark_message("Bản khác")
    yield (*_HIT, *_PROOF, mark_message("Số, ký hiệu"), mark_message("Cơ quan ban hành"), last)
    for e in found.entries:
        d = e.document
        hit = (
            d.label,
            d.province,
            _name_period(d.period),
            read_day(d.date),
            e.quote,
            e.start,
            d.path,
            _say_sureness(d),
        )
        yield (*hit, e.place, e.sha256, *said, e.number, e.body, e.note or "; ".join(e.copies))


def tabulate_conflicts(found: Iterable[Decision]) -> Iterable[Cells]:
    """Yield every mention of decisions about which the papers disagree, after the reason."""
    yield (mark_message("Lý do"), *_MENTION)
    for d in found:
        for m in d.counted:
            cited = _tabulate_mention(d.canonical, d.issuer, m.citation.date, m.document, m.citation, m.quote)
            yield (Listed((*d.reasons, *map(note_dismissal, d.dismissed)), "; "), *cited)


def tabulate_matrix(found: Matrix) -> Iterable[Cells]:
    """Yield the rows of the recurrence of decisions, a period a column."""
    yield (
        mark_message("Số, ký hiệu"),
        mark_message("Tỉnh"),
        mark_message("Cơ quan báo cáo"),
        *map(_name_period, found.periods),
    )
    for row in found.rows:
        yield row.decision.canonical, row.province, row.issuer, *(row.counts.get(key, "") for key in found.periods)


def tabulate_repeats(found: Iterable[Repeat]) -> Iterable[Cells]:
    """Yield the rows of repeated sentences, one each."""
    yield (
        mark_message("Loại"),
        mark_message("Văn bản"),
        mark_message("Kỳ"),
        mark_message("Số liệu thay đổi"),
        mark_message("Nguyên văn"),
    )
    for repeat in found:
        for m, figures in zip(repeat.mentions, repeat.figures, strict=True):
            yield (
                Name("repeat", repeat.kind),
                m.document.label,
                _name_period(m.document.period),
                "; ".join(figures),
                m.quote,
            )
