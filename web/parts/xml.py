"""XML that programs read: elements from names and texts, nothing that XML cannot hold."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

_CANNOT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def element(name: str, namespace: str) -> Element:
    """The outermost element of a document, with its namespace for all inside."""
    return Element(name, {"xmlns": namespace})


def add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    """A new last child; what XML cannot hold becomes a blank."""
    child = SubElement(parent, name, {key: clean(value) for key, value in attributes.items()})
    child.text = clean(text) or None
    return child


def clean(text: str) -> str:
    """Text without control characters.

    >>> clean("Quyết\\x00định"), clean("a\\nb")
    ('Quyết định', 'a\\nb')
    """
    return _CANNOT.sub(" ", text)


def written(root: Element) -> bytes:
    """The document as UTF-8."""
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode("utf-8")
