"""The mentions of a decision on its page: which are wanted (province, period, way of use), and what can be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

from flask_babel import gettext as _

from indexer.messages.spoken import TREATMENT_NAMES, order_period
from indexer.models import Decision
from indexer.text.folding import make_key
from web import addresses
from web.parts import presentation
from web.parts.languages import say_value
from web.parts.recurrence import Citing

Choice = tuple[str, str, int]
"""A value of an address, what is read, and how many documents have it."""


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """Which of the mentions a page quotes: of a province, a period, a way of use ("" for all), a page at a time."""

    province: str = ""
    period: str = ""
    use: str = ""
    page: int = 1

    @property
    def narrows(self) -> bool:
        return bool(self.province or self.period or self.use)

    def narrow(self, every: Iterable[Citing]) -> list[Citing]:
        """Return the documents that are wanted, each with those of its mentions that are."""
        found = []
        for one in every:
            mentions = tuple(m for m in one.mentions if self.use in ("", m.citation.used))
            if mentions and self._is_of_place(one):
                found.append(replace(one, mentions=mentions))
        return found

    def _is_of_place(self, one: Citing) -> bool:
        province, period = addresses.name_unknown(*one.place)
        return self.province in ("", province) and self.period in ("", period)


@dataclass(frozen=True, slots=True)
class MentionForm:
    """The form that narrows the mentions: where it is sent, what it carries along, and the choices."""

    action: str
    carried: tuple[tuple[str, str], ...]
    provinces: Sequence[Choice]
    periods: Sequence[Choice]
    uses: Sequence[Choice]


def make_form(decision: Decision, every: Sequence[Citing]) -> MentionForm:
    """Return the form with what the mentions of a decision can be narrowed by."""
    places = [addresses.name_unknown(*one.place) for one in every]
    provinces, periods = Counter(place for place, _ in places), Counter(period for _, period in places)
    uses = Counter(used for one in every for used in {mention.citation.used for mention in one.mentions})
    parts = urlsplit(addresses.mentions(decision))
    return MentionForm(
        parts.path,
        tuple(parse_qsl(parts.query)),
        [(name, _name_province(name), provinces[name]) for name in sorted(provinces, key=make_key)],
        [(key, _name_period(key), periods[key]) for key in sorted(periods, key=_make_time_key)],
        [(name, say_value(TREATMENT_NAMES[name]), uses[name]) for name in TREATMENT_NAMES if name in uses],
    )


def is_use(name: str) -> bool:
    """Tell whether this is a way of use: "basis", "planned_replaced"."""
    return name in TREATMENT_NAMES


def _name_province(name: str) -> str:
    return str(_("Chưa rõ tỉnh")) if name == addresses.UNKNOWN_PROVINCE else presentation.say_place(name)


def _name_period(key: str) -> str:
    return str(_("Không nêu kỳ")) if key == addresses.NO_PERIOD else presentation.show_period(key)


def _make_time_key(key: str) -> tuple[str, int, int]:
    return order_period("" if key == addresses.NO_PERIOD else key)
