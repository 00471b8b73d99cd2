"""Files inside files in the index: listed with their container, kept by their path, forgotten with it."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Iterator
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from indexer.indexing import Report, index
from indexer.models import Mark, Source
from indexer.reading import members
from indexer.reading.originals import copy_container
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from indexer.store.embedded_store import EmbeddedStore, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with closing(open_store(tmp_path / "index", create=True)) as opened:
        yield opened


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.replaced, report.skipped, report.removed


def text(number: int) -> str:
    return f"Thực hiện Quyết định số {number}/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về báo cáo."


def zipped(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"Quý I/{name}.txt", content)
    return buffer.getvalue()


def write(path: Path, data: bytes) -> Path:
    """Write a file with a time of change that is later than the last one even on a coarse clock."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_bytes(data)
    after = max(path.stat().st_mtime_ns, before + 10**9)
    os.utime(path, ns=(after, after))
    return path


def packed_by_outlook(*files: tuple[str, bytes]) -> bytes:
    """A "winmail.dat" with files in it."""

    def attribute(identifier: int, data: bytes) -> bytes:
        return struct.pack("<BII", 2, identifier, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    parts = [struct.pack("<IH", 0x223E9F78, 1)]
    for name, data in files:
        whole = name.encode("utf-16-le") + b"\0\0"
        property_ = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(whole)) + whole
        parts += [attribute(0x69002, bytes(14)), attribute(0x18010, b"BAOCAO~1.TXT\0")]
        parts += [attribute(0x6800F, data), attribute(0x69005, property_)]
    return b"".join(parts)


def mail(*numbers: int) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "V/v gửi báo cáo", "a@example.vn", "b@example.vn"
    message.set_content("Kính gửi Sở Công Thương.")
    for number in numbers:
        message.add_attachment(
            text(number).encode(), maintype="text", subtype="plain", filename=f"báo cáo {number}.txt"
        )
    return message.as_bytes()


def paths(store: EmbeddedStore) -> dict[str, str]:
    return {summary.path.rsplit("/kho/", 1)[1]: summary.id for summary in store.summaries()}


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    (tmp_path / "kho").mkdir()
    return tmp_path / "kho"


def test_members_are_documents_named_after_their_container(store: EmbeddedStore, kho: Path) -> None:
    write(kho / "a.zip", zipped(một=text(1), hai=text(2)))
    write(kho / "thư.eml", mail(3))
    assert counts(index(store, [kho])) == (4, 0, 0, 0)
    assert set(paths(store)) == {
        "a.zip/Quý I/một.txt",
        "a.zip/Quý I/hai.txt",
        "thư.eml",
        "thư.eml#báo cáo 3.txt",
    }
    held = store.contents([(kho / name).as_posix() for name in ("a.zip", "thư.eml")])
    assert [len(one) for one in held.values()] == [2, 2]
    (found,) = [store.document(known) for path, known in paths(store).items() if path.endswith("3.txt")]
    assert (found.source.member, found.source.file) == ("báo cáo 3.txt", (kho / "thư.eml").as_posix())


