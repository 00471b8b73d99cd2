"""Whose paper it is: the bodies in the left column of a letterhead, the superior first, the issuing one last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace

from indexer.grammar.bodies import BODIES
from indexer.grammar.offices import NATIONAL_OFFICES, PARTY_CENTRE, PARTY_OFFICES
from indexer.grammar.provinces import find_province
from indexer.parsing.attribution import complete_name
from indexer.parsing.front import FrontPiece
from indexer.parsing.issuers import read_issuer_at
from indexer.parsing.office_names import bears_own_name, is_kind, keeps_place, spell_out, write_name
from indexer.text.folding import fold, fold_tones, make_key
from indexer.text.numerals import raise_last_numeral

_HEAD = re.compile(
    r"(?:ubnd|uy ban|hdnd|hoi dong|so|bo(?! truong| phan)|(?:tinh|thanh|huyen|quan|thi|dang) uy|dang (?:bo|doan)"
    r"|ban(?! hanh| nhan dan)|(?:tong |chi )?cuc(?! truong)|vu|van phong|phong|trung tam|kho bac|bao hiem|cong an"
    r"|thanh tra|thue|hai quan|thong ke|vien|hoc vien|truong|benh vien|quoc hoi|chinh phu|thu tuong|chu tich nuoc"
    r"|toa an|kiem toan|ngan hang|hoi|(?:tong )?lien (?:doan|minh|hiep)|mat tran|doan|tong cong ty|cong ty|tap doan"
    r"|dai|bao|quan khu|chi bo|(?:tinh|thanh|huyen) doan"
    r"|hat|doi|to|bch|cong doan|thi hanh an|thu vien|bao tang|tram|don|dien luc|nha|vuon quoc gia|quy(?! dinh| che)"
    r"|chi nhanh|xi nghiep|cang|buu dien|uy ban)\b"
)
_HEAD_WITHIN = re.compile(rf"(?<=\s){_HEAD.pattern}")
_PLACE = re.compile(
    r"(?P<rank>tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\s+"
    r"(?P<name>(?!(?:[uủ][yỷ]|hội|đoàn)\b)\S.*)"
)
_NATION = re.compile(
    r"cong hoa|cong$|(?:(?:(?:hoa )?xa )?hoi )?chu nghia"
    r"|nghia viet nam|viet nam$|nam$|(?:dang )?cong san|doc lap|tu do|hanh phuc"
)
_OTHER = re.compile(
    r"so\s?[:\d]|so \.|v/v|ngay|mat$|tuyet mat|toi mat|hoa toc|khan"
    r"|theo (?:quyet dinh|nghi quyet|ke hoach)(?! so giao)|thuong khan|du thao|\(?du thao|luat so|hoa\s+toc|\W*$"
)
_ENDS_OPEN = re.compile(r"(?:\b(?:va|khu vuc|cua)|[,&–-])$")
_ENDS_IN_NAME = re.compile(
    r"(?:^(?:so|bo|cuc|ban|phong|vien|hoi|trung tam|cong ty|truong|chi nhanh|quy|thu vien|bao tang)"
    r"\b(?:tinh|thanh pho|quan ly|uy ban|hoi dong|ban|quan ly cac))$"
)
_PARTY = ("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy")
_COMMITTEES = ("UBND", "HĐND", *_PARTY)


@dataclass(frozen=True, slots=True)
class LetterheadBody:
    """A body that a letterhead names at ``start``:``end``. ``province`` is the one that its name holds, if any.

    ``local`` is a commune, ward, district or special zone that its name holds ("xã Ba Tơ").
    """

    name: str
    start: int
    end: int
    level: str
    province: str | None = None
    _: KW_ONLY
    local: str | None = None


def list_bodies(pieces: Sequence[FrontPiece], text: str) -> list[LetterheadBody]:
    """Return the bodies of a letterhead, the superior first; a name over two lines is one, a place below it is its
    own.

    >>> from indexer.parsing.front import cut_front
    >>> head = "ỦY BAN NHÂN DÂN\\nXÃ BA TƠ"
    >>> find_issuing_body(list_bodies(cut_front(head), head), "Quảng Ngãi").name
    'UBND xã Ba Tơ'
    """
    named = (piece._replace(text=_SESSION.sub("", piece.text)) for piece in pieces)
    return [_read_body(lines, text) for lines in _group_lines_of_bodies([piece for piece in named if piece.text])]


_SESSION = re.compile(r"[\s,(–-]*\bkh(?:óa|oá) (?:[ivxlc]+|\d+)\b.*$", re.IGNORECASE)  # of a council, at a meeting


def find_issuing_body(found: Sequence[LetterheadBody], province: str | None) -> LetterheadBody | None:
    """Return the issuing body among those of a letterhead, with its whole name; None where that cannot be told."""
    if not found:
        return None
    above = found[0]
    for body in found[1:]:
        above = _place_below(body, _complete_body(above, province), province)
    return _complete_body(above, province)


def _group_lines_of_bodies(pieces: Sequence[FrontPiece]) -> list[list[FrontPiece]]:
    """Return the pieces that name bodies, those of one body together; a place above a body stands after its name."""
    found: list[list[FrontPiece]] = []
    above: FrontPiece | None = None
    below = False  # whether the last piece of the column named a body
    for part in (part for piece in pieces for part in _cut_bodies(piece)):
        folded = make_key(part.text)
        if _NATION.match(folded):
            continue
        if _OTHER.match(folded) or not (part.is_upper or _is_body(part.text)):
            below = False
            continue
        if _PLACE.match(part.text.lower()):
            if found:
                found[-1].append(part)
            above = None if found else part
        elif found and _continues_name(make_key(found[-1][-1].text), part.text):
            found[-1].append(part)
        elif _is_head(part.text):
            found.append([part, above] if above else [part])
            above, below = None, True
        elif found and len(found[-1]) == 1 and not part.gap and below:
            found[-1].append(part)
    return found


_FIRST = frozenset(
    re.findall(
        r"\w+",
        """ubnd ủy hđnd hội sở bộ tỉnh thành huyện quận thị đảng ban tổng chi cục vụ văn phòng trung kho bảo công thanh
        thuế hải thống viện học trường bệnh quốc chính thủ chủ tòa kiểm ngân liên mặt đoàn tập đài báo quân hạt đội tổ
        bch thi thư trạm đồn điện nhà vườn quỹ xí cảng bưu""",
    )
)


def _is_head(words: str) -> bool:
    """Tell whether a body's name begins with words: "TỔ" begins one, "TƠ" does not."""
    return _HEAD.match(fold(words)) is not None and fold_tones(words.split(None, 1)[0]) in _FIRST


