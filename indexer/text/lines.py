"""Which line breaks end a paragraph: the others are *soft*, and stand for a blank.

Texts out of PDF, mail and web copies are broken within sentences. ``join_lines`` writes a blank for each soft break,
one for one, so that no offset moves. A text is first recognised as broken: many of its lines stop in mid-sentence
and go on in lower case. Headings, list items, table rows, letterheads and signatures stay on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indexer.text.blanks import even_line

_MARKS = "*_#> \t\u00a0"
_QUOTES = "\"'“”‘’«»([*_"
_LEAST = 25  # characters of a line that can have been broken for its length
_BROKEN = 0.12  # of such lines go on in lower case, at least, in a text that is broken
_USUAL = 80  # characters of a line in most texts that are broken
_WIDEST = 220  # characters of a line in a text that is broken
_FULL = 0.92  # of the width: so much of it is used up where the next word found no room
_LONG = 0.55  # of the width: no heading without a number is that long
_STRICT = 0.8  # of the broken lines are full in a text that is broken at one width
_SELDOM = 12  # in so many line breaks one may end a sentence by chance
_MARKED = re.compile(r"\s*(?:#{1,6}|>|\*)\s")
_COLUMNS = re.compile(r"\S {4,}\S|\t")

_BEGINS = re.compile(
    r"[-–—+•·▪◦●○❖✓➢□☐☑\uf0b7\uf0a7](?!\d)|…|\.{3}|[-_=*]{3,}"
    r"|(?:\(?\d{1,3}(?:\.\d{1,3}){0,4}|[IVXLC]{1,6}|[A-ZĐ]|[a-zđ]\d?|[ivx]{1,5})(?:\s?[.)/]|\.\))(?!\w)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ]|\*)\)|\[\d{1,3}\]"
    r"|(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?(?:\s*[.:]|\*)"
    r"|(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC)\s+(?:[IVXLC]{1,6}|\d{1,2}|[Tt]hứ\s+\w+|THỨ\s+\w+)\s*(?:[.:*]|$)"
    r"|(?:PHỤ LỤC|Phụ lục)(?:\s+(?:số\s+|SỐ\s+)?(?:[IVXLC]{1,6}|\d{1,2}))?\s*[.:*]*$"
    r"|CỘNG H[ÒO][AÀ] XÃ|ĐẢNG CỘNG SẢN|Độc lập\s*[-–]|Số\s*:|[Vv]/[Vv]\b|K(?:ính g|ÍNH G)[ửỬ][iI]"
    r"|N[ơƠ][iI]\s+[nN][hH][ậẬ][nN]\s*:|(?:Căn cứ|Xét đề nghị|Theo đề nghị của)\b"
    r"|(?:QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:?[*_]*$"
    r"|\(?(?:Ban hành k|Kèm theo|K[èÈ]m theo|BAN HÀNH KÈM)|(?:KT|TM|TL|TUQ|T/M|K/T|Q)\.\s?[A-ZĐ]|KT\.$|TL\.$"
)  # an item, an article, a part of the letterhead or of the signature
_QUOTED = re.compile(
    r"[“\"«](?:(?:Điều|ĐIỀU)\s+\d{1,3}|\d{1,3}[a-zđ]?(?:\.\d{1,3})*[.)]\s|[a-zđ]\d?\)|[IVXLC]{1,6}\.)"
)  # what an act puts into another: “2a. ..., “Điều 5a. ...
_ARTICLE = re.compile(r"[*_]*(?:Điều|ĐIỀU)\s+\d{1,3}[a-zđ]?\s*[.:]")
_OFFICIAL = re.compile(
    r"(?:TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG|ĐẶC KHU|SỞ|CỤC|CHI CỤC|BAN(?! HÀNH| NHÂN)|VĂN PHÒNG"
    r"|ĐẢNG|BỘ|ỦY|UỶ|HỘI ĐỒNG|UBND|HĐND|TRƯỜNG|TRUNG TÂM|PHÒNG|CÔNG AN|THANH TRA|KHO BẠC|BẢO HIỂM"
    r"|CHÍNH PHỦ"
    r"|PHÓ(?=\W*$|\s+(?:CHỦ|GIÁM|TRƯỞNG|TỔNG|CHÁNH|BÍ|THỦ|CỤC|VỤ|VIỆN|HIỆU|CHI|TỔ|ĐỘI|PHÒNG|BAN|VĂN|ĐOÀN|THỐNG|TƯ)\b)"
    r"|QUYỀN|GIÁM ĐỐC|CHỦ TỊCH|CHÁNH|[\w ]{0,14}TRƯỞNG|BÍ THƯ|THỦ TƯỚNG|CHỦ NHIỆM|TỔNG)\b"
)  # a line of the letterhead or of the signature
_RANKS = frozenset(
    re.findall(r"\w+", "tỉnh phố tp huyện quận xã phường khu bộ sở cục ủy uỷ hội ban phòng ubnd hđnd bch btv")
)
_NAMED = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?) \S+ (?:BẰNG|ĐỒNG)$")  # a name that ends in a word of _OPEN
_COUNTING = frozenset(("số", "ngày", "tháng", "năm", "khoản", "điểm", "điều", "quý", "lần", "thứ"))
_HEADED = frozenset(("cục", "bộ", "phó", "viện", "thứ"))
_DATED = re.compile(r"[^\W\d][\w .–-]{1,40},\s*ngày\b")
_STATE = re.compile(r"H(?:ÒA|OÀ) XÃ HỘI|CỘNG SẢN VIỆT")
_BODY = re.compile(r"(?:Bộ|Sở|Văn phòng|Cục|Tổng cục|[ỦU][ỷy] ban nhân dân|UBND|HĐND|Hội đồng nhân dân)\s")
_OF_BODY = re.compile(r"(?<!\w)(?:Bộ trưởng|Giám đốc|Chủ nhiệm|Cục trưởng|Chủ tịch)$")
_TAKES_ACT = re.compile(
    r"(?<!bị )(?<!được )(?<!\w)(?:bãi bỏ|hủy bỏ|huỷ bỏ|sửa đổi|bổ sung|thay thế|thực hiện|thi hành)$"
)
_DATE_LINE = re.compile(r"[^\W\d][\w .–-]{1,30},\s*ngày[\s\d.…]*tháng[\s\d.…]*năm[\s\d.…]*")
_CLOSING = '”"’»)]*_ '
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:TP|Tp|T\.P|ThS|Ths|TS|PGS|GS|BS|KTS|Tx|TX|St|Q|P)\.$")
_NUMBER = re.compile(r"(?:\d[a-zA-Z]?\s?[-/–]|[-/–][A-ZĐÐƯ][A-Za-zĐÐđƯư&]*\s?[-/–])$")
_NUMBER_GOES_ON = re.compile(r"[A-ZĐÐƯ][A-Za-zĐÐđƯư&]*\b|\d{1,6}\b")
_FIGURE = re.compile(r"[-+]?\d[\d.,/]*[%\s]*")
_FRONT = re.compile(r"---\n(?:\w[\w-]*:.*\n|[ -].*\n)+---\n")  # fields before the text
_SPAN = re.compile(r"(?<!^)\*+|^\*+(?! )")
_POINTS = ',.;:!?)]”’"*_'
_NAME = 3  # words of the name of a type, an office or a body in capitals
_COMMITTEE = re.compile(r"(?:[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân|UBND|HĐND|Chủ tịch)\s")
_PROVISION = re.compile(r"(?:[Đđ]iểm [a-zđ]|(?:[Kk]hoản|Điều|[Mm]ục|Chương) [\dIVX]{1,4}[a-z]?)$")
_YEARS = re.compile(r"(?:19|20)\d\d$"), re.compile(r"[-–]\s?(?:19|20)\d\d\b")
_WITH_DASH = re.compile(r"(?:động [-–] Thương binh|tế [-–] Ngân sách|[Hh]óa [-–] (?:Xã hội|Thông tin))")
_ENDING_BRACKET = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6}|[a-zđ])\)")
_ACT = re.compile(
    r"(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Văn bản|Thông báo|Báo cáo|Tờ trình|Luật"
    r"|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ)(?: liên tịch)? (?:số |SỐ )?\d"
)
_LISTED = re.compile(r"số \d+/")  # one more number of a list, never an item
_YEAR = re.compile(r"(?:19|20)\d\d\W*$")
_OVER = 5  # characters by which a line is longer than most of those that fill the width
_DECIDING = re.compile(
    r"(?:CHỦ TỊCH|[ỦU][ỶY] BAN|HỘI ĐỒNG|THỦ TƯỚNG|CHÍNH PHỦ|BỘ TRƯỞNG|GIÁM ĐỐC|(?:TỔNG )?CỤC TRƯỞNG)"
)
_TITLED = 50  # characters of a line in capitals: no line of a letterhead is that long
_BEFORE_NUMBER = re.compile(r"(?:[Ss]ố|SỐ)\s*:$")
_OPEN = frozenset(
    re.findall(
        r"\S+",
        """của và hoặc với tại theo về cho các những một mỗi mục từ đến do bởi là trong trên dưới ngoài gồm như để
        được bị có không chưa thuộc giữa qua bằng vào ra khi nếu mà hay cùng nhằm đối giao đạt còn hơn khoảng
        đường ông bà kỳ trước sau gửi vì nên thì sẽ đã đang cần phải này & nghị luật lên xuống đồng""",
    )
)  # words, in lower case, that something follows


def join_lines(text: str) -> str:
    """Return the text with a blank for each soft break, as long as before; itself where it is not broken.

    >>> join_lines("theo Quyết định số 846/QĐ-\\nUBND ngày 07/11/2017 của UBND tỉnh về cải cách\\nthủ tục hành chính")
    'theo Quyết định số 846/QĐ- UBND ngày 07/11/2017 của UBND tỉnh về cải cách thủ tục hành chính'
    """
    soft = find_soft_breaks(text)
    if not soft:
        return text
    parts, left = [], 0
    for at in soft:
        parts.append(text[left:at])
        left = at + 1
    return " ".join([*parts, text[left:]])


def find_soft_breaks(text: str) -> list[int]:
    """Return where the line breaks stand that end no paragraph; in a text that is not broken, those within bold
    words alone.

    >>> find_soft_breaks("1. Cải cách thể chế\\na) Kết quả thực hiện kế hoạch\\n- Sở đã ban hành văn bản.")
    []
    """
    pairs = list(_list_pairs(text))
    layout = _measure_layout(text, pairs)
    if layout is None:  # yet bold or italic words may be: a letterhead over whole paragraphs
        layout = _Layout(_USUAL, False, False, text)
        pairs = [(a, b) for a, b in pairs if a.opens and a.length < _USUAL]
    return [a.at for a, b in pairs if _is_soft(a, b, layout)]


@dataclass(slots=True)  # not frozen: that makes one in a third of the time
class _Line:
    """A line as it is and without marks at its ends (``words``); ``at`` is the place of the break after it.

    ``opens`` tells that it stops within a span of bold or italic words: what is set in one span is one thing;
    ``starts`` that something begins with it: an item, an article, a part of the letterhead or of the signature.
    """

    raw: str
    words: str
    at: int
    opens: bool
    starts: bool

    @property
    def length(self) -> int:
        return len(self.raw.strip())

    @property
    def is_indented(self) -> bool:
        return self.raw[:2].isspace()

    @property
    def first(self) -> str:
        return self.words.split(None, 1)[0].lstrip(_QUOTES).rstrip(_POINTS)

    @property
    def last(self) -> str:
        return self.words.rsplit(None, 1)[-1].lstrip(_QUOTES)

    @property
    def ends(self) -> bool:
        """Whether a sentence or item ends with the line."""
        if self.words[-1] in "”»":
            return True
        bare = self.words.rstrip(_CLOSING)
        return (
            bare[-1:] in (".", ";", ":", "!", "?", "…")
            and _SHORT_FORM.search(self.words, max(0, len(self.words) - 6)) is None
        )

    @property
    def is_upper(self) -> bool:
        return self.words.isupper() and any(len(word) > 1 and word.isalpha() for word in self.words.split())


def _list_pairs(text: str) -> Iterator[tuple[_Line, _Line]]:
    """Yield lines that follow each other without a blank one, a bar or columns between them."""
    before: _Line | None = None
    front = _FRONT.match(text)
    fields = front.end() if front else 0
    at, open_span = -1, 0  # 1 in italic words, 2 in bold ones
    for stored in text.split("\n"):
        at += len(stored) + 1
        if at < fields:
            continue
        raw = even_line(stored)
        words = raw.strip(_MARKS).strip()
        if not words or words[0] == "|" or words[-1] == "|" or " | " in raw or _has_columns(raw):
            before, open_span = None, 0
            continue
        for span in _SPAN.findall(raw) if "*" in raw else ():
            open_span ^= len(span) & 3
        starts = _BEGINS.match(words) or _QUOTED.match(words) or _MARKED.match(raw)
        line = _Line(raw, words, at, open_span > 0, starts is not None)
        if before is not None:
            yield before, line
        before = line


def _has_columns(raw: str) -> bool:
    return ("\t" in raw or "    " in raw) and _COLUMNS.search(raw.lstrip(" ")) is not None


@dataclass(frozen=True)
class _Layout:
    """``width`` is where the lines were broken; ``strict`` tells that all were, but for the last of a paragraph.

    ``indents`` tells that paragraphs begin with an indent, and other lines do not; ``spaced`` that a blank line stands
    between paragraphs, so that lines without one between them are of one.
    """

    width: int
    strict: bool
    indents: bool
    text: str
    spaced: bool = False

    @cached_property
    def lower(self) -> str:
        return self.text.lower()

    def is_full(self, a: _Line, b: _Line) -> bool:
        """Tell whether the next word would have found no room."""
        return _is_full(a, b, self.width)


def _measure_layout(text: str, pairs: list[tuple[_Line, _Line]]) -> _Layout | None:
    """Return how a text was broken in lines; None for one that was not."""
    candidates = [(a, b) for a, b in pairs if a.length >= _LEAST and not b.starts]
    broken = [(a, b) for a, b in candidates if _goes_on(a, b)]
    if not broken or len(broken) < _BROKEN * len(candidates):
        return None
    lengths = sorted(a.length for a, _ in broken)
    width = lengths[int(len(lengths) * 0.95)]
    if width > _WIDEST:
        return None
    strict = sum(_is_full(a, b, width) for a, b in broken) >= _STRICT * len(broken)
    indents = sum(b.is_indented for _, b in broken) * 20 < len(broken) < 5 * sum(b.is_indented for _, b in candidates)
    long = [(a, b) for a, b in pairs if a.length >= _LEAST and not a.is_upper]
    closed = sum(b.starts or (a.ends and b.words[:1].isupper()) for a, b in long)
    spaced = closed * _SELDOM <= len(long) and text.count("\n\n") * _SELDOM >= len(candidates)
    return _Layout(width, strict, indents, text, spaced)


def _goes_on(a: _Line, b: _Line) -> bool:
    """A line that stops within a sentence, and one that goes on in lower case, or the two parts of a number."""
    return _is_number(a, b) or (not a.ends and b.words.lstrip(_QUOTES)[:1].islower())


def _is_number(a: _Line, b: _Line) -> bool:
    """Tell whether they are the two parts of a number, of a date or of two years: "846/QĐ-" and "UBND", "giai đoạn
    2021" and "- 2025".
    """
    if a.words[-1] in "-–/:" and (_NUMBER.search(a.words, max(0, len(a.words) - 20)) or _BEFORE_NUMBER.search(a.words)):
        return _NUMBER_GOES_ON.match(b.words) is not None
    return b.words[0] in "-–" and _YEARS[1].match(b.words) is not None and _YEARS[0].search(a.words) is not None


def _is_full(a: _Line, b: _Line, width: int) -> bool:
    return a.length + 1 + len(b.words.split(None, 1)[0]) >= _FULL * width


def _is_soft(a: _Line, b: _Line, layout: _Layout) -> bool:
    if _is_number(a, b):
        return True
    if (a.last in ("CỘNG", "ĐẢNG") and _STATE.match(b.words)) or _takes_next(a, b):
        return True
    if (b.starts and not _goes_on_within(a, b, layout)) or a.raw.startswith("#") or a.words.endswith("Hạnh phúc"):
        return False
    if b.words[0].isupper() and _DATE_LINE.fullmatch(b.words):
        return False
    is_lower = b.words.lstrip(_QUOTES)[:1].islower()
    if a.ends:
        is_listed = layout.strict and a.words[-1] == ";" and _ACT.match(b.words) is not None
        goes_on = is_lower or is_listed or (layout.spaced and not a.is_upper)
        return (goes_on and layout.is_full(a, b)) or (a.words[-1] == ";" and _LISTED.match(b.words) is not None)
    if layout.indents and b.is_indented and not a.is_indented:
        return False
    if is_lower:
        return not a.is_upper or a.opens or layout.is_full(a, b)
    return _belongs(a, b, layout)


def _takes_next(a: _Line, b: _Line) -> bool:
    """Tell whether a line ends in a verb or an office that the next one names the act or the body of, or
    within a name.
    """
    if b.words[0] in "-–":
        return _WITH_DASH.search(f"{a.last} {b.words[:16]}") is not None
    if _ACT.match(b.words):
        return _TAKES_ACT.search(a.words) is not None
    if b.words.startswith("Chính phủ ngày "):
        return a.words.endswith("Luật Tổ chức")
    return _BODY.match(b.words) is not None and _OF_BODY.search(a.words) is not None


def _goes_on_within(a: _Line, b: _Line, layout: _Layout) -> bool:
    """Tell whether what looks like an item goes on with a title, or words in brackets: "(nhóm" and "II)"."""
    if b.words.startswith("BAN HÀNH KÈM"):
        return a.is_upper and _is_in_title(a, b, layout)
    return not a.ends and _ENDING_BRACKET.match(b.words) is not None and a.words.count("(") > a.words.count(")")


def _belongs(a: _Line, b: _Line, layout: _Layout) -> bool:
    """Tell whether a line in mid-sentence goes on in one that begins with a capital, a figure or a bracket."""
    last = a.last.lower()
    is_apart = _is_set_apart(a, b)
    is_new = a.is_upper and _OFFICIAL.match(b.words) is not None and (" " in a.words or is_apart)
    is_new = is_new and not last.endswith(",") and not _is_in_title(a, b, layout)
    is_new = is_new and (last not in _OPEN or is_apart or _NAMED.search(a.words) is not None)
    if last in _HEADED and b.words.startswith("TRƯỞNG"):
        return True
    if is_new or a.opens:
        return not is_new
    if _is_other_case(a, b):
        return b.is_upper and last in _OPEN
    if _is_open(a, b, last):
        return last not in _RANKS or _COMMITTEE.match(b.words) is None
    is_year = layout.strict and _YEAR.match(b.words) is not None and layout.is_full(a, b)
    if (_FIGURE.fullmatch(b.words) and not is_year) or _stands_in_brackets(a, b):
        return False
    if a.is_upper and 1 < len(a.words.split()) <= _NAME:
        return False
    if _ARTICLE.match(a.words) and a.length < _LONG * layout.width:
        return False  # the heading of an article, whose words may stand beside the next ones elsewhere
    if _stand_together(a, b, layout):
        return True
    if layout.spaced and b.length >= _LONG * layout.width and not a.is_upper and not b.is_upper:
        return True
    if _DATED.match(b.words):
        return False
    if layout.strict:
        return layout.is_full(a, b)
    is_name = a.last[:1].isupper() and not a.is_upper and b.first[:1].isupper()
    return a.length >= (_LONG if is_name or not a.starts else _FULL) * layout.width and b.words[0] != "("


def _is_in_title(a: _Line, b: _Line, layout: _Layout) -> bool:
    """Tell whether a name stands within a title in capitals that fills its lines, and names nobody who decides."""
    return _TITLED <= a.length <= layout.width + _OVER and layout.is_full(a, b) and _DECIDING.match(b.words) is None


def _is_open(a: _Line, b: _Line, last: str) -> bool:
    """Tell whether something must follow a line for its last word: a number, a name, the rest of a list."""
    counts = (last in _COUNTING and b.first[:1].isdigit()) or _PROVISION.search(a.words) is not None
    return (
        counts
        or last in _OPEN
        or last in _RANKS
        or last.endswith((",", "."))
        or a.words.count("(") > a.words.count(")")
    )


def _is_set_apart(a: _Line, b: _Line) -> bool:
    """Tell whether a line is set in bold by itself, below one that is not."""
    return b.raw.startswith("**") and b.raw.rstrip().endswith("**") and not a.opens and not a.raw.rstrip().endswith("*")


def _stand_together(a: _Line, b: _Line, layout: _Layout) -> bool:
    """Tell whether the words beside the break stand beside each other elsewhere in the text; in capitals, in
    any case.
    """
    upper = a.is_upper and b.is_upper
    text, words = layout.lower if upper else layout.text, f"{a.last} {b.first}"
    if upper:
        words = words.lower()
    at = text.find(words)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + len(words) : at + len(words) + 1].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def _stands_in_brackets(a: _Line, b: _Line) -> bool:
    """A line that is a remark of its own: "(Ban hành kèm theo ...)"."""
    return any(line.words[0] == "(" and line.words[-1] == ")" for line in (a, b)) or (
        b.words[0] == "(" and (a.starts or a.words.startswith("Điều "))
    )


def _is_other_case(a: _Line, b: _Line) -> bool:
    """Words in capitals beside others: a title below a type, a name below an office."""
    return a.is_upper != b.is_upper and " " in (a if a.is_upper else b).words
