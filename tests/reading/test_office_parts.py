"""What stands in office files beside their paragraphs: headers, comments, diagrams, notes, lists, members, formats."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import Workbook

from indexer.errors import EncryptedFile, UnsupportedFile
from indexer.models import Mark, Rejected, Source
from indexer.reading import read, read_text
from indexer.reading.archives import name_of
from indexer.reading.outlook import unpack_rtf
from tests.support.compound import compound

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def part(root: str, body: str) -> str:
    return f'<w:{root} xmlns:w="{W}" xmlns:r="{R}">{body}</w:{root}>'


def docx(body: str, related: dict[str, str] | None = None, **parts: str | bytes) -> bytes:
    """A DOCX of this body; ``related``: id → part of the folder word, ``parts``: name with _ for the dot → content."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        rows = "".join(f'<Relationship Id="{known}" Target="{name}"/>' for known, name in (related or {}).items())
        package.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>')
        for name, content in parts.items():
            package.writestr(f"word/{name.replace('_', '.')}", content)
    return buffer.getvalue()


def test_a_letterhead_in_the_page_header_is_read_and_a_running_title_is_named() -> None:
    header, footer = '<w:headerReference w:type="first" r:id="a"/>', '<w:footerReference w:type="default" r:id="b"/>'
    section = f"<w:sectPr>{header}{footer}</w:sectPr>"
    source = read_text(
        "a.docx",
        docx(
            paragraph("BÁO CÁO") + section,
            {"a": "header1.xml", "b": "footer1.xml"},
            header1_xml=part("hdr", paragraph("SỞ CÔNG THƯƠNG") + paragraph("Số: 12/BC-SCT")),
            footer1_xml=part("ftr", paragraph("Bản tin nội bộ") + paragraph("Trang 1/2")),
        ),
    )
    assert source.text == "SỞ CÔNG THƯƠNG\nSố: 12/BC-SCT\nBÁO CÁO"
    assert source.marks == (Mark("left_out", "footer"),)


def test_comments_are_left_out_and_named() -> None:
    comments = part("comments", f'<w:comment w:id="1">{paragraph("Xem lại")}</w:comment>')
    source = read_text("a.docx", docx(paragraph("Điều 1"), comments_xml=comments))
    assert (source.text, source.marks) == ("Điều 1", (Mark("left_out", "comments"),))


def test_the_text_of_a_diagram_follows_its_paragraph() -> None:
    drawing = f'<w:p><w:r><w:t>Sơ đồ</w:t><w:drawing><x xmlns="{DGM}"><relIds r:dm="d"/></x></w:drawing></w:r></w:p>'
    points = "".join(
        f'<dgm:t><a:p xmlns:a="{A}"><a:r><a:t>{name}</a:t></a:r></a:p></dgm:t>' for name in ("Sở", "Phòng")
    )
    data = f'<dgm:dataModel xmlns:dgm="{DGM}">{points}</dgm:dataModel>'
    source = read_text("a.docx", docx(drawing + paragraph("Hết"), {"d": "data1.xml"}, data1_xml=data))
    assert source.text == "Sơ đồ\nSở\nPhòng\nHết"


