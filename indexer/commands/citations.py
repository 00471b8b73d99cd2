"""Commands that follow cited decisions: trace, decisions, matrix, conflicts, repeats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from indexer.commands.authors import open_authored
from indexer.commands.options import (
    csv_option,
    docx_option,
    index_option,
    is_explicit,
    json_option,
    open_index,
    print_json,
    refuse_several,
    show,
    write_annex,
    write_table,
    xlsx_option,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.exporting.annex import Annex
    from indexer.models import Decision, DocumentSummary, Trace
    from indexer.store import Place, Store


@click.command("trace")
@click.argument("number", nargs=-1, required=True)
@click.option("--province", "--tinh", help="Chỉ của tỉnh này. (Province.)")
@click.option("--year", "--nam", type=int, help="Chỉ của năm này. (Year.)")
@click.option("--issuer", "--co-quan", help="Chỉ của cơ quan này. (Issuing body.)")
@index_option
@csv_option
@xlsx_option
@docx_option
@json_option
def trace_command(
    number: tuple[str, ...],
    province: str | None,
    year: int | None,
    issuer: str | None,
    folder: Place | None,
    as_csv: bool,
    xlsx: Path | None,
    docx: Path | None,
    as_json: bool,
) -> None:
    """Tra nguồn viện dẫn một số, ký hiệu: được viện dẫn ở đâu, kỳ nào, với ngày nào, còn khớp nhau không.

    Trace a document number in any spelling through all documents.

    \b
    Ví dụ: tracuu trace 846/QĐ-UBND
           tracuu trace qd-ubnd 846/2017
           tracuu trace 175/QĐ-SCT --tinh "Đồng Nai"
           tracuu trace 846/QĐ-UBND --docx phu-luc.docx
    """
    from indexer.decisions import tracing, validity

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx, docx=None if xlsx else docx)
    with open_index(folder) as store:
        found = tracing.trace(store, " ".join(number), province=province, year=year, issuer=issuer)
        stale = [validity.list_stale_bases(store, decision) for decision in found.decisions]
        steps = [validity.find_passage_around(store, decision) for decision in found.decisions]
        if docx or xlsx or as_csv:
            annexed = _make_annex(store, found, province, year, issuer)
    if docx or xlsx:
        write_annex(annexed, docx, xlsx)
        for near in found.nearest:
            print(f"Có lẽ là: {near.canonical}, {near.issuer or 'chưa rõ cơ quan'} (Perhaps.)", file=sys.stderr)
    elif as_csv:
        from indexer.exporting import tables

        write_table(tables.tabulate_annex(annexed))
    elif as_json:
        from indexer.exporting import as_json as export

        beside = [
            {"timeline": export.export_timeline(d), **export.export_validity(late, near, d.canonical)}
            for d, late, near in zip(found.decisions, stale, steps, strict=True)
        ]
        print_json(export.export_trace(found, beside))
    else:
        show("citations.print_trace", found, stale, steps)


def _make_annex(store: Store, found: Trace, province: str | None, year: int | None, issuer: str | None) -> Annex:
    from indexer.exporting import annex
    from indexer.models import Filters
    from indexer.searching.filters import note_filters

    given = {"province": province, "year": str(year or ""), "issuer": issuer}
    narrowed = Filters(**{name: (value,) for name, value in given.items() if value})
    return annex.annex_decisions(store, found, note_filters(narrowed))


@click.command("decisions")
@click.option("--province", "--tinh", default="", help="Của tỉnh này. (Province.)")
@click.option("--issuer", "--co-quan", default="", help="Của cơ quan này. (Issuing body.)")
@click.option("--doc-type", "--loai", default="", help="Loại văn bản này. (Document type.)")
@click.option("--year", "--nam", type=int, help="Của năm này. (Year.)")
@click.option(
    "--status",
    "--tinh-trang",
    type=click.Choice(["absent", "present", "conflict", "ambiguous", "resolved"]),
    help="Không có toàn văn, có toàn văn, ghi không thống nhất, chưa xác định, thống nhất. (Status.)",
)
@click.option("--limit", "-n", default=50, show_default=True, type=click.IntRange(1), help="Số dòng. (Rows.)")
@index_option
@csv_option
@xlsx_option
@json_option
def decisions_command(
    limit: int, folder: Place | None, as_csv: bool, xlsx: Path | None, as_json: bool, **narrowed: Any
) -> None:
    """Danh mục mọi văn bản được viện dẫn, dùng nhiều đứng trước.

    The directory of all cited decisions, the most used first.

    \b
    Ví dụ: tracuu decisions --tinh "Quảng Ngãi" --loai "Quyết định"
           tracuu decisions --status absent --xlsx khong-co-toan-van.xlsx
    """
    from indexer.decisions import directory

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx)
    with open_index(folder) as store:
        found = directory.list_decisions(store, directory.DirectoryNarrowing(**narrowed))
    kept = found[:limit] if is_explicit("limit") else found  # a sheet is whole unless it is told how long to be
    if xlsx is not None or as_csv:
        from indexer.exporting import tables

        write_table(tables.tabulate_decisions(kept), xlsx)
    elif as_json:
        from indexer.exporting import as_json as export

        for decision in found[:limit]:
            print_json(export.export_listed(decision))
    else:
        show("citations.print_decisions", found, limit)


@click.command("matrix")
@click.argument("numbers", nargs=-1)
@click.option("--limit", "-n", default=20, show_default=True, type=click.IntRange(1), help="Số văn bản. (Decisions.)")
@index_option
@csv_option
@xlsx_option
@json_option
def matrix_command(
    numbers: tuple[str, ...], limit: int, folder: Place | None, as_csv: bool, xlsx: Path | None, as_json: bool
) -> None:
    """Số lần viện dẫn theo kỳ: văn bản nào được viện dẫn ở tỉnh, cơ quan nào, trong kỳ nào.

    Recurrence of decisions by province, body and period; an empty cell is a gap.

    \b
    Ví dụ: tracuu matrix 846/QĐ-UBND 512/QĐ-UBND
    """
    from indexer.decisions import directory

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx)
    with open_index(folder) as store:
        found = directory.count_recurrence(store, numbers, limit)
    for raw in found.absent:
        print(f"Không có văn bản nào trong kho viện dẫn số “{raw}”. (No document cites it.)", file=sys.stderr)
    if xlsx is not None or as_csv:
        from indexer.exporting import tables

        write_table(tables.tabulate_matrix(found), xlsx)
    elif as_json:
        from indexer.exporting import as_json as export

        print_json(export.export_matrix(found))
    else:
        show("citations.print_matrix", found)


@click.command("conflicts")
@click.option("--dismissed", "--da-bo-qua", is_flag=True, help="Những chỗ đã xem xét và bỏ qua. (Dismissed ones.)")
@index_option
@csv_option
@xlsx_option
@json_option
def conflicts_command(dismissed: bool, folder: Place | None, as_csv: bool, xlsx: Path | None, as_json: bool) -> None:
    """Mọi chỗ các văn bản ghi khác nhau về cùng một văn bản, nguyên văn đặt cạnh nhau.

    Every disagreement in the collection about a decision, with the quotes side by side.
    """
    from indexer.decisions import directory

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx)
    with open_index(folder) as store:
        found = directory.list_conflicts(store, dismissed=dismissed)
        own = _find_own_texts(store, found)
    if xlsx is not None or as_csv:
        from indexer.exporting import tables

        write_table(tables.tabulate_conflicts(found), xlsx)
    elif as_json:
        from indexer.exporting import as_json as export

        for decision in found:
            print_json(export.export_decision(decision))
    else:
        show("citations.print_conflicts", found, own, dismissed=dismissed)


def _find_own_texts(store: Store, found: Sequence[Decision]) -> dict[str, DocumentSummary]:
    """Return the decisions' own texts, by id, as far as the collection has them."""
    return {one.id: one.summary for one in store.documents([d.document for d in found if d.document])}


