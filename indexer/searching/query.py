"""What a person typed → ``Query``. Never raises: what cannot be understood is words, and a note says so.

Understood, in this order: document numbers in any spelling, prefixes (``tỉnh: Bắc Giang``, ``từ: 1/2023``),
"quoted phrases", ``-excluded`` or ``NOT excluded`` (a word, a phrase, a number or a prefix), ``khoáng*`` (what begins
so), ``giá đất ~5 bồi thường`` (near each other), ``OR`` (``HOẶC``) in capitals, which stands between all that is looked
for before and after it; everything else is words, whatever marks stand among them. All words are asked for. What other
search boxes have and this one has not is said (``indexer.searching.operators``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, field, fields, replace
from itertools import zip_longest

from indexer.models import NO_FILTERS, DayRange, Filters, Name, Near, Note, NoteValue, NumberQuery, Query, note
from indexer.parsing.provisions import place_typed_provisions
from indexer.parsing.typed_numbers import find_bare_number, find_typed_numbers
from indexer.searching import operators
from indexer.searching.prefixes import EXAMPLES, PREFIXES, Understood, is_prefix, read_prefix
from indexer.text import segmentation
from indexer.text.folding import clean_typed as as_typed
from indexer.text.folding import fold, fold_tones
from indexer.text.patterns import compile_late
from indexer.text.split_letters import join_letters

__all__ = ["find_typed_numbers", "join_alternatives", "limit_query", "parse_query"]

_QUOTED = compile_late(r"[\"“”„«]([^\"“”„«»]*)[\"“”„»]")
_PREFIX = compile_late(rf"(?<![^\W_])({'|'.join(sorted(PREFIXES, key=len, reverse=True))})\s?:[ \t]*")
_OR = compile_late(r"(?<!\S)(?:OR|HOẶC)(?!\S)")
_AND = compile_late(r"(?<!\S)(?:AND|VÀ)(?!\S)")
_BEGINNING = compile_late(r"(?<![^\W_])([^\W_]{2,})\*(?![^\W_])")
_EXCLUDED_BEGINNING = compile_late(r"(?<!\S)-([^\W_]{2,})\*(?!\S)")
_NEAR = compile_late(r"\s~\s*(\d{1,2}(?=\s))?\s*")
_WITHIN = 10  # words between two that are to be near each other
_STOP = compile_late(rf"[\n\"“”„«]|{_OR.pattern}|(?<=\s)-(?=[^\W_])")
_MOST = 20  # alternatives of one query
_EXCLUDED = compile_late(r"(?<!\S)-(?=[^\W_])(\S+)")


@dataclass(slots=True)
class _Typed:
    """What was typed, with what has been understood so far blanked out of ``left``."""

    text: str
    left: str
    numbers: list[NumberQuery] = field(default_factory=list)
    phrases: list[tuple[int, int]] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    _: KW_ONLY
    filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    excluded_numbers: list[NumberQuery] = field(default_factory=list)
    excluded_filters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    beginnings: list[tuple[int, str]] = field(default_factory=list)
    nears: list[tuple[int, Near]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def blank(self, start: int, end: int) -> None:
        """Nothing pairs across what was taken out."""
        self.left = self.left[:start] + "\n" * (end - start) + self.left[end:]

    def has_minus(self, start: int) -> bool:
        """Does a minus that excludes stand right before ``start``?"""
        return self.text[max(start - 1, 0) : start] == "-" and not self.text[max(start - 2, 0) : start - 1].strip()

    def narrow(self, name: str, values: tuple[str, ...], *, minus: bool) -> None:
        filters = self.excluded_filters if minus else self.filters
        filters[name] = (*filters.get(name, ()), *values)


def parse_query(text: str, filters: Filters = NO_FILTERS) -> Query:
    """Understand what was typed; ``filters`` chosen beside the box are joined with those typed in it.

    >>> query = parse_query('tỉnh: "Quảng Ngãi" 846 qd ubnd "tiếp cận điện năng" -khí')
    >>> query.filters.province, query.numbers[0].codes, query.phrases, query.excluded
    (('Quảng Ngãi',), ('qd', 'ubnd'), (('tiep', 'can', 'dien', 'nang'),), ('khí',))
    """
    whole = join_letters(as_typed(text))
    said, notes = operators.translate_operators(whole.text)
    if whole.syllables:
        notes.append(note("joined_letters", text=" ".join(whole.text.split())))
    typed = _Typed(said, said, notes=notes)
    _take_numbers(typed)
    _take_prefixes(typed)
    _take_phrases(typed)
    _take_beginnings(typed)
    _take_excluded(typed)
    _take_nears(typed)
    _join_dates(typed)
    parts = _take_alternatives(typed)
    query = join_alternatives(parts) if len(parts) > 1 else parts[0] if parts else _make_query(typed)
    without = _join_filters(NO_FILTERS, typed.excluded_filters)
    numbers = tuple(typed.excluded_numbers)
    return replace(
        query,
        raw=text,
        filters=_join_filters(filters, typed.filters),
        excluded_numbers=numbers,
        excluded_filters=without,
    )


def join_alternatives(alternatives: Sequence[Query]) -> Query:
    """Join alternatives into one query for what matches any of them; it has all that any of them has, each number
    once.

    >>> query = join_alternatives([parse_query("điện năng"), parse_query("846/QĐ-UBND")])
    >>> query.syllables, [number.number for number in query.numbers], len(query.alternatives)
    (('dien', 'nang'), ['846'], 2)
    """
    return Query(
        raw="",
        text=" ; ".join(filter(None, (one.text for one in alternatives))),
        words=tuple(word for one in alternatives for word in one.words),
        syllables=tuple(syllable for one in alternatives for syllable in one.syllables),
        pairs=tuple(pair for one in alternatives for pair in one.pairs),
        phrases=tuple(dict.fromkeys(phrase for one in alternatives for phrase in one.phrases)),
        quoted=tuple(dict.fromkeys(phrase for one in alternatives for phrase in one.quoted)),
        beginnings=tuple(dict.fromkeys(start for one in alternatives for start in one.beginnings)),
        nears=tuple(dict.fromkeys(near for one in alternatives for near in one.nears)),
        excluded=tuple(dict.fromkeys(term for one in alternatives for term in one.excluded)),
        numbers=tuple(dict.fromkeys(number for one in alternatives for number in one.numbers)),
        notes=tuple(dict.fromkeys(said for one in alternatives for said in one.notes)),
        alternatives=tuple(alternatives),
    )


def limit_query(query: Query, like: Query) -> Query:
    """Limit a query by what holds for the whole of another: what was typed, its filters, what it leaves out."""
    return replace(
        query,
        raw=like.raw,
        filters=like.filters,
        excluded_numbers=like.excluded_numbers,
        excluded_filters=like.excluded_filters,
    )


def _make_query(typed: _Typed, start: int = 0, end: int | None = None) -> Query:
    """Return what was typed from ``start`` to ``end``, without filters; what is excluded is excluded everywhere."""
    end = len(typed.left) if end is None else end
    left = typed.left[start:end]
    numbers = [number for number in typed.numbers if start <= number.start < end]
    quoted = [typed.text[a:b] for a, b in typed.phrases if start <= a <= b <= end]
    alone = find_bare_number(left) if not (numbers or quoted) else None
    if alone is not None:  # a document's number, perhaps: its digits stay words
        numbers.append(replace(alone, start=start + alone.start, end=start + alone.end))
        typed.notes.append(note("number_too", number=alone.number))
    pieces = [segmentation.ungroup_digits(left), *quoted]
    phrases = (segmentation.fold_phrase(piece) for piece in quoted)
    return Query(
        raw=typed.text[start:end],
        text=" ".join(" ".join(pieces).split()),
        words=tuple(word for piece in pieces for word in segmentation.list_typed_words(piece)),
        syllables=tuple(syllable.text for piece in pieces for syllable in segmentation.cut_syllables(piece)),
        pairs=tuple(pair.text for piece in pieces for pair in segmentation.pair_syllables(piece)),
        phrases=tuple(phrase for phrase in phrases if phrase),
        quoted=tuple(run for piece in quoted if (run := segmentation.list_typed_words(piece))),
        beginnings=tuple(dict.fromkeys(one for at, one in typed.beginnings if start <= at < end)),
        nears=tuple(near for at, near in typed.nears if start <= at < end),
        excluded=tuple(dict.fromkeys(typed.excluded)),
        numbers=tuple(numbers),
        notes=tuple(dict.fromkeys(typed.notes)),
    )


def _take_numbers(typed: _Typed) -> None:
    """Numbers come first; inside quotes only when nothing else is quoted with them."""
    quoted = [(match.start(1), match.end(1)) for match in _QUOTED.finditer(typed.text)]
    for number in find_typed_numbers(typed.text):
        inside = [(start, end) for start, end in quoted if start < number.end and number.start < end]
        beside = (typed.text[start : number.start] + typed.text[number.end : end] for start, end in inside)
        if any(rest.strip() for rest in beside):
            continue
        provisions, lead = place_typed_provisions(typed.left, 0, number.start)
        before = _find_last_prefix(typed.left, lead)
        if provisions and (before is None or before[0] != "cites"):
            before = _find_last_prefix(typed.left, number.start)
        start = min([number.start if before is None else before[1], *(start - 1 for start, _ in inside)])
        minus = typed.has_minus(start)
        if before is not None and before[0] == "cites":
            cited = " ".join(typed.text[lead : number.end].split()) if provisions else number.raw
            typed.narrow("cites", (cited,), minus=minus)
            typed.notes.append(_note_narrowing("cites", cited, minus=minus))
        elif minus:
            typed.excluded_numbers.append(number)
            typed.notes.append(note("number_left_out", typed=number.raw))
        else:
            typed.numbers.append(number)
            typed.notes.append(note("number_taken", typed=number.raw))
        typed.blank(start - minus, max([number.end, *(end + 1 for _, end in inside)]))


def _note_narrowing(name: str, values: NoteValue, *, minus: bool) -> Note:
    """Return the note of a filter, or that of its exclusion."""
    return note("left_out_by" if minus else "filtered", filter=Name("filter", name), values=values)


def _find_last_prefix(text: str, at: int) -> tuple[str, int] | None:
    """Return (filter, where it begins) of a prefix for numbers that stands right before a number."""
    for match in _PREFIX.finditer(fold(text), max(0, at - 40), at):
        if match.end() == at and PREFIXES[match[1]] in ("cites", "number"):
            return PREFIXES[match[1]], match.start()
    return None


def _take_prefixes(typed: _Typed) -> None:
    quoted = [match.span() for match in _QUOTED.finditer(typed.left)]
    found = [
        match
        for match in _PREFIX.finditer(fold(typed.left))
        if not any(start < match.start() < end for start, end in quoted)
        and is_prefix(typed.left[match.start(1) : match.end(1)])
    ]
    for match, following in zip_longest(found, found[1:]):
        minus = typed.has_minus(match.start())
        limit = following.start() - typed.has_minus(following.start()) if following else len(typed.left)
        value, end = _cut_value(typed.left, match.end(), limit)
        understood = read_prefix(PREFIXES[match[1]], value)
        if understood is None:
            _note_misunderstood(typed, match, end, minus=minus)
            continue
        end = min(end, match.end() + understood.used) if end == match.end() + len(value) else end
        _narrow(typed, PREFIXES[match[1]], understood, (match.end(), end), minus=minus)
        typed.blank(match.start() - minus, end)


def _narrow(typed: _Typed, name: str, found: Understood, place: tuple[int, int], *, minus: bool) -> None:
    """Take the value of a prefix, to narrow by or to exclude."""
    if found.number is not None:
        (typed.excluded_numbers if minus else typed.numbers).append(_place_number(found.number, *place))
        excluded = note("number_left_out", typed=found.number.raw)
        typed.notes.append(excluded if minus else note("number_sought", number=found.told))
        return
    typed.narrow("date" if minus and name in ("since", "until") else name, found.values, minus=minus)
    typed.notes.append(_note_narrowing(name, found.told, minus=minus))


def _note_misunderstood(typed: _Typed, match: re.Match[str], end: int, *, minus: bool) -> None:
    """A prefix whose value makes no sense: words; excluded, it is ignored, with the first word of the value."""
    name, example = typed.left[match.start(1) : match.end(1)], EXAMPLES[PREFIXES[match[1]]]
    if minus:
        first = re.compile(r"[^\S\n]*[^\s\"“”„«»]+").match(typed.left, match.end(), end)
        last = end if typed.left[end - 1 : end] in '"”»“' else first.end() if first else match.end()
        shown = " ".join(typed.left[match.start() - 1 : last].split())
        typed.notes.append(note("exclusion_unread", typed=shown, example=f"-{name}: {example}"))
        typed.blank(match.start() - 1, last)
        return
    shown = " ".join(typed.left[match.start() : end].split())
    typed.notes.append(note("prefix_unread", typed=shown, example=f"{name}: {example}"))
    typed.blank(match.end(1), match.end())


def _place_number(number: NumberQuery, start: int, end: int) -> NumberQuery:
    """Return a number that was read from a prefix's value, at its place in what was typed."""
    return replace(number, start=start, end=end)


