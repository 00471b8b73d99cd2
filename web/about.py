"""What the tool does and does not promise."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from flask import render_template


def show() -> str:
    """The page that says what can be relied on."""
    try:
        known = version("tracuu")
    except PackageNotFoundError:  # run from a folder, not installed
        known = ""
    return render_template("about.html", version=known)
