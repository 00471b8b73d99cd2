"""Where a collection is kept on a cluster: ``opensearch://host:9200/name``, with who may come in."""

from __future__ import annotations

import re
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from indexer.errors import BadInput

_SCHEMES = {"opensearch": False, "opensearch+https": True, "opensearchs": True, "http": False, "https": True}
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
_PORT = 9200
_OPTIONS = frozenset({"ca", "key"})


@dataclass(frozen=True, slots=True)
class Address:
    """A collection on a cluster. Shown and compared without its password.

    ``hosts`` are (host, port) of some of its nodes; ``secret`` is ("user", "password") or ("", a key); ``authority``
    is the file of the certificate authority that signed theirs, ``typed`` all of it as it was typed, for a process of
    ours.

    >>> str(Address((("10.0.0.5", 9200),), "kho", secure=True, secret=("lan", "mật khẩu")))
    'opensearch+https://10.0.0.5:9200/kho'
    """

    hosts: tuple[tuple[str, int], ...]
    name: str
    _: KW_ONLY
    secure: bool = False
    secret: tuple[str, str] | None = field(default=None, repr=False)
    authority: Path | None = None
    typed: str = field(default="", repr=False, compare=False)

    def __str__(self) -> str:
        said = ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts)
        return f"opensearch{'+https' if self.secure else ''}://{said}/{self.name}"


Place = str | Path | Address
"""Where a collection is: a folder, or an address, as it was typed or read."""


def read_place(typed: Place) -> Path | Address:
    """Read the folder or the address that is meant. Raises BadInput.

    >>> str(read_place("opensearch://n1/kho")), read_place("kho").name
    ('opensearch://n1:9200/kho', 'kho')
    """
    if isinstance(typed, str):
        return read_address(typed) if is_address(typed) else Path(typed)
    return typed


def is_address(typed: str) -> bool:
    """Tell whether it is the address of a collection on a cluster, not a folder.

    >>> is_address("opensearch://localhost:9200/kho"), is_address("D:/tracuu"), is_address("/srv/http")
    (True, False, False)
    """
    return typed.partition("://")[0].lower() in _SCHEMES and "://" in typed


def read_address(typed: str) -> Address:
    """Read the address of a collection as it was typed:
    ``opensearch://user:password@host1:9200,host2:9200/name?ca=FILE&key=FILE``.

    A key's file holds ``user:password``, or a token. Raises BadInput.

    >>> read_address("opensearch://n1:9200,n2/kho").hosts
    (('n1', 9200), ('n2', 9200))
    >>> read_address("opensearch://n1")
    Traceback (most recent call last):
    indexer.errors.BadInput: Địa chỉ ...
    """
    try:
        parts = urlsplit(typed)
        options = parse_qs(parts.query, strict_parsing=bool(parts.query))
        who, _, where = parts.netloc.rpartition("@")
        hosts = tuple(_read_host(one) for one in where.split(","))
    except ValueError as error:
        raise _report_unread(typed) from error
    name = parts.path.strip("/")
    if not _NAME.fullmatch(name) or not options.keys() <= _OPTIONS or parts.fragment:
        raise _report_unread(typed)
    user, _, password = who.partition(":")
    secret = (unquote(user), unquote(password)) if who else None
    if "key" in options:
        secret = _read_key(Path(options["key"][0]).expanduser())
    authority = Path(options["ca"][0]).expanduser().absolute() if "ca" in options else None
    if authority is not None and not authority.is_file():
        raise _report_no_file(authority)
    return Address(hosts, name, secure=_SCHEMES[parts.scheme.lower()], secret=secret, authority=authority, typed=typed)


def _read_host(typed: str) -> tuple[str, int]:
    """Raises ValueError."""
    found = urlsplit(f"//{typed}")
    if not found.hostname:
        raise ValueError(typed)
    return found.hostname, found.port or _PORT


def _read_key(path: Path) -> tuple[str, str]:
    try:
        key = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _report_no_file(path) from error
    user, colon, password = key.partition(":")
    return (user, password) if colon else ("", key)


def _report_no_file(path: Path) -> BadInput:
    return BadInput(
        f"Không đọc được tệp {path} nêu trong địa chỉ của chỉ mục.",
        f"The file {path} that the address of the index names cannot be read.",
    )


def _report_unread(typed: str) -> BadInput:
    shown = re.sub(r"//[^/]*@", "//…@", typed)
    return BadInput(
        f"Địa chỉ “{shown}” chưa đúng. Hãy viết như opensearch://máy:9200/tên, tên gồm chữ thường, số, “-”, “_”; "
        "mật khẩu, chứng thư: opensearch+https://người:mật-khẩu@máy:9200/tên?ca=TỆP.pem.",
        f"The address “{shown}” cannot be read. Write it as opensearch://host:9200/name, the name in small letters, "
        "digits, “-”, “_”; with password and CA: opensearch+https://user:password@host:9200/name?ca=FILE.pem.",
    )
