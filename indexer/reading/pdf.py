"""A PDF file → its text with pages, by pdfium. Runs in the child process only."""

from __future__ import annotations

import pypdfium2

from indexer.errors import BrokenFile, EncryptedFile
from indexer.models import Page
from indexer.reading.lines import folded
from indexer.reading.readings import Reading, Recognised
from indexer.text.folding import nfc

PASSWORD = 4


def read(data: bytes, _: Recognised) -> Reading:
    """The Reading of a PDF file. Raises EncryptedFile, BrokenFile."""
    document = opened(data)
    lines: list[str] = []
    pages: list[Page] = []
    waiting: list[int] = []
    at = 0
    for index in range(len(document)):
        page = document[index]
        found = [nfc(folded(line)) for line in page.get_textpage().get_text_range().splitlines()]
        found = [line for line in found if line]
        if not found:
            waiting.append(index + 1)
        end = at + sum(map(len, found)) + max(0, len(found) - 1)
        pages.append(Page(index + 1, at, end, *page.get_size()))
        at = end + bool(found)
        lines += found
    return Reading("pdf", "\n".join(lines), tuple(pages), waiting=tuple(waiting))


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document in a PDF file. Raises EncryptedFile, BrokenFile."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == PASSWORD:
            raise EncryptedFile(
                "Tệp PDF có mật khẩu mở tệp; hãy bỏ mật khẩu rồi thử lại.",
                "The PDF file opens with a password only; remove the password and try again.",
            ) from error
        raise BrokenFile(
            "Tệp PDF bị hỏng hoặc chưa tải hết; hãy lấy lại bản gốc rồi thử lại.",
            "The PDF file is damaged or incomplete; get the original and try again.",
        ) from error
