"""A real SMTP server of the tests' own: it takes letters on a port of this computer and keeps them."""

from __future__ import annotations

import base64
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

CERTIFICATE = Path(__file__).resolve().parents[1] / "data" / "mail" / "server.pem"
"""For 127.0.0.1, with its key: made for these tests, trusted by nobody else."""


@dataclass(slots=True)
class Mailbox:
    """What was handed in. ``login`` is the name and the password that it asks for, None for none; ``refused`` are
    addresses that it does not take. One that is ``secret`` takes a name and letters only after STARTTLS."""

    port: int = 0
    login: tuple[str, str] | None = None
    refused: frozenset[str] = frozenset()
    secret: bool = False
    letters: list[tuple[str, EmailMessage]] = field(default_factory=list)

    def texts(self) -> list[str]:
        """The words of each letter."""
        return [cast(str, letter.get_content()) for _, letter in self.letters]


class _Session(socketserver.StreamRequestHandler):
    """One conversation, as RFC 5321 has it, as far as our letters need it."""

    def handle(self) -> None:
        self.box: Mailbox = self.server.box  # type: ignore[attr-defined]
        self.entered, self.to, self.open = self.box.login is None, "", self.box.secret
        self._say("220 thu ready")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "QUIT":
                self._say("221 bye")
                return
            self._answer(verb, line)

    def _answer(self, verb: str, line: str) -> None:
        if verb in ("EHLO", "HELO"):
            offered = ["STARTTLS"] if self.open else [] if self.box.login is None else ["AUTH PLAIN"]
            self._say("".join(f"250-{one}\r\n" for one in ("thu", *offered)) + "250 8BITMIME")
        elif verb == "STARTTLS":
            self._encrypt()
        elif self.open:
            self._say("530 STARTTLS first")
        elif verb == "AUTH":
            _, name, word = base64.b64decode(line.split(" ")[2]).decode().split("\0")
            self.entered = (name, word) == self.box.login
            self._say("235 in" if self.entered else "535 wrong")
        elif not self.entered:
            self._say("530 who are you")
        elif verb == "RCPT":
            self.to = line.partition("<")[2].partition(">")[0]
            self._say("550 nobody of that name" if self.to in self.box.refused else "250 ok")
        elif verb == "DATA":
            self._say("354 go on")
            held = b""
            while (row := self.rfile.readline()) != b".\r\n":
                held += row.removeprefix(b".") if row.startswith(b"..") else row
            letter = message_from_bytes(held, policy=policy.default)
            self.box.letters.append((self.to, letter))
            self._say("250 kept")
        else:
            self._say("250 ok")

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def _encrypt(self) -> None:
        self._say("220 go ahead")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except ssl.SSLError:  # whoever asked does not know our certificate, and has gone
            return
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.open = False

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def taking_letters(
    login: tuple[str, str] | None = None, refused: frozenset[str] = frozenset(), *, secret: bool = False
) -> Iterator[Mailbox]:
    """A server that takes letters until the block ends."""
    box = Mailbox(login=login, refused=refused, secret=secret)
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server:
        server.daemon_threads = True
        server.box = box  # type: ignore[attr-defined]
        box.port = server.server_address[1]
        running = threading.Thread(target=server.serve_forever, args=(0.05,))
        running.start()
        try:
            yield box
        finally:
            server.shutdown()
            running.join(10)
