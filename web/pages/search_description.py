"""The description that lets a browser add this search to its own (OpenSearch 1.1)."""

from __future__ import annotations

from flask import Response, url_for
from flask_babel import gettext as _

from web.parts import languages
from web.parts.xml import add_child, make_element, write_xml

KIND = "application/opensearchdescription+xml"


def show() -> Response:
    """Send the description of the search, with addresses of the host that was asked."""
    root = make_element("OpenSearchDescription", "http://a9.com/-/spec/opensearch/1.1/")
    add_child(root, "ShortName", _("Tra cứu"))
    add_child(root, "Description", _("Tìm văn bản và tra nguồn viện dẫn trong kho trên máy này"))
    add_child(root, "Language", languages.find_language())
    add_child(root, "InputEncoding", "UTF-8")
    add_child(root, "OutputEncoding", "UTF-8")
    icon = url_for("static", filename="icon.svg", _external=True)
    add_child(root, "Image", icon, width="16", height="16", type="image/svg+xml")
    for kind, endpoint in (("text/html", "results"), ("application/atom+xml", "results_feed")):
        template = url_for(endpoint, _external=True) + "?q={searchTerms}"
        add_child(root, "Url", type=kind, method="get", template=template)
    itself = url_for("opensearch", _external=True)
    add_child(root, "Url", type=KIND, rel="self", template=itself)
    return Response(write_xml(root), content_type=f"{KIND}; charset=utf-8")
