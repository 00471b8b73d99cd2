"""Talking to a cluster: one request at a time, again where that may help, every fault a sentence.

The only module that uses the client library to send something.
"""

from __future__ import annotations

import json
import logging
import time
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch, exceptions

from indexer.deadline import check_time
from indexer.errors import IndexFault, IndexLocked
from indexer.store.addresses import Address
from indexer.store.opensearch import faults
from indexer.store.opensearch.layout import DERIVED, KINDS, describe_index, name_index

Held = dict[str, Any]
_SEVERAL = 3  # nodes: with so many one may die, and there is a second copy of all that was acknowledged
_PATIENCE = 60.0  # seconds for which a request is tried again
_FIRST, _LONGEST = 0.1, 3.0  # seconds between tries
_TIMEOUT = 60
_AT_WORK = 16  # connections to a node that are kept: threads share them
_AT_ONCE = 1000  # hits, ids or actions of one request
_BYTES = 8_000_000  # of one request that writes
_ALIVE = "2m"  # how long a moment is kept for who pages through it
_KNOWN = ("2", "3")
_SETTLED = (404, 409)  # there is nothing to forget; a newer writer was here

logging.getLogger("opensearch").addHandler(logging.NullHandler())
logging.getLogger("opensearch").propagate = False  # what goes wrong is said in a sentence


