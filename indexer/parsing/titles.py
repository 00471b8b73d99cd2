"""What a document is and what it is about: its type and title, from its first lines.

>>> from indexer.parsing.front import cut_front
>>> text = "BÁO CÁO\\nkết quả quý I năm 2023\\n\\nThực hiện Kế hoạch"
>>> find_title(cut_front(text)).title.text
'kết quả quý I năm 2023'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from indexer.grammar.doctypes import DOC_TYPES
from indexer.grammar.formulas import ADDRESS, RECIPIENTS
from indexer.models import Value
from indexer.parsing.front import FrontPiece
from indexer.parsing.issuers import read_issuer_at
from indexer.text.folding import fold

_STOP = re.compile(
    rf"\s*(?:{ADDRESS}|can cu|thuc hien |{RECIPIENTS}|"
    r"dieu 1\b|[ivx]{1,4}\s?[./](?!v\b)|1\s?[./]\s|phan (?:i|thu)|-\s|\+\s"
    r"|so\s?:|hom nay|ngay \d|[-_=*]{3,}|\[|\(?kem theo|\(ban hanh kem|quyet dinh\s*:|xet |theo de nghi|luat so)"
)
_TEXT = re.compile(
    rf"\s*(?:{ADDRESS}|can cu |xet de nghi|theo de nghi cua|dieu 1\s*[.:]|{RECIPIENTS}\s*:|"
    r"[ivx]{1,4}\s?[./]\s|1\s?[./]\s)"
)
"""What no type stands after: the running text has begun."""
_BEGINNING = 30  # characters of a piece that tell whether it begins so
_PROCEDURE = re.compile(r"tên thủ tục(?: hành chính)?\s*(?::|$)\s*", re.IGNORECASE)
_ABOUT = re.compile(r"V/v\s*:?\s*|Về việc\s*:\s*", re.IGNORECASE)
_ABOUT_BELOW = re.compile(r"Về(?: việc)? (?=\S)")  # where it stands right below the number
_NUMBERED = re.compile(r"Số\s*:")
_TYPES = sorted(((fold(row.name).upper(), row.name) for row in DOC_TYPES), key=lambda row: -len(row[0]))
_LONGEST = 500
_OFFICER = re.compile(
    r"(?:(?:bo|cuc|tong cuc|thong|vien|chi cuc) truong|thong doc|chu tich|giam doc|thu tuong chinh phu|chinh phu$"
    r"|quoc hoi$|uy ban |ubnd |hoi dong nhan dan|hdnd |ban thuong vu|chanh|tong )"
)


@dataclass(frozen=True, slots=True)
class Titled:
    """Type and title with the span of both; ``at`` is the index of the piece that the type begins."""

    doc_type: Value | None
    title: Value | None
    span: tuple[int, int]
    at: int


def begins_text(piece: FrontPiece) -> bool:
    """Tell whether the running text begins with a piece: no letterhead stands after it."""
    return _are_of_text(piece.text[:_BEGINNING])


@lru_cache(maxsize=1024)
def _are_of_text(words: str) -> bool:
    """The same of its first words: several look through the top of a document for where the text begins."""
    return _TEXT.match(fold(words)) is not None


def is_addressed(pieces: Sequence[FrontPiece]) -> bool:
    """Tell whether somebody is addressed before the text: "Kính gửi: ..."."""
    first = next((piece for piece in pieces if begins_text(piece)), None)
    return first is not None and fold(first.text).startswith(ADDRESS)


def find_title(pieces: Sequence[FrontPiece]) -> Titled | None:
    """Return the type and title of a document: a line in capitals, else its first line, else a procedure's name."""
    for index, piece in enumerate(pieces):
        if (name := _find_line_type(piece.text)) is not None:
            return _read_with_title(pieces, index, name)
        if begins_text(piece):
            break
    return _read_first_line(pieces) or _read_procedure(pieces)


