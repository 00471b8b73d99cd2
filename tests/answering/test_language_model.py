"""A language model may phrase quotes that were found: only those are sent, only what rests on them is shown."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.answering import ask
from indexer.answering.language_model import (
    LIMIT,
    Model,
    OfferedSentence,
    keep_quoted,
    list_quotes,
    name_model,
    phrase,
    read_environment,
)
from indexer.errors import BadInput
from indexer.indexing import index
from indexer.models import Answers
from indexer.store import open_store
from indexer.store.base import Store
from tests.support.language_model import Behaviour, Server, saying, sending, serving_model

QUESTION = "Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?"
TEXT = (
    "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG\n\nSố: 612/BC-SCT\n\nQuảng Ngãi, ngày 22 tháng 3 năm 2023\n\nBÁO CÁO\n"
    "Kết quả quý I năm 2023\n\n- Trong quý I, Sở tiếp nhận 5.842 hồ sơ, quá hạn 01 hồ sơ.\n"
)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving_model() as running:
        yield running


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("phrasing")
    (folder / "bao-cao.txt").write_text(TEXT, encoding="utf-8")
    with closing(open_store(folder / "index", create=True)) as opened:
        index(opened, [folder / "bao-cao.txt"])
        yield opened


@pytest.fixture(scope="module")
def found(store: Store) -> Answers:
    answers = ask(store, QUESTION)
    assert answers.answers[0].text == "5.842 hồ sơ"
    return answers


def test_only_the_question_and_the_quotes_are_sent(server: Server, found: Answers) -> None:
    told = phrase(name_model(server.url, "qwen", "bi-mat"), found)
    assert told.sentences == (OfferedSentence("Sở tiếp nhận 5.842 hồ sơ.", (1,)),)
    assert (told.place, told.sent, told.dropped, told.vi) == (server.url.removesuffix("/v1"), 1, 0, "")
    ((path, headers, body),) = server.received
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer bi-mat"
    assert (body["model"], body["stream"]) == ("qwen", False)
    said = body["messages"][-1]["content"]
    assert said == f"Câu hỏi: {QUESTION}\n\nĐoạn trích:\n[1] {' '.join(found.answers[0].quote.split())}"
    assert "bao-cao.txt" not in json.dumps(body, ensure_ascii=False)
    assert "612/BC-SCT" not in json.dumps(body, ensure_ascii=False)


def test_without_a_key_none_is_sent(server: Server, found: Answers) -> None:
    phrase(name_model(server.url), found)
    assert "Authorization" not in server.received[0][1]


def test_a_refusal_is_never_sent(server: Server, store: Store) -> None:
    refused = ask(store, "Quý I/2019 Sở Công Thương Bình Dương tiếp nhận bao nhiêu hồ sơ?")
    assert refused.status == "not_found"
    assert phrase(name_model(server.url), refused).vi
    assert server.received == []


QUOTES = [
    "Số lượng hồ sơ đã giải quyết: 6.073, quá hạn 01 hồ sơ",
    "Quyết định số 846/QĐ-UBND ngày 07/11/2017 đạt 99,99 % yêu cầu",
]


@pytest.mark.parametrize(
    ("reply", "wanted", "dropped"),
    [
        ("Đã giải quyết 6.073 hồ sơ [1].", [("Đã giải quyết 6.073 hồ sơ.", (1,))], 0),
        ("Đã giải quyết 6.073 hồ sơ. [1]", [("Đã giải quyết 6.073 hồ sơ.", (1,))], 0),
        ("- Đạt 99,99 % [2]\n- Quá hạn 01 hồ sơ [1]", [("- Đạt 99,99 %", (2,)), ("- Quá hạn 01 hồ sơ", (1,))], 0),
        ("Theo 846/QĐ-UBND [1, 2], quá hạn 01 hồ sơ.", [("Theo 846/QĐ-UBND, quá hạn 01 hồ sơ.", (1, 2))], 0),
        ("<think>Xem [1].</think>Có 6.073 hồ sơ [1].", [("Có 6.073 hồ sơ.", (1,))], 0),
        ("Kết quả rất tốt. Đã giải quyết 6.073 hồ sơ [1].", [("Đã giải quyết 6.073 hồ sơ.", (1,))], 1),
        ("Đã giải quyết 6.074 hồ sơ [1].", [], 1),
        ("Đã giải quyết 6073 hồ sơ [1].", [], 1),
        ("Quá hạn 99,99 % [1].", [], 1),
        ("Theo 846/QĐ-TTg [2].", [], 1),
        ("Đã giải quyết 6.073 hồ sơ [3].", [], 1),
        ("Đã giải quyết 6.073 hồ sơ [0].", [], 1),
        ("", [], 0),
        ("[1]", [], 0),
    ],
)
def test_a_sentence_must_rest_on_a_quote(reply: str, wanted: list[tuple[str, tuple[int, ...]]], dropped: int) -> None:
    assert keep_quoted(reply, QUOTES) == (tuple(OfferedSentence(*one) for one in wanted), dropped)


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=3))
def test_whatever_a_model_says_every_sentence_has_its_quotes(reply: str, quotes: list[str]) -> None:
    sentences, dropped = keep_quoted(reply, quotes)
    assert dropped >= 0
    assert all(one.quotes and max(one.quotes) <= len(quotes) for one in sentences)


def test_when_nothing_rests_on_a_quote_it_is_said(server: Server, found: Answers) -> None:
    server.behave = saying("Sở làm việc rất tốt. Có 9.999 hồ sơ [1].")
    told = phrase(name_model(server.url), found)
    assert (told.sentences, told.dropped) == ((), 2)
    assert "chỉ có các đoạn trích" in told.vi
    assert told.en


def endless(handler: BaseHTTPRequestHandler) -> None:
    """A reply that comes in drops and never ends."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("behave", "told"),
    [
        (sending(b"{}", 500), "lỗi 500"),
        (sending(b'{"error": "khong co"}', 404), "lỗi 404"),
        (sending(b"<html>"), "Không hiểu"),
        (sending(b'{"choices": []}'), "Không hiểu"),
        (sending(b'{"choices": [{"message": {"content": null}}]}'), "Không hiểu"),
        (sending(b"[" * 100_000), "Không hiểu"),
        (sending(b"\xff\xfe"), "Không hiểu"),
        (sending(b" " * (LIMIT + 1)), "quá lớn"),
        (endless, "không trả lời trong 0,4 giây"),
        (lambda _: time.sleep(1.5), "không trả lời trong 0,4 giây"),
        (lambda handler: handler.wfile.write(b"SMTP ready\r\n"), "Không nối được"),
    ],
    ids=["500", "404", "html", "no choice", "null", "deep", "bytes", "huge", "drops", "silent", "no http"],
)
def test_trouble_is_one_clear_sentence(server: Server, found: Answers, behave: Behaviour, told: str) -> None:
    server.behave = behave
    model = name_model(server.url)
    result = phrase(Model(model.url, model.name, seconds=0.4), found)
    assert told in result.vi
    assert result.en
    assert result.sentences == ()
    assert list_quotes(found)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(server: Server, found: Answers, status: int) -> None:
    with serving_model() as other:
        server.behave = sending(b"", status, Location=f"{other.url}/chat/completions")
        assert "địa chỉ khác" in phrase(name_model(server.url), found).vi
    assert other.received == []


def test_nothing_listens(found: Answers) -> None:
    with Server() as gone:
        url = gone.url
    told = phrase(name_model(url), found)
    assert "Không nối được" in told.vi
    assert told.sent == 0


def test_no_proxy_of_the_system_is_used(server: Server, found: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert phrase(name_model(server.url), found).sentences


@pytest.mark.parametrize(
    "url",
    ["", "127.0.0.1:8000", "ftp://a/v1", "file:///etc/passwd", "http://", "http://a b/v1", "http://u:p@a/v1",
     "http://a:99999/v1", "http://[::1/v1", "http://a/v1?x=1", "http://a/v1\r\nX: y"],
)  # fmt: skip
def test_an_address_that_is_none(url: str) -> None:
    with pytest.raises(BadInput):
        name_model(url)


def test_the_environment_sets_it_or_nothing_does() -> None:
    assert read_environment({}) is None
    assert read_environment({"TRACUU_MODEL": "qwen"}) is None
    model = read_environment({"TRACUU_MODEL_URL": "http://127.0.0.1:11434/v1/", "TRACUU_MODEL_KEY": "k"})
    assert model == Model("http://127.0.0.1:11434/v1/chat/completions", "default", "k")
