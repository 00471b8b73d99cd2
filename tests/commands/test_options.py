"""Options, words and numbers as people type them at a command: nothing is ignored in silence."""

from __future__ import annotations

import json
import re
from contextlib import closing
from pathlib import Path

import pytest

from indexer.models import Filters
from indexer.store import open_store
from tests.support.command_line import ROOT, lines, run


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("options") / "index"
    run("index", ROOT / "corpus", index=folder)
    return folder


def ids(index: Path, *args: str) -> set[str]:
    return {hit["id"] for hit in lines(run("search", *args, "-n", "100", "--json", index=index))[0]["hits"]}


def test_an_excluded_word_can_stand_first(index: Path) -> None:
    every, without = ids(index, "cải cách"), ids(index, "-điện", "cải", "cách")
    assert without < every
    assert ids(index, "cải cách -điện") == without
    assert ids(index, "-nông", "cải cách") == ids(index, "cải cách -nông")  # -n is an option
    assert ids(index, "-hạn", "cải cách") == ids(index, "cải cách -hạn")  # so is -h


def test_an_excluded_number_leaves_out_what_it_would_find(index: Path) -> None:
    every, citing = ids(index, "báo cáo"), ids(index, "846/QĐ-UBND")
    assert ids(index, "báo cáo -846/QĐ-UBND") == every - citing
    assert every & citing


def test_a_body_without_its_place_and_one_that_is_none(index: Path) -> None:
    assert ids(index, "báo cáo", "--co-quan", "Sở Công Thương") >= ids(
        index, "báo cáo", "--co-quan", "Sở Công Thương tỉnh Quảng Ngãi"
    )
    assert ids(index, "báo cáo", "--co-quan", "Sở Công Thương")
    assert "Trong kho không có" in run("search", "báo cáo", "--co-quan", "foo", index=index).stdout
    assert "Trong kho không có" in run("search", "báo cáo", "--cua", "foo", index=index).stdout
    assert "không phải là số" in run("search", "báo cáo", "--trich-dan", "abc", index=index, check=1).stderr


def test_past_the_last_hit_is_not_nothing_found(index: Path) -> None:
    shown = run("search", "báo cáo", "--offset", "500", index=index).stdout
    assert "Không tìm thấy" not in shown
    assert re.search(r"Có \d+ văn bản", shown)


def test_two_numbers_are_not_one_that_is_ambiguous(index: Path) -> None:
    shown = run("trace", "846/QĐ-UBND", "512/QĐ-UBND", index=index).stdout
    assert "khác nhau[" not in shown
    assert "văn bản khác nhau mang số" not in shown
    assert "văn bản khác nhau mang số" in run("trace", "175/QĐ-SCT", index=index).stdout


@pytest.mark.parametrize("typed", ["８４６/QĐ-UBND", "８４６／ＱＤ－ＵＢＮＤ"])
def test_full_width_forms_are_understood(index: Path, typed: str) -> None:
    assert lines(run("trace", typed, "--json", index=index))[0]["status"] == "found"


