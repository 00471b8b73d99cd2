"""Questions over the sample documents with the answers that must come: facts read there by a person.

``Asked.answers`` are alternatives that the first answer must hold as whole words (any diacritics, case, marks); with
``every`` the first answers together must hold each of them. No answers: the question must be refused.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    answers: tuple[str, ...] = ()
    every: bool = False
    in_quote: bool = False  # a whole passage answers: the quote holds it


QUESTIONS = (
    # how many
    Asked("Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận mới bao nhiêu hồ sơ?", ("5.842",)),
    Asked("quy ii/2023 so cong thuong quang ngai da giai quyet bao nhieu ho so", ("6.309",)),
    Asked("Quý III năm 2023 có bao nhiêu hồ sơ quá hạn ở Sở Công Thương Quảng Ngãi?", ("02",)),
    Asked("Năm 2024 Sở Công Thương Đồng Nai tiếp nhận bao nhiêu hồ sơ?", ("33.918",)),
    Asked("Sở Công Thương Đồng Nai xử lý bao nhiêu lượt PAKN năm 2024?", ("322 lượt",)),
    Asked("Tháng 5/2025 Sở Công Thương Bắc Giang đã trả bao nhiêu hồ sơ?", ("349",)),
    Asked("Sở Công Thương Đồng Nai năm 2024 được giao bao nhiêu biên chế?", ("54",)),
    Asked("Quý I/2023 lĩnh vực Hóa chất của SCT Quảng Ngãi có bao nhiêu TTHC?", ("18",)),
    Asked("Lĩnh vực Xuất nhập khẩu của Sở Công Thương Đồng Nai năm 2024 tiếp nhận bao nhiêu hồ sơ?", ("1.318",)),
    Asked("Quý III/2023 Sở Công Thương Quảng Ngãi thanh lý bao nhiêu máy tính?", ("11",)),
    Asked("Tiết kiệm chi thường xuyên quý I/2023 của SCT Quảng Ngãi được bao nhiêu tiền?", ("86 triệu đồng",)),
    Asked("tổng số tài sản kiểm kê khi bàn giao hợp nhất tỉnh Bắc Giang", ("214",)),
    Asked("Quý II/2023 ngành điện Quảng Ngãi xử lý một hồ sơ đấu nối lưới trung áp hết bao nhiêu ngày?", ("6,4 ngày",)),
    Asked("Sau khi hợp nhất, bộ TTHC của Sở Công Thương Quảng Ngãi còn bao nhiêu thủ tục?", ("138",)),
    # what per cent
    Asked("Quý II/2023 tỷ lệ hồ sơ thanh toán phí trực tuyến của Sở Công Thương Quảng Ngãi đạt bao nhiêu?", ("41 %",)),
    Asked("Hồ sơ nộp trực tuyến quý III/2023 của SCT Quảng Ngãi chiếm bao nhiêu phần trăm?", ("97,4 %",)),
    Asked("du toan 9 thang nam 2023 giai ngan bao nhieu phan tram, quang ngai", ("71,5 %",)),
    Asked("Kế hoạch 2874/KH-SCT đặt chỉ tiêu tỷ lệ hồ sơ trực tuyến từ bao nhiêu phần trăm?", ("95 %",)),
    Asked("Năm 2022 tỷ lệ hồ sơ trực tuyến của Sở Công Thương Quảng Ngãi là bao nhiêu?", ("93,9",)),
    # when
    Asked("Báo cáo 612/BC-SCT ban hành ngày nào?", ("ngày 22 tháng 3 năm 2023",)),
    Asked("Quyết định 31/2024/QĐ-UBND của Đồng Nai có hiệu lực từ ngày nào?", ("ngày 01 tháng 9 năm 2024",)),
    Asked(
        "Kế hoạch CCHC năm 2023 của Sở Công Thương Quảng Ngãi ban hành ngày nào?",
        ("ngày 27 tháng 12 năm 2022", "27/12/2022"),
    ),
    Asked("quyet dinh 933/QD-TTg ngay may", ("06/8/2023",)),
    Asked("Các cơ quan gửi ý kiến bằng văn bản về Sở Công Thương Quảng Ngãi trước ngày nào?", ("05/4/2024",)),
    Asked("Tỉnh Kon Tum nhập vào tỉnh Quảng Ngãi từ ngày nào?", ("01/7/2025",)),
    # which document
    Asked("Báo cáo cải cách hành chính quý II năm 2023 của Sở Công Thương Quảng Ngãi là số mấy?", ("1385/BC-SCT",)),
    Asked("Kế hoạch tuyên truyền CCHC năm 2023 của Sở Công Thương Quảng Ngãi số bao nhiêu?", ("509/KH-SCT",)),
    Asked("Quy chế chi tiêu nội bộ của Sở Công Thương Quảng Ngãi ban hành tại quyết định nào?", ("2943/QĐ-SCT",)),
    Asked("Đề án tiếp nhận lực lượng quản lý thị trường của Sở Công Thương Bắc Giang là số mấy?", ("58/ĐA-SCT",)),
    Asked("Quy chế làm việc của Sở Công Thương Bắc Giang ban hành kèm theo quyết định nào?", ("126/QĐ-SCT",)),
    # which body
    Asked("Quyết định 933/QĐ-TTg do ai ban hành?", ("Thủ tướng Chính phủ",)),
    Asked(
        "Đơn vị nào chủ trì rà soát văn bản quy phạm pháp luật theo kế hoạch CCHC năm 2023 của SCT Quảng Ngãi?",
        ("Thanh tra - Pháp chế", "Thanh tra"),
    ),
    Asked("Công văn 6230/SNV-CCHC của cơ quan nào?", ("Sở Nội vụ",)),
    Asked("nghi dinh 61/2018/ND-CP do co quan nao ban hanh", ("Chính phủ",)),
    # who
    Asked("Ai ký báo cáo 2214/BC-SCT?", ("Võ Đình Khải Nguyên",)),
    Asked("Giám đốc Sở Công Thương Đồng Nai năm 2024 là ai?", ("Hồ Trọng Ân",)),
    Asked("báo cáo quý II/2023 của Sở Công Thương Quảng Ngãi do ai ký", ("Trần Lâm Quốc Việt",)),
    # what about
    Asked("Quyết định 31/2024/QĐ-UBND về việc gì?", ("Bãi bỏ một số quyết định",)),
    Asked("Nghị định 60/2024/NĐ-CP quy định về gì?", ("phát triển và quản lý chợ",)),
    Asked("Kế hoạch số 509/KH-SCT về nội dung gì?", ("tuyên truyền CCHC",)),
    # why
    Asked(
        "Vì sao quý III/2023 Sở Công Thương Quảng Ngãi có 02 hồ sơ quá hạn?",
        ("cơ quan phối hợp trả lời chậm",),
        in_quote=True,
    ),
    Asked(
        "Vì sao 02 nhiệm vụ của Sở Công Thương Đồng Nai chuyển sang năm 2025?", ("chờ hướng dẫn của Bộ Công Thương",)
    ),
    # what replaces what
    Asked("Quyết định nào thay thế Quyết định 846/QĐ-UBND?", ("512/QĐ-UBND",)),
    Asked(
        "Quyết định 31/2024/QĐ-UBND bãi bỏ những quyết định nào?", ("18/2014/QĐ-UBND", "42/2016/QĐ-UBND"), every=True
    ),
    Asked("Nghị định nào sửa đổi, bổ sung Nghị định 178/2024/NĐ-CP?", ("67/2025/NĐ-CP",)),
    # yes or no
    Asked("Quyết định 18/2014/QĐ-UBND của Đồng Nai còn hiệu lực không?", ("Bãi bỏ",), in_quote=True),
    Asked(
        "Quý I/2023 Sở Công Thương Quảng Ngãi có nhận được phản ánh, kiến nghị nào không?",
        ("không nhận được phản ánh",),
        in_quote=True,
    ),
    # where cited, how often
    Asked(
        "Nghị định 178/2024/NĐ-CP được trích dẫn ở báo cáo nào?",
        ("52/BC-SCT", "412/BC-SNV", "131/BC-SCT", "402/BC-SCT"),
        every=True,
    ),
    Asked("Quyết định 846/QĐ-UBND được nhắc bao nhiêu lần?", ("13 lần trong 10 văn bản",)),
    # compare, list
    Asked(
        "So sánh số hồ sơ tiếp nhận mới của Sở Công Thương Quảng Ngãi quý I/2023 và quý II/2023",
        ("5.842", "6.318"),
        every=True,
    ),
    Asked(
        "Quý I/2023 và quý III/2023, số ngày xử lý một hồ sơ đấu nối lưới trung áp ở Quảng Ngãi tăng hay giảm?",
        ("giảm 0,7",),
    ),
    Asked("Bà Phạm Thị Uyên Nhi ký những văn bản nào?", ("đánh giá việc thực hiện quy định",)),
    # refused: other province, year, body; blank; not stated
    Asked("Quyết định 2943/QĐ-SCT của Sở Công Thương Đồng Nai về việc gì?"),
    Asked("Báo cáo CCHC tháng 5/2025 của Sở Công Thương Bắc Giang có số bao nhiêu?"),
    Asked("Báo cáo CCHC tháng 5/2025 của Sở Công Thương Bắc Giang ban hành ngày nào?"),
    Asked("Nghị định 32/2020/NĐ-CP được trích dẫn ở đâu?"),
    Asked("Quý I/2024 Sở Công Thương Bắc Giang tiếp nhận bao nhiêu hồ sơ?"),
    Asked("Chỉ số PCI năm 2023 của tỉnh Quảng Ngãi xếp hạng thứ mấy?"),
    Asked("Sở Tài chính Đồng Nai tiếp nhận bao nhiêu hồ sơ năm 2024?"),
    Asked("Kinh phí thực hiện Kế hoạch 2874/KH-SCT là bao nhiêu tiền?"),
    Asked("Quyết định 933/QĐ-TTg thay thế quyết định nào?"),
    Asked("Giám đốc Sở Công Thương Bắc Giang tháng 3/2025 là ai?"),
    Asked("Vì sao Phòng Quản lý năng lượng Đồng Nai chậm gửi báo cáo?"),
    Asked("Quyết định 512/QĐ-UBND của UBND tỉnh Đồng Nai thay thế văn bản nào?"),
    Asked("Năm 2019 Sở Công Thương Bình Dương tiếp nhận bao nhiêu hồ sơ?"),
    Asked("Ai ký Quyết định 846/QĐ-UBND?"),
    Asked("Quyết định 31/2024/QĐ-SCT về việc gì?"),
    # tables: the row and the column, headings over several columns too
    Asked("Lĩnh vực Hóa chất quý I/2023 ở Sở Công Thương Quảng Ngãi đang giải quyết bao nhiêu hồ sơ?", ("01",)),
    Asked("Quý II/2023 lĩnh vực Điện của SCT Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?", ("11",)),
    Asked("linh vuc kinh doanh khi quy iv/2023 quang ngai da giai quyet bao nhieu ho so", ("15",)),
    Asked("9 tháng đầu năm 2024 Sở Công Thương Bình Dương quá hạn bao nhiêu hồ sơ lĩnh vực Hóa chất?", ("02",)),
    Asked(
        "Lĩnh vực Xuất nhập khẩu ở Bình Dương 9 tháng đầu năm 2024 giải quyết trước, đúng hạn bao nhiêu hồ sơ?",
        ("6.102",),
    ),
    Asked("Bình Dương: lĩnh vực Điện đang giải quyết bao nhiêu hồ sơ, 9 tháng đầu năm 2024?", ("03",)),
    Asked("Tổng số hồ sơ quá hạn của Sở Công Thương Bình Dương 9 tháng đầu năm 2024?", ("03",)),
    Asked("Lĩnh vực Việc làm, lao động của Sở Nội vụ Kon Tum quý I/2025 tiếp nhận bao nhiêu hồ sơ?", ("226",)),
    Asked("Sở Nội vụ Kon Tum quý I/2025 có bao nhiêu TTHC lĩnh vực Người có công?", ("32",)),
    Asked("Năm 2024 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?", ("25.118",)),
    Asked("Năm 2021 tỷ lệ hồ sơ đúng và trước hạn của Sở Công Thương Quảng Ngãi là bao nhiêu?", ("99,95",)),
    Asked("Kế hoạch của Bình Dương đặt mục tiêu mức độ hài lòng năm 2025 là bao nhiêu phần trăm?", ("96",)),
    Asked("Mục tiêu tỷ lệ hồ sơ nộp trực tuyến năm 2023 của Sở Công Thương Bình Dương?", ("85",)),
    Asked("Lĩnh vực Hóa chất 9 tháng 2024 ở Quảng Ngãi tăng, giảm bao nhiêu phần trăm?", ("-6,5",)),
    Asked("9 tháng 2023 lĩnh vực Điện của Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?", ("34",)),
    Asked("Theo Quyết định 512/QĐ-UBND, thời hạn cấp phép thi công trên đường bộ là bao nhiêu ngày?", ("02",)),
    Asked(
        "Cơ quan nào thực hiện cấp phép thi công trên đường bộ theo Quyết định 512/QĐ-UBND?", ("Sở Giao thông vận tải",)
    ),
    Asked("Tháng 6/2025 lĩnh vực Hóa chất của Sở Công Thương Bắc Giang đã trả bao nhiêu hồ sơ?", ("15",)),
    Asked(
        "Lý do bãi bỏ Quyết định 42/2016/QĐ-UBND theo Tờ trình 3120/TTr-SCT là gì?",
        ("Không còn căn cứ",),
        in_quote=True,
    ),
    # two near-equal numbers in one sentence
    Asked("Quý I/2023 Sở Công Thương Quảng Ngãi giải quyết trước hạn và đúng hạn bao nhiêu hồ sơ?", ("5.850",)),
    Asked("Quý I/2023 SCT Quảng Ngãi quá hạn bao nhiêu hồ sơ?", ("01",)),
    Asked("Quý III/2023 Sở Công Thương Quảng Ngãi còn bao nhiêu hồ sơ đang xử lý?", ("19",)),
    Asked("Sở Công Thương Quảng Ngãi quý III/2023 có bao nhiêu hồ sơ kỳ trước chuyển sang?", ("23",)),
    Asked("Tháng 6/2025 Sở Công Thương Bắc Giang đang giải quyết bao nhiêu hồ sơ?", ("11",)),
    Asked("Quý II/2023 hồ sơ nộp trực tiếp và qua bưu chính của SCT Quảng Ngãi chiếm bao nhiêu phần trăm?", ("2,9 %",)),
    Asked("Quý III/2025 Sở Công Thương Quảng Ngãi đề nghị thay thế bao nhiêu văn bản?", ("39",)),
    Asked("Quý III/2025 Quảng Ngãi đề nghị bãi bỏ bao nhiêu văn bản của hai tỉnh cũ?", ("08",)),
    Asked("Năm 2023 Sở Công Thương Quảng Ngãi có bao nhiêu người hoàn thành xuất sắc nhiệm vụ?", ("09",)),
    Asked("Sở Nội vụ Kon Tum tinh giản bao nhiêu người theo Nghị định 29/2023/NĐ-CP quý I/2025?", ("06",)),
    Asked(
        "Bao nhiêu kiến nghị của doanh nghiệp cụm công nghiệp được giải quyết ngay quý III/2023 Quảng Ngãi?", ("09",)
    ),
    # when, who, which, why, lists, yes or no
    Asked("Quyết định 118/QĐ-SCT của Sở Công Thương Bắc Giang có hiệu lực từ ngày nào?", ("01/5/2025",)),
    Asked("cac phong so cong thuong dong nai bao cao ket qua ve van phong truoc ngay nao", ("ngày 15",), in_quote=True),
    Asked("Nghị định 60/2024/NĐ-CP có hiệu lực từ ngày nào?", ("01/8/2024",)),
    Asked("Ai ký Quyết định 512/QĐ-UBND?", ("Lương Bá Kiên Định",)),
    Asked("Ai ký Thông báo 2746/TB-SCT?", ("Lưu Ngọc Bảo Trân",)),
    Asked("Bí thư Đảng ủy Sở Công Thương Quảng Ngãi năm 2023 là ai?", ("Võ Đình Khải Nguyên",)),
    Asked(
        "Ai chủ trì họp kiểm điểm công tác CCHC ngày 03/7/2024 ở Sở Công Thương Đồng Nai?",
        ("Hồ Trọng Ân",),
        in_quote=True,
    ),
    Asked("Công văn 1716/SKHĐT-DN do cơ quan nào ban hành?", ("Sở Kế hoạch và Đầu tư",)),
    Asked("Kế hoạch CCHC năm 2024 của Sở Công Thương Đồng Nai là số mấy?", ("214/KH-SCT",)),
    Asked("Vì sao có ba hồ sơ quá hạn ở Sở Công Thương Bình Dương năm 2024?", ("hệ thống gián đoạn",), in_quote=True),
    Asked("Vì sao năm 2024 Sở Công Thương Kon Tum để 01 hồ sơ quá hạn?", ("mất điện diện rộng",)),
    Asked("Sở Công Thương Bắc Giang chia 63 văn bản thành những nhóm nào?", ("tiếp tục áp dụng",), in_quote=True),
    Asked(
        "Quy chế phối hợp giữa Đảng ủy và Giám đốc Sở Công Thương Quảng Ngãi có còn phù hợp không?",
        ("còn phù hợp",),
        in_quote=True,
    ),
    Asked(
        "Năm 2023 Đảng bộ Sở Công Thương Quảng Ngãi có đảng viên bị kỷ luật không?",
        ("Không có đảng viên",),
        in_quote=True,
    ),
    # relations, where cited, first and last, compared
    Asked("Nghị định 60/2024/NĐ-CP thay thế những nghị định nào?", ("02/2003/NĐ-CP", "114/2009/NĐ-CP"), every=True),
    Asked("Văn bản nào bãi bỏ Quyết định 933/QĐ-SCT ngày 03/6/2020?", ("187/QĐ-SCT",)),
    Asked("Quyết định 14/2025/QĐ-UBND của Kon Tum thay thế quyết định nào?", ("22/2022/QĐ-UBND",)),
    Asked("Nghị định 48/2023/NĐ-CP sửa đổi, bổ sung nghị định nào?", ("90/2020/NĐ-CP",)),
    Asked("Quyết định 846/QĐ-UBND được nhắc lần đầu ở văn bản nào?", ("2874/KH-SCT",)),
    Asked("Nghị định 178/2024/NĐ-CP được trích dẫn lần cuối trong báo cáo nào?", ("402/BC-SCT",)),
    Asked("Nghị định 61/2018/NĐ-CP được nhắc mấy lần?", ("7 lần", "6 lần", "8 lần")),
    Asked(
        "So sánh tỷ lệ hồ sơ nộp trực tuyến quý I/2023 và quý IV/2023 của Sở Công Thương Quảng Ngãi",
        ("96,8 %", "98,0 %"),
        every=True,
    ),
    Asked("Số hồ sơ quá hạn quý I/2023 và quý III/2023 của Sở Công Thương Quảng Ngãi tăng hay giảm?", ("tăng 1",)),
    Asked("Năm 2024 Sở Công Thương Đồng Nai và Sở Công Thương Kon Tum, nơi nào xử lý nhiều PAKN hơn?"),
    # refused
    Asked("Quý IV/2022 Sở Công Thương Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?"),
    Asked("Quyết định 512/QĐ-UBND của UBND tỉnh Kon Tum về việc gì?"),
    Asked("Chi cục Quản lý thị trường Bắc Giang xử phạt bao nhiêu vụ vi phạm tháng 6/2025?"),
    Asked("Năm 2024 lĩnh vực Hóa chất của Sở Công Thương Đồng Nai quá hạn bao nhiêu hồ sơ?"),
    Asked("Sở Công Thương Bình Dương có bao nhiêu công chức?"),
    Asked("Quyết định 1458/QĐ-UBND của Quảng Ngãi do ai ký?"),
    Asked("Vì sao Sở Nội vụ Kon Tum thiếu máy quét?"),
    Asked("Lĩnh vực Du lịch quý I/2023 của Sở Công Thương Quảng Ngãi có bao nhiêu hồ sơ?"),
    Asked("Sở Y tế Quảng Ngãi có bao nhiêu TTHC năm 2024?"),
    Asked("Nghị định 178/2024/NĐ-CP thay thế nghị định nào?"),
    # a third set, asked once all of the above were answered: 55 of 65 were at first
    Asked("Giám đốc Sở Công Thương Quảng Ngãi năm 2025 là ai?", ("Nguyễn Thụy Hoài An",)),
    Asked("ai ky bao cao 2268/BC-SCT cua so cong thuong kon tum", ("Nguyễn Thụy Hoài An",)),
    Asked("Sở Công Thương Kon Tum năm 2024 tiếp nhận bao nhiêu hồ sơ lĩnh vực Xúc tiến thương mại?", ("9.204",)),
    Asked("Kon Tum 2024: linh vuc hoa chat co bao nhieu TTHC", ("17",)),
    Asked(
        "Năm 2024 Sở Công Thương Kon Tum có bao nhiêu hồ sơ quá hạn lĩnh vực Lưu thông hàng hóa trong nước?", ("01",)
    ),
    Asked("Sở Công Thương Kon Tum số hóa bao nhiêu trang tài liệu lưu trữ năm 2024?", ("4.380",)),
    Asked("Bao nhiêu công chức Sở Công Thương Kon Tum được cấp chữ ký số cá nhân?", ("41/43",)),
    Asked("Tỷ lệ hồ sơ trực tuyến của Sở Công Thương Kon Tum năm 2024?", ("88,7 %",)),
    Asked("Quyết định 53/2024/QĐ-UBND của Kon Tum thay thế quyết định nào?", ("17/2019/QĐ-UBND",)),
    Asked("Nghị định nào thay thế Nghị định 108/2014/NĐ-CP?", ("29/2023/NĐ-CP",)),
    Asked("Quyết định 274/QĐ-UBND của UBND tỉnh Kon Tum ngày nào?", ("18/5/2020",)),
    Asked("Sở Nội vụ Kon Tum sắp xếp còn bao nhiêu phòng?", ("08 phòng", "08")),
    Asked("Quý I/2025 Sở Nội vụ Kon Tum giải quyết tổng cộng bao nhiêu hồ sơ?", ("562",)),
    Asked("Sở Nội vụ Kon Tum tiếp nhận nhiệm vụ lao động, việc làm từ ngày nào?", ("01/3/2025",)),
    Asked("Tỷ lệ hồ sơ nộp trực tuyến của Sở Nội vụ Kon Tum quý I/2025?", ("61,4 %",)),
    Asked("Sở Công Thương Bình Dương đã tái cấu trúc xong bao nhiêu TTHC?", ("26",)),
    Asked("Tái cấu trúc quy trình TTHC ở Bình Dương đạt bao nhiêu phần trăm kế hoạch năm 2024?", ("87 %",)),
    Asked("Kế hoạch 127/KH-SCT của Sở Công Thương Bình Dương ban hành ngày nào?", ("15/01/2024",)),
    Asked("Sở Công Thương Bình Dương kiến nghị sửa đổi quyết định nào?", ("2210/QĐ-UBND",)),
    Asked("Danh mục TTHC của Sở Công Thương Bình Dương công bố tại quyết định nào?", ("1530/qđ-ubnd", "1530/QĐ-UBND")),
    Asked("Ai ký công văn 1849/SCT-VP của Sở Công Thương Bình Dương?", ("Tô Nhã Quỳnh Dao",)),
    Asked("Công văn 1849/SCT-VP về việc gì?", ("cung cấp số liệu giải quyết TTHC 9 tháng đầu năm 2024",)),
    Asked("Đến năm 2023 Sở Công Thương Bình Dương còn không quá bao nhiêu phòng?", ("06",)),
    Asked("Kế hoạch CCHC giai đoạn 2021-2025 của Bình Dương: tỷ lệ hồ sơ đúng và trước hạn năm 2021?", ("98,7",)),
    Asked("Quý IV/2023 Sở Công Thương Đồng Nai tiếp nhận tổng số bao nhiêu hồ sơ?", ("8.503",)),
    Asked("quy iv/2023 dong nai linh vuc xuat nhap khau dang giai quyet may ho so", ("03",)),
    Asked("Sở Công Thương Đồng Nai quý IV/2023 trả lời bao nhiêu lượt phản ánh, kiến nghị?", ("88",)),
    Asked("Quyết định 241/QĐ-SCT của Sở Công Thương Đồng Nai ban hành ngày nào?", ("12/10/2023",)),
    Asked("Đoàn kiểm tra theo Quyết định 208/QĐ-SCT có bao nhiêu kiến nghị?", ("04",)),
    Asked("Sở Công Thương Đồng Nai năm 2024 có bao nhiêu công chức có mặt?", ("51",)),
    Asked("Năm 2024 sàn thương mại điện tử Đồng Nai có thêm bao nhiêu gian hàng?", ("118",)),
    Asked("Tờ trình 3120/TTr-SCT trình ai?", ("Ủy ban nhân dân tỉnh Đồng Nai", "UBND tỉnh"), in_quote=True),
    Asked("Công văn số 1975/SCT-TM lấy ý kiến bao nhiêu cơ quan, địa phương?", ("22",)),
    Asked("Thông báo 2746/TB-SCT là kết luận của ai?", ("Giám đốc Sở",), in_quote=True),
    Asked("Tháng 3/2025 lĩnh vực Điện của SCT Bắc Giang tiếp nhận bao nhiêu hồ sơ?", ("22",)),
    Asked("Tháng 3/2025 có bao nhiêu hồ sơ BCCI ở Sở Công Thương Bắc Giang?", ("02",)),
    Asked("Quyết định 118/QĐ-SCT sửa đổi, bổ sung văn bản nào?", ("126/QĐ-SCT",), in_quote=True),
    Asked("Tháng 6/2025 Sở Công Thương Bắc Giang có bao nhiêu người nghỉ theo Nghị định 178/2024/NĐ-CP?", ("09",)),
    Asked("Thời hạn cho ý kiến phối hợp giữa các phòng Sở Công Thương Bắc Giang là bao nhiêu ngày làm việc?", ("02",)),
    Asked("Sở Công Thương Quảng Ngãi quý III/2025 có bao nhiêu hồ sơ quá hạn?", ("24",)),
    Asked("Nhiệm vụ Đề án 06 về làm sạch dữ liệu ở Quảng Ngãi đạt bao nhiêu?", ("92 %",)),
    Asked("Kế hoạch 37/KH-SCT của Sở Công Thương Quảng Ngãi có bao nhiêu nhiệm vụ?", ("31",)),
    Asked("Năm 2023 Đảng bộ Sở Công Thương Quảng Ngãi có bao nhiêu đảng viên?", ("58",)),
    Asked("Cả năm 2023 Đảng ủy Sở Công Thương Quảng Ngãi báo cáo bao nhiêu hồ sơ quá hạn?", ("03",)),
    Asked("6 tháng đầu năm 2024 lĩnh vực Kinh doanh khí ở Quảng Ngãi tiếp nhận bao nhiêu hồ sơ?", ("31",)),
    Asked("9 tháng đầu năm 2024 có bao nhiêu công trình đấu nối lưới trung áp ở Quảng Ngãi?", ("74",)),
    Asked("9 tháng đầu năm 2024 hỗ trợ 14 đề án khuyến công bao nhiêu tiền, Quảng Ngãi?", ("3.260 triệu đồng",)),
    Asked(
        "So sánh số hồ sơ tiếp nhận của Sở Công Thương Đồng Nai và Kon Tum năm 2024", ("33.918", "9.536"), every=True
    ),
    Asked(
        "Tỷ lệ hồ sơ trực tuyến của Quảng Ngãi năm 2021 và năm 2024 lần lượt là bao nhiêu?",
        ("88,4", "98,6"),
        every=True,
    ),
    Asked(
        "Quyết định 512/QĐ-UBND được trích dẫn trong những văn bản nào?",
        ("1502/BC-SCT", "402/BC-SCT", "655/BC-SCT"),
        every=True,
    ),
    Asked("Nghị định 107/2020/NĐ-CP được nhắc lần đầu ở đâu?", ("2214/BC-SCT", "Bình Dương", "2021-2025")),
    # refused
    Asked("Sở Công Thương Kon Tum năm 2023 tiếp nhận bao nhiêu hồ sơ?"),
    Asked("Giám đốc Sở Nội vụ Kon Tum là ai?"),
    Asked("Quyết định 53/2024/QĐ-UBND của tỉnh Đồng Nai về việc gì?"),
    Asked("Kinh phí thực hiện Đề án 58/ĐA-SCT là bao nhiêu?"),
    Asked("Lĩnh vực Người có công của Sở Công Thương Quảng Ngãi quý I/2023 có bao nhiêu hồ sơ?"),
    Asked("Báo cáo 412/BC-SNV của Sở Nội vụ Đồng Nai ban hành ngày nào?"),
    Asked("Vì sao Sở Công Thương Kon Tum thay 16 máy tính?"),
    Asked("Quyết định 187/QĐ-SCT bị thay thế bởi quyết định nào?"),
    Asked("Tháng 7/2025 Sở Công Thương Bắc Giang tiếp nhận bao nhiêu hồ sơ?"),
    Asked("Sở Công Thương Khánh Hòa có bao nhiêu TTHC?"),
    Asked("Kế hoạch 4417/KH-UBND của tỉnh nào?", ("Kon Tum",)),
    # as telegrams: heads without asking words, types shortened, words that mean the same
    Asked("hồ sơ tiếp nhận mới quý I/2023 SCT Quảng Ngãi", ("5.842",)),
    Asked("số hồ sơ quá hạn quý III/2023 SCT QN Quảng Ngãi", ("02",)),
    Asked("bao nhiêu hs quá hạn ở Sở Công Thương Quảng Ngãi trong quý III năm 2023", ("02",)),
    Asked("số lượt PAKN Sở Công Thương Đồng Nai xử lý năm 2024", ("322",)),
    Asked("bien che nam 2024 so cong thuong dong nai", ("54",)),
    Asked("số TTHC lĩnh vực hóa chất quý I/2023 SCT Quảng Ngãi", ("18",)),
    Asked("số máy tính Sở Công Thương Quảng Ngãi thanh lý quý III/2023", ("11",)),
    Asked("tiền tiết kiệm chi thường xuyên quý I/2023 SCT Quảng Ngãi", ("86 triệu đồng",)),
    Asked("kinh phí hỗ trợ 14 đề án khuyến công 9 tháng đầu năm 2024 Quảng Ngãi", ("3.260 triệu đồng",)),
    Asked("tỉ lệ hồ sơ trực tuyến SCT Kon Tum 2024", ("88,7",)),
    Asked("ti le ho so nop truc tuyen so noi vu kon tum quy 1 2025", ("61,4",)),
    Asked("KH 2874/KH-SCT chỉ tiêu tỷ lệ hồ sơ trực tuyến", ("95",)),
    Asked("ngày ban hành BC 612/BC-SCT", ("22 tháng 3 năm 2023",)),
    Asked("BC 612/BC-SCT ký ngày nào", ("22 tháng 3 năm 2023",)),
    Asked("ngày có hiệu lực của QĐ 31/2024/QĐ-UBND Đồng Nai", ("01 tháng 9 năm 2024",)),
    Asked("QĐ 31/2024/QĐ-UBND tỉnh Đồng Nai khi nào có hiệu lực?", ("01 tháng 9 năm 2024",)),
    Asked("hạn các cơ quan gửi ý kiến bằng văn bản về Sở Công Thương Quảng Ngãi", ("05/4/2024",)),
    Asked("ngay nhap tinh Kon Tum vao Quang Ngai", ("01/7/2025",)),
    Asked("số báo cáo CCHC quý II/2023 SCT Quảng Ngãi", ("1385/BC-SCT",)),
    Asked("số hiệu kế hoạch tuyên truyền CCHC năm 2023 SCT Quảng Ngãi", ("509/KH-SCT",)),
    Asked("QĐ ban hành quy chế chi tiêu nội bộ SCT Quảng Ngãi số mấy", ("2943/QĐ-SCT",)),
    Asked("văn bản nào ban hành quy chế làm việc của Sở Công Thương Bắc Giang", ("126/QĐ-SCT",)),
    Asked("cơ quan ban hành NĐ 61/2018/NĐ-CP", ("Chính phủ",)),
    Asked("CV 6230/SNV-CCHC của ai", ("Sở Nội vụ",)),
    Asked("đơn vị ban hành công văn 1716/SKHĐT-DN", ("Sở Kế hoạch và Đầu tư",)),
    Asked("người ký BC 2214/BC-SCT", ("Võ Đình Khải Nguyên",)),
    Asked(
        "chức vụ của người ký báo cáo 2214/BC-SCT",
        (
            "Giám đốc",
            "Phó Giám đốc",
        ),
    ),
    Asked("giám đốc Sở Công Thương Đồng Nai", ("Hồ Trọng Ân",)),
    Asked("báo cáo CCHC quý II/2023 SCT Quảng Ngãi ai ký?", ("Trần Lâm Quốc Việt",)),
    Asked("nội dung QĐ 31/2024/QĐ-UBND", ("Bãi bỏ một số quyết định",)),
    Asked(
        "trích yếu kế hoạch 509/KH-SCT",
        (
            "tuyên truyền CCHC",
            "tuyên truyền cải cách hành chính",
        ),
    ),
    Asked("QĐ 846/QĐ-UBND bị văn bản nào thay thế", ("512/QĐ-UBND",)),
    Asked("846/QĐ-UBND thay bằng quyết định nào?", ("512/QĐ-UBND",)),
    Asked("văn bản thay thế QĐ 846/QĐ-UBND", ("512/QĐ-UBND",)),
    Asked("NĐ 178/2024/NĐ-CP được sửa đổi bởi nghị định nào", ("67/2025/NĐ-CP",)),
    Asked("846/QĐ-UBND còn hiệu lực ko?", ("512/QĐ-UBND",), in_quote=True),
    Asked(
        "QĐ 18/2014/QĐ-UBND Đồng Nai hết hiệu lực chưa",
        (
            "Bãi bỏ",
            "bãi bỏ",
        ),
        in_quote=True,
    ),
    Asked(
        "những văn bản trích dẫn NĐ 178/2024/NĐ-CP",
        (
            "52/BC-SCT",
            "131/BC-SCT",
            "402/BC-SCT",
            "412/BC-SNV",
        ),
    ),
    Asked(
        "NĐ 178/2024/NĐ-CP xuất hiện ở đâu",
        (
            "52/BC-SCT",
            "131/BC-SCT",
            "402/BC-SCT",
            "412/BC-SNV",
        ),
    ),
    Asked("số lần nhắc 846/QĐ-UBND", ("13 lần",)),
    Asked("lần đầu tiên nhắc 846/QĐ-UBND", ("2874/KH-SCT",)),
    Asked(
        "so hồ sơ tiếp nhận mới quý I/2023 với quý II/2023 SCT Quảng Ngãi",
        (
            "5.842",
            "6.318",
        ),
    ),
    Asked("nguyên nhân 02 hồ sơ quá hạn quý III/2023 SCT Quảng Ngãi", ("trả lời chậm",), in_quote=True),
    Asked("lý do 02 nhiệm vụ của SCT Đồng Nai chuyển sang năm 2025", ("chờ hướng dẫn",), in_quote=True),
    Asked("do đâu năm 2024 SCT Kon Tum có hồ sơ quá hạn", ("mất điện",), in_quote=True),
    Asked("địa chỉ website Sở Công Thương Kon Tum"),
    Asked("PCI 2023 Quảng Ngãi hạng mấy"),
    Asked("số hồ sơ Sở Y tế Quảng Ngãi quý I/2023"),
    Asked("kinh phí kế hoạch 2874/KH-SCT"),
    Asked("số hiệu báo cáo CCHC tháng 5/2025 Sở Công Thương Bắc Giang"),
    Asked("người ký QĐ 846/QĐ-UBND"),
    Asked("QĐ 933/QĐ-TTg thay cho quyết định nào"),
    Asked("ngày ban hành báo cáo CCHC tháng 5/2025 SCT Bắc Giang"),
    Asked("NĐ 32/2020/NĐ-CP nằm ở báo cáo nào"),
    Asked("có bao nhiêu hồ sơ quá hạn lĩnh vực Hóa chất ở Sở Công Thương Đồng Nai năm 2024"),
    Asked("Sở Công Thương Quảng Ngãi quý III/2025 có mấy hồ sơ trễ hạn", ("24",)),
    Asked("Bí thư Đảng ủy SCT Quảng Ngãi 2023", ("Võ Đình Khải Nguyên",)),
    Asked("Ai chủ trì cuộc họp kiểm điểm CCHC 03/7/2024 SCT Đồng Nai", ("Hồ Trọng Ân",)),
    Asked("thời hạn cấp phép thi công trên đường bộ theo QĐ 512/QĐ-UBND", ("02",)),
    Asked("cơ quan cấp phép thi công trên đường bộ theo QĐ 512/QĐ-UBND", ("Sở Giao thông vận tải",)),
    Asked("SCT Bình Dương đã tái cấu trúc mấy TTHC", ("26",)),
    Asked("thông báo 2746/TB-SCT kết luận của ai", ("Giám đốc Sở",)),
    Asked("Sở Nội vụ Kon Tum tiếp nhận nhiệm vụ lao động việc làm từ khi nào", ("01/3/2025",)),
    Asked("tổng hồ sơ giải quyết quý I/2025 Sở Nội vụ Kon Tum", ("562",)),
    Asked("đảng viên Đảng bộ SCT Quảng Ngãi năm 2023 bao nhiêu người", ("58",)),
)