def _continues_name(above: str, below: str) -> bool:
    """Tell whether a name is broken between two lines: "SỞ NÔNG NGHIỆP VÀ" and "MÔI TRƯỜNG"."""
    key = make_key(below)
    if _ENDS_OPEN.search(above) or above == "van phong" or key == "trung uong":
        return True
    if (above, key) in _BROKEN or f"{above} {key}" in _NAMED:
        return True  # "KIỂM TOÁN" and "NHÀ NƯỚC"
    if above.endswith("trung") and (key.startswith(("tam", "uong")) or not _is_head(below)):
        return True  # "TRUNG" and "TÂM"; "MIỀN TRUNG" ends a name
    return _ENDS_IN_NAME.search(above) is not None and (" " not in above or not _is_head(below))


_BROKEN = {
    ("thu tuong", "chinh phu"),
    ("chu tich", "nuoc"),
    ("chu tich", "uy ban nhan dan"),
    ("uy ban", "nhan dan"),
    ("hoi dong", "nhan dan"),
}


def _is_body(words: str) -> bool:
    stated = read_issuer_at(words, fold(words), 0) if words[:1].isupper() and len(words) < _LONGEST else None
    return stated is not None and stated.end == len(words.rstrip(" .")) and not stated.text.title().startswith(_UNITS)


