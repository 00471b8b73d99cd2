"""The original file of a document, sent from its page."""

from __future__ import annotations

import json
import os
import re
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.wrappers import Response

from indexer.indexing import index
from indexer.store.embedded_store import open_store
from tests.conftest import SAMPLES
from tests.support.noted_folder import NOTE, assert_attached, note
from tests.support.web_pages import assert_protected
from web import create_app
from web.collection.open_index import find_collection
from web.pages.originals import make_harmless


def name_of(answer: Response) -> str:
    found = re.search(r"filename\*=UTF-8''([^;]+)", answer.headers["Content-Disposition"])
    plain = re.search(r'filename=(?:"([^"]*)"|([^";]+))$', answer.headers["Content-Disposition"])
    assert found or plain
    return unquote(found[1]) if found else plain[1] or plain[2]  # type: ignore[index]


def test_the_original_is_sent_as_it_is(reader: FlaskClient, place: Path) -> None:
    with reader.get(f"/van-ban/{note(place).id}/tep-goc") as answer:
        assert answer.data == NOTE.encode()
        assert_attached(answer)
        assert name_of(answer) == "báo cáo.txt"
    with reader.head(f"/van-ban/{note(place).id}/tep-goc") as answer:
        assert answer.headers["Content-Length"] == str(len(NOTE.encode()))


def test_every_sample_is_sent_as_it_is(client: FlaskClient, web_index: Path) -> None:
    with closing(open_store(web_index)) as store:
        held = [store.document(one.id) for one in store.summaries() if one.path.startswith(SAMPLES.as_posix())]
    assert {one.source.format for one in held} == {"text", "html", "docx"}
    for one in held:
        with client.get(f"/van-ban/{one.id}/tep-goc") as answer:
            assert answer.data == Path(one.source.path).read_bytes()
            assert_attached(answer)
            assert name_of(answer) == Path(one.source.path).name


@pytest.mark.parametrize("change", ["other content", "same size", "longer", "a link elsewhere", "a folder", "a pipe"])
def test_another_file_in_its_place_is_not_sent(reader: FlaskClient, place: Path, change: str) -> None:
    known, path = note(place).id, place / "báo cáo.txt"
    secret = place / "bí mật.txt"
    secret.write_text("mật" * 100, encoding="utf-8")
    match change:
        case "other content":
            path.write_text("mật", encoding="utf-8")
        case "same size":
            path.write_bytes(NOTE.encode()[:-4] + b"mat\n")
        case "longer":
            path.write_text(NOTE + "mật", encoding="utf-8")
        case "a link elsewhere":
            path.unlink()
            path.symlink_to(secret)
        case "a folder":
            path.unlink()
            path.mkdir()
        case "a pipe":
            path.unlink()
            os.mkfifo(path)
    answer = reader.get(f"/van-ban/{known}/tep-goc")
    assert answer.status_code == (404 if change == "a folder" else 409)
    assert ("không có quyền đọc" if change == "a folder" else "thay đổi từ khi lập chỉ mục") in answer.text
    assert "mật" * 3 not in answer.text
    assert_protected(answer)


def test_a_file_that_is_gone_says_so(reader: FlaskClient, place: Path) -> None:
    known = note(place).id
    (place / "báo cáo.txt").unlink()
    answer = reader.get(f"/van-ban/{known}/tep-goc")
    assert answer.status_code == 404
    assert "đã bị xóa, chuyển đi" in answer.text


@pytest.mark.parametrize(
    "known", ["../../etc/passwd", "/etc/passwd", "..%2f..%2fetc%2fpasswd", "báo cáo.txt", "access.json", ".", ""]
)
def test_no_path_in_an_address_is_a_file(reader: FlaskClient, known: str) -> None:
    for address in (f"/van-ban/{known}/tep-goc", f"/tep-goc?ma={quote(known)}", f"/static/{known}"):
        answer = reader.get(address)
        assert answer.status_code == 404, address
        assert "root:" not in answer.text


@pytest.mark.parametrize(
    "name", ['a"; x=1.txt', "a\r\nSet-Cookie: x=1.txt", "\u202egpj.exe", "…" * 300 + ".docx", " . "]
)
def test_a_file_name_is_no_header_of_its_own(name: str, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": name, "title": "a", "text": "Văn bản."}), encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [tmp_path / "r.jsonl"])
    app = create_app(tmp_path / "index")
    with closing(open_store(tmp_path / "index")) as store:
        (known,) = (one.id for one in store.summaries())
    with app.test_client().get("/tep-goc", query_string={"ma": known}) as answer:
        assert answer.status_code == 200
        assert_attached(answer)
        assert "Set-Cookie" not in answer.headers
        assert name_of(answer).endswith(".txt")
        assert len(answer.headers["Content-Disposition"]) < 1500
    find_collection(app).close()


@given(name=st.text(max_size=300))
def test_any_name_becomes_a_harmless_one(name: str) -> None:
    made = make_harmless(name)
    assert made
    assert made not in (".", "..")
    assert not re.search(r'[/\\:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]', made)
    assert len(made) <= 120
