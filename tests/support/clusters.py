"""A real OpenSearch on loopback, for tests: the package that tests/need-opensearch.sh fetches, no process of root's."""

from __future__ import annotations

import json
import os
import pwd
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 120.0  # seconds until a node answers
_USER = "nobody"
_JAVA = ("-Xms{heap}", "-Xmx{heap}", "-XX:+UseSerialGC", "-XX:-UseG1GC", "-XX:TieredStopAtLevel=1")
_OURS = ("-Xm", "-XX:+UseG1", "-XX:G1", "-XX:HeapDump", "-XX:+HeapDump", "-XX:ErrorFile", "9-:-Xlog", "-Xlog")


def _version() -> str:
    script = (ROOT / "tests/need-opensearch.sh").read_text(encoding="utf-8")
    found = re.search(r"^version=(\S+)$", script, re.MULTILINE)
    assert found is not None
    return found[1]


def _package() -> Path:
    version = _version()
    place = Path.home() / ".m2/repository/org/opensearch/distribution/integ-test-zip/opensearch"
    return place / version / f"opensearch-{version}.zip"


def require_package() -> Path:
    """The package; where it or Java is missing the test is skipped, and fails in CI."""
    missing = [
        said for said, there in (("Java", shutil.which("java")), (_package().name, _package().is_file())) if not there
    ]
    if missing:
        reason = f"the tests on OpenSearch need {' and '.join(missing)}: sh tests/need-opensearch.sh"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return _package()


@dataclass
class Node:
    """One node: where it lives, its ports, its process."""

    name: str
    place: Path
    http: int
    transport: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class TestCluster:
    """Nodes that know each other, in a folder of their own."""

    __test__ = False

    def __init__(self, folder: Path, nodes: int, heap: str) -> None:
        self._folder, self._heap = folder, heap
        self._home = _unpack(require_package(), folder)
        ports = _free_ports(2 * nodes)
        self.nodes = [Node(f"n{n}", folder / f"n{n}", ports[2 * n], ports[2 * n + 1]) for n in range(nodes)]

    @property
    def hosts(self) -> str:
        """The addresses of its nodes, as they stand in the address of an index."""
        return ",".join(f"127.0.0.1:{node.http}" for node in self.nodes)

    def start(self, some: Sequence[Node] | None = None) -> None:
        """Start all nodes, or some again on the data that they have, and wait until they answer."""
        for node in some or self.nodes:
            _lay(self._home, node, _settings(node, self.nodes), self._heap)
            node.process = _run(self._home, node)
        _wait(self.nodes)

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """What the first node that runs answers."""
        node = next(one for one in self.nodes if one.process is not None)
        sent = body.encode() if isinstance(body, str) else None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{node.http}{path}", sent, method=method)
        request.add_header("Content-Type", "application/json")
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            return json.load(answer)

    def empty(self, name: str, kinds: Sequence[str]) -> None:
        """Remove everything from the indices of a collection, and leave those; nothing, where there are none."""
        every = ",".join(f"{name}-{kind}" for kind in kinds)
        options = "?ignore_unavailable=true&allow_no_indices=true"
        self.ask("POST", f"/{every}/_refresh{options}")
        found = self.ask("POST", f"/{every}/_search{options}", {"size": 10_000, "_source": False})["hits"]["hits"]
        state = f"/{name}-state/_doc/state"
        generation = [self.ask("GET", state)["_source"]["generation"] for hit in found if hit["_id"] == "state"]
        lines = [json.dumps({"delete": {"_index": hit["_index"], "_id": hit["_id"]}}) + "\n" for hit in found]
        if lines:
            self.ask("POST", "/_bulk?refresh=true", "".join(lines))
        if generation:  # versions are generations: those of what was deleted are not forgotten yet
            self.ask("PUT", state, {"generation": generation[0]})

    def manager(self) -> Node:
        """The node that manages the cluster now."""
        (found,) = self.ask("GET", "/_cat/cluster_manager?format=json")
        return next(node for node in self.nodes if node.name == found["node"])

    def stop(self) -> None:
        """End the nodes and remove what they kept."""
        for node in self.nodes:
            node.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def run_cluster(nodes: int = 1, heap: str = "512m") -> Iterator[TestCluster]:
    """A cluster for as long as it is needed. Skips where it cannot be had, and fails then in CI."""
    require_package()
    folder = Path(tempfile.mkdtemp(prefix="tracuu-opensearch-"))
    folder.chmod(0o755)
    cluster = TestCluster(folder, nodes, heap)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def _unpack(package: Path, folder: Path) -> Path:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
        for entry in archive.infolist():
            if mode := entry.external_attr >> 16 & 0o777:
                (folder / entry.filename).chmod(mode)
    (home,) = folder.glob("opensearch-*")
    return home


