# ruff: noqa: E501 - a table of sentences as they are written
"""What a cited document is about, in the frames of the genre: about, v/v, quotes, brackets, dashes, before the number."""

from __future__ import annotations

import pytest

from indexer.models import Source
from indexer.parsing import parse

REPORT = (
    "UBND TỈNH QUẢNG NGÃI\nSỞ TƯ PHÁP\nSố: 334/BC-STP\nQuảng Ngãi, ngày 10 tháng 12 năm 2024\n\nBÁO CÁO\nkết quả\n\n"
)

SUBJECTS: tuple[tuple[str, str, str | None], ...] = (
    ("Căn cứ Quyết định số 12/QĐ-UBND ngày 05/01/2024 của UBND tỉnh về việc giao chỉ tiêu tuyển sinh năm 2024;", "12/QĐ-UBND", "giao chỉ tiêu tuyển sinh năm 2024"),
    ("Công văn số 215/SCT-VP ngày 05/01/2024 của Sở Công Thương V/v đăng ký nhu cầu vốn.", "215/SCT-VP", "đăng ký nhu cầu vốn"),
    ("Công văn số 215/SCT-VP (v/v góp ý dự thảo Quy chế) ngày 05/01/2024.", "215/SCT-VP", "góp ý dự thảo Quy chế"),
    ("Thực hiện Kế hoạch số 30/KH-UBND “Phát triển kinh tế số tỉnh Quảng Ngãi”, Sở đã triển khai.", "30/KH-UBND", "Phát triển kinh tế số tỉnh Quảng Ngãi"),
    ("Thực hiện Kế hoạch số 30/KH-UBND ngày 02/02/2024 của UBND tỉnh triển khai Đề án 06, Sở đã chỉ đạo các phòng.", "30/KH-UBND", "triển khai Đề án 06"),
    ("Ban hành Quyết định số 31/QĐ-STP ngày 02/02/2024 về kiện toàn Ban Chỉ đạo chuyển đổi số của Sở Tư pháp.", "31/QĐ-STP", "kiện toàn Ban Chỉ đạo chuyển đổi số"),
    ("Quy chế làm việc của Sở ban hành kèm theo Quyết định số 31/QĐ-STP ngày 02/02/2024.", "31/QĐ-STP", "Quy chế làm việc của Sở"),
    ("Quy định về quản lý chợ ban hành kèm theo Quyết định số 9/2022/QĐ-UBND ngày 02/3/2022 của UBND tỉnh.", "9/2022/QĐ-UBND", "Quy định về quản lý chợ"),
    ("Sở đã trình UBND tỉnh phê duyệt Đề án sắp xếp tổ chức bộ máy tại Tờ trình số 44/TTr-STP ngày 02/3/2022.", "44/TTr-STP", "Đề án sắp xếp tổ chức bộ máy"),
    ("UBND tỉnh đã phê duyệt Đề án vị trí việc làm của Sở Tư pháp tại Quyết định số 77/QĐ-UBND ngày 02/3/2022.", "77/QĐ-UBND", "Đề án vị trí việc làm của Sở Tư pháp"),
    ("Danh mục thủ tục hành chính được công bố tại Quyết định số 78/QĐ-UBND ngày 02/3/2022.", "78/QĐ-UBND", "Danh mục thủ tục hành chính"),
    ("Công bố danh mục thủ tục hành chính lĩnh vực hộ tịch (Quyết định số 79/QĐ-UBND ngày 02/3/2022).", "79/QĐ-UBND", "Công bố danh mục thủ tục hành chính lĩnh vực hộ tịch"),
    ("Ban hành Kế hoạch kiểm tra công tác hộ tịch (Kế hoạch số 80/KH-STP ngày 02/3/2022).", "80/KH-STP", "Kế hoạch kiểm tra công tác hộ tịch"),
    ("Ban hành kế hoạch cải cách hành chính năm 2024 tại Kế hoạch số 81/KH-STP ngày 02/3/2024.", "81/KH-STP", "kế hoạch cải cách hành chính năm 2024"),
    ("Ban hành Kế hoạch cải cách hành chính số 82/KH-STP ngày 02/3/2024.", "82/KH-STP", "cải cách hành chính"),
    ("Thông tư số 5/2021/TT-BTP ngày 25/6/2021 của Bộ trưởng Bộ Tư pháp hướng dẫn một số điều của Luật Luật sư;", "5/2021/TT-BTP", "hướng dẫn một số điều của Luật Luật sư"),
    ("Nghị quyết số 18/NQ-CP của Chính phủ ngày 02/3/2024: về phiên họp thường kỳ tháng 02 năm 2024.", "18/NQ-CP", "phiên họp thường kỳ tháng 02 năm 2024"),
    ("Quyết định về thành lập Tổ công tác số 91/QĐ-UBND ngày 02/3/2024.", "91/QĐ-UBND", "thành lập Tổ công tác"),
    ("Quyết định phê duyệt quy hoạch chi tiết khu dân cư số 92/QĐ-UBND ngày 02/3/2024.", "92/QĐ-UBND", "quy hoạch chi tiết khu dân cư"),
    ("Quyết định số 93/QĐ-UBND ngày 02/3/2024 của Chủ tịch UBND tỉnh - Về việc công nhận sáng kiến.", "93/QĐ-UBND", "công nhận sáng kiến"),
    ("Quyết định số 93/QĐ-UBND ngày 02/3/2024 – Phê duyệt dự toán kinh phí.", "93/QĐ-UBND", "dự toán kinh phí"),
    ("Quyết định số 94/QĐ-UBND ngày 02/3/2024 của UBND tỉnh (về phê duyệt dự toán kinh phí năm 2024).", "94/QĐ-UBND", "phê duyệt dự toán kinh phí năm 2024"),
    ("Quyết định số 95/QĐ-UBND ngày 02/3/2024 của UBND tỉnh về việc ban hành Quy chế phối hợp liên ngành trong công tác thi hành án dân sự trên địa bàn tỉnh, góp phần nâng cao hiệu quả.", "95/QĐ-UBND", "ban hành Quy chế phối hợp liên ngành trong công tác thi hành án dân sự trên địa bàn tỉnh"),
    ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh gắn với các phong trào thi đua.", "05-CT/TW", "đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh gắn với các phong trào thi đua"),
    ("Kết luận số 01-KL/TW của Bộ Chính trị tiếp tục thực hiện Chỉ thị 05.", "01-KL/TW", "tiếp tục thực hiện Chỉ thị 05"),
    ("theo Quyết định số 96/QĐ-UBND thì Sở là cơ quan chủ trì.", "96/QĐ-UBND", None),
    ("theo quy định tại Quyết định số 96/QĐ-UBND ngày 02/3/2024.", "96/QĐ-UBND", None),
    ("Quyết định số 96/QĐ-UBND được ban hành đã tháo gỡ khó khăn.", "96/QĐ-UBND", None),
    ("Sở đã ban hành Quyết định số 97/QĐ-STP cử công chức tham gia Hội đồng.", "97/QĐ-STP", "cử công chức tham gia Hội đồng"),
    ("Sở đã ban hành Quyết định số 98/QĐ-STP điều động, luân chuyển công chức.", "98/QĐ-STP", "điều động, luân chuyển công chức"),
    ("Sở đã ban hành Thông báo số 99/TB-STP phân công nhiệm vụ lãnh đạo Sở.", "99/TB-STP", "phân công nhiệm vụ lãnh đạo Sở"),
    ("Sở có Báo cáo số 100/BC-STP kết quả công tác pháp chế quý I.", "100/BC-STP", "kết quả công tác pháp chế quý I"),
    ("Báo cáo số 101/BC-STP ngày 02/3/2024 của Sở Tư pháp về kết quả công tác pháp chế.", "101/BC-STP", "kết quả công tác pháp chế"),
    ("Công văn số 102/STP-VP ngày 02/3/2024 đề nghị các phòng báo cáo kết quả.", "102/STP-VP", "đề nghị các phòng báo cáo kết quả"),
    ("Công văn số 103/STP-VP ngày 02/3/2024 gửi các sở, ngành về việc góp ý dự thảo.", "103/STP-VP", "góp ý dự thảo"),
    ("Công văn số 104/STP-VP ngày 02/3/2024 gửi UBND các huyện đề nghị rà soát văn bản.", "104/STP-VP", "đề nghị rà soát văn bản"),
    ("Tại Công văn số 105/STP-VP, Sở đề nghị UBND tỉnh cho ý kiến.", "105/STP-VP", None),
    ("Quyết định số 106/QĐ-UBND và Quyết định số 107/QĐ-UBND ngày 02/3/2024 của UBND tỉnh về giao biên chế.", "106/QĐ-UBND", "giao biên chế"),
    ("Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Ban hành văn bản quy phạm pháp luật (được sửa đổi, bổ sung bởi Nghị định số 154/2020/NĐ-CP ngày 31/12/2020).", "34/2016/NĐ-CP", "chi tiết một số điều và biện pháp thi hành Luật Ban hành văn bản quy phạm pháp luật"),
    ("Quyết định số 108/QĐ-UBND ngày 02/3/2024 của UBND tỉnh về ban hành Chương trình hành động thực hiện Nghị quyết số 01/NQ-CP ngày 05/01/2024 của Chính phủ.", "108/QĐ-UBND", "ban hành Chương trình hành động thực hiện Nghị quyết số 01/NQ-CP ngày 05/01/2024 của Chính phủ"),
    ("Quyết định số 109/QĐ-TTg ngày 02/3/2024 của Thủ tướng Chính phủ Phê duyệt Chiến lược phát triển ngành năm 2030, tầm nhìn đến năm 2045", "109/QĐ-TTg", "Chiến lược phát triển ngành năm 2030, tầm nhìn đến năm 2045"),
    ("Quyết định số 110/QĐ-UBND ngày 02/3/2024 của UBND tỉnh “về việc công bố Danh mục văn bản hết hiệu lực”;", "110/QĐ-UBND", "công bố Danh mục văn bản hết hiệu lực"),
    ("Đề án “Nâng cao năng lực hòa giải ở cơ sở” ban hành theo Quyết định số 112/QĐ-TTg ngày 02/3/2024.", "112/QĐ-TTg", "Đề án “Nâng cao năng lực hòa giải ở cơ sở”"),
    ("Đề án Nâng cao năng lực hòa giải ở cơ sở được phê duyệt kèm theo Quyết định số 112/QĐ-TTg ngày 02/3/2024.", "112/QĐ-TTg", "Đề án Nâng cao năng lực hòa giải ở cơ sở"),
    ("- Nghị quyết số 12/NQ-HĐND ngày 10/7/2023 của HĐND tỉnh về mức thu học phí (có hiệu lực từ ngày 01/8/2023);", "12/NQ-HĐND", "mức thu học phí"),
    ("- Nghị quyết số 12/NQ-HĐND ngày 10/7/2023 của HĐND tỉnh: Quy định mức thu học phí.", "12/NQ-HĐND", "mức thu học phí"),
    ("Quyết định số 113/QĐ-UBND ngày 02/3/2024 của UBND tỉnh về chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Tư pháp tỉnh Quảng Ngãi.", "113/QĐ-UBND", "chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Tư pháp tỉnh Quảng Ngãi"),
    ("Quyết định số 114/QĐ-UBND ngày 02/3/2024 của UBND tỉnh về bảng giá đất trên địa bàn tỉnh, theo đó giá đất tăng 5%.", "114/QĐ-UBND", "bảng giá đất trên địa bàn tỉnh"),
    ("Quyết định số 115/QĐ-UBND ngày 02/3/2024 của UBND tỉnh về bảng giá đất trên địa bàn tỉnh và các văn bản liên quan.", "115/QĐ-UBND", "bảng giá đất trên địa bàn tỉnh"),
    ("Thông tư liên tịch số 01/2014/TTLT-BTC-BNV ngày 02/3/2014 của liên Bộ Tài chính - Bộ Nội vụ hướng dẫn chế độ tự chủ.", "01/2014/TTLT-BTC-BNV", "hướng dẫn chế độ tự chủ"),
    ("Hướng dẫn số 25-HD/BTCTW ngày 02/3/2024 của Ban Tổ chức Trung ương một số vấn đề về nghiệp vụ công tác đảng viên.", "25-HD/BTCTW", "một số vấn đề về nghiệp vụ công tác đảng viên"),
    ("Quy định số 24-QĐ/TW ngày 30/7/2021 của Ban Chấp hành Trung ương thi hành Điều lệ Đảng.", "24-QĐ/TW", "thi hành Điều lệ Đảng"),
    ("Luật số 80/2015/QH13 - Ban hành văn bản quy phạm pháp luật.", "80/2015/QH13", "Ban hành văn bản quy phạm pháp luật"),
    ("Công điện số 05/CĐ-UBND ngày 02/3/2024 của Chủ tịch UBND tỉnh về tập trung ứng phó bão số 5.", "05/CĐ-UBND", "tập trung ứng phó bão số 5"),
    ("Quyết định số 116/QĐ-UBND (ban hành ngày 02/3/2024) về phân bổ kinh phí.", "116/QĐ-UBND", "phân bổ kinh phí"),
    ("Quyết định số 119/QĐ-UBND ngày 02/3/2024 của Chủ tịch UBND tỉnh công nhận, phong tặng danh hiệu.", "119/QĐ-UBND", "công nhận, phong tặng danh hiệu"),
    ("Quyết định số 120/QĐ-UBND ngày 02/3/2024 của UBND tỉnh quyết định chủ trương đầu tư dự án Chợ Ba Tơ.", "120/QĐ-UBND", "quyết định chủ trương đầu tư dự án Chợ Ba Tơ"),
    ("Quyết định số 121/QĐ-UBND ngày 02/3/2024 của UBND tỉnh cho Công ty X thuê đất.", "121/QĐ-UBND", "cho Công ty X thuê đất"),
    ("theo Nghị quyết số 198/2025/QH15 ngày 17/5/2025 của Quốc hội về một số cơ chế đặc biệt thì hộ kinh doanh không nộp thuế khoán.", "198/2025/QH15", "một số cơ chế đặc biệt"),
    ("Căn cứ Thông tư số 11/2020/TT-BTP ngày 31/12/2020 của Bộ Tư pháp quy định về mẫu thẻ, trình tự, thủ tục cấp thẻ;", "11/2020/TT-BTP", "mẫu thẻ, trình tự, thủ tục cấp thẻ"),
    ("Căn cứ Nghị định số 101/2024/NĐ-CP ngày 29/7/2024 của Chính phủ quy định về điều tra cơ bản đất đai; đăng ký, cấp Giấy chứng nhận quyền sử dụng đất và Hệ thống thông tin đất đai;", "101/2024/NĐ-CP", "điều tra cơ bản đất đai; đăng ký, cấp Giấy chứng nhận quyền sử dụng đất và Hệ thống thông tin đất đai"),
    ("Sở đã ban hành Kế hoạch số 12/KH-STP về kiểm tra công vụ; tổ chức 03 đoàn kiểm tra.", "12/KH-STP", "kiểm tra công vụ"),
    ("Sở đã ban hành Kế hoạch số 12/KH-STP về kiểm tra công vụ; thành lập đoàn kiểm tra.", "12/KH-STP", "kiểm tra công vụ"),
    ("Quyết định số 13/QĐ-UBND về bổ sung dự toán cho Sở Tư pháp; Sở Y tế.", "13/QĐ-UBND", "bổ sung dự toán cho Sở Tư pháp"),
    ("các nhiệm vụ được giao trong năm 2025 tại Kế hoạch số 14/KH-UBND.", "14/KH-UBND", None),
    ("Các nhiệm vụ nêu tại Công văn số 15/UBND-NC ngày 02/3/2024.", "15/UBND-NC", None),
    ("Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 15/UBND-NC ngày 02/3/2024 về việc rà soát thủ tục hành chính, Sở Tư pháp báo cáo như sau:", "15/UBND-NC", "rà soát thủ tục hành chính"),
    ("Trả lời Công văn số 16/CV-ABC ngày 02/3/2024 của Công ty ABC hỏi về thuế giá trị gia tăng, Sở có ý kiến.", "16/CV-ABC", "hỏi về thuế giá trị gia tăng"),
    ("Nghị quyết của HĐND tỉnh về dự toán ngân sách năm 2024 số 17/NQ-HĐND ngày 08/12/2023.", "17/NQ-HĐND", "dự toán ngân sách năm 2024"),
    ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024.", "31/2024/QH15", "Đất đai"),
    ("Quyết định số 18/QĐ-UBND ngày 02/3/2024 của Chủ tịch UBND tỉnh Về việc phân công nhiệm vụ", "18/QĐ-UBND", "phân công nhiệm vụ"),
    ("QUYẾT ĐỊNH SỐ 19/QĐ-UBND NGÀY 02/3/2024 CỦA UBND TỈNH VỀ VIỆC PHÂN CÔNG NHIỆM VỤ", "19/QĐ-UBND", "PHÂN CÔNG NHIỆM VỤ"),
    ("Chương trình phát triển nhà ở tỉnh đến năm 2030, tầm nhìn đến năm 2040 được UBND tỉnh phê duyệt tại Quyết định số 20/QĐ-UBND ngày 02/3/2024.", "20/QĐ-UBND", "Chương trình phát triển nhà ở tỉnh đến năm 2030, tầm nhìn đến năm 2040"),
    ("Sở đã thành lập Tổ công tác chuyển đổi số (Quyết định số 23/QĐ-STP ngày 02/3/2024).", "23/QĐ-STP", "thành lập Tổ công tác chuyển đổi số"),
    ("Quyết định số 24/QĐ-UBND ngày 02/3/2024 của UBND tỉnh v.v. giao kế hoạch vốn.", "24/QĐ-UBND", None),
    ("Quyết định số 25/QĐ-UBND ngày 02/3/2024 của UBND tỉnh, về việc giao kế hoạch vốn đầu tư công năm 2024 (đợt 2).", "25/QĐ-UBND", "giao kế hoạch vốn đầu tư công năm 2024 (đợt 2)"),
    ("Quyết định 26/QĐ-UBND ngày 02/3/2024 về tặng thưởng Bằng khen cho tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua năm 2023.", "26/QĐ-UBND", "tặng thưởng Bằng khen cho tập thể, cá nhân có thành tích xuất sắc trong phong trào thi đua năm 2023"),
    ("Quyết định số 27/QĐ-UBND ngày 02/3/2024 tặng thưởng Bằng khen cho tập thể.", "27/QĐ-UBND", "tặng thưởng Bằng khen cho tập thể"),
    ("Thông báo số 28/TB-UBND ngày 02/3/2024 của UBND tỉnh kết luận của Phó Chủ tịch Trần Phước Hiền tại cuộc họp giao ban.", "28/TB-UBND", "kết luận của Phó Chủ tịch Trần Phước Hiền tại cuộc họp giao ban"),
    ("Thông báo kết luận số 29/TB-UBND ngày 02/3/2024 của Chủ tịch UBND tỉnh tại phiên họp thường kỳ.", "29/TB-UBND", None),
    ("Nghị định 30/2020/NĐ-CP về công tác văn thư, Sở đã triển khai sổ văn bản điện tử.", "30/2020/NĐ-CP", "công tác văn thư"),
    ("Nghị định 30/2020/NĐ-CP về công tác văn thư và Thông tư 02/2019/TT-BNV về dữ liệu lưu trữ điện tử.", "30/2020/NĐ-CP", "công tác văn thư"),
    ("Quyết định 31/QĐ-UBND về công tác văn thư và lưu trữ năm 2024 đã được Sở triển khai.", "31/QĐ-UBND", "công tác văn thư và lưu trữ năm 2024"),
    ("Kế hoạch số 32/KH-UBND của UBND tỉnh Quảng Ngãi ngày 02/3/2024 về thực hiện Nghị quyết số 35/NQ-CP của Chính phủ.", "32/KH-UBND", "thực hiện Nghị quyết số 35/NQ-CP của Chính phủ"),
    ("Tờ trình số 33/TTr-STP ngày 02/3/2024 của Sở Tư pháp đề nghị ban hành Quyết định bãi bỏ văn bản.", "33/TTr-STP", "đề nghị ban hành Quyết định bãi bỏ văn bản"),
    ("Tờ trình số 34/TTr-STP ngày 02/3/2024 của Sở Tư pháp.", "34/TTr-STP", None),
    ("Hướng dẫn liên ngành số 35/HDLN-STP-STC ngày 02/3/2024 về chi hòa giải.", "35/HDLN-STP-STC", "chi hòa giải"),
    ("Quyết định số 36/QĐ-TTg (Đề án chuyển đổi số quốc gia) ngày 02/3/2024.", "36/QĐ-TTg", "Đề án chuyển đổi số quốc gia"),
    ("Đề án 06 (Quyết định số 06/QĐ-TTg ngày 06/01/2022).", "06/QĐ-TTg", None),
    ("Nghị quyết số 37-NQ/TU của Tỉnh ủy khóa XX về chuyển đổi số", "37-NQ/TU", "chuyển đổi số"),
    ("Nghị quyết 37-NQ/TU khóa XX “về chuyển đổi số đến năm 2030”.", "37-NQ/TU", "chuyển đổi số đến năm 2030"),
    ("Công văn hỏa tốc số 38/UBND-NC ngày 02/3/2024 về phòng, chống dịch.", "38/UBND-NC", "phòng, chống dịch"),
    ("Căn cứ Nghị định số 82/2020/NĐ-CP ngày 15/7/2020 của Chính phủ quy định xử phạt vi phạm hành chính trong lĩnh vực bổ trợ tư pháp; hôn nhân và gia đình;", "82/2020/NĐ-CP", "xử phạt vi phạm hành chính trong lĩnh vực bổ trợ tư pháp; hôn nhân và gia đình"),
    ("Nghị định số 58/2018/NĐ-CP ngày 18/4/2018 của Chính phủ về bảo hiểm nông nghiệp bao gồm: Đối tượng được hỗ trợ.", "58/2018/NĐ-CP", "bảo hiểm nông nghiệp"),
    ('Thông tư số 9/2026/TT-BTC "Hướng dẫn sử dụng sổ BHXH bản điện tử"', "9/2026/TT-BTC", "Hướng dẫn sử dụng sổ BHXH bản điện tử"),
    ("theo quy định đào tạo tiến sĩ theo Đề án “Đào tạo giảng viên” được phê duyệt tại Quyết định số 911/QĐ-TTg ngày 17/6/2010.", "911/QĐ-TTg", "Đề án “Đào tạo giảng viên”"),
    ("Thủ tục theo Quyết định số 471/QĐ-UBND ngày 10/11/2025 về việc phân cấp quản lý công viên được giao như sau: cấp xã.", "471/QĐ-UBND", "phân cấp quản lý công viên"),
    ("Theo Quyết định số 472/QĐ-UBND ngày 10/11/2025 về chế độ trực Tết, làm thêm giờ của viên chức.", "472/QĐ-UBND", "chế độ trực Tết, làm thêm giờ của viên chức"),
    ("Theo Nghị định số 473/2025/NĐ-CP Nghị định sửa đổi một số điều về quản lý cây xanh.", "473/2025/NĐ-CP", "sửa đổi một số điều về quản lý cây xanh"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "subject"), SUBJECTS, ids=[row[1] + row[0][:12] for row in SUBJECTS])