def _cut_value(text: str, start: int, limit: int) -> tuple[str, int]:
    """Return (what a prefix may take, where it ends): a quoted value, or all up to the next prefix or quote."""
    quoted = _QUOTED.match(text, start)
    if quoted:
        return quoted[1], quoted.end()
    stop = _STOP.search(text, start, limit)
    end = stop.start() if stop else limit
    return text[start:end], end


def _take_phrases(typed: _Typed) -> None:
    for match in _QUOTED.finditer(typed.left):
        minus = match.start() > 0 and typed.left[match.start() - 1] == "-"
        run = segmentation.fold_phrase(match[1])
        if minus and run:
            typed.excluded.append("_".join(segmentation.list_typed_words(match[1])))
            typed.notes.append(note("words_left_out", words=match[1].strip()))
        elif run:
            typed.phrases.append(match.span(1))
            typed.notes.append(note("phrase_sought", words=match[1].strip()))
        typed.blank(match.start() - minus, match.end())
    if re.search(r"[\"“”„«»]", typed.left):
        typed.notes.append(note("quote_open"))


def _take_beginnings(typed: _Typed) -> None:
    """``khoáng*``: what a word is to begin with; ``-khoáng*``: what none may."""
    for match in _EXCLUDED_BEGINNING.finditer(typed.left):
        typed.excluded.append(f"{fold_tones(match[1])}*")
        typed.notes.append(note("words_left_out", words=match[0][1:]))
        typed.blank(*match.span())
    for match in _BEGINNING.finditer(typed.left):
        typed.beginnings.append((match.start(), fold_tones(match[1])))
        typed.notes.append(note("beginning_sought", start=match[1]))
        typed.blank(*match.span())


