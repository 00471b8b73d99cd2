"""The survey of a collection that is kept while the collection stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask

from indexer.decisions.survey import Survey, survey_decisions
from indexer.store import Store, open_store
from tests.support.making import cite, document
from tests.support.web_pages import page, text
from web import create_app
from web.collection import surveys
from web.collection.open_index import find_collection


@pytest.fixture
def app(folder: Path) -> Iterator[Flask]:
    made = create_app(folder)
    yield made
    find_collection(made).close()


def decisions_listed(app: Flask) -> str:
    return text(page(app.test_client(), "/quyet-dinh").select(".total")[0])


def test_a_survey_is_made_once_and_again_when_the_collection_changes(app: Flask, folder: Path) -> None:
    assert decisions_listed(app) == "1 văn bản"
    with app.test_request_context():
        first, fresh = surveys.get_survey()
        assert fresh
        assert surveys.get_survey()[0] is first
        assert surveys.find_survey() is first
    said = "Theo Nghị định số 61/2018/NĐ-CP."
    with closing(open_store(folder, write=True)) as store:
        store.add([document("c", said, [cite(said, "61/2018/NĐ-CP", doc_type="Nghị định")])])
    assert decisions_listed(app) == "2 văn bản"


def test_while_a_newer_survey_is_made_the_older_one_serves_and_says_so(
    app: Flask, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert decisions_listed(app) == "1 văn bản"
    going_on = Event()
    begun: list[int] = []
    monkeypatch.setattr(surveys, "_NEXT", 0.01)
    surveyor = app.extensions["tracuu-survey"]

    def wait(store: Store) -> Survey:
        begun.append(1)
        going_on.wait(10)
        return survey_decisions(store)

    monkeypatch.setattr(surveyor, "_made_of", wait)
    with closing(open_store(folder, write=True)) as store:
        for changes in range(3):
            store.add([document(f"thêm {changes}", "Không viện dẫn gì.")])
            page(app.test_client(), "/quyet-dinh")
        store.remove(["b"])
    soup = page(app.test_client(), "/quyet-dinh")
    assert "đang được đếm lại" in text(soup.select(".note")[0])
    assert len(soup.select(".register tbody tr")) == 1
    assert "đang đếm" in text(page(app.test_client(), "/"))
    assert len(begun) == 1, "one at a time, however often the collection changes meanwhile"
    going_on.set()
    monkeypatch.setattr(surveys, "_NEXT", 10.0)
    assert not page(app.test_client(), "/quyet-dinh").select(".note")


def test_pages_hold_while_a_writer_adds_documents(app: Flask, folder: Path) -> None:
    failed: list[str] = []

    def read() -> None:
        for _ in range(15):
            failed.extend(
                address
                for address in ("/quyet-dinh", "/ma-tran", "/mau-thuan", "/")
                if app.test_client().get(address).status_code != 200
            )

    reader = Thread(target=read)
    reader.start()
    with closing(open_store(folder, write=True)) as store:
        for n in range(40):
            said = f"Theo Quyết định số {n + 1}/QĐ-SCT ngày 07/11/2017."
            store.add([document(f"n{n}", said, [cite(said, f"{n + 1}/QĐ-SCT")])])
    reader.join(60)
    assert not failed
    assert decisions_listed(app) == "41 văn bản"
