"""What can go wrong with a cluster, as sentences: it is not there, does not let us in, is of another version."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from opensearchpy import exceptions

from indexer.errors import IndexFault, IndexLocked, IndexUnwritable, NotAnIndex, WrongVersion
from indexer.store.addresses import Address

_REFUSED = (401, 403)
PASSING = frozenset({429, 502, 503, 504})
_BLOCKED = "blocked by"  # what a node says of an index that takes no writes
_FULL = "read-only / allow delete"  # what a node says whose disk is full


@contextmanager
def report_faults(address: Address) -> Iterator[None]:
    """Turn what the cluster or the way to it does into an IndexFault."""
    try:
        yield
    except exceptions.TransportError as error:
        raise _explain(error, address) from error


def is_passing(error: exceptions.TransportError) -> bool:
    """Tell whether the same may be tried again: a broken connection, too much to do, a node that is starting."""
    if isinstance(error, exceptions.SSLError):
        return False
    return isinstance(error, exceptions.ConnectionError) or error.status_code in PASSING


def _explain(error: exceptions.TransportError, address: Address) -> IndexFault:
    if isinstance(error, exceptions.SSLError) or isinstance(error.info, ssl.SSLError):
        return IndexFault(
            f"Không tin được chứng thư của máy chủ {address}. Hãy nêu tệp chứng thư gốc trong địa chỉ: ?ca=TỆP.pem.",
            f"The certificate of {address} cannot be trusted. Name the file of its authority in the address: "
            "?ca=FILE.pem.",
        )
    if isinstance(error, exceptions.ConnectionError):
        return IndexFault(
            f"Không nối được tới OpenSearch ở {address}. Hãy kiểm tra máy chủ có đang chạy không, địa chỉ, cổng và "
            "https có đúng không, rồi thử lại.",
            f"OpenSearch at {address} cannot be reached. Check that the server runs and that address, port and https "
            "are right, then try again.",
        )
    if error.status_code in _REFUSED and _BLOCKED not in str(error.info):
        return IndexFault(
            f"OpenSearch ở {address} không cho vào: sai tên, mật khẩu, hoặc tài khoản này không có quyền. Hãy sửa địa "
            "chỉ của chỉ mục (người:mật-khẩu@máy, hoặc ?key=TỆP).",
            f"OpenSearch at {address} does not let us in: wrong name or password, or the account may not do this. "
            "Correct the address of the index (user:password@host, or ?key=FILE).",
        )
    if error.status_code in PASSING:
        return IndexFault(
            f"OpenSearch ở {address} đang quá tải hoặc thiếu nút. Hãy thử lại sau ít phút.",
            f"OpenSearch at {address} has too much to do, or too few nodes. Try again in a few minutes.",
        )
    return _report_refusal(error, address)


def _report_refusal(error: exceptions.TransportError, address: Address) -> IndexFault:
    told = str(error.error)
    if told == "index_not_found_exception":
        return report_no_collection(address)
    if isinstance(error.info, dict) and isinstance(error.info.get("error"), dict):
        told = str(error.info["error"].get("reason", told))
    return report_refusal(told, address)


def report_refusal(told: str, address: Address) -> IndexFault:
    """Return the error that says that the cluster refuses something, and why."""
    if _BLOCKED in told and _FULL not in told:
        return IndexLocked(
            f"Chỉ mục ở {address} đang được lập lại nên chưa ghi được. Hãy thử lại sau; nếu không ai đang chạy tracuu "
            "rebuild, hãy chạy lệnh ấy.",
            f"The index at {address} is being made anew and takes no writes. Try again later; if nobody runs tracuu "
            "rebuild, run it.",
        )
    if _FULL in told:
        return IndexUnwritable(
            f"OpenSearch ở {address} không ghi được: đĩa của máy chủ gần đầy. Hãy dọn chỗ rồi chạy lại.",
            f"OpenSearch at {address} cannot write: the disk of a node is nearly full. Make room, then run again.",
        )
    return IndexFault(
        f"OpenSearch ở {address} từ chối yêu cầu: {told}.", f"OpenSearch at {address} refuses the request: {told}."
    )


def report_no_collection(address: Address) -> NotAnIndex:
    """Return the error that there is nothing of this name on the cluster."""
    return NotAnIndex(
        f"Chưa có chỉ mục ở {address}. Hãy lập chỉ mục trước: tracuu index THƯ_MỤC_VĂN_BẢN.",
        f"There is no index at {address} yet. Make one first: tracuu index FOLDER_OF_DOCUMENTS.",
    )


def report_other_server(address: Address, told: str) -> WrongVersion:
    """Return the error that it is no OpenSearch of a version that is known."""
    return WrongVersion(
        f"Máy chủ ở {address} là {told}, chương trình này dùng OpenSearch 2 hoặc 3.",
        f"The server at {address} is {told}; this program uses OpenSearch 2 or 3.",
    )


def report_other_format(address: Address, found: object, wanted: int) -> WrongVersion:
    """Return the error that says that the collection was made by another version of this program."""
    return WrongVersion(
        f"Chỉ mục ở {address} có định dạng {found}, chương trình này dùng định dạng {wanted}. Nếu là định dạng cũ, "
        "hãy chạy: tracuu rebuild.",
        f"The index at {address} has format {found}, this program uses format {wanted}. If it is an older one, run: "
        "tracuu rebuild.",
    )


def report_other_rules(address: Address, found: object, wanted: int) -> WrongVersion:
    """Return the error that says that the words of the collection were made by other rules."""
    return WrongVersion(
        f"Chỉ mục ở {address} tách từ theo quy tắc {found}, chương trình này dùng quy tắc {wanted}. Hãy chạy: "
        "tracuu rebuild.",
        f"The words of the index at {address} were made by the rules {found}, this program uses {wanted}. Run: "
        "tracuu rebuild.",
    )
