"""An office with three people, and how one of them comes in."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient
from playwright.sync_api import Page
from werkzeug.test import TestResponse

from indexer.office import OfficeFile, open_office, people
from tests.support.browsing import follow
from tests.support.entrance import PASSWORD, token

ADMINISTRATOR, EDITOR, READER = "Trần Quản Trị", "Nguyễn Văn An", "Lê Thị Bình"


def fill_office(folder: Path) -> OfficeFile:
    """Give an index an administrator, an editor and a reader, all with the same password."""
    file = open_office(folder)
    for name, role in ((ADMINISTRATOR, "administrator"), (EDITOR, "editor"), (READER, "reader")):
        people.add_person(file, name, role, PASSWORD)
    return file


def come_in(client: FlaskClient, name: str, password: str = PASSWORD) -> TestResponse:
    """Log in as somebody; "" with the password for all."""
    return client.post("/dang-nhap", data={"csrf_token": token(client), "ten": name, "mat_khau": password})


def come_in_here(page: Page, base: str, name: str) -> None:
    """The same in a browser."""
    page.goto(f"{base}/dang-nhap")
    page.locator("#ten").fill(name)
    page.locator("#mat-khau").fill(PASSWORD)
    follow(page.locator("main button[type=submit]"))
