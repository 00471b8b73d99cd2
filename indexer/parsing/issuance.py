"""Who issued a document, and of which province it is: its letterhead, its symbol, who decides, who signs, its text.

A body that is only named in the text is never made the issuer: there the one that speaks says so ("Sở X báo cáo").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.grammar.provinces import PROVINCES, find_province
from indexer.models import CENTRAL, Value
from indexer.parsing.attribution import Own, complete_name, find_body_of_symbol, resolve
from indexer.parsing.front import FrontPiece
from indexer.parsing.issuers import read_issuer_at
from indexer.parsing.letterhead import LetterheadBody, find_issuing_body
from indexer.parsing.titles import spell_name
from indexer.text.folding import UPPER, fold

_PROVINCE_NAMES = sorted({row.name for row in PROVINCES}, key=len, reverse=True)
_IN_TEXT = re.compile(
    r"[tTS](?=[ỉPở]|hà)(?<!\w.)(?:ỉnh(?<=tỉnh)|h(?<=[tT].)ành phố|P(?<=TP)\.?|ỉnh (?<=Tỉnh )(?:ủy|uỷ)"
    r"|ở(?<=Sở) [A-ZĐ]\w+ [A-ZĐ]\w+)\s+(" + "|".join(map(re.escape, _PROVINCE_NAMES)) + r")\b"
)
_LOCAL = ("UBND", "HĐND")


@dataclass(frozen=True, slots=True)
class Issuance:
    """The issuer and the province of a document; ``scope`` is "national", the province, or None where unknown."""

    issuer: Value | None
    province: Value | None
    scope: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What tells who issued a document, beside its text."""

    letterhead: Sequence[LetterheadBody]
    symbol: Value | None
    place: Value | None
    title: Value | None
    deciding: FrontPiece | None
    signed: Value | None


def find_issuance(text: str, told: Told, given: dict[str, Value]) -> Issuance:
    """Tell whose document it is; what is ``given`` (by a record, by a person) wins."""
    if "province" in given and given["province"].text == CENTRAL:
        found = _find_issuer(text, told, Own(None, None))
        return Issuance(given.get("issuer") or (found[0] if found else None), None, "national")
    province = given.get("province") or _find_own_province(text, told)
    if "issuer" in given:
        issuer = given["issuer"]
        return _make_issuance(issuer, province if "province" in given or not _is_national(issuer.text) else None)
    found = _find_issuer(text, told, Own(None, province.text if province else None))
    if found is None:
        return Issuance(None, province, province.text if province else None)
    issuer, scope = found
    if scope == "national":
        return Issuance(issuer, given.get("province"), "national")
    if scope is not None and "province" not in given and (province is None or province.text != scope):
        province = Value(scope, issuer.origin, issuer.start, issuer.end)
    return _make_issuance(issuer, province)


def _make_issuance(issuer: Value, province: Value | None) -> Issuance:
    return Issuance(issuer, province, province.text if province else "national" if _is_national(issuer.text) else None)


def _is_national(name: str) -> bool:
    """Tell whether a body is one of the State or the Party at the centre, by its name."""
    stated = read_issuer_at(name, fold(name), 0)
    return stated is not None and stated.level == "national" and stated.end == len(name)


def _find_issuer(text: str, told: Told, own: Own) -> tuple[Value, str | None] | None:
    """Return (issuer, its scope): the first of the signs that tells."""
    body = find_issuing_body(told.letterhead, own.province)
    by_symbol = _find_issuer_by_symbol(told, own)
    if body is not None and _is_whole(body, own) and not (by_symbol and _is_above(body, by_symbol[0].text)):
        return Value(body.name, "header", body.start, body.end), _find_scope(body, own)
    return (
        by_symbol
        or _find_issuer_by_deciding(told, own)
        or _find_issuer_by_title(told, own)
        or _find_issuer_by_signature(told, own)
        or _find_issuer_by_text(text, told, own)
    )


def _is_whole(body: LetterheadBody, own: Own) -> bool:
    """Tell whether a body's name tells whose it is; a bare "UBND" does not, where no province is known."""
    return bool(body.level == "national" or body.province or body.local or own.province or body.name not in _LOCAL)