def test_what_it_is_about(sentence: str, number: str, subject: str | None) -> None:
    document = parse(Source("mau.txt", "text", REPORT + sentence, "", 0), "mau")
    assert next(c.subject for c in document.citations if c.canonical == number) == subject


TABLES = (
    (
        "STT | Tên loại | Số, ký hiệu | Ngày ban hành | Trích yếu | Cơ quan\n1 | Quyết định | 117/QĐ-UBND | 02/3/2024 | Về việc phân bổ kinh phí | UBND tỉnh",
        "phân bổ kinh phí",
    ),
    (
        "STT | Nhiệm vụ | Văn bản | Kết quả\n1 | Phân bổ kinh phí năm 2024 | Quyết định số 118/QĐ-UBND ngày 02/3/2024 | Đã hoàn thành",
        None,
    ),
)


@pytest.mark.parametrize(("table", "subject"), TABLES)
def test_what_it_is_about_in_a_table(table: str, subject: str | None) -> None:
    (found,) = parse(Source("mau.txt", "text", f"PHỤ LỤC\n{table}\n", "", 0), "mau").citations
    assert found.subject == subject


def test_a_capital_is_one() -> None:
    """The range from À to Ỹ holds small letters, too: "UBND thành phố được" named a town."""
    text = "Thủ tục theo Quyết định số 470/QĐ-UBND ngày 10/11/2025 của Chủ tịch UBND thành phố được tiếp tục thực hiện."
    (found,) = parse(Source("mau.txt", "text", REPORT + text, "", 0), "mau").citations
    assert (found.issuer, found.subject) == ("UBND tỉnh Quảng Ngãi", None)
