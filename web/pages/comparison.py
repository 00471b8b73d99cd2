"""Two documents side by side, or the choice of the second one: other versions, periods and bodies, or a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from indexer.comparing import Change, ComparedLine, Comparison, compare, find_counterparts
from indexer.errors import UnknownDocument
from indexer.exporting import comparison_tables
from indexer.models import Document, DocumentSummary, Passage
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from web import addresses
from web.collection.open_index import get_store
from web.pages import exports
from web.parts.facts import Fact, list_facts
from web.parts.languages import say_table
from web.parts.markdown import find_bars, find_decorations
from web.parts.markup import Layer, mark_spans

_FOUND = 10  # documents that a search for the second one shows
_CHANGED, _FIGURE = Markup('<mark class="changed">{}</mark>'), Markup('<mark class="changed figure">{}</mark>')


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of both documents as HTML, "" where a document has none; ``status`` as ``ComparedLine`` has it."""

    status: str
    left: Markup
    right: Markup
    left_at: str = ""
    right_at: str = ""


@dataclass(frozen=True, slots=True)
class ShownSection:
    """The lines under a heading, with what it is called in each document ("" where it has none)."""

    left: str
    right: str
    lines: tuple[ShownLine, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """A fact of both documents."""

    name: str
    left: Fact
    right: Fact

    @property
    def same(self) -> bool:
        return self.left.value == self.right.value


def show() -> ResponseReturnValue:
    """Show what two documents have in common and where they differ (``/so-sanh?a=...&b=...``); without ``b`` show
    the documents to choose from.
    """
    first, second = request.args.get("a", ""), request.args.get("b", "")
    if not first or not second:
        return _choose(first)
    found = compare(get_store().document(first), get_store().document(second))
    only = request.args.get("xem") == "khac"
    return render_template(
        "compare.html",
        found=found,
        left=found.left.summary,
        right=found.right.summary,
        counts=found.counts,
        facts=_pair_facts(found),
        only=only,
        sections=_list_sections(found, only=only),
    )


def send_table(form: str) -> Response:
    """Send the comparison of two documents as a table: its lines, or with ``la=vien-dan`` what the two cite."""
    first, second = request.args.get("a", ""), request.args.get("b", "")
    if not first or not second:
        raise UnknownDocument.unnamed()
    found = compare(get_store().document(first), get_store().document(second))
    if request.args.get("la") == "vien-dan":
        rows = comparison_tables.tabulate_compared_citations(found)
    else:
        rows = comparison_tables.tabulate_comparison(found, differing=request.args.get("xem") == "khac")
    return exports.make_table_file(say_table(rows), form, _("So sánh %(left)s với %(right)s", **_name_sides(found)))


def _name_sides(found: Comparison) -> dict[str, str]:
    return {"left": found.left.summary.label, "right": found.right.summary.label}


def _choose(first: str) -> str:
    """Return the page that lets the first document be found, then the second one."""
    chosen = get_store().document(first) if first else None
    q = addresses.read_words(request.args)
    return render_template(
        "choose.html",
        chosen=chosen.summary if chosen else None,
        counterparts=find_counterparts(get_store(), chosen) if chosen else None,
        q=q,
        hits=_search(q, first) if q else (),
    )


def _search(q: str, but: str) -> Sequence[DocumentSummary]:
    found = search(get_store(), parse_query(q), _FOUND + 1).hits
    return [hit.document for hit in found if hit.document.id != but][:_FOUND]


def _pair_facts(found: Comparison) -> list[ComparedFact]:
    ours, theirs = ({fact.name: fact for fact in list_facts(document)} for document in (found.left, found.right))
    nothing = Fact("", None, None)
    return [
        ComparedFact(name, ours.get(name, nothing), theirs.get(name, nothing))
        for name in dict.fromkeys([*ours, *theirs])
    ]


def _list_sections(found: Comparison, *, only: bool) -> list[ShownSection]:
    """Return the sections as they are shown; ``only`` what differs."""
    left, right = _Side(found.left), _Side(found.right)
    return [
        ShownSection(
            left.write_plain(section.left),
            right.write_plain(section.right),
            tuple(_make_line(left, right, line) for line in section.lines if line.status != "same" or not only),
            section.differs,
        )
        for section in found.sections
        if section.differs or not only
    ]


def _make_line(left: _Side, right: _Side, line: ComparedLine) -> ShownLine:
    return ShownLine(
        line.status,
        left.mark_changes(line.left, line.left_changes),
        right.mark_changes(line.right, line.right_changes),
        left.address(line.left),
        right.address(line.right),
    )


class _Side:
    """One of the two documents, its passages as HTML."""

    def __init__(self, document: Document) -> None:
        self._document, self._text = document, document.source.text

    def write_plain(self, passage: Passage | None) -> str:
        return " ".join(self._text[passage.start : passage.end].strip("*#_ ").split()) if passage else ""

    def mark_changes(self, passage: Passage | None, changes: Sequence[Change]) -> Markup:
        """Return a passage with what changed in it marked, a number as a figure."""
        if passage is None:
            return Markup("")
        text = self._text[passage.start : passage.end]
        spans = [(one.start - passage.start, one.end - passage.start) for one in changes]

        def wrap(index: int, inside: Markup, _begins: bool) -> Markup:
            return (_FIGURE if changes[index].figure else _CHANGED).format(inside)

        plain = (*find_decorations(text), *(find_bars(text) if passage.kind == "row" else ()))
        return mark_spans(text, 0, len(text), [*plain, Layer(spans, wrap)])

    def address(self, passage: Passage | None) -> str:
        return addresses.document(self._document.id, f"p{passage.start}") if passage else ""
