"""Who gets letters with news, and when one is due: each morning, or a morning a week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from indexer.errors import BadInput
from indexer.office.clock import tell_time
from indexer.office.people import Letters, check_email, list_people
from indexer.store import OfficeFile

_MORNING = 7  # o'clock, on this computer's clock
_OFFICE = ("office_email", "office_letters", "office_lettered_at")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who follows something; ``key`` and ``name`` are "" for the office. ``lettered_at`` is when it was last
    looked whether there is something to write."""

    key: str
    name: str
    email: str
    letters: Letters
    lettered_at: str


def list_recipients(file: OfficeFile) -> list[Recipient]:
    """Return everybody who asked for letters and can get some."""
    every = [Recipient(one.key, one.name, one.email, one.letters, one.lettered_at) for one in list_people(file)]
    return [one for one in (*every, find_office(file)) if one.letters and one.email]


def find_office(file: OfficeFile) -> Recipient:
    """Return where and how often letters go for the things that the office follows together."""
    rows = file.fetch_rows("SELECT name, value FROM settings WHERE name LIKE 'office_%'")
    kept = {row["name"]: row["value"] for row in rows}
    email, letters, last = (kept.get(name, "") for name in _OFFICE)
    return Recipient("", "", email, read_schedule(letters), last)


def set_office(file: OfficeFile, email: str, letters: str) -> None:
    """Set where and how often the office is told what is new of what it follows together. Raises BadInput."""
    address, schedule = check_email(email), read_schedule(letters)
    if letters and not (address and schedule):
        raise BadInput(
            "Muốn nhận thư thì phải có địa chỉ thư điện tử và chọn hằng ngày hoặc hằng tuần.",
            "To get letters there must be an e-mail address, and a choice of daily or weekly.",
        )
    with file.change() as change:
        pairs = zip(_OFFICE, (address, schedule), strict=False)
        change.executemany("REPLACE INTO settings (name, value) VALUES (?, ?)", list(pairs))


def list_due(file: OfficeFile, now: datetime) -> Iterator[Recipient]:
    """Return those to whom a letter may go now, on a clock with a time zone."""
    return (one for one in list_recipients(file) if is_due(one.letters, one.lettered_at, now))


def is_due(letters: Letters, last: str, now: datetime) -> bool:
    """Is it the morning of a letter?

    >>> from datetime import UTC
    >>> is_due("daily", "2026-11-27T08:00:00+00:00", datetime(2026, 11, 28, 7, 30, tzinfo=UTC))
    True
    >>> is_due("weekly", "2026-11-27T08:00:00+00:00", datetime(2026, 11, 28, 7, 30, tzinfo=UTC))
    False
    """
    if not letters or now.hour < _MORNING:
        return False
    if not last:
        return True
    passed = (now.date() - datetime.fromisoformat(last).astimezone(now.tzinfo).date()).days
    return passed >= (1 if letters == "daily" else 7)


def keep_lettered(file: OfficeFile, recipient: Recipient, now: datetime) -> None:
    """Keep that it was looked whether there is something to write, and that the letter went."""
    moment = tell_time(now.timestamp())
    with file.change() as change:
        if recipient.key:
            change.execute("UPDATE people SET lettered_at = ? WHERE key = ?", (moment, recipient.key))
        else:
            change.execute("REPLACE INTO settings (name, value) VALUES (?, ?)", (_OFFICE[2], moment))


def read_schedule(typed: str) -> Letters:
    """Return how often letters go, as it is kept; "" for what is none.

    >>> read_schedule("weekly"), read_schedule("hourly")
    ('weekly', '')
    """
    known: tuple[Literal["daily"], Literal["weekly"]] = ("daily", "weekly")
    return next((one for one in known if one == typed), "")
