"""One word for one thing, as the offices and the national database of legal documents use them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "indexer" / "messages" / "translations" / "en" / "LC_MESSAGES" / "messages.po"
APART = ("indexer/grammar", "indexer/answering", "indexer/parsing", "indexer/identity")  # words of papers, of questions
WORDS = {
    "từ trang đầu": "từ trang chủ",
    "lần theo": "tra nguồn viện dẫn",
    "trích dẫn": "viện dẫn",
    "lần nhắc": "số lần viện dẫn",
    "được nhắc": "được viện dẫn",
    "bảng lặp lại": "số lần viện dẫn theo kỳ",
    "mâu thuẫn": "không thống nhất",
    "nhiều khả năng": "chưa xác định",
    "vắng mặt": "không có toàn văn",
    "câu được chép lại": "câu lặp lại giữa các báo cáo",
    "chỗ đứng": "nguồn",
    "hiểu câu hỏi là": "loại câu hỏi",
    "mọi nơi": "tất cả các nơi",
    "lời sửa": "thay đổi, thông tin đã sửa",
    "nơi trích": "nguồn",
    "lành lặn": "không có lỗi",
    "khám chỉ mục": "kiểm tra chỉ mục",
    "nay thuộc Hồ Chí Minh": "nay thuộc Thành phố Hồ Chí Minh",
}
"""A word that was met on a page → the one that is used instead."""


def said() -> Iterator[tuple[str, str]]:
    """(where, what) of all that a user may read: the catalogue, the manual, the strings of the program."""
    with CATALOGUE.open("rb") as file:
        yield from (("messages.po", str(one.id)) for one in read_po(file) if one.id)
    for path in sorted((ROOT / "web" / "guide").glob("*.md")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted([*(ROOT / "indexer").rglob("*.py"), *(ROOT / "web").rglob("*.py"), ROOT / "cli.py"]):
        place = path.relative_to(ROOT).as_posix()
        if not place.startswith(APART):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
            yield from ((place, text) for text in texts if ">>>" not in text)


@pytest.fixture(scope="module")
def everything() -> list[tuple[str, str]]:
    return list(said())


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_no_office_uses_is_said_nowhere(everything: list[tuple[str, str]], word: str) -> None:
    pattern = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    assert [(place, text[:80]) for place, text in everything if pattern.search(text)] == []
