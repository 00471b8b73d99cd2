"""A request that takes too long is stopped and answered in a sentence, and its thread serves the next one."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer.deadline import check_time, lift_limit, limit_time
from indexer.errors import OutOfTime
from indexer.store import folder as folders
from indexer.store import open_store
from tests.support.serving import asked, serving
from web import create_app
from web.collection.open_index import find_collection
from web.guards import security
from web.guards.sockets import THREADS

LONG = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng.\n" * 1500
ADDRESSES = (
    "/tim?q=dien+nang",
    "/tim/bang.csv?q=dien+nang",
    "/tim/phu-luc.docx?q=846/QĐ-UBND",
    "/trich-dan/846/QĐ-UBND",
    "/trich-dan/846/QĐ-UBND/phu-luc.xlsx",
    "/hoi?q=Quyết+định+846/QĐ-UBND+ban+hành+ngày+nào",
    "/van-ban/a",
    "/api/v1/trace/846/QĐ-UBND",
    "/api/v1/search?q=dien+nang",
    "/api/v1/decisions",
)


@pytest.fixture
def hurried(folder: Path) -> Iterator[Flask]:
    """The pages, with no time at all for any request."""
    app = create_app(folder, TIME_LIMIT=(0.0, 60.0))
    yield app
    find_collection(app).close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_takes_too_long_is_answered_in_a_sentence(hurried: Flask, address: str) -> None:
    answer = hurried.test_client().get(address)
    assert answer.status_code == 503
    assert "nên đã dừng" in answer.text
    assert ("was stopped" in answer.text) == address.startswith("/api/"), "a page speaks one language"
    if address.startswith("/api/"):
        assert answer.get_json()["type"].endswith("/out-of-time")


def test_the_clock_counts_too(folder: Path) -> None:
    app = create_app(folder, TIME_LIMIT=(60.0, 0.0))
    assert app.test_client().get("/tim?q=dien+nang").status_code == 503
    find_collection(app).close()


def test_work_ends_with_the_answer_and_the_threads_serve_on(folder: Path) -> None:
    app = create_app(folder, TIME_LIMIT=(0.2, 60.0))

    @security.exempt
    def work() -> str:
        while True:
            check_time()

    app.add_url_rule("/lam-mai", "endless", work)
    with serving(app) as port:
        statuses: list[int] = []

        def ask() -> None:
            statuses.append(asked(port, "GET", "/lam-mai").status)

        threads = [threading.Thread(target=ask) for _ in range(2 * THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert statuses == [503] * len(threads)
        before = time.process_time()
        time.sleep(0.3)
        assert time.process_time() - before < 0.1  # nothing works on
        answer = asked(port, "POST", "/api/v1/check", LONG.encode(), {"Content-Type": "text/plain"})
        assert answer.status == 503
        assert json.loads(answer.text)["type"].endswith("/out-of-time")
        assert asked(port, "GET", "/gioi-thieu").status == 200


def test_a_correction_that_was_begun_is_ended(folder: Path) -> None:
    app = create_app(folder)
    with limit_time(work=0.0, clock=60.0), find_collection(app).open_writer() as store:
        store.correct(store.document("a"), {"signer": "Nguyễn Văn An"})
    with closing(open_store(folder)) as store:
        assert store.corrections("a") == {"signer": "Nguyễn Văn An"}


def test_a_limit_holds_inside_and_no_longer() -> None:
    check_time()
    with limit_time(work=0.0, clock=60.0):
        with lift_limit():
            check_time()
        with pytest.raises(OutOfTime):
            check_time()
    check_time()
    with limit_time(work=60.0, clock=60.0):
        check_time()


# -- an error that nobody foresaw ----------------------------------------------------------------------------------


@contextmanager
def broken(folder: Path) -> Iterator[FlaskClient]:
    app = create_app(folder)
    app.add_url_rule("/vo", "broken", lambda: str(1 / 0))
    app.add_url_rule("/api/v1/vo", "broken-verb", lambda: str(1 / 0))
    yield app.test_client()
    find_collection(app).close()


def test_an_unforeseen_error_of_a_damaged_index_says_what_repairs_it(folder: Path) -> None:
    with broken(folder) as client:
        assert client.get("/tim?q=dien+nang").status_code == 200  # open, and whole as far as anybody knows
        with closing(sqlite3.connect(folder / folders.FILE_NAME)) as connection, connection:
            connection.execute("UPDATE documents SET title = 'khác' WHERE id = 'a'")
        answer = client.get("/vo")
        problem = client.get("/api/v1/vo")
    assert answer.status_code == 503
    assert "tracuu doctor" in answer.text
    assert problem.status_code == 503
    assert problem.get_json()["type"].endswith("/damaged-index")


def test_an_unforeseen_error_of_a_sound_index_is_ours(folder: Path) -> None:
    for place in (folder, folder.with_name("none")):
        with broken(place) as client:
            assert client.get("/vo").status_code == 500
