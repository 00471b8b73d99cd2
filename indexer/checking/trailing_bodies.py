"""The issuing body where it stands after the subject: "Quyết định số 846/QĐ-UBND về tiếp cận điện năng của UBND tỉnh".

A text alone cannot tell it from a subject that ends with a body ("chức năng, nhiệm vụ của Sở Công Thương"): it is the
issuing one when the collection knows the subject, and the subject goes without it.
"""

from __future__ import annotations

import re

from indexer.checking.comparison import describes
from indexer.checking.draft_items import DraftItem
from indexer.checking.knowledge import Known
from indexer.parsing.issuers import StatedIssuer, read_issuer_at
from indexer.text.folding import UPPER, fold, make_key

_OF = re.compile(rf"\s+của\s+(?=[{UPPER}])")
_DATED = re.compile(r"(?:/|tháng\s*\d{1,2}\s*năm\s*)(?:19|20)\d\d$")
_POSSESSED = re.compile(
    r"(?:chức năng|nhiệm vụ|quyền hạn|trách nhiệm|thẩm quyền|cơ cấu(?: tổ chức)?|tổ chức bộ máy|biên chế"
    r"|vị trí việc làm|quy chế(?: làm việc)?|hoạt động|quản lý|lĩnh vực|ngành|trực thuộc|đơn vị|cơ quan|cán bộ"
    r"|công chức|viên chức|chỉ đạo|hướng dẫn|văn bản|ý kiến|kết luận|yêu cầu|đề nghị|kế hoạch|chương trình"
    r"|dự toán|ngân sách|tài sản|trang thông tin|điện tử|phòng|trụ sở|lãnh đạo|nội bộ)$",
    re.IGNORECASE,
)
"""What ends a subject and is a body's own: "của" after it leads on with the subject."""


def read_body_after_subject(text: str, item: DraftItem, known: Known) -> StatedIssuer | None:
    """Return the body that a citation names at the end of its subject, where it is no part of the subject as it is
    known.
    """
    if item.place.issuer is not None or item.place.subject is None:
        return None
    begin, end = item.place.subject
    for of in reversed(list(_OF.finditer(text, begin, end))):
        stated = read_issuer_at(text, fold(text), of.end())
        if stated is None or stated.level not in ("national", "provincial") or not stated.name:
            continue
        if text[stated.end : end].strip(' .,;*_”"\n'):
            return None
        subject = text[begin : of.start()]
        if _DATED.search(subject):
            return None  # day and body are those of the document within whose subject this one stands
        own = known.own_subject is not None
        if (not own and _POSSESSED.search(subject)) or any(_names_body(one, stated) for one in known.subjects):
            return None
        return (
            stated
            if any(describes(subject, one) or make_key(subject) == make_key(one) for one in known.subjects)
            else None
        )
    return None


def _names_body(subject: str, stated: StatedIssuer) -> bool:
    """Tell whether a subject speaks of the body, too."""
    return make_key(stated.name) in make_key(subject)
