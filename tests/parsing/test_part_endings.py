# ruff: noqa: E501 - tables of sentences as they are written
"""A part of a document that ended: told apart from an amendment and from an end, in every place that tells of it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import tracuu
from indexer.indexing import index
from indexer.models import Source
from indexer.parsing import parse
from indexer.store import open_store
from tests.conftest import SAMPLES

ACT = "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI\nSố: 9/2024/QĐ-UBND\n\nQuảng Ngãi, ngày 16 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nSửa đổi quy định\n\n"
X, Y = "Quyết định số 1/2023/QĐ-UBND", "Quyết định số 2/2024/QĐ-UBND"

# what the act says → kind, whether in part, source; how it uses X
STATED = [
    (f"Bãi bỏ khoản 2 Điều 3 của {X} ngày 01/01/2023 của UBND tỉnh.", "repeals", True, "this", "amended"),
    (f"Bãi bỏ một phần {X}.", "repeals", True, "this", "amended"),
    (f"Quyết định này thay thế một phần {X}.", "replaces", True, "this", "amended"),
    (f"Thay thế Phụ lục II ban hành kèm theo {X}.", "replaces", True, "this", "amended"),
    (f"Ngưng hiệu lực thi hành Điều 63, điểm c khoản 1 Điều 64 {X}.", "repeals", True, "this", "amended"),
    (f"{X} hết hiệu lực một phần kể từ ngày Quyết định này có hiệu lực.", "repeals", True, "this", "amended"),
    (f"{X} bị bãi bỏ một phần bởi {Y}.", "repeals", True, "2/2024/QĐ-UBND", "amended"),
    (f"Một phần {X} bị bãi bỏ bởi {Y}.", "repeals", True, "2/2024/QĐ-UBND", "amended"),
    (f"{X} (bãi bỏ một phần theo {Y}) về phí chợ.", "repeals", True, "2/2024/QĐ-UBND", "amended"),
    (f"{X} (bị bãi bỏ một phần).", "repeals", True, None, "amended"),
    (f"Bãi bỏ một phần 01 Quyết định ({X}).", "repeals", True, "this", "amended"),
    (f"{X} được bãi bỏ khoản 3 Điều 5 bởi {Y}.", "repeals", True, "2/2024/QĐ-UBND", "amended"),
    (f"{X} hết hiệu lực kể từ ngày 01/4/2024, trừ Điều 7.", "repeals", True, "this", "amended"),
    (f"{X} hết hiệu lực kể từ ngày Quyết định này có hiệu lực, trừ khoản 1 Điều 4.", "repeals", True, "this", "amended"),
    (f"{X} bị bãi bỏ bởi {Y}, trừ các Điều 3, Điều 4.", "repeals", True, "2/2024/QĐ-UBND", "amended"),
    (f"Sửa đổi, bổ sung, bãi bỏ một số điều của {X}.", "amends", False, "this", "amended"),
    (f"Sửa đổi khoản 2 Điều 3 của {X}.", "amends", False, "this", "amended"),
    (f"Bãi bỏ toàn bộ {X}.", "repeals", False, "this", "repealed"),
    (f"{X} bị bãi bỏ bởi {Y}.", "repeals", False, "2/2024/QĐ-UBND", "repealed"),
    (f"Quyết định này thay thế {X}.", "replaces", False, "this", "replaced"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "partial", "source", "used"), STATED, ids=[row[0][:50] for row in STATED])
def test_what_is_ended_in_part(words: str, kind: str, partial: bool, source: str | None, used: str) -> None:
    text = f"{ACT}Điều 1. {words}"
    document = parse(Source("a.txt", "text", text, "", len(text)), "a")
    (relation,) = document.relations
    assert (relation.kind, relation.partial, relation.source) == (kind, partial, source)
    assert document.citations[0].treatment == used


def test_what_another_cell_says_is_not_of_this_one() -> None:
    text = f"{ACT}| 1 | {X} | Bãi bỏ toàn bộ | {Y} |"
    assert not parse(Source("a.txt", "text", text, "", len(text)), "a").relations


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parting") / "index"
    with closing(open_store(folder, create=True)) as store:
        index(store, [SAMPLES])
    return folder


PARTED = "27/2017/QĐ-UBND"  # Điều 5 and Phụ lục II of it, by 31/2024/QĐ-UBND


def ran(folder: Path, *words: str, draft: str | None = None) -> str:
    return CliRunner().invoke(tracuu, [*words, "--index", str(folder)], input=draft).output


def test_the_store_keeps_it_and_trace_tells_it(folder: Path) -> None:
    told = json.loads(ran(folder, "trace", PARTED, "--json"))
    (stated,) = [r for r in told["decisions"][0]["relations"] if r["partial"] and r["modality"] == "done"]
    assert (stated["kind"], stated["other"]) == ("repeals", "31/2024/QĐ-UBND")
    assert "làm hết hiệu lực một phần" in " ".join(ran(folder, "trace", PARTED).split())


def test_check_says_in_part_and_calls_it_no_fault(folder: Path) -> None:
    draft = f"Theo Quyết định số {PARTED} ngày 03/8/2017 của UBND tỉnh Đồng Nai về phân cấp quản lý ngành công thương."
    told = json.loads(ran(folder, "check", "-", "--json", draft=draft))
    (one,) = told["citations"]
    assert [(f["kind"], f["level"]) for f in one["findings"]] == [("repealed_partly", "note")]
    assert "hết hiệu lực một phần theo Quyết định số 31/2024/QĐ-UBND" in one["findings"][0]["vi"]
    assert "Điều 5 và Phụ lục II" in one["findings"][0]["evidence"][0]["quote"]
    older = f"Biên Hòa, ngày 05 tháng 7 năm 2018\n\nBÁO CÁO\nNăm 2018\n\n{draft}"
    assert not [
        f for c in json.loads(ran(folder, "check", "-", "--json", draft=older))["citations"] for f in c["findings"]
    ]


@pytest.mark.parametrize("question", ["Văn bản nào bãi bỏ một phần Quyết định 27/2017/QĐ-UBND?", "Quyết định 27/2017/QĐ-UBND còn hiệu lực không?"])  # fmt: skip
def test_questions_find_it(folder: Path, question: str) -> None:
    told = json.loads(ran(folder, "ask", question, "--json"))
    assert told["status"] == "found"
    assert "Phụ lục II" in " ".join(answer["quote"] for answer in told["answers"])
