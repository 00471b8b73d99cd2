"""Files and folders: kinds by content, limits, what the disk says, and what a walk finds."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.errors import BrokenFile, EmptyFile, ReadError, TooLarge, UnsupportedFile
from indexer.models import Rejected, Source
from indexer.reading import files, read, read_text, walk
from indexer.reading.formats import REFUSALS
from tests.support.compound import compound


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (compound({"PowerPoint Document": b"x"}), "PowerPoint"),
        (compound({"Contents": b"x"}), "Office"),
        (b"GIF89a\x01\0", "PNG"),
        (b"Rar!\x1a\x07\0", "RAR"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "7z"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (zipped("ppt/presentation.xml"), "PowerPoint"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (zipped("META-INF/container.xml"), "EPUB"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "XML"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.html"])
def test_what_is_not_read_says_what_to_do(data: bytes, words: str, name: str) -> None:
    with pytest.raises(UnsupportedFile) as caught:
        read_text(name, data)
    assert words in caught.value.vi
    assert "; hãy " in caught.value.vi
    assert caught.value.vi.endswith("rồi thử lại.")
    assert caught.value.en.endswith("try again.")


def test_every_refusal_is_reached_by_its_own_bytes() -> None:
    for refusal in REFUSALS:
        with pytest.raises(UnsupportedFile) as caught:
            read_text("a", refusal.start + b"\n")
        assert caught.value.vi == refusal.vi


def test_a_broken_zip_is_broken() -> None:
    with pytest.raises(BrokenFile, match="hỏng"):
        read_text("a.docx", b"PK\x03\x04" + b"x" * 100)


def test_html_named_docx_is_read_as_html(tmp_path: Path) -> None:
    path = tmp_path / "công văn.docx"
    path.write_bytes(b"<!DOCTYPE html><p>C\xc3\xb4ng v\xc4\x83n</p>")
    (source,) = read(path)
    assert source == Source(
        path=path.as_posix(),
        format="html",
        text="Công văn",
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        size=path.stat().st_size,
    )
    assert source.path.startswith("/") or ":" in source.path


def test_a_relative_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    (source,) = read(Path("../") / tmp_path.name / "a.txt")
    assert source.path == (tmp_path / "a.txt").as_posix()


def test_a_file_over_the_limit_is_refused_without_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(TooLarge, match="100 MB"):
        list(read(path))


def test_the_limit_is_a_parameter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("12345")
    assert len(list(read(path, limit=5))) == 1
    with pytest.raises(TooLarge):
        list(read(path, limit=4))
    with pytest.raises(TooLarge):
        read_text("a.txt", b"12345", limit=4)


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("make", "error", "words"),
    [
        (lambda path: path.with_suffix("").mkdir(), ReadError, "Không thấy"),
        (lambda path: path.symlink_to("khong-co"), ReadError, "Không thấy"),
        (lambda path: path.symlink_to(path.name), ReadError, "ELOOP"),
        (lambda path: path.mkdir(), UnsupportedFile, "thư mục"),
        (make_fifo, UnsupportedFile, "tệp thông thường"),
        (lambda path: path.touch(), EmptyFile, "rỗng"),
    ],
    ids=["missing", "dangling", "loop", "folder", "pipe", "empty"],
)
def test_what_cannot_be_opened(
    tmp_path: Path, make: Callable[[Path], None], error: type[ReadError], words: str
) -> None:
    make(tmp_path / "a.txt")
    with pytest.raises(error, match=words):
        list(read(tmp_path / "a.txt"))


@pytest.mark.parametrize("name", ["a\0b.txt", "a" * 300, "a\udcff.txt"])
def test_impossible_names_are_read_errors(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError):
        list(read(tmp_path / name))


@pytest.mark.parametrize(("error", "words"), [(PermissionError(13, "x"), "quyền"), (OSError(5, "x"), "EIO")])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_what_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: OSError, words: str
) -> None:
    path = tmp_path / name
    path.write_text("{}")

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadError, match=words):
        list(read(path))


@pytest.mark.parametrize(("changes", "settles"), [(1, True), (2, False)])
def test_a_file_written_meanwhile_is_read_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changes: int, settles: bool
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Điều 1")
    stamp, calls = files._stamp, iter(range(100))

    def stamped(at: Path) -> tuple[int, int]:
        call = next(calls)
        if call % 2 and call // 2 < changes:
            path.write_text("Điều 1" + "x" * (call + 1))
        return stamp(at)

    monkeypatch.setattr(files, "_stamp", stamped)
    if settles:
        (source,) = read(path)
        assert isinstance(source, Source)
        assert source.text == "Điều 1xx"
    else:
        with pytest.raises(ReadError, match="đang được ghi"):
            list(read(path))


def tree(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x")


def found(root: Path, *paths: Path) -> list[str]:
    return [
        f"! {item.path}" if isinstance(item, Rejected) else item.relative_to(root).as_posix()
        for item in walk(paths or [root])
    ]


def test_a_walk_is_sorted_and_skips_what_is_no_document(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/c.DOCX", "a/b/d.jsonl", "a.html", "e.pdf", "f.doc", "g.xlsx", "không đuôi", "z.md")
    tree(tmp_path, ".git/a.txt", ".ẩn.txt", "Thumbs.db", "desktop.ini", "~$b.docx", ".DS_Store", "a/x.js", "y.tmp")
    assert found(tmp_path) == [
        "a/b/d.jsonl",
        "a/c.DOCX",
        "a.html",
        "b.txt",
        "e.pdf",
        "f.doc",
        "g.xlsx",
        "không đuôi",
        "z.md",
    ]


def test_what_is_given_is_yielded_whatever_it_is_called_and_only_once(tmp_path: Path) -> None:
    tree(tmp_path, ".ẩn/a.txt", "~$b.docx", "c.txt")
    given = [tmp_path / "c.txt", tmp_path / "~$b.docx", tmp_path / ".ẩn", tmp_path, tmp_path / "c.txt"]
    assert found(tmp_path, *given) == ["c.txt", "~$b.docx", ".ẩn/a.txt"]


def test_links_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    tree(tmp_path, "a/b/c.txt")
    (tmp_path / "a/b/lên").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "a/b/mình").symlink_to("mình")
    (tmp_path / "a/b/mất.txt").symlink_to("khong-co")
    place = tmp_path.as_posix()
    assert found(tmp_path) == ["a/b/c.txt", f"! {place}/a/b/mình", f"! {place}/a/b/mất.txt"]


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    """A link to the keys of the machine would make them a document that every reader can take away."""
    tree(tmp_path, "ngoài/a.txt", "ngoài/khóa.pem", "kho/b.txt")
    (tmp_path / "kho/liên kết").symlink_to(tmp_path / "ngoài", target_is_directory=True)
    (tmp_path / "kho/thư.txt").symlink_to(tmp_path / "ngoài/a.txt")
    (tmp_path / "kho/b2.txt").symlink_to(tmp_path / "kho/b.txt")  # stands there itself
    place = (tmp_path / "kho").as_posix()
    assert found(tmp_path, tmp_path / "kho") == ["kho/b.txt", f"! {place}/liên kết", f"! {place}/thư.txt"]
    assert found(tmp_path, tmp_path / "kho/liên kết") == ["kho/liên kết/a.txt", f"! {place}/liên kết/khóa.pem"]


def test_a_file_of_an_unknown_kind_is_taken_when_it_is_named_itself(tmp_path: Path) -> None:
    tree(tmp_path, "khóa.pem", "Báo cáo số 12.2023")
    place = tmp_path.as_posix()
    assert found(tmp_path) == ["Báo cáo số 12.2023", f"! {place}/khóa.pem"]
    assert found(tmp_path, tmp_path / "khóa.pem") == ["khóa.pem"]


def test_a_folder_may_be_passed_over(tmp_path: Path) -> None:
    tree(tmp_path, "a/b.txt", "c/d.txt")
    assert [path.name for path in walk([tmp_path], lambda folder: folder.name == "a")] == ["d.txt"]  # type: ignore[union-attr]


def test_what_does_not_exist_is_rejected_and_the_rest_goes_on(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt")
    assert found(tmp_path, tmp_path / "mất", tmp_path / "a\0b", tmp_path / "a.txt") == [
        f"! {(tmp_path / 'mất').as_posix()}",
        f"! {(tmp_path / 'a').as_posix()}\0b",
        "a.txt",
    ]


def test_an_unreadable_folder_is_rejected_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "a/b.txt", "kín/c.txt", "z.txt")
    listdir = os.listdir

    def guarded(folder: Path) -> list[str]:
        if folder.name == "kín":
            raise PermissionError(13, "x")
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", guarded)
    assert found(tmp_path) == ["a/b.txt", f"! {(tmp_path / 'kín').as_posix()}", "z.txt"]


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    tree(tmp_path, "z.txt")
    deep = tmp_path
    for _ in range(1200):
        deep = deep / "a"
        deep.mkdir()
    try:
        tree(deep, "b.txt")
        assert [type(item) for path in walk([tmp_path]) if isinstance(path, Path) for item in read(path)] == [
            Source
        ] * 2
    finally:  # rmtree, with which pytest tidies up, is recursive
        (deep / "b.txt").unlink()
        os.removedirs(deep)


def test_a_name_that_is_no_text_is_rejected_in_printable_letters(tmp_path: Path) -> None:
    try:
        (tmp_path / "a\udcff.txt").write_text("x")
    except OSError:
        pytest.skip("this file system has no names that are not UTF-8")
    (item,) = walk([tmp_path])
    assert isinstance(item, Rejected)
    item.path.encode("utf-8")