def test_a_matrix_says_which_number_nobody_cites_and_who_cites_the_others(index: Path) -> None:
    done = run("matrix", "846/QĐ-UBND", "99999/QĐ-UBND", index=index)
    assert "99999/QĐ-UBND" in done.stderr
    assert "846/QĐ-UBND" not in done.stderr
    assert "Sở Công Thương tỉnh Quảng Ngãi" in done.stdout


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["trace", "846/QĐ-UBND", "--csv", "--json"], ["--csv", "--json"]),
        (["trace", "846/QĐ-UBND", "--csv", "--docx", "a.docx"], ["--csv", "--docx"]),
        (["search", "lũ", "--json", "--xlsx", "a.xlsx"], ["--json", "--xlsx"]),
        (["search", "lũ", "--batch", "a.jsonl"], ["--batch", "QUERY"]),
        (["search", "--batch", "a.jsonl", "--csv"], ["--batch", "--csv"]),
        (["ask", "Ai ký?", "--batch", "a.jsonl"], ["--batch", "QUESTION"]),
        (["decisions", "--csv", "--json"], ["--csv", "--json"]),
        (["matrix", "--csv", "--json"], ["--csv", "--json"]),
        (["matrix", "--csv", "--xlsx", "a.xlsx"], ["--csv", "--xlsx"]),
        (["conflicts", "--csv", "--json"], ["--csv", "--json"]),
        (["repeats", "846/QĐ-UBND", "--csv", "--json"], ["--csv", "--json"]),
        (["check", "-", "--csv", "--json"], ["--csv", "--json"]),
        (["lookup", "-", "--csv", "--json"], ["--csv", "--json"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_options_that_contradict_each_other_are_refused(index: Path, args: list[str], names: list[str]) -> None:
    done = run(*args, index=index, check=2)
    assert done.stdout == ""
    assert all(name in done.stderr for name in names)


def test_a_sheet_of_decisions_is_as_long_as_it_is_told(index: Path) -> None:
    assert len(run("decisions", "--csv", "-n", "2", index=index).stdout.splitlines()) == 3
    assert len(run("decisions", "--csv", index=index).stdout.splitlines()) > 51


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"query": "lũ", "filters": {"province": "Atlantis"}}, "Atlantis"),
        ({"query": "lũ", "filters": {"color": "red"}}, "color"),
        ({"query": " "}, "Chưa có gì để tìm"),
    ],
)
def test_what_is_wrong_in_a_batch_is_said_with_its_line(
    index: Path, tmp_path: Path, row: dict[str, object], told: str
) -> None:
    asked = tmp_path / "batch.jsonl"
    asked.write_text('{"query": "lũ"}\n\n' + json.dumps(row, ensure_ascii=False), encoding="utf-8")
    done = run("search", "--batch", asked, index=index, check=1)
    assert "Dòng 3" in done.stderr
    assert told in done.stderr
    asked.write_text('{"question": "Ai ký?", "without": "xyz"}', encoding="utf-8")
    assert "Dòng 1" in run("ask", "--batch", asked, index=index, check=1).stderr


def test_a_batch_without_lines_is_refused(index: Path, tmp_path: Path) -> None:
    asked = tmp_path / "batch.jsonl"
    asked.write_text("\n", encoding="utf-8")
    assert "không có dòng nào" in run("search", "--batch", asked, index=index, check=1).stderr


def test_an_empty_annex_says_so_with_what_came_near(index: Path, tmp_path: Path) -> None:
    done = run("trace", "846/QĐ-SXD", "--docx", tmp_path / "a.docx", index=index)
    assert "Không tìm thấy gì" in done.stderr
    assert "846/QĐ-UBND" in done.stderr
    found = run("search", "cải cách", "--co-quan", "foo", "--xlsx", tmp_path / "a.xlsx", index=index)
    assert "Không tìm thấy gì" in found.stderr
    assert "“foo”" in found.stderr
    assert "Không tìm thấy gì" not in run("trace", "846/QĐ-UBND", "--docx", tmp_path / "b.docx", index=index).stderr


def test_a_document_by_its_number(index: Path) -> None:
    (shown,) = lines(run("show", "3007/BC-SCT", "--json", index=index))
    assert lines(run("similar", "3007/BC-SCT", "--json", index=index)) == lines(
        run("similar", shown["id"], "--json", index=index)
    )
    assert "Ngày ban hành    18/12/2023" in run("show", "3007/BC-SCT", index=index).stdout
    told = run("show", "846/QĐ-UBND", index=index, check=1).stderr
    assert "mang số “846/QĐ-UBND”" in told
    assert "search" in told


def test_times_and_sizes_are_written_as_people_write_them(index: Path, tmp_path: Path) -> None:
    assert re.search(r"Lập chỉ mục lần cuối: \d\d:\d\d ngày \d\d/\d\d/\d{4}\n", run("status", index=index).stdout)
    assert re.search(r"\(\d+,\d MB\)", run("backup", tmp_path / "a.zip", index=index).stdout)


def test_nothing_is_said_to_be_sent_that_was_not(index: Path) -> None:
    asked = "Quý I/2023 tỉnh Quảng Ngãi thời gian xử lý hồ sơ đấu nối lưới trung áp?"
    shown = run("ask", asked, "--model-url", "http://127.0.0.1:1/v1", index=index).stdout
    assert "Chưa gửi được gì tới" in shown
    assert "Đã gửi" not in shown


def test_filters_alone_find_every_document_that_passes(index: Path) -> None:
    found = lines(run("search", "--tinh", "Quảng Ngãi", "--json", index=index))[0]
    with closing(open_store(index)) as store:
        assert found["total"] == len(list(store.summaries(Filters(province=("Quảng Ngãi",))))) > 0
    assert f"{found['total']} văn bản" in run("search", "--tinh", "Quảng Ngãi", "-n", "1", index=index).stdout
    assert "Chưa có gì để tìm" in run("search", " ", "--tinh", "Quảng Ngãi", index=index, check=None).stderr
