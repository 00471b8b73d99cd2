"""What results have to say: every code has its sentence in both languages, every call fills its places."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.checking.wording import KINDS
from indexer.messages.catalogue import is_translated, translate
from indexer.messages.sentences import SENTENCES
from indexer.messages.spoken import NAMES, say, say_period, say_whole
from indexer.models import Day, DayRange, Listed, Name, PeriodName, note
from indexer.searching.operators import UNSUPPORTED as ROWS
from indexer.searching.query import parse_query

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "indexer").rglob("*.py"), *(ROOT / "web").rglob("*.py")])
_PERIODS = {"quarter", "any_quarter", "first_half", "second_half", "nine_months", "month", "years", "year"}
_OF_PERIOD = {"year", "n", "roman", "last", "month"}
_BY_CHOICE = _PERIODS | {"since", "until"}
_OPTIONAL = {("once_in_one", "n"), ("once_in_one", "documents"), ("times_in_one", "documents")}


def places(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "note":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def codes(node: ast.expr) -> list[str]:
    """The codes that the first argument of a call can be, where it is written out."""
    return [one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)]


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_has_english_with_the_same_places(code: str) -> None:
    said = SENTENCES[code]
    assert is_translated(said) or not re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", said))
    told = places(translate(said, "en"))
    assert told <= _OF_PERIOD if code in _PERIODS else told == places(said)


@pytest.mark.parametrize("name", sorted({name for table in NAMES.values() for name in table.values()}))
def test_every_name_has_english(name: str) -> None:
    assert is_translated(name)


def test_every_note_that_is_made_has_a_sentence_and_fills_it() -> None:
    wrong: list[tuple[str, str, str]] = []
    for where, call in calls():
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        for code in codes(call.args[0]):
            if code not in SENTENCES:
                if isinstance(call.args[0], ast.Constant):
                    wrong.append((where, code, ""))
                continue
            wrong += [(where, code, one) for one in places(SENTENCES[code]) - given]
    assert not wrong


CHOSEN = {
    "indexer/searching/hits.py": {"body_without_documents", "body_not_cited"},
    "indexer/searching/operators.py": {row.instead for row in ROWS},
    "indexer/exporting/annex_wording.py": {"extent_cut", "extent_of"},
    "indexer/answering/comparisons.py": {"increased", "decreased", "unchanged"},
    "indexer/answering/number_answers.py": {"once_in_one", "times_in_one", "times_in_several"},
}
"""Where a note is made of a code that was chosen before, and what it can be."""


def test_every_code_that_is_chosen_before_it_is_said_has_a_sentence() -> None:
    chosen = [(where.split(":")[0], call) for where, call in calls() if not codes(call.args[0])]
    assert {file for file, _ in chosen} == CHOSEN.keys()
    for file, call in chosen:
        text = (ROOT / file).read_text(encoding="utf-8")
        given = {keyword.arg for keyword in call.keywords}
        for code in CHOSEN[file]:
            assert f'"{code}"' in text
            assert places(SENTENCES[code]) <= given, (file, code)


def test_every_kind_of_remark_on_a_draft_has_its_sentences() -> None:
    for kind, row in KINDS.items():
        assert {row.said, row.fix} - {""} <= SENTENCES.keys(), kind


def test_every_sentence_is_said_somewhere() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES if path.name != "sentences.py")
    assert [code for code in SENTENCES if f'"{code}"' not in text and code not in _BY_CHOICE] == []


@pytest.mark.parametrize(
    ("told", "vietnamese", "english"),
    [
        ("Sở Công Thương", "Sở Công Thương", "Sở Công Thương"),
        (1203, "1.203", "1,203"),
        (Name("treatment", "basis"), "căn cứ", "legal basis"),
        (Day("2025-04"), "04/2025", "04/2025"),
        (DayRange("2023-01-01.."), "từ 01/01/2023", "from 01/01/2023"),
        (PeriodName("2024H1"), "6 tháng đầu năm 2024", "First half of 2024"),
        (Listed(("a", PeriodName("Q3")), " hoặc "), "a hoặc Quý III", "a or Q3"),
        (note("times_in_several", n=1203, documents=2), "1.203 lần trong 2 văn bản", "1,203 times in 2 documents"),
    ],
)
def test_values_are_said_in_both_languages(told: str, vietnamese: str, english: str) -> None:
    assert (say(told), say(told, "en")) == (vietnamese, english)


@pytest.mark.parametrize(
    "key", ["2023Q1", "2023Q4", "2024H1", "2024H2", "2024-9M", "2025-04", "2016-2020", "2023", "Q2"]
)
def test_every_period_is_said_in_english(key: str) -> None:
    assert say_period(key, "en") != say_period(key)
    assert "{" not in say_period(key, "en") + say_period(key)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tỉnh: Bắc Ninh", "Filtered by province: Bắc Ninh (including Bắc Giang)."),
        (
            "từ: 6/2023 đến: 1/2023",
            "The first day was after the last; they have changed places: 31/01/2023–01/06/2023.",
        ),
        ("từ: 2023", "Filtered by date of issue: from 01/01/2023."),
        ("kỳ: quý", "Filtered by period: Quarter."),
        ('"năm 2023"', "Looking for exactly “năm 2023”."),
        (
            "tỉnh: Xyz",
            "“tỉnh: Xyz” is not understood: nothing is filtered, it is searched as ordinary words."
            " Write: tỉnh: Quảng Ngãi.",
        ),
        ("846/QĐ-UBND", "“846/QĐ-UBND” is taken as a document number."),
    ],
)
def test_notes_in_english_keep_what_was_typed(typed: str, said: str) -> None:
    assert said in [say(one, "en") for one in parse_query(typed).notes]


def test_a_reason_becomes_a_sentence_with_a_capital_and_a_stop() -> None:
    dates = Listed((note("date_times", day=Day("2017-11-07"), n=1203), note("date_once", day=Day("2017-11"))), "; ")
    reason = note("dates_differ", dates=dates)
    assert say_whole(reason) == ("Các văn bản ghi ngày ban hành khác nhau: 07/11/2017 (1.203 lần); 11/2017 (1 lần).")
    assert say_whole(reason, "en") == (
        "The documents give different dates of issue: 07/11/2017 (1,203 times); 11/2017 (once)."
    )
