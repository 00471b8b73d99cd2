"""The small forms beside a disagreement: with the token only, told on both pages and in the API, and undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.indexing import index
from indexer.store import open_store
from tests.support.disagreements import NUMBER, WHY, write
from web import create_app
from web.collection.open_index import Collection, find_collection

PAGE = f"/trich-dan/{NUMBER}"
FORM = "form[action$='/mau-thuan/bo-qua']"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    write(tmp_path, 10, "15/7/2024")
    write(tmp_path, 11, "15/7/2023")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, sorted(tmp_path.glob("*.txt")))
    app = create_app(tmp_path / "index")
    yield app.test_client()
    find_collection(app).close()


def sent_by(client: FlaskClient, page: str) -> dict[str, str]:
    """What the form of a page sends when nothing is filled in."""
    found = BeautifulSoup(client.get(page).text, "html.parser").select_one(FORM)
    assert found is not None, page
    return {str(one["name"]): str(one.get("value", "")) for one in found.select("input[name]")}


@pytest.mark.parametrize(("page", "aside"), [(PAGE, PAGE), ("/mau-thuan", "/mau-thuan?da-bo-qua=1")])
def test_put_aside_and_undone(client: FlaskClient, page: str, aside: str) -> None:
    answer = client.post("/mau-thuan/bo-qua", data=sent_by(client, page) | {"ly-do": WHY})
    assert (answer.status_code, unquote(answer.location)) == (303, page)
    assert client.get("/api/v1/conflicts").get_json()["total"] == 0
    (told,) = client.get("/api/v1/conflicts?dismissed=yes").get_json()["items"]
    assert (told["status"], told["dismissed"][0]["reason"]) == ("resolved", WHY)
    assert WHY not in client.get("/mau-thuan").text
    assert WHY in client.get(aside).text
    answer = client.post("/mau-thuan/bo-qua", data=sent_by(client, aside))
    assert (answer.status_code, unquote(answer.location)) == (303, aside)
    assert client.get("/api/v1/conflicts").get_json()["total"] == 1


@pytest.mark.parametrize(
    "change",
    [
        {"csrf_token": "x"},
        {"ly-do": " "},
        {"ly-do": "a" * 1001},
        {"van-ban": "khác"},
        {"so": "999/QĐ-UBND"},
        {"so": ""},
    ],
    ids=str,
)
def test_what_makes_no_sense_changes_nothing(client: FlaskClient, change: dict[str, str]) -> None:
    answer = client.post("/mau-thuan/bo-qua", data=sent_by(client, PAGE) | {"ly-do": WHY} | change)
    assert answer.status_code == 400
    assert client.get("/api/v1/conflicts").get_json()["total"] == 1


def test_no_form_where_nothing_can_be_written(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Collection, "writable", property(lambda _: False))
    for page in (PAGE, "/mau-thuan"):
        assert not BeautifulSoup(client.get(page).text, "html.parser").select(FORM)
