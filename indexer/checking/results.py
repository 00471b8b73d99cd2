"""What checking a draft, or looking up a list, finds: frozen, in the order of the text, ready to be shown or exported.

Offsets are code points into the draft's text; those of an ``FindingEvidence`` into the text of its own document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Literal

from indexer.messages.spoken import say
from indexer.models import Citation, Decision, Document, DocumentSummary, Note

Status = Literal["differs", "ended", "several", "absent", "incomplete", "agrees"]
"""Of a citation: the collection says otherwise; replaced or repealed; several decisions fit; none does; something is
missing or ill-formed; all that it says is confirmed. The first that is true, in this order."""
STATUSES: tuple[Status, ...] = ("differs", "ended", "several", "absent", "incomplete", "agrees")

Level = Literal["error", "warning", "form", "note"]
"""error: to be corrected; warning: a person must look; form: Nghị định 30/2020/NĐ-CP; note: good to know."""
LEVELS: tuple[Level, ...] = ("error", "warning", "form", "note")

_ONCE = frozenset(
    {
        "absent",
        "absent_here",
        "several",
        "replaced",
        "repealed",
        "replaced_later",
        "repealed_later",
        "repealed_partly",
        "expired",
        "expired_later",
        "proposed",
    }
    | {"date_split"}
)

Field = Literal["date", "issuer", "subject"]


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """A verbatim quote of the collection; ``own`` is True when it is the cited document's own text."""

    document: DocumentSummary
    quote: str
    start: int
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One remark on draft[start:end]: ``said`` and what to write instead, ``fix``, None when only a person can tell.

    ``draft`` is what the draft says, ``known`` what the collection (or the rule) says, None where there is nothing
    to say.
    """

    kind: str
    level: Level
    start: int
    end: int
    said: Note
    draft: str | None = None
    known: str | None = None
    fix: Note | None = None
    evidence: tuple[FindingEvidence, ...] = ()

    @property
    def vi(self) -> str:
        """The remark in Vietnamese."""
        return say(self.said)

    @property
    def en(self) -> str:
        """The remark in English."""
        return say(self.said, "en")

    @property
    def fix_vi(self) -> str:
        """What to write instead, in Vietnamese; "" where there is nothing."""
        return say(self.fix) if self.fix else ""

    @property
    def fix_en(self) -> str:
        """What to write instead, in English; "" where there is nothing."""
        return say(self.fix, "en") if self.fix else ""


@dataclass(frozen=True, slots=True)
class CandidateDecision:
    """A decision of the collection that a citation means or may mean; ``name`` is how it is cited in full."""

    name: str
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A citation of the draft with what was found about it.

    ``line`` and ``column`` count from 1; ``quote`` is the passage that it stands in, from ``quote_start``,
    or as much of it as 2,000 characters;
    ``heading`` its heading path, outermost first; ``first`` tells the first mention in the running text.
    ``agreed`` are the fields that the collection confirms, ``evidence`` the quotes that do so.
    """

    citation: Citation
    number: str
    line: int
    column: int
    heading: tuple[str, ...]
    quote: str
    quote_start: int
    first: bool
    status: Status
    findings: tuple[Finding, ...]
    agreed: tuple[Field, ...]
    candidates: tuple[CandidateDecision, ...]
    evidence: tuple[FindingEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreadPlace:
    """What looks like a citation and could not be read: its line (from 1), its span in the draft, its words."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A draft checked: its document (metadata and text), every citation in order, how many documents were asked.

    ``unread`` is what looks like a citation and could not be read.
    """

    document: Document
    citations: tuple[Checked, ...]
    searched: int
    unread: tuple[UnreadPlace, ...] = ()

    def list_fresh(self) -> tuple[tuple[Checked, tuple[Finding, ...]], ...]:
        """Return each citation about which there is something to say, with its findings.

        What holds of the document itself (replaced, not in the collection) is said at its first mention alone; a
        citation of which nothing else is to be said is left out.
        """
        said: set[tuple[str, str]] = set()
        told = []
        for one in self.citations:
            new = [f for f in one.findings if f.kind not in _ONCE or (f.kind, f.vi) not in said]
            said |= {(f.kind, f.vi) for f in one.findings}
            if new:
                told.append((one, tuple(new)))
        return tuple(told)

    @property
    def statuses(self) -> Mapping[Status, int]:
        """How many citations have each status, all six, the gravest first."""
        counted = Counter(one.status for one in self.citations)
        return {status: counted[status] for status in STATUSES}

    @property
    def levels(self) -> Mapping[Level, int]:
        """How many findings have each level."""
        counted = Counter(finding.level for one in self.citations for finding in one.findings)
        return {level: counted[level] for level in LEVELS}


@dataclass(frozen=True, slots=True)
class Looked:
    """A line of a list, looked up: what was typed, what was understood, and where it is mentioned.

    ``number`` is "" when no number could be read. ``first`` and ``last`` are the earliest and latest documents that
    mention it, None when none does.
    """

    line: int
    typed: str
    number: str
    status: Status | Literal["unreadable"]
    findings: tuple[Finding, ...] = ()
    _: KW_ONLY
    candidates: tuple[CandidateDecision, ...] = ()
    mentions: int = 0
    documents: int = 0
    first: DocumentSummary | None = None
    last: DocumentSummary | None = None
