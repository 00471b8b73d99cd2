"""A computer without the parts of ``tracuu[ocr]``: they are hidden from every process, as if never installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data" / "pdf"
HIDING = """
import sys

class Without:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"trueocr", "cv2", "tesserocr", "onnxruntime"}:
            return None
        return self.finder.find_spec(name, path, target)

    def __getattr__(self, name):
        return getattr(self.finder, name)

sys.meta_path[:] = [Without(finder) for finder in sys.meta_path]
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "hiding").mkdir()
    (tmp_path / "hiding" / "sitecustomize.py").write_text(HIDING, encoding="utf-8")
    paths = os.pathsep.join((str(tmp_path / "hiding"), str(ROOT)))
    return {**os.environ, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}


def run(environment: dict[str, str], *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", "import cli; cli.main()", *arguments],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_without_ocr_the_report_says_which_files_wait_and_how_to_install_it(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "papers").mkdir()
    for name in ("01-text.pdf", "03-scan-stamp.pdf", "03b-scan.jpg"):
        copy(DATA / name, tmp_path / "papers")
    code, told = run(environment, "index", str(tmp_path / "papers"), "--index", str(tmp_path / "index"))
    assert code == 0
    assert told.startswith("Thêm 1,")
    assert told.count("chưa cài phần nhận dạng chữ") == 1  # one sentence for both
    assert "03-scan-stamp.pdf (1 trang)" in told
    assert "03b-scan.jpg (1 trang)" in told
    assert 'Debian: pip install "tracuu[ocr]"' in told
    assert 'Windows: py -m pip install "tracuu[ocr]"' in told
    code, told = run(environment, "ocr", "--index", str(tmp_path / "index"))
    assert code == 1
    assert 'py -m pip install "tracuu[ocr]"' in told
