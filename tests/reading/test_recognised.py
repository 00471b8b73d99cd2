"""Whatever is shown of a text that OCR read says so: results, quotes, decisions, in the terminal, as JSON, on pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import pytest
from flask.testing import FlaskClient

from indexer.identity.versions import map_copies
from indexer.indexing import index
from indexer.models import DocumentSummary
from indexer.reading import requirements
from indexer.store import open_store
from tests.support.command_line import run
from web import create_app
from web.collection.open_index import find_collection

DATA = Path(__file__).resolve().parents[1] / "data" / "pdf"
SAID = "chữ do máy nhận dạng"
pytestmark = pytest.mark.skipif(not requirements.is_installed(), reason="tracuu[ocr] is not installed")


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of one scan and one file with letters, which are different documents."""
    folder = tmp_path_factory.mktemp("recognised")
    (folder / "papers").mkdir()
    copy(DATA / "03-scan-stamp.pdf", folder / "papers" / "scan.pdf")
    (folder / "papers" / "note.txt").write_text("Công văn số 12/SCT-VP về chè búp ngày 03/02/2024.", encoding="utf-8")
    store = open_store(folder / "index", write=True, create=True)
    index(store, [folder / "papers"], ocr="now")
    store.close()
    return folder / "index"


@pytest.fixture(scope="module")
def client(held: Path) -> Iterator[FlaskClient]:
    app = create_app(held)
    yield app.test_client()
    find_collection(app).close()


def said(*words: str) -> str:
    return " ".join(run(*words).stdout.split())


@pytest.mark.parametrize("command", [("search", "một cửa liên thông"), ("trace", "846/QĐ-UBND")])
def test_the_terminal_says_so(held: Path, command: tuple[str, str]) -> None:
    assert SAID in said(*command, "-i", str(held))


def test_it_says_so_of_no_other(held: Path) -> None:
    assert SAID not in said("search", "chè búp", "-i", str(held))


def test_json_tells_how_surely(held: Path) -> None:
    (found,) = json.loads(said("search", "một cửa liên thông", "--json", "-i", str(held)))["hits"]
    assert 0.8 < found["recognised"] <= 1
    (found,) = json.loads(said("search", "chè búp", "--json", "-i", str(held)))["hits"]
    assert found["recognised"] is None


def test_pages_say_so(client: FlaskClient, held: Path) -> None:
    for address in ("/tim?q=một cửa liên thông", "/trich-dan/846/QĐ-UBND"):
        assert SAID in client.get(address, follow_redirects=True).text
    assert SAID not in client.get("/tim?q=chè búp").text


def test_of_copies_the_one_with_letters_stands_for_the_others() -> None:
    known = DocumentSummary(
        id="b",
        path="goc.docx",
        number="566/BC-SCT",
        title="Kết quả cải cách hành chính",
        doc_type="Báo cáo",
        issuer="Sở Công Thương",
        province="Quảng Ngãi",
        date="2023-03-14",
        period=None,
    )
    scan = replace(known, id="a", path="chup.pdf", recognised=0.93)
    assert map_copies([scan, known]) == {"a": "b"}
    assert map_copies([scan, replace(scan, id="c")]) == {"c": "a"}
