"""Files made to do harm, or damaged: each ends in one sentence, within the limits of time and memory."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import ReadError
from indexer.models import Rejected, Source
from indexer.reading import read, read_text
from tests.support.compound import compound

FILES = Path(__file__).resolve().parents[1] / "data" / "office"
SECONDS = 60
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def nested(depth: int) -> bytes:
    data = zipped(("a.txt", b"Quy\xe1\xba\xbft \xc4\x91\xe1\xbb\x8bnh"))
    for _ in range(depth):
        data = zipped(("b.zip", data))
    return data


def huge_sheet(place: str) -> bytes:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="A1:{place}"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="1048576"><c r="{place}"><v>2</v></c></row></sheetData></worksheet>'
    )
    book = (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    rows = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped(
        ("[Content_Types].xml", types.encode()),
        ("xl/workbook.xml", book.encode()),
        ("xl/_rels/workbook.xml.rels", rows.encode()),
        ("xl/worksheets/sheet1.xml", sheet.encode()),
    )


def looping_ole() -> bytes:
    """A compound file whose chain of sectors goes round in a circle."""
    data = bytearray(compound({"WordDocument": b"x" * 9000}))
    data[-512:-508] = (0).to_bytes(4, "little")
    return bytes(data)


def word(change: Callable[[bytearray], None]) -> bytes:
    data = bytearray((FILES / "04-word97.doc").read_bytes())
    change(data)
    return bytes(data)


def locked_word(data: bytearray) -> None:
    at = data.index(b"\xec\xa5")
    data[at + 11] |= 1


def old_word(data: bytearray) -> None:
    at = data.index(b"\xec\xa5")
    data[at + 2 : at + 4] = (0x68).to_bytes(2, "little")


def mail_in_mail(depth: int) -> bytes:
    data = b"MIME-Version: 1.0\r\nSubject: x\r\n\r\nC\xc3\xb4ng v\xc4\x83n"
    for number in range(depth):
        mark = f"b{number}".encode()
        data = (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=" + mark + b"\r\n\r\n--" + mark
            + b"\r\nContent-Type: message/rfc822\r\n\r\n" + data + b"\r\n--" + mark + b"--\r\n"
        )  # fmt: skip
    return data


HOSTILE: dict[str, bytes] = {
    "a compound file that ends at once": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
    "a compound file of noise": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + random.Random(1).randbytes(20_000),  # noqa: S311
    "a compound file in a circle": looping_ole(),
    "a Word file without tables": compound({"WordDocument": b"\xec\xa5\xc1\0" + bytes(2000)}),
    "a Word file cut off": (FILES / "04-word97.doc").read_bytes()[:9000],
    "a Word file with a password": word(locked_word),
    "a Word file of 1995": word(old_word),
    "an RTF file of a million open groups": b"{\\rtf1 " + b"{" * 1_000_000,
    "an RTF file cut off": b"{\\rtf1\\ansi{\\fonttbl{\\f0 Times",
    "an RTF file that skips for ever": b"{\\rtf1\\bin2147483647 x}",
    "a workbook of 17 billion cells": huge_sheet("XFD1048576"),
    "a workbook of noise": zipped(("xl/workbook.xml", b"<x"), ("[Content_Types].xml", b"")),
    "an ODT of entities": zipped(
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
    ),
    "an ODT that is nested": zipped(
        ("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a>" * 100_000)
    ),
    "a mail of mails": mail_in_mail(200),
    "a mail of nothing": b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n--x--",
    "a DOCX that is a chunk of itself": zipped(
        ("word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body><w:altChunk/></w:body></w:document>'.encode())
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(HOSTILE[name])
    began = time.monotonic()
    told = []
    try:
        told = [one.vi for one in read(path) if isinstance(one, Rejected)]
    except ReadError as error:
        told = [error.vi]
    assert len(told) >= 1
    assert all(sentence.endswith(".") and "\n" not in sentence and "Traceback" not in sentence for sentence in told)
    assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("a Word file with a password", "mật khẩu"),
        ("a Word file of 1995", "Word 6.0/95"),
        ("a Word file cut off", "hỏng"),
        ("an RTF file of a million open groups", "nhóm"),
        ("a DOCX that is a chunk of itself", "altChunk"),
    ],
)
def test_the_reason_is_the_true_one(name: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read_text("a.doc", HOSTILE[name])


def test_an_rtf_file_of_a_million_groups_is_read() -> None:
    data = b"{\\rtf1 " + b"{\\b xy }" * 200_000 + b"\\par Kho\\u7843?n 1}"
    assert read_text("a.rtf", data).text.endswith("\nKhoản 1")


def test_archives_within_archives_are_opened_three_deep() -> None:
    assert read_text("a.zip", nested(2)).text == "Quyết định"
    with pytest.raises(ReadError, match="lồng quá sâu"):
        read_text("a.zip", nested(5))


def test_a_bomb_in_an_archive_is_bounded_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("bom.txt", bytes(150 * 2**20)), ("tot.txt", "Quyết định".encode())))
    assert path.stat().st_size < 2**20
    bomb, good = list(read(path))
    assert isinstance(bomb, Rejected)
    assert "quá lớn" in bomb.vi
    assert isinstance(good, Source)
    assert good.path.endswith("a.zip/tot.txt")


def test_names_of_an_archive_lead_nowhere_else(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("../../etc/x.txt", b"mot"), ("/tuyet/doi.txt", b"hai"), ("a\\b#1.txt", b"ba")))
    assert [one.path.rsplit("a.zip/", 1)[1] for one in read(path)] == ["etc/x.txt", "tuyet/doi.txt", "a/b%231.txt"]


@pytest.mark.parametrize("name", ["04-word97.doc", "08-word.rtf", "09-writer.odt", "10b-bieu.xls", "13-mail.eml"])
def test_damage_anywhere_gives_text_or_one_sentence(name: str) -> None:
    data, chance = (FILES / name).read_bytes(), random.Random(name)  # noqa: S311 - no secret
    for _ in range(25):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        cut = bytes(broken[: chance.randint(len(broken) // 2, len(broken))])
        assert not told(cut).startswith("[") or told(cut).endswith(".]")


def told(data: bytes) -> str:
    """The text of a file, or the sentence that it ends in."""
    try:
        return read_text("a", data).text
    except ReadError as error:
        return f"[{error.vi}]"