def test_an_unchanged_container_is_not_opened_and_an_unchanged_member_not_read(
    store: EmbeddedStore, kho: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(kho / "a.zip", zipped(một=text(1), hai=text(2)))
    index(store, [kho])
    before = paths(store)
    assert counts(index(store, [kho])) == (0, 0, 2, 0)
    write(kho / "a.zip", zipped(một=text(1), hai=text(22), ba=text(3)))
    read: list[str] = []
    reading = members._read_document

    def noted(path: str, *others: object) -> object:
        read.append(path.rsplit("/", 1)[1])
        return reading(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(members, "_read_document", noted)
    assert counts(index(store, [kho])) == (1, 1, 1, 0)
    assert read == ["hai.txt", "ba.txt"]
    assert {path: known for path, known in paths(store).items() if path in before} == before, "ids stay"


def test_a_member_that_is_gone_is_forgotten_and_all_are_with_the_container(store: EmbeddedStore, kho: Path) -> None:
    write(kho / "thư.eml", mail(1, 2))
    index(store, [kho])
    write(kho / "thư.eml", mail(2))
    assert counts(index(store, [kho])) == (0, 1, 1, 1)  # the mail itself is another, too
    assert set(paths(store)) == {"thư.eml", "thư.eml#báo cáo 2.txt"}
    write(kho / "còn.txt", text(9).encode())
    (kho / "thư.eml").unlink()
    assert counts(index(store, [kho], prune=True)) == (1, 0, 0, 2)
    assert set(paths(store)) == {"còn.txt"}


def test_documents_keep_their_ids_when_the_container_is_moved(store: EmbeddedStore, kho: Path) -> None:
    write(kho / "a.zip", zipped(một=text(1), hai=text(2)))
    index(store, [kho])
    before = paths(store)
    (kho / "a.zip").rename(kho / "b.zip")
    assert counts(index(store, [kho], prune=True)) == (0, 2, 0, 0)
    assert {path.replace("b.zip", "a.zip"): known for path, known in paths(store).items()} == before


def test_the_original_of_a_member_is_the_container(store: EmbeddedStore, kho: Path) -> None:
    data = zipped(một=text(1), hai=text(2))
    write(kho / "a.zip", data)
    index(store, [kho])
    source = store.document(next(iter(paths(store).values()))).source
    with copy_container(source, store.states([source.file])[source.file]) as copy:
        assert copy.read() == data
    write(kho / "a.zip", data)
    with pytest.raises(Exception, match="đã thay đổi"):
        copy_container(source, store.states([source.file])[source.file])


def test_what_cannot_be_read_inside_is_told_by_its_place_and_the_rest_goes_in(store: EmbeddedStore, kho: Path) -> None:
    write(kho / "a.zip", zipped(một=text(1), hai="\0\1\2\3" * 20))
    report = index(store, [kho])
    assert counts(report) == (1, 0, 0, 0)
    assert [told.path.rsplit("/kho/", 1)[1] for told in report.rejected] == ["a.zip/Quý I/hai.txt"]
    assert index(store, [kho]).rejected == report.rejected


def test_how_texts_were_read_is_told(store: EmbeddedStore, kho: Path) -> None:
    legacy = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc"
    write(kho / "cũ.txt", legacy.encode("latin-1"))
    report = index(store, [kho])
    assert report.remarks == ((Mark("encoding", "tcvn3"), ((kho / "cũ.txt").as_posix(),)),)
    assert store.document(paths(store)["cũ.txt"]).source.marks == (Mark("encoding", "tcvn3"),)


def test_syllables_in_pieces_are_found_and_told(store: EmbeddedStore, kho: Path) -> None:
    written = (
        "BÁO CÁO\nTình hình\n\nĐIỀ U KHO ẢN CHUYỂ N TIẾ P. Thự c hiệ n Quyế t đị nh số 846/QĐ-UBND củ a UBND tỉ nh."
    )
    write(kho / "pdf.txt", written.encode())
    report = index(store, [kho])
    assert report.remarks == ((Mark("letters", "joined"), ((kho / "pdf.txt").as_posix(),)),)
    document = store.document(paths(store)["pdf.txt"])
    assert [(c.canonical, c.treatment, c.doc_type) for c in document.citations] == [
        ("846/QĐ-UBND", "implements", "Quyết định")
    ]
    assert [hit.document.id for hit in search(store, parse_query("điều khoản chuyển tiếp")).hits] == [document.id]


def test_what_outlook_packs_is_unpacked() -> None:
    """Files with their whole names; a cut one is left out, and one that holds none is nothing to read."""
    message = EmailMessage()
    message["Subject"] = "Báo cáo"
    message.set_content("Gửi kèm.")
    files = [(f"báo cáo {n}.txt", f"Quyết định số {n}/QĐ-UBND của UBND tỉnh".encode()) for n in (1, 2)]
    for cut in (None, -120):
        message.add_attachment(
            packed_by_outlook(*files)[:cut], maintype="application", subtype="ms-tnef", filename="winmail.dat"
        )
    message.add_attachment(packed_by_outlook(), maintype="application", subtype="ms-tnef", filename="winmail.dat")
    found = list(members.read_sources("thư.eml", message.as_bytes(), None))
    assert [one.path for one in found] == [
        "thư.eml",
        *(f"thư.eml#báo cáo {n}.txt" for n in (1, 2)),
        "thư.eml#báo cáo 1 (2).txt",
    ]
    assert isinstance(found[2], Source)
    assert "2/QĐ-UBND" in found[2].text
