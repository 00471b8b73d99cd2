"""Do two dates, bodies or subjects agree? True, False, or None when too little is said to tell."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.grammar.function_words import STOP
from indexer.identity.subjects import have_unlike_words, share_no_word, spell_words
from indexer.models import Citation
from indexer.parsing.attribution import find_bodies_of_symbol
from indexer.parsing.issuers import read_issuer_at
from indexer.text.folding import fold, make_key

_COURT = "toa an nhan dan toi cao"
_SHORT = 3  # words: a shorter subject says too little to agree or disagree
_ALIKE, _UNLIKE = 0.5, 0.3  # shares of the shorter subject's words that the longer one has
_DESCRIBES = 0.75  # as ``_ALIKE``, of what is told apart by its subject alone
_STOCK = re.compile(
    r"\b(?:chi tiet|mot so (?:dieu|noi dung)|sua doi|bo sung|bien phap|(?:to chuc,? )?huong dan(?: thi hanh)?|thi hanh"
    r"|tren dia ban|trien khai|thuc hien|danh muc)\b"
)
"""Words that the subjects of most decrees and decisions share (folded): they tell none from another."""
_STOP = frozenset(map(fold, STOP)) | {"ban", "hanh", "quy", "dinh", "phe", "duyet", "so", "tinh", "nam"}


def agree_on_date(one: str | None, other: str | None) -> bool | None:
    """Tell whether two ISO dates are the same; a partial one agrees with what it begins.

    >>> agree_on_date("2017-11-07", "2017-11"), agree_on_date("2017-11-07", "2017-11-17"), agree_on_date(None, "2017")
    (True, False, None)
    """
    if not one or not other:
        return None
    return one.startswith(other) or other.startswith(one)


def agree_on_issuer(citation: Citation, issuer: str | None) -> bool | None:
    """Tell whether a citation is of this body; of a joint document ("TTLT-BTC-BNV") each of its bodies may be
    named.
    """
    same = agree_on_body(citation.issuer, issuer)
    if same is False and citation.symbol:
        joint = [body.name for body in find_bodies_of_symbol(citation.symbol)]
        if len(joint) > 1 and all(any(agree_on_body(one, name) for name in joint) for one in (citation.issuer, issuer)):
            return None
    return same


def agree_on_body(one: str | None, other: str | None) -> bool | None:
    """Compare bodies in any spelling: long and short forms are equal; one without its province may be any province's.

    >>> agree_on_body("Ủy ban nhân dân tỉnh Đồng Nai", "UBND tỉnh Đồng Nai"), agree_on_body("Chính phủ", "Bộ Nội vụ")
    (True, False)
    """
    if not one or not other:
        return None
    (name, place), (name2, place2) = _key_body(one), _key_body(other)
    if name == name2:
        return place == place2 if place and place2 else (True if place == place2 else None)
    if _COURT in (name, name2) and "hoi dong tham phan " + _COURT in (name, name2):
        return None
    if name.startswith(f"{name2} ") or name2.startswith(f"{name} "):
        return None
    return False


@lru_cache(maxsize=4096)
def _key_body(text: str) -> tuple[str, str]:
    """Return (name, province or district), both folded, "" for none."""
    words = " ".join(text.split())
    stated = read_issuer_at(words, fold(words), 0)
    if stated is None or stated.end < len(words) or not stated.name or stated.level not in ("national", "provincial"):
        return make_key(words), ""
    return make_key(stated.name), make_key(" ".join(filter(None, [stated.district, stated.province])))


def agree_on_subject(one: str | None, other: str | None) -> bool | None:
    """Tell whether two subjects may be the same: half of the shorter one's words are enough; False only for a real
    difference.

    >>> agree_on_subject("tiếp cận điện năng lưới trung áp", "Quy định phối hợp các thủ tục tiếp cận điện năng")
    True
    >>> agree_on_subject("thành lập Ban chỉ đạo chuyển đổi số", "cơ chế phối hợp thực hiện thủ tục tiếp cận điện năng")
    False
    >>> agree_on_subject("kiện toàn Ban Chỉ đạo", "khen thưởng")
    False
    """
    if not one or not other:
        return None
    first, second = _list_words(one), _list_words(other)
    shorter = min(len(first), len(second))
    if shorter < _SHORT:
        return False if share_no_word(one, other) else None
    if have_unlike_words(one, other):
        return False
    share = len(first & second) / shorter
    return True if share >= _ALIKE else False if share < _UNLIKE else None


def describes(one: str | None, other: str | None) -> bool | None:
    """Tell whether two subjects are the same without doubt: most of what sets the shorter one apart stands in the
    longer one.

    None when too little is said that sets one apart.

    >>> describes("chi tiết một số điều của Luật Đường sắt", "chi tiết một số điều của Luật Quản lý thuế")
    False
    """
    if not one or not other:
        return None
    first, second = _list_words(_STOCK.sub(" ", fold(one))), _list_words(_STOCK.sub(" ", fold(other)))
    shorter = min(len(first), len(second))
    return None if shorter < _SHORT else len(first & second) / shorter >= _DESCRIBES


@lru_cache(maxsize=4096)
def _list_words(subject: str) -> frozenset[str]:
    """Return the folded content words, abbreviations in their long form."""
    return spell_words(subject) - _STOP
