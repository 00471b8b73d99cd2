"""Regular expressions that are compiled at their first use: a short command needs few of the hundreds there are."""

from __future__ import annotations

import re
from typing import Any, cast

_CALLS = ("finditer", "fullmatch", "match", "search", "sub")


class _LatePattern:
    """A pattern to be; from its first use on its calls are those of the compiled one, at no further cost."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._made_of)
        for call in _CALLS:
            setattr(self, call, getattr(compiled, call))
        return getattr(compiled, name)


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first use.

    >>> compile_late(r"số (\\d+)").search("Quyết định số 846")[1]
    '846'
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
