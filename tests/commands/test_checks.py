"""``check`` and ``lookup`` as a person or a script runs them: exit codes, every format, and errors in a sentence."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests.support.command_line import ROOT, cells_of, lines, run
from tests.support.drafts import CLEAN, planted

WRONG = planted("ngày 20/5/2019", "ngày 21/5/2019")
UNKNOWN = planted("số 405/UBND-KTN", "số 7777/UBND-KTN")
ILL_FORMED = planted("Quyết định số 691", "Quyết định 691")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checking-cli") / "index"
    run("index", ROOT / "corpus", index=folder)
    return folder


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, [], 0),
        (CLEAN, ["--strict"], 0),
        (ILL_FORMED, [], 0),
        (ILL_FORMED, ["--strict"], 3),
        (UNKNOWN, [], 4),
        (WRONG, [], 3),
        ("Không viện dẫn gì.", [], 0),
    ],
    ids=["clean", "clean strict", "form", "form strict", "unknown", "wrong", "no citation"],
)
def test_exit_codes(index: Path, text: str, options: list[str], code: int) -> None:
    (found,) = lines(run("check", "-", "--json", *options, index=index, stdin=text, check=code))
    assert found["path"] == "đầu vào chuẩn"


def test_the_report_says_where_what_and_who(index: Path, tmp_path: Path) -> None:
    draft = tmp_path / "du-thao.md"
    draft.write_text(WRONG, encoding="utf-8")
    shown = run("check", draft, index=index, check=3).stdout
    line = WRONG.split("\n").index(next(row for row in WRONG.split("\n") if "691/QĐ-UBND" in row)) + 1
    assert f"Dòng {line}  691/QĐ-UBND  [sai khác]  I. VĂN BẢN CỦA TỈNH" in shown
    assert "Lỗi: Ngày ban hành: dự thảo ghi 21/05/2019, 3 chỗ trong kho ghi 20/05/2019." in shown
    assert "→ Sửa thành: ngày 20/05/2019" in shown
    assert "Theo Báo cáo 612/BC-SCT" in shown
    assert "1 sai khác · 9 khớp" in shown
    assert "\x1b" not in shown
    ended = run("check", "-", index=index, stdin="Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017.", check=3).stdout
    assert "chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật" in ended


def test_json_points_into_the_draft(index: Path) -> None:
    (found,) = lines(run("check", "-", "--json", index=index, stdin=WRONG, check=3))
    (wrong,) = [one for one in found["citations"] if one["status"] == "differs"]
    (finding,) = wrong["findings"]
    assert (finding["kind"], finding["level"], finding["known"]) == ("date", "error", "20/05/2019")
    assert WRONG[finding["start"] : finding["end"]].strip() == "ngày 21/5/2019"
    assert finding["fix_vi"] == "Sửa thành: ngày 20/05/2019"
    assert finding["fix_en"]
    (shown,) = lines(run("show", finding["evidence"][0]["document"], "--json", index=index))
    assert shown["text"][finding["evidence"][0]["start"] :].startswith(finding["evidence"][0]["quote"])
    assert found["statuses"] == {"differs": 1, "ended": 0, "several": 0, "absent": 0, "incomplete": 0, "agrees": 9}


def test_a_docx_is_commented_and_never_overwritten(index: Path, tmp_path: Path) -> None:
    draft, target = tmp_path / "dự thảo.docx", tmp_path / "đã soát.docx"
    document = docx.Document()
    for line in WRONG.split("\n"):
        document.add_paragraph(line)
    document.save(str(draft))
    before = draft.read_bytes()
    done = run("check", draft, "--docx", target, index=index, check=3)
    assert "1 chú thích" in done.stderr
    assert "[sai khác]" in done.stdout
    (comment,) = docx.Document(str(target)).comments
    assert "Sửa thành: ngày 20/05/2019" in comment.text
    assert [p.text for p in docx.Document(str(target)).paragraphs] == [p.text for p in document.paragraphs]
    assert "chính là dự thảo" in run("check", draft, "--docx", draft, index=index, check=1).stderr
    assert draft.read_bytes() == before


WRONG_USE = [
    (["check", "khong-co.txt"], "khong-co.txt: Không thấy tệp"),
    (["check", "-", "--docx", "x.docx"], "không phải là DOCX"),
    (["check", "-", "--tinh", "Atlantis"], "không phải là tỉnh, thành phố hợp lệ"),
    (["lookup", "-", "--cot", "9"], "không có cột"),
]


@pytest.mark.parametrize(("args", "sentence"), WRONG_USE, ids=[" ".join(args) for args, _ in WRONG_USE])
def test_what_is_wrong_is_said_in_a_sentence(index: Path, args: list[str], sentence: str) -> None:
    done = run(*args, index=index, stdin="846/QĐ-UBND", check=1)
    assert sentence in done.stderr
    assert done.stdout == ""


def test_json_lines_are_no_draft(index: Path, tmp_path: Path) -> None:
    records = tmp_path / "a.jsonl"
    records.write_text('{"id": "a", "text": "Theo 846/QĐ-UBND."}\n' * 2, encoding="utf-8")
    assert "từng dự thảo một" in run("check", records, index=index, check=1).stderr


LIST = "Số ký hiệu;Ghi chú\n846/QĐ-UBND;=1+1\n61/2018/NĐ-CP;\n9999/QĐ-UBND;\n"


def test_a_list_in_every_format(index: Path, tmp_path: Path) -> None:
    path, book = tmp_path / "danh-muc.csv", tmp_path / "kết quả.xlsx"
    path.write_text(LIST, encoding="utf-8-sig")
    rows = lines(run("lookup", path, "--json", index=index))
    assert [(row["number"], row["status"], row["mentions"]) for row in rows] == [
        ("846/QĐ-UBND", "ended", 13),
        ("61/2018/NĐ-CP", "agrees", 6),
        ("9999/QĐ-UBND", "absent", 0),
    ]
    shown = run("lookup", path, index=index).stdout
    assert "27/12/2022 2874/KH-SCT" in shown
    assert "không có trong kho" in shown
    table = list(csv.reader(io.StringIO(run("lookup", path, "--csv", index=index).stdout.removeprefix("\ufeff"))))
    assert [row[1] for row in table] == ["Đã gõ", "846/QĐ-UBND", "61/2018/NĐ-CP", "9999/QĐ-UBND"]
    run("lookup", path, "--xlsx", book, index=index)
    assert cells_of(book) == table


def test_cells_are_harmless(index: Path, tmp_path: Path) -> None:
    hostile = '=HYPERLINK("x") 846/QĐ-UBND'
    for args in (["lookup", "-", "--csv"], ["check", "-", "--csv"]):
        rows = list(csv.reader(io.StringIO(run(*args, index=index, stdin=hostile, check=None).stdout)))
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
        assert len({len(row) for row in rows}) == 1
    run("check", "-", "--xlsx", tmp_path / "a.xlsx", index=index, stdin=WRONG, check=3)
    assert load_workbook(tmp_path / "a.xlsx").active["A1"].value == "Dòng"


def test_of_a_word_list_only_what_holds_a_number_is_looked_up(index: Path, tmp_path: Path) -> None:
    annex, prose = tmp_path / "phu-luc.docx", tmp_path / "loi-van.txt"
    document = docx.Document()
    for line in ("PHỤ LỤC", "Danh mục văn bản", "846/QĐ-UBND", "QĐ691/UBND", "Người lập biểu"):
        document.add_paragraph(line)
    document.save(str(annex))
    rows = lines(run("lookup", annex, "--json", index=index))
    assert [row["number"] for row in rows] == ["846/QĐ-UBND", "691/QĐ-UBND"]
    prose.write_text("PHỤ LỤC\nDanh mục văn bản\n", encoding="utf-8")
    done = run("lookup", prose, index=index, check=1)
    assert "loi-van.txt: không đọc ra số, ký hiệu nào" in done.stderr
    assert done.stdout == ""


def test_what_a_list_calls_its_input(index: Path) -> None:
    assert "dự thảo" not in run("lookup", "--help", index=index).stdout
    for command in ("check", "lookup"):
        assert run(command, "-", index=index, stdin="", check=1).stderr.startswith("Lỗi: Đầu vào chuẩn: Tệp rỗng")


def test_the_counts_of_status_and_directory_have_names_of_their_own(index: Path) -> None:
    status = run("status", index=index).stdout
    footer = run("decisions", index=index).stdout.rstrip().rpartition("\n")[2]
    rows = lines(run("decisions", "-n", "10000", "--json", index=index))
    cited = sum(1 for row in rows if row["counts"]["mentions"])
    assert "số, ký hiệu khác nhau trong các viện dẫn" in status
    assert f"trong {len(rows)} văn bản: {cited} được viện dẫn, {len(rows) - cited} có trong kho" in footer


def test_two_documents_or_a_draft_are_compared(index: Path, tmp_path: Path) -> None:
    shown = run("compare", "612/BC-SCT", "1385/BC-SCT", index=index).stdout
    assert "Viện dẫn chỉ có ở văn bản thứ hai: 1670/KH-SCT" in shown
    assert "  1: “- Hồ sơ nộp trực tuyến chiếm 96,8 %" in shown
    (found,) = lines(run("compare", "612/BC-SCT", "1385/BC-SCT", "--json", index=index))
    assert found["counts"] == {"same": 2, "changed": 18, "figures": 14, "gone": 18, "new": 15}
    assert {one["canonical"]: one["status"] for one in found["citations"]}["282/KH-SCT"] == "new"
    draft = tmp_path / "du-thao.md"
    signed = ROOT / "corpus" / "quang-ngai" / "2023-q1-bao-cao-cchc.md"
    draft.write_text(signed.read_text(encoding="utf-8").replace("96,8 %", "95,8 %"), encoding="utf-8")
    (rows,) = list(csv.reader(io.StringIO(run("compare", draft, "612/BC-SCT", "--csv", index=index).stdout)))[1:]
    assert rows[1] == "thay đổi"
    assert "95,8 %" in rows[2]
