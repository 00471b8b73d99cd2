"""A text file → the text that is stored: the file itself, so that offsets into it hold."""

from __future__ import annotations

from indexer.text.folding import compose_letters
from indexer.text.lines import join_lines


def compose_text(text: str) -> str:
    """Return the text in NFC, without a leading byte-order mark, CRLF and lone CR as LF, soft line breaks as
    blanks; nothing else changes.

    >>> compose_text("\\ufeffCải cách\\r\\nhành chính \\n")
    'Cải cách\\nhành chính \\n'
    """
    return join_lines(compose_letters(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))