def find_about(pieces: Sequence[FrontPiece], text: str) -> Value | None:
    """Return the subject of a công văn: "V/v ..." and the lines that go on with it."""
    for index, piece in enumerate(pieces):
        is_below = index > 0 and not piece.gap and _NUMBERED.match(pieces[index - 1].text) is not None
        match = _ABOUT.match(piece.text) or (_ABOUT_BELOW.match(piece.text) if is_below else None)
        if match is None:
            if begins_text(piece):
                return None
            continue
        parts = [piece]
        for following in pieces[index + 1 : index + 6]:
            if _is_other(following) or following.start - parts[-1].end > _APART:
                break
            parts.append(following)
        words = " ".join(part.text for part in parts)[match.end() :].rstrip(" )_.")
        start = parts[0].start + max(0, text[parts[0].start : parts[0].end].find(words.split(" ", 1)[0]))
        return Value(words, "header", start, parts[-1].end) if words else None
    return None


_GOES_ON = re.compile(r"(?:trên|của|tại|thuộc|cho|đối với|trong|giai đoạn|năm)\s")
"""What a title's line begins with that goes on below a gap: "Về việc quy định mức thu" / "trên địa bàn tỉnh"."""
_APART = 60  # characters, blanks of a column among them, between two lines of a subject


def _is_other(piece: FrontPiece) -> bool:
    return (
        piece.gap
        or piece.is_upper
        or piece.text.endswith(":")
        or _STOP.match(fold(piece.text)) is not None
        or _DATED.search(piece.text) is not None
    )


_DATED = re.compile(r"[Nn]gày\s*\d{0,2}\s*tháng|^Độc lập")


def _find_line_type(line: str) -> str | None:
    """Return the type that a line in capitals begins with: "KẾ HOẠCH", "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2021"."""
    if line != line.upper() or not line[:1].isalpha():
        return None
    folded = fold(line).upper()
    for folded_name, name in _TYPES:
        if folded == folded_name or (folded.startswith(folded_name + " ") and name != "Văn bản"):
            return name
    return None


def _read_with_title(pieces: Sequence[FrontPiece], index: int, name: str) -> Titled:
    first = pieces[index]
    doc_type = Value(name, "header", first.start, first.end)
    rest = first.text[len(name) :].strip()
    if _says_whose(rest, pieces[index + 1 : index + 2]):
        rest = ""  # "QUYẾT ĐỊNH CỦA UBND TỈNH X", the title below
    parts = [rest] if rest else []
    start = first.end - len(rest) if rest else 0
    end = first.end if rest else 0
    begin = index + 1 + _count_issuer_lines(pieces, index + 1) if not rest else index + 1
    for at, piece in enumerate(pieces[begin : index + _LINES], begin):
        is_apart = piece.gap and not (at == begin and not parts) and not (parts and _GOES_ON.match(piece.text))
        is_other = _begins_other(piece) and not (not parts and _IS_CARRIED_OUT.fullmatch(piece.text))
        if is_apart or is_other or _names_deciding_body(pieces, at) or not _continues_title(piece.text, parts):
            break
        start, end = start or piece.start, piece.end
        parts.append(piece.text)
    if not parts:
        return Titled(doc_type, None, (first.start, first.end), index)
    words = re.sub(r"^(?:[:\-–\s]|V/v\s*:?\s)+", "", " ".join(parts), flags=re.IGNORECASE)
    words = _REPEATED.sub("", words)
    title = Value(words, "title", start, end) if words else None
    return Titled(doc_type, title, (first.start, end), index)


_OF_BODY = re.compile(r"(?:CỦA|Của)\s+(?=\S)")
_NUMBERED_AS = re.compile(
    r"(?:\s*[,(]?\s*số\s*:?\s*\d[^\s]*(?:\s+ngày\s[\d/ ]+(?:tháng\s\d+\s+năm\s\d+)?)?)?\s*\)?", re.IGNORECASE
)


