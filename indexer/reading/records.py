"""JSON Lines: a document a line, read one line at a time. A bad line is rejected and the others go on.

A line is {"id", "title", "text"} and, if known, "number", "doc_type", "issuer", "province", "date",
"period", "path". ``id`` and ``text`` are required. Another field that cannot be used is left out, and reported.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from indexer.errors import BrokenFile, EmptyFile, ReadError, TooLarge, UnsupportedFile
from indexer.messages.spoken import say_count
from indexer.models import Rejected, Source
from indexer.parsing.given_values import CHECKED, normalise_value
from indexer.reading import readability
from indexer.reading.members import IsKnown, Unchanged, knows_none
from indexer.reading.text import compose_text
from indexer.strange_json import read_json
from indexer.text.folding import compose_letters
from indexer.text.split_letters import join_letters

LINE_LIMIT = 20 * 2**20  # bytes of one record
FIELDS = ("id", "title", "number", "doc_type", "issuer", "province", "date", "period", "path")
NAMES = frozenset((".jsonl", ".ndjson"))

_SHOWN = 60  # characters of a field that are shown when it cannot be used
_BOM = b"\xef\xbb\xbf"
_IMPOSSIBLE = re.compile("[\\0\ud800-\udfff]")


def is_records(path: Path) -> bool:
    """Tell whether a file is JSON Lines: named so, and its first line with anything in it begins an object.

    Raises UnsupportedFile for a file named so that holds one JSON array: it is neither records nor prose.
    """
    if path.suffix.lower() not in NAMES:
        return False
    with path.open("rb") as file:
        start = next((line for _, line in _list_lines(file) if line is None or line.strip()), b"")
    if start is not None and start.lstrip().startswith(b"["):
        raise UnsupportedFile(
            "Tệp là một mảng JSON; hãy ghi mỗi văn bản thành một đối tượng {…} trên mỗi dòng rồi thử lại.",
            "The file is one JSON array; write each document as an object {…} on a line of its own and try again.",
        )
    return start is None or start.lstrip().startswith(b"{")


def read_records(path: Path, is_known: IsKnown = knows_none) -> Iterator[Source | Rejected | Unchanged]:
    """Yield a Source for each record, a Rejected (path ``file.jsonl:LINE``) for each line that is none.

    A record that ``is_known``, by its path and digest, is told as Unchanged: its text is not looked at.

    A record with fields that cannot be used is both: the Source without them, then a Rejected that names them.
    """
    name = path.as_posix()
    seen: set[str] = set()
    with path.open("rb") as file:
        for number, line in _list_lines(file):
            if line is not None and not line.strip():
                continue
            try:
                source, unusable = _read_source(name, line, is_known)
                yield _require_new_id(source, seen)
            except ReadError as error:
                yield Rejected(f"{name}:{number}", error.vi, error.en)
            else:
                if unusable:
                    yield _report_lost_fields(f"{name}:{number}", unusable)


def _list_lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield (line number from 1, the line without its end; None for one over the limit)."""
    number = 0
    while line := file.readline(LINE_LIMIT + 2):
        number += 1
        if number == 1:
            line = line.removeprefix(_BOM)
        content = line.rstrip(b"\r\n")
        if len(content) <= LINE_LIMIT:
            yield number, content
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LINE_LIMIT)
        yield number, None


def _require_new_id(source: Source | Unchanged, seen: set[str]) -> Source | Unchanged:
    """Return the source, unless an earlier line has its id."""
    if source.path in seen:
        known = source.path.rpartition("#")[2].replace("%23", "#")
        raise BrokenFile(
            f"Mã “{known}” đã có ở dòng trước; hãy đặt mã khác rồi thử lại.",
            f"The id “{known}” stands on an earlier line; give it another and try again.",
        )
    seen.add(source.path)
    return source


