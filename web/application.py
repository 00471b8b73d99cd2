"""The application: which page stands at which address, and what is put together before the first one is asked for."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.typing import ResponseReturnValue

from indexer.answering.language_model import read_environment
from indexer.store import Place, find_office, read_place
from web import api, failures
from web.collection import drawn_pages, news, open_index, other_mentions, roots, surveys
from web.guards import arrivals, entrance, prefixes, security, time_limits, uploads
from web.pages import (
    about,
    account,
    addition,
    changes,
    comparison,
    conflicts,
    correction,
    decisions,
    directory,
    dismissal,
    documents,
    dossiers,
    drafts,
    exports,
    feeds,
    followings,
    guide,
    holdings,
    home,
    kept_searches,
    login,
    matrix,
    original_pages,
    originals,
    people,
    questions,
    removal,
    results,
    search_description,
    suggestions,
    table_files,
    unread_files,
)
from web.parts import languages, presentation

PAGES: tuple[tuple[str, str, Callable[..., ResponseReturnValue]], ...] = (
    ("/", "home", home.show),
    ("/tim", "results", results.show),
    ('/tim/<any("bang.csv", "bang.xlsx", "phu-luc.docx"):name>', "results_file", exports.send_results),
    ("/tim/tin.atom", "results_feed", feeds.send_results),
    ("/goi-y", "suggestions", suggestions.show),
    ("/van-ban", "document_by_query", documents.show_by_query),
    ("/van-ban/<path:document_id>", "document", documents.show),
    ("/van-ban/<path:document_id>/tep-goc", "original", originals.send),
    ("/tep-goc", "original_by_query", originals.send_by_query),
    ("/van-ban/<path:document_id>/ban-goc", "original_page", original_pages.show),
    ("/ban-goc", "original_page_by_query", original_pages.show_by_query),
    ("/trang.png", "page_picture", original_pages.send_picture),
    ("/so-sanh", "comparison", comparison.show),
    ("/so-sanh.<any(csv, xlsx):form>", "comparison_file", comparison.send_table),
    ("/trich-dan", "decision_by_query", decisions.show_by_query),
    ("/trich-dan/<path:number>", "decision", decisions.show),
    ("/trich-dan/<path:number>/phu-luc.<any(docx, xlsx, csv):form>", "decision_file", exports.send_decision_annex),
    ("/trich-dan/<path:number>/tin.atom", "decision_feed", feeds.send_mentions),
    ("/quyet-dinh", "directory", directory.show),
    ("/quyet-dinh.<any(csv, xlsx):form>", "directory_file", directory.send_table),
    ("/ma-tran", "matrix", matrix.show),
    ("/ma-tran.<any(csv, xlsx):form>", "matrix_file", table_files.send_recurrence),
    ("/mau-thuan.<any(csv, xlsx):form>", "conflicts_file", table_files.send_conflicts),
    ("/duyet.<any(csv, xlsx):form>", "browse_file", table_files.send_holdings),
    ("/duyet/danh-sach.<any(csv, xlsx):form>", "listing_file", table_files.send_listing),
    ("/chua-doc-duoc.<any(csv, xlsx):form>", "unread_file", table_files.send_unread),
    ("/van-ban/<path:document_id>/vien-dan.<any(csv, xlsx):form>", "cited_file", table_files.send_citations),
    ("/mau-thuan", "conflicts", conflicts.show),
    ("/duyet", "browse", holdings.show),
    ("/duyet/danh-sach", "listing", holdings.show_listing),
    ("/chua-doc-duoc", "unread", unread_files.show),
    ("/hoi", "ask", questions.show),
    ("/gioi-thieu", "about", about.show),
    ("/thay-doi", "changes", changes.show),
    ("/ho-so/<int:number>/phu-luc.<any(docx, xlsx, csv):form>", "dossier_file", dossiers.send_annex),
    ("/thay-doi.<any(csv, xlsx):form>", "changes_file", changes.send_table),
    ("/huong-dan", "guide", guide.show),
    ("/huong-dan/<name>", "guide_page", guide.show),
    ("/opensearch.xml", "opensearch", search_description.show),
    ("/ngon-ngu/<code>", "language", languages.switch_language),
)

FORMS: tuple[tuple[str, str, Callable[..., ResponseReturnValue], tuple[str, ...]], ...] = (
    ("/van-ban/<path:document_id>/sua", "correction", correction.show, ("GET", "POST")),
    ("/sua", "correction_by_query", correction.show_by_query, ("GET", "POST")),
    ("/van-ban/<path:document_id>/go", "removal", removal.show, ("GET", "POST")),
    ("/go", "removal_by_query", removal.show_by_query, ("GET", "POST")),
    ("/ho-so", "dossiers", dossiers.show, ("GET", "POST")),
    ("/ho-so/them", "gathering", dossiers.add_item, ("GET", "POST")),
    ("/ho-so/<int:number>", "dossier", dossiers.show_dossier, ("GET", "POST")),
    ("/cau-tim", "searches", kept_searches.show, ("GET", "POST")),
    ("/theo-doi", "followed", followings.show, ("GET", "POST")),
    ("/thay-doi/<int:number>/hoan-tac", "undoing", changes.undo, ("POST",)),
    ("/nguoi-dung", "people", people.show, ("GET", "POST")),
    ("/nguoi-dung/<key>", "person", people.show_person, ("GET", "POST")),
    ("/tai-khoan", "account", account.show, ("GET", "POST")),
    ("/mau-thuan/bo-qua", "dismissal", dismissal.take, ("POST",)),
    ("/kiem-tra", "check", drafts.show, ("GET", "POST")),
    ("/them-van-ban", "addition", addition.show, ("GET", "POST")),
    ("/dang-nhap", "login", login.show, ("GET", "POST")),
    ("/dang-xuat", "leave", login.leave, ("POST",)),
)


def create_app(index: Place, **config: Any) -> Flask:
    """Make the application over one index, a folder's or a cluster's, which need not exist yet: pages say what to do.

    ``config`` goes to Flask's; ``HOSTS`` are host names to answer to besides the loopback ones, ``PREFIX`` where the
    pages stand on a site, ``BEHIND_PROXY`` whether a proxy says who asks, ``EXPOSED`` whether other computers reach
    us, ``UPLOADS`` the folder that files are added to from a page, ``CLOCK`` tells the time in seconds, ``TIME_LIMIT``
    is how many of the processor and of the clock a request may take, ``MODEL`` is a language model that may phrase
    quotes: that of the environment, if one is set there.
    """
    where = read_place(index)
    app = Flask("web")
    app.request_class = uploads.InMemory
    app.config.from_mapping(HOSTS=(), PREFIX="", BEHIND_PROXY=False, EXPOSED=False, CLOCK=time.time)
    app.config.from_mapping(UPLOADS=None)
    app.config.from_mapping(TIME_LIMIT=(time_limits.WORK, time_limits.CLOCK))
    app.config.from_mapping(security.LIMITS, MODEL=read_environment())
    app.config.from_mapping(config)
    app.url_map.merge_slashes = False  # an id may hold "//"
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    open_index.attach(app, where)
    entrance.attach(app, find_office(where))
    arrivals.attach(app)
    surveys.attach(app)
    news.attach(app)
    drawn_pages.attach(app)
    other_mentions.attach(app)
    roots.attach(app)
    security.guard(app)
    languages.attach(app)
    failures.register(app)
    presentation.register(app)
    for address, name, view in PAGES:
        app.add_url_rule(address, name, view)
    for address, name, view, methods in FORMS:
        app.add_url_rule(address, name, view, methods=methods)
    prefixes.mount(app)
    time_limits.mount(app)
    api.attach(app)
    return app
