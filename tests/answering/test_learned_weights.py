"""Learned answers: tables put together cell by cell, spans found by their forms, weights that fit the features."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answering.choice import SURE_FEATURES
from indexer.answering.differences import find_parting, find_step
from indexer.answering.doubts import DOUBTS, weigh_doubts
from indexer.answering.features import SPAN_FEATURES, UNIT_FEATURES
from indexer.answering.generators import FORMS, LONGEST, SORTS, GeneratedForm, find_in_text
from indexer.answering.layout import find_units
from indexer.answering.learned_weights import read_weights
from indexer.answering.paper_weights import Weighed
from indexer.answering.question import understand
from indexer.answering.question_block import QuestionBlock
from indexer.answering.ranking import rank_spans
from indexer.answering.retrieval import retrieve
from indexer.answering.sorts import SPAN_SORTS, SpanSort, sort_of
from indexer.answering.span_rows import FEATURES, KINDS
from indexer.answering.word_places import find_hits, list_wanted
from indexer.indexing import index
from indexer.models import Answer
from indexer.store.base import Store
from indexer.store.embedded_store import open_store
from indexer.text.folding import fold

CELLS = """|
STT
|
Tên đồ dùng
|
Đơn vị
|
Số lượng
|
|
I
|
Phòng ở
|
|
|
|
1
|
Chiếu trúc
|
Cái
|
02
|
|
2
|
Móc phơi
|
Cái
|
20
|
2. Đồ dùng khác do nhà trường tự mua.
|
STT
|
Tên
|
|
1
|
Bảng con
|
"""


def rows(text: str) -> list[list[tuple[str, str]]]:
    units = find_units(text, ())
    return [[(cell.heading, text[cell.start : cell.end]) for cell in unit.cells] for unit in units]


def test_cells_on_lines_of_their_own_make_rows() -> None:
    found = rows(CELLS)
    assert [("STT", "1"), ("Tên đồ dùng", "Chiếu trúc"), ("Đơn vị", "Cái"), ("Số lượng", "02")] in found
    assert [("STT", "2"), ("Tên đồ dùng", "Móc phơi"), ("Đơn vị", "Cái"), ("Số lượng", "20")] in found
    assert [("STT", "1"), ("Tên", "Bảng con")] in found


def test_a_group_row_stands_over_the_rows_below() -> None:
    units = find_units(CELLS, ())
    group = next(at for at, unit in enumerate(units) if "Phòng ở" in CELLS[unit.start : unit.end])
    below = [unit for unit in units if "Chiếu" in CELLS[unit.start : unit.end]]
    assert [unit.parent for unit in below] == [group]


def test_rows_on_one_line_make_rows() -> None:
    found = rows("| Đơn vị | Hồ sơ |\n| --- | --- |\n| Sở Y tế | 12 |\n| Sở Xây dựng |  |\n")
    assert [("Đơn vị", "Sở Y tế"), ("Hồ sơ", "12")] in found
    assert [("Đơn vị", "Sở Xây dựng")] in found


def test_words_in_place_of_a_number_are_those_of_the_next_column() -> None:
    found = rows("| STT | Nội dung | Mức (1.000đ) | Ghi chú |\n| 1 | Thưởng đội | 90 | |\n| - Giải nhì | 70 | | |\n")
    assert found[-1] == [("Nội dung", "- Giải nhì"), ("Mức (1.000đ)", "70")]


def test_a_row_with_a_decimal_is_no_heading() -> None:
    found = rows("| Axit | 70,5 | loãng |\n| Kẽm | 1,5 | |\n| Sắt | 4,5 | hòa tan |\n")
    assert {heading for row in found for heading, _ in row} == {""}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_span_form_finds_its_examples(form: GeneratedForm) -> None:
    for text, span in form.examples:
        assert span in [text[s.start : s.end] for s in find_in_text(text) if s.form == form.name]


@pytest.mark.parametrize("row", SPAN_SORTS, ids=lambda row: f"{row.form}: {row.name}")
def test_every_sort_is_that_of_its_example(row: SpanSort) -> None:
    assert sort_of(row.form, row.example) == f"{row.form}: {row.name}"


def test_figures_within_numbers_and_dates_are_no_amounts() -> None:
    text = "theo khoản 2 Điều 25 của văn bản số 375/BNN-TC, từ tháng 01/2019 có 04 hồ sơ"
    assert [text[s.start : s.end] for s in find_in_text(text) if s.form == "amount"] == ["04 hồ sơ"]


LONG_ROW = (
    "| STT | Tên thủ tục | Thời hạn | Căn cứ |\n| --- | --- | --- | --- |\n| 1 | Cấp giấy phép | 15 ngày | {} |\n"
)


def test_a_long_cell_is_read_in_parts_under_its_row() -> None:
    basis = "; ".join(f"Nghị định số {at}/2020/NĐ-CP về quản lý hóa chất độc hại." for at in range(10, 20))
    text = LONG_ROW.format(basis.replace("; ", " "))
    units = find_units(text, ())
    row = next(at for at, unit in enumerate(units) if "15 ngày" in text[unit.start : unit.end])
    parts = [unit for unit in units if "hóa chất" in text[unit.start : unit.end]]
    assert len(parts) == 10
    assert {unit.parent for unit in parts} == {row}
    assert {cell.heading for unit in parts for cell in unit.cells} == {"Căn cứ"}


SPANNED = """|
STT
|
Phường
|
Tuyến kè
|
Chiều dài (m)
|
|
1
|
Phường Bến Tre
|
Kè Rạch Gáo
|
350
|
|
Kè Cầu Ván
|
120
|
"""


def test_a_cell_that_reaches_down_is_a_cell_of_the_rows_below() -> None:
    units = find_units(SPANNED, ())
    row = next(unit for unit in units if SPANNED[unit.start : unit.end].startswith("Kè Cầu Ván"))
    said = {SPANNED[cell.start : cell.end]: cell.heading for cell in row.cells}
    assert said["Phường Bến Tre"] == "Phường"
    assert said["120"] == "Chiều dài (m)"


def test_a_pair_with_a_measure_is_no_heading() -> None:
    text = "|\nKích thước\n|\n63 mm x 88 mm\n|\n|\nKhối lượng\n|\n2 gam\n|\n"
    assert [(unit.kind, unit.heads) for unit in find_units(text, ())] == [("row", ""), ("row", "")]


def test_recipients_and_signature_are_read_apart() -> None:
    text = "|\n**Nơi nhận:**\n- Như Điều 3;\n- Lưu: VT.\n|\n**CHỦ TỊCH**\nTrần Văn Mười\n|\n"
    assert [text[u.start : u.end].count("Trần Văn Mười") for u in find_units(text, ())] == [0, 1]


@given(st.text(alphabet="| \n\t-ab1.,;:%/ĐộỦ", max_size=120))
def test_any_text_is_laid_out_in_order(text: str) -> None:
    units = find_units(text, ())
    assert all(0 <= unit.start < unit.end <= len(text) for unit in units)
    assert [unit.start for unit in units] == sorted(unit.start for unit in units)
    for span in find_in_text(text):
        assert 0 <= span.start < span.end <= len(text)
        assert span.sort in SORTS


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Bao nhiêu TTHC?", "có 12 thủ tục hành chính", {"thu", "tuc", "hanh", "chinh"}),
        ("Bao nhiêu thủ tục hành chính?", "có 12 TTHC", {"thu", "tuc", "hanh", "chinh"}),
        ("số hồ sơ", "Sở Nội vụ", set()),
        ("so ho so", "Số hồ sơ: 12", {"so", "ho"}),
        ("tỉ lệ hài lòng", "tỷ lệ hài lòng", {"ty", "le", "hai", "long"}),
        ("giấy nặng mấy gsm", "loại 80-90gsm", {"gsm"}),
    ],
)
def test_words_are_found_as_they_were_typed(question: str, text: str, said: set[str]) -> None:
    looked_for = list_wanted(question)
    assert {looked_for.words[word] for hit in find_hits(looked_for, text, fold(text)) for word in hit.words} == said


def test_the_weights_are_those_of_the_features() -> None:
    learned = read_weights()
    assert learned.units.shape == (len(UNIT_FEATURES),)
    assert len(learned.sorts.bias) == len(SORTS)
    assert len(learned.kinds.bias) == len(KINDS)
    assert learned.trees.feature.max() < len(FEATURES)
    assert learned.sure.feature.max() < len(SURE_FEATURES)
    assert learned.sure_weights.shape == (len(SURE_FEATURES) + 1,)
    assert len(FEATURES) > len(SPAN_FEATURES) > 0


def test_a_guess_is_a_distribution() -> None:
    for guess in (read_weights().sorts, read_weights().kinds):
        told = guess("co bao nhieu ho so qua han")
        assert float(told.sum()) == pytest.approx(1.0, abs=1e-4)
    assert KINDS[int(np.argmax(read_weights().kinds("ai ky quyet dinh nay")))] == "person"


DECISION = """ỦY BAN NHÂN DÂN
TỈNH PHÚ YÊN

