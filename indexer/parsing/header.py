"""What a document says of itself: header lines in any order, bold marks, split lines, or no header at all.

Each value says where it came from; what cannot be found is None (unknown), never guessed silently.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from indexer.grammar.bodies import BODIES
from indexer.grammar.doctypes import DOC_TYPES, TYPE_CODES
from indexer.grammar.provinces import PROVINCES, find_province
from indexer.models import Metadata, Origin, Period, Source, Value
from indexer.parsing import NOTHING, signature
from indexer.parsing.given import CHECKED, normal
from indexer.parsing.issuers import Own, body_of_symbol, full_name, issuer_at, resolve
from indexer.parsing.periods import main_range, parse_key, period_of_title
from indexer.text.folding import fold

_HEAD = 4000  # characters in which a header is looked for
_CODE = r"[A-Za-zĐđÐðƯư&]+\d{0,3}"
_BEGINS = r"(?:\A|(?<=[|\n\t>*_(])|(?<=[ \u00a0]{2})|(?<=\n ))"  # a line, a cell or a column begins here
_NUMBER = re.compile(
    rf"{_BEGINS}(?:(?:Luật|Bộ luật|Pháp lệnh) s|S)(?:ố|Ố)[\s*_:]{{0,12}}"
    rf"(?P<number>\d{{0,6}}(?:\.\d{{1,2}})?[a-d]?)[\s.…_]{{0,40}}(?P<sep>[/-])\s?"
    rf"(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<symbol>{_CODE}(?:\s?[-/–]\s?{_CODE}){{0,4}})"
)
_WORD = r"[A-ZĐÀ-Ỹ][^\W\d_]*"
_PLACE = rf"(?P<place>(?:(?:TP|Tp|T\.P|Thành phố|Tỉnh)\.? ?)?[A-ZĐÀ-Ỹ][^\W\d_]+(?: (?:- )?{_WORD}){{0,4}})"
_DATED = re.compile(
    rf"{_PLACE}\s*,\s*[Nn]gày\s*(?P<d>\d{{0,2}})[\s.…_]*[Tt]háng\s*(?P<m>\d{{0,2}})[\s.…_]*[Nn]ăm\s*(?P<y>(?:19|20)\d\d"
    rf")"
)
_STOP = re.compile(
    r"\s*(?:kinh gui|can cu|thuc hien |noi nhan|dieu 1\b|[ivx]{1,4}\s?[./]|1\s?[./]\s|phan (?:i|thu)|-\s|\+\s"
    r"|so:|hom nay|ngay \d|[-_=*]{3,}|\[|\(?kem theo|\(ban hanh kem|quyet dinh\s*:|xet )"
)
_ABOUT = re.compile(rf"{_BEGINS}V/v:?[ \t]{{0,8}}(?P<title>[^|\n]+)")
_HEADER_LINE = re.compile(r"Độc lập|CỘNG HÒA|CỘNG HOÀ|, ngày|Số:|V/v")
_MARKS = "*_# \t>"
_RULE = re.compile(r"[\s|:+=_*.\-–—]*$")


@dataclass(frozen=True, slots=True)
class Header:
    """Metadata, with the span of the title (None without one) and of the document's own number."""

    metadata: Metadata
    title: tuple[int, int] | None
    own_number: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Titled:
    doc_type: Value
    title: Value | None
    span: tuple[int, int]


def read_header(source: Source, corrections: Mapping[str, str] = NOTHING) -> Header:
    """What the document says of itself, from its header, signature and, failing that, its text.

    ``corrections`` are what a person set, by field; an empty one makes the field unknown.
    """
    text, given = source.text, _given(source, corrections)
    own, titled, dated = _own_number(text), _titled(text), _DATED.search(text, 0, _HEAD)
    number, symbol = _split_number(given["number"]) if "number" in given else _number_and_symbol(own)
    doc_type = given.get("doc_type") or (titled.doc_type if titled else _type_of_symbol(symbol))
    title = given.get("title") or (titled.title if titled else _about(text))
    place = given.get("place") or (Value(dated["place"], "header", *dated.span("place")) if dated else None)
    issuer, province = _issuer_and_province(text, symbol, place, title, given)
    date = given.get("date") or _date(dated)
    recipients, signer, signer_title = signature.read(text)
    metadata = Metadata(
        number=number,
        symbol=symbol,
        doc_type=doc_type,
        title=title,
        issuer=issuer,
        province=_of_its_own(issuer, province),
        place=place,
        date=date,
        period=_period(text, title, doc_type, date, given),
        signer=given.get("signer") or signer,
        signer_title=given.get("signer_title") or signer_title,
        recipients=recipients,
    )
    unknown: dict[str, Any] = {name: None for name, value in corrections.items() if not value and ":" not in name}
    spans = titled.span if titled else None, own.span("number") if own else None
    return Header(replace(metadata, **unknown), *spans)


