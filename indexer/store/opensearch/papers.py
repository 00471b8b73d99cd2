"""Papers of one document on a cluster: which there are, and how a search counts and lists them as one.

What a clause finds is taken for documents: where it finds one paper it finds all of them, so that clauses can be
joined, and of each document one paper is left in the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from indexer.identity.versions import Versions
from indexer.models import Filters
from indexer.store.opensearch.clauses import EVERYTHING, NOTHING, Clause, join_all, join_any, match_terms, narrow
from indexer.store.opensearch.cluster import Cluster
from indexer.store.papers import COLUMNS, read_papers

_MOST = 20_000  # groups of papers that may be one
_BESIDE = ("key", "alike")
_KEPT = tuple(name if name in _BESIDE else f"row.{name}" for name in COLUMNS.split(", "))


def find_papers(cluster: Cluster) -> Versions:
    """Tell which papers of a collection are one document."""
    fields = ("alike", "sha256")
    aggs = {name: {"terms": {"field": name, "size": _MOST, "min_doc_count": 2}} for name in fields}
    found = cluster.search("documents", {"size": 0, "track_total_hits": False, "aggs": aggs}).get("aggregations", {})
    shared = {name: [one["key"] for one in found[name]["buckets"]] for name in fields} if found else {}
    alike = join_any(match_terms(name, values) for name, values in shared.items())
    if alike == NOTHING:
        return Versions()
    held = cluster.read_all("documents", alike, [{"key": "asc"}], _KEPT)
    return read_papers({**one["row"], **{name: one[name] for name in _BESIDE}} for one in held)[0]


@dataclass(frozen=True)
class JoinedPapers:
    """The papers of one moment, and what clauses say of them."""

    cluster: Cluster
    versions: Versions

    @cached_property
    def copies(self) -> Clause:
        """The papers that stand beside a better one of their document."""
        return match_terms("id", [one for one, group in self.versions.papers.items() if group[0] != one])

    def find_documents(self, filters: Filters) -> Clause:
        """Return the documents that pass the filters, each by the paper that stands for it."""
        return join_all(self.narrow(filters).values(), but=[self.copies])

    def close(self, clauses: Sequence[Clause]) -> list[Clause]:
        """Return for each clause what finds all the papers of a document where it finds one."""
        if not self.versions.papers:
            return list(clauses)
        return [self.spread(clause, ids) for clause, ids in zip(clauses, self.list_found(clauses), strict=True)]

    def narrow(self, filters: Filters) -> dict[str, Clause]:
        """Return the clause of each filter that is set: of a document the paper that stands for it is asked, for what
        it cites all of them.
        """
        clauses = narrow(filters)
        if not self.versions.papers:
            return clauses
        found = self.list_found(list(clauses.values()))
        return {
            name: self.spread(clause, [one for one in ids if name == "cites" or self.versions.find_chief(one) == one])
            for (name, clause), ids in zip(clauses.items(), found, strict=True)
        }

    def list_found(self, clauses: Sequence[Clause]) -> list[list[str]]:
        """Return for each clause which of the papers that have others it finds."""
        several = self.versions.papers
        if not several:
            return [[] for _ in clauses]
        among = match_terms("id", list(several))
        bodies = [
            ("documents", {"size": len(several), "query": join_all([clause, among]), "_source": ["id"]})
            for clause in clauses
        ]
        answers = self.cluster.search_each(bodies)
        return [[hit["_source"]["id"] for hit in answer["hits"]["hits"]] for answer in answers]

    def spread(self, clause: Clause, found: Sequence[str]) -> Clause:
        """Return what finds the same, and of some papers with others that it finds all."""
        papers = self.versions.papers
        if not papers or clause in (EVERYTHING, NOTHING):
            return clause
        alone = join_all([clause], but=[match_terms("id", list(papers))])
        return join_any([alone, match_terms("id", sorted({one for known in found for one in papers[known]}))])

    def leave_best(self, whole: Sequence[str], some: Sequence[str]) -> Clause:
        """Return the papers to leave out so that one of each document is left: the best of those that hold the whole,
        else of those that hold some.
        """
        papers, held = self.versions.papers, set(whole)
        left: list[str] = []
        for group in {papers[one] for one in some}:
            matched = [one for one in group if one in some]
            best = next((one for one in matched if one in held), matched[0])
            left += [one for one in matched if one != best]
        return match_terms("id", sorted(left))
