"""What XML cannot hold: control characters and halves of letters, which a pasted or recognised text may have."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def blank_unstorable(text: str) -> str:
    """Return the text with a blank for each letter that XML (and so a DOCX, an XLSX, a feed) cannot hold.

    >>> blank_unstorable("Quyết\\x00định"), blank_unstorable("a\\nb")
    ('Quyết định', 'a\\nb')
    """
    return _UNSTORABLE.sub(" ", text)
