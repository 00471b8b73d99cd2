"""Abbreviations: those that every office uses, one table, read both ways; and those that a text defines itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from indexer.folding import fold

ABBREVIATIONS = (
    ("ATTP", "an toàn thực phẩm"),
    ("BCCI", "bưu chính công ích"),
    ("BHXH", "bảo hiểm xã hội"),
    ("BHYT", "bảo hiểm y tế"),
    ("CBCC", "cán bộ công chức"),
    ("CBCCVC", "cán bộ công chức viên chức"),
    ("CCHC", "cải cách hành chính"),
    ("CCN", "cụm công nghiệp"),
    ("CCVC", "công chức viên chức"),
    ("CNTT", "công nghệ thông tin"),
    ("CSDL", "cơ sở dữ liệu"),
    ("CĐS", "chuyển đổi số"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("GPMB", "giải phóng mặt bằng"),
    ("HTX", "hợp tác xã"),
    ("HĐND", "hội đồng nhân dân"),
    ("KCN", "khu công nghiệp"),
    ("KKT", "khu kinh tế"),
    ("KTXH", "kinh tế xã hội"),
    ("LLCT", "lý luận chính trị"),
    ("MTTQ", "mặt trận tổ quốc"),
    ("NSNN", "ngân sách nhà nước"),
    ("NTM", "nông thôn mới"),
    ("PAKN", "phản ánh kiến nghị"),
    ("PCCC", "phòng cháy chữa cháy"),
    ("PCTN", "phòng chống tham nhũng"),
    ("PTNT", "phát triển nông thôn"),
    ("QLNN", "quản lý nhà nước"),
    ("QLTT", "quản lý thị trường"),
    ("QPPL", "quy phạm pháp luật"),
    ("SNCL", "sự nghiệp công lập"),
    ("SXKD", "sản xuất kinh doanh"),
    ("TMĐT", "thương mại điện tử"),
    ("TNHH", "trách nhiệm hữu hạn"),
    ("TTHC", "thủ tục hành chính"),
    ("UBND", "ủy ban nhân dân"),
    ("VBQPPL", "văn bản quy phạm pháp luật"),
    ("VLNCN", "vật liệu nổ công nghiệp"),
    ("VTVL", "vị trí việc làm"),
    ("XDCB", "xây dựng cơ bản"),
    ("XTTM", "xúc tiến thương mại"),
    ("ĐVHC", "đơn vị hành chính"),
)

_GAP = r"[\s,]+"
_REACH = 120  # characters before an abbreviation in which its long form ends
_SHORT = r"[A-ZĐƯ]{3,10}"
_CALLED = r"(?:(?:sau|dưới)\s+đây\s+)?(?:được\s+)?(?:gọi|viết)\s+(?:chung\s+|tắt\s+)*là:?\s*"
_DEFINED = re.compile(
    rf"\s*\(\s*(?:{_CALLED})?[\"“]?(?P<short>{_SHORT})[\"”]?\s*\)"
    rf"|[\s,]*(?<=[\s,]){_CALLED}[\"“]?(?P<named>{_SHORT})(?![\w/-])"
    rf"|(?<![\w/-])(?P<first>{_SHORT})\s*\((?P<long>[^()\n]{{5,100}})\)"
)


def equivalents(folded: str) -> Iterator[tuple[str, ...]]:
    """For each abbreviation in a folded text its long form, for each long form its abbreviation.

    A code inside a document number is not an abbreviation of the text: ``846/QĐ-UBND``.

    >>> list(equivalents("tthc, phan anh, kien nghi, 846/qd-ubnd"))
    [('thu', 'tuc', 'hanh', 'chinh'), ('pakn',)]
    """
    meanings = _meanings()
    for match in _pattern().finditer(folded):
        yield from meanings[_squeezed(match[0])]


def occurrences(folded: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """(start, end, the other form) of each abbreviation and each long form in a folded text.

    >>> list(occurrences("cong tac cchc"))
    [(9, 13, ('cai', 'cach', 'hanh', 'chinh'))]
    """
    for match in _pattern().finditer(folded):
        yield match.start(), match.end(), _meanings()[_squeezed(match[0])][0]


def defined(text: str) -> Iterator[tuple[str, str]]:
    """(abbreviation, long form) that a text defines: each letter begins a syllable. Those of the table are left out.

    >>> list(defined("Khu kinh tế mở (sau đây gọi tắt là KKTM); cải cách hành chính (CCHC); ĐTXD (đầu tư, xây dựng)"))
    [('KKTM', 'khu kinh tế mở'), ('ĐTXD', 'đầu tư xây dựng')]
    """
    for match in _DEFINED.finditer(text):
        short = match["short"] or match["named"] or match["first"]
        if match["first"]:
            long = _spelled(short, match["long"], whole=True)
        else:
            long = _spelled(short, text[max(0, match.start() - _REACH) : match.start()].rpartition("\n")[2])
        if long and fold(short) not in _meanings() and fold(long) not in _meanings():
            yield short, long


def _spelled(short: str, text: str, *, whole: bool = False) -> str | None:
    """The end of a text whose syllables begin with the letters of an abbreviation; "và" need not count."""
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


def _squeezed(text: str) -> str:
    return " ".join(text.replace(",", " ").split())


@cache
def _meanings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Folded form → the other forms. A long form that holds another one stands for both abbreviations."""
    rows = [(fold(short), fold(long)) for short, long in ABBREVIATIONS]
    meanings = {}
    for short, long in rows:
        inner = tuple((other,) for other, part in rows if other != short and f" {part} " in f" {long} ")
        meanings[short] = (tuple(long.split()), *inner)
        meanings[long] = ((short,), *inner)
    return meanings


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_meanings(), key=len, reverse=True)
    either = "|".join(form.replace(" ", _GAP) for form in longest_first)
    return re.compile(rf"(?<![a-z0-9/-])(?:{either})(?![a-z0-9/-])")
