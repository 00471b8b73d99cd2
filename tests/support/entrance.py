"""Coming in with the password: the word, the clock that tests set, the token of a form."""

from __future__ import annotations

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

PASSWORD = "mật khẩu của phòng"  # noqa: S105


class Clock:
    """Tells the time that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def token(client: FlaskClient, address: str = "/dang-nhap") -> str:
    """The token of the first form of a page."""
    found = BeautifulSoup(client.get(address).text, "html.parser").select_one("input[name=csrf_token]")
    assert found is not None
    return str(found["value"])
