"""Ctrl-C that cannot get lost: what swallows the exception is found out at the next step.

Python raises KeyboardInterrupt wherever the program is; in a callback of the interpreter (a finaliser, a collection of
garbage) it is printed and forgotten, and the work would go on to its end.
"""

from __future__ import annotations

import signal
from threading import current_thread, main_thread
from types import FrameType


class _Interrupt:
    asked = False


def remember_interrupts() -> None:
    """Let every interrupt from now on be remembered until ``check_interrupt`` meets it; nothing in other threads."""
    if current_thread() is main_thread() and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _ask)


def check_interrupt() -> None:
    """Raise KeyboardInterrupt when one was asked for and got lost."""
    if _Interrupt.asked:
        _Interrupt.asked = False
        raise KeyboardInterrupt


def _ask(*_given: int | FrameType | None) -> None:
    _Interrupt.asked = True
    raise KeyboardInterrupt
