"""Checking a draft: its citations against the collection and against the citing rule of Nghị định 30/2020/NĐ-CP.

draft ──drafting──▶ items ──knowing, matching──▶ decisions ──judging, ending, forms──▶ Check
list  ──listing───▶ lines ──the same───────────────────────────────────────────────▶ Looked
Check ──annotating──▶ the draft's DOCX with comments;  ──exporting──▶ JSON
"""

from indexer.checking.drafts import check
from indexer.checking.lists import ListEntry, is_list, look_up, read_entries, read_list
from indexer.checking.results import CandidateDecision, Check, Checked, Finding, FindingEvidence, Looked

__all__ = [
    "CandidateDecision",
    "Check",
    "Checked",
    "Finding",
    "FindingEvidence",
    "ListEntry",
    "Looked",
    "check",
    "is_list",
    "look_up",
    "read_entries",
    "read_list",
]
