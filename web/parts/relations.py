"""What documents state about a decision, each statement once, with everything that proves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flask_babel import gettext as _

from indexer.models import Decision, StatedRelation
from indexer.text.folding import make_key, split_codes
from web import addresses
from web.parts import presentation


@dataclass(frozen=True, slots=True)
class End:
    """One side of a relation; without address it is the decision itself, or a document without a number."""

    name: str
    address: str | None
    numbered: bool = True


@dataclass(slots=True)
class Statement:
    """``source`` does this to ``target``, as each of ``evidence`` says; ``kind`` as in ``Relation.named``."""

    source: End
    kind: str
    target: End
    evidence: list[StatedRelation] = field(default_factory=list)


def list_statements(decision: Decision, relations: Iterable[StatedRelation]) -> tuple[Statement, ...]:
    """Group the relations around a decision into statements, those that several documents state first."""
    found: dict[tuple[object, ...], Statement] = {}
    for stated in relations:
        relation = stated.relation
        source = _make_source_end(stated, decision)
        target = _make_number_end(relation.target, decision)
        same = (
            split_codes(source.name) if source.numbered else make_key(source.name),
            relation.named,
            split_codes(target.name),
        )
        found.setdefault(same, Statement(source, relation.named, target)).evidence.append(stated)
    return tuple(sorted(found.values(), key=_weigh_statement))


def _weigh_statement(one: Statement) -> tuple[int, bool]:
    return -len(one.evidence), not one.source.numbered


def _make_source_end(stated: StatedRelation, decision: Decision) -> End:
    relation, document = stated.relation, stated.document
    if relation.source is None:
        told = relation.source_text or _("văn bản không nêu số")
        return End(f"{told} ({_('chưa rõ')})" if relation.unclear else told, None, numbered=False)
    if relation.source != "this":
        return _make_number_end(relation.source, decision)
    if document.number:
        return _make_number_end(document.number, decision)
    return End(presentation.find_headings(document)[0], addresses.document(document.id), numbered=False)


def _make_number_end(number: str, decision: Decision) -> End:
    itself = split_codes(number) == split_codes(decision.canonical)
    return End(number, None if itself else addresses.number(number))