@click.command("dismiss")
@click.argument("number", nargs=-1, required=True)
@click.option("--reason", "--ly-do", default="", help="Vì sao bỏ qua. (Why it is none.)")
@click.option("--kind", "--loai", "kinds", multiple=True, help="Chỉ loại này, ví dụ dates_differ. (This kind only.)")
@click.option("--undo", is_flag=True, help="Thôi bỏ qua, báo lại như cũ. (Tell it again.)")
@click.option("--province", "--tinh", help="Chỉ của tỉnh này. (Province.)")
@click.option("--year", "--nam", type=int, help="Chỉ của năm này. (Year.)")
@click.option("--issuer", "--co-quan", help="Chỉ của cơ quan này. (Issuing body.)")
@index_option
def dismiss_command(
    number: tuple[str, ...], reason: str, kinds: tuple[str, ...], undo: bool, folder: Place | None, **narrowed: Any
) -> None:
    """Bỏ qua điểm các văn bản ghi không thống nhất về một số, ký hiệu, kèm lý do; lập lại chỉ mục vẫn giữ.

    Dismiss what the papers disagree about, with a note; kept through every re-index. A new disagreement is told.

    \b
    Ví dụ: tracuu dismiss 846/QĐ-UBND --reason "ngày 17/11 là lỗi đánh máy" --tinh "Quảng Ngãi"
           tracuu dismiss 846/QĐ-UBND --undo
    """
    from indexer.decisions import dismissals
    from indexer.errors import BadInput
    from indexer.identity.dismissals import KINDS
    from indexer.office import recorded_changes

    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise BadInput(
            f"Không có loại điểm không thống nhất “{unknown[0]}”. Các loại: {', '.join(KINDS)}.",
            f"“{unknown[0]}” is no kind of disagreement. Kinds: {', '.join(KINDS)}.",
        )
    if undo and reason:
        raise BadInput("Chỉ chọn một: --reason hoặc --undo.", "Choose one: --reason or --undo.")
    with open_index(folder, write=True) as store:
        typed = " ".join(number)
        decision = dismissals.find_decision(store, typed, undone=undo, **narrowed)
        if undo:
            recorded_changes.retell(store, *open_authored(folder), decision, kinds)
        else:
            recorded_changes.dismiss(store, *open_authored(folder), decision, reason, kinds)
        now = dismissals.retell_decision(store, decision)
        own = _find_own_texts(store, [now])
    show("citations.print_conflicts", [now], own)


