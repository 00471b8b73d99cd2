"""Who does what is asked: named where a unit begins, or by the heading over it; names, parts and lists besides."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from indexer.answering.actors import begins_with, find_inherited_actors
from indexer.answering.admission import admit_spans
from indexer.answering.agreement import asks_name, mark_acting_body, mark_missing_part, mark_name
from indexer.answering.effect import find_days_of_effect
from indexer.answering.generators import generate_spans
from indexer.answering.learned_weights import read_weights
from indexer.answering.number_answers import decide
from indexer.answering.paper_weights import Weighed
from indexer.answering.question import understand
from indexer.answering.question_block import QuestionBlock
from indexer.answering.retrieval import Papers, RetrievedPaper, retrieve
from indexer.answering.rule_spans import add_items
from indexer.answering.span_rows import gather
from indexer.models import Answer
from indexer.store.base import Store
from indexer.text.folding import fold
from tests.support.papers import index_texts

TASKS = (
    "UBND TỈNH HÒA BÌNH\nSố: 512/UBND-KTN\nV/v tăng cường bảo vệ hồ chứa nước\nHòa Bình, ngày 12 tháng 3 năm 2025\n"
    "Kính gửi: Các sở, ban, ngành.\nChủ tịch UBND tỉnh yêu cầu:\n"
    "1. Sở Xây dựng\n- Kiểm tra vật liệu gia cố mái đập trước mùa lũ;\n- Chủ trì, phối hợp với Công an tỉnh phân luồng "
    "giao thông qua cầu tràn.\n"
    "2. Sở Tài chính theo chức năng, nhiệm vụ được giao chủ trì, phối hợp với Sở Xây dựng bố trí kinh phí sửa cống.\n"
    "3. Các nội dung phải báo cáo gồm:\n- Mực nước hồ;\n- Số máy bơm dự phòng;\n- Phương án sơ tán.\n"
    "CHỦ TỊCH\nBùi Văn Khánh\n"
)
DECREE = (
    "HĐND TỈNH HÒA BÌNH\nSố: 41/2025/NQ-HĐND\nHòa Bình, ngày 09 tháng 7 năm 2025\nNGHỊ QUYẾT\n"
    "Quy định mức hỗ trợ người trông giữ đập\nĐiều 1. Mức hỗ trợ\nMức hỗ trợ là 300.000 đồng/người/tháng.\n"
    "Điều 2. Hiệu lực thi hành\nNghị quyết này có hiệu lực thi hành kể từ ngày ký ban hành.\n"
)


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with index_texts(tmp_path_factory.mktemp("tasks"), {"cong-van": TASKS, "nghi-quyet": DECREE}) as store:
        yield store


def paper_of(store: Store, question: str, number: str) -> tuple[Papers, RetrievedPaper]:
    found = retrieve(store, understand(question))
    return found, next(paper for paper in found.papers if paper.summary.number == number)


def unit_that_holds(paper: RetrievedPaper, words: str) -> int:
    return next(at for at, unit in enumerate(paper.units) if words in paper.text[unit.start : unit.end])


@pytest.mark.parametrize(
    ("unit", "body", "begins"),
    [
        ("2. Sở Tài chính chủ trì", "Sở Tài chính", True),
        ("**Điều 3. **Giao Thuế tỉnh căn cứ", "Thuế tỉnh", True),
        ("(6) Ủy ban nhân dân tỉnh theo chức năng", "Ủy ban nhân dân tỉnh", True),
        ("- Đề nghị Công an tỉnh kiểm tra", "Công an tỉnh", True),
        ("Chủ trì, phối hợp với Sở Tài chính", "Sở Tài chính", False),
        ("Báo cáo gửi Sở Tài chính", "Sở Tài chính", False),
    ],
)
def test_who_a_unit_begins_with(unit: str, body: str, begins: bool) -> None:
    class Paper:
        folded = fold(unit)

    assert begins_with(Paper(), 0, unit.index(body)) is begins  # type: ignore[arg-type]


def test_a_task_below_a_body_is_that_bodys(tasks: Store) -> None:
    _, paper = paper_of(tasks, "Cơ quan nào kiểm tra vật liệu gia cố mái đập?", "512/UBND-KTN")
    at = unit_that_holds(paper, "vật liệu gia cố")
    assert [paper.text[span.start : span.end] for span in find_inherited_actors(paper, at)] == ["Sở Xây dựng"]


def test_who_acts_is_told_from_who_joins(tasks: Store) -> None:
    found, paper = paper_of(tasks, "Sở nào bố trí kinh phí sửa cống?", "512/UBND-KTN")
    at = unit_that_holds(paper, "bố trí kinh phí")
    block = QuestionBlock(Weighed(found, paper), at, list(generate_spans(paper, at)), 0.0)
    told = {
        block.read_words(index): value
        for index, value in enumerate(mark_acting_body(block))
        if block.spans[index].form == "body"
    }
    assert told["Sở Tài chính"] == 1.0
    assert {value for words, value in told.items() if words.startswith("Sở Xây dựng")} == {0.0}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Giám đốc Sở Y tế tên là gì?", True),
        ("họ và tên người ký", True),
        ("Ai đang giữ chức Giám đốc Sở Tư pháp?", True),
        ("Chủ tịch UBND tỉnh trong công văn 512/UBND-KTN là ai?", True),
        ("Ai bố trí kinh phí sửa cống?", False),
        ("Tên gọi của dự án là gì?", False),
    ],
)
def test_whether_a_name_is_asked_for(question: str, asked: bool) -> None:
    assert asks_name(understand(question).folded) is asked


def test_an_office_is_no_name(tasks: Store) -> None:
    found = retrieve(tasks, understand("Tên Chủ tịch ký công văn 512/UBND-KTN là gì?"))
    gathered = gather(found, read_weights())
    admitted = {gathered.read_words(row) for row in range(len(gathered.places)) if admit_spans(gathered)[row]}
    assert any("Bùi Văn Khánh" in words for words in admitted)
    assert not any(words.endswith("CHỦ TỊCH") for words in admitted)


def test_names_are_held_by_spans(tasks: Store) -> None:
    found, paper = paper_of(tasks, "Tên Chủ tịch ký công văn 512/UBND-KTN là gì?", "512/UBND-KTN")
    at = unit_that_holds(paper, "Bùi Văn Khánh")
    block = QuestionBlock(Weighed(found, paper), at, list(generate_spans(paper, at)), 0.0)
    assert {block.read_words(i) for i, value in enumerate(mark_name(block)) if value > 0} >= {"Bùi Văn Khánh"}


@pytest.mark.parametrize(("article", "missing"), [("Điều 1", 0.0), ("Điều 2", 0.0), ("Điều 7", 1.0)])
def test_an_article_that_is_not_there_is_missed(tasks: Store, article: str, missing: float) -> None:
    found, paper = paper_of(tasks, f"{article} Nghị quyết 41/2025/NQ-HĐND quy định gì?", "41/2025/NQ-HĐND")
    assert set(mark_missing_part(Weighed(found, paper)).tolist()) == {missing}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Nghị quyết 41/2025/NQ-HĐND có hiệu lực từ ngày nào?",
            ["kể từ ngày ký ban hành, ngày 09 tháng 7 năm 2025"],
        ),
        ("Luật Đê điều (sửa đổi) có hiệu lực từ ngày nào theo Nghị quyết 41/2025/NQ-HĐND?", []),
        ("Theo Nghị quyết 41/2025/NQ-HĐND, Luật Đê điều có hiệu lực từ khi nào?", []),
    ],
)
def test_in_effect_from_its_signing_tells_the_day(tasks: Store, question: str, told: list[str]) -> None:
    asked = understand(question)
    found = find_days_of_effect(tasks, decide(tasks, asked), asked)
    assert [candidate.answer().text for candidate in found] == told


def test_what_introduces_a_list_is_told_with_its_items(tasks: Store) -> None:
    found, paper = paper_of(tasks, "Những nội dung nào phải báo cáo theo công văn 512/UBND-KTN?", "512/UBND-KTN")
    unit = paper.units[unit_that_holds(paper, "Các nội dung phải báo cáo")]
    words = paper.text[unit.start : unit.end]
    intro = Answer(words, words, paper.summary, unit.start, unit.end, score=1.0, place=unit.start)
    assert found.papers
    assert found.asked.kind == "list"
    (whole,) = add_items(found, [intro])
    assert whole.text.endswith("Phương án sơ tán.")
    assert whole.quote == paper.text[whole.start : whole.end]
