"""Text in legacy encodings → Unicode: how TCVN3 and VNI are told, by font or by the words themselves.

A conversion is made only where it turns what is no Vietnamese into what is: by the font of a run, when what stands
in that font is not Unicode already; else by the words of a whole text, or of a line. VIQR is ASCII, in which an
ordinary full stop may be a mark: it is told, and never converted unasked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from indexer.models import Mark
from indexer.reading.legacy_letters import VNI_MARKS, convert_tcvn3, convert_viqr, convert_vni
from indexer.text.folding import compose_letters
from indexer.text.syllables import is_syllable

Encoding = Literal["tcvn3", "vni"]

LEAST = 4  # words with a letter beyond a-z by which a text is judged
LEAST_OF_A_LINE = 3
_WELL_FORMED = 0.85  # of those words, after the conversion ...
_BETTER = 0.25  # ... and how many more than before
_UNICODE = 0.02  # letters that no legacy text holds, a word
_SAMPLE = 200_000

_VIETNAMESE = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ"
_FOREIGN = re.compile(rf"[^\x00-\xa0°±²³·«»×{_VIETNAMESE}\u0100-\U0010ffff]")  # no Unicode text of ours is full of them
_ONLY_UNICODE = re.compile("[ăđơưĂĐƠƯ\u0169\u0168\u0129\u0128\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile("[A-Za-z\u00a1-\u00ff]+")
_CONVERTERS: dict[Encoding, Callable[[str], str]] = {"tcvn3": convert_tcvn3, "vni": convert_vni}

_BULLET = re.compile(r"^([ \t]*)·(?=\s)", re.MULTILINE)  # Symbol's, not ã
_TIMES = re.compile(r"(?<=\d)(\s?)×(?=\s?\d)")
_PLACEHOLDERS = {"\ue0b7": "·", "\ue0d7": "×"}
_LETTERS = re.compile(r"[^\W\d_]+")
_SYMBOL_AREA = {0xF000 + code: code for code in range(0x20, 0x100)}  # where symbol fonts have their characters


def may_be_legacy(text: str) -> bool:
    """Tell whether any letter of a text is none of Unicode Vietnamese: without one, nothing in it is to be
    converted.
    """
    return _FOREIGN.search(text) is not None


# -- by the words -----------------------------------------------------------------------------------------------------


def detect_encoding(text: str, least: int = LEAST) -> Encoding | None:
    """Return the legacy encoding that a text is in, shown as Windows-1252; None when it is Unicode, or no
    Vietnamese.

    >>> detect_encoding("Céng hßa x· héi chñ nghÜa ViÖt"), detect_encoding("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")
    ('tcvn3', 'vni')
    >>> detect_encoding("Cộng hòa xã hội chủ nghĩa Việt Nam")
    """
    sample = text[:_SAMPLE]
    if _FOREIGN.search(sample) is None:
        return None
    words = [word for word in _WORD.findall(sample) if not word.isascii() and _LATIN.search(word)]
    if len(words) < least or len(_ONLY_UNICODE.findall(sample)) > _UNICODE * len(words):
        return None
    before = _share(words, compose_letters)
    after: dict[Encoding, float] = {name: _share(words, convert) for name, convert in _CONVERTERS.items()}
    best = max(after, key=lambda name: after[name])
    return best if after[best] >= _WELL_FORMED and after[best] - before >= _BETTER else None


def _share(words: Sequence[str], convert: Callable[[str], str]) -> float:
    """Return how many of the words are Vietnamese syllables once they are converted."""
    return sum(is_syllable(convert(word)) for word in words) / len(words)


def mend_text(text: str) -> tuple[str, frozenset[Encoding]]:
    """Return a text with what is in a legacy encoding converted, and which encodings those were.

    >>> mend_text("Quyết định\\nCéng hßa x· héi chñ nghÜa")
    ('Quyết định\\nCộng hòa xã hội chủ nghĩa', frozenset({'tcvn3'}))
    """
    if _FOREIGN.search(text) is None:
        return text, frozenset()
    whole = detect_encoding(text)
    lines = text.split("\n")
    found: set[Encoding] = set()
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        encoding = whole or detect_encoding(line, LEAST_OF_A_LINE)
        if encoding is not None and _ONLY_UNICODE.search(line) is None:
            lines[number] = convert_line(line, encoding)
            if encoding == "tcvn3":
                lines[number] = capitalise_sentences(lines[number], number == 0 or _ends_sentence(lines[number - 1]))
            found.add(encoding)
    return "\n".join(lines), frozenset(found)


def convert_line(line: str, encoding: Encoding) -> str:
    """Return a line in a legacy encoding as Unicode.

    >>> convert_line("UBND TØNH QU¶NG NG·I", "tcvn3"), convert_line("NguyÔn V¨n ¸nh", "tcvn3")
    ('UBND TỈNH QUẢNG NGÃI', 'Nguyễn Văn Ánh')
    """
    if encoding == "vni":
        return compose_letters(convert_vni(line))
    kept = _TIMES.sub("\\1\ue0d7", _BULLET.sub("\\1\ue0b7", line))
    text = restore_capitals(convert_tcvn3(kept))
    for placeholder, character in _PLACEHOLDERS.items():
        text = text.replace(placeholder, character)
    return compose_letters(text)


def restore_capitals(line: str) -> str:
    """Return a line out of TCVN3, which has no capitals with a tone: small ones among capitals are made capitals.

    As long as the line. A word whose other letters are capitals becomes one, and so does all of a line of capitals,
    and the first letter of a name that stands alone on its line.

    >>> restore_capitals("CộNG HòA Xã HộI CHủ NGHĩA VIệT NAM"), restore_capitals("Số: 12/QĐ-UB ở Mỹ Đức")
    ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 12/QĐ-UB ở Mỹ Đức')
    """
    line = _LETTERS.sub(lambda match: match[0].upper() if _is_shouted(match[0]) else match[0], line)
    words = _LETTERS.findall(line)
    shouted = [word for word in words if len(word) > 1 and word.isupper()]
    if sum(not word.isascii() for word in shouted) >= 2 and all(_may_be_capitals(word) for word in words):
        return line.upper()
    return _NAME_ALONE.sub(lambda match: match[1] + match[2].upper(), line) if _is_name(line) else line


def _is_shouted(word: str) -> bool:
    """Tell whether it is a word of which every letter that could be typed as a capital is one."""
    typed = [letter for letter in word if letter.isascii() or letter.lower() in _TYPED_CAPITALS]
    rest = len(word) - len(typed)
    if not typed or not rest or not all(letter.isupper() for letter in typed):
        return False
    return len(word) > 2  # of two letters, "Mỹ" is as good as "MỸ"


_TYPED_CAPITALS = frozenset("ăâđêôơư")
_NAME_ALONE = re.compile(r"(^|\s)([^\W\d_])(?=[^\W\d_]*(?:\s|$))")
_NAME = re.compile(r"(?:(?:[^\W\d_]+)\s+){2,4}[^\W\d_]+\s*")


def _may_be_capitals(word: str) -> bool:
    return word.isupper() or (len(word) <= 2 and not any("a" <= letter <= "z" for letter in word))


def _is_name(line: str) -> bool:
    """Three to five words, all begun with a capital but for those whose first letter has none in TCVN3."""
    if _NAME.fullmatch(line) is None:
        return False
    if any(word[1:] and not word[1:].islower() for word in line.split()):
        return False
    first = [word[0] for word in line.split()]
    lacking = sum(letter.islower() for letter in first)
    typed = all(
        letter.isupper() or (letter.lower() not in _TYPED_CAPITALS and not letter.isascii()) for letter in first
    )
    return typed and 0 < lacking < len(first) - 1 and line[0].isupper()


def capitalise_sentences(line: str, begins: bool = True) -> str:
    """Return a line out of TCVN3 with a capital where a sentence begins with a letter that has none there.

    As long as the line. ``begins``: whether the line itself is the beginning of a sentence.

    >>> capitalise_sentences("ủy ban nhân dân báo cáo. ở cấp xã: ổn định")
    'Ủy ban nhân dân báo cáo. Ở cấp xã: ổn định'
    """
    if begins:
        line = _LINE_START.sub(lambda match: match[1] + match[2].upper(), line)
    return _SENTENCE_START.sub(lambda match: match[1] + match[2].upper(), line)


_WITHOUT_CAPITAL = "[àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]"
_LINE_START = re.compile(rf"^(\s*(?:[-–+*•]\s*|\d{{1,3}}[.)]\s+)?)({_WITHOUT_CAPITAL})(?=[^\W\d_])")
_SENTENCE_START = re.compile(rf"([^\W\d_]{{3}}[.!?] )({_WITHOUT_CAPITAL})")


def _ends_sentence(line: str) -> bool:
    """Tell whether what follows a line begins anew: it is empty, a heading in capitals, or ended by a mark."""
    return not line.strip() or line.isupper() or line.rstrip()[-1] in ".;:!?"


def looks_like_viqr(text: str) -> bool:
    """Tell whether a text is VIQR: ASCII in which most words with a vowel carry signs, and are syllables once read.

    >>> looks_like_viqr("Cu+'u ho^. nha^n da^n, Quye^'t ddi.nh so^' 12 cu?a U?y ban nha^n da^n ti?nh")
    True
    """
    sample = text[:_SAMPLE]
    if len(_NOT_ASCII.findall(sample)) > 0.002 * len(sample):
        return False
    words = _VIQR_WORD.findall(sample)
    marked = [word for word in words if _VIQR_MARK.search(word)]
    if len(marked) < 8 or len(marked) < 0.15 * len(words):
        return False
    return sum(is_syllable(convert_viqr(word.rstrip(".?'"))) or is_syllable(convert_viqr(word)) for word in marked) >= (
        0.8 * len(marked)
    )


_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_VIQR_WORD = re.compile(r"[A-Za-z(^+*'`?~.]*[A-Za-z][A-Za-z(^+*'`?~.]*")
_VIQR_MARK = re.compile(r"[aeo]\^|a\(|[ou]\+|dd[aeiouy(^]|[aeiouy]['`~?][a-z]|[aeiouy]\.[a-z]", re.IGNORECASE)

# -- by the font ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """A font that draws Vietnamese on Windows-1252: in which encoding, and whether in capitals."""

    encoding: Encoding
    upper: bool = False


_FONTS: tuple[tuple[re.Pattern[str], LegacyFont], ...] = (
    (re.compile(r"\.vn.*h", re.IGNORECASE), LegacyFont("tcvn3", upper=True)),
    (re.compile(r"\.vn.*", re.IGNORECASE), LegacyFont("tcvn3")),
    (re.compile(r"vni[- ].*", re.IGNORECASE), LegacyFont("vni")),
)


def find_font(name: str | None) -> LegacyFont | None:
    """Return the legacy font of this name, None for any other.

    >>> find_font(".VnTimeH"), find_font("VNI-Times"), find_font("Times New Roman")
    (LegacyFont(encoding='tcvn3', upper=True), LegacyFont(encoding='vni', upper=False), None)
    """
    name = (name or "").strip().strip("\"'").strip()
    return next((font for pattern, font in _FONTS if pattern.fullmatch(name)), None)


@dataclass(frozen=True, slots=True)
class Run:
    """Some characters of a paragraph that stand in one font; None is any font that draws Unicode."""

    text: str
    font: LegacyFont | None = None


class Runs:
    """Converts the runs of one document: what stands in its legacy fonts decides whether their names are believed.

    Programs that convert a text to Unicode often leave its fonts as they were.

    >>> heading = [Run("CéNG HßA X· HéI", LegacyFont("tcvn3")), Run(" – 2005")]
    >>> Runs([heading]).convert_paragraph(heading)
    ['CỘNG HÒA XÃ HỘI', ' – 2005']
    """

    def __init__(self, paragraphs: Iterable[Sequence[Run]]) -> None:
        texts: dict[Encoding, list[str]] = {}
        for paragraph in paragraphs:
            for run in paragraph:
                if run.font is not None and not run.text.isascii():
                    texts.setdefault(run.font.encoding, []).append(run.text)
        self._doubted = frozenset(name for name, found in texts.items() if not _is_legacy(" ".join(found)))
        self.found: set[Encoding] = set()

    def convert_paragraph(self, runs: Sequence[Run]) -> list[str]:
        """Return the texts of the runs of a paragraph, those in legacy fonts converted."""
        texts = [run.text for run in runs]
        kinds = [self._find_encoding(run) for run in runs]
        for number in range(1, len(runs)):
            if kinds[number] == kinds[number - 1] == "vni":
                _join_marks(texts, number)
        texts = [
            text if kind is None else self._convert_text(text, kind, run.font)
            for text, kind, run in zip(texts, kinds, runs, strict=True)
        ]
        return _restore_run_capitals(texts) if "tcvn3" in kinds and set(kinds) <= {"tcvn3", None} else texts

    def _find_encoding(self, run: Run) -> Encoding | None:
        if run.font is None or _ONLY_UNICODE.search(run.text):
            return None
        if run.font.encoding in self._doubted:
            return detect_encoding(run.text, LEAST_OF_A_LINE)
        return run.font.encoding

    def _convert_text(self, text: str, encoding: Encoding, font: LegacyFont | None) -> str:
        if not text.isascii():
            self.found.add(encoding)
        text = compose_letters(_CONVERTERS[encoding](text.translate(_SYMBOL_AREA)))
        return text.upper() if font is not None and font.upper else text


def _is_legacy(text: str) -> bool:
    """Tell whether what stands in a legacy font is in its encoding: hardly any letter is one of Unicode alone."""
    words = [word for word in text.split() if not word.isascii()]
    return len(_ONLY_UNICODE.findall(text)) <= 0.1 * len(words)


def _join_marks(texts: list[str], number: int) -> None:
    """A mark that begins a run of VNI goes to its vowel, at the end of the run before."""
    text, before = texts[number], texts[number - 1]
    if (
        text[:1] in VNI_MARKS
        and before
        and convert_vni(before[-1] + text[0]) != convert_vni(before[-1]) + convert_vni(text[0])
    ):
        texts[number - 1], texts[number] = before + text[0], text[1:]


def _restore_run_capitals(texts: Sequence[str]) -> list[str]:
    """``restore_capitals`` and ``capitalise_sentences`` over a paragraph that is in several runs."""
    line = capitalise_sentences(restore_capitals("".join(texts)))
    ends = [0]
    for text in texts:
        ends.append(ends[-1] + len(text))
    return [line[start:end] for start, end in pairwise(ends)]


def list_marks(found: Iterable[Encoding]) -> tuple[Mark, ...]:
    """Return what is kept of a conversion beside the text: ``(Mark("encoding", "tcvn3"),)``."""
    return tuple(Mark("encoding", encoding) for encoding in sorted(found))
