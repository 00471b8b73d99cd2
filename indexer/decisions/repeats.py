"""The sentences that carry a citation from report to report: verbatim copies, and copies with other figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from indexer.models import Decision, Mention
from indexer.text.folding import compose_letters, fold_tones

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*(?:\s?%)?")
_PLACE = "\ue000"  # stands for a figure: a character that no text holds
_EDGES = ' -–+*•·;.,:\t\n“”"'
_SHORTEST = 30  # characters: shorter sentences are alike by chance

Kind = Literal["verbatim", "figures", "conflict"]
KINDS: dict[Kind, str] = {
    "verbatim": "nguyên văn",
    "figures": "chỉ khác số liệu",
    "conflict": "khác ngày ban hành của văn bản được dẫn",
}


@dataclass(frozen=True, slots=True)
class Repeat:
    """One sentence in several documents. ``figures`` has, for each mention, the figures that are not alike in all.

    "verbatim": the same words and figures; "figures": the same words, other figures; "conflict": the cited document
    bears another date of issue, whatever else changes.
    """

    kind: Kind
    mentions: tuple[Mention, ...]
    figures: tuple[tuple[str, ...], ...]


def find_repeats(decision: Decision) -> tuple[Repeat, ...]:
    """Return the sentences with which a decision recurs in two documents or more, most repeated first.

    "… 21 công trình, theo Quyết định số 846/QĐ-UBND" and "… 26 công trình, theo Quyết định số 846/QĐ-UBND" are one
    sentence with other figures: (("21",), ("26",)).
    """
    alike: dict[str, list[Mention]] = defaultdict(list)
    for mention in decision.counted:
        words = _FIGURE.sub(_PLACE, _clean_quote(mention.quote))
        if len(words) >= _SHORTEST:
            alike[words].append(mention)
    found = [_make_repeat(mentions) for mentions in alike.values() if len({m.document.id for m in mentions}) > 1]
    return tuple(sorted(found, key=lambda repeat: (-len(repeat.mentions), repeat.mentions[0].document.id)))


def _clean_quote(quote: str) -> str:
    """Return the words without marks at their ends: bullets, blanks and tone placement do not matter."""
    return fold_tones(" ".join(compose_letters(quote).replace(_PLACE, " ").replace("*", " ").split()).strip(_EDGES))


def _clean_figure(figure: str) -> str:
    """Return a figure without leading zeros: 07/11/2017 is 7/11/2017."""
    return re.sub(r"\b0+(?=\d)", "", figure.replace(" ", ""))


def _make_repeat(mentions: Sequence[Mention]) -> Repeat:
    rows = [_FIGURE.findall(_clean_quote(mention.quote)) for mention in mentions]
    changing = [at for at in range(len(rows[0])) if len({_clean_figure(row[at]) for row in rows}) > 1]
    dates = {mention.citation.date for mention in mentions if len(mention.citation.date or "") == 10}
    return Repeat(
        "conflict" if changing and len(dates) > 1 else "figures" if changing else "verbatim",
        tuple(mentions),
        tuple(tuple(row[at] for at in changing) for row in rows),
    )