def _is_above(body: LetterheadBody, by_symbol: str) -> bool:
    """Tell whether the letterhead gave the superior, or half a name, of the body that the symbol names."""
    return (body.name.startswith("UBND") and by_symbol.startswith("Sở ")) or body.name == "Văn phòng"


def _find_scope(body: LetterheadBody, own: Own) -> str | None:
    if body.level == "national":
        return "national"
    return body.province or own.province


def _find_issuer_by_symbol(told: Told, own: Own) -> tuple[Value, str | None] | None:
    """Return the body that the symbol names; a bare UBND without a letterhead is a province's only if its place says
    so.
    """
    symbol = told.symbol
    known = find_body_of_symbol(symbol.text) if symbol else None
    if symbol is None or known is None:
        return None
    elsewhere = told.place is not None and find_province(told.place.text) is None
    if known.name in _LOCAL and elsewhere:
        return None
    name, scope = resolve(symbol.text, None, None, own)
    return (Value(name, "symbol", symbol.start, symbol.end), scope) if name else None


def _find_issuer_by_deciding(told: Told, own: Own) -> tuple[Value, str | None] | None:
    """Find who decides between title and basis: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH"."""
    piece = told.deciding
    if piece is None:
        return None
    words = spell_name(piece.text)
    stated = read_issuer_at(words, fold(words), 0)
    name, scope = resolve(None, None, stated, own) if stated else (None, None)
    return (Value(name, "header", piece.start, piece.end), scope) if name else None


_TITLE_OF = re.compile(r"\b(?:của|tại)\s+(?=Sở|Ubnd|Ủy|Uỷ|Trung|Ban|Đảng)", re.IGNORECASE)


def _find_issuer_by_title(told: Told, own: Own) -> tuple[Value, str | None] | None:
    """Find the body that the title names: "Kế hoạch ... của Sở Công Thương tỉnh Bình Dương"."""
    title = told.title
    words = title.text.title() if title else ""
    last = max((match.end() for match in _TITLE_OF.finditer(words)), default=None)
    stated = read_issuer_at(words, fold(words), last) if last is not None else None
    if title is None or stated is None or len(words) - stated.end > _RIGHT_AFTER:
        return None
    name, scope = resolve(None, None, stated, own)
    return (Value(name, "title", title.start, title.end), scope) if name else None


_RIGHT_AFTER = 40  # characters after the body in a title of which it is: "... của Sở X năm 2024"
_ON_BEHALF = re.compile(r"(?:TM|T/M)\.?\s*")


def _find_issuer_by_signature(told: Told, own: Own) -> tuple[Value, str | None] | None:
    """Find on behalf of whom it is signed: "TM. ỦY BAN NHÂN DÂN"."""
    signed = told.signed
    match = _ON_BEHALF.match(signed.text) if signed else None
    if signed is None or match is None:
        return None
    words = signed.text[match.end() :].title()
    stated = read_issuer_at(words, fold(words), 0)
    if stated is None or stated.level not in ("national", "provincial") or not own.province:
        return None
    name, scope = resolve(None, None, stated, own)
    return (Value(name, "signature", signed.start, signed.end), scope) if name else None


_SPEAKS = re.compile(
    r"\s+(?:xin |trân trọng |kính |đã )?"
    r"(?:báo cáo|xây dựng [kK]ế hoạch|ban hành [kK]ế hoạch|đề nghị|thông báo|yêu cầu|chỉ thị|hướng dẫn)\b"
)
_ORDERS = re.compile(r"\s+(?:yêu cầu|chỉ thị)\b")
_LONG = 160  # characters of a body's name and the words that follow it
_SPEAKER = re.compile(  # begins with a letter: what begins by looking back is tried at every character
    rf"[SỦUH](?<!\w.)(?:(?<=S)ở [{UPPER}]"
    r"|(?:(?<=[ỦU])[ỷy] ban nhân dân|(?<=U)BND|(?<=H)ĐND) (?:tỉnh|thành phố|[Tt]hành phố)\b)"
)
_SAID = 20  # mentions that one which speaks outweighs
_ORDERED = 60  # of one that orders: those to whom it does are told to report
_MEMBER = re.compile(r"(?:thuộc|tại|phần|lãnh đạo|của|cơ quan|toàn)\s+$", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:qua|gửi|cho|với|theo|[-–+])\s*$", re.IGNORECASE)


