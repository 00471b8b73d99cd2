"""Questions understood: every asking form earns its place, filters are found in any spelling, nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answering.conditions import leave_out, list_conditions, note_understood, read_chosen
from indexer.answering.question import understand
from indexer.answering.spans import FORMS, SpanForm, find_days, find_spans
from indexer.errors import BadInput
from indexer.grammar.question_kind_rows import KINDS, KindForm
from indexer.grammar.question_kinds import find_asking_row
from indexer.messages.spoken import say
from indexer.text.folding import fold

SPAN_FORMS = [(kind, form) for kind, forms in FORMS.items() for form in forms]


@pytest.mark.parametrize(("row", "example"), [(row, e) for row in KINDS for e in row.examples])
def test_every_asking_form_decides_its_examples(row: KindForm, example: str) -> None:
    assert find_asking_row(fold(example))[0] is row


@pytest.mark.parametrize(("kind", "form"), SPAN_FORMS, ids=[f"{kind}-{form.name}" for kind, form in SPAN_FORMS])
def test_every_span_form_finds_its_examples(kind: str, form: SpanForm) -> None:
    for text, wanted in form.examples:
        found = [text[span.start : span.end] for span in find_spans(kind, text, 0, len(text)) if span.name == form.name]
        assert wanted in found, text


FILTERS = [
    ("Quý I năm 2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?", ("Quảng Ngãi",), ("2023Q1",), ()),
    ("ho so qua han quy 1/2023 so cong thuong quang ngai", ("Quảng Ngãi",), ("2023Q1",), ()),
    ("Tháng 4/2025 SCT Bắc Giang nhận bao nhiêu hồ sơ?", ("Bắc Giang",), ("2025-04",), ()),
    ("Giai đoạn 2016-2020 Quảng Ngãi tinh giản bao nhiêu % biên chế?", ("Quảng Ngãi",), ("2016-2020",), ()),
    ("Số hồ sơ 6 tháng đầu năm 2024 của Kon Tum?", ("Kon Tum",), ("2024H1",), ()),
    ("So với năm 2019, hồ sơ trực tuyến tăng mấy lần?", (), (), ()),
    ("quyêt định 1703/QĐ-UBND ngày 28/9/2015 của đơn vi nào", (), (), ("1703",)),
    ("Đề án 06 xuất hiện trong báo cáo nào?", (), (), ("6",)),
]


@pytest.mark.parametrize(("question", "provinces", "periods", "numbers"), FILTERS, ids=[row[0] for row in FILTERS])
def test_filters_are_found(
    question: str, provinces: tuple[str, ...], periods: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    asked = understand(question)
    assert asked.provinces == provinces
    assert tuple(period.key for period in asked.periods) == periods
    assert tuple(number.number for number in asked.numbers) == numbers


@pytest.mark.parametrize(
    ("question", "bodies"),
    [
        ("Sở CT Bắc Giang tiếp nhận bao nhiêu hồ sơ?", ("so cong thuong",)),
        ("sở TN&MT Kon Tum xử lý mấy PAKN", ("so tai nguyen va moi truong",)),
        ("Số CT-TTg nào về cải cách?", ()),
    ],
)
def test_a_department_is_known_by_the_letters_of_its_name(question: str, bodies: tuple[str, ...]) -> None:
    assert understand(question).bodies == bodies


def test_a_course_on_ai_asks_for_nobody() -> None:
    assert understand("Tháng 4 Bắc Giang cử mấy người đi học lớp AI").kind == "count"
    assert understand("AI KÝ BÁO CÁO NÀY").kind == "person"


def test_what_is_understood_is_said() -> None:
    asked = understand("Quý I/2023 Sở Công Thương Quảng Ngãi giải quyết bao nhiêu hồ sơ theo Quyết định 846/QĐ-UBND?")
    assert tuple(map(say, note_understood(asked))) == (
        "Loại câu hỏi: số lượng.",
        "Chỉ xét tỉnh, thành phố: Quảng Ngãi (nay gồm cả Kon Tum).",
        "Chỉ xét kỳ: Quý I/2023.",
        "Chỉ xét cơ quan: Sở Công Thương.",
        "Chỉ xét số văn bản: Quyết định 846/QĐ-UBND.",
    )
    assert (asked.filters.province, asked.filters.quarter) == (("Quảng Ngãi",), ("2023Q1",))


FULL = "Kế hoạch CCHC năm 2023 của Sở Công Thương Quảng Ngãi thực hiện 76/NQ-CP ngày 15/7/2021 là số nào?"


def test_conditions_are_named_and_can_be_taken_out() -> None:
    asked = understand(FULL)
    told = {condition.name: say(condition.text) for condition in list_conditions(asked)}
    assert told == {
        "province": "Quảng Ngãi (nay gồm cả Kon Tum)",
        "period": "Năm 2023",
        "body": "Sở Công Thương",
        "number": "76/NQ-CP",
        "date": "15/07/2021",
    }
    for name in told:
        kept, out = leave_out(asked, read_chosen([name]))
        assert [condition.name for condition in out] == [name]
        assert {condition.name for condition in list_conditions(kept)} - {"doc_type"} == told.keys() - {name}


def test_one_of_several_values_can_be_taken_out() -> None:
    asked = understand("Số hồ sơ của Bắc Giang và Đồng Nai năm 2023 lần lượt là bao nhiêu?")
    kept, out = leave_out(asked, read_chosen(["tỉnh: bac giang"]))
    assert kept.provinces == ("Đồng Nai",)
    assert [condition.value for condition in out] == ["Bắc Giang"]
    assert leave_out(asked, read_chosen(["tinh:Kon Tum"])) == (asked, ())


def test_a_condition_that_there_is_not() -> None:
    with pytest.raises(BadInput, match="tinh, ky, co-quan, loai, so, ngay"):
        read_chosen(["mau"])


def test_a_document_type_narrows_only_where_a_document_is_looked_for() -> None:
    assert [c.value for c in list_conditions(understand("Kế hoạch tuyên truyền năm 2023 là số nào?"))][-1] == "Kế hoạch"
    assert "doc_type" not in {c.name for c in list_conditions(understand("Theo báo cáo có bao nhiêu hồ sơ?"))}


def test_asking_words_are_not_looked_for() -> None:
    asked = understand("Xin hỏi trong kỳ báo cáo đã giải quyết bao nhiêu hồ sơ?")
    assert [word for run in asked.focus for word in run] == ["giai", "quyet", "ho", "so"]
    assert asked.gap == ("quyet", "ho")


def test_a_market_is_not_a_preposition() -> None:
    """ "Chợ" and "cho" fold to the same syllable; only the preposition is left out."""
    assert "cho" in understand("Có bao nhiêu chợ hạng III?").focus[-1]
    assert "cho" not in sum(understand("Cấp điện cho bao nhiêu thôn?").focus, ())


@pytest.mark.parametrize(
    ("text", "iso"),
    [("ngày 07/11/2017", "2017-11-07"), ("ngày 4 tháng 4 năm 2014", "2014-04-04"), ("tháng 4/2025", "2025-04")],
)
def test_dates_are_read_where_they_stand(text: str, iso: str) -> None:
    assert find_days(f"ban hành {text} của Sở") == [(9, 9 + len(text), iso)]


PIECES = st.sampled_from(
    [
        "bao nhiêu",
        "ai ký",
        "quý",
        "năm 20",
        "846/QĐ-UBND",
        "ngày 31/2/2023",
        "tỉnh",
        "so với",
        "(",
        "?",
        "%",
        "là gì",
        "0",
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=8).map(" ".join)))
def test_any_text_is_understood(text: str) -> None:
    asked = understand(text)
    assert asked.raw == text
    assert note_understood(asked)
