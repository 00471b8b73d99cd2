"""Document numbers as people type them, in any spelling → ``NumberQuery``.

A citation in a report is written with care and found by ``indexer.parsing``; what is typed into a search box is
not: no capitals, no diacritics, parts in any order, any part but the number left out. So what was typed is cut
into type words, codes, numbers and marks, and what stands together is judged together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from indexer.grammar.bodies import find_body
from indexer.grammar.doctypes import BY_FOLDED_NAME, DOC_TYPES, TYPE_CODES
from indexer.grammar.malformed_numbers import find_malformed, is_misread_number
from indexer.models import NumberQuery
from indexer.parsing.acts import find_typed_acts, number_of_act
from indexer.parsing.numbers import Number
from indexer.parsing.symbols import clean_symbol
from indexer.text.folding import clean_typed as as_typed
from indexer.text.folding import fold, key_number, split_codes, strip_number
from indexer.text.patterns import compile_late

Kind = Literal["type", "so", "number", "junk", "code", "mark", "blank", "other"]

_WORDLIKE = frozenset({"ca", "da", "du", "la", "pa", "qu", "tu"})
"""Folded codes that are syllables, too: "từ" is no "TU". They count in capitals, or after another code."""

_UNNAMED = frozenset({"bl", "hp", "l", "qyd", "cthd", "ttri", "tbkl"})
"""Codes that the symbol of their own type often lacks: Luật 15/2012/QH13, Quy định 306-QĐ/TU."""

_MINUS = compile_late(r"\s+-")
"""Between blank and number it ties nothing: it excludes what follows ("báo cáo -846/QĐ-UBND")."""

_YEAR = r"(?:19|20)\d\d"
_CODE_LETTERS = compile_late(r"[A-Za-zĐđÐðƯư&]+\d{0,3}")
_COUNTED = compile_late(
    r"\s*(?:%|(?:(?:nam|thang|ngay)(?!\s*\d)|tuan|quy|nguoi|ho\s+so|luot|thu\s+tuc|tthc|trieu|ty|dong|dieu|khoan|nhiem\s+vu|muc"
    r"|chi\s+tieu|noi\s+dung|giai\s+doan|dot|lan|ky|cap|xa|huyen|phong|don\s+vi|co\s+quan|van\s+ban|nhom|linh\s+vuc"
    r"|truong\s+hop|can\s+bo|cong\s+chuc|vien\s+chuc|to\s+chuc|ca\s+nhan|du\s+an|de\s+an|bien\s+che|nguoi|cong\s+trinh"
    r"|doanh\s+nghiep|diem|lop|mw|kw|kv|km|m|ha|gio|phut)(?!\w))"
)
_PERIOD = compile_late(r"(?<!\w)(?:ngay|thang|quy|nam|ky|giai\s+doan|muc\s+do|thu|khoa)\s*$")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: Kind
    start: int
    end: int
    year: int | None = None


@dataclass(slots=True, kw_only=True)
class _Item:
    """What may be one number: its parts in the order typed."""

    type: _Token | None = None
    so: bool = False
    before: list[_Token] = field(default_factory=list)
    number: _Token | None = None
    after: list[_Token] = field(default_factory=list)
    symbol: bool = False  # the first code after the number is tied to it by a mark

    @property
    def parts(self) -> list[_Token]:
        number = [self.number] if self.number else []
        return [*([self.type] if self.type else []), *self.before, *number, *self.after]


def find_typed_numbers(text: str) -> tuple[NumberQuery, ...]:
    """Return every document number in what was typed, in order; offsets are into the NFC form of ``text``.

    >>> [(n.number, n.codes, n.year) for n in find_typed_numbers("qd-ubnd 846/2017")]
    [('846', ('qd', 'ubnd'), 2017)]
    >>> [(n.raw, n.number) for n in find_typed_numbers("l586/QĐ-UBND")]
    [('l586/QĐ-UBND', '1586')]
    >>> find_typed_numbers("tháng 4/2025, quý I/2023, 30 MW, 5626/8086")
    ()
    """
    typed = as_typed(text)
    named = [(act, number_of_act(act.named or "", None)) for act in find_typed_acts(typed, fold(typed))]
    for act, _ in named:
        typed = f"{typed[: act.start]}{'~' * (act.end - act.start)}{typed[act.end :]}"
    foreign = [
        _make_company_number(match) for match in _FOREIGN.finditer(typed) if not _is_known_code(fold(match["letters"]))
    ]
    for one in foreign:
        typed = f"{typed[: one.start]}{'~' * (one.end - one.start)}{typed[one.end :]}"
    misread = list(_find_misread(typed))
    for one in misread:
        typed = f"{typed[: one.start]}{'~' * (one.end - one.start)}{typed[one.end :]}"
    folded = _YEAR_TIED.sub(r"\1/\2", fold(typed).replace("_", "-"))
    found = [query for item in _list_items(typed, folded) if (query := _judge_item(typed, folded, item)) is not None]
    found += [_make_act_number(as_typed(text), act, number) for act, number in named]
    found += [*foreign, *misread]
    return tuple(sorted(found, key=lambda query: query.start))


def _find_misread(typed: str) -> Iterator[NumberQuery]:
    """Numbers typed as a scan has them ("l586/QĐ-UBND"): what they probably are is looked for."""
    if _WELL_FORMED.fullmatch(typed):
        return
    for odd in find_malformed(f"{_SAID}{typed}"):
        start, end = odd.start - len(_SAID), odd.end - len(_SAID)
        if is_misread_number(raw := typed[start:end]):
            plain, codes, year = key_number(odd.meant)
            yield NumberQuery(raw=raw, number=plain or "", codes=codes, year=year, start=start, end=end)


_WELL_FORMED = re.compile(r"\d{1,5}/(?:(?:19|20)\d\d/)?(?:QĐ|NĐ|NQ|CT|KH|BC|TB|CV|TT)(?:-[A-ZĐ]{2,8})?")
_SAID = "số "  # what is typed as a number is announced


_YEAR_TIED = compile_late(rf"(?<![\d/.-])(\d{{1,5}})-({_YEAR})(?=\s?/\s?[a-z])")  # 19-2018/NQ-CP

_FOREIGN = compile_late(
    rf"(?<![\w/.-])(?P<letters>[A-Za-z][A-Za-z0-9&.]{{1,20}})[/-]{_YEAR}[/-]\d{{1,5}}(?![\w/]|[.,-]\d)"
)


def _make_company_number(match: re.Match[str]) -> NumberQuery:
    """Return a number whose letters and year come first, as companies write it: "JHDPC/2025/276"."""
    plain, found, year = key_number(match[0])
    return NumberQuery(raw=match[0], number=plain or "", codes=found, year=year, start=match.start(), end=match.end())


def _make_act_number(typed: str, act: Number, number: str | None) -> NumberQuery:
    """Return an act that is typed by its name: what its number asks for, where the table of laws has it."""
    plain, found, year = key_number(number or act.named or "")
    return NumberQuery(
        raw=typed[act.start : act.end], number=plain or "", codes=found, year=year, start=act.start, end=act.end
    )


def find_bare_number(text: str) -> NumberQuery | None:
    """Return a number alone, where only a document number can be meant: after ``số:``.

    >>> find_bare_number(" 0846 ").number
    '846'
    """
    typed = as_typed(text)
    match = re.fullmatch(rf"\s*(\d{{1,6}}[a-d]?)(?:\s?/\s?({_YEAR}))?\s*", typed)
    if match is None:
        return None
    year = int(match[2]) if match[2] else None
    return NumberQuery(
        raw=typed.strip(),
        number=strip_number(match[1]),
        codes=(),
        year=year,
        start=match.start(1),
        end=match.end(2 if year else 1),
    )


def find_meant_numbers(text: str) -> tuple[NumberQuery, ...]:
    """Return the document numbers in what a person typed where one is asked for; else the number alone that it is.

    >>> [one.raw for one in find_meant_numbers("846 qd ubnd")], [one.number for one in find_meant_numbers("846")]
    (['846 qd ubnd'], ['846'])
    >>> [(one.number, one.codes) for one in find_meant_numbers("Kế hoạch 02")], find_meant_numbers("cải cách")
    ([('2', ('kh',))], ())
    """
    return find_typed_numbers(text) or tuple(filter(None, [find_bare_number(text) or _number_of_type(text)]))


_TYPE_AND_REST = compile_late(
    r"\s*(?P<type>[^\W\d][^\W\d ]*(?: +[^\W\d]+){0,4}?) *(?:(?<= )số *:? *)?(?P<rest>\d.*)", re.IGNORECASE
)


def _number_of_type(text: str) -> NumberQuery | None:
    """Return a type and a number that a sentence would count with ("kế hoạch 02"): alone they name a document."""
    match = _TYPE_AND_REST.fullmatch(as_typed(text))
    number = find_bare_number(match["rest"]) if match else None
    if match is None or number is None:
        return None
    named = fold(" ".join(match["type"].split()))
    row = BY_FOLDED_NAME.get(named) or TYPE_CODES.get(named)
    if row is None or len(named) == 1:
        return None
    code = fold(row.code).split("-")[0]
    start, end = match.start("type"), match.start("rest") + number.end
    codes = (code,) if code and code not in _UNNAMED else ()
    return replace(number, raw=text.strip(), codes=codes, start=start, end=end)


@cache
def _compile_pattern() -> re.Pattern[str]:
    names = sorted((fold(row.name) for row in DOC_TYPES), key=len, reverse=True)
    types = "|".join(name.replace(" ", r"\s+") for name in names)
    return re.compile(
        rf"(?P<type>(?<!\w)(?:{types})(?!\w))|(?P<so>(?<!\w)so(?:\s+hieu)?(?!\w))"
        rf"|(?P<number>(?<!\w)(?:\d{{1,3}}\.\d{{3}}(?=\s?/\s?[a-z])|\d{{1,6}}(?:\.\d{{1,2}}(?=\s?/\s?{_YEAR}\s?/))?"
        r"(?:[a-d](?!\w)|\s?[a-hđ](?=\s?/\s?[a-z])|[a-z](?=\s?/\s?[a-z\d]))?))"
        rf"(?:\s?/\s?(?P<year>{_YEAR}))?(?!\w|\s?[/.,:\-]\s?\d)"
        r"|(?P<junk>\d+(?:\s?[./,:\-]\s?\d+)*\w*)|(?P<code>(?<!\w)[a-z&ư]+\d{0,3}(?!\w))"
        r"|(?P<mark>\s?[/\-_.&:]\s?)|(?P<blank>\s+)|(?P<other>\w+|.)",
        re.DOTALL,
    )


def _list_tokens(typed: str, folded: str) -> Iterator[_Token]:
    for match in _compile_pattern().finditer(folded):
        kind: Kind = match.lastgroup if match.lastgroup != "year" else "number"  # type: ignore[assignment]
        if kind == "code" and not _CODE_LETTERS.fullmatch(typed, match.start(), match.end()):
            kind = "other"  # a word with diacritics
        if kind == "number" and not typed[match.end("number") - 1].isascii():
            kind = "junk"  # "30ă" is no 30a
        yield _Token(kind, match.start(), match.end(), int(match["year"]) if match["year"] else None)


def _list_items(typed: str, folded: str) -> Iterator[_Item]:
    item, mark = _Item(), ""
    for token in _list_tokens(typed, folded):
        if token.kind in ("mark", "blank"):
            mark += folded[token.start : token.end]
            continue
        tied = mark.strip() if len(mark) <= 3 else ""
        if token.kind in ("type", "so", "number") and _MINUS.fullmatch(mark):
            yield item
            item, tied = _Item(), ""
        if not _belongs_to_item(item, token, typed, tied):
            yield item
            item = _Item()
            if not _belongs_to_item(item, token, typed, ""):
                continue
        _take(item, token, tied)
        mark = ""
    yield item


def _belongs_to_item(item: _Item, token: _Token, typed: str, tied: str) -> bool:
    """Can the token be the item's next part? ``tied`` is the mark between them, "" for a blank."""
    match token.kind:
        case "type":
            return not item.parts
        case "so":
            return item.number is None
        case "number":
            return item.number is None and tied in ("", "-", ".", ":")
        case "code":
            return _is_code(typed[token.start : token.end], item, tied)
        case _:
            return False


