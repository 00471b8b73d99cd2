"""XML that programs read: elements from names and texts, nothing that XML cannot hold."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from indexer.text.storable_text import blank_unstorable


def make_element(name: str, namespace: str) -> Element:
    """Make the outermost element of a document, with its namespace for all inside."""
    return Element(name, {"xmlns": namespace})


def add_child(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """Add a new last child to an element; what XML cannot hold becomes a blank."""
    child = SubElement(parent, name, {key: blank_unstorable(value) for key, value in attributes.items()})
    child.text = blank_unstorable(text) or None
    return child


def write_xml(root: Element, style: str = "") -> bytes:
    """Return the document as UTF-8; ``style`` is the address of what a browser shows it by."""
    shown = f'<?xml-stylesheet type="text/css" href="{escape(style)}"?>\n' if style else ""
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n{shown}'
    return (head + tostring(root, encoding="unicode")).encode("utf-8")
