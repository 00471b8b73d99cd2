"""Two documents beside each other: the same headings and sentences, what changed in them, citations come and gone."""

from indexer.comparing.counterparts import Counterparts, find_counterparts
from indexer.comparing.differences import compare
from indexer.comparing.results import Change, ComparedCitation, ComparedLine, ComparedSection, Comparison, LineStatus

__all__ = [
    "Change",
    "ComparedCitation",
    "ComparedLine",
    "ComparedSection",
    "Comparison",
    "Counterparts",
    "LineStatus",
    "compare",
    "find_counterparts",
]
