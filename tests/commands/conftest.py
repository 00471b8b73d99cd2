"""The samples as the command line indexes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import ROOT, lines, run


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "index"
    (report,) = lines(run("index", ROOT / "corpus", "--json", index=folder))
    assert (report["added"], report["rejected"]) == (25, [])
    return folder
