# ruff: noqa: E501 - tables of what was reported
"""Three examples of our own of each kind of fault that people reported, where ``test_reported_faults`` has none."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest

import indexer
from indexer.reading.legacy_letters import TCVN3
from indexer.store.base import Store

REPORT = (
    "UBND TỈNH QUẢNG NGÃI\nSỞ TƯ PHÁP\nSố: 34/BC-STP\nQuảng Ngãi, ngày 10 tháng 12 năm 2024\n\nBÁO CÁO\nkết quả\n\n"
)
WORDS = "Căn cứ Quyết định số 847/QĐ-UBND ngày 08/11/2017 của Ủy ban nhân dân tỉnh về tiếp cận điện năng."


@contextmanager
def kept(folder: Path, **files: str | bytes) -> Iterator[Store]:
    """An index of files made here, by their names: ``_`` stands for the dot of the ending."""
    (folder / "kho").mkdir()
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / "kho" / name.replace("__", "/").replace("_", ".")).write_bytes(data)
    with closing(indexer.open_store(folder / "index", create=True)) as store:
        indexer.index(store, [folder / "kho"])
        yield store


ENDED = (
    "UBND TỈNH QUẢNG NGÃI\nSố: 150/QĐ-UBND\nQuảng Ngãi, ngày 31 tháng 01 năm 2020\n\nQUYẾT ĐỊNH\nVề việc công bố danh mục\n\n"
    "DANH MỤC VĂN BẢN HẾT HIỆU LỰC TOÀN BỘ\n"
    "STT | Tên loại | Số, ký hiệu | Ngày ban hành | Trích yếu | Lý do hết hiệu lực | Ngày hết hiệu lực\n"
    "1 | Quyết định | 11/2013/QĐ-UBND | 05/6/2013 | Phí đò | Bị thay thế bởi Quyết định số 9/2018/QĐ-UBND | 01/7/2018\n"
    "2 | Chỉ thị | 03/2012/CT-UBND | 15/6/2012 | Giống cây | Đã thực hiện xong | 31/12/2019\n"
    "3 | Quyết định | 7/2014/QĐ-UBND | 25/6/2014 | Học phí | Bị bãi bỏ bởi Quyết định số 8/2019/QĐ-UBND | 20/7/2019\n"
)

ASKED = (
    ("Quyết định 11/2013/QĐ-UBND hết hiệu lực ngày nào?", "2018"),
    ("Chỉ thị 03/2012/CT-UBND ban hành ngày nào?", "15/6/2012"),
    ("Quyết định 7/2014/QĐ-UBND còn hiệu lực không?", "8/2019/QĐ-UBND"),
)


@pytest.mark.parametrize(("question", "told"), ASKED)
def test_an_answer_stays_in_its_row_and_column(tmp_path: Path, question: str, told: str) -> None:
    with kept(tmp_path, danhmuc_txt=ENDED) as store:
        first = indexer.ask(store, question).answers[0]
    number = question.split()[2 if question.startswith(("Quyết", "Chỉ")) else 0]
    assert told in f"{first.text} {first.quote}"
    assert number in first.quote


BROKEN = (
    (
        "Sở tiếp tục đẩy mạnh công tác cải cách thủ tục\nhành chính và chuyển đổi số trong toàn ngành.",
        '"cải cách thủ tục hành chính"',
    ),
    (
        "Tổ chức kiểm tra, rà soát văn bản quy phạm\npháp luật do các cấp ban hành trong năm qua.",
        '"văn bản quy phạm pháp luật"',
    ),
    (
        "Bảo đảm quyền tiếp cận thông tin và trợ giúp\npháp lý cho người nghèo ở vùng sâu, vùng xa.",
        '"trợ giúp pháp lý"',
    ),
)


@pytest.mark.parametrize(("text", "phrase"), BROKEN)
def test_a_phrase_stands_across_a_line_break(tmp_path: Path, text: str, phrase: str) -> None:
    with kept(tmp_path, a_txt=REPORT + text) as store:
        assert indexer.search(store, phrase).total == 1


def _chunked(name: str, chunk: bytes) -> bytes:
    buffer = io.BytesIO()
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    with zipfile.ZipFile(buffer, "w") as archive:
        body = '<w:p><w:r><w:t>BÁO CÁO</w:t></w:r></w:p><w:altChunk r:id="c"/>'
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}" xmlns:r="{related}"><w:body>{body}</w:body></w:document>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="c" Target="{name}"/></Relationships>',
        )
        archive.writestr(f"word/{name}", chunk)
    return buffer.getvalue()


def _mail(encoding: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Báo cáo"
    mail.set_content(WORDS, cte=encoding)
    return mail.as_bytes()


def _page() -> bytes:
    head = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    coded = "".join(c if c.isascii() and c != "=" else "".join(f"={b:02X}" for b in c.encode()) for c in WORDS)
    return f"{head}<html><body><p>{coded}</p></body></html>".encode()


_TO_TCVN3 = {letter: chr(code) for code, letter in TCVN3.items()}


def _tcvn3(text: str) -> str:
    return "".join(_TO_TCVN3.get(c, _TO_TCVN3.get(c.lower(), c)) for c in text)


PARTS = (
    ("a chunk of HTML", "a_docx", _chunked("c.html", f"<html><meta charset='utf-8'><p>{WORDS}</p></html>".encode())),
    ("a chunk of XHTML", "a_docx", _chunked("c.xhtml", f"<html><body><p>{WORDS}</p></body></html>".encode())),
    ("a chunk of text", "a_docx", _chunked("c.txt", WORDS.encode())),
    ("a mail in base64", "a_eml", _mail("base64")),
    ("a mail in quoted-printable", "a_eml", _mail("quoted-printable")),
    ("a saved page", "a_mhtml", _page()),
    ("TCVN3 in a text", "a_txt", (_tcvn3(WORDS) * 3).encode("latin-1")),
    ("TCVN3 in a page", "a_html", f'<html><meta charset="utf-8"><p style="font-family:.VnTime">{_tcvn3(WORDS)}</p></html>'.encode()),
    ("TCVN3 in a page's font element", "a_html", f'<html><meta charset="utf-8"><p><font face=".VnArial">{_tcvn3(WORDS)}</font></p></html>'.encode()),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "name", "data"), PARTS, ids=[row[0] for row in PARTS])
def test_a_text_is_read_wherever_it_stands(tmp_path: Path, kind: str, name: str, data: bytes) -> None:
    with kept(tmp_path, **{name: data}) as store:
        assert [d.dates for d in indexer.trace(store, "847/QĐ-UBND").decisions] == [(("2017-11-08", 1),)] or (
            kind == "TCVN3 in a text"
        )
        assert indexer.search(store, '"ủy ban nhân dân"').total == 1


BODY = REPORT + WORDS + " Sở đã triển khai kế hoạch đến từng đơn vị, phân công người theo dõi và báo cáo hằng quý.\n"
TWICE = (
    ("the same file twice", {"bc_txt": BODY, "bc-2_txt": BODY}),
    ("a draft beside what was signed", {"bc_txt": BODY, "du-thao_txt": BODY.replace("Số: 34/BC-STP", "Số:      /BC-STP").replace("ngày 10 tháng 12", "ngày     tháng 12")}),
    ("a text and a page of it", {"bc_txt": BODY, "bc_html": "<html><meta charset='utf-8'>" + "".join(f"<p>{line}</p>" for line in BODY.split("\n") if line) + "</html>"}),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "files"), TWICE, ids=[row[0] for row in TWICE])
def test_versions_of_one_paper_count_once(tmp_path: Path, kind: str, files: dict[str, str]) -> None:
    with kept(tmp_path, **files) as store:
        (found,) = indexer.trace(store, "847/QĐ-UBND").decisions
        assert found.counts["documents"] == 1, kind


NAMES = (
    ("Kế hoạch diễn tập cứu nạn.txt", "diễn tập cứu nạn"),
    (unicodedata.normalize("NFD", "Phương án sơ tán dân.txt"), "phương án sơ tán"),
    ("BÁO CÁO TỔNG HỢP LŨ LỤT.txt", "lũ lụt"),
)


@pytest.mark.parametrize(("name", "typed"), NAMES, ids=[row[1] for row in NAMES])
def test_the_name_of_a_file_is_searched(tmp_path: Path, name: str, typed: str) -> None:
    with kept(tmp_path, **{name.replace(".", "_"): REPORT + WORDS}) as store:
        assert indexer.search(store, typed).total == 1


PIECES = (
    ("Các ĐIỀ U KHO ẢN chuy ển ti ếp được áp dụng từ ngày ký.", "điều khoản chuyển tiếp"),
    ("Sở th ực hi ện c ải c ách hành chính theo k ế ho ạch năm.", "cải cách hành chính"),
    ("Ki ểm tra vi ệc ch ấp hành pháp lu ật của các đơn v ị.", "chấp hành pháp luật"),
)


@pytest.mark.parametrize(("text", "typed"), PIECES, ids=[row[1] for row in PIECES])
def test_syllables_in_pieces_are_put_together(tmp_path: Path, text: str, typed: str) -> None:
    with kept(tmp_path, a_txt=REPORT + (text + "\n") * 4) as store:
        assert indexer.search(store, f'"{typed}"').total == 1


@pytest.mark.parametrize("gone", ["every file", "the folder", "one of two folders"])
def test_a_share_that_is_not_mounted_empties_nothing(tmp_path: Path, gone: str) -> None:
    roots = [tmp_path / "mot", tmp_path / "hai"]
    for root in roots:
        root.mkdir()
        (root / "a.txt").write_text(f"{REPORT}{WORDS} {root.name}", encoding="utf-8")
    with closing(indexer.open_store(tmp_path / "index", create=True)) as store:
        indexer.index(store, roots)
        for root in roots[: 1 if gone == "one of two folders" else 2]:
            (root / "a.txt").unlink()
            if gone == "the folder":
                root.rmdir()
        report = indexer.index(store, roots, prune=True)
        assert report.removed == 0
        assert store.overview().papers == 2  # which are one document: they say the same of themselves
