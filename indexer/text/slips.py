"""Figures in which a letter stands for a digit, as scans and typewriters have them: what they probably are."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.text.patterns import compile_late

_FIGURE = compile_late(
    r"(?<![\w/.,-])"
    r"(?=[\d.,]*[lO])(?=[lO.,]*\d)"  # a letter and a digit at least
    r"[l\d][lO\d]{0,2}(?:\.[lO\d]{3}){1,3}(?:,[lO\d]{1,2})?(?![\w/-])"
    r"|(?<![\w/.,-])(?:l[\dO]+(?:,\d+)?|\d+O+(?:,\d+)?)(?![\w/-])"
)
_HINT = compile_late(r"[lO](?:(?=[\d.,O])|(?<=[\d.,][lO]))")  # what each of them holds, and hardly any other text
_MEANT = str.maketrans("lO", "10")


def find_meant_figures(text: str) -> Iterator[str]:
    """Yield what the figures of a text probably are that are written with "l" or "O".

    >>> list(find_meant_figures("giải quyết l.275 hồ sơ, 2O người, l5 xã; CO2, 5 lít, Điều l, Quyết định l23/QĐ-UBND"))
    ['1.275', '20', '15']
    """
    if _HINT.search(text):
        for found in _FIGURE.finditer(text):
            yield found[0].translate(_MEANT)
