"""A sentence within a report, parsed."""

from __future__ import annotations

import unicodedata

from indexer.models import Citation, Document, Source
from indexer.parsing import parse

HEADER = "Số: 566/BC-SCT\n\nQuảng Ngãi, ngày 16 tháng 3 năm 2023\n\nBÁO CÁO\nkết quả quý I năm 2023\n\n"


def read(sentence: str, header: str = HEADER) -> Document:
    return parse(Source("mau.txt", "text", unicodedata.normalize("NFC", header + sentence), "", 0), "mau")


def only(sentence: str) -> Citation:
    (citation,) = read(sentence).citations
    return citation
