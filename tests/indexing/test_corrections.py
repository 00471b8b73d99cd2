"""Corrections by hand: which values make sense, of which field and which mention, and what stays of those before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.errors import BadInput
from indexer.indexing import index
from indexer.indexing.corrections import check_mention, check_value, correct, correct_mention
from indexer.indexing.outcomes import Outcome, list_rejected
from indexer.models import Rejected
from indexer.store.embedded_store import EmbeddedStore
from indexer.text.typed_lines import LONGEST_LINE


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("date", "16/3/2023", "2023-03-16"),
        ("date", "", ""),
        ("date", None, None),
        ("signer", "  Trần  Văn A ", "Trần Văn A"),
        ("title", "x" * LONGEST_LINE, "x" * LONGEST_LINE),
    ],
)
def test_a_value_is_kept_in_its_form(field: str, value: str | None, kept: str | None) -> None:
    assert check_value(field, value) == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [("date", "31/02/2023"), ("sha256", "x"), ("sha256", None), ("title", "x" * (LONGEST_LINE + 1))],
)
def test_a_value_that_makes_no_sense_is_refused(field: str, value: str | None) -> None:
    with pytest.raises(BadInput):
        check_value(field, value)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("scope", "trung uong", "national"),
        ("scope", "National", "national"),
        ("scope", "quang ngai", "Quảng Ngãi"),
        ("scope", "", None),
        ("date", "", None),
        ("issuer", "", None),
        ("issuer", "Đoàn X", "Đoàn X"),  # two words may be a body that nobody knows
        ("issuer", "UBND", "UBND"),
        ("canonical", "846/QĐ-UBND", "846/QĐ-UBND"),
    ],
)
def test_a_value_of_a_mention_is_kept_in_its_form(field: str, value: str, kept: str | None) -> None:
    assert check_mention(field, value) == kept


@pytest.mark.parametrize(("field", "value"), [("canonical", ""), ("issuer", "xyz"), ("scope", "xyz"), ("date", "xyz")])
def test_a_value_of_a_mention_that_makes_no_sense_is_refused(field: str, value: str) -> None:
    with pytest.raises(BadInput):
        check_mention(field, value)


@pytest.fixture
def paper(store: EmbeddedStore, tmp_path: Path) -> str:
    """A paper with two citations."""
    file = tmp_path / "a.txt"
    file.write_text("Căn cứ Quyết định số 846/QĐ-UBND và Kế hoạch số 12/KH-UBND của UBND tỉnh.", encoding="utf-8")
    index(store, [file])
    (summary,) = store.summaries()
    assert summary.mentions == 2
    return summary.id


@pytest.mark.parametrize(
    ("at", "values"), [(-1, {"date": ""}), (2, {"date": ""}), (0, {"sha256": "x"}), (0, {"date": "", "x": ""})]
)
def test_what_is_no_mention_or_no_field_of_one_is_refused(
    store: EmbeddedStore, paper: str, at: int, values: dict[str, str]
) -> None:
    with pytest.raises(BadInput):
        correct_mention(store, paper, at, values)
    assert store.corrections(paper) == {}


@pytest.mark.parametrize("at", [0, 1])
def test_corrections_of_a_mention_add_up_until_they_are_cleared(store: EmbeddedStore, paper: str, at: int) -> None:
    with pytest.raises(BadInput):
        correct_mention(store, paper, at, None)  # nothing to clear
    correct_mention(store, paper, at, {"date": "16/3/2023", "scope": "Trung ương"})
    read = correct_mention(store, paper, at, {"scope": "", "issuer": "Bộ Tài chính"}).citations
    assert [(one.date, one.issuer == "Bộ Tài chính") for one in read] == [
        ("2023-03-16", True) if place == at else (None, False) for place in range(2)
    ]
    (kept,) = store.corrections(paper).values()
    assert json.loads(kept) == {"date": "2023-03-16", "scope": None, "issuer": "Bộ Tài chính"}
    assert correct_mention(store, paper, at, None).citations[at].date is None
    assert store.corrections(paper) == {}


def test_a_field_is_corrected_beside_others_and_cleared_alone(store: EmbeddedStore, paper: str) -> None:
    with pytest.raises(BadInput):
        correct(store, paper, "signer", None)
    correct(store, paper, "signer", "Trần Văn A")
    correct(store, paper, "date", "")
    assert store.corrections(paper) == {"signer": "Trần Văn A", "date": ""}
    assert correct(store, paper, "date", None).metadata.signer is not None
    assert store.corrections(paper) == {"signer": "Trần Văn A"}


def test_of_a_file_that_was_tried_again_the_last_word_is_told() -> None:
    first, other, again = (Rejected(path, said, said) for path, said in (("a", "1"), ("b", "1"), ("a", "2")))
    before = [Outcome(rejected=(first,)), Outcome(rejected=(other,))]
    assert list_rejected(before) == [first, other]
    assert list_rejected([*before, Outcome(rejected=(again,), over=(first,))]) == [other, again]
    assert list_rejected([*before, Outcome(over=(first,))]) == [other]
