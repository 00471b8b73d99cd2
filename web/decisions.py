"""A document number's page: the decisions that it can mean, and all that the collection says of each."""

from __future__ import annotations

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from indexer.models import Trace
from indexer.tracing import trace
from web import addresses
from web.collection import store
from web.recurrence import Told, told


def show(number: str) -> str:
    """Everything known of a number in any spelling; ``coquan``, ``tinh`` and ``nam`` narrow it to one decision."""
    narrowed = {name: request.args.get(name, "").strip() or None for name in ("tinh", "coquan")}
    year = addresses.year(request.args)
    found = trace(store(), number, province=narrowed["tinh"], year=year, issuer=narrowed["coquan"])
    every = trace(store(), number) if year or any(narrowed.values()) else found
    return render_template(
        "decision.html",
        number=number,
        found=found,
        every=every,
        told=_told(found),
        narrowed=[str(value) for value in (*narrowed.values(), year) if value],
    )


def by_query() -> ResponseReturnValue:
    """Where the form leads: to the page of the number typed, or back to the form when there is none."""
    typed = request.args.get("so", "").strip()
    if not typed:
        return render_template("lookup.html")
    address = addresses.number(typed, **{name: request.args.get(name) for name in ("tinh", "coquan", "nam")})
    return show(typed) if "so=" in address else redirect(address)


def _told(found: Trace) -> list[Told]:
    return [told(decision) for decision in found.decisions]
