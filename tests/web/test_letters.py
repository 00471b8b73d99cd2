"""Letters with news: to whom, when, what they say, and what happens when the mail server does not take them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from indexer.errors import BadInput, MailUnsent
from indexer.office import OfficeFile, followings, people
from indexer.office.mail import MailServer, read_environment, send_mails, write_mail
from indexer.office.recipients import set_office
from indexer.store import open_store
from tests.support.command_line import ROOT, run
from tests.support.entrance import PASSWORD
from tests.support.mailbox import CERTIFICATE, Mailbox, taking_letters
from tests.support.making import cite, document
from tests.support.news import bring
from tests.support.people import EDITOR, READER, fill_office
from web import create_app
from web.collection.open_index import find_collection
from web.letters import Postman, send_due_letters

TEXT = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng."
SITE = "http://vanban.so.local/tracuu/"


@pytest.fixture
def file(folder: Path) -> OfficeFile:
    """Three people; the reader follows a decision and gets letters each day."""
    made = fill_office(folder)
    people.set_letters(made, READER, "binh@so.vn", "daily")
    with closing(open_store(folder)) as store:
        followings.follow(made, store, people.key_name(READER), "decision", {"number": "846/QĐ-UBND"}, "846/QĐ-UBND")
    return made


@pytest.fixture
def app(folder: Path, file: OfficeFile) -> Iterator[Flask]:
    made = create_app(folder, PREFIX="/tracuu")
    yield made
    find_collection(made).close()


def morning(days: int = 1) -> datetime:
    return (datetime.now().astimezone() + timedelta(days=days)).replace(hour=7, minute=5)


def server(box: Mailbox) -> MailServer:
    return MailServer("127.0.0.1", box.port, "tracuu@so.vn")


def come(folder: Path, known: str) -> None:
    """A document that cites the decision comes into the collection."""
    with closing(open_store(folder, write=True)) as store:
        text = f"{TEXT} Hồ sơ {known}."
        bring(store, document(known, text, [cite(text, "846/QĐ-UBND")], number="9/BC-SCT", doc_type="Báo cáo"))


def test_a_letter_tells_what_is_new_once_in_the_morning(folder: Path, file: OfficeFile, app: Flask) -> None:
    with taking_letters() as box:
        assert list(send_due_letters(app, server(box), SITE, morning(0).replace(hour=6))) == [], "not at night"
        assert list(send_due_letters(app, server(box), SITE, morning(0))) == [], "nothing is new"
        come(folder, "moi/1")
        assert list(send_due_letters(app, server(box), SITE, morning(0))) == [], "once a day"
        assert list(send_due_letters(app, server(box), SITE, morning(1))) == ["binh@so.vn"]
        assert list(send_due_letters(app, server(box), SITE, morning(2))) == [], "told already"
        come(folder, "moi2")
        assert list(send_due_letters(app, server(box), SITE, morning(2))) == [], "that morning is over"
        assert list(send_due_letters(app, server(box), SITE, morning(3))) == ["binh@so.vn"]
    (to, letter), _ = box.letters
    assert (to, letter["From"], letter["To"]) == ("binh@so.vn", "tracuu@so.vn", "binh@so.vn")
    assert letter["Subject"] == "Tra cứu: 1 văn bản mới ở các mục đang theo dõi"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = box.texts()[0]
    assert text.startswith(f"Kính gửi {READER},\n")
    assert "1. 846/QĐ-UBND (1 văn bản mới)\n   http://vanban.so.local/tracuu/trich-dan/846/Q%C4%90-UBND" in text
    assert "   - Báo cáo 9/BC-SCT\n     http://vanban.so.local/tracuu/van-ban/moi/1\n" in text
    assert "\n\n\n" not in text
    assert "moi2" in box.texts()[1]
    assert "moi/1" not in box.texts()[1]


def test_what_was_looked_at_is_not_written(folder: Path, file: OfficeFile, app: Flask) -> None:
    come(folder, "moi")
    with closing(open_store(folder)) as store:
        (one,) = followings.list_followings(file, people.key_name(READER))
        followings.visit(file, store, one)
    with taking_letters() as box:
        assert list(send_due_letters(app, server(box), SITE, morning())) == []


def test_the_office_gets_letters_of_what_it_follows_together(folder: Path, file: OfficeFile, app: Flask) -> None:
    with closing(open_store(folder)) as store:
        followings.follow(file, store, "", "search", {"q": "điện năng"}, "“điện năng”")
    with pytest.raises(BadInput):
        set_office(file, "", "weekly")
    set_office(file, "vanthu@so.vn", "weekly")
    come(folder, "moi")
    with taking_letters() as box:
        sent = list(send_due_letters(app, server(box), "", morning()))
        assert sorted(sent) == ["binh@so.vn", "vanthu@so.vn"]
        come(folder, "moi2")
        assert list(send_due_letters(app, server(box), "", morning(3))) == ["binh@so.vn"], "weekly is weekly"
        assert list(send_due_letters(app, server(box), "", morning(9))) == ["vanthu@so.vn"]
    assert "http" not in box.texts()[0], "nobody said where the pages are"


def test_who_gets_none_gets_none(folder: Path, file: OfficeFile, app: Flask) -> None:
    people.set_letters(file, READER, "binh@so.vn", "")
    people.set_letters(file, EDITOR, "an@so.vn", "daily")
    come(folder, "moi")
    with taking_letters() as box:
        assert list(send_due_letters(app, server(box), SITE, morning())) == []
    assert box.letters == []


# -- the server ----------------------------------------------------------------------------------------------------


def test_a_server_that_is_not_there_is_told_and_the_letter_goes_next_time(
    folder: Path, file: OfficeFile, app: Flask
) -> None:
    come(folder, "moi")
    with pytest.raises(MailUnsent, match="sẽ gửi lại"):
        list(send_due_letters(app, MailServer("127.0.0.1", 9, "tracuu@so.vn"), SITE, morning()))
    with taking_letters() as box:
        assert list(send_due_letters(app, server(box), SITE, morning())) == ["binh@so.vn"]


def test_a_name_and_a_password_are_sent_where_they_are_asked_for() -> None:
    with taking_letters(("tracuu", "mat khau: @")) as box:
        known = read_environment(
            {
                "TRACUU_SMTP": f"smtp://tracuu:mat%20khau%3A%20%40@127.0.0.1:{box.port}",
                "TRACUU_MAIL_FROM": "tracuu@so.vn",
            }
        )
        assert known is not None
        assert "mat khau" not in repr(known)
        assert list(send_mails(known, [write_mail(known, "a@so.vn", "Thử", "Chữ Việt.\n.\n..hai chấm\n")])) == [None]
        wrong = MailServer("127.0.0.1", box.port, "tracuu@so.vn", "tracuu", "sai")
        with pytest.raises(MailUnsent, match="mật khẩu"):
            list(send_mails(wrong, [write_mail(wrong, "a@so.vn", "Thử", "Chữ.")]))
    assert box.texts() == ["Chữ Việt.\n.\n..hai chấm\n"]


def test_a_server_that_offers_encryption_gets_name_and_letters_only_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with taking_letters(("tracuu", "mat khau"), secret=True) as box:
        known = MailServer("127.0.0.1", box.port, "tracuu@so.vn", "tracuu", "mat khau")
        assert list(send_mails(known, [write_mail(known, "a@so.vn", "Thử", "Chữ.\n")])) == [None]
    assert box.texts() == ["Chữ.\n"]


def test_nothing_is_sent_to_a_server_whose_certificate_nobody_knows() -> None:
    with taking_letters(("tracuu", "mat khau"), secret=True) as box:
        known = MailServer("127.0.0.1", box.port, "tracuu@so.vn", "tracuu", "mat khau")
        with pytest.raises(MailUnsent, match="sẽ gửi lại"):
            list(send_mails(known, [write_mail(known, "a@so.vn", "Thử", "Chữ.\n")]))
    assert box.letters == []


def test_an_address_that_is_refused_keeps_no_other_letter() -> None:
    with taking_letters(refused=frozenset({"sai@so.vn"})) as box:
        known = server(box)
        done = list(send_mails(known, [write_mail(known, to, "Thử", "Chữ.") for to in ("sai@so.vn", "dung@so.vn")]))
    assert isinstance(done[0], MailUnsent)
    assert done[1] is None
    assert [to for to, _ in box.letters] == ["dung@so.vn"]


@pytest.mark.parametrize(
    "environ",
    [
        {"TRACUU_SMTP": "mail.so.vn", "TRACUU_MAIL_FROM": "a@so.vn"},
        {"TRACUU_SMTP": "http://mail.so.vn", "TRACUU_MAIL_FROM": "a@so.vn"},
        {"TRACUU_SMTP": "smtp://mail.so.vn:port", "TRACUU_MAIL_FROM": "a@so.vn"},
        {"TRACUU_SMTP": "smtp://mail.so.vn"},
        {"TRACUU_SMTP": "smtp://ai:m%E1%BA%ADt@mail.so.vn", "TRACUU_MAIL_FROM": "a@so.vn"},
        {"TRACUU_SMTP": "smtp://mail.so.vn", "TRACUU_MAIL_FROM": "không phải thư"},
    ],
)
def test_a_server_that_is_set_wrong_is_told(environ: dict[str, str]) -> None:
    with pytest.raises(BadInput, match="TRACUU_SMTP"):
        read_environment(environ)
    assert read_environment({}) is None


# -- who sends them ------------------------------------------------------------------------------------------------


def test_the_command_sends_a_trial_letter_and_those_that_are_due(
    folder: Path, file: OfficeFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "TRACUU_SMTP" in run("letters", index=folder, check=1).stderr
    with taking_letters() as box:
        monkeypatch.setenv("TRACUU_SMTP", f"smtp://127.0.0.1:{box.port}")
        monkeypatch.setenv("TRACUU_MAIL_FROM", "tracuu@so.vn")
        assert "Đã gửi 1 thư" in run("letters", "--try", "thu@so.vn", index=folder).stdout
        assert "Đã gửi 0 thư" in run("letters", index=folder).stdout
    assert [to for to, _ in box.letters] == ["thu@so.vn"]
    assert "Chưa gửi được thư" in run("letters", "--try", "thu@so.vn", index=folder, check=1).stderr


def test_the_pages_send_them_meanwhile(
    folder: Path, file: OfficeFile, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.office.recipients._MORNING", 0)
    come(folder, "moi")
    with taking_letters() as box:
        postman = Postman(app, server(box), SITE)
        postman.start()
        for _ in range(200):
            if box.letters:
                break
            time.sleep(0.05)
        postman.stop()
    assert [to for to, _ in box.letters] == ["binh@so.vn"]


def test_a_server_that_is_set_wrong_keeps_the_pages_from_starting(folder: Path) -> None:
    environment = {**os.environ, "TRACUU_SMTP": "sai", "TRACUU_INDEX": str(folder)}
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--port", "1"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=60)
    assert done.returncode == 1
    assert "TRACUU_SMTP" in done.stderr


def test_the_office_sets_its_letters_on_the_page(folder: Path) -> None:
    from tests.support.entrance import token

    client = create_app(folder).test_client()
    sent = {"csrf_token": token(client, "/tai-khoan"), "viec": "thu", "thu": "vanthu@so.vn", "lich": "daily"}
    assert client.post("/tai-khoan", data=sent).status_code == 303
    assert 'value="vanthu@so.vn"' in client.get("/tai-khoan").text
    assert client.post("/tai-khoan", data=sent | {"thu": "x"}).status_code == 400
    assert PASSWORD not in client.get("/tai-khoan").text