@click.command("repeats")
@click.argument("number", nargs=-1, required=True)
@index_option
@csv_option
@xlsx_option
@json_option
def repeats_command(
    number: tuple[str, ...], folder: Place | None, as_csv: bool, xlsx: Path | None, as_json: bool
) -> None:
    """Câu viện dẫn lặp lại giữa các báo cáo: nguyên văn, hay chỉ khác số liệu.

    Sentences that carry a citation from report to report: verbatim, or with other figures.

    \b
    Ví dụ: tracuu repeats 846/QĐ-UBND
    """
    from indexer.decisions import repeats, tracing

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx)
    with open_index(folder) as store:
        traced = tracing.trace(store, " ".join(number))
    found = [repeat for decision in traced.decisions for repeat in repeats.find_repeats(decision)]
    if traced.status == "absent" and not (as_csv or as_json or xlsx):
        show("citations.print_trace", traced)
        return
    if xlsx is not None or as_csv:
        from indexer.exporting import tables

        write_table(tables.tabulate_repeats(found), xlsx)
    elif as_json:
        from indexer.exporting import as_json as export

        for repeat in found:
            print_json(export.export_repeat(repeat))
    else:
        show("citations.print_repeats", found)


COMMANDS = (trace_command, decisions_command, matrix_command, conflicts_command, dismiss_command, repeats_command)
