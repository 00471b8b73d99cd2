"""The password of the pages: how it is set and kept, and that it is nowhere else."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import BadInput, Closed, NotAnIndex
from indexer.office import access
from indexer.store import health, open_store
from tests.support.command_line import run
from tests.support.entrance import PASSWORD, Clock
from web.guards.attempts import ALL, EACH, Attempts


def test_a_password_is_kept_hashed_by_its_owner_alone(folder: Path) -> None:
    access.set_password(folder, PASSWORD)
    kept = (folder / access.FILE_NAME).read_text(encoding="utf-8")
    assert PASSWORD not in kept
    assert json.loads(kept)["hashed"].startswith("scrypt:")
    if sys.platform != "win32":
        assert (folder / access.FILE_NAME).stat().st_mode & 0o777 == 0o600
    known = access.read(folder)
    assert known is not None
    assert known.admits(PASSWORD)
    assert known.admits(unicodedata.normalize("NFD", PASSWORD)), "as another keyboard writes it"
    assert not known.admits(PASSWORD.upper())
    assert not known.admits("")
    assert len(known.secret) == 64


def test_another_password_has_another_stamp_and_secret(folder: Path) -> None:
    found = []
    for _ in range(2):
        access.set_password(folder, PASSWORD)
        found.append(access.read(folder))
    first, second = found
    assert first is not None
    assert second is not None
    assert first.stamp != second.stamp
    assert first.secret != second.secret


@pytest.mark.parametrize("weak", ["", "ngắn", "elevenchars", "a" * 12, "abababababab", "x1y2z3" * 40])
def test_a_weak_password_is_refused(folder: Path, weak: str) -> None:
    with pytest.raises(BadInput):
        access.set_password(folder, weak)
    assert access.read(folder) is None


def test_only_an_index_has_a_password(tmp_path: Path) -> None:
    with pytest.raises(NotAnIndex):
        access.set_password(tmp_path / "none", PASSWORD)
    with pytest.raises(NotAnIndex):
        access.remove_password(tmp_path / "none")
    assert access.read(tmp_path / "none") is None


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b'{"hashed": "x"}'])
def test_a_broken_password_file_lets_nobody_in(folder: Path, content: bytes) -> None:
    (folder / access.FILE_NAME).write_bytes(content)
    with pytest.raises(Closed, match="tracuu password"):
        access.read(folder)


def test_a_write_that_was_killed_is_written_over(folder: Path) -> None:
    (folder / (access.FILE_NAME + ".new")).write_text("dở dang", encoding="utf-8")
    access.set_password(folder, PASSWORD)
    assert not (folder / (access.FILE_NAME + ".new")).exists()
    assert access.read(folder) is not None


@pytest.mark.parametrize("name", ["sao-luu.zip", "sao-luu"])
def test_neither_password_nor_secret_is_in_a_backup(folder: Path, tmp_path: Path, name: str) -> None:
    access.set_password(folder, PASSWORD)
    known = access.read(folder)
    assert known is not None
    target = tmp_path / name
    run("backup", target, index=folder)
    if target.is_dir():
        held = [entry.read_bytes() for entry in target.iterdir()]
    else:
        with zipfile.ZipFile(target) as archive:
            held = [archive.read(entry) for entry in archive.namelist()]
    assert held
    for content in held:
        assert known.secret.encode() not in content
        assert known.hashed.encode() not in content


def test_the_index_works_on_with_a_password_in_its_folder(folder: Path) -> None:
    access.set_password(folder, PASSWORD)
    assert health.is_healthy(health.check_index(folder))
    with closing(open_store(folder, write=True)) as store:
        store.rebuild()
    with closing(open_store(folder, create=True)) as store:
        assert store.overview().documents == 2
    assert access.read(folder) is not None


# -- the command -------------------------------------------------------------------------------------------------


def test_the_command_sets_and_removes_it(folder: Path) -> None:
    assert "Đã đặt mật khẩu" in run("password", index=folder, stdin=PASSWORD + "\r\nthêm\n").stdout
    known = access.read(folder)
    assert known is not None
    assert known.admits(PASSWORD)
    assert "12 đến 200" in run("password", index=folder, stdin="ngắn\n", check=1).stderr
    assert access.read(folder) == known, "a password that is refused changes nothing"
    assert "Đã bỏ" in run("password", "--remove", index=folder).stdout
    assert access.read(folder) is None
    assert "Chưa từng đặt" in run("password", "--remove", index=folder).stdout


def test_the_command_needs_an_index(tmp_path: Path) -> None:
    assert "tracuu index" in run("password", index=tmp_path / "none", stdin=PASSWORD, check=1).stderr


@pytest.mark.parametrize("option", [["--host", "0.0.0.0"], ["--host", "::"], ["--behind-proxy"]])  # noqa: S104
def test_other_computers_are_not_served_without_one(folder: Path, option: list[str]) -> None:
    assert "tracuu password" in run("serve", *option, "--port", "8931", index=folder, check=1).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals")
def test_on_a_terminal_it_asks_twice_and_shows_nothing(folder: Path) -> None:
    import pty

    from tests.support.command_line import ROOT

    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, str(ROOT / "cli.py"), "password", "-i", str(folder)])  # noqa: S606
    shown = b""
    try:
        for wanted in ("new password", "again"):
            while wanted.encode() not in shown.rpartition(b"\n")[2]:
                shown += os.read(terminal, 1000)
            os.write(terminal, PASSWORD.encode() + b"\n")
        while "Đã đặt mật khẩu".encode() not in shown:
            shown += os.read(terminal, 1000)
    finally:
        os.waitpid(child, 0)
        os.close(terminal)
    assert PASSWORD.encode() not in shown
    known = access.read(folder)
    assert known is not None
    assert known.admits(PASSWORD)


# -- attempts ----------------------------------------------------------------------------------------------------


def test_the_waits_of_one_address_grow() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    assert [attempts.begin("10.0.0.7") for _ in range(EACH.free)] == [0] * EACH.free
    waits = []
    for _ in range(9):
        waits.append(attempts.begin("10.0.0.7"))
        clock.now += waits[-1] - 0.5
        assert attempts.begin("10.0.0.7") == 1, "half a second too early"
        clock.now += 0.5
        assert attempts.begin("10.0.0.7") == 0
    assert waits[:7] == [15, 30, 60, 120, 240, 480, 900]
    assert waits[7] <= 900
    assert attempts.begin("10.0.0.8") == 0, "another address does not wait"
    clock.now += EACH.fade * 20
    assert [attempts.begin("10.0.0.7") for _ in range(EACH.free)] == [0] * EACH.free, "forgotten in the end"


def test_what_was_right_counts_no_longer() -> None:
    attempts = Attempts(Clock())
    for _ in range(200):
        assert attempts.begin("10.0.0.7") == 0
        attempts.succeed("10.0.0.7")


def test_all_together_are_limited_but_for_who_has_entered_before() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    assert attempts.begin("10.9.9.9") == 0
    attempts.succeed("10.9.9.9")
    tried = 0
    for address in range(10_000):  # a new one for each attempt
        clock.now += 0.36
        tried += attempts.begin(f"10.1.{address // 250}.{address % 250}") == 0
    assert tried < ALL.free + 3600 / ALL.fade + 10, "in an hour"
    assert attempts.begin("10.9.9.9") == 0


def test_an_ipv6_network_is_one_address() -> None:
    attempts = Attempts(Clock())
    waits = [attempts.begin(f"2001:db8:1:2::{n:x}") for n in range(EACH.free + 1)]
    assert waits[-1] == 15
    assert attempts.begin("2001:db8:1:3::1") == 0


@settings(max_examples=40, deadline=None)
@given(
    steps=st.lists(st.tuples(st.sampled_from(["10.0.0.1", "10.0.0.2", "::1", "?"]), st.floats(0, 2000)), max_size=60)
)
def test_whoever_waits_as_told_may_try(steps: list[tuple[str, float]]) -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for address, pause in steps:
        clock.now += pause
        wait = attempts.begin(address)
        assert 0 <= wait <= EACH.most
        if wait:
            clock.now += wait
            assert attempts.begin(address) == 0


def test_many_addresses_do_not_fill_the_memory() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for n in range(30_000):
        clock.now += 60
        attempts.begin(f"10.{n >> 16}.{n >> 8 & 255}.{n & 255}")
    assert len(attempts._each) <= 10_000
