"""What is said of a citation does not depend on how the text looks: blanks, indents, hyphens and lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse
from indexer.reading import read

CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = sorted(CORPUS.rglob("*.txt"))

LOOKS: dict[str, Callable[[str], str]] = {
    "blanks before line breaks": lambda text: re.sub(r"(?<=\S)\n", " \n", text),
    "blanks that do not break": lambda text: re.sub(r"(?<=\w) (?=[a-zđ])", "\u00a0", text),
    "two blanks": lambda text: re.sub(r"(?<=[a-zđ,]) (?=\w)", "  ", text),
    "indents": lambda text: re.sub(r"\n(?=\S)", "\n   ", text),
    "en dashes in symbols": lambda text: re.sub(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", "–", text),
    "hyphens that do not break": lambda text: re.sub(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", "\u2011", text),
    "letters of no width": lambda text: text.replace("của ", "của \u200b"),
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
}


def _parse(path: Path, text: str, folder: Path) -> Document:
    file = folder / path.name
    file.write_text(text, encoding="utf-8", newline="")
    (source,) = read(file)
    assert isinstance(source, Source)
    return parse(source, "a")


def _plain(words: str | None) -> str | None:
    return " ".join(re.sub("[–\u2011]", "-", words.replace("\u200b", "")).split()) if words else words


def _told(document: Document) -> list[tuple[object, ...]]:
    known = document.metadata
    values = (known.number, known.symbol, known.doc_type, known.title, known.issuer, known.date, known.signer)
    return [
        tuple(_plain(value.text) if value else None for value in values),
        *(
            (c.canonical, c.doc_type, c.date, c.issuer, c.scope, _plain(c.subject), c.used, c.provisions)
            for c in document.citations
        ),
        *sorted((r.named, r.source or "", r.target, r.since or "") for r in document.relations),
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_says_the_same_however_it_looks(path: Path, look: str, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = _parse(path, text, tmp_path)
    other = _parse(path, LOOKS[look](text), tmp_path)
    assert _told(other) == _told(plain)


@pytest.mark.parametrize("look", ["two blanks", "indents", "letters of no width"])
def test_a_citation_stands_where_it_is_said_to(look: str, tmp_path: Path) -> None:
    path = SAMPLES[0]
    found = _parse(path, LOOKS[look](path.read_text(encoding="utf-8")), tmp_path)
    text = found.source.text
    assert found.citations
    assert all(text[one.start : one.end] == one.text for one in found.citations)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in found.passages)
