"""What the rules answer beside what was learned, and how spans agree with the words that ask."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from indexer.answering import ask
from indexer.answering.agreement import (
    find_asked_noun,
    find_asked_parts,
    mark_asked_beginning,
    mark_asked_part,
    mark_joining_body,
    mark_leading_body,
)
from indexer.answering.choice import choose, list_shown
from indexer.answering.column_lists import list_columns, list_table_rows
from indexer.answering.generators import generate_spans
from indexer.answering.learned_weights import read_weights
from indexer.answering.paper_weights import Weighed
from indexer.answering.proposals import propose
from indexer.answering.question import understand
from indexer.answering.question_block import QuestionBlock
from indexer.answering.retrieval import Papers, add_paper, retrieve
from indexer.answering.scope import open_scope
from indexer.answering.span_rows import FEATURES, gather
from indexer.store.base import Store
from tests.support.papers import index_texts

PAPERS = {
    "quyet-dinh": "UBND TỈNH LÀO CAI\nSố: 310/QĐ-UBND\nLào Cai, ngày 03 tháng 6 năm 2024\nQUYẾT ĐỊNH\n"
    "Công bố danh mục thủ tục hành chính lĩnh vực khoáng sản\n"
    "Điều 2. Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính rà soát giá bán điện của các trạm bơm.\n\n"
    "| STT | Tên thủ tục | Thời hạn |\n| --- | --- | --- |\n| 1 | Cấp giấy phép thăm dò | 15 ngày |\n"
    "| 2 | Gia hạn giấy phép thăm dò | 7 ngày |\n| 3 | Trả lại giấy phép khai thác | 9 ngày |\n",
    "cong-van": "CỤC THUẾ\nSố: 5101/CT-CS\nV/v hoàn thuế giá trị gia tăng\nHà Nội, ngày 25 tháng 11 năm 2025\n"
    "Kính gửi: Thuế tỉnh Bắc Ninh\nBước 2. Cán bộ thuế thẩm định trong 05 ngày.\nBước 3. Lãnh đạo ký trong 01 ngày.\n",
}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with index_texts(tmp_path_factory.mktemp("papers"), PAPERS) as store:
        yield store


def blocks(store: Store, question: str) -> Iterator[QuestionBlock]:
    found = retrieve(store, understand(question))
    for paper in found.papers:
        for at in range(len(paper.units)):
            yield QuestionBlock(Weighed(found, paper), at, list(generate_spans(paper, at)), 0.0)


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("phòng nào thẩm định hồ sơ", "phong"),
        ("phụ lục nào của thông tư", "phu luc"),
        ("cơ quan nào chủ trì", ""),
        ("hồ sơ gồm những gì", ""),
        ("sở nào đề nghị", ""),  # folded, it may ask for a number
    ],
)
def test_the_noun_that_is_asked_for(question: str, noun: str) -> None:
    assert find_asked_noun(understand(question).folded) == noun


def test_parts_are_named_with_their_numbers() -> None:
    assert find_asked_parts("buoc 03 cua quy trinh theo dieu 5, phu luc ii") == {
        ("buoc", "3"), ("dieu", "5"), ("phu luc", "ii"),
    }  # fmt: skip
    assert find_asked_parts("quyet dinh 310 ve khoang san") == frozenset()


def test_the_part_asked_for_is_met(papers: Store) -> None:
    found = retrieve(papers, understand("Bước 3 của quy trình hoàn thuế trong mấy ngày?"))
    paper = next(one for one in found.papers if one.summary.number == "5101/CT-CS")
    met = mark_asked_part(Weighed(found, paper))
    told = {paper.text[unit.start : unit.end][:6]: met[at] for at, unit in enumerate(paper.units)}
    assert told["Bước 3"] == 1.0
    assert told["Bước 2"] == -1.0


def test_who_leads_and_who_joins(papers: Store) -> None:
    led, joined = set(), set()
    for block in blocks(papers, "Sở nào chủ trì rà soát giá bán điện của các trạm bơm?"):
        for at, (leading, joining) in enumerate(zip(mark_leading_body(block), mark_joining_body(block), strict=True)):
            if block.spans[at].form == "body":
                led |= {block.read_words(at)} if leading else set()
                joined |= {block.read_words(at)} if joining else set()
    assert led == {"Sở Công Thương"}
    assert "Sở Tài chính" in joined
    assert "Sở Công Thương" not in joined


def test_spans_begin_with_what_is_asked_for(papers: Store) -> None:
    for block in blocks(papers, "Bước nào do lãnh đạo ký?"):
        for at, value in enumerate(mark_asked_beginning(block)):
            assert (value == 1.0) == (block.folded[at] + " ").startswith("buoc ")


def test_a_column_of_a_table_is_one_answer(papers: Store) -> None:
    found = retrieve(papers, understand("Những thủ tục nào về giấy phép thăm dò được công bố?"))
    paper = next(one for one in found.papers if one.summary.number == "310/QĐ-UBND")
    at = next(at for at, unit in enumerate(paper.units) if "Gia hạn" in paper.text[unit.start : unit.end])
    rows = list_table_rows(paper, at)
    assert len(rows) == 3
    told = [words for _, words in list_columns(paper, rows, at, Weighed(found, paper).left)]
    assert "Cấp giấy phép thăm dò; Gia hạn giấy phép thăm dò; Trả lại giấy phép khai thác" in told
    assert "Cấp giấy phép thăm dò; Gia hạn giấy phép thăm dò" in told, "of the rows that are asked about"
    assert not list_table_rows(paper, 0)


def weighed(store: Store, question: str) -> tuple[Papers, tuple[str, ...]]:
    asked = understand(question)
    found = retrieve(store, asked)
    proposal = propose(store, asked, open_scope(store, asked), lambda: found)
    assert proposal.answers
    gathered = gather(found, read_weights(), proposal.answers)
    scores = np.array([10.0 * gathered.is_ruled(row) for row in range(len(gathered.places))], np.float32)
    rows = list_shown(gathered, choose(gathered, scores, 1.0))
    return found, tuple(gathered.read_words(row) for row in rows)


def test_what_the_rules_answer_is_one_of_the_spans(papers: Store) -> None:
    _, told = weighed(papers, "Công văn của Cục Thuế về hoàn thuế giá trị gia tăng số mấy?")
    assert told == ("5101/CT-CS",)


def test_every_feature_has_its_column(papers: Store) -> None:
    found = gather(retrieve(papers, understand("Trạm bơm nào được rà soát giá bán điện?")), read_weights())
    assert found.matrix.shape == (len(found.places), len(FEATURES))
    assert np.isfinite(found.matrix).all()


def test_a_paper_is_read_once(papers: Store) -> None:
    found = retrieve(papers, understand("hoàn thuế giá trị gia tăng"))
    known = found.papers[0].summary.id
    assert add_paper(papers, found, known) is found


def test_a_body_asked_for_is_no_number(papers: Store) -> None:
    asked = understand("Sở nào chủ trì rà soát giá bán điện của các trạm bơm?")
    assert asked.kind == "org"
    assert all("310" not in answer.text for answer in ask(papers, asked.raw).answers)


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 310/QĐ-UBND của UBND tỉnh Gia Lai bãi bỏ quyết định nào?",
        "Quyết định 310/QĐ-UBND tỉnh Gia Lai: gia hạn giấy phép thăm dò trong bao nhiêu ngày?",
        "QĐ 310/QĐ-UBND Gia Lai do PCT nào ký",
    ],
)
def test_a_number_of_another_province_answers_nothing(papers: Store, question: str) -> None:
    assert ask(papers, question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "kind", "province"),
    [
        ("TPHCM: hạn chót nộp danh sách bến tàu", "date", "Hồ Chí Minh"),
        ("QĐ về giá nước HN có HL từ bao giờ", "date", "Hà Nội"),
        ("bến tàu TP.HCM rộng bn ha", "count", "Hồ Chí Minh"),
        ("phó chủ tịch UBND TP Hà Nội ký văn bản về giá nước", "person", "Hà Nội"),
    ],
)
def test_a_question_in_short_is_understood(question: str, kind: str, province: str) -> None:
    asked = understand(question)
    assert (asked.kind, asked.provinces) == (kind, (province,))
