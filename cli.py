"""The command line: every command opens the index, calls one verb of ``indexer`` and shows the result.

Imports are late: ``tracuu --help`` loads click alone, ``tracuu trace`` neither pyvi nor Whoosh.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from indexer.indexing import Progress
    from indexer.models import Filters, Sort
    from indexer.store.embedded import EmbeddedStore

_COUNTED = ("added", "replaced", "skipped", "removed", "read", "bytes")
_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def main() -> None:
    """Run the command; every expected error is one sentence on standard error and exit code 1."""
    from indexer.errors import TracuuError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        tracuu(standalone_mode=False)
    except TracuuError as error:
        _stop(error.vi, error.en)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "tracuu"
        _stop(f"Sai cách dùng: {error.format_message()} Xem: {command} --help", None, code=2)
    except (click.Abort, KeyboardInterrupt):
        _stop("Đã dừng theo yêu cầu; chỉ mục vẫn dùng được, chạy lại để làm tiếp.", "Interrupted.", code=130)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - the reader of the pipe left
        sys.exit(1)


def _stop(vi: str, en: str | None, code: int = 1) -> None:
    print(f"Lỗi: {vi}", file=sys.stderr)
    if en:
        print(f"     ({en})", file=sys.stderr)
    sys.exit(code)


def _index_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--index",
        "-i",
        "folder",
        type=click.Path(path_type=Path),
        envvar="TRACUU_INDEX",
        help="Thư mục chỉ mục (hoặc biến TRACUU_INDEX). (Index folder.)",
    )(command)


def _json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--json", "as_json", is_flag=True, help="In JSON, mỗi kết quả một dòng. (JSON lines.)")(command)


def _csv_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--csv", "as_csv", is_flag=True, help="In CSV cho bảng tính. (CSV.)")(command)


def _xlsx_option(command: Callable[..., Any]) -> Callable[..., Any]:
    path = click.Path(path_type=Path, dir_okay=False)
    return click.option("--xlsx", type=path, help="Ghi ra tệp Excel này. (Write this Excel workbook.)")(command)


def _print_csv(kind: str, found: Any) -> None:
    from indexer import sheets

    sheets.write_csv(sys.stdout, getattr(sheets, kind)(found))


def _write_xlsx(path: Path, kind: str, found: Any) -> None:
    from indexer import sheets

    sheets.write_xlsx(path, getattr(sheets, kind)(found))
    print(f"Đã ghi {path}. (Written.)", file=sys.stderr)


def _filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        ("province", "--tinh", "Chỉ tỉnh, thành phố này. (Province.)"),
        ("year", "--nam", "Chỉ năm này, ví dụ 2023. (Year.)"),
        ("quarter", "--quy", "Chỉ quý này, ví dụ I/2023. (Quarter.)"),
        ("doc-type", "--loai", "Chỉ loại văn bản này. (Document type.)"),
        ("issuer", "--co-quan", "Chỉ cơ quan ban hành này. (Issuing body.)"),
        ("date", "--ngay", "Chỉ ban hành trong ngày, khoảng này: 1/3/2023..31/3/2023. (Dated.)"),
        ("period-kind", "--ky", "Chỉ loại kỳ này: tháng, quý, 6 tháng, năm, giai đoạn. (Kind of period.)"),
        ("cited-body", "--cua", "Chỉ văn bản trích dẫn văn bản của cơ quan này. (Cited body.)"),
        ("cites", "--trich-dan", "Chỉ văn bản trích dẫn số này. (Citing this number.)"),
    )
    for name, alias, text in reversed(options):
        command = click.option(f"--{name}", alias, multiple=True, help=text)(command)
    return command


def default_index() -> Path:
    """The index folder when none is named: in the user's data folder of the operating system."""
    import platformdirs

    return Path(platformdirs.user_data_dir("tracuu", appauthor=False)) / "index"


@contextmanager
def _store(folder: Path | None, *, write: bool = False) -> Iterator[EmbeddedStore]:
    from indexer.store.embedded import open_store

    store = open_store(folder or default_index(), write=write, create=write)
    try:
        yield store
    finally:
        store.close()


def _show(view: str, *found: Any, **options: Any) -> None:
    from indexer import terminal

    getattr(terminal, view)(terminal.console(), *found, **options)


def _print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