def _find_issuer_by_text(text: str, told: Told, own: Own) -> tuple[Value, str | None] | None:
    """Return the body that speaks: "Sở Công Thương báo cáo"; whose director signs: the department that it is
    all about.
    """
    by_director = told.signed is not None and "GIÁM ĐỐC" in told.signed.text
    spoken: Counter[str] = Counter()
    first: dict[str, tuple[int, int]] = {}
    for found in _SPEAKER.finditer(text):
        at = found.start()
        before, named = text[max(0, at - 12) : at], text[at : at + _LONG]
        stated = read_issuer_at(named, fold(named), 0)
        if stated is None or stated.level != "provincial" or _ADDRESSED.search(before):
            continue
        if _SPEAKS.match(named, stated.end):
            spoken[stated.name] += _ORDERED if _ORDERS.match(named, stated.end) else _SAID
        elif by_director and named.startswith("Sở"):
            spoken[stated.name] += 2 if _MEMBER.search(before) else 1
        else:
            continue
        first.setdefault(stated.name, (at, at + stated.end))
    ranked = spoken.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    name = complete_name(ranked[0][0], own.province)
    return (Value(name, "body", *first[ranked[0][0]]), own.province) if name else None


def _find_own_province(text: str, told: Told) -> Value | None:
    """Return the province that the letterhead, the place of issue or, clearly, the text names."""
    for body in reversed(told.letterhead):
        if body.province:
            return Value(body.province, "header", body.start, body.end)
    known = find_province(told.place.text) if told.place else None
    if known is not None and told.place is not None:
        return Value(known.name, "header", told.place.start, told.place.end)
    return _find_province_in_text(text)


_OF_BODY = re.compile(
    r"\b(?:Sở|UBND|HĐND|[ỦU][ỷy] ban|Uỷ ban|Hội đồng|Ban [Qq]uản lý|Đảng bộ|Chi cục|Cục|Văn phòng|Công an|các cấp"
    r"|cơ quan)\b(?:(?!\b(?:tổ chức|dự|diễn ra|phối hợp|khai mạc|họp|làm việc)\b)[^.;:|]){0,60}$"
)
_AT = re.compile(r"(?:tại|ở|đến|về|với)\s+(?:địa bàn\s+|các\s+)?$")


def _find_province_in_text(text: str) -> Value | None:
    """Return the province that the text names most, when it clearly is one.

    Where something takes place ("tổ chức hội thảo tại tỉnh X") is nobody's province, and one naming without a body of
    it tells nothing.
    """
    counts: Counter[str] = Counter()
    first: dict[str, re.Match[str]] = {}
    of_body: set[str] = set()
    for match in _IN_TEXT.finditer(text):
        before = text[max(0, match.start() - 80) : match.start()]
        if match[0][0] == "S" or match[0][5:6] in "ủu" or _OF_BODY.search(before):
            of_body.add(match[1])
        elif _AT.search(before):
            continue
        counts[match[1]] += 1
        first.setdefault(match[1], match)
    ranked = counts.most_common(2)
    if not ranked:
        return None
    name = ranked[0][0]
    unclear = len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]
    alone = ranked[0][1] == 1 and name not in of_body
    if (unclear or alone) and not (of_body <= {name} and _is_its_city(text, name)):
        return None
    return Value(name, "body", *first[name].span(1))


_OF_CITY = re.compile(
    r"(?:UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân)\s+[tT]hành phố\b"
    rf"(?!\s+(?:[{UPPER}]|trực thuộc|thuộc))"
)
_OF_PROVINCE = re.compile(r"(?:UBND|HĐND|[ỦU][ỷy] ban nhân dân|Hội đồng nhân dân)\s+tỉnh\b")


def _is_its_city(text: str, name: str) -> bool:
    """Tell whether a paper that speaks of "UBND Thành phố" and of no province's names this one city of the State's."""
    row = find_province(name)
    if row is None or not row.city:
        return False
    return _OF_CITY.search(text) is not None and _OF_PROVINCE.search(text) is None
