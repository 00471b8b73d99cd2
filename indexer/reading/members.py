"""The bytes of a file → its Sources: the document that it is, and those that stand inside it (mails, archives)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from indexer.errors import EmptyFile, NeedsOcr, ReadError, TooLarge
from indexer.models import Format, Mark, Rejected, Source
from indexer.reading import encodings, formats, legacy, readability, requirements
from indexer.reading.readings import Part, Reading, Recognise
from indexer.reading.text import compose_text
from indexer.text.split_letters import join_letters

DEPTH = 3  # of archives within archives
MANY = 2_000  # files inside one file
TOTAL = 1024 * 2**20  # bytes of all files inside one file

_HOLDERS = frozenset(("eml", "msg"))  # whose files inside are looked at even when they themselves are known
_NO_PICTURES = frozenset(("xlsx", "xls", "ods", "eml", "msg"))
_VISIBLE = re.compile(r"[^\s\ufeff\u200b]")


IsKnown = Callable[[str, str], bool]
"""(path, digest) → whether a document need not be read again."""


def knows_none(_: str, __: str) -> bool:
    """Know no document: for who reads everything."""
    return False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A document that is as it was when it was read last."""

    path: str
    sha256: str
    size: int


def read_sources(
    path: str, data: bytes, recognise: Recognise | None = None, is_known: IsKnown = knows_none
) -> Iterator[Source | Rejected | Unchanged]:
    """Yield the documents of a file. What is wrong with the file itself is raised, with one inside it a Rejected.

    What ``is_known``, by its path and digest, is not read again, but told as Unchanged.
    """
    yield from _Unpacking(recognise, is_known).read_sources(_Place(path), data)


def find_inside(data: bytes, member: str) -> bytes | None:
    """Return the bytes of a file inside another one (an archive, a mail), by its name there; None when there is
    none.

    Raises ReadError when the other one cannot be read.
    """
    from indexer.reading import archives, readers

    kind = formats.detect_format(data)
    if kind is None:
        return None
    parts = archives.list_parts(data, TOTAL) if kind == "zip" else readers.read_as(kind, data).parts
    for part in parts:
        if not isinstance(part, Part):
            continue
        if part.name == member:
            return part.data
        if (
            member.startswith((f"{part.name}/", f"{part.name}#"))
            and (found := _find_deeper_file(part, member)) is not None
        ):
            return found
    return None


def _find_deeper_file(part: Part, member: str) -> bytes | None:
    return find_inside(part.data, member[len(part.name) + 1 :])


