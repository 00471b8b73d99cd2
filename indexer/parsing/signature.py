"""The end of a document: Nơi nhận (recipients), the signer's title and name."""

from __future__ import annotations

import re

from indexer.models import Value
from indexer.text.folding import fold

_TAIL = 4000
_RECIPIENTS = re.compile(r"N[ơƠ][iI]\s+[nN][hH][ậẬ][nN]\s*:?[*_\s]*")
_ITEM = re.compile(r"(?:^|\n|\s)[-–+•]\s*(?P<item>[^\n|]*?)(?=\s*(?:[;.]?\s*(?:\n|$|\|)|[;.]\s+[-–+•]\s))")
_OFFICE = (
    r"(?:(?:KT|TM|TL|TUQ|Q|K/T|T/M)\.?\s*)?(?:PHÓ\s+|QUYỀN\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG BAN"
    r"|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|HIỆU TRƯỞNG|CHÁNH THANH TRA|VIỆN TRƯỞNG|TRƯỞNG PHÒNG"
    r"|TỔNG GIÁM ĐỐC|UỶ BAN NHÂN DÂN|ỦY BAN NHÂN DÂN|BAN THƯỜNG VỤ|ĐẢNG ỦY|ĐẢNG UỶ|CHỦ NHIỆM)[A-ZĐÀ-Ỹ ,]*"
)
_NAME = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]*(?:[ \t]+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4}"
_SIGNED = re.compile(
    rf"(?P<title>{_OFFICE}(?:[\s*_|]+{_OFFICE})*)(?:[\s*_|]*[\[(][^\])\n]{{0,60}}[\])])*[\s*_|]*(?P<name>{_NAME})(?=[\s*_|.]*(?:\n|$|\||\[))"
)


def read(text: str) -> tuple[tuple[str, ...], Value | None, Value | None]:
    """(recipients, signer, signer's title); empty or None where the text has none.

    >>> read("Nơi nhận:\\n- UBND tỉnh;\\n- Lưu: VT.\\n\\nGIÁM ĐỐC\\n\\nNguyễn Văn Mẫu")[1].text
    'Nguyễn Văn Mẫu'
    """
    tail = max(0, len(text) - _TAIL)
    signed = None
    for match in _SIGNED.finditer(text, tail):
        if fold(match["name"]) not in ("noi nhan", "kinh gui"):
            signed = match
    heading = None
    for match in _RECIPIENTS.finditer(text, tail):
        heading = match
    recipients = _recipients(text, heading.end(), signed) if heading else ()
    if signed is None:
        return recipients, None, None
    title = " ".join(re.sub(r"[*_|]", " ", signed["title"]).split())
    return (
        recipients,
        Value(signed["name"], "signature", *signed.span("name")),
        Value(title, "signature", *signed.span("title")),
    )


def _recipients(text: str, start: int, signed: re.Match[str] | None) -> tuple[str, ...]:
    end = signed.start() if signed is not None and signed.start() > start else len(text)
    items = [match["item"].strip(" *_;.") for match in _ITEM.finditer(text, start - 1, end)]
    return tuple(item for item in items if item)[:40]
