"""Query → hits with their best passages: the store finds documents, their stored texts say which come first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.grammar.function_words import is_content_word
from indexer.models import (
    DocumentSummary,
    Filters,
    Hit,
    Mention,
    Note,
    Query,
    RankedDocument,
    Ranking,
    SearchResult,
    Snippet,
    Sort,
    StoredText,
    note,
)
from indexer.parsing.structure import find_heading_row, list_headings_above
from indexer.searching.beginnings import complete_beginnings
from indexer.searching.defined_abbreviations import widen_query
from indexer.searching.passages import Best, find_best_passages, find_passage_holding
from indexer.searching.reasons import find_reasons
from indexer.searching.spelling import correct_spelling, list_unknown_words
from indexer.searching.typing_keys import find_meant
from indexer.store.base import Store
from indexer.text.folding import compose_letters, fold, fold_tones

_RERANKED = 50  # documents whose texts are looked into, of those that the engine finds
_SCANNED = 250_000  # characters of them, about
_AT_ONCE = 10  # documents whose texts are fetched together
_KEPT = 16  # passages of each, the best
_ENGINE = 0.7  # what the engine's score counts against that of the best passage
_MENTION = 1.0  # what a mention of the number counts, where the best passage for the words counts 1
_TELLING = 0.1  # what a mention gains by each of date and subject: it says what the others only refer to
_WORTH = 0.25  # a passage much weaker than the best of all is not shown after a better one


@dataclass(slots=True)
class _Candidate:
    """A document that the engine found, with what its text says for it."""

    ranked: RankedDocument
    text: StoredText | None
    best: Sequence[Best] = ()
    score: float = 0.0

    @property
    def lacks(self) -> bool:
        """Does it lack a word that says something?"""
        return any(is_content_word(fold(word), word, marked=word != fold(word)) for word in self.ranked.missing)


def search(
    store: Store,
    query: Query,
    limit: int = 10,
    offset: int = 0,
    passages: int = 3,
    *,
    sort: Sort = "relevance",
) -> SearchResult:
    """Search a store and return a page of documents with their best passages, the best document and the best
    passage first.

    Syllables that the collection does not have are replaced by the nearest that it has, and a note says so; what looks
    like the keys of an input method is told, with what it may mean. Papers of one document (copies, a draft beside the
    signed one, a scan) are one hit and count once.

    >>> search(store, query("tiep can dien nang tỉnh: Kon Tum")).hits[0].document.province
    'Kon Tum'
    """
    keyed = find_meant(store, query)
    asked, replaced = (query, ()) if keyed else correct_spelling(store, query)
    missing = list_unknown_words(store, asked)
    asked = complete_beginnings(store, widen_query(asked, store.abbreviations()))
    ranking, candidates = _find_candidates(store, asked, limit, offset, sort)
    page = candidates[offset : offset + limit] if sort == "relevance" else candidates
    hits = tuple(_list_hits(store, asked, candidates, page, passages))
    spelled = {typed: _find_spelling(found, hits) for typed, found in replaced}
    notes = [note("respelled", typed=typed, found=found) for typed, found in spelled.items()]
    notes += _list_lacking(store, asked, ranking, missing)
    if keyed:
        notes.insert(0, note("meant_by_keys", typed="”, “".join(keyed)))
        spelled = keyed
    if not ranking.total and query.phrases and not spelled:  # quoted words are not replaced
        spelled = dict(correct_spelling(store, replace(query, phrases=(), alternatives=()))[1])
    return SearchResult(
        query=replace(asked, notes=(*asked.notes, *notes)),
        total=ranking.total,
        hits=hits,
        facets=ranking.facets,
        sort=sort,
        did_you_mean=_respell_typed(query.raw, spelled),
        partial=ranking.partial,
        together=_count_together(candidates, asked) if sort == "relevance" and not asked.empty else None,
    )


def _find_candidates(
    store: Store, asked: Query, limit: int, offset: int, sort: Sort
) -> tuple[Ranking, list[_Candidate]]:
    """Return what the store found, and its documents in order: those of the page alone when they are sorted."""
    if sort != "relevance":
        ranking = store.search(asked, limit, offset, sort)
        return ranking, [_Candidate(document, None) for document in ranking.documents]
    ranking = store.search(asked, offset + limit + _RERANKED)
    return ranking, _order_candidates(store, asked, ranking.documents)


def _list_hits(
    store: Store, asked: Query, candidates: Sequence[_Candidate], page: Sequence[_Candidate], passages: int
) -> Iterator[Hit]:
    """Yield the hits of a page; a long one is read in pieces: the texts of an export are many megabytes together."""
    top = max((best.score for candidate in candidates for best in candidate.best), default=0.0)
    for start in range(0, len(page), _RERANKED):
        piece = page[start : start + _RERANKED]
        _complete(store, asked, piece)
        top = max([top, *(best.score for candidate in piece for best in candidate.best)])
        others = store.others([candidate.ranked.id for candidate in piece])
        for candidate in piece:
            if candidate.text is not None:
                snippets = _cut_snippets(candidate.text, candidate.best, passages, top)
                yield _make_hit(candidate, candidate.text, asked, snippets, others.get(candidate.ranked.id, ()))
                candidate.text = candidate.text if start == 0 else None


def _list_lacking(store: Store, query: Query, ranking: Ranking, missing: Sequence[str]) -> Iterator[Note]:
    """Yield what the collection has not: words, documents of a body; documents that are still to be learned."""
    if missing and (ranking.total or ranking.partial or query.phrases):
        yield note("words_unknown", words="”, “".join(missing))
    if not ranking.total:
        yield from _list_unknown_bodies(store, query.filters)
    if ranking.unread:
        yield note("phrases_unread", n=ranking.unread)
    if ranking.unlearned:
        yield note("not_learned", n=ranking.unlearned)
    if ranking.sampled:
        yield note("cites_sampled", n=ranking.sampled)


def _make_hit(
    candidate: _Candidate,
    text: StoredText,
    query: Query,
    snippets: tuple[Snippet, ...],
    others: tuple[DocumentSummary, ...],
) -> Hit:
    missing = candidate.ranked.missing
    found = find_reasons(query, text.document, missing)
    return Hit(
        document=text.document,
        score=candidate.score,
        passages=snippets,
        missing=missing,
        found=found,
        copies=others,
    )


def _count_together(candidates: Sequence[_Candidate], query: Query) -> int:
    """Return how many of the documents that hold all words have them in one place: a passage, the title, the file's
    name.
    """
    whole = (candidate for candidate in candidates if not candidate.ranked.missing)
    return sum(any(best.whole for best in one.best) or _has_words_in_name(query, one.text) for one in whole)


def _has_words_in_name(query: Query, text: StoredText | None) -> bool:
    """Do all the words stand in the title, or in the name of the file and its folder?"""
    if text is None:
        return False
    wanted = set(query.words)
    return any(where != "text" and wanted <= set(words) for where, words in find_reasons(query, text.document))


def find_places(store: Store, query: Query, text: StoredText) -> tuple[tuple[int, int], ...] | None:
    """Find what a search would mark in one document, as spans of its text; None when there is nothing to look for.

    The same words are looked for as in ``search``: with other spellings, with the collection's abbreviations, and
    with the places where the numbers are mentioned or stand as the document's own.

    >>> from indexer.searching.query import parse_query
    >>> text = next(iter(store.texts([search(store, parse_query("846 qd ubnd")).hits[0].document.id])))
    >>> {text.text[start:end] for start, end in find_places(store, parse_query("846 qd ubnd"), text)}
    {'846/QĐ-UBND'}
    """
    if query.empty:
        return None
    asked = complete_beginnings(store, widen_query(correct_spelling(store, query)[0], store.abbreviations()))
    bests = find_best_passages(asked, [text])[0]
    if asked.numbers:
        bests = _prefer_mentions(text, bests, store.mentions(asked.numbers, [text.document.id]), 0.0, asked)
    return tuple(sorted({mark for best in bests for mark in best.marks}))


def _list_unknown_bodies(store: Store, filters: Filters) -> Iterator[Note]:
    """Yield what to say of bodies to narrow by that no document of the collection has."""
    wanted = [("body_without_documents", value, Filters(issuer=(value,))) for value in filters.issuer]
    wanted += [("body_not_cited", value, Filters(cited_body=(value,))) for value in filters.cited_body]
    counts = store.counts([narrowing for _, _, narrowing in wanted]) if wanted else ()
    for (code, value, _), count in zip(wanted, counts, strict=True):
        if not count:
            yield note(code, body=value)


def _order_candidates(store: Store, query: Query, ranked: Sequence[RankedDocument]) -> list[_Candidate]:
    """Return the engine's documents; the first of them in the order that their texts suggest."""
    if query.empty:
        return [_Candidate(document, None) for document in ranked]
    looked_into: list[_Candidate] = []
    room = _SCANNED
    while room > 0 and len(looked_into) < min(len(ranked), _RERANKED):
        some = ranked[len(looked_into) : len(looked_into) + _AT_ONCE]
        texts = {text.document.id: text for text in store.texts([document.id for document in some])}
        looked_into += [_Candidate(document, texts.get(document.id)) for document in some]
        room -= sum(len(text.text) for text in texts.values())
    _weigh(store, query, looked_into)
    if query.means_all:
        looked_into.sort(key=lambda one: (one.lacks, one.ranked.respelled, -one.score))
    else:
        looked_into.sort(key=lambda candidate: -candidate.score)
    return [*looked_into, *(_Candidate(document, None) for document in ranked[len(looked_into) :])]