def _free_ports(many: int) -> list[int]:
    held = [socket.socket() for _ in range(many)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [int(one.getsockname()[1]) for one in held]
    finally:
        for one in held:
            one.close()


def _settings(node: Node, nodes: Sequence[Node]) -> dict[str, object]:
    settings: dict[str, object] = {
        "cluster.name": "tracuu-tests",
        "node.name": node.name,
        "network.host": "127.0.0.1",
        "http.port": node.http,
        "transport.port": node.transport,
        "path.data": str(node.place / "data"),
        "path.logs": str(node.place / "logs"),
        "cluster.routing.allocation.disk.threshold_enabled": False,
    }
    if len(nodes) == 1:
        return {**settings, "discovery.type": "single-node"}
    return {
        **settings,
        "discovery.seed_hosts": [f"127.0.0.1:{one.transport}" for one in nodes],
        "cluster.initial_cluster_manager_nodes": [one.name for one in nodes],
    }


def _lay(home: Path, node: Node, settings: dict[str, object], heap: str) -> None:
    """Give a node its configuration; what it has kept stays."""
    for part in ("data", "logs", "tmp"):
        (node.place / part).mkdir(parents=True, exist_ok=True)
    shutil.copytree(home / "config", node.place / "config", dirs_exist_ok=True)
    lines = (home / "config/jvm.options").read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(_OURS) and "Xlog" not in line]
    kept += [option.format(heap=heap) for option in _JAVA]
    (node.place / "config/jvm.options").write_text("\n".join(kept) + "\n", encoding="utf-8")
    said = "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items())
    (node.place / "config/opensearch.yml").write_text(said, encoding="utf-8")
    if os.getuid() == 0:
        owner = pwd.getpwnam(_USER)
        for place in (node.place, *node.place.rglob("*")):
            os.chown(place, owner.pw_uid, owner.pw_gid)


def _run(home: Path, node: Node) -> subprocess.Popen[bytes]:
    java = Path(shutil.which("java") or "java").resolve().parents[1]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(node.place),
        "LANG": "C.UTF-8",
        "OPENSEARCH_JAVA_HOME": os.environ.get("OPENSEARCH_JAVA_HOME", str(java)),
        "OPENSEARCH_PATH_CONF": str(node.place / "config"),
        "OPENSEARCH_TMPDIR": str(node.place / "tmp"),
    }
    root = os.getuid() == 0
    with (node.place / "logs/console.log").open("ab") as log:
        return subprocess.Popen(
            [home / "bin/opensearch"],
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            user=_USER if root else None,
            group=pwd.getpwnam(_USER).pw_gid if root else None,
            extra_groups=[] if root else None,
        )


def _wait(nodes: Sequence[Node]) -> None:
    """Until every node that runs is one of the cluster."""
    running = [node for node in nodes if node.process is not None]
    until = time.monotonic() + _PATIENCE
    for node in running:
        address = f"http://127.0.0.1:{node.http}/_cluster/health?wait_for_nodes={len(running)}&timeout=1s"
        while True:
            assert node.process is not None
            assert node.process.poll() is None, (node.place / "logs/console.log").read_text(errors="replace")[-2000:]
            assert time.monotonic() < until, f"{node.name} does not answer"
            try:
                with urllib.request.urlopen(address, timeout=5) as answer:
                    health = json.load(answer)
            except OSError:
                time.sleep(0.2)
                continue
            if not health["timed_out"] and health["status"] != "red":
                break


@contextmanager
def serve_answer(status: int, answer: object, certificate: Path | None = None) -> Iterator[int]:
    """The port of a server that says the same to everything; with TLS, where it has a certificate with its key."""

    class Same(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:  # nobody reads it
            pass

    with run_server(Same, certificate) as port:
        yield port


@contextmanager
def run_server(
    handler: type[BaseHTTPRequestHandler], certificate: Path | None = None, key: Path | None = None
) -> Iterator[int]:
    """The port of a server on a thread of its own; with TLS, where it has a certificate (and its key beside)."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    running = threading.Thread(target=server.serve_forever)
    running.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        running.join()
        server.server_close()
