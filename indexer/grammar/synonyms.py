"""What questions call otherwise than documents do: "tối đa" is "không quá". Groups of folded phrases with an example.

A phrase of the question counts as said where another one of its group stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Same:
    """``example`` is (question, what a document says): they share the group in different words."""

    phrases: tuple[str, ...]
    example: tuple[str, str]


SYNONYMS = (
    Same(("toi da", "khong qua", "nhieu nhat", "khong vuot qua"), ("tuổi tối đa", "Không quá 22 tuổi")),
    Same(("toi thieu", "it nhat"), ("tối thiểu mấy lần một năm", "ít nhất 02 lần/năm")),
    Same(
        ("tam tinh", "du tinh", "du kien", "uoc tinh"), ("dự tính tốn bao nhiêu", "Kinh phí tạm tính: 7.500 triệu đồng")
    ),
    Same(("kinh phi", "chi phi", "so tien", "ton"), ("tốn bao nhiêu tiền", "Kinh phí thực hiện: 50 triệu đồng")),
    Same(("tre han", "tre hen", "qua han", "cham han"), ("hồ sơ trễ hẹn", "quá hạn 01 hồ sơ")),
    Same(("dung han", "dung hen"), ("trả đúng hẹn", "giải quyết đúng hạn")),
    Same(("dong y", "chap thuan", "nhat tri", "thong nhat"), ("đồng ý chủ trương", "đã chấp thuận chủ trương")),
    Same(("xong", "hoan thanh"), ("làm xong mấy nhiệm vụ", "hoàn thành 04 nhiệm vụ")),
    Same(("huy bo", "bai bo"), ("hủy bỏ thủ tục nào", "bãi bỏ 02 thủ tục")),
    Same(("truc tuyen", "qua mang", "online"), ("nộp online", "nộp trực tuyến")),
    Same(("buu dien", "buu chinh"), ("gửi qua bưu điện", "qua dịch vụ bưu chính công ích")),
    Same(("ap dung", "thi hanh"), ("áp dụng từ ngày nào", "có hiệu lực thi hành từ ngày")),
    Same(("bo tri", "lap dat", "duoc dat"), ("được đặt ở đâu", "bố trí hộ lan tại")),
    Same(("vuong mac", "kho khan"), ("khó khăn gì", "còn vướng mắc")),
    Same(("cat giam", "rut ngan", "giam bot"), ("rút ngắn thời gian", "cắt giảm thời gian")),
    Same(("nghi huu", "ve huu"), ("về hưu trước tuổi", "nghỉ hưu trước tuổi")),
    Same(("phe duyet", "duyet"), ("duyệt đề án", "phê duyệt Đề án")),
    Same(("xep hang", "xep thu", "dung thu", "xep vi tri"), ("đứng thứ mấy", "xếp thứ 24/34")),
    Same(("khao sat", "dieu tra"), ("khảo sát xã hội học", "điều tra xã hội học")),
    Same(("khen thuong", "bieu duong"), ("biểu dương tập thể", "khen thưởng tập thể")),
    Same(("ky luat", "xu ly ky luat"), ("bị kỷ luật", "xử lý kỷ luật")),
    Same(("may vi tinh", "may tinh"), ("thay máy vi tính", "thay 16 máy tính")),
    Same(("dam nhan", "phu trach", "chu tri"), ("ai phụ trách", "Chủ trì: Văn phòng")),
    Same(("rong", "dien tich"), ("khu mỏ rộng bao nhiêu", "diện tích 12,5 ha")),
    Same(("nang", "trong luong", "khoi luong"), ("thẻ nặng bao nhiêu", "Trọng lượng: 21g")),
    Same(("dai", "chieu dai"), ("tuyến đê dài mấy km", "Chiều dài (km)")),
    Same(("bao nhieu tien", "may tien", "may dong", "le phi", "muc thu"), ("nộp mấy tiền", "Lệ phí: 20.000 đồng")),
    Same(("han chot", "han cuoi", "truoc ngay", "cham nhat"), ("hạn chót nộp", "gửi về trước ngày 20/11")),
    Same(("mo cua", "hoat dong"), ("được mở cửa", "thời gian hoạt động")),
    Same(("khung gio", "thoi gian"), ("khung giờ nào", "thời gian từ 7 giờ")),
    Same(("ti trong", "ty trong", "ty le", "ti le"), ("tỷ lệ kinh tế số", "tỷ trọng kinh tế số")),
)


@cache
def _compile_synonyms() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(rf"(?<!\w)(?:{'|'.join(row.phrases)})(?!\w)"), row.phrases) for row in SYNONYMS)


def find_synonyms(folded: str) -> Iterator[tuple[re.Pattern[str], tuple[str, ...]]]:
    """Yield, for each phrase of a folded question that has others, (what else may stand for it, its own syllables).

    >>> [(bool(p.search("khong qua 22 tuoi")), said) for p, said in find_synonyms("tuoi toi da")]
    [(True, ('toi', 'da'))]
    """
    for pattern, phrases in _compile_synonyms():
        for said in dict.fromkeys(match[0] for match in pattern.finditer(folded)):
            others = "|".join(sorted((phrase for phrase in phrases if phrase != said), key=len, reverse=True))
            yield re.compile(rf"(?<!\w)(?:{others})(?!\w)"), tuple(said.split())
