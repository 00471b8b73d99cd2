"""What cites a decision, as a person reads it in a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Column, Table

from indexer.decisions.tracing import count_provisions
from indexer.decisions.validity import StaleBasis, Step
from indexer.grammar.provinces import find_today
from indexer.identity.dismissals import note_dismissal
from indexer.messages.spoken import (
    KIND_NAMES,
    STATUS_NAMES,
    TREATMENT_NAMES,
    UNDERGONE,
    order_period,
    say,
    say_count,
    say_date,
    say_period,
    say_whole,
)
from indexer.models import Decision, DocumentSummary, Mention, Trace
from indexer.terminal.quotes import UNCLEAR, mark_quote, say_place

if TYPE_CHECKING:
    from indexer.decisions.directory import Matrix
    from indexer.decisions.disagreements import Side
    from indexer.decisions.repeats import Repeat


def print_trace(
    out: Console,
    found: Trace,
    stale: Sequence[Sequence[StaleBasis]] = (),
    steps: Sequence[Sequence[Step]] = (),
) -> None:
    """Print each decision with its dates, counts, conflicts, every mention with its verbatim quote, what is around
    it.

    ``stale`` and ``steps`` go with the decisions, in the same order.
    """
    if found.status == "absent":
        narrowed = " (trong phạm vi đã lọc)" if found.nearest else ""
        out.print(f"Không có văn bản nào trong kho viện dẫn hoặc mang số “{escape(found.query)}”{narrowed}.")
        for near in found.nearest:
            out.print(f"  Có lẽ là: {escape(_make_heading(near))} — {say_count(near.counts['mentions'])} lần viện dẫn")
        return
    for raw in found.absent:
        out.print(f"Không có văn bản nào trong kho viện dẫn hoặc mang số “{escape(raw)}”.\n")
    if len(found.decisions) > 1 and found.status == "found":
        out.print(f"[bold]{say_count(len(found.decisions))} văn bản[/], theo thứ tự các số đã gõ:\n")
    elif len(found.decisions) > 1:
        out.print(f"[bold]{say_count(len(found.decisions))} văn bản khác nhau[/] mang số “{escape(found.query)}”:\n")
    for index, decision in enumerate(found.decisions):
        _print_decision(out, decision)
        _print_provisions(out, decision)
        _print_stale_bases(out, stale[index] if stale else ())
        _print_steps(out, steps[index] if steps else [Step(1, stated) for stated in decision.relations])
        out.print()


def _print_stale_bases(out: Console, found: Sequence[StaleBasis]) -> None:
    if not found:
        return
    ended = found[0].ended
    out.print(
        f"  [red]! Vẫn được dùng làm căn cứ sau ngày {say_date(found[0].since)}, khi đã "
        f"{'bị thay thế' if ended.relation.kind == 'replaces' else 'hết hiệu lực'} "
        f"(theo lời {escape(ended.document.label)}; chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật):[/]"
    )
    out.print(Padding(mark_quote(ended.quote, ()), (0, 0, 0, 4), expand=False))
    for late in found:
        out.print(f"    [bold]{escape(late.mention.document.label)}[/], ngày {say_date(late.mention.document.date)}:")
        out.print(Padding(mark_quote(late.mention.quote, ()), (0, 0, 0, 6), expand=False))


def _print_steps(out: Console, found: Sequence[Step]) -> None:
    for step in found:
        relation, document = step.relation.relation, step.relation.document
        source = relation.source if relation.source != "this" else document.label
        target, day = escape(relation.target), f", từ ngày {say_date(relation.since)}" if relation.since else ""
        open_end = UNCLEAR if relation.unclear else ""
        actor = escape(source or relation.source_text or "")
        told = f"[cyan]{actor}[/]{open_end} {KIND_NAMES[relation.named]} [cyan]{target}[/]"
        if source is None and (used := UNDERGONE.get(relation.kind)) and not (relation.source_text and not day):
            named = used if relation.modality == "done" else f"{relation.modality}_{used}"
            told = f"[cyan]{target}[/] {TREATMENT_NAMES[named]}"
        out.print(f"  {'' if step.distance == 1 else '… '}{told}{day}  (theo {escape(document.label)})")


def _make_heading(decision: Decision) -> str:
    named = decision.doc_type is not None and decision.canonical.startswith(decision.doc_type)  # "Hiến pháp 2013"
    name = decision.canonical if named else f"{decision.doc_type or ''} {decision.canonical}".strip()
    parts = [name, f"{decision.issuer or 'chưa rõ cơ quan ban hành'}{_say_former_province(decision)}"]
    if decision.year:
        parts.append(f"năm {decision.year}")
    return " · ".join(parts)


def _say_former_province(decision: Decision) -> str:
    """Say where a province that is no more lies today: " (nay thuộc Hà Nội)"."""
    today = find_today(decision.scope)
    return f" (nay thuộc {', '.join(today)})" if today else ""


def _print_decision(out: Console, decision: Decision) -> None:
    _print_head(out, decision)
    if decision.mentions:
        _print_recurrence(out, decision.counted)
    out.print()
    for mention in decision.mentions:
        _print_mention(out, mention)


def _print_head(out: Console, decision: Decision) -> None:
    """Print what it is, the dates that are stated, what is disagreed about, how often it is cited."""
    colour = {"resolved": "green", "conflict": "red", "ambiguous": "yellow"}[decision.status]
    out.print(f"[bold]{escape(_make_heading(decision))}[/]  [{colour}]\\[{STATUS_NAMES[decision.status]}][/]")
    dates = ", ".join(f"{say_date(date)} ({say_count(times)} lần)" for date, times in decision.dates)
    out.print(f"  Ngày ban hành được ghi: {dates or 'không văn bản nào ghi'}")
    for reason in decision.reasons:
        out.print(f"  [{colour}]! {escape(say(reason))}[/]")
    for one in decision.dismissed:
        out.print(f"  [dim]{escape(say_whole(note_dismissal(one)))}[/]")
    counts = decision.counts
    out.print(
        f"  {say_count(counts['mentions'])} lần viện dẫn · {say_count(counts['passages'])} đoạn · "
        f"{say_count(counts['documents'])} văn bản{_say_versions(decision)} · {_say_presence(decision)}"
    )


def _print_provisions(out: Console, decision: Decision) -> None:
    """Print the provisions of it that are cited, most cited first."""
    cited = count_provisions(decision)
    if not cited:
        return
    table = Table(
        Column("Điều khoản được viện dẫn"), Column("Lần", justify="right"), Column("Văn bản", justify="right")
    )
    for provision, times, documents in cited[:_PROVISIONS]:
        table.add_row(escape(provision), say_count(times), say_count(documents))
    out.print(Padding(table, (0, 0, 0, 2), expand=False))
    if len(cited) > _PROVISIONS:
        out.print(f"  … và {say_count(len(cited) - _PROVISIONS)} điều khoản khác")


_PROVISIONS = 20  # rows that are shown


def _say_versions(decision: Decision) -> str:
    """Return how many papers stand for the documents counted: " (2 bản sao, 1 dự thảo)"; "" when each stands once."""
    papers = {m.document.id: m.document for m in decision.mentions}
    involved = set(decision.copies) | set(decision.copies.values())
    copies = sum(1 for known in involved if known in papers and papers[known].number)
    drafts = sum(1 for known in involved if known in papers and not papers[known].number)
    told = [f"{say_count(copies)} bản sao"] * (copies > 1) + [f"{say_count(drafts)} dự thảo"] * (drafts > 0)
    return f" ({', '.join(told)})" if told else ""


def _say_presence(decision: Decision) -> str:
    return f"toàn văn có trong kho ({decision.document})" if decision.document else "toàn văn không có trong kho"


def _print_recurrence(out: Console, mentions: Sequence[Mention]) -> None:
    """Print one line: in which periods and provinces it recurs."""
    places: dict[str, Counter[str]] = {}
    for mention in mentions:
        document = mention.document
        when = document.period or ""
        places.setdefault(document.province or "chưa rõ tỉnh", Counter())[when] += 1
    for province, periods in sorted(places.items()):
        spoken = (
            f"{say_period(key) or 'không nêu kỳ'} ×{times}"
            for key, times in sorted(periods.items(), key=lambda item: order_period(item[0]))
        )
        out.print(f"  Viện dẫn ở {escape(province)}: {escape(', '.join(spoken))}")


def _print_mention(out: Console, mention: Mention) -> None:
    document, citation = mention.document, mention.citation
    place = " · ".join(filter(None, [document.province, say_period(document.period)]))
    where = escape(place or "chưa rõ tỉnh, kỳ")
    out.print(f"  [bold]{escape(document.label)}[/] — {where}  [dim]{escape(document.id)}[/]")
    stated = say_date(citation.date) if citation.date else citation.odd_day or "không ghi ngày"
    told = f"{TREATMENT_NAMES[citation.used]} · {stated} · {say_place(document, citation.start)}"
    out.print(f"    [dim]{told}[/]{UNCLEAR if citation.unclear else ''}")
    marks = ((citation.start - mention.quote_start, citation.end - mention.quote_start),)
    out.print(Padding(mark_quote(mention.quote, marks), (0, 0, 0, 4), expand=False))


def print_decisions(out: Console, found: Sequence[Decision], limit: int) -> None:
    """Print the directory: a line for each decision, the most used first."""
    table = Table(
        Column("Số, ký hiệu", overflow="fold", min_width=12),
        "Cơ quan ban hành",
        "Năm",
        "Tình trạng",
        "Viện dẫn",
        "Văn bản",
        box=None,
        header_style="dim",
    )
    for decision in found[:limit]:
        counts = decision.counts
        present = "" if decision.document else ", không có toàn văn"
        table.add_row(
            escape(decision.canonical),
            escape(f"{decision.issuer or 'chưa rõ'}{_say_former_province(decision)}"),
            str(decision.year or ""),
            STATUS_NAMES[decision.status] + present,
            say_count(counts["mentions"]),
            say_count(counts["documents"]),
        )
    out.print(table)
    cited = sum(1 for decision in found if decision.mentions)
    own = f", {say_count(len(found) - cited)} có trong kho mà chưa được viện dẫn" if cited < len(found) else ""
    shown = min(limit, len(found))
    out.print(f"\n{say_count(shown)} trong {say_count(len(found))} văn bản: {say_count(cited)} được viện dẫn{own}")


def print_matrix(out: Console, found: Matrix) -> None:
    """Print recurrence: a row for each decision and body, a column for each period, a dot for a gap."""
    columns = ("Số, ký hiệu", "Tỉnh", "Cơ quan viện dẫn", *(say_period(key) or "không nêu kỳ" for key in found.periods))
    if not found.rows:
        out.print("Không có văn bản nào trong kho viện dẫn các số này.")
        return
    table = Table(*columns, box=None, header_style="dim")
    for row in found.rows:
        cells = (str(row.counts.get(key, "·")) for key in found.periods)
        where = (row.decision.canonical, row.province or "chưa rõ", row.issuer or "chưa rõ")
        table.add_row(*map(escape, where), *cells)
    out.print(table)


def print_conflicts(
    out: Console, found: Sequence[Decision], own: Mapping[str, DocumentSummary], *, dismissed: bool = False
) -> None:
    """Print each disagreement with its reasons, and of each side how often it is said and some quotes.

    ``own`` are the decisions' own texts, by id, where the collection has them.
    """
    from indexer.decisions.disagreements import list_disagreements

    if not found:
        out.print(
            f"Không có điểm không thống nhất nào {'đã được bỏ qua' if dismissed else 'giữa các văn bản trong kho'}."
        )
    for decision in found:
        _print_head(out, decision)
        for one in list_disagreements(decision, own.get(decision.document or "")):
            for side in one.sides:
                _print_side(out, decision, side, is_date=one.question in ("date", "year", "early"))
        out.print()


def _print_side(out: Console, decision: Decision, side: Side, *, is_date: bool) -> None:
    value = (say_date(side.value) if is_date else side.value) or "chưa rõ"
    if side.document:
        out.print(f"  [bold]{escape(value)}[/]: chính văn bản ghi ({escape(side.document)})")
        return
    out.print(f"  [bold]{escape(value)}[/]: {say_count(side.times)} lần")
    places = {(place.document, place.start) for place in side.places}
    for mention in decision.mentions:
        if (mention.document.id, mention.citation.start) in places:
            _print_mention(out, mention)


def print_repeats(out: Console, found: Sequence[Repeat]) -> None:
    """Print each sentence that is repeated, with where, and which figures change."""
    from indexer.decisions.repeats import KINDS

    if not found:
        out.print("Không có câu nào mang số này lặp lại ở văn bản khác.")
    for repeat in found:
        kind = KINDS[repeat.kind]
        out.print(f"[bold]{say_count(len(repeat.mentions))} lần[/], {kind}:")
        out.print(Padding(mark_quote(repeat.mentions[0].quote, ()), (0, 0, 0, 2), expand=False))
        for mention, figures in zip(repeat.mentions, repeat.figures, strict=True):
            changing = f": {', '.join(figures)}" if figures else ""
            document = mention.document
            where = f"{document.label}, {say_period(document.period) or 'không nêu kỳ'}"
            out.print(f"    {escape(where)}[yellow]{escape(changing)}[/]")
        out.print()
