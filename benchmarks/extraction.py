"""How fast texts are parsed on one core: header, structure, citations, relations.

    python benchmarks/extraction.py [--documents 5000] [--shared ../shared]

Prints one JSON line: MB/s over long real texts, and over a text of 20 MB, and hostile texts of 1 MB each.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
import unicodedata
from itertools import islice
from pathlib import Path

from indexer.models import Document, Source
from indexer.parsing import parse

HOSTILE = ("/", "1", "-", " ", "1/", "(", "“", "số ", "a\n", "1/QĐ-", "ngày 1", "846/QĐ-UBND, ", "Quyết định số ")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--documents", type=int, default=5000)
    args = parser.parse_args()
    texts = load(args.shared / "data" / "bench" / "documents-5k.jsonl.gz", args.documents)
    began = time.perf_counter()
    citations = sum(len(parsed(text).citations) for text in texts)
    seconds = time.perf_counter() - began
    size = sum(len(text.encode()) for text in texts)
    long = "\n".join(texts)[:15_000_000]
    report = {
        "documents": len(texts),
        "mb": round(size / 1e6, 1),
        "citations": citations,
        "mb_per_s": round(size / 1e6 / seconds, 2),
        "one_long_text": timed(long),
        "hostile": {piece.strip() or repr(piece): timed((piece * 1_000_000)[:1_000_000]) for piece in HOSTILE},
    }
    print(json.dumps(report, ensure_ascii=False))


def load(path: Path, documents: int) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [unicodedata.normalize("NFC", json.loads(line)["text"]) for line in islice(lines, documents)]


def parsed(text: str) -> Document:
    return parse(Source("x", "text", text, "", 0), "x")


def timed(text: str) -> dict[str, float]:
    began = time.perf_counter()
    parsed(text)
    seconds = time.perf_counter() - began
    return {"mb": round(len(text.encode()) / 1e6, 1), "seconds": round(seconds, 2)}


if __name__ == "__main__":
    main()
