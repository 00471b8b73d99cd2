"""Our value objects as documents of the cluster, and back. Nothing here asks the cluster.

A document is kept whole in one place, so that a reader sees all of it or nothing; mentions and relations, each with
its quote, stand beside it once more to be found.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from indexer.identity.versions import name_alike
from indexer.models import Document, DocumentSummary, FileState, Mention, StatedRelation, StoredText
from indexer.parsing import version
from indexer.store import page_rows, rows
from indexer.store.forms import bound_date
from indexer.store.opensearch import tokens
from indexer.store.opensearch.cluster import pack_bytes, unpack_bytes
from indexer.text.folding import fold, fold_tones, make_key
from indexer.text.segmentation import Counts, name_implied

Held = dict[str, Any]
_LAST = "\uffff"  # behind every name
_SYLLABLE = re.compile(r"[^\W_]+")


def pack_document(document: Document, key: int, added_at: str, terms: Counts) -> Held:
    """Return a document as it is kept: what is handed back, what it is found and ordered by, its terms."""
    row = {**rows.make_document_row(document), "added_at": added_at}
    row |= dict(zip(page_rows.READ.split(", "), page_rows.read_row(document.source), strict=True))
    cited = [rows.make_mention_row(one, n, document.passages) for n, one in enumerate(document.citations)]
    ordered = {name: row[name] for name in ("id", "file", "sha256", "plain", "number", "date", "until", "mentions")}
    return {
        **_drop_nothing({**ordered, "province": row["province"], "period": row["period"]}),
        "key": key,
        "parsing": version.VERSION,
        "length": row["length"],
        "place": make_key(row["province"] or _LAST),
        "added": added_at,
        "alike": name_alike(document.summary, document.source.text),
        "text": document.source.text,
        "passages": pack_bytes(rows.pack_passages(document.passages)),
        "row": row,
        "citations": cited,
        "stated": [rows.make_relation_row(one, n) for n, one in enumerate(document.relations)],
        "sheets": [
            [pack_bytes(cell) if isinstance(cell, bytes) else cell for cell in page]
            for page in page_rows.pack_page_rows(document.source)
        ],
        **_pack_search_keys(document, row, cited),
        **_pack_terms(document, terms),
    }


def _pack_search_keys(document: Document, row: Mapping[str, Any], cited: Sequence[Mapping[str, Any]]) -> Held:
    """Return what filters, facets and numbers find a document by."""
    facets: dict[str, set[str]] = {}
    for name, value in rows.list_facets(document.metadata):
        facets.setdefault(name, set()).add(value)
    facets["cited_body"] = {one["issuer"] for one in cited if one["issuer"]}
    by = {
        name: sorted({term for value in values for term in tokens.list_facet_terms(name, value)})
        for name, values in facets.items()
    }
    facets["cites"] = {key_written(one) for one in cited if _find_written_number(one)}
    found: Held = {
        "facet": {name: sorted(values) for name, values in facets.items()},
        "by": by,
        "abbreviation": sorted(value for _, value in rows.list_abbreviations(document.source.text)),
        "fits": [
            *tokens.count_fitting((one["plain"], one["codes"], one["dated"]) for one in cited),
            *sorted({term for one in cited for term in _list_parts(one)}),
        ],
    }
    if row["plain"] is not None:
        found["bears"] = sorted(set(tokens.list_fitting(row["plain"], row["codes"], find_own_year(row))))
    if row["date"]:
        found["first"], found["last"] = bound_date(row["date"])
    return found


def _list_parts(cited: Mapping[str, Any]) -> Iterator[str]:
    """Yield the terms of the provisions that a mention speaks of."""
    for provision in filter(None, cited["provisions"].split(rows.BETWEEN)):
        yield from tokens.list_fitting_parts(cited["plain"], cited["codes"], cited["dated"], provision)


def find_own_year(row: Mapping[str, Any]) -> int | None:
    """Return the year of a document's own number, or of its date."""
    _, _, year = rows.split_number_key(row["number"])
    return year or (int(row["date"][:4]) if row["date"] else None)


def _pack_terms(document: Document, counts: Counts) -> Held:
    text = document.source.text
    spoken = [(match[0], text[match.start() : match.end()]) for match in _SYLLABLE.finditer(fold(text))]
    return {
        **{name: _repeat_terms(getattr(counts, name)) for name in ("syllables", "pairs", "words")},
        "said": " ".join(
            tokens.clip(one) for one in counts.syllables if one[0] != "~" and name_implied(one) not in counts.syllables
        ),
        "spoken": " ".join(tokens.clip(folded) for folded, _ in spoken),
        "written": " ".join(tokens.clip(fold_tones(said)) for _, said in spoken),
    }


def _repeat_terms(counts: Mapping[str, float]) -> str:
    """Counted terms as a text that holds each so often: the engine counts them again."""
    return " ".join(" ".join([tokens.clip(term)] * max(round(often), 1)) for term, often in counts.items())


def _find_written_number(cited: Mapping[str, Any]) -> str | None:
    found: str | None = cited["act"] or cited["canonical"]
    return found


def key_written(cited: Mapping[str, Any]) -> str:
    """Return what is equal for the ways in which one number is written."""
    return key_number(_find_written_number(cited) or "")


def key_number(written: str) -> str:
    """Return what is equal for the ways in which one number is written.

    >>> key_number("846/QÐ-ubnd") == key_number("846/QĐ-UBND")
    True
    """
    return json.dumps(rows.split_number_key(written), ensure_ascii=False)