def _of_its_own(issuer: Value | None, province: Value | None) -> Value | None:
    """A ministry sits in Hà Nội and is not of it: only a province that is given stays beside a national body."""
    if issuer is None or province is None or issuer.text not in _NATIONAL:
        return province
    return province if province.origin in ("record", "correction") else None


def _given(source: Source, corrections: Mapping[str, str]) -> dict[str, Value]:
    """What the record states, as far as it makes sense, and what a person set, which wins."""
    stated = {name: (normal(name, value) if name in CHECKED else value) for name, value in source.record.items()}
    given = {name: Value(value, "record") for name, value in stated.items() if value}
    return given | {name: Value(value, "correction") for name, value in corrections.items() if value}


_NATIONAL = frozenset(row.name for row in BODIES if row.level == "national")


def _own_number(text: str) -> re.Match[str] | None:
    for match in _NUMBER.finditer(text, 0, _HEAD):
        symbol = match["symbol"]
        if symbol.upper() == symbol or body_of_symbol(symbol) is not None:
            return match
    return None


def _number_and_symbol(match: re.Match[str] | None) -> tuple[Value | None, Value | None]:
    if match is None:
        return None, None
    symbol = Value(re.sub(r"\s", "", match["symbol"]), "header", *match.span("symbol"))
    if not match["number"]:
        return None, symbol
    written = f"{match['number']}/{match['year']}" if match["year"] else match["number"]
    return Value(written, "header", match.start("number"), match.end("year" if match["year"] else "number")), symbol


def _split_number(value: Value) -> tuple[Value | None, Value | None]:
    match = re.fullmatch(r"(\d+[a-d]?(?:/(?:19|20)\d\d)?)\s*[/-]\s*(.+)", value.text.strip())
    if match is None:
        return value, None
    return Value(match[1], value.origin), Value(re.sub(r"\s", "", match[2]), value.origin)


def _type_of_symbol(symbol: Value | None) -> Value | None:
    """The type that the symbol names; a symbol that begins with a body is a công văn's."""
    if symbol is None:
        return None
    first = fold(re.split(r"[-/]", symbol.text)[0])
    if first in TYPE_CODES:
        return Value(TYPE_CODES[first].name, "symbol", symbol.start, symbol.end)
    if body_of_symbol(symbol.text) is not None:
        return Value("Công văn", "symbol", symbol.start, symbol.end)
    return None


def _lines(text: str, end: int) -> Iterator[tuple[int, int, bool]]:
    """(start, end, after a blank line) of the non-blank lines, without marks and blanks at their ends."""
    position, gap = 0, False
    for raw in text[:end].split("\n"):
        start, position = position, position + len(raw) + 1
        if not raw.strip(_MARKS) or _RULE.match(raw):
            gap = True
            continue
        left = start + len(raw) - len(raw.lstrip(_MARKS))
        yield left, start + len(raw.rstrip(_MARKS)), gap
        gap = False


def _titled(text: str) -> _Titled | None:
    lines = list(_lines(text, _HEAD))
    for index, (start, end, _) in enumerate(lines[:60]):
        row = _type_line(text[start:end])
        if row is not None:
            return _with_title(text, lines, index, row)
    return None


_TYPES = sorted(((fold(row.name).upper(), row.name) for row in DOC_TYPES), key=lambda row: -len(row[0]))


def _type_line(line: str) -> str | None:
    """The type that a line in capitals begins with: "KẾ HOẠCH", "KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2021"."""
    if line != line.upper() or not line[:1].isalpha():
        return None
    folded = fold(line).upper()
    for folded_name, name in _TYPES:
        if folded == folded_name or folded.startswith(folded_name + " "):
            return name
    return None


def _with_title(text: str, lines: list[tuple[int, int, bool]], index: int, name: str) -> _Titled:
    start, end, _ = lines[index]
    doc_type = Value(name, "header", start, start + len(name))
    rest = text[start + len(name) : end].strip()
    title_start, title_end = (end - len(rest), end) if rest else (0, 0)
    for at, (left, right, gap) in enumerate(lines[index + 1 : index + 8]):
        line = text[left:right]
        first = not title_end
        if (
            (gap and not (at == 0 and first))
            or _STOP.match(fold(line))
            or not _goes_on(line, text[title_start:title_end])
        ):
            break
        title_start, title_end = title_start or left, right
    if not title_end:
        return _Titled(doc_type, None, (start, end))
    words = " ".join(text[title_start:title_end].replace("*", " ").split())
    title = Value(words, "title", title_start, title_end)
    return _Titled(doc_type, title, (start, title_end))