def _take(item: _Item, token: _Token, tied: str) -> None:
    match token.kind:
        case "type":
            item.type = token
        case "so":
            item.so = True
        case "number":
            item.number = token
        case _ if item.number is None:
            item.before.append(token)
        case _:
            item.symbol = item.symbol or (not item.after and tied in ("/", "-"))
            item.after.append(token)


def _is_code(written: str, item: _Item, tied: str) -> bool:
    folded = fold(written)
    another = bool(item.after if item.number else item.before)
    if item.number is not None and tied in ("/", "-", "&", "."):
        if another or sum(letter.isupper() for letter in written) > 1:
            return True
        return _is_known_code(folded) and (folded not in _WORDLIKE or written.isupper())
    if folded in _WORDLIKE and not (written.isupper() or another):
        return False
    return _is_known_code(folded)


def _is_known_code(code: str) -> bool:
    return code in TYPE_CODES or (len(code) > 1 and find_body(code) is not None)


def _judge_item(typed: str, folded: str, item: _Item) -> NumberQuery | None:
    """Return the item as a number, unless it is a count, a period, a year, or words that look like codes."""
    number = item.number
    if number is None:
        return None
    value = re.split(r"\s?/|-(?=\d)", typed[number.start : number.end])[0].replace(" ", "")
    value = re.sub(r"\.(?=\d{3}$)", "", value)
    symbol = "-".join(_part_code(typed[token.start : token.end]) for token in (*item.before, *item.after))
    found = tuple(dict.fromkeys(split_codes(symbol)))
    counted = _COUNTED.match(folded, item.parts[-1].end) is not None
    year_like = number.year is None and re.fullmatch(_YEAR, value) is not None
    if found:
        if item.type is not None and not item.symbol:
            found = tuple(dict.fromkeys((*_list_type_codes(item, folded), *found)))
        good = _is_good_symbol(item, found) and not (year_like and len(found) == 1 and not item.symbol)
        good = good and (item.symbol or not counted)
    else:
        good = _is_good_alone(item, value, folded, counted, year_like)
        found = _list_type_codes(item, folded)
    if not good:
        return None
    start, end = item.parts[0].start, item.parts[-1].end
    return NumberQuery(
        raw=typed[start:end], number=strip_number(value), codes=found, year=number.year, start=start, end=end
    )