@click.group(context_settings=_CONTEXT)
@click.version_option(package_name="tracuu", message="tracuu %(version)s")
def tracuu() -> None:
    """Tra cứu văn bản hành chính: tìm, lần theo trích dẫn, trả lời bằng nguyên văn.

    Find, trace and quote Vietnamese administrative documents; nothing leaves this computer.

    \b
    Ví dụ (examples):
      tracuu index BaoCao/                 đưa thư mục văn bản vào chỉ mục
      tracuu trace 846/QĐ-UBND             văn bản này được trích dẫn ở đâu, khi nào
      tracuu search "vị trí việc làm" --tinh "Quảng Ngãi" --nam 2023
      tracuu serve                         mở giao diện web trên máy này
    """


@tracuu.command("index")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Bỏ văn bản mà tệp không còn nữa. (Drop documents whose file is gone.)")
@_index_option
@_json_option
def index_command(paths: tuple[Path, ...], prune: bool, folder: Path | None, as_json: bool) -> None:
    """Đưa tệp và thư mục vào chỉ mục; tệp không đổi được bỏ qua.

    Index files and folders (.txt .md .html .docx .jsonl); unchanged files are skipped.

    \b
    Ví dụ: tracuu index BaoCao/ CongVan/2023.docx
           tracuu index BaoCao/ --prune
    """
    from indexer.indexing import index

    with _progress() as progress, _store(folder, write=True) as store:
        report = index(store, paths, prune=prune, progress=progress)
        missing = bool(report.rejected) and not (report.added or report.replaced or report.skipped or report.removed)
    if as_json:
        _print_json(
            {
                **{name: getattr(report, name) for name in _COUNTED},
                "seconds": round(report.seconds, 3),
                "rejected": [{"path": r.path, "reason": r.vi, "reason_en": r.en} for r in report.rejected],
            }
        )
    else:
        _show("report", report)
    if missing:
        sys.exit(1)


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """A progress bar on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from indexer import terminal

    with terminal.progress() as show:
        yield show


@tracuu.command("search")
@click.argument("query", nargs=-1)
@click.option("--batch", type=click.Path(path_type=Path), help="Tệp JSON Lines: mỗi dòng {id, query, filters}.")
@click.option("--limit", "-n", default=10, show_default=True, type=click.IntRange(1, 1000), help="Số văn bản. (Hits.)")
@click.option("--offset", default=0, type=click.IntRange(0), help="Bỏ qua bấy nhiêu văn bản đầu. (Skip.)")
@click.option(
    "--sort",
    "--sap-xep",
    type=click.Choice(["relevance", "date", "mentions"]),
    default="relevance",
    help="Xếp theo độ khớp, ngày ban hành, số lần nhắc. (Order.)",
)
@_filter_options
@_index_option
@_csv_option
@_xlsx_option
@_json_option
def search_command(
    query: tuple[str, ...],
    batch: Path | None,
    limit: int,
    offset: int,
    folder: Path | None,
    as_csv: bool,
    xlsx: Path | None,
    sort: Sort,
    as_json: bool,
    **chosen: tuple[str, ...],
) -> None:
    """Tìm theo từ, cụm từ trong ngoặc kép, hay số ký hiệu; có dấu hoặc không dấu.

    Search by words, "phrases" or numbers, with or without diacritics.

    \b
    Ví dụ: tracuu search cai cach hanh chinh
           tracuu search '"vị trí việc làm" tỉnh: Bắc Giang' --nam 2025
           tracuu search 'lũ lụt OR hạn hán từ: 1/2023 đến: 6/2023' --sort date --xlsx lu.xlsx
    """
    from indexer import export
    from indexer.filtering import filters
    from indexer.query import parse
    from indexer.searching import search

    common = filters(chosen)
    with _store(folder) as store:
        if batch is not None:
            for line in _batch(batch, "query"):
                asked = parse(line["query"], _both(common, filters(line.get("filters") or {})))
                _print_json(
                    {"id": line.get("id"), **export.search_result(search(store, asked, limit, offset, sort=sort))}
                )
            return
        asked = parse(_words(query), common)
        result = search(store, asked, limit, offset, sort=sort)
    if xlsx is not None:
        _write_xlsx(xlsx, "hits", result)
        return
    if as_csv:
        _print_csv("hits", result)
        return
    if as_json:
        _print_json(export.search_result(result))
        return
    _show("search", result)


def _words(typed: tuple[str, ...]) -> str:
    from indexer.errors import BadInput

    text = " ".join(typed).strip()
    if not any(letter.isalnum() for letter in text):
        raise BadInput(
            "Chưa có gì để tìm. Hãy gõ từ cần tìm hoặc số ký hiệu văn bản.",
            "There is nothing to look for. Type words or a document number.",
        )
    return text


def _both(common: Filters, own: Filters) -> Filters:
    from dataclasses import fields, replace

    return replace(common, **{f.name: getattr(own, f.name) or getattr(common, f.name) for f in fields(common)})


def _batch(path: Path, needed: str) -> Iterator[dict[str, Any]]:
    """The lines of a batch file. Raises BadInput that names the line."""
    from indexer.errors import BadInput

    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"Không đọc được tệp {path}: {error}.", f"The file {path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict) or not isinstance(value.get(needed), str):
            raise BadInput(
                f"Dòng {number} của {path} không phải là JSON có “{needed}”.",
                f"Line {number} of {path} is not a JSON object with “{needed}”.",
            )
        yield value


@tracuu.command("trace")
@click.argument("number", nargs=-1, required=True)
@click.option("--province", "--tinh", help="Chỉ của tỉnh này. (Province.)")
@click.option("--year", "--nam", type=int, help="Chỉ của năm này. (Year.)")
@click.option("--issuer", "--co-quan", help="Chỉ của cơ quan này. (Issuing body.)")
@_index_option
@_csv_option
@_xlsx_option
@_json_option
def trace_command(
    number: tuple[str, ...],
    province: str | None,
    year: int | None,
    issuer: str | None,
    folder: Path | None,
    as_csv: bool,
    xlsx: Path | None,
    as_json: bool,
) -> None:
    """Lần theo một số ký hiệu: được trích dẫn ở đâu, kỳ nào, với ngày nào, còn khớp nhau không.

    Trace a document number in any spelling through all documents.

    \b
    Ví dụ: tracuu trace 846/QĐ-UBND
           tracuu trace qd-ubnd 846/2017
           tracuu trace 175/QĐ-SCT --tinh "Đồng Nai"
    """
    from indexer import tracing, validity

    with _store(folder) as store:
        found = tracing.trace(store, " ".join(number), province=province, year=year, issuer=issuer)
        stale = [validity.stale_basis(store, decision) for decision in found.decisions]
        steps = [validity.around(store, decision) for decision in found.decisions]
    if xlsx is not None:
        _write_xlsx(xlsx, "mentions", found.decisions)
    elif as_csv:
        _print_csv("mentions", found.decisions)
    elif as_json:
        from indexer import export

        beside = [
            {"timeline": export.timeline(d), **export.validity(late, near, d.canonical)}
            for d, late, near in zip(found.decisions, stale, steps, strict=True)
        ]
        _print_json(export.trace(found, beside))
    else:
        _show("trace", found, stale, steps)


@tracuu.command("decisions")
@click.option("--province", "--tinh", default="", help="Của tỉnh này. (Province.)")
@click.option("--issuer", "--co-quan", default="", help="Của cơ quan này. (Issuing body.)")
@click.option("--doc-type", "--loai", default="", help="Loại văn bản này. (Document type.)")
@click.option("--year", "--nam", type=int, help="Của năm này. (Year.)")
@click.option(
    "--status",
    "--tinh-trang",
    type=click.Choice(["absent", "present", "conflict", "ambiguous", "resolved"]),
    help="Vắng mặt, có mặt, mâu thuẫn, chưa phân định, thống nhất. (Status.)",
)
@click.option("--limit", "-n", default=50, show_default=True, type=click.IntRange(1), help="Số dòng. (Rows.)")
@_index_option
@_csv_option
@_xlsx_option
@_json_option
def decisions_command(
    limit: int, folder: Path | None, as_csv: bool, xlsx: Path | None, as_json: bool, **narrowed: Any
) -> None:
    """Danh mục mọi văn bản được trích dẫn, dùng nhiều đứng trước.

    The directory of all cited decisions, the most used first.

    \b
    Ví dụ: tracuu decisions --tinh "Quảng Ngãi" --loai "Quyết định"
           tracuu decisions --status absent --xlsx vang-mat.xlsx
    """
    from indexer import directory

    with _store(folder) as store:
        found = directory.decisions(store, directory.Narrowing(**narrowed))
    if xlsx is not None:
        _write_xlsx(xlsx, "decisions", found)
    elif as_csv:
        _print_csv("decisions", found)
    elif as_json:
        from indexer import export

        for decision in found[:limit]:
            _print_json(export.listed(decision))
    else:
        _show("decisions", found, limit)


@tracuu.command("matrix")
@click.argument("numbers", nargs=-1)
@click.option("--limit", "-n", default=20, show_default=True, type=click.IntRange(1), help="Số văn bản. (Decisions.)")
@_index_option
@_csv_option
@_json_option
def matrix_command(numbers: tuple[str, ...], limit: int, folder: Path | None, as_csv: bool, as_json: bool) -> None:
    """Bảng lặp lại: văn bản nào được nhắc ở tỉnh, cơ quan nào, trong kỳ nào; ô trống là không nhắc.

    Recurrence of decisions by province, body and period; an empty cell is a gap.

    \b
    Ví dụ: tracuu matrix 846/QĐ-UBND 512/QĐ-UBND
    """
    from indexer import directory

    with _store(folder) as store:
        found = directory.matrix(store, numbers, limit)
    if as_csv:
        _print_csv("matrix", found)
    elif as_json:
        from indexer import export

        _print_json(export.matrix(found))
    else:
        _show("matrix", found)


@tracuu.command("conflicts")
@_index_option
@_csv_option
@_json_option
def conflicts_command(folder: Path | None, as_csv: bool, as_json: bool) -> None:
    """Mọi chỗ các văn bản ghi khác nhau về cùng một văn bản, nguyên văn đặt cạnh nhau.

    Every disagreement in the collection about a decision, with the quotes side by side.
    """
    from indexer import directory

    with _store(folder) as store:
        found = directory.conflicts(store)
    if as_csv:
        _print_csv("conflicts", found)
    elif as_json:
        from indexer import export

        for decision in found:
            _print_json(export.decision(decision))
    else:
        _show("conflicts", found)


@tracuu.command("repeats")
@click.argument("number", nargs=-1, required=True)
@_index_option
@_csv_option
@_json_option
def repeats_command(number: tuple[str, ...], folder: Path | None, as_csv: bool, as_json: bool) -> None:
    """Câu mang trích dẫn được chép lại từ báo cáo này sang báo cáo khác: nguyên văn, hay chỉ khác số liệu.

    Sentences that carry a citation from report to report: verbatim, or with other figures.

    \b
    Ví dụ: tracuu repeats 846/QĐ-UBND
    """
    from indexer import repeating, tracing

    with _store(folder) as store:
        traced = tracing.trace(store, " ".join(number))
    found = [repeat for decision in traced.decisions for repeat in repeating.repeats(decision)]
    if traced.status == "absent" and not (as_csv or as_json):
        from indexer import terminal

        terminal.trace(terminal.console(), traced)
        return
    if as_csv:
        _print_csv("repeats", found)
    elif as_json:
        from indexer import export

        for repeat in found:
            _print_json(export.repeat(repeat))
    else:
        _show("repeats", found)


@tracuu.command("correct")
@click.argument("document_id", metavar="ID")
@click.argument("field", metavar="MỤC", required=False)
@click.argument("value", metavar="GIÁ_TRỊ", required=False)
@click.option("--clear", is_flag=True, help="Bỏ lời sửa, trở lại điều đọc được. (Back to what was extracted.)")
@click.option("--unknown", is_flag=True, help="Đặt là chưa rõ. (Make it unknown.)")
@click.option("--mention", "-m", type=click.IntRange(1), help="Trích dẫn thứ mấy trong văn bản. (Which citation.)")
@_index_option
def correct_command(
    document_id: str,
    field: str | None,
    value: str | None,
    clear: bool,
    unknown: bool,
    mention: int | None,
    folder: Path | None,
) -> None:
    """Sửa bằng tay thông tin của văn bản, hoặc trích dẫn trong nó chỉ văn bản nào; lập lại chỉ mục vẫn giữ.

    Correct a document's metadata, or what one of its citations means; kept through every re-index.

    \b
    Ví dụ: tracuu correct 3f2a91c0de12 date 16/3/2023
           tracuu correct 3f2a91c0de12 province --clear
           tracuu correct 3f2a91c0de12 --mention 2 issuer "UBND tỉnh Đồng Nai"
    """
    from indexer import corrections
    from indexer.errors import BadInput

    if not clear and (field is None or (value is None and not unknown)):
        raise BadInput(
            f"Hãy nêu mục cần sửa và giá trị. Các mục: {', '.join(corrections.FIELDS)}.",
            f"Name the field and its value. Fields: {', '.join(corrections.FIELDS)}.",
        )
    with _store(folder, write=True) as store:
        if mention is not None:
            values = None if clear else {field or "": value or ""}
            document = corrections.correct_mention(store, document_id, mention - 1, values)
        else:
            document = corrections.correct(store, document_id, field or "", None if clear else value or "")
    _show("document", document, whole=False)


@tracuu.command("ask")
@click.argument("question", nargs=-1)
@click.option("--batch", type=click.Path(path_type=Path), help="Tệp JSON Lines: mỗi dòng {id, question}.")
@_index_option
@_json_option
def ask_command(question: tuple[str, ...], batch: Path | None, folder: Path | None, as_json: bool) -> None:
    """Hỏi bằng một câu; trả lời bằng nguyên văn kèm chỗ đứng, hoặc nói là không thấy.

    Ask a question: verbatim quotes with their place, or a refusal.

    \b
    Ví dụ: tracuu ask "Quý I năm 2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?"
    """
    from indexer import export
    from indexer.answering import ask

    with _store(folder) as store:
        if batch is not None:
            for line in _batch(batch, "question"):
                _print_json({"id": line.get("id"), **export.answers(ask(store, line["question"]))})
            return
        found = ask(store, _words(question))
    if as_json:
        _print_json(export.answers(found))
        return
    _show("answers", found)


@tracuu.command("extract")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_json_option
def extract_command(files: tuple[Path, ...], as_json: bool) -> None:
    """Đọc tệp và in ra: văn bản tự nói gì về mình, trích dẫn những gì. Không cần chỉ mục.

    Read files and print their metadata, citations and relations; no index needed.

    \b
    Ví dụ: tracuu extract BaoCao/quy1.docx --json
    """
    from indexer.errors import ReadError
    from indexer.indexing import document_id
    from indexer.models import Rejected
    from indexer.parsing import parse
    from indexer.reading import read

    failed = False
    for path in files:
        try:
            for source in read(path):
                if isinstance(source, Rejected):
                    failed = True
                    print(f"Lỗi: {source.path}: {source.vi} ({source.en})", file=sys.stderr)
                    continue
                _print_extraction(parse(source, document_id(source)), str(path), as_json)
        except ReadError as error:
            failed = True
            print(f"Lỗi: {path}: {error}", file=sys.stderr)
    if failed:
        sys.exit(1)


def _print_extraction(document: Any, path: str, as_json: bool) -> None:
    if as_json:
        from indexer import export

        shown = export.extraction(document)
        _print_json({**shown, "path": shown["path"] if document.source.format == "record" else path})
        return
    _show("document", document, whole=False)


@tracuu.command("show")
@click.argument("document_id", metavar="ID")
@click.option("--text", "whole", is_flag=True, help="In cả toàn văn. (The text, too.)")
@_index_option
@_json_option
def show_command(document_id: str, whole: bool, folder: Path | None, as_json: bool) -> None:
    """Xem một văn bản trong chỉ mục: thông tin (kèm lấy từ đâu), trích dẫn, toàn văn.

    Show one document of the index: metadata with where each came from, citations, text.

    \b
    Ví dụ: tracuu show 3f2a91c0de12 --text
    """
    from indexer import export

    with _store(folder) as store:
        document = store.document(document_id)
    if as_json:
        _print_json(export.shown(document))
        return
    _show("document", document, whole=whole)


@tracuu.command("similar")
@click.argument("document_id", metavar="ID")
@click.option("--limit", "-n", default=10, show_default=True, type=click.IntRange(1, 100), help="Số văn bản. (Rows.)")
@_index_option
@_json_option
def similar_command(document_id: str, limit: int, folder: Path | None, as_json: bool) -> None:
    """Văn bản giống một văn bản: cùng trích dẫn những văn bản ít nơi nhắc, cùng từ trong trích yếu.

    Documents like one of the index: rare citations in common, titles of the same words.

    \b
    Ví dụ: tracuu similar 3f2a91c0de12
    """
    from indexer.similar import similar

    with _store(folder) as store:
        found = similar(store, document_id, limit)
    if as_json:
        from indexer import export

        for one in found:
            _print_json(export.similar(one))
        return
    from indexer import terminal

    terminal.similar(terminal.console(), found)


@tracuu.command("status")
@_index_option
@_json_option
def status_command(folder: Path | None, as_json: bool) -> None:
    """Chỉ mục có gì: số văn bản, trích dẫn, tỉnh, kỳ; lần lập gần nhất; tệp không đọc được.

    What the index holds, when it was last made, and what could not be read.
    """
    from indexer import export

    with _store(folder) as store:
        found = store.overview()
    if as_json:
        _print_json({"index": str(folder or default_index()), **export.overview(found)})
        return
    _show("overview", found)


@tracuu.command("doctor")
@_index_option
@_json_option
def doctor_command(folder: Path | None, as_json: bool) -> None:
    """Khám chỉ mục: chỗ nào hỏng, sửa bằng cách nào. Không thay đổi gì; mã thoát 1 khi có chỗ cần sửa.

    Check the index and say what repairs it; exit code 1 when there is something to repair.

    \b
    Ví dụ: tracuu doctor --json
    """
    from indexer import export
    from indexer.store import health

    found = health.check(folder or default_index())
    if as_json:
        _print_json({"index": str(folder or default_index()), **export.findings(found)})
    else:
        _show("findings", found)
    sys.exit(0 if health.healthy(found) else 1)


@tracuu.command("rebuild")
@_index_option
def rebuild_command(folder: Path | None) -> None:
    """Lập lại phần toàn văn từ danh mục, không đọc lại tệp nào; trong lúc ấy vẫn tìm được bằng bản cũ.

    Make the full text anew from the catalogue; the old one serves until the new one is whole.

    \b
    Ví dụ: tracuu rebuild
    """
    from indexer.indexing import Progress

    with _progress() as show, _store(folder) as store:
        store.rebuild(lambda done, total: show(Progress("learn", done, total)) if show else None)
        print(f"Đã lập lại toàn văn của {store.overview().documents} văn bản. (The full text is made anew.)")


@tracuu.command("backup")
@click.argument("target", metavar="FILE.zip", type=click.Path(path_type=Path))
@_index_option
def backup_command(target: Path, folder: Path | None) -> None:
    """Sao lưu chỉ mục vào một tệp .zip (hoặc thư mục) mới, cả khi đang có người dùng.

    Back up the index while it is in use, to a new .zip (or folder); unzip it and use it as --index.

    \b
    Ví dụ: tracuu backup D:\\SaoLuu\\tracuu-2026-11.zip
    """
    from indexer.store.backing import back_up

    documents, size = back_up(folder or default_index(), target)
    print(f"Đã sao lưu {documents} văn bản vào {target} ({size / 1e6:.1f} MB). (Backed up.)")
    print("Khôi phục: giải nén vào một thư mục, rồi dùng --index THƯ_MỤC. (To restore: unzip, use as --index.)")


@tracuu.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Chỉ trên máy này. (Loopback only.)")
@click.option("--port", "-p", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng. (Port.)")
@_index_option
def serve_command(host: str, port: int, folder: Path | None) -> None:
    """Mở giao diện web trên máy này. Dừng bằng Ctrl-C.

    Serve the web pages on this computer only; stop with Ctrl-C.
    """
    from web.serving import serve

    where = folder or default_index()
    with _store(where):
        pass  # says at once when there is no index
    serve(where, host=host, port=port, ready=_say_where)


def _say_where(address: str) -> None:
    print(f"Tra cứu đang chạy tại {address} — dừng bằng Ctrl-C. (Serving; stop with Ctrl-C.)", flush=True)


@tracuu.command("demo")
@click.option("--serve/--no-serve", "serving", default=True, help="Mở giao diện web sau đó. (Serve the pages.)")
@click.option("--port", "-p", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng. (Port.)")
@_index_option
@click.pass_context
def demo_command(context: click.Context, serving: bool, port: int, folder: Path | None) -> None:
    """Dùng thử với các văn bản mẫu: lập chỉ mục, lần theo 846/QĐ-UBND, mở giao diện web.

    Try it on the sample documents: index them, trace 846/QĐ-UBND, serve the pages.
    """
    from importlib.resources import as_file, files

    where = folder or default_index().with_name("demo-index")
    with as_file(files("corpus")) as samples:
        context.invoke(index_command, paths=(samples,), prune=False, folder=where, as_json=False)
    context.invoke(trace_command, number=("846/QĐ-UBND",), folder=where)
    if serving:
        context.invoke(serve_command, host="127.0.0.1", port=port, folder=where)


if __name__ == "__main__":
    main()
