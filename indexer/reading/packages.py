"""Packages (ZIP files that are one document): opened only when they are good to unpack, their XML without entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from lzma import LZMAError
from typing import Any

from indexer.errors import BrokenFile, EncryptedFile, TooLarge
from indexer.messages.spoken import say_count

MEMBERS = 10_000
PART_LIMIT = 64 * 2**20  # of one part of text, unpacked
TOTAL_LIMIT = 1024 * 2**20  # of a whole package, unpacked
RATIO_LIMIT = 200
_SMALL = 10 * 2**20  # a small package may compress as well as it likes
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    KeyError,
)


@contextmanager
def open_package(data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a package, whose table of contents says that it is good to unpack.

    Raises EncryptedFile, TooLarge for a compressed bomb, BrokenFile for damage, also where it shows while it is read.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            check_package(package)
            yield package
    except DAMAGED as error:
        raise report_broken() from error


def check_package(package: zipfile.ZipFile) -> None:
    """Refuse, by the table of contents alone, what would not be good to unpack."""
    members = package.infolist()
    if any(member.flag_bits & 0x1 for member in members):
        raise EncryptedFile(
            "Tệp có mật khẩu; hãy bỏ mật khẩu rồi thử lại.",
            "The file is encrypted; remove the password and try again.",
        )
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    ratio_is_high = total > _SMALL and total > RATIO_LIMIT * packed
    if len(members) > MEMBERS or total > TOTAL_LIMIT or ratio_is_high:
        raise report_bomb()


def read_part(package: zipfile.ZipFile, name: str) -> Any:
    """Return the root of an XML part; entities are not resolved, and a document type is not allowed at all."""
    from lxml import etree  # late: what only looks at names needs no parser

    if package.getinfo(name).file_size > PART_LIMIT:
        raise TooLarge(
            f"Phần chữ của tệp vượt quá {say_count(PART_LIMIT // 2**20)} MB; hãy chia nhỏ tệp rồi thử lại.",
            f"The file holds more than {PART_LIMIT // 2**20:,} MB of text; split it and try again.",
        )
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(package.read(name), parser)
    except (etree.XMLSyntaxError, RuntimeError) as error:
        raise report_broken() from error
    if root.getroottree().docinfo.doctype:
        raise BrokenFile(
            "Tệp chứa khai báo XML không hợp lệ nên không đọc; hãy lưu lại bằng Word hoặc LibreOffice rồi thử lại.",
            "The file holds XML declarations that are not allowed; save it again in Word or LibreOffice and try again.",
        )
    return root


def report_bomb() -> TooLarge:
    """Return the error for a package that is far larger unpacked than a document can be."""
    return TooLarge(
        "Tệp nén bung ra quá lớn nên không đọc; hãy kiểm tra lại nguồn của tệp.",
        "The file unpacks to far more than a document holds and was not read; check where it comes from.",
    )


def report_broken() -> BrokenFile:
    """Return the error for a damaged DOCX, ODT or ZIP."""
    return BrokenFile(
        "Tệp (DOCX, ODT, ZIP) bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
        "The file (DOCX, ODT, ZIP) is damaged or incomplete; get the original and try again.",
    )
