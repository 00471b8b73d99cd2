"""Two documents → what is the same in them and what is not: section by section, line by line, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from indexer.comparing.alignment import align, list_heading_words, list_line_words
from indexer.comparing.results import Change, ComparedCitation, ComparedLine, ComparedSection, Comparison
from indexer.deadline import check_time
from indexer.grammar.formulas import BEGINS_RECIPIENTS
from indexer.models import Citation, Document, Passage
from indexer.text.folding import fold_tones, make_key, split_codes

_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*|[^\W\d_]+|[%,;:!?()“”]")
_BAR = re.compile(r"\|")
_D = str.maketrans("Ðð", "Đđ")  # the Icelandic letter, as some keyboards give it


@dataclass(slots=True)
class _Section:
    heading: Passage | None
    lines: list[Passage] = field(default_factory=list)


@dataclass(slots=True)
class _Cited:
    """A document as one side cites it: its first mention, the years that are told, how often."""

    first: Citation
    years: set[int]
    times: int = 0


def compare(left: Document, right: Document) -> Comparison:
    """Compare two documents: the same headings beside each other, with what changed, came and went under each.

    Letterheads, titles, recipients and signatures are left out: the metadata tells of them.

    >>> from indexer import parse
    >>> one = parse("I. KẾT QUẢ\\n\\nTiếp nhận 5.842 hồ sơ.\\n\\nTheo Kế hoạch số 282/KH-SCT.\\n")
    >>> two = parse("I. KẾT QUẢ\\n\\nTiếp nhận 6.318 hồ sơ.\\n")
    >>> found = compare(one, two)
    >>> [(line.status, line.figures) for line in found.sections[-1].lines]
    [('changed', True), ('gone', False)]
    >>> [(cited.citation.canonical, cited.status) for cited in found.citations]
    [('282/KH-SCT', 'gone')]
    """
    sections = tuple(_compare_sections(left, right))
    return Comparison(left, right, sections, tuple(_compare_citations(left.citations, right.citations)))


def _compare_sections(left: Document, right: Document) -> Iterator[ComparedSection]:
    one, other = _divide(left), _divide(right)
    names = [[_name(document, section) for section in found] for document, found in ((left, one), (right, other))]
    for i, j in align(*names):
        ours = one[i] if i is not None else _Section(None)
        theirs = other[j] if j is not None else _Section(None)
        lines = tuple(_compare_lines(left, right, ours.lines, theirs.lines))
        if lines or ours.heading or theirs.heading:
            yield ComparedSection(ours.heading, theirs.heading, lines)


def _divide(document: Document) -> list[_Section]:
    """Return the body of a document, a section a heading; the first has none."""
    found = [_Section(None)]
    for passage in _list_body_passages(document):
        if passage.kind == "heading":
            found.append(_Section(passage))
        else:
            found[-1].lines.append(passage)
    return found


def _list_body_passages(document: Document) -> Iterator[Passage]:
    """Yield the passages below the title, without the recipients and the signature."""
    text, known = document.source.text, document.metadata
    begins = max((passage.end for passage in document.passages if passage.kind == "title"), default=0)
    places = [v.start for v in (known.signer_title, known.signer) if v is not None and v.start is not None]
    ends = [v.end for v in (known.signer_title, known.signer) if v is not None and v.end is not None]
    signed = (min(places), max(ends)) if places and ends else (0, 0)
    left_out: set[int] = set()
    for index, passage in enumerate(document.passages):
        in_signature = passage.end > signed[0] and passage.start < signed[1]
        if BEGINS_RECIPIENTS.match(text, passage.start) or passage.parent in left_out:
            left_out.add(index)
        elif passage.start >= begins and not in_signature:
            yield passage


def _name(document: Document, section: _Section) -> tuple[str, ...]:
    return list_heading_words(_read_text(document, section.heading)) if section.heading else ("",)


def _read_text(document: Document, passage: Passage) -> str:
    return document.source.text[passage.start : passage.end]


def _compare_lines(
    left: Document, right: Document, ours: Sequence[Passage], theirs: Sequence[Passage]
) -> Iterator[ComparedLine]:
    words = [[list_line_words(_read_text(d, line)) for line in lines] for d, lines in ((left, ours), (right, theirs))]
    for i, j in align(*words):
        check_time()
        one, other = ours[i] if i is not None else None, theirs[j] if j is not None else None
        if one is None or other is None:
            yield ComparedLine(one, other)
        else:
            yield ComparedLine(one, other, *_differ(left.source.text, one, right.source.text, other))


def _differ(left: str, one: Passage, right: str, other: Passage) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Return the words of two lines that differ, of two rows of as many cells cell by cell."""
    cells, others = _cut_cells(left, one), _cut_cells(right, other)
    if len(cells) != len(others):
        cells, others = [(one.start, one.end)], [(other.start, other.end)]
    gone, new = list[Change](), list[Change]()
    for cell, beside in zip(cells, others, strict=True):
        ours, theirs = list(_TOKEN.finditer(left, *cell)), list(_TOKEN.finditer(right, *beside))
        codes = SequenceMatcher(None, _spell(ours), _spell(theirs), autojunk=False).get_opcodes()
        apart = [code for code in codes if code[0] != "equal"]
        gone += [change for _, i, k, _, _ in apart for change in _list_changes(left, ours[i:k])]
        new += [change for _, _, _, j, n in apart for change in _list_changes(right, theirs[j:n])]
    return tuple(gone), tuple(new)