def _complete(store: Store, query: Query, page: Sequence[_Candidate]) -> None:
    """The texts and passages of what is shown and was not looked into."""
    missing = [candidate for candidate in page if not candidate.best]
    unread = [candidate.ranked.id for candidate in missing if candidate.text is None]
    texts = {text.document.id: text for text in store.texts(unread)}
    for candidate in missing:
        candidate.text = candidate.text or texts.get(candidate.ranked.id)
    if not query.empty:
        _weigh(store, query, [candidate for candidate in missing if candidate.text is not None])


def _weigh(store: Store, query: Query, candidates: Sequence[_Candidate]) -> None:
    """Give each candidate its passages and the score that mixes the engine's with that of the best of them."""
    texts = [candidate.text for candidate in candidates if candidate.text is not None]
    found = dict(zip((text.document.id for text in texts), find_best_passages(query, texts, _KEPT), strict=True))
    top = max((best.score for bests in found.values() for best in bests), default=0.0)
    if query.numbers:
        ids = list(found)
        mentions = store.mentions(query.numbers, ids)
        by_id = {text.document.id: text for text in texts}
        found = {known: _prefer_mentions(by_id[known], found[known], mentions, top, query) for known in ids}
        top = max((best.score for bests in found.values() for best in bests), default=0.0)
    engine = max((candidate.ranked.score for candidate in candidates), default=0.0)
    for candidate in candidates:
        candidate.best = found.get(candidate.ranked.id, ())
        passage = candidate.best[0].score / top if candidate.best and top else 0.0
        document = candidate.ranked.score / engine if engine else 0.0
        candidate.score = _ENGINE * document + (1 - _ENGINE) * passage


