"""What checking a draft, or looking up a list, found, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Column, Table

from indexer.checking.results import Check, Checked, Finding, FindingEvidence, Looked, Status
from indexer.checking.wording import FIELD_NAMES, LEVEL_NAMES, STATUS_NAMES, UNVERIFIED
from indexer.exporting.finding_tables import tell_when
from indexer.messages.spoken import say, say_count
from indexer.models import DocumentSummary
from indexer.terminal.quotes import mark_quote

_COLOURS: dict[Status, str] = {
    "differs": "red",
    "ended": "red",
    "several": "yellow",
    "absent": "yellow",
    "incomplete": "cyan",
    "agrees": "green",
}
_LEVEL_COLOURS = {"error": "red", "warning": "yellow", "form": "cyan", "note": "dim"}


def print_check(out: Console, found: Check) -> None:
    """Print what there is to say, citation by citation in the order of the text; then those that agree, a line
    each.
    """
    _print_summary(out, found)
    for one, findings in found.list_fresh():
        _print_citation(out, one, findings)
    agreeing = [one for one in found.citations if not one.findings]
    if agreeing:
        out.print("[green]Khớp:[/]")
    for one in agreeing:
        fields = ", ".join(FIELD_NAMES[name] for name in one.agreed) or "có trong kho, dự thảo không nêu gì để so"
        out.print(f"  Dòng {one.line}  [bold]{escape(one.number)}[/]  [dim]{escape(fields)}[/]")
    for place in found.unread:
        out.print(f"[yellow]Dòng {place.line}:[/] có vẻ là viện dẫn nhưng chưa đọc được: “{escape(place.text)}”")
    if any(f.kind.startswith(("replaced", "repealed", "expired")) for one in found.citations for f in one.findings):
        out.print(f"\n[dim]Hiệu lực: {UNVERIFIED}.[/]")


def _print_summary(out: Console, found: Check) -> None:
    number = found.document.metadata.canonical
    name = found.document.source.path.rsplit("/", 1)[-1]
    out.print(
        f"[bold]{escape(name)}[/]{f' · {escape(number)}' if number else ''} — "
        f"{say_count(len(found.citations))} viện dẫn, đối chiếu với {say_count(found.searched)} văn bản trong kho"
    )
    told = [
        f"[{_COLOURS[status]}]{say_count(n)} {STATUS_NAMES[status]}[/]" for status, n in found.statuses.items() if n
    ]
    out.print(f"  {' · '.join(told) or 'Dự thảo không viện dẫn số, ký hiệu văn bản nào.'}\n")


def _print_citation(out: Console, one: Checked, findings: Sequence[Finding]) -> None:
    colour = _COLOURS[one.status]
    heading = f"  [dim]{escape(' › '.join(one.heading))}[/]" if one.heading else ""
    out.print(f"[bold]Dòng {one.line}  {escape(one.number)}[/]  [{colour}]\\[{STATUS_NAMES[one.status]}][/]{heading}")
    start = one.citation.start - one.quote_start
    marks = ((start, start + one.citation.end - one.citation.start),)
    out.print(Padding(mark_quote(one.quote, marks), (0, 0, 0, 2), expand=False))
    for finding in findings:
        _print_finding(out, finding)
    out.print()


def _print_finding(out: Console, finding: Finding) -> None:
    told = f"[{_LEVEL_COLOURS[finding.level]}]{LEVEL_NAMES[finding.level]}:[/] {escape(finding.vi)}"
    out.print(Padding(told, (0, 0, 0, 2), expand=False))
    if finding.fix_vi:
        out.print(Padding(f"[bold]→ {escape(finding.fix_vi)}[/]", (0, 0, 0, 4), expand=False))
    for one in finding.evidence:
        _print_evidence(out, one)


def _print_evidence(out: Console, one: FindingEvidence) -> None:
    out.print(
        f"    [dim]Theo {escape(one.document.label)} ({escape(say(tell_when(one.document)) or 'chưa rõ ngày')}):[/]"
    )
    out.print(Padding(mark_quote(one.quote, ()), (0, 0, 0, 6), expand=False))


def print_lookup(out: Console, found: Sequence[Looked]) -> None:
    """Print a row for each number; below the table what there is to say of some."""
    table = Table(
        "Dòng",
        Column("Đã gõ", overflow="fold", max_width=36),
        Column("Hiểu là", overflow="fold", min_width=12),
        "Tình trạng",
        Column("Viện dẫn", justify="right"),
        Column("Văn bản", justify="right"),
        "Lần đầu",
        "Lần cuối",
        box=None,
        header_style="dim",
    )
    for one in found:
        name = STATUS_NAMES[one.status]
        colour = "red" if one.status == "unreadable" else _COLOURS[one.status]
        cells = (
            escape(one.typed),
            escape(one.number),
            f"[{colour}]{name}[/]",
            say_count(one.mentions),
            say_count(one.documents),
        )
        table.add_row(str(one.line), *cells, _describe_document(one.first), _describe_document(one.last))
    out.print(table)
    for one in found:
        for finding in one.findings:
            if finding.level != "note":
                out.print(f"Dòng {one.line}, [bold]{escape(one.number)}[/]: {escape(finding.vi)}")
                if finding.fix_vi:
                    out.print(f"  [bold]→ {escape(finding.fix_vi)}[/]")


def _describe_document(document: DocumentSummary | None) -> str:
    return escape(f"{say(tell_when(document))} {document.number or ''}".strip()) if document else ""
