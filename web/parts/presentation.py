"""How values are shown: names, places, dates and quotes. What Jinja templates call filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask import Flask, request
from flask_babel import gettext as _
from markupsafe import Markup

from indexer.decisions.directory import DescribedDecision
from indexer.grammar.provinces import expand_province, find_province
from indexer.identity.dismissals import identify_decision, note_dismissal
from indexer.messages.spoken import (
    KIND_NAMES,
    ORIGIN_NAMES,
    ROLE_NAMES,
    TREATMENT_NAMES,
    read_clock,
    say_date,
    say_period,
)
from indexer.models import CENTRAL, Answer, Citation, Document, DocumentSummary, Mention, Page, Passage, Snippet, Value
from indexer.text.file_names import name_file, name_with_folder
from indexer.text.folding import make_key
from web import addresses
from web.collection.open_index import get_collection
from web.collection.roots import show_path
from web.guards.presence import find_presence
from web.parts.languages import find_language, say_sentence, say_value, write_number
from web.parts.markdown import find_bars, find_decorations
from web.parts.markup import Span, choose_telling, mark_spans, mark_words
from web.parts.question_marks import is_question
from web.parts.tables import cut_row, part_headings

_NEAR = 200  # characters on either side of a number in an excerpt
_CAN_BE_SAID_AFTER_FROM = frozenset({"header", "title", "body", "signature", "record"})


def register(app: Flask) -> None:
    """Give the templates their filters and the addresses of pages."""
    app.jinja_env.filters.update(
        number=write_number,
        said=say_value,
        sentence=say_sentence,
        date=say_date,
        period=show_period,
        place=say_place,
        moment=show_moment,
        origin=say_origin,
        snippet=mark_snippet,
        cells=cut_cells,
        quote=mark_quote,
        excerpt=cut_excerpt,
        treatment=lambda name: say_value(TREATMENT_NAMES[name]),
        kind=lambda name: say_value(KIND_NAMES[name]),
        role=lambda name: say_value(ROLE_NAMES[name]),
        body=name_body,
        filename=name_file,
        shown_path=show_path,
        near_name=name_with_folder,
        titled=name_decision,
        answer=mark_answer,
        put_aside=note_dismissal,
        identity=lambda one: identify_decision(one.canonical, one.issuer, one.year),
        arranged=part_headings,
        sheets=list_sheets,
        as_read=lambda text: _read(text, ()),
        choices_counted=count_choices,
        count_provinces=count_provinces,
    )
    app.jinja_env.tests["question"] = is_question
    app.jinja_env.globals.update(at=addresses, heading_of=find_headings, writable=_may_write)
    app.context_processor(lambda: {"here": request.endpoint})


def count_provinces(rows: Iterable[Sequence[object]]) -> int:
    """Count the rows that begin with a province: not with "Trung ương", which stands among them, nor with none.

    >>> count_provinces([("Quảng Ngãi", 18), ("Trung ương", 118), (None, 8)])
    1
    """
    return sum(1 for row in rows if row[0] and row[0] != CENTRAL)


def list_sheets(document: Document) -> tuple[Page, ...]:
    """Return the pages of a document's original that can be drawn: those of a PDF file or a scan; else none."""
    return document.source.pages if document.source.format in ("pdf", "image") else ()


def _may_write() -> bool:
    """Could the index be written, by whoever asks?"""
    return find_presence().may("editor") and get_collection().writable


def say_place(province: str | None) -> str:
    """Name a province with the one that it belongs to today; "" for none.

    >>> say_place("Bắc Giang"), say_place("Quảng Ngãi"), say_place("Bình Dương")
    ('Bắc Giang, nay thuộc Bắc Ninh', 'Quảng Ngãi', 'Bình Dương, nay thuộc Thành phố Hồ Chí Minh')
    """
    known = find_province(province) if province else None
    if known is None or known.since == known.name:
        return province or ""
    today = ", ".join(map(_write_full_name, known.today))
    return str(_("%(province)s, nay thuộc %(today)s", province=province, today=today))


def _write_full_name(province: str) -> str:
    """Return a province as it is named in a sentence: a city under central rule says that it is one."""
    known = find_province(province)
    return str(_("Thành phố %(name)s", name=province)) if known is not None and known.city else province


def list_predecessors(province: str) -> tuple[str, ...]:
    """Return the former provinces that a search for this one finds, too.

    >>> list_predecessors("Bắc Ninh"), list_predecessors("Bắc Giang")
    (('Bắc Giang',), ())
    """
    return tuple(name for name in expand_province(province) if make_key(name) != make_key(province))


def show_period(key: str | None) -> str:
    """Write a period's key as it is read: "Quý I/2023", "Q1 2023" in English; "" for none."""
    return say_period(key, find_language())


def show_moment(iso: str | None) -> str:
    """Write a moment on this computer's clock: "22:27 ngày 20/11/2026"; "" for none."""
    time, day = read_clock(iso) if iso else ("", "")
    return str(_("%(time)s ngày %(day)s", time=time, day=day)) if time else ""


def say_origin(name: str) -> str:
    """Say where a metadata value came from: "từ phần đầu văn bản", "suy từ ký hiệu"."""
    spoken = say_value(ORIGIN_NAMES[name])
    return str(_("từ %(origin)s", origin=spoken)) if name in _CAN_BE_SAID_AFTER_FROM else spoken


