"""The manual, for staff and for whoever keeps the server; in Vietnamese, whatever the pages speak."""

from __future__ import annotations

from pathlib import Path

from flask import abort, render_template

from web.parts.guide import make_page

FOLDER = Path(__file__).resolve().parents[1] / "guide"
PAGES = {"": "nhan-vien.md", "quan-tri": "quan-tri.md", "lenh": "lenh.md"}
"""The end of an address → the file of the page."""


def show(name: str = "") -> str:
    """Show the manual: ``/huong-dan`` for staff, ``/quan-tri`` for the administrator, ``/lenh`` for the commands."""
    if name not in PAGES:
        abort(404)
    return render_template("guide.html", page=make_page((FOLDER / PAGES[name]).read_text(encoding="utf-8")), name=name)
