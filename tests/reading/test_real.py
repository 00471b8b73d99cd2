"""Real files: five seeds, 40 web pages, 40 DOCX files with known fields, 1,377 records."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

from bs4 import BeautifulSoup

from indexer.models import Source
from indexer.reading import read


def the_source(path: Path) -> Source:
    (source,) = read(path)
    assert isinstance(source, Source)
    return source


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", unicodedata.normalize("NFC", text).replace("_", "")))


def test_seeds_are_their_own_text(shared: Path) -> None:
    paths = sorted((shared / "seeds").glob("*.txt"))
    assert len(paths) == 5
    for path in paths:
        source = the_source(path)
        assert source.text == unicodedata.normalize("NFC", path.read_bytes().decode("utf-8"))
        assert source.format == "text"


def test_pages_keep_every_letter_of_the_document(shared: Path) -> None:
    paths = sorted((shared / "data/html").glob("*.html"))
    assert len(paths) == 40
    for path in paths:
        source = the_source(path)
        body = BeautifulSoup(path.read_bytes(), "lxml").body
        assert body is not None
        assert letters(source.text) == letters(body.get_text()), path.name
        assert "<" not in source.text or "&lt;" in path.read_text(encoding="utf-8"), path.name


def test_pages_have_their_number_type_and_articles_on_lines_of_their_own(shared: Path) -> None:
    with_letterhead = 0
    for path in sorted((shared / "data/html").glob("*.html")):
        lines = the_source(path).text.split("\n")
        assert any(re.match(r"(?:LUẬT|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ)(?: |$)", line) for line in lines[:12]), path.name
        assert any(re.match(r"Điều 1\W", line) for line in lines), path.name
        if any(line.startswith("CỘNG H") for line in lines[:8]):
            with_letterhead += 1
            assert any(re.match(r"(?:Luật s|S)ố\s?:?\s", line) for line in lines[:12]), path.name
    assert with_letterhead == 38


def test_docx_files_hold_their_known_fields(shared: Path) -> None:
    folder = shared / "data/docx"
    rows = [json.loads(line) for line in (folder / "fields.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == 40
    for row in rows:
        source = the_source(folder / row["file"])
        assert source.format == "docx"
        for name in ("ma", "ten", "so_quyet_dinh", "cap", "linh_vuc", "co_quan"):
            assert " ".join(unicodedata.normalize("NFC", row[name]).split()) in source.text, (row["file"], name)
        assert abs(len(source.text) / row["chars"] - 1) < 0.02, row["file"]


def test_records_of_the_retrieval_corpus(shared: Path) -> None:
    sources = list(read(shared / "data/retrieval/corpus.jsonl"))
    assert len(sources) == 1377
    assert all(isinstance(source, Source) for source in sources)
    assert len({source.path for source in sources}) == 1377