def report_empty() -> EmptyFile:
    """Return the error for a file with nothing in it."""
    return EmptyFile("Tệp rỗng; hãy kiểm tra lại nội dung tệp.", "The file is empty; check its content.")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document stands: its path, its name in the file that holds it, and how many holders are around it."""

    path: str
    member: str = ""
    depth: int = 0

    def enter(self, name: str, joint: str) -> _Place:
        """Return the place of a file in this one."""
        member = f"{self.member}{joint}{name}" if self.member else name
        return _Place(f"{self.path}{joint}{name}", member, self.depth + 1)


class _Unpacking:
    """Reads one file and what stands inside it, within one budget."""

    def __init__(self, recognise: Recognise | None, is_known: IsKnown) -> None:
        self._recognise = recognise
        self._is_known = is_known
        self._files, self._bytes = 0, 0

    def read_sources(self, place: _Place, data: bytes) -> Iterator[Source | Rejected | Unchanged]:
        """Yield the document that a file is, then those inside it. Raises ReadError for the file itself."""
        if not data:
            raise report_empty()
        kind = formats.detect_format(data)
        if kind == "zip":
            yield from self._list_archive_sources(place, data)
            return
        digest = hashlib.sha256(data).hexdigest()
        if kind not in _HOLDERS and self._is_known(place.path, digest):
            yield Unchanged(place.path, digest, len(data))
            return
        found = _read_document(place.path, data, kind)
        pictured = waiting = found.waiting
        if waiting and self._recognise is not None:
            found, waiting = requirements.add_recognised(found, data, self._recognise(data, digest, waiting))
        if found.text or not found.parts:
            try:
                yield self._make_source(place, data, found, digest, waiting)
            except ReadError as error:
                if isinstance(error, EmptyFile) and pictured:
                    error = _report_unrecognised()
                if not found.parts:
                    raise error
                yield Rejected(place.path, error.vi, error.en)  # a body that is none does not hide what is attached
        if waiting:
            said = requirements.report_missing(waiting)
            yield Rejected(place.path, said.vi, said.en, len(waiting))
        for part in found.parts:
            yield from self._list_inner_sources(place.enter(part.name, "#"), part.data)

    def _make_source(
        self, place: _Place, data: bytes, found: Reading, digest: str, waiting: tuple[int, ...]
    ) -> Source | Unchanged:
        if self._is_known(place.path, digest):
            return Unchanged(place.path, digest, len(data))
        if not found.text:
            raise requirements.report_missing(waiting) if waiting else _report_no_text(found.format)
        if not found.pages:
            readability.refuse_unreadable(found.text)
        marks = (*found.marks, Mark("waiting", ",".join(map(str, waiting)))) if waiting else found.marks
        return Source(
            path=place.path,
            format=found.format,
            text=found.text,
            sha256=digest,
            size=len(data),
            record={},
            pages=found.pages,
            marks=marks,
            member=place.member,
        )

    def _list_archive_sources(self, place: _Place, data: bytes) -> Iterator[Source | Rejected | Unchanged]:
        from indexer.reading import archives

        empty_handed = True
        for part in archives.list_parts(data, TOTAL - self._bytes):
            empty_handed = False
            if isinstance(part, Part):
                yield from self._list_inner_sources(place.enter(part.name, "/"), part.data)
            else:
                name, error = part
                yield Rejected(place.enter(name, "/").path, error.vi, error.en)
        if empty_handed:
            raise EmptyFile(
                "Tệp nén không có tệp văn bản nào; hãy kiểm tra lại nội dung tệp.",
                "There is no document in the archive; check its content.",
            )

    def _list_inner_sources(self, place: _Place, data: bytes) -> Iterator[Source | Rejected | Unchanged]:
        self._files, self._bytes = self._files + 1, self._bytes + len(data)
        try:
            if place.depth > DEPTH or self._files > MANY or self._bytes > TOTAL:
                raise _report_too_many()
            yield from self.read_sources(place, data)
        except ReadError as error:
            waiting = len(error.pages) if isinstance(error, NeedsOcr) else 0
            yield Rejected(place.path, error.vi, error.en, waiting)


def _read_document(path: str, data: bytes, kind: Format | None) -> Reading:
    if kind is None:
        return _mend_syllables(_read_text(path, data))
    from indexer.reading import readers  # late, as html: their parsers take longer to import than a list to look up

    return _mend_syllables(readers.read_as(kind, data))


def _mend_syllables(found: Reading) -> Reading:
    """Return what was read with its syllables whole, marked so where some stood in pieces."""
    whole = join_letters(found.text)
    return (
        replace(found, text=whole.text, marks=(*found.marks, Mark("letters", "joined"))) if whole.syllables else found
    )


def _read_text(path: str, data: bytes) -> Reading:
    """Return a web page, or any other text; what is in a legacy encoding is converted."""
    text = encodings.decode(data)
    if formats.is_html(path, text):
        from indexer.reading import html

        formats.refuse_error_page(path)
        return html.read(text)
    formats.refuse_xml(text)
    if _VISIBLE.search(text) is None:
        raise report_empty()
    mended, found = legacy.mend_text(text)
    marks = legacy.list_marks(found)
    if not marks and legacy.looks_like_viqr(text):
        marks = (Mark("encoding", "viqr?"),)  # offered: in ASCII a full stop may be one
    return Reading("text", compose_text(mended), marks=marks)


def extract_text(name: str, data: bytes) -> str:
    """Return the text of a part of a file, whatever format it has, without the files inside it. Raises ReadError."""
    kind = formats.detect_format(data)
    if kind == "zip":
        raise report_empty()
    return _read_document(name, data, kind).text


def _report_no_text(kind: Format) -> EmptyFile:
    if kind in _NO_PICTURES:
        return report_empty()
    return EmptyFile(
        "Tệp không có chữ nào (có thể chỉ có ảnh quét); hãy nhận dạng chữ (OCR) rồi thử lại.",
        "There is no text in the file (only scans, perhaps); recognise its text (OCR) and try again.",
    )


def _report_unrecognised() -> EmptyFile:
    return EmptyFile(
        "Đã nhận dạng chữ (OCR) nhưng không thấy chữ nào trên ảnh của tệp; hãy lấy bản gốc hoặc bản chụp rõ hơn.",
        "Text recognition (OCR) found no letters on the file's pictures; get the original or a clearer scan.",
    )


def _report_too_many() -> TooLarge:
    return TooLarge(
        "Tệp nén hoặc thư lồng quá sâu, hay chứa quá nhiều tệp, nên phần này không đọc; hãy lấy riêng ra rồi thử lại.",
        "Archives or mails within others too deep, or too many files in one: this part was not read; take it out and "
        "try again.",
    )
