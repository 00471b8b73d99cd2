"""One rule everywhere: files of one document count once, on the command line, on the pages and for programs alike."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from indexer.indexing import index
from indexer.store import open_store
from tests.support.command_line import run
from tests.support.web_pages import page, text
from web import create_app
from web.collection.open_index import find_collection

NUMBER = "848/QĐ-UBND"
HEAD = "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\nSố: {n}/BC-SCT\nQuảng Ngãi, ngày 12 tháng {m} năm 2023\n"
TITLE = "BÁO CÁO\nCông tác cải cách hành chính quý {q} năm 2023\n\n"
SAID = "Căn cứ Điều 5 Quyết định số 848/QĐ-UBND ngày {d}/11/2017 của UBND tỉnh Quảng Ngãi.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Two reports, the first of which is there three times; they state different days."""
    first = (HEAD + TITLE + SAID).format(n=21, m=3, q="I", d="07")
    other = (HEAD + TITLE + SAID).format(n=77, m=6, q="II", d="17")
    for name, paper in (("a", first), ("b", first), ("c", first), ("d", other)):
        (tmp_path / f"{name}.txt").write_text(paper, encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, sorted(tmp_path.glob("*.txt")))
    (tmp_path / "list.txt").write_text(NUMBER, encoding="utf-8")
    return tmp_path / "index"


def test_the_command_line_counts_files_of_one_document_once(place: Path) -> None:
    def told(*words: str) -> str:
        return run(*words, index=place).stdout

    (traced,) = json.loads(told("trace", NUMBER, "--json"))["decisions"]
    assert traced["counts"] == {"mentions": 2, "passages": 2, "documents": 2}
    assert sum(one["mentions"] for one in traced["timeline"]["recurrence"]) == 2
    assert [(one["mentions"], one["documents"]) for one in traced["provisions"]] == [(2, 2)]
    assert "Quý I/2023 ×1, Quý II/2023 ×1" in told("trace", NUMBER)
    (looked,) = (json.loads(line) for line in told("lookup", "--json", str(place.parent / "list.txt")).splitlines())
    assert (looked["mentions"], looked["documents"]) == (2, 2)
    matrix = told("matrix", NUMBER, "--csv").splitlines()
    assert [row.split(",")[-2:] for row in matrix[1:]] == [["1", "1"]]
    assert told("conflicts").count("/11/2017: 1 lần") == 2
    assert len(told("trace", NUMBER, "--csv").splitlines()) == 3
    found = json.loads(told("search", NUMBER, "--json"))
    assert (found["total"], [len(hit["copies"]) for hit in found["hits"]]) == (2, [2, 0])
    assert json.loads(told("status", "--json"))["documents"] == 2


def test_pages_count_files_of_one_document_once(place: Path) -> None:
    app = create_app(place)
    client = app.test_client()
    shown = page(client, f"/trich-dan/{NUMBER}")
    assert [text(one) for one in shown.select(".answered .figures dd")] == ["2", "2", "2"]
    assert len(shown.select(".mentions > li")) == 2
    assert "3 bản" in text(shown.select(".mentions > li")[0])
    assert [text(cell) for cell in shown.select("table.matrix td")] == ["1", "1", "2"]
    assert len(shown.select(".repeat .copies li")) == 2  # a copy repeats nothing
    assert [text(one).split()[:2] for one in shown.select("select[name=ky] option")[1:]] == [
        ["Quý", "I/2023"],
        ["Quý", "II/2023"],
    ]
    matrix = page(client, f"/ma-tran?so={NUMBER}")
    assert [text(cell) for cell in matrix.select("table.matrix td")] == ["1", "1", "2"]
    sides = page(client, "/mau-thuan").select(".side-of > p.quiet")
    assert [text(one) for one in sides] == ["1 lần ghi", "1 lần ghi"]
    found = page(client, f"/tim?q={NUMBER}")
    assert text(found.select(".total strong")[0]) == "2"
    assert "3 bản" in text(found.select(".hit")[0])
    assert len(page(client, "/duyet/danh-sach?tinh=Quảng Ngãi").select(".hit")) == 2
    asked = page(client, f"/hoi?q=Quyết định {NUMBER} được viện dẫn bao nhiêu lần?")
    assert "2 lần" in text(asked.select(".answer")[0])
    (known,) = json.loads(client.get(f"/api/v1/trace/{NUMBER}").text)["decisions"]
    assert known["counts"] == {"mentions": 2, "passages": 2, "documents": 2}
    searched = json.loads(client.get(f"/api/v1/search?q={NUMBER}").text)
    assert searched["total"] == 2
    assert {one["value"]: one["count"] for one in searched["facets"]["cites"]} == {NUMBER: 2}
    assert client.get(f"/trich-dan/{NUMBER}/tin.atom").text.count("<entry>") == 2
    find_collection(app).close()
