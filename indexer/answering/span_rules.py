"""What speaks for a span, or against it, by its form and its near words: unit, cue word, rank, goal, former value."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass

from indexer.answering.labels import measure_following
from indexer.answering.papers import PaperReading
from indexer.answering.scope import Scope
from indexer.answering.spans import MONEY, UNITS, Span
from indexer.answering.terms import fill_bag, list_words
from indexer.grammar.measures import find_measure
from indexer.parsing.periods import find_periods
from indexer.text.folding import fold

_UNIT, _CUE, _GAP, _GOAL, _WAS, _UNNAMED = 0.05, 0.12, 0.05, 0.15, 0.2, 0.12
_DETAIL = 0.01  # what stands in brackets is a part of what stands before them
_OTHER, _CONTRARY, _UNRANKED = 0.12, 0.25, 0.08
_TOTAL = 1.0  # of a unit: "08 siêu thị gồm: 02 siêu thị hạng I"
_HEARSAY = 0.56  # what is read with less than this only surrounds a passage
_CUES = (
    (
        "truoc ngay|truoc khi|truoc (?:ngay|thang|nam|quy)? ?(?:nao|may)|han",
        r"truoc(?: ngay)?\s*$|cham nhat(?: ngay)?\s*$",
    ),
    ("tu ngay|tu khi|tu bao gio|ke tu|tu thang|hieu luc", r"(?:tu|ke tu)(?: ngay)?\s*$"),
    ("den ngay|den khi|den het", r"den(?: het)?(?: ngay)?\s*$"),
)
_LINK = re.compile(r"(cua|voi|tai|boi|do|den|cho|o)\s")
_WHOLE = re.compile(r"[^,;.]{0,24}?(?:,? trong do|,? (?:bao )?gom)\b")
_BECAME = re.compile(r"[^,;.]{0,14}\s(?:thanh|len|xuong|con|toi|den)\s(?:con\s)?\d")
_AIMED = re.compile(r"toi thieu|it nhat|phan dau|khong qua|muc tieu|xuong duoi")
_AIMS_ASKED = re.compile(r"it nhat|toi da|khong qua|chi tieu|muc tieu|toi thieu|phan dau|ke hoach|de ra|tro len")
_RANKED = re.compile(
    r"\b((?:tieu chi|chi tieu|nhom)? ?so|hang|muc do|cap do|nhom|loai|giai doan|lan)"
    r"\s+(\d{1,2}|[ivx]{1,4})\b(?!\s?[/-])"
)
_COUNTED = re.compile(rf"(?:{fold(UNITS)})\b(?: (?:{fold(UNITS)})\b)?")
_PEOPLE = re.compile(r"(?:nguoi|cong chuc|vien chuc|can bo|dang vien|cbcc|lao dong)\b")
_NUMBER_OF = re.compile(rf"\b(?:tong so|so luong|so(?= (?:{fold(UNITS)})))\b")
_MONEY_UNIT = re.compile(r"(?:(?:trieu|ty|nghin)\b|(?:trieu |ty |nghin )?(?:dong|tien)\b)")
_MONEY_ASKED = re.compile(
    r"bao nhieu (?:tien|kinh phi)|kinh phi|so tien"
    r"|(?<!\w)(?:muc |so |tien )?(?:le |hoc )?phi(?! (?:vat the|chinh phu|thuc te|nong))\b.*\b(?:bao nhieu|may)\b"
    r"|\b(?:het|ton|mat) (?:khoang )?bao nhieu\s*[?.]*$"
)
_MEASURED = re.compile(
    r"\s*(?:ngay|thang|nam|gio|phut|(?:nghin |ngan |trieu |ty |ti )?(?:dong|usd)|trieu|ty|ti|nghin"
    r"|[kmg]wp?|kwh|kv|tan|ha|k?m2?)\b"
)
_FIELD = re.compile(
    r"\blinh vuc ((?!nao|gi)\w[\w ,-]*?)"
    r"(?=,? (?:cua|o|tai|thuoc|quy|nam|thang|\d|so|sct|co|da|duoc|dang|tiep nhan|giai quyet|qua han|con"
    r"|trong (?:quy|nam))\b|[?.:;]|$)"
)
_RANK_ASKED = re.compile(r"(?:xep|dung) (?:hang |vi tri )?thu|thu (?:may|bao nhieu)\b|thu hang|hang may|xep hang")


_HEAD_ASKED = re.compile(
    r"\b(hoi dong|bo|vu|cuc|chi cuc|ngan hang|benh vien|truong|nha thau|cong ty|uy ban|phong|trung tam)\b(?=.*\bnao\b)"
)
_HEADS = {
    "phong": r"(?:cac )?(?:phong|van phong|thanh tra|phap che)", "uy ban": r"(?:uy ban|ubnd)",
    "bo": r"(?:bo|bo truong)\b",
    "nha thau": r"(?:nha thau|cong ty|tong cong ty|lien danh)", "truong": r"(?:truong|dai hoc|hoc vien|cao dang)",
    "cong ty": r"(?:tong )?cong ty",
}  # fmt: skip
"""What a body is called that is asked for by its kind: "phòng nào" may be the Văn phòng."""


def _choose_contact_form(asking: str) -> str:
    """Return the form that an address asked for has: a site, a mailbox, a telephone number."""
    if re.search(r"mail|thu dien tu", asking):
        return "mail"
    return "phone" if re.search(r"dien thoai|hotline|fax", asking) else "site"


_STATES = tuple(
    re.compile(rf"\b(?:{state})\b")
    for state in (
        r"tiep nhan|nhan vao|dau vao",
        r"(?:da|duoc) (?:giai quyet|xu ly|tra)|tra ket qua",
        r"dang (?:giai quyet|xu ly)|chua (?:giai quyet|xu ly)|con ton|ton dong",
        r"(?:truoc|dung)(?: va (?:truoc|dung))? han",
        r"(?:qua|tre) han|cham muon",
    )
)  # what may have become of a dossier: each has a number of its own


@dataclass(frozen=True, slots=True)
class Rules:
    """What a candidate of this question must be; ``required`` must be named in its passage."""

    money: bool
    unit: re.Pattern[str] | None
    cues: tuple[re.Pattern[str], ...]
    required: tuple[str, ...]
    field: frozenset[str]
    _: KW_ONLY
    head: re.Pattern[str] | None = None


def asks_rank(scope: Scope) -> bool:
    """Tell whether a rank is asked for: "Xếp thứ mấy?" """
    return _RANK_ASKED.search(scope.asked.folded) is not None


def read_rules(scope: Scope) -> Rules:
    """Return the rules that a question sets: "bao nhiêu tiền" wants money, "xếp thứ mấy" a rank, "trước ngày nào" a
    limit.
    """
    folded = scope.asked.folded
    cues = tuple(re.compile(said) for asked, said in _CUES if re.search(rf"\b(?:{asked})\b", folded))
    money = _MONEY_UNIT.match(" ".join(scope.asked.unit)) or _MONEY_ASKED.search(folded)
    measured = find_measure(folded)
    field = _FIELD.search(folded)
    head = _HEAD_ASKED.search(scope.asked.asking) if scope.asked.kind == "org" else None
    words_of_it = (
        frozenset(word.text for word in list_words(field[1])) & scope.focus.weights.keys() if field else frozenset()
    )
    return Rules(
        money is not None, measured[0] if measured else None, cues, scope.required, frozenset(words_of_it),
        head=re.compile(_HEADS.get(head[1], head[1])) if head else None,
    )  # fmt: skip


def weigh_fit(scope: Scope, reading: PaperReading, kind: str, wanted: Rules, span: Span, index: int) -> float | None:
    """Return what to add to a span's score; None when the span cannot be meant."""
    written = reading.folded[span.start : span.end]
    before = reading.folded[max(reading.passages[index].start, span.start - 45) : span.start]
    if (kind in ("count", "percent") and _is_stated_number(scope, written)) or (
        kind == "date" and _is_stated_period(scope, written)
    ):
        return None
    match kind:
        case "count":
            return _weigh_amount(scope, reading, wanted, span, index, before)
        case "percent":
            return (
                _weigh_gap(scope, reading, span, before)
                - _weigh_overtaken(reading, span, before)
                - _weigh_goal(scope, before)
            )
        case "date":
            return _weigh_date(scope, wanted, span, before)
        case "org" if _is_stated_body(scope, written) or not _is_value_asked(scope, reading, span, index):
            return None
        case "org" if wanted.head and not wanted.head.match(written):
            return None
        case "contact" if span.name != _choose_contact_form(scope.asked.asking):
            return None
        case _:
            return 2 * _weigh_gap(scope, reading, span, before)