def name_body(issuer: str | None, scope: str | None) -> str:
    """Name who issued a document, or where it belongs when that is not known; "" when neither is."""
    return issuer or (_("trung ương") if scope == "national" else scope or "")


def find_headings(document: DocumentSummary) -> tuple[str, str]:
    """Return (what a document is called in a list, its title if that says more).

    >>> unknown = dict.fromkeys(("issuer", "province", "date", "period"))
    >>> named = {"number": "566/BC-SCT", "title": "CCHC quý I", "doc_type": "Báo cáo"}
    >>> find_headings(DocumentSummary(id="a", path="a.txt", **named, **unknown))
    ('Báo cáo 566/BC-SCT', 'CCHC quý I')
    """
    if document.number:
        return document.label, document.title or ""
    title = document.title or name_file(document.path)
    kind = document.doc_type or ""
    return (title if make_key(title).startswith(make_key(kind)) else f"{kind}: {title}"), ""


def mark_snippet(found: Snippet) -> Markup:
    """Return a passage as HTML as it reads, with what was searched for marked."""
    text = found.text
    return _read(text, choose_telling(text, [(start - found.start, end - found.start) for start, end in found.marks]))


def cut_cells(found: Snippet, columns: str) -> list[tuple[str, Markup]]:
    """Return the cells of a table row that hold something, each with the head of its column from the row
    ``columns``.

    ``| 1 | Điện | 34 |`` under ``| TT | Lĩnh vực | Số hồ sơ |`` reads "TT: 1", "Lĩnh vực: Điện", "Số hồ sơ: 34".
    """
    places = [(start - found.start, end - found.start) for start, end in found.marks]
    layers = [*find_decorations(found.text), mark_words(choose_telling(found.text, places))]
    own = cut_row(found.text, Passage(0, len(found.text), "row"), layers).cells
    heads = [cell.text for cell in cut_row(columns, Passage(0, len(columns), "row"), ()).cells]
    named = heads if len(heads) == len(own) else [""] * len(own)
    return [(" ".join(head.split()), cell.html) for head, cell in zip(named, own, strict=True) if cell.text]


def mark_quote(mention: Mention) -> Markup:
    """Return the passage around a mention as HTML, verbatim, with the number marked."""
    citation = mention.citation
    start, end = citation.start - mention.quote_start, citation.end - mention.quote_start
    return _read(mention.quote, [(max(start, 0), end)])


def cut_excerpt(mention: Mention) -> Markup:
    """Return the same as ``mark_quote``, of a long passage only what stands near the number."""
    citation, text = mention.citation, mention.quote
    start, end = max(citation.start - mention.quote_start, 0), citation.end - mention.quote_start
    left = text.rfind(" ", 0, start - _NEAR) + 1 if start > _NEAR else 0
    right = text.find(" ", end + _NEAR)
    right = len(text) if right < 0 else right
    before, after = "… " if left else "", " …" if right < len(text) else ""
    return Markup("{}{}{}").format(before, _read(text[left:right], [(start - left, end - left)]), after)


def mark_answer(found: Answer) -> Markup:
    """Return a quote as HTML with the shortest span that answers marked, when it is only a part."""
    start = found.place - found.start
    part = found.place >= 0 and len(found.text) < len(found.quote)
    return _read(found.quote, [(start, start + len(found.text))] if part else [])


def _read(text: str, spans: Sequence[Span]) -> Markup:
    """Return verbatim text with marks; Markdown's own are shown as what they mean."""
    layers = [*find_decorations(text), *(find_bars(text) if "|" in text else ()), mark_words(spans)]
    return mark_spans(text, 0, len(text), layers)


def say_citation(citation: Citation) -> str:
    """Describe a citation in one line: what, whose, of which day and how it is used.

    "846/QĐ-UBND: Quyết định, UBND tỉnh Quảng Ngãi, ngày 07/11/2017; được dẫn chiếu"
    """
    known = [citation.doc_type, name_body(citation.issuer, citation.scope)]
    day = say_date(citation.date)
    known.append(_("ngày %(date)s", date=day) if day else _("không ghi ngày"))
    used = say_value(TREATMENT_NAMES[citation.used])
    listed = ", ".join(part for part in known if part)
    return str(_("%(citation)s: %(what)s; cách dùng: %(used)s", citation=citation.text, what=listed, used=used))


def name_decision(one: DescribedDecision) -> str:
    """Return how a decision is called: "Quyết định 846/QĐ-UBND"; a short one carries its type already."""
    if one.doc_type is None or make_key(one.canonical).startswith(make_key(one.doc_type)):
        return one.canonical
    return f"{one.doc_type} {one.canonical}"


def count_choices(choices: Iterable[tuple[str, str, int]]) -> list[tuple[str, str]]:
    """Return choices of a form with how many there are of each: "Quảng Ngãi (12)"."""
    return [(value, f"{label} ({write_number(n)})") for value, label, n in choices]


def read_value(value: Value | None) -> str | None:
    """Return a metadata value's text; None when it is unknown."""
    return value.text if value else None
