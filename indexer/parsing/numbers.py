"""Finds document numbers in a text, and the type word that stands before each.

Dates, phone numbers, fractions (5626/8086), ratios, periods (2021-2025), standards (QCVN 41:2019/BGTVT) and
forms ("mẫu số 06/PGKQKT/GSQL") are none. A number without symbol ("Nghị quyết 05", "Nghị định 107/2020") is a *short*
mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from indexer.grammar.doctypes import BY_FOLDED_NAME, DOC_TYPES, TYPE_CODES
from indexer.grammar.forms import FORMS
from indexer.models.documents import MOST_CITATIONS
from indexer.parsing.number_heads import SO, SO_ONLY, find_head, find_law_head, take_type_of_symbol
from indexer.parsing.symbols import clean_symbol, is_plausible_symbol, join_broken, join_number, measure_symbol
from indexer.text.folding import UPPER, fold
from indexer.text.patterns import compile_late

_FORMS = tuple((form, compile_late(form.pattern)) for form in FORMS)


_EARLIER = compile_late(r"(?:(?<![\w/.-])\d{1,5}[a-zA-ZđĐ]?\s*(?:,|và|hoặc)\s*){1,12}(?:số\s+)?$")
_LIST_GAP = compile_late(r"[\s,;*_]*(?:va|hoac|cung|voi)?[\s*_]*(?:cac\s+)?$")
_AND_MORE = compile_late(
    r"(?:[\s,(]*(?:cung\s+)?ngay\s+\d{1,2}\s*(?:[/.-]|thang)\s*\d{1,2}\s*(?:[/.-]|nam)\s*\d{4}\)?)?"
    r"(?:\s+cua\s+[a-z ]{2,40}?)?"
    rf"[\s,;*_]*(?:va|hoac|cung|voi)?[\s*_]*(?:cac\s+)?{SO}?"
)
"""What may stand between two numbers of a list: the day and the body of the first."""

_OF_FORM = compile_late(
    r"(?<!\w)(?:biểu\s+mẫu|mẫu\s+biểu|mẫu|biểu|(?:số\s+)?tài\s+khoản|stk|mã\s+số\s+thuế|thửa(?:\s+đất)?"
    r"|tờ\s+bản\s+đồ|hóa\s+đơn)(?:\s+(?:báo\s+cáo|của\s+biểu|tương\s+ứng|có|số|ký\s+hiệu))*[\s:“\"*_]*$",
    re.IGNORECASE,
)
_NEXT_FORM = compile_late(r"[\s,;”\"*_]*(?:và|hoặc|đến|thành)?(?:\s+số)?[\s“\"*_]*$", re.IGNORECASE)
_LETTERS = {
    "ĐA": "Đề án",
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
}
"""The letters of a type that stand before a number alone: "ĐA 06", "QĐ 23/2012"."""
_WITH_SO = (
    "Kế hoạch",
    "Chương trình",
    "Quy chế",
    "Quy định",
    "Báo cáo",
    "Tờ trình",
    "Thông báo",
    "Công văn",
    "Văn bản",
)
_LETTERED = compile_late(
    rf"(?<![\w/-])(?P<letters>{'|'.join([*_LETTERS, 'CV', 'BC', 'TTr', 'TB', 'HD'])})\s+(?:số\s*:?\s*)?$"
)
_SHORT_TYPES = [row.name.replace(" ", " +") for row in DOC_TYPES if row.short]
_FIRSTS = "".join(sorted({name[0] for name in (*_SHORT_TYPES, *_LETTERS, *_WITH_SO)}))


def _make_led_pattern(names: Iterable[str]) -> str:
    """Names, in any case, whose first letter was read already: sets of letters are looked for faster than names."""
    return "|".join(
        f"[{name[1].upper()}{name[1].lower()}](?<=[{name[0]}{name[0].lower()}].)(?i:{name[2:]})" for name in names
    )


_ANNOUNCED = (
    rf"(?<!\w.)(?:(?P<type>{_make_led_pattern(_SHORT_TYPES)})"
    rf"|(?P<letters>{'|'.join(f'{letters[1:]}(?<={letters})' for letters in _LETTERS)})"
    rf"|(?P<kind>{_make_led_pattern(_WITH_SO)})(?=\s+(?:(?i:số)\s|0\d|\d{{1,4}}\s+ngày\s+\d)))"
)
_SHORT = (
    r"(?i:(?:[ \u00a0\n]+|(?:(?<=ĐA)|(?<=QĐ)|(?<=NQ)|(?<=NĐ))(?=\d\d))"
    r"(?P<so>số[ \u00a0]*[:.]?[ \u00a0]*)?(?P<number>\d{1,4}[a-d]?)(?:/(?P<year>(?:19|20)\d\d))?"
    r"(?![\w/%]|[.,:\-–]\d|[ \u00a0]*[-–/][ \u00a0]*[A-ZĐ]))"
)
_CAPITAL = compile_late(rf"[{_FIRSTS}]{_ANNOUNCED}{_SHORT}")
_SMALL = compile_late(rf"[{_FIRSTS.lower()}]{_ANNOUNCED}{_SHORT}")
_SMALL_TYPE = compile_late(
    rf"[{_FIRSTS.lower()}](?<!\w.)(?:{_make_led_pattern([*_SHORT_TYPES, *_WITH_SO])})[ \u00a0\n]+$"
)
_SO_BEFORE = compile_late(r"[ốỐ](?<=\s[sS].)[ \u00a0]*[:.]?[ \u00a0]*\d")
_LONGEST_TYPE = 60  # characters of a type and the blanks behind it
_COUNTED = compile_late(
    r"\s*(?:nam|thang|ngay(?!\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]|thang))|tuan|quy|ho\s+so|nguoi|thu\s+tuc|tthc|trieu|ty|dong|dieu|khoan|noi\s+dung"
    r"|nhiem\s+vu|chi\s+tieu"
    r"|muc\s+tieu|giai\s+doan|dot|lan|ky|cap|xa|huyen|phong|don\s+vi|co\s+quan|van\s+ban|nhom|linh\s+vuc|quyet\s+dinh"
    r"|ke\s+hoach|can\s+bo|cong\s+chuc|vien\s+chuc|to\s+chuc|ca\s+nhan|du\s+an|de\s+an|mo\s+hinh"
    r"|bien\s+che|truong\s+hop)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number found: its span, its parts, and ``head``, where its type word (or "số", or itself) begins.

    ``type_text`` is the folded type as written, "" without one; ``middle`` spans the words between the type
    and the number ("Kế hoạch cải cách hành chính số 383/KH-SCT").
    """

    start: int
    end: int
    head: int
    doc_type: str | None
    number: str
    year: int | None
    symbol: str | None
    middle: tuple[int, int] | None = None
    shared: str | None = None  # the symbol of the list member that a short one stands before
    mark: str = "/"  # what stands between number and symbol
    probably: str | None = None  # what a number is that cannot be one as it is written
    named: str | None = None  # name and year of an act that is cited by these: "Luật Đất đai 2013"
    letters_first: bool = False  # symbol and year stand before the number: "JHDPC/2025/276"

    @property
    def short(self) -> bool:
        return self.symbol is None

    @property
    def canonical(self) -> str | None:
        """``846/QĐ-UBND``, ``56/2015/QĐ-UBND``, ``26-NQ/TW``; None when short and no list tells the symbol."""
        if self.named is not None or self.probably is not None:
            return self.named
        if self.letters_first:
            return f"{self.symbol}/{self.year}/{self.number}"
        symbol = self.symbol or self.shared
        return join_number(self.number, symbol, self.year, self.mark) if symbol is not None else None


