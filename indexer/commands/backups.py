"""Commands that put a collection away and bring it back: backup, restore."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from indexer.commands.options import find_default_index, index_option, open_index, open_progress_bar, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.indexing.keepsakes import Keepsakes
    from indexer.store import Address, Place


@click.command("backup")
@click.argument("target", metavar="FILE.zip", type=click.Path(path_type=Path))
@index_option
def backup_command(target: Path, folder: Place | None) -> None:
    """Sao lưu chỉ mục vào một tệp .zip (hoặc thư mục) mới, cả khi đang có người dùng.

    Back up the index while it is in use, to a new .zip (or folder); unzip it and use it as --index.

    \b
    Chỉ mục trên OpenSearch: chỉ ghi những gì không đọc lại được từ tệp (thông tin đã sửa, điểm không thống nhất
    đã bỏ qua, người dùng, theo dõi, hồ sơ); cả văn bản thì dùng tracuu copy, hoặc snapshot của OpenSearch.
    (On a cluster only what cannot be read again; the documents by tracuu copy or a snapshot.)
    Ví dụ: tracuu backup D:\\SaoLuu\\tracuu-2026-11.zip
    """
    from indexer.messages.spoken import say_count
    from indexer.store import Address, read_place
    from indexer.store.backups import back_up

    where = read_place(folder or find_default_index())
    if isinstance(where, Address):
        _back_up_kept(where, target)
        return
    documents, size = back_up(where, target)
    print(f"Đã sao lưu {say_count(documents)} văn bản vào {target} ({_say_megabytes(size)} MB). (Backed up.)")
    print(f"Khôi phục: tracuu restore {target} --index THƯ_MỤC_MỚI. (To restore.)")


def _back_up_kept(where: Address, target: Path) -> None:
    from indexer.indexing.keepsakes import back_up_kept
    from indexer.office import open_office

    with open_index(where) as store:
        kept, size = back_up_kept(store, open_office(where), target)
    print(f"Đã sao lưu vào {target} ({_say_megabytes(size)} MB): {_tell(kept)}. (Backed up.)")
    print("Văn bản không nằm trong tệp này: dùng tracuu copy, hoặc snapshot của OpenSearch. (Not the documents.)")


@click.command("restore")
@click.argument("source", metavar="FILE.zip", type=click.Path(path_type=Path))
@index_option
def restore_command(source: Path, folder: Place | None) -> None:
    """Khôi phục chỉ mục từ bản sao lưu vào một thư mục mới; phần toàn văn được lập lại, không lấy từ bản sao.

    Restore a backup into a new index folder; the full text is made anew, never taken from the backup.

    \b
    Cũng khôi phục được lên cụm OpenSearch. Bản sao lưu của một cụm không có văn bản: khôi phục vào chỗ mới
    hoặc chỗ đã có văn bản, rồi chạy tracuu index. (Also to a cluster; a cluster's backup holds no documents.)
    Ví dụ: tracuu restore D:\\SaoLuu\\tracuu-2026-11.zip --index D:\\tracuu
    """
    from indexer.indexing import Progress
    from indexer.indexing.keepsakes import holds_keepsakes
    from indexer.messages.spoken import say_count
    from indexer.store import read_place
    from indexer.store.backups import restore

    place = read_place(folder or find_default_index())
    if holds_keepsakes(source):
        _restore_kept(source, place)
        return
    with open_progress_bar() as advance:

        def tell(done: int, total: int) -> None:
            if advance:
                advance(Progress("learn", done, total))

        documents = restore(source, place, tell) if isinstance(place, Path) else _restore_there(source, place, tell)
    print(f"Đã khôi phục {say_count(documents)} văn bản vào {place}. (Restored.)")


def _restore_kept(source: Path, place: Place) -> None:
    from indexer.indexing.keepsakes import restore_kept
    from indexer.office import open_office

    with open_index(place, write=True) as store:
        kept = restore_kept(source, store, open_office(place))
        documents = store.overview().documents
    print(f"Đã khôi phục vào {place}: {_tell(kept)}. (Restored.)")
    if not kept.office:
        print("Ở đó đã có người dùng, hồ sơ: giữ nguyên. (People and dossiers that were there stay.)", file=sys.stderr)
    if not documents:
        print("Hãy đưa văn bản vào: tracuu index THƯ_MỤC. (Now index the files.)")


def _restore_there(source: Path, place: Address, tell: Callable[[int, int], None]) -> int:
    """Return a backup of a folder onto a cluster: restored beside, then copied. How many documents."""
    from tempfile import TemporaryDirectory

    from indexer.errors import BadInput
    from indexer.indexing.copies import copy_collection
    from indexer.office import open_office
    from indexer.store.backups import restore, unpack_office

    with open_index(place, write=True) as store:
        if store.overview().documents:
            raise BadInput(
                f"Ở {place} đã có văn bản. Hãy chọn tên khác cho chỉ mục để khôi phục.",
                f"There are documents at {place}. Choose another name for the index to restore to.",
            )
        with TemporaryDirectory(prefix="tracuu-") as beside:
            restore(source, Path(beside) / "index")
            with open_index(Path(beside) / "index") as restored:
                report = copy_collection(restored, store, tell)
        unpack_office(source, open_office(place))
    if not report.same:
        show("upkeep.print_copied", report)
        sys.exit(1)
    return report.documents


def _tell(kept: Keepsakes) -> str:
    from indexer.messages.spoken import say_count

    office = ", người dùng và hồ sơ" if kept.office else ""
    corrected, dismissed = say_count(kept.corrections), say_count(kept.dismissals)
    return f"{corrected} thông tin đã sửa, {dismissed} điểm không thống nhất đã bỏ qua{office}"


def _say_megabytes(size: int) -> str:
    from indexer.messages.spoken import say_decimal

    return say_decimal(f"{size / 1e6:.1f}")


COMMANDS = (backup_command, restore_command)