def _part_code(code: str) -> str:
    """Return a type and a body that were typed as one: "qđubnd" is "QĐ-UBND"."""
    return clean_symbol(code.upper()) if len(code) > 4 and not _is_known_code(fold(code)) else code


def _is_good_symbol(item: _Item, found: tuple[str, ...]) -> bool:
    return item.symbol or item.type is not None or len(found) > 1 or found[0] in TYPE_CODES


def _is_good_alone(item: _Item, value: str, folded: str, counted: bool, year_like: bool) -> bool:
    """Is a number without codes that of a document: "nghị định 107/2020", "Nghị quyết 05", "846/2017"?"""
    amount = int(re.sub(r"\D", "", value) or 0)
    number = item.number
    if number is None or (counted and not item.so):
        return False
    if item.type is None:
        return number.year is not None and (
            item.so or (amount > 31 and not _PERIOD.search(folded, max(0, number.start - 20), number.start))
        )
    row = BY_FOLDED_NAME[" ".join(folded[item.type.start : item.type.end].split())]
    if item.so:
        return True
    if number.year is not None:
        return row.short or amount > 12
    return not year_like and (row.short or amount > 99)


def _list_type_codes(item: _Item, folded: str) -> tuple[str, ...]:
    if item.type is None:
        return ()
    row = BY_FOLDED_NAME[" ".join(folded[item.type.start : item.type.end].split())]
    code = fold(row.code).split("-")[0]
    return (code,) if code and code not in _UNNAMED else ()


