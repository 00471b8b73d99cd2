"""A document number's page: the decisions that it can mean, and all that the collection says of each."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from indexer.decisions.tracing import trace
from indexer.errors import BadInput
from indexer.models import Trace
from web import addresses
from web.collection.open_index import get_store
from web.parts.decision_parts import DecisionAccount, tell_decision
from web.parts.follow_buttons import offer_decision
from web.parts.mention_filters import DecisionPart, is_use
from web.parts.paging import make_pages
from web.parts.periods import is_key

_TOLD = 4  # decisions of one number that are told on one page: of more, only who they are
_LISTED = 50


def show(number: str) -> str:
    """Show everything known of a number in any spelling; ``coquan``, ``tinh`` and ``nam`` narrow it to one
    decision.

    ``noi``, ``ky`` and ``cach`` quote only the mentions of a province, of a period and of a way of use.
    """
    narrowed = {name: request.args.get(name, "").strip() or None for name in ("tinh", "coquan")}
    year = addresses.read_year(request.args)
    found = trace(get_store(), number, province=narrowed["tinh"], year=year, issuer=narrowed["coquan"])
    every = trace(get_store(), number) if year or any(narrowed.values()) else found
    part = _part(request.args)
    return render_template(
        "decision.html",
        number=number,
        found=found,
        every=every,
        part=part,
        follow=offer_decision(
            number, found, {"province": narrowed["tinh"], "issuer": narrowed["coquan"], "year": year}
        ),
        told=_tell_decisions(found, part),
        listed=found.decisions[(part.page - 1) * _LISTED : part.page * _LISTED],
        pages=make_pages(len(found.decisions), _LISTED, part.page, lambda n: addresses.number(number, trang=n)),
        narrowed=[str(value) for value in (*narrowed.values(), year) if value],
    )


def show_by_query() -> ResponseReturnValue:
    """Redirect to the page of the number typed into the form, or show the form again when there is none."""
    typed = request.args.get("so", "").strip()
    if not typed:
        return render_template("lookup.html")
    address = addresses.number(typed, **{name: request.args.get(name) for name in ("tinh", "coquan", "nam")})
    return show(typed) if "so=" in address else redirect(address)


def _part(args: MultiDict[str, str]) -> DecisionPart:
    period = args.get("ky", "").strip()
    if period and period != addresses.NO_PERIOD and not is_key(period):
        raise BadInput(
            f"“{period[:40]}” không phải là một kỳ báo cáo. Ví dụ đúng: 2023Q1, 2025-04, 2016-2020.",
            f"“{period[:40]}” is not a period. Right ones: 2023Q1, 2025-04, 2016-2020.",
        )
    use = args.get("cach", "").strip()
    if use and not is_use(use):
        raise BadInput(
            f"“{use[:40]}” không phải là một cách dùng. Ví dụ đúng: basis, replaced, mentions.",
            f"“{use[:40]}” is no way of use. Right ones: basis, replaced, mentions.",
        )
    return DecisionPart(args.get("noi", "").strip(), period, use, addresses.read_page_number(args))


def _tell_decisions(found: Trace, part: DecisionPart) -> list[DecisionAccount]:
    return [tell_decision(get_store(), one, part) for one in found.decisions] if len(found.decisions) <= _TOLD else []
