"""Questions over the sample documents with the answers that must come: facts read there by a person."""

from __future__ import annotations

from tests.data.asked import Asked
from tests.data.further_questions_of_samples import FURTHER_QUESTIONS

QUESTIONS = (
    # how many
    Asked("Quý I/2023 Sở Công Thương Quảng Ngãi tiếp nhận mới bao nhiêu hồ sơ?", ("5.842",)),
    Asked("quy ii/2023 so cong thuong quang ngai da giai quyet bao nhieu ho so", ("6.309",)),
    Asked("Quý III năm 2023 có bao nhiêu hồ sơ quá hạn ở Sở Công Thương Quảng Ngãi?", ("02",)),
    Asked("Năm 2024 Sở Công Thương Đồng Nai tiếp nhận bao nhiêu hồ sơ?", ("33.918",)),
    Asked("Sở CT Kon Tum năm 2024 tiếp nhận bao nhiêu hồ sơ?", ("9.536",)),
    Asked("Quảng Ngãi và Đồng Nai, mỗi bên tiếp nhận bao nhiêu hồ sơ năm 2024?", ("25.118", "33.918"), every=True),
    Asked("Công văn đánh giá thực hiện Quyết định 846/QĐ-UBND đề ngày nào?"),
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
    *FURTHER_QUESTIONS,
)
