"""What the command line tells of citations and documents, in tables and files, and what is set by hand there."""

from __future__ import annotations

import csv
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, cells_of, lines, run

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_what_can_be_asked_of_the_citations(index: Path) -> None:
    (first, *_) = lines(run("decisions", "--json", "-n", "3", index=index))
    assert (first["canonical"], first["counts"]["documents"]) == ("846/QĐ-UBND", 10)
    (matrix,) = lines(run("matrix", "846/QĐ-UBND", "--json", index=index))
    assert {"2023Q1", "2023Q2", "2023Q3", "2023Q4"} <= set(matrix["periods"])
    assert {row["canonical"] for row in lines(run("conflicts", "--json", index=index))} >= {"846/QĐ-UBND"}
    (repeat, *_) = lines(run("repeats", "846/QĐ-UBND", "--json", index=index))
    assert repeat["kind"] == "conflict"
    (trace,) = lines(run("trace", "846/QĐ-UBND", "--json", index=index))
    (decision,) = trace["decisions"]
    assert {found["mention"]["number"] for found in decision["stale_basis"]} == {"2391/BC-SCT"}
    assert (decision["timeline"]["first"], decision["timeline"]["last"]) == ("2022-12-27", "2025-11-24")


def test_of_a_disagreement_each_side_is_quoted_and_not_every_mention(index: Path) -> None:
    told = run("conflicts", index=index).stdout.split("Quyết định 846/QĐ-UBND · ", 1)[1].split("\n\n", 1)[0]
    (trace,) = lines(run("trace", "846/QĐ-UBND", "--json", index=index))
    mentions = trace["decisions"][0]["counts"]["mentions"]
    assert re.findall(r"^  (\d\d/\d\d/\d{4}): \d+ lần$", told, re.MULTILINE)[:2] == ["07/11/2017", "17/11/2017"]
    assert 2 <= told.count("“") < mentions / 2


@pytest.mark.parametrize(
    ("args", "first"),
    [
        (["search", "cải cách"], "Văn bản"),
        (["trace", "846/QĐ-UBND"], "Số, ký hiệu"),
        (["decisions"], "Số, ký hiệu"),
        (["matrix"], "Số, ký hiệu"),
        (["conflicts"], "Lý do"),
        (["repeats", "846/QĐ-UBND"], "Loại"),
    ],
)
def test_a_workbook_has_what_the_csv_has(index: Path, tmp_path: Path, args: list[str], first: str) -> None:
    path = tmp_path / "kết quả.xlsx"
    done = run(*args, "--xlsx", path, index=index)
    assert (done.stdout, str(path) in done.stderr) == ("", True)
    csv_rows = list(csv.reader(io.StringIO(run(*args, "--csv", index=index).stdout.removeprefix("\ufeff"))))
    rows = cells_of(path)
    assert rows == csv_rows
    assert rows[0][0] == first


def test_similar_documents(index: Path) -> None:
    (found,) = lines(run("search", "846/QĐ-UBND", "--json", index=index))
    one = found["hits"][0]["id"]
    alike = lines(run("similar", one, "-n", "3", "--json", index=index))
    assert len(alike) == 3
    assert one not in [other["id"] for other in alike]
    assert "846/QĐ-UBND" in alike[0]["shared"]
    assert "Cùng viện dẫn: " in run("similar", one, index=index).stdout


def test_other_orders_dates_and_alternatives(index: Path) -> None:
    (found,) = lines(run("search", "cải cách OR điện từ: 2020", "--sort", "date", "--json", index=index))
    dates = [hit["date"] for hit in found["hits"]]
    assert dates == sorted(dates, reverse=True)
    assert found["sort"] == "date"
    (same,) = lines(run("search", "cải cách OR điện", "--ngay", "2020..", "--json", index=index))
    assert same["total"] == found["total"]
    assert "không phải là" in run("search", "điện", "--ngay", "31/2/2023", index=index, check=1).stderr


@pytest.mark.parametrize(
    "args",
    [
        ["trace", "846/QĐ-UBND"],
        ["decisions"],
        ["matrix"],
        ["conflicts"],
        ["repeats", "846/QĐ-UBND"],
        ["search", "hồ sơ"],
    ],
    ids=lambda args: args[0],
)
def test_csv_is_for_a_spreadsheet(index: Path, args: list[str]) -> None:
    shown = run(*args, "--csv", index=index).stdout
    assert shown.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(shown.removeprefix("\ufeff"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_correct_from_the_command_line(tmp_path: Path) -> None:
    run("index", ROOT / "corpus" / "binh-duong", index=tmp_path / "index")
    (found,) = lines(run("search", "giai đoạn 2021-2025", "--loai", "Kế hoạch", "--json", index=tmp_path / "index"))
    known = found["hits"][0]["id"]
    shown = run("correct", known, "date", "5/1/2021", index=tmp_path / "index").stdout
    assert re.search(r"Ngày ban hành\s+05/01/2021\s+\(người dùng sửa\)", shown)
    assert "chưa rõ" in run("correct", known, "date", "--clear", index=tmp_path / "index").stdout
    for typed, told in (
        (("date", "31/2/2020"), "31/2/2020"),
        (("date", "--clear"), "Ở đây chưa sửa gì"),
        (("date", "5/1/2021", "--clear"), "Chỉ chọn một"),
        (("signer", ""), "--unknown"),
        (("--mention", "1", "issuer", "foo"), "“foo” không phải tên cơ quan"),
        (("--mention", "1", "--clear"), "Ở đây chưa sửa gì"),
    ):
        assert told in run("correct", known, *typed, index=tmp_path / "index", check=1).stderr


def test_a_file_that_cannot_be_written_is_told_without_a_number_of_the_system(index: Path, tmp_path: Path) -> None:
    done = run("trace", "846/QĐ-UBND", "--xlsx", tmp_path / "none" / "a.xlsx", index=index, check=1)
    assert "không có tệp hoặc thư mục này" in done.stderr
    assert "Errno" not in done.stderr


def test_dismiss_from_the_command_line(tmp_path: Path) -> None:
    place, said = tmp_path / "index", "Theo Nghị định số 88/2024/NĐ-CP ngày {day} của Chính phủ."
    for name, day in (("a.txt", "15/7/2024"), ("b.txt", "15/7/2023")):
        (tmp_path / name).write_text(said.format(day=day), encoding="utf-8")
    run("index", tmp_path / "a.txt", tmp_path / "b.txt", index=place)
    assert "--ly-do" in run("dismiss", "--help").stdout
    for typed, told in (
        ((), "Chưa nêu lý do"),
        (("--undo",), "đã được bỏ qua"),
        (("--undo", "--reason", "sai"), "Chỉ chọn một"),
        (("--reason", "sai", "--kind", "khác"), "dates_differ"),
        (("--reason", "sai", "--year", "2020"), "để bỏ qua"),
    ):
        assert told in run("dismiss", "88/2024/NĐ-CP", *typed, index=place, check=1).stderr
    assert "Đã xem xét: lỗi gõ" in run("dismiss", "88/2024/NĐ-CP", "--reason", "lỗi gõ", index=place).stdout
    assert "lỗi gõ" in run("trace", "88/2024/NĐ-CP", index=place).stdout
    assert lines(run("conflicts", "--json", index=place)) == []
    (left,) = lines(run("conflicts", "--dismissed", "--json", index=place))
    assert (left["status"], left["dismissed"][0]["kind"]) == ("resolved", "dates_differ")
    run("dismiss", "88/2024/NĐ-CP", "--undo", index=place)
    assert len(lines(run("conflicts", "--json", index=place))) == 1