def _take_nears(typed: _Typed) -> None:
    """``giá đất ~5 bồi thường``: the runs of words on both sides; they are looked for as words, too."""
    for match in _NEAR.finditer(typed.left):
        before = re.search(r"[^\n\"“”„«»~]*$", typed.left[: match.start()])
        after = re.match(r"[^\n\"“”„«»~]*", typed.left[match.end() :])
        left = segmentation.list_typed_words(_OR.split(before[0])[-1] if before else "")
        right = segmentation.list_typed_words(_OR.split(after[0])[0] if after else "")
        if not left or not right:
            typed.notes.append(note("operator_one_sided", operator="~"))
        else:
            within = int(match[1] or _WITHIN)
            typed.nears.append((match.start(), Near(left, right, within)))
            typed.notes.append(note("near_sought", left=" ".join(left), right=" ".join(right), n=within))
        typed.blank(*match.span())


def _take_excluded(typed: _Typed) -> None:
    for match in _EXCLUDED.finditer(typed.left):
        words = segmentation.list_typed_words(match[1])
        if not words:
            continue
        typed.excluded.append("_".join(words))
        typed.notes.append(note("words_left_out", words=match[1]))
        typed.blank(match.start(), match.end())


def _join_dates(typed: _Typed) -> None:
    """``từ: 1/2023 đến: 6/2023`` is one range: the last that was said of each end."""
    since = until = ""
    for dates in (*typed.filters.pop("since", ()), *typed.filters.pop("until", ())):
        first, _, last = dates.partition("..")
        since, until = first or since, last or until
    if since and until and until < since:
        since, until = until, since
        typed.notes.append(note("dates_exchanged", days=DayRange(f"{since}..{until}")))
    if since or until:
        typed.filters["date"] = (*typed.filters.get("date", ()), f"{since}..{until}")


