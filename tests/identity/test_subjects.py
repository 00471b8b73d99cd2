"""Two subjects that papers state for one decision: do they speak of different things?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexer.identity.subjects import find_unlike_subjects, have_unlike_words, share_no_word, speaks_of_the_act
from indexer.models import Citation, Mention
from tests.support.mentions import mention

TASKS = "chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của"
UNLIKE = {
    "another body": (f"{TASKS} Sở Y tế", f"{TASKS} Sở Nội vụ"),
    "another province": ("bảng giá đất trên địa bàn tỉnh Gia Lai", "bảng giá đất trên địa bàn tỉnh Kon Tum"),
    "another district": ("kế hoạch sử dụng đất của huyện Tây Sơn", "kế hoạch sử dụng đất của huyện Vân Canh"),
    "another year, last": ("giao dự toán ngân sách năm 2024", "giao dự toán ngân sách năm 2023"),
    "another year of three words": ("dự toán 2024", "dự toán 2023"),
    "another year within": ("dự toán năm 2024 của các sở", "dự toán năm 2023 của các sở"),
    "another body, in five words": ("phân công của Sở Y", "phân công của Sở A"),
    "another body behind three fifths": ("kế hoạch của Y tế", "kế hoạch của Nội vụ"),
    "another district, and a year": (
        "kế hoạch của huyện Tây Sơn năm nay",
        "kế hoạch của huyện Vân Canh năm nay",
    ),
    "another district before three words": (
        "kế hoạch của huyện Tây Sơn cho năm nay",
        "kế hoạch của huyện Vân Canh cho năm nay",
    ),
    "no word in common, short": ("khen thưởng", "kiện toàn Ban Chỉ đạo"),
    "next to no word in common": (
        "hỗ trợ lãi suất cho hợp tác xã nông nghiệp",
        "tổ chức kỳ thi tuyển công chức của Văn phòng năm nay",
    ),
}
ALIKE = {
    "the same": ("phòng, chống dịch tả lợn châu Phi", "phòng, chống dịch tả lợn châu Phi"),
    "a shorter wording": (f"{TASKS} Sở Y tế tỉnh Gia Lai", f"{TASKS} Sở Y tế"),
    "a body within a longer one": (f"{TASKS} Sở", f"{TASKS} Sở Nội vụ"),
    "levels only": (
        "kế hoạch công tác dân vận của Ủy ban nhân dân tỉnh",
        "kế hoạch công tác dân vận của UBND thành phố",
    ),
    "words that no body is": (
        "quy chế làm việc ban hành kèm theo lần hai",
        "quy chế làm việc ban hành kèm theo lần ba",
    ),
    "a place beside its level": (
        "quy hoạch sử dụng đất của huyện Tây Sơn",
        "quy hoạch sử dụng đất của xã Tây Sơn",
    ),
    "a level, and a place": ("kế hoạch công tác của UBND tỉnh", "kế hoạch công tác của huyện Tây Sơn"),
    "the words of a body in another order": (
        "kế hoạch công tác của Hội Chữ thập đỏ",
        "kế hoạch công tác của Chữ thập đỏ Hội",
    ),
    "the words of a body with one more": (
        "kế hoạch công tác của Hội Chữ thập",
        "kế hoạch công tác của Chữ thập đỏ Hội",
    ),
    "another body, in four words": ("việc của Sở Y", "việc của Sở A"),
    "another body, in four words and five": ("việc của Sở Y", "việc của Sở A nữa"),
    "another body in a small frame": (
        "kế hoạch của Ban Quản lý Khu kinh tế",
        "kế hoạch của Hội Chữ thập đỏ",
    ),
    "a year of two words": ("phí 2024", "phí 2023"),
    "a year and none": ("dự toán năm 2024", "dự toán năm nay"),
    "two other years": ("từ 2020 đến 2025 giao biên chế", "từ 2021 đến 2026 giao biên chế"),
    "one word of five in common": ("giao biên chế công chức", "kiểm tra an toàn giao"),
    "one word in common with a long one": (
        "giao biên chế công chức",
        "kiểm tra an toàn giao thông trên địa bàn toàn huyện miền núi",
    ),
    "one word beside two": ("phí", "khen thưởng"),
    "short with a word in common": ("phí chợ", "mức thu phí"),
    "one word": ("phí", "đất"),
    "an abbreviation": ("CCHC", "cải cách hành chính"),
    "an introduction": ("ban hành quy định phân cấp quản lý tài sản công", "phân cấp quản lý tài sản công"),
    "an act and what amends it": (
        "sửa đổi một số điều về giá dịch vụ khám bệnh",
        "quy trình tuyển dụng viên chức của đơn vị sự nghiệp",
    ),
    "a body behind which much stands": (
        "phân công của Sở Y tế về kiểm tra, giám sát an toàn thực phẩm",
        "phân công của Sở Nội vụ về kiểm tra, giám sát an toàn thực phẩm",
    ),
}


@pytest.mark.parametrize(("one", "other"), UNLIKE.values(), ids=UNLIKE.keys())
def test_subjects_that_differ(one: str, other: str) -> None:
    assert have_unlike_words(one, other)
    assert have_unlike_words(other, one)


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE.keys())
def test_subjects_that_may_be_one(one: str, other: str) -> None:
    assert not have_unlike_words(one, other)
    assert not have_unlike_words(other, one)


def test_short_subjects_are_compared_in_their_long_forms() -> None:
    assert not share_no_word("CCHC năm nay", "cải cách hành chính")
    assert not share_no_word("về phí", "đất đai")  # one word says too little
    assert share_no_word("về phí chợ", "về việc khen thưởng")


def state(subject: str | None, **known: object) -> Mention:
    """A mention in full: with its day and body beside it."""
    full = mention("846/QĐ-UBND", "2017-11-07", issuer_text="UBND tỉnh")
    citation: Citation = replace(full.citation, subject=subject, **known)  # type: ignore[arg-type]
    return replace(full, citation=citation)


@pytest.mark.parametrize(
    ("subject", "known", "own"),
    [
        ("phòng, chống dịch bệnh", {}, True),
        ("phòng, chống dịch bệnh", {"date": None}, False),
        ("phòng, chống dịch bệnh", {"issuer_text": None}, False),
        ("phòng, chống dịch bệnh", {"provisions": ("Điều 3",)}, False),
        (None, {}, False),
        ("tiêu chuẩn và chế độ của", {}, False),
        ("tại Điều 5", {}, False),
        ("quy định tại khoản 2", {}, False),
    ],
)
def test_which_subjects_are_the_acts_own(subject: str | None, known: dict[str, object], own: bool) -> None:
    assert speaks_of_the_act(state(subject, **known).citation) is own


def test_the_subject_that_most_state_comes_first() -> None:
    fees, prizes = "phí chợ", "khen thưởng"
    assert find_unlike_subjects([state(prizes), state(fees), state(fees)]) == (fees, prizes)
    assert find_unlike_subjects([state(prizes), state(fees)]) == (prizes, fees)
    assert find_unlike_subjects([state(prizes), state(fees, date=None)]) is None
    assert find_unlike_subjects([state(fees), state(fees), state(None)]) is None
