"""People with names: who they are, what they may do, that nothing secret is kept or leaves."""

from __future__ import annotations

import json
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from indexer.errors import BadInput, IndexFault, IndexUnwritable
from indexer.office import OfficeFile, access, open_office, people
from indexer.office.changes import Author, ChangeRecord, count_changes, list_changes, record_change
from indexer.store import open_store
from indexer.store.backups import OFFICE, back_up, restore
from tests.support.command_line import lines, run
from tests.support.entrance import PASSWORD


@pytest.fixture
def file(folder: Path) -> OfficeFile:
    return open_office(folder)


def test_nothing_is_made_by_looking(file: OfficeFile) -> None:
    assert people.list_people(file) == []
    assert people.find_person(file, "An") is None
    assert not file.path.exists()


def test_a_person_enters_with_a_name_in_any_writing(file: OfficeFile) -> None:
    made = people.add_person(file, "  Nguyễn  Văn An ", "editor", PASSWORD, "an@sct.quangngai.gov.vn")
    assert (made.name, made.role) == ("Nguyễn Văn An", "editor")
    for name in ("Nguyễn Văn An", "NGUYỄN VĂN AN", "nguyen van an"):
        found = people.admit(file, name, PASSWORD)
        assert found is not None
        assert found.key == made.key
    assert people.admit(file, "Nguyễn Văn An", PASSWORD + "x") is None
    assert people.admit(file, "Người Khác", PASSWORD) is None
    assert access.read(file.folder) is not None, "from now on everybody enters first"
    if sys.platform != "win32":
        assert file.path.stat().st_mode & 0o777 == 0o600
    kept = file.path.read_bytes()
    assert PASSWORD.encode() not in kept
    assert b"scrypt:" in kept


@pytest.mark.parametrize("name", ["", "a", "x" * 61, "..", "An\x00B"])
def test_what_is_no_name_is_refused(file: OfficeFile, name: str) -> None:
    with pytest.raises(BadInput):
        people.add_person(file, name, "reader", PASSWORD)


def test_a_name_a_role_an_address_and_a_password_must_make_sense(file: OfficeFile) -> None:
    people.add_person(file, "Lê Bình", "reader", PASSWORD)
    for name, role, password, email in (
        ("le binh", "reader", PASSWORD, ""),
        ("Người Mới", "boss", PASSWORD, ""),
        ("Người Mới", "reader", "ngắn", ""),
        ("Người Mới", "reader", PASSWORD, "không phải thư"),
        ("Người Mới", "reader", PASSWORD, "a@b\nBcc: c@d"),
    ):
        with pytest.raises(BadInput):
            people.add_person(file, name, role, password, email)
    assert [one.name for one in people.list_people(file)] == ["Lê Bình"]


def test_the_last_administrator_stays_while_there_are_others(file: OfficeFile) -> None:
    people.add_person(file, "Quản Trị", "administrator", PASSWORD)
    people.add_person(file, "Lê Bình", "reader", PASSWORD)
    with pytest.raises(BadInput, match="duy nhất"):
        people.set_role(file, "Quản Trị", "reader")
    with pytest.raises(BadInput, match="duy nhất"):
        people.remove_person(file, "Quản Trị")
    people.set_role(file, "Lê Bình", "administrator")
    people.remove_person(file, "Quản Trị")
    people.remove_person(file, "Lê Bình")
    assert people.list_people(file) == []
    assert access.read(file.folder) is not None, "nobody is let in by the last one's leaving"


def test_a_token_lets_in_and_is_kept_as_a_digest(file: OfficeFile) -> None:
    people.add_person(file, "Lê Bình", "reader", PASSWORD)
    token = people.make_token(file, "Lê Bình", "Thunderbird")
    assert token.encode() not in file.path.read_bytes()
    found = people.admit_token(file, token)
    assert found is not None
    assert found.name == "Lê Bình"
    (kept,) = people.list_tokens(file, "Lê Bình")
    assert kept.used_at
    assert people.admit_token(file, token[:-1]) is None
    assert people.admit_token(file, "") is None
    people.remove_token(file, "Lê Bình", kept.id)
    assert people.admit_token(file, token) is None
    for n in range(10):
        people.make_token(file, "Lê Bình", str(n))
    with pytest.raises(BadInput):
        people.make_token(file, "Lê Bình", "một nữa")


