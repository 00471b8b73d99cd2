"""Results as the rows of a table, the headings first: what ``indexer.exporting.sheets`` writes for a spreadsheet.

A cell is a text, a number or a day. The headings are Vietnamese; ``in_english`` gives those who read English theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from indexer.decisions.directory import Described, Matrix
from indexer.decisions.repeats import KINDS, Repeat
from indexer.exporting.annex import Annex, Entry
from indexer.exporting.annex_wording import extent
from indexer.messages.english import english
from indexer.messages.spoken import STATUS_NAMES, TREATMENT_NAMES, spoken_date, spoken_moment, spoken_period
from indexer.models import Citation, Decision, DocumentSummary

Cells = Sequence[object]

_FIRST_DAY = "1900-03-01"  # days before it are not counted alike by all spreadsheets
_OURS = {  # columns of our own words, all others are of documents
    *("Kỳ", "Cách dùng", "Tình trạng", "Trong kho", "Ngày không thống nhất", "Điều kiện lọc", "Phạm vi"),
    *("Lập chỉ mục lúc", "Mức", "Nhận xét", "Nhắc lần đầu", "Nhắc lần cuối"),
}


def in_english(rows: Iterable[Cells]) -> Iterator[Cells]:
    """The same rows for those who read English: the headings, and in the columns of our own words the words.

    What documents say stays as it is.

    >>> list(in_english([("Số, ký hiệu", "Kỳ"), ("846/QĐ-UBND", "Quý I/2023")]))
    [('Document number', 'Period'), ('846/QĐ-UBND', 'Q1 2023')]
    """
    told = iter(rows)
    heads = [str(head) for head in next(told)]
    yield tuple(map(english, heads))
    ours = [head in _OURS for head in heads]
    for row in told:
        yield tuple(
            english(cell) if mine and isinstance(cell, str) else cell for cell, mine in zip(row, ours, strict=True)
        )


def day(iso: str | None) -> date | str:
    """A day as a day, so that a spreadsheet sorts it; less than a day as it is read.

    >>> day("2017-11-07"), day("2025-04"), day(None)
    (datetime.date(2017, 11, 7), '04/2025', '')
    """
    try:
        return date.fromisoformat(iso) if iso and iso >= _FIRST_DAY else spoken_date(iso)
    except ValueError:
        return spoken_date(iso)


def decisions(found: Iterable[Described]) -> Iterable[Cells]:
    yield (
        "Số, ký hiệu",
        "Loại",
        "Cơ quan ban hành",
        "Năm",
        "Ngày được ghi",
        "Tình trạng",
        "Trong kho",
        "Lần nhắc",
        "Văn bản",
    )
    for d in found:
        dates = "; ".join(f"{spoken_date(stated)} ({times})" for stated, times in d.dates)
        counts = d.counts
        yield (
            d.canonical,
            d.doc_type,
            d.issuer,
            d.year,
            dates,
            STATUS_NAMES[d.status],
            "có" if d.document else "không",
            counts["mentions"],
            counts["documents"],
        )


_MENTION = (
    "Số, ký hiệu",
    "Cơ quan ban hành",
    "Ngày được ghi",
    "Văn bản trích dẫn",
    "Tỉnh",
    "Kỳ",
    "Cách dùng",
    "Vị trí (ký tự)",
    "Nguyên văn",
    "Tệp",
)
_HIT = ("Văn bản", "Tỉnh", "Kỳ", "Ngày", "Đoạn", "Vị trí (ký tự)", "Tệp")
_PROOF = ("Mục, đoạn", "SHA-256", "Câu tra", "Điều kiện lọc", "Phạm vi", "Lập chỉ mục lúc")


def _mention(
    number: str | None,
    body: str | None,
    stated: str | None,
    where: DocumentSummary,
    cited: Citation | Entry,
    quote: str,
) -> Cells:
    return (
        number,
        body,
        day(stated),
        where.label,
        where.province,
        spoken_period(where.period),
        TREATMENT_NAMES[cited.treatment] if cited.treatment else "",
        cited.start,
        quote,
        where.path,
    )


def annex(found: Annex) -> Iterable[Cells]:
    """Every line of an annex with what proves it: place, hash, query, how much of what was found, index date."""
    said = (found.asked, "; ".join(found.narrowed), extent(found), spoken_moment(found.indexed_at))
    if found.kind == "decision":
        yield (*_MENTION, *_PROOF, "Ngày không thống nhất")
        for e in found.entries:
            mention = _mention(e.number, e.body, e.date, e.document, e, e.quote)
            yield (*mention, e.place, e.sha256, *said, "có" if e.disputed else "")
        return
    yield (*_HIT, *_PROOF, "Số, ký hiệu", "Cơ quan ban hành")
    for e in found.entries:
        d = e.document
        hit = (d.label, d.province, spoken_period(d.period), day(d.date), e.quote, e.start, d.path)
        yield (*hit, e.place, e.sha256, *said, e.number, e.body)


def conflicts(found: Iterable[Decision]) -> Iterable[Cells]:
    """Every mention of decisions about which the papers disagree, after the reason."""
    yield ("Lý do", *_MENTION)
    for d in found:
        for m in d.mentions:
            cited = _mention(d.canonical, d.issuer, m.citation.date, m.document, m.citation, m.quote)
            yield ("; ".join(d.reasons), *cited)


def matrix(found: Matrix) -> Iterable[Cells]:
    yield ("Số, ký hiệu", "Tỉnh", "Cơ quan báo cáo", *map(spoken_period, found.periods))
    for row in found.rows:
        yield row.decision.canonical, row.province, row.issuer, *(row.counts.get(key, "") for key in found.periods)


def repeats(found: Iterable[Repeat]) -> Iterable[Cells]:
    yield ("Loại", "Văn bản", "Kỳ", "Số liệu thay đổi", "Nguyên văn")
    for repeat in found:
        for m, figures in zip(repeat.mentions, repeat.figures, strict=True):
            yield KINDS[repeat.kind], m.document.label, spoken_period(m.document.period), "; ".join(figures), m.quote
