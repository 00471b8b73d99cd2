"""What one document does to another, as verbs: rows with examples. And the words that say it is not done (yet).

Patterns run on lower-case text; a blank stands for any blanks and marks of bold and italic.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.models import Modality, RelationKind


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb, or several that stand together, of one kind. ``examples`` are words that this row must read whole.

    ``ends``: it ends its object ("bãi bỏ"), so that of a part of it only a part ends. ``states``: said of the object
    itself without an agent ("hết hiệu lực").
    """

    kind: RelationKind
    pattern: str
    examples: tuple[str, ...]
    ends: bool = False
    states: bool = False


_AMEND = r"(?:sửa đổi|b[ổố] sung|điều chỉnh)"
_END = r"(?:bãi bỏ|hủy bỏ|huỷ bỏ|thay thế)"
_MORE = rf"(?:(?:,| và|, và)? (?:{_AMEND}|{_END}|đính chính))*"

DEEDS = (
    Deed(
        "amends",
        rf"(?<!phạm\svi\s)(?<!đối\stượng\s){_AMEND}{_MORE}",
        ("sửa đổi, bổ sung", "sửa đổi, bãi bỏ", "bổ sung"),
    ),
    Deed(
        "corrects",
        r"đính (?:chính|chánh)(?:,? (?:và )?(?:bổ sung|sửa đổi))*",
        ("đính chính", "đính chánh", "đính chính bổ sung"),
    ),
    Deed(
        "replaces",
        rf"thay (?:thế(?! mặt)|cho){_MORE}(?: cho)?",
        ("thay thế", "thay cho", "thay thế, bãi bỏ"),
        ends=True,
    ),
    Deed("repeals", rf"(?:bãi bỏ|hủy bỏ|huỷ bỏ){_MORE}", ("bãi bỏ", "hủy bỏ", "bãi bỏ, thay thế"), ends=True),
    Deed(
        "repeals",
        r"thu hồi(?= (?:toàn bộ |hiệu lực |các )*(?:quyết định|nghị quyết|chỉ thị|kế hoạch|công văn|văn bản|thông báo)"
        r" )",
        (),
        ends=True,
    ),
    Deed(
        "repeals",
        r"(?:hết|chấm dứt|ngưng) (?:thời hạn có )?hiệu lực(?: thi hành| pháp lý)?",
        ("hết hiệu lực", "hết hiệu lực thi hành", "ngưng hiệu lực thi hành", "chấm dứt hiệu lực"),
        ends=True,
        states=True,
    ),
    Deed(
        "guides",
        r"(?<!theo\s)(?<!bản\s)(?<!sự\s)hướng dẫn(?: chi tiết)?(?: về việc| việc)?"
        r"(?: thi hành| thực hiện| triển khai thực hiện| triển khai| áp dụng)?",
        ("hướng dẫn thi hành", "hướng dẫn thực hiện", "hướng dẫn"),
    ),
    Deed(
        "guides",
        r"quy định chi tiết(?:,? (?:và )?(?:biện pháp|hướng dẫn|việc))*(?: thi hành| thực hiện| áp dụng)?",
        ("quy định chi tiết", "quy định chi tiết thi hành", "quy định chi tiết và hướng dẫn thi hành"),
    ),
    Deed("approves", r"(?:phê duyệt|chấp thuận|thỏa thuận|thoả thuận|thông qua)", ("phê duyệt", "thoả thuận")),
    Deed("issued_with", r"ban hành kèm theo", ("ban hành kèm theo",)),
)


@dataclass(frozen=True, slots=True)
class Mood:
    """Words before a verb, in its clause, that tell that the deed was not done."""

    modality: Modality
    pattern: str
    examples: tuple[str, ...]


MOODS = (
    Mood(
        "denied",
        r"(?:chưa|không|chớ|đừng) (?:được |bị |kịp |phải |có |đề nghị |văn bản nào "
        r"|(?:đủ )?(?:căn cứ|cơ sở|lý do|điều kiện) (?:pháp lý )?|(?:tổ chức )?thực hiện |tiến hành |việc |để "
        r"|ban hành (?:nghị định|thông tư|nghị quyết|quyết định|văn bản) )*",
        ("chưa bị ", "không ", "chưa được ", "chưa có văn bản nào ", "không có cơ sở để ", "chưa tiến hành việc "),
    ),
    Mood(
        "conditional",
        r"(?:nếu|trường hợp|giả sử|khi(?! đó)|trong trường hợp)(?! (?:này|đó))[^.;:]*",
        ("nếu ban hành chính sách mới thì phải ", "trường hợp các văn bản được dẫn chiếu "),
    ),
    Mood(
        "proposed",
        r"(?:đề nghị|kiến nghị|đề xuất"
        r"|(?<!chương\s)(?<!quy\s)(?<!quá\s)(?<!công\s)(?<!giáo\s)(?<!lộ\s)(?<!giải\s)trình(?! (?:tự|độ))"
        r"|tham mưu|xin ý kiến|xem xét|góp ý|lấy ý kiến|yêu cầu|cần|phải)[^.;:]*",
        (
            "đề nghị UBND tỉnh xem xét, ",
            "cần ",
            "kiến nghị ",
            "tham mưu UBND tỉnh ban hành Quyết định ",
            "trình HĐND tỉnh ",
        ),
    ),
    Mood(
        "planned",
        r"(?:dự thảo|dự kiến|đang (?:xây dựng|soạn thảo|dự thảo|nghiên cứu)|sẽ|nghiên cứu|rà soát(?:,| để)"
        r"|đăng ký|xây dựng|soạn thảo|chuẩn bị|để|nhằm|tiếp tục|việc ban hành)[^.;:]*",
        ("dự kiến ", "đang dự thảo Quyết định ", "sẽ ", "dự thảo Thông tư ", "xây dựng Quyết định "),
    ),
)
