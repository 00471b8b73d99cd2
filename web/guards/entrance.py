"""Who is in: the password of the index and those of people with names, attempts to enter, sessions in signed cookies.

Without a password and without people everybody is in. Else everybody enters first, on this computer, too.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Lock
from time import monotonic
from typing import Any

from flask import Flask, current_app, request, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.datastructures import Authorization
from werkzeug.exceptions import TooManyRequests
from werkzeug.http import parse_cookie

from indexer.errors import Closed, IndexFault
from indexer.office import OfficeFile, access, people
from indexer.office.access import Access
from indexer.office.people import Person
from web.guards.attempts import Attempts
from web.guards.presence import SHARED, Presence, find_presence, name_presence

LASTS = 12 * 3600
"""Seconds that a session lasts: a working day."""


class Entrance:
    """The passwords as they stand now, whoever changes them meanwhile, and what was tried against them."""

    def __init__(self, office: OfficeFile, clock: Callable[[], float]) -> None:
        self.office = office
        self.clock = clock
        self._attempts = Attempts(clock)
        self._lock = Lock()
        self._read: tuple[tuple[int, ...], Access | None] | None = None
        self._known_until = 0.0
        self._left: dict[str, float] = {}  # sessions that this process ended
        self._ended_read: tuple[tuple[int, ...], Mapping[str, float]] = ((), {})
        self._good: bytes = b""

    def read_access(self) -> Access | None:
        """Read what closes the pages; None when nothing does. Raises Closed when it cannot be read."""
        with self._lock:
            if self._read is not None and monotonic() < self._known_until:
                return self._read[1]
            state = self.office.read_state(access.FILE_NAME)
            if self._read is None or self._read[0] != state:
                self._read = state, access.read(self.office)
            self._known_until = monotonic() + self.office.remembered
            return self._read[1]

    def admit(self, known: Access, name: str, typed: str, address: str) -> Access | Person | None:
        """Return whose password this is: of the person of this name, or without a name of all; None when it is
        wrong.

        Raises TooManyRequests when this address has to wait.
        """
        wait = self._attempts.begin(address)
        if wait:
            raise TooManyRequests(retry_after=wait)
        owner = people.admit(self.office, name, typed) if name.strip() else None
        found = owner or (known if not name.strip() and known.admits(typed) else None)
        if found is None:
            current_app.logger.warning("wrong password from %r", address)
        else:
            self._attempts.succeed(address)
        return found

    def admit_program(self, known: Access, sent: Authorization | None, address: str) -> Presence | None:
        """Return whose program sends this with its request: a token of somebody, or with any name the password
        for all.

        What was right once is not worked out again.
        """
        typed = "" if sent is None else str(sent.token if sent.type == "bearer" else sent.password or "")
        if not typed:
            return None
        if owner := people.admit_token(self.office, typed):
            return name_presence(owner)
        digest = hashlib.sha256(f"{known.secret}{known.hashed}{typed}".encode()).digest()
        if hmac.compare_digest(digest, self._good):
            return SHARED
        if self.admit(known, "", typed, address):
            self._good = digest
            return SHARED
        return None

    def begin(self, who: Access | Person) -> None:
        """Begin a session in this browser; nothing of what it held before stays."""
        session.clear()
        name = who.key if isinstance(who, Person) else ""
        session.update(id=secrets.token_urlsafe(16), since=int(self.clock()), stamp=who.stamp, who=name)

    def trusts(self, app: Flask, headers: Mapping[str, str], address: str) -> bool:
        """Tell whether a request with these headers, as its socket gives them, is of somebody who is in.

        Without a password everybody is. A program's password is worked out here once, under the rule of attempts.
        """
        try:
            known = self.read_access()
            if known is None:
                return not (app.config["EXPOSED"] or app.config["BEHIND_PROXY"])
            sent = Authorization.from_header(headers.get("AUTHORIZATION"))
            if sent is not None and sent.type in ("basic", "bearer"):
                with app.app_context():
                    return self.admit_program(known, sent, address) is not None
            signed = _Cookies().get_signing_serializer(app)
            cookie = parse_cookie(headers.get("COOKIE", "")).get(app.config["SESSION_COOKIE_NAME"], "")
            return signed is not None and self.recognise(known, signed.loads(cookie, max_age=LASTS)) is not None
        except (Closed, IndexFault, BadSignature, TooManyRequests):
            return False

    def recognise(self, known: Access, session: Mapping[str, Any] = session) -> Presence | None:
        """Return whose session this request is of, which must have begun with a password that still stands, not
        too long ago, and not have ended; None when it is of none. Raises IndexFault when it cannot be known who
        people are.
        """
        since = session.get("since")
        if not isinstance(since, int) or not 0 <= self.clock() - since < LASTS or self._is_ended(session.get("id")):
            return None
        name, stamp = str(session.get("who", "")), str(session.get("stamp"))
        if not name:
            return SHARED if known.hashed and hmac.compare_digest(stamp, known.stamp) else None
        person = people.find_person(self.office, name)
        if person is None or not person.hashed or not hmac.compare_digest(stamp, person.stamp):
            return None
        return name_presence(person)

    def end(self) -> None:
        """End the session: its cookie is gone from the browser, and a copy of it is worth nothing."""
        now, known = self.clock(), session.get("id")
        if known is not None:
            with self._lock:
                left = {one: moment for one, moment in self._left.items() if now - moment < LASTS}
                self._left = {**left, known: now}
            access.add_ended(self.office, known, now, LASTS)
        session.clear()

    def _is_ended(self, known: object) -> bool:
        """Was this session ended, by this process, by one before it or by another server?"""
        if known in self._left:
            return True
        state = self.office.read_state(access.ENDED)
        if self._ended_read[0] != state:
            self._ended_read = state, access.read_ended(self.office)
        return known in self._ended_read[1]


class _Cookies(SecureCookieSessionInterface):
    """Cookies for the pages' own addresses only, and over https only when that is how they are read."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Signed with the secret of the password as it stands now, whichever server of these pages it was set by."""
        with suppress(IndexFault):  # the request itself will say so
            if known := find_entrance(app).read_access():
                app.secret_key = known.secret
        return super().get_signing_serializer(app)

    def get_cookie_path(self, app: Flask) -> str:  # noqa: ARG002
        return request.script_root or "/"

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        return request.is_secure


def attach(app: Flask, office: OfficeFile) -> None:
    """Give the application its entrance; sessions are signed with the password's secret, or one of this process."""
    entrance = Entrance(office, app.config["CLOCK"])
    app.extensions["entrance"] = entrance
    try:
        known = entrance.read_access()
    except IndexFault:
        known = None  # every request will say so
    app.secret_key = known.secret if known else secrets.token_hex(32)
    app.session_interface = _Cookies()
    app.config.update(
        SESSION_COOKIE_NAME="tracuu",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=LASTS,
    )
    app.context_processor(_describe_presence)


def get_entrance() -> Entrance:
    """Return the entrance of the application that serves this request."""
    return find_entrance(current_app)


def find_entrance(app: Flask) -> Entrance:
    """Return the entrance of an application."""
    found: Entrance = app.extensions["entrance"]
    return found


def _describe_presence() -> dict[str, Any]:
    """Tell templates whether this person entered, so that there is something to leave, who it is, what they may do."""
    return {"entered": "stamp" in session, "presence": find_presence(), "may": find_presence().may}
