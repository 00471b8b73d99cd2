"""What the tool does and does not promise, what it is made of, and of which versions."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata, requires, version

from flask import current_app, render_template

from indexer.reading import LIMIT
from indexer.store import FORMAT
from web.addresses import LONGEST

_NAME = re.compile(r"[\w.-]+")
_LICENCE = "License :: OSI Approved :: "
_MB = 2**20


@dataclass(frozen=True, slots=True)
class Component:
    """A library that the program is made with; ``licence`` is "" when it does not say."""

    name: str
    version: str
    licence: str


def show() -> str:
    """Show what the program promises and what it does not, what it is made with, and its versions."""
    config = current_app.config
    return render_template(
        "about.html",
        file=LIMIT // _MB,
        sent=config["MAX_CONTENT_LENGTH"] // _MB,
        pasted=config["MAX_FORM_MEMORY_SIZE"] // _MB,
        longest=LONGEST,
        version=_find_version("tracuu"),
        python=platform.python_version(),
        format=FORMAT,
        parts=list(_list_parts()),
    )


def _list_parts() -> Iterator[Component]:
    """Yield the libraries that the installed program asks for; none when it runs from a folder."""
    try:
        wanted = requires("tracuu") or []
    except PackageNotFoundError:
        return
    for line in sorted(wanted, key=str.lower):
        match = _NAME.match(line)
        if match and "extra ==" not in line and (known := _find_version(match[0])):
            yield Component(match[0], known, _find_licence(match[0]))


def _find_version(name: str) -> str:
    """Return the version that is installed; "" when it is not (run from a folder)."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _find_licence(name: str) -> str:
    """Return a library's licence as it names it itself, in a word or two."""
    told = metadata(name)
    classified = [line for line in told.get_all("Classifier") or [] if line.startswith(_LICENCE)]
    named = "; ".join(line.removeprefix(_LICENCE) for line in classified)
    said = [*(told.get_all("License-Expression") or []), named, *(told.get_all("License") or [])]
    return next((one.splitlines()[0][:60] for one in said if one.strip()), "")
