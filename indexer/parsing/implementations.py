"""What carries out what: "Kế hoạch A triển khai B", "Thực hiện B, Sở ban hành A", and at the opening this document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.models import Relation, Value
from indexer.models.documents import RelationKind
from indexer.parsing.mention_forms import Mentioned, Text
from indexer.parsing.ranks import is_earlier

REACH = 40  # mentions before a target among which its source is looked for

_IMPLEMENTING = re.compile(
    r"(?:(?:tổ chức|triển khai|tiếp tục|phối hợp|đẩy mạnh)\s+)*(?:thực hiện|triển khai|thi hành)\b"
)
_DIRECTLY = re.compile(
    r"[\s,*_]*(?:\([^)]*\)\s*)?(?:về việc\s+|về\s+|để\s+|nhằm\s+)?"
    r"(?:ban hành\s+)?(?:(?:kế hoạch|chương trình|quy định|đề án)\s+(?:hành động\s+)?"
    r"(?:của\s+[^,;.:()\d]{3,60}?\s+)?(?:để\s+|nhằm\s+)?)?"
)
_ANOTHER_CLAUSE = re.compile(
    r";|\. |,\s+(?:sở|ubnd|giám đốc|đảng ủy|chủ tịch|ủy ban)\b"
    r"|\b(?:dự thảo|thông tư|nghị định|nghị quyết|quyết định|luật)\s"
)
_LOOKS_BACK = re.compile(r"(?:kết|kết quả|tình hình|đánh giá|báo cáo|kiểm tra|giám sát|việc|công tác)\s+$")
"""Before "thực hiện", what is looked back at and not carried out: "báo cáo tổng kết thực hiện Nghị quyết"."""
_REPORTS = re.compile(
    r"\b(?:báo cáo|xây dựng kế hoạch|ban hành kế hoạch|thông báo|đề nghị"
    r"|quyết định|yêu cầu|chỉ thị|chỉ đạo|hướng dẫn|trả lời|có ý kiến)\b"
    r"(?:[^.]|\.(?=\d)){0,200}?(?:như sau|kết quả|cụ thể|:)"
)
_OWN_CLAUSE = re.compile(
    r",\s+(?:các\s+|các\s+đồng chí\s+)?"
    r"(?:sở|ubnd|hđnd|giám đốc|đảng ủy|chủ tịch|ủy ban|uỷ ban|bộ|cục|chi cục|ban|văn phòng|trong)\b"
)
_THEN = re.compile(
    rf"[\s.;*_]*(?:căn cứ\s[^;\n]{{0,600}};[\s*_]*){{0,4}}"
    rf"(?!\d|[a-zđ][).]|[ivx]+\.)(?:[^.;]|\.(?=\d)){{0,500}}?{_REPORTS.pattern}"
)
"""The sentence after an opening that only names what is carried out: "Để …, Chủ tịch UBND tỉnh yêu cầu:"."""
_OPENS = re.compile(
    r"[\s\-+–*·a-zđ0-9).]{0,6}?(?:để\s+|nhằm\s+)?(?:tiếp tục\s+|tổ chức\s+|kịp thời\s+|triển khai\s+)*thực hiện\s+"
    r"(?:(?:nghiêm túc|nghiêm|tốt|có hiệu quả|hiệu quả|đồng bộ|đầy đủ|kịp thời|và|,)\s*)*"
)
_MADE = re.compile(r"(?:ban hành|xây dựng|có|ký|lập|tại)\s+(?:các\s+)?$")
_NEAR = 60  # characters from a sentence's begin in which its first mention stands


def list_carried_out(
    forms: Text, mentions: Sequence[Mentioned], members: Sequence[Mentioned], *, opening: bool
) -> list[Relation]:
    """Return what a sentence's mentions carry out; ``opening``: one of the first sentences with mentions."""
    found = [
        one for at in range(len(members)) if (one := _find_stated_relation(forms, mentions, members, at)) is not None
    ]
    return [
        one
        for one in (*found, *_list_begun_relations(forms, members, opening=opening))
        if not is_earlier(one.source, one.target)
    ]


def list_carried_out_by_title(
    forms: Text, mentions: Sequence[Mentioned], title: Value | None, doc_type: str | None
) -> list[Relation]:
    """Return what a document carries out as its title says: "KẾ HOẠCH" above "Triển khai thực hiện Quyết định số X";
    "HƯỚNG DẪN" above "Thực hiện một số điều của Quy định số X" guides it.
    """
    if title is None or title.start is None or title.end is None:
        return []
    within = [one for one in mentions if title.start <= one.number.start < title.end]
    if not within or within[0].treatment != "implements" or within[0].canonical is None:
        return []
    if _TITLED.fullmatch(forms.lowered, title.start, within[0].number.head) is None:
        return []
    kind: RelationKind = "guides" if doc_type == "Hướng dẫn" else "implements"
    return [Relation(kind, "this", within[0].canonical, title.start, within[0].number.end)]


