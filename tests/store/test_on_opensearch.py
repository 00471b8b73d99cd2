"""The store on a real OpenSearch: the contract of every store, and what only a cluster has."""

from __future__ import annotations

import hashlib
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.errors import BadInput, IndexFault, IndexLocked, NotAnIndex, WrongVersion
from indexer.indexing import index
from indexer.indexing.copies import copy_collection
from indexer.indexing.corrections import correct
from indexer.models import Dismissal, FileState, Filters
from indexer.office import OfficeFile, followings
from indexer.searching.hits import search
from indexer.searching.query import find_typed_numbers, parse_query
from indexer.store import open_store
from indexer.store.addresses import read_address
from indexer.store.base import Store
from indexer.store.health import check_index, is_healthy
from indexer.store.opensearch import facets
from indexer.store.opensearch.cluster import Cluster
from indexer.store.opensearch.layout import FORMAT, KINDS, describe_index
from indexer.store.opensearch.writes import ClusterChange, take_documents
from indexer.store.rows import SUMMARY
from indexer.store.terms import count_document_terms
from tests.conftest import SAMPLES
from tests.support.clusters import TestCluster, run_cluster, serve_answer
from tests.support.command_line import run
from tests.support.contract import *  # noqa: F403
from tests.support.contract import Opener
from tests.support.contract_facets import *  # noqa: F403
from tests.support.contract_papers import *  # noqa: F403
from tests.support.contract_words import *  # noqa: F403
from tests.support.making import cite, document
from tests.support.news import bring
from web import create_app
from web.collection.open_index import find_collection


@pytest.fixture(scope="module")
def cluster() -> Iterator[TestCluster]:
    with run_cluster() as running:
        yield running


@pytest.fixture(scope="module")
def address(cluster: TestCluster) -> str:
    return f"opensearch://{cluster.hosts}/thu"


@pytest.fixture(name="opener")
def opener_on_cluster(cluster: TestCluster, address: str) -> Opener:
    """Opens one collection, which is emptied for each test: making its indices takes longer than a test."""
    cluster.empty("thu", KINDS)

    def open_there(_: Path) -> Store:
        return open_store(address, create=True)

    return open_there


# -- the same as on one machine ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples(cluster: TestCluster, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The samples in a folder and on the cluster."""
    folder = tmp_path_factory.mktemp("samples") / "index"
    with (
        closing(open_store(folder, create=True)) as local,
        closing(open_store(f"opensearch://{cluster.hosts}/mau", create=True)) as remote,
    ):
        with pytest.MonkeyPatch.context() as patched:
            for writer in ("catalogue", "opensearch.writes"):
                patched.setattr(f"indexer.store.{writer}.tell_time", lambda: "2026-01-01T00:00:00+00:00")
            for store in (local, remote):
                assert index(store, [SAMPLES]).added == 25
                assert store.overview().documents == 25
        yield local, remote


QUERIES = [
    *("cải cách hành chính", "qui định", "846/QĐ-UBND điện năng", "CCHC OR PCCC", "khoáng*", "giá ~5 đất", "846"),
    *('"tiếp cận điện năng" -tỉnh: Đồng Nai', "999/QĐ-UBND nhiệm vụ", "-846/QĐ-UBND", "báo cáo -khí*"),
    "quyet dinh nao ve dien nang cua tinh quang ngai con hieu luc",
]


@pytest.mark.parametrize("typed", QUERIES)
def test_both_stores_find_the_same(samples: tuple[Store, Store], typed: str) -> None:
    """The same documents, counts and facets; what each lacks; the best one first."""
    for filters in (Filters(), Filters(province=("Quảng Ngãi",)), Filters(year=("2023", "2024"), cites=("846",))):
        local, remote = (store.search(parse_query(typed, filters), 100) for store in samples)
        assert (local.total, local.partial) == (remote.total, remote.partial)
        assert {(d.id, d.missing, d.respelled) for d in local.documents} == {
            (d.id, d.missing, d.respelled) for d in remote.documents
        }
        for one, other in zip(local.facets, remote.facets, strict=True):
            if one.name == "cites":  # of numbers that are cited equally often each store takes its own thirty
                assert sorted(n for _, n in one.values) == sorted(n for _, n in other.values)
            else:
                assert one == other
        assert [d.id for d in local.documents[:1]] == [d.id for d in remote.documents[:1]]