def test_the_password_for_all_goes_and_people_stay(file: OfficeFile) -> None:
    access.set_password(file.folder, PASSWORD)
    people.add_person(file, "Lê Bình", "reader", PASSWORD)
    known = access.read(file.folder)
    assert known is not None
    run("password", "--remove", index=file.folder)
    now = access.read(file.folder)
    assert now is not None
    assert not now.hashed
    assert not now.admits("")
    assert now.secret == known.secret, "nobody with a name has to enter again"


# -- the file ----------------------------------------------------------------------------------------------------


def test_a_rebuild_and_a_new_run_leave_it_alone(file: OfficeFile) -> None:
    people.add_person(file, "Lê Bình", "reader", PASSWORD)
    with closing(open_store(file.folder, write=True)) as store:
        store.rebuild()
    assert [one.name for one in people.list_people(file)] == ["Lê Bình"]


def test_two_make_it_at_once(file: OfficeFile) -> None:
    other = open_office(file.folder)
    file.path.touch()
    assert file.fetch_rows("SELECT * FROM people") == []
    record_change(other, ChangeRecord.by(Author("An"), kind="upload", subject="a", label="a", detail={}))
    assert count_changes(file) == 1


def test_what_is_damaged_or_newer_is_told(file: OfficeFile) -> None:
    people.add_person(file, "Lê Bình", "reader", PASSWORD)
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(IndexFault, match="phiên bản khác"):
        people.list_people(file)
    file.path.write_bytes(b"SQLite format 3\x00" + bytes(5000))
    with pytest.raises(IndexFault):
        people.list_people(file)
    told = run("doctor", index=file.folder, check=1).stdout
    assert "office.sqlite" in told
    assert "tracuu restore" in told


def test_the_doctor_looks_at_it_where_it_is(file: OfficeFile) -> None:
    assert "Người dùng" not in run("doctor", index=file.folder).stdout
    people.add_person(file, "Lê Bình", "reader", PASSWORD)
    assert "Người dùng, thay đổi, hồ sơ nguyên vẹn." in run("doctor", index=file.folder).stdout


def test_a_place_that_cannot_be_written_is_told(file: OfficeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    file.path.mkdir()
    with pytest.raises(IndexUnwritable):
        people.add_person(file, "Lê Bình", "reader", PASSWORD)


# -- backups -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["sao-luu.zip", "sao-luu"])
def test_a_backup_holds_people_and_changes_without_secrets(file: OfficeFile, tmp_path: Path, name: str) -> None:
    made = people.add_person(file, "Lê Bình", "administrator", PASSWORD, "binh@so.vn")
    people.make_token(file, "Lê Bình", "máy bàn")
    detail = {"before": {"date": None}, "after": {"date": "2023-03-16"}}
    record_change(file, ChangeRecord.by(Author("Lê Bình"), kind="correction", subject="a", label="a", detail=detail))
    back_up(file.folder, tmp_path / name)
    if name.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            held = archive.read(OFFICE)
    else:
        held = (tmp_path / name / OFFICE).read_bytes()
    assert made.hashed.encode() not in held
    assert b"scrypt" not in held
    assert "tokens" not in json.loads(held)
    restore(tmp_path / name, tmp_path / "moi")
    again = open_office(tmp_path / "moi")
    (person,) = people.list_people(again)
    assert (person.name, person.role, person.email, person.hashed) == ("Lê Bình", "administrator", "binh@so.vn", "")
    assert people.admit(again, "Lê Bình", "") is None
    assert list_changes(again)[0].detail == detail
    people.set_own_password(again, "Lê Bình", PASSWORD)
    assert people.admit(again, "Lê Bình", PASSWORD) is not None


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"people": 1}', b'{"people": [{"key": [1]}]}', b'{"people": [1]}', b'{"people": [{"key": "a"}]}'],
)
def test_a_damaged_part_of_a_backup_is_told_and_the_documents_are_there(
    folder: Path, tmp_path: Path, content: bytes
) -> None:
    back_up(folder, tmp_path / "sao-luu")
    (tmp_path / "sao-luu" / OFFICE).write_bytes(content)
    if content == b"[]" or content:
        with pytest.raises(BadInput, match="khôi phục"):
            restore(tmp_path / "sao-luu", tmp_path / "moi")
    (tmp_path / "sao-luu" / OFFICE).unlink()
    assert restore(tmp_path / "sao-luu", tmp_path / "khac") == 2


