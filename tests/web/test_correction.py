"""The form that corrects, and the original file: every field, right and wrong, while others write, and read-only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from indexer.indexing import corrections, index
from indexer.store.embedded_store import open_store
from tests.conftest import HOSTILE
from tests.support.command_line import ROOT
from tests.support.entrance import token
from tests.support.noted_folder import assert_attached, note
from tests.support.web_pages import assert_no_code, assert_protected, text
from web import addresses, create_app
from web.collection.open_index import find_collection


def form(client: FlaskClient, address: str) -> dict[str, str]:
    """What a browser would send when nothing is touched."""
    answer = client.get(address)
    assert answer.status_code == 200
    return fields_of(BeautifulSoup(answer.text, "html.parser"))


def fields_of(soup: BeautifulSoup) -> dict[str, str]:
    found = soup.select_one("main form.fields")
    assert found is not None
    sent = {str(one["name"]): str(one.get("value", "")) for one in found.select("input[name]:not([type=checkbox])")}
    return sent | {str(one["name"]): one.get_text() for one in found.select("textarea")}


def address_of(place: Path, citation: int | None = None) -> str:
    return f"/van-ban/{note(place).id}/sua" + (f"?td={citation}" if citation else "")


def value(place: Path, name: str) -> tuple[str | None, str | None]:
    known = note(place).metadata
    if name == "number":
        return known.canonical, known.number.origin if known.number else None
    if name == "period":
        return (known.period.key, known.period.origin) if known.period else (None, None)
    found = getattr(known, name)
    return (found.text, found.origin) if found else (None, None)


def test_the_form_shows_what_is_known_and_where_from(reader: FlaskClient, place: Path) -> None:
    soup = BeautifulSoup(reader.get(address_of(place)).text, "html.parser")
    sent = fields_of(soup)
    assert {name: sent[name] for name in ("number", "doc_type", "issuer", "province", "date", "period")} == {
        "number": "566/BC-SCT",
        "doc_type": "Báo cáo",
        "issuer": "Sở Công Thương tỉnh Quảng Ngãi",
        "province": "Quảng Ngãi",
        "date": "16/03/2023",
        "period": "Quý I/2023",
    }
    assert sent.keys() >= set(corrections.FIELDS)
    assert "Nguồn: phần đầu văn bản" in text(soup)
    assert text(soup.select("#nguon-title")[0]) == "Nguồn: phần tên văn bản"
    assert len(soup.select("label[for]")) >= len(corrections.FIELDS)
    links = [a["href"] for a in BeautifulSoup(reader.get(f"/van-ban/{note(place).id}").text, "html.parser").select("a")]
    assert address_of(place) in links


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("number", "567/BC-SCT", "567/BC-SCT"),
        ("doc_type", "kế hoạch", "Kế hoạch"),
        ("title", "  Kết quả\r\n thực hiện <b>CCHC</b> ", "Kết quả thực hiện <b>CCHC</b>"),
        ("issuer", "UBND huyện Bình Sơn", "UBND huyện Bình Sơn"),
        ("province", "dong nai", "Đồng Nai"),
        ("place", "Bình Sơn", "Bình Sơn"),
        ("date", "1.4.2023", "2023-04-01"),
        ("date", "04/2023", "2023-04"),
        ("period", "6 tháng đầu năm 2024", "2024H1"),
        ("signer", "Nguye\u0302\u0303n Va\u0306n A\u202e", "Nguyễn Văn A"),
        ("signer_title", "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("title", "", None),
        ("province", "", None),
        ("date", "", None),
        ("period", "", None),
        ("number", " ", None),
    ],
)
def test_a_field_is_corrected_seen_at_once_and_brought_back(
    reader: FlaskClient, place: Path, name: str, typed: str, kept: str | None
) -> None:
    before = {field: value(place, field) for field in corrections.FIELDS}
    sent = form(reader, address_of(place)) | {name: typed}
    answer = reader.post(address_of(place), data=sent)
    if name == "province" and typed:
        answer = reader.post(address_of(place), data=answers(answer, "theo"))
    assert (answer.status_code, answer.location) == (303, f"/van-ban/{note(place).id}")
    assert value(place, name)[0] == kept
    if kept is not None:
        assert value(place, name)[1] == "correction"
    shown = reader.get(answer.location)
    assert "Đã lưu thay đổi" in shown.text
    assert "Đã lưu thay đổi" not in reader.get(answer.location).text, "told once"
    assert_no_code(BeautifulSoup(shown.text, "html.parser"))
    with closing(open_store(place / "index")) as store:
        assert store.corrections(note(place).id).keys() == {name}, "what was not touched is not corrected"
    again = BeautifulSoup(reader.get(address_of(place)).text, "html.parser")
    assert again.select_one(f"input[name=bo_{name}]") is not None
    reader.post(address_of(place), data=fields_of(again) | {f"bo_{name}": "on"})
    assert {field: value(place, field) for field in corrections.FIELDS} == before


def answers(asked: TestResponse, answer: str) -> dict[str, str]:
    """What is sent when the form asks whose the document is, now that its province is another."""
    soup = BeautifulSoup(asked.text, "html.parser")
    assert (asked.status_code, len(soup.select("input[name=co-quan]"))) == (200, 2)
    return fields_of(soup) | {"co-quan": answer}


@pytest.mark.parametrize(
    ("answer", "issuer"),
    [("giu", "Sở Công Thương tỉnh Quảng Ngãi"), ("theo", "Sở Công Thương tỉnh Đồng Nai")],
)
def test_another_province_asks_before_it_gives_another_issuer(
    reader: FlaskClient, place: Path, answer: str, issuer: str
) -> None:
    asked = reader.post(address_of(place), data=form(reader, address_of(place)) | {"province": "Đồng Nai"})
    assert value(place, "province")[0] == "Quảng Ngãi", "nothing is kept before the answer"
    assert "Theo tỉnh mới: “Sở Công Thương tỉnh Đồng Nai”" in text(BeautifulSoup(asked.text, "html.parser"))
    assert reader.post(address_of(place), data=answers(asked, answer)).status_code == 303
    assert (value(place, "province")[0], value(place, "issuer")[0]) == ("Đồng Nai", issuer)


def test_the_open_pages_see_a_correction_at_once(reader: FlaskClient, place: Path) -> None:
    assert BeautifulSoup(reader.get("/tim?loai=Kế hoạch").text, "html.parser").select(".hit") == []
    changed = {"doc_type": "Kế hoạch", "province": "Đồng Nai", "co-quan": "theo"}
    reader.post(address_of(place), data=form(reader, address_of(place)) | changed)
    after = BeautifulSoup(reader.get("/tim?loai=Kế hoạch&tinh=Đồng Nai&q=tiếp nhận hồ sơ").text, "html.parser")
    assert len(after.select(".hit")) == 1


def test_nothing_touched_changes_nothing(reader: FlaskClient, place: Path) -> None:
    with closing(open_store(place / "index")) as store:
        before = store.overview().indexed_at, store._catalogue.generation()
        answer = reader.post(address_of(place), data=form(reader, address_of(place)))
        assert answer.status_code == 303
        assert "Không có gì thay đổi" in reader.get(answer.location).text
        assert (store.overview().indexed_at, store._catalogue.generation()) == before


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("date", "31/2/2020"),
        ("province", "Atlantis"),
        ("period", "quý V"),
        ("doc_type", "Bài thơ"),
        ("number", "không phải số"),
        ("title", "a" * 1001),
        ("date", "<script>alert(1)</script>"),
    ],
)
def test_what_makes_no_sense_is_said_beside_it_and_all_that_was_typed_is_kept(
    reader: FlaskClient, place: Path, name: str, typed: str
) -> None:
    sent = form(reader, address_of(place)) | {"signer": "Trần Thị B"}
    sent[name] = typed
    answer = reader.post(address_of(place), data=sent)
    assert answer.status_code == 400
    soup = BeautifulSoup(answer.text, "html.parser")
    said = soup.select_one(f"#loi-{name}")
    assert said is not None
    assert len(said.get_text()) > 20
    wrong = soup.select_one(f"[name={name}]")
    assert wrong is not None
    assert f"loi-{name}" in wrong["aria-describedby"]
    assert len(soup.select(".wrong")) == 1
    again = fields_of(soup)
    assert again["signer"] == "Trần Thị B"
    assert again["cu_signer"] != "Trần Thị B", "it still counts as changed"
    assert again[name] == typed
    assert value(place, "signer")[0] != "Trần Thị B", "all or none"
    assert_no_code(soup)
    assert_protected(answer)


def test_what_somebody_else_corrected_meanwhile_stays(reader: FlaskClient, place: Path) -> None:
    mine = form(reader, address_of(place))
    with closing(open_store(place / "index", write=True)) as store:
        corrections.correct(store, note(place).id, "province", "Đồng Nai")
    reader.post(address_of(place), data=mine | {"signer": "Trần Thị B"})
    assert value(place, "province")[0] == "Đồng Nai"
    assert value(place, "signer")[0] == "Trần Thị B"


def test_what_two_tabs_change_is_not_overwritten_unseen(reader: FlaskClient, place: Path) -> None:
    one, other = (form(reader, address_of(place)) for _ in range(2))
    assert reader.post(address_of(place), data=one | {"signer": "Trần Thị B"}).status_code == 303
    refused = reader.post(address_of(place), data=other | {"signer": "Lê Văn C", "signer_title": "Giám đốc"})
    assert refused.status_code == 400
    soup = BeautifulSoup(refused.text, "html.parser")
    assert "“Trần Thị B”" in text(soup.select("#loi-signer")[0])
    assert value(place, "signer")[0] == "Trần Thị B"
    assert reader.post(address_of(place), data=fields_of(soup)).status_code == 303, "now it was seen"
    assert value(place, "signer")[0] == "Lê Văn C"
    assert value(place, "signer_title") == ("Giám đốc", "correction")


def test_two_tabs_that_say_the_same_agree(reader: FlaskClient, place: Path) -> None:
    sent = form(reader, address_of(place)) | {"signer": "Trần Thị B"}
    answers = [reader.post(address_of(place), data=sent) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert "Không có gì thay đổi" in reader.get(answers[1].location).text


def test_a_citation_is_corrected_and_brought_back(reader: FlaskClient, place: Path) -> None:
    address = address_of(place, 1)
    sent = form(reader, address)
    assert (sent["canonical"], sent["date"]) == ("846/QĐ-UBND", "07/11/2017")
    changed = {"canonical": "847/QĐ-UBND", "issuer": "UBND tỉnh Đồng Nai", "scope": "Trung ương", "date": ""}
    answer = reader.post(address, data=sent | changed)
    first, *others = note(place).citations
    assert (answer.status_code, answer.location) == (303, address)
    told = BeautifulSoup(reader.get(address).text, "html.parser")
    assert "Đã lưu thay đổi" in text(told.select("[role=status]")[0])
    assert [a for a in told.select("a") if a["href"] == f"/van-ban/{note(place).id}#c{first.start}"]
    assert (first.canonical, first.issuer, first.scope, first.date) == (
        "847/QĐ-UBND",
        "UBND tỉnh Đồng Nai",
        "national",
        None,
    )
    assert others[-1].canonical == "846/QĐ-UBND", "the same number elsewhere stays what it was"
    assert "847/QĐ-UBND" in reader.get("/trich-dan/847/QĐ-UBND").text
    listed = BeautifulSoup(reader.get(address_of(place)).text, "html.parser").select(".meant li")
    assert ["đã sửa" in text(one) for one in listed] == [True, False, False]
    reader.post(address, data=form(reader, address) | {"bo_tat_ca": "on"})
    assert note(place).citations[0].canonical == "846/QĐ-UBND"
    assert note(place).citations[0].date == "2017-11-07"


@pytest.mark.parametrize(
    ("name", "typed"), [("canonical", ""), ("canonical", "xyz"), ("scope", "Atlantis"), ("date", "mai")]
)
def test_a_citation_is_not_corrected_to_nonsense(reader: FlaskClient, place: Path, name: str, typed: str) -> None:
    answer = reader.post(address_of(place, 1), data=form(reader, address_of(place, 1)) | {name: typed})
    assert answer.status_code == 400
    assert BeautifulSoup(answer.text, "html.parser").select_one(f"#loi-{name}") is not None
    assert note(place).citations[0].canonical == "846/QĐ-UBND"


@pytest.mark.parametrize("wrong", ["0", "4", "999999", "-1", "x", "1.5"])
def test_a_citation_that_is_not_there(reader: FlaskClient, place: Path, wrong: str) -> None:
    assert reader.get(f"/van-ban/{note(place).id}/sua?td={wrong}").status_code in (400, 404)


def test_while_somebody_else_writes_one_is_asked_to_try_again(reader: FlaskClient, place: Path) -> None:
    sent = form(reader, address_of(place)) | {"signer": "Trần Thị B"}
    with closing(open_store(place / "index", write=True)):
        answer = reader.post(address_of(place), data=sent)
    assert answer.status_code == 503
    soup = BeautifulSoup(answer.text, "html.parser")
    assert "Hãy đợi xong" in text(soup.select(".callout")[0])
    assert reader.post(address_of(place), data=fields_of(soup)).status_code == 303, "what was typed is still there"
    assert value(place, "signer")[0] == "Trần Thị B"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_an_index_that_cannot_be_written_is_read_and_says_so(place: Path) -> None:
    """As another user, where the tests run as root: root may write anywhere."""
    root = os.geteuid() == 0
    folder = place / "index"
    for entry in (folder, *folder.rglob("*")):
        entry.chmod(0o555 if entry.is_dir() else 0o444)
    for entry in (place, *place.parents):
        if root and entry != Path("/") and entry.stat().st_uid == 0:
            entry.chmod(entry.stat().st_mode | 0o055)
    address = address_of(place)
    command = [sys.executable, "-c", AS_NOBODY, str(folder), address]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    for entry in (folder, *folder.rglob("*")):
        entry.chmod(0o755 if entry.is_dir() else 0o644)
    assert "STATUS 200 503 True 200" in done.stdout, done.stderr
    assert "chỉ đọc được" in done.stdout


AS_NOBODY = """
import os, re, sys
from pathlib import Path
from web import create_app
from web.collection.open_index import find_collection

