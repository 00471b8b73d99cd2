"""The file that a document was read from, to keep: always as an attachment, never shown as a page of ours."""

from __future__ import annotations

from io import BytesIO
from typing import IO
from unicodedata import category

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from indexer.errors import ChangedFile, ReadError
from indexer.models import Document
from indexer.reading.originals import copy_container, copy_original
from indexer.text.file_names import name_file
from web import failures
from web.collection.open_index import get_store

_LONGEST = 120
_FORBIDDEN = frozenset('/\\:*?"<>|')  # in a file's name, somewhere


def send(document_id: str) -> ResponseReturnValue:
    """Send the original file, when it is still what was read (or the mail or archive around it); of a record send
    its text.
    """
    document = get_store().document(document_id)
    try:
        return _make_attachment(document)
    except ReadError as error:
        return failures.show_failure(409 if isinstance(error, ChangedFile) else 404, error.vi, error.en)


def send_by_query() -> ResponseReturnValue:
    """Send the same file for an id that the path of an address cannot hold."""
    return send(request.args.get("ma", ""))


def _make_attachment(document: Document) -> Response:
    """Raises ReadError."""
    source = document.source
    if source.format == "record":
        text = source.text.encode()
        data: IO[bytes] = BytesIO(text)
        name, size = f"{make_harmless(document.id)}.txt", len(text)
    else:
        seen = get_store().states([source.file]).get(source.file) if source.member else None
        data = copy_container(source, seen) if source.member else copy_original(source)
        name, size = make_harmless(name_file(source.file)), source.size if seen is None else seen.size
    answer = send_file(
        data,
        mimetype="application/octet-stream",
        as_attachment=True,
        download_name=name,
        conditional=False,
        etag=False,
    )
    answer.content_length = size
    return answer


def make_harmless(name: str) -> str:
    """Return a file's name that every system takes and that shows what the file is; its ending stays.

    >>> [make_harmless(name) for name in ("báo cáo quý I.docx", "a/../b\\r\\nx.txt", "ảnh\\u202etxt.exe", "..")]
    ['báo cáo quý I.docx', 'a-..-b-x.txt', 'ảnhtxt.exe', 'van-ban']
    """
    plain = "".join(_clean_letter(letter) for letter in name.replace("\r\n", "\n")).strip(" .-")
    stem, dot, ending = plain.rpartition(".")
    if len(plain) > _LONGEST:
        plain = f"{stem[: _LONGEST - 10]}{dot}{ending[-9:]}" if dot else plain[:_LONGEST]
    return plain or "van-ban"


def _clean_letter(letter: str) -> str:
    if letter in _FORBIDDEN or category(letter) in ("Cc", "Zl", "Zp"):
        return "-"
    return "" if category(letter).startswith("C") else letter
