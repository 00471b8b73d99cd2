"""Results as a person reads them in a terminal: Vietnamese first, colours and tables that fall away in a pipe.

The only home of rich is this package. Every function prints one kind of result to a console; what checking a draft
finds is printed by ``indexer.terminal.checking``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Column, Table
from rich.text import Text

from indexer.models import (
    Answer,
    Answers,
    Decision,
    Document,
    DocumentSummary,
    Mention,
    Overview,
    Rejected,
    SearchResult,
    Snippet,
    Trace,
    Value,
)
from indexer.terminal.quoting import quoted
from indexer.validity import StaleBasis, Step
from indexer.words import (
    FIELD_NAMES,
    KIND_NAMES,
    ORIGIN_NAMES,
    PERIOD_KIND_NAMES,
    STATUS_NAMES,
    TREATMENT_NAMES,
    count,
    period_order,
    spoken_date,
    spoken_moment,
    spoken_period,
)

if TYPE_CHECKING:
    from indexer import indexing
    from indexer.directory import Matrix
    from indexer.phrasing import Phrased
    from indexer.repeating import Repeat
    from indexer.similar import Similar
    from indexer.store.health import Finding


def console() -> Console:
    """A console on standard output; in a pipe nothing is coloured, cut or wrapped."""
    piped = not sys.stdout.isatty()
    return Console(soft_wrap=piped, width=10_000 if piped else None, highlight=False, emoji=False)


def trace(
    out: Console,
    found: Trace,
    stale: Sequence[Sequence[StaleBasis]] = (),
    steps: Sequence[Sequence[Step]] = (),
) -> None:
    """Each decision with its dates, counts, conflicts, every mention with its verbatim quote, what is around it.

    ``stale`` and ``steps`` go with the decisions, in the same order.
    """
    if found.status == "absent":
        narrowed = " (trong phạm vi đã lọc)" if found.nearest else ""
        out.print(f"Không có văn bản nào trong kho trích dẫn hoặc mang số “{escape(found.query)}”{narrowed}.")
        for near in found.nearest:
            out.print(f"  Có lẽ là: {escape(_heading(near))} — {count(len(near.mentions))} lần nhắc")
        return
    for raw in found.absent:
        out.print(f"Không có văn bản nào trong kho trích dẫn hoặc mang số “{escape(raw)}”.\n")
    if len(found.decisions) > 1 and found.status == "found":
        out.print(f"[bold]{len(found.decisions)} văn bản[/], theo thứ tự các số đã gõ:\n")
    elif len(found.decisions) > 1:
        out.print(f"[bold]{len(found.decisions)} văn bản khác nhau[/] mang số “{escape(found.query)}”:\n")
    for index, decision in enumerate(found.decisions):
        _decision(out, decision)
        _stale(out, stale[index] if stale else ())
        _steps(out, steps[index] if steps else [Step(1, stated) for stated in decision.relations])
        out.print()


def _stale(out: Console, found: Sequence[StaleBasis]) -> None:
    if not found:
        return
    ended = found[0].ended
    out.print(
        f"  [red]! Vẫn được dùng làm căn cứ sau ngày {spoken_date(found[0].since)}, khi đã "
        f"{'bị thay thế' if ended.relation.kind == 'replaces' else 'hết hiệu lực'} "
        f"(theo lời {escape(ended.document.label)}; chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật):[/]"
    )
    out.print(Padding(quoted(ended.quote, ()), (0, 0, 0, 4), expand=False))
    for late in found:
        out.print(
            f"    [bold]{escape(late.mention.document.label)}[/], ngày {spoken_date(late.mention.document.date)}:"
        )
        out.print(Padding(quoted(late.mention.quote, ()), (0, 0, 0, 6), expand=False))


def _steps(out: Console, found: Sequence[Step]) -> None:
    for step in found:
        relation, document = step.relation.relation, step.relation.document
        source = relation.source if relation.source != "this" else document.label
        source = source or relation.source_text or "Một văn bản chưa rõ số"
        out.print(
            f"  {'' if step.distance == 1 else '… '}[cyan]{escape(source)}[/] "
            f"{KIND_NAMES[relation.named]} [cyan]{escape(relation.target)}[/]  (theo {escape(document.label)})"
        )


def _heading(decision: Decision) -> str:
    parts = [f"{decision.doc_type or ''} {decision.canonical}".strip(), decision.issuer or "chưa rõ cơ quan ban hành"]
    if decision.year:
        parts.append(f"năm {decision.year}")
    return " · ".join(parts)


def _decision(out: Console, decision: Decision) -> None:
    colour = {"resolved": "green", "conflict": "red", "ambiguous": "yellow"}[decision.status]
    out.print(f"[bold]{escape(_heading(decision))}[/]  [{colour}]\\[{STATUS_NAMES[decision.status]}][/]")
    dates = ", ".join(f"{spoken_date(date)} ({count(times)} lần)" for date, times in decision.dates)
    out.print(f"  Ngày ban hành được ghi: {dates or 'không văn bản nào ghi'}")
    for reason in decision.reasons:
        out.print(f"  [{colour}]! {escape(reason)}[/]")
    counts = decision.counts
    out.print(
        f"  {count(counts['mentions'])} lần nhắc · {count(counts['passages'])} đoạn · "
        f"{count(counts['documents'])} văn bản · {_presence(decision)}"
    )
    if decision.mentions:
        _recurrence(out, decision.mentions)
    out.print()
    for mention in decision.mentions:
        _mention(out, mention)


def _presence(decision: Decision) -> str:
    return f"toàn văn có trong kho ({decision.document})" if decision.document else "toàn văn không có trong kho"


def _recurrence(out: Console, mentions: Sequence[Mention]) -> None:
    """One line: in which periods and provinces it recurs."""
    places: dict[str, Counter[str]] = {}
    for mention in mentions:
        document = mention.document
        when = document.period or (document.date or "")[:4]
        places.setdefault(document.province or "chưa rõ tỉnh", Counter())[when] += 1
    for province, periods in sorted(places.items()):
        spoken = (
            f"{spoken_period(key) or 'chưa rõ kỳ'} ×{times}"
            for key, times in sorted(periods.items(), key=lambda item: period_order(item[0]))
        )
        out.print(f"  Lặp lại ở {escape(province)}: {escape(', '.join(spoken))}")


def _mention(out: Console, mention: Mention) -> None:
    document, citation = mention.document, mention.citation
    place = " · ".join(filter(None, [document.province, spoken_period(document.period)]))
    where = escape(place or "chưa rõ tỉnh, kỳ")
    out.print(f"  [bold]{escape(document.label)}[/] — {where}  [dim]{escape(document.id)}[/]")
    stated = spoken_date(citation.date) if citation.date else "không ghi ngày"
    out.print(f"    [dim]{TREATMENT_NAMES[citation.treatment]} · {stated} · vị trí {citation.start}[/]")
    marks = ((citation.start - mention.quote_start, citation.end - mention.quote_start),)
    out.print(Padding(quoted(mention.quote, marks), (0, 0, 0, 4), expand=False))


def decisions(out: Console, found: Sequence[Decision], limit: int) -> None:
    """The directory: a line a decision, the most used first."""
    table = Table(
        Column("Số, ký hiệu", overflow="fold", min_width=12),
        "Cơ quan ban hành",
        "Năm",
        "Tình trạng",
        "Nhắc",
        "Văn bản",
        box=None,
        header_style="dim",
    )
    for decision in found[:limit]:
        counts = decision.counts
        present = "" if decision.document else ", vắng mặt"
        table.add_row(
            escape(decision.canonical),
            escape(decision.issuer or "chưa rõ"),
            str(decision.year or ""),
            STATUS_NAMES[decision.status] + present,
            count(counts["mentions"]),
            count(counts["documents"]),
        )
    out.print(table)
    cited = sum(1 for decision in found if decision.mentions)
    own = f", {count(len(found) - cited)} có trong kho mà chưa được trích dẫn" if cited < len(found) else ""
    shown = min(limit, len(found))
    out.print(f"\n{count(shown)} trong {count(len(found))} văn bản: {count(cited)} được trích dẫn{own}")


def matrix(out: Console, found: Matrix) -> None:
    """Recurrence: a row a decision and body, a column a period, a dot for a gap."""
    columns = ("Số, ký hiệu", "Tỉnh", "Cơ quan nhắc", *(spoken_period(key) or "chưa rõ kỳ" for key in found.periods))
    if not found.rows:
        out.print("Không có văn bản nào trong kho trích dẫn các số này.")
        return
    table = Table(*columns, box=None, header_style="dim")
    for row in found.rows:
        cells = (str(row.counts.get(key, "·")) for key in found.periods)
        where = (row.decision.canonical, row.province or "chưa rõ", row.issuer or "chưa rõ")
        table.add_row(*map(escape, where), *cells)
    out.print(table)


def conflicts(out: Console, found: Sequence[Decision]) -> None:
    """Each disagreement with its reasons and the quotes that disagree."""
    if not found:
        out.print("Không có mâu thuẫn nào giữa các văn bản trong kho.")
    for decision in found:
        _decision(out, decision)


def repeats(out: Console, found: Sequence[Repeat]) -> None:
    """Each sentence that is repeated, with where, and which figures change."""
    from indexer.repeating import KINDS

    if not found:
        out.print("Không có câu nào mang số này được chép lại ở văn bản khác.")
    for repeat in found:
        kind = KINDS[repeat.kind]
        out.print(f"[bold]{count(len(repeat.mentions))} lần[/], {kind}:")
        out.print(Padding(quoted(repeat.mentions[0].quote, ()), (0, 0, 0, 2), expand=False))
        for mention, figures in zip(repeat.mentions, repeat.figures, strict=True):
            changing = f": {', '.join(figures)}" if figures else ""
            document = mention.document
            where = f"{document.label}, {spoken_period(document.period) or 'chưa rõ kỳ'}"
            out.print(f"    {escape(where)}[yellow]{escape(changing)}[/]")
        out.print()


def search(out: Console, result: SearchResult, offset: int = 0) -> None:
    """The hits with their passages, then the facets in one line each; ``offset`` hits were passed over."""
    for note in result.query.notes:
        out.print(f"[dim]{escape(note)}[/]")
    if result.did_you_mean:
        out.print(f"Có phải bạn muốn tìm: [bold]{escape(result.did_you_mean)}[/]")
    if not result.hits and result.total:
        out.print(
            f"Có {count(result.total)} văn bản, nhưng --offset {count(offset)} đã bỏ qua hết. Hãy dùng số nhỏ hơn."
        )
        return
    if not result.hits:
        out.print("Không tìm thấy văn bản nào. Hãy thử ít từ hơn, bỏ bớt bộ lọc, hoặc gõ số ký hiệu văn bản.")
        return
    out.print(f"{count(result.total)} văn bản\n")
    for number, hit in enumerate(result.hits, offset + 1):
        _summary(out, hit.document, f"{number}. ")
        for snippet in hit.passages:
            _snippet(out, snippet)
        out.print()
    for facet in result.facets:
        values = ", ".join(f"{_facet_value(facet.name, value)} ({times})" for value, times in facet.values[:8])
        if values:
            out.print(f"[dim]{FIELD_NAMES.get(facet.name, facet.name)}: {escape(values)}[/]")


def similar(out: Console, found: Sequence[Similar]) -> None:
    """Each document with the numbers that it has in common with the one asked for."""
    if not found:
        out.print("Không có văn bản nào giống: không cùng trích dẫn, không cùng từ trong trích yếu.")
    for number, one in enumerate(found, 1):
        _summary(out, one.document, f"{number}. ")
        if one.shared:
            out.print(f"   Cùng trích dẫn: {escape(', '.join(one.shared[:8]))}")


def _facet_value(name: str, value: str) -> str:
    if name == "period_kind":
        return PERIOD_KIND_NAMES.get(value, value).lower()
    return spoken_period(value) if name in ("quarter", "period") else value


def _summary(out: Console, document: DocumentSummary, prefix: str = "") -> None:
    place = " · ".join(filter(None, [document.province, spoken_period(document.period), spoken_date(document.date)]))
    out.print(f"{prefix}[bold]{escape(document.label)}[/] — {escape(place or 'chưa rõ tỉnh, kỳ')}")
    if document.title and document.title != document.label:
        out.print(f"   {escape(document.title)}")
    out.print(f"   [dim]{escape(document.id)} · {escape(document.path)}[/]")


def _snippet(out: Console, snippet: Snippet) -> None:
    if snippet.header:
        out.print(f"   [dim]{escape(' '.join(snippet.header.split()))}[/]")
    marks = [(left - snippet.start, right - snippet.start) for left, right in snippet.marks]
    out.print(Padding(quoted(snippet.text, marks), (0, 0, 0, 3), expand=False))


def answers(out: Console, found: Answers, phrased: Phrased | None = None) -> None:
    """What was understood; each answer with its quote and place, or the refusal with what came nearest."""
    for note in found.notes:
        out.print(f"[dim]{escape(note)}[/]")
    for condition in found.removed:
        out.print(f"[dim]Đã bỏ điều kiện: {escape(condition.title)}: {escape(condition.text)}.[/]")
    if found.status == "not_found":
        out.print(f"[bold]Không tìm thấy câu trả lời[/] trong {count(found.searched)} văn bản đã tra.")
        if found.nearest:
            out.print("Những đoạn gần nhất, [bold]không phải là câu trả lời[/]:")
        for answer in found.nearest:
            _answer(out, answer)
        return
    if found.status == "ambiguous":
        out.print("[yellow]Các văn bản trả lời khác nhau:[/]\n")
    if phrased is not None:
        _phrased(out, phrased)
    for number, answer in enumerate(found.answers, 1):
        mark = f"\\[{number}] " if phrased is not None else ""
        out.print(f"[bold]{mark}{escape(answer.text)}[/]")
        _answer(out, answer)


def _phrased(out: Console, found: Phrased) -> None:
    """What a model made of the quotes, where they were sent, and what was dropped."""
    told = f"Đã gửi câu hỏi và {found.sent} đoạn trích tới" if found.sent else "Chưa gửi được gì tới"
    out.print(f"[dim]{told} {escape(found.place)} ({escape(found.model)}).[/]")
    if found.vi:
        out.print(f"[yellow]{escape(found.vi)}[/]\n")
        return
    out.print("[bold]Mô hình soạn, từ các đoạn trích dưới đây:[/]")
    for sentence in found.sentences:
        marks = "".join(f"\\[{number}]" for number in sentence.quotes)
        out.print(f"   {escape(sentence.text)} [dim]{marks}[/]")
    if found.dropped:
        out.print(f"[dim]Đã bỏ {found.dropped} câu không dựa vào đoạn trích nào.[/]")
    out.print()


def _answer(out: Console, answer: Answer) -> None:
    at = answer.place - answer.start
    marks = [(at, at + len(answer.text))] if answer.place >= 0 and len(answer.text) < len(answer.quote) else []
    out.print(Padding(quoted(answer.quote, marks), (0, 0, 0, 3), expand=False))
    if answer.column:
        out.print(f"   [dim]Cột “{escape(answer.column)}”[/]")
    out.print(f"   [dim]{escape(answer.document.label)} · {escape(answer.document.id)} · vị trí {answer.start}[/]\n")


def document(out: Console, found: Document, *, whole: bool) -> None:
    """What a document says of itself and what it cites; with ``whole``, its text too."""
    out.print(f"[dim]{escape(found.id)} · {escape(found.source.path)}[/]")
    for name in ("doc_type", "title", "issuer", "province", "place", "date", "signer", "signer_title"):
        _field(out, name, getattr(found.metadata, name))
    number = found.metadata.canonical
    out.print(f"  {FIELD_NAMES['number']:<16} {escape(number) if number else '[yellow]chưa rõ[/]'}")
    period = found.metadata.period
    told = f"{spoken_period(period.key)}  [dim]({ORIGIN_NAMES[period.origin]})[/]" if period else "[yellow]chưa rõ[/]"
    out.print(f"  {FIELD_NAMES['period']:<16} {told}")
    table = Table("Trích dẫn", "Cơ quan ban hành", "Ngày", "Cách dùng", box=None, header_style="dim")
    for citation in found.citations:
        name = citation.canonical or f"{citation.doc_type} {citation.number}"
        cells = (name, citation.issuer or "chưa rõ", spoken_date(citation.date), TREATMENT_NAMES[citation.treatment])
        table.add_row(*map(escape, cells))
    out.print(f"\n  {count(len(found.citations))} trích dẫn")
    if found.citations:
        out.print(table)
    if whole:
        out.print()
        out.print(Text(found.source.text))


def _field(out: Console, name: str, value: Value | None) -> None:
    text = escape(spoken_date(value.text) if name == "date" else value.text) if value else ""
    told = f"{text}  [dim]({ORIGIN_NAMES[value.origin]})[/]" if value else "[yellow]chưa rõ[/]"
    out.print(f"  {FIELD_NAMES[name]:<16} {told}")


def overview(out: Console, found: Overview) -> None:
    """What the collection holds and what could not be read."""
    out.print(
        f"{count(found.documents)} văn bản · {count(found.mentions)} lượt trích dẫn · "
        f"{count(found.decisions)} số, ký hiệu khác nhau trong các trích dẫn"
    )
    out.print(f"Lập chỉ mục lần cuối: {spoken_moment(found.indexed_at) or 'chưa lần nào'}")
    table = Table("Tỉnh, thành phố", "Kỳ", "Số văn bản", box=None, header_style="dim")
    for province, key, number in found.periods:
        table.add_row(escape(province or "chưa rõ"), spoken_period(key) or "chưa rõ kỳ", count(number))
    out.print(table)
    rejected(out, found.rejected)


def findings(out: Console, found: Sequence[Finding]) -> None:
    """What was looked at in an index, a line each; what is wrong, with what repairs it, stands out."""
    marks = {"ok": "[green]✓[/]", "note": "[yellow]•[/]", "wrong": "[red]✗[/]"}
    for one in found:
        out.print(f"{marks[one.level]} {escape(one.vi)} [dim]({escape(one.en)})[/]")
        if one.repair_vi:
            out.print(f"  → {escape(one.repair_vi)} [dim]({escape(one.repair_en)})[/]")
    wrong = sum(one.level == "wrong" for one in found)
    told = f"[red]{wrong} chỗ cần sửa.[/]" if wrong else "[green]Chỉ mục lành lặn.[/]"
    out.print(f"\n{told} [dim]({f'{wrong} to repair' if wrong else 'The index is healthy'}.)[/]")


def rejected(out: Console, found: Sequence[Rejected]) -> None:
    """The files that did not go in, and why."""
    if found:
        out.print(f"\n[yellow]{count(len(found))} tệp hoặc bản ghi không đưa vào được:[/]")
    for one in found:
        out.print(f"  {escape(one.path)}: {escape(one.vi)} [dim]({escape(one.en)})[/]")


@contextmanager
def progress() -> Iterator[Callable[[indexing.Progress], None]]:
    """A bar on standard error for each step of indexing: what is done, how fast, how long it still takes."""
    names = {"read": "Đọc văn bản", "learn": "Lập toàn văn"}
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
    )
    with Progress(*columns, TextColumn("[dim]{task.fields[path]}"), console=Console(stderr=True)) as bars:
        tasks = {}

        def show(step: indexing.Progress) -> None:
            if step.step not in tasks:
                tasks[step.step] = bars.add_task(names[step.step], total=step.total or None, path="")
            bars.update(tasks[step.step], completed=step.done, total=step.total or None, path=step.path[-48:])

        yield show


def report(out: Console, found: indexing.Report) -> None:
    """What indexing did: a line of counts, then each file that did not go in and why."""
    seconds = f"{found.seconds:.1f}".replace(".", ",")
    out.print(
        f"Thêm {count(found.added)}, thay {count(found.replaced)}, giữ nguyên {count(found.skipped)}, "
        f"bỏ {count(found.removed)} văn bản; {count(len(found.rejected))} tệp không đưa vào được. "
        f"[dim]Đọc {count(found.read)} tệp trong {seconds} giây.[/]"
    )
    rejected(out, found.rejected)
