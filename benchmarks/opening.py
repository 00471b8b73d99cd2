"""A long document in a real browser: how long until its page has loaded.

    python benchmarks/opening.py [--megabytes 1] [--browser /usr/bin/chromium]

The document is the samples of ``corpus/``, one after the other until it is that long. Prints one JSON line:
milliseconds from the request to the end of loading, three times each, plain and with the words of a search marked.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright
from serving import served

from indexer.indexing import index
from indexer.store import open_store

SAMPLES = Path(__file__).resolve().parents[1] / "corpus"
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = long_text(int(args.megabytes * 1_000_000))
        (Path(folder) / "long.txt").write_text(text, encoding="utf-8")
        with closing(open_store(Path(folder) / "index", create=True)) as store:
            index(store, [Path(folder) / "long.txt"])
            (known,) = store.summaries()
        with served(Path(folder) / "index") as base:
            address = f"{base}/van-ban/{known.id}"
            took = opened(args.browser, {"plain": address, "marked": f"{address}?q={quote('cải cách hành chính')}"})
    print(json.dumps({"bytes": len(text.encode()), "milliseconds": took}))


def long_text(size: int) -> str:
    """The samples again and again, at least ``size`` bytes of them."""
    samples = "\n\n".join(file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*/*.txt")))
    return "\n\n".join([samples] * (size // len(samples.encode()) + 1))


def opened(browser: str, addresses: dict[str, str]) -> dict[str, list[int]]:
    """For each address, three times: milliseconds until its page had loaded."""
    with sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=browser, args=["--headless", "--no-sandbox"])
        took: dict[str, list[int]] = {name: [] for name in addresses}
        for name, address in [one for one in addresses.items() for _ in range(3)]:
            page = window.new_page()
            page.goto(address)
            took[name].append(round(page.evaluate(LOADED)))
            page.close()
        window.close()
    return took


if __name__ == "__main__":
    main()
