"""Legacy encodings: every letter comes out right, and nothing that is not in one is touched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.models import Mark
from indexer.reading import read_text
from indexer.reading.legacy import (
    LegacyFont,
    Run,
    Runs,
    convert_line,
    detect_encoding,
    find_font,
    looks_like_viqr,
    mend_text,
    restore_capitals,
)
from indexer.reading.legacy_letters import TCVN3, VNI, convert_tcvn3, convert_viqr, convert_vni
from indexer.text.folding import compose_letters

SMALL = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
SENTENCE = (
    "Căn cứ Quyết định số 846/QĐ-UBND ngày 17/11/2017 của Uỷ ban nhân dân tỉnh về việc giải quyết thủ tục hành chính, "
    "những nơi khó khăn được ưu tiên hỗ trợ; đề nghị các sở nghiêm túc thực hiện./."
)
_TO_TCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}


def tcvn3(text: str) -> str:
    """As it was typed in TCVN3: a capital with a tone is a small letter."""
    return "".join(_TO_TCVN3.get(c, _TO_TCVN3.get(c.lower(), c)) for c in compose_letters(text))


def vni(text: str) -> str:
    """As it was typed in VNI: the same case for a vowel and its mark."""
    spelled = {letter: shown for shown, letter in VNI.items() if shown in (shown.lower(), shown.upper())}
    return "".join(spelled.get(c, c) for c in compose_letters(text))


def test_every_small_letter_has_one_spelling_that_comes_back() -> None:
    for letter in SMALL:
        assert convert_tcvn3(tcvn3(letter)) == letter
        assert convert_vni(vni(letter)) == letter
        assert convert_vni(vni(letter.upper())) == letter.upper()


@given(st.lists(st.sampled_from(re.findall(r"\w+", SENTENCE)), min_size=4, max_size=30).map(" ".join))
def test_any_words_come_back(text: str) -> None:
    assert compose_letters(convert_vni(vni(text))) == text
    assert compose_letters(convert_tcvn3(tcvn3(text))).lower() == text.lower()


@pytest.mark.parametrize("spelled", [tcvn3, vni])
def test_a_text_is_told_and_converted_letter_by_letter(spelled) -> None:  # type: ignore[no-untyped-def]
    name = spelled.__name__
    assert detect_encoding(spelled(SENTENCE)) == name
    assert mend_text(f"Điều 1.\n{spelled(SENTENCE)}") == (f"Điều 1.\n{SENTENCE}", frozenset({name}))
    source = read_text("cong-van.txt", spelled(SENTENCE).encode("latin-1"))
    assert (source.text, source.marks) == (SENTENCE, (Mark("encoding", name),))
    assert read_text("cong-van.txt", spelled(SENTENCE).encode()).text == SENTENCE  # the same saved as UTF-8


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Së C¤NG TH¦¥NG TØNH QU¶NG NG·I", "SỞ CÔNG THƯƠNG TỈNH QUẢNG NGÃI"),
        ("Sè: 12/Q§-UB", "Số: 12/QĐ-UB"),
        ("huyÖn Mü §øc vµ ë n¬i kh¸c", "huyện Mỹ Đức và ở nơi khác"),
        ("NguyÔn V¨n ¸nh", "Nguyễn Văn Ánh"),
        ("· C¸c së, ngµnh; 2 × 3 m", "· Các sở, ngành; 2 × 3 m"),
        ("gi¸ 5.000®/kg", "giá 5.000đ/kg"),
        ("gi÷a n¨m t­ nh©n", "giữa năm tư nhân"),
    ],
)
def test_lines_in_tcvn3(shown: str, text: str) -> None:
    assert convert_line(shown, "tcvn3") == text


@pytest.mark.parametrize(
    "line", ["UBND TP ở HĐND", "Số: 12/QĐ-UB", "Lê Thị Mỹ", "I. Công tác ở xã", "ông Nguyễn Văn A", "nguyễn văn ánh"]
)
def test_capitals_that_are_right_stay(line: str) -> None:
    assert restore_capitals(line) == line


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "La préfecture a décidé, où êtes-vous, garçon, élève, forêt, hôpital, Noël",
        "Größe, Übung, schön, Straße, für, Bäume, Häuser, Mädchen",
        "señor, niño, año, mañana, español, corazón",
        "25 °C ± 0,5 µm; «trích»; § 5; ©2023; 50 m² × 3; ½",
        "plain ascii text with nothing in it",
        "",
    ],
)
def test_what_is_in_no_legacy_encoding_is_left_alone(text: str) -> None:
    assert mend_text(text) == (text, frozenset())


def test_no_real_text_is_converted(shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in sorted((shared / "seeds").glob("*.md"))]
    texts += [path.read_text(encoding="utf-8", errors="replace") for path in sorted((shared / "seeds").glob("*.txt"))]
    files = json.loads((shared / "real" / "files.json").read_text(encoding="utf-8"))
    paths = [shared / "real" / (name if isinstance(name, str) else name["file"]) for name in dict(files).values()]
    texts += [path.read_text(encoding="utf-8", errors="replace") for path in paths if path.suffix in (".txt", ".md")]
    assert len(texts) > 20
    assert [text[:80] for text in texts if mend_text(text)[1] or looks_like_viqr(text)] == []


# -- fonts ------------------------------------------------------------------------------------------------------------


def test_fonts_are_told_by_their_names() -> None:
    assert find_font(".VnTime") == find_font("'.VnArial Narrow'") == LegacyFont("tcvn3")
    assert find_font(".VnTimeH") == find_font(".VnArialH") == LegacyFont("tcvn3", upper=True)
    assert find_font("VNI-Times") == find_font("VNI Helve") == LegacyFont("vni")
    assert find_font("Times New Roman") is find_font("Vn Times") is find_font(None) is None


def test_a_mark_of_vni_that_begins_a_run_goes_to_its_vowel() -> None:
    runs = [Run("Coä", LegacyFont("vni")), Run("ng ho", LegacyFont("vni")), Run("øa", LegacyFont("vni"))]
    assert Runs([runs]).convert_paragraph(runs) == ["Cộ", "ng hò", "a"]


def test_text_that_was_converted_while_its_font_stayed_is_unicode() -> None:
    """Converters of those days left the font's name: what stands in it is read as it is."""
    runs = [Run("Quyết định có hiệu lực, được ban hành", LegacyFont("tcvn3")), Run(" có ", LegacyFont("tcvn3"))]
    assert Runs([runs]).convert_paragraph(runs) == [run.text for run in runs]


