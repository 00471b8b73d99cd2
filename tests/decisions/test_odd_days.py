# ruff: noqa: E501 - tables of sentences as they are written
"""Days that no calendar has: told among what the papers disagree about, and by the check of a draft."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import indexer
from indexer.decisions.directory import list_conflicts
from indexer.decisions.disagreements import list_disagreements
from indexer.messages.spoken import say
from indexer.store import folder as folders
from indexer.store.health import check_index, is_healthy

REPORT = (
    "UBND TỈNH QUẢNG NGÃI\nSỞ TƯ PHÁP\nSố: 34/BC-STP\nQuảng Ngãi, ngày 10 tháng 12 năm 2024\n\nBÁO CÁO\nkết quả\n\n"
)
ODD = (
    ("Quyết định số 12/QĐ-UBND ngày 12/5/20023 của UBND tỉnh về phí.", "12/5/20023"),
    ("Quyết định số 13/QĐ-UBND ngày 31/02/2024 của UBND tỉnh về chợ.", "31/02/2024"),
    ("Quyết định số 14/QĐ-UBND của UBND tỉnh ngày 31/6/2024 về chợ.", "31/6/2024"),
    ("Quyết định số 15/QĐ-UBND (31/02/2024) về chợ.", "31/02/2024"),
    ("Quyết định số 16/QĐ-UBND ngày 12 tháng 13 năm 2024 về chợ.", "12 tháng 13 năm 2024"),
    ("Quyết định số 17/QĐ-UBND ngày 12 tháng 3 năm 224 về chợ.", "12 tháng 3 năm 224"),
    ("Quyết định số 19/QĐ-UBND về giao đất ngày 31/02/2024 của UBND tỉnh.", "31/02/2024"),
    ("Ngày 31/4/2024, UBND tỉnh ban hành Quyết định số 20/QĐ-UBND về giao đất.", "31/4/2024"),
)
NONE = (
    "Quyết định số 18/QĐ-UBND ngày   tháng 3 năm 2024 về chợ.",
    "Quyết định số 21/QĐ-UBND ngày .../.../2024 về chợ.",
    "Quyết định số 23/QĐ-UBND ngày 05/3/2024 về chợ.",
    "Quyết định số 22/QĐ-UBND ngày 28/02/2024 về chợ, họp ngày 31/02/2024 tại Sở.",
)


@pytest.mark.parametrize(("sentence", "day"), ODD, ids=[row[1] + row[0][16:20] for row in ODD])
def test_a_day_that_is_none_is_told(tmp_path: Path, sentence: str, day: str) -> None:
    (tmp_path / "a.txt").write_text(REPORT + sentence, encoding="utf-8")
    with closing(indexer.open_store(tmp_path / "index", create=True)) as store:
        indexer.index(store, [tmp_path / "a.txt"])
        (found,) = list_conflicts(store)
        assert [say(reason) for reason in found.reasons] == [f"ngày ban hành ghi {day} không có trong lịch"]
        ((one, (side,)),) = [(d.question, d.sides) for d in list_disagreements(found)]
        assert (one, side.value, side.times) == ("odd_day", day, 1)
        checked = indexer.check(store, REPORT + sentence).citations
        assert [f.kind for c in checked for f in c.findings].count("date_invalid") == 1


@pytest.mark.parametrize("sentence", NONE)
def test_a_blank_day_and_that_of_a_meeting_are_no_such(sentence: str) -> None:
    assert [c.odd_day for c in indexer.parse(REPORT + sentence).citations] == [None]


def test_a_column_of_days_tells_them_too() -> None:
    rows = (
        "Số, ký hiệu | Ngày ban hành | Trích yếu\n11/QĐ-UBND | 31/02/2024 | Phí đò\n12/QĐ-UBND | 05/6/2013 | Phí đò\n"
    )
    found = indexer.parse(f"SỔ ĐĂNG KÝ\n{rows}").citations
    assert [(c.date, c.odd_day) for c in found] == [(None, "31/02/2024"), ("2013-06-05", None)]


def test_the_year_of_such_a_day_still_tells_which_decision_is_meant() -> None:
    text = "Quyết định số 9/QĐ-UBND ngày 31/02/2024. Quyết định số 9/QĐ-UBND ngày 05/3/2024 của UBND tỉnh."
    found = indexer.parse(REPORT + text)
    assert [(c.date, c.odd_day) for c in found.citations] == [(None, "31/02/2024"), ("2024-03-05", None)]


def test_an_index_without_such_days_stays_whole_and_a_changed_one_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(REPORT + ODD[0][0] + " " + NONE[0], encoding="utf-8")
    folder = tmp_path / "index"
    with closing(indexer.open_store(folder, create=True)) as store:
        indexer.index(store, [tmp_path / "a.txt"])
    assert is_healthy(check_index(folder))
    with closing(sqlite3.connect(folder / folders.FILE_NAME)) as catalogue, catalogue:
        catalogue.execute("UPDATE mentions SET odd_day = '12/5/20024' WHERE odd_day IS NOT NULL")
    assert not is_healthy(check_index(folder))


YEARS = (
    ("Quyết định số 33/2003/QĐ-BQP ngày 07/4/2023 của Bộ Quốc phòng về khám bệnh.", "số, ký hiệu ghi năm 2003, ngày ban hành ghi 07/04/2023"),
    ("Nghị định 11/2014/NĐ-CP ngày 18/2/2024 của Chính phủ.", "số, ký hiệu ghi năm 2014, ngày ban hành ghi 18/02/2024"),
    ("Quyết định số 18/2019/QĐ-TTg ngày 19/4/2018 của Thủ tướng Chính phủ.", "số, ký hiệu ghi năm 2019, ngày ban hành ghi 19/04/2018"),
    ("Quyết định số 18/2019/QĐ-TTg ngày 19/4/2019 của Thủ tướng Chính phủ.", None),
    ("Quyết định số 18/QĐ-TTg ngày 19/4/2019 của Thủ tướng Chính phủ.", None),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "told"), YEARS, ids=[row[0][:44] for row in YEARS])
def test_a_day_of_another_year_than_the_number_is_told(tmp_path: Path, sentence: str, told: str | None) -> None:
    (tmp_path / "a.txt").write_text(REPORT + sentence, encoding="utf-8")
    with closing(indexer.open_store(tmp_path / "index", create=True)) as store:
        indexer.index(store, [tmp_path / "a.txt"])
        assert [say(r) for found in list_conflicts(store) for r in found.reasons] == [told] * (told is not None)
        assert [d.question for f in list_conflicts(store) for d in list_disagreements(f)] == ["year"] * (
            told is not None
        )


def test_two_days_are_told_once(tmp_path: Path) -> None:
    text = "Quyết định số 33/2003/QĐ-BQP ngày 07/4/2023. Quyết định số 33/2003/QĐ-BQP ngày 07/4/2003."
    (tmp_path / "a.txt").write_text(REPORT + text, encoding="utf-8")
    with closing(indexer.open_store(tmp_path / "index", create=True)) as store:
        indexer.index(store, [tmp_path / "a.txt"])
        (found,) = list_conflicts(store)
        assert [reason.code for reason in found.reasons] == ["dates_differ"]
