"""The child process that reads what may harm: its answers, its limits, and that the next call goes on."""

from __future__ import annotations

import os
import signal
import sys
import time

import pytest

from indexer.errors import BrokenFile, EncryptedFile, ReadError, TooLarge
from indexer.reading import guard
from indexer.reading.guard import Limits, call
from indexer.reading.readings import Json

HERE = "tests.reading.test_guard"
SMALL = Limits(memory=512 * 2**20, output=2**20)
SHORT = Limits(seconds=2, memory=512 * 2**20)


def reversed_bytes(data: bytes, options: Json) -> tuple[Json, bytes]:
    print("what a library prints is no answer")
    return {"said": options["word"]}, data[::-1]


def never_ends(_: bytes, __: Json) -> tuple[Json, bytes]:
    while True:
        pass


def is_not_served(_: bytes, __: Json) -> tuple[Json, bytes]:
    while True:
        time.sleep(0.01)


def is_killed(_: bytes, __: Json) -> tuple[Json, bytes]:
    os.kill(os.getpid(), signal.SIGKILL)
    return {}, b""


def takes_all(_: bytes, __: Json) -> tuple[Json, bytes]:
    return {}, bytes(2**31)


def says_that_it_took_all(_: bytes, __: Json) -> tuple[Json, bytes]:
    raise RuntimeError("OpenCV alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 900000")


def says_too_much(_: bytes, __: Json) -> tuple[Json, bytes]:
    return {}, bytes(2**21)


def dies(_: bytes, __: Json) -> tuple[Json, bytes]:
    os.abort()


def refuses(_: bytes, __: Json) -> tuple[Json, bytes]:
    raise EncryptedFile("Có mật khẩu.", "A password.")


def fails(_: bytes, __: Json) -> tuple[Json, bytes]:
    raise KeyError("nobody foresaw this")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process worked")
@pytest.mark.parametrize(("function", "said"), [("is_not_served", "Máy đang bận"), ("is_killed", "Hệ thống đã tắt")])
def test_what_is_not_the_files_fault_is_no_fault_of_the_file(function: str, said: str) -> None:
    """Only such a refusal is tried again with the next run."""
    with pytest.raises(ReadError, match=said) as told:
        call(f"{HERE}:{function}", b"x", {}, SHORT if function == "is_not_served" else SMALL)
    assert type(told.value) is ReadError
    assert call(f"{HERE}:reversed_bytes", b"ab", {"word": ""}, SMALL)[1] == b"ba"


def test_what_works_too_long_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_read_work", lambda _: time.monotonic())  # as on a machine that serves nobody else
    with pytest.raises(TooLarge, match="2 giây"):
        call(f"{HERE}:never_ends", b"x", {}, SHORT)
    assert call(f"{HERE}:reversed_bytes", b"ab", {"word": ""}, SMALL)[1] == b"ba"


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process worked")
def test_what_a_process_works_is_told() -> None:
    before, began = guard._read_work(os.getpid()), time.process_time()
    while time.process_time() < began + 0.3:
        pass
    assert 0.25 < guard._read_work(os.getpid()) - before < 5


def test_a_call_is_answered() -> None:
    assert call(f"{HERE}:reversed_bytes", b"abc", {"word": "Quảng Ngãi"}) == ({"said": "Quảng Ngãi"}, b"cba")


@pytest.mark.parametrize(
    ("function", "error", "said"),
    [
        ("takes_all", ReadError, "bộ nhớ"),
        ("says_that_it_took_all", ReadError, "ảnh quá lớn"),
        ("says_too_much", BrokenFile, "không đọc"),
        ("dies", BrokenFile, "0,5 GB"),
        ("refuses", EncryptedFile, "Có mật khẩu."),
        ("fails", BrokenFile, "nobody foresaw this"),
    ],
)
def test_each_failure_is_one_sentence_and_the_next_call_goes_on(
    function: str, error: type[ReadError], said: str
) -> None:
    with pytest.raises(error) as told:
        call(f"{HERE}:{function}", b"x", {}, SMALL)
    assert said in told.value.vi
    assert call(f"{HERE}:reversed_bytes", b"ab", {"word": ""}, SMALL)[1] == b"ba"
