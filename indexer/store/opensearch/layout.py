"""The indices of a collection: what they are called, what their fields are, and the version of both.

Words are made in Python: the engine only splits on blanks. Mappings are strict, so that a field of another version is
refused, not guessed.
"""

from __future__ import annotations

from typing import Any

from indexer.parsing import version as parsing
from indexer.store.columns import FACETS
from indexer.store.required_words import K1, B
from indexer.text.segmentation import RULES_VERSION

FORMAT = 3
"""Raised when the fields change, or what is kept of a summary; a collection of another format is refused."""

KINDS = ("documents", "mentions", "relations", "words", "files", "kept", "recognised", "state")
DERIVED = KINDS[:4]
"""What is made anew of the documents as they are stored, beside the ones that serve, when the rules have changed."""
WINDOW = 100_000
"""How many hits of one search can be paged through."""
_NEWER = 3  # what was "BM25" has another name since this version of OpenSearch: scores that can be compared with ours
MOST_COUNTED = 20
"""So many mentions of one number in one document are told apart; more count as these."""

_KEY = {"type": "keyword"}
_TOKEN = {"type": "keyword", "doc_values": False}
_SHOWN = {"type": "keyword", "index": False, "doc_values": False}
_STORED = {"type": "object", "enabled": False}
_NUMBER = {"type": "long"}


def _make_terms_field(options: str, *, norms: bool = True) -> dict[str, Any]:
    counted = {"type": "text", "analyzer": "whitespace", "index_options": options, "norms": norms}
    return {**counted, "similarity": "ours"} if norms else counted


_TERMS = {
    "syllables": _make_terms_field("freqs"),
    "pairs": _make_terms_field("freqs"),
    "words": _make_terms_field("freqs"),
    "said": _make_terms_field("docs", norms=False),
    "spoken": _make_terms_field("positions", norms=False),
    "written": _make_terms_field("positions", norms=False),
}
_DOCUMENTS = {
    **dict.fromkeys(("id", "file", "sha256", "plain", "date", "until", "place", "added", "abbreviation"), _KEY),
    **dict.fromkeys(("alike", "number", "province", "period", "first", "last"), _KEY),
    **dict.fromkeys(("key", "parsing", "mentions", "length"), _NUMBER),
    **dict.fromkeys(("fits", "bears"), _TOKEN),
    "facet": {"properties": dict.fromkeys(FACETS, _KEY)},
    "by": {"properties": dict.fromkeys(FACETS, _KEY)},
    "text": _SHOWN,
    "passages": {"type": "binary"},
    **dict.fromkeys(("row", "citations", "stated", "sheets"), _STORED),
    **_TERMS,
}
_SAID = {
    **dict.fromkeys(("document", "plain", "codes", "code"), _KEY),
    **dict.fromkeys(("key", "ordinal", "dated"), _NUMBER),
    **dict.fromkeys(("row", "summary"), _STORED),
    "quote": _SHOWN,
}
_MENTIONS = {
    **_SAID,
    **dict.fromkeys(("canonical", "written", "number", "tally", "doc_type"), _KEY),
    **{name: {"type": "boolean"} for name in ("numbered", "named")},
    "quote_start": _NUMBER,
    "passage": _NUMBER,
}
_RELATIONS = {
    **{name: field for name, field in _SAID.items() if name not in ("plain", "codes", "code", "dated")},
    "own": {"type": "boolean"},
    "unnumbered": {"type": "boolean"},
    "plain": _KEY,
    "fits": _TOKEN,
}
_WORDS = {"word": _KEY, "toned": {"type": "boolean"}}
_FILES = {
    "path": _KEY,
    "row": _STORED,
    "refused": {"type": "boolean"},
}
_KEPT = {
    "kind": _KEY,
    "document": _KEY,
    "row": _STORED,
}
_RECOGNISED = {"sha256": _KEY, "version": _NUMBER, "page": _NUMBER, "found": {"type": "binary"}}
_OFFICE = {"image": {"type": "binary"}, "row": _STORED}
_STATE = {"generation": _NUMBER, "format": _NUMBER, "rules": _NUMBER, "indexed_at": _KEY}

_FIELDS: dict[str, dict[str, Any]] = {
    "documents": _DOCUMENTS,
    "mentions": _MENTIONS,
    "relations": _RELATIONS,
    "words": _WORDS,
    "files": _FILES,
    "kept": _KEPT,
    "recognised": _RECOGNISED,
    "state": _STATE,
    "office": _OFFICE,  # made with the first thing that an office keeps
}


def describe_index(kind: str, version: int, *, shards: int = 1, replicas: str = "0-1") -> dict[str, Any]:
    """Return the settings and the mapping of one index: what is acknowledged is on the disk of every copy in sync."""
    mapping: dict[str, Any] = {"dynamic": "strict", "properties": _FIELDS[kind]}
    mapping["_meta"] = {"format": FORMAT, "rules": RULES_VERSION, "parsing": parsing.VERSION}
    if kind == "documents":
        mapping["_source"] = {"excludes": [*_TERMS, "fits", "bears", "by"]}
    settings = {
        "number_of_shards": shards,
        "auto_expand_replicas": replicas,
        "refresh_interval": "30s",  # what a killed writer left is seen all the same
        "unassigned.node_left.delayed_timeout": "0",  # the copy of a node that died is made anew at once
        "translog": {"durability": "request"},
        "codec": "best_compression",
        "max_result_window": WINDOW,
        "max_terms_count": 200_000,
        "similarity": {"ours": {"type": "BM25" if version < _NEWER else "LegacyBM25", "k1": K1, "b": B}},
    }
    return {"settings": {"index": settings}, "mappings": mapping}


def name_index(name: str, kind: str) -> str:
    """Return what an index of a collection is called.

    >>> name_index("kho", "documents")
    'kho-documents'
    """
    return f"{name}-{kind}"