def _goes_on(line: str, title: str) -> bool:
    """Whether a line can be one more of a title: no sentence, and in capitals as the lines before it are."""
    if not title:
        return len(line) <= 500
    if len(line) > 200 or line.endswith((".", ":", ";")):
        return False
    return title.isupper() or not line.isupper()


def _about(text: str) -> Value | None:
    """The subject of a công văn: "V/v ..." and the lines that go on with it."""
    match = _ABOUT.search(text, 0, _HEAD)
    if match is None:
        return None
    end = match.end()
    for left, right, gap in _lines(text, _HEAD):
        if left <= match.end():
            continue
        line = text[left:right]
        if gap or line.isupper() or _STOP.match(fold(line)) or _HEADER_LINE.search(line) or "|" in line:
            break
        end = right
    words = " ".join(text[match.start("title") : end].replace("*", " ").split()).rstrip(" )_")
    return Value(words, "header", match.start("title"), end) if words else None


def _date(dated: re.Match[str] | None) -> Value | None:
    if dated is None or not dated["m"] or not 1 <= int(dated["m"]) <= 12:
        return None
    iso = f"{dated['y']}-{int(dated['m']):02d}"
    if dated["d"] and 1 <= int(dated["d"]) <= 31:
        iso += f"-{int(dated['d']):02d}"
    return Value(iso, "header", dated.start() + len(dated["place"]), dated.end())


def _issuer_and_province(
    text: str, symbol: Value | None, place: Value | None, title: Value | None, record: dict[str, Value]
) -> tuple[Value | None, Value | None]:
    letterhead, named = _letterhead(text)
    province = record.get("province") or _province_of_place(place) or named or _province_of_text(text)
    own = Own(None, province.text if province else None)
    if "issuer" in record:
        return record["issuer"], province
    if letterhead is not None and (name := _body_of_line(text[slice(*letterhead)], own)):
        return Value(name, "header", *letterhead), province
    if symbol is not None and body_of_symbol(symbol.text) is not None:
        issuer = resolve(symbol.text, None, None, own)[0]
        if issuer:
            return Value(issuer, "symbol", symbol.start, symbol.end), province
    return _issuer_of_title(title, own) or _issuer_of_text(text, own), province


_TITLE_OF = re.compile(r"\b(?:của|tại)\s+(?=Sở|Ubnd|Ủy|Uỷ|Trung|Ban|Đảng)", re.IGNORECASE)


def _issuer_of_title(title: Value | None, own: Own) -> Value | None:
    """ "Kế hoạch ... của Sở Công Thương tỉnh Bình Dương"."""
    words = title.text.title() if title else ""
    match = _TITLE_OF.search(words)
    stated = issuer_at(words, fold(words), match.end()) if match else None
    name = resolve(None, None, stated, own)[0] if stated else None
    return Value(name, "title", title.start, title.end) if name and title else None


def _body_of_line(line: str, own: Own) -> str | None:
    """The body that a line in capitals names; a Party committee with the body that it belongs to."""
    words = line.title()
    committee = _COMMITTEE.match(words)
    if committee:
        inner = _body_of_line(words[committee.end() :], own)
        return f"Đảng ủy {inner}" if inner else None
    stated = issuer_at(words, fold(words), 0)
    return resolve(None, None, stated, own)[0] if stated else None


_COMMITTEE = re.compile(r"Đảng [UỦ][ỦY\w]* (?=Sở|Văn|Ubnd|Ban|Cục|Chi)")


_LETTERHEAD = re.compile(
    r"(?:^|[\n|])[\s*_#>]*(?P<name>(?:SỞ|UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN|TỈNH ỦY|TỈNH UỶ"
    r"|THÀNH ỦY|BỘ|CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|QUỐC HỘI|VĂN PHÒNG|TRUNG TÂM|CHI CỤC|BAN QUẢN LÝ|CÔNG AN|THANH TRA"
    r"|ĐẢNG ỦY|ĐẢNG UỶ)(?:[ \t]+[A-ZĐÀ-Ỹ&][A-ZĐÀ-Ỹ&,.-]*|[ \t]+[-–])*)"
)
_MOTTO = re.compile(r"\s*(?:CỘNG\s*H|ĐẢNG CỘNG SẢN|Độc lập).*")


