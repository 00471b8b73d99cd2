"""Files as offices hold them (``../shared/real-files``): each goes in, or is refused with the true reason."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from indexer.errors import BrokenFile, EncryptedFile, NeedsOcr, ReadError, TooLarge, UnsupportedFile
from indexer.models import Rejected, Source
from indexer.reading import read

SECONDS = 60.0  # within which each of them is done, on a busy computer
REFUSED: dict[str, type[ReadError]] = {
    "03-scan-stamp.pdf": NeedsOcr,
    "03b-scan.jpg": NeedsOcr,
    "11-user-password.pdf": EncryptedFile,
    "12-truncated.pdf": BrokenFile,
    "bit-rot.pdf": NeedsOcr,  # its font no longer says which letters it draws
    "flate-double.pdf": BrokenFile,
    "forms-2-to-40.pdf": BrokenFile,
    "image-40000x40000.pdf": NeedsOcr,
    "page-loop.pdf": TooLarge,
    "a01.pdf": NeedsOcr,
    "luat-pccc-sua-doi.pdf": NeedsOcr,
    "real_hanoi_qd_2280_water.pdf": NeedsOcr,
    "real_hanoi_tb_453_flag.pdf": NeedsOcr,
    "real_qd_707_ttg.pdf": NeedsOcr,
    "real_tt_21_bct_fuel.pdf": NeedsOcr,
    "tcvn-7568.pdf": UnsupportedFile,  # a page that tells of an error
    "thong-tu-150-2020.PDF": NeedsOcr,
    "udhr_vie.pdf": NeedsOcr,  # a legacy font without a map to letters
}


def files(shared: Path) -> list[Path]:
    folders = (shared / "real-files" / name for name in ("made", "hostile", "public"))
    found = [path for folder in folders for path in sorted(folder.iterdir())]
    return [path for path in found if path.suffix not in (".md", ".txt") or path.name[:2] in ("05", "07")]


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_every_file_goes_in_or_is_refused_with_the_true_reason(shared: Path) -> None:
    told: dict[str, type[ReadError] | None] = {}
    for path in files(shared):
        if path.name.endswith(".expected.txt"):
            continue
        began = time.monotonic()
        try:
            found = list(read(path))
        except ReadError as error:
            told[path.name] = type(error)
        else:
            told[path.name] = None
            assert found, path.name
            assert not any(isinstance(one, Rejected) for one in found), path.name
            assert all(isinstance(one, Source) and len(one.text) > 80 for one in found), path.name
        assert time.monotonic() - began < SECONDS, path.name
    assert {name: error for name, error in told.items() if error} == REFUSED


@pytest.mark.parametrize("suffix", [".pdf", ".doc", ".docx", ".rtf", ".odt", ".xlsx", ".xls", ".txt"])
def test_made_files_give_their_expected_text(shared: Path, suffix: str) -> None:
    """A paragraph or a table row a line. TCVN3 has no capital letters with a tone: there the case may differ."""
    count = 0
    for truth in sorted((shared / "real-files" / "made").glob(f"*{suffix}.expected.txt")):
        path = truth.with_name(truth.name.removesuffix(".expected.txt"))
        if path.name in REFUSED:
            continue
        (source,) = read(path)
        assert isinstance(source, Source)
        wanted, got = lines(truth.read_text(encoding="utf-8")), lines(source.text)
        if any(mark.value == "tcvn3" for mark in source.marks):
            wanted, got = [line.lower() for line in wanted], [line.lower() for line in got]
        assert got == wanted, path.name
        count += 1
    assert count
