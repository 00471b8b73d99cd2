"""What is told of an act with "if", "when" or "not yet" is not done; nor is it done to what another clause names.

What is done stays done where the act that does it is given a shorter name.
"""

from __future__ import annotations

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse

X, Y = "Quyết định số 12/2019/QĐ-UBND", "Quyết định số 34/2022/QĐ-UBND"

# what a report says → kind and modality of the relation to X; how it uses X
UNDONE = [
    (f"Trường hợp {X} bị thay thế, phòng Tài chính rà soát lại dự toán.", "replaces", "conditional", "replaced"),
    (f"Trong trường hợp {X} bị bãi bỏ, các xã dừng thu phí.", "repeals", "conditional", "repealed"),
    (f"Khi {X} hết hiệu lực, phòng Tư pháp tham mưu văn bản mới.", "repeals", "conditional", "repealed"),
    (f"Giả sử {X} ngày 03/4/2019 hết hiệu lực thì mức thu do HĐND tỉnh định.", "repeals", "conditional", "repealed"),
    (f"Chưa có căn cứ bãi bỏ {X}.", "repeals", "denied", "mentions"),
    (f"Không có cơ sở pháp lý để thay thế {X}.", "replaces", "denied", "mentions"),
    (f"Chưa thực hiện việc bãi bỏ {X}.", "repeals", "denied", "mentions"),
    (f"Chưa tiến hành sửa đổi {X}.", "amends", "denied", "mentions"),
    (f"Sau khi {X} hết hiệu lực, phòng Tư pháp đã lập danh mục.", "repeals", "done", "repealed"),
    (f"Khi {X} hết hiệu lực, phòng Tư pháp đã lập danh mục.", "repeals", "done", "repealed"),
    (f"Các trường hợp cũ giữ nguyên; {X} hết hiệu lực.", "repeals", "done", "repealed"),
]  # fmt: skip


def read(words: str) -> Document:
    text = f"BÁO CÁO\n\n{words}"
    return parse(Source("a.txt", "text", text, "", len(text)), "a")


@pytest.mark.parametrize(("words", "kind", "modality", "used"), UNDONE, ids=[row[0][:40] for row in UNDONE])
def test_what_is_not_done(words: str, kind: str, modality: str, used: str) -> None:
    document = read(words)
    (relation,) = document.relations
    assert (relation.kind, relation.modality) == (kind, modality)
    assert document.citations[0].treatment == used


@pytest.mark.parametrize("words", ["thì áp dụng", "thì thực hiện theo", ", áp dụng"])
def test_what_is_applied_in_place_of_it_is_not_ended(words: str) -> None:
    document = read(f"Nếu {X} bị bãi bỏ {words} {Y}.".replace(" ,", ","))
    (relation,) = document.relations
    assert (relation.source, relation.target, relation.modality) == (None, "12/2019/QĐ-UBND", "conditional")
    assert document.citations[1].treatment in ("mentions", "basis", "implements")


def test_an_act_that_would_replace_another() -> None:
    (relation,) = read(f"Trường hợp {Y} thay thế {X} thì các xã lập lại dự toán.").relations
    assert (relation.kind, relation.target, relation.modality) == ("replaces", "12/2019/QĐ-UBND", "conditional")


ALIASES = ("(gọi tắt là Quyết định 34)", "(sau đây gọi là Quyết định số 34)", "(sau đây được viết tắt là QĐ 34)")


@pytest.mark.parametrize("alias", ALIASES)
@pytest.mark.parametrize("about", ["", " ngày 08/8/2022 về quản lý vỉa hè"], ids=["bare", "with day and subject"])
def test_a_shorter_name_makes_no_draft(alias: str, about: str) -> None:
    (relation,) = read(f"UBND tỉnh ban hành {Y}{about} {alias}, thay thế {X}.").relations
    assert (relation.kind, relation.source, relation.modality) == ("replaces", "34/2022/QĐ-UBND", "done")


DRAFT = "UBND TỈNH QUẢNG NGÃI\nDỰ THẢO LẦN 2\nSố:      /2024/QĐ-UBND\n\nQUYẾT ĐỊNH\nQuy định giá nước\n\n"
TOLD = "BÁO CÁO\nThuyết minh dự thảo Quyết định quy định giá nước\n\n"
DRAFTED = (
    # the paper → kind, source and modality: the decision of a draft is not made yet
    (f"{DRAFT}Điều 3. Quyết định này thay thế {X}.", "replaces", "this", "planned"),
    (f"{DRAFT}Điều 3. {X} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "repeals", "this", "planned"),
    (f"{DRAFT}Điều 1. Bãi bỏ {X}.", "repeals", "this", "planned"),
    (f"{DRAFT.replace('DỰ THẢO LẦN 2', '')}Điều 3. Quyết định này thay thế {X}.", "replaces", "this", "done"),
    (f"{TOLD}Điều 3. Quyết định này thay thế {X}.", "replaces", None, "planned"),
    (f"{TOLD}{X} hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "repeals", None, "planned"),
    (
        f"BÁO CÁO\n\nUBND tỉnh đã có {Y}. Sở trình dự thảo Quyết định mới. Quyết định này thay thế {X}.",
        "replaces",
        None,
        "planned",
    ),
    (f"BÁO CÁO\n\nUBND tỉnh đã có {Y}. Quyết định này thay thế {X}.", "replaces", "34/2022/QĐ-UBND", "done"),
)


@pytest.mark.parametrize(("text", "kind", "source", "modality"), DRAFTED)
def test_the_decision_of_a_draft_is_not_made(text: str, kind: str, source: str | None, modality: str) -> None:
    (found,) = parse(Source("a.txt", "text", text, "", len(text)), "a").relations
    assert (found.kind, found.source, found.modality) == (kind, source, modality)
