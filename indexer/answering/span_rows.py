"""Every span that may answer a question, in the units that say most of it, with its features; one row a span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from indexer.answering.actors import find_inherited_actors
from indexer.answering.codes import find_asked_code
from indexer.answering.column_lists import list_columns, list_table_rows
from indexer.answering.features import SPAN_FEATURES, UNIT_FEATURES, weigh_spans, weigh_units
from indexer.answering.generators import LONGEST, NAMES, SORTS, GeneratedSpan, generate_spans, list_own_spans
from indexer.answering.learned_weights import Guess, LearnedWeights, list_asking_words
from indexer.answering.paper_weights import Weighed
from indexer.answering.question_block import QuestionBlock
from indexer.answering.retrieval import Floats, Papers, RetrievedPaper
from indexer.answering.rule_spans import RULE_FEATURES, place_answer
from indexer.models import Answer

KINDS = ("about", "compare", "count", "date", "docnum", "list", "org", "percent", "person", "reason", "relation",
         "where_cited", "yesno")  # fmt: skip
UNITS = 20  # that are searched for spans
OWN_PAPERS = 4  # whose own number, date, signer ... may be the answer
_OWN = tuple(at for at, sort in enumerate(SORTS) if sort.startswith("own_"))
_NAMED = [KINDS.index("org"), KINDS.index("person")]
_ASKS_NAME = 0.2  # how likely a body is asked for, that headings are searched for it
_LEAST = 1e-3
_FEW_ANSWERS = 5  # of the rules, above which it does not matter how many
_CODED = 8  # units that are searched besides for a code


@dataclass
class Found:
    """The spans of the best units of all papers, with their features; one row a span."""

    papers: Papers
    blocks: list[tuple[int, QuestionBlock]]
    sort_guess: Floats
    kind_guess: Floats
    unit_rows: Floats
    _: KW_ONLY
    best_units: Floats
    ruled: tuple[Answer, ...] = ()
    places: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = [(b, s) for b, (_, block) in enumerate(self.blocks) for s in range(len(block.spans))]

    def get_paper(self, row: int) -> RetrievedPaper:
        """Return the paper that a span stands in."""
        return self.papers.papers[self.blocks[self.places[row][0]][0]]

    def get_unit(self, row: int) -> int:
        """Return the unit that a span stands in."""
        return self.blocks[self.places[row][0]][1].at

    @cached_property
    def guessed(self) -> str:
        """The likeliest kind of the question."""
        return KINDS[int(self.kind_guess.argmax())]

    def read_words(self, row: int) -> str:
        """Return what a span says."""
        number, at = self.places[row]
        return self.blocks[number][1].read_words(at)

    def fold_words(self, row: int) -> str:
        """Return what a span says, without diacritics and marks."""
        number, at = self.places[row]
        return self.blocks[number][1].folded[at].strip(" *_.,;:-")

    def is_form(self, name: str) -> NDArray[np.bool_]:
        """Return, for each span, whether it was found by a form."""
        found: NDArray[np.bool_] = self.forms == _FORM[name]
        return found

    def is_ruled(self, row: int) -> bool:
        """Tell whether it is what the rules answer."""
        number, at = self.places[row]
        return self.blocks[number][1].spans[at].form == "rule"

    @cached_property
    def lengths(self) -> NDArray[np.int64]:
        return np.array([s.end - s.start for _, block in self.blocks for s in block.spans], np.int64)

    @cached_property
    def forms(self) -> NDArray[np.int64]:
        return np.array([_FORM[s.form] for _, block in self.blocks for s in block.spans], np.int64)

    @cached_property
    def sorts(self) -> NDArray[np.int64]:
        return np.array([_SORT[s.sort] for _, block in self.blocks for s in block.spans], np.int64)

    @cached_property
    def matrix(self) -> Floats:
        """Spans × features (``FEATURES``)."""
        if not self.places:
            return np.zeros((0, len(FEATURES)), np.float32)
        own = np.isin(self.sorts, _OWN).astype(np.float32)[:, None]
        spans_rows = np.concatenate([weigh_spans(block) for _, block in self.blocks])
        likely = np.log(self.sort_guess[self.sorts] + _LEAST)[:, None]
        place = np.argsort(np.argsort(-self.sort_guess))[self.sorts][:, None]
        said = self.unit_rows[:, [_SAID]]
        inside = np.concatenate([self._weigh_inside(block) for _, block in self.blocks])[:, None]
        fixed = np.tile(self.kind_guess, (len(self.places), 1))
        likely_sorts = [likely, place, np.log(inside + _LEAST), inside >= self.sort_guess.max()]
        return np.hstack(
            [
                spans_rows, self.unit_rows, np.eye(len(NAMES), dtype=np.float32)[self.forms],
                np.eye(len(SORTS), dtype=np.float32)[self.sorts], *likely_sorts, own, own * said,
                own * spans_rows[:, :1], np.log1p(self.lengths)[:, None], fixed, _make_rule_matrix(self),
            ]
        ).astype(np.float32)  # fmt: skip

    def _weigh_inside(self, block: QuestionBlock) -> Floats:
        """Return how likely the sorts are of what a span holds: a clause answers with the amount that stands in it."""
        starts, ends = block.edges
        firm = np.array([self._weigh_firmness(span) for span in block.spans], np.float32)
        within = (starts[None, :] >= starts[:, None]) & (ends[None, :] <= ends[:, None])
        found: Floats = np.where(within, firm[None, :], 0.0).max(axis=1, initial=0.0).astype(np.float32)
        return found

    def _weigh_firmness(self, span: GeneratedSpan) -> float:
        return 0.0 if span.sort in _LOOSE_SORTS else float(self.sort_guess[_SORT[span.sort]])


_LOOSE_SORTS = ("phrase", "figure", "long", "list")
_FORM = {name: at for at, name in enumerate(NAMES)}
_SORT = {name: at for at, name in enumerate(SORTS)}
_SAID = list(UNIT_FEATURES).index("document says of itself")
FEATURES = (
    *SPAN_FEATURES, *(f"unit: {name}" for name in UNIT_FEATURES), *(f"form: {name}" for name in NAMES),
    *(f"sort: {name}" for name in SORTS), "likely sort", "place of the sort", "likely sort inside",
    "likeliest sort inside", "own", "own, and document says of itself", "own unit", "log length",
    *(f"kind: {name}" for name in KINDS), *RULE_FEATURES,
)  # fmt: skip


def gather(papers: Papers, learned: LearnedWeights, ruled: Sequence[Answer] = ()) -> Found:
    """Return the spans of the units that hold most of the question, what papers say of themselves, what the rules
    answer.
    """
    weighed = [Weighed(papers, paper) for paper in papers.papers]
    rows = [weigh_units(one) for one in weighed]
    return gather_with(papers, weighed, rows, learned.units, learned.sorts, learned.kinds, ruled)


def gather_with(
    papers: Papers,
    weighed: Sequence[Weighed],
    rows: Sequence[Floats],
    units: Floats,
    sorts: Guess,
    kinds: Guess,
    ruled: Sequence[Answer] = (),
) -> Found:
    """Return what ``gather`` does, with what is learned given one by one."""
    scores = [row @ units for row in rows]
    flat = [(float(score), p, u) for p, one in enumerate(scores) for u, score in enumerate(one)]
    flat.sort(key=lambda item: -item[0])
    flat = [*flat[:UNITS], *_list_coded_units(papers, flat[UNITS:])]
    blocks: list[tuple[int, QuestionBlock]] = []
    held: list[Floats] = []

    def add(p: int, at: int, told: Sequence[tuple[GeneratedSpan, str]]) -> None:
        """A block of spans of one unit, with their words where they are worked out."""
        said = {index: words for index, (_, words) in enumerate(told) if words}
        blocks.append((p, QuestionBlock(weighed[p], at, [span for span, _ in told], float(scores[p][at]), said)))
        held.extend([rows[p][at]] * len(told))

    listed = set[tuple[int, int]]()
    folded = list_asking_words(papers.asked)
    kind_guess = kinds(folded)
    named = float(kind_guess[_NAMED].sum()) > _ASKS_NAME
    for _, p, u in flat:
        paper = papers.papers[p]
        inherited = find_inherited_actors(paper, u) if named else ()
        add(p, u, [(span, "") for span in (*generate_spans(paper, u), *inherited)])
        table = list_table_rows(paper, u)
        if table and (p, table[0]) not in listed:
            listed.add((p, table[0]))
            if lists := list(list_columns(paper, table, u, weighed[p].left)):
                add(p, u, lists)
    for p, paper in enumerate(papers.papers):
        for span, words in list_own_spans(paper) if p < OWN_PAPERS and paper.units else ():
            add(p, paper.find_unit(span.start), [(span, words)])
        if ruled and paper.units and paper.summary.id == ruled[0].document.id:
            span, at, words = place_answer(paper, ruled[0])
            add(p, at, [(span, words)])
    unit_rows = np.stack(held) if held else np.zeros((0, len(UNIT_FEATURES)), np.float32)
    best = np.concatenate(rows).max(axis=0) if rows else np.zeros(len(UNIT_FEATURES), np.float32)
    return Found(papers, blocks, sorts(folded), kind_guess, unit_rows, best_units=best, ruled=tuple(ruled))


def _make_rule_matrix(found: Found) -> Floats:
    """Return spans × ``RULE_FEATURES``: how each span stands to what the rules answer."""
    rows = np.zeros((len(found.places), len(RULE_FEATURES)), np.float32)
    if not found.ruled or not len(rows):
        return rows
    first = found.ruled[0]
    low = first.place if first.place >= 0 else first.start
    high = low + len(first.text) if first.place >= 0 else first.end
    for row, (number, at) in enumerate(found.places):
        span = found.blocks[number][1].spans[at]
        if found.get_paper(row).summary.id != first.document.id:
            continue
        rows[row, 2] = span.start <= low and high <= span.end and span.end - span.start <= max(LONGEST, high - low)
        rows[row, 3] = first.start <= span.start and span.end <= first.end
        rows[row, 0] = span.form == "rule"
    rows[:, 1] = min(first.score, 1.0)
    rows[:, 4] = min(len(found.ruled), _FEW_ANSWERS) - 1
    return rows


def _list_coded_units(papers: Papers, others: Sequence[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """List, of the units that say less of the question, the first that hold a code of the kind that it asks for."""
    pattern = find_asked_code(papers.asked)
    if pattern is None:
        return []
    held = (
        (score, p, u)
        for score, p, u in others
        if pattern.search(papers.papers[p].read_words(papers.papers[p].units[u])) is not None
    )
    return list(islice(held, _CODED))
