"""Running the pages: on this computer, or with a password for others, too."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask

from indexer.errors import BadInput, describe_system_error
from indexer.office import access
from indexer.office.mail import MailServer, read_environment
from indexer.store import Place, find_office, read_place
from web.application import create_app
from web.collection.open_index import find_collection
from web.guards.entrance import find_entrance
from web.guards.prefixes import make_prefix
from web.guards.security import is_loopback
from web.letters import Postman, send_due_letters, try_letter


def serve(
    index: Place,
    host: str = "127.0.0.1",
    port: int = 8000,
    *,
    names: Sequence[str] = (),
    prefix: str = "",
    behind_proxy: bool = False,
    uploads: Path | None = None,
    ready: Callable[[str], None] | None = None,
) -> None:
    """Serve the pages of an index until interrupted; ``ready`` is told the address once it can be opened.

    ``port`` 0 takes a free one. ``names`` are host names to answer to, ``prefix`` is where the pages stand on a site;
    ``behind_proxy`` believes what one reverse proxy says of who asks; ``uploads`` is the folder that files are added to
    from a page. Letters are sent meanwhile where the environment names a mail server. Prints nothing. Raises BadInput
    for a port that cannot be had, and when other computers would be served, or files taken, without a password.
    """
    taking, mailing = _check_uploads(index, uploads), read_environment()
    app = create_app(index, HOSTS=tuple(names), PREFIX=prefix, BEHIND_PROXY=behind_proxy, UPLOADS=taking)
    server = bind(app, host, port)
    reached = f"http://{_find_reachable_host(host)}:{read_port(server)}{make_prefix(prefix)}/"
    postman = Postman(app, mailing, os.environ.get("TRACUU_SITE", "") or reached) if mailing else None
    try:
        if postman is not None:
            postman.start()
        if ready is not None:
            ready(reached)
        server.run()
    finally:
        server.close()
        if postman is not None:
            postman.stop()
        find_collection(app).close()


def send_letters(index: Place, mailing: MailServer, tried: str = "") -> list[str]:
    """Send the letters that are due now, or only a trial one to ``tried``: the addresses that they went to.

    Raises BadInput for what is no address, MailUnsent, IndexFault.
    """
    app, site = create_app(index), os.environ.get("TRACUU_SITE", "")
    try:
        if tried:
            return list(try_letter(app, mailing, tried))
        return list(send_due_letters(app, mailing, site))
    finally:
        find_collection(app).close()


def _check_uploads(index: Place, uploads: Path | None) -> Path | None:
    """Return the folder for what is sent, when it can be one. Raises BadInput."""
    if uploads is None:
        return None
    folder, where = uploads.absolute(), read_place(index)
    if access.read(find_office(where)) is None:
        raise BadInput(
            "Muốn nhận văn bản từ trang thì trước hết phải thêm người dùng bằng lệnh tracuu users add, hoặc đặt "
            "mật khẩu chung bằng lệnh tracuu password.",
            "To take files from the pages, first add people with tracuu users add, or set one password for all with "
            "tracuu password.",
        )
    inside = isinstance(where, Path) and folder.resolve().is_relative_to(where.resolve())
    if not folder.is_dir() or inside:
        raise BadInput(
            f"“{uploads}” không dùng làm nơi nhận văn bản được: phải là thư mục đã có, ở ngoài thư mục chỉ mục.",
            f"“{uploads}” cannot take files: it must be a folder that exists, outside of the index folder.",
        )
    return folder


def bind(app: Flask, host: str = "127.0.0.1", port: int = 8000, patience: int | None = None) -> Any:
    """Open a server that holds its port and waits for ``run``; ``patience`` is in seconds. Raises as ``serve``
    does.
    """
    from web.guards import sockets as sockets

    behind_proxy = app.config["BEHIND_PROXY"]
    if (behind_proxy or not is_loopback(host)) and find_entrance(app).read_access() is None:
        raise _report_no_password(host, behind_proxy=behind_proxy)
    if not is_loopback(host):
        machine = socket.gethostname()
        app.config.update(EXPOSED=True, HOSTS=(*app.config["HOSTS"], host, machine, f"{machine}.local"))
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise _report_taken_port(host, port, error) from error
    largest = app.config["MAX_CONTENT_LENGTH"]
    trusts = partial(find_entrance(app).trusts, app)
    return sockets.listen(
        app,
        listening,
        largest=largest,
        proxied=behind_proxy,
        trusts=trusts,
        patience=patience or sockets.PATIENCE,
    )


def read_port(server: Any) -> int:
    """Read the port that a server holds."""
    return int(server.effective_port)


def _find_reachable_host(host: str) -> str:
    """Return what to open instead of "every address of this computer": the one that its network knows it by."""
    if host in ("", "0.0.0.0", "::"):  # noqa: S104
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect(("192.0.2.1", 9))  # sends nothing: only asks which address would be used
                return str(probe.getsockname()[0])
            except OSError:
                return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _report_no_password(host: str, *, behind_proxy: bool) -> BadInput:
    if behind_proxy:
        return BadInput(
            "Đứng sau máy chủ chuyển tiếp thì máy khác sẽ xem được: trước hết hãy thêm người dùng bằng lệnh tracuu "
            "users add, hoặc đặt mật khẩu chung bằng lệnh tracuu password.",
            "Behind a proxy other computers can read the pages: first add people with tracuu users add, or set one "
            "password for all with tracuu password.",
        )
    return BadInput(
        f"“{host}” không phải địa chỉ của chính máy này, máy khác sẽ xem được: trước hết hãy thêm người dùng bằng "
        "lệnh tracuu users add, hoặc đặt mật khẩu chung bằng lệnh tracuu password.",
        f"“{host}” is not a loopback address, other computers could read the pages: first add people with tracuu users "
        "add, or set one password for all with tracuu password.",
    )


def _report_taken_port(host: str, port: int, error: OSError) -> BadInput:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65_535 else 8000
        return BadInput(
            f"Cổng {port} đang được chương trình khác dùng. Hãy chọn cổng khác, ví dụ: tracuu serve --port {other}.",
            f"Port {port} is taken by another program. Choose another, for example: tracuu serve --port {other}.",
        )
    vi, en = describe_system_error(error)
    return BadInput(
        f"Không mở được {host}:{port}: {vi}. Hãy kiểm tra địa chỉ hoặc chọn cổng khác.",
        f"{host}:{port} cannot be opened: {en}. Check the address, or choose another port.",
    )
