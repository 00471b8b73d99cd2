"""Comments in the draft's own DOCX: at the citation, however its runs are cut, and the text is what it was."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.checking import annotation, check
from indexer.errors import BadInput, ReadError, UnsupportedFile
from indexer.indexing import index
from indexer.reading import read_text
from indexer.store import open_store
from indexer.store.base import Store
from tests.conftest import SAMPLES
from tests.support.drafts import CLEAN, planted

WRONG = "Quyết định số 691/QĐ-UBND ngày 21/5/2019 của UBND tỉnh Quảng Ngãi về cải thiện chỉ số logistics"
NUMBER = "691/QĐ-UBND"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(open_store(tmp_path_factory.mktemp("annotating") / "index", create=True)) as opened:
        index(opened, [SAMPLES])
        yield opened


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def made(*content: str, notes: str = "") -> bytes:
    """A DOCX of these paragraphs (their content) and tables (their whole XML)."""
    document = docx.Document()
    body = document.element.body
    spaces = nsdecls("w", "wp") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    for one in content:
        xml = one if one.startswith("<w:tbl") else f"<w:p>{one}</w:p>"
        body.insert(len(body) - 1, parse_xml(xml.replace(">", f" {spaces}>", 1)))
    if notes:
        blob = f"<w:footnotes {spaces}>{notes}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, blob, document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def annotated(store: Store, data: bytes) -> tuple[Any, list[str]]:
    """The document with comments, and the words that each comment stands at; the text is checked to be the same."""
    source = read_text("du-thao.docx", data)
    found = check(store, source, "Quảng Ngãi")
    result, comments = annotation.annotate(data, found)
    assert read_text("du-thao.docx", result).text == source.text
    before, after = docx.Document(BytesIO(data)), docx.Document(BytesIO(result))
    assert [q.text for q in after.element.body.iter(qn("w:p"))] == [q.text for q in before.element.body.iter(qn("w:p"))]
    assert len(list(after.comments)) == comments == len(found.list_fresh())
    return after, commented(after)


def commented(document: Any) -> list[str]:
    """The words between the marks of each comment, in the order of the comments."""
    words: dict[str, str] = {}
    open_: set[str] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            open_.add(element.get(qn("w:id")))
        elif element.tag == qn("w:commentRangeEnd"):
            open_.discard(element.get(qn("w:id")))
        for known in open_:
            words[known] = words.get(known, "") + ((element.text or "") if element.tag == qn("w:t") else "")
    assert not open_
    return [words[known] for known in sorted(words, key=int)]


BEFORE, AFTER = WRONG.split(NUMBER)
BOX = f"<w:txbxContent><w:p>{r(WRONG)}</w:p></w:txbxContent>"
LAID = [
    ("one run", r(f"Thực hiện {WRONG}."), NUMBER),
    ("bold in the middle", r(f"{BEFORE}69") + r("1/QĐ-", "<w:b/>") + r(f"UBND{AFTER}"), NUMBER),
    ("every letter a run", "".join(map(r, WRONG)), NUMBER),
    ("runs that end with it", r(BEFORE) + r(NUMBER) + r(AFTER), NUMBER),
    ("a link", r(BEFORE) + f"<w:hyperlink w:anchor='a'>{r(NUMBER)}</w:hyperlink>" + r(AFTER), NUMBER),
    ("half a link", r(BEFORE) + f"<w:hyperlink w:anchor='a'>{r('691/QĐ')}</w:hyperlink>" + r(f"-UBND{AFTER}"), NUMBER),
    (
        "tracked changes",
        r(f"{BEFORE}6") + "<w:del w:id='9' w:author='x'><w:r><w:delText>19</w:delText></w:r></w:del>"
        f"<w:ins w:id='8' w:author='x'>{r('91')}</w:ins>" + r(f"/QĐ-UBND{AFTER}"),
        NUMBER,
    ),
    (
        "a hyphen that does not break",
        f"<w:r><w:t>{BEFORE}691/QĐ</w:t><w:noBreakHyphen/><w:t>UBND{AFTER}</w:t></w:r>",
        "691/QĐUBND",
    ),
    ("a content control", f"<w:sdt><w:sdtContent>{r(WRONG)}</w:sdtContent></w:sdt>", NUMBER),
    ("a field", r(BEFORE) + f"<w:fldSimple w:instr='REF a'>{r(NUMBER)}</w:fldSimple>" + r(AFTER), NUMBER),
    ("a bookmark inside", r(f"{BEFORE}691/") + "<w:bookmarkStart w:id='5' w:name='x'/>" + r(f"QĐ-UBND{AFTER}"), NUMBER),
    (
        "a row",
        f"<w:tbl><w:tr><w:tc><w:p>{r('1')}</w:p></w:tc><w:tc><w:p>{r(WRONG)}</w:p></w:tc></w:tr></w:tbl>",
        NUMBER,
    ),
    ("a text box", f"<w:r><w:drawing>{BOX}</w:drawing></w:r>", WRONG),
]


@pytest.mark.parametrize(("content", "words"), [row[1:] for row in LAID], ids=[row[0] for row in LAID])
def test_a_comment_stands_at_the_citation(store: Store, content: str, words: str) -> None:
    document, marked = annotated(store, made(r("BÁO CÁO"), content, r("Hết.")))
    assert marked == [words]
    (comment,) = document.comments
    assert (comment.author, comment.initials) == ("Tra cứu", "TC")
    assert "Sửa thành: ngày 20/05/2019" in comment.text
    assert "Theo " in comment.text


def test_what_a_list_numbers_itself_does_not_shift_it(store: Store) -> None:
    document = docx.Document()
    for _ in range(12):
        document.add_paragraph("Nội dung khác", style="List Number")
    document.add_paragraph(f"Thực hiện {WRONG}.", style="List Number")
    saved = BytesIO()
    document.save(saved)
    assert annotated(store, saved.getvalue())[1] == [NUMBER]


def test_a_note_is_commented_where_it_is_referred_to(store: Store) -> None:
    reference = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    note = f"<w:footnote w:id='2'><w:p>{r(WRONG)}</w:p></w:footnote>"
    document, marked = annotated(store, made(r("Đã ban hành") + reference + r(" rồi."), notes=note))
    assert len(list(document.comments)) == 1
    assert marked == [""]  # the reference alone
    (start,) = document.element.body.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(qn("w:footnoteReference")) is not None


def test_several_in_one_run_and_an_existing_comment(store: Store) -> None:
    text = f"Theo {WRONG}; Quyết định số 9999/QĐ-UBND; {WRONG}."
    document = docx.Document()
    run = document.add_paragraph().add_run(text)
    document.add_comment([run], text="Đã xem", author="Văn thư", initials="VT")
    saved = BytesIO()
    document.save(saved)
    data = saved.getvalue()
    found = check(store, read_text("a.docx", data), "Quảng Ngãi")
    result, comments = annotation.annotate(data, found)
    after = docx.Document(BytesIO(result))
    assert comments == 3
    assert [c.author for c in after.comments] == ["Văn thư", "Tra cứu", "Tra cứu", "Tra cứu"]
    assert commented(after)[1:] == [NUMBER, "9999/QĐ-UBND", NUMBER]
    assert after.paragraphs[0].text == text


def test_nothing_to_say_no_comment(store: Store) -> None:
    document = docx.Document()
    for line in CLEAN.split("\n"):
        document.add_paragraph(line)
    saved = BytesIO()
    document.save(saved)
    assert annotated(store, saved.getvalue())[1] == []


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cuts=st.lists(st.integers(1, 2500), max_size=60), bold=st.integers(0, 5))
def test_runs_cut_anywhere(store: Store, cuts: list[int], bold: int) -> None:
    text = planted("ngày 20/5/2019", "ngày 21/5/2019")
    paragraphs, at = [], 0
    for line in filter(None, text.split("\n")):
        edges = sorted({0, len(line), *(cut - at for cut in cuts if 0 < cut - at < len(line))})
        pieces = [line[left:right] for left, right in pairwise(edges)]
        paragraphs.append("".join(r(piece, "<w:b/>" if i % 6 == bold else "") for i, piece in enumerate(pieces)))
        at += len(line)
    assert annotated(store, made(*paragraphs))[1] == [NUMBER]


def test_real_files(store: Store, shared: Path) -> None:
    """Forty real DOCX files: every comment stands at its own citation, the text is the same."""
    placed = 0
    for path in sorted((shared / "data" / "docx").glob("*.docx"))[::2]:
        data = path.read_bytes()
        source = read_text(path.name, data)
        found = check(store, source)
        result, _ = annotation.annotate(data, found)
        assert read_text(path.name, result).text == source.text
        document = docx.Document(BytesIO(result))
        marked = commented(document)
        wanted = [source.text[one.citation.start : one.citation.end] for one, _ in found.list_fresh()]
        assert [_letters(words) for words in marked] == [_letters(words) for words in wanted], path.name
        placed += len(marked)
    assert placed > 50


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def test_the_draft_is_never_overwritten(store: Store, tmp_path: Path) -> None:
    data = made(r(WRONG))
    path = tmp_path / "du-thao.docx"
    path.write_bytes(data)
    found = check(store, read_text(path.as_posix(), data))
    link = tmp_path / "link.docx"
    link.symlink_to(path)
    for target in (path, link):
        with pytest.raises(BadInput, match="chính là dự thảo"):
            annotation.write(target, path, found)
    assert path.read_bytes() == data
    with pytest.raises(BadInput, match="Không ghi được"):
        annotation.write(tmp_path / "khong-co" / "a.docx", path, found)
    target = tmp_path / "đã soát.docx"
    assert annotation.write(target, path, found) == 1
    assert annotation.write(target, path, found) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["du-thao.docx", "link.docx", "đã soát.docx"]
    path.write_bytes(made(r("khác")))
    with pytest.raises(ReadError, match="vừa được sửa"):
        annotation.write(target, path, found)


def test_other_drafts_cannot_hold_comments(store: Store, tmp_path: Path) -> None:
    found = check(store, read_text("a.txt", WRONG.encode()))
    with pytest.raises(BadInput, match="không phải là DOCX"):
        annotation.write(tmp_path / "a.docx", WRONG.encode(), found)
    from tests.support.docx import STRICT, p, package
    from tests.support.docx import r as plain

    data = package(p(plain(WRONG)), STRICT)
    with pytest.raises(UnsupportedFile, match="lưu lại thành"):
        annotation.write(tmp_path / "a.docx", data, check(store, read_text("a.docx", data)))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_office_program_opens_it(store: Store, tmp_path: Path) -> None:
    data = made(r(WRONG))
    target = tmp_path / "a.docx"
    annotation.write(target, data, check(store, read_text("b.docx", data)))
    subprocess.run(["soffice", "--headless", "--convert-to", "txt:Text", target], check=True, cwd=tmp_path, timeout=120)
    assert WRONG in (tmp_path / "a.txt").read_text(encoding="utf-8-sig")


def test_many_comments_are_numbered_once_each_beside_those_that_were_there(tmp_path: Path) -> None:
    text = "Theo Quyết định số 846/QĐ-UBND ngày 31/02/2017."
    document = docx.Document()
    for _ in range(30):
        document.add_paragraph(text)
    for at in (3, 1):
        document.add_comment(document.paragraphs[at].runs, text=f"của người soạn {at}", author="An")
    document.save(str(tmp_path / "a.docx"))
    data = (tmp_path / "a.docx").read_bytes()
    with closing(open_store(tmp_path / "index", create=True)) as store:
        annotated, count = annotation.annotate(data, check(store, read_text("a.docx", data)))
    comments = list(docx.Document(BytesIO(annotated)).comments)
    assert count > 0
    assert len({one.comment_id for one in comments}) == len(comments) == count + 2
    assert sorted(one.text for one in comments if one.author == "An") == ["của người soạn 1", "của người soạn 3"]
