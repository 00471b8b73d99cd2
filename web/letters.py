"""Letters: to everybody who asked for it, what came in of the things that they follow, with links to the pages."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from threading import Event, Thread

from flask import Flask, render_template, request
from flask_babel import gettext as _

from indexer.errors import MailUnsent, TracuuError
from indexer.office import OfficeFile
from indexer.office.followings import gather_news, keep_told, list_followings, tell_state
from indexer.office.mail import MailServer, send_mails, write_mail
from indexer.office.people import check_email
from indexer.office.recipients import Recipient, keep_lettered, list_due
from web.collection.open_index import get_store
from web.guards.entrance import find_entrance
from web.parts.follow_buttons import find_address

EVERY = 600.0
"""Seconds between two looks whether a letter is due."""
_NAMED = 10  # documents of one thing that a letter names
_NOWHERE = "http://localhost/"


def send_due_letters(app: Flask, server: MailServer, site: str, now: datetime | None = None) -> Iterator[str]:
    """Send what is due and yield each address that a letter went to. ``site`` is where the pages are read, "" when
    nobody knows: then the letter has no links.

    Raises MailUnsent when the server cannot be reached, IndexFault; what was not sent is tried again.
    """
    office = find_entrance(app).office
    moment = now or datetime.now().astimezone()
    for recipient in list_due(office, moment):
        with app.test_request_context(base_url=site or _NOWHERE):
            state = tell_state(get_store())
            written = _write(office, recipient, linked=bool(site))
        if written is not None:
            mail = write_mail(server, recipient.email, *written)
            for refused in send_mails(server, [mail]):
                if refused is None:
                    yield recipient.email
                else:
                    app.logger.warning("%s", refused)
            keep_told(office, recipient.key, state)
        keep_lettered(office, recipient, moment)


def try_letter(app: Flask, server: MailServer, address: str) -> Iterator[str]:
    """Send a letter that says that letters arrive. Raises BadInput for what is no address, MailUnsent."""
    to = check_email(address)
    with app.test_request_context(base_url=_NOWHERE):
        text = str(_("Thư thử: máy chủ thư đã đặt đúng, thư báo tin mới sẽ đến được địa chỉ này."))
        mail = write_mail(server, to, str(_("Tra cứu: thư thử")), text + "\n")
    for refused in send_mails(server, [mail]):
        if refused is not None:
            raise refused
        yield to


def _write(office: OfficeFile, recipient: Recipient, *, linked: bool) -> tuple[str, str] | None:
    """Return the subject and the text; None when there is nothing new."""
    news = gather_news(get_store(), list_followings(office, recipient.key), untold=True)
    if not news:
        return None
    host = request.host_url.rstrip("/")
    total = len({document.id for one in news for document in one.documents})
    subject = _("Tra cứu: %(n)s văn bản mới ở các mục đang theo dõi", n=total)
    text = render_template(
        "letter.txt",
        recipient=recipient,
        news=[(one, find_address(one.following)) for one in news],
        named=_NAMED,
        host=host if linked else "",
    )
    return str(subject), text


class Postman:
    """Looks every now and then whether a letter is due, while the pages are served."""

    def __init__(self, app: Flask, server: MailServer, site: str) -> None:
        self._app, self._server, self._site = app, server, site
        self._stop = Event()
        self._thread = Thread(target=self._run, name="letters", daemon=True)

    def start(self) -> None:
        """Begin to look for letters that are due, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop looking; a letter that is being sent is sent."""
        self._stop.set()
        self._thread.join(timeout=60)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                for _address in send_due_letters(self._app, self._server, self._site):
                    self._app.logger.info("a letter was sent")
            except (MailUnsent, TracuuError) as error:
                logging.getLogger("tracuu").warning("%s", error)
            except Exception as error:  # one bad night must not end all letters
                self._app.logger.exception("letters", exc_info=error)
            self._stop.wait(EVERY)
