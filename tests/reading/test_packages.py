"""Packages that are damaged, locked or made to do harm: refused with a sentence, before they are unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from indexer.errors import BrokenFile, EncryptedFile, TooLarge
from indexer.reading import docx, packages, read_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(document: str = f'<w:document xmlns:w="{W}"><w:p><w:r><w:t>Điều 1</w:t></w:r></w:p></w:document>') -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def test_the_package_as_such_is_good() -> None:
    assert read_text("a.docx", package()).text == "Điều 1"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
        archive.writestr("word/media/a.bin", b"\0" * 30_000_000)
    assert len(buffer.getvalue()) < 100_000
    with pytest.raises(TooLarge):
        docx.read(buffer.getvalue(), {})


def test_a_package_of_very_many_members_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"word/{number}.xml", b"")
    with pytest.raises(TooLarge):
        read_text("a.docx", buffer.getvalue())


def test_a_huge_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "PART_LIMIT", 100)
    with pytest.raises(TooLarge):
        docx.read(package(), {})


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<!DOCTYPE w [<!ENTITY a0 "ha">{LAUGHS}]><w:document xmlns:w="{W}">'


@pytest.mark.parametrize(
    "document",
    [
        f"{BOMB}<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>",
        f"{BOMB}<w:body><w:p w:rsidR='&a9;'/></w:body></w:document>",
        f'<!DOCTYPE w SYSTEM "file:///etc/passwd"><w:document xmlns:w="{W}"/>',
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/group">]><w:document xmlns:w="{W}"><w:t>&x;</w:t></w:document>',
        "<w:document>",
        "",
    ],
)
def test_entities_and_broken_xml_are_broken(document: str) -> None:
    with pytest.raises(BrokenFile):
        docx.read(package(document), {})


def test_a_truncated_package_is_broken() -> None:
    data = package()
    for length in (10, len(data) // 2, len(data) - 1):
        with pytest.raises(BrokenFile):
            read_text("a.docx", data[:length])


def test_an_encrypted_package_is_told() -> None:
    data = bytearray(package())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        read_text("a.docx", bytes(data))