@pytest.mark.parametrize(
    ("name", "chunk"),
    [
        ("chunk.htm", "<html><body><p>Điều 2</p></body></html>".encode()),
        ("chunk.txt", "Điều 2".encode()),
        ("chunk.rtf", b"{\\rtf1 \\u272?i\\u7873?u 2}"),
        ("chunk.docx", docx(paragraph("Điều 2"))),
        ("chunk.mht", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>\xc4\x90i\xe1\xbb\x81u 2</p>"),
    ],
)
def test_a_chunk_of_any_format_is_read_in_its_place(name: str, chunk: bytes) -> None:
    body = f'{paragraph("Điều 1")}<w:altChunk r:id="c"/>{paragraph("Điều 3")}'
    source = read_text("a.docx", docx(body, {"c": name}, **{name.replace(".", "_"): chunk}))
    assert (source.text, source.marks) == ("Điều 1\nĐiều 2\nĐiều 3", ())


def test_a_chunk_that_cannot_be_read_is_named() -> None:
    data = docx(paragraph("Điều 1") + '<w:altChunk r:id="c"/>', {"c": "chunk.bin"}, chunk_bin=b"\0\1\2")
    assert read_text("a.docx", data).marks == (Mark("left_out", "altChunk"),)
    with pytest.raises(UnsupportedFile, match="altChunk"):
        read_text("a.docx", docx('<w:altChunk r:id="c"/>', {"c": "chunk.bin"}, chunk_bin=b"\0\1\2"))


def test_fonts_come_from_styles_too() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'
    styles = part("styles", f'<w:style w:type="paragraph" w:default="1" w:styleId="N">{fonts}</w:style>')
    hyphen = "<w:p><w:r><w:t>C«ng v¨n cña th</w:t><w:softHyphen/><w:t>¬ng m¹i</w:t></w:r></w:p>"
    source = read_text("a.docx", docx(hyphen, styles_xml=styles))
    assert source.text == "Công văn của thương mại"


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"{\rtf1 \u272?i\u7873?u 1\par \u272?i\u7873?u 2}", "Điều 1\nĐiều 2"),
        (r"{\rtf1\ansicpg1258 Quy\'ea\'ect}", "Quyết"),
        (r"{\rtf1{\fonttbl{\f1\fcharset163 Times New Roman;}}\f1 Quy\'ea\'ect}", "Quyết"),
        (r"{\rtf1{\fonttbl{\f1 .VnTime;}}\f1 th\-\'ac\'acng}", "thươơng"),
        (r"{\rtf1\trowd\intbl a\cell b\cell\row\pard c}", "a | b\nc"),
        (r"{\rtf1 a{\*\unknown b}{\pict 00}{\v c}{\deleted d}e}", "ae"),
        (r"{\rtf1{\field{\*\fldinst HYPERLINK x}{\fldrslt cong van}}}", "cong van"),
        (r"{\rtf1{\listtext\tab 1.\tab}mot\par{\listtext\u8226?\tab}hai}", "1. mot\n• hai"),
        (r"{\rtf1 mot{\super 1}{\footnote ghi chu}\par hai}", "mot 1\nhai\nghi chu"),
        (r"{\rtf1{\header So: 12/BC-SCT\par}{\footer noi bo}x}", "So: 12/BC-SCT\nx"),
        ("{\\rtf1 a\\\nb\\line c}", "a\nb\nc"),
        (r"{\rtf1\uc2 \u272??i}", "Đi"),
    ],
)
def test_rtf(rtf: str, text: str) -> None:
    assert read_text("a.rtf", rtf.encode("latin-1")).text == text


def workbook(**sheets: list[list[object]]) -> Workbook:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_cells_as_an_office_writes_them() -> None:
    book = workbook(
        A=[["TT", "Năm", "Số tiền", "Tỷ lệ", "Ngày", "Đúng"], [1, 2023, 6073, 0.9999, date(2023, 3, 14), True]]
    )
    book["A"]["C2"].number_format, book["A"]["D2"].number_format = "#,##0", "0.00%"
    assert read_text("a.xlsx", saved(book)).text == (
        "TT | Năm | Số tiền | Tỷ lệ | Ngày | Đúng\n1 | 2023 | 6.073 | 99,99% | 14/3/2023 | TRUE"
    )


def test_a_sheet_that_begins_further_down_and_a_hidden_one() -> None:
    book = workbook(A=[], B=[["ẩn"]])
    book["A"]["C5"], book["A"]["D5"] = 6073, "dòng 1\ndòng 2"
    book["A"]["C5"].number_format = "#,##0"
    book["B"].sheet_state = "hidden"
    source = read_text("a.xlsx", saved(book))
    assert (source.text, source.marks) == ("6.073 | dòng 1 dòng 2", (Mark("left_out", "hidden sheets"),))


def test_the_letterhead_of_a_sheet_is_read_column_by_column() -> None:
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    rows: list[list[object]] = [
        ["UBND TỈNH A", None, None, nation],
        ["SỞ B", None, None, "Độc lập - Tự do - Hạnh phúc"],
    ]
    source = read_text("a.xlsx", saved(workbook(A=[*rows, ["BIỂU 1"], ["TT", "Tên", "Số"], [1, "Điện", 2]])))
    assert source.text.split("\n") == [
        "UBND TỈNH A", "SỞ B", "BIỂU 1", nation, "Độc lập - Tự do - Hạnh phúc", "TT | Tên | Số", "1 | Điện | 2",
    ]  # fmt: skip


def test_sheets_in_legacy_fonts() -> None:
    rows: list[list[object]] = [["TT", "LÜnh vùc", "TiÕp nhËn"], [1, "Th­¬ng m¹i, xuÊt nhËp khÈu", 12]]
    source = read_text("a.xlsx", saved(workbook(A=rows)))
    assert source.text == "TT | Lĩnh vực | Tiếp nhận\n1 | Thương mại, xuất nhập khẩu | 12"


