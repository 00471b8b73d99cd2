"""What stands before a document's number and announces it: its type word, "số", or a law's name."""

from __future__ import annotations

import re

from indexer.grammar.doctypes import BY_FOLDED_NAME, DOC_TYPES, MISWRITTEN, TYPE_CODES
from indexer.text.folding import fold
from indexer.text.patterns import compile_late

_HEAD_WINDOW = 140  # characters before a number in which its type word may stand


def _join_words(names: list[str]) -> str:
    return "|".join(fold(name).replace(" ", r"\s+") for name in sorted(names, key=len, reverse=True))


def _make_led_pattern(names: list[str]) -> str:
    """Names, but for the "luật" of "pháp luật", led by a set of letters: these are looked for faster than names."""
    folded = [fold(name) for name in sorted(names, key=len, reverse=True)]
    rest = "|".join(f"{name[1]}(?<={name[:2]}){name[2:]}".replace(" ", r"\s+") for name in folded)
    return rf"[{''.join(sorted({name[0] for name in folded}))}](?<!\w.)(?<!phap\s.)(?:{rest})"


TYPE = rf"(?P<type>{_join_words([row.name for row in DOC_TYPES])})"
SO = r"(?:so(?:\s+hieu)?\s*[:.]?[\s*_]*)"
_HEAD = compile_late(
    rf"(?<!\w){TYPE}(?P<middle>[\s*_“\"(:]*|(?:(?!\b(?:thay\s+the|theo|tai(?!\s+(?:chinh|nguyen)\b)|can\s+cu|sua\s+doi"
    rf"|bai\s+bo)\b)(?:[^.;()|\d]|(?<=\bnam\s)(?:19|20)\d\d(?=[ ,][^\W\d]|[ ,]*\bso\b)))"
    rf"{{1,110}}?\(?(?<!\bho\s)(?<!\bco\s)(?=\bso\b)){SO}?[\s*_“\"(:]*$"
)
_MISWRITTEN_NAMES = tuple(map(fold, MISWRITTEN))
_MISWRITTEN = compile_late(rf"(?<!\w)(?<!nghi\s)(?P<type>{_join_words(list(MISWRITTEN))})\s+{SO}$")
_LAW_WINDOW = 420  # characters of a law's name: one that amends others names them all
_NAMES_LAW = compile_late(r"[LBP](?<!\w.)(?:u(?<=Lu)ật|ộ(?<=Bộ) [Ll]uật|h(?<=Ph)áp lệnh)\s")
_LAW_TYPE = r"(?<!\w)(?P<type>Luật|Bộ luật|Bộ Luật|Pháp lệnh)\s"
_LAW_NAME = (
    r"(?:(?!\b(?:Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Căn cứ)\b"
    r"|\b(?:nghị|quyết|thông) (?:định|quyết|tư) số\b|\btại (?:công văn|văn bản|tờ trình|báo cáo)\b"
    r"|\b(?:theo|bằng|tại) [Ll]ệnh\b)"
    r"(?:[^.;:()\d]|(?<=của )\d{1,3}(?= luật )))*?"
)  # "sửa đổi, bổ sung một số điều của 10 luật có liên quan đến an ninh, trật tự"
_LAW = compile_late(rf"{_LAW_TYPE}{_LAW_NAME}\bsố\s*:?\s*$")
_LAW_OF_STATE = compile_late(rf"{_LAW_TYPE}{_LAW_NAME}(?:\bsố\s*:?\s*|\s)$")
_OF_STATE = compile_late(r"(?:QH|UBTVQH|PL-|L-CTN|L/CTN)")
_AMENDING = compile_late(
    rf"{_LAW_TYPE}(?:sửa đổi|bổ sung)(?:,? (?:và )?(?:sửa đổi|bổ sung))*[^.;:()\d]*?\b(?:của|các)\s+"
    r"(?:(?:Luật|Bộ luật|Pháp lệnh)\s[^.;:()\d]*?(?:,\s+|\s+và\s+))*$"
)
SO_ONLY = compile_late(rf"(?<!\w){SO}$")
_LIST_WINDOW = 360  # "các Quyết định của Chủ tịch UBND tỉnh về việc công bố … của Sở Tài chính: số 761/QĐ-UBND; số …"
_LIST_BELOW = compile_late(rf"cac(?<=\bcac)\s+{TYPE}(?!\w)(?P<middle>[^:;.()|\d]{{1,320}}:)[\s*_]*{SO}$")
_LAST_TYPE = compile_late(rf"{_make_led_pattern([row.name for row in DOC_TYPES])}(?!\w)")
_LINKED = compile_late(
    r"\b(?:va|hoac|cung)\s*$"
)  # "văn bản quy phạm pháp luật và số 150/2025/NĐ-CP": another one's type

