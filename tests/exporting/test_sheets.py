"""Workbooks: what is written is read again as it is meant, and nothing in it runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from indexer.errors import BadInput
from indexer.exporting import tables
from indexer.exporting.sheets import write_xlsx


def read(path: Path) -> list[tuple[object, ...]]:
    book = load_workbook(path)
    try:
        return [tuple(cell.value for cell in row) for row in book["Tra cứu"].iter_rows()]
    finally:
        book.close()


def test_a_workbook_holds_texts_and_numbers(tmp_path: Path) -> None:
    path = tmp_path / "kết quả.xlsx"
    write_xlsx(path, [("Số, ký hiệu", "Lần viện dẫn"), ("846/QĐ-UBND", 13), (None, 0)])
    assert read(path)[:2] == [("Số, ký hiệu", "Lần viện dẫn"), ("846/QĐ-UBND", 13)]
    assert read(path)[2][1] == 0


@pytest.mark.parametrize("text", ["=1+1", "+84", "-cmd", "@SUM(A1)", '=HYPERLINK("http://a")'])
def test_no_cell_of_a_workbook_runs(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "a.xlsx", [("Đoạn",), (text,)])
    cell = load_workbook(tmp_path / "a.xlsx")["Tra cứu"]["A2"]
    assert (cell.data_type, cell.value) == ("s", f"'{text}")


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_any_text_fits_into_a_cell(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "a.xlsx", [("Đoạn",), (text.encode("utf-8", "replace").decode(),), ("x" * 40_000,)])
    rows = read(tmp_path / "a.xlsx")
    assert not str(rows[1][0] or "").startswith(("=", "+", "-", "@"))
    assert len(str(rows[2][0])) == 32_767


def test_a_workbook_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.xlsx"):
        write_xlsx(tmp_path / "khong-co" / "a.xlsx", [("Đoạn",)])


def test_a_table_without_lines_still_has_its_headings(tmp_path: Path) -> None:
    for number, rows in enumerate(
        (tables.tabulate_conflicts([]), tables.tabulate_decisions([]), tables.tabulate_repeats([]))
    ):
        write_xlsx(tmp_path / f"{number}.xlsx", rows)
        (heads,) = read(tmp_path / f"{number}.xlsx")
        assert all(heads)


@pytest.mark.parametrize("text", ["\t=1+1", "\r@SUM(A1)", "＝1+1", "＠SUM(A1)", " -1"])
def test_what_hides_a_formula_is_made_harmless_too(tmp_path: Path, text: str) -> None:
    write_xlsx(tmp_path / "a.xlsx", [("Đoạn",), (text,)])
    assert str(read(tmp_path / "a.xlsx")[1][0]).startswith("'")
