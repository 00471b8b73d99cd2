"""Abbreviations: those that every office uses, one table, read both ways; and those that a text defines itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter

from indexer.text.folding import fold

ABBREVIATIONS = (
    ("ANTT", "an ninh trật tự"),
    ("ATGT", "an toàn giao thông"),
    ("ATTP", "an toàn thực phẩm"),
    ("ATTT", "an toàn thông tin"),
    ("BCCI", "bưu chính công ích"),
    ("BCH", "ban chấp hành"),
    ("BCĐ", "ban chỉ đạo"),
    ("BHTN", "bảo hiểm thất nghiệp"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("BQL", "ban quản lý"),
    ("BTV", "ban thường vụ"),
    ("BVMT", "bảo vệ môi trường"),
    ("CBCC", "cán bộ công chức"),
    ("CBCCVC", "cán bộ công chức viên chức"),
    ("CCHC", "cải cách hành chính"),
    ("CCN", "cụm công nghiệp"),
    ("CCTTHC", "cải cách thủ tục hành chính"),
    ("CCVC", "công chức viên chức"),
    ("CLB", "câu lạc bộ"),
    ("CNHT", "công nghiệp hỗ trợ"),
    ("CNNT", "công nghiệp nông thôn"),
    ("CNTT", "công nghệ thông tin"),
    ("CPĐT", "chính phủ điện tử"),
    ("CQĐT", "chính quyền điện tử"),
    ("CSDL", "cơ sở dữ liệu"),
    ("CSVC", "cơ sở vật chất"),
    ("CTHĐ", "chương trình hành động"),
    ("CTMTQG", "chương trình mục tiêu quốc gia"),
    ("CĐS", "chuyển đổi số"),
    ("DNNN", "doanh nghiệp nhà nước"),
    ("DNNVV", "doanh nghiệp nhỏ và vừa"),
    ("DTTS", "dân tộc thiểu số"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("GCN", "giấy chứng nhận"),
    ("GDĐT", "giáo dục và đào tạo"),
    ("GNBV", "giảm nghèo bền vững"),
    ("GPMB", "giải phóng mặt bằng"),
    ("GTVT", "giao thông vận tải"),
    ("HCC", "hành chính công"),
    ("HTX", "hợp tác xã"),
    ("HĐLĐ", "hợp đồng lao động"),
    ("HĐND", "hội đồng nhân dân"),
    ("KBNN", "kho bạc nhà nước"),
    ("KCB", "khám bệnh chữa bệnh"),
    ("KCN", "khu công nghiệp"),
    ("KHCN", "khoa học và công nghệ"),
    ("KHĐT", "kế hoạch và đầu tư"),
    ("KKT", "khu kinh tế"),
    ("KNTC", "khiếu nại tố cáo"),
    ("KTXH", "kinh tế xã hội"),
    ("LLCT", "lý luận chính trị"),
    ("LĐTBXH", "lao động thương binh và xã hội"),
    ("MTQG", "mục tiêu quốc gia"),
    ("MTTQ", "mặt trận tổ quốc"),
    ("NLĐ", "người lao động"),
    ("NNPTNT", "nông nghiệp và phát triển nông thôn"),
    ("NSNN", "ngân sách nhà nước"),
    ("NSTW", "ngân sách trung ương"),
    ("NSĐP", "ngân sách địa phương"),
    ("NTM", "nông thôn mới"),
    ("PAKN", "phản ánh kiến nghị"),
    ("PBGDPL", "phổ biến giáo dục pháp luật"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("PCTN", "phòng chống tham nhũng"),
    ("PTNT", "phát triển nông thôn"),
    ("PTTH", "phát thanh truyền hình"),
    ("QLDA", "quản lý dự án"),
    ("QLNN", "quản lý nhà nước"),
    ("QLTT", "quản lý thị trường"),
    ("QPAN", "quốc phòng an ninh"),
    ("QPPL", "quy phạm pháp luật"),
    ("QSDĐ", "quyền sử dụng đất"),
    ("SHTT", "sở hữu trí tuệ"),
    ("SNCL", "sự nghiệp công lập"),
    ("SXKD", "sản xuất kinh doanh"),
    ("THCS", "trung học cơ sở"),
    ("THPT", "trung học phổ thông"),
    ("TMĐT", "thương mại điện tử"),
    ("TNGT", "tai nạn giao thông"),
    ("TNHH", "trách nhiệm hữu hạn"),
    ("TNMT", "tài nguyên và môi trường"),
    ("TTHC", "thủ tục hành chính"),
    ("TTTM", "trung tâm thương mại"),
    ("TTTT", "thông tin và truyền thông"),
    ("TTĐT", "thông tin điện tử"),
    ("TĐKT", "thi đua khen thưởng"),
    ("UBND", "ủy ban nhân dân"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("VHTTDL", "văn hóa thể thao và du lịch"),
    ("VLNCN", "vật liệu nổ công nghiệp"),
    ("VLXD", "vật liệu xây dựng"),
    ("VPHC", "vi phạm hành chính"),
    ("VSATTP", "vệ sinh an toàn thực phẩm"),
    ("VTVL", "vị trí việc làm"),
    ("XDCB", "xây dựng cơ bản"),
    ("XLVPHC", "xử lý vi phạm hành chính"),
    ("XNK", "xuất nhập khẩu"),
    ("XTTM", "xúc tiến thương mại"),
    ("ĐVHC", "đơn vị hành chính"),
    ("ĐVSN", "đơn vị sự nghiệp"),
    ("ĐVTT", "đơn vị trực thuộc"),
)

GAP = r"[\s,&–-]+"
"""What may stand between the words of a long form, and of an abbreviation that is written "TN&MT"."""

_REACH = 120  # characters before an abbreviation in which its long form ends
_BLANKS = ", \t\n\r\xa0"  # between a long form and what is said of it
_SHORT = r"[A-ZĐƯ]{3,10}"
_CALLED = r"(?:(?:sau|dưới)\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:chung\s+|tắt\s+)*là:?\s*"
_DEFINED = re.compile(
    rf"(?=[(sdđvgA-ZĐƯ])(?:\(\s*(?:{_CALLED})?[\"“]?(?P<short>{_SHORT})[\"”]?\s*\)"
    rf"|(?<=[\s,])(?=[sdđvg]){_CALLED}[\"“]?(?P<named>{_SHORT})(?![\w/-])"
    rf"|(?<![\w/-])(?P<first>{_SHORT})\s*\((?P<long>[^()\n]{{5,100}})\))"
)


def find_abbreviations(folded: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield (start, end, the other form) of each abbreviation and each long form in a folded text.

    >>> list(find_abbreviations("cong tac cchc"))
    [(9, 13, ('cai', 'cach', 'hanh', 'chinh'))]
    """
    for match in _make_pattern().finditer(folded):
        yield match.start(), match.end(), _list_meanings()[_squeeze_blanks(match[0])][0]