_LONGEST = 80
_KNOWN = frozenset(make_key(row.name) for row in BODIES)


def _cut_bodies(piece: FrontPiece) -> list[FrontPiece]:
    """Return the bodies of one line, which a letterhead was flattened to: a name that is complete ends before another
    head.
    """
    if not piece.is_upper:
        return [piece]
    folded, cuts = fold(piece.text), [0]
    for match in _HEAD_WITHIN.finditer(folded):
        before = folded[cuts[-1] : match.start()].strip()
        ended = _is_complete(before) or _is_company(match[0], before) or _STATION.match(folded, match.start())
        if ended and _is_head(piece.text[match.start() :]) and not _ends_place(piece, match, before):
            cuts.append(match.start())
    parts = [piece.text[a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(folded)], strict=True)]
    return [piece._replace(text=part) for part in parts if part]


_STATION = re.compile(r"(?:hat kiem lam|tram kiem lam|tram y te|don bien phong)\b")  # below another, whatever its name
_IN_PLACES = frozenset({"hoi", "truong", "vien", "bao", "doan", "dai", "to", "doi", "hat"})


def _is_company(head: str, before: str) -> bool:
    """Tell whether a company begins below the one that it is of: "TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG CÔNG TY ..."."""
    return head == "cong ty" and before.startswith(("tong cong ty ", "tap doan "))


def _ends_place(piece: FrontPiece, match: re.Match[str], before: str) -> bool:
    """Tell whether what could begin a body ends the name of a place: "ĐẢNG ỦY XÃ TÂN HỘI", "UBND XÃ TÂN HỘI ĐÔNG"."""
    words = len(piece.text[match.start() :].split())
    return words == 1 or (words == 2 and match[0].split()[0] in _IN_PLACES and _LOCAL.match(before) is not None)


def _is_complete(folded: str) -> bool:
    place = re.search(r"\b(?:(?:tinh|thanh) uy|tinh|thanh pho|tp\.?|ubnd|uy ban nhan dan|hdnd)\s+(?P<name>.+)$", folded)
    if folded in _COMPLETE or folded.endswith(" viet nam") or _LOCAL.match(folded):
        return True
    if _HEAD.match(folded) and _find_province_at_end(folded) is not None:
        return True  # "SỞ Y TẾ LÀO CAI"
    return bool(place and find_province(place["name"]))


_LOCAL = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|dang uy)\s+(?:huyen|quan|xa|phuong|thi xa|thi tran|dac khu)\s+\S"
    r"|(?:huyen|quan|thi) uy\s+\S"
    r"|dang bo .*\b(?:tinh|thanh pho)$|van phong (?:ubnd|hdnd|uy ban nhan dan)(?: tinh| thanh pho| huyen)$"
)


def stands_above(piece: FrontPiece) -> bool:
    """Tell whether a piece may stand in a letterhead: it is written in capitals, names a body, or is one of its
    parts.
    """
    folded = make_key(piece.text)
    parts = (_NATION, _OTHER)
    return (
        piece.is_upper or _is_body(piece.text) or any(part.match(folded) for part in parts) or "ngay" in folded.split()
    )


_NAMED = {fold(row.name): row.name for row in BODIES if row.level == "national"} | {
    fold(name): name for name in NATIONAL_OFFICES
}
_COMPLETE = frozenset((*_NAMED, *(fold(row.name) for row in BODIES if row.name.startswith("Sở "))))


