"""Texts with odd blanks are made even, and what is found in them is put back to its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.blanks import even_blanks, even_line

ROWS = (
    ("Căn cứ  Quyết định", "Căn cứ Quyết định"),
    ("về \nviệc công bố", "về\nviệc công bố"),
    ("UBND\u00a0tỉnh", "UBND tỉnh"),
    ("của\u200b UBND\u2009tỉnh", "của UBND tỉnh"),
    ("12/QĐ\u00ad-UBND", "12/QĐ-UBND"),
    ("12/QĐ–UBND và 13/QĐ\u2011UBND", "12/QĐ-UBND và 13/QĐ-UBND"),
    ("   Kính gửi: Sở", "Kính gửi: Sở"),
    ("SỞ NỘI VỤ      CỘNG HÒA", "SỞ NỘI VỤ      CỘNG HÒA"),
    ("SỞ NỘI VỤ   Độc lập", "SỞ NỘI VỤ   Độc lập"),
    ("ban hành     kế hoạch", "ban hành kế hoạch"),
)


@pytest.mark.parametrize(("stored", "wanted"), ROWS)
def test_blanks_are_made_even(stored: str, wanted: str) -> None:
    even = even_blanks(stored)
    assert (even.text if even else stored) == wanted


@pytest.mark.parametrize("text", ["", "Sở Công Thương báo cáo.", "a\nb\n\nc", "giai đoạn 2021 – 2025"])
def test_an_even_text_is_left_alone(text: str) -> None:
    assert even_blanks(text) is None
    assert even_line(text) == text


_PIECES = st.sampled_from(
    ["Sở", "846/QĐ–UBND", "ngày", " ", "  ", "\u00a0", "\n", " \n", "\u200b", "\u00ad", "    ", "a"]
)


@given(st.lists(_PIECES, max_size=30))
def test_each_word_is_put_back_to_where_it_stands(pieces: list[str]) -> None:
    stored = "".join(pieces)
    even = even_blanks(stored)
    if even is None:
        return
    for word in re.finditer(r"\S+", even.text):
        start, end = even.put_back(*word.span())
        kept = re.sub("[\u00ad\u200b]", "", stored[start:end]).replace("–", "-")
        assert kept == word[0].replace("–", "-")