def _take_alternatives(typed: _Typed) -> list[Query]:
    """Return what stands between OR, each once; none when there is no OR, or nothing but OR."""
    if _AND.search(typed.left) and not typed.text.isupper() and not _has_nothing_else(typed):
        typed.left = _AND.sub(lambda match: "\n" * len(match[0]), typed.left)
        typed.notes.append(note("and_ignored"))
    found = list(_OR.finditer(typed.left))
    if not found:
        return []
    if _has_nothing_else(typed) and not typed.filters and not typed.excluded:
        typed.notes.append(note("operator_alone", operator=found[0][0]))
        return []
    for match in found:
        typed.blank(*match.span())
    starts, ends = [0, *(match.end() for match in found)], [*(match.start() for match in found), len(typed.left)]
    parts = _list_distinct(typed, list(zip(starts, ends, strict=True)))
    if len(parts) < 2:
        typed.notes.append(note("operator_one_sided", operator=found[0][0]))
    else:
        typed.notes.append(note("alternatives", n=len(parts)))
        if re.search(r"[()\[\]{}]", typed.left):
            typed.notes.append(note("brackets_ignored", operator=found[0][0]))
    return [replace(part, notes=tuple(dict.fromkeys(typed.notes))) for part in parts]


def _list_distinct(typed: _Typed, places: Sequence[tuple[int, int]]) -> list[Query]:
    """Return the first alternatives that are not empty, each once."""
    parts: dict[str, Query] = {}
    for start, end in places:
        said = " ".join(typed.text[start:end].split())
        if said in parts:
            continue
        part = _make_query(typed, start, end)
        if part.empty:
            continue
        if len(parts) == _MOST:
            _unsay(typed, start)
            typed.notes.append(note("alternatives_cut", n=_MOST))
            break
        parts[said] = part
    return list(parts.values())


def _unsay(typed: _Typed, start: int) -> None:
    """Take back what was said of phrases and numbers from ``start`` on."""
    spans = [(a, note("phrase_sought", words=typed.text[a:b].strip())) for a, b in typed.phrases]
    spans += [(number.start, note("number_taken", typed=number.raw)) for number in typed.numbers]
    kept = {one for at, one in spans if at < start}
    gone = {one for at, one in spans if at >= start} - kept
    typed.notes = [one for one in typed.notes if one not in gone]


def _has_nothing_else(typed: _Typed) -> bool:
    taken = typed.numbers or typed.phrases or typed.beginnings
    return not (taken or segmentation.list_typed_words(_AND.sub(" ", _OR.sub(" ", typed.left))))


def _join_filters(filters: Filters, typed: dict[str, tuple[str, ...]]) -> Filters:
    names = (field.name for field in fields(Filters))
    return Filters(**{name: tuple(dict.fromkeys((*getattr(filters, name), *typed.get(name, ())))) for name in names})
