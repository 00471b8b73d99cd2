"""Two documents beside each other, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from indexer.comparing import Change, ComparedSection, Comparison
from indexer.messages.spoken import COMPARED_NAMES, say_count
from indexer.models import Document, Passage
from indexer.terminal.quotes import mark_quote


def print_comparison(out: Console, found: Comparison, *, differing: bool = True) -> None:
    """Print the counts, what each cites that the other does not, then the lines beside each other."""
    counts = found.counts
    for number, document in enumerate((found.left, found.right), 1):
        out.print(f"Văn bản {number}: [bold]{escape(document.summary.label)}[/]  {document.id}")
    out.print(
        f"  {say_count(counts['changed'])} chỗ thay đổi (trong đó {say_count(counts['figures'])} chỗ đổi số liệu) · "
        f"{say_count(counts['gone'])} chỗ chỉ có ở văn bản 1 · {say_count(counts['new'])} chỗ chỉ có ở văn bản 2 · "
        f"{say_count(counts['same'])} chỗ giống nhau\n"
    )
    _print_citations(out, found)
    for section in found.sections:
        if section.differs or not differing:
            _print_section(out, found, section, differing=differing)


def _print_citations(out: Console, found: Comparison) -> None:
    for status in ("new", "gone"):
        numbers = [one.citation.canonical or "" for one in found.citations if one.status == status]
        if numbers:
            out.print(f"Viện dẫn {COMPARED_NAMES[status]}: {escape(', '.join(numbers))}")
    out.print()


def _print_section(out: Console, found: Comparison, section: ComparedSection, *, differing: bool) -> None:
    heading = section.left or section.right
    if heading is not None:
        document = found.left if section.left else found.right
        only = "" if section.left and section.right else f" ({COMPARED_NAMES['gone' if section.left else 'new']})"
        out.print(Text.assemble((" ".join(_cut_words(document, heading).strip("*#_ ").split()), "bold"), only))
    for line in section.lines:
        if line.status == "same" and not differing:
            _print_side(out, found.left, line.left, (), "=")
        elif line.status != "same":
            _print_side(out, found.left, line.left, line.left_changes, "1")
            _print_side(out, found.right, line.right, line.right_changes, "2")
    out.print()


def _print_side(
    out: Console, document: Document, passage: Passage | None, changes: Sequence[Change], sign: str
) -> None:
    if passage is not None:
        marks = [(change.start - passage.start, change.end - passage.start) for change in changes]
        words = Text.assemble((f"{sign}: ", "dim"), mark_quote(_cut_words(document, passage), marks))
        out.print(Padding(words, (0, 0, 0, 2), expand=False))


def _cut_words(document: Document, passage: Passage) -> str:
    return document.source.text[passage.start : passage.end]