def find_numbers(text: str, folded: str, most: int = MOST_CITATIONS) -> list[Number]:
    """Return every document number of a text in order, short ones too, without overlaps: the first ``most``.

    >>> t = "theo Quyết định số 846/QĐ-UBND và Nghị quyết 05"; [n.number for n in find_numbers(t, fold(t))]
    ['846', '05']
    """
    found: list[Number] = []
    taken = form = 0  # where the last number, and the last number of a form, ends
    for place in _BEGINS.finditer(text):
        if place.start() < taken:
            continue
        if len(found) == most:
            break
        for kind, pattern in _FORMS:
            match = pattern.match(text, place.start())
            if match is None:
                continue
            if _is_of_form(text, match.start(), form):
                taken = form = match.end()
                break
            number = _judge(text, folded, match, kind.strong, found)
            if number is not None:
                found.append(number)
                taken = number.end
                break
    return _merge(*_add_earlier(text, folded, found), _find_shorts(text, folded, most))[:most]


def _is_of_form(text: str, at: int, form: int) -> bool:
    """Tell whether a number is that of a form, not of a document: "mẫu số 06/PGKQKT/GSQL", or one more of
    such a list.
    """
    if _OF_FORM.search(text, max(0, at - 40), at):
        return True
    return 0 < form <= at <= form + 12 and _NEXT_FORM.match(text, form, at) is not None


