"""The child process that reads what may harm: its answers, its limits, and that the next call goes on."""

from __future__ import annotations

import time

import pytest

from indexer.errors import BrokenFile, EncryptedFile, ReadError, TooLarge
from indexer.reading.guard import Limits, call
from indexer.reading.readings import Json

HERE = "tests.reading.test_guard"
SMALL = Limits(seconds=2, memory=512 * 2**20, output=2**20)


def reversed_bytes(data: bytes, options: Json) -> tuple[Json, bytes]:
    print("what a library prints is no answer")
    return {"said": options["word"]}, data[::-1]


def never_ends(_: bytes, __: Json) -> tuple[Json, bytes]:
    while True:
        time.sleep(0.01)


def takes_all(_: bytes, __: Json) -> tuple[Json, bytes]:
    return {}, bytes(2**31)


def says_that_it_took_all(_: bytes, __: Json) -> tuple[Json, bytes]:
    raise RuntimeError("OpenCV alloc.cpp:73: error: (-4:Insufficient memory) Failed to allocate 900000")


def says_too_much(_: bytes, __: Json) -> tuple[Json, bytes]:
    return {}, bytes(2**21)


def dies(_: bytes, __: Json) -> tuple[Json, bytes]:
    import os

    os.abort()


def refuses(_: bytes, __: Json) -> tuple[Json, bytes]:
    raise EncryptedFile("Có mật khẩu.", "A password.")


def fails(_: bytes, __: Json) -> tuple[Json, bytes]:
    raise KeyError("nobody foresaw this")


def test_a_call_is_answered() -> None:
    assert call(f"{HERE}:reversed_bytes", b"abc", {"word": "Quảng Ngãi"}) == ({"said": "Quảng Ngãi"}, b"cba")


@pytest.mark.parametrize(
    ("function", "error", "said"),
    [
        ("never_ends", TooLarge, "2 giây"),
        ("takes_all", ReadError, "bộ nhớ"),
        ("says_that_it_took_all", ReadError, "ảnh quá lớn"),
        ("says_too_much", BrokenFile, "không đọc"),
        ("dies", BrokenFile, "0.5 GB"),
        ("refuses", EncryptedFile, "Có mật khẩu."),
        ("fails", BrokenFile, "nobody foresaw this"),
    ],
)
def test_each_failure_is_one_sentence_and_the_next_call_goes_on(
    function: str, error: type[ReadError], said: str
) -> None:
    began = time.monotonic()
    with pytest.raises(error) as told:
        call(f"{HERE}:{function}", b"x", {}, SMALL)
    assert said in told.value.vi
    assert time.monotonic() - began < 8
    assert call(f"{HERE}:reversed_bytes", b"ab", {"word": ""}, SMALL)[1] == b"ba"