Số: 77/QĐ-UBND
Phú Yên, ngày 12 tháng 5 năm 2024

QUYẾT ĐỊNH
Về việc trang cấp đồ dùng cho học sinh Trường Nội trú Vũng Sâu

Điều 1. Mỗi học sinh Trường Nội trú Vũng Sâu được cấp 02 chiếu trúc và 20 móc phơi trong năm học.
Điều 2. Giao Sở Giáo dục và Đào tạo hướng dẫn việc trang cấp; kinh phí thực hiện là 1.250 triệu đồng.
"""


@pytest.fixture(scope="module")
def decisions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    place: Path = tmp_path_factory.mktemp("learned")
    (place / "quyet-dinh.txt").write_text(DECISION, encoding="utf-8")
    with closing(open_store(place / "index", create=True)) as store:
        index(store, [place / "quyet-dinh.txt"])
        yield store


@pytest.mark.parametrize(
    ("question", "doubt", "expected"),
    [
        ("Giai đoạn 2020-2024 Trường Nội trú Vũng Sâu được cấp bao nhiêu móc phơi?", "another year", False),
        ("Năm 2024 Trường Nội trú Vũng Sâu được cấp bao nhiêu móc phơi?", "another year", False),
        ("Năm 2019 Trường Nội trú Vũng Sâu được cấp bao nhiêu móc phơi?", "names absent", True),
        ("Tỉnh Đồng Nai cấp bao nhiêu móc phơi cho Trường Nội trú Vũng Sâu?", "contradicted", True),
        ("Trường Nội trú Vũng Sâu được cấp bao nhiêu móc phơi?", "heaviest missing", False),
        ("Trường Nội trú Vũng Sâu được cấp bao nhiêu máy giặt?", "heaviest missing", True),
    ],
)
def test_what_is_asked_and_not_said_speaks_against(
    decisions: Store, question: str, doubt: str, *, expected: bool
) -> None:
    papers = retrieve(decisions, understand(question))
    paper = papers.papers[0]
    at = next(i for i, unit in enumerate(paper.units) if "móc phơi" in paper.read_words(unit))
    block = QuestionBlock(Weighed(papers, paper), at, [], 0.0)
    assert (dict(zip(DOUBTS, weigh_doubts(block).tolist(), strict=True))[doubt] > 0) is expected


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Mỗi học sinh Trường Nội trú Vũng Sâu được cấp bao nhiêu móc phơi?", "20 móc phơi"),
        ("kinh phi trang cap do dung truong noi tru Vung Sau bao nhieu", "1.250 triệu đồng"),
        ("Cơ quan nào hướng dẫn trang cấp đồ dùng cho Trường Nội trú Vũng Sâu?", "Sở Giáo dục và Đào tạo"),
    ],
)
def test_spans_are_verbatim_short_and_hold_the_answer(decisions: Store, question: str, answer: str) -> None:
    found = rank_spans(retrieve(decisions, understand(question)))
    best = found.answers[0]
    text = decisions.document(best.document.id).source.text
    assert answer in best.text
    assert len(best.text) <= LONGEST
    assert text[best.start : best.end] == best.quote
    assert text[best.place : best.place + len(best.text)] == best.text


TERMS = """ỦY BAN NHÂN DÂN
TỈNH PHÚ YÊN

