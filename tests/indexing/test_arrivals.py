"""Files that come from somewhere else: safe names, and no file is ever written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.errors import BadInput
from indexer.indexing.arrivals import keep_file, name_safely


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Báo cáo quý I.docx", "Báo cáo quý I.docx"),
        ("BaoCao/2023/quy-1.docx", "BaoCao/2023/quy-1.docx"),
        ("../../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Users\\an\\quy-1.docx", "C/Users/an/quy-1.docx"),
        ("..\\..\\quy-1.docx", "quy-1.docx"),
        (".htaccess", "htaccess"),
        ("a\x00b\n\u202ec.txt", "abc.txt"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("quy 1. ", "quy 1"),
        ("a/b/c/d/e/f/g.txt", "c/d/e/f/g.txt"),
        ("", "van-ban"),
        ("./..", "van-ban"),
        ("Bao\u0301 ca\u0301o.txt", "Báo cáo.txt".replace("Báo", "Baó")),
    ],
)
def test_a_name_is_made_safe(name: str, kept: str) -> None:
    assert name_safely(name) == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = name_safely("báo cáo " * 60 + ".docx")
    assert kept.endswith(".docx")
    assert len(kept.encode()) <= 180


def test_no_file_is_written_over(tmp_path: Path) -> None:
    first = keep_file(tmp_path, "quy-1.txt", "một".encode())
    again = keep_file(tmp_path, "quy-1.txt", "một".encode())
    other = keep_file(tmp_path, "quy-1.txt", b"hai")
    assert first == again == tmp_path / "quy-1.txt"
    assert other.name == "quy-1 (2).txt"
    assert (first.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")) == ("một", "hai")


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "nhan", tmp_path / "khac"
    inside.mkdir()
    outside.mkdir()
    (inside / "ra").symlink_to(outside)
    (outside / "a.txt").write_text("cũ", encoding="utf-8")
    (inside / "a.txt").symlink_to(outside / "a.txt")
    with pytest.raises(BadInput):
        keep_file(inside, "ra/b.txt", b"x")
    assert keep_file(inside, "a.txt", "cũ".encode()).name == "a (2).txt"
    assert sorted(path.name for path in outside.iterdir()) == ["a.txt"]