def _letterhead(text: str) -> tuple[tuple[int, int] | None, Value | None]:
    """(span of the issuing body's line, province that a line names) among the lines above the number."""
    type_line = _titled(text)
    limit = min(_HEAD, type_line.span[0] if type_line else 1200)
    body: tuple[int, int] | None = None
    province: Value | None = None
    for match in _LETTERHEAD.finditer(text, 0, limit):
        start = match.start("name")
        end = start + len(_MOTTO.sub("", match["name"]).rstrip())
        if body is None or not text[start:end].startswith(("TRUNG TÂM", "CHI CỤC")):
            body = (start, end)
        found = _province_in(text[start:end])
        if found and province is None:
            province = Value(found, "header", start, end)
    return body, province


_PROVINCE_NAMES = sorted({row.name for row in PROVINCES}, key=len, reverse=True)
_IN_TEXT = re.compile(
    r"\b(?:tỉnh|thành phố|TP\.?|Tỉnh ủy|Tỉnh uỷ|Sở [A-ZĐ]\w+ [A-ZĐ]\w+)\s+("
    + "|".join(map(re.escape, _PROVINCE_NAMES))
    + r")\b"
)


def _province_in(line: str) -> str | None:
    folded = fold(line)
    return next((name for name in _PROVINCE_NAMES if fold(name) in folded), None)


def _province_of_place(place: Value | None) -> Value | None:
    found = find_province(place.text) if place else None
    return Value(found.name, "header", place.start, place.end) if found and place else None


def _province_of_text(text: str) -> Value | None:
    """The province that the text names most, when it clearly is one."""
    counts: Counter[str] = Counter()
    first: dict[str, re.Match[str]] = {}
    for match in _IN_TEXT.finditer(text):
        counts[match[1]] += 1
        first.setdefault(match[1], match)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    name = ranked[0][0]
    return Value(name, "body", *first[name].span(1))


_SPEAKS = re.compile(
    r"\s+(?:xin |trân trọng |kính |đã )?(?:báo cáo|xây dựng kế hoạch|ban hành kế hoạch|đề nghị|thông báo)\b"
)
_MEMBER = re.compile(r"(?:thuộc|tại|phần|lãnh đạo|của|cơ quan|toàn)\s+$", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:qua|gửi|cho|với|theo|[-–+])\s*$", re.IGNORECASE)


def _issuer_of_text(text: str, own: Own) -> Value | None:
    """No header: the department that speaks ("Sở Công Thương báo cáo"), else whose people it is about."""
    folded = fold(text)
    weights: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for found in re.finditer(r"\bSở [A-ZĐÀ-Ỹ]", text):
        stated = issuer_at(text, folded, found.start())
        if stated is None or stated.level != "provincial":
            continue
        before = text[max(0, found.start() - 12) : found.start()]
        weight = 20 if _SPEAKS.match(text, stated.end) else 2 if _MEMBER.search(before) else 1
        weights[stated.name] += 0 if _ADDRESSED.search(before) else weight
        first.setdefault(stated.name, (stated.start, stated.end))
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    name = full_name(ranked[0][0], own.province)
    return Value(name, "body", *first[ranked[0][0]]) if name else None


_NUMBERED = re.compile(r"\d+[a-d]?\s*[-/]\s*(?:(?:19|20)\d\d\s*/\s*)?[A-ZĐÐ]\S*")
_REVIEW = re.compile(r"tong ket|so ket|ket qua 0?5 nam|danh gia giua ky")


def _period(
    text: str, title: Value | None, doc_type: Value | None, date: Value | None, record: dict[str, Value]
) -> Period | None:
    if "period" in record and (given := parse_key(record["period"].text)):
        return Period(given.kind, given.year, given.n, given.start, given.end, record["period"].origin)
    year = int(date.text[:4]) if date else None
    origin: Origin = "title"
    if title is not None:
        named = period_of_title(_NUMBERED.sub(" ", title.text), year, origin)
        if named is not None:
            return named
    if doc_type is None or doc_type.text not in ("Báo cáo", "Kế hoạch", "Chương trình"):
        return None
    if title is not None and _REVIEW.search(fold(title.text)):
        return main_range(text)
    closing = re.search(r"Trên đây là[^.]{10,300}", text)
    return period_of_title(closing[0], year, "body") if closing else None