def _prefer_mentions(
    text: StoredText, bests: Sequence[Best], mentions: Sequence[Mention], top: float, query: Query
) -> list[Best]:
    """Return the passages that mention the number, best first; with words in the query, the others after them."""
    unit = top or 1.0
    by_passage = {best.passage: best for best in bests}
    numbered: dict[int, Best] = {}
    own = _find_own_number(text, query)
    for mention in mentions:
        if mention.document.id != text.document.id or mention.passage < 0:
            continue
        telling = sum(part is not None for part in (mention.citation.date, mention.citation.subject))
        before = numbered.get(mention.passage) or by_passage.get(mention.passage) or Best(mention.passage, 0.0, ())
        gain = 0.0 if mention.passage in numbered else unit * (_MENTION + _TELLING * telling)
        place = (mention.citation.start, mention.citation.end)
        numbered[mention.passage] = Best(mention.passage, before.score + gain, tuple(sorted((*before.marks, place))))
    for best in own:
        numbered.setdefault(best.passage, replace(best, score=unit * (_MENTION + 3 * _TELLING)))
    others = [best for best in bests if best.passage not in numbered]
    return [*sorted(numbered.values(), key=lambda best: (-best.score, best.passage)), *others]


def _find_own_number(text: StoredText, query: Query) -> list[Best]:
    """Return where a document bears one of the numbers: the place of its own number, or its title."""
    number = text.document.number
    if number is None or fold(number).split("/")[0].split("-")[0].lstrip("0") not in {n.number for n in query.numbers}:
        return []
    at = text.text.find(number)
    index = find_passage_holding(text.passages, at) if at >= 0 else -1
    return [Best(index, 0.0, ((at, at + len(number)),))] if index >= 0 else []


def _cut_snippets(text: StoredText, bests: Sequence[Best], most: int, top: float) -> tuple[Snippet, ...]:
    """Return the best passages, each text once."""
    shown: dict[str, Snippet] = {}
    for best in bests:
        if len(shown) == most or (shown and best.score < _WORTH * top):
            break
        passage = text.passages[best.passage]
        words = text.text[passage.start : passage.end]
        heading = list_headings_above(text.text, text.passages, best.passage)
        header = text.text[slice(*(find_heading_row(text.text, text.passages, best.passage) or (0, 0)))]
        snippet = Snippet(
            start=passage.start, end=passage.end, text=words, marks=best.marks, heading=heading, header=header
        )
        shown.setdefault(" ".join(fold(words).split()), snippet)
    return tuple(shown.values())


def _find_spelling(found: str, hits: Sequence[Hit]) -> str:
    """Return a folded syllable as the passages that were found write it."""
    for hit in hits:
        for snippet in hit.passages:
            for start, end in snippet.marks:
                written = snippet.text[start - snippet.start : end - snippet.start]
                if fold(written) == found:
                    return written.lower()
    return found


def _respell_typed(raw: str, spelled: Mapping[str, str]) -> str:
    """Return what was typed, with other spellings; "" without any.

    >>> _respell_typed("Nguyễn Trí Phươgn", {"phươgn": "phương"})
    'Nguyễn Trí phương'
    """
    if not spelled:
        return ""
    return re.sub(r"[^\W_]+", lambda word: spelled.get(fold_tones(word[0]), word[0]), compose_letters(raw))
