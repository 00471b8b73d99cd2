"""What is kept beside the documents: files, what a person said, what was recognised on pictures, words that begin so.

Corrections and dismissals are the only thing that cannot be read again from files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from indexer.models import Dismissal, FileState, Rejected
from indexer.parsing import version
from indexer.store import rows
from indexer.store.insertion import tell_time
from indexer.store.opensearch import entries
from indexer.store.opensearch.clauses import join_all
from indexer.store.opensearch.cluster import Cluster, pack_bytes, unpack_bytes
from indexer.store.opensearch.tokens import clip, name_entry
from indexer.text.folding import fold
from indexer.text.segmentation import Counts

_BY_PATH = [{"path": "asc"}]
_BY_ENTRY = [{"document": {"order": "asc", "missing": "_last"}}]
_TRIES = 50
_REMEMBERED = 500_000  # words that this process knows to be there


class SideKeeper:
    """Keeps it in the cluster of one collection."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._words: set[str] = set()

    # -- files ------------------------------------------------------------------------------------------------

    def keep_files(self, files: Iterable[FileState], left: Iterable[str]) -> None:
        """Remember files, and forget those that were left."""
        gone = (({"delete": {"_index": "files", "_id": name_entry(path)}}, None) for path in left)
        kept = (({"index": {"_index": "files", "_id": name_entry(one.path)}}, entries.pack_file(one)) for one in files)
        self._cluster.write([*gone, *kept])

    def files(self) -> Iterator[FileState]:
        """Return what is remembered of every file, by path."""
        return map(entries.read_file, self._cluster.read_all("files", {"match_all": {}}, _BY_PATH))

    def states(self, files: Sequence[str]) -> dict[str, FileState]:
        """Return path → what is remembered of some files; one that an older program refused has the size -1."""
        found = {}
        for held in self._cluster.find_many("files", list(map(name_entry, files))).values():
            state = entries.read_file(held)
            outdated = state.rejected and held["row"]["parsing"] != version.VERSION
            found[state.path] = replace(state, size=-1) if outdated else state
        return found

    def list_rejected(self) -> list[Rejected]:
        """Return what could not be read."""
        refused = self._cluster.read_all("files", {"term": {"refused": True}}, _BY_PATH)
        return [one for held in refused for one in entries.read_file(held).rejected]

    # -- what a person said -----------------------------------------------------------------------------------

    def corrections(self, document_id: str) -> dict[str, str]:
        """Return what a person has set for a document: name → value, as it is now."""
        held = self._cluster.find("kept", _name_corrections(document_id)) or {}
        return dict(sorted(held.get("row", {}).items()))

    def corrected(self) -> dict[str, dict[str, str]]:
        """Return all that persons have set, by document id."""
        found = self._cluster.read_all("kept", {"term": {"kind": "correction"}}, _BY_ENTRY)
        return {one["document"]: dict(sorted(one["row"].items())) for one in found if one["row"]}

    def keep_corrections(self, document_id: str, changes: Mapping[str, str | None]) -> None:
        """Keep corrections, beside those that others keep meanwhile; None: forget one. Raises IndexFault."""
        for _ in range(_TRIES):
            held, seen = self._cluster.look("kept", _name_corrections(document_id))
            row = {**held.get("row", {}), **changes}
            kept = {name: value for name, value in row.items() if value is not None}
            now = {"kind": "correction", "document": document_id, "row": kept}
            if now == held or self._cluster.put("kept", _name_corrections(document_id), now, seen):
                return
        raise self._cluster.report_busy()

    def dismissals(self) -> list[Dismissal]:
        """Return what a person has put aside, in the order of time."""
        found = [one["row"] for one in self._cluster.read_all("kept", {"term": {"kind": "dismissal"}}, _BY_ENTRY)]
        ordered = sorted(found, key=lambda one: tuple(map(one.get, _DISMISSED)))
        return [rows.read_dismissal(one) for one in ordered]

    def dismiss(self, dismissals: Sequence[Dismissal], forgotten: Sequence[Dismissal]) -> None:
        """Keep what a person puts aside, and forget what is to be told again."""
        gone = [({"delete": {"_index": "kept", "_id": _name(one)}}, None) for one in forgotten]
        self._cluster.write([*gone, *map(_put_aside, dismissals)])

    # -- what need not be done twice --------------------------------------------------------------------------

    def recognised(self, sha256: str, found_by: int) -> dict[int, bytes]:
        """Return page number → what this version of the recogniser found on it."""
        asked = join_all([{"term": {"sha256": sha256}}, {"term": {"version": found_by}}])
        found = self._cluster.read_all("recognised", asked, [{"page": "asc"}])
        return {one["page"]: unpack_bytes(one["found"]) for one in found}

    def keep_recognised(self, sha256: str, page: int, found_by: int, found: bytes) -> None:
        """Keep what was recognised on a page of a file."""
        held = {"sha256": sha256, "page": page, "version": found_by, "found": pack_bytes(found)}
        self._cluster.write([({"index": {"_index": "recognised", "_id": name_entry(sha256, str(page))}}, held)])

    def keep_words(self, terms: Iterable[Counts]) -> None:
        """Keep the words of documents, to be looked up by how they begin."""
        every = {clip(one) for counts in terms for one in (*counts.syllables, *counts.words)}
        fresh = sorted(one for one in every - self._words if one[0] != "~" and "_" not in one)
        if len(self._words) > _REMEMBERED:
            self._words.clear()
        self._cluster.write(
            ({"create": {"_index": "words", "_id": name_entry(one)}}, {"word": one, "toned": one != fold(one)})
            for one in fresh
        )
        self._words.update(fresh)


_DISMISSED = ("dismissed_at", "decision", "question", "said")


def _name(one: Dismissal) -> str:
    return name_entry("dismissal", one.decision, one.kind, rows.pack_said(one.said))


def _put_aside(one: Dismissal) -> tuple[dict[str, Any], dict[str, Any]]:
    values = (one.at or tell_time(), one.decision, one.kind, rows.pack_said(one.said))
    row = {**dict(zip(_DISMISSED, values, strict=True)), "note": one.reason}
    return {"index": {"_index": "kept", "_id": _name(one)}}, {"kind": "dismissal", "row": row}


def _name_corrections(document_id: str) -> str:
    return name_entry("correction", document_id)
