"""The people of an office: names, what each may do, their own passwords, and tokens for their programs.

Passwords are kept as scrypt hashes, tokens as digests of what only their owner has seen. Names are told apart as people
do: "Nguyễn Văn An" and "nguyen van an" are one.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from indexer.errors import BadInput
from indexer.office import access
from indexer.office.clock import tell_time
from indexer.store import OfficeFile
from indexer.text.folding import compose_letters, fold

Role = Literal["reader", "editor", "administrator"]
Letters = Literal["", "daily", "weekly"]
ROLES: tuple[Role, ...] = ("reader", "editor", "administrator")
_LONGEST = 60  # characters of a name
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another one
_TOKENS = 10  # of one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a name. ``hashed`` is "" until a password is set (after a backup was restored, say);
    ``letters`` is how often a letter tells what is new of what they follow."""

    key: str
    name: str
    role: Role
    hashed: str = ""
    email: str = ""
    letters: Letters = ""
    lettered_at: str = ""
    added_at: str = ""

    @property
    def stamp(self) -> str:
        """What a session carries to show that it began with this password: another one ends it."""
        return hashlib.sha256(f"tracuu:{self.key}:{self.hashed}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Token:
    """Lets a program in as its owner; ``used_at`` is the day of its last use."""

    id: int
    label: str
    made_at: str
    used_at: str


def key_name(name: str) -> str:
    """Return the key by which names are told apart.

    >>> key_name("  Nguyễn  Văn An"), key_name("NGUYEN VAN AN")
    ('nguyen van an', 'nguyen van an')
    """
    return " ".join(fold(compose_letters(name)).split())


def list_people(file: OfficeFile) -> list[Person]:
    """Return everybody with a name, by name."""
    return [_read_person(row) for row in file.fetch_rows("SELECT * FROM people ORDER BY key")]


def find_person(file: OfficeFile, name: str) -> Person | None:
    """Return the person of a name, written in any way; None when there is none."""
    rows = file.fetch_rows("SELECT * FROM people WHERE key = ?", (key_name(name),))
    return _read_person(rows[0]) if rows else None


def require_person(file: OfficeFile, name: str) -> Person:
    """Return the person of a name, written in any way. Raises BadInput when there is none."""
    found = find_person(file, name)
    if found is None:
        raise BadInput(
            f"Không có người dùng nào tên “{name[:_LONGEST]}”. Xem danh sách: tracuu users list.",
            f"There is no user “{name[:_LONGEST]}”. They are listed by: tracuu users list.",
        )
    return found


def add_person(file: OfficeFile, name: str, role: str, password: str, email: str = "") -> Person:
    """Let somebody in by a name and a password of their own; from then on whoever reads the pages enters first.

    Raises BadInput for a name that is taken or none, an unknown role, a weak password, an address that is none.
    """
    shown = _check_name(name)
    if find_person(file, shown) is not None:
        raise BadInput(
            f"Đã có người dùng tên “{shown}” (không kể hoa thường và dấu). Hãy thêm tên đệm hoặc phòng ban.",
            f"There is a user “{shown}” already (case and diacritics aside). Add a middle name, or a department.",
        )
    made = Person(
        key=key_name(shown),
        name=shown,
        role=check_role(role),
        hashed=access.hash_password(password),
        email=check_email(email),
        added_at=tell_time(),
    )
    with file.change() as change:
        change.execute(
            "INSERT INTO people (key, name, role, hashed, email, added_at) VALUES (?, ?, ?, ?, ?, ?)",
            (made.key, made.name, made.role, made.hashed, made.email, made.added_at),
        )
    access.ensure_entrance(file)
    return made


def set_role(file: OfficeFile, name: str, role: str) -> Person:
    """Let somebody do more or less. Raises BadInput, also where no administrator would be left."""
    person, wanted = require_person(file, name), check_role(role)
    if person.role == "administrator" and wanted != "administrator":
        _check_another_administrator(file, person)
    _set(file, person, "role", wanted)
    return require_person(file, name)


def set_own_password(file: OfficeFile, name: str, password: str) -> None:
    """Give somebody another password, which ends their sessions. Raises BadInput."""
    person = require_person(file, name)
    _set(file, person, "hashed", access.hash_password(password))
    access.ensure_entrance(file)


def set_letters(file: OfficeFile, name: str, email: str, letters: str) -> None:
    """Set where and how often somebody is told what is new: "", "daily", "weekly". Raises BadInput."""
    person, address = require_person(file, name), check_email(email)
    if letters not in ("", "daily", "weekly") or (letters and not address):
        raise BadInput(
            "Muốn nhận thư thì phải có địa chỉ thư điện tử và chọn hằng ngày hoặc hằng tuần.",
            "To get letters there must be an e-mail address, and a choice of daily or weekly.",
        )
    _set(file, person, "email", address)
    _set(file, person, "letters", letters)


def remove_person(file: OfficeFile, name: str) -> Person:
    """Let somebody in no longer: sessions, tokens and what they follow end; what they changed keeps their name.

    What they shared stays, as the office's. Raises BadInput, also where no administrator would be left for others.
    """
    person = require_person(file, name)
    if person.role == "administrator":
        _check_another_administrator(file, person)
    with file.change() as change:
        for table, column in (("people", "key"), ("tokens", "person"), ("followings", "person")):
            change.execute(f"DELETE FROM {table} WHERE {column} = ?", (person.key,))  # noqa: S608 - our own names
        for table in ("searches", "dossiers"):
            change.execute(f"DELETE FROM {table} WHERE person = ? AND NOT shared", (person.key,))  # noqa: S608
            change.execute(f"UPDATE {table} SET person = '' WHERE person = ?", (person.key,))  # noqa: S608
    return person


def admit(file: OfficeFile, name: str, typed: str) -> Person | None:
    """Return the person of a name when this is the password; else None, after as long a while."""
    person = find_person(file, name)
    right = access.is_password(person.hashed if person and person.hashed else _hash_nobody(), typed)
    return person if right and person and person.hashed else None


def make_password() -> str:
    """Make a password that is easily read out and typed: four groups of four letters and digits.

    >>> len(make_password())
    19
    """
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


# -- tokens --------------------------------------------------------------------------------------------------


def make_token(file: OfficeFile, name: str, label: str) -> str:
    """Make a new token for a program of somebody: it is shown this once, and kept as a digest. Raises BadInput."""
    person, token = require_person(file, name), f"tracuu_{secrets.token_urlsafe(32)}"
    if len(list_tokens(file, name)) >= _TOKENS:
        raise BadInput(
            f"Mỗi người có nhiều nhất {_TOKENS} mã truy cập. Hãy xóa mã không dùng nữa.",
            f"Everybody has {_TOKENS} tokens at most. Delete one that is no longer used.",
        )
    with file.change() as change:
        change.execute(
            "INSERT INTO tokens (person, label, digest, made_at) VALUES (?, ?, ?, ?)",
            (person.key, " ".join(label.split())[:_LONGEST] or "?", _hash_token(token), tell_time()),
        )
    return token


def list_tokens(file: OfficeFile, name: str) -> list[Token]:
    """Return the tokens of somebody, the oldest first."""
    rows = file.fetch_rows("SELECT * FROM tokens WHERE person = ? ORDER BY id", (key_name(name),))
    return [Token(row["id"], row["label"], row["made_at"], row["used_at"]) for row in rows]


def remove_token(file: OfficeFile, name: str, known: int) -> None:
    """Let the program with this token in no longer."""
    with file.change() as change:
        change.execute("DELETE FROM tokens WHERE person = ? AND id = ?", (key_name(name), known))


def admit_token(file: OfficeFile, token: str) -> Person | None:
    """Return the owner of a token; None when it is none. The day of its use is remembered."""
    if not token.startswith("tracuu_"):
        return None
    rows = file.fetch_rows(
        "SELECT people.*, tokens.id, used_at FROM tokens JOIN people ON key = person WHERE digest = ?",
        (_hash_token(token),),
    )
    if not rows:
        return None
    today = tell_time()[:10]
    if rows[0]["used_at"] != today:
        with file.change() as change:
            change.execute("UPDATE tokens SET used_at = ? WHERE id = ?", (today, rows[0]["id"]))
    return _read_person(rows[0])


# -- what can be said --------------------------------------------------------------------------------------------


def check_role(role: str) -> Role:
    """Return a role by its name. Raises BadInput.

    >>> check_role("editor")
    'editor'
    """
    for known in ROLES:
        if role == known:
            return known
    raise BadInput(
        f"“{role[:_LONGEST]}” không phải là một vai trò. Các vai trò: {', '.join(ROLES)}.",
        f"“{role[:_LONGEST]}” is no role. These are: {', '.join(ROLES)}.",
    )


def is_email(text: str) -> bool:
    """Tell whether it is an e-mail address that any server takes.

    >>> is_email("an@sct.quangngai.gov.vn"), is_email("ẩn@sct.vn"), is_email("")
    (True, False, False)
    """
    return _EMAIL.fullmatch(text) is not None


def check_email(email: str) -> str:
    """Return an e-mail address without blanks around it, or "". Raises BadInput.

    >>> check_email(" an@sct.quangngai.gov.vn ")
    'an@sct.quangngai.gov.vn'
    """
    typed = email.strip()
    if typed and not is_email(typed):
        raise BadInput(
            f"“{typed[:_LONGEST]}” không phải là địa chỉ thư điện tử. Ví dụ đúng: an@sct.quangngai.gov.vn.",
            f"“{typed[:_LONGEST]}” is no e-mail address. A right one: an@sct.quangngai.gov.vn.",
        )
    return typed


def _check_name(name: str) -> str:
    shown = " ".join(compose_letters(name).split())
    if not 2 <= len(shown) <= _LONGEST or not shown.isprintable() or not any(letter.isalnum() for letter in shown):
        raise BadInput(
            f"Tên người dùng có từ 2 đến {_LONGEST} ký tự. Ví dụ: Nguyễn Văn An.",
            f"The name of a user has 2 to {_LONGEST} characters. For example: Nguyễn Văn An.",
        )
    return shown


def _check_another_administrator(file: OfficeFile, person: Person) -> None:
    """Raises BadInput when nobody else could manage the others. The very last person may always go."""
    others = [one for one in list_people(file) if one.key != person.key]
    if others and not any(one.role == "administrator" for one in others):
        raise BadInput(
            f"“{person.name}” là quản trị viên duy nhất. Hãy giao vai trò này cho người khác trước.",
            f"“{person.name}” is the only administrator. Give the role to somebody else first.",
        )


def _set(file: OfficeFile, person: Person, column: str, value: str) -> None:
    with file.change() as change:
        change.execute(f"UPDATE people SET {column} = ? WHERE key = ?", (value, person.key))  # noqa: S608


@cache
def _hash_nobody() -> str:
    """Return what takes as long to compare as a password that there is."""
    return access.hash_password("không ai có mật khẩu này cả")


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _read_person(row: Mapping[str, str]) -> Person:
    return Person(
        key=row["key"],
        name=row["name"],
        role=check_role(row["role"]),
        hashed=row["hashed"],
        email=row["email"],
        letters="daily" if row["letters"] == "daily" else "weekly" if row["letters"] == "weekly" else "",
        lettered_at=row["lettered_at"],
        added_at=row["added_at"],
    )
