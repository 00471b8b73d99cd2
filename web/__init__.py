"""The web pages: a thin face over ``indexer``, rendered on the server, for this computer only.

``create_app(index)`` makes the application; ``web.serving.serve`` runs it. Each page is a module with one view
that opens the store, calls a verb of ``indexer`` and shows the result; ``PAGES`` lists their addresses.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from flask.typing import ResponseReturnValue

from indexer.phrasing import from_environment
from web import (
    about,
    asking,
    browsing,
    collection,
    decisions,
    documents,
    failures,
    home,
    languages,
    presenting,
    results,
    security,
)

__all__ = ["PAGES", "create_app"]

PAGES: tuple[tuple[str, str, Callable[..., ResponseReturnValue]], ...] = (
    ("/", "home", home.show),
    ("/tim", "results", results.show),
    ("/van-ban", "document_by_query", documents.by_query),
    ("/van-ban/<path:document_id>", "document", documents.show),
    ("/trich-dan", "decision_by_query", decisions.by_query),
    ("/trich-dan/<path:number>", "decision", decisions.show),
    ("/duyet", "browse", browsing.show),
    ("/duyet/danh-sach", "listing", browsing.listing),
    ("/hoi", "ask", asking.show),
    ("/gioi-thieu", "about", about.show),
    ("/ngon-ngu/<code>", "language", languages.switch),
)


def create_app(index: Path, **config: Any) -> Flask:
    """The application over one index folder, which need not exist yet: pages then say what to do.

    ``config`` goes to Flask's; ``HOSTS`` are host names to answer to besides the loopback ones, ``MODEL`` is a language
    model that may be asked to phrase quotes: that of the environment, if one is set there.
    """
    app = Flask(__name__)
    app.config.from_mapping(HOSTS=(), MODEL=from_environment(), PROVIDE_AUTOMATIC_OPTIONS=False)
    app.config.from_mapping(config)
    app.url_map.merge_slashes = False  # an id may hold "//"
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    collection.attach(app, Path(index))
    security.guard(app)
    languages.attach(app)
    failures.register(app)
    presenting.register(app)
    for address, name, view in PAGES:
        app.add_url_rule(address, name, view)
    return app
