"""Documents leave the store: because their files are gone, or because somebody says so."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from indexer.errors import BadInput
from indexer.indexing.outcomes import Outcome
from indexer.messages.spoken import say_count
from indexer.models import FileState, Rejected
from indexer.store import Store


def remove(store: Store, names: Sequence[str]) -> int:
    """Forget documents by id, and all that came from a file or from the files under a folder; return how many
    documents.

    The files themselves stay; one that is still there comes in again with the next ``index`` of its folder. Raises
    BadInput when there is nothing of that name; then nothing is forgotten.
    """
    ids, files = find_named(store, names)
    store.remove(ids, files)
    store.refresh()
    return len(ids)


def find_named(store: Store, names: Sequence[str]) -> tuple[set[str], set[str]]:
    """Find the documents and the files that names (ids, files, folders) stand for. Raises BadInput for a name of
    nothing.
    """
    files: set[str] = set()
    known = {text.document.id for text in store.texts(names)}
    paths = [state.path for state in store.files()]
    for name in names:
        place = Path(os.path.abspath(name))
        under = [path for path in paths if Path(path).is_relative_to(place)]
        if not under and name not in known:
            raise BadInput(
                f"Trong kho không có văn bản hay tệp nào là “{name}”. Hãy nêu mã văn bản, tệp hoặc thư mục.",
                f"Nothing in the collection is “{name}”. Name a document's id, a file or a folder.",
            )
        files.update(under)
    ids = known.union(*store.contents(sorted(files)).values())
    return ids, files


def prune_gone(
    store: Store,
    paths: Sequence[Path],
    missing: Sequence[FileState],
    rejected: Sequence[Rejected],
    *,
    forget: bool,
    all_gone: bool,
) -> Outcome:
    """Forget files under the paths that are no longer there, with their documents; without ``forget`` only those of
    which nothing was read. What is withheld is told as rejected; ``rejected`` is what was so before.

    Under a folder that is itself missing or cannot be opened (a drive that is not plugged in) nothing is forgotten,
    nor, without ``all_gone``, under one of which no file is left.
    """
    removed, withheld = 0, []
    unseen = [Path(one.path) for one in rejected if not Path(one.path).is_file()]
    held = store.contents(list(store.states([state.path for state in missing])))
    for root in dict.fromkeys(Path(os.path.abspath(path)) for path in paths if Path(path).exists()):
        gone = [
            state.path
            for state in missing
            if state.path in held
            and Path(state.path).is_relative_to(root)
            and not any(Path(state.path).is_relative_to(folder) for folder in unseen)
            and (forget or not held[state.path])
        ]
        ids = [known for path in gone for known in held[path]]
        if ids and not all_gone and not _has_files_left(store, root):
            withheld.append((_report_emptied(root, len(ids)), len(ids)))
            continue
        if gone:
            store.remove(ids, gone)
            removed += len(ids)
            held = {path: known for path, known in held.items() if path not in set(gone)}
    kept, told = sum(number for _, number in withheld), tuple(one for one, _ in withheld)
    return Outcome(removed=removed, withheld=kept, rejected=told)


def _has_files_left(store: Store, root: Path) -> bool:
    """Is a file still there that was read from under a folder?"""
    return any(Path(state.path).is_relative_to(root) and os.path.lexists(state.path) for state in store.files())


def _report_emptied(root: Path, documents: int) -> Rejected:
    return Rejected(
        root.as_posix(),
        f"Không còn tệp nào trong số đã đọc từ đây; chưa bỏ {say_count(documents)} văn bản. Hãy kiểm tra ổ đĩa; nếu "
        "đúng là đã xóa hết, hãy chạy tracuu index với --prune --all-gone.",
        f"None of the files that were read from here is left; documents kept: {documents:,}. Check the drive; if all "
        "were deleted indeed, run tracuu index with --prune --all-gone.",
    )
