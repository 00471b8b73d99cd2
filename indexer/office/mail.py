"""Sending letters: by the SMTP server that the environment names, and by no other."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from indexer.errors import BadInput, MailUnsent, describe_system_error
from indexer.office.people import is_email

_SECONDS = 30.0
_PORTS = {"smtp": 25, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, and whose they are. ``encrypted`` from the first byte, else as soon as the server
    offers it."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = field(default="", repr=False)
    _: KW_ONLY
    encrypted: bool = False


def read_environment(environ: Mapping[str, str] = os.environ) -> MailServer | None:
    """Read the server of ``TRACUU_SMTP``, letters from ``TRACUU_MAIL_FROM``; None when none is set. Raises
    BadInput.

    >>> read_environment({"TRACUU_SMTP": "smtp://mail.so.vn:587", "TRACUU_MAIL_FROM": "tracuu@so.vn"}).port
    587
    """
    address = environ.get("TRACUU_SMTP", "").strip()
    if not address:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS[parts.scheme]
        host = parts.hostname or ""
    except (ValueError, KeyError):
        host, port = "", 0
    sender = environ.get("TRACUU_MAIL_FROM", "").strip()
    user, password = (unquote(part or "") for part in (parts.username, parts.password)) if host else ("", "")
    if not host or not is_email(sender) or not (user + password).isascii():
        raise BadInput(
            "Máy chủ thư chưa đúng (tên và mật khẩu chỉ có chữ không dấu). Ví dụ: "
            "TRACUU_SMTP=smtp://ten:matkhau@mail.so.vn:587, TRACUU_MAIL_FROM=tracuu@so.vn.",
            "The mail server is not set right (name and password in ASCII). For example: "
            "TRACUU_SMTP=smtp://name:password@mail.so.vn:587, TRACUU_MAIL_FROM=tracuu@so.vn.",
        )
    return MailServer(host, port, sender, user, password, encrypted=parts.scheme == "smtps")


def write_mail(server: MailServer, to: str, subject: str, text: str) -> EmailMessage:
    """Write a letter in plain words, marked as written by a program."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = server.sender, to, subject
    made["Date"], made["Message-ID"] = formatdate(localtime=True), make_msgid(domain=server.sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text, charset="utf-8", cte="base64")
    return made


def send_mails(server: MailServer, mails: Sequence[EmailMessage]) -> Iterator[MailUnsent | None]:
    """Hand letters in, one after the other: None for each that was taken, else why not. Raises MailUnsent when the
    server cannot be reached, or does not let us in."""
    with _report_mail_errors(server), _connect_server(server) as connection:
        for mail in mails:
            try:
                connection.send_message(mail)
            except smtplib.SMTPRecipientsRefused:
                yield MailUnsent(
                    f"Máy chủ thư không nhận địa chỉ {mail['To']}. Hãy kiểm tra lại địa chỉ.",
                    f"The mail server does not take the address {mail['To']}. Check it.",
                )
            else:
                yield None


@contextmanager
def _connect_server(server: MailServer) -> Iterator[smtplib.SMTP]:
    if server.encrypted:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=_SECONDS, context=ssl.create_default_context()
        )
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    with connection:
        connection.ehlo()
        secret = server.encrypted
        if not secret and connection.has_extn("starttls"):
            connection.starttls(context=ssl.create_default_context())
            connection.ehlo()
            secret = True
        if server.user:
            if not secret and not _is_here(server.host):
                raise MailUnsent(
                    f"Máy chủ thư {server.host} không mã hóa đường truyền nên chưa gửi mật khẩu cho nó.",
                    f"The mail server {server.host} offers no encryption, so the password was not sent to it.",
                )
            connection.login(server.user, server.password)
        yield connection


def _is_here(host: str) -> bool:
    """Does a name mean this computer?

    >>> _is_here("localhost"), _is_here("127.0.0.1"), _is_here("mail.so.vn")
    (True, True, False)
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def _report_mail_errors(server: MailServer) -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise MailUnsent(
            f"Máy chủ thư {server.host} không nhận tên hoặc mật khẩu trong TRACUU_SMTP.",
            f"The mail server {server.host} does not take the name or the password of TRACUU_SMTP.",
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        vi, en = describe_system_error(error)
        raise MailUnsent(
            f"Chưa gửi được thư qua {server.host}:{server.port}: {vi}. Lần sau sẽ gửi lại.",
            f"No letter could be sent through {server.host}:{server.port}: {en}. It is tried again next time.",
        ) from error