def test_a_strangers_backup_brings_no_password(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "sao-luu")
    hashed = access.hash_password(PASSWORD)
    person = {"key": "ke la", "name": "Kẻ Lạ", "role": "administrator", "hashed": hashed, "added_at": "2026"}
    token = {"id": 1, "person": "ke la", "label": "x", "digest": "0" * 64, "made_at": "2026"}
    kept = {"people": [person], "tokens": [token], "sqlite_master": [{"name": "x"}]}
    (tmp_path / "sao-luu" / OFFICE).write_text(json.dumps(kept), encoding="utf-8")
    restore(tmp_path / "sao-luu", tmp_path / "moi")
    again = open_office(tmp_path / "moi")
    assert people.list_people(again)[0].hashed == ""
    assert people.admit(again, "Kẻ Lạ", PASSWORD) is None
    assert again.fetch_rows("SELECT * FROM tokens") == []


# -- the command -------------------------------------------------------------------------------------------------


def test_the_command_keeps_the_list(folder: Path) -> None:
    added = run("users", "add", "Nguyễn Văn An", "--role", "administrator", index=folder, stdin=PASSWORD + "\n")
    assert "Đã thêm Nguyễn Văn An, vai trò quản trị viên" in added.stdout
    made = run("users", "add", "Lê Bình", "--email", "binh@so.vn", "--generate", index=folder).stdout
    password = made.split("chỉ hiện lần này: ")[1].split(" ")[0]
    assert people.admit(open_office(folder), "Lê Bình", password) is not None
    assert "chưa" not in run("users", "role", "le binh", "editor", index=folder).stdout
    listed = lines(run("users", "list", "--json", index=folder))
    assert [(one["name"], one["role"]) for one in listed] == [("Lê Bình", "editor"), ("Nguyễn Văn An", "administrator")]
    table = run("users", "list", index=folder).stdout
    assert run("user", "list", index=folder).stdout == table  # as one is named
    assert "người biên tập" in table
    run("users", "password", "Lê Bình", index=folder, stdin=PASSWORD + "\n")
    assert people.admit(open_office(folder), "Lê Bình", PASSWORD) is not None
    assert "Đã bỏ Lê Bình" in run("users", "remove", "Lê Bình", index=folder).stdout
    assert "duy nhất" not in run("users", "remove", "Nguyễn Văn An", index=folder).stdout
    assert "Chưa có ai" in run("users", "list", index=folder).stdout
    assert "Không có người dùng nào" in run("users", "role", "Ai Đó", "editor", index=folder, check=1).stderr


def test_what_the_command_line_corrects_is_kept_with_the_computers_user(folder: Path) -> None:
    run("correct", "a", "date", "16/3/2023", index=folder)
    run("remove", "b", index=folder)
    removal, correction = list_changes(open_office(folder))
    assert (correction.kind, correction.way, correction.subject) == ("correction", "command", "a")
    assert correction.person
    assert correction.detail["values"] == {"date": [None, "2023-03-16"]}
    assert (removal.kind, removal.subject) == ("removal", "b")


def test_a_removal_by_file_names_the_document_and_no_place_on_the_computer(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "nhan").mkdir()
    for at in range(1, 6):
        told = f"Số: {at}/BC-SCT\n\nBÁO CÁO\nKết quả công tác tháng {at} năm 2024\n"
        (tmp_path / "nhan" / f"{at}.txt").write_text(told, encoding="utf-8")
    run("index", str(tmp_path / "nhan"), index=folder)
    run("remove", str(tmp_path / "nhan" / "1.txt"), index=folder)
    run("remove", str(tmp_path / "nhan"), index=folder)
    every, one = list_changes(open_office(folder))
    assert (one.label, every.label) == ("Báo cáo 1/BC-SCT", "nhan")