def _count_issuer_lines(pieces: Sequence[FrontPiece], at: int) -> int:
    """Count the lines between type and title that say whose it is: "CỦA ỦY BAN NHÂN DÂN TỈNH X", or none."""
    return int(at < len(pieces) and _says_whose(pieces[at].text, pieces[at + 1 : at + 2]))


def _says_whose(line: str, below: Sequence[FrontPiece]) -> bool:
    """Tell whether a line names a body and no more, and a title stands below it."""
    if not below or (of := _OF_BODY.match(line)) is None:
        return False
    words = spell_name(line)
    stated = read_issuer_at(words, fold(words), of.end())
    ends = stated is not None and bool(stated.name) and _NUMBERED_AS.fullmatch(words, stated.end) is not None
    return ends and not begins_text(below[0]) and not below[0].text.isdigit()


_REPEATED = re.compile(
    r"^CỦA\s[^;:]{3,120}?\sSỐ\s\d[\w./-]+\s+NGÀY\s\d{1,2}(?:\s?[/-]\s?\d{1,2}\s?[/-]\s?|\sTHÁNG\s\d{1,2}\sNĂM\s)\d{4}\s+(?=\S)"
)
"""Body, number and day that a title begins with again: "CỦA BỘ XÂY DỰNG SỐ 4/2001/TT-BXD NGÀY 20/8/2001 HƯỚNG DẪN"."""
_LINES = 20  # of a title, at most
_RANK = re.compile(r"(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\b(?:\s+\S+){0,5}$")
_IN_CAPITALS = re.compile(r"THỰC HIỆN ")


_IS_CARRIED_OUT = re.compile(
    r"(?:Triển khai t|T)hực hiện "
    r"(?:(?!báo cáo|ban hành|,\s+(?:Sở|UBND|Ủy ban|Uỷ ban|Phòng|Chi cục|Ban|Cục)\b)[^;:]){8,200}[^\W_]"
)
"""What a title may begin with, as a line that ends in no mark: "Thực hiện Đề án số 08 về phát triển công nghiệp"."""


def _begins_other(piece: FrontPiece) -> bool:
    """Tell whether the text begins with a piece, or a line of the letterhead; in capitals a title may begin
    as a text.
    """
    if piece.is_upper and _IN_CAPITALS.match(piece.text):
        return False
    return _STOP.match(fold(piece.text)) is not None


def _names_deciding_body(pieces: Sequence[FrontPiece], at: int) -> bool:
    """Tell whether a line below a title names who decides: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", before the basis
    or a gap.
    """
    piece = pieces[at]
    if not piece.is_upper or _OFFICER.match(fold(piece.text)) is None:
        return False
    rest = at + 1
    while rest < len(pieces) and pieces[rest].is_upper and _goes_with(pieces[rest].text):
        rest += 1  # "CHỦ TỊCH ỦY BAN NHÂN DÂN" and "TỈNH HÀ TĨNH", "KHÓA IX - KỲ HỌP THỨ NĂM" on lines of their own
    following = pieces[rest] if rest < len(pieces) else None
    return following is None or following.gap or not following.is_upper


def _goes_with(line: str) -> bool:
    return _RANK.match(line) is not None or _CONVOKED.match(fold(line)) is not None


