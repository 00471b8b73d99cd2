# ruff: noqa: E501 - tables of sentences as they are written
"""What a careful clerk would mark in a draft, and what not: each draft against a collection of one or two lines."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from indexer.checking import Check, check
from indexer.checking.results import Finding
from indexer.indexing import index
from indexer.models import Source
from indexer.store import open_store

HEAD = "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\nSố: 977/BC-SCT\nQuảng Ngãi, ngày 05 tháng 7 năm 2026\n\nBÁO CÁO\nKết quả năm 2026\n\n"


def checked(folder: Path, held: str, drafted: str) -> Check:
    """The draft's check against a collection that holds these sentences."""
    (folder / "kho.txt").write_text(HEAD.replace("977", "12") + held + "\n", encoding="utf-8")
    with closing(open_store(folder / "index", create=True)) as store:
        index(store, [folder / "kho.txt"])
        text = HEAD + drafted
        return check(store, Source("/du-thao.txt", "text", text, "", len(text)))


def found(folder: Path, held: str, drafted: str, *levels: str) -> list[Finding]:
    wanted = levels or ("error", "warning")
    return [f for one in checked(folder, held, drafted).citations for f in one.findings if f.level in wanted]


HELD = (
    "Thực hiện Quyết định số 691/QĐ-UBND ngày 20/5/2019 của UBND tỉnh về cải thiện chỉ số logistics của doanh nghiệp."
)

AFTER_THE_SUBJECT = [
    # the body stands after the subject → the body that is marked, if one is
    ("Quyết định số 691/QĐ-UBND ngày 20/5/2019 về cải thiện chỉ số logistics của HĐND tỉnh.", "HĐND tỉnh"),
    ("Quyết định số 691/QĐ-UBND ngày 20/5/2019 về việc cải thiện chỉ số logistics của doanh nghiệp của Sở Xây dựng;", "Sở Xây dựng"),
    ("Quyết định số 691/QĐ-UBND ngày 20/5/2019 về cải thiện chỉ số logistics của UBND tỉnh Cà Mau.", "UBND tỉnh Cà Mau"),
    ("Quyết định số 691/QĐ-UBND ngày 20/5/2019 về cải thiện chỉ số logistics của UBND tỉnh.", None),
    ("Quyết định số 691/QĐ-UBND ngày 20/5/2019 về cải thiện chỉ số logistics của Chủ tịch UBND tỉnh Quảng Ngãi.", None),
    ("Quyết định số 691/QĐ-UBND ngày 20/5/2019 về cải thiện chỉ số logistics và hoạt động của Sở Xây dựng.", None),
]  # fmt: skip


@pytest.mark.parametrize(("drafted", "marked"), AFTER_THE_SUBJECT, ids=[row[0][42:] for row in AFTER_THE_SUBJECT])
def test_a_wrong_body_is_found_after_the_subject_and_a_body_of_the_subject_is_none(
    tmp_path: Path, drafted: str, marked: str | None
) -> None:
    told = found(tmp_path, HELD, drafted)
    assert [(f.kind, f.draft) for f in told] == ([("issuer", marked)] if marked else [])
    text = HEAD + drafted
    assert all(text[f.start : f.end] == marked for f in told)


def test_a_body_that_the_subject_itself_names_is_no_issuing_one(tmp_path: Path) -> None:
    held = "Theo Quyết định số 46/2022/QĐ-UBND ngày 18/10/2022 của UBND tỉnh về quản lý chợ đầu mối của Sở Công Thương."
    drafted = "Theo Quyết định số 46/2022/QĐ-UBND ngày 18/10/2022 về quản lý chợ đầu mối của Sở Công Thương."
    assert not found(tmp_path, held, drafted)


def test_another_subject_is_to_be_looked_at_even_where_one_document_tells_of_it(tmp_path: Path) -> None:
    drafted = "Quyết định số 691/QĐ-UBND ngày 20/5/2019 của UBND tỉnh về thành lập Đoàn nghiệm thu công trình thủy lợi."
    (told,) = found(tmp_path, HELD, drafted)
    assert (told.kind, told.level) == ("subject_once", "warning")


DECREES = (
    "Căn cứ Nghị định số 372/2025/NĐ-CP ngày 31/12/2025 của Chính phủ quy định chi tiết một số điều của Luật Hóa chất."
)


