"""A question as staff write it → what is asked: its kind, the filters that stand in it, the words left to look for.

Questions come as sentences, as telegrams, without diacritics, with abbreviations and slips: patterns run on folded
text. Never raises; what cannot be understood is words to look for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from indexer.answering.shorthand import spell_out_shorthand
from indexer.grammar.bodies import BODIES
from indexer.grammar.doctypes import BY_FOLDED_NAME, DOC_TYPES
from indexer.grammar.function_words import is_content_word
from indexer.grammar.provinces import compile_province_names, find_province
from indexer.grammar.question_kind_rows import Kind
from indexer.grammar.question_kinds import find_asking_row
from indexer.models import Filters, NumberQuery, Period
from indexer.parsing.periods import find_periods, parse_key
from indexer.parsing.typed_numbers import find_typed_numbers
from indexer.text.folding import compose_letters, fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question understood. ``unit`` are the folded syllables after "bao nhiêu" ("ho", "so").

    ``bodies`` are folded names of bodies in the order named, ``doc_types`` the types named, the one that is asked for
    first. ``focus`` are runs of folded syllables left to look for. ``dates`` are ISO days stated beside a number.
    ``gap`` are the words right before and right after the ``asking`` words: the answer stands between them.
    ``loose`` are the provinces that may be part of a name ("Hội chợ OCOP Quảng Ninh"), with no body or rank before.
    ``names`` are folded proper names ("cho ray") that a document must hold. ``where`` are runs that only name the
    document to look into ("theo kế hoạch CCHC năm 2021").
    """

    raw: str
    text: str
    folded: str
    kind: Kind
    provinces: tuple[str, ...]
    periods: tuple[Period, ...]
    numbers: tuple[NumberQuery, ...]
    dates: tuple[str, ...]
    bodies: tuple[str, ...]
    doc_types: tuple[str, ...]
    unit: tuple[str, ...]
    verbs: str
    focus: tuple[tuple[str, ...], ...]
    gap: tuple[str, str] = ("", "")
    asking: str = ""
    loose: tuple[str, ...] = ()
    where: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()

    @property
    def filters(self) -> Filters:
        """The provinces and periods as the facets of a search."""
        years = tuple(dict.fromkeys(str(year) for period in self.periods for year in period.years))
        quarters = tuple(quarter for period in self.periods for quarter in period.quarters)
        return Filters(province=self.provinces, year=() if quarters else years, quarter=quarters)


def understand(question: str, *, named: bool = False) -> Asked:
    """Understand a question and return what it asks; with ``named``, a province that may be part of a name is none.

    "Hội chợ OCOP Quảng Ninh" is such a name.

    >>> asked = understand("so ho so qua han quy 1/2023 cua so cong thuong quang ngai")
    >>> asked.kind, asked.provinces, asked.periods[0].key, asked.bodies, asked.focus
    ('count', ('Quảng Ngãi',), '2023Q1', ('so cong thuong',), (('so', 'ho', 'so', 'qua', 'han'),))
    """
    text = spell_out_shorthand(" ".join(compose_letters(question).split()))
    folded = fold(text)
    left = _Left(text, folded)
    found, dates = left.take_numbers(), left.take_dates()
    kind, verbs = left.take_kind()
    return Asked(  # in this order: each takes away what it has understood
        raw=question,
        text=text,
        folded=folded,
        kind=kind,
        verbs=verbs,
        numbers=found,
        dates=dates,
        periods=left.take_periods(compared=kind == "compare"),
        provinces=left.take_provinces(named=named),
        bodies=left.take_bodies(),
        names=left.take_names(),
        where=left.take_where() if kind not in _ABOUT_PAPERS else (),
        doc_types=left.take_doc_types(),
        unit=left.take_unit(),
        focus=left.take_runs(),
        gap=left.find_gap(),
        asking=left.read_asking(),
        loose=tuple(left.loose),
    )


