"""How many documents really hold all the words of a query: counted by reading every text, without the product.

    python benchmarks/counting.py [--shared ../shared] [--write]

Reads the queries of tests/data/counted_queries.jsonl and the texts of ``real/docs``, counts, and compares with what is
written there and with what a search of the product says. ``--write`` puts the counts that were read off the texts into
the file. Nothing of the product is used for counting but its table of abbreviations: words are taken off the texts
with one regular expression, and each rule (typed diacritics count, i and y, the place of a tone, dots for thousands)
is written here a second time, in another way. A text is a document there: the product counts files of one document
once, and none of these texts is there twice.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from indexer.text.abbreviations import ABBREVIATIONS

HERE = Path(__file__).resolve().parent
QUERIES = HERE.parent / "tests" / "data" / "counted_queries.jsonl"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PARTS = re.compile(
    r"(?P<or>(?<!\S)(?:OR|HOẶC)(?!\S))"
    r'|(?P<not>(?<!\S)(?:-|NOT\s+|KHÔNG\s+))?(?:"(?P<quoted>[^"]+)"|(?P<word>\S+))'
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def plain(word: str) -> str:
    """A word without diacritics."""
    letters = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def spoken(word: str) -> str:
    """A word as it is heard: where its tone is written does not count, nor does i or y at its end.

    >>> spoken("hoà") == spoken("hòa"), spoken("qui") == spoken("quy"), spoken("hoa") == spoken("hòa")
    (True, True, False)
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tone = "".join(letter for letter in letters if letter in _TONES)
    rest = "".join(letter for letter in letters if letter not in _TONES)
    rest = re.sub(r"^(qu|[hklmst])i$", r"\1y", unicodedata.normalize("NFC", rest))
    return rest + tone


def words(text: str) -> list[str]:
    """The words of a text in order; a number with dots for thousands stands there without them, too."""
    text = unicodedata.normalize("NFC", text)
    return [word.lower() for word in re.findall(r"[^\W_]+", text)]


def numbers(text: str) -> set[str]:
    found = re.findall(r"(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3})+(?!\w|\.\d)", text)
    return {number.replace(".", "") for number in found}


class CountedPaper:
    """The words of one document: as heard, without diacritics, in order."""

    def __init__(self, text: str) -> None:
        self.plain = [plain(word) for word in words(text)]
        self.spoken = [spoken(word) for word in words(text)]
        self.bare = [re.sub(r"^(qu|[hklmst])i$", r"\1y", word) for word in self.plain]
        self.all = {*self.spoken, *self.bare, *numbers(text)}
        joined = {plain(a + b) for a, b in re.findall(r"(?<!\w)(\w+)\s?&\s?(\w+)(?!\w)", text)}
        self.folded = " " + " ".join([*self.plain, "", *sorted(joined)]) + " "

    def holds(self, word: str) -> bool:
        """Does it hold a word, with the diacritics that were typed? ``*`` at the end: one that begins so."""
        marked = word.lower() != plain(word)
        if word.endswith("*"):
            start = unicodedata.normalize("NFC", word[:-1].lower())
            if marked:
                return any(_toneless_start(one, start) for one in self.spoken)
            return any(one.startswith(plain(start)) for one in self.plain)
        form = spoken(word) if marked else re.sub(r"^(qu|[hklmst])i$", r"\1y", plain(word))
        return form in self.all

    def runs(self, phrase: str) -> bool:
        """Do the words of a phrase stand side by side?"""
        wanted = words(phrase)
        for at in range(len(self.plain) - len(wanted) + 1):
            if all(self._same(at + n, word) for n, word in enumerate(wanted)):
                return True
        return False

    def _same(self, at: int, word: str) -> bool:
        marked = word != plain(word)
        return (
            self.spoken[at] == spoken(word)
            if marked
            else self.bare[at] == re.sub(r"^(qu|[hklmst])i$", r"\1y", plain(word))
        )

    def abbreviated(self, form: str) -> bool:
        return f" {plain(form)} " in self.folded


