"""``tracuu ask`` as a person runs it: conditions taken out, a model asked only when told to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, lines, run
from tests.support.language_model import Server, saying, serving_model

QUESTION = "Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận mới bao nhiêu hồ sơ?"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking") / "index"
    run("index", ROOT / "corpus" / "quang-ngai", index=folder)
    return folder


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.delenv("TRACUU_MODEL_URL", raising=False)
    with serving_model() as running:
        yield running


def test_conditions_are_printed_and_taken_out(index: Path) -> None:
    (found,) = lines(run("ask", QUESTION, "--json", index=index))
    assert [one["name"] for one in found["conditions"]] == ["province", "period", "body"]
    assert found["removed"] == []
    (wider,) = lines(run("ask", QUESTION, "--without", "period", "--bo", "tinh:Quảng Ngãi", "--json", index=index))
    assert [one["text"] for one in wider["removed"]] == [
        "Tỉnh, thành phố: Quảng Ngãi (nay gồm cả Kon Tum)",
        "Kỳ: Quý I/2023",
    ]
    assert "Đã bỏ điều kiện: Kỳ: Quý I/2023." in run("ask", QUESTION, "--bo", "ky", index=index).stdout
    wrong = run("ask", QUESTION, "--bo", "mau", index=index, check=1)
    assert "tinh, ky, co-quan, loai, so, ngay" in wrong.stderr


def test_a_line_of_a_batch_takes_out_its_own(index: Path, tmp_path: Path) -> None:
    rows = [{"id": 1, "question": QUESTION, "without": "ky"}, {"id": 2, "question": QUESTION, "without": ["so", "ky"]}]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(json.dumps(row) for row in [*rows, {"id": 3, "question": QUESTION}]), encoding="utf-8")
    found = lines(run("ask", "--batch", batch, "--json", index=index))
    assert [[one["name"] for one in row["removed"]] for row in found] == [["period"], ["period"], []]


def test_nothing_is_sent_unless_told(index: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACUU_MODEL_URL", server.url)
    (found,) = lines(run("ask", QUESTION, "--json", index=index))
    assert "phrased" not in found
    assert server.received == []
    (found,) = lines(run("ask", QUESTION, "--soan", "--json", index=index))
    assert found["phrased"]["sent_to"] == server.url.removesuffix("/v1")
    assert len(server.received) == 1


def test_a_model_named_on_the_command_line(index: Path, server: Server) -> None:
    server.behave = saying("Sở tiếp nhận mới 5.842 hồ sơ [1]. Rất tốt.")
    done = run("ask", QUESTION, "--model-url", server.url, "--model", "qwen", index=index)
    assert f"tới {server.url.removesuffix('/v1')} (qwen)" in done.stdout
    assert "Sở tiếp nhận mới 5.842 hồ sơ. [1]" in done.stdout
    assert "Đã bỏ 1 câu" in done.stdout
    assert "[1] 5.842 hồ sơ" in done.stdout


def test_a_model_that_is_not_set(index: Path) -> None:
    assert "TRACUU_MODEL_URL" in run("ask", QUESTION, "--soan", index=index, check=1).stderr
    assert "http://127.0.0.1:11434/v1" in run("ask", QUESTION, "--model-url", "máy", index=index, check=1).stderr