def _weigh_amount(
    scope: Scope, reading: PaperReading, wanted: Rules, span: Span, index: int, before: str
) -> float | None:
    written = reading.folded[span.start : span.end]
    digits = re.match(r"[\d.,/]+", written)
    length = digits.end() if digits else 0
    if wanted.money and not MONEY.search(written[length:]):
        return None
    counted = " ".join(scope.asked.unit)
    if _MEASURED.match(written[length:]) and _COUNTED.match(counted) and not _MEASURED.match(counted):
        return None  # days are no dossiers
    if wanted.unit and not wanted.unit.match(reading.text, span.start + length):
        return None
    held = max(measure_following(reading.text, span.start + length, scope.asked.unit), _weigh_label(scope, before))
    held += _TOTAL * (_is_whole(scope, reading, span, index) + _rate_number_of(scope, reading, span, index))
    near = _UNIT * held + _weigh_gap(scope, reading, span, before)
    opening = reading.text[reading.passages[index].start : span.start]
    near -= _DETAIL if opening.count("(") > opening.count(")") else 0.0
    near -= _CONTRARY * _is_of_other_state(scope, reading, span, before)
    near -= _OTHER * _counts_other(scope, written[length:]) + _weigh_rank(scope, reading, span, before)
    return (
        near
        - _weigh_uncounted(scope, reading, index)
        - _weigh_overtaken(reading, span, before)
        - _weigh_goal(scope, before)
    )