def test_a_capital_font_makes_capitals_of_all_its_letters() -> None:
    runs = [Run("céng hßa", LegacyFont("tcvn3", upper=True)), Run(" 2005 tt", LegacyFont("tcvn3", upper=True))]
    assert Runs([runs]).convert_paragraph(runs) == ["CỘNG HÒA", " 2005 TT"]


# -- VIQR -------------------------------------------------------------------------------------------------------------


def test_viqr_is_told_and_not_converted_unasked() -> None:
    text = (
        "Ca(n cu+' Quye^'t ddi.nh so^' 846/QDD-UBND cu?a U?y ban nha^n da^n ti?nh ve^` vie^.c ca?i ca'ch ha`nh chi'nh"
    )
    assert looks_like_viqr(text)
    assert convert_viqr(text).startswith("Căn cứ Quyết định số 846/QĐ-UBND của Ủy ban nhân dân tỉnh về việc cải cách")
    source = read_text("a.txt", text.encode())
    assert source.text == text
    assert source.marks == (Mark("encoding", "viqr?"),)


@pytest.mark.parametrize("text", ["See e.g. the U.S. report; isn't it? (a) x+y o'clock", "cong hoa xa hoi. chu nghia."])
def test_plain_ascii_is_no_viqr(text: str) -> None:
    assert not looks_like_viqr(text * 10)
