"""What the index holds and how it came to it, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table

from indexer.messages.remarks import find_remark
from indexer.messages.spoken import ROLE_NAMES, say_count, say_decimal, say_moment, say_period
from indexer.models import (
    Mark,
    Overview,
    Rejected,
)

_SHOWN = 10  # documents that are named under a remark

if TYPE_CHECKING:
    from indexer import indexing
    from indexer.indexing.copies import CopyReport
    from indexer.models.health import PartFinding
    from indexer.office.people import Person


def print_overview(out: Console, found: Overview) -> None:
    """Print what the collection holds and what could not be read."""
    out.print(
        f"{say_count(found.documents)} văn bản{_tell_papers(found)} · {say_count(found.mentions)} lần viện dẫn · "
        f"{say_count(found.decisions)} số, ký hiệu khác nhau trong các viện dẫn"
    )
    out.print(f"Lập chỉ mục lần cuối: {say_moment(found.indexed_at) or 'chưa lần nào'}")
    table = Table("Tỉnh, thành phố", "Kỳ", "Số văn bản", box=None, header_style="dim")
    for province, key, number in found.periods:
        table.add_row(escape(province or "chưa rõ"), say_period(key) or "không nêu kỳ", say_count(number))
    out.print(table)
    print_rejected(out, found.rejected)


def _tell_papers(found: Overview) -> str:
    """Tell in how many papers the documents are, where some are there several times."""
    return f" ({say_count(found.papers)} bản)" if found.papers > found.documents else ""


_COMPARED = {
    "files": "tệp đã ghi nhớ (files)",
    "corrections": "thông tin đã sửa (corrections)",
    "dismissals": "điểm không thống nhất đã bỏ qua (dismissals)",
    "mentions": "số lần viện dẫn (mentions)",
    "decisions": "số, ký hiệu được viện dẫn (numbers)",
    "provinces": "văn bản theo tỉnh (provinces)",
    "periods": "văn bản theo kỳ (periods)",
    "doc_types": "văn bản theo loại (types)",
    "rejected": "tệp không đọc được (unread files)",
}


def print_copied(out: Console, report: CopyReport) -> None:
    """Print what was copied from one index to another, and what is not the same in both."""
    out.print(
        f"Đã chép {say_count(report.documents)} văn bản, {say_count(report.files)} tệp, "
        f"{say_count(report.corrections)} thông tin đã sửa, "
        f"{say_count(report.dismissals)} điểm không thống nhất đã bỏ qua. "
        "[dim](Copied.)[/]"
    )
    if report.same:
        out.print("Hai chỉ mục giống nhau; người dùng, theo dõi, hồ sơ không chép. [dim](Both are the same.)[/]")
        return
    named = (
        ("Chưa sang được", "Missing", report.missing),
        ("Chỉ có ở chỗ đến", "Only in the target", report.added),
        ("Không giống nhau", "Not the same", report.changed),
    )
    for vi, en, ids in named:
        if ids:
            shown = ", ".join(sorted(ids)[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
            out.print(f"{vi}: {say_count(len(ids))} văn bản: {escape(shown)} [dim]({en})[/]")
    if report.kept:
        out.print(f"Khác nhau: {', '.join(_COMPARED[name] for name in report.kept)} [dim](Differing)[/]")


def print_people(out: Console, found: Sequence[Person]) -> None:
    """Print everybody with a name, with role, e-mail, and how often a letter is sent."""
    if not found:
        out.print(
            'Chưa có ai có tên riêng. Thêm: tracuu users add "HỌ TÊN" --role administrator. [dim](Nobody yet.)[/]'
        )
        return
    table = Table("Tên", "Vai trò", "Thư điện tử", "Thư tin mới", "Thêm lúc", box=None, header_style="dim")
    letters = {"": "không", "daily": "hằng ngày", "weekly": "hằng tuần"}
    for one in found:
        named = one.name if one.hashed else f"{one.name} (chưa có mật khẩu)"
        cells = (named, ROLE_NAMES[one.role], one.email, letters[one.letters], say_moment(one.added_at))
        table.add_row(*map(escape, cells))
    out.print(table)


def print_findings(out: Console, found: Sequence[PartFinding]) -> None:
    """Print what was looked at in an index, a line each; what is wrong, with what repairs it, stands out."""
    marks = {"ok": "[green]✓[/]", "note": "[yellow]•[/]", "wrong": "[red]✗[/]"}
    for one in found:
        out.print(f"{marks[one.level]} {escape(one.vi)} [dim]({escape(one.en)})[/]")
        if one.repair_vi:
            out.print(f"  → {escape(one.repair_vi)} [dim]({escape(one.repair_en)})[/]")
    wrong = sum(one.level == "wrong" for one in found)
    told = f"[red]{say_count(wrong)} chỗ cần sửa.[/]" if wrong else "[green]Chỉ mục không có lỗi.[/]"
    out.print(f"\n{told} [dim]({f'{wrong:,} to repair' if wrong else 'The index is healthy'}.)[/]")


def print_rejected(out: Console, found: Sequence[Rejected]) -> None:
    """Print the files that did not go in, grouped by the reason, which says what to do; the most frequent reason
    first.
    """
    if found:
        out.print(f"\n[yellow]{say_count(len(found))} tệp hoặc bản ghi không đưa vào được:[/]")
    reasons: dict[tuple[str, str], list[Rejected]] = {}
    for one in found:
        reasons.setdefault((one.vi, one.en), []).append(one)
    for (vi, en), some in sorted(reasons.items(), key=lambda row: -len(row[1])):
        if len(some) == 1:
            out.print(f"  {escape(some[0].path)}{_say_waiting_pages(some[0])}: {escape(vi)} [dim]({escape(en)})[/]")
            continue
        out.print(f"  {say_count(len(some))} tệp: {escape(vi)} [dim]({escape(en)})[/]")
        for one in some:
            out.print(f"    {escape(one.path)}{_say_waiting_pages(one)}")


def _say_waiting_pages(one: Rejected) -> str:
    return f" ({say_count(one.waiting)} trang)" if one.waiting else ""


def print_remarks(out: Console, found: Sequence[tuple[Mark, tuple[str, ...]]]) -> None:
    """Print how some documents that went in were read: converted, or without a part of their file."""
    for mark, paths in sorted(found, key=lambda row: -len(row[1])):
        remark = find_remark(mark)
        if remark is None:
            continue
        out.print(f"\n[yellow]{say_count(len(paths))} văn bản[/]: {escape(remark.vi)} [dim]({escape(remark.en)})[/]")
        for path in paths[:_SHOWN]:
            out.print(f"    {escape(path)}")
        if len(paths) > _SHOWN:
            out.print(f"    … và {say_count(len(paths) - _SHOWN)} văn bản khác")


@contextmanager
def show_progress() -> Iterator[Callable[[indexing.Progress], None]]:
    """Show a bar on standard error for each step of indexing: what is done, how fast, how long it still takes."""
    names = {"read": "Đọc văn bản", "recognise": "Nhận dạng chữ (trang)", "learn": "Lập toàn văn"}
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


def print_report(out: Console, found: indexing.Report) -> None:
    """Print what indexing did: a line of counts, then each file that did not go in and why."""
    seconds = say_decimal(f"{found.seconds:.1f}")
    out.print(
        f"Thêm {say_count(found.added)}, thay {say_count(found.replaced)}, giữ nguyên {say_count(found.skipped)}, "
        f"bỏ {say_count(found.removed)} văn bản; {say_count(len(found.rejected))} tệp không đưa vào được. "
        f"[dim]Đọc {say_count(found.read)} tệp trong {seconds} giây.[/]"
    )
    print_remarks(out, found.remarks)
    print_rejected(out, found.rejected)
