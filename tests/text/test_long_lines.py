"""What no paper holds and a file may: runs without a blank, megabytes in one line. Words are made in bounded pieces."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.text import segmentation

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = {
    "hyphens": "ab-cd" * 32_000,
    "decimals": "1.2" * 50_000,
    "capitals": "A." * 60_000,
    "addresses": "a@b." * 40_000,
    "domains": "a." * 80_000,
    "links": "http://" * 20_000,
    "one word": "x" * 500_000,
    "underscores": "_" * 200_000,
    "syllables": "a " * 200_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_seconds_not_minutes(text: str) -> None:
    segmentation.count_terms("hành chính")  # what is imported late
    began = time.process_time()
    segmentation.count_terms(text)
    assert time.process_time() - began < 5


def test_a_long_line_has_the_words_of_its_sentences() -> None:
    """Only a word that stands across a cut, between blanks, can be told apart otherwise."""
    sentence = "Sở Công Thương tiếp tục đẩy mạnh cải cách hành chính, tiếp cận điện năng. "
    long, short = segmentation.count_terms(sentence * 200), segmentation.count_terms(sentence)
    assert (long.syllables["chinh"], long.pairs["hanh_chinh"]) == (200, 200)
    assert abs(long.words["hành_chính"] - 200 * short.words["hành_chính"]) <= 5
    assert [term.text for term in segmentation.segment_words(sentence * 200)][:5] == [
        term.text for term in segmentation.segment_words(sentence)
    ][:5]


@pytest.mark.skipif(sys.platform == "win32", reason="resource")
def test_memory_does_not_grow_with_the_line() -> None:
    code = (
        "import resource\nfrom indexer.text import segmentation\nsegmentation.count_terms('hành chính')\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\nbefore = peak()\n"
        "segmentation.count_terms('a ' * 1_000_000)\nprint((peak() - before) // 1024)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert int(done.stdout) < 100 * (1024 if sys.platform == "darwin" else 1)
