"""Names in WordprocessingML, transitional and Strict: the same element has one of two namespaces."""

from __future__ import annotations

from typing import Any

WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def list_names(*local: str) -> frozenset[str]:
    """Return the full names of elements: ``names("p")`` holds w:p of both namespaces."""
    return frozenset(f"{{{namespace}}}{name}" for namespace in WORD for name in local)


def find_child(element: Any, *path: str) -> Any:
    """Return the first element at this path below, or None: ``child(p, "pPr", "numPr")``."""
    for name in path:
        if element is None:
            return None
        element = next((found for space in WORD if (found := element.find(f"{{{space}}}{name}")) is not None), None)
    return element


def read_attribute(element: Any, name: str) -> str | None:
    """Return a w: attribute, or None: ``attribute(vMerge, "val")``."""
    if element is None:
        return None
    return next((value for space in WORD if (value := element.get(f"{{{space}}}{name}")) is not None), None)
