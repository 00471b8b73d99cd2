"""What reads like a question among what is typed into the one search box."""

from __future__ import annotations

from indexer.grammar.question_kinds import find_asking_row
from indexer.text.folding import compose_letters, fold

_FEWEST = 4  # words: "ngày", "số" or "ai" among fewer are words to look for


def is_question(typed: str) -> bool:
    """Tell whether what was typed into the one search box reads like a question.

    >>> is_question("Quyết định nào thay thế 846/QĐ-UBND"), is_question("cải cách hành chính")
    (True, False)
    """
    folded = fold(compose_letters(typed)).strip()
    return folded.endswith("?") or (len(folded.split()) >= _FEWEST and find_asking_row(folded)[0] is not None)
