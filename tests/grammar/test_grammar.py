"""Every row of the grammar earns its place: it finds its examples, and nothing of what it must miss."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indexer.grammar.bodies import BODIES, Body, find_body
from indexer.grammar.connectors import CONNECTORS, Connector
from indexer.grammar.doctypes import DOC_TYPES, DocType
from indexer.grammar.forms import FORMS, Form
from indexer.grammar.provinces import PROVINCES, expand_province, find_province, list_former_provinces
from indexer.parsing.numbers import find_numbers
from indexer.parsing.periods import FORMS as PERIOD_FORMS
from indexer.parsing.periods import PeriodForm, find_title_period, parse_key
from indexer.parsing.treatments import find_connector
from indexer.text.folding import fold, split_codes


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_finds_its_examples_whole_and_no_form_finds_what_is_none(form: Form) -> None:
    for example in form.matches:
        match = re.search(form.pattern, f"theo số {example} ngày")
        assert match is not None, example
        assert match.group() == example
    for wrong in form.misses:
        text = f"là {wrong} và"
        assert find_numbers(text, fold(text)) == [], wrong


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_the_finder_agrees_with_the_forms(form: Form) -> None:
    for example in form.matches:
        text = f"Quyết định số {example} ngày 01/02/2016"
        (number,) = find_numbers(text, fold(text))
        assert text[number.start : number.end] == example
        assert split_codes(number.canonical or "")[-1] == split_codes(example)[-1]


@pytest.mark.parametrize("row", CONNECTORS, ids=lambda row: f"{row.treatment}:{row.examples[0]}")
def test_a_connector_decides_its_examples(row: Connector) -> None:
    for example in row.examples:
        found = find_connector(example.lower(), 0, len(example))
        assert found is not None, example
        assert found.treatment == row.treatment, example


@pytest.mark.parametrize("row", DOC_TYPES, ids=lambda row: row.name)
def test_a_type_is_read_before_its_number(row: DocType) -> None:
    numbers = find_numbers(row.example, fold(row.example))
    assert [number.doc_type for number in numbers] == [row.name]


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row.example)
def test_a_body_is_named_by_its_code(row: Body) -> None:
    assert row.code.upper().rstrip("0123456789") in row.example.upper()
    found = find_body(row.code)
    assert found is not None
    assert (found.name, found.level) == (row.name, row.level)
    text = f"số {row.example} ngày"
    assert len(find_numbers(text, fold(text))) == 1


def test_the_party_centre_is_not_a_province_committee() -> None:
    centre, province = find_body("TƯ"), find_body("TU")
    assert centre is not None
    assert province is not None
    assert (centre.level, province.level) == ("national", "provincial")


@pytest.mark.parametrize("form", PERIOD_FORMS, ids=lambda form: form.name)
def test_a_period_form_reads_its_examples(form: PeriodForm) -> None:
    for words, wanted in form.examples:
        found = find_title_period(f"Kết quả công tác {words}", None)
        assert found is not None, words
        assert found.key == wanted
        assert parse_key(wanted) is not None


def test_63_provinces_became_34() -> None:
    assert len({row.since for row in PROVINCES}) == 34
    assert len({row.name for row in PROVINCES} - {"Thừa Thiên Huế"}) == 63
    assert expand_province("tỉnh Quảng Ngãi") == ("Quảng Ngãi", "Kon Tum")
    assert list_former_provinces("Quảng Ngãi") == ("Gia Lai - Kon Tum", "Nghĩa Bình")
    assert expand_province("Kon Tum") == ("Kon Tum",)


@pytest.mark.parametrize("name", ["TP. Hồ Chí Minh", "tp hcm", "thanh pho ho chi minh", "Bà Rịa – Vũng Tàu", "DAK LAK"])
def test_a_province_is_found_in_any_spelling(name: str) -> None:
    assert find_province(name) is not None


def test_the_tables_agree_with_the_reference(shared: Path) -> None:
    for line in (shared / "reference" / "provinces.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        before, since = (find_province(cell) for cell in line.split("\t"))
        assert before is not None
        assert since is not None
        assert before.since == since.name
    for line in (shared / "reference" / "document-types.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        assert line.split("\t")[1] in {row.name for row in DOC_TYPES}
    for line in (shared / "reference" / "bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        code, _, level = line.split("\t")
        body = find_body(code)
        assert body is not None, code
        assert body.level == level
