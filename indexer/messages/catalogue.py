"""The one catalogue of messages: Vietnamese words are the message ids, English stands beside them (gettext).

``translations/en/LC_MESSAGES/messages.po`` serves the library and the pages alike; ``make translations`` collects new
messages and compiles it.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations, translation
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]
FOLDER = Path(__file__).parent / "translations"


def mark_message(message: str) -> str:
    """Return the message as it is; the mark tells ``make translations`` that it is to be translated."""
    return message


def translate(message: str, language: Language) -> str:
    """Return a message in a language; what the catalogue does not know is given back as it is.

    >>> translate("căn cứ", "en"), translate("căn cứ", "vi"), translate("Sở Công Thương", "en")
    ('legal basis', 'căn cứ', 'Sở Công Thương')
    """
    return message if language == "vi" or not message else _load_english().gettext(message)


def is_translated(message: str) -> bool:
    """Tell whether the catalogue has an English of this."""
    found = _load_english()
    return isinstance(found, GNUTranslations) and found.gettext(message) != message


@cache
def _load_english() -> NullTranslations:
    return translation("messages", FOLDER, ["en"], fallback=True)
