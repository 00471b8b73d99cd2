"""Every page over a small real index: what it shows, and where its links lead."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from indexer.decisions.tracing import trace
from indexer.store import open_store
from tests.conftest import HOSTILE
from tests.support.web_pages import PAGES, assert_no_code, assert_protected, client_address, page, text


def ids(web_index: Path) -> list[str]:
    with closing(open_store(web_index)) as store:
        return [one.id for one in store.summaries()]


def address_of(client: FlaskClient, number: str) -> str:
    """The address of the sample that bears a number."""
    links = page(client, "/tim?q=" + quote(number)).select(".hit .name a")
    return next(str(a["href"]) for a in links if number in a.get_text()).split("?")[0]


# -- every page --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_whole_and_protected(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    soup = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 200
    assert soup.html is not None
    assert soup.html["lang"] == "vi"
    assert len(soup.find_all("h1")) == 1
    assert soup.title is not None
    assert soup.title.get_text().endswith("– Tra cứu")
    assert_protected(answer)
    assert_no_code(soup)
    names = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(names) == len(set(names))
    assert not [a for a in soup.select("a[href^='#']") if a["href"] not in {f"#{name}" for name in names}]


def test_every_link_of_every_page_leads_somewhere(client: FlaskClient) -> None:
    links = {str(a["href"]).split("#")[0] for address in PAGES for a in page(client, address).select("main a[href]")}
    broken = [link for link in sorted(links) if link and not opens(client, link)]
    assert len(links) > 100
    assert not broken


def opens(client: FlaskClient, link: str) -> bool:
    with client.get(link) as answer:
        return answer.status_code in (200, 302)


# -- what each shows ---------------------------------------------------------------------------------------------


def test_home_says_what_the_collection_holds(client: FlaskClient) -> None:
    soup = page(client, "/")
    shown = text(soup)
    assert f"văn bản {25 + len(HOSTILE)}" in shown
    assert "Bắc Giang, nay thuộc Bắc Ninh" in shown
    assert "1 tệp chưa đọc được" in shown
    assert "empty.txt" in shown
    assert "Cập nhật lần cuối lúc" in shown


def test_results_have_marked_passages_that_lead_to_their_place(client: FlaskClient) -> None:
    soup = page(client, "/tim?q=tiếp cận điện năng")
    passage = soup.select_one(".hit .passages a")
    assert passage is not None
    assert "tiếp cận điện năng" in [mark.get_text().lower() for mark in passage.select("mark")]
    there = page(client, str(passage["href"]).split("#")[0])
    assert there.find(id=str(passage["href"]).split("#")[1]) is not None
    assert there.select(".text mark")


def test_another_spelling_and_what_was_understood_are_said(client: FlaskClient) -> None:
    soup = page(client, "/tim?q=cải cáhc từ: 1/2020")
    meant = soup.select_one(".meant a")
    assert meant is not None
    assert meant.get_text() == "cải cách từ: 1/2020"
    assert "cáhc" in text(soup.select(".notes")[0])
    assert page(client, str(meant["href"])).select(".hit")
    assert not page(client, str(meant["href"])).select(".meant")


def test_cited_decisions_bodies_and_kinds_of_period_are_facets(client: FlaskClient) -> None:
    soup = page(client, "/tim?q=cải cách OR điện")
    for title in ("Có viện dẫn", "Viện dẫn văn bản của", "Loại kỳ"):
        panel = next(one for one in soup.select(".facets .facet") if text(one).startswith(title))
        choice = panel.select("a")[0]
        narrowed = page(client, str(choice["href"]))
        number = choice.select(".n")[0].get_text()
        assert text(narrowed.select(".total")[0]).split()[0] == number
        assert narrowed.select(".chips a")


def test_a_range_of_dates_in_the_address(client: FlaskClient) -> None:
    soup = page(client, "/tim?ngay=2023-01-01..2023-12-31")
    assert "01/01/2023–31/12/2023" in text(soup.select(".chips")[0])
    page(client, "/tim?ngay=mai", status=400)


def test_facets_narrow_and_chips_widen(client: FlaskClient) -> None:
    soup = page(client, "/tim?q=cải cách hành chính")
    choice = next(a for a in soup.select(".facets a") if "Quý I/2023" in a.get_text())
    narrowed = page(client, str(choice["href"]))
    assert "quy=2023Q1" in choice["href"]
    assert len(narrowed.select(".hit")) == int(choice.select_one(".n").get_text())  # type: ignore[union-attr]
    chip = narrowed.select_one(".chips a")
    assert chip is not None
    assert "Quý I/2023" in chip.get_text()
    assert total(page(client, str(chip["href"]))) == total(soup)


def total(soup: BeautifulSoup) -> str:
    found = soup.select_one(".total")
    assert found is not None
    return " ".join(found.get_text().split())


def test_a_province_of_today_finds_its_predecessors_and_says_so(client: FlaskClient) -> None:
    soup = page(client, "/tim?tinh=bac ninh")
    assert "Bắc Ninh (gồm cả Bắc Giang)" in text(soup)
    assert "Bắc Giang, nay thuộc Bắc Ninh" in text(soup)
    assert len(soup.select(".hit")) == 4
    former = page(client, "/tim?tinh=Kon Tum").select(".hit .known")
    assert former
    assert all("Kon Tum, nay thuộc Quảng Ngãi" in one.get_text() for one in former)


def test_a_number_alone_leads_to_its_decision(client: FlaskClient) -> None:
    soup = page(client, "/tim?q=846 qd ubnd")
    card = soup.select_one(".traced .card a")
    assert card is not None
    assert "846/QĐ-UBND" in text(page(client, str(card["href"])))


def test_results_come_in_pages(client: FlaskClient) -> None:
    first = page(client, "/tim")
    assert f"{25 + len(HOSTILE)} văn bản, đang xem 1–10" in total(first)
    following = first.select_one("a[rel=next]")
    assert following is not None
    assert "đang xem 11–20" in total(page(client, str(following["href"])))
    assert "không còn kết quả" in text(page(client, "/tim?trang=999"))


def test_no_result_says_what_to_do(client: FlaskClient) -> None:
    soup = page(client, "/tim?q=khôngcógìcả&nam=1999")
    assert "Không có văn bản nào" in text(soup)
    assert "mà không dùng bộ lọc" in text(soup)


def test_what_was_understood_is_said(client: FlaskClient) -> None:
    assert "Loại trừ “điện”" in text(page(client, "/tim?q=cải cách -điện"))


def test_a_document_shows_its_whole_text(client: FlaskClient, web_index: Path) -> None:
    with closing(open_store(web_index)) as store:
        for known in ids(web_index):
            body = page(client, client_address(client, known)).select_one(".text")
            assert body is not None
            assert squeezed(body.get_text()) == squeezed(store.document(known).source.text)


def squeezed(raw: str) -> str:
    return "".join(raw.split())


def test_a_document_links_its_citations_and_says_where_values_come_from(client: FlaskClient) -> None:
    soup = page(client, address_of(client, "1385/BC-SCT"))
    cite = soup.select_one("a.cite[href*='846']")
    assert cite is not None
    assert re.search(r"846/QĐ-UBND: Quyết định, UBND tỉnh Quảng Ngãi, .*; cách dùng: ", str(cite["title"]))
    assert "846/QĐ-UBND" in text(page(client, str(cite["href"])))
    shown = text(soup)
    assert "từ phần đầu văn bản" in shown
    assert "Quý II/2023" in shown
    assert soup.select(".toc a")
    assert soup.select(".cited tbody tr")


def test_unknown_values_are_shown_as_unknown(client: FlaskClient) -> None:
    soup = page(client, address_of(client, "131/BC-SCT"))
    assert "Bắc Giang, nay thuộc Bắc Ninh" in text(soup)
    assert "chưa rõ" in text(page(client, client_address(client, "/đầu")))


def test_tables_are_tables(client: FlaskClient) -> None:
    table = page(client, address_of(client, "131/BC-SCT")).select_one(".text table")
    assert table is not None
    assert [th.get_text().strip("| ") for th in table.select("thead th")][:2] == ["TT", "Lĩnh vực"]
    last = table.select("tbody tr")[-1].select("td")
    assert (last[0].get_text().strip("| "), last[0]["colspan"]) == ("Tổng số", "2")


def test_a_place_in_a_document_leads_to_its_passage(client: FlaskClient) -> None:
    known = address_of(client, "1385/BC-SCT")
    answer = client.get(f"{known}?vt=600")
    assert answer.status_code == 302
    anchor = urlsplit(answer.location).fragment
    assert int(anchor.removeprefix("p")) <= 600
    assert page(client, known).find(id=anchor) is not None


def test_a_decision_shows_its_conflict_counts_and_mentions(client: FlaskClient) -> None:
    soup = page(client, "/trich-dan/846/QĐ-UBND?coquan=UBND tỉnh Quảng Ngãi&nam=2017")
    shown = text(soup)
    assert "Quyết định 846/QĐ-UBND" in shown
    assert "ghi không thống nhất" in shown
    assert "07/11/2017" in shown
    assert "17/11/2017" in shown
    assert "kho không có" in shown
    assert [dt.get_text() for dt in soup.select(".figures dt")] == ["lần viện dẫn", "đoạn", "văn bản"]
    assert soup.select(".matrix tbody td a[href^='#']")
    assert re.search(r"512/QĐ-UBND\s+thay thế\s+846/QĐ-UBND", shown)
    mention = soup.select_one(".mentions .passages a")
    assert mention is not None
    address, anchor = str(mention["href"]).split("#")
    cite = page(client, address).find(id=anchor)
    assert cite is not None
    assert cite.get_text() == "846/QĐ-UBND"


def test_decisions_that_share_a_number_are_told_apart(client: FlaskClient) -> None:
    soup = page(client, "/trich-dan/175/QĐ-SCT")
    shown = text(soup)
    assert "văn bản khác nhau cùng số" in shown
    assert "Sở Công Thương tỉnh Quảng Ngãi" in shown
    assert "Sở Công Thương tỉnh Đồng Nai" in shown
    one = page(client, "/trich-dan/175/QĐ-SCT?tinh=Đồng Nai")
    assert "Xem tất cả" in text(one)
    assert len(one.select(".decision")) == 1


def test_an_absent_number_says_so_and_shows_near_ones(client: FlaskClient) -> None:
    soup = page(client, "/trich-dan/846/QĐ-BCT")
    assert "Không văn bản nào trong kho" in text(soup)
    assert "846/QĐ-UBND" in text(soup)


def test_the_form_leads_to_the_number(client: FlaskClient) -> None:
    answer = client.get("/trich-dan?so=846 qd ubnd")
    assert answer.status_code == 302
    assert answer.location == "/trich-dan/846%20qd%20ubnd"
    assert "Cần kiểm tra lại" in text(page(client, answer.location))


def test_browsing_counts_documents_in_their_quarter(client: FlaskClient) -> None:
    soup = page(client, "/duyet")
    assert "Không nêu kỳ" in text(soup)
    for cell in soup.select(".matrix td a"):
        listed = page(client, str(cell["href"]))
        assert total(listed).split()[0] == cell.get_text(), cell["href"]
    assert "Tháng 6/2025" in text(page(client, "/duyet/danh-sach?tinh=Bắc Giang&ky=2025Q2"))


def test_a_question_is_answered_with_quotes_or_refused(client: FlaskClient) -> None:
    found = page(client, "/hoi?q=Thời gian đấu nối lưới trung áp bình quân là bao nhiêu ngày?")
    assert found.select(".answer blockquote")
    refused = page(client, "/hoi?q=zxqv wkjh?")
    assert "Không tìm thấy câu trả lời" in text(refused)
    assert "Đã tìm trong" in text(refused)


def test_a_decision_answers_first(client: FlaskClient) -> None:
    """What it is, whether the papers say that it is in force, where it is cited: before any list or picture."""
    soup = page(client, "/trich-dan/846/QĐ-UBND")
    first = soup.select(".answered")[0]
    assert "Đã bị thay thế, bởi 512/QĐ-UBND" in text(first).replace(" ,", ",")
    facts = {
        text(one.select("dt")[0]): text(one.select("dd")[0]).replace(" ,", ",") for one in first.select(".facts > div")
    }
    assert facts["Viện dẫn lần đầu"] == "Kế hoạch 2874/KH-SCT, Năm 2023"
    assert facts["Viện dẫn lần cuối"].startswith("Báo cáo 655/BC-SCT")
    ends = [
        soup.decode().index(mark) for mark in ('class="summary answered', 'id="nhac"', 'id="luoc-do"', 'id="lich-su"')
    ]
    assert ends == sorted(ends)
    assert [text(link) for link in soup.select(".tabs a")] == ["Thuộc tính", "Viện dẫn", "Lược đồ", "Lịch sử"]
    for link in soup.select(".tabs a"):
        assert soup.select_one(str(link["href"])) is not None
    assert "mục II.7" in text(soup.select(".mentions")[0])


def test_a_decision_of_which_nothing_is_said_says_so(client: FlaskClient) -> None:
    said = text(page(client, "/trich-dan/60/2024/NĐ-CP").select(".answered .force")[0])
    assert said.startswith("Không văn bản nào trong kho nói đã bị thay thế, bãi bỏ hay hết hiệu lực")


@pytest.mark.parametrize(
    ("chosen", "province", "period", "used"),
    [
        ("", None, None, None),
        ("&ky=2023Q1", None, "2023Q1", None),
        ("&cach=implements", None, None, "implements"),
        ("&noi=Quảng Ngãi&ky=2023Q1&cach=basis", "Quảng Ngãi", "2023Q1", "basis"),
    ],
)
def test_the_mentions_of_a_decision_are_narrowed(
    client: FlaskClient, web_index: Path, chosen: str, province: str | None, period: str | None, used: str | None
) -> None:
    with closing(open_store(web_index)) as store:
        (decision,) = trace(store, "846/QĐ-UBND", province="Quảng Ngãi").decisions
    wanted = [
        mention
        for mention in decision.mentions
        if province in (None, mention.document.province)
        and period in (None, mention.document.period)
        and used in (None, mention.citation.used)
    ]
    soup = page(client, f"/trich-dan/846/QĐ-UBND?tinh=Quảng Ngãi{chosen}")
    assert len(soup.select(".mentions .passages > li")) == len(wanted) > 0
    assert len(soup.select(".mentions > li")) == len({mention.document.id for mention in wanted})


def test_a_way_of_use_that_is_none_says_so(client: FlaskClient) -> None:
    assert "không phải là một cách dùng" in text(page(client, "/trich-dan/846/QĐ-UBND?cach=x", 400))


def test_a_short_form_that_stays_open_is_marked(client: FlaskClient) -> None:
    report = address_of(client, "52/BC-SCT")
    (row,) = (one for one in page(client, report).select(".cited tbody tr") if "Đề án 06" in one.get_text())
    assert "chưa rõ văn bản nào" in row.get_text()
    link = row.select_one("th a")
    assert link is not None
    places = page(client, str(link["href"])).select(".mentions .path-of")
    assert places
    assert all("chưa rõ văn bản nào" in one.get_text() for one in places)
