"""Commands that check what a person wrote against the collection: check a draft, lookup a list of numbers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
    from indexer.checking import Check
    from indexer.models import Source
    from indexer.store import Place

STANDARD_INPUT = "-"


@click.command("check")
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--province", "--tinh", help="Tỉnh của dự thảo, khi dự thảo không tự nêu. (Province, where the draft has none.)"
)
@click.option("--strict", is_flag=True, help="Lỗi thể thức cũng tính vào mã thoát. (Remarks on form fail, too.)")
@click.option(
    "--docx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Ghi bản sao DOCX có chú thích. (Write a copy with comments.)",
)
@index_option
@csv_option
@xlsx_option
@json_option
def check_command(
    file: Path,
    province: str | None,
    strict: bool,
    docx: Path | None,
    folder: Place | None,
    as_csv: bool,
    xlsx: Path | None,
    as_json: bool,
) -> None:
    """Soát viện dẫn của dự thảo (Word, PDF, văn bản; - là đầu vào chuẩn) với kho và Nghị định 30/2020/NĐ-CP.

    Check the citations of a draft against the collection and against the citing rule; the draft is not changed.

    \b
    Mã thoát (exit code):
      0  khớp hết, hoặc chỉ sai thể thức   (all agree; remarks on form do not count)
      3  có lỗi: sai khác, đã bị thay thế  (errors; with --strict remarks on form, too)
      4  không có lỗi, có chỗ phải xem: không có trong kho, nhiều văn bản cùng số, chưa đọc được  (only warnings)
      1  không đọc được dự thảo, không có chỉ mục   2  gõ sai lệnh
    \b
    Ví dụ: tracuu check du-thao.docx --docx du-thao-da-soat.docx
           tracuu check - --tinh "Quảng Ngãi" --json < du-thao.txt
    """
    from indexer.checking import check

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx)
    source, data = read_draft(file)
    with open_index(folder) as store:
        found = check(store, source, _find_province(province))
    if docx is not None:
        _annotate(file, data, found, docx)
    _print(found, as_csv=as_csv, xlsx=xlsx, as_json=as_json)
    sys.exit(_choose_exit_code(found, strict=strict))


def _choose_exit_code(found: Check, *, strict: bool) -> int:
    levels = found.levels
    if levels["error"] or (strict and levels["form"]):
        return 3
    return 4 if levels["warning"] or found.unread else 0


def _print(found: Check, *, as_csv: bool, xlsx: Path | None, as_json: bool) -> None:
    from indexer.exporting import finding_tables

    if xlsx is not None or as_csv:
        write_table(finding_tables.tabulate_check(found), xlsx)
    elif as_json:
        from indexer.exporting.as_json import findings

        print_json(findings.export_draft(found))
    else:
        show("checks.print_check", found)


@click.command("lookup")
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--province",
    "--tinh",
    help="Tỉnh của “UBND tỉnh” trong danh sách, khi dòng không nêu. (Province, where a line has none.)",
)
@click.option("--column", "--cot", help="Cột có số, ký hiệu: tên hoặc thứ tự. (Column of the numbers.)")
@index_option
@csv_option
@xlsx_option
@json_option
def lookup_command(
    file: Path,
    province: str | None,
    column: str | None,
    folder: Place | None,
    as_csv: bool,
    xlsx: Path | None,
    as_json: bool,
) -> None:
    """Tra một danh sách số, ký hiệu (mỗi dòng một số, hoặc CSV): mỗi số một dòng, số lần viện dẫn, lần đầu, lần cuối.

    Trong tệp Word hay HTML chỉ tra những đoạn, những hàng có số; không đọc ra số nào thì báo lỗi (mã thoát 1).

    Look up a list of numbers: a row a number with its status, counts, first and last mention. Of a document only the
    paragraphs and rows with a number are looked up; it is an error when no number at all can be read.

    \b
    Ví dụ: tracuu lookup danh-muc.txt --xlsx danh-muc-da-tra.xlsx
           tracuu lookup danh-muc.csv --cot "Số ký hiệu"
    """
    from indexer.checking import look_up, read_list
    from indexer.exporting import finding_tables
    from indexer.exporting.as_json import findings

    refuse_several(csv=as_csv, json=as_json, xlsx=xlsx)
    asked = read_list(read_draft(file)[0], column)
    with open_index(folder) as store:
        found = look_up(store, asked, _find_province(province))
    if xlsx is not None or as_csv:
        write_table(finding_tables.tabulate_lookup(found), xlsx)
    elif as_json:
        for one in found:
            print_json(findings.export_lookup(one))
    else:
        show("checks.print_lookup", found)


def _find_province(province: str | None) -> str | None:
    from indexer.decisions.tracing import find_known_province

    return find_known_province(province) if province else None


def read_draft(file: Path) -> tuple[Source, bytes | None]:
    """Return the document of a file, or of standard input with its bytes. Raises ReadError, which names the file."""
    from indexer.errors import BadInput, ReadError
    from indexer.models import Source
    from indexer.reading import read, read_text, recognition

    recognise = recognition.make_recogniser()
    try:
        if str(file) == STANDARD_INPUT:
            data = sys.stdin.buffer.read()
            return read_text("đầu vào chuẩn", data, recognise=recognise), data
        found = list(read(file, recognise=recognise))
    except ReadError as error:
        vi, en = ("Đầu vào chuẩn", "Standard input") if str(file) == STANDARD_INPUT else (file, file)
        raise type(error)(f"{vi}: {error.vi}", f"{en}: {error.en}") from error
    if len(found) != 1 or not isinstance(found[0], Source):
        raise BadInput(
            f"{file} là JSON Lines, chứa nhiều văn bản; hãy đưa từng dự thảo một.",
            f"{file} is JSON Lines and holds many documents; give one draft at a time.",
        )
    return found[0], None


def _annotate(file: Path, data: bytes | None, found: Check, target: Path) -> None:
    from indexer.checking import annotation

    comments = annotation.write(target, file if data is None else data, found)
    from indexer.messages.spoken import say_count

    print(f"Đã ghi {target}: {say_count(comments)} chú thích. (Written, with comments.)", file=sys.stderr)


COMMANDS = (check_command, lookup_command)
