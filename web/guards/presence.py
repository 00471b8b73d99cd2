"""Whose request this is, and what they may do: read, correct, manage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from flask import g, has_request_context

from indexer.errors import NotAllowed
from indexer.office.people import Person, Role

Way = Literal["open", "shared", "named"]


@dataclass(frozen=True, slots=True)
class Presence:
    """Who asks. ``key`` and ``name`` are "" for whoever came in with the password for all, or where there is none:
    what they keep belongs to the office."""

    way: Way
    role: Role
    key: str = ""
    name: str = ""

    def may(self, role: Role) -> bool:
        """Tell whether they may do what asks for this role.

        >>> Presence("shared", "editor").may("reader"), Presence("named", "reader", "an", "An").may("editor")
        (True, False)
        """
        return _RANKS[self.role] >= _RANKS[role]


_RANKS: Mapping[Role, int] = {"reader": 0, "editor": 1, "administrator": 2}
OPEN = Presence("open", "editor")
SHARED = Presence("shared", "editor")
_STRANGER = Presence("open", "reader")

NEEDS: Mapping[str, Role] = {
    "correction": "editor",
    "correction_by_query": "editor",
    "dismissal": "editor",
    "addition": "editor",
    "removal": "editor",
    "removal_by_query": "editor",
    "undoing": "editor",
    "people": "administrator",
    "person": "administrator",
}
"""Endpoint → the role that it asks for; all others are for every reader."""


def name_presence(person: Person) -> Presence:
    """Return the presence of a person with a name."""
    return Presence("named", person.role, person.key, person.name)


def find_presence() -> Presence:
    """Return who sends this request."""
    found: Presence = g.get("presence", _STRANGER) if has_request_context() else _STRANGER
    return found


def check_role(endpoint: str) -> None:
    """Raise NotAllowed when whoever asks may not do what a page is for."""
    needed, who = NEEDS.get(endpoint, "reader"), find_presence()
    if who.may(needed):
        return
    if needed == "administrator" and who.way != "named":
        raise NotAllowed(
            "Trang này dành cho quản trị viên có tên. Hãy tạo trên máy chủ: tracuu users add TÊN --role administrator.",
            "This page is for an administrator with a name. Make one on the server: "
            "tracuu users add NAME --role administrator.",
        )
    if needed == "administrator":
        raise NotAllowed("Trang này dành cho quản trị viên.", "This page is for administrators.")
    raise NotAllowed(
        "Bạn đang có vai trò người đọc: xem, theo dõi, lưu hồ sơ được, nhưng chưa sửa, thêm hay gỡ được. "
        "Nếu cần, hãy nhờ quản trị viên đổi vai trò.",
        "You are a reader: you can read, follow and keep, but not change, add or remove. "
        "Ask an administrator for another role.",
    )
