"""The language of the pages: Vietnamese whatever the browser asks for, English by the switch in the header.

The Vietnamese words are the message ids: they stand in the templates as they are read, and only English has a
catalogue (``indexer/messages/translations``). ``make translations`` collects new messages and compiles the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, Response, abort, g, redirect, request
from flask_babel import Babel, get_locale, get_translations

from indexer.errors import TracuuError
from indexer.exporting.tables import Cells, word_rows
from indexer.messages.catalogue import FOLDER, Language, translate
from indexer.messages.spoken import say, say_count, say_whole
from indexer.models import Note, NoteValue
from web import addresses

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
COOKIE = "ngon_ngu"
_YEAR = 365 * 24 * 3600


def attach(app: Flask) -> None:
    """Let templates say ``_("...")`` and ``{% trans %}``, in the language of each request."""
    Babel(app, default_locale="vi", locale_selector=choose_language, default_translation_directories=str(FOLDER))
    app.jinja_env.install_gettext_callables(_translate_message, _translate_count, newstyle=True)  # type: ignore[attr-defined]
    app.context_processor(lambda: {"language": find_language(), "languages": LANGUAGES})

    @app.after_request
    def vary(answer: Response) -> Response:
        if request.endpoint != "static":
            answer.vary.add("Cookie")
        return answer


def choose_language() -> str:
    """Return the language of a request: what was switched to, else Vietnamese.

    What the browser asks for says little: half of the browsers of an office were set up in English.
    """
    switched = request.cookies.get(COOKIE, "")
    return switched if switched in LANGUAGES else "vi"


def find_language() -> Language:
    """Return the language that is spoken now, worked out once for each request."""
    try:
        if "spoken" not in g:
            locale = get_locale()
            g.spoken = "en" if locale is not None and locale.language == "en" else "vi"
    except RuntimeError:  # no page is being made
        return "vi"
    known: Language = g.spoken
    return known


def _translate_message(message: str) -> str:
    """Return a template's words in the language that is spoken now: a page holds hundreds, mostly as they
    stand there.
    """
    return message if find_language() == "vi" else str(get_translations().ugettext(message))


def _translate_count(one: str, several: str, n: int) -> str:
    return str(get_translations().ungettext(one, several, n))


def say_error(error: TracuuError) -> str:
    """Return an error's sentence in the language that is spoken now."""
    return error.vi if find_language() == "vi" else error.en


def say_value(told: NoteValue) -> str:
    """Word what the library says (a note, a reason, a name, a period) in the language that is spoken now."""
    return translate(told, find_language()) if isinstance(told, str) else say(told, find_language())


def say_sentence(told: Note) -> str:
    """Word a note as a sentence by itself in the language that is spoken now."""
    return say_whole(told, find_language())


def say_table(rows: Iterable[Cells]) -> Iterable[Cells]:
    """Word the rows of a table of the library in the language that is spoken now, for files of data.

    What is attached to a paper (Word, the sheets to print) is Vietnamese in both languages.
    """
    return word_rows(rows, find_language())


def write_number(n: int) -> str:
    """Write a whole number as the language does: 6.073 in Vietnamese, 6,073 in English."""
    return say_count(n, find_language())


def switch_language(code: str) -> Response:
    """Remember a language on this browser and go back to the page that was read."""
    if code not in LANGUAGES:
        abort(404)
    answer = redirect(request.script_root + addresses.keep_own_address(request.args.get("ve", "")))
    assert isinstance(answer, Response)  # noqa: S101 - Flask's own class
    place = request.script_root or "/"
    answer.set_cookie(COOKIE, code, _YEAR, path=place, secure=request.is_secure, samesite="Lax", httponly=True)
    return answer
