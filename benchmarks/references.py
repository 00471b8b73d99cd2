"""How many of the numbered references that others marked are found, with the right canonical number.

    python benchmarks/references.py [--shared ../shared] [--errors]

Three sets, all development data of other people: sentences of legal text with marked references, the document
numbers of one province, and web pages whose links name documents. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

from indexer.models import Source
from indexer.parsing import parse
from indexer.parsing.numbers import find_numbers
from indexer.reading import read
from indexer.text.folding import compose_letters, fold, split_codes

_FULL = re.compile(r"\d+[a-z]?\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ]")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    data = args.shared / "data"
    missed: list[str] = []
    report = {"spans": spans(data, missed), "numbers": numbers(data, missed), "links": links(data, missed)}
    if args.errors:
        print("\n".join(missed), file=sys.stderr)
    print(json.dumps(report))


def canonicals(text: str) -> set[tuple[str, ...]]:
    found = find_numbers(text, fold(text))
    return {split_codes(number.canonical) for number in found if number.canonical}


def share(found: int, wanted: int) -> dict[str, float]:
    return {"found": found, "of": wanted, "share": round(found / max(wanted, 1), 4)}


def spans(data: Path, missed: list[str]) -> dict[str, float]:
    found = wanted = 0
    for line in (data / "spans" / "legal-references.dev.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = compose_letters(record["text"])
        marked = [n for n in find_numbers(text, fold(text)) if n.canonical]
        for span in record["spans"]:
            written = _FULL.search(span["text"])
            if written is None:
                continue
            wanted += 1
            span = {**span, **{edge: len(compose_letters(record["text"][: span[edge]])) for edge in ("start", "end")}}
            inside = [n for n in marked if span["start"] - 1 <= n.start and n.end <= span["end"] + 1]
            right = any(
                split_codes(n.canonical or "")
                == split_codes(span["text"][n.start - span["start"] :][: n.end - n.start])
                for n in inside
            )
            found += right
            if not right:
                missed.append(f"span: {span['text']}")
    return share(found, wanted)


def numbers(data: Path, missed: list[str]) -> dict[str, float]:
    rows = (data / "document-numbers.dev.tsv").read_text(encoding="utf-8").splitlines()[1:]
    written = [compose_letters(row.split("\t")[0]).strip() for row in rows]
    written = [number for number in written if number]
    wrong = [n for n in written if canonicals(f"Văn bản số {n} ngày 01/02/2016") != {split_codes(n)}]
    missed += [f"number: {number}" for number in wrong]
    return share(len(written) - len(wrong), len(written))


def links(data: Path, missed: list[str]) -> dict[str, float]:
    found = wanted = 0
    slowest = 0.0
    for line in (data / "html" / "meta.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        began = time.perf_counter()
        (source,) = read(data / "html" / f"{record['id']}.html")
        assert isinstance(source, Source)
        document = parse(source, record["id"])
        slowest = max(slowest, time.perf_counter() - began)
        cited = {split_codes(c.canonical) for c in document.citations if c.canonical}
        cited |= {split_codes(document.metadata.canonical or "")}
        for link in record["links"]:
            for named in canonicals(compose_letters(link["text"])):
                wanted += 1
                found += named in cited
                if named not in cited:
                    missed.append(f"link: {record['id']} {link['text']}")
    return {**share(found, wanted), "slowest_page_seconds": round(slowest, 2)}


if __name__ == "__main__":
    main()
