"""A mail as Outlook saves it (.msg): a compound file with a stream a property (MS-OXMSG).

Subject and body as lines, attachments as parts. A body that is kept as compressed RTF alone is unpacked first.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from indexer.models import Mark
from indexer.reading import rtf
from indexer.reading.lines import fold_line
from indexer.reading.mail import list_lines, name_parts
from indexer.reading.ole import Compound
from indexer.reading.readings import Reading, Recognised
from indexer.text.folding import compose_letters

_SUBJECT, _BODY, _HTML, _RTF = "0037", "1000", "1013", "1009"
_DATA, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _CONTENT_ID = "3701", "3707", "3704", "3001", "3712"
_UNICODE, _EIGHT_BIT, _BINARY = "001F", "001E", "0102"
_CODE_PAGE = 0x3FFD0003  # property in the table of the fixed ones
_INTERNET_CODE_PAGE = 0x3FDE0003
_ATTACHED, _EMBEDDED = "__attach_version1.0_", "3701000D"
_MANY = 500
_DEEPEST = 4  # mails within each other that are read
_RTF_LIMIT = 50 * 2**20


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the subject and body of an Outlook mail, with its attachments as parts. Raises BrokenFile."""
    del recognised
    return _Mail(Compound(data), "").make_reading()


class _Mail:
    """A mail in a compound file, below a storage: attached mails stand in the same file."""

    def __init__(self, file: Compound, below: str) -> None:
        self._file = file
        self._below = below

    def make_reading(self) -> Reading:
        body, marks = self._read_body()
        text = compose_letters("\n".join(filter(None, (fold_line(self._read_text(_SUBJECT)), body))))
        if any(name.count(_EMBEDDED) > _DEEPEST for name in self._file.names):
            marks = (*marks, Mark("left_out", "mails"))
        return Reading("msg", text, marks=marks, parts=tuple(name_parts(self._list_attachments())))

    def _read_body(self) -> tuple[str, tuple[Mark, ...]]:
        page = self._file.stream(f"{self._below}__substg1.0_{_HTML}{_BINARY}")
        if page:
            return list_lines(page.rstrip(b"\0"), self._find_code_page(_INTERNET_CODE_PAGE), True)
        packed = self._file.stream(f"{self._below}__substg1.0_{_RTF}{_BINARY}")
        plain = self._read_text(_BODY)
        if not plain.strip() and packed:
            found = rtf.read(unpack_rtf(packed), {})
            return found.text, found.marks
        return list_lines(plain.encode(), "utf-8", False)

    def _read_text(self, property_id: str, below: str = "") -> str:
        """Return a property that is text, of the mail or of what stands below it."""
        place = f"{self._below}{below}__substg1.0_{property_id}"
        if (wide := self._file.stream(place + _UNICODE)) is not None:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        eight = self._file.stream(place + _EIGHT_BIT)
        if eight is None:
            return ""
        page = self._find_code_page(_CODE_PAGE)
        try:
            return eight.decode(page, "replace").rstrip("\0")
        except LookupError:
            return eight.decode("cp1252", "replace").rstrip("\0")

    def _find_code_page(self, wanted: int) -> str:
        table = self._file.stream(f"{self._below}__properties_version1.0") or b""
        head = 32 if not self._below else 24
        for place in range(head, len(table) - 15, 16):
            tag, _, value = struct.unpack_from("<III", table, place)
            if tag == wanted:
                return "utf-8" if value == 65001 else f"cp{value}"
        return "cp1252"

    def _list_attachments(self) -> Iterator[tuple[str, bytes]]:
        depth = len(self._below.split("/")) - 1
        storages = {
            name.split("/")[depth]
            for name in self._file.names
            if name.startswith(self._below) and name.split("/")[depth].startswith(_ATTACHED)
        }
        for storage in sorted(storages)[:_MANY]:
            below = f"{storage}/"
            name = (
                self._read_text(_LONG_NAME, below)
                or self._read_text(_SHORT_NAME, below)
                or self._read_text(_SHOWN_NAME, below)
            )
            inner = f"{self._below}{below}__substg1.0_{_EMBEDDED}/"
            data = self._file.stream(f"{self._below}{below}__substg1.0_{_DATA}{_BINARY}")
            if data is not None and not self._is_shown(below, name):
                yield name or "tệp đính kèm", data
            elif any(one.startswith(inner) for one in self._file.names) and self._below.count(_EMBEDDED) < _DEEPEST:
                mail = _Mail(self._file, inner)
                yield (
                    (name or fold_line(mail._read_text(_SUBJECT)) or "thư") + ".txt",
                    mail.make_reading().text.encode(),
                )
                yield from mail._list_attachments()

    def _is_shown(self, below: str, name: str) -> bool:
        """Tell whether it is a picture that the body shows: it has an identity by which the page names it."""
        return bool(self._read_text(_CONTENT_ID, below)) and name.lower().endswith((".png", ".jpg", ".jpeg", ".gif"))


_SEED = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u"
    rb"\tab\tx"
)


def unpack_rtf(packed: bytes) -> bytes:
    """Unpack compressed RTF (MS-OXRTFCP) and return the RTF; what is cut off at the end is left out."""
    if len(packed) < 16:
        return b""
    size, kind = struct.unpack_from("<I4s", packed, 4)
    if kind == b"MELA":
        return packed[16 : 16 + size]
    window, out, place = bytearray(_SEED.ljust(4096, b"\0")), bytearray(), 16
    at = len(_SEED)
    while place < len(packed) and len(out) < min(size, _RTF_LIMIT):
        flags, place = packed[place], place + 1
        for bit in range(8):
            if flags >> bit & 1:
                if place + 2 > len(packed):
                    return bytes(out)
                pair, place = packed[place] << 8 | packed[place + 1], place + 2
                start, length = pair >> 4, (pair & 0xF) + 2
                if start == at:
                    return bytes(out)
                copied = bytearray()
                for step in range(length):
                    copied.append(window[(start + step) % 4096])
                    window[at] = copied[-1]
                    at = (at + 1) % 4096
                out += copied
            elif place < len(packed):
                out.append(packed[place])
                window[at] = packed[place]
                at, place = (at + 1) % 4096, place + 1
    return bytes(out)