_TITLED = re.compile(
    r"[\s*_]*(?:về\s+(?:việc\s+)?)?"
    r"(?:ban hành\s+(?:kế hoạch|chương trình(?:\s+hành động)?|phương án)\s+(?:về\s+việc\s+|để\s+|nhằm\s+)?)?"
    r"(?:tiếp tục\s+)?(?:tổ chức\s+)?(?:triển khai\s+)?(?:thực hiện|thi hành)\s+"
    r"(?:một số\s+(?:điều|nội dung|quy định)\s+(?:trong|của|tại)\s+)?(?:các\s+)?"
)


def _find_stated_relation(
    forms: Text, mentions: Sequence[Mentioned], members: Sequence[Mentioned], at: int
) -> Relation | None:
    """Find that A carries out B: it stands before it, and nothing but "(về) (triển khai) thực hiện" between."""
    target = leader = members[at]
    for _ in range(REACH):
        if leader.connected is not None or leader.item_of is None:
            break
        leader = mentions[leader.item_of]
    connected = leader.connected
    if target.treatment != "implements" or target.canonical is None or connected is None or connected.passive:
        return None
    if not _IMPLEMENTING.match(forms.lowered, connected.start):
        return None
    index = next((place for place, member in enumerate(members) if member is leader), at)
    for candidate in reversed(members[max(0, index - REACH) : index]):
        if candidate.depth > leader.depth:
            continue
        between = forms.lowered[candidate.tail : connected.start]
        span = candidate.subject_span
        carries = forms.lowered.startswith(("thực hiện", "triển khai", "tiếp tục"), connected.start)
        carries = carries and _LOOKS_BACK.search(forms.lowered, candidate.tail, connected.start) is None
        if (
            span is not None
            and carries
            and leader.nested
            and span[0] <= connected.start
            and leader.number.end <= span[1]
        ):
            between = ""  # what it is about says it: "Chiến lược dữ liệu … triển khai thực hiện Quyết định số 142"
        if _ANOTHER_CLAUSE.search(between) or not _DIRECTLY.fullmatch(between):
            return None
        if candidate.canonical is None or candidate.canonical == target.canonical:
            return None
        start, end = candidate.number.head, target.number.end
        return Relation("implements", candidate.canonical, target.canonical, start, end)
    return None


def _list_begun_relations(forms: Text, members: Sequence[Mentioned], *, opening: bool) -> list[Relation]:
    """List that A, or this document, implements each: "(Để) thực hiện B, B2; <body> (đã) ban hành A"."""
    sentence = members[0].sentence
    begins = _OPENS.match(forms.lowered, sentence[0], min(sentence[0] + _NEAR, sentence[1]))
    if begins is None or members[0].treatment != "implements" or members[0].number.head - sentence[0] > _NEAR:
        return []
    targets, made = _part_targets(forms, members)
    if made is not None and made.canonical:
        source, end = made.canonical, made.number.end
    elif (opening and _is_followed(forms, targets[-1].tail, sentence[1])) or _is_basis(forms, *sentence):
        source, end = "this", sentence[1]
    else:
        return []
    wanted = (target.canonical for target in targets)
    return [Relation("implements", source, name, sentence[0], end) for name in wanted if name and name != source]


_AIM = re.compile(r"[\s\-+–*_]*(?:để|nhằm)\s")
_DECIDES = re.compile(r"^[\s*_#]*(?:quyết định|quyết nghị|nghị quyết|chỉ thị)[\s*_]*:", re.MULTILINE)
_REST_OF_BASIS = 2500  # characters between a line of the basis and "QUYẾT ĐỊNH:"


def _is_basis(forms: Text, start: int, end: int) -> bool:
    """Tell whether a sentence is a line of the basis: "Để thực hiện Thông tư số X;" above "QUYẾT ĐỊNH:"."""
    if _AIM.match(forms.lowered, start) is None:
        return False
    decides = _DECIDES.search(forms.lowered, end, end + _REST_OF_BASIS)
    return decides is not None and "điều 1" not in forms.lowered[end : decides.start()]


def _is_followed(forms: Text, at: int, end: int) -> bool:
    """Tell whether what this document says follows: in the sentence itself, or in the next one where this has no
    clause.
    """
    if _REPORTS.search(forms.lowered, at, end + 1):
        return True
    return _OWN_CLAUSE.search(forms.lowered, at, end) is None and _THEN.match(forms.lowered, end) is not None


def _part_targets(forms: Text, members: Sequence[Mentioned]) -> tuple[list[Mentioned], Mentioned | None]:
    targets = [members[0]]
    for member in members[1:]:
        if member.treatment == "implements" and member.item_of is not None:
            targets.append(member)
        elif member.depth == 0 and member.treatment == "issues":
            made = _MADE.search(forms.lowered, targets[-1].tail, member.number.head) is not None
            return targets, member if made else None
    return targets, None
