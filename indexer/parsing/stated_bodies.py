"""Whose a document is, by what the text states of it, or of the one around it, elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from indexer.parsing.attribution import find_body_of_symbol
from indexer.parsing.issuers import StatedIssuer
from indexer.parsing.mention_forms import Mentioned


def find_stated_bodies(mentions: Sequence[Mentioned]) -> dict[str, StatedIssuer]:
    """Return the issuer of each number of which the text states one: later mentions leave it out."""
    stated: dict[str, dict[tuple[str, str | None, str | None], StatedIssuer]] = defaultdict(dict)
    for mention in mentions:
        if mention.canonical is not None and mention.after is not None:
            issuer = mention.after
            stated[mention.canonical.upper()].setdefault((issuer.name, issuer.province, issuer.district), issuer)
    return {
        canonical: one for canonical, found in stated.items() if (one := _find_only_issuer(found.values())) is not None
    }


def carry_bodies(mentions: Sequence[Mentioned]) -> dict[str, StatedIssuer]:
    """Return, by number, the body that an earlier act of the same sentence is said to be of, where the symbol is one of
    such a body and nothing else is said: "của UBND tỉnh X tại Tờ trình A, các văn bản B và C".
    """
    carried: dict[str, StatedIssuer] = {}
    named: dict[str, StatedIssuer] = {}
    for mention in mentions:
        if mention.first_in_sentence:
            named = {}
        stated = mention.after or mention.before
        if stated is not None and (stated.province or stated.district):
            named[stated.name] = stated
        elif stated is None and mention.canonical is not None and mention.number.symbol:
            body = find_body_of_symbol(mention.number.symbol)
            if body is not None and body.name in named:
                carried.setdefault(mention.canonical.upper(), named[body.name])
    return carried


def _find_only_issuer(stated: Collection[StatedIssuer]) -> StatedIssuer | None:
    """Return the issuer that all mean: "UBND tỉnh" beside "UBND tỉnh Bình Định" is the same one."""
    whole = [one for one in stated if one.province or one.district] or list(stated)
    return whole[0] if len(whole) == 1 and all(one.name == whole[0].name for one in stated) else None


def place_within(stated: StatedIssuer | None, outer: StatedIssuer | None) -> StatedIssuer | None:
    """Return what is stated of an act with the province of the one in whose subject it stands.

    "Quyết định A của UBND tỉnh X sửa đổi … Quyết định B của UBND tỉnh": B is of the same province.
    """
    if stated is None or outer is None or stated.level != "provincial" or stated.province or stated.district:
        return stated
    return replace(stated, province=outer.province)
