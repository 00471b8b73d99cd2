"""What is drawn on a page of a PDF file, also within forms: where it stands."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as raw

Matrix = tuple[float, float, float, float, float, float]

_MOST_OBJECTS = 20_000
_SAME: Matrix = (1, 0, 0, 1, 0, 0)


def list_objects(page: Any) -> Iterator[tuple[Any, Matrix]]:
    """Yield what is drawn on a page, with the matrix of the form that it stands in."""
    for index in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
            yield from _list_form_objects(item, _SAME, 1)
        else:
            yield item, _SAME


def _list_form_objects(form: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    matrix = _multiply_matrices(_read_matrix(form), outer)
    for index in range(min(raw.FPDFFormObj_CountObjects(form), _MOST_OBJECTS)):
        item = raw.FPDFFormObj_GetObject(form, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < 3:
            yield from _list_form_objects(item, matrix, depth + 1)


def is_drawn(path: Any) -> bool:
    """Tell whether a path's outline is drawn: one that is only filled lies behind words, as a colour."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _read_matrix(item: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
        return _SAME
    return found.a, found.b, found.c, found.d, found.e, found.f


def _multiply_matrices(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def find_bounds(item: Any, matrix: Matrix) -> tuple[float, float, float, float]:
    """Return (left, bottom, right, top) of what is drawn, in the page's own coordinates."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    if matrix is _SAME:
        return left, bottom, right, top
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)


def has_widgets(page: Any) -> bool:
    """Tell whether a page has fields of a form, as those that a signature is shown in."""
    count = raw.FPDFPage_GetAnnotCount(page)
    for index in range(min(count, 500)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if annotation:
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            raw.FPDFPage_CloseAnnot(annotation)
            if kind == raw.FPDF_ANNOT_WIDGET:
                return True
    return False
