"""The words before a citation that tell how the document uses it, as rows with examples.

Patterns run on lower-case text with tone marks in their new place (``indexer.text.folding.tones``); a blank stands
for any blanks. The connector that stands nearest before the mention decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.models import RelationKind, Treatment


@dataclass(frozen=True, slots=True)
class Connector:
    """``examples`` are words before a number; this row must be the one that decides each of them.

    ``passive`` is what the mention that follows does to the one before: "X được thay thế bởi Y".
    """

    treatment: Treatment
    pattern: str
    examples: tuple[str, ...]
    passive: RelationKind | None = None


_DETAIL = (
    r"(?: một số| các| nội dung| quy định| điều| khoản| điểm| của| tại| phụ lục| mục| chương| tên"
    r"| thời gian| [ivx\d]+[a-zđ]?\b|,| và)"
)

_PLACES = r"(?: các| khoản \w+| điều \w+| điểm \w+| của| quy định tại|,| và)*"
_BY = r"[^;.:]{0,60}? (?:bởi|bằng|tại|theo|kể từ ngày)(?: các| khoản \d+| điều \d+| của| quy định tại| và)*"

CONNECTORS = (
    Connector(
        "basis",
        r"(?:sửa đổi|bổ sung|điều chỉnh|đính chính)(?:,? (?:và )?(?:sửa đổi|bổ sung|thay thế|bãi bỏ))*"
        rf"(?: một số điều)? (?:bởi|bằng){_PLACES}",
        ("sửa đổi, bổ sung bởi ", "(sửa đổi, bổ sung một số điều bởi khoản 2 Điều 1 "),
        "amends",
    ),
    Connector(
        "basis",
        r"\((?:đã |được |bị )*(?:sửa đổi|bổ sung|điều chỉnh)(?:,? (?:và )?(?:sửa đổi|bổ sung))*"
        rf"(?: tại| theo){_PLACES}",
        ("(sửa đổi, bổ sung tại khoản 24 Điều 1 ", "(đã sửa đổi theo "),
        "amends",
    ),
    Connector(
        "basis",
        r"\((?:đã |được |bị )*(?:bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực)(?: một phần| toàn bộ)?(?: bởi| bằng| tại| theo)"
        rf"{_PLACES}",
        ("(bãi bỏ một phần theo ", "(đã bị bãi bỏ tại "),
        "repeals",
    ),
    Connector(
        "basis",
        rf"\((?:đã |được |bị )*thay thế(?: một phần| toàn bộ)?(?: bởi| bằng| tại| theo){_PLACES}",
        ("(thay thế bởi ", "(đã thay thế một phần theo "),
        "replaces",
    ),
    Connector(
        "basis",
        rf"(?:được|bị) (?:sửa đổi|bổ sung|điều chỉnh){_BY}",
        ("đã được sửa đổi, bổ sung bởi ", "được sửa đổi, bổ sung một số điều tại "),
        "amends",
    ),
    Connector("basis", rf"(?:được|bị) thay thế{_BY}", ("được thay thế bằng ", "bị thay thế toàn bộ theo "), "replaces"),
    Connector(
        "basis",
        rf"(?:(?:được|bị) (?:bãi bỏ|hủy bỏ|huỷ bỏ)|hết hiệu lực(?: thi hành)?){_BY}",
        ("bị bãi bỏ bởi ", "hết hiệu lực kể từ ngày "),
        "repeals",
    ),
    Connector(
        "mentions",
        r"(?:chưa|không|chớ|đừng) (?:được |bị |kịp |phải |đề nghị )?(?:bổ sung|sửa đổi|thay thế|ban hành"
        r"|bãi bỏ|hủy bỏ|huỷ bỏ)[^.;]*",
        ("chưa được bổ sung, sửa đổi như: ", "đề nghị không bãi bỏ "),
    ),
    Connector(
        "replaced",
        r"thay thế(?: toàn bộ)?(?: các)? (?:danh mục|quy trình|bộ thủ tục|thủ tục hành chính|tthc)[^;:.]{0,300}?"
        r"(?<!đã\s)công bố(?: kèm theo)?(?: tại| theo)?(?: các)?(?=[\s*_“\":]*$)",
        ("thay thế danh mục TTHC được Chủ tịch UBND tỉnh công bố tại các ",),
    ),
    Connector(
        "amended",
        r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|ngưng hiệu lực|thay thế)(?: thi hành| một phần| một số| các| cụm từ"
        r"| nội dung| quy định| tại)*"
        rf" (?:điều|khoản|điểm|mục|chương|phụ lục|cụm từ|nội dung|quy định"
        rf"|mẫu|thủ tục|danh mục|quy chế|quy trình)(?: số)? ?(?!ban hành)[\w.]*{_DETAIL}{{0,12}}"
        r"[^;:.]{0,60}?(?: của| tại| thuộc| ban hành kèm theo)?",
        ("bãi bỏ khoản 2 Điều 3 ", "bãi bỏ một số nội dung của ", "thay thế Phụ lục II ban hành kèm theo "),
    ),
    Connector(
        "amended",
        rf"(?:bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|ngưng hiệu lực|thay thế)(?: thi hành)? một phần{_DETAIL}{{0,12}}",
        ("bãi bỏ một phần ", "thay thế một phần của "),
    ),
    Connector(
        "replaced",
        r"thay(?: thế)?(?! đổi| mặt| vì)(?: cho)?(?: toàn bộ)?(?: các)?",
        ("tỉnh thay thế ", "thay cho "),
    ),
    Connector(
        "amended",
        r"(?<!phạm\svi\s)(?<!đối\stượng\s)(?:sửa đổi|bổ sung|điều chỉnh|đính chính|gia hạn)"
        r"(?:,? (?:và )?(?:bổ sung|thay thế|điều chỉnh|bãi bỏ))*"
        rf"{_DETAIL}{{0,12}}",
        ("sửa đổi, bổ sung một số điều của ", "điều chỉnh nội dung tại ", "bổ sung "),
    ),
    Connector(
        "repealed",
        r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|chấm dứt hiệu lực|đình chỉ|ngưng hiệu lực)(?: thi hành)?"
        rf"(?: toàn bộ| đối với)?{_DETAIL}{{0,12}}",
        ("bãi bỏ ", "hủy bỏ toàn bộ "),
    ),
    Connector(
        "repealed",
        r"thu hồi(?: toàn bộ)?(?: hiệu lực)?(?: các)?(?=[\s*_“\"]*$)",
        ("thu hồi ", "thu hồi các "),
    ),
    Connector("mentions", r"căn cứ ban hành", ("có căn cứ ban hành ",)),
    Connector("basis", r"(?:ban hành )?kèm theo", ("được ban hành kèm theo ",)),
    Connector(
        "basis",
        r"được (?:quy định|hướng dẫn|nêu|ghi)(?: [^\W\d]+){0,4} (?:trong|tại)(?: các)?(?=[\s*_“\"]*$)",
        ("được quy định xử lý cụ thể trong ", "được nêu tại các "),
    ),
    Connector(
        "mentions",
        r"(?:gọi|viết)(?: tắt| chung)*(?: là|:)(?: các)?(?=[\s*_“\"]*$)",
        ("(sau đây viết tắt là ", "(sau đây gọi chung là các "),
    ),
    Connector(
        "issues",
        r"(?:(?<!luật\s)ban hành|đã ký|ký)"
        r"(?:,? (?:và )?triển khai thực hiện|,? (?:và )?triển khai| triển khai thực hiện"
        r"| triển khai| thực hiện)?(?: các| kịp thời| đầy đủ)*",
        ("Sở đã ban hành ", "UBND tỉnh ban hành các "),
    ),
    Connector(
        "implements",
        r"(?:tổ chức |triển khai |tiếp tục |phối hợp |đẩy mạnh )*(?:triển khai|thực hiện|thi hành|chấp hành|thực thi)"
        r"(?: tốt| nghiêm túc| nghiêm| có hiệu quả| hiệu quả| đồng bộ| đầy đủ| kịp thời| theo đúng| đúng"
        r"| nội dung| các| và)*",
        ("Triển khai thực hiện ", "Thực hiện có hiệu quả ", "chấp hành tốt ", "tổng kết thực hiện "),
    ),
    Connector(
        "implements",
        r"(?:cụ thể hóa|cụ thể hoá|thể chế hóa|thể chế hoá|hướng dẫn(?: thi hành| thực hiện)?)(?: các| nội dung)*",
        ("cụ thể hóa ", "hướng dẫn thi hành "),
    ),
    Connector(
        "basis",
        r"(?:căn cứ|chiếu|xét|dựa trên|trên cơ sở|phù hợp với)(?: vào| theo| các| tại)*",
        ("Căn cứ ", "Xét ", "trên cơ sở "),
    ),
    Connector(
        "basis",
        r"theo(?: đúng)?(?: tinh thần| nội dung| quy định| hướng dẫn| chỉ đạo| yêu cầu| kết luận| đề nghị"
        r"| các| của| tại)*",
        ("theo ", "theo quy định tại ", "theo tinh thần "),
    ),
    Connector(
        "basis",
        r"(?:tại|ở)(?: khoản| điểm| điều| mục| phụ lục| chương| các| của| nội dung| \d+[a-zđ]?\b| [a-zđ]\b|,| và)*",
        ("quy định tại ", "tại khoản 1 Điều 5 "),
    ),
    Connector(
        "mentions",
        r"(?:liên quan đến|chuyển tải nội dung|thông tin|tuyên truyền|phổ biến|quán triệt|nhất quán từ|từ"
        r"|như(?! sau)|gồm)(?: các| của)*:?",
        ("liên quan đến ", "phổ biến ", "nhất quán từ "),
    ),
    Connector(
        "mentions",
        r"(?:ngoài|thuộc|so với|khác với|vượt)(?: chỉ tiêu| danh mục| phạm vi| các| của| với)*(?=\s*$)",
        ("ngoài ", "thuộc chỉ tiêu ", "so với "),
    ),
    Connector(
        "issues",
        r"(?:xây dựng|soạn thảo|phê duyệt|công bố|phát hành|tham mưu)(?: và ban hành| các| hoàn thành| xong)*",
        ("Sở xây dựng ", "tham mưu "),
    ),
    Connector(
        "issues",
        r"(?:có|lập|trình|gửi|giao|thông qua)(?: thêm| các| những| \d+)*(?=[\s*_“\"(]*$)",
        ("Sở Công Thương có ", "đã có ", "trình các "),
    ),
)
