"""Who may open the pages: a password, hashed, and the secret that signs its sessions, in one file of the index folder.

Only the owner of the folder can read that file. It is no part of the catalogue, and of no backup. Where only people
with names may enter (``indexer.office.people``), the file holds the secret alone. Of a collection on a cluster it
stands there, so that all servers of its pages know the same. A *place* is the index folder, or a collection's office.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from werkzeug.security import check_password_hash, generate_password_hash

from indexer.errors import BadInput, Closed, IndexFault
from indexer.store import OfficeFile, find_office
from indexer.strange_json import read_json
from indexer.text.folding import compose_letters

FILE_NAME = "access.json"
ENDED = "sessions.json"
SHORTEST = 12
LONGEST = 200
_FEWEST = 5  # different characters


@dataclass(frozen=True, slots=True)
class Access:
    """A password as it is kept (scrypt), "" where there is none for all, and the secret that was made with it."""

    hashed: str
    secret: str

    @property
    def stamp(self) -> str:
        """What a session carries to show that it began with this password: another one ends it."""
        return hashlib.sha256(f"tracuu:{self.hashed}".encode()).hexdigest()[:32]

    def admits(self, typed: str) -> bool:
        """Tell whether this is the password; an accent typed as one character or as two is the same."""
        return is_password(self.hashed, typed)


def read(place: Path | OfficeFile) -> Access | None:
    """Read the password of an index; None when there is none. Raises Closed when the file cannot be understood."""
    office = _choose_office(place)
    try:
        held = office.read_secret(FILE_NAME)
        return None if held is None else _read(held)
    except (OSError, ValueError, KeyError, TypeError) as error:
        path = Path(office.name).with_name(FILE_NAME)
        raise Closed(
            f"Không đọc được tệp mật khẩu {path}. Hãy đặt lại mật khẩu: tracuu password.",
            f"The password file {path} cannot be read. Set the password anew: tracuu password.",
        ) from error


def _read(held: bytes) -> Access:
    """Raises ValueError, KeyError, TypeError."""
    found = read_json(held)
    return Access(str(found["hashed"]), str(found["secret"]))


def set_password(place: Path | OfficeFile, typed: str) -> None:
    """Give an index a password, with a new secret: whoever was in has to enter again.

    Raises BadInput for a password that is easily guessed, NotAnIndex, IndexUnwritable.
    """
    hashed, office = hash_password(typed), _choose_office(place)
    office.require_collection()
    office.change_secret(FILE_NAME, lambda _: _pack(Access(hashed, secrets.token_hex(32))))


def ensure_entrance(place: Path | OfficeFile) -> None:
    """Close an index to whoever has not entered, with or without a password for all. Raises IndexUnwritable, Closed."""
    office = _choose_office(place)
    office.require_collection()
    if read(office) is None:
        office.change_secret(FILE_NAME, lambda held: held or _pack(Access("", secrets.token_hex(32))))


def hash_password(typed: str) -> str:
    """Return a password as it may be kept. Raises BadInput for one that is easily guessed."""
    return generate_password_hash(_check_password(typed), method="scrypt")


def is_password(hashed: str, typed: str) -> bool:
    """Tell whether what was typed is the password that was kept so; nothing is, where nothing was kept."""
    return bool(hashed) and len(typed) <= LONGEST and check_password_hash(hashed, compose_letters(typed))


def read_ended(place: Path | OfficeFile) -> dict[str, float]:
    """Return sessions that were ended, with the moment of each; none when nothing is kept of them."""
    try:
        return _read_moments(_choose_office(place).read_secret(ENDED))
    except OSError:
        return {}


def add_ended(place: Path | OfficeFile, ended: str, now: float, lasting: float) -> None:
    """Keep that a session was ended, so that a copy of its cookie is worth nothing, after a restart, either.

    Those that would have ended by themselves, ``lasting`` seconds ago, are forgotten. Where nothing can be written they
    are only remembered while the server runs.
    """

    def add(held: bytes | None) -> bytes:
        left = {known: moment for known, moment in _read_moments(held).items() if now - moment < lasting}
        return json.dumps({**left, ended: now}).encode()

    with suppress(OSError, IndexFault):
        _choose_office(place).change_secret(ENDED, add)


def _read_moments(held: bytes | None) -> dict[str, float]:
    try:
        return {str(known): float(moment) for known, moment in read_json(held or b"{}").items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def remove_password(place: Path | OfficeFile, *, named: bool = False) -> bool:
    """Take the password away; False when there was none. With ``named`` people may still enter by their own.

    Raises NotAnIndex, IndexUnwritable.
    """
    office = _choose_office(place)
    office.require_collection()
    if office.read_secret(FILE_NAME) is None:
        return False
    if not named:
        office.change_secret(FILE_NAME, lambda _: None)
        return True
    known = read(office)
    office.change_secret(FILE_NAME, lambda _: _pack(Access("", known.secret if known else secrets.token_hex(32))))
    return known is not None and bool(known.hashed)


def _pack(known: Access) -> bytes:
    return json.dumps(asdict(known)).encode()


def _choose_office(place: Path | OfficeFile) -> OfficeFile:
    return find_office(place) if isinstance(place, Path) else place


def _check_password(typed: str) -> str:
    """Raises BadInput."""
    password = compose_letters(typed)
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(
            f"Mật khẩu phải có từ {SHORTEST} đến {LONGEST} ký tự; một câu bốn, năm từ là dễ nhớ nhất.",
            f"A password has {SHORTEST} to {LONGEST} characters; a phrase of four or five words is easiest to keep.",
        )
    if len(set(password)) < _FEWEST:
        raise BadInput(
            f"Mật khẩu này quá dễ đoán: phải có ít nhất {_FEWEST} ký tự khác nhau.",
            f"This password is easily guessed: it needs at least {_FEWEST} different characters.",
        )
    return password