def _read_body(lines: Sequence[FrontPiece], text: str) -> LetterheadBody:
    written = " ".join(line.text for line in lines)
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    folded = make_key(written).rstrip(" .*")
    if folded in _NAMED:
        return LetterheadBody(_NAMED[folded], start, end, "national")
    joint = [
        part.strip() for part in re.split(r"\s[-–]\s(?=(?:BỘ|CHÍNH PHỦ|TÒA ÁN|TOÀ ÁN|VIỆN KIỂM|ỦY BAN)\b)", written)
    ]
    if len(joint) > 1 and all(make_key(part) in _NAMED for part in joint):
        return LetterheadBody(" - ".join(_NAMED[make_key(part)] for part in joint), start, end, "national")
    committee = _OF_PARTY.match(fold_tones(written))
    if committee is not None and _is_head(written[committee.end() :]):
        inner = _read_body([lines[0]._replace(text=written[committee.end() :])], text)
        return replace(inner, name=f"Đảng ủy {inner.name}", start=start, end=end)
    words = written.title()
    stated = read_issuer_at(words, fold(words), 0)
    if stated is None or stated.end != len(words) or stated.level not in ("national", "provincial") or not stated.name:
        return _read_unknown_body(written, start, end, text)
    if stated.text.startswith(_UNITS) or (stated.text.startswith("Sở ") and make_key(stated.name) not in _KNOWN):
        return _read_unknown_body(written, start, end, text)
    return LetterheadBody(
        name=stated.name,
        start=start,
        end=end,
        level=stated.level,
        province=stated.province,
        local=_spell_place(stated.district),
    )


_OF_PARTY = re.compile(r"(?:đảng ủy|ban cán sự đảng|đảng đoàn)\s+")
_UNITS = (
    "Trung Tâm",
    "Chi Cục",
    "Cục",
    "Tổng Cục",
    "Trường",
    "Bệnh Viện",
    "Ban Quản Lý",
    "Liên",
    "Hội ",
    "Hiệp Hội",
    "Viện",
    "Quỹ",
    "Hạt Kiểm Lâm",
    "Đồn Biên Phòng",
    "Trạm Y Tế",
    "Bảo Tàng",
    "Thư Viện",
    "Thi Hành Án Dân Sự",
    "Ủy Ban Mặt Trận",
    "Uỷ Ban Mặt Trận",
)


def _spell_place(place: str | None) -> str | None:
    """Spell a place with its rank in small letters: "Xã Ba Tơ" → "xã Ba Tơ"."""
    match = _PLACE.match(place.lower()) if place else None
    if place is None or match is None:
        return None
    return f"{match['rank']} {place[match.start('name') :].title()}"


def _read_unknown_body(written: str, start: int, end: int, text: str) -> LetterheadBody:
    """Return a body that no table knows, by its name in capitals: its place is parted from it."""
    written = spell_out(written)
    place = re.search(rf"\s{_PLACE.pattern}$", written.lower())
    name, province, local = written, None, None
    level = ""
    if place is not None:
        rank, of = place["rank"], written[place.start("name") :].strip(" .*")
        known = find_province(of)
        if rank == "tỉnh" or (known is not None and known.city and rank in ("thành phố", "tp", "tp.")):
            province = known.name if known else of.title()
        else:
            of, province = _part_province(of)
            local = f"{rank} {of.title()}"
        name = written[: place.start()]
    elif region := _REGION.search(fold(written)):
        known = find_province(region["of"] or "")
        whole = f"{write_name(written[: region.start()], text)} {written[region.start() :].strip().lower()}"
        whole = raise_last_numeral(whole)
        if known is not None:
            whole = f"{whole.rpartition(' - ')[0]} - {known.name}"
        return LetterheadBody(whole, start, end, "whole" if known else "national", known.name if known else None)
    elif is_kind(written):
        pass
    elif _OF_STATE.match(fold(written)):
        return LetterheadBody(write_name(written, text), start, end, "national")
    elif (tail := _find_province_at_end(fold(written))) is not None:
        province = tail[0]
        if keeps_place(written) or bears_own_name(written):
            return LetterheadBody(write_name(written, text), start, end, "whole", province)
        name = written[: tail[1]]
    elif keeps_place(written):
        level = "whole"
    short = _SHORT.get(make_key(name))
    return LetterheadBody(
        name=short or write_name(name, text), start=start, end=end, level=level, province=province, local=local
    )


_IN_PROVINCE = re.compile(r",?\s+(?:tỉnh|thành phố|tp\.?)\s+(?P<name>\S.*)$", re.IGNORECASE)


