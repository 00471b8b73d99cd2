"""How fast texts are parsed on one core: header, structure, citations, relations.

    python benchmarks/extraction.py [--documents 5000] [--shared ../shared]

Prints one JSON line: MB a second over long real texts, over the papers of ``real/docs``, over a text of 20 MB, and
hostile texts of 1 MB each. Seconds are of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
import unicodedata
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from indexer.models import Document, Source
from indexer.parsing import parse
from indexer.reading import read_text

HOSTILE = ("/", "1", "-", " ", "1/", "(", "“", "số ", "a\n", "1/QĐ-", "ngày 1", "846/QĐ-UBND, ", "Quyết định số ")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--documents", type=int, default=5000)
    args = parser.parse_args()
    texts = load(args.shared / "data" / "bench" / "documents-5k.jsonl.gz", args.documents)
    papers = [
        read_text(path.name, path.read_bytes()).text for path in sorted((args.shared / "real/docs").glob("*.txt"))
    ]
    report = {
        "long_texts": rate(texts),
        "real_papers": rate(papers),
        "one_long_text": timed("\n".join(texts)[:15_000_000]),
        "hostile": {piece.strip() or repr(piece): timed((piece * 1_000_000)[:1_000_000]) for piece in HOSTILE},
    }
    print(json.dumps(report, ensure_ascii=False))


def load(path: Path, documents: int) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [unicodedata.normalize("NFC", json.loads(line)["text"]) for line in islice(lines, documents)]


def parsed(text: str) -> Document:
    return parse(Source("x", "text", text, "", 0), "x")


def rate(texts: Sequence[str]) -> dict[str, float]:
    began = time.process_time()
    citations = sum(len(parsed(text).citations) for text in texts)
    seconds = time.process_time() - began
    size = sum(len(text.encode()) for text in texts) / 1e6
    return {"documents": len(texts), "mb": round(size, 1), "citations": citations, "mb_per_s": round(size / seconds, 2)}


def timed(text: str) -> dict[str, float]:
    began = time.process_time()
    parsed(text)
    seconds = time.process_time() - began
    return {"mb": round(len(text.encode()) / 1e6, 1), "seconds": round(seconds, 2)}


if __name__ == "__main__":
    main()
