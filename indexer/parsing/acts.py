"""Acts that are cited by name and year: the Constitution, codes, laws, ordinances, treaties.

"Bộ luật Dân sự năm 2015", "Luật Đất đai 2024", "Luật Tổ chức HĐND và UBND ngày 26/11/2003". One without year or day
names no act; one with its number is found by ``indexer.parsing.numbers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from indexer.grammar.law_table import LAWS
from indexer.grammar.laws import find_laws, key_law
from indexer.parsing.dates import read_date_after
from indexer.parsing.numbers import Number
from indexer.text.folding import UPPER, fold
from indexer.text.patterns import compile_late

_TYPE = compile_late(
    r"[HBLPCN](?<!\w.)(?:i(?<=Hi)ến pháp|ộ(?<=Bộ) [Ll]uật|u(?<=Lu)ật|h(?<=Ph)áp lệnh|i(?<=Hi)ệp định|ô(?<=Cô)ng ước"
    r"|g(?<=Ng)hị định thư)(?!\w)"
)
_KINDS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
_TREATIES = ("Hiệp định", "Công ước", "Nghị định thư")

_YEAR = compile_late(
    r"(?:\s*\(\s*(?:sửa đổi|đã sửa đổi)(?:,? bổ sung)?(?:\s*\))?)?\s*,?\s*\(?\s*(?P<many>các\s+)?(?:năm\s+)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d|\s*[/.]\s*\d|\s*[-–]\s*\d)\s*\)?",
    re.IGNORECASE,
)
_STATE = compile_late(r"\s+(?:của\s+)?nước\s+(?:Cộng hòa xã hội chủ nghĩa|CHXHCN)\s+Việt Nam", re.IGNORECASE)
_OTHER = (
    r"(?:này|số|được|quy định|thi hành|hiệu lực|từ|đến|trong|ngày|năm|nêu|trên|đã|bị|hết|ban hành|thông qua|để|khi"
    r"|hướng dẫn|nghị định|nghị quyết|thông tư|quyết định|chỉ thị|luật|pháp lệnh|hiến pháp|căn cứ|giai đoạn|là|thì|sẽ)"
)
_NAME = compile_late(
    rf"\s+(?=[{UPPER}])(?:(?!\b{_OTHER}\b)[^.;:()\d“”\"|\n]){{2,110}}?(?=\s*[,(]?\s*(?:các\s+năm|năm|ngày|\(|\d))",
    re.IGNORECASE,
)
_TREATY = compile_late(
    r"\s+(?:(?!\b(?:này|được|đã|ký|thông qua|thi hành|nêu|hết|nghị định|thông tư)\b)[^.;:\d“”\"|\n]){2,140}?"
    r"(?=\s*\(?(?:năm|ngày)\s+\d)"
)
_AMENDING = compile_late(
    r"\s+[Ss]ửa đổi(?:,?\s+(?:và\s+)?bổ sung)?(?:[^.;:()\d|]{0,120}?\s(?:của(?:\s+các)?|các))?"
    r"\s+(?=Luật|Bộ luật|Pháp lệnh)"
)
_NEXT_LAW = compile_late(r"(?:,\s+|\s+và\s+)?(?:Luật|Bộ luật|Pháp lệnh)(?=\s)")
_SPELLINGS = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("quy pham phap luat", "qppl"))


def _make_name_pattern(name: str) -> str:
    """Return a folded name as a pattern: its marks and blanks of any kind, its abbreviations as well."""
    for whole, letters in _SPELLINGS:
        name = name.replace(whole, f"(?:{whole}|{letters})")
    return re.sub(r"[ ,]+", r"[\\s,]+", name)


@cache
def _compile_law_names() -> re.Pattern[str]:
    """Return the names of the laws of the table. Made when a law is read: no search waits for it."""
    names = {fold(re.sub("^(?:Bộ luật|Luật|Pháp lệnh) ", "", law.name)) for law in LAWS if law.number}
    longest_first = sorted(names, key=len)[::-1]
    return re.compile(rf"\s+(?P<name>{'|'.join(map(_make_name_pattern, longest_first))})(?!\w)")


def find_acts(text: str, folded: str, numbers: Sequence[Number]) -> Iterator[Number]:
    """Yield the acts that a text cites by name and year, in order, but for those whose number follows.

    >>> t = "theo Luật Đất đai năm 2013 và Hiến pháp 2013"; [a.canonical for a in find_acts(t, fold(t), [])]
    ['Luật Đất đai 2013', 'Hiến pháp 2013']
    """
    at = taken = 0
    for match in _TYPE.finditer(text):
        if match.start() < taken:
            continue
        while at < len(numbers) and numbers[at].end <= match.start():
            at += 1
        if at < len(numbers) and numbers[at].head <= match.start():
            continue
        act = _read_act(text, folded, match)
        if act is not None and not (at < len(numbers) and numbers[at].head < act.end):
            for one in (act, *_find_of_more_years(text, act)):
                taken = one.end
                yield one


_MORE_YEARS = compile_late(
    r"(?:\s*,\s*|\s*,?\s+(?:và|hoặc)\s+)(?P<head>(?:năm\s+)?(?P<year>(?:19|20)\d\d))(?!\d|\s*[/.]\s*\d|\s*[-–]\s*\d)"
)
_SEVERAL = compile_late(r"các\s+năm\s+\d{4}$")


def _find_of_more_years(text: str, act: Number) -> Iterator[Number]:
    """Yield the acts of the same name and of further years: "Luật Đất đai các năm 2003, 2013".

    Without "các năm" a year counts where the table of laws has one of that year: "Luật Đất đai năm 2013, 2024".
    """
    name = (act.named or "").rpartition(" ")[0]
    several = _SEVERAL.search(text, act.start, act.end) is not None
    end = act.end
    while (more := _MORE_YEARS.match(text, end)) is not None:
        year = int(more["year"])
        if not (several or find_laws(name, year)):
            return
        start, end = more.span("year")
        yield replace(act, start=start, end=end, head=more.start("head"), year=year, named=f"{name} {year}")


def _read_act(text: str, folded: str, match: re.Match[str]) -> Number | None:
    kind = next((k for k in (*_KINDS, *_TREATIES) if fold(k) == " ".join(fold(match[0]).split())), match[0])
    for end in _name_ends(text, folded, match.end(), kind):
        year = _YEAR.match(text, end)
        date = read_date_after(text, end) if year is None else None
        if year is None and (date is None or len(date.iso) < 10):
            continue
        stated = int(year["year"]) if year else int(date.iso[:4]) if date else 0
        stop = year.end("year") if year else end
        name = _name(kind, text[match.end() : end], stated)
        return _make_act_of_year(match.start(), stop, kind, name, stated)
    return None


def _make_act_of_year(start: int, end: int, kind: str, name: str, year: int) -> Number:
    """Return the mention of an act by its name and year alone."""
    return Number(
        start=start,
        end=end,
        head=start,
        doc_type=kind,
        number="",
        year=year,
        symbol=None,
        named=f"{name} {year}",
    )


def _name_ends(text: str, folded: str, at: int, kind: str) -> Iterator[int]:
    """Yield where the name after its type may end: a known name, one of capitals, one that amends others."""
    if kind == "Hiến pháp":
        state = _STATE.match(text, at)
        yield state.end() if state else at
        return
    if kind in _TREATIES:
        if treaty := _TREATY.match(text, at):
            yield treaty.end()
        return
    if amending := _AMENDING.match(text, at):
        end = amending.end()
        while (one := _NEXT_LAW.match(text, end)) and (known := _find_known_name_end(text, folded, one.end())):
            end = known
        if end > amending.end():
            yield end
        return
    if known := _find_known_name_end(text, folded, at):
        yield known
    if (name := _NAME.match(text, at)) is not None and text[at : name.end()].lstrip()[:1].isupper():
        yield name.end()


def _find_known_name_end(text: str, folded: str, at: int) -> int | None:
    match = _compile_law_names().match(folded, at)
    return match.end() if match and (text[match.start("name")].isupper() or "\n" not in match[0]) else None


def _name(kind: str, words: str, year: int) -> str:
    """Type and name as the table spells it, else as they are written, the Constitution without the State's name."""
    if kind == "Hiến pháp":
        return kind
    written = f"{kind} {' '.join(words.replace('*', ' ').split())}".strip(" ,")
    known = find_laws(written, year) or find_laws(written)
    return known[0].name if known else written


