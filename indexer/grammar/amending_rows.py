"""The rows of laws that amend others, as ``indexer.grammar.law_rows`` has them."""

# ruff: noqa: E501 - a table of names as they are
from __future__ import annotations

AMENDING_ROWS = """
sửa đổi, bổ sung một số điều của Bộ luật Hình sự | 37/2009/QH12 | 2009-06-19
sửa đổi, bổ sung một số điều của Bộ luật Hình sự | 12/2017/QH14 | 2017-06-20
sửa đổi, bổ sung một số điều của Bộ luật Hình sự | 86/2025/QH15 | 2025-06-25
sửa đổi, bổ sung một số điều của Bộ luật Tố tụng dân sự | 65/2011/QH12 | 2011-03-29
sửa đổi, bổ sung một số điều của Bộ luật Tố tụng hình sự | 02/2021/QH15 | 2021-11-12
sửa đổi, bổ sung một số điều của các luật liên quan đến đầu tư xây dựng cơ bản | 38/2009/QH12 | 2009-06-19
sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật | 63/2020/QH14 | 2020-06-18
sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật | 87/2025/QH15 | 2025-06-25
sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế | 46/2014/QH13 | 2014-06-13
sửa đổi, bổ sung một số điều của Luật Bảo hiểm y tế | 51/2024/QH15 | 2024-11-27
sửa đổi, bổ sung một số điều của Luật Các tổ chức tín dụng | 17/2017/QH14 | 2017-11-20
sửa đổi, bổ sung một số điều của Luật Các tổ chức tín dụng | 96/2025/QH15 | 2025-06-27
sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức | 52/2019/QH14 | 2019-11-25
sửa đổi, bổ sung một số điều của Luật Cảnh vệ | 37/2024/QH15 | 2024-06-28
sửa đổi, bổ sung một số điều của Luật Chất lượng sản phẩm, hàng hóa | 78/2025/QH15 | 2025-06-18
sửa đổi, bổ sung một số điều của Luật Chứng khoán | 62/2010/QH12 | 2010-11-24
sửa đổi, bổ sung một số điều của Luật Chứng khoán, Luật Kế toán, Luật Kiểm toán độc lập, Luật Ngân sách nhà nước, Luật Quản lý, sử dụng tài sản công, Luật Quản lý thuế, Luật Thuế thu nhập cá nhân, Luật Dự trữ quốc gia, Luật Xử lý vi phạm hành chính | 56/2024/QH15 | 2024-11-29
sửa đổi, bổ sung một số điều của Luật Công an nhân dân | 21/2023/QH15 | 2023-06-22
sửa đổi, bổ sung một số điều của Luật Cư trú | 36/2013/QH13 | 2013-06-20
sửa đổi, bổ sung một số điều của Luật Di sản văn hóa | 32/2009/QH12 | 2009-06-18
sửa đổi, bổ sung một số điều của Luật Doanh nghiệp | 76/2025/QH15 | 2025-06-17
sửa đổi, bổ sung một số điều của Luật Dược | 44/2024/QH15 | 2024-11-21
sửa đổi, bổ sung một số điều của Luật Đầu tư công, Luật Đầu tư theo phương thức đối tác công tư, Luật Đầu tư, Luật Nhà ở, Luật Đấu thầu, Luật Điện lực, Luật Doanh nghiệp, Luật Thuế tiêu thụ đặc biệt và Luật Thi hành án dân sự | 03/2022/QH15 | 2022-01-11
sửa đổi, bổ sung một số điều của Luật Điện ảnh | 31/2009/QH12 | 2009-06-18
sửa đổi, bổ sung một số điều của Luật Điện lực | 24/2012/QH13 | 2012-11-20
sửa đổi, bổ sung một số điều của Luật Giám định tư pháp | 56/2020/QH14 | 2020-06-10
sửa đổi, bổ sung một số điều của Luật Giáo dục | 44/2009/QH12 | 2009-11-25
sửa đổi, bổ sung một số điều của Luật Giáo dục | 123/2025/QH15 | 2025
sửa đổi, bổ sung một số điều của Luật Giáo dục đại học | 34/2018/QH14 | 2018-11-19
sửa đổi, bổ sung một số điều của Luật Giao thông đường thủy nội địa | 48/2014/QH13 | 2014-06-17
sửa đổi, bổ sung một số điều của Luật Hải quan | 42/2005/QH11 | 2005-06-14
sửa đổi, bổ sung một số điều của Luật Hàng không dân dụng Việt Nam | 61/2014/QH13 | 2014-11-21
sửa đổi, bổ sung một số điều của Luật Kiểm toán nhà nước | 55/2019/QH14 | 2019-11-26
sửa đổi, bổ sung một số điều của Luật Kinh doanh bảo hiểm | 61/2010/QH12 | 2010-11-24
sửa đổi, bổ sung một số điều của Luật Kinh doanh bảo hiểm, Luật Sở hữu trí tuệ | 42/2019/QH14 | 2019-06-14
sửa đổi, bổ sung một số điều của Luật Luật sư | 20/2012/QH13 | 2012-11-20
sửa đổi, bổ sung một số điều của Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam | 51/2019/QH14 | 2019-11-25
sửa đổi, bổ sung một số điều của Luật Phòng, chống ma túy | 16/2008/QH12 | 2008-06-03
sửa đổi, bổ sung một số điều của Luật Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người | 71/2020/QH14 | 2020-11-16
sửa đổi, bổ sung một số điều của Luật Phòng, chống tham nhũng | 27/2012/QH13 | 2012-11-23
sửa đổi, bổ sung một số điều của Luật Phòng, chống thiên tai và Luật Đê điều | 60/2020/QH14 | 2020-06-17
sửa đổi, bổ sung một số điều của Luật Phòng cháy và chữa cháy | 40/2013/QH13 | 2013-11-22
sửa đổi, bổ sung một số điều của Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ | 50/2019/QH14 | 2019-11-25
sửa đổi, bổ sung một số điều của Luật Quản lý thuế | 21/2012/QH13 | 2012-11-20
sửa đổi, bổ sung một số điều của Luật Quảng cáo | 75/2025/QH15 | 2025-06-16
sửa đổi, bổ sung một số điều của Luật Quốc tịch Việt Nam | 56/2014/QH13 | 2014-06-24
sửa đổi, bổ sung một số điều của Luật Quốc tịch Việt Nam | 79/2025/QH15 | 2025-06-24
sửa đổi, bổ sung một số điều của Luật Quy hoạch, Luật Đầu tư, Luật Đầu tư theo phương thức đối tác công tư và Luật Đấu thầu | 57/2024/QH15 | 2024-11-29
sửa đổi, bổ sung một số điều của Luật Sĩ quan Quân đội nhân dân Việt Nam | 19/2008/QH12 | 2008-06-03
sửa đổi, bổ sung một số điều của Luật Sĩ quan Quân đội nhân dân Việt Nam | 72/2014/QH13 | 2014-11-27
sửa đổi, bổ sung một số điều của Luật Sĩ quan Quân đội nhân dân Việt Nam | 52/2024/QH15 | 2024-11-28
sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ | 36/2009/QH12 | 2009-06-19
sửa đổi, bổ sung một số điều của Luật Sở hữu trí tuệ | 07/2022/QH15 | 2022-06-16
sửa đổi, bổ sung một số điều của Luật Sử dụng năng lượng tiết kiệm và hiệu quả | 77/2025/QH15 | 2025-06-18
sửa đổi, bổ sung một số điều của Luật Tần số vô tuyến điện | 09/2022/QH15 | 2022-11-09
sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng | 39/2013/QH13 | 2013-11-16
sửa đổi, bổ sung một số điều của Luật Thi hành án dân sự | 64/2014/QH13 | 2014-11-25
sửa đổi, bổ sung một số điều của Luật Thuế giá trị gia tăng | 31/2013/QH13 | 2013-06-19
sửa đổi, bổ sung một số điều của Luật Thuế giá trị gia tăng, Luật Thuế tiêu thụ đặc biệt và Luật Quản lý thuế | 106/2016/QH13 | 2016-04-06
sửa đổi, bổ sung một số điều của Luật Thuế thu nhập cá nhân | 26/2012/QH13 | 2012-11-22
sửa đổi, bổ sung một số điều của Luật Thuế thu nhập doanh nghiệp | 32/2013/QH13 | 2013-06-19
sửa đổi, bổ sung một số điều của Luật Thuế tiêu thụ đặc biệt | 70/2014/QH13 | 2014-11-26
sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo | 136/2025/QH15 | 2025
sửa đổi, bổ sung một số điều của Luật Tiêu chuẩn và quy chuẩn kỹ thuật | 70/2025/QH15 | 2025-06-14
sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương | 47/2019/QH14 | 2019-11-22
sửa đổi, bổ sung một số điều của Luật Tổ chức Quốc hội | 65/2020/QH14 | 2020-06-19
sửa đổi, bổ sung một số điều của Luật Tổ chức Quốc hội | 62/2025/QH15 | 2025-02-17
sửa đổi, bổ sung một số điều của Luật Xây dựng | 62/2020/QH14 | 2020-06-17
sửa đổi, bổ sung một số điều của Luật Xuất cảnh, nhập cảnh của công dân Việt Nam và Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam | 23/2023/QH15 | 2023-06-24
sửa đổi, bổ sung một số điều của Luật Xử lý vi phạm hành chính | 67/2020/QH14 | 2020-11-13
sửa đổi, bổ sung một số điều của Luật Xử lý vi phạm hành chính | 88/2025/QH15 | 2025-06-25
sửa đổi, bổ sung một số điều và Phụ lục Danh mục chỉ tiêu thống kê quốc gia của Luật Thống kê | 01/2021/QH15 | 2021-11-12
"""
