"""The annex from the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.conftest import SAMPLES
from tests.support.command_line import run
from tests.support.docx import table_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("annex-cli") / "index"
    run("index", SAMPLES, index=place)
    return place


def test_trace_writes_the_annex(folder: Path, tmp_path: Path) -> None:
    word, book = tmp_path / "phụ lục.docx", tmp_path / "phụ lục.xlsx"
    done = run("trace", "846/QĐ-UBND", "--tinh", "Quảng Ngãi", "--docx", word, "--xlsx", book, index=folder)
    assert done.stdout == ""
    assert f"Đã ghi {word}: 13 dòng, từ 10 văn bản." in done.stderr
    assert len(table_of(word.read_bytes(), 1)) == 14
    said = [paragraph.text for paragraph in Document(str(word)).paragraphs]
    assert "Điều kiện lọc: Tỉnh, thành phố: Quảng Ngãi (gồm cả Kon Tum)" in said
    assert load_workbook(book).active.max_row == 14


def test_search_writes_all_of_it_unless_told_how_much(folder: Path, tmp_path: Path) -> None:
    word = tmp_path / "tim.docx"
    shown = run("search", "cải cách hành chính", "--docx", word, index=folder).stderr
    assert re.search(r"từ (\d+) văn bản", shown)
    assert int(re.search(r"từ (\d+) văn bản", shown)[1]) > 10  # type: ignore[index]
    some = run("search", "cải cách hành chính", "-n", "2", "--docx", word, index=folder).stderr
    assert "từ 2 trong tổng số" in some


def test_a_place_that_cannot_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    done = run("trace", "846/QĐ-UBND", "--docx", tmp_path / "không có" / "a.docx", index=folder, check=1)
    assert "Không ghi được tệp" in done.stderr
