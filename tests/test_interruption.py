"""Ctrl-C that the interpreter swallows is met at the next step."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from indexer.interruption import check_interrupt, remember_interrupts


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT")
def test_an_interrupt_within_a_finaliser_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    swallowed: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", swallowed.append)

    class Finalised:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)

    signal.signal(signal.SIGINT, signal.default_int_handler)
    remember_interrupts()
    try:
        one = Finalised()
        del one
        assert len(swallowed) == 1
        with pytest.raises(KeyboardInterrupt):
            check_interrupt()
        check_interrupt()
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