app = create_app(Path(sys.argv[1]))
client = app.test_client()
for address in ("/", sys.argv[2]):  # what Python loads late may be closed to another user
    client.get(address)
find_collection(app).close()
if os.geteuid() == 0:
    os.setuid(65534)
shown = client.get(sys.argv[2])
token = re.search('name="csrf_token" value="([^"]+)"', shown.text)[1]
sent = client.post(sys.argv[2], data={"csrf_token": token, "signer": "B", "cu_signer": ""})
print("STATUS", shown.status_code, sent.status_code, "quyền ghi" in sent.text, client.get("/").status_code)
print(shown.text)
"""


def test_without_the_token_of_the_form_nothing_changes(reader: FlaskClient, place: Path) -> None:
    sent = form(reader, address_of(place)) | {"signer": "Trần Thị B"}
    stranger = create_app(place / "index").test_client()
    other = token(stranger, address_of(place))
    for wrong in ("", "x", other, sent["csrf_token"][:-1]):
        answer = reader.post(address_of(place), data=sent | {"csrf_token": wrong})
        assert answer.status_code == 400
        assert "tải lại trang" in answer.text
    without = {name: typed for name, typed in sent.items() if name != "csrf_token"}
    assert reader.post(address_of(place), data=without).status_code == 400
    assert value(place, "signer")[0] != "Trần Thị B"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:81"},
        {"Origin": "http://localhost.evil.example"},
    ],
)
def test_from_another_sites_page_nothing_changes(reader: FlaskClient, place: Path, headers: dict[str, str]) -> None:
    sent = form(reader, address_of(place)) | {"signer": "Trần Thị B"}
    assert reader.post(address_of(place), data=sent, headers=headers).status_code == 403
    assert value(place, "signer")[0] != "Trần Thị B"
    for own in ({"Origin": "null"}, {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}):
        assert reader.post(address_of(place), data=sent, headers=own).status_code == 303


@pytest.mark.parametrize("known", [str(record["id"]) for record in HOSTILE])
def test_a_document_with_any_id_has_its_form_and_its_text(reader: FlaskClient, place: Path, known: str) -> None:
    with reader.application.test_request_context():
        address, original = addresses.correction(known), addresses.original(known)
        page = addresses.document(known)
    sent = form(reader, address) | {"signer": "Trần Thị B"}
    soup = BeautifulSoup(reader.get(address).text, "html.parser")
    assert_no_code(soup)
    answer = reader.post(address, data=sent)
    assert answer.status_code == 303
    with closing(open_store(place / "index")) as store:
        signer = store.document(known).metadata.signer
        wanted = store.document(known).source.text
    assert signer is not None
    assert signer.text == "Trần Thị B"
    assert reader.get(page).status_code == 200
    with reader.get(original) as sent_text:
        assert sent_text.get_data(as_text=True) == wanted
        assert_attached(sent_text)


def test_ids_that_end_like_a_form_are_still_documents(tmp_path: Path) -> None:
    ids = ("a/sua", "a/tep-goc", "sua", "tep-goc", "a")
    records = [json.dumps({"id": known, "title": known, "text": f"Văn bản {known}."}) for known in ids]
    (tmp_path / "r.jsonl").write_text("\n".join(records), encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [tmp_path / "r.jsonl"])
    app = create_app(tmp_path / "index")
    client = app.test_client()
    for known in ids:
        with app.test_request_context():
            places = addresses.document(known), addresses.correction(known), addresses.original(known)
        assert f"Văn bản {known}." in client.get(places[0]).text
        assert fields_of(BeautifulSoup(client.get(places[1]).text, "html.parser"))["title"] == known
        assert client.get(places[2]).text == f"Văn bản {known}."
    find_collection(app).close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(corrections.FIELDS), typed=st.text(max_size=80))
def test_anything_may_be_typed(reader: FlaskClient, place: Path, name: str, typed: str) -> None:
    answer = reader.post(address_of(place), data=form(reader, address_of(place)) | {name: typed})
    assert answer.status_code in (303, 400)
    assert reader.get(f"/van-ban/{note(place).id}").status_code == 200


# -- the original file -------------------------------------------------------------------------------------------
