"""Filters as they are given: how many there may be."""

from __future__ import annotations

import pytest

from indexer.errors import BadInput
from indexer.searching.filters import MOST, filters


def test_as_many_values_as_a_page_can_repeat() -> None:
    years = [str(1900 + n) for n in range(MOST)]
    assert len(filters({"year": years}).year) == MOST
    with pytest.raises(BadInput, match="nhiều nhất là 50"):
        filters({"year": years, "province": "Quảng Ngãi"})
