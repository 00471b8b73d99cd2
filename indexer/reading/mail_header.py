"""Whether a file is a mail, or a page saved as one, by the header fields that it begins with."""

from __future__ import annotations

import re

_HEAD = 65_536  # bytes in which the header fields are looked for
_FIELD = re.compile(rb"[!-9;-~]{1,60}:(?:[ \t].*)?\r?\n")
_MORE = re.compile(rb"[ \t].*\r?\n")
_TELLING = re.compile(
    rb"^(?:mime-version|content-type|content-transfer-encoding|return-path|received|message-id|from|subject"
    rb"|snapshot-content-location):",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST = 3  # headers by which a mail is told


def is_mail(data: bytes) -> bool:
    """Tell whether a file is a mail or a saved page: it begins with header fields, and enough of them are those of
    mails.

    >>> is_mail(b"From: a@example.vn\\r\\nSubject: V/v\\r\\nMIME-Version: 1.0\\r\\n\\r\\nx")
    True
    >>> is_mail("Từ: Sở Nội vụ\\nSố: 12".encode())
    False
    """
    head = data[:_HEAD].lstrip()
    place = 0
    for _ in range(200):
        match = _FIELD.match(head, place) or (_MORE.match(head, place) if place else None)
        if match is None:
            break
        place = match.end()
    found = {name.lower() for name in _TELLING.findall(head[:place])}
    return len(found) >= _LEAST or b"mime-version:" in found