@pytest.mark.parametrize(
    ("held", "drafted"),
    [
        # of one day, with the words that every decree has: not the other one
        (DECREES, "Căn cứ Nghị định số 362/2025/NĐ-CP ngày 31/12/2025 của Chính phủ quy định chi tiết một số điều của Luật Phí và lệ phí."),
        (
            "Theo Nghị định số 181/2025/NĐ-CP ngày 01/7/2025 của Chính phủ quy định chi tiết một số điều của Luật Thuế giá trị gia tăng.",
            "Theo Nghị định số 11/2025/NĐ-CP ngày 01/7/2025 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 02/2025/NĐ-CP ngày 18/02/2025.",
        ),
        # numbers that bear two years are two numbers
        (
            "Theo Thông tư số 38/2022/TT-BTC ngày 24/6/2022 của Bộ Tài chính về lệ phí cấp giấy phép xây dựng.",
            "Theo Thông tư số 38/2015/TT-BTC ngày 25/3/2015 của Bộ Tài chính về thủ tục hải quan.",
        ),
    ],
    ids=["stock words", "another subject", "two years"],
)  # fmt: skip
def test_another_number_is_absent_and_no_mistake(tmp_path: Path, held: str, drafted: str) -> None:
    told = found(tmp_path, held, drafted)
    assert {(f.kind, f.level) for f in told} == {("absent", "warning")}


def test_what_the_draft_itself_calls_replaced_is_not_told_again(tmp_path: Path) -> None:
    held = (
        "Nghị định số 60/2024/NĐ-CP ngày 05/6/2024 của Chính phủ thay thế Nghị định số 02/2003/NĐ-CP ngày 14/01/2003."
    )
    drafted = (
        "Nghị định số 60/2024/NĐ-CP ngày 05/6/2024 của Chính phủ thay thế Nghị định số 02/2003/NĐ-CP ngày 14/01/2003; "
        "Nghị định số 60/2024/NĐ-CP rộng hơn Nghị định số 02/2003/NĐ-CP. {}"
    )
    assert not found(tmp_path, held, drafted.format(""))
    (told,) = found(tmp_path, held, drafted.format("Sở thực hiện theo Nghị định số 02/2003/NĐ-CP."))
    assert (told.kind, told.level) == ("replaced", "error")


@pytest.mark.parametrize("number", ["5782-CV/TU", "44-PYCKT/KĐHQ"])
def test_marks_of_what_is_not_known_are_left(tmp_path: Path, number: str) -> None:
    drafted = f"Theo Công văn số {number} ngày 28/8/2023 của Tỉnh ủy về tổ chức."
    assert not [f for f in found(tmp_path, HELD, drafted, "form") if f.kind == "spelling"]


def test_forms_are_no_documents(tmp_path: Path) -> None:
    drafted = (
        "Lập hồ sơ theo mẫu số 06/PGKQKT/GSQL, biểu số: 16-N/STNMT, 18-N/STNMT và 19-N/STNMT; "
        "cột 2 tại 1503-N/BTNMT; thay cụm từ “Mẫu số 03/QĐĐC/TXNK” thành “Mẫu số 03/QĐĐCT/NVTHQ” của Quyết định số 691/QĐ-UBND."
    )
    assert [one.number for one in checked(tmp_path, HELD, drafted).citations] == ["691/QĐ-UBND"]


LISTED = "| 1 | Quyết định số 691/QĐ-UBND | {} | {} | Về {} |"


@pytest.mark.parametrize(
    ("day", "body", "subject", "kind", "marked"),
    [
        ("20/5/2019", "UBND tỉnh", "cải thiện chỉ số logistics", None, ""),
        ("21/5/2019", "UBND tỉnh", "cải thiện chỉ số logistics", "date_once", "21/5/2019"),
        ("20/5/2019", "HĐND tỉnh", "cải thiện chỉ số logistics", "issuer", "HĐND tỉnh"),
        ("20/5/2019", "UBND tỉnh", "thành lập Đoàn nghiệm thu công trình", "subject_once", "Về thành lập Đoàn nghiệm thu công trình"),
    ],
)  # fmt: skip
def test_faults_in_the_cells_of_a_table_are_marked_there(
    tmp_path: Path, day: str, body: str, subject: str, kind: str | None, marked: str
) -> None:
    drafted = LISTED.format(day, body, subject)
    told = found(tmp_path, HELD, drafted)
    assert [(f.kind, (HEAD + drafted)[f.start : f.end]) for f in told] == ([(kind, marked)] if kind else [])


@pytest.mark.parametrize(("word", "number", "wrong"), [("Quyết định", "141-KH/TU", True), ("Kế hoạch", "23-NQ/TW", True), ("Quy định", "306-QĐ/TU", False), ("Nghị quyết", "23-NQ/TW", False)])  # fmt: skip
def test_the_type_of_a_party_document_is_told_by_its_symbol(
    tmp_path: Path, word: str, number: str, wrong: bool
) -> None:
    told = found(tmp_path, HELD, f"Theo {word} số {number} ngày 09/12/2024 về tổng kết.")
    assert ("type" in {f.kind for f in told}) is wrong


JOINT = "Theo Thông tư liên tịch số 42/2013/TTLT-BGDĐT-BTC ngày 31/12/2013 của {} về chính sách giáo dục."


