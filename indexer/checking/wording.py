"""What is said of a citation, kind by kind: the code of the sentence, and of the one that says what to write instead.

One table, so that the terminal, the pages, the comments in Word and the JSON all say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.checking.results import Finding, FindingEvidence, Level
from indexer.messages.sentences import SENTENCES
from indexer.messages.spoken import CHECK_FIELD_NAMES as FIELD_NAMES
from indexer.messages.spoken import CHECK_LEVEL_NAMES as LEVEL_NAMES
from indexer.messages.spoken import CHECK_STATUS_NAMES as STATUS_NAMES
from indexer.messages.spoken import say
from indexer.models import Note, NoteValue

__all__ = ["FIELD_NAMES", "LEVEL_NAMES", "STATUS_NAMES"]

UNVERIFIED = "theo lời các văn bản trong kho; chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật"


@dataclass(frozen=True, slots=True)
class _Kind:
    """How grave a remark is, the sentence that says it, the one that says what to write instead ("" for none)."""

    level: Level
    said: str
    fix: str = ""


KINDS = {
    "date": _Kind("error", "check_date", "fix_day"),
    "date_once": _Kind("error", "check_date_once", "fix_day_if"),
    "date_minority": _Kind("warning", "check_date_minority", "fix_day_most"),
    "date_split": _Kind("note", "check_date_split"),
    "date_invalid": _Kind("error", "check_date_invalid", "fix_day"),
    "date_year": _Kind("error", "check_date_year"),
    "date_twice": _Kind("error", "check_date_twice", "fix_one_day"),
    "date_later": _Kind("warning", "check_date_later", "fix_check_day"),
    "issuer": _Kind("error", "check_issuer", "fix_body"),
    "issuer_implied": _Kind("warning", "check_issuer_implied", "fix_state_body"),
    "issuer_symbol": _Kind("warning", "check_issuer_symbol", "fix_check_number"),
    "type": _Kind("warning", "check_type", "fix_type"),
    "subject": _Kind("error", "check_subject", "fix_known"),
    "subject_once": _Kind("warning", "check_subject_once", "fix_known_if"),
    "number": _Kind("error", "check_number", "fix_number"),
    "number_year": _Kind("warning", "check_number_year", "fix_number_year"),
    "replaced": _Kind("error", "check_replaced", "fix_cite_instead"),
    "repealed": _Kind("error", "check_repealed", "fix_leave_out"),
    "expired": _Kind("error", "check_expired", "fix_leave_out"),
    "expired_later": _Kind("note", "check_expired_later"),
    "proposed": _Kind("note", "check_proposed"),
    "replaced_later": _Kind("note", "check_replaced_later"),
    "repealed_later": _Kind("note", "check_repealed_later"),
    "repealed_partly": _Kind("note", "check_repealed_partly", "fix_check_provision"),
    "several": _Kind("warning", "check_several", "fix_state_both"),
    "absent": _Kind("warning", "check_absent", "fix_compare_like"),
    "absent_here": _Kind("warning", "check_absent_here", "fix_check_body_year"),
    "missing_date": _Kind("form", "check_missing_date", "fix_add_day"),
    "missing_issuer": _Kind("form", "check_missing_issuer", "fix_add_body"),
    "missing_subject": _Kind("form", "check_missing_subject", "fix_add_subject"),
    "missing_symbol": _Kind("form", "check_missing_symbol", "fix_write_in_full"),
    "missing_type": _Kind("form", "check_missing_type", "fix_write_type"),
    "missing_so": _Kind("form", "check_missing_so", "fix_write_type"),
    "provision": _Kind("error", "check_provision", "fix_compare"),
    "doubtful": _Kind("error", "check_doubtful", "fix_probably"),
    "spelling": _Kind("form", "check_spelling", "fix_known"),
}


def make_finding(
    kind: str,
    span: tuple[int, int],
    *,
    evidence: tuple[FindingEvidence, ...] = (),
    level: Level | None = None,
    **said: NoteValue,
) -> Finding:
    """Make a finding of a kind: ``said`` fills its sentences; a suggestion for which something is unknown is left
    out.

    >>> make_finding("missing_date", (3, 9), when="ngày 07/11/2017").fix_vi
    'Thêm: ngày 07/11/2017'
    """
    row, values = KINDS[kind], tuple(said.items())
    empty = {name for name, value in said.items() if not value and not name.startswith("hint")}
    fixable = row.fix and not any(f"{{{name}}}" in SENTENCES[row.fix] for name in empty)
    return Finding(
        kind=kind,
        level=level or row.level,
        start=span[0],
        end=span[1],
        said=Note(row.said, values),
        draft=say(said.get("draft", "")) or None,
        known=say(said.get("known", "")) or None,
        fix=Note(row.fix, values) if fixable else None,
        evidence=evidence,
    )