def test_numbers_looked_for_in_a_sample_say_so(samples: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    """Their counts are those of all that match, whatever the sample was."""
    query = parse_query("điện")
    whole = search(samples[1], query)
    monkeypatch.setattr(facets, "SAMPLE", 3)
    sampled = search(samples[1], query)
    assert [one.code for one in whole.query.notes if one.code == "cites_sampled"] == []
    (told,) = [one for one in sampled.query.notes if one.code == "cites_sampled"]
    assert told["n"] == 3
    every, some = ({one.name: dict(one.values) for one in found.facets}["cites"] for found in (whole, sampled))
    both = some.keys() & every.keys()  # each lists thirty of those that are cited equally often
    assert both
    assert all(some[number] == every[number] for number in both)


def test_both_stores_tell_the_same_decisions(samples: tuple[Store, Store]) -> None:
    local, remote = samples
    assert list(local.every_decision()) == list(remote.every_decision())
    assert sorted(local.numbers()) == sorted(remote.numbers())
    numbers = find_typed_numbers("846/QĐ-UBND")
    assert local.decisions(numbers) == remote.decisions(numbers)
    assert local.near(find_typed_numbers("846/QĐ-BTC"), 5) == remote.near(find_typed_numbers("846/QĐ-BTC"), 5)


def test_a_provision_narrows(samples: tuple[Store, Store], opener: Opener, tmp_path: Path) -> None:
    """As in a folder: only documents that cite it, or a part of it."""
    act = "61/2018/NĐ-CP"
    spoken = {"a": ("khoản 2 Điều 5",), "b": ("điểm a khoản 2 Điều 5", "Điều 7"), "c": (), "d": ("Điều 15",)}
    documents = []
    for name, provisions in spoken.items():
        text = f"Theo {' '.join(provisions)} Nghị định số {act}."
        documents.append(document(name, text, [cite(text, act, provisions=provisions, year=2018)]))
    with closing(open_store(tmp_path / "index", create=True)) as local, closing(opener(tmp_path)) as remote:
        for store in (local, remote):
            store.add(documents)
        for said in ("", "Điều 5 ", "khoản 2 Điều 5 ", "điểm a khoản 2 điều 5 ", "dieu 7 ", "Điều 1 "):
            narrowed = [Filters(cites=(f"{said}{number}",)) for number in (act, "nđ 61", "61/2019/NĐ-CP")]
            assert local.counts(narrowed) == remote.counts(narrowed), said


def test_a_collection_is_copied_there_and_back(cluster: TestCluster, tmp_path: Path) -> None:
    """Documents with their moments, files, what could not be read, corrections, what was put aside."""
    (tmp_path / "rỗng.txt").write_bytes(b"")
    address = f"opensearch://{cluster.hosts}/chep"
    with (
        closing(open_store(tmp_path / "one", create=True)) as one,
        closing(open_store(address, create=True)) as other,
        closing(open_store(tmp_path / "back", create=True)) as back,
    ):
        index(one, [SAMPLES / "quang-ngai", tmp_path / "rỗng.txt"])
        first = next(one.summaries())
        correct(one, first.id, "province", "Đồng Nai")
        one.dismiss([Dismissal("846", "dates_differ", ("a", "b"), "lỗi gõ")])
        for source, target in ((one, other), (other, back)):
            report = copy_collection(source, target)
            assert report.same, report
            assert (report.corrections, report.dismissals) == (1, 1)
        assert list(back.summaries()) == list(one.summaries())
        assert back.overview().rejected == one.overview().rejected != ()
        back.add([document("mới", "Chỉ có ở đây.")])
        back.remove([first.id])
        told = copy_collection(back, other)
        assert (told.missing, told.added, told.changed) == ((), (first.id,), ())


def test_two_servers_show_the_same_pages(cluster: TestCluster, samples: tuple[Store, Store]) -> None:
    """What one of them corrects the other shows: neither holds anything of the collection."""
    apps = [create_app(f"opensearch://{cluster.hosts}/mau") for _ in range(2)]
    clients = [app.test_client(use_cookies=False) for app in apps]
    for page in (
        "/",
        "/tim?q=846+điện+năng",
        "/trich-dan/846/QĐ-UBND",
        "/quyet-dinh",
        "/ma-tran",
        "/mau-thuan",
        "/duyet",
    ):
        one, other = (client.get(page) for client in clients)
        assert (one.status_code, other.status_code) == (200, 200), page
    assert "Sở Công Thương" in clients[0].get("/tim?q=điện").text
    first = next(samples[1].summaries())
    with find_collection(apps[0]).open_writer() as writer:
        correct(writer, first.id, "title", "Tiêu đề vừa sửa")
    for client in clients:
        assert "Tiêu đề vừa sửa" in client.get(f"/van-ban/{first.id}").text
    with find_collection(apps[1]).open_writer() as writer:
        correct(writer, first.id, "title", None)
    for app in apps:
        find_collection(app).close()


def test_what_is_followed_is_news_there_too(store: Store, tmp_path: Path) -> None:
    """Wherever the list is kept, the news are what the cluster holds."""
    file = OfficeFile(tmp_path)
    store.add([document("cu", "Hồ sơ trước hạn.")])
    followings.follow(file, store, "an", "decision", {"number": "846/QĐ-UBND"}, "846/QĐ-UBND")
    followings.follow(file, store, "an", "search", {"q": "điện năng", "filters": {}}, "điện năng")
    followings.follow(file, store, "an", "province", {"province": "Đồng Nai"}, "Đồng Nai")
    followed = followings.list_followings(file, "an")
    assert followings.gather_news(store, followed) == []
    text = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng."
    bring(store, document("moi", text, [cite(text, "846/QĐ-UBND")], province="Đồng Nai"))
    news = followings.gather_news(store, followed)
    assert [[known.id for known in one.documents] for one in news] == [["moi"]] * 3
    for one in followed:
        followings.visit(file, store, one)
    assert followings.gather_news(store, followings.list_followings(file, "an")) == []


def test_what_is_kept_has_a_format() -> None:
    """What changes the fields, or what stands in a summary, raises ``FORMAT``, and then changes this test."""
    kept = json.dumps([[describe_index(kind, 2)["mappings"]["properties"] for kind in KINDS], SUMMARY])
    assert (FORMAT, hashlib.sha256(kept.encode()).hexdigest()[:12]) == (3, "9352f2623bf0")


# -- several writers ---------------------------------------------------------------------------------------------------


def test_the_last_reading_stays_whatever_comes_last(store: Store, address: str) -> None:
    """An older writer that wakes up late changes nothing, and takes nothing away."""
    cluster = Cluster(read_address(address))
    old, new = document("a", "Nội dung cũ."), document("a", "Nội dung mới.")
    with closing(cluster), ClusterChange(cluster) as earlier:
        store.add([new], [FileState("/kho/a.txt", "2", 1, 1)])
        take_documents(cluster, [old], earlier, {"a": count_document_terms(old)})
    assert store.document("a") == new
    assert [one.id for one in store.search(parse_query("mới")).documents] == ["a"]


def test_two_writers_write_at_once(store: Store, address: str) -> None:
    with closing(open_store(address, write=True)) as other:
        for n in range(3):
            store.add([document(f"a{n}", f"Điện năng {n}.")])
            other.add([document(f"b{n}", f"Điện năng {n + 3}.")])
    assert len(store.search(parse_query("điện năng")).documents) == 6


def test_two_indexers_take_in_the_same_files(cluster: TestCluster, tmp_path: Path) -> None:
    """At once, as from two machines: each document is there once, with its mentions."""
    address = f"opensearch://{cluster.hosts}/hai"
    with (
        closing(open_store(tmp_path / "index", create=True)) as local,
        closing(open_store(address, create=True)) as one,
    ):
        index(local, [SAMPLES])
        with closing(open_store(address, write=True)) as other:
            running = [threading.Thread(target=index, args=(store, [SAMPLES])) for store in (one, other)]
            for thread in running:
                thread.start()
            for thread in running:
                thread.join()
        assert one.overview().documents == local.overview().documents == 25
        assert one.overview().mentions == local.overview().mentions
        assert [d.canonical for d in one.every_decision()] == [d.canonical for d in local.every_decision()]
    assert is_healthy(check_index(address))


def test_what_was_broken_off_is_found_and_repaired(store: Store, cluster: TestCluster, address: str) -> None:
    """Mentions without their document, and a document without its mentions: of a writer that was killed."""
    text = "Theo Quyết định 846/QĐ-UBND."
    store.add([document(name, text, [cite(text, "846/QĐ-UBND")]) for name in ("a", "b")])
    store.refresh()
    read = ("documents", "mentions")
    hits = {kind: cluster.ask("GET", f"/thu-{kind}/_search")["hits"]["hits"] for kind in read}
    gone = next(hit for hit in hits["documents"] if hit["_source"]["id"] == "a")
    left = next(hit for hit in hits["mentions"] if hit["_source"]["document"] == "b")
    for hit in (gone, left):
        cluster.ask("DELETE", f"/{hit['_index']}/_doc/{hit['_id']}?refresh=true")
    assert [one.part for one in check_index(address) if one.level == "wrong"] == ["pieces"]
    store.rebuild()
    assert is_healthy(check_index(address))
    assert [one.document.id for one in store.mentions(find_typed_numbers("846/QĐ-UBND"))] == ["b"]


def test_words_of_other_rules_are_made_anew_beside_what_serves(cluster: TestCluster) -> None:
    """Readers go on, writers are told; then the new indices serve, in one step, and the old ones are gone."""
    address = f"opensearch://{cluster.hosts}/cu"
    text = "Theo Quyết định 846/QĐ-UBND."
    with closing(open_store(address, create=True)) as reader:
        reader.add([document(name, f"{text} {name}", [cite(text, "846/QĐ-UBND")]) for name in ("a", "b")])
        reader.keep_corrections({"a": {"title": "Sửa"}})
        reader.refresh()
        cluster.ask("PUT", "/cu-documents-1/_mapping", {"_meta": {"format": 1, "rules": 0}})
        with pytest.raises(WrongVersion, match="tracuu rebuild"):
            open_store(address)
        cluster.ask("PUT", "/cu-documents-1/_settings", {"index.blocks.write": True})
        with pytest.raises(IndexLocked, match="đang được lập lại"):
            reader.add([document("c", text)])
        assert len(reader.search(parse_query("quyết định")).documents) == 2
        with closing(open_store(address, lost=True)) as old:
            told: list[tuple[int, int]] = []
            old.rebuild(lambda done, total: told.append((done, total)))
        assert told[-1] == (2, 2)
        assert sorted(cluster.ask("GET", "/cu-documents*")) == ["cu-documents-2"]
        reader.add([document("c", text, [cite(text, "846/QĐ-UBND")])])
        assert [one.id for one in reader.summaries()] == ["c", "b", "a"]
        assert len(reader.mentions(find_typed_numbers("846/QĐ-UBND"))) == 3
        assert reader.corrections("a") == {"title": "Sửa"}
    assert is_healthy(check_index(address))


# -- what can go wrong -------------------------------------------------------------------------------------------------


def test_nobody_answers() -> None:
    with pytest.raises(IndexFault, match="Không nối được tới OpenSearch"):
        open_store("opensearch://127.0.0.1:9/kho")


def test_there_is_no_such_collection(cluster: TestCluster) -> None:
    with pytest.raises(NotAnIndex, match="Chưa có chỉ mục"):
        open_store(f"opensearch://{cluster.hosts}/khong-co", write=True)
    assert "khong-co" not in json.dumps(cluster.ask("GET", "/_alias"))


def test_a_wrong_password() -> None:
    with serve_answer(401, {"error": "Unauthorized"}) as port, pytest.raises(IndexFault, match="không cho vào") as said:
        open_store(f"opensearch://lan:bí-mật@127.0.0.1:{port}/kho")
    assert "bí-mật" not in str(said.value)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of this computer that signs itself, with its key."""
    made = tmp_path_factory.mktemp("tls") / "node.pem"
    asked = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    files = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(made), "-out", f"{made}.crt"]
    subprocess.run(["openssl", "req", *asked, *files], check=True, capture_output=True)
    made.write_text(made.read_text() + Path(f"{made}.crt").read_text())
    return made


def test_a_server_with_tls_is_known_by_its_authority(certificate: Path) -> None:
    """Without the authority it is not trusted; with it, we come as far as its version; http is no way in."""
    answer = {"version": {"distribution": "opensearch", "number": "1.0.0"}}
    with serve_answer(200, answer, certificate) as port:
        with pytest.raises(IndexFault, match="Không tin được chứng thư"):
            open_store(f"opensearch+https://127.0.0.1:{port}/kho")
        with pytest.raises(WrongVersion):
            open_store(f"https://127.0.0.1:{port}/kho?ca={certificate}.crt")
        with pytest.raises(IndexFault, match="https có đúng không"):
            open_store(f"opensearch://127.0.0.1:{port}/kho")
    with pytest.raises(BadInput, match="không-có"):
        open_store("https://127.0.0.1/kho?ca=/không-có.pem")


def test_a_password_or_a_token_comes_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "hai").write_text("lan:mật khẩu\n", encoding="utf-8")
    (tmp_path / "một").write_text("abc123\n", encoding="utf-8")
    for name, secret in (("hai", ("lan", "mật khẩu")), ("một", ("", "abc123"))):
        read = read_address(f"opensearch://n1/kho?key={tmp_path / name}")
        assert read.secret == secret
        assert secret[1] not in f"{read} {read!r}"


@pytest.mark.parametrize(("kind", "number"), [("opensearch", "1.3.0"), ("", "8.11.0")])
def test_another_server(kind: str, number: str) -> None:
    version = {"distribution": kind, "number": number} if kind else {"number": number}
    with serve_answer(200, {"version": version}) as port, pytest.raises(WrongVersion, match="OpenSearch 2 hoặc 3"):
        open_store(f"opensearch://127.0.0.1:{port}/kho")


def test_a_collection_of_another_format(cluster: TestCluster) -> None:
    address = f"opensearch://{cluster.hosts}/khac"
    open_store(address, create=True).close()
    for meta, said in (({"format": 99, "rules": 1}, "định dạng 99"), ({"format": FORMAT, "rules": 0}, "quy tắc 0")):
        cluster.ask("PUT", "/khac-documents-1/_mapping", {"_meta": meta})
        with pytest.raises(WrongVersion, match=said):
            open_store(address)


def test_the_command_line(cluster: TestCluster, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017.", encoding="utf-8")
    place = ("--index", f"opensearch://{cluster.hosts}/dong-lenh")
    run("index", tmp_path / "a.txt", "--workers", "2", *place)
    assert "1 văn bản" in run("status", *place).stdout
    assert "846/QĐ-UBND" in run("trace", "846/QĐ-UBND", *place).stdout
    assert "Không nối được" in run("status", "--index", "opensearch://127.0.0.1:9/kho", check=1).stderr
    assert "chưa đúng" in run("status", "--index", "opensearch://127.0.0.1:9", check=1).stderr
