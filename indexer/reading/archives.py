"""A ZIP archive → the files in it, one after the other, whatever their names were written in; bombs are bounded."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO

from indexer.errors import BrokenFile, EncryptedFile, ReadError, TooLarge
from indexer.reading import packages
from indexer.reading.encodings import is_plausible
from indexer.reading.folders import is_skipped
from indexer.reading.readings import Part
from indexer.text.folding import compose_letters

MEMBER_LIMIT = 100 * 2**20  # bytes of one file, unpacked
_UNICODE_NAME = 0x7075
_IS_UTF8 = 0x800


def list_parts(data: bytes, total: int) -> Iterator[Part | tuple[str, ReadError]]:
    """Yield each file of an archive, or its name and why it cannot be read; at most ``total`` bytes of them.

    Hidden files, programs and media are passed over as in folders. Raises BrokenFile for an archive that is damaged.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > packages.MEMBERS:
                raise packages.report_bomb()
            for member in members:
                name = name_of(member)
                if member.is_dir() or any(is_skipped(step) or step == "__MACOSX" for step in name.split("/")):
                    continue
                try:
                    content = _read_content(archive, member, total)
                except ReadError as error:
                    yield name, error
                    continue
                total -= len(content)
                yield Part(name, content)
    except packages.DAMAGED as error:
        raise packages.report_broken() from error


def _read_content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, left: int) -> bytes:
    """Return the bytes of a member; what its header says of its length is not believed."""
    if member.flag_bits & 0x1:
        raise EncryptedFile(
            "Tệp nén có mật khẩu; hãy giải nén rồi thử lại.", "The archive has a password; unpack it and try again."
        )
    limit = min(MEMBER_LIMIT, left)
    try:
        with archive.open(member) as file:
            content = file.read(limit + 1)
    except (*packages.DAMAGED, RuntimeError) as error:
        raise BrokenFile(
            "Tệp này trong tệp nén bị hỏng; hãy nén lại rồi thử lại.",
            "This file of the archive is damaged; pack it again and try again.",
        ) from error
    if len(content) > limit:
        raise TooLarge(
            f"Tệp trong tệp nén bung ra quá lớn (hơn {limit // 2**20} MB) nên không đọc; hãy giải nén rồi thử lại.",
            f"A file of the archive unpacks to more than {limit // 2**20} MB; unpack it yourself and try again.",
        )
    return content


def name_of(member: zipfile.ZipInfo) -> str:
    """Return the name of a member with its folders, in NFC.

    Its own Unicode name counts most; a name that is not marked as UTF-8 is read as that all the same, else as
    Windows-1258 when that gives Vietnamese. No step upwards and no "#" is kept.
    """
    name = _read_unicode_name(member.extra) or member.filename
    if not member.flag_bits & _IS_UTF8 and name == member.filename:
        name = _recode_name(name)
    steps = [step for step in compose_letters(name).replace("\\", "/").split("/") if step not in ("", ".", "..")]
    shown = "".join("_" if unicodedata.category(c) in ("Cc", "Cs") else c for c in "/".join(steps))
    return shown.replace("#", "%23")[:400] or "_"


def _read_unicode_name(extra: bytes) -> str:
    place = 0
    while place + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, place)
        if kind == _UNICODE_NAME and size > 5:
            return extra[place + 9 : place + 4 + size].decode("utf-8", "ignore")
        place += 4 + size
    return ""


def _recode_name(name: str) -> str:
    try:
        written = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        found = compose_letters(written.decode("cp1258"))
    except UnicodeDecodeError:
        return name
    return found if is_plausible(found) else name