_Span = tuple[int, int]
Head = tuple[str | None, int, _Span | None, bool]
"""(type, where the mention begins, the words between type and number, whether a type or "số" announces it)."""


def take_type_of_symbol(
    folded: str, symbol: str, at: int, doc_type: str | None, head: int, middle: _Span | None
) -> tuple[str | None, int, _Span | None]:
    """Return (type, where it begins, the words behind it): of the type that a symbol names, where the text says it.

    "Quyết định phê duyệt quy hoạch chi tiết số 92/QĐ-UBND": a Quyết định, whose middle words hold the name of another.
    """
    row = TYPE_CODES.get(fold(symbol.split("-")[0]))
    if doc_type is None or row is None or row.name == doc_type or row.name.startswith(doc_type):
        return doc_type, head, middle
    start = max(0, at - _HEAD_WINDOW)
    first = folded.rfind(f"{fold(row.name)} ", start, head)
    whole = _HEAD.match(folded[start:at], first - start) if first >= 0 else None
    if whole is None or not whole["middle"].strip() or _LINKED.search(whole["middle"]):
        return doc_type, head, middle
    return row.name, first, (start + whole.start("middle"), start + whole.end("middle"))


def find_law_head(text: str, match: re.Match[str]) -> Head | None:
    """Return the head of a law's number, where the law's name stands between type and number; else None.

    "Luật Ban hành văn bản quy phạm pháp luật số" is one. A law that amends others has their names in its own: "Luật
    sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế số".
    """
    at = match.start()
    start = max(0, at - _LAW_WINDOW)
    window = text[start:at]
    if "uật" not in window and "Pháp lệnh" not in window:
        return None
    form = _LAW if _OF_STATE.match(match["symbol"]) is None else _LAW_OF_STATE
    for begin in reversed([m.start() for m in _NAMES_LAW.finditer(window)]):
        if whole := form.fullmatch(window, begin):
            name, kind = whole["type"], begin
            if amending := _AMENDING.search(window, 0, begin):
                name, kind = amending["type"], amending.start()
            name = BY_FOLDED_NAME[fold(name)].name
            return name, start + kind, (start + kind + len(name), at), True
    return None


def find_head(folded: str, at: int) -> Head:
    """Return the head of the number that begins at a place: the nearest type before it, or "số", or nothing."""
    start = max(0, at - _HEAD_WINDOW)
    window = folded[start:at]
    so = SO_ONLY.match(window, last) if (last := window.rfind("so")) >= 0 else None
    named = so is not None and window[: so.start()].rstrip().endswith(_MISWRITTEN_NAMES)
    if named and (miswritten := _MISWRITTEN.search(window)):
        name = next(v for k, v in MISWRITTEN.items() if fold(k) == miswritten["type"])
        return name, start + miswritten.start(), None, True
    best = None
    for match in _LAST_TYPE.finditer(window):
        best = match
    whole = _HEAD.match(window, best.start()) if best is not None else None
    if whole is not None and _LINKED.search(whole["middle"]) is None:
        name = BY_FOLDED_NAME[" ".join(whole["type"].split())].name
        middle = whole["middle"].strip(' *_“"(:\n\t')
        span = (start + whole.start("middle"), start + whole.end("middle")) if middle else None
        return name, start + whole.start(), span, True
    if listed := _LIST_BELOW.search(folded, max(0, at - _LIST_WINDOW), at):
        return BY_FOLDED_NAME[" ".join(listed["type"].split())].name, listed.start(), listed.span("middle"), True
    if so is not None:
        return None, start + so.start(), None, True
    return None, at, None, False