def fits(wanted: NumberQuery, codes: str, year: int | None) -> bool:
    """Tell whether a number with these codes ("qd-ubnd") and this year can be what is wanted.

    A code fits without the number of a legislature: "hdnd" is "hdnd8", too.

    >>> fits(NumberQuery("qđ 846/2017", "846", ("qd",), 2017), "qd-ubnd", None)
    True
    """
    if wanted.year is not None and year is not None and wanted.year != year:
        return False
    held = set(codes.split("-")) if codes else set()
    held |= {code.rstrip("0123456789") for code in held}
    return held.issuperset(wanted.codes)


def measure_closeness(wanted: NumberQuery, codes: str, year: int | None) -> float:
    """Return how much of the rest a number shares that has the same plain number: of its codes, and the year. 0 to
    2.

    >>> typed = NumberQuery("15/2015/TT-BTC", "15", ("tt", "btc"), 2015)
    >>> held = [("tt-btc", 2019), ("tt-byt", 2015), ("qh13", 2012)]
    >>> tuple(measure_closeness(typed, *one) for one in held)
    (1.0, 1.3333333333333333, 0.0)
    """
    held, asked = set(codes.split("-")) if codes else set(), set(wanted.codes)
    shared = len(held & asked) / len(held | asked) if asked else 0.0
    return shared + (wanted.year is not None and wanted.year == year)
