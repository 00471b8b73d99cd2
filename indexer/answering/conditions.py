"""The conditions that a question sets by what it names: said beside the answer, and each can be taken out.

"Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?" asks of one province, one quarter, one body. Whoever
takes "tỉnh" out asks the same of every province.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.answering.question import Asked
from indexer.errors import BadInput
from indexer.grammar.bodies import BODIES
from indexer.grammar.provinces import expand_province
from indexer.models import Condition, Day, Name, Note, NoteValue, PeriodName, note
from indexer.text.folding import fold

NAMES = {
    "tinh": "province",
    "ky": "period",
    "co-quan": "body",
    "loai": "doc_type",
    "so": "number",
    "ngay": "date",
}
"""What a condition is called on the command line and in an address → its name."""
_ALIASES = {**NAMES, **{name: name for name in NAMES.values()}}
_BY_TYPE = ("docnum", "date", "org", "person")  # kinds that look for a document of the type named
_BODIES = {fold(row.name).replace("&", "va"): row.name for row in reversed(BODIES)} | {"ubnd": "UBND"}


def list_conditions(asked: Asked) -> tuple[Condition, ...]:
    """Return what narrows the answer, each with what is told of it.

    >>> from indexer.answering.question import understand
    >>> [c.value for c in list_conditions(understand("quy i/2023 so cong thuong quang ngai bao nhieu ho so"))]
    ['Quảng Ngãi', '2023Q1', 'Sở Công Thương']
    """
    return tuple(_find_conditions(asked))


def _find_conditions(asked: Asked) -> Iterator[Condition]:
    for name in asked.provinces:
        yield Condition("province", name, _add_former_provinces(name))
    for period in asked.periods:
        yield Condition("period", period.key, PeriodName(period.key))
    for body in asked.bodies:
        yield Condition("body", _spell_body(body), _spell_body(body))
    if asked.doc_types and asked.kind in _BY_TYPE and not asked.numbers:
        yield Condition("doc_type", asked.doc_types[0], asked.doc_types[0])
    for number in asked.numbers:
        yield Condition("number", number.raw, number.raw)
    for day in asked.dates:
        yield Condition("date", day, Day(day))


def _spell_body(folded: str) -> str:
    """Return a body's name as it is written.

    >>> _spell_body("so cong thuong"), _spell_body("dang uy so cong thuong")
    ('Sở Công Thương', 'Đảng ủy Sở Công Thương')
    """
    if folded.startswith("dang uy ") and folded not in _BODIES:
        return f"Đảng ủy {_spell_body(folded.removeprefix('dang uy '))}"
    return _BODIES.get(folded, folded.capitalize())


def _add_former_provinces(name: str) -> NoteValue:
    """Return a present-day province with those that are part of it now.

    >>> from indexer.messages.spoken import say
    >>> say(_add_former_provinces("Bắc Ninh")), say(_add_former_provinces("Bắc Giang"))
    ('Bắc Ninh (nay gồm cả Bắc Giang)', 'Bắc Giang')
    """
    former = expand_province(name)[1:]
    return note("with_former", name=name, others=", ".join(former)) if former else name


def note_understood(asked: Asked) -> tuple[Note, ...]:
    """Return what was understood: the kind of the question, then each condition."""
    kind = note("question_kind", kind=Name("question", asked.kind))
    return (kind, *(note("limited_to", condition=Name("limit", c.name), value=c.text) for c in list_conditions(asked)))


def read_chosen(typed: Iterable[str]) -> tuple[str, ...]:
    """Return the conditions to take out as a person names them: ``tinh``, ``province`` or, of several, ``tinh:Kon
    Tum``.

    >>> read_chosen(["tinh", "ky:2023Q1"])
    ('province', 'period:2023Q1')

    Raises BadInput for a name that is none.
    """
    found = []
    for one in typed:
        name, _, value = one.partition(":")
        known = _ALIASES.get("-".join(fold(name).split())) or _ALIASES.get(name.strip())
        if known is None:
            raise BadInput(
                f"Không có điều kiện “{name.strip()[:40]}” để bỏ. Các điều kiện: {', '.join(NAMES)}.",
                f"There is no condition “{name.strip()[:40]}” to take out. Conditions: {', '.join(NAMES.values())}.",
            )
        found.append(f"{known}:{value.strip()}" if value.strip() else known)
    return tuple(found)


def leave_out(asked: Asked, names: Iterable[str]) -> tuple[Asked, tuple[Condition, ...]]:
    """Return the question without some of its conditions (names as ``read_chosen`` gives them), and those taken out."""
    wanted = tuple(fold(name) for name in names)
    out = tuple(c for c in list_conditions(asked) if c.name in wanted or fold(f"{c.name}:{c.value}") in wanted)
    gone = {(condition.name, condition.value) for condition in out}
    kept = replace(
        asked,
        provinces=tuple(name for name in asked.provinces if ("province", name) not in gone),
        loose=tuple(name for name in asked.loose if ("province", name) not in gone),
        periods=tuple(period for period in asked.periods if ("period", period.key) not in gone),
        bodies=tuple(body for body in asked.bodies if ("body", _spell_body(body)) not in gone),
        doc_types=tuple(name for name in asked.doc_types if ("doc_type", name) not in gone),
        numbers=tuple(number for number in asked.numbers if ("number", number.raw) not in gone),
        dates=tuple(day for day in asked.dates if ("date", day) not in gone),
    )
    return kept, out