@pytest.mark.parametrize(("body", "wrong"), [("Bộ Tài chính", False), ("Bộ Giáo dục và Đào tạo", False), ("Bộ Y tế", True)])  # fmt: skip
def test_a_joint_document_is_of_each_of_its_bodies(tmp_path: Path, body: str, wrong: bool) -> None:
    for place, held in (("known", JOINT.format("Bộ Giáo dục và Đào tạo")), ("unknown", HELD)):
        (tmp_path / place).mkdir()
        kinds = {f.kind for f in found(tmp_path / place, held, JOINT.format(body))}
        assert bool(kinds & {"issuer", "issuer_symbol"}) is wrong


def test_a_wrong_body_is_not_called_missing_and_a_quoted_title_is_not_asked_for_more(tmp_path: Path) -> None:
    drafted = "Quyết định số 691/QĐ-UBND ngày 20/5/2019 về cải thiện chỉ số logistics của HĐND tỉnh."
    assert not found(tmp_path, HELD, drafted, "form")
    (tmp_path / "b").mkdir()
    nested = "Kế hoạch số 5/KH-SCT ngày 20/5/2019 của Sở Công Thương về thực hiện Quyết định số 691/QĐ-UBND."
    assert not found(tmp_path / "b", HELD, f"Sở ban hành {nested}", "form")


ABOUT = "cải thiện chỉ số logistics"
PHRASED = [
    # how it may be written, the fault in it → what is said of more than form, what of form
    (f"Thực hiện Quyết định 691 ngày 20/5/2019 của UBND tỉnh về {ABOUT};", set(), {"missing_symbol"}),
    (f"Thực hiện Quyết định 691 ngày 22/5/2019 của UBND tỉnh về {ABOUT};", {"date_once"}, {"missing_symbol"}),
    (f"Quyết định về {ABOUT} (số 691/QĐ-UBND ngày 20/5/2019 của UBND tỉnh).", set(), set()),
    (f"Quyết định về {ABOUT} (số 691/QĐ-UBND ngày 21/5/2019 của UBND tỉnh).", {"date_once"}, set()),
    (f"Quyết định số 691/QĐ-UBND ngày 20/5/2019 của Ban Chỉ đạo nào đó về {ABOUT}.", set(), set()),
    (f"Quyết định số 691/2019/QĐ-UBND ngày 20/5/2019 của UBND tỉnh về {ABOUT}.", {"number_year"}, set()),
    (f"Quyết định số 691/QĐ-UBND do UBND tỉnh ban hành ngày 21/5/2019 về {ABOUT}.", {"date_once"}, set()),
    (f"UBND tỉnh có Quyết định số 691/QĐ-UBND, ban hành ngày 21 tháng 5 năm 2019, về {ABOUT}.", {"date_once"}, set()),
    (f"Ngày 20/5/2019, HĐND tỉnh ban hành Quyết định số 691/QĐ-UBND về {ABOUT}.", {"issuer"}, set()),
]


@pytest.mark.parametrize(("drafted", "grave", "form"), PHRASED, ids=[row[0][:60] for row in PHRASED])
def test_ways_to_write_a_citation(tmp_path: Path, drafted: str, grave: set[str], form: set[str]) -> None:
    told = [f for one in checked(tmp_path, HELD, drafted).citations for f in one.findings]
    assert {f.kind for f in told if f.level in ("error", "warning")} == grave
    assert {f.kind for f in told if f.level == "form"} == form


@pytest.mark.parametrize("counted", ["Kế hoạch 30 ngày", "Đề án 12 ngày đêm", "Quyết định 15 ngày 20 giờ"])
def test_days_that_are_counted_are_no_number(tmp_path: Path, counted: str) -> None:
    assert not checked(tmp_path, HELD, f"Sở triển khai {counted} trong quý.").citations


UNREAD: tuple[tuple[str, list[str]], ...] = (
    ("Căn cứ Nghị định số XX/2024/NĐ-CP của Chính phủ;", ["XX/2024/NĐ-CP"]),
    ("Theo Quyết định số ?2/QĐ-UBND ngày 01/02/2020;", ["?2/QĐ-UBND"]),
    ("theo Công văn số b5/CV-SCT, Quyết định số 846/QĐ-UBND;", ["b5/CV-SCT"]),
    ("kèm theo Quyết định số      /QĐ-UBND ngày   tháng   năm 2026 và Quyết định số .../QĐ-UBND;", []),
)  # fmt: skip


@pytest.mark.parametrize(("drafted", "unread"), UNREAD, ids=[row[0][:40] for row in UNREAD])
def test_what_looks_like_a_citation_and_cannot_be_read_is_told(tmp_path: Path, drafted: str, unread: list[str]) -> None:
    assert [place.text for place in checked(tmp_path, HELD, drafted).unread] == unread


@pytest.mark.parametrize("day", ["09/6/20205", "9/6/202", "31/02/2019"])
def test_a_day_that_cannot_be_is_told(tmp_path: Path, day: str) -> None:
    told = found(tmp_path, HELD, f"Theo Quyết định số 691/QĐ-UBND ngày {day} của UBND tỉnh;")
    assert [f.draft for f in told if f.kind == "date_invalid"] == [day]
