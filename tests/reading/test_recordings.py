"""Recordings of meetings are refused with the true reason, also where they stand in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.errors import UnsupportedFile
from indexer.reading.folders import walk
from indexer.reading.formats import detect_format

AUDIO = [
    b"ID3\x04\0\0",
    b"\xff\xfb\x90\x64\0\0",
    b"OggS\0\x02",
    b"fLaC\0\0",
    b"RIFF\x24\x08\0\0WAVEfmt ",
    b"\0\0\0\x20ftypM4A \0\0\0\0",
    b"#!AMR\n",
]
FILMS = [
    b"\0\0\0\x18ftypmp42\0\0",
    b"RIFF\x24\x08\0\0AVI LIST",
    b"\x1aE\xdf\xa3\x01\0",
    b"\x30\x26\xb2\x75\x8e\x66",
]


@pytest.mark.parametrize(("data", "word"), [*((d, "âm thanh") for d in AUDIO), *((d, "phim") for d in FILMS)])
def test_a_recording_has_no_text(data: bytes, word: str) -> None:
    with pytest.raises(UnsupportedFile, match=word):
        detect_format(data + bytes(64))


@pytest.mark.parametrize("text", ["Ghi âm cuộc họp", "ÿû", "ID: 3", "RIFF"])
def test_text_is_no_recording(text: str) -> None:
    assert detect_format(text.encode()) is None


@pytest.mark.parametrize("name", ["hop-giao-ban.mp3", "hop.M4A", "hoi-nghi.mp4", "phong-van.wav"])
def test_a_recording_in_a_folder_is_not_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(AUDIO[0])
    (tmp_path / "bieu-tuong.ico").write_bytes(b"\0\0\x01\0")
    assert [one.name for one in walk([tmp_path]) if isinstance(one, Path)] == [name]