Số: 81/QĐ-UBND
Phú Yên, ngày 20 tháng 6 năm 2024

QUYẾT ĐỊNH
Về thời hạn giải quyết thủ tục cấp thẻ bến neo đậu

Điều 1. Thời hạn cấp đổi thẻ bến neo đậu là 12 ngày làm việc.
Điều 2. Thời hạn cấp lại thẻ bến neo đậu là 05 ngày làm việc.
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Cấp đổi thẻ bến neo đậu lâu hơn cấp lại bao nhiêu ngày làm việc?", "chênh 7 ngày làm việc"),
        ("cap doi the ben neo dau lau hon cap lai may ngay", "chênh 7 ngày làm việc"),
    ],
)
def test_a_difference_is_worked_out(tmp_path: Path, question: str, answer: str) -> None:
    (tmp_path / "thoi-han.txt").write_text(TERMS, encoding="utf-8")
    with closing(open_store(tmp_path / "index", create=True)) as store:
        index(store, [tmp_path / "thoi-han.txt"])
        found = rank_spans(retrieve(store, understand(question))).answers
    assert found[0].text.startswith(answer)
    assert {found[1].text, found[2].text} == {"12 ngày làm việc", "05 ngày làm việc"}


@pytest.mark.parametrize(
    ("question", "quote", "told"),
    [
        ("Cấp thẻ bến cắt giảm được bao nhiêu ngày?", "Đã giảm từ 20 ngày xuống 12 ngày", "chênh 8 ngày"),
        ("so tau tang may chiec so voi nam truoc", "số tàu tăng từ 1.200 chiếc lên 1.350 chiếc", "chênh 150 chiếc"),
        ("Cấp thẻ bến giảm còn bao nhiêu ngày?", "Đã giảm từ 20 ngày xuống 12 ngày", None),
        ("Cấp thẻ bến cắt giảm được bao nhiêu ngày?", "Thời hạn là 12 ngày", None),
    ],
)
def test_how_much_something_fell_or_rose_is_worked_out(
    decisions: Store, question: str, quote: str, told: str | None
) -> None:
    answer = Answer(quote, quote, next(iter(decisions.summaries())), 0, len(quote), score=1.0, column="", place=0)
    step = find_step(understand(question), answer)
    assert (step.text.split(" (")[0] if step else None) == told


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("số nhà hư hỏng nhiều hơn số nhà sập bao nhiêu", True),
        ("mức chung và mức riêng chênh nhau bao nhiêu phút", True),
        ("phí bến bãi so với phí neo đậu chênh nhau thế nào", True),
        ("có hơn bao nhiêu hồ sơ", False),
        ("hơn 300 người ở đâu", False),
    ],
)
def test_a_question_for_a_difference_has_two_sides(question: str, *, asks: bool) -> None:
    assert (find_parting(fold(question)) > 0) is asks
