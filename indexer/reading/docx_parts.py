"""Parts of a DOCX beside its main one that hold text: chunks of other formats, diagrams, page headers, comments."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal
from urllib.parse import unquote

from indexer.errors import ReadError
from indexer.reading.wordml import list_names, read_attribute

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P, _R, _T, _CHUNK = list_names("p"), list_names("r"), list_names("t"), list_names("altChunk")
_HEADER, _FOOTER, _SECTION = list_names("headerReference"), list_names("footerReference"), list_names("sectPr")
COMMENTS = re.compile(r"word/comments\d*\.xml")

Part = Callable[[str], Any]
"""The root of a part by its name; raises KeyError where there is none."""


def list_relations(main: str, part: Part) -> dict[str, str]:
    """Return id → name of the parts that a part refers to; those outside the package are none of ours."""
    folder, name = posixpath.split(main)
    try:
        root = part(f"{folder}/_rels/{name}.rels")
    except KeyError:
        return {}
    return {
        row.get("Id", ""): _join_path(folder, row.get("Target", ""))
        for row in root.iter(f"{{{_RELATIONS}}}Relationship")
        if row.get("TargetMode") != "External"
    }


def _join_path(folder: str, target: str) -> str:
    target = unquote(target)
    return posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(folder, target))


def _read_relation(element: Any, name: str = "id") -> str:
    return next((value for space in _IDS if (value := element.get(f"{{{space}}}{name}"))), "")


def put_in_chunks(root: Any, related: dict[str, str], read: Callable[[str], str]) -> bool:
    """Put the text of each altChunk in its place, as paragraphs; False when one of them could not be read."""
    whole = True
    for chunk in list(root.iter(*_CHUNK)):
        try:
            lines = read(related[_read_relation(chunk)]).split("\n")
        except (ReadError, KeyError):
            whole = False
            continue
        _add_after(chunk, lines)
    return whole


def put_in_diagrams(root: Any, related: dict[str, str], part: Part) -> None:
    """Put the text of each SmartArt diagram after the paragraph that it hangs on, a point a line."""
    for reference in list(root.iter(f"{{{_DIAGRAM}}}relIds")):
        paragraph = next(reference.iterancestors(*_P), None)
        name = related.get(_read_relation(reference, "dm"))
        if paragraph is not None and name is not None:
            try:
                data = part(name)
            except KeyError:
                continue
            _add_after(paragraph, list(_list_points(data)))


def _list_points(data: Any) -> Iterator[str]:
    for text in data.iter(f"{{{_DIAGRAM}}}t"):
        for paragraph in text.iter(f"{{{_DRAWING}}}p"):
            line = "".join(run.text or "" for run in paragraph.iter(f"{{{_DRAWING}}}t"))
            if line.strip():
                yield line


def _add_after(element: Any, lines: Iterable[str]) -> None:
    namespace = element.tag.split("}")[0] + "}"
    for line in reversed([line for line in lines if line.strip()]):
        paragraph = element.makeelement(f"{namespace}p")
        run = paragraph.makeelement(f"{namespace}r")
        text = run.makeelement(f"{namespace}t")
        text.text = line
        run.append(text)
        paragraph.append(run)
        element.addnext(paragraph)


def list_margins(root: Any, related: dict[str, str]) -> Iterator[tuple[Literal["header", "footer"], str]]:
    """Yield (what it is, name of the part) of each page header and footer, those of first pages first."""
    seen: set[str] = set()
    references = [row for section in root.iter(*_SECTION) for row in section if row.tag in _HEADER | _FOOTER]
    for row in sorted(references, key=lambda row: read_attribute(row, "type") != "first"):
        name = related.get(_read_relation(row))
        if name is not None and name not in seen:
            seen.add(name)
            yield ("header" if row.tag in _HEADER else "footer"), name


def has_words(root: Any) -> bool:
    """Tell whether any text stands in a part."""
    return any((text.text or "").strip() for text in root.iter(*_T))
