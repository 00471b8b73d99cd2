"""Who may open the pages: a password, hashed, and the secret that signs its sessions, in one file of the index folder.

Only the owner of the folder can read that file. It is no part of the catalogue, and of no backup. Where only people
with names may enter (``indexer.office.people``), the file holds the secret alone.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from werkzeug.security import check_password_hash, generate_password_hash

from indexer.durable import write_durably
from indexer.errors import BadInput, Closed
from indexer.store import report_write_faults, require_index
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


def read(folder: Path) -> Access | None:
    """Read the password of an index; None when there is none. Raises Closed when the file cannot be understood."""
    path = folder / FILE_NAME
    try:
        found = json.loads(path.read_bytes())
        return Access(str(found["hashed"]), str(found["secret"]))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Closed(
            f"Không đọc được tệp mật khẩu {path}. Hãy đặt lại mật khẩu: tracuu password.",
            f"The password file {path} cannot be read. Set the password anew: tracuu password.",
        ) from error


def set_password(folder: Path, typed: str) -> None:
    """Give an index a password, with a new secret: whoever was in has to enter again.

    Raises BadInput for a password that is easily guessed, NotAnIndex, IndexUnwritable.
    """
    hashed = hash_password(typed)
    place = require_index(folder)
    with report_write_faults(place):
        _write_secret(place / FILE_NAME, asdict(Access(hashed, secrets.token_hex(32))))


def ensure_entrance(folder: Path) -> None:
    """Close an index to whoever has not entered, with or without a password for all. Raises IndexUnwritable, Closed."""
    place = require_index(folder)
    if read(place) is None:
        with report_write_faults(place):
            _write_secret(place / FILE_NAME, asdict(Access("", secrets.token_hex(32))))


def hash_password(typed: str) -> str:
    """Return a password as it may be kept. Raises BadInput for one that is easily guessed."""
    return generate_password_hash(_checked(typed), method="scrypt")


def is_password(hashed: str, typed: str) -> bool:
    """Tell whether what was typed is the password that was kept so; nothing is, where nothing was kept."""
    return bool(hashed) and len(typed) <= LONGEST and check_password_hash(hashed, compose_letters(typed))


def _write_secret(path: Path, content: dict[str, Any]) -> None:
    """Write a file that only its owner can read, whole or not at all. Raises OSError."""
    write_durably(path, json.dumps(content).encode(), mode=0o600)


def read_ended(folder: Path) -> dict[str, float]:
    """Return sessions that were ended, with the moment of each; none when nothing is kept of them."""
    try:
        found = json.loads((folder / ENDED).read_bytes())
        return {str(known): float(moment) for known, moment in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_ended(folder: Path, ended: Mapping[str, float]) -> None:
    """Keep which sessions were ended, so that a copy of a cookie is worth nothing after a restart, either.

    Where the folder cannot be written they are only remembered while the server runs.
    """
    try:
        _write_secret(folder / ENDED, dict(ended))
    except OSError:
        return


def remove_password(folder: Path, *, named: bool = False) -> bool:
    """Take the password away; False when there was none. With ``named`` people may still enter by their own.

    Raises NotAnIndex, IndexUnwritable.
    """
    path = require_index(folder) / FILE_NAME
    with report_write_faults(folder):
        there = path.exists()
        if named and there:
            known = read(folder)
            there = known is not None and bool(known.hashed)
            _write_secret(path, asdict(Access("", known.secret if known else secrets.token_hex(32))))
        else:
            path.unlink(missing_ok=True)
        return there


def _checked(typed: str) -> str:
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