def list_spellings(folded: str) -> Iterator[tuple[int, int, tuple[tuple[str, ...], ...]]]:
    """Yield (start, end, the other forms) of each abbreviation and each long form in a folded text: all that mean
    the same.

    >>> list(list_spellings("so tn&mt"))
    [(3, 8, (('tai', 'nguyen', 'va', 'moi', 'truong'), ('tai', 'nguyen', 'moi', 'truong'), ('tnmt',)))]
    """
    for match in _make_pattern().finditer(folded):
        form = _squeeze_blanks(match[0])
        yield match.start(), match.end(), _list_meanings()[form][: len(_list_same_forms()[form])]


def count_other_words(said: Sequence[str], pairs: Collection[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield (what else a long form says, how often) of those in a text: their abbreviations, those inside of others
    too.

    ``said`` are its folded syllables with a mark where a sentence ends, ``pairs`` the neighbours in it ("tin_dung").

    >>> said = ["dich", "vu", "cong", "nghe", "thong", "tin"]
    >>> list(count_other_words(said, set(map("_".join, pairwise(said)))))
    [(('cntt',), 1), (('dvc',), 1)]
    """
    text = ""
    for form, neighbours in _list_long_forms().items():
        if all(pair in pairs for pair in neighbours):
            text = text or f" {'  '.join(said)} "
            often = text.count(f" {'  '.join(form)} ")
            if often:
                yield from ((other, often) for other in _list_meanings()[" ".join(form)])


def list_expansions(folded: str) -> Iterator[tuple[str, ...]]:
    """Yield the long form of each abbreviation in a folded text; a code inside a document number is none.

    >>> list(list_expansions("pakn, 846/qd-ubnd"))
    [('phan', 'anh', 'kien', 'nghi')]
    """
    meanings = _list_meanings()
    for match in _make_short_pattern().finditer(folded):
        yield from meanings[_squeeze_blanks(match[0])]


def may_be_short(syllables: Collection[str]) -> bool:
    """Tell whether one of some folded syllables is an abbreviation or a part of one.

    >>> may_be_short(["so", "tn"]), may_be_short(["cong", "tac"])
    (True, False)
    """
    return not _list_short_parts().isdisjoint(syllables)


def opens_abbreviation(folded: str) -> bool:
    """Tell whether a folded text may end within an abbreviation that is written in two parts.

    >>> opens_abbreviation("so tn"), opens_abbreviation("tn&"), opens_abbreviation("tn&mt")
    (True, True, False)
    """
    return _open_pattern().search(folded) is not None


def find_long_forms(syllables: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first, behind the last, abbreviation) of each long form among folded syllables, those inside others
    too.

    An abbreviation in two parts is joined by "_": "tn_mt".

    >>> list(find_long_forms(["cai", "cach", "thu", "tuc", "hanh", "chinh"]))
    [(0, 6, 'cctthc'), (2, 6, 'tthc')]
    """
    for start, first in enumerate(syllables):
        for form, short in _group_by_beginning().get(first, ()):
            if tuple(syllables[start : start + len(form)]) == form:
                yield start, start + len(form), short


def is_short(syllable: str) -> bool:
    """Tell whether a folded syllable is an abbreviation of the table."""
    return syllable in _list_shorts()


def find_definitions(text: str) -> Iterator[tuple[str, str]]:
    """Yield (abbreviation, long form) that a text defines: each letter begins a syllable. Those of the table are
    left out.

    >>> list(find_definitions("Khu kinh tế mở (sau đây gọi tắt là KKTM); cải cách hành chính (CCHC)"))
    [('KKTM', 'khu kinh tế mở')]
    >>> list(find_definitions("vốn ĐTXD (đầu tư, xây dựng)"))
    [('ĐTXD', 'đầu tư xây dựng')]
    """
    for match in _DEFINED.finditer(text):
        short = match["short"] or match["named"] or match["first"]
        if match["first"]:
            long = _find_long_form(short, match["long"], whole=True)
        else:
            before = text[max(0, match.start() - _REACH) : match.start()].rstrip(_BLANKS)
            long = _find_long_form(short, before.rpartition("\n")[2])
        if long and fold(short) not in _list_meanings() and fold(long) not in _list_meanings():
            yield short, long


def _find_long_form(short: str, text: str, *, whole: bool = False) -> str | None:
    """Return the end of a text whose syllables begin with the letters of an abbreviation; "và" need not count."""
    syllables = re.findall(r"[^\W\d_]+", text)
    letters, taken = list(fold(short)), 0
    for syllable in reversed(syllables):
        if letters and fold(syllable)[0] == letters[-1]:
            letters.pop()
        elif fold(syllable) != "va" or not letters:
            break
        taken += 1
    if letters or (whole and taken < len(syllables)):
        return None
    found = syllables[len(syllables) - taken :]
    return " ".join(found[1:] if fold(found[0]) == "va" and fold(short)[0] != "v" else found).lower()


def _squeeze_blanks(text: str) -> str:
    return " ".join(re.split(GAP, text))


@cache
def _list_same_forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return folded form → the other forms of the same, the long one first: "và" may be left out, or written "&"."""
    same = {}
    for short, long in ABBREVIATIONS:
        whole = tuple(fold(long).split())
        spelled = [whole, (fold(short),)]
        if "va" in whole and len(short) == len(whole) - 1:
            at = whole.index("va")
            spelled[1:1] = [(*whole[:at], *whole[at + 1 :])]
            spelled.append((fold(short[:at]), fold(short[at:])))
        for one in spelled:
            others = [other for other in spelled if other != one]
            same[" ".join(one)] = tuple(others if len(one) < len(whole) - 1 else sorted(others, key=len))
    return same


@cache
def _list_meanings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return folded form → the other forms. A long form that holds another one stands for both abbreviations."""
    rows = [(fold(short), fold(long)) for short, long in ABBREVIATIONS]
    inner = {
        long: tuple((other,) for other, part in rows if part != long and f" {part} " in f" {long} ") for _, long in rows
    }
    long_of = {form: long for short, long in rows for form in (short, long)}
    return {form: (*others, *inner.get(long_of.get(form, ""), ())) for form, others in _list_same_forms().items()}


@cache
def _list_shorts() -> frozenset[str]:
    return frozenset(fold(short) for short, _ in ABBREVIATIONS)


@cache
def _group_by_beginning() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return first syllable → the long forms that begin with it, and their abbreviations: "và" may be left out, or be
    "&".
    """
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for short, long in ABBREVIATIONS:
        whole = tuple(fold(long).split())
        spelled = [fold(short)]
        if "va" in whole and len(short) == len(whole) - 1:
            at = whole.index("va")
            spelled.append(f"{fold(short[:at])}_{fold(short[at:])}")
        for form in dict.fromkeys((whole, tuple(part for part in whole if part != "va"))):
            found.setdefault(form[0], []).extend((form, one) for one in spelled)
    return found


@cache
def _list_long_forms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return each long form and the neighbours in it."""
    return {form: tuple(map("_".join, pairwise(form))) for forms in _group_by_beginning().values() for form, _ in forms}


@cache
def _make_short_pattern() -> re.Pattern[str]:
    """Abbreviations, and those that are written in two parts: "tn&mt"."""
    return re.compile(rf"(?<![a-z0-9/-]){_make_either_pattern(sorted(_list_short_forms()))}(?![a-z0-9/-])")


@cache
def _open_pattern() -> re.Pattern[str]:
    begins = {first for first, blank, _ in (form.partition(" ") for form in _list_short_forms()) if blank}
    return re.compile(rf"(?<![a-z0-9/-]){_make_either_pattern(sorted(begins))}[\s,&–-]*$")


@cache
def _list_short_parts() -> frozenset[str]:
    return frozenset(part for form in _list_short_forms() for part in form.split())


def _list_short_forms() -> set[str]:
    return {form for form, others in _list_same_forms().items() if len(form.split()) < 3 and len(others[0]) > 2}


@cache
def _make_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9/-]){_make_either_pattern(sorted(_list_meanings()))}(?![a-z0-9/-])")


def _make_either_pattern(forms: Sequence[str]) -> str:
    """Return a pattern for one of several forms in order, the longest first: what they begin with is looked at once.

    >>> _make_either_pattern(["atgt", "attp", "attt"])
    'at(?:gt|t(?:p|t))'
    """
    if len(forms) == 1:
        return forms[0].replace(" ", GAP)
    begun = groupby(filter(None, forms), key=itemgetter(0))
    ways = [first.replace(" ", GAP) + _make_either_pattern([form[1:] for form in some]) for first, some in begun]
    if "" in forms:
        return f"(?:{'|'.join(ways)})?"
    return f"(?:{'|'.join(ways)})" if len(ways) > 1 else ways[0]
