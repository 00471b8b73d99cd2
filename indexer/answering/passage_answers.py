"""Questions that a whole passage answers: why, yes or no, which ones, what about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answering.candidates import Candidate
from indexer.answering.papers import PaperReading
from indexer.answering.scope import Scope
from indexer.answering.span_answers import Passages
from indexer.answering.terms import list_words, pair_words
from indexer.text.folding import fold

_COVERED = 0.6
_NEAR = 0.8
_LABELLED = 0.15  # "Sản phẩm: Báo cáo tổng kết" answers what the heading above it only asks about again
_OWN = 0.45  # of the question in the very passage whose cause is told
_BODY = (
    r"(?:UBND|HĐND|[Uu]ỷ ban|[Ủủ]y ban|Sở|tỉnh|Trung ương|địa phương|cơ quan|Bộ|Phòng|Nhà nước|Văn phòng"
    r"|Chính phủ|Giám đốc)"
)
_CAUSE = re.compile(
    rf"(?<!\w)(?:[Nn]guyên nhân|[Dd]o(?! đó| vậy\b| {_BODY})|[Vv]ì(?! vậy| thế)|[Bb]ởi|[Xx]uất phát từ"
    rf"|[Ll]ý do)(?!\w)"
)
_EFFECT = re.compile(r"[-+*\s]*(?:Vì vậy|Vì thế|Do đó|Do vậy|Bởi vậy|Nhờ đó|Chính vì vậy)(?!\w)")
_CAUSE_END = re.compile(r"[;.](?!\d)|,? nên (?!tảng)")
_SIGNS = "¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_MARK = re.compile(rf"[{_SIGNS}]")
_PREDICATE = 0.25
_PREDICATED = re.compile(r"(?:.*\b(?:co|da|duoc|con|bi)\s+)((?:[\w,]+\s+){1,8}?)(?:hay )?(?:khong|chua)\s*[?.!]*$")
_LONGEST = 1600
_ITEMS = 14


def find_telling(scope: Scope, kind: str, only: Passages | None = None) -> list[Candidate]:
    """Return the passages that hold most of the question; for a cause, those that state one."""
    found: list[Candidate] = []
    for reading in scope.readings:
        allowed = None if only is None else only.get(reading.summary.id, {})
        for index in range(len(reading.passages)):
            factor = 1.0 if allowed is None else allowed.get(index, 0.0)
            factor *= scope.weigh_standing(reading, index)
            if (
                not factor
                or _is_no_statement(reading, index)
                or any(name not in reading.join_told(index) for name in scope.required)
            ):
                continue
            covered = scope.measure_coverage(reading, index)
            if covered >= _COVERED:
                found += _find_passage_candidates(scope, reading, index, kind, factor * covered)
    return found


def _is_no_statement(reading: PaperReading, index: int) -> bool:
    """Tell whether it is a title, or the headings of a table."""
    kind = reading.passages[index].kind
    return kind == "title" or (kind == "row" and (index == 0 or reading.passages[index - 1].kind != "row"))


def _find_passage_candidates(
    scope: Scope, reading: PaperReading, index: int, kind: str, score: float
) -> Iterator[Candidate]:
    own = scope.focus.measure_coverage([(reading.bags[index], 1.0)])
    if reading.rest:  # the head tells the rest: "Mã thủ tục: ..." of the procedure that is described
        own = 0.5 * own + 0.5 * reading.rest.measure_coverage([(reading.bags[index], 1.0)])
    passage = reading.passages[index]
    score = 0.6 * score + 0.4 * own - 0.00004 * (passage.end - passage.start)
    if passage.kind == "heading":
        score *= 0.9
    if scope.is_labelled(reading, index):
        score += _LABELLED
    if kind == "yesno":
        score += _PREDICATE * _weigh_predicate(scope, reading, index)
    if kind == "reason":
        near = scope.focus.measure_coverage([(one, 1.0) for one, _ in reading.gather_context(index)[:-1]])
        cause = _find_cause(reading, index) if own >= _OWN or near >= _NEAR else None
        if cause is not None:
            quote = (min(cause[0], passage.start), max(cause[1], passage.end))
            yield Candidate(reading.summary, reading.text, *cause, quote, score=score)
        return
    if kind == "list":
        yield from _find_candidate_with_items(reading, index, score)
        return
    place = _find_field(scope, reading, index) or (passage.start, passage.end)
    yield Candidate(reading.summary, reading.text, *place, (passage.start, passage.end), score=score)


def _weigh_predicate(scope: Scope, reading: PaperReading, index: int) -> float:
    """Return how much of what is said or denied ("phù hợp" of "có còn phù hợp không?") stands in the passage itself."""
    match = _PREDICATED.search(scope.asked.folded)
    wanted = [word.text for word in list_words(match[1])] if match else []
    held = reading.bags[index]
    if len(wanted) < 2:
        return float(bool(wanted) and wanted[0] in held.words)
    return len(pair_words(wanted) & held.pairs) / (len(wanted) - 1)


def _find_cause(reading: PaperReading, index: int) -> tuple[int, int] | None:
    """Return the clause that states the cause, in the passage or in the one after it; None when none is stated."""
    for at in (index, index + 1):
        if at >= len(reading.passages) or (at > index and reading.passages[at].kind == "heading"):
            continue
        passage = reading.passages[at]
        if at == index and _EFFECT.match(reading.text, passage.start, passage.end):
            before = reading.passages[index - 1] if index else passage
            return (before.start, before.end) if before.kind in ("sentence", "bullet") else None
        headed = any("nguyen nhan" in fold(reading.read_words(parent)) for parent in reading.list_above(at))
        match = _CAUSE.search(reading.text, passage.start, passage.end)
        if match is not None:
            if at > index and match.start() - passage.start > 4:
                continue
            stop = _CAUSE_END.search(reading.text, match.end(), passage.end)
            return match.start(), stop.start() if stop else passage.end
        if headed and at == index:
            return passage.start, passage.end
    return None


def _find_candidate_with_items(reading: PaperReading, index: int, score: float) -> Iterator[Candidate]:
    """Yield the passage with the items under it; the footnote that it points to comes before it."""
    passage = reading.passages[index]
    words = reading.read_words(index)
    for mark in _NOTE_MARK.findall(words[1:]):
        note = next((at for at, p in enumerate(reading.passages) if reading.text[p.start] == mark), None)
        if note is not None:
            place = reading.passages[note]
            yield Candidate(
                reading.summary, reading.text, place.start, place.end, (place.start, place.end), score=score + 0.1
            )
    end = _find_items_end(reading, index) if words.rstrip("*_ ").endswith(":") else passage.end
    bonus = 0.04 if end > passage.end or re.search(r":\s|\(.*[;,].*\)|\(\d\)", words) else 0.0
    yield Candidate(reading.summary, reading.text, passage.start, end, (passage.start, end), score=score + bonus)


def _find_items_end(reading: PaperReading, index: int) -> int:
    """Return where the items end that follow a passage that ends with a colon."""
    passages = reading.passages
    end, at = passages[index].end, index + 1
    while at < len(passages) and at - index <= _ITEMS and passages[at].end - passages[index].start <= _LONGEST:
        if passages[at].kind not in ("bullet", "row") and index not in reading.list_above(at):
            break
        end, at = passages[at].end, at + 1
    return end


def _find_field(scope: Scope, reading: PaperReading, index: int) -> tuple[int, int] | None:
    """Find what stands after the asked word in the passage: "Thuộc lĩnh vực nào"."""
    verb = scope.asked.verbs
    if verb not in ("linh vuc", "loai", "nhom"):
        return None
    passage = reading.passages[index]
    match = re.compile(rf"{verb}\s+([^);,.\n:]{{3,80}})").search(reading.folded, passage.start, passage.end)
    return match.span(1) if match else None
