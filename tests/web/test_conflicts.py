"""The page of disagreements: what is said on either side, side by side."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from indexer.decisions import directory
from indexer.decisions.disagreements import Disagreement, list_disagreements
from indexer.decisions.survey import survey_decisions
from indexer.models import Citation, Decision, DocumentSummary, Mention, note
from indexer.store import open_store
from tests.support.making import cite
from tests.support.web_pages import page, text


def test_conflicting_quotes_stand_side_by_side_and_lead_to_their_place(client: FlaskClient) -> None:
    soup = page(client, "/mau-thuan")
    first = soup.select(".disagreements > li")[0]
    assert "Quyết định 846/QĐ-UBND" in text(first)
    sides = {text(side.select("h4")[0]): side for side in first.select(".side-of")}
    assert list(sides) == ["07/11/2017", "17/11/2017"]
    assert "17/11/2017 của UBND tỉnh" in text(sides["17/11/2017"].select(".verbatim")[0])
    for link in soup.select(".sides .passages a"):
        address, anchor = str(link["href"]).split("#")
        assert page(client, address).find(id=anchor) is not None


def told(*said: tuple[str, dict[str, Any]]) -> Decision:
    """A decision mentioned by documents with these dates, each in other words."""
    mentions = []
    for n, (written, known) in enumerate(said):
        source = f"Quyết định số 846/QĐ-UBND, lần {n}."
        summary = DocumentSummary(
            id=f"d{n}",
            path=f"d{n}.txt",
            number=None,
            title=None,
            doc_type=None,
            issuer=None,
            province=None,
            date=written or None,
            period=None,
        )
        citation: Citation = cite(source, "846/QĐ-UBND", **known)
        mentions.append(Mention(document=summary, citation=citation, quote="", quote_start=0, quote_end=0, passage=0))
    dates = [m.citation.date for m in mentions if m.citation.date]
    counted = tuple((date, dates.count(date)) for date in dict.fromkeys(dates))
    issuer = mentions[0].citation.issuer
    codes = ("dates_differ", "own_date_differs", "bodies_differ", "subjects_differ", "cited_before_issue")
    why = tuple(map(note, codes))  # nothing is put aside
    return Decision(
        canonical="846/QĐ-UBND",
        doc_type="Quyết định",
        issuer=issuer,
        scope="X",
        year=2017,
        status="conflict",
        reasons=why,
        dates=counted,
        document=None,
        mentions=tuple(mentions),
        relations=(),
    )


A = {"issuer": "UBND tỉnh X", "issuer_text": "UBND tỉnh X", "scope": "X"}


B = {"issuer": "Sở Y tỉnh X", "issuer_text": "Sở Y tỉnh X", "scope": "X"}


DAY, OTHER = {"date": "2017-11-07"}, {"date": "2017-11-17"}


def values(found: tuple[Disagreement, ...]) -> list[tuple[str, list[tuple[str, int]]]]:
    return [(each.question, [(side.value, side.times) for side in each.sides]) for each in found]


def test_the_sides_of_a_disagreement_are_what_is_said_and_how_often() -> None:
    two = told(("", A | DAY), ("", A | OTHER), ("", A | DAY), ("", dict(A)))
    assert values(list_disagreements(two)) == [("date", [("2017-11-07", 2), ("2017-11-17", 1)])]
    month = told(("", A | DAY), ("", A | {"date": "2017-11"}))
    assert list_disagreements(month) == ()  # a month agrees with its days
    own = DocumentSummary(
        id="own",
        path="o.txt",
        number="846/QĐ-UBND",
        title=None,
        doc_type=None,
        issuer=None,
        province=None,
        date="2017-11-08",
        period=None,
    )
    (dates,) = list_disagreements(told(("", A | DAY)), own)
    assert [(side.value, side.document) for side in dates.sides] == [("2017-11-08", "own"), ("2017-11-07", None)]
    early = told(("2017-01-01", A | DAY))
    assert values(list_disagreements(early)) == [("early", [("2017-11-07", 1)])]
    two_bodies = told(("", A | DAY), ("", B | DAY))
    assert values(list_disagreements(two_bodies)) == [("issuer", [("UBND tỉnh X", 1), ("Sở Y tỉnh X", 1)])]
    assert list_disagreements(told(("", B | DAY), ("", B | DAY))) == ()
    words = "về phối hợp tiếp cận điện năng lưới trung áp", "quy định chế độ phụ cấp cho cán bộ xã"
    unlike = told(*(("", A | DAY | {"subject": subject}) for subject in words))
    assert values(list_disagreements(unlike)) == [("subject", [(words[0], 1), (words[1], 1)])]


def test_every_conflict_of_the_samples_has_its_sides(web_index: Path) -> None:
    with closing(open_store(web_index)) as store:
        found = survey_decisions(store)
        assert [d.counts for d in found.decisions] == [dict(d.counts) for d in directory.list_decisions(store)]
    conflicts = [one for one in found.decisions if one.status == "conflict"]
    assert len(conflicts) == 2
    assert all(one.disagreements for one in conflicts)
