"""A text file → the text that is stored: the file itself, so that offsets into it hold."""

from __future__ import annotations

from indexer.text.folding import compose_letters
from indexer.text.lines import joined


def stored(text: str) -> str:
    """NFC, a leading byte-order mark dropped, CRLF and lone CR as LF, soft line breaks as blanks; nothing else.

    >>> stored("\\ufeffCải cách\\r\\nhành chính \\n")
    'Cải cách\\nhành chính \\n'
    """
    return joined(compose_letters(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))
