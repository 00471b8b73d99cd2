"""What stands before a node with TLS: a proxy that lets in whoever shows the right secret."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from tests.support.clusters import run_server


@contextmanager
def serve_tls(node: int, certificates: Path, admitted: Sequence[str]) -> Iterator[int]:
    """The port of a proxy before the port of a node: with TLS, by a certificate and its key in a folder, for requests
    with one of these headers of authorization; others are refused as OpenSearch does."""

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def forward(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.headers.get("Authorization") not in admitted:
                self.answer(401, b"Unauthorized", "text/plain")
                return
            with closing(HTTPConnection("127.0.0.1", node, timeout=60)) as behind:
                kind = self.headers.get("Content-Type")
                behind.request(self.command, self.path, body or None, {"Content-Type": kind} if kind else {})
                found = behind.getresponse()
                self.answer(found.status, found.read(), found.getheader("Content-Type") or "application/json")

        def answer(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:  # nobody reads it
            pass

    for method in ("GET", "HEAD", "POST", "PUT", "DELETE"):
        setattr(Proxy, f"do_{method}", Proxy.forward)
    with run_server(Proxy, certificates / "node.pem", certificates / "node.key") as port:
        yield port
