"""Lines of a letterhead and of a signature, known by their words: what stands beside them is another column."""

from __future__ import annotations

import re

from indexer.grammar.formulas import ADDRESS, RECIPIENTS
from indexer.reading.layout.sheets import SheetLine
from indexer.text.folding import fold

_NATION = re.compile(r"(?:cong hoa xa|dang cong san|doc lap\W+tu do)\b")
_ENDS = re.compile(
    rf"\(?ky\b[^.;]{{0,24}}(?:ho ten|dong dau)|{RECIPIENTS}\b|{ADDRESS}\b|\W*(?:tm|kt|tl|tuq|q)\.|\W*thay mat|ky thay"
)
_NUMBER = re.compile(r"(?:luat )?so\s*:")
_DAY = re.compile(r"\bngay\b.*\bthang\b")


def find_nation_gap(line: SheetLine) -> tuple[float, float] | None:
    """Return the gap before "CỘNG HÒA XÃ HỘI ..." in a line that holds something else before it."""
    plain = fold(line.text)
    match = _NATION.search(plain)
    if match is None or match.start() == 0:
        return None
    index = plain[: match.start()].count(" ")
    if not 0 < index < len(line.words) or not _is_nation(line.words[index].text):
        return None
    return line.words[index - 1].right, line.words[index].left


def _is_nation(first: str) -> bool:
    """Tell whether it is the nation's name, which a letterhead has in capitals, a sentence not."""
    return first.isupper() or first.startswith("Đ")


def has_nation(line: SheetLine) -> bool:
    """Tell whether a line holds the nation's name, the Party's or the motto, as letterheads write them."""
    match = _NATION.search(fold(line.text))
    return match is not None and _is_nation(line.text[match.start() :])


def is_signature(line: SheetLine) -> bool:
    """Tell whether a line holds the addressees or a signature: "Nơi nhận:", "KT. GIÁM ĐỐC", "(Ký, đóng dấu)"."""
    return any(_ENDS.match(fold(part.text)) for part in cut_at_gaps(line))


def cut_at_gaps(line: SheetLine) -> list[SheetLine]:
    """Return a line cut at its gaps."""
    parts: list[SheetLine] = []
    rest: SheetLine | None = line
    for left, right in line.find_gaps():
        if rest is None:
            break
        first, rest = rest.cut((left + right) / 2)
        parts += [first] if first else []
    return [*parts, rest] if rest else parts


def is_number_and_day(line: SheetLine) -> bool:
    """Tell whether a line is the last of a letterhead, far below the others: "Số: 15/BC-SCT        Quảng Ngãi, ngày
    ...".
    """
    parts = cut_at_gaps(line)
    return (
        len(parts) == 2
        and _NUMBER.match(fold(parts[0].text)) is not None
        and _DAY.search(fold(parts[1].text)) is not None
    )


def is_name(text: str) -> bool:
    """Tell whether a line can be the name of who signs: two to five words with capitals."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(word.isalpha() and word.istitle() for word in words)