def _cut_cells(text: str, passage: Passage) -> list[tuple[int, int]]:
    """Return the cells of a table row; what is none is one cell."""
    if passage.kind != "row":
        return [(passage.start, passage.end)]
    bars = [match.start() for match in _BAR.finditer(text, passage.start, passage.end)]
    return list(pairwise((passage.start, *bars, passage.end)))


def _spell(tokens: Iterable[re.Match[str]]) -> list[str]:
    """Return words as they are compared: the case of letters, the placement of tones and the letter for Đ do
    not count.
    """
    return [fold_tones(match[0].translate(_D)) for match in tokens]


def _list_changes(text: str, tokens: Iterable[re.Match[str]]) -> Iterator[Change]:
    """Yield a run of words as one change, in a table row one a cell."""
    run: list[re.Match[str]] = []
    for token in tokens:
        if run and "|" in text[run[-1].end() : token.start()]:
            yield _change(run)
            run = []
        run.append(token)
    if run:
        yield _change(run)


def _change(run: Sequence[re.Match[str]]) -> Change:
    """Return a run of words that differ; a figure when nothing but numbers is in it."""
    figure = any(token[0][0].isdigit() for token in run) and not any(token[0][0].isalpha() for token in run)
    return Change(run[0].start(), run[-1].end(), figure)


def _compare_citations(left: Sequence[Citation], right: Sequence[Citation]) -> Iterator[ComparedCitation]:
    """Yield what either cites: new ones, then those that are gone, then those of both."""
    ours, theirs = _gather(left), _gather(right)
    pairs = [(one, _find_same_citation(theirs, key, one)) for key, one in ours.items()]
    met = {id(other) for _, other in pairs if other}
    yield from (ComparedCitation(other.first, 0, other.times) for other in theirs.values() if id(other) not in met)
    yield from (ComparedCitation(one.first, one.times, 0) for one, other in pairs if other is None)
    yield from (ComparedCitation(one.first, one.times, other.times) for one, other in pairs if other is not None)


_Key = tuple[tuple[str, ...], str]


def _gather(citations: Iterable[Citation]) -> dict[_Key, _Cited]:
    """Return the documents that are cited, by their number and whose they are."""
    found: dict[_Key, _Cited] = {}
    for citation in citations:
        if citation.canonical is None:
            continue
        body = make_key(citation.issuer or citation.scope or "")
        one = found.setdefault((split_codes(citation.canonical), body), _Cited(citation, set()))
        one.times += 1
        if year := citation.year or (int(citation.date[:4]) if citation.date else None):
            one.years.add(year)
    return {key: one for key, one in found.items() if not _is_of_named(found, key, one)}


def _is_of_named(found: Mapping[_Key, _Cited], key: _Key, one: _Cited) -> bool:
    """Tell whether a number whose body is only inferred is one of the same place that is named; it is counted with
    that.
    """
    named = next((other for (codes, _), other in found.items() if codes == key[0] and _may_be(one, other)), None)
    if named is None or one.first.issuer_text is not None or named.first.issuer_text is None:
        return False
    named.times += one.times
    named.years |= one.years
    return True


def _may_be(one: _Cited, other: _Cited) -> bool:
    """Of one place, and the body of one of them is no more than inferred."""
    inferred = one.first.issuer_text is None or other.first.issuer_text is None
    return one is not other and inferred and one.first.scope == other.first.scope


def _find_same_citation(other: dict[_Key, _Cited], key: _Key, one: _Cited) -> _Cited | None:
    """Return what the other side cites under the same number, when no year that both tell speaks against it."""
    found = other.get(key) or next(
        (cited for (codes, _), cited in other.items() if codes == key[0] and _may_be(one, cited)), None
    )
    if found is None or (found.years and one.years and not found.years & one.years):
        return None
    return found
