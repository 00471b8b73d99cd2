"""Who holds an office: the signature block, or a name that stands with the office in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.answering.candidates import Candidate
from indexer.answering.number_answers import quote_value
from indexer.answering.papers import PaperReading
from indexer.answering.scope import Scope
from indexer.answering.span_answers import find_span_candidates
from indexer.answering.terms import fill_bag
from indexer.text.folding import make_key

_DEFINED = 0.7  # of the question in the words before "là"
_ACTING = re.compile(r"(?:kt|tl|tuq|q|k/t)\.?\s|pho |quyen ")


def find_role_holders(scope: Scope, role: str) -> list[Candidate]:
    """Return who holds a role, each with the sentence that says so; a deputy who signs for the director is not the
    director.

    >>> find_role_holders(scope, "giam doc")[0].answer().text  # doctest: +SKIP
    'Dương Ngọc Chiên'
    """
    if not re.search(r"giam doc|chu tich|truong phong|chanh van phong|bi thu", role):
        return find_span_candidates(scope, "person")
    found = [candidate for reading in scope.readings for candidate in _find_holders_in_document(scope, reading, role)]
    return found or [
        candidate for reading in scope.readings for candidate in _find_defined_holders(scope, reading, role)
    ]


def _find_defined_holders(scope: Scope, reading: PaperReading, role: str) -> Iterator[Candidate]:
    """Find offices that go with another: "Phó Chủ tịch hội đồng là Giám đốc Sở Nội vụ"."""
    pattern = re.compile(rf"(?<!\w)(?<!pho )({role}[^.;:\n]{{0,60}}?) la (?P<who>[^.;:\n(]{{6,90}}?)(?=[.;:\n(]|$)")
    for index, passage in enumerate(reading.passages):
        for match in pattern.finditer(reading.folded, passage.start, passage.end):
            covered = scope.focus.measure_coverage([(fill_bag(reading.text[slice(*match.span(1))]), 1.0)])
            if covered >= _DEFINED and scope.weigh_standing(reading, index):
                yield Candidate(
                    reading.summary, reading.text, *match.span("who"), (passage.start, passage.end), score=covered
                )


def _find_holders_in_document(scope: Scope, reading: PaperReading, role: str) -> Iterator[Candidate]:
    if scope.asked.periods and reading.standing < 0.5:
        return
    meta = reading.document.metadata
    title = make_key(meta.signer_title.text) if meta.signer_title else ""
    if title == role or (not _ACTING.search(title) and title.endswith(role) and not role.startswith("pho")):
        candidate = quote_value(reading.document, meta.signer, 1.0)
        if candidate is not None:
            yield candidate
    name = r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:[ \t]+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4}"
    words = {"giam doc": "[Gg]iám đốc", "chu tich": "[Cc]hủ tịch", "chanh van phong": "Chánh Văn phòng"}
    spoken = words.get(role)
    if spoken is None:
        return
    for index, passage in enumerate(reading.passages):
        for match in re.compile(rf"(?<!Phó )(?<!phó )(?<!Phó)(?:{spoken})(?: Sở)?[ \t]+(?P<name>{name})").finditer(
            reading.text, passage.start, passage.end
        ):
            if make_key(match["name"]).split()[0] not in ("cong", "noi", "tai", "khoa", "xay", "tu", "so", "trung"):
                yield Candidate(
                    reading.summary, reading.text, *match.span("name"), (passage.start, passage.end),
                    score=0.9 * scope.weigh_standing(reading, index),
                )  # fmt: skip
