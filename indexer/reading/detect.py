"""What kind of file it is, by its content: a name only helps where the content leaves it open."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from indexer.errors import BrokenFile, TooLarge, UnsupportedFile
from indexer.models import Format

MEMBERS = 10_000
WORD_PART = re.compile(r"word/document\d*\.xml")

_HTML_NAMES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".aspx", ".php"))
_PICTURED = frozenset((".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff"))
_MARKDOWN_NAMES = frozenset((".md", ".markdown"))
_HEAD = 4096
_ROOT = re.compile(
    r"(?:\s|<\?[^>]*>|<!--.*?-->|<!(?!doctype\s+html|--)[^>]*>)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|span|table|t[rdh]|tbody|br|h[1-6]|ul|ol|li|a|b|strong|em|i|title|meta|center|font|section|article)"
    r"(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_MANY = 5


@dataclass(frozen=True, slots=True)
class Refusal:
    """A kind that is not read: the bytes that begin it (or stand near the start), and what to do."""

    start: bytes
    vi: str
    en: str
    anywhere: bytes = b""  # further bytes that tell it from its siblings

    def matches(self, start: bytes, data: bytes) -> bool:
        """Whether a file that begins with ``start`` is of this kind."""
        return start.startswith(self.start) and self.anywhere in data


_TO_DOCX = ("hãy chuyển sang DOCX hoặc văn bản rồi thử lại.", "convert it to DOCX or text and try again.")
_SCAN = ("hãy lưu thành PNG hoặc JPG rồi thử lại.", "save it as PNG or JPG and try again.")
_UNPACK = ("hãy giải nén rồi thử lại.", "unpack it and try again.")
_SAVE_AS_DOCX = (
    "hãy mở bằng Word hoặc LibreOffice, lưu lại dạng DOCX rồi thử lại.",
    "open it in Word or LibreOffice, save it as DOCX and try again.",
)
_SAVE_AS_TEXT = (
    "hãy lưu phần chữ sang DOCX hoặc văn bản rồi thử lại.",
    "save its text as DOCX or text and try again.",
)
_UNLOCK = ("hãy bỏ mật khẩu rồi thử lại.", "remove the password and try again.")


def _refusal(start: bytes, vi: str, en: str, what: tuple[str, str], anywhere: str = "") -> Refusal:
    return Refusal(start, f"{vi}; {what[0]}", f"{en}; {what[1]}", anywhere.encode("utf-16-le"))


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
REFUSALS: tuple[Refusal, ...] = (
    _refusal(_OLE, "Tệp có mật khẩu", "The file has a password", _UNLOCK, "EncryptedPackage"),
    _refusal(
        _OLE,
        "Tệp Word cũ (.doc) chưa đọc được",
        "Old Word files (.doc) are not read yet",
        _SAVE_AS_DOCX,
        "WordDocument",
    ),
    _refusal(_OLE, "Bảng tính Excel chưa đọc được", "Excel files are not read yet", _SAVE_AS_TEXT, "Workbook"),
    _refusal(
        _OLE,
        "Tệp PowerPoint chưa đọc được",
        "PowerPoint files are not read yet",
        _SAVE_AS_TEXT,
        "PowerPoint Document",
    ),
    _refusal(_OLE, "Tệp Office cũ chưa đọc được", "Old Office files are not read yet", _SAVE_AS_DOCX),
    _refusal(b"{\\rtf", "Tệp RTF chưa đọc được", "RTF files are not read yet", _SAVE_AS_DOCX),
    _refusal(b"MIME-Version:", "Trang web lưu dạng MHT chưa đọc được", "MHT pages are not read yet", _SAVE_AS_DOCX),
    _refusal(b"GIF8", "Tệp ảnh chưa đọc được", "Images are not read yet", _SCAN),
    _refusal(b"Rar!\x1a\x07", "Tệp nén RAR chưa đọc được", "RAR archives are not read", _UNPACK),
    _refusal(b"7z\xbc\xaf\x27\x1c", "Tệp nén 7z chưa đọc được", "7z archives are not read", _UNPACK),
    _refusal(b"\x1f\x8b", "Tệp nén gzip chưa đọc được", "gzip archives are not read", _UNPACK),
)

_ZIP = b"PK\x03\x04"
_IN_ZIP: tuple[tuple[str, Refusal], ...] = (
    ("xl/", _refusal(_ZIP, "Bảng tính Excel chưa đọc được", "Excel files are not read yet", _SAVE_AS_TEXT)),
    (
        "ppt/",
        _refusal(_ZIP, "Tệp PowerPoint chưa đọc được", "PowerPoint files are not read yet", _SAVE_AS_TEXT),
    ),
    (
        "content.xml",
        _refusal(_ZIP, "Tệp OpenDocument chưa đọc được", "OpenDocument files are not read yet", _SAVE_AS_DOCX),
    ),
    (
        "META-INF/container.xml",
        _refusal(_ZIP, "Sách EPUB chưa đọc được", "EPUB books are not read", _TO_DOCX),
    ),
    ("", _refusal(_ZIP, "Tệp nén ZIP chưa đọc được", "ZIP archives are not read", _UNPACK)),
)


_STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_PDF = re.compile(rb"%PDF-[12]\.\d")
_PDF_START = 1024  # bytes within which a PDF file may begin: servers and mail programs put lines before it


def format_of(data: bytes) -> Format | None:
    """The format of a file, by how it begins and what stands in it; None for what may be text.

    Raises UnsupportedFile for a kind that is not read, BrokenFile and TooLarge for an archive that is none.

    >>> format_of(b"%PDF-1.7 ..."), format_of("Số: 566/BC-SCT".encode())
    ('pdf', None)
    """
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _in_zip(data)
    start = data[:_PDF_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _is_pdf(start, data):
        return "pdf"
    known = next((kind for sign, kind in _STARTS if start.startswith(sign)), None)
    if known is not None:
        return known
    for row in REFUSALS:
        if row.matches(start, data):
            raise UnsupportedFile(row.vi, row.en)
    return None


def _is_pdf(start: bytes, data: bytes) -> bool:
    found = _PDF.search(start)
    return found is not None and (found.start() == 0 or b"endobj" in data)


def _in_zip(data: bytes) -> Format:
    if data.count(b"PK\x01\x02") > MEMBERS:
        raise bomb()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise broken_package() from error
    if any(WORD_PART.fullmatch(name) for name in names):
        return "docx"
    refusal = next(row for start, row in _IN_ZIP if any(name.startswith(start) for name in (*names, "")))
    raise UnsupportedFile(refusal.vi, refusal.en)


def is_html(name: str, text: str) -> bool:
    """Whether decoded text is a web page: by its root, by tags from the start, or by name and some tag.

    >>> is_html("cong-van.txt", "<!DOCTYPE html><p>Kính gửi</p>")
    True
    >>> is_html("cong-van.txt", "Thẻ <html> được dùng trên Cổng thông tin")
    False
    """
    head = text[:_HEAD].removeprefix("\ufeff").lstrip()
    suffix = PurePath(name).suffix.lower()
    if _ROOT.match(head):
        return True
    if suffix in _HTML_NAMES:
        return _TAG.search(text) is not None
    return suffix not in _MARKDOWN_NAMES and head.startswith("<") and len(_TAG.findall(head)) >= _MANY


def refuse_error_page(name: str) -> None:
    """Raises UnsupportedFile for a web page under the name of a PDF file or picture: what a server said instead of it.

    A page named .doc is read: Word and the legal databases save such files.
    """
    if PurePath(name).suffix.lower() in _PICTURED:
        raise UnsupportedFile(
            "Tên tệp là PDF hoặc ảnh nhưng bên trong là một trang web (thường là trang báo lỗi lúc tải); "
            "hãy tải lại tệp.",
            "Named as a PDF file or a picture, it is a web page (of an error, mostly); download it again.",
        )


def refuse_xml(text: str) -> None:
    """Raises UnsupportedFile for XML that is no web page, such as Word 2003's: its markup is not its text."""
    if text[:_HEAD].removeprefix("\ufeff").lstrip().startswith("<?xml"):
        raise UnsupportedFile(
            f"Tệp XML chưa đọc được; {_SAVE_AS_DOCX[0]}", f"XML files are not read yet; {_SAVE_AS_DOCX[1]}"
        )


def bomb() -> TooLarge:
    """The error for a package that is far larger unpacked than a document can be."""
    return TooLarge(
        "Tệp nén bung ra quá lớn nên không đọc; hãy kiểm tra lại nguồn của tệp.",
        "The file unpacks to far more than a document holds and was not read; check where it comes from.",
    )


def broken_package() -> BrokenFile:
    """The error for a damaged DOCX or ZIP."""
    return BrokenFile(
        "Tệp DOCX bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
        "The DOCX file is damaged or incomplete; get the original and try again.",
    )
