"""Files as offices hold them, made of one text of ours: each gives its paragraphs and table rows, letter by letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.models import Mark, Rejected, Source
from indexer.reading import read

FILES = Path(__file__).resolve().parents[1] / "data" / "office"


def sources(path: Path) -> list[Source]:
    found = list(read(path))
    assert not [one for one in found if isinstance(one, Rejected)]
    return [one for one in found if isinstance(one, Source)]


def expected(name: str) -> list[str]:
    return [line for line in (FILES / f"{name}.expected.txt").read_text(encoding="utf-8").split("\n") if line]


@pytest.mark.parametrize(
    ("name", "kind", "encodings"),
    [
        ("04-word97.doc", "doc", []),
        ("05-tcvn3.txt", "text", ["tcvn3"]),
        ("06-vntime.docx", "docx", ["tcvn3"]),
        ("06b-vntime.doc", "doc", ["tcvn3"]),
        ("07-vni.txt", "text", ["vni"]),
        ("07b-vni-times.docx", "docx", ["vni"]),
        ("08-word.rtf", "rtf", []),
        ("08b-vntime.rtf", "rtf", ["tcvn3"]),
        ("09-writer.odt", "odt", []),
        ("10-bieu.xlsx", "xlsx", []),
        ("10b-bieu.xls", "xls", []),
    ],
)
def test_a_file_gives_its_paragraphs_and_rows(name: str, kind: str, encodings: list[str]) -> None:
    (source,) = sources(FILES / name)
    assert source.text.rstrip("\n").split("\n") == expected(name)
    assert source.format == kind
    assert source.marks == tuple(Mark("encoding", encoding) for encoding in encodings)


@pytest.mark.parametrize("name", ["04-word97.doc", "08-word.rtf", "09-writer.odt", "10b-bieu.xls", "13-mail.eml"])
def test_the_kind_is_told_by_the_content(name: str, tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.docx"
    path.write_bytes((FILES / name).read_bytes())
    assert sources(path)[0].text == sources(FILES / name)[0].text


def test_a_mail_and_what_is_attached_to_it() -> None:
    body, attached = sources(FILES / "13-mail.eml")
    assert body.text.split("\n") == expected("13-mail.eml")[:3]
    assert attached.text == sources(FILES / "06-vntime.docx")[0].text
    assert attached.path == f"{body.path}#báo cáo.docx"
    assert (body.member, attached.member) == ("", "báo cáo.docx")
    assert body.file == attached.file == (FILES / "13-mail.eml").as_posix()


def test_an_archive_whose_folder_has_a_vietnamese_name() -> None:
    found = sources(FILES / "14-folder.zip")
    whole = (FILES / "14-folder.zip").as_posix()
    assert [one.path for one in found] == [
        f"{whole}/Quý I/01-text.pdf",
        f"{whole}/Quý I/05-tcvn3.txt",
        f"{whole}/Quý I/10-bieu.xlsx",
    ]
    assert {one.file for one in found} == {whole}
    assert found[1].text == sources(FILES / "05-tcvn3.txt")[0].text
    assert found[2].text.split("\n") == expected("10-bieu.xlsx")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("du-thao-luat.doc", 300),
        ("nghi-dinh-23-2018.doc", 150),
        ("nghi-dinh-96-2016.doc", 500),
        ("luat-pccc-27qh.docx", 200),
    ],
)
def test_real_word_files_read_well(shared: Path, name: str, lines: int) -> None:
    (source,) = sources(shared / "real-files" / "public" / name)
    assert source.format == "doc"
    assert source.text.count("\n") > lines
    assert source.text.count("Điều ") > 20
    assert not [c for c in source.text if ord(c) < 32 and c != "\n"]


def test_inputs_on_which_the_product_failed(shared: Path) -> None:
    decision = "Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi."
    for name in ("09-altchunk.docx", "10-trang-luu.mhtml", "10-thu.eml"):
        assert decision in sources(shared / "cases" / name)[0].text.split("\n"), name
    for name in ("11-tcvn3.docx", "11-tcvn3.html"):
        (source,) = sources(shared / "cases" / name)
        assert source.text.startswith("Ủy ban nhân dân tỉnh Quảng Ngãi\nSố: 846/QĐ-UB\n"), name
