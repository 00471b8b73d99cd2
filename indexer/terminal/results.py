"""What was found, answered or read, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from indexer.messages.spoken import (
    FIELD_NAMES,
    ORIGIN_NAMES,
    PERIOD_KIND_NAMES,
    TREATMENT_NAMES,
    say,
    say_count,
    say_date,
    say_period,
    say_whole,
)
from indexer.models import (
    Answer,
    Answers,
    Document,
    DocumentSummary,
    Name,
    SearchResult,
    Snippet,
    Value,
)
from indexer.reading.doubts import list_doubtful
from indexer.searching.result_notes import note_result
from indexer.terminal.quotes import UNCLEAR, mark_quote, say_place, say_recognised, shorten_title

if TYPE_CHECKING:
    from indexer.answering.language_model import Phrased
    from indexer.searching.similarity import Similar


def print_search(out: Console, result: SearchResult, offset: int = 0) -> None:
    """Print the hits with their passages, then the facets in one line each; ``offset`` hits were passed over."""
    for note in result.query.notes:
        out.print(f"[dim]{escape(say(note))}[/]")
    if result.did_you_mean:
        out.print(f"Có phải bạn muốn tìm: [bold]{escape(result.did_you_mean)}[/]")
    for one in note_result(result):
        out.print(f"[yellow]{escape(say(one))}[/]")
    every = result.total + result.partial
    if not result.hits and every:
        out.print(
            f"Có {say_count(every)} văn bản, nhưng --offset {say_count(offset)} đã bỏ qua hết. Hãy dùng số nhỏ hơn."
        )
        return
    if not result.hits:
        out.print("Không tìm thấy văn bản nào. Hãy thử ít từ hơn, bỏ bớt bộ lọc, hoặc gõ số ký hiệu văn bản.")
        return
    out.print(f"{say_count(result.total)} văn bản\n")
    apart = sorted(enumerate(result.hits, offset + 1), key=lambda pair: bool(pair[1].missing))
    for number, hit in apart:
        _print_summary(out, hit.document, f"{number}. ")
        if hit.copies:
            paths = ", ".join(copy.path for copy in hit.copies)
            out.print(f"   {say_count(len(hit.copies) + 1)} bản, cũng ở: {escape(paths)}")
        if hit.missing:
            out.print(f"   Không có: [strike]{escape(', '.join(hit.missing))}[/]")
        for snippet in hit.passages:
            _print_snippet(out, hit.document, snippet)
        out.print()
    for facet in result.facets:
        values = ", ".join(f"{_say_facet_value(facet.name, value)} ({times})" for value, times in facet.values[:8])
        if values:
            out.print(f"[dim]{FIELD_NAMES.get(facet.name, facet.name)}: {escape(values)}[/]")


def print_similar(out: Console, found: Sequence[Similar]) -> None:
    """Print each document with the numbers that it has in common with the one asked for."""
    if not found:
        out.print("Không có văn bản nào giống: không cùng viện dẫn, không cùng từ trong trích yếu.")
    for number, one in enumerate(found, 1):
        _print_summary(out, one.document, f"{number}. ")
        if one.shared:
            out.print(f"   Cùng viện dẫn: {escape(', '.join(one.shared[:8]))}")


def _say_facet_value(name: str, value: str) -> str:
    if name == "period_kind":
        return PERIOD_KIND_NAMES.get(value, value).lower()
    return say_period(value) if name in ("quarter", "period") else value


def _print_summary(out: Console, document: DocumentSummary, prefix: str = "") -> None:
    place = " · ".join(filter(None, [document.province, say_period(document.period), say_date(document.date)]))
    out.print(f"{prefix}[bold]{escape(document.label)}[/] — {escape(place or 'chưa rõ tỉnh, kỳ')}")
    if document.title and document.title != document.label:
        out.print(f"   {escape(shorten_title(document.title))}")
    read = "" if document.recognised is None else f" · {say_recognised(document.recognised)}"
    out.print(f"   [dim]{escape(document.id)} · {escape(document.path)}{read}[/]")


def _print_snippet(out: Console, document: DocumentSummary, snippet: Snippet) -> None:
    if snippet.header:
        out.print(f"   [dim]{escape(' '.join(snippet.header.split()))}[/]")
    marks = [(left - snippet.start, right - snippet.start) for left, right in snippet.marks]
    out.print(Padding(mark_quote(snippet.text, marks), (0, 0, 0, 3), expand=False))
    if document.pages:
        out.print(f"   [dim]{say_place(document, snippet.start)}[/]")


def print_answers(out: Console, found: Answers, phrased: Phrased | None = None) -> None:
    """Print what was understood; each answer with its quote and place, or the refusal with what came nearest."""
    for note in found.notes:
        out.print(f"[dim]{escape(say_whole(note))}[/]")
    for condition in found.removed:
        named = f"{say(Name('condition', condition.name))}: {say(condition.text)}"
        out.print(f"[dim]Đã bỏ điều kiện: {escape(named)}.[/]")
    if found.status == "not_found":
        limits = ", ".join(escape(say(condition.text)) for condition in found.conditions)
        searched = f" trong {say_count(found.searched)} văn bản đã tra" if found.searched else ""
        none = f" Kho không có văn bản của {limits}." if limits and not found.searched else ""
        out.print(f"[bold]Không tìm thấy câu trả lời[/]{searched}.{none}")
        if found.nearest:
            out.print("Những đoạn gần nhất, [bold]không phải là câu trả lời[/]:")
        for answer in found.nearest:
            _answer(out, answer)
        return
    if found.status == "ambiguous":
        out.print("[yellow]Các văn bản trả lời khác nhau:[/]\n")
    if phrased is not None:
        _print_phrased(out, phrased)
    for number, answer in enumerate(found.answers, 1):
        mark = f"\\[{number}] " if phrased is not None else ""
        out.print(f"[bold]{mark}{escape(answer.text)}[/]")
        _answer(out, answer)


def _print_phrased(out: Console, found: Phrased) -> None:
    """Print what a model made of the quotes, where they were sent, and what was dropped."""
    told = f"Đã gửi câu hỏi và {say_count(found.sent)} đoạn trích tới" if found.sent else "Chưa gửi được gì tới"
    out.print(f"[dim]{told} {escape(found.place)} ({escape(found.model)}).[/]")
    if found.vi:
        out.print(f"[yellow]{escape(found.vi)}[/]\n")
        return
    out.print("[bold]Mô hình soạn, từ các đoạn trích dưới đây:[/]")
    for sentence in found.sentences:
        marks = "".join(f"\\[{number}]" for number in sentence.quotes)
        out.print(f"   {escape(sentence.text)} [dim]{marks}[/]")
    if found.dropped:
        out.print(f"[dim]Đã bỏ {say_count(found.dropped)} câu không dựa vào đoạn trích nào.[/]")
    out.print()


def _answer(out: Console, answer: Answer) -> None:
    at = answer.place - answer.start
    marks = [(at, at + len(answer.text))] if answer.place >= 0 and len(answer.text) < len(answer.quote) else []
    out.print(Padding(mark_quote(answer.quote, marks), (0, 0, 0, 3), expand=False))
    if answer.column:
        out.print(f"   [dim]Cột “{escape(answer.column)}”[/]")
    out.print(
        f"   [dim]{escape(answer.document.label)} · {escape(answer.document.id)} · "
        f"{say_place(answer.document, answer.start)}[/]\n"
    )


def print_document(out: Console, found: Document, *, whole: bool) -> None:
    """Print what a document says of itself and what it cites; with ``whole``, its text too."""
    out.print(f"[dim]{escape(found.id)} · {escape(found.source.path)}[/]")
    for name in ("doc_type", "title", "issuer", "province", "place", "date", "signer", "signer_title"):
        if name == "province" and found.metadata.province is None and found.metadata.region:
            out.print(f"  {FIELD_NAMES[name]:<16} {found.metadata.region}")
        else:
            _print_field(out, name, getattr(found.metadata, name))
    number = found.metadata.canonical
    out.print(f"  {FIELD_NAMES['number']:<16} {escape(number) if number else '[yellow]chưa rõ[/]'}")
    period = found.metadata.period
    told = f"{say_period(period.key)}  [dim]({ORIGIN_NAMES[period.origin]})[/]" if period else "[yellow]chưa rõ[/]"
    out.print(f"  {FIELD_NAMES['period']:<16} {told}")
    if sure := found.source.mark("ocr"):
        doubts = sum(1 for _ in list_doubtful(found.source))
        out.print(
            f"  [yellow]Chữ do máy nhận dạng trên bản chụp[/], độ tin cậy trung bình {float(sure):.0%}; "
            f"{say_count(doubts)} số chưa chắc"
        )
    table = Table("Viện dẫn", "Cơ quan ban hành", "Ngày", "Cách dùng", box=None, header_style="dim")
    for citation in found.citations:
        name = citation.canonical or f"{citation.doc_type or 'Văn bản'} {citation.probably or citation.number}"
        cells = (name, citation.issuer or "chưa rõ", say_date(citation.date), TREATMENT_NAMES[citation.used])
        table.add_row(f"{escape(name)}{UNCLEAR if citation.unclear else ''}", *map(escape, cells[1:]))
    out.print(f"\n  {say_count(len(found.citations))} viện dẫn")
    if found.citations:
        out.print(table)
    if whole:
        out.print()
        out.print(Text(found.source.text))


def _print_field(out: Console, name: str, value: Value | None) -> None:
    text = escape(say_date(value.text) if name == "date" else value.text) if value else ""
    told = f"{text}  [dim]({ORIGIN_NAMES[value.origin]})[/]" if value else "[yellow]chưa rõ[/]"
    out.print(f"  {FIELD_NAMES[name]:<16} {told}")
