"""Which line breaks are soft: tables of what stands in papers, and known texts broken on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.text.lines import find_soft_breaks, join_lines

SAMPLES = Path(__file__).resolve().parents[2] / "corpus"

BROKEN = (
    "Trong kỳ, Sở đã tham mưu Ủy ban nhân dân tỉnh ban hành nhiều văn bản chỉ đạo điều hành,\n"
    "hướng dẫn các đơn vị trực thuộc thực hiện nghiêm quy định về văn hóa công sở và kỷ luật\n"
    "hành chính.\n"
)
"""Lines before a case, from which a text is known to be broken at about 85 columns."""

SOFT = (
    ("trong câu", "đồng thời rà soát toàn bộ thủ tục hành chính thuộc phạm vi quản lý của ngành công\nthương."),
    ("sau từ nối", "được thực hiện theo ý kiến của\nChủ tịch Ủy ban nhân dân tỉnh tại cuộc họp."),
    ("số bị ngắt sau gạch", "thực hiện Quyết định số 1206/QĐ-\nUBND ngày 03/6/2021."),
    ("số bị ngắt sau chéo", "thực hiện Quyết định số 1206/\nQĐ-UBND ngày 03/6/2021."),
    ("năm trong số bị ngắt", "thực hiện Nghị quyết số 14/2020/\nNQ-HĐND."),
    ("ngày bị ngắt", "ban hành ngày 02/3/\n2022."),
    ("ngày viết chữ bị ngắt", "ban hành ngày 02 tháng\n3 năm 2022."),
    ("số sau chữ số", "thực hiện Công văn số\n215/SCT-VP của Sở."),
    ("giai đoạn bị ngắt", "kế hoạch cải cách hành chính giai đoạn 2021\n- 2025 của ngành."),
    ("điều bị ngắt", "theo quy định tại khoản 2\nĐiều 7 Nghị định này." + " Khoản 2 Điều 7 không đổi."),
    ("khoản rồi điều", "Căn cứ khoản 25\nĐiều 5 Luật Thuế giá trị gia tăng."),
    ("sau dấu phẩy", "gồm Sở Công Thương,\nSở Tài chính và Sở Nội vụ."),
    ("tên tỉnh", "báo cáo Ủy ban nhân dân tỉnh\nQuảng Ngãi theo quy định."),
    ("tên đã viết liền ở nơi khác", "- Trung tâm Phục\nVụ việc Làm ơn; Trung tâm Phục Vụ việc khác."),
    ("chữ đậm không ngắt nghĩa", "**CỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM**"),
    ("chữ nghiêng", "*Quảng Ngãi, ngày\n05 tháng 6 năm 2024*"),
    ("tiêu đề in hoa", "VỀ VIỆC CÔNG BỐ DANH MỤC THỦ TỤC HÀNH CHÍNH THUỘC THẨM QUYỀN GIẢI QUYẾT CỦA\nSỞ CÔNG THƯƠNG"),
    ("ngoặc chưa đóng", "các đơn vị (Văn phòng Sở, Thanh tra\nSở) chủ động."),
    ("chữ viết tắt", "tại TP.\nHồ Chí Minh."),
    ("gạch đầu dòng dài", "- Phòng Quản lý năng lượng chủ trì, phối hợp với các đơn vị liên quan thẩm định hồ\nsơ."),
    ("số của chính văn bản", "Số:\n566/BC-SCT"),
    ("quốc hiệu bị ngắt", "CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("sau chức vụ", "Căn cứ Thông tư số 12/2015/TT-BTC của Bộ trưởng\nBộ Tài chính."),
    ("sau động từ", "Sở trình quyết định sửa đổi, bổ sung\nQuyết định số 15/2014/QĐ-UBND."),
    ("số nữa trong danh sách", "theo Nghị định số 9/2020/NĐ-CP về chợ;\nsố 118/2025/NĐ-CP về đò."),
    ("tên có gạch", "của Bộ Tài chính và Bộ Lao động\n– Thương binh và Xã hội."),
    ("ngoặc sau số La Mã", "đá ốp lát thời kỳ 2021 - 2030 (nhóm\nII) trên địa bàn tỉnh."),
    ("ứng phó", "VỀ VIỆC HUY ĐỘNG CÁC LỰC LƯỢNG TẠI CHỖ, PHƯƠNG TIỆN VÀ NHÂN DÂN KHẨN TRƯƠNG ỨNG\nPHÓ LŨ LỚN"),
)

HARD = (
    ("mục số", "I. TÌNH HÌNH CHUNG\n1. Công tác chỉ đạo"),
    ("mục chữ", "1. Công tác chỉ đạo\na) Ban hành văn bản"),
    ("gạch đầu dòng", "gồm các nội dung\n- Cải cách thể chế"),
    ("dấu cộng", "- Cải cách thể chế\n+ Ban hành văn bản"),
    ("tiêu đề rồi đoạn văn", "1. Công tác chỉ đạo\nTrong kỳ, Sở ban hành 12 văn bản."),
    ("loại rồi trích yếu", "BÁO CÁO\nTình hình thực hiện nhiệm vụ"),
    ("loại rồi trích yếu thường", "BÁO CÁO\nvề kết quả công tác"),
    ("tên điều rồi câu", "Điều 9. Hiệu lực thi hành\nQuyết định này thi hành Quyết định khác."),
    ("nội dung được bổ sung", "Điều 9. Bổ sung khoản 1a vào sau khoản 1 Điều 23\n“1a. Giao dịch tự động"),
    ("điều được sửa", "Sửa đổi, bổ sung Điều 21\n“Điều 21. Trách nhiệm của các đơn vị"),
    ("ô chọn", "□ Đề nghị hưởng trợ cấp\n□ Đề nghị nhận trợ cấp tại nơi cư trú"),
    ("dòng ngày tháng", "V/v rà soát chợ trên địa bàn xã\nHà Nội, ngày 5 tháng 6 năm 2024"),
    ("điều", "QUYẾT ĐỊNH\nĐiều 1. Phê duyệt kế hoạch"),
    ("chương", "QUY ĐỊNH CHUNG\nChương II"),
    ("cơ quan chủ quản", "UBND TỈNH QUẢNG NGÃI\nSỞ CÔNG THƯƠNG"),
    ("ủy ban xã", "ỦY BAN NHÂN DÂN\nXÃ BA TƠ"),
    ("quốc hiệu", "**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**\nĐộc lập - Tự do - Hạnh phúc"),
    ("tiêu ngữ", "Độc lập - Tự do - Hạnh phúc\nQuảng Ngãi, ngày 05 tháng 6 năm 2024"),
    ("số", "SỞ CÔNG THƯƠNG\nSố: 566/BC-SCT"),
    ("địa danh", "Số: 566/BC-SCT\nQuảng Ngãi, ngày 05 tháng 6 năm 2024"),
    ("kính gửi", "V/v rà soát thủ tục hành chính\nKính gửi: Các phòng"),
    ("nơi nhận", "chịu trách nhiệm thi hành\nNơi nhận:"),
    ("chức vụ", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
    ("người ký", "PHÓ GIÁM ĐỐC\nTrần Thị Mẫu"),
    ("người ký dưới ban", "PHÓ TRƯỞNG BAN\nTrần Thị Mẫu"),
    ("thay mặt", "T/M ĐẢNG ỦY\nBÍ THƯ"),
    ("thay mặt ủy ban", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"),
    ("ai quyết định, sau tên tỉnh", "TRÊN ĐỊA BÀN TỈNH CAO BẰNG\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CAO BẰNG"),
    ("ai quyết định, in đậm", "TRONG PHẠM VI TỈNH CAO BẰNG\n**CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH**"),
    ("về việc", "Số: 12/CT-CS\nv/v trả lời kiến nghị"),
    ("ô của bảng", "STT | Nội dung\n1 | cải cách thể chế"),
    ("ô trên dòng riêng", "|\nSố lượng\n|\nhồ sơ"),
    ("cột cách nhau", "   ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI\n     tỉnh Quảng Ngãi       Độc lập"),
    ("ô bắt đầu bằng tab", "\tSố lượng\n\thồ sơ"),
    ("số liệu", "Sở Tài chính\n12.500"),
    ("hết câu", "Sở đã hoàn thành nhiệm vụ.\nTrong quý tới, Sở tiếp tục rà soát."),
    ("thơ", "Trời xanh đây là của chúng ta\nNúi rừng đây là của chúng ta\nNhững cánh đồng thơm mát"),
    ("kèm theo", "DANH MỤC VĂN BẢN\n(Kèm theo Báo cáo số 15/BC-SCT)"),
    ("đề mục Markdown", "### Phạm vi điều chỉnh\nVăn bản này quy định"),
    ("trường đầu tệp", "Ghi chú\n* Số liệu tính đến ngày 15"),
)


@pytest.mark.parametrize(("name", "text"), SOFT, ids=[name for name, _ in SOFT])
def test_a_break_within_a_sentence_is_soft(name: str, text: str) -> None:
    assert "\n" not in join_lines(BROKEN + text)[len(BROKEN) :], name


@pytest.mark.parametrize(("name", "text"), HARD, ids=[name for name, _ in HARD])
def test_a_break_between_things_stays(name: str, text: str) -> None:
    assert join_lines(BROKEN + text)[len(BROKEN) :] == text, name


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*/*.txt")), ids=lambda path: path.name)
@pytest.mark.parametrize("width", [64, 80, 100])
def test_a_sample_that_is_broken_on_purpose_is_joined_again(path: Path, width: int) -> None:
    whole = join_lines(path.read_text(encoding="utf-8"))
    broken, made = _broken(whole, width)
    wanted = {at for at in made if broken[at - 1] not in ".;:!?)”"}  # where a sentence ends, nothing is lost
    found = set(find_soft_breaks(broken))
    if len(made) < 10:
        return
    assert len(found & wanted) >= 0.93 * len(wanted)
    assert len(found & made) >= 0.97 * len(found)


def _broken(text: str, width: int) -> tuple[str, set[int]]:
    """A text broken at a width as mail does it, its tables as they are; and where that was done."""
    letters, made = list(text), set()
    start = 0
    for line in text.split("\n"):
        left = start
        while " | " not in line and "    " not in line and start + len(line) - left > width:
            at = text.rfind(" ", left, left + width + 1)
            if at <= left:
                break
            letters[at] = "\n"
            made.add(at)
            left = at + 1
        start += len(line) + 1
    return "".join(letters), made


def test_a_text_of_whole_paragraphs_stays_as_it_is() -> None:
    text = "\n".join(
        [BROKEN.replace("\n", " "), "Đơn vị tính", "đồng", *(f"Câu thứ {n} đã hết." + "x" * 30 for n in range(9))]
    )
    assert join_lines(text) is text


def test_a_letterhead_is_joined_above_whole_paragraphs() -> None:
    text = "**ỦY BAN NHÂN\nDÂN**\nTỈNH QUẢNG NGÃI\n*Quảng Ngãi, ngày 05\ntháng 6 năm 2024*\n\n" + "Sở báo cáo. " * 40
    assert join_lines(text).split("\n")[:3] == [
        "**ỦY BAN NHÂN DÂN**",
        "TỈNH QUẢNG NGÃI",
        "*Quảng Ngãi, ngày 05 tháng 6 năm 2024*",
    ]


def test_fields_before_a_text_are_not_joined() -> None:
    text = "---\nlayout: page\ntitle: Cải cách thủ tục hành chính của ngành công thương\npermalink: van-ban\n---\n"
    assert join_lines(text + BROKEN)[: len(text)] == text


@given(st.text(st.sampled_from("aăâĐỦ1 .,;:-/|*#()\n\t“"), max_size=300))
def test_one_blank_stands_for_one_break(text: str) -> None:
    found = join_lines(text)
    assert len(found) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, found, strict=True))
