"""What kind of file it is, by its content: a name only helps where the content leaves it open."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from indexer.errors import EncryptedFile, UnsupportedFile
from indexer.models import Format
from indexer.reading import packages
from indexer.reading.mail_header import is_mail

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
    """A kind that is not read: the bytes that begin it, and what to do."""

    start: bytes
    vi: str
    en: str


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
_TYPE_OUT = ("hãy gõ lại lời thành văn bản rồi thử lại.", "type out what is said and try again.")


def _make_refusal(start: bytes, vi: str, en: str, what: tuple[str, str]) -> Refusal:
    return Refusal(start, f"{vi}; {what[0]}", f"{en}; {what[1]}")


REFUSALS: tuple[Refusal, ...] = (
    _make_refusal(b"GIF8", "Tệp ảnh GIF chưa đọc được", "GIF images are not read", _SCAN),
    _make_refusal(b"Rar!\x1a\x07", "Tệp nén RAR chưa đọc được", "RAR archives are not read", _UNPACK),
    _make_refusal(b"7z\xbc\xaf\x27\x1c", "Tệp nén 7z chưa đọc được", "7z archives are not read", _UNPACK),
    _make_refusal(b"\x1f\x8b", "Tệp nén gzip chưa đọc được", "gzip archives are not read", _UNPACK),
)

_AUDIO = _make_refusal(b"", "Tệp âm thanh không có chữ để đọc", "An audio file has no text to read", _TYPE_OUT)
_FILM = _make_refusal(b"", "Tệp phim không có chữ để đọc", "A film has no text to read", _TYPE_OUT)
_RECORDINGS = (
    (re.compile(rb"ID3|OggS|fLaC|#!AMR|RIFF....WAVE|....ftypM4A|\xff[\xfb\xf3\xf2][\x10-\xef]", re.DOTALL), _AUDIO),
    (re.compile(rb"....ftyp(?!heic|mif1|avif)|RIFF....AVI |\x1aE\xdf\xa3|\x30\x26\xb2\x75", re.DOTALL), _FILM),
)
_POWERPOINT = _make_refusal(b"", "Tệp PowerPoint chưa đọc được", "PowerPoint files are not read", _SAVE_AS_TEXT)
_OLD_OFFICE = _make_refusal(b"", "Tệp Office cũ này chưa đọc được", "This old Office file is not read", _SAVE_AS_DOCX)
_IN_OLE: dict[str, Format] = {"word": "doc", "excel": "xls", "mail": "msg"}

_ZIP = b"PK\x03\x04"
_IN_ZIP: tuple[tuple[str, Format | Refusal], ...] = (
    ("xl/", "xlsx"),
    ("ppt/", _POWERPOINT),
    ("META-INF/container.xml", _make_refusal(_ZIP, "Sách EPUB chưa đọc được", "EPUB books are not read", _TO_DOCX)),
)
_OPEN_DOCUMENT: tuple[tuple[bytes, Format], ...] = (
    (b"application/vnd.oasis.opendocument.text", "odt"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
)
_OTHER_OPEN_DOCUMENT = _make_refusal(
    _ZIP, "Tệp OpenDocument này chưa đọc được", "This OpenDocument file is not read", _SAVE_AS_TEXT
)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"{\\rtf", "rtf"),
)
_PDF = re.compile(rb"%PDF-[12]\.\d")
_PDF_START = 1024  # bytes within which a PDF file may begin: servers and mail programs put lines before it


def detect_format(data: bytes) -> Format | None:
    """Return the format of a file, by how it begins and what stands in it; None for what may be text.

    Raises UnsupportedFile for a kind that is not read, BrokenFile and TooLarge for an archive that is none.

    >>> detect_format(b"%PDF-1.7 ..."), detect_format("Số: 566/BC-SCT".encode())
    ('pdf', None)
    """
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _find_kind_in_zip(data)
    if data.startswith(_OLE):
        return _find_kind_in_ole(data)
    start = data[:_PDF_START].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _is_pdf(start, data):
        return "pdf"
    known = next((kind for sign, kind in _STARTS if start.startswith(sign)), None)
    if known is not None:
        return known
    for row in REFUSALS:
        if start.startswith(row.start):
            raise UnsupportedFile(row.vi, row.en)
    for pattern, refusal in _RECORDINGS:
        if pattern.match(data[:32]):
            raise UnsupportedFile(refusal.vi, refusal.en)
    return "eml" if is_mail(data) else None


def _is_pdf(start: bytes, data: bytes) -> bool:
    found = _PDF.search(start)
    return found is not None and (found.start() == 0 or b"endobj" in data)


def _find_kind_in_zip(data: bytes) -> Format:
    if data.count(b"PK\x01\x02") > packages.MEMBERS:
        raise packages.report_bomb()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise packages.report_broken() from error
    if any(WORD_PART.fullmatch(name) for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return _open_document(data)
    found = next((kind for start, kind in _IN_ZIP if any(name.startswith(start) for name in names)), None)
    if isinstance(found, Refusal):
        raise UnsupportedFile(found.vi, found.en)
    return found or "zip"


def _open_document(data: bytes) -> Format:
    """Tell the format by the type that the package states of itself; templates are documents, too."""
    with packages.open_package(data) as package:
        stated = package.open("mimetype").read(200)
    found = next((kind for start, kind in _OPEN_DOCUMENT if stated.startswith(start)), None)
    if found is None:
        raise UnsupportedFile(_OTHER_OPEN_DOCUMENT.vi, _OTHER_OPEN_DOCUMENT.en)
    return found


def _find_kind_in_ole(data: bytes) -> Format:
    from indexer.reading import ole  # late: few files are of this kind

    kind = ole.find_kind(data)
    if kind == "locked":
        raise EncryptedFile("Tệp có mật khẩu; hãy bỏ mật khẩu rồi thử lại.", "The file has a password; remove it.")
    if kind not in _IN_OLE:
        refusal = _POWERPOINT if kind == "powerpoint" else _OLD_OFFICE
        raise UnsupportedFile(refusal.vi, refusal.en)
    return _IN_OLE[kind]


def is_html(name: str, text: str) -> bool:
    """Tell whether decoded text is a web page: by its root, by tags from the start, or by name and some tag.

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
    """Refuse (UnsupportedFile) a web page under the name of a PDF file or picture: what a server said instead of it.

    A page named .doc is read: Word and the legal databases save such files.
    """
    if PurePath(name).suffix.lower() in _PICTURED:
        raise UnsupportedFile(
            "Tên tệp là PDF hoặc ảnh nhưng bên trong là một trang web (thường là trang báo lỗi lúc tải); "
            "hãy tải lại tệp.",
            "Named as a PDF file or a picture, it is a web page (of an error, mostly); download it again.",
        )


def refuse_xml(text: str) -> None:
    """Refuse (UnsupportedFile) XML that is no web page, such as Word 2003's: its markup is not its text."""
    if text[:_HEAD].removeprefix("\ufeff").lstrip().startswith("<?xml"):
        raise UnsupportedFile(
            f"Tệp XML chưa đọc được; {_SAVE_AS_DOCX[0]}", f"XML files are not read yet; {_SAVE_AS_DOCX[1]}"
        )
