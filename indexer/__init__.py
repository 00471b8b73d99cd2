"""Tra cứu as a library: eight verbs over a folder that holds a collection of documents.

>>> from contextlib import closing
>>> import indexer
>>> with closing(indexer.open_store(unindexed, create=True)) as store:
...     report = indexer.index(store, [samples])
...     indexer.trace(store, "846/QĐ-UBND").decisions[0].dates
(('2017-11-07', 8), ('2017-11-17', 1))

What they take and give are the frozen value objects of ``indexer.models``; faults are the errors of ``indexer.errors``.
Each verb imports what it needs when it is called: a trace loads neither the word segmenter nor the search engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indexer.checking.results import Check
    from indexer.indexing import Progress, Report
    from indexer.models import Answers, Document, Query, Rejected, SearchResult, Source, Trace
    from indexer.store import Place, Store

__all__ = ["ask", "check", "index", "open_store", "parse", "read", "search", "trace"]


def open_store(folder: Place, *, write: bool = False, create: bool = False) -> Store:
    """Open the collection in a folder, or on a cluster, and return it; close it when done (``contextlib.closing``).

    It is opened for reading unless ``write``; ``create`` makes one (and writes) where there is none. Any number of
    programs read while one writes. Raises NotAnIndex, WrongVersion, DamagedIndex; for writing IndexLocked, which names
    who writes, and IndexUnwritable.

    >>> open_store("không có")
    Traceback (most recent call last):
    indexer.errors.NotAnIndex: ...
    """
    from indexer.store import open_store

    return open_store(folder, write=write, create=create)


def read(path: str | Path) -> Iterator[Source | Rejected]:
    """Read a file and yield the text of each document in it, or why there is none.

    Most files hold one document; a JSON Lines file, a mail or an archive several. The kind is told by the content, not
    by the name. ``Source.text`` is NFC; every offset elsewhere points into it. Raises ReadError at the first document
    when the whole file cannot be read (missing, empty, damaged, encrypted, of an unknown kind).

    >>> [source.format for source in read(samples / "quang-ngai" / "2024-quyet-dinh-512-qd-ubnd.docx")]
    ['docx']
    """
    from indexer.reading import read

    return read(Path(path))


def parse(source: Source | str, document_id: str = "") -> Document:
    """Understand a source or a text and return the document: metadata, passages, citations and relations.

    It never raises; what cannot be told stays None. Of a bare text no province is known but what it says itself.

    >>> cited = parse("Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi.").citations[0]
    >>> cited.canonical, cited.date, cited.issuer, cited.treatment
    ('846/QĐ-UBND', '2017-11-07', 'UBND tỉnh Quảng Ngãi', 'implements')
    """
    from indexer.parsing import parse
    from indexer.reading import read_text

    known = read_text("văn bản.txt", source.encode()) if isinstance(source, str) else source
    return parse(known, document_id or known.path)


def index(
    store: Store,
    paths: Sequence[str | Path],
    *,
    prune: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> Report:
    """Bring a collection up to date with files and folders and return what was added, replaced and refused.

    What is unchanged is not opened again. With ``prune`` the documents of files under ``paths`` that are gone are
    forgotten. ``progress`` is called as the work goes on. What was added when it is interrupted stays. Raises
    IndexUnwritable, never ReadError: a file that cannot be read is in the report, with the reason.

    >>> report = index(writable, [samples / "kon-tum"])
    >>> report.added > 0, report.rejected
    (True, ())
    """
    from indexer.indexing import index

    return index(store, [Path(path) for path in paths], prune=prune, progress=progress)


def search(
    store: Store, query: str | Query, limit: int = 10, offset: int = 0, **narrowed: str | Sequence[str]
) -> SearchResult:
    """Search a collection and return a page of documents with the passages that answer, the total, and facets.

    ``query`` is what a person types: words with or without diacritics, ``"phrases"``, ``-without``, ``OR``,
    ``tỉnh:`` ``năm:`` ``quý:`` and other prefixes, or a document number in any spelling. ``narrowed`` are filters by
    name: ``province="Quảng Ngãi", quarter="I/2023"``. Raises BadInput for a filter that makes no sense.

    >>> result = search(store, "tiếp cận điện năng", province="Quảng Ngãi")
    >>> result.hits[0].document.province, "điện năng" in result.hits[0].passages[0].text
    ('Quảng Ngãi', True)
    """
    from indexer.searching.filters import make_filters
    from indexer.searching.hits import search
    from indexer.searching.query import parse_query

    known = parse_query(query, make_filters(narrowed)) if isinstance(query, str) else query
    return search(store, known, limit, offset)


def trace(store: Store, number: str, **narrowed: Any) -> Trace:
    """Trace a document number through a collection and return every decision that it can mean, with its mentions.

    Decisions with one number are told apart by body, province and year; dates that the papers disagree about are all
    there, with counts. ``province``, ``year`` and ``issuer`` narrow it. Raises BadInput when there is no number in it.

    >>> found = trace(store, "qd 846 ubnd")
    >>> found.status, found.decisions[0].issuer, found.decisions[0].dates
    ('found', 'UBND tỉnh Quảng Ngãi', (('2017-11-07', 8), ('2017-11-17', 1)))
    """
    from indexer.decisions.tracing import trace

    return trace(store, number, **narrowed)


def ask(store: Store, question: str) -> Answers:
    """Answer a question from a collection and return verbatim spans with their quotes, or a refusal.

    What cannot be found has the status ``not_found``; nothing is ever made up.

    >>> found = ask(store, "Quyết định 846/QĐ-UBND được nhắc bao nhiêu lần?")
    >>> found.status, found.answers[0].text
    ('found', '13 lần trong 10 văn bản')
    """
    from indexer.answering import ask

    return ask(store, question)


def check(store: Store, draft: Source | str | Path, province: str | None = None) -> Check:
    """Check the citations of a draft against a collection and return what is to be said of each.

    ``draft`` is a path, a text, or a source that was read. ``province`` is the draft's, where it does not say itself.
    Raises ReadError for a file that cannot be read.

    >>> found = check(store, "Căn cứ Quyết định số 846/QĐ-UBND ngày 11/07/2017 của UBND tỉnh Quảng Ngãi.")
    >>> found.citations[0].status, found.citations[0].findings[0].fix_vi
    ('differs', 'Sửa thành: ngày 07/11/2017')
    """
    from indexer.checking import check
    from indexer.reading import read_text

    if isinstance(draft, Path):
        draft = read_text(draft.name, draft.read_bytes())
    elif isinstance(draft, str):
        draft = read_text("dự thảo.txt", draft.encode())
    return check(store, draft, province)
