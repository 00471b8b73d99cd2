"""Every command as a person runs it: a real process over the sample documents, JSON and plain, right and wrong."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.command_line import COMMANDS, ROOT, lines, run

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_trace_of_the_samples(index: Path) -> None:
    (found,) = lines(run("trace", "846/QĐ-UBND", "--json", index=index))
    assert found["status"] == "found"
    (decision,) = found["decisions"]
    assert (decision["issuer"], decision["year"], decision["status"]) == ("UBND tỉnh Quảng Ngãi", 2017, "conflict")
    assert decision["counts"] == {"mentions": 13, "passages": 13, "documents": 10}
    assert decision["dates"] == [{"date": "2017-11-07", "mentions": 8}, {"date": "2017-11-17", "mentions": 1}]
    assert decision["document"] is None
    assert {r["other"] for r in decision["relations"] if r["kind"] == "replaces"} == {"512/QĐ-UBND"}
    assert all(m["text"] in m["quote"] for m in decision["mentions"])
    assert {"2023Q1", "2023Q2", "2023Q3", "2023Q4"} <= {m["period"] for m in decision["mentions"]}


@pytest.mark.parametrize(
    "typed", ["846 qd ubnd", "QĐ 846", "qd-ubnd 846/2017", "846-QĐ/UBND", "quyết định số 846/QÐ-UBND"]
)
def test_any_spelling_traces_the_same(index: Path, typed: str) -> None:
    (found,) = lines(run("trace", typed, "--json", index=index))
    assert [d["counts"]["mentions"] for d in found["decisions"] if d["canonical"] == "846/QĐ-UBND"] == [13]


def test_what_stays_open_is_marked_in_the_terminal(index: Path) -> None:
    extracted = run("extract", ROOT / "corpus/bac-giang/2025-05-bao-cao-cchc.txt", index=index).stdout
    traced = run("trace", "Đề án 06", index=index).stdout
    assert [line.split("(")[0].strip() for line in extracted.splitlines() if "chưa rõ văn bản nào" in line] == [
        "Đề án 06"
    ]
    assert "chưa rõ văn bản nào" in traced
    assert "chưa rõ văn bản nào" not in run("trace", "846/QĐ-UBND", index=index).stdout


def test_one_number_of_two_bodies(index: Path) -> None:
    (found,) = lines(run("trace", "175/QĐ-SCT", "--json", index=index))
    assert found["status"] == "ambiguous"
    assert {d["scope"] for d in found["decisions"]} == {"Quảng Ngãi", "Đồng Nai"}
    (one,) = lines(run("trace", "175/QĐ-SCT", "--tinh", "dong nai", "--json", index=index))
    assert [d["issuer"] for d in one["decisions"]] == ["Sở Công Thương tỉnh Đồng Nai"]


def test_an_unknown_number_is_absent_with_what_came_near(index: Path) -> None:
    (found,) = lines(run("trace", "846/QĐ-SXD", "--json", index=index))
    assert (found["status"], found["decisions"]) == ("absent", [])
    assert "846/QĐ-UBND" in {near["canonical"] for near in found["nearest"]}
    assert "Không có văn bản nào" in run("trace", "9999/QĐ-SXD", index=index).stdout


def test_search_finds_with_and_without_diacritics(index: Path) -> None:
    (marked,) = lines(run("search", "tiếp cận điện năng", "--json", index=index))
    (plain,) = lines(run("search", "tiep", "can", "dien", "nang", "--json", index=index))
    assert marked["total"] > 0
    assert {h["id"] for h in marked["hits"]} & {h["id"] for h in plain["hits"]}
    hit = marked["hits"][0]
    text = lines(run("show", hit["id"], "--json", index=index))[0]["text"]
    for passage in hit["passages"]:
        assert text[passage["start"] : passage["end"]] == passage["text"]
        assert all(passage["start"] <= left < right <= passage["end"] for left, right in passage["marks"])
    assert {"province", "year", "quarter", "doc_type", "issuer"} <= marked["facets"].keys()


def test_filters_narrow_and_facets_say_how_far(index: Path) -> None:
    (every,) = lines(run("search", "cải cách hành chính", "--json", index=index))
    for facet in every["facets"]["province"][:3]:
        (narrowed,) = lines(run("search", "cải cách hành chính", "--province", facet["value"], "--json", index=index))
        assert narrowed["total"] >= facet["count"]
        assert narrowed["hits"]
    (none,) = lines(run("search", "cải cách", "--nam", "1999", "--json", index=index))
    assert (none["total"], none["hits"]) == (0, [])


FIRST_QUARTER = ("Q1", "-01", "-02", "-03")


def test_batches_answer_line_by_line(index: Path, tmp_path: Path) -> None:
    asked = tmp_path / "batch.jsonl"
    rows = [
        {"id": 1, "query": "846/QĐ-UBND"},
        {"id": 2, "query": "hồ sơ", "filters": {"province": "Bắc Giang", "year": 2025}},
        {"id": 3, "query": "hồ sơ", "filters": {"quarter": 1, "year": "2023, 2025"}},
    ]
    asked.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    found = lines(run("search", "--batch", asked, "--json", index=index))
    assert [row["id"] for row in found] == [1, 2, 3]
    assert {hit["province"] for hit in found[1]["hits"]} == {"Bắc Giang"}
    assert {hit["period"] for hit in found[2]["hits"]} <= {f"{y}{n}" for y in (2023, 2025) for n in FIRST_QUARTER}
    assert found[2]["hits"]
    asked.write_text(json.dumps({"id": 7, "question": "Quyết định 846/QĐ-UBND về việc gì?"}), encoding="utf-8")
    (answer,) = lines(run("ask", "--batch", asked, "--json", index=index))
    assert answer["id"] == 7
    assert answer["searched"]["documents"] == 25


def test_ask_quotes_verbatim(index: Path) -> None:
    (found,) = lines(
        run("ask", "Quý I/2023 tỉnh Quảng Ngãi thời gian xử lý hồ sơ đấu nối lưới trung áp?", "--json", index=index)
    )
    assert found["status"] == "found"
    answer = found["answers"][0]
    text = lines(run("show", answer["document"], "--json", index=index))[0]["text"]
    assert text[answer["start"] : answer["end"]] == answer["quote"]


def test_show_says_where_each_value_came_from(index: Path) -> None:
    (found,) = lines(run("search", "số: 566", "846/QĐ-UBND", "--json", index=index))
    shown = run("show", found["hits"][0]["id"], index=index).stdout
    assert re.search(r"Cơ quan ban hành\s+.*\((suy từ ký hiệu|phần đầu văn bản)\)", shown)
    assert "846/QĐ-UBND" in shown


def test_status_tells_what_is_there(index: Path) -> None:
    (found,) = lines(run("status", "--json", index=index))
    assert found["documents"] == 25
    assert {"Quảng Ngãi", "Đồng Nai", "Bắc Giang", "Kon Tum", "Bình Dương"} <= {p["value"] for p in found["provinces"]}
    assert found["indexed_at"]
    assert "25 văn bản" in run("status", index=index).stdout


def test_the_second_run_reads_nothing(index: Path) -> None:
    (report,) = lines(run("index", ROOT / "corpus", "--json", index=index))
    assert (report["read"], report["added"], report["replaced"], report["skipped"]) == (0, 0, 0, 25)


def test_changed_files_are_replaced_and_gone_ones_pruned(tmp_path: Path) -> None:
    folder, index = tmp_path / "vb", tmp_path / "index"
    shutil.copytree(ROOT / "corpus" / "kon-tum", folder)
    run("index", folder, index=index)
    target = folder / "2025-q1-bao-cao-cchc.html"
    target.write_text(target.read_text(encoding="utf-8").replace("412/BC-SNV", "413/BC-SNV"), encoding="utf-8")
    (folder / "2024-bao-cao-nam-cchc.docx").unlink()
    (report,) = lines(run("index", folder, "--prune", "--json", index=index))
    assert (report["replaced"], report["removed"]) == (1, 1)
    (found,) = lines(run("status", "--json", index=index))
    assert found["documents"] == 1
    (trace,) = lines(run("trace", "413/BC-SNV", "--json", index=index))
    assert trace["decisions"][0]["document"]


def test_bad_files_are_reported_and_the_others_go_in(tmp_path: Path) -> None:
    folder = tmp_path / "vb"
    folder.mkdir()
    (folder / "rong.txt").write_bytes(b"")
    (folder / "anh.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 not a document")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    (folder / "tot.txt").write_text("Thực hiện Quyết định số 846/QĐ-UBND của UBND tỉnh Quảng Ngãi.", encoding="utf-8")
    (report,) = lines(run("index", folder, "--json", index=tmp_path / "index"))
    assert report["added"] == 1
    assert {Path(r["path"]).name for r in report["rejected"]} == {"rong.txt", "anh.txt", "hong.docx", "scan.pdf"}
    assert all(r["reason"].endswith(".") and r["reason_en"] for r in report["rejected"])
    (status,) = lines(run("status", "--json", index=tmp_path / "index"))
    assert len(status["rejected"]) == 4


WRONG = [
    (["search", "hồ sơ"], "Chưa có chỉ mục"),
    (["trace", "xin chào"], "không có số văn bản"),
    (["search", "   "], "Chưa có gì để tìm"),
    (["search", '""'], "Chưa có gì để tìm"),
    (["trace", "846/QĐ-UBND", "--tinh", "Atlantis"], "không phải là tỉnh, thành phố hợp lệ"),
    (["decisions", "--loai", "Bài thơ"], "không phải là loại văn bản hợp lệ"),
    (["matrix", "xin chào"], "không phải là số ký hiệu văn bản"),
    (["search", "x", "--nam", "20233"], "không phải là năm hợp lệ"),
    (["search", "x", "--quy", "V/2023"], "không phải là quý hợp lệ"),
    (["search", "x", "--tinh", "Atlantis"], "không phải là tỉnh, thành phố hợp lệ"),
    (["show", "khong-co"], "Không có văn bản"),
    (["extract", "khong-co.txt"], "khong-co.txt"),
    (["search", "--batch", "khong-co.jsonl"], "Không đọc được tệp"),
]


@pytest.mark.parametrize(("args", "sentence"), WRONG, ids=[" ".join(w[0]) for w in WRONG])
def test_what_is_wrong_is_said_in_a_sentence(index: Path, tmp_path: Path, args: list[str], sentence: str) -> None:
    where = tmp_path / "nothing" if args == ["search", "hồ sơ"] else index
    done = run(*args, index=where, check=1)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_path_that_is_not_there_fails_and_says_so(tmp_path: Path) -> None:
    done = run("index", tmp_path / "khong-co", index=tmp_path / "index", check=1)
    assert "Không thấy tệp hoặc thư mục này" in done.stdout


def test_a_folder_of_other_things_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "thu.txt").write_text("của tôi", encoding="utf-8")
    done = run("index", ROOT / "corpus" / "kon-tum", index=tmp_path, check=1)
    assert "không phải là thư mục chỉ mục" in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["thu.txt"]


def test_wrong_usage_is_told_in_vietnamese() -> None:
    done = run("trace", check=2)
    assert done.stderr.startswith("Lỗi: ")
    assert "--help" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_vietnamese_first_with_an_english_line(command: str) -> None:
    shown = run(command, "--help").stdout
    assert re.search(r"[ạảấầậẩẫắặẵếềệểễốồộổỗớờợởỡứừựửữịỉĩọỏõụủũỳỵỷỹđ]", shown)
    assert re.search(r"^\s+[A-Z][a-z]+ .*\b(the|a|in|this|no|on|and|or)\b", shown, re.MULTILINE)
    assert command in run("--help").stdout


def test_a_broken_pipe_is_no_error(index: Path) -> None:
    command = f"{sys.executable} {ROOT / 'cli.py'} search hồ sơ --json --index {index} | head -c 10"
    done = subprocess.run(["/bin/sh", "-c", command], check=False, capture_output=True, text=True)
    assert "Traceback" not in done.stderr


def test_plain_output_in_a_pipe_has_no_escape_codes(index: Path) -> None:
    for args in (["trace", "846/QĐ-UBND"], ["search", "hồ sơ"], ["status"]):
        shown = run(*args, index=index).stdout
        assert "\x1b" not in shown
        assert not re.search(r" {200}", shown)


def test_the_demo_does_it_all(tmp_path: Path) -> None:
    shown = run("demo", "--no-serve", index=tmp_path / "demo").stdout
    assert "Thêm 25" in shown
    assert "846/QĐ-UBND · UBND tỉnh Quảng Ngãi · năm 2017" in shown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["index"], "Còn thiếu PATHS"),
        (["restor"], "Không có lệnh “restor”. Có phải là: restore"),
        (["search", "x", "-n", "0"], "--limit / -n không dùng được: cần một số nguyên từ 1 đến 1.000"),
        (["trace", "1/A", "--nam", "abc"], "--year / --nam không dùng được: cần một số nguyên"),
        (["search", "x", "--sort", "foo"], "chọn một trong relevance, date, oldest, mentions"),
        (["search", "--tinhh", "x"], "Không có tùy chọn --tinhh. Có phải là: --tinh?"),
        (["decisions", "foo"], "Thừa: foo."),
    ],
)
def test_a_mistyped_command_is_told_in_vietnamese_first(typed: list[str], said: str, tmp_path: Path) -> None:
    done = run(*typed, index=tmp_path, check=2)
    first, second, *_ = done.stderr.splitlines()
    assert first.startswith("Lỗi: ")
    assert said in first
    assert second.startswith("     (")


def test_the_command_alone_shows_what_there_is(index: Path) -> None:
    alone = run(index=None)
    assert alone.stdout == run("--help", index=None).stdout
    assert alone.stderr == ""
