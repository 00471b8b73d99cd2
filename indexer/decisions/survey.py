"""Every decision of a collection at once, without the texts: small enough to be kept while the collection stays.

Where each is mentioned is counted by document; the quotes are read when they are shown (``Store.mentions``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.decisions import directory
from indexer.decisions.disagreements import Disagreement, list_disagreements
from indexer.decisions.tracing import count_provisions
from indexer.models import Decision, DecisionStatus, Dismissed, DocumentSummary, Note
from indexer.store.base import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """A decision without its mentions. ``mentioned`` is document id → mentions, in the order of time;
    ``provisions`` are those cited of it, as ``count_provisions`` tells them.
    """

    canonical: str
    doc_type: str | None
    issuer: str | None
    scope: str | None
    year: int | None
    status: DecisionStatus
    reasons: tuple[Note, ...]
    dates: tuple[tuple[str, int], ...]
    document: str | None
    passages: int
    mentioned: Mapping[str, int]
    disagreements: tuple[Disagreement, ...]
    dismissed: tuple[Dismissed, ...] = ()
    provisions: tuple[tuple[str, int, int], ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """Mentions, passages that hold them, documents that hold them."""
        mentions = sum(self.mentioned.values())
        return {"mentions": mentions, "passages": self.passages, "documents": len(self.mentioned)}


@dataclass(frozen=True, slots=True)
class Survey:
    """The decisions, most used first, and the documents of the collection, by id."""

    decisions: tuple[Surveyed, ...]
    documents: Mapping[str, DocumentSummary]


def survey_decisions(store: Store) -> Survey:
    """Tell all decisions apart and count them. Takes seconds on a large collection."""
    documents = {document.id: document for document in store.summaries(papers=True)}
    decisions = (
        (directory.rank_use(decision), _make_surveyed(decision, documents)) for decision in store.every_decision()
    )
    return Survey(tuple(surveyed for _, surveyed in sorted(decisions, key=lambda one: one[0])), documents)


def count_surveyed_recurrence(survey: Survey, limit: int = 20) -> directory.Matrix:
    """Count how often the decisions recur that most documents cite, as ``count_recurrence`` does, reading nothing."""
    cited = [one for one in survey.decisions if one.mentioned][:limit]
    known = survey.documents
    return directory.make_matrix(
        (one, [(known[document], times) for document, times in one.mentioned.items()]) for one in cited
    )


def _make_surveyed(decision: Decision, documents: Mapping[str, DocumentSummary]) -> Surveyed:
    own = documents.get(decision.document) if decision.document else None
    return Surveyed(
        canonical=decision.canonical,
        doc_type=decision.doc_type,
        issuer=decision.issuer,
        scope=decision.scope,
        year=decision.year,
        status=decision.status,
        reasons=decision.reasons,
        dates=decision.dates,
        document=decision.document,
        passages=decision.counts["passages"],
        mentioned=Counter(m.document.id for m in decision.counted),
        disagreements=list_disagreements(decision, own) if decision.status == "conflict" else (),
        dismissed=decision.dismissed,
        provisions=tuple(count_provisions(decision)),
    )
