"""The language of the pages: Vietnamese, or English by the switch or by what the browser asks for.

The Vietnamese words are the message ids: they stand in the templates as they are read, and only English has a
catalogue (``translations/en``). ``make translations`` collects new messages and compiles the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, Response, abort, g, redirect, request
from flask_babel import Babel, get_locale, get_translations

from indexer.errors import TracuuError
from indexer.exporting.tables import Cells, in_english
from indexer.messages.english import english
from indexer.messages.spoken import count
from web import addresses

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
COOKIE = "ngon_ngu"
_YEAR = 365 * 24 * 3600


def attach(app: Flask) -> None:
    """Let templates say ``_("...")`` and ``{% trans %}``, in the language of each request."""
    Babel(app, default_locale="vi", locale_selector=chosen)
    app.jinja_env.install_gettext_callables(_told, _counted, newstyle=True)  # type: ignore[attr-defined]
    app.context_processor(lambda: {"language": spoken(), "languages": LANGUAGES})

    @app.after_request
    def vary(answer: Response) -> Response:
        if request.endpoint != "static":
            answer.vary.update(("Accept-Language", "Cookie"))
        return answer


def chosen() -> str:
    """The language of a request: what was switched to, else what the browser asks for, else Vietnamese."""
    switched = request.cookies.get(COOKIE, "")
    return switched if switched in LANGUAGES else request.accept_languages.best_match(LANGUAGES, "vi") or "vi"


def spoken() -> str:
    """The code of the language that is spoken now: ``vi`` or ``en``; worked out once for each request."""
    try:
        known: str | None = g.get("spoken")
    except RuntimeError:  # no page is being made
        return "vi"
    if known is None:
        locale = get_locale()
        known = g.spoken = locale.language if locale is not None else "vi"
    return known


def _told(message: str) -> str:
    """A template's words in the language that is spoken now: a page holds hundreds, mostly as they stand there."""
    return message if spoken() == "vi" else str(get_translations().ugettext(message))


def _counted(one: str, several: str, n: int) -> str:
    return str(get_translations().ungettext(one, several, n))


def said(error: TracuuError) -> str:
    """An error's sentence in the language that is spoken now."""
    return error.vi if spoken() == "vi" else error.en


def worded(vietnamese: str) -> str:
    """What the library says (a note, a reason, a name, a period) in the language that is spoken now."""
    return vietnamese if spoken() == "vi" else english(vietnamese)


def tabled(rows: Iterable[Cells]) -> Iterable[Cells]:
    """A table of the library in the language that is spoken now, for files of data.

    What is attached to a paper (Word, the sheets to print) is Vietnamese in both languages.
    """
    return rows if spoken() == "vi" else in_english(rows)


def number(n: int) -> str:
    """A whole number as the language writes it: 6.073 in Vietnamese, 6,073 in English."""
    return count(n) if spoken() == "vi" else f"{n:,}"


def switch(code: str) -> Response:
    """Remember a language on this browser and go back to the page that was read."""
    if code not in LANGUAGES:
        abort(404)
    answer = redirect(request.script_root + addresses.ours(request.args.get("ve", "")))
    assert isinstance(answer, Response)  # noqa: S101 - Flask's own class
    place = request.script_root or "/"
    answer.set_cookie(COOKIE, code, _YEAR, path=place, secure=request.is_secure, samesite="Lax", httponly=True)
    return answer