def _toneless_start(one: str, start: str) -> bool:
    letters = unicodedata.normalize("NFC", "".join(c for c in one if c not in _TONES))
    tone = [c for c in one if c in _TONES]
    wanted = unicodedata.normalize("NFD", start)
    tones = [c for c in wanted if c in _TONES]
    begin = unicodedata.normalize("NFC", "".join(c for c in wanted if c not in _TONES))
    return letters.startswith(begin) and (not tones or tones == tone)


def matches(paper: CountedPaper, query: str) -> bool:
    """Does a document hold all that one of the alternatives of a query asks for?"""
    sides: list[list[re.Match[str]]] = [[]]
    for part in _PARTS.finditer(unicodedata.normalize("NFC", query)):
        if part["or"]:
            sides.append([])
        elif part["word"] not in ("AND", "VÀ"):
            sides[-1].append(part)
    excluded = [part for side in sides for part in side if part["not"]]
    if any(_stands(paper, part) for part in excluded):
        return False
    return any(_all(paper, [part for part in side if not part["not"]]) for side in sides)


def _stands(paper: CountedPaper, part: re.Match[str]) -> bool:
    if part["quoted"]:
        return paper.runs(part["quoted"])
    return all(paper.holds(word) for word in words(part["word"]))


def _all(paper: CountedPaper, parts: Sequence[re.Match[str]]) -> bool:
    if not all(paper.runs(part["quoted"]) for part in parts if part["quoted"]):
        return False
    typed: list[str] = []
    for part in parts:
        if part["word"]:
            typed += _typed(part["word"])
    done = set(_by_abbreviation(paper, typed))
    return all(place in done or paper.holds(word) for place, word in enumerate(typed))


def _typed(word: str) -> list[str]:
    """What stands between two blanks as the words that it asks for."""
    if _GROUPED.fullmatch(word):
        return [word.replace(".", "")]
    return [word] if word.endswith("*") else words(word)


def _by_abbreviation(paper: CountedPaper, typed: Sequence[str]) -> Iterator[int]:
    """The places of the words that a document says in short, or in full where the short form was typed."""
    bare = [plain(word) for word in typed]
    for short, long in ABBREVIATIONS:
        full = plain(long).split()
        lesser = [word for word in full if word != "va"]
        for form in (full, lesser):
            for at in range(len(bare) - len(form) + 1):
                if bare[at : at + len(form)] == form and paper.abbreviated(short):
                    yield from range(at, at + len(form))
        for at, word in enumerate(bare):
            if word == plain(short) and (paper.abbreviated(" ".join(full)) or paper.abbreviated(" ".join(lesser))):
                yield at


def counted(texts: Path, queries: Sequence[str]) -> list[int]:
    """For each query the number of texts that hold all its words."""
    papers = [CountedPaper(file.read_text(encoding="utf-8")) for file in sorted(texts.glob("*.txt"))]
    return [sum(matches(paper, query) for paper in papers) for query in queries]


def told(texts: Path, queries: Sequence[str]) -> list[int]:
    """For each query what a search of the product says."""
    from indexer.indexing import index
    from indexer.searching.hits import search
    from indexer.searching.query import parse_query
    from indexer.store.embedded_store import open_store

    with tempfile.TemporaryDirectory() as folder, closing(open_store(Path(folder) / "i", create=True)) as store:
        index(store, sorted(texts.glob("*.txt")))
        return [search(store, parse_query(query)).total for query in queries]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = [json.loads(line) for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    queries = [row["query"] for row in rows]
    texts = args.shared / "real" / "docs"
    true = counted(texts, queries)
    if args.write:
        lines = (json.dumps({**row, "documents": n}, ensure_ascii=False) for row, n in zip(rows, true, strict=True))
        QUERIES.write_text("\n".join(lines) + "\n", encoding="utf-8")
    said = told(texts, queries)
    wrong = [(q, t, s) for q, t, s in zip(queries, true, said, strict=True) if t != s]
    report = {}
    for part in ("held-out", "development"):
        some = [t == s for row, t, s in zip(rows, true, said, strict=True) if row["set"] == part]
        report[part] = f"{sum(some)}/{len(some)}"
    print(json.dumps({**report, "wrong": wrong}, ensure_ascii=False))


if __name__ == "__main__":
    main()
