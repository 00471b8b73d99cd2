"""A mail (.eml) or a saved page (.mhtml, .mht) → its subject and body as lines, and the files attached to it.

A page saved with its pictures is a web page. What a mail shows in its body (logos, signatures of senders) is no
attachment; cryptographic signatures are none either.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePath

from indexer.errors import BrokenFile
from indexer.models import Format, Mark
from indexer.reading import encodings as encoding
from indexer.reading import legacy, tnef
from indexer.reading.lines import fold_line
from indexer.reading.readings import Part, Reading, Recognised
from indexer.text.folding import compose_letters
from indexer.text.lines import join_lines

MANY = 2_000  # parts of one mail

_NO_ATTACHMENTS = frozenset(
    ("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/calendar",
     "message/delivery-status", "message/disposition-notification", "text/rfc822-headers")
)  # fmt: skip
_PATH = re.compile(r"[\\/\x00-\x1f]+")


def read(data: bytes, recognised: Recognised) -> Reading:
    """Return the subject and body of a mail, with its attachments as parts. Raises BrokenFile."""
    del recognised
    message = message_from_bytes(data.lstrip(), policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what the policy makes
    try:
        kind: Format = "mhtml" if _is_page(message) else "eml"
        body, marks = _read_body(message)
        lines = [fold_line(_read_subject(message))] if kind == "eml" else []
        text = compose_letters("\n".join([*filter(None, lines), body]).strip("\n"))
        parts = tuple(name_parts(_list_attachments(message))) if kind == "eml" else ()
    except (LookupError, ValueError, TypeError, AttributeError) as error:  # what the standard library lets through
        raise BrokenFile(
            "Thư điện tử bị hỏng; hãy mở bằng chương trình thư, lưu lại rồi thử lại.",
            "The mail is damaged; open it in a mail program, save it again and try again.",
        ) from error
    return Reading(kind, text, marks=marks, parts=parts)


def _is_page(message: EmailMessage) -> bool:
    """Saved by a browser or by Word: no sender's address, and a page with what belongs to it."""
    if message.get("Snapshot-Content-Location") or "saved by" in str(message.get("From", "")).lower():
        return True
    related = message.get_content_type() in ("multipart/related", "text/html")
    return related and not message.get("To") and not message.get("Received") and not message.get("Message-ID")


def _read_subject(message: EmailMessage) -> str:
    return str(message.get("Subject", ""))


def _read_body(message: EmailMessage) -> tuple[str, tuple[Mark, ...]]:
    """Return the body as lines: a page rather than plain text, which loses its tables."""
    part = message.get_body(("html", "plain"))
    if part is None:
        part = next((one for one in message.walk() if one.get_content_type() in ("text/html", "text/plain")), None)
    if part is None:
        return "", ()
    assert isinstance(part, EmailMessage)  # noqa: S101
    return list_lines(_read_payload(part), part.get_content_charset(), part.get_content_type() == "text/html")


def list_lines(data: bytes, charset: str | None, is_page: bool) -> tuple[str, tuple[Mark, ...]]:
    """Return a body in bytes as lines, whatever its encoding, and what there is to know of it."""
    from indexer.reading import html

    text = _decode_body(data, charset)
    if is_page:
        found = html.read(text)
        return found.text, found.marks
    mended, encodings = legacy.mend_text(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [fold_line(line) for line in join_lines(compose_letters(mended)).split("\n")]
    return "\n".join(filter(None, lines)), legacy.list_marks(encodings)


def _decode_body(data: bytes, charset: str | None) -> str:
    """Return the characters of a body: what its header says is believed only when it gives Vietnamese."""
    if not data.strip():
        return ""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = compose_letters(data.decode(charset or "utf-8"))
    except (UnicodeDecodeError, LookupError, ValueError):
        return encoding.decode(data)
    return text if encoding.is_plausible(text) else encoding.decode(data)


def _read_payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _list_attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Yield (name, bytes) of what was attached; a mail within the mail is one file, with its own attachments inside."""
    body = message.get_body(("html", "plain"))
    waiting: list[tuple[EmailMessage, bool]] = [(message, False)]
    for _ in range(MANY):
        if not waiting:
            return
        part, shown = waiting.pop()
        if part.get_content_type() == "message/rfc822":
            for inner in part.get_payload():
                if isinstance(inner, EmailMessage):
                    yield (_read_subject(inner) or "thư") + ".eml", inner.as_bytes()
        elif part.is_multipart():
            related = part.get_content_type() == "multipart/related"
            children = [one for one in part.iter_parts() if isinstance(one, EmailMessage)]
            waiting += [(child, shown or related) for child in reversed(children)]
        elif part is not body and _is_attached(part, shown):
            data = _read_payload(part)
            if tnef.is_tnef(data):
                yield from tnef.list_packed(data)
            else:
                yield _name(part), data


def _is_attached(part: EmailMessage, shown: bool) -> bool:
    kind = part.get_content_type()
    if kind in _NO_ATTACHMENTS:
        return False
    if part.get_content_disposition() == "attachment":
        return True
    if kind.startswith("image/") and (shown or part.get("Content-ID")):
        return False
    return part.get_filename() is not None or not kind.startswith(("text/", "multipart/"))


def _name(part: EmailMessage) -> str:
    name = part.get_filename()
    return str(name) if name else "tệp đính kèm" + (mimetypes.guess_extension(part.get_content_type()) or "")


def name_parts(files: Iterator[tuple[str, bytes]]) -> Iterator[Part]:
    """Give parts names of their own: a second "báo cáo.docx" is "báo cáo (2).docx"; no folders, no "#".

    >>> [part.name for part in name_parts(iter([("a/b.txt", b"1"), ("b.txt", b"2"), ("a_b.txt", b"3")]))]
    ['a_b.txt', 'b.txt', 'a_b (2).txt']
    """
    taken: set[str] = set()
    for written, data in files:
        name = (
            compose_letters(" ".join(_PATH.sub("_", written).split())).replace("#", "%23")[:150].strip()
            or "tệp đính kèm"
        )
        path, count = PurePath(name), 1
        while name in taken:
            count += 1
            name = f"{path.stem} ({count}){path.suffix}"
        taken.add(name)
        yield Part(name, data)
