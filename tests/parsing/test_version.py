"""What the samples become: when that changes, documents in an index must be read again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from indexer.models import Source
from indexer.parsing import parse, version
from indexer.reading import read

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"
UNDERSTOOD = (49, "9db8380956614d76")
"""(parsing_version.VERSION, what the samples become under it)."""


def test_the_version_is_raised_when_samples_become_something_else() -> None:
    found = hashlib.sha256()
    for path in sorted(file for file in SAMPLES.glob("*/*") if file.is_file()):
        for source in read(path):
            assert isinstance(source, Source)
            document = parse(replace(source, path=path.name), path.name)
            found.update(repr(document).encode())
    now = (version.VERSION, found.hexdigest()[:16])
    assert now == UNDERSTOOD, "documents are understood differently: raise VERSION, then write both down here"
