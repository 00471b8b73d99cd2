"""Results as a person reads them in a terminal: Vietnamese first, colours and tables that fall away in a pipe.

The only home of rich is this package. Its files are named as those of ``indexer.commands``; every function prints one
kind of result to a console.
"""

from __future__ import annotations

import sys

from rich.console import Console


def open_console() -> Console:
    """Open a console on standard output; in a pipe nothing is coloured, cut or wrapped."""
    piped = not sys.stdout.isatty()
    return Console(soft_wrap=piped, width=10_000 if piped else None, highlight=False, emoji=False)
