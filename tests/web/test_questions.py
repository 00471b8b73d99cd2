"""The page of questions: conditions that can be taken out, and a model that is asked only by its button."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.answering.language_model import name_model
from tests.support.language_model import Server, saying, sending, serving_model
from tests.support.web_pages import page, text
from web import create_app
from web.collection.open_index import find_collection

QUESTION = "Quý I/2024 Sở Công Thương Quảng Ngãi tiếp nhận mới bao nhiêu hồ sơ?"
ANSWERED = "Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận mới bao nhiêu hồ sơ?"


def asked(client: FlaskClient, question: str, **values: str) -> BeautifulSoup:
    return page(client, "/hoi?" + urlencode({"q": question, **values}))


def chips(soup: BeautifulSoup) -> dict[str, str]:
    """What is understood as a condition → where its link leads."""
    return {text(link): str(link["href"]) for link in soup.select(".chips a")}


def test_each_condition_is_said_and_links_to_the_question_without_it(client: FlaskClient) -> None:
    soup = asked(client, QUESTION)
    assert "Không tìm thấy câu trả lời" in text(soup)
    links = chips(soup)
    assert list(links) == [
        "Tỉnh, thành phố: Quảng Ngãi (nay gồm cả Kon Tum) ×",
        "Kỳ: Quý I/2024 ×",
        "Cơ quan: Sở Công Thương ×",
        "Bỏ mọi điều kiện",
    ]
    address = links["Kỳ: Quý I/2024 ×"]
    assert parse_qs(urlsplit(address).query) == {"q": [QUESTION], "bo": ["ky:2024Q1"]}
    wider = page(client, address)
    assert wider.select(".answer blockquote")
    back = chips(wider)
    assert "Kỳ: Quý I/2024 ×" not in back
    assert "bo" not in parse_qs(urlsplit(back["Kỳ: Quý I/2024 ↺"]).query)
    assert page(client, back["Kỳ: Quý I/2024 ↺"]).select(".chips a")[1].get_text(" ", strip=True).endswith("×")


def test_all_conditions_at_once(client: FlaskClient) -> None:
    bare = page(client, chips(asked(client, QUESTION))["Bỏ mọi điều kiện"])
    assert len(bare.select(".chips .put-back")) == 3
    assert not bare.select(".chips .x:not(.put-back .x)")


def test_a_condition_that_there_is_not_is_told(client: FlaskClient) -> None:
    assert "Các điều kiện" in text(page(client, f"/hoi?q={quote(QUESTION)}&bo=mau", 400))


def test_dates_that_conflict_are_told(client: FlaskClient) -> None:
    soup = asked(client, "Quyết định 846/QĐ-UBND ngày 01/01/2017 về việc gì?")
    assert any("01/01/2017" in text(note) and "07/11/2017" in text(note) for note in soup.select(".note"))


def test_without_a_model_nothing_is_offered(client: FlaskClient) -> None:
    soup = asked(client, ANSWERED)
    assert soup.select(".answer")
    assert not soup.select(".offer, .phrased")
    assert "Không có gì rời khỏi máy này" in text(page(client, "/gioi-thieu"))


@pytest.fixture
def server() -> Iterator[Server]:
    with serving_model() as running:
        yield running


@pytest.fixture
def with_model(web_index: Path, server: Server) -> Iterator[FlaskClient]:
    app = create_app(web_index, MODEL=name_model(server.url, "qwen"))
    yield app.test_client()
    find_collection(app).close()


def button(soup: BeautifulSoup) -> str:
    """The address that the button of the page leads to."""
    (form,) = soup.select("form.offer")
    fields = [(str(field["name"]), str(field["value"])) for field in form.select("input")]
    return f"{form['action']}?{urlencode(fields)}"


def test_nothing_is_sent_before_the_button_is_pressed(with_model: FlaskClient, server: Server) -> None:
    soup = asked(with_model, ANSWERED)
    assert server.url.removesuffix("/v1") in text(soup.select("form.offer")[0])
    assert server.url.removesuffix("/v1") in text(page(with_model, "/gioi-thieu"))
    assert server.received == []


def test_the_button_sends_and_shows_what_rests_on_quotes(with_model: FlaskClient, server: Server) -> None:
    server.behave = saying("Sở tiếp nhận mới 5.842 hồ sơ [1]. <b>Rất tốt</b>.")
    soup = page(with_model, button(asked(with_model, ANSWERED)))
    told = soup.select(".phrased")[0]
    assert "Sở tiếp nhận mới 5.842 hồ sơ." in text(told)
    assert "Đã bỏ 1 câu" in text(told)
    assert server.url.removesuffix("/v1") in text(told)
    (link,) = told.select("a")
    assert soup.select(f"{link['href']} blockquote")
    assert len(server.received) == 1


def test_a_model_s_words_are_escaped(with_model: FlaskClient, server: Server) -> None:
    server.behave = saying("<script>alert(5.842)</script> [1].")
    answer = with_model.get(button(asked(with_model, ANSWERED)))
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


def test_a_link_from_elsewhere_sends_nothing(with_model: FlaskClient, server: Server) -> None:
    for token in ("1", "x" * 32, "đ", ""):
        assert asked(with_model, ANSWERED, soan=token).select("form.offer")
    other = parse_qs(urlsplit(button(asked(with_model, ANSWERED))).query)["soan"][0]
    assert asked(with_model, "Quý II/2023 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?", soan=other).select(
        "form.offer"
    )
    assert server.received == []


def test_a_refusal_offers_nothing(with_model: FlaskClient) -> None:
    assert not asked(with_model, QUESTION).select(".offer")


def test_trouble_leaves_the_quotes(with_model: FlaskClient, server: Server) -> None:
    server.behave = sending(b"", 500)
    soup = page(with_model, button(asked(with_model, ANSWERED)))
    assert "lỗi 500" in text(soup.select(".phrased")[0])
    assert soup.select(".answer blockquote")


def test_conditions_taken_out_stay_out_with_the_button(with_model: FlaskClient, server: Server) -> None:
    soup = asked(with_model, QUESTION, bo="ky")
    page(with_model, button(soup))
    assert server.received[0][2]["messages"][-1]["content"].startswith(f"Câu hỏi: {QUESTION}")
