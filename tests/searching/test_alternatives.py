"""Alternatives in a query: OR, HOẶC."""

from __future__ import annotations

import pytest

from indexer.messages.spoken import say
from indexer.searching.query import parse_query


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("lũ lụt OR hạn hán", ["lu lut", "han han"]),
        ("lũ HOẶC bão HOẶC hạn", ["lu", "bao", "han"]),
        ('"tiếp cận" OR điện năng', ["tiep can", "dien nang"]),
        ("846/QĐ-UBND OR 512/QĐ-UBND", ["846", "512"]),
        ("846 OR điện", ["846", "dien"]),
        ("số: 846 OR lũ", ["846", "lu"]),
        ("OR lũ OR OR hạn OR", ["lu", "han"]),
        ("lũ OR", []),
        ("OR", []),
        ("lũ or hạn hoặc bão", []),
        ('"lũ OR hạn"', []),
    ],
)
def test_alternatives(typed: str, parts: list[str]) -> None:
    query = parse_query(typed)
    said = [one.syllables or tuple(n.number for n in one.numbers) for one in query.alternatives]
    assert said == [tuple(part.split()) for part in parts]
    assert not query.empty
    if parts:
        assert any(f"{len(parts)} vế" in say(note) for note in query.notes)


def test_filters_and_exclusions_hold_for_every_alternative() -> None:
    query = parse_query("tỉnh: Bắc Giang lũ -bão OR cơ quan: Sở Công Thương OR hạn")
    assert (query.filters.province, query.filters.issuer) == (("Bắc Giang",), ("Sở Công Thương",))
    assert [(one.syllables, one.excluded) for one in query.alternatives] == [(("lu",), ("bão",)), (("han",), ("bão",))]
    assert query.syllables == ("lu", "han")
    assert query.pairs == ()


def test_brackets_around_alternatives_are_said_to_be_ignored() -> None:
    assert "dấu ngoặc" in say(parse_query("(khí OR xăng) dầu").notes[-1])
    assert not any("dấu ngoặc" in say(note) for note in parse_query("khí OR xăng").notes)


def test_an_alternative_without_another_is_said() -> None:
    query = parse_query("lũ OR")
    assert query.syllables == ("lu",)
    assert "một vế" in say(query.notes[0])