@pytest.mark.parametrize(
    ("written", "flags", "name"),
    [
        ("Quý I/báo cáo.docx".encode(), 0x800, "Quý I/báo cáo.docx"),
        ("Quý I/báo cáo.docx".encode(), 0, "Quý I/báo cáo.docx"),
        ("Quy\u0301 I/a.txt".encode(), 0x800, "Quý I/a.txt"),
        (b"Qu\x79\xec I/\xf0\xf5n.txt", 0, "Quý I/đơn.txt"),
    ],
)
def test_names_in_archives_however_they_were_written(written: bytes, flags: int, name: str) -> None:
    member = zipfile.ZipInfo(written.decode("utf-8" if flags else "cp437"))
    member.flag_bits = flags
    assert name_of(member) == name


def test_a_locked_file_in_an_archive_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "Điều 1")
    data = bytearray(buffer.getvalue())
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    (told,) = read(tmp_path / "a.zip")
    assert isinstance(told, Rejected)
    assert "mật khẩu" in told.vi


def test_a_package_with_a_password_is_told() -> None:
    with pytest.raises(EncryptedFile, match="mật khẩu"):
        read_text("a.docx", compound({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}))


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_an_outlook_mail_and_what_is_attached(tmp_path: Path) -> None:
    place = "__attach_version1.0_#00000000/__substg1.0_"
    (tmp_path / "thư.msg").write_bytes(
        compound(
            {
                "__properties_version1.0": bytes(32),
                "__substg1.0_0037001F": utf16("V/v báo cáo quý I"),
                "__substg1.0_1000001F": utf16("Kính gửi Sở Công Thương,\r\nGửi kèm báo cáo."),
                f"{place}3707001F": utf16("báo cáo.rtf"),
                f"{place}37010102": rb"{\rtf1 \u272?i\u7873?u 1}",
            }
        )
    )
    body, attached = read(tmp_path / "thư.msg")
    assert isinstance(body, Source)
    assert isinstance(attached, Source)
    assert body.text == "V/v báo cáo quý I\nKính gửi Sở Công Thương,\nGửi kèm báo cáo."
    assert (attached.text, attached.member) == ("Điều 1", "báo cáo.rtf")


def test_compressed_rtf() -> None:
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpack_rtf(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpack_rtf(struct.pack("<II4sI", 16, 4, b"MELA", 0) + b"{\\rt") == b"{\\rt"


def test_a_mail_whose_page_shows_pictures_has_none_attached(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "V/v", "a@example.vn", "b@example.vn"
    message.set_content("Bản chữ.")
    message.add_alternative("<p>Kính gửi</p><table><tr><td>TT<td>Tên</table><img src='cid:x'>", subtype="html")
    page = message.get_payload()[1]  # type: ignore[index]
    page.add_related(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<x>")  # type: ignore[union-attr]
    message.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    (body,) = read(tmp_path / "a.eml")
    assert isinstance(body, Source)
    assert body.text == "V/v\nKính gửi\nTT | Tên"


def test_a_mail_within_a_mail_is_a_file_of_its_own(tmp_path: Path) -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], inner["From"] = "Công văn 12", "a@example.vn"
    inner.set_content("Nội dung bên trong.")
    outer["Subject"], outer["From"], outer["To"] = "Chuyển tiếp", "b@example.vn", "c@example.vn"
    outer.set_content("Xem thư đính kèm.")
    outer.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    found = [one for one in read(tmp_path / "a.eml") if isinstance(one, Source)]
    assert [one.text for one in found] == ["Chuyển tiếp\nXem thư đính kèm.", "Công văn 12\nNội dung bên trong."]
    assert found[1].path.endswith("a.eml#Công văn 12.eml")


def test_mails_within_mails_are_read_to_a_depth_and_then_told(tmp_path: Path) -> None:
    streams: dict[str, bytes] = {}
    below = ""
    for n in range(7):
        streams |= {
            f"{below}__properties_version1.0": bytes(32),
            f"{below}__substg1.0_0037001F": utf16(f"Thư thứ {n}"),
            f"{below}__substg1.0_1000001F": utf16(f"Văn phòng chuyển tiếp thư thứ {n} để phối hợp thực hiện."),
        }
        below += "__attach_version1.0_#00000000/__substg1.0_3701000D/"
    (tmp_path / "thư.msg").write_bytes(compound(streams))
    found = [one for one in read(tmp_path / "thư.msg") if isinstance(one, Source)]
    assert [one.text.split("\n")[0] for one in found] == [f"Thư thứ {n}" for n in range(5)]
    assert found[0].marks == (Mark("left_out", "mails"),)
