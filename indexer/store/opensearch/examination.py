"""What is wrong with a collection on a cluster and what repairs it: nothing changed, nothing raised but NotAnIndex."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

from indexer.errors import IndexFault, NotAnIndex, WrongVersion
from indexer.messages.spoken import say_count
from indexer.models.health import Part, PartFinding
from indexer.parsing import version
from indexer.store.addresses import Address
from indexer.store.office_health import examine_office
from indexer.store.opensearch.clauses import EVERYTHING, join_all
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.layout import FORMAT
from indexer.store.opensearch.office import OfficeOnCluster
from indexer.store.opensearch.store import check_versions

_NODES = ("Hãy bật lại nút đã tắt, hoặc thêm nút mới", "Start the node that is down, or add one")
_REBUILD = ("Hãy chạy: tracuu rebuild", "Run: tracuu rebuild")
_SEVERAL = 3
_BOTH = 2


def examine(address: Address) -> list[PartFinding]:
    """Look at every part of a collection. Raises NotAnIndex when there is none."""
    cluster = Cluster(address)
    try:
        return list(_examine(cluster))
    except NotAnIndex:
        raise
    except WrongVersion as fault:
        return [_blame_part("version", fault.vi, fault.en, _REBUILD)]
    except IndexFault as fault:
        return [PartFinding("cluster", "wrong", fault.vi, fault.en)]
    finally:
        cluster.close()


def _examine(cluster: Cluster) -> Iterator[PartFinding]:
    check_versions(cluster)
    yield PartFinding("version", "ok", f"Định dạng {FORMAT}.", f"Format {FORMAT}.")
    health = cluster.ask_health()
    yield _check_nodes(health["number_of_data_nodes"])
    if health["status"] == "red":
        vi, en = "Một phần dữ liệu không có nút nào giữ.", "A part of the data is on no node that runs."
        yield _blame_part("copies", vi, en, _NODES)
        return
    yield _check_copies(health["unassigned_shards"])
    cluster.refresh()
    yield _check_parsing(cluster)
    yield _check_pieces(cluster)
    yield from examine_office(OfficeOnCluster(cluster.address))


def _check_nodes(number: int) -> PartFinding:
    if number >= _SEVERAL:
        return PartFinding("cluster", "ok", f"{number} nút.", f"{number} nodes.")
    vi = f"Chỉ có {number} nút: một nút hỏng thì không tìm được nữa. Nên có ít nhất {_SEVERAL} nút."
    return PartFinding("cluster", "note", vi, f"Only {number} of at least {_SEVERAL} nodes: none may fail.")


def _check_copies(missing: int) -> PartFinding:
    if not missing:
        return PartFinding("copies", "ok", "Đủ mọi bản sao.", "Every copy is there.")
    vi = f"{say_count(missing)} bản sao chưa có; dữ liệu vẫn đủ."
    return PartFinding("copies", "note", vi, f"{missing:,} copies are missing; the data is all there.")


def _check_parsing(cluster: Cluster) -> PartFinding:
    (older,) = cluster.count_each([("documents", join_all([], but=[{"term": {"parsing": version.VERSION}}]))])
    if not older:
        vi = "Mọi văn bản do bản này của chương trình đọc."
        return PartFinding("parsing", "ok", vi, "Every document is up to date.")
    vi = f"{say_count(older)} văn bản do bản cũ của chương trình đọc, vẫn dùng được; lần tracuu index tới sẽ đọc lại."
    en = f"{older:,} documents were read by an older program and still serve; the next tracuu index reads them again."
    return PartFinding("parsing", "note", vi, en)


def _check_pieces(cluster: Cluster) -> PartFinding:
    """Tell whether each mention stands beside its document, and no other."""
    torn = sum(1 for _ in _list_torn(cluster))
    if not torn:
        return PartFinding("pieces", "ok", "Viện dẫn nào cũng có văn bản của nó.", "Every mention has its document.")
    vi = f"{say_count(torn)} văn bản thiếu hoặc thừa viện dẫn: có lần ghi bị ngắt giữa chừng."
    en = f"Of {torn:,} documents mentions are missing or left over: something was broken off while it was written."
    return _blame_part("pieces", vi, en, _REBUILD)


def _list_torn(cluster: Cluster) -> Iterator[str]:
    """Yield the ids under which not as many mentions stand as their document has."""
    citing = {"range": {"mentions": {"gt": 0}}}
    documents = cluster.read_all("documents", citing, [{"id": "asc"}], ("id", "mentions"))
    wanted = ((one["id"], int(one["mentions"])) for one in documents)
    counted = cluster.tally("mentions", EVERYTHING, [("document", {"field": "document"})])
    found = ((held["document"], often) for held, often in counted)
    for known, both in groupby(merge(wanted, found), key=itemgetter(0)):
        numbers = [number for _, number in both]
        if len(numbers) != _BOTH or numbers[0] != numbers[1]:
            yield known


def _blame_part(part: Part, vi: str, en: str, repair: tuple[str, str]) -> PartFinding:
    return PartFinding(part, "wrong", vi, en, repair[0], repair_en=repair[1])
