"""Function words of Vietnamese questions: neither looked for nor counted as content."""

from __future__ import annotations

from indexer.text.folding import fold

_STOP = (
    "là có được bao nhiêu nào gì của tại ở trong cho và các những về theo đã thì ra khi với đến từ này hiện nay hay ai"
    " do bị vì sao thế mấy như nhưng cũng trên dưới phải còn việc nhằm để mà nhất rằng bởi vào bằng hỏi xin"
    " hôm tôi rồi à hả nhé vậy ấy"
)
STOP = frozenset(_STOP.split())
"""Syllables that are neither looked for nor counted: "cho" is one, "chợ" is not."""
_STOP_FOLDED = frozenset(map(fold, STOP))


def is_content_word(folded: str, written: str, *, marked: bool) -> bool:
    """Tell whether a word is looked for. Without diacritics ("cho") it is taken for the function word.

    >>> is_content_word("cho", "chợ", marked=True), is_content_word("cho", "cho", marked=False)
    (True, False)
    """
    return written.lower() not in STOP if marked else folded not in _STOP_FOLDED