def _report_lost_fields(place: str, fields: Mapping[str, str]) -> Rejected:
    """Return what is said of a record that went in without some of its fields."""
    told = ", ".join(f"“{field}” ({shown})" for field, shown in fields.items())
    return Rejected(
        place,
        f"Văn bản đã vào kho nhưng bỏ mục không dùng được: {told}; hãy sửa lại bản ghi rồi chạy lại.",
        f"The document went in without what cannot be used: {told}; mend the record and run again.",
    )


def _read_source(name: str, line: bytes | None, is_known: IsKnown) -> tuple[Source | Unchanged, dict[str, str]]:
    """Return the record, and its fields that cannot be used, each as it is written."""
    if line is None:
        raise TooLarge(
            f"Dòng dài hơn {say_count(LINE_LIMIT // 2**20)} MB; hãy chia nhỏ văn bản rồi thử lại.",
            f"The line is longer than {LINE_LIMIT // 2**20:,} MB; split the document and try again.",
        )
    row = _read_object(line)
    record = {field: words for field in FIELDS if (words := _read_field(row.get(field)))}
    unusable = {field: _show_value(row[field]) for field in FIELDS if _is_unusable(field, row.get(field), record)}
    record = {field: words for field, words in record.items() if field not in unusable}
    if "id" not in record:
        raise BrokenFile(
            "Bản ghi không có “id”; hãy thêm một mã riêng cho văn bản rồi thử lại.",
            "The record has no “id”; give the document an id of its own and try again.",
        )
    path, digest = f"{name}#{record['id'].replace('#', '%23')}", hashlib.sha256(line).hexdigest()
    if is_known(path, digest):
        return Unchanged(path, digest, len(line)), unusable
    text = join_letters(compose_text(_read_text(row.get("text")))).text
    readability.refuse_unreadable(text)
    return Source(path=path, format="record", text=text, sha256=digest, size=len(line), record=record), unusable


def _is_unusable(field: str, value: object, record: Mapping[str, str]) -> bool:
    """Does a field hold something, but nothing that makes sense there?"""
    if field in record:
        return field in CHECKED and normalise_value(field, record[field]) is None
    return value is not None and not (isinstance(value, str) and not value.strip())


def _show_value(value: object) -> str:
    """Return the beginning of a field as JSON, in one line of what can be stored."""
    try:
        written = _IMPOSSIBLE.sub("�", json.dumps(value, ensure_ascii=False))
    except RecursionError:
        return "[…]"
    return written if len(written) <= _SHOWN else written[:_SHOWN] + "…"


def _read_object(line: bytes) -> dict[str, Any]:
    try:
        row = read_json(line.decode("utf-8"))
    except ValueError as error:
        raise BrokenFile(
            "Dòng không phải JSON hợp lệ (UTF-8); hãy sửa lại dòng này rồi thử lại.",
            "The line is not valid JSON (UTF-8); mend it and try again.",
        ) from error
    if not isinstance(row, dict):
        raise BrokenFile(
            "Dòng không phải một đối tượng JSON {…}; hãy ghi mỗi văn bản thành một đối tượng rồi thử lại.",
            "The line is not a JSON object {…}; write each document as one object and try again.",
        )
    return row


def _read_field(value: object) -> str:
    """Return a field as one line; whole numbers (an id, a year) as they are written; anything else as absent."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return compose_letters(" ".join(value.split())) if isinstance(value, str) and _is_text(value) else ""


def _read_text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise EmptyFile(
            "Bản ghi không có “text”; hãy thêm nội dung văn bản rồi thử lại.",
            "The record has no “text”; add the document's text and try again.",
        )
    if not _is_text(value):
        raise BrokenFile(
            "Nội dung “text” có ký tự không hợp lệ; hãy xuất lại văn bản ở dạng Unicode rồi thử lại.",
            "The “text” holds characters that are not valid; export the document as Unicode and try again.",
        )
    return value


def _is_text(value: str) -> bool:
    """No NUL and no half of a surrogate pair, which JSON can spell and nothing can store."""
    return _IMPOSSIBLE.search(value) is None