def _add_earlier(text: str, folded: str, found: list[Number]) -> tuple[list[Number], list[Number]]:
    """Return the numbers with the type of their list, and the list members before one that share its symbol.

    "các Quyết định số 12, 13, 14/QĐ-UBND": 12 and 13 are short mentions of 12/QĐ-UBND and 13/QĐ-UBND.
    """
    whole: list[Number] = []
    shared: list[Number] = []
    for number in found:
        listed = _EARLIER.search(text, max(0, number.start - 80), number.start)
        told = _find_list_type(folded, listed.start(), number, whole) if listed else None
        if listed is None or told is None:
            whole.append(number)
            continue
        doc_type, head = told
        whole.append(replace(number, doc_type=doc_type))
        for at, one in enumerate(re.finditer(r"\d+[a-zA-ZđĐ]?", text[listed.start() : listed.end()])):
            start, end = listed.start() + one.start(), listed.start() + one.end()
            begin = head if at == 0 else start
            shared.append(
                Number(
                    start=start,
                    end=end,
                    head=begin,
                    doc_type=doc_type,
                    number=one[0],
                    year=number.year,
                    symbol=None,
                    middle=None,
                    shared=number.symbol,
                )
            )
    return whole, shared


def _find_list_type(folded: str, at: int, number: Number, before: Sequence[Number]) -> tuple[str | None, int] | None:
    """Return (type, where it begins) of the numbers without symbol before one; None where they are no numbers of
    documents.

    They follow a type ("các Quyết định số 12, 13 và 14/QĐ-UBND") or a number of the list ("100/QĐ-UBND và 101, 102/…").
    """
    if number.doc_type is None:
        doc_type, head, _, announced = find_head(folded, at)
        return (doc_type, head) if announced and doc_type is not None else None
    last = before[-1] if before else None
    goes_on = last is not None and last.end < at and last.doc_type == number.doc_type
    if last is None or not goes_on or not _AND_MORE.fullmatch(folded, last.end, at):
        return None
    so = SO_ONLY.search(folded, last.end, at)
    return number.doc_type, so.start() if so else at


_BEGINS = compile_late(
    r"\d(?<!\d\d)(?:(?<![\w/?]\d)|(?<=[sS]ố\d))(?<!\d[.,:\-]\d)[\d.]{0,9}+(?<=\d)[ \u00a0]?[A-Za-zĐđ]?[ \t\u00a0]{0,3}"
    r"(?=[-\u2010-\u2015\u2212_A-ZĐÐ\u0410-\u042f]|/\s*(?:[^\W\d]|&|(?:19|20)\d\d))"
)
"""Where a number can begin: so many digits stand in a text that the forms are tried at these places only."""


def _judge(text: str, folded: str, match: re.Match[str], strong: bool, found: Sequence[Number]) -> Number | None:
    symbol = clean_symbol(match["symbol"])
    doc_type, head, middle, announced = find_law_head(text, match) or find_head(folded, match.start())
    if not is_plausible_symbol(symbol, announced, strong) or is_in_address(text, match.start()):
        return None
    doc_type, head, middle = take_type_of_symbol(folded, symbol, match.start(), doc_type, head, middle)
    letters = _LETTERED.search(text, max(0, match.start() - 12), match.start())
    if letters is not None and (doc_type is None or letters.start() > head):
        doc_type, head, middle = _name_type(letters["letters"]), letters.start(), None
    if doc_type is None and found:
        doc_type = _find_listed_type(folded, found, head, symbol)
    year = match.groupdict().get("year")
    symbol, end = join_broken(symbol, text, match.start("symbol") + measure_symbol(match["symbol"], symbol))
    if misread := _MISREAD.fullmatch(symbol) is not None:
        symbol = f"Q{symbol[1:]}"
    number, mark = "".join(match["number"].split()), (match.groupdict().get("mark") or " ").strip() or " "
    return Number(
        start=match.start(),
        end=end,
        head=head,
        doc_type=doc_type,
        number=number,
        year=int(year) if year else None,
        symbol=symbol,
        middle=middle,
        mark=mark,
        probably=join_number(number, symbol, int(year), mark) if year and misread else None,
    )


_MISREAD = compile_late(r"OH1\d")  # "22/2023/OH15": a machine read the Q of QH15


def _name_type(letters: str) -> str:
    """Return the type that letters stand for: "KH 77/KH-LT", "CV số 12/SCT-VP"."""
    return "Công văn" if letters == "CV" else _LETTERS.get(letters) or TYPE_CODES[fold(letters)].name


_ADDRESS = compile_late(r"(?:://|www\.|@|\\\\)\S*$|\b[A-Za-z]:[\\/]\S*$")


def is_in_address(text: str, at: int) -> bool:
    """Tell whether a place lies within a web address, a mail address or a path: these name no document."""
    if text[at - 1 : at].isspace():
        return False
    return _ADDRESS.search(text, max(0, at - 120), at) is not None


_LIST_LINK = compile_late(
    r"(?:[\s,;*_]|\bva\b|\bhoac\b|\bcung\b|\bngay\b|\bthang\b|\bnam\b|\bcua\b|\d|/|-|\.|so\b|\(|\)"
    r"|\bubnd\b|\btinh\b|\bhdnd\b|\bchu\s+tich\b|\bchinh\s+phu\b|\bthu\s+tuong\b)*$"
)


