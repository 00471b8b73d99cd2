"""Text files: the text is the file itself, in whatever encoding, or a clear sentence."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.errors import BrokenFile, EmptyFile, ReadError, UnsupportedFile
from indexer.models import Source
from indexer.reading import read_text
from indexer.reading.encodings import is_plausible
from indexer.reading.readability import find_unreadable

SENTENCE = "Căn cứ Quyết định số 846/QĐ-UBND ngày 17/11/2017 của UBND tỉnh Quảng Ngãi về cải cách hành chính"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def windows_1258(text: str) -> bytes:
    """As old programs wrote it: base letters with their hook or hat, then the tone as a mark of its own."""
    written = []
    for character in text:
        marks = unicodedata.normalize("NFD", character)
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))
        written.append(base + "".join(mark for mark in marks if mark in TONES))
    return "".join(written).encode("cp1258")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Quý I\nnăm 2023".encode(), "Quý I\nnăm 2023"),
        ("\ufeffQuý I".encode(), "Quý I"),
        ("\ufeff\ufeffQuý".encode(), "Quý"),
        (b"a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd"),
        ("  giữ  nguyên\t \n\n\n".encode(), "  giữ  nguyên\t \n\n\n"),
        ("\xa0Số: \u200b/BC-SCT\x0c".encode(), "\xa0Số: \u200b/BC-SCT\x0c"),
        (unicodedata.normalize("NFD", SENTENCE).encode(), SENTENCE),
        ("**BÁO CÁO**  \n# Quý I <b>x</b> &amp;".encode(), "**BÁO CÁO**  \n# Quý I <b>x</b> &amp;"),
    ],
)
def test_a_text_file_is_its_own_text(data: bytes, text: str) -> None:
    source = read_text("bao-cao.txt", data)
    assert (source.text, source.format, source.size, dict(source.record)) == (text, "text", len(data), {})


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode("utf-8-sig"),
        SENTENCE.encode("utf-16"),
        b"\xfe\xff" + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-32"),
        windows_1258(SENTENCE),
        unicodedata.normalize("NFD", SENTENCE).encode("utf-16-le"),
    ],
    ids=["utf-8", "utf-16", "utf-16-be", "utf-16-le, no mark", "utf-16-be, no mark", "utf-32", "1258", "NFD"],
)
def test_every_unicode_encoding_and_windows_1258_give_the_same_text(data: bytes) -> None:
    assert read_text("a", data).text == SENTENCE


def test_english_with_typographic_quotes_is_read() -> None:
    assert read_text("a.txt", "“Report” – 2023".encode("cp1252")).text == "“Report” – 2023"


@pytest.mark.parametrize(
    "data",
    [
        "Déjà vu, où êtes-vous, garçon".encode("cp1252"),
        bytes(range(0xC0, 0xD0)) * 3,
    ],
    ids=["French", "noise"],
)
def test_an_unknown_encoding_is_refused_and_never_shown_as_mojibake(data: bytes) -> None:
    with pytest.raises(UnsupportedFile) as caught:
        read_text("cong-van.txt", data)
    assert "UTF-8" in caught.value.vi
    assert "UTF-8" in caught.value.en


def test_damaged_utf8_says_where() -> None:
    with pytest.raises(BrokenFile, match="byte thứ 7 ") as caught:
        read_text("a.txt", b"abcdef\xff" + SENTENCE.encode())
    assert "byte 7 " in caught.value.en


@pytest.mark.parametrize("data", [SENTENCE.encode("utf-16")[:-1], b"\xff\xfe\x00\xd8"], ids=["odd", "half a pair"])
def test_damaged_utf16_is_broken(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read_text("a.txt", data)


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01\0\0\0", b"abc\0def", b"\x01\x02\x03\x04abc"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnsupportedFile, match="nhị phân"):
        read_text("a.txt", data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", "\ufeff\xa0\n".encode("utf-16")])
def test_a_file_with_nothing_in_it_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        read_text("a.txt", data)


@pytest.mark.parametrize(
    ("text", "plausible"),
    [
        (SENTENCE, True),
        ("Nghiêng ngả khuya khoắt, quyển truyện ướt, ngoằn ngoèo; uỷ ban; Đắk Lắk", True),
        ("plain ascii", True),
        ("Coäng hoøa", False),
        ("Céng hßa x· héi", False),
        ("nắ\u0301ng", False),
        ("café crème", False),
        ("Điều bảy của luật này được sửa đổi; Điều tám coä coø coû", False),
        ("Số ¤ ¿ ¶", False),
    ],
)
def test_plausibility(text: str, plausible: bool) -> None:
    assert is_plausible(unicodedata.normalize("NFC", text)) is plausible


def check_any(name: str, data: bytes) -> None:
    """Any bytes give a Source whose text keeps the rules, or a ReadError; any other error fails the test."""
    with suppress(ReadError):
        source = read_text(name, data)
        assert isinstance(source, Source)
        assert source.text.strip()
        assert "\r" not in source.text
        assert unicodedata.is_normalized("NFC", source.text)
        source.text.encode("utf-8")


NAMES = st.sampled_from(["a", "a.txt", "a.html", "a.docx", "a.jsonl", "a.md"])
TOKENS = "<p> </p> <table> <tr> <td> </table> <li> <ol> <br> <?xml?> <!-- --> &nbsp; &#13; &#150; <sup> 2 <pre> <form>"
MARKUP = st.lists(
    st.sampled_from([*TOKENS.split(" "), " ", "\r\n", "Điều", "o\u0302\u0301", "<i class=menu>", "]]>"])
).map("".join)


@given(NAMES, st.binary(max_size=300))
def test_any_bytes_give_a_source_or_a_read_error(name: str, data: bytes) -> None:
    check_any(name, data)


@given(NAMES, st.text(max_size=200), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]))
def test_any_text_gives_a_source_or_a_read_error(name: str, text: str, codec: str) -> None:
    check_any(name, text.encode(codec, "ignore"))


@given(NAMES, MARKUP)
def test_any_markup_gives_a_source_or_a_read_error(name: str, markup: str) -> None:
    check_any(name, ("<html>" + markup).encode())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_a_text_file_keeps_every_character(text: str) -> None:
    text = "Số " + text
    assume(find_unreadable(unicodedata.normalize("NFC", text)) is None)
    assert read_text("a.md", text.encode()).text == unicodedata.normalize("NFC", text)
