"""Trace: everything that the collection says of a document number, decision by decision.

Neither pyvi nor Whoosh is needed: the catalogue alone answers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from indexer.errors import BadInput
from indexer.grammar.laws import find_laws
from indexer.grammar.provinces import expand_province, find_region
from indexer.messages.spoken import say_count
from indexer.models import Decision, NumberQuery, Trace
from indexer.parsing.provisions import lies_in, read_typed_provisions
from indexer.parsing.typed_numbers import find_meant_numbers
from indexer.store.base import Store
from indexer.text.folding import make_key

_LONGEST = 1000  # characters that may be typed as a number
_NEAR = 5  # decisions that may have been meant instead
Keep = Callable[[Decision], bool]


def trace(
    store: Store, text: str, *, province: str | None = None, year: int | None = None, issuer: str | None = None
) -> Trace:
    """Find the decisions that a number in any spelling can mean: found (one), ambiguous (several), or absent.

    ``846/QĐ-UBND``, ``846 qd ubnd``, ``QĐ 846``, ``qd-ubnd 846/2017`` and ``846-QĐ/UBND`` are the same.
    ``province``, ``year`` and ``issuer`` narrow it; an absent one may come with near ones (same number).

    An act may be typed by its name ("Luật Đất đai 2013"; without the year all of that name are meant); with a
    provision before it ("Điều 5 Nghị định 61/2018/NĐ-CP") only what cites that provision, or a part of it, is traced.

    Raises BadInput when the text holds no number, or is far too long.
    """
    if len(text) > _LONGEST:
        raise BadInput(
            f"Quá dài: {say_count(len(text))} ký tự, nhiều nhất là {say_count(_LONGEST)}. "
            "Hãy chỉ gõ số, ký hiệu văn bản.",
            f"This is too long: {len(text):,} characters, {_LONGEST:,} at most. Type a document number only.",
        )
    typed = find_meant_numbers(text)
    wanted = typed or _list_numbers_of_law(text)
    if not wanted:
        raise BadInput(
            f"“{text}” không có số văn bản. Hãy gõ số và ký hiệu, ví dụ 846/QĐ-UBND.",
            f"“{text}” holds no document number. Type number and symbol, for example 846/QĐ-UBND.",
        )
    keep = _make_narrowing(province, year, issuer)
    found: dict[str, tuple[Decision, ...]] = {}
    near: list[Decision] = []
    left = 0
    provisions: tuple[str, ...] = ()
    for number, every in zip(wanted, store.decisions_of_each([[number] for number in wanted]), strict=True):
        if number.end > left:  # the laws of one name stand at one place
            provisions, left = read_typed_provisions(text, left, number.start), number.end
        near += every
        chosen = tuple(decision for decision in every if keep(decision))
        found[number.raw] = _prefer_exact(_keep_citing(chosen, provisions), issuer)
    decisions = _list_each_once(found.values())
    absent = tuple(raw for raw, some in found.items() if typed and not some)
    if not decisions:
        return Trace(text, "absent", (), nearest=tuple(near[:_NEAR]) or _find_nearest(store, wanted), absent=absent)
    ambiguous = any(len(some) > 1 for some in found.values()) or (not typed and len(decisions) > 1)
    return Trace(text, "ambiguous" if ambiguous else "found", decisions, absent=absent)


_LAW = re.compile(r"(?:hi[eế]n ph[aá]p|b[oộ] lu[aậ]t|lu[aậ]t|ph[aá]p l[eệ]nh)\b.*", re.IGNORECASE | re.DOTALL)


def _list_numbers_of_law(text: str) -> tuple[NumberQuery, ...]:
    """Return the numbers of every law of a name that is typed without a year: "khoản 3 Điều 41 Luật Đầu tư"."""
    named = _LAW.search(text)
    if named is None:
        return ()
    years = (f"{law.name} {law.year}" for law in find_laws(named[0]))
    found = (replace(number, raw=year) for year in years for number in find_meant_numbers(year)[:1])
    return tuple(replace(number, start=named.start(), end=named.end()) for number in found)


def _keep_citing(decisions: tuple[Decision, ...], provisions: tuple[str, ...]) -> tuple[Decision, ...]:
    """Return the decisions with the mentions of one of the provisions only; those that have one, where any is asked
    for.
    """
    if not provisions:
        return decisions
    narrowed = (
        replace(
            decision,
            mentions=tuple(
                mention
                for mention in decision.mentions
                if any(lies_in(cited, wanted) for cited in mention.citation.provisions for wanted in provisions)
            ),
        )
        for decision in decisions
    )
    return tuple(decision for decision in narrowed if decision.mentions)


def count_provisions(decision: Decision) -> tuple[tuple[str, int, int], ...]:
    """Return (provision, mentions, documents) of the provisions that are cited of a decision, most cited first."""
    mentions: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for mention in decision.counted:
        for provision in mention.citation.provisions:
            mentions[provision] += 1
            documents[provision].add(mention.document.id)
    ranked = sorted(mentions, key=lambda provision: (-mentions[provision], provision))
    return tuple((provision, mentions[provision], len(documents[provision])) for provision in ranked)


def _make_narrowing(province: str | None, year: int | None, issuer: str | None) -> Keep:
    places = {make_key(name) for name in expand_province(find_known_province(province))} if province else set()
    body = make_key(issuer) if issuer else ""

    def keep(decision: Decision) -> bool:
        if places and make_key(decision.region or "") not in places and not _is_mentioned_in(decision, places):
            return False
        if year is not None and decision.year not in (None, year):
            return False
        return body in make_key(decision.issuer or "")

    return keep


def find_known_province(name: str) -> str:
    """Return the province of a name in any spelling, or "Trung ương". Raises BadInput for what is neither."""
    found = find_region(name)
    if found is None:
        raise BadInput(
            f"“{name}” không phải là tỉnh, thành phố hợp lệ. Ví dụ đúng: Quảng Ngãi.",
            f"“{name}” is not a valid province. A right one: Quảng Ngãi.",
        )
    return found


def _prefer_exact(decisions: tuple[Decision, ...], issuer: str | None) -> tuple[Decision, ...]:
    """Return a whole name is that body alone: "Sở Công Thương tỉnh X" is not its "Đảng ủy Sở Công Thương tỉnh X"."""
    exact = tuple(decision for decision in decisions if issuer and make_key(decision.issuer or "") == make_key(issuer))
    return exact or decisions


def _is_mentioned_in(decision: Decision, places: set[str]) -> bool:
    """Tell whether it is mentioned in a province: a national decision is traced by the documents of that
    province that cite it.
    """
    national = decision.scope == "national"
    return national and any(make_key(m.document.province or "") in places for m in decision.mentions)


def _find_nearest(store: Store, wanted: tuple[NumberQuery, ...]) -> tuple[Decision, ...]:
    """Return what may have been meant: the same number with another symbol or year, the closest first."""
    return _list_each_once(store.near(wanted, _NEAR))[:_NEAR]


def _list_each_once(several: Iterable[Sequence[Decision]]) -> tuple[Decision, ...]:
    """Return decisions that several numbers can mean, each once: told by their first mentions, for they hold
    hundreds.
    """
    found: dict[object, Decision] = {}
    for one in chain.from_iterable(several):
        first = (one.mentions[0].document.id, one.mentions[0].citation.start) if one.mentions else ()
        found.setdefault((one.canonical, one.issuer, one.year, one.document, len(one.mentions), first), one)
    return tuple(found.values())
