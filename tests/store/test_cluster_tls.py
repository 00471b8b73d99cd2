"""A real node behind TLS: who signs its certificate, and who comes in by a password, a file or a token."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from indexer.errors import IndexFault
from indexer.office import open_office, people
from indexer.store import open_store
from tests.support.clusters import run_cluster
from tests.support.command_line import run
from tests.support.entrance import PASSWORD
from tests.support.tls_proxy import serve_tls

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "abc123"  # noqa: S105
BASIC = b64encode("lan:mật khẩu".encode()).decode()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an authority and the certificate of a node, as the manual makes them, and secrets in files."""
    folder = tmp_path_factory.mktemp("tls")
    for name, secret in (("hai", "lan:mật khẩu"), ("một", TOKEN), ("sai", "lan:khác")):
        (folder / name).write_text(secret + "\n", encoding="utf-8")
    made = ("sh", str(ROOT / "docs/cluster/certificates.sh"), "n1=127.0.0.1")
    subprocess.run(made, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def port(place: Path) -> Iterator[int]:
    admitted = (f"Basic {BASIC}", f"Bearer {TOKEN}")
    with run_cluster() as cluster, serve_tls(cluster.nodes[0].http, place / "certificates" / "n1", admitted) as port:
        yield port


def test_a_collection_is_made_and_asked_by_tls(place: Path, port: int, tmp_path: Path) -> None:
    """By a password in the address, one in a file, a token in a file: the same collection."""
    ca = f"ca={place / 'certificates' / 'ca.pem'}"
    named = f"opensearch+https://lan:m%E1%BA%ADt%20kh%E1%BA%A9u@127.0.0.1:{port}/kho?{ca}"
    (tmp_path / "a.txt").write_text("Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017.", encoding="utf-8")
    run("index", tmp_path / "a.txt", "--index", named)
    for name in ("hai", "một"):
        address = f"https://127.0.0.1:{port}/kho?{ca}&key={place / name}"
        assert "846/QĐ-UBND" in run("trace", "846/QĐ-UBND", "--index", address).stdout
        with closing(open_store(address)) as store:
            assert store.overview().documents == 1
    people.add_person(open_office(address), "Nguyễn Văn An", "reader", PASSWORD)
    assert [one.name for one in people.list_people(open_office(named))] == ["Nguyễn Văn An"]


def test_who_is_not_known_is_not_let_in(place: Path, port: int) -> None:
    with pytest.raises(IndexFault, match="Không tin được chứng thư"):
        open_store(f"https://127.0.0.1:{port}/kho?key={place / 'hai'}")
    for way in (f"&key={place / 'sai'}", ""):
        with pytest.raises(IndexFault, match="không cho vào"):
            open_store(f"https://127.0.0.1:{port}/kho?ca={place / 'certificates' / 'ca.pem'}{way}")
