"""What a Vietnamese syllable looks like: how text that was read rightly is told from text that was not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from indexer.text.folding import compose_letters

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    "(?:uyê|uya|uyu|iêu|yêu|uôi|ươi|ươu|oai|oay|oao|oeo|uây|uêu"
    "|iê|yê|ia|ya|ua|uô|ưa|ươ|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oa|oă|oe|uâ|uê|uy|uơ|oo"
    "|[aăâeêioôơuưy])"
    "(?:ch|nh|ng|[ckmnpt])?"  # k: Đắk Lắk
)


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether a word is built as a Vietnamese syllable: onset, vowels, coda, at most one tone.

    >>> [is_syllable(word) for word in ("Quyết", "nghiêng", "hßa", "hoøa")]
    [True, True, False, False]
    """
    plain, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(compose_letters(plain)) is not None