@cache
def _compile_bodies() -> re.Pattern[str]:
    names = {fold(row.name).replace("&", "va") for row in BODIES if row.level != "unit" and row.code != "TTT"} | {
        "uy ban nhan dan"
    }
    names |= {
        fold(row.code) for row in BODIES if row.level == "provincial" and row.code[0] == "S" and len(row.code) > 2
    }
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    office = (
        r"(?:(?:ban thuong vu|btv|ban chap hanh|thuong truc) |(?:quyen |pho )?(?:chu tich|bo truong"
        r"|chanh van phong) )?"
    )
    return re.compile(
        rf"(?<![\w/-])(?:(?:dang uy(?: so)?(?: cong thuong)?)|{office}(?:{either}))(?![\w/-])(?: tinh(?!\w))?"
    )


@cache
def _compile_types() -> re.Pattern[str]:
    names = "|".join(sorted((fold(row.name) for row in DOC_TYPES), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!phap )(?:{names})(?!\w)")


_DAY = re.compile(r"(?:ngay\s*)?(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)(?!\d)")
_SPELLED = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*((?:19|20)\d\d)(?!\d)")
_RANKED = re.compile(
    r"(?<!\w)(?:so|ubnd|nhan dan|uy|cong thuong|noi vu|tai chinh|tu phap|xay dung|y te|van tai|hdnd)"
    r"(?: (?:tinh|thanh pho|tp\.?))?\s*$|^\s*(?:tinh|thanh pho|tp\.?)?\s*$"
)
_BARE_YEAR = re.compile(r"(?<!nam )(?<![\w/.,-])20\d\d(?![\w/,-])")
_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W_]+")
_NUMBER_OF = re.compile(
    r"(?<!\w)(?<!chi )(?<!ho )(?<!mot )so (?:luong )?"
    r"(?!sanh|voi|cong thuong|noi vu|tai |tu phap|xay dung|y te|nong|lao dong|van hoa|giao|khoa|thong tin"
    r"|ngoai vu)(?=\w)"
)
_FILLER = re.compile(
    r"(?<!\w)(?:(?:trong |tinh den |den )?(?:ky|thoi diem) bao cao|tinh den(?= )|den thoi diem nay|cho (?:toi "
    r"|em )?(?:biet|hoi)|xin hoi"
    r"|(?:theo|trong|o|tai|cuoi|dau) (?:bao cao|so lieu)(?! so)|bao cao cho biet"
    r"|(?:co |duoc |da )?(?:neu(?! (?:guong|cao|tren))|noi|de cap|nhac)(?: den| toi| ro"
    r"| ve)?(?= (?:\w+ ){0,8}?(?:gi|nao)\b))(?!\w)"
)
"""Words that belong to asking, not to what is asked."""
_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_PROPER = re.compile(rf"(?<!\w)[{_UPPER}][^\W\d{_UPPER}]+(?: [{_UPPER}][^\W\d{_UPPER}]+)+(?!\w)")
_GENERIC_WORDS = (
    "so bo vu cuc tong ban phong trung van luat ong ba dong anh chi giam pho chu quyen tinh thanh huyen xa phuong nghi"
    " quyet ke hoach bao cao cong vien hoi truong dai hoc vien benh de an du chuong doan dang chinh thu co nha cum khu"
    " thuy dien theo trong tai quy nam thang"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LONGEST_NAME = 10
_PREPOSITIONS = frozenset(("trong", "vao", "cua", "o", "tai", "tren", "so", "theo", "tu", "den", "va", "thi"))
_ABOUT_PAPERS = ("docnum", "where_cited", "how_often", "occasion", "relation", "compare")
_GLOSS = re.compile(r"\(([^()]*)\)")
_WHERE = re.compile(
    r"(?<!\w)(?:theo|trong|tai)(?: (?:ban|noi dung))? (?=(?:bao cao|ke hoach|quyet dinh|thong bao|to trinh|cong van"
    r"|de an|quy che|quy dinh|chuong trinh|lenh|nghi quyet|nghi dinh|thong tu|luat|cong dien|chi thi"
    r"|ket luan)\b)(?P<name>[^\n,;:?()]{7,90}?)\s*(?=[\n,;:?]|$)"
)
_OFFICE = re.compile(
    r"^(?:(?:ban thuong vu|btv|ban chap hanh|thuong truc|quyen|pho|chu tich|bo truong|chanh van phong) )+"
)
_CODES = {fold(row.code): fold(row.name) for row in BODIES}


class _Left:
    """A folded question from which what is understood is blanked out, step by step."""

    def __init__(self, text: str, folded: str) -> None:
        self.text, self.folded, self.left = text, folded, folded
        self._counted = -1  # where the words begin that name what is counted
        self._asking = (-1, -1)
        self.loose: list[str] = []
        self.numbered = False

    def _blank(self, start: int, end: int) -> None:
        self.left = self.left[:start] + "\n" * (end - start) + self.left[end:]

    def take_numbers(self) -> tuple[NumberQuery, ...]:
        found = find_typed_numbers(self.text)
        self.numbered = bool(found)
        for number in found:
            self._blank(number.start, number.end)
        return found

    def take_dates(self) -> tuple[str, ...]:
        found = []
        for pattern in (_SPELLED, _DAY):
            for match in pattern.finditer(self.left):
                day, month, year = match.groups()
                found.append(f"{year}-{int(month):02d}-{int(day):02d}")
        for pattern in (_SPELLED, _DAY):
            self.left = pattern.sub(lambda match: "\n" * len(match[0]), self.left)
        return tuple(found)

    def take_kind(self) -> tuple[Kind, str]:
        """Return (kind, the verb that the asking words hold)."""
        row, match = find_asking_row(self.folded, self.text)
        if row is None or match is None:
            return "about", ""
        kept = next(((key, value) for key, value in match.groupdict().items() if value), None)
        start, end = match.span()
        self._asking = (start, end)
        if row.kind == "count" and kept is None:
            self._counted = end
        elif row.kind in ("count", "compare"):
            self._counted = self._number_of()
        inner = match.span(kept[0]) if kept else (end, end)
        self._blank(start, inner[0])
        self._blank(inner[1], end)
        return row.kind, kept[1] if kept else ""

    def _number_of(self) -> int:
        """Return where the words begin after "số", "số lượng"; -1 when there are none: "sở" and "so sánh"
        are others.
        """
        for match in _NUMBER_OF.finditer(self.folded):
            if self.text.isascii() or "ố" in self.text[slice(*match.span())].lower():
                return match.end()
        return -1

    def take_unit(self) -> tuple[str, ...]:
        """Return what follows "bao nhiêu", up to a mark or to what was taken out."""
        if self._counted < 0:
            return ()
        found = _WORD.findall(re.split(r"[\n,;:(?]", self.left[self._counted :].lstrip(" "))[0])[:4]
        return () if found[:1] and found[0] in _PREPOSITIONS else tuple(found)

    def find_gap(self) -> tuple[str, str]:
        """Return the words that count next to the asking words."""
        start, end = self._asking
        if start < 0:
            return "", ""
        before, after = self._list_content_words(0, start), self._list_content_words(end, len(self.folded))
        return (before or [""])[-1], (after or [""])[0]

    def read_asking(self) -> str:
        return self.folded[slice(*self._asking)] if self._asking[0] >= 0 else ""

    def _list_content_words(self, start: int, end: int) -> list[str]:
        """Return the words of a stretch that are looked for."""
        marked = not self.text.isascii()
        return [
            match[0]
            for match in _WORD.finditer(self.folded, start, end)
            if is_content_word(match[0], self.text[match.start() : match.end()], marked=marked)
        ]

    def take_periods(self, *, compared: bool) -> tuple[Period, ...]:
        """Return periods that narrow; one after "so với" is part of what is looked for, unless two are compared."""
        found = []
        for at, period in sorted(find_periods(self.left), key=lambda item: item[0]):
            if compared or not re.search(r"so voi(?: cuoi| dau| cung ky)?\s*$", self.left[:at]):
                found.append((at, _find_period_end(self.left, at), period))
        for start, end, _ in found:
            self._blank(start, end)
        if not found and (bare := _BARE_YEAR.search(self.left)) and (whole := parse_key(bare[0])):
            self._blank(*bare.span())
            found.append((*bare.span(), whole))
        return tuple(dict.fromkeys(period for _, _, period in found))

    def take_provinces(self, *, named: bool) -> tuple[str, ...]:
        """Return provinces that narrow; with ``named``, those that may be part of a name are left to be looked for."""
        found = []
        for match in compile_province_names().finditer(self.left):
            row = find_province(match[1])
            loose = not _RANKED.search(self.folded[: match.start(1)])
            if row is not None and not (loose and named):
                found.append(row.name)
                self._blank(*match.span())
            if row is not None and loose:
                self.loose.append(row.name)
        return tuple(dict.fromkeys(found))

    def take_bodies(self) -> tuple[str, ...]:
        found = []
        for match in _compile_bodies().finditer(self.left):
            name = _OFFICE.sub("", match[0].removesuffix(" tinh").strip())
            found.append(_CODES.get(name, name).replace("uy ban nhan dan", "ubnd"))
            self._blank(*match.span())
        return tuple(dict.fromkeys(found))

    def take_doc_types(self) -> tuple[str, ...]:
        """Return types named in the question; the one beside the asking words is asked for and comes first."""
        row, match = find_asking_row(self.folded, self.text)
        asked = _compile_types().findall(match[0]) if row is not None and match is not None else []
        if asked[-1:] == ["van ban"] and match is not None and match[0].startswith("la "):
            asked = []  # "Kế hoạch ... là văn bản số mấy": the kế hoạch is asked for
        named = asked[-1:] + [
            match[0] for match in _compile_types().finditer(self.left) if not self._is_reporting_period(match)
        ]
        return tuple(dict.fromkeys(BY_FOLDED_NAME[name].name for name in named))

    def take_names(self) -> tuple[str, ...]:
        """Return runs of two or more capitalised syllables in what is left: names of people, hospitals, rivers."""
        found = []
        for match in _PROPER.finditer(self.text):
            words = [word for word in match[0].split() if self.left[match.start() : match.end()].count("\n") == 0]
            while words and fold(words[0]) in _GENERIC:
                words = words[1:]
            if len(words) > 1 and fold(" ".join(words)) not in ("viet nam", "covid"):
                found.append(fold(" ".join(words)))
        return tuple(dict.fromkeys(found))

    def take_where(self) -> tuple[tuple[str, ...], ...]:
        """Take the words up to a mark, or to what was taken out: "Theo kế hoạch CCHC năm 2021, ai chủ trì".

        Beside a document's number, what stands in brackets only says again which document is meant.
        """
        found = []
        for match in _GLOSS.finditer(self.left) if self.numbered else ():
            found.append(tuple(self._list_content_words(*match.span(1))))
            self._blank(*match.span())
        for match in _WHERE.finditer(self.left):
            if len(match["name"].split()) <= _LONGEST_NAME:
                found.append(tuple(self._list_content_words(*match.span("name"))))
                self._blank(*match.span())
        return tuple(run for run in found if run)

    def _is_reporting_period(self, match: re.Match[str]) -> bool:
        """Tell whether a period is meant ("trong kỳ báo cáo"), no document ("người ký báo cáo")."""
        before = self.text[: match.start()].lower()
        return before.endswith("kỳ ") or re.search(r"(?:trong|moi|cac|nhung|dau|cuoi) ky $", before) is not None

    def take_runs(self) -> tuple[tuple[str, ...], ...]:
        """Return what is left, in runs that nothing was taken out of."""
        self.left = _FILLER.sub(lambda match: "\n" * len(match[0]), self.left)
        marked, found, at = not self.text.isascii(), list[tuple[str, ...]](), 0
        for part in re.split(r"([\n?!;:()\"“”]+)", self.left):
            words = (
                m[0]
                for m in _WORD.finditer(part)
                if is_content_word(m[0], self.text[at + m.start() : at + m.end()], marked=marked)
            )
            found.append(tuple(words))
            at += len(part)
        return tuple(run for run in found if run)


def _find_period_end(text: str, at: int) -> int:
    match = re.compile(
        r"(?:giai doan|nhiem ky|thoi ky|tu nam|cac nam|trong|thang|quy|qui|nam|dau nam|cuoi nam|\d+ thang(?: dau"
        r"| cuoi)?(?: nam)?)?"
        r"\s*(?:iv|i{1,3}|\d{1,4})?\s*(?:/|nam|-|den nam|den|cua nam)*\s*(?:(?:19|20)\d\d)?\s*(?:(?:-"
        r"|den(?: nam)?)\s*(?:19|20)\d\d)?"
    ).match(text, at)
    return at + len(match[0].rstrip()) if match else at