def _part_province(of: str) -> tuple[str, str | None]:
    """Return (the name of a district or commune, the province that stands behind it): "CẦN ĐƯỚC TỈNH LONG AN"."""
    within = _IN_PROVINCE.search(of)
    known = find_province(within["name"]) if within is not None else None
    return (of[: within.start()], known.name) if within is not None and known is not None else (of, None)


_OF_STATE = re.compile(
    r"(?:ban chi dao|uy ban|hoi dong|to cong tac|ban|vien|trung tam|quy|cuc|tong cuc)\b(?! quan ly| nhan dan)"
    r".*\b(?:quoc gia|trung uong|cua chinh phu)\b(?!.*\b(?:tinh|thanh pho)\b)"
)
"""A body of the whole country, by its name: "BAN CHỈ ĐẠO QUỐC GIA VỀ PHÒNG, CHỐNG THIÊN TAI"."""
_REGION = re.compile(r"\s+khu vuc (?:[ivxl]+|\d+)(?:\s*-\s*(?P<of>\D+))?$")
_SHORT = {"uy ban nhan dan": "UBND", "hoi dong nhan dan": "HĐND", "ubnd": "UBND", "hdnd": "HĐND", "tinh uy": "Tỉnh ủy"}


def _find_province_at_end(folded: str) -> tuple[str, int] | None:
    """Return (the province that a name ends with, where it begins): "bao hiem xa hoi quang ngai"."""
    words = folded.split()
    for size in (5, 4, 3, 2):
        known = find_province(" ".join(words[-size:])) if len(words) > size else None
        if known is not None:
            return known.name, len(" ".join(folded.split(" ")[:-size]))
    return None


_TEAMS = ("đoàn kiểm tra", "đoàn thanh tra", "đoàn giám sát", "đoàn công tác", "tổ công tác", "tổ kiểm tra")
"""What another body sets up for a task: named with it."""
_OFFICES = ("Sở", "Cục", "Chi cục", "Thanh tra", "Ban ", "Bộ")


def _complete_body(body: LetterheadBody, province: str | None) -> LetterheadBody:
    """Return a body with its place in its name."""
    if body.level == "national" or body.level == "whole":
        return body
    if body.local:
        return replace(body, name=f"{body.name} {body.local}", level="whole")
    if body.province is None and body.level != "provincial":
        return replace(body, level="whole")
    name = complete_name(body.name, body.province or province) or body.name
    return replace(body, name=name, level="whole")


def _place_below(body: LetterheadBody, above: LetterheadBody, province: str | None) -> LetterheadBody:
    """Return a body below another: it takes its name ("Văn phòng UBND tỉnh X"), its level, or its place from it."""
    if body.name == "Chi nhánh":
        return replace(body, name=f"{above.name} chi nhánh")
    if body.name in ("Đoàn", "Hội") and above.name.startswith(f"{body.name} "):
        return replace(body, name=above.name)
    if body.level in ("national", "whole", "provincial") or body.province or body.local:
        return body
    if above.level == "national":
        of_party = above.name in PARTY_CENTRE and body.name in PARTY_OFFICES
        return replace(body, name=f"{body.name} Trung ương" if of_party else body.name, level="national")
    committee = next((name for name in _COMMITTEES if above.name.startswith(name)), None)
    if body.name in ("Văn phòng", "Ban Thường trực") or (
        committee in ("HĐND", *_PARTY) and body.name.startswith(("Ban ", "Ủy"))
    ):
        return replace(body, name=f"{body.name} {above.name}", level="whole")
    if body.name.lower().startswith(_TEAMS) and above.name.startswith(_OFFICES):
        of = _complete_body(above, province).name
        return replace(body, name=f"{body.name.capitalize()} {of}", level="whole")
    if body.name == "Đảng ủy":
        return replace(body, name=f"Đảng ủy {above.name}", level="whole")
    return replace(body, province=above.province or province, local=above.local)
