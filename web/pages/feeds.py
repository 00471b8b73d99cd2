"""What is new, as Atom feeds that a reader or a browser keeps: mentions of a number, documents of a saved search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from urllib.parse import quote

from flask import Response, request, url_for
from flask_babel import gettext as _

from indexer.models import DocumentSummary, Mention
from indexer.searching.hits import search
from indexer.searching.query import parse_query
from web import addresses
from web.collection.open_index import get_store
from web.pages.exports import trace_asked
from web.parts import languages
from web.parts.markdown import strip_marks
from web.parts.xml import add_child, make_element, write_xml

MOST = 100
"""Entries of a feed."""

_WHOSE = "tag:tracuu.localhost,2026"  # RFC 4151: ids that stay the same whatever the host, the port and the prefix
_NEVER = "1970-01-01T00:00:00+00:00"  # an index that nothing was put into


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """``known`` is the entry's id after the authority; ``address`` is whole."""

    known: str
    title: str
    address: str
    document: DocumentSummary
    text: str


def send_mentions(number: str) -> Response:
    """Send the mentions of a number as a feed, those of the documents that came in last first."""
    found, narrowed = trace_asked(number)
    every = {(m.document.id, m.citation.start): m for d in found.decisions for m in d.counted}
    latest = _find_latest_time()
    mentions = sorted(
        every.values(), key=lambda m: (find_indexing_time(m.document, latest), m.document.id), reverse=True
    )
    return _make_feed(
        _tag("/".join(("trich-dan", number, *narrowed.province, *narrowed.year, *narrowed.issuer))),
        _("Viện dẫn mới của %(number)s", number=number),
        addresses.number_feed(number, request.args, whole=True),
        url_for("decision", number=number, _external=True),
        (_make_mention_entry(mention) for mention in islice(mentions, MOST)),
    )


def send_results() -> Response:
    """Send the documents that a search finds as a feed, the newest first."""
    asked = addresses.read_search_address(request.args)
    found = search(get_store(), parse_query(asked.q, asked.filters), limit=MOST, passages=1, sort="added")
    itself = addresses.results_feed(asked, whole=True)
    title = _("Văn bản mới về “%(q)s”", q=asked.q) if asked.q else _("Văn bản mới trong kho")
    entries = (
        FeedEntry(
            f"van-ban/{hit.document.id}",
            hit.document.label,
            _complete_address(addresses.document(hit.document.id, q=asked.q)),
            hit.document,
            "\n".join(passage.text for passage in hit.passages) or hit.document.title or "",
        )
        for hit in found.hits
        if not hit.missing
    )
    tag = f"{_tag('tim')}/{itself.partition('?')[2]}"  # the query is quoted already
    return _make_feed(tag, title, itself, _complete_address(addresses.results(asked)), entries)


def find_indexing_time(document: DocumentSummary, latest: str) -> str:
    """Return when a document came into the collection as it is now, ISO 8601 with the offset; ``latest`` where
    unknown.
    """
    return document.added_at or latest


def _find_latest_time() -> str:
    return get_store().overview().indexed_at or _NEVER


def _make_mention_entry(mention: Mention) -> FeedEntry:
    start = mention.citation.start
    return FeedEntry(
        f"van-ban/{mention.document.id}/{start}",
        _("%(document)s viện dẫn %(number)s", document=mention.document.label, number=mention.citation.text),
        _complete_address(addresses.document(mention.document.id, fragment=f"c{start}")),
        mention.document,
        mention.quote,
    )


def _complete_address(address: str) -> str:
    """Return an address of a page with this host."""
    return request.host_url.rstrip("/") + address


def _make_feed(tag: str, title: str, itself: str, page: str, entries: Iterable[FeedEntry]) -> Response:
    root = make_element("feed", "http://www.w3.org/2005/Atom")
    root.set("xml:lang", languages.find_language())
    add_child(root, "id", tag)
    add_child(root, "title", title)
    latest = _find_latest_time()
    add_child(root, "updated", latest)
    add_child(root, "link", rel="self", type="application/atom+xml", href=itself)
    add_child(root, "link", rel="alternate", type="text/html", href=page)
    add_child(add_child(root, "author"), "name", _("Tra cứu"))
    add_child(
        root, "subtitle", _("Kho văn bản trên máy này, chưa đối chiếu với cơ sở dữ liệu quốc gia về văn bản pháp luật.")
    )
    for entry in entries:
        one = add_child(root, "entry")
        add_child(one, "id", _tag(entry.known))
        add_child(one, "title", entry.title)
        add_child(one, "updated", find_indexing_time(entry.document, latest))
        add_child(one, "summary", strip_marks(entry.text))
        add_child(one, "link", rel="alternate", type="text/html", href=entry.address)
        add_child(add_child(one, "author"), "name", entry.document.issuer or _("chưa rõ cơ quan ban hành"))
    answer = Response(
        write_xml(root, url_for("static", filename="atom.css")), content_type=f"{_choose_media_type()}; charset=utf-8"
    )
    answer.vary.add("Accept")
    answer.add_etag()
    answer.make_conditional(request)
    return answer


def _choose_media_type() -> str:
    """Return what a feed is sent as: to a browser plain XML, which it shows by its style, to a reader what it is."""
    return "application/xml" if "text/html" in request.headers.get("Accept", "") else "application/atom+xml"


def _tag(known: str) -> str:
    """Return an id that no other feed has.

    >>> _tag("van-ban/a|b/428")
    'tag:tracuu.localhost,2026:van-ban/a%7Cb/428'
    """
    return f"{_WHOSE}:{quote(known, safe='/', errors='replace')}"
