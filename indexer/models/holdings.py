"""What the collection holds, and what did not go in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file or record that did not go in, and why, in one sentence of each language.

    ``waiting`` is how many pages of it wait for their letters to be recognised (OCR).
    """

    path: str
    vi: str
    en: str
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class FileState:
    """What is remembered of a file that was read, so that it is not read again while it is unchanged."""

    path: str
    sha256: str
    size: int
    modified_ns: int
    rejected: tuple[Rejected, ...] = ()  # of the file as a whole, or of some of its records


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the collection holds. ``periods`` counts documents by (province, period key).

    ``documents`` are counted everywhere as people count them: drafts, scans and copies are one, of its ``papers``.
    """

    documents: int
    papers: int
    mentions: int
    decisions: int
    provinces: tuple[tuple[str, int], ...]
    periods: tuple[tuple[str, str, int], ...]
    doc_types: tuple[tuple[str, int], ...]
    indexed_at: str | None
    rejected: tuple[Rejected, ...]