def _continues_title(line: str, title: list[str]) -> bool:
    """Tell whether a line can be one more of a title: no sentence, and in capitals as the lines before it are."""
    if not title:
        return len(line) <= _LONGEST or line.isupper()
    if (len(line) > _LONGEST // 2 and not line.isupper()) or line.endswith((".", ":", ";")):
        return False
    return title[-1].isupper() or not line.isupper()


_ENDS_OTHERWISE = re.compile(r"\s*(?:s[ốô]\b|\d|này|trên|nêu|nói|[.:;,])")
_BY_NAME = tuple(
    (fold(row.name), row.name) for row in sorted(DOC_TYPES, key=lambda row: -len(row.name)) if row.name != "Văn bản"
)


def _read_first_line(pieces: Sequence[FrontPiece]) -> Titled | None:
    """Read the type and title of a document without a letterhead: "Quyết định về việc phê duyệt đề án ..."."""
    first = pieces[0] if pieces else None
    if first is None or len(first.text) > _LONGEST or not first.text[:1].isupper() or first.text.endswith((";", ":")):
        return None
    folded = fold(first.text)
    named = next((row for row in _BY_NAME if re.match(rf"{row[0]}(?!\w)", folded)), None)
    if named is None or _ENDS_OTHERWISE.match(first.text, len(named[0])):
        return None
    doc_type = Value(named[1], "title", first.start, first.start + len(named[0]))
    title = first.text[len(named[0]) :].strip()
    if title:
        last = _find_last_of_title(pieces)
        words = " ".join([title, *(piece.text for piece in pieces[1 : last + 1])])
        start, end = first.end - len(title), pieces[last].end
        return Titled(doc_type, Value(words, "title", start, end), (first.start, end), 0)
    if len(pieces) == 1 or pieces[1].gap or _STOP.match(fold(pieces[1].text)):
        return None
    second = pieces[1]
    return Titled(doc_type, Value(second.text, "title", second.start, second.end), (first.start, second.end), 0)


def _find_last_of_title(pieces: Sequence[FrontPiece]) -> int:
    """Return the last line of a title that begins with its type: those up to the line that names who decides."""
    decides = find_deciding(pieces, None) if len(pieces) > _SHORTEST else None
    last = next((at for at, piece in enumerate(pieces) if decides is not None and piece.start >= decides.start), 1) - 1
    lines = pieces[1 : last + 1]
    if last > _MORE_LINES or any(one.gap or _STOP.match(fold(one.text)) or one.text[-1] in ".;:" for one in lines):
        return 0
    return max(last, 0)


_SHORTEST = 3  # lines of a paper that has two of a title, one that names who decides, and a basis
_MORE_LINES = 4


def find_untyped_title(pieces: Sequence[FrontPiece], top: Sequence[FrontPiece]) -> Value | None:
    """Return the title of a paper whose copy lacks the line of its type: lines in capitals before who decides, or a
    heading that opens a text without a letterhead.
    """
    last = max((at for at, piece in enumerate(top) if _ENDS_TOP.match(piece.text)), default=None)
    begin = 0 if last is None else last + 1
    lines: list[FrontPiece] = []
    for at, piece in enumerate(pieces[begin : begin + _LINES], begin):
        whole = piece.is_upper or (last is None and not lines and _is_capitalised(piece.text))
        if not whole or (lines and piece.gap) or begins_text(piece) or _names_deciding_body(pieces, at):
            break
        if _NO_TITLE.match(fold(piece.text)):
            return None
        lines.append(piece)
    words = " ".join(piece.text for piece in lines)
    if len(words.split()) < _FEWEST_WORDS or len(words) > _LONGEST or words.endswith((":", ";")):
        return None
    return Value(words, "title", lines[0].start, lines[-1].end)


_ENDS_TOP = re.compile(r"Số\s*:|[^,]{0,40},?\s*[Nn]gày\s*\d{0,2}\s*tháng\s*\d{0,2}\s*năm\s*\d{4}$")
_NO_TITLE = re.compile(
    r"(?:cong hoa|dang cong san|doc lap|ubnd|uy ban|hoi dong|so (?!ket|lieu)|bo (?!sung|nhiem|tri)|tinh |huyen"
    r"|thanh (?!lap|tra )|phong (?!chong)|ban (?!hanh)|cuc|chi cuc|tong (?!ket|hop)|van phong|truong|trung tam|don "
    r"|dieu (?!chinh|dong)|phu luc|kinh gui|cong ty|vien |toa an|dang bo|dang uy|chuong |muc |phan )"
)
_FEWEST_WORDS = 4


def _is_capitalised(line: str) -> bool:
    """Tell whether each word of a line begins with a capital, as in the heading of a page: "Văn Bản Hết Hiệu Lực"."""
    return len(line) < _WIDE and line.istitle() and not any(map(str.isdigit, line))


def _read_procedure(pieces: Sequence[FrontPiece]) -> Titled | None:
    """Return the name of a procedure that a sheet of its own describes: "Tên thủ tục: Cấp giấy phép ..."."""
    for index, piece in enumerate(pieces[:12]):
        match = _PROCEDURE.match(piece.text)
        if match is None:
            continue
        words = piece.text[match.end() :]
        if words:
            return Titled(
                None, Value(words, "title", piece.end - len(words), piece.end), (piece.start, piece.end), index
            )
        if index + 1 < len(pieces):
            named = pieces[index + 1]
            title = Value(named.text, "title", named.start, named.end)
            return Titled(None, title, (piece.start, named.end), index)
    return None


def find_deciding(pieces: Sequence[FrontPiece], found: Titled | None) -> FrontPiece | None:
    """Return the line that names who decides, before the basis ("CHỦ TỊCH UBND TỈNH") or after it ("Bộ Y tế ban
    hành").
    """
    begin = found.at + 1 if found is not None else 0
    is_basis = False
    for index, piece in enumerate(pieces[begin : begin + _HEADED], begin):
        folded = fold(piece.text)
        if is_basis and _names_body(piece.text, _ENACTS):
            return piece
        is_basis = folded.startswith(_BASES)
        if not is_basis and _STOP.match(folded):
            return None
        below = [fold(one.text) for one in pieces[index + 1 : index + 3]]
        following = next((words for words in below if not _CONVOKED.match(words)), "")
        if (
            following.startswith(_BASES)
            and not is_basis
            and len(piece.text) < _WIDE
            and _names_body(piece.text, _ALONE)
        ):
            return piece
        whole = _join_place(pieces, index)
        if whole is not None and not is_basis and _names_body(whole.text, _ALONE):
            return whole
    return None


def _join_place(pieces: Sequence[FrontPiece], index: int) -> FrontPiece | None:
    """Join a body and its place on two lines before the basis: "HỘI ĐỒNG NHÂN DÂN", "TỈNH ĐỒNG THÁP"."""
    piece, *below = pieces[index : index + 4]
    if not below or not piece.is_upper or not _RANK.match(below[0].text):
        return None
    following = next((words for one in below[1:] if not _CONVOKED.match(words := fold(one.text))), "")
    whole = FrontPiece(f"{piece.text} {below[0].text}", piece.start, below[0].end, piece.gap)
    return whole if following.startswith(_BASES) else None


_CONVOKED = re.compile(r"\(?kho?a [ivxlc\d]+\b.{0,60}$|\(?ky hop ")  # "Khóa VII, kỳ họp thứ 12", below a council
_HEADED = 40  # pieces of basis
_WIDE = 120
_BASES = ("can cu", "xet ", "theo ")
_ALONE = re.compile(r"[\s,]*(?:\(?kh(?:óa|oá)\s.{0,80})?$", re.IGNORECASE)
_ENACTS = re.compile(r"\s+(?:ban hành|quyết định|quy định|công bố)\b")


def spell_name(line: str) -> str:
    """Return the name of a line with capitals where a name has them, whether all of it is in capitals or in small
    letters.

    >>> spell_name("Bộ trưởng bộ giao thông vận tải"), spell_name("CHỦ TỊCH UBND TỈNH:")
    ('Bộ Trưởng Bộ Giao Thông Vận Tải', 'Chủ Tịch Ubnd Tỉnh')
    """
    bare = line.rstrip(" :,")
    return bare.title() if line.isupper() or bare[1:].islower() else bare


def _names_body(line: str, ending: re.Pattern[str]) -> bool:
    """Tell whether a line names a body first, and goes on so."""
    words = spell_name(line)
    stated = read_issuer_at(words, fold(words), 0) if words[:1].isupper() else None
    return stated is not None and bool(stated.name) and ending.match(words, stated.end) is not None
