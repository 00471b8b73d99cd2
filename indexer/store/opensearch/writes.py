"""Taking documents into the collection and out of it: each whole, what stands beside it before it.

Everything is kept under ids of our own with the generation as version: sent twice it changes nothing, and of two
writers the later reading stays, in whatever order the two arrive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType, TracebackType
from typing import Any

from indexer.models import Document
from indexer.parsing import version
from indexer.store.insertion import tell_time
from indexer.store.opensearch import entries
from indexer.store.opensearch.clauses import Clause, match_terms
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.tokens import name_entry
from indexer.text.segmentation import Counts

Action = tuple[dict[str, Any], dict[str, Any] | None]
TEXT = ("row", "text", "passages")
WHOLE = (*TEXT, "citations", "stated", "sheets")
_STATE = "state"
_BATCH = 1 << 20  # documents of one generation are numbered within it
_TRIES = 200
_AT_ONCE = 1000
_BY_ID = [{"id": "asc"}]


class ClusterChange:
    """A change of a collection: entered it has a generation of its own."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def __enter__(self) -> int:
        return advance_generation(self._cluster)

    def __exit__(self, kind: type[BaseException] | None, raised: BaseException | None, _: TracebackType | None) -> None:
        """Nothing: what was sent stays, and whoever does it again repairs what was broken off."""


def read_generation(cluster: Cluster) -> int:
    """Return the generation of the collection as it is now."""
    return int((cluster.find("state", _STATE) or {}).get("generation", 0))


def find_first_key(generation: int) -> int:
    """Return the lowest key that a document of a generation has."""
    return generation * _BATCH


def read_time(cluster: Cluster) -> str | None:
    """Return when the collection was last changed; None when it never was."""
    found: str | None = (cluster.find("state", _STATE) or {}).get("indexed_at")
    return found


def advance_generation(cluster: Cluster) -> int:
    """Return the next generation, which no other writer has. Raises IndexFault."""
    for _ in range(_TRIES):
        held, seen = cluster.look("state", _STATE)
        generation = int(held.get("generation", 0)) + 1
        if cluster.put("state", _STATE, {**held, "generation": generation, "indexed_at": tell_time()}, seen):
            return generation
    raise cluster.report_busy()


def take_documents(
    cluster: Cluster,
    documents: Sequence[Document],
    generation: int,
    terms: Mapping[str, Counts],
    since: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Add or replace documents: their mentions and relations, then each itself, then what it had more of before."""
    last = {document.id: document for document in documents}
    before = cluster.find_many("documents", list(map(name_entry, last)), ("sha256", "added", "mentions", "stated.kind"))
    came = {
        known: since.get(known) or _find_added_time(before.get(name_entry(known), {}), document)
        for known, document in last.items()
    }
    cluster.write(_take_each(list(last.values()), generation, terms, before, {**since, **came}))


def _take_each(
    documents: Sequence[Document],
    generation: int,
    terms: Mapping[str, Counts],
    before: Mapping[str, entries.Held],
    came: Mapping[str, str],
) -> Iterator[Action]:
    for n, document in enumerate(documents):
        entry, key = name_entry(document.id), generation * _BATCH + n
        held = before.get(entry, {})
        packed = entries.pack_document(document, key, came[document.id], terms[document.id])
        for known, mention in entries.pack_mentions(document, packed):
            yield _put("mentions", known, key), mention
        for known, relation in entries.pack_relations(document, packed):
            yield _put("relations", known, key), relation
        yield _put("documents", entry, key), packed
        yield from _forget_parts(document.id, held, key, len(document.citations), len(document.relations))


def _find_added_time(held: entries.Held, document: Document) -> str:
    """Tell when a document came in: what it says is the same as then, or it is now."""
    known: str | None = held.get("added") if held.get("sha256") == document.source.sha256 else None
    return known or tell_time()


def _forget_parts(document_id: str, held: entries.Held, key: int, cited: int = 0, stated: int = 0) -> Iterator[Action]:
    """Forget the mentions and relations that a document had before and has no longer."""
    for ordinal in range(cited, held.get("mentions", 0)):
        yield _drop("mentions", entries.name_part(document_id, ordinal), key), None
    for ordinal in range(stated, len(held.get("stated", ()))):
        yield _drop("relations", entries.name_part(document_id, ordinal), key), None


def remove_documents(cluster: Cluster, ids: Sequence[str], generation: int) -> None:
    """Forget documents with all that stands beside them; unknown ones are ignored."""
    held = cluster.find_many("documents", list(map(name_entry, ids)), ("id", "mentions", "stated.kind"))
    cluster.write(_remove_each(held, generation * _BATCH))


def _remove_each(held: Mapping[str, entries.Held], key: int) -> Iterator[Action]:
    for entry, one in held.items():
        yield _drop("documents", entry, key), None
        yield from _forget_parts(one["id"], one, key)


def sweep_parts(cluster: Cluster, kind: str, before: int) -> None:
    """Forget mentions or relations with lower keys whose document is gone or was replaced: a write was broken off."""
    order = [{"key": "asc"}, {"ordinal": "asc"}]
    older = cluster.read_all(kind, {"range": {"key": {"lt": before}}}, order, ("document", "ordinal", "key"))
    while some := list(islice(older, _AT_ONCE)):
        named = {one["document"]: name_entry(one["document"]) for one in some}
        there = cluster.find_many("documents", list(named.values()), ("key",))
        gone = [one for one in some if there.get(named[one["document"]], {}).get("key") != one["key"]]
        cluster.write(
            (_drop(kind, entries.name_part(one["document"], one["ordinal"]), one["key"]), None) for one in gone
        )


def _put(kind: str, known: str, key: int) -> dict[str, Any]:
    return {"index": _make_bulk_target(kind, known, key)}


def _drop(kind: str, known: str, key: int) -> dict[str, Any]:
    return {"delete": _make_bulk_target(kind, known, key)}


def _make_bulk_target(kind: str, known: str, key: int) -> dict[str, Any]:
    return {"_index": kind, "_id": known, "version": key, "version_type": "external_gte"}


# -- what came from which file ---------------------------------------------------------------------------------------


def list_contents(cluster: Cluster, files: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return path → document id → sha256 of the documents of some files; "" when an older program understood it."""
    found: dict[str, dict[str, str]] = {file: {} for file in files}
    fields = ("id", "file", "sha256", "parsing")
    for one in cluster.read_all("documents", _match_files(files), _BY_ID, fields):
        found[one["file"]][one["id"]] = one["sha256"] if one["parsing"] == version.VERSION else ""
    return found


def list_places(cluster: Cluster, file: str) -> dict[str, str]:
    """Return path → document id of the documents that came from one file."""
    found = cluster.read_all("documents", _match_files([file]), _BY_ID, ("id", "row.path"))
    return {one["row"]["path"]: one["id"] for one in found}


def _match_files(files: Sequence[str]) -> Clause:
    return match_terms("file", files)
