"""Do two subjects, stated for one decision, speak of different things? Lenient: papers word a subject as they like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from indexer.models import Citation, Mention
from indexer.text.abbreviations import ABBREVIATIONS
from indexer.text.folding import fold, make_key
from indexer.text.patterns import compile_late

_FEWEST = 5  # words: shorter subjects disagree only where they have no word in common
_SAID = 3  # words, of two that are alike but for a year
_UNLIKE = 0.2  # share of the shorter one's words that both have
_FRAME = 0.6  # share of the shorter one's words that stand alike around what differs
_OF = compile_late(r"(?:^| )(?:cua(?: \w+)?|tinh|thanh pho|huyen|xa|phuong|dac khu)$")
_LAST = 3  # words alike behind what differs: it ends the subject
_NAME = 8  # words of a body's name
_HANGING = compile_late(
    r"(?:nhất là|như|gồm|về|của|và|các|tại|theo|là)$|^(?:quy định )?(?:tại|từ)? ?(?:[Đđ]iều|khoản) \d"
)
_LONG_FORMS = {fold(short): frozenset(fold(long).split()) for short, long in ABBREVIATIONS}
_INTRO = compile_late(r"(?:(?:ve viec|ve|ban hanh|quy dinh|phe duyet)\s+)+")
_YEAR = compile_late(r"(?:19|20)\d\d")
_LEVELS = frozenset(("tinh", "thanh", "pho", "huyen", "quan", "xa", "phuong", "uy", "ban", "nhan", "dan", "ubnd"))
_EDITING = compile_late(r"(?:sua doi|bo sung|bai bo|thay the|dinh chinh)\b")


def speaks_of_the_act(citation: Citation) -> bool:
    """Tell whether the subject is the act's own: stated in full beside day and body, and of no article alone."""
    stated = citation.subject and citation.date and citation.issuer_text and not citation.provisions
    return bool(stated) and _HANGING.search(citation.subject or "") is None


def have_unlike_words(one: str, other: str) -> bool:
    """Tell whether two subjects share next to no word, or say the same words of another body, place or year.

    >>> of = "chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của"
    >>> told = (f"{of} Thanh tra Chính phủ", f"{of} Bộ")
    >>> tuple(have_unlike_words(f"{of} Bộ Tài chính", other) for other in told)
    (True, False)
    """
    first, second = (_INTRO.sub("", make_key(words)).split() for words in (one, other))
    shorter = min(len(first), len(second))
    if _is_of_another_year(first, second):
        return True
    if shorter < _FEWEST:
        return share_no_word(one, other)
    if bool(_EDITING.match(" ".join(first))) != bool(_EDITING.match(" ".join(second))):
        return False
    if len(set(first) & set(second)) < _UNLIKE * min(len(set(first)), len(set(second))):
        return True
    return _is_of_another(first, second, shorter)


def share_no_word(one: str, other: str) -> bool:
    """Tell whether two short subjects of two words or more have no word in common, however they are abbreviated.

    >>> share_no_word("khen thưởng", "kiện toàn Ban Chỉ đạo"), share_no_word("phí chợ", "mức thu phí")
    (True, False)
    """
    first, second = (spell_words(words) - {"ve", "viec"} for words in (one, other))
    return min(len(first), len(second)) > 1 and first.isdisjoint(second)


def spell_words(text: str) -> frozenset[str]:
    """Return the folded words of a text, abbreviations in their long form.

    >>> sorted(spell_words("CCHC năm 2024"))
    ['2024', 'cach', 'cai', 'chinh', 'hanh', 'nam']
    """
    found: set[str] = set()
    for word in "".join(c if c.isalnum() else " " for c in fold(text)).split():
        found |= _LONG_FORMS.get(word, {word})
    return frozenset(found)


def _is_of_another_year(first: list[str], second: list[str]) -> bool:
    """Tell whether only a year is another one: "dự toán năm 2024", "dự toán năm 2023"."""
    if len(first) != len(second) or len(first) < _SAID:
        return False
    other = [(mine, theirs) for mine, theirs in zip(first, second, strict=True) if mine != theirs]
    return len(other) == 1 and all(map(_YEAR.fullmatch, other[0]))


def _is_of_another(first: list[str], second: list[str], shorter: int) -> bool:
    """Tell whether the words are alike but for the body or place that they are said of."""
    before = next((at for at in range(shorter) if first[at] != second[at]), shorter)
    after = next((at for at in range(shorter - before) if first[-1 - at] != second[-1 - at]), shorter - before)
    mine, theirs = first[before : len(first) - after], second[before : len(second) - after]
    if not 0 < len(mine) <= _NAME or not 0 < len(theirs) <= _NAME or before + after < _FRAME * shorter:
        return False
    named = after <= _LAST and _OF.search(" ".join(first[:before])) is not None
    told, other = set(mine) - _LEVELS, set(theirs) - _LEVELS
    return named and bool(told - other and other - told)  # each says what the other does not


def find_unlike_subjects(mentions: Sequence[Mention]) -> tuple[str, str] | None:
    """Find two subjects of a decision's own that differ; the first is the one stated most, or first in the order
    given.
    """
    own = [m.citation.subject for m in mentions if speaks_of_the_act(m.citation)]
    ranked = [subject for subject, _ in Counter(filter(None, own)).most_common()]
    return next(((ranked[0], other) for other in ranked[1:] if have_unlike_words(ranked[0], other)), None)
