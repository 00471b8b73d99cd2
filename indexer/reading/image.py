"""A picture of a page (PNG, JPEG, TIFF): what was recognised on it. Runs in the child process only."""

from __future__ import annotations

from indexer.reading.readings import Reading, Recognised


def read(_: bytes, __: Recognised) -> Reading:
    """The Reading of a picture: its pages wait to be recognised."""
    return Reading("image", "", waiting=(1,))