def pack_mentions(document: Document, packed: Held) -> Iterator[tuple[str, Held]]:
    """Yield (id, what is kept) of each mention in a document, with its passage and the document's summary."""
    passages, summary = unpack_bytes(packed["passages"]), _summarise_row(packed["row"])
    for row in packed["citations"]:
        quote, start, _ = rows.quote_passage(document.source.text, passages, row)
        found = {
            **_pack_shared(packed, row, summary),
            **{name: row[name] for name in ("plain", "codes", "dated", "canonical", "doc_type", "passage")},
            "code": tokens.list_held_codes(row["codes"]),
            "written": _find_written_number(row),
            "numbered": bool(row["number"]),
            "named": row["plain"] == "" and row["act"] is None,
            "quote": quote,
            "quote_start": start,
        }
        if _find_written_number(row):
            found["number"] = key_written(row)
        if row["canonical"]:
            found["tally"] = json.dumps([row[name] for name in ("plain", "codes", "dated", "scope")])
        yield name_part(packed["id"], row["ordinal"]), _drop_nothing(found)


def pack_relations(document: Document, packed: Held) -> Iterator[tuple[str, Held]]:
    """Yield (id, what is kept) of each relation that a document states, with its words and the document's summary."""
    summary = _summarise_row(packed["row"])
    for row in packed["stated"]:
        ends = [rows.split_number_key(end) for end in (row["source"], row["target"]) if end and end != "this"]
        fits = {
            term for plain, codes, year in ends if plain is not None for term in tokens.list_fitting(plain, codes, year)
        }
        unnumbered = row["target_plain"] is None or (row["source_plain"] is None and row["source"] != "this")
        yield (
            name_part(packed["id"], row["ordinal"]),
            {
                **_pack_shared(packed, row, summary),
                "fits": sorted(fits),
                "plain": sorted({one for one in (row["source_plain"], row["target_plain"]) if one is not None}),
                "own": row["source"] == "this",
                "unnumbered": unnumbered,
                "quote": document.source.text[row["start"] : row["end"]],
            },
        )


def name_part(document_id: str, ordinal: int) -> str:
    """Return the id of a document's mention, or relation."""
    return f"{tokens.name_entry(document_id)}-{ordinal}"


def _pack_shared(packed: Held, row: Mapping[str, Any], summary: Held) -> Held:
    return {
        "document": packed["id"],
        "key": packed["key"],
        "ordinal": row["ordinal"],
        "row": row,
        "summary": summary,
    }


def _summarise_row(row: Mapping[str, Any]) -> Held:
    return {name: row[name] for name in rows.SUMMARY.split(", ")}


def _drop_nothing(found: Mapping[str, Any]) -> Held:
    return {name: value for name, value in found.items() if value is not None}


# -- back --------------------------------------------------------------------------------------------------------


def read_document(held: Held) -> Document:
    """Return the Document that was packed."""
    row = {**held["row"], "text": held["text"]}
    pages = [dict(zip(_PAGE, (*page[:-1], unpack_bytes(page[-1])), strict=True)) for page in held["sheets"]]
    return Document(
        id=row["id"],
        source=rows.read_source(row, pages),
        metadata=rows.unpack_metadata(row["metadata"]),
        passages=rows.unpack_passages(unpack_bytes(held["passages"])),
        citations=tuple(map(rows.read_citation, held["citations"])),
        relations=tuple(map(rows.read_relation, held["stated"])),
    )


_PAGE = [name.strip('"') for name in page_rows.PAGE.split(", ")]


def read_text(held: Held) -> StoredText:
    """Return the text of a document with its summary and passages."""
    passages = rows.unpack_passages(unpack_bytes(held["passages"]))
    return StoredText(rows.read_summary(held["row"]), held["text"], passages, fold(held["text"]))


def read_summary(held: Held) -> DocumentSummary:
    """Return the summary of a document, from what is kept of it."""
    return rows.read_summary(held["row"])


def read_mentions(found: Iterable[Held], *, quotes: bool = True) -> list[Mention]:
    """Return mentions as they were packed, for counting and listing without their quotes."""
    known: dict[int, DocumentSummary] = {}
    told = []
    for held in found:
        row = held["row"]
        if held["key"] not in known:
            known[held["key"]] = rows.read_summary(held["summary"])
        quote, start = (held["quote"], held["quote_start"]) if quotes else ("", row["start"])
        told.append(
            Mention(
                document=known[held["key"]],
                citation=rows.read_citation(row),
                quote=quote,
                quote_start=start,
                quote_end=start + len(quote),
                passage=row["passage"],
            )
        )
    return told


def read_relations(found: Iterable[Held], *, quotes: bool = True) -> list[StatedRelation]:
    """Return the relations as they were packed."""
    return [
        StatedRelation(
            rows.read_relation(one["row"]), rows.read_summary(one["summary"]), one["quote"] if quotes else ""
        )
        for one in found
    ]


def pack_file(file: FileState) -> Held:
    """Return what is remembered of a file, and by which version of the program."""
    path, sha256, size, modified_ns, rejected = rows.make_file_row(file)
    row = {"path": path, "sha256": sha256, "size": size, "modified_ns": modified_ns, "rejected": rejected}
    return {"path": path, "refused": bool(file.rejected), "row": {**row, "parsing": version.VERSION}}


def read_file(held: Held) -> FileState:
    """Return the reverse of ``pack_file``."""
    return rows.read_file(held["row"])