def number_of_act(named: str, date: str | None) -> str | None:
    """Return the number of an act that is named with its year, where the table of laws says which it is.

    >>> number_of_act("Luật Đất đai 2013", None)
    '45/2013/QH13'
    >>> number_of_act("Luật Tổ chức chính quyền địa phương 2025", "2025-06-16")
    '72/2025/QH15'
    """
    name, _, year = named.rpartition(" ")
    laws = find_laws(name, int(year)) if year.isdigit() else ()
    if len(laws) > 1 and date is not None:
        laws = find_laws(name, int(year), date)
    if len(laws) == 1 and date is not None and laws[0].date[5:] != date[5:] and _is_day_of_another(name, date):
        return None
    return (laws[0].number or None) if len(laws) == 1 else None


def _is_day_of_another(name: str, date: str) -> bool:
    """Tell whether a law of this name was made on that day of another year: "ngày 19/02/2015" for 19/02/2025."""
    return len(date) == len("2015-02-19") and any(law.date[5:] == date[5:] for law in find_laws(name))


def is_same_law(named: str, subject: str | None, doc_type: str | None, year: int | None) -> bool:
    """Tell whether a numbered law of this subject is the act that is named: "Luật Giá 2023" is the Luật "Giá" of
    2023.
    """
    name, _, stated = named.rpartition(" ")
    return bool(subject) and str(year) == stated and key_law(f"{doc_type} {subject}") == key_law(name)


_TYPED = compile_late(r"(?<!\w)(?P<kind>hien phap|bo luat|luat|phap lenh)(?!\w)")
_TYPED_YEAR = compile_late(r"\s*,?\s*\(?(?:nam\s+)?(?P<year>(?:19|20)\d\d)(?!\d)")


def find_typed_acts(text: str, folded: str) -> Iterator[Number]:
    """Yield the same of what a person typed, with diacritics or without: "luat dat dai 2013".

    >>> t = "bo luat dan su nam 2015"; [a.canonical for a in find_typed_acts(t, fold(t))]
    ['Bộ luật Dân sự 2015']
    """
    found = list(find_acts(text, folded, []))
    yield from found
    for match in _TYPED.finditer(folded):
        if any(act.start <= match.start() < act.end for act in found):
            continue
        known = _compile_law_names().match(folded, match.end()) if match["kind"] != "hien phap" else match
        year = _TYPED_YEAR.match(folded, known.end()) if known else None
        if known is None or year is None:
            continue
        laws = find_laws(folded[match.start() : known.end()], int(year["year"]))
        if laws:
            name = laws[0].name
            kind = next(kind for kind in _KINDS if name.startswith(kind))
            yield _make_act_of_year(match.start(), year.end("year"), kind, name, int(year["year"]))
