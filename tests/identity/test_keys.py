"""By what mentions are put together, and by what a disagreement that was put aside is known again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.identity.dismissals import part_reasons
from indexer.identity.keys import key_body
from indexer.identity.resolution import resolve_decisions
from indexer.models import Dismissal, note
from tests.support.mentions import mention


@pytest.mark.parametrize(
    ("doc_type", "symbol", "key"),
    [
        ("Nghị quyết", "QH13", "quoc hoi/nq"),  # numbered apart from the laws
        ("Luật", "QH13", "quoc hoi"),
        (None, "QH13", "quoc hoi"),
        ("Nghị quyết", "NQ-CP", "chinh phu"),
        ("Nghị định", "NĐ-CP", "chinh phu"),
    ],
)
def test_laws_and_resolutions_are_numbered_each_for_themselves(doc_type: str | None, symbol: str, key: str) -> None:
    cited = mention(f"45/2013/{symbol}").citation
    assert key_body(replace(cited, doc_type=doc_type, symbol=symbol, year=2013)) == key


@pytest.mark.parametrize(
    ("kept", "aside"),
    [
        ("846/qd-ubnd|ubnd tinh quang ngai|2017", True),
        ("846/qd-ubnd||2017", True),  # the body was not known then
        ("846/qd-ubnd|van phong ubnd tinh quang ngai|2017", True),  # read with its office
        ("846/qd-ubnd|ubnd tinh dong nai|2017", False),
        ("846/qd-ubnd|ubnd tinh quang ngai|2018", False),
        ("847/qd-ubnd|ubnd tinh quang ngai|2017", False),
    ],
)
def test_what_was_put_aside_is_known_again_though_its_body_is_read_otherwise(kept: str, aside: bool) -> None:
    said = note("dates_differ", first="2017-11-07", other="2017-11-17")
    by = Dismissal(kept, "dates_differ", ("2017-11-07", "2017-11-17"), "gõ nhầm")
    standing, put_aside = part_reasons([said], "846/qd-ubnd|ubnd tinh quang ngai|2017", [by])
    assert (bool(put_aside), bool(standing)) == (aside, not aside)


def test_decisions_of_one_number_are_in_the_order_of_their_places() -> None:
    found = resolve_decisions(
        [
            replace(one, citation=replace(one.citation, scope=place))
            for place in ("Quảng Ngãi", "An Giang", "Gia Lai")
            for one in [mention("846/QĐ-UBND", "2017-11-07", issuer=f"UBND tỉnh {place}")]
        ],
        [],
        [],
    )
    assert [one.scope for one in found] == ["An Giang", "Gia Lai", "Quảng Ngãi"]
