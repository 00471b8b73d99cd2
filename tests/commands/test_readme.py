"""What the README shows is true: its session gives that output, its table names every command."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.command_line import COMMANDS, ROOT, run

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_trace_on_the_first_screen_is_real(tmp_path: Path) -> None:
    run("index", ROOT / "corpus", index=tmp_path / "index")
    session = re.search(r"\$ tracuu trace 846/QĐ-UBND\n(.*?)\n\.\.\.", README, re.DOTALL)
    assert session is not None
    assert run("trace", "846/QĐ-UBND", index=tmp_path / "index").stdout.startswith(session[1])


def test_every_command_is_described() -> None:
    for command in COMMANDS:
        assert re.search(rf"`{command}\b|tracuu {command}\b", README), command


def test_the_two_commands_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo:", makefile, re.MULTILINE)
    assert re.search(r"^test:", makefile, re.MULTILINE)


def test_the_samples_are_counted_right() -> None:
    files = [p for p in (ROOT / "corpus").glob("*/*") if p.is_file()]
    assert re.search(rf"\b{len(files)} sample documents", README)


def test_every_sample_says_that_it_is_one() -> None:
    from indexer.models import Source
    from indexer.reading import read

    for path in sorted((ROOT / "corpus").glob("*/*")):
        (source,) = read(path)
        assert isinstance(source, Source)
        assert "VĂN BẢN MẪU" in source.text, path.name
