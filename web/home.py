"""The first page: one search box, and what the collection holds."""

from __future__ import annotations

from flask import render_template

from web.collection import current, store


def show() -> str:
    """What can be looked up, and in what."""
    return render_template("home.html", overview=store().overview(), folder=current().folder)