def _is_whole(scope: Scope, reading: PaperReading, span: Span, index: int) -> bool:
    """Tell whether the whole is meant, as nothing that only its parts name is asked: "181 chỉ tiêu, trong đó: ..."."""
    passage = reading.passages[index]
    if not _WHOLE.match(reading.folded[span.end : span.end + 40]):
        return False
    label = fill_bag(reading.text[passage.start : span.end].rpartition(";")[2]).words
    parts = fill_bag(re.split(r"[;\n]", reading.text[span.end : passage.end])[0]).words
    return not any(word in parts and word not in label for word in scope.focus.weights)


def _rate_number_of(scope: Scope, reading: PaperReading, span: Span, index: int) -> float:
    """Rate whether the label before it ("Số lượng TTHC ...:") names what is asked; a total that is asked is
    called so.
    """
    opening = reading.folded[reading.passages[index].start : span.start]
    asked = _NUMBER_OF.search(scope.asked.folded)
    if asked and asked[0] == "tong so":
        return 2.0 * ("tong so" in re.split(r"[;.\n]|\d[,;]", opening)[-1])
    return float(asked is not None and _NUMBER_OF.search(re.split(r"[;,.\n]", opening)[-1]) is not None)


def _is_of_other_state(scope: Scope, reading: PaperReading, span: Span, before: str) -> bool:
    """Tell whether it tells how many came to something else: "để 01 hồ sơ quá hạn" for "tiếp nhận bao nhiêu hồ sơ"."""
    asked = {state for state in _STATES if state.search(scope.asked.folded)}
    after = re.split(r"[,;:(\n]|\.(?!\d)", reading.folded[span.end : span.end + 60])[0]
    told = re.split(r"[,;:(]|\.(?!\d)", before)[-1] + reading.folded[span.start : span.end] + after
    found = {state for state in _STATES if state.search(told)}
    return bool(asked and found) and not asked & found


def _counts_other(scope: Scope, written: str) -> bool:
    """Tell whether it counts something else: "49 công chức" for "bao nhiêu viên chức"; people are people."""
    counted = _COUNTED.match(" ".join(scope.asked.unit))
    own = [word.text for word in list_words(written)]
    if not own or counted is None:
        return False
    if _PEOPLE.match(written.strip()) and _PEOPLE.match(counted[0]) and "nguoi" in (counted[0], own[0]):
        return False
    return own[0] not in [word.text for word in list_words(counted[0])]


def _weigh_rank(scope: Scope, reading: PaperReading, span: Span, before: str) -> float:
    """Return how much a number loses in whose clause stands "tiêu chí số 4" when "tiêu chí số 7" is asked, or no rank
    at all.
    """
    after = re.split(r"[,;:(\n]|\.(?!\d)", reading.folded[span.end : span.end + 60])[0]
    told = dict[str, set[str]]()
    for name, value in _RANKED.findall(scope.asked.folded):
        told.setdefault(name, set()).add(value.lstrip("0"))
    nearest = [*_RANKED.findall(re.split(r"[,;(]", before)[-1])[-1:], *_RANKED.findall(after)[:1]]
    found = [(name, value.lstrip("0")) for name, value in nearest]
    if any(name in told and value not in told[name] for name, value in found):
        return _CONTRARY
    return _UNRANKED if any(name not in told for name, _ in found) else 0.0