def _find_listed_type(folded: str, found: Sequence[Number], head: int, symbol: str) -> str | None:
    """Return the type of a list's later member: of the number before it, or of the list that its symbol names.

    "các Quyết định số: 12/QĐ-TTg thực hiện Kết luận số 80-KL/TW; 21/QĐ-TTg …; 25/QĐ-TTg": Quyết định.
    """
    before, row = found[-1], TYPE_CODES.get(fold(symbol.split("-")[0]))
    linked = _LIST_GAP.search(folded, before.end, head) is not None
    alike = row is None or before.doc_type is None or fold(row.code) == fold(_read_type_code(before))
    if linked and alike and (shared := _find_shared_type(folded, before, head)) is not None:
        return shared
    if row is None or not folded[max(0, head - _BLANKS) : head].rstrip().endswith(";"):
        return None
    near = (one for one in reversed(found[-_MEMBERS:]) if head - one.end < _FAR)
    return next((row.name for one in near if one.doc_type == row.name and _read_type_code(one) == row.code), None)


_MEMBERS = 6  # of a list that are looked back at
_FAR = 900  # characters
_BLANKS = 8  # after the mark of a list, at most


def _read_type_code(number: Number) -> str:
    return (number.symbol or "").split("-")[0]


def _find_shared_type(folded: str, before: Number, head: int) -> str | None:
    """Return the type word that a list shares: "các Kế hoạch số 1/KH-UBND, 2/KH-UBND và 3/KH-UBND"."""
    gap = folded[before.end : head]
    return before.doc_type if len(gap) < 120 and _LIST_LINK.match(gap) else None


def _find_small_typed(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers whose type begins with a small letter: "số" alone makes one of these, and is found faster."""
    for so in _SO_BEFORE.finditer(text):
        at = so.start() - 1
        named = _SMALL_TYPE.search(text, max(0, at - _LONGEST_TYPE), at)
        if named is not None and (match := _SMALL.match(text, named.start())) is not None:
            yield match


def _find_shorts(text: str, folded: str, most: int) -> list[Number]:
    found = (
        islice(_judge_shorts(text, folded, all_of), most)
        for all_of in (_CAPITAL.finditer(text), _find_small_typed(text))
    )
    return sorted(chain.from_iterable(found), key=lambda number: number.start)[:most]


def _judge_shorts(text: str, folded: str, matches: Iterable[re.Match[str]]) -> Iterator[Number]:
    for match in matches:
        written = text[match.start() : max(map(match.end, ("type", "letters", "kind")))]
        name = _LETTERS.get(written) or BY_FOLDED_NAME[" ".join(fold(written).split())].name
        if written == "TT" and folded.endswith("so ", max(0, match.start() - 3), match.start()):
            continue  # "Số TT 4": an item of a table
        if written != "ĐA" and text[match.start("number") - 1].isalpha() and f"{match['number']}/" not in text:
            continue  # "05 bản, QĐ164": a mark of the archive
        padded = match["number"].startswith("0") or match["so"] is not None or match["year"] is not None
        padded = padded and (match["kind"] is None or match["so"] is not None)
        followed = _COUNTED.match(folded, match.end())
        if (followed and not match["so"]) or not (padded or _ends_well(text, match.end())):
            continue
        year = int(match["year"]) if match["year"] else None
        yield Number(
            start=match.start("number"),
            end=match.end(),
            head=match.start(),
            doc_type=name,
            number=match["number"],
            year=year,
            symbol=None,
        )


_NEXT = compile_late(
    rf"\s*(?:[.,;:)\]”\"/]|$|\n|[{UPPER}]|\((?=khóa|khoá|ngày|năm|của|sau đây|đã|được|gọi)"
    r"|(?:của|và|ngày|về|theo|tại|đến|được|cho|do|trong|gắn|để|trên|là"
    r"|đã|để|đối với|đến|được|đặt|đạt|đang|đảm bảo|đề ra|đúng|đầy đủ|có|quy định|với)\b)"
)


def _ends_well(text: str, at: int) -> bool:
    return _NEXT.match(text, at) is not None


def _merge(full: list[Number], shared: list[Number], shorts: list[Number]) -> list[Number]:
    """Merge all in order; a short one that lies in a full one's head is that one's head, not a mention."""
    spans = [(number.head, number.end) for number in full]
    places = {number.start for number in shared}
    merged, index = [*full, *shared], 0
    for short in shorts:
        while index < len(spans) and spans[index][1] <= short.start:
            index += 1
        inside = index < len(spans) and spans[index][0] < short.end and short.end > full[index].start
        if not inside and short.start not in places:
            merged.append(short)
    return sorted(merged, key=lambda number: number.start)
