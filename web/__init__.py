"""The web pages: a thin face over ``indexer``, rendered on the server.

``create_app(index)`` makes the application; ``web.server.serve`` runs it. Each page is a module with one view
that opens the store, calls a verb of ``indexer`` and shows the result; ``PAGES`` lists their addresses,
``FORMS`` those that take what is sent to them, too.
"""

from __future__ import annotations

from web.application import FORMS, PAGES, create_app

__all__ = ["FORMS", "PAGES", "create_app"]