class Cluster:
    """The indices of one collection. Threads may share it."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._version = 0
        self._copies = 1  # that have what is written before it is acknowledged
        self._filling = 0  # the number of the indices that are filled beside those that serve
        self._client = OpenSearch(
            [{"host": host, "port": port} for host, port in address.hosts],
            use_ssl=address.secure,
            verify_certs=True,
            ca_certs=str(address.authority) if address.authority else None,
            timeout=_TIMEOUT,
            max_retries=0,
            pool_maxsize=_AT_WORK,
            **_make_credentials(address),
        )

    def close(self) -> None:
        """Release the connections."""
        self._client.close()

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        params: Mapping[str, Any] | None = None,
        patience: float = _PATIENCE,
        missing: Callable[[], Any] | None = None,
    ) -> Any:
        """Return the answer to one request, tried again for a while where that may help. Raises IndexFault.

        ``missing`` gives the answer where what is asked for is not there.
        """
        until, pause = time.monotonic() + patience, _FIRST
        if isinstance(body, list):
            body = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in body)
        with faults.report_faults(self.address):
            while True:
                check_time()
                try:
                    return self._client.transport.perform_request(method, path, params=dict(params or {}), body=body)
                except exceptions.NotFoundError:
                    if missing is None:
                        raise
                    return missing()
                except exceptions.TransportError as error:
                    if not faults.is_passing(error) or time.monotonic() + pause > until:
                        raise
                time.sleep(pause)
                pause = min(pause * 2, _LONGEST)

    def report_busy(self) -> IndexFault:
        """Raise what says that too many write at once."""
        return IndexLocked(
            f"Chỉ mục ở {self.address} đang bận. Hãy thử lại sau ít phút.",
            f"The index at {self.address} is busy. Try again in a few minutes.",
        )

    # -- the indices ------------------------------------------------------------------------------------------

    def check_server(self) -> None:
        """Refuse a server of another version (WrongVersion); IndexFault at once where nothing answers."""
        found = self.ask("GET", "/", patience=0)
        version = found.get("version", {}) if isinstance(found, dict) else {}
        number, kind = str(version.get("number", "?")), str(version.get("distribution", "?"))
        if kind != "opensearch" or number.partition(".")[0] not in _KNOWN:
            raise faults.report_other_server(self.address, f"{kind} {number}")
        self._version = int(number.partition(".")[0])
        self._copies = 2 if self.ask_health(patience=0)["number_of_data_nodes"] >= _SEVERAL else 1

    def ask_health(self, *, patience: float = _PATIENCE) -> Held:
        """Return how many nodes there are, and whether every copy has one."""
        found: Held = self.ask("GET", "/_cluster/health", patience=patience)
        return found

    def exists(self, kind: str = "state") -> bool:
        """Tell whether there is a collection of this name, or of its indices this one."""
        return bool(self.ask("HEAD", f"/{self._name(kind)}"))

    def create(self) -> None:
        """Make its indices; those that are there stay: another process may be at it, too."""
        for kind in KINDS:
            self.create_index(kind)

    def create_index(self, kind: str) -> None:
        """Make one index, if it is not there."""
        made = {**describe_index(kind, self._version), "aliases": {self._name(kind): {}}}
        try:
            self.ask("PUT", f"/{self._name(kind)}-1", made)
        except IndexFault as fault:
            if "already exists" not in fault.en:
                raise

    def renew(self) -> Cluster:
        """Return the same collection with new indices beside those that serve, empty; those take no writes any
        longer.
        """
        (serving,) = self.ask("GET", f"/_alias/{self._name('documents')}")
        beside = Cluster(self.address)
        beside._version, beside._copies = self._version, self._copies
        beside._filling = int(serving.rpartition("-")[2]) + 1
        for kind in DERIVED:
            self.ask("DELETE", f"/{beside._name(kind)}", missing=dict)  # of a run that was broken off
            self.ask("PUT", f"/{beside._name(kind)}", describe_index(kind, self._version))
            self.ask("PUT", f"/{self._name(kind)}/_settings", {"index.blocks.write": True})
        return beside

    def switch(self) -> None:
        """Let what was filled serve, in one step; what served until then goes."""
        filled = {kind: self._name(kind) for kind in DERIVED}
        self.refresh()
        self._filling = 0
        actions: list[Held] = []
        old: list[str] = []
        for kind, index in filled.items():
            old += self.ask("GET", f"/_alias/{self._name(kind)}")
            actions.append({"remove": {"index": old[-1], "alias": self._name(kind)}})
            actions.append({"add": {"index": index, "alias": self._name(kind)}})
        self.ask("POST", "/_aliases", {"actions": actions})
        for index in old:
            self.ask("DELETE", f"/{index}", missing=dict)

    def read_meta(self) -> Held:
        """Return what the mapping of the documents says of the versions that it was made by."""
        found = self.ask("GET", f"/{self._name('documents')}/_mapping")
        held: Held = next(iter(found.values()))["mappings"].get("_meta", {})
        return held

    def refresh(self) -> None:
        """Make what was written findable."""
        self.ask("POST", f"/{','.join(map(self._name, KINDS))}/_refresh")

    # -- reading ----------------------------------------------------------------------------------------------

    def find(self, kind: str, known: str) -> Held | None:
        """Return what is kept under an id, as it is now."""
        found = self.ask("GET", f"/{self._name(kind)}/_doc/{known}", missing=dict)
        held: Held | None = found.get("_source")
        return held

    def find_many(self, kind: str, ids: Sequence[str], fields: Sequence[str] = ()) -> dict[str, Held]:
        """Return id → what is kept under it (or some fields), as it is now, for those that are there."""
        params = {"_source_includes": ",".join(fields)} if fields else None
        found: dict[str, Held] = {}
        for some in _list_parts(list(dict.fromkeys(ids)), 100):
            answer = self.ask("POST", f"/{self._name(kind)}/_mget", {"ids": some}, params=params)
            found |= {one["_id"]: one["_source"] for one in answer["docs"] if one.get("found")}
        return found

    def search(self, kind: str, body: Held) -> Held:
        """Return the answer to a search, with numbers of words counted over all shards."""
        (found,) = self.search_each([(kind, body)])
        return found

    def search_each(self, searches: Iterable[tuple[str, Held]]) -> list[Held]:
        """Return the answers to several searches, in order."""
        found: list[Held] = []
        for some in _list_parts(list(searches), 200):
            lines: list[Held] = []
            for kind, body in some:
                head = {"index": self._name(kind)}
                lines += [head if body.get("size") == 0 else {**head, "search_type": "dfs_query_then_fetch"}, body]
            found += self._require_whole(self.ask("POST", "/_msearch", lines)["responses"])
        return found

    def _require_whole(self, answers: Sequence[Held]) -> Sequence[Held]:
        """Answers of all shards: a part is none. Raises IndexFault."""
        for answer in answers:
            shards = answer.get("_shards", {})
            if "error" in answer or shards.get("failed") or answer.get("timed_out"):
                causes = answer.get("error", {}).get("root_cause") or [f["reason"] for f in shards.get("failures", ())]
                told = causes[0].get("reason") if causes else "?"
                raise faults.report_refusal(str(told), self.address)
        return answers

    def count_each(self, searches: Iterable[tuple[str, Held]]) -> list[int]:
        """Return how many of a kind each query finds."""
        bodies = [(kind, {"size": 0, "track_total_hits": True, "query": query}) for kind, query in searches]
        return [int(one["hits"]["total"]["value"]) for one in self.search_each(bodies)]

    def read_all(
        self,
        kind: str,
        query: Held,
        sort: Sequence[Held],
        fields: Sequence[str] | None = None,
        *,
        size: int = _AT_ONCE,
    ) -> Iterator[Held]:
        """Yield everything that a query finds, in order, some at a time, of one moment whatever is written
        meanwhile.
        """
        body: Held = {"size": size, "query": query, "sort": [*sort], "track_total_hits": False}
        if fields is not None:
            body["_source"] = list(fields)
        first = self._find_hits(f"/{self._name(kind)}/_search", body)
        if len(first) < size:  # one search is of one moment
            yield from (hit["_source"] for hit in first)
            return
        pit = self.ask("POST", f"/{self._name(kind)}/_search/point_in_time", params={"keep_alive": _ALIVE})["pit_id"]
        try:
            while True:
                hits = self._find_hits("/_search", {**body, "pit": {"id": pit, "keep_alive": _ALIVE}})
                yield from (hit["_source"] for hit in hits)
                if len(hits) < size:
                    return
                body["search_after"] = hits[-1]["sort"]
        finally:
            self.ask("DELETE", "/_search/point_in_time", {"pit_id": [pit]}, missing=dict)

    def _find_hits(self, path: str, body: Held) -> list[Held]:
        (found,) = self._require_whole([self.ask("POST", path, body)])
        hits: list[Held] = found["hits"]["hits"]
        return hits

    def tally(self, kind: str, query: Held, sources: Sequence[tuple[str, Held]]) -> Iterator[tuple[Held, int]]:
        """Yield (the values, how many hold them) of every combination of some fields, in order."""
        composite: Held = {"size": _AT_ONCE, "sources": [{name: {"terms": terms}} for name, terms in sources]}
        while True:
            found = self.search(kind, {"size": 0, "query": query, "aggs": {"all": {"composite": composite}}})
            buckets = found["aggregations"]["all"]["buckets"]
            yield from ((bucket["key"], bucket["doc_count"]) for bucket in buckets)
            if len(buckets) < _AT_ONCE:
                return
            composite["after"] = found["aggregations"]["all"]["after_key"]

    # -- writing ----------------------------------------------------------------------------------------------

    def write(self, actions: Iterable[tuple[Held, Held | None]]) -> None:
        """Carry out (action, what is kept) in order, durably; what a newer writer wrote stays. Raises IndexFault."""
        waiting: list[Held] = []
        size = 0
        for action, held in actions:
            ((verb, place),) = action.items()
            waiting.append({verb: {**place, "_index": self._name(place["_index"])}})
            if held is not None:
                waiting.append(held)
                size += len(str(held.get("text", ""))) * 8 + 500
            if size > _BYTES or len(waiting) > _AT_ONCE:
                self._send(waiting)
                waiting, size = [], 0
        if waiting:
            self._send(waiting)

    def _send(self, lines: list[Held]) -> None:
        """One request; again as long as the cluster has too much to do: the ids are ours, so nothing comes twice."""
        until = time.monotonic() + _PATIENCE
        params: Held = {"wait_for_active_shards": self._copies, "timeout": "5s"}
        params["require_alias"] = "false" if self._filling else "true"
        while True:
            answer = self.ask("POST", "/_bulk", lines, params={**params, "request_timeout": _TIMEOUT})
            said = [found for one in answer["items"] for found in one.values() if "error" in found]
            failed = [found for found in said if found["status"] not in _SETTLED]
            if not failed:
                return
            if failed[0]["status"] not in faults.PASSING or time.monotonic() > until:
                raise faults.report_refusal(str(failed[0]["error"].get("reason")), self.address)
            time.sleep(1)

    def put(self, kind: str, known: str, held: Held, seen: tuple[int, int] | None) -> tuple[int, int] | None:
        """Keep something under an id if nobody has changed it since it was seen (None: nothing was there).

        Returns what tells from now on whether it was changed; None when it was not kept, or nobody knows.
        """
        params: Held = {"require_alias": "true", "wait_for_active_shards": self._copies, "timeout": "5s"}
        params["request_timeout"] = _TIMEOUT
        params |= {"op_type": "create"} if seen is None else {"if_seq_no": seen[0], "if_primary_term": seen[1]}
        path = f"/{self._name(kind)}/_doc/{known}"
        try:
            kept = self._client.transport.perform_request("PUT", path, params=params, body=held)
        except exceptions.ConflictError:
            return None
        except exceptions.TransportError as error:
            if faults.is_passing(error):
                time.sleep(_FIRST)
                return None
            with faults.report_faults(self.address):
                raise
        return kept["_seq_no"], kept["_primary_term"]

    def ask_seen(self, kind: str, known: str) -> tuple[int, int] | None:
        """Return what tells whether what is kept under an id was changed; None where nothing is."""
        found = self.ask("GET", f"/{self._name(kind)}/_doc/{known}", params={"_source": "false"}, missing=dict)
        return (found["_seq_no"], found["_primary_term"]) if found.get("found") else None

    def look(self, kind: str, known: str) -> tuple[Held, tuple[int, int] | None]:
        """Return what is kept under an id, and what tells whether it was changed since."""
        found = self.ask("GET", f"/{self._name(kind)}/_doc/{known}", missing=dict)
        return found.get("_source", {}), (found["_seq_no"], found["_primary_term"]) if found.get("found") else None

    def _name(self, kind: str) -> str:
        name = name_index(self.address.name, kind)
        return f"{name}-{self._filling}" if self._filling and kind in DERIVED else name


def _make_credentials(address: Address) -> Held:
    if address.secret is None:
        return {}
    user, password = address.secret
    basic = b64encode(f"{user}:{password}".encode()).decode("ascii")
    return {"headers": {"Authorization": f"Basic {basic}" if user else f"Bearer {password}"}}


def _list_parts(some: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (some[start : start + size] for start in range(0, len(some), size))


def pack_bytes(data: bytes) -> str:
    """Return bytes as they are kept."""
    return b64encode(data).decode("ascii")


def unpack_bytes(held: str) -> bytes:
    """Return the reverse of ``pack_bytes``."""
    return b64decode(held)
