"""Filters as they are given: how many there may be."""

from __future__ import annotations

import pytest

from indexer.errors import BadInput
from indexer.searching.filters import MOST, make_filters


def test_as_many_values_as_a_page_can_repeat() -> None:
    years = [str(1900 + n) for n in range(MOST)]
    assert len(make_filters({"year": years}).year) == MOST
    with pytest.raises(BadInput, match="nhiều nhất là 50"):
        make_filters({"year": years, "province": "Quảng Ngãi"})
