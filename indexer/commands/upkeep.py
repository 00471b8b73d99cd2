"""Commands that keep the collection: index, remove, correct, status, doctor, rebuild, backup, restore."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands import backups
from indexer.commands.authors import open_authored
from indexer.commands.options import (
    find_default_index,
    index_option,
    json_option,
    open_index,
    open_progress_bar,
    print_json,
    read_index,
    show,
)

if TYPE_CHECKING:
    from threading import Event

    from indexer.indexing import Ocr, Report
    from indexer.models import Value
    from indexer.store import Place

_MOST_WORKERS = 64
_COUNTED = ("added", "replaced", "skipped", "removed", "read", "bytes")


@click.command("index")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Bỏ văn bản mà tệp không còn nữa. (Drop documents whose file is gone.)")
@click.option("--all-gone", is_flag=True, help="Bỏ cả khi thư mục không còn tệp nào. (Even if no file is left.)")
@click.option(
    "--ocr",
    type=click.Choice(["now", "later"]),
    default="now",
    show_default=True,
    help="Bản chụp: nhận dạng chữ ngay sau khi đọc xong các tệp khác, hay để lại cho “tracuu ocr”. (Scans: when.)",
)
@click.option(
    "--workers",
    "-w",
    default=0,
    type=click.IntRange(0, _MOST_WORKERS),
    help="Số tiến trình phân tích văn bản; 0: theo số bộ xử lý, nhiều nhất 4. (Processes that parse.)",
)
@index_option
@json_option
def index_command(
    paths: tuple[Path, ...],
    prune: bool,
    all_gone: bool,
    ocr: Ocr,
    workers: int,
    folder: Place | None,
    as_json: bool,
) -> None:
    """Đưa tệp và thư mục vào chỉ mục; tệp không đổi được bỏ qua.

    Index files and folders (text, HTML, Word, PDF, scans, spreadsheets, mails, ZIP); unchanged files are skipped.

    \b
    Ví dụ: tracuu index BaoCao/ CongVan/2023.docx
           tracuu index BaoCao/ --prune
           tracuu index BanChup/ --ocr later
           tracuu index BaoCao/ --workers 8
    """
    from indexer.indexing import index
    from indexer.interruption import remember_interrupts

    remember_interrupts()
    with open_progress_bar() as progress, open_index(folder, write=True) as store:
        report = index(store, paths, prune=prune, all_gone=all_gone, ocr=ocr, workers=workers, progress=progress)
    _print_report(report, as_json)


@click.command("watch")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--prune", is_flag=True, help="Bỏ văn bản mà tệp không còn nữa. (Drop documents whose file is gone.)")
@click.option("--every", default=15, show_default=True, type=click.IntRange(1, 3600), help="Giây. (Seconds.)")
@click.option("--with-parent", is_flag=True, hidden=True, help="Dừng khi đầu vào chuẩn đóng. (Stop with stdin.)")
@index_option
def watch_command(paths: tuple[Path, ...], prune: bool, every: int, with_parent: bool, folder: Place | None) -> None:
    """Theo dõi thư mục: tệp mới hoặc đã sửa tự vào chỉ mục trong vòng một phút. Dừng bằng Ctrl-C.

    Watch folders: new and changed files go into the index within a minute; stop with Ctrl-C.

    \b
    Ví dụ: tracuu watch BaoCao/ CongVan/
           tracuu serve --watch BaoCao/
    """
    from threading import Event

    from indexer.indexing.watched_folders import watch
    from indexer.store import open_store

    stop = Event()
    if with_parent:
        _stop_with_input(stop)
    where = folder or find_default_index()
    print(f"Đang theo dõi {', '.join(map(str, paths))}. (Watching.)", flush=True)
    watch(
        lambda: open_store(where, write=True, create=True),
        paths,
        stop=stop,
        told=lambda report: show("upkeep.print_report", report),
        prune=prune,
        every=every,
    )


def _stop_with_input(stop: Event) -> None:
    """Set ``stop`` when whoever started this process closes its standard input, or is no more."""
    import signal
    from threading import Thread

    def wait() -> None:
        sys.stdin.buffer.read()
        stop.set()

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a batch that is being written is ended in order
    Thread(target=wait, name="parent", daemon=True).start()


@click.command("ocr")
@index_option
@json_option
def ocr_command(folder: Place | None, as_json: bool) -> None:
    """Nhận dạng chữ trên các trang chỉ là ảnh đang chờ; dừng lúc nào cũng được, chạy lại thì làm tiếp.

    Recognise the pages that are only pictures and wait; stop it when you like, it goes on from there.

    \b
    Ví dụ: tracuu ocr
    """
    from indexer.indexing import recognise
    from indexer.reading import requirements

    if not requirements.is_installed():
        raise requirements.report_missing(())
    with open_progress_bar() as progress, open_index(folder, write=True) as store:
        report = recognise(store, progress=progress)
    _print_report(report, as_json)


def _print_report(report: Report, as_json: bool) -> None:
    """Say what was done; exit code 1 when nothing went in and something should have."""
    if as_json:
        rejected = [
            {"path": r.path, "reason": r.vi, "reason_en": r.en, **({"waiting_pages": r.waiting} if r.waiting else {})}
            for r in report.rejected
        ]
        remarks = [{"name": mark.name, "value": mark.value, "paths": list(paths)} for mark, paths in report.remarks]
        counted = {name: getattr(report, name) for name in _COUNTED}
        print_json({**counted, "seconds": round(report.seconds, 3), "rejected": rejected, "remarks": remarks})
    else:
        show("upkeep.print_report", report)
    nothing = not (report.added or report.replaced or report.skipped or report.removed)
    if report.withheld or (report.rejected and nothing):
        sys.exit(1)


@click.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="MÃ|TỆP|THƯ_MỤC...")
@index_option
def remove_command(names: tuple[str, ...], folder: Place | None) -> None:
    """Bỏ văn bản khỏi chỉ mục: theo mã, theo tệp, hoặc mọi tệp trong thư mục. Tệp trên đĩa vẫn còn nguyên.

    Take documents out of the index, by id, file or folder; the files themselves stay where they are.

    \b
    Ví dụ: tracuu remove 3f2a91c0de12
           tracuu remove BaoCao/2019
    """
    from indexer.messages.spoken import say_count
    from indexer.office.recorded_changes import remove_named

    with open_index(folder, write=True) as store:
        removed = remove_named(store, *open_authored(folder), names)
    print(f"Đã bỏ {say_count(removed)} văn bản khỏi chỉ mục; tệp trên đĩa vẫn còn. (Removed; the files stay.)")


@click.command("status")
@index_option
@json_option
def status_command(folder: Place | None, as_json: bool) -> None:
    """Chỉ mục có gì: số văn bản, viện dẫn, tỉnh, kỳ; lần lập gần nhất; tệp không đọc được.

    What the index holds, when it was last made, and what could not be read.
    """
    from indexer.exporting import as_json as export

    with open_index(folder) as store:
        found = store.overview()
    if as_json:
        print_json({"index": str(folder or find_default_index()), **export.export_overview(found)})
        return
    show("upkeep.print_overview", found)


@click.command("doctor")
@index_option
@json_option
def doctor_command(folder: Place | None, as_json: bool) -> None:
    """Kiểm tra chỉ mục: chỗ nào hỏng, sửa bằng cách nào. Không thay đổi gì; mã thoát 1 khi có chỗ cần sửa.

    Check the index and say what repairs it; exit code 1 when there is something to repair.

    \b
    Ví dụ: tracuu doctor --json
    """
    from indexer.exporting import as_json as export
    from indexer.store import health

    found = health.check_index(folder or find_default_index())
    if as_json:
        print_json({"index": str(folder or find_default_index()), **export.export_health(found)})
    else:
        show("upkeep.print_findings", found)
    sys.exit(0 if health.is_healthy(found) else 1)


@click.command("rebuild")
@index_option
def rebuild_command(folder: Place | None) -> None:
    """Lập lại phần toàn văn từ danh mục, không đọc lại tệp nào; trong lúc ấy vẫn tìm được bằng bản cũ.

    Make the full text anew from the catalogue; the old one serves until the new one is whole.

    \b
    Ví dụ: tracuu rebuild
    """
    from indexer.indexing import Progress
    from indexer.messages.spoken import say_count

    with open_progress_bar() as advance, open_index(folder, lost=True) as store:
        store.rebuild(lambda done, total: advance(Progress("learn", done, total)) if advance else None)
        print(f"Đã lập lại toàn văn của {say_count(store.overview().documents)} văn bản. (The full text is made anew.)")


@click.command("copy")
@click.argument("source", metavar="TỪ", type=read_index)
@click.argument("target", metavar="ĐẾN", type=read_index)
def copy_command(source: Place, target: Place) -> None:
    """Chép một chỉ mục sang chỗ khác: từ thư mục lên cụm OpenSearch, hoặc ngược lại; nói rõ còn khác nhau ở đâu.

    Copy an index elsewhere, from a folder to a cluster or back, with corrections; says what differs (exit code 1).

    \b
    Ví dụ: tracuu copy D:\\tracuu opensearch://may-chu:9200/kho
    """
    from indexer.errors import BadInput
    from indexer.indexing import Progress
    from indexer.indexing.copies import copy_collection

    if str(source) == str(target):
        raise BadInput("Hai chỗ là một: hãy nêu chỗ khác để chép đến.", "Both are the same: name another target.")
    with open_progress_bar() as advance, open_index(source) as one, open_index(target, write=True) as other:
        report = copy_collection(one, other, lambda d, n: advance(Progress("learn", d, n)) if advance else None)
    show("upkeep.print_copied", report)
    sys.exit(0 if report.same else 1)


def _say_following_issuer(field: str | None, document_id: str, before: Value | None, after: Value | None) -> None:
    """Another province may have given the document another issuer: that is said, and how to keep the one it had."""
    if field == "province" and before is not None and (after is None or after.text != before.text):
        now = f"“{after.text}”" if after else "chưa rõ (unknown)"
        print(
            f"Cơ quan ban hành cũng đổi theo tỉnh: “{before.text}” → {now}. "
            f'Giữ như cũ: tracuu correct {document_id} issuer "{before.text}" (The issuer follows; this keeps it.)',
            file=sys.stderr,
        )


@click.command("correct")
@click.argument("document_id", metavar="ID")
@click.argument("field", metavar="MỤC", required=False)
@click.argument("value", metavar="GIÁ_TRỊ", required=False)
@click.option("--clear", is_flag=True, help="Bỏ thay đổi, trở lại điều đọc được. (Back to what was extracted.)")
@click.option("--unknown", is_flag=True, help="Đặt là chưa rõ. (Make it unknown.)")
@click.option("--mention", "-m", type=click.IntRange(1), help="Viện dẫn thứ mấy trong văn bản. (Which citation.)")
@index_option
def correct_command(
    document_id: str,
    field: str | None,
    value: str | None,
    clear: bool,
    unknown: bool,
    mention: int | None,
    folder: Place | None,
) -> None:
    """Sửa bằng tay thông tin của văn bản, hoặc viện dẫn trong nó chỉ văn bản nào; lập lại chỉ mục vẫn giữ.

    Correct a document's metadata, or what one of its citations means; kept through every re-index.

    \b
    Ví dụ: tracuu correct 3f2a91c0de12 date 16/3/2023
           tracuu correct 3f2a91c0de12 province --clear
           tracuu correct 3f2a91c0de12 --mention 2 issuer "UBND tỉnh Đồng Nai"
    """
    from indexer.errors import BadInput
    from indexer.indexing import corrections
    from indexer.office.recorded_changes import record_correction

    if (value is not None) + clear + unknown > 1 or (mention is not None and clear and field is not None):
        raise BadInput(
            "Chỉ chọn một: giá trị mới, --clear hoặc --unknown; --mention --clear thì không nêu mục.",
            "Choose one: a new value, --clear or --unknown; with --mention --clear name no field.",
        )
    if value is not None and not value.strip():
        raise BadInput(
            "Giá trị để trống. Muốn đặt là chưa rõ, hãy dùng --unknown; muốn bỏ thay đổi, hãy dùng --clear.",
            "The value is empty. To make it unknown use --unknown, to go back to what was extracted --clear.",
        )
    if not clear and (field is None or (value is None and not unknown)):
        raise BadInput(
            f"Hãy nêu mục cần sửa và giá trị. Các mục: {', '.join(corrections.FIELDS)}.",
            f"Name the field and its value. Fields: {', '.join(corrections.FIELDS)}.",
        )
    with open_index(folder, write=True) as store, record_correction(store, *open_authored(folder), document_id):
        if mention is not None:
            values = None if clear else {field or "": value or ""}
            document = corrections.correct_mention(store, document_id, mention - 1, values)
        else:
            before = store.document(document_id).metadata.issuer
            document = corrections.correct(store, document_id, field or "", None if clear else value or "")
            _say_following_issuer(field, document_id, before, document.metadata.issuer)
    show("results.print_document", document, whole=False)


COMMANDS = (
    index_command,
    watch_command,
    remove_command,
    ocr_command,
    status_command,
    doctor_command,
    rebuild_command,
    *backups.COMMANDS,
    copy_command,
    correct_command,
)
