"""Words that a file has torn, drawn letter by letter in the order in which files have them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from indexer.reading import read_text
from indexer.reading.layout import SheetWord
from indexer.reading.layout.torn_words import form_words, is_woven, mend_words

DATA = Path(__file__).resolve().parents[1] / "data" / "pdf"
SIZE, LETTER, BLANK = 12.0, 6.0, 3.0


def part(text: str, left: float, foot: float = 100.0) -> SheetWord:
    return SheetWord(
        text=text, left=left, top=foot - SIZE, right=left + LETTER * len(text), bottom=foot + 2, foot=foot, size=SIZE
    )


def letters(text: str, left: float = 50.0, *, blank: float = BLANK) -> list[SheetWord]:
    """A line letter by letter; its blanks so wide, and not told."""
    found = []
    for letter in text:
        if letter != " ":
            found.append(part(letter, left))
        left += blank if letter == " " else LETTER
    return found


def foreign_last(line: Sequence[SheetWord]) -> list[SheetWord]:
    """As LibreOffice draws a line whose font lacks letters: these after all others."""
    return sorted(line, key=lambda letter: letter.text > "\u0180")


@pytest.mark.parametrize("text", ["UBND TỈNH QUẢNG NGÃI", "Số: 566/BC-SCT, ngày 05/4/2023", "được giải quyết (99,9 %)"])
def test_letters_in_any_order_are_words(text: str) -> None:
    assert [word.text for word in form_words(foreign_last(letters(text)))] == text.split()


def test_a_word_has_the_box_of_its_letters() -> None:
    word, other = form_words(foreign_last(letters("TỈNH nọ")))
    assert (word.left, word.right) == (50, 50 + 4 * LETTER)
    assert other.left == 50 + 4 * LETTER + BLANK


@pytest.mark.parametrize(
    "words",
    [
        ["SỬ", "DỤNG"],
        ["hiểm", "Bồi"],
        ["ngày", "21-11-2024"],
        ["số", "63/2025/NĐ-CP"],
        ["QH15"],
        ["CO2"],
    ],
)
def test_words_without_a_blank_between_them_are_known_by_their_syllables(words: list[str]) -> None:
    assert [word.text for word in form_words(letters(" ".join(words), blank=0.5))] == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (["ĐIỀ", "U"], ["ĐIỀU"]),
        (["cứ", "Luật", "Tổ"], ["cứ", "Luật", "Tổ"]),
        (["th", "ủ", "t", "ụ", "c"], ["thủ", "tục"]),
        (["số", "63/2025/QH15;"], ["số", "63/2025/QH15;"]),
        (["105/2025/NĐ-", "CP"], ["105/2025/NĐ-CP"]),
        (["1", "275"], ["1275"]),
    ],
)
def test_parts_as_near_as_letters_make_words(parts: list[str], words: list[str]) -> None:
    chain = [part(text, 50 + 40 * n) for n, text in enumerate(parts)]
    assert [word.text for word in mend_words(chain)] == words


def test_a_line_is_woven_where_a_word_goes_back_to_the_end_of_another() -> None:
    assert is_woven([part("T", 50), part("NH", 62), part("Ỉ", 56)])
    assert not is_woven([part("T", 50), part("Ỉ", 56), part("NH", 62)])
    assert not is_woven([part("Số", 300), part("Ngày", 50)])  # the left column after the right one


def test_a_file_of_libreoffice_with_letters_of_two_fonts_is_read() -> None:
    """Its font has no Vietnamese letters; those of another one are drawn after the rest of each line."""
    name = "16-two-fonts.pdf"
    expected = (DATA / f"{name}.expected.txt").read_text(encoding="utf-8")
    source = read_text(name, (DATA / name).read_bytes())
    assert source.text.split() == expected.split()
