"""JSON Lines: every good line is a Source, every bad one a Rejected, and the file is never held whole."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import ReadError, UnsupportedFile
from indexer.models import Rejected, Source
from indexer.reading import read, read_text, records

GOOD = {"id": "a", "title": "Kế hoạch", "text": "Điều 1"}


def write(folder: Path, *lines: bytes | str, name: str = "kho.jsonl", end: bytes = b"\n") -> Path:
    path = folder / name
    path.write_bytes(b"".join((line.encode() if isinstance(line, str) else line) + end for line in lines))
    return path


def test_a_record_is_a_source(tmp_path: Path) -> None:
    line = json.dumps({**GOOD, "period": "2018Q1", "province": "Hà  Nội\n", "number": "12/BC", "page": 3, "date": None})
    path = write(tmp_path, line)
    assert list(read(path)) == [
        Source(
            path=f"{path.as_posix()}#a",
            format="record",
            text="Điều 1",
            sha256=hashlib.sha256(line.encode()).hexdigest(),
            size=len(line),
            record={"id": "a", "title": "Kế hoạch", "number": "12/BC", "province": "Hà Nội", "period": "2018Q1"},
        )
    ]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("date", "31/02/2023", '"31/02/2023"'),
        ("province", "Atlantis", '"Atlantis"'),
        ("period", "foo", '"foo"'),
        ("number", 12, "12"),
        ("issuer", {"a": 1}, '{"a": 1}'),
        ("title", ["Kế hoạch"], '["Kế hoạch"]'),
        ("doc_type", True, "true"),
        ("path", "a\0b", '"a\\u0000b"'),
        ("title", "\ud800", '"�"'),
        ("issuer", [1] * 100, "1,…"),
    ],
)
def test_a_field_that_cannot_be_used_is_left_out_and_named(
    tmp_path: Path, field: str, value: object, shown: str
) -> None:
    path = write(tmp_path, json.dumps({"id": "b", "text": "x", field: value}), json.dumps(GOOD))
    source, told, other = read(path)
    assert isinstance(source, Source)
    assert isinstance(told, Rejected)
    assert isinstance(other, Source)
    assert (source.record, told.path) == ({"id": "b"}, f"{path.as_posix()}:1")
    assert f"“{field}” (" in told.vi
    assert shown in told.vi
    assert shown in told.en


def test_text_is_nfc_with_lf(tmp_path: Path) -> None:
    line = json.dumps({**GOOD, "text": "\ufeffo\u0302\u0301\r\nb\rc "})
    (source,) = read(write(tmp_path, b"\xef\xbb\xbf" + line.encode(), end=b"\r\n"))
    assert isinstance(source, Source)
    assert source.text == "ố\nb\nc "
    assert source.sha256 == hashlib.sha256(line.encode()).hexdigest()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": "b", "text": "x"', "JSON"),
        (b'{"id": "b", "text": "\xff"}', "JSON"),
        ("[1, 2]", "{…}"),
        ("chữ", "JSON"),
        ('{"text": "x"}', "“id”"),
        ('{"id": "", "text": "x"}', "“id”"),
        ('{"id": ["b"], "text": "x"}', "“id”"),
        ('{"id": true, "text": "x"}', "“id”"),
        ('{"id": "b"}', "“text”"),
        ('{"id": "b", "text": " \\n"}', "“text”"),
        ('{"id": "b", "text": 5}', "“text”"),
        ('{"id": "b", "text": "a\\ud800"}', "“text”"),
        ('{"id": "b", "text": "a\\u0000"}', "“text”"),
        ('{"id": "\\udfff", "text": "a"}', "“id”"),
        ('{"id": "a", "text": "lần hai"}', "“a”"),
        ('{"id": "b", "text": ' + "[" * 100_000, "JSON"),
        ('{"id": ' + "9" * 5000 + ', "text": "x"}', "JSON"),
    ],
)
def test_a_bad_line_is_rejected_and_the_others_go_on(tmp_path: Path, line: str | bytes, words: str) -> None:
    path = write(tmp_path, json.dumps(GOOD), line, "", json.dumps({**GOOD, "id": "z"}))
    first, rejected, last = read(path)
    assert isinstance(first, Source)
    assert isinstance(last, Source)
    assert isinstance(rejected, Rejected)
    assert rejected.path == f"{path.as_posix()}:2"
    assert words in rejected.vi
    assert rejected.en.endswith(".")


def test_a_bad_first_line_does_not_make_it_a_text_file(tmp_path: Path) -> None:
    rejected, source = read(write(tmp_path, "", '{"id": ', json.dumps(GOOD)))
    assert isinstance(rejected, Rejected)
    assert rejected.path.endswith("kho.jsonl:2")
    assert isinstance(source, Source)


def test_a_line_over_the_limit_is_rejected_and_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "LINE_LIMIT", 100)
    long = json.dumps({**GOOD, "text": "x" * 1000})
    exact = json.dumps({**GOOD, "id": "b", "text": "x"}).ljust(100)
    found = list(read(write(tmp_path, long, exact, long, json.dumps(GOOD))))
    assert [type(item) for item in found] == [Rejected, Source, Rejected, Source]
    assert [item.path.rsplit("/", 1)[1] for item in found] == [
        "kho.jsonl:1",
        "kho.jsonl#b",
        "kho.jsonl:3",
        "kho.jsonl#a",
    ]


def test_an_id_with_a_hash_keeps_the_file_findable(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps({**GOOD, "id": "a#1"}))
    (source,) = read(path)
    assert isinstance(source, Source)
    assert source.file == path.as_posix()
    assert source.record["id"] == "a#1"


def test_a_file_of_other_content_is_not_read_as_records(tmp_path: Path) -> None:
    (source,) = read(write(tmp_path, "Không phải JSON"))
    assert isinstance(source, Source)
    assert source.format == "text"
    (named,) = read(write(tmp_path, json.dumps(GOOD), name="a.txt"))
    assert isinstance(named, Source)
    assert named.format == "text"


def test_an_array_of_records_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFile, match="mỗi dòng"):
        list(read(write(tmp_path, json.dumps([GOOD], indent=1))))


def test_many_documents_in_an_upload_are_refused() -> None:
    with pytest.raises(UnsupportedFile, match="tracuu index"):
        read_text("kho.jsonl", json.dumps(GOOD).encode())


def test_a_big_file_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "kho.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(400):
            file.write(json.dumps({"id": str(number), "text": "Căn cứ Quyết định " * 3000}) + "\n")
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    count = sum(1 for _ in read(path, limit=1000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 400
    assert peak < 3_000_000


def test_a_file_that_grows_while_it_is_read_says_so_at_the_end(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps(GOOD))
    reading = read(path)
    next(reading)
    with path.open("a", encoding="utf-8") as file:
        file.write("\n")
    with pytest.raises(ReadError, match="đang được ghi"):
        list(reading)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner, max_size=3)
)
ROWS = st.dictionaries(st.sampled_from([*records.FIELDS, "text", "khac"]), VALUES).map(
    lambda row: json.dumps(row).encode()
)


@given(st.lists(ROWS | st.binary(max_size=40).filter(lambda line: b"\n" not in line), max_size=6))
def test_each_line_gives_one_source_or_one_rejected(lines: list[bytes]) -> None:
    with TemporaryDirectory() as folder:
        found = list(read(write(Path(folder), b'{"id": "x", "text": "x"}', *lines)))
    told = [item for item in found if not (isinstance(item, Rejected) and "Văn bản đã vào kho" in item.vi)]
    assert len(told) == 1 + sum(bool(line.strip()) for line in lines)
    for item in found:
        item.path.encode("utf-8")
        assert isinstance(item, Rejected) or ("\r" not in item.text and item.record["id"])