def _weigh_date(scope: Scope, wanted: Rules, span: Span, before: str) -> float:
    if span.name in ("year", "month") and re.search(r"\bngay\b", scope.asked.asking):
        return -_CUE
    if wanted.cues:
        return _CUE if any(cue.search(before) for cue in wanted.cues) else -0.05
    return 0.0


def _is_stated_number(scope: Scope, written: str) -> bool:
    """Tell whether the question itself states the number, which is then not the answer: "tăng từ 7,5% lên bao
    nhiêu".
    """
    digits = re.match(r"[\d.,/]+", written)
    return digits is not None and digits[0].rstrip(".,/") in scope.focus.weights


def _is_stated_period(scope: Scope, written: str) -> bool:
    """Tell whether the question itself states the year or month, which then does not tell when."""
    own = next((period for _, period in find_periods(written)), None)
    return own is not None and any(own.key == period.key for period in scope.asked.periods)


def _weigh_gap(scope: Scope, reading: PaperReading, span: Span, before: str) -> float:
    """Weigh whether it stands between the words that the asking words stood between: "trình cơ quan nào phê duyệt"."""
    left, right = scope.asked.gap
    preceding = [word.text for word in list_words(reading.text[max(0, span.start - 40) : span.start])][-2:]
    following = [word.text for word in list_words(reading.text[span.end : span.end + 30])][:2]
    link = _LINK.match(scope.asked.asking)
    linked = link is not None and re.search(rf"(?<!\w){link[1]}\s*$", before) is not None
    return _GAP * (linked + (bool(left) and left in preceding) + (bool(right) and right in following))


def _weigh_label(scope: Scope, before: str) -> float:
    """Weigh whether the thing counted stands in the label right before: "Số lượng hồ sơ đã giải quyết: 6.073"."""
    label = fill_bag(re.split(r"[,;.]\s", before)[-1]).words
    unit = [word.text for word in list_words(" ".join(scope.asked.unit))][:2]
    return 1.0 if unit and all(word in label for word in unit) else 0.0


def _weigh_uncounted(scope: Scope, reading: PaperReading, index: int) -> float:
    """Return how much a number loses whose passage, with the headings above it, does not name the thing counted."""
    unit = [word.text for word in list_words(" ".join(scope.asked.unit))][:2]
    held = [one for one, factor in reading.gather_context(index) if factor > _HEARSAY]
    named = not unit or any(unit[0] in one.words and (len(unit) < 2 or (unit[0], unit[1]) in one.pairs) for one in held)
    return 0.0 if named else _UNNAMED


def _weigh_goal(scope: Scope, before: str) -> float:
    """Return how much a goal loses: it is no result, unless goals are asked for."""
    return _GOAL if _AIMED.search(before) and not _AIMS_ASKED.search(scope.asked.folded) else 0.0


def _weigh_overtaken(reading: PaperReading, span: Span, before: str) -> float:
    """Return how much loses what was and is no more: "Từ 116 TTHC thành 127 TTHC"."""
    was = re.search(r"\btu\s*$", before) and _BECAME.match(reading.folded[span.end : span.end + 30])
    return _WAS if was else 0.0


def _is_stated_body(scope: Scope, written: str) -> bool:
    """Tell whether the question itself names the body, which is then not the answer."""
    known = set(scope.focus.weights) | {part for body in scope.asked.bodies for part in body.split()} | {"tinh"}
    return fill_bag(written).words <= known


def _is_value_asked(scope: Scope, reading: PaperReading, span: Span, index: int) -> bool:
    """Tell whether the label is what is asked: "Chủ trì tham mưu: Pháp chế"."""
    if span.name != "value":
        return True
    label = fill_bag(reading.text[reading.passages[index].start : span.start]).words
    if re.search(r"\d/", reading.text[span.start : span.end]):
        return False  # the number of a document
    return bool(label) and 2 * len([word for word in label if word in scope.focus.weights]) >= len(label)


def names_required(reading: PaperReading, index: int, wanted: Rules) -> bool:
    """Tell whether the passage names what it must: a body that wrote none of the documents, most of a field's name."""
    if wanted.field:
        held = {word for one, factor in reading.gather_context(index) if factor > _HEARSAY for word in one.words}
        if 5 * len(wanted.field & held) < 3 * len(wanted.field):
            return False
    return not wanted.required or all(name in reading.join_told(index) for name in wanted.required)
