"""How the cells of an .xlsx workbook show their numbers: in groups of thousands, or as per cent.

Only that is read, with patterns over the XML of the sheets: 6073 under "#,##0" is 6.073 to who reads it.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from indexer.reading import packages

GROUPED = "grouped"
_BUILT_IN = {3: GROUPED, 4: GROUPED, 9: "percent 0", 10: "percent 2", **dict.fromkeys(range(37, 45), GROUPED)}
_CUSTOM = re.compile(rb'<(?:\w+:)?numFmt\s[^>]*?numFmtId="(\d{1,6})"[^>]*?formatCode="([^"]{0,300})"')
_LOOKS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_LOOK = re.compile(rb'<(?:\w+:)?xf\s[^>]*?numFmtId="(\d{1,6})"')
_CELL = re.compile(rb"<(?:\w+:)?c\s([^>]{0,200})>")
_PLACE, _STYLE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"'), re.compile(rb'\bs="(\d{1,6})"')
_SHEET = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"[^>]*?r:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID, _TARGET = re.compile(rb'\bId="([^"]*)"'), re.compile(rb'\bTarget="([^"]*)"')
_UNCOUNTED = re.compile(
    rb"<(?:\w+:)?f\b[^<>]{0,300}(?:/>|>[^<>]{0,8192}</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_LIMIT = 64 * 2**20  # of the XML of one sheet

Kinds = Mapping[tuple[int, int], str]
"""(row, column) from 0 → how the number there is shown."""

no_formats: Kinds = {}


class CellFormats:
    """The formats of one workbook, sheet by sheet; none for other kinds of workbooks, or where they cannot be read."""

    def __init__(self, styles: Mapping[int, str], sheets: Mapping[str, bytes]) -> None:
        self._styles, self._sheets = styles, sheets

    @classmethod
    def of(cls, data: bytes) -> CellFormats:
        """Read the formats from the bytes of a workbook."""
        if not data.startswith(b"PK"):
            return cls({}, {})
        try:
            with zipfile.ZipFile(BytesIO(data)) as package:
                return cls(_read_styles(package), _list_sheets(package))
        except packages.DAMAGED:
            return cls({}, {})

    def has_uncounted(self, name: str) -> bool:
        """Tell whether a sheet holds a formula without a result: a program wrote it that does not count."""
        return _UNCOUNTED.search(self._sheets.get(name, b"")) is not None

    def find_formats(self, name: str) -> Kinds:
        """Return the formats of the cells of a sheet that show numbers otherwise than they are."""
        if not self._styles:
            return no_formats
        found: dict[tuple[int, int], str] = {}
        for match in _CELL.finditer(self._sheets.get(name, b"")):
            style, place = _STYLE.search(match[1]), _PLACE.search(match[1])
            if style and place and (kind := self._styles.get(int(style[1]))):
                found[int(place[2]) - 1, _number_column(place[1])] = kind
        return found


def find_kind(code: str) -> str | None:
    """Return how a format code shows a number.

    >>> find_kind("#,##0"), find_kind("0.00%"), find_kind("General"), find_kind("[$-42A]dd/mm/yyyy")
    ('grouped', 'percent 2', None, None)
    """
    code = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code.split(";")[0])
    if "%" in code:
        digits = re.search(r"[.,]([0#]+)\s*%", code)
        return f"percent {len(digits[1]) if digits else 0}"
    return GROUPED if re.search(r"[#0],[#0]", code) else None


def _read_styles(package: zipfile.ZipFile) -> dict[int, str]:
    xml = _part(package, "xl/styles.xml")
    custom = {
        int(number): find_kind(html.unescape(code.decode("utf-8", "replace"))) for number, code in _CUSTOM.findall(xml)
    }
    looks = _LOOKS.search(xml)
    numbers = map(int, _LOOK.findall(looks[0])) if looks else ()
    kinds = {style: custom.get(number) or _BUILT_IN.get(number) for style, number in enumerate(numbers)}
    return {style: kind for style, kind in kinds.items() if kind is not None}


def _list_sheets(package: zipfile.ZipFile) -> dict[str, bytes]:
    targets = {}
    for row in _RELATION.findall(_part(package, "xl/_rels/workbook.xml.rels")):
        identity, target = _ID.search(row), _TARGET.search(row)
        if identity and target:
            targets[identity[1]] = target[1].decode("utf-8", "replace")
    found = {}
    for name, identity in _SHEET.findall(_part(package, "xl/workbook.xml")):
        stated = targets.get(identity, "")
        part = stated[1:] if stated.startswith("/") else f"xl/{stated}"
        found[html.unescape(name.decode("utf-8", "replace"))] = _part(package, part)
    return found


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    """Return a part, empty where there is none or it is too long to look at."""
    if name not in package.NameToInfo or package.getinfo(name).file_size > _LIMIT:
        return b""
    return package.read(name)


def _number_column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
