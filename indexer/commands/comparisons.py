"""The command that brings two documents beside each other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands.checks import read_draft
from indexer.commands.named_documents import read_named_document
from indexer.commands.options import (
    csv_option,
    index_option,
    json_option,
    open_index,
    print_json,
    refuse_several,
    show,
    write_table,
    xlsx_option,
)

if TYPE_CHECKING:
    from indexer.models import Document
    from indexer.store import Place, Store


@click.command("compare")
@click.argument("left", metavar="ID|SỐ|TỆP")
@click.argument("right", metavar="ID|SỐ|TỆP")
@click.option("--all", "whole", is_flag=True, help="In cả những chỗ giống nhau. (What is the same, too.)")
@index_option
@csv_option
@xlsx_option
@json_option
def compare_command(
    left: str, right: str, whole: bool, folder: Place | None, as_csv: bool, xlsx: Path | None, as_json: bool
) -> None:
    """So sánh hai văn bản: mục cùng tên đặt cạnh nhau, câu và số liệu thay đổi, viện dẫn mới và không còn.

    Compare two documents of the index, or files (a draft): same headings beside each other, changes marked.

    \b
    Ví dụ: tracuu compare 612/BC-SCT 1385/BC-SCT
           tracuu compare du-thao.docx 3f2a91c0de12 --xlsx so-sanh.xlsx
    """
    from indexer.comparing import compare
    from indexer.exporting import comparison_tables
    from indexer.exporting.as_json.comparisons import export_comparison

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx)
    with open_index(folder) as store:
        found = compare(_find(store, left), _find(store, right))
    if xlsx is not None or as_csv:
        write_table(comparison_tables.tabulate_comparison(found, differing=not whole), xlsx)
    elif as_json:
        print_json(export_comparison(found))
    else:
        show("comparisons.print_comparison", found, differing=not whole)


def _find(store: Store, named: str) -> Document:
    """Return a file, when there is one of that name, else a document of the index."""
    from indexer.indexing import identify_document
    from indexer.parsing import parse

    path = Path(named)
    if path.is_file():
        source, _ = read_draft(path)
        return parse(source, identify_document(source))
    return read_named_document(store, named)


COMMANDS = (compare_command,)
