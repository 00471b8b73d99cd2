"""What a document says of itself, with where each value came from, and the list of what it cites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field, replace

from flask_babel import gettext as _

from indexer.messages.spoken import TREATMENT_NAMES, say_date
from indexer.models import Citation, Document, DocumentSummary, Metadata
from indexer.text.folding import split_codes
from web import addresses
from web.collection.other_mentions import KnownElsewhere, spell_citation
from web.parts import presentation
from web.parts.languages import say_value
from web.parts.layout import split_post
from web.parts.markdown import strip_marks
from web.parts.presentation import read_value


@dataclass(frozen=True, slots=True)
class Fact:
    """A metadata value as it is shown; without value it is unknown. ``quoted``: it is in the document's own words."""

    name: str
    value: str | None
    origin: str | None
    quoted: bool = False


@dataclass(slots=True)
class CitedNumber:
    """A document that is cited, with each of its mentions; ``known`` is what the whole collection says of it."""

    name: str
    address: str
    body: str
    known: KnownElsewhere | None
    dates: list[str] = field(default_factory=list)
    _: KW_ONLY
    uses: list[str] = field(default_factory=list)
    mentions: list[Citation] = field(default_factory=list)


def summarise(document: Document) -> DocumentSummary:
    """Return a document as lists show it."""
    known = document.metadata
    return DocumentSummary(
        id=document.id,
        path=document.source.path,
        number=known.canonical,
        title=read_value(known.title),
        doc_type=read_value(known.doc_type),
        issuer=read_value(known.issuer),
        province=known.region,
        date=read_value(known.date),
        period=known.period.key if known.period else None,
        mentions=len(document.citations),
    )


def list_facts(document: Document) -> list[Fact]:
    """Return the metadata in the order of an office register; what is unknown stands there, too."""
    known = document.metadata
    listed = [
        Fact(_("Số, ký hiệu"), known.canonical, _find_origin(known, "number")),
        _make_fact(known, "doc_type", _("Loại văn bản")),
        _make_title(known),
        _make_fact(known, "issuer", _("Cơ quan ban hành")),
        Fact(
            _("Tỉnh, thành phố"),
            presentation.say_place(known.region) or None,
            _find_origin(known, "province"),
        ),
        Fact(_("Ngày ban hành"), say_date(read_value(known.date)) or None, _find_origin(known, "date")),
        _make_period(known),
        _make_fact(known, "place", _("Nơi ban hành")),
        _make_fact(known, "signer", _("Người ký")),
        _make_post(known),
    ]
    if known.recipients:
        listed.append(Fact(_("Nơi nhận"), "; ".join(known.recipients), None, quoted=True))
    return listed


def _make_title(known: Metadata) -> Fact:
    """Return the subject; of one that was read from the title it is said that it comes from the title."""
    read = known.title is not None and known.title.origin == "title"
    return replace(
        _make_fact(known, "title", _("Trích yếu")),
        origin=_("từ phần tên văn bản") if read else _find_origin(known, "title"),
    )


def _make_post(known: Metadata) -> Fact:
    """Return the post; "KT. CHỦ TỊCH" and "PHÓ CHỦ TỊCH" stand on lines of their own, as on paper."""
    fact = _make_fact(known, "signer_title", _("Chức vụ"))
    return replace(fact, value=split_post(strip_marks(fact.value))) if fact.value else fact


def _make_period(known: Metadata) -> Fact:
    period = known.period
    if period is None:
        return Fact(_("Kỳ báo cáo"), None, None)
    return Fact(_("Kỳ báo cáo"), presentation.show_period(period.key), presentation.say_origin(period.origin))


def _make_fact(known: Metadata, name: str, called: str) -> Fact:
    return Fact(called, read_value(getattr(known, name)), _find_origin(known, name), quoted=True)


def _find_origin(known: Metadata, name: str) -> str | None:
    value = getattr(known, name)
    return presentation.say_origin(value.origin) if value else None


def list_cited(citations: Iterable[Citation], known: Mapping[int, KnownElsewhere]) -> list[CitedNumber]:
    """Return what a document cites, most mentioned first, then in the order of the text; ``known`` by where a
    citation begins.

    Mentions of one decision are one line, as the whole collection tells decisions apart.
    """
    found: dict[object, CitedNumber] = {}
    for citation in citations:
        name, decision = spell_citation(citation), known.get(citation.start)
        body = presentation.name_body(citation.issuer, citation.scope)
        one = found.setdefault(
            decision.places if decision else (split_codes(name), citation.issuer, citation.scope),
            CitedNumber(name, addresses.cited(citation), body, decision),
        )
        one.body = one.body or body
        one.mentions.append(citation)
        _add(one.dates, say_date(citation.date))
        _add(one.uses, say_value(TREATMENT_NAMES[citation.used]))
    return sorted(found.values(), key=lambda one: -len(one.mentions))


def _add(known: list[str], value: str) -> None:
    if value and value not in known:
        known.append(value)
