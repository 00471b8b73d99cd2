"""Who signed, wherever it stands: before annexes, forms and footnotes, in columns, in cells, by two."""

from __future__ import annotations

import pytest

from indexer.parsing.signature import read

RECIPIENTS = "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, KT.\n"
ANNEX = (
    "\n\nPHỤ LỤC I\nMẪU ĐƠN\n(Kèm theo Quyết định)\n\nNơi nhận:\n- Như trên.\n\nGIÁM ĐỐC\n(Ký, ghi rõ họ tên)\n\n"
    "TRƯỞNG ĐOÀN\nHoàng Văn Khác\n"
)
CHIEF = "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"

# the block as it stands → name, title
SIGNED = (
    ("GIÁM ĐỐC\n\nTrần Thị Mẫu", "Trần Thị Mẫu", "GIÁM ĐỐC"),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nLê Văn Thử", "Lê Văn Thử", CHIEF),
    ("**KT. CHỦ TỊCH**\nPHÓ CHỦ TỊCH\n**Lê Văn Thử**", "Lê Văn Thử", CHIEF),
    ("|\n**KT. CHỦ TỊCH**\nPHÓ CHỦ TỊCH\nLê Văn Thử\n|", "Lê Văn Thử", CHIEF),
    ("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Lê Văn Thử |", "Lê Văn Thử", CHIEF),
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Thử", "Lê Văn Thử", f"TM. ỦY BAN NHÂN DÂN {CHIEF}"),
    ("TL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN CHÍNH SÁCH,\nTHUẾ QUỐC TẾ\nPHÓ TRƯỞNG BAN\nMạnh Thị Mẫu", "Mạnh Thị Mẫu", None),
    ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG TỔNG HỢP\n\nÂu Văn Thử", "Âu Văn Thử", "TUQ. GIÁM ĐỐC TRƯỞNG PHÒNG TỔNG HỢP"),
    ("Q. GIÁM ĐỐC\n\nY Thông Mẫu", "Y Thông Mẫu", "Q. GIÁM ĐỐC"),
    ("T/M ĐẢNG ỦY\nBÍ THƯ\n\nLưu Ngọc Mẫu", "Lưu Ngọc Mẫu", "T/M ĐẢNG ỦY BÍ THƯ"),
    ("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nThượng tướng Võ Văn Thử", "Võ Văn Thử", "KT. BỘ TRƯỞNG THỨ TRƯỞNG"),
    ("GIÁM ĐỐC\n\nTRẦN THỊ MẪU", "Trần Thị Mẫu", "GIÁM ĐỐC"),
    ("GIÁM ĐỐC\nKý bởi: Sở Công Thương\nThời gian ký: 05/6/2024 10:11\nTrần Thị Mẫu", "Trần Thị Mẫu", "GIÁM ĐỐC"),
    ("THẨM PHÁN\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "THẨM PHÁN"),
    ("THẨM PHÁN - CHỦ TỌA PHIÊN TÒA\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "THẨM PHÁN - CHỦ TỌA PHIÊN TÒA"),
    ("CHẤP HÀNH VIÊN\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "CHẤP HÀNH VIÊN"),
    ("THANH TRA VIÊN\nVũ Thị Mẫu", "Vũ Thị Mẫu", "THANH TRA VIÊN"),
    ("CÔNG CHỨNG VIÊN\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "CÔNG CHỨNG VIÊN"),
    ("KIỂM SÁT VIÊN\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "KIỂM SÁT VIÊN"),
    ("KẾ TOÁN TRƯỞNG\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "KẾ TOÁN TRƯỞNG"),
    ("TRƯỞNG TRẠM\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "TRƯỞNG TRẠM"),
    ("PHÓ TỔNG BIÊN TẬP\n\nVũ Thị Mẫu", "Vũ Thị Mẫu", "PHÓ TỔNG BIÊN TẬP"),
    ("GIÁM ĐỐC SỞ Y TẾ\n\nLê Thử (đã ký)", "Lê Thử", "GIÁM ĐỐC SỞ Y TẾ"),
    (
        "KT. BỘ TRƯỞNG BỘ Y TẾ\nTHỨ TRƯỞNG\nTrần Thị Mẫu\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Văn Thử",
        "Trần Thị Mẫu; Lê Văn Thử",
        "KT. BỘ TRƯỞNG BỘ Y TẾ THỨ TRƯỞNG",
    ),
)


@pytest.mark.parametrize(("block", "name", "title"), SIGNED, ids=[row[0][:30] for row in SIGNED])
@pytest.mark.parametrize("annex", ["", ANNEX, "\n\n[1] Khoản này được sửa đổi.\n"], ids=["end", "annex", "footnotes"])
def test_the_signature_of_the_document(block: str, name: str, title: str | None, annex: str) -> None:
    text = f"Điều 3. Tổ chức thực hiện./.\n\n{RECIPIENTS}\n{block}{annex}"
    recipients, signer, office = read(text)
    assert recipients == ("Như Điều 3", "Lưu: VT, KT")
    assert signer is not None
    assert office is not None
    assert signer.text == name
    assert title is None or office.text == title
    assert signer.start is not None
    assert text[signer.start :].lower().startswith(name.split()[0].lower())


def test_the_recipients_stand_in_the_column_beside() -> None:
    text = (
        "Nơi nhận:                                        KT. CHỦ TỊCH\n- Như trên;\n"
        "- Bộ Nông nghiệp và Môi trường (báo cáo);        PHÓ CHỦ TỊCH\n- Lưu: VT.\n\n\n"
        "                                                 Lê Văn Thử\n"
    )
    _, signer, office = read(text)
    assert signer is not None
    assert office is not None
    assert (signer.text, office.text) == ("Lê Văn Thử", CHIEF)


@pytest.mark.parametrize(
    "text",
    [
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Tổ chức chính quyền địa phương;",
        "GIÁM ĐỐC\n(Ký, ghi rõ họ tên)\n",
        "Thành viên:\n1. Ông Nguyễn Văn Mẫu, Chủ tịch.",
        "GIÁM ĐỐC\n\nPHỤ LỤC\nDanh Mục Văn Bản",
        "",
    ],
)
def test_an_office_without_a_name_signs_nothing(text: str) -> None:
    assert read(text)[1] is None


@pytest.mark.parametrize(
    "text",
    [
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- UBND tỉnh (báo cáo); (Đã ký)\n- Lưu: VT. Nguyễn Văn Mẫu\n",
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- UBND tỉnh (báo cáo);\n- Lưu: VT.\nNguyễn Văn Mẫu\n",
        "Nơi nhận: | KT. GIÁM ĐỐC\n- Như trên; | PHÓ GIÁM ĐỐC\n- UBND tỉnh (báo cáo); |\n- Lưu: VT. | Nguyễn Văn Mẫu\n",
        "Nơi nhận:           KT. GIÁM ĐỐC\n- Như trên           PHÓ GIÁM ĐỐC\n- UBND tỉnh (báo cáo)\n- Lưu: VT.\n"
        "                    Nguyễn Văn Mẫu\n",
        "Nơi nhận:\n- Như trên;\n- UBND tỉnh (báo cáo);\n- Lưu: VT. KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn Mẫu\n",
    ],
)
def test_a_signature_flattened_among_the_addressees_is_told_apart(text: str) -> None:
    text = f"Trên đây là báo cáo của Sở Công Thương./.\n{text}\nPHỤ LỤC\nDanh mục văn bản"
    recipients, signer, title = read(text)
    assert recipients == ("Như trên", "UBND tỉnh (báo cáo)", "Lưu: VT")
    assert signer is not None
    assert title is not None
    assert (signer.text, title.text) == ("Nguyễn Văn Mẫu", "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC")
    assert text[signer.start : signer.end] == "Nguyễn Văn Mẫu"


@pytest.mark.parametrize(
    "item", ["Lưu: VT, QHĐP (2)", "Văn phòng Chủ tịch nước", "Lưu: VT, KTTH", "Ủy ban kinh tế, PC"]
)
def test_codes_of_divisions_are_no_office(item: str) -> None:
    text = f"Nơi nhận:\n- Như trên;\n- {item}.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn Mẫu\n"
    recipients, _, title = read(text)
    assert recipients == ("Như trên", item)
    assert title is not None
    assert title.text == "TM. CHÍNH PHỦ THỦ TƯỚNG"
