"""What is said of a citation, kind by kind: a sentence of each language and what to write instead.

One table, so that the terminal, the pages, the comments in Word and the JSON all say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from indexer.checking.results import Finding, FindingEvidence, Level
from indexer.messages.spoken import CHECK_FIELD_NAMES as FIELD_NAMES
from indexer.messages.spoken import CHECK_LEVEL_NAMES as LEVEL_NAMES
from indexer.messages.spoken import CHECK_STATUS_NAMES as STATUS_NAMES

__all__ = ["FIELD_NAMES", "LEVEL_NAMES", "STATUS_NAMES"]

UNVERIFIED = "theo lời các văn bản trong kho; chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật"


@dataclass(frozen=True, slots=True)
class _Kind:
    level: Level
    vi: str
    en: str
    fix_vi: str = ""
    fix_en: str = ""


KINDS = {
    "date": _Kind(
        "error",
        "Ngày ban hành: dự thảo ghi {draft}, {by} ghi {known}.",
        "Date of issue: the draft says {draft}, {by_en} {known}.",
        "Sửa thành: {when}",
        "Write: {when}",
    ),
    "date_once": _Kind(
        "error",
        "Ngày ban hành: dự thảo ghi {draft}, {by} ghi {known}.",
        "Date of issue: the draft says {draft}, {by_en} {known}.",
        "Đối chiếu bản gốc; nếu kho đúng, sửa thành: {when}",
        "Compare with the original; if the collection is right, write: {when}",
    ),
    "date_minority": _Kind(
        "warning",
        "Kho không thống nhất về ngày ban hành: {known}; dự thảo ghi {draft}, khớp với bên ít hơn.",
        "The collection disagrees about the date: {known}; the draft says {draft}, as the fewer do.",
        "Đối chiếu bản gốc; phần lớn ghi {when}",
        "Compare with the original; most say {when}",
    ),
    "date_split": _Kind(
        "note",
        "Dự thảo ghi {draft} như một phần văn bản trong kho; kho không thống nhất: {known}.",
        "The draft says {draft}, as part of the collection does; the collection disagrees: {known}.",
    ),
    "date_invalid": _Kind(
        "error",
        "Ngày {draft} không có trong lịch.",
        "There is no such day as {draft}.",
        "Sửa thành: {when}",
        "Write: {when}",
    ),
    "date_year": _Kind(
        "error",
        "Số, ký hiệu mang năm {known} nhưng ngày ban hành lại ghi {draft}.",
        "The number bears the year {known}, the date of issue says {draft}.",
    ),
    "date_twice": _Kind(
        "error",
        "Dự thảo ghi hai ngày cho cùng một văn bản: {draft} ở đây, {known} ở dòng {line}.",
        "The draft gives two dates for one document: {draft} here, {known} in line {line}.",
        "Đối chiếu bản gốc rồi ghi thống nhất một ngày",
        "Compare with the original and give one date",
    ),
    "date_later": _Kind(
        "warning",
        "Văn bản được dẫn ghi ngày {draft}, sau ngày của chính dự thảo ({known}).",
        "What is cited is dated {draft}, later than the draft itself ({known}).",
        "Kiểm tra lại ngày",
        "Check the date",
    ),
    "issuer": _Kind(
        "error",
        "Cơ quan ban hành: dự thảo ghi {draft}, {by} ghi {known}.",
        "Issuing body: the draft says {draft}, {by_en} {known}.",
        "Sửa thành: của {known}",
        "Write: của {known}",
    ),
    "issuer_implied": _Kind(
        "warning",
        "Dự thảo không ghi cơ quan ban hành nên được hiểu là {draft}; {by} ghi {known}.",
        "The draft names no issuing body, which is read as {draft}; {by_en} {known}.",
        "Ghi rõ: của {known}",
        "Write: của {known}",
    ),
    "issuer_symbol": _Kind(
        "warning",
        "Ký hiệu {number} là của {known}, dự thảo lại ghi {draft}.",
        "The symbol of {number} is that of {known}, the draft says {draft}.",
        "Kiểm tra lại số, ký hiệu hoặc cơ quan ban hành",
        "Check the number or the issuing body",
    ),
    "type": _Kind(
        "warning",
        "Ký hiệu {number} là của loại {known}, dự thảo lại gọi là {draft}.",
        "The symbol of {number} is that of a {known}, the draft calls it {draft}.",
        "Sửa thành: {known} số {number}",
        "Write: {known} số {number}",
    ),
    "subject": _Kind(
        "error",
        "Trích yếu: dự thảo ghi “{draft}”, {by} ghi “{known}”.",
        "Subject: the draft says “{draft}”, {by_en} “{known}”.",
        "Sửa thành: {known}",
        "Write: {known}",
    ),
    "subject_once": _Kind(
        "warning",
        "Trích yếu: dự thảo ghi “{draft}”, {by} ghi “{known}”.",
        "Subject: the draft says “{draft}”, {by_en} “{known}”.",
        "Đối chiếu bản gốc; nếu kho đúng, sửa thành: {known}",
        "Compare with the original; if the collection is right, write: {known}",
    ),
    "number": _Kind(
        "error",
        "Số {draft} {why}; {known} thì khớp {what}.",
        "The number {draft} {why_en}; {known} agrees on {what_en}.",
        "Sửa thành: số {number}{hint}",
        "Write: số {number}{hint_en}",
    ),
    "number_year": _Kind(
        "warning",
        "Số, ký hiệu: dự thảo ghi {draft}, {by} ghi {known}.",
        "Number: the draft says {draft}, {by_en} {known}.",
        "Đối chiếu bản gốc; chỉ văn bản quy phạm pháp luật có năm trong số, ký hiệu: {known}",
        "Compare with the original; only legal documents bear the year in their number: {known}",
    ),
    "replaced": _Kind(
        "error",
        "Văn bản này đã bị thay thế bởi {known}{hint}.",
        "This document was replaced by {known}{hint_en}.",
        "Thay bằng: {known}",
        "Cite instead: {known}",
    ),
    "repealed": _Kind(
        "error",
        "Văn bản này đã bị bãi bỏ bởi {known}{hint}.",
        "This document was repealed by {known}{hint_en}.",
        "Bỏ viện dẫn, hoặc dẫn văn bản còn hiệu lực",
        "Leave it out, or cite what is in force",
    ),
    "expired": _Kind(
        "error",
        "Văn bản này đã hết hiệu lực, theo {known}{hint}.",
        "This document is no more in force, says {known}{hint_en}.",
        "Bỏ viện dẫn, hoặc dẫn văn bản còn hiệu lực",
        "Leave it out, or cite what is in force",
    ),
    "expired_later": _Kind(
        "note",
        "Sau ngày của dự thảo, văn bản này hết hiệu lực, theo {known}{hint}.",
        "After the draft was dated, this document ceased to be in force, says {known}{hint_en}.",
    ),
    "proposed": _Kind(
        "note",
        "Văn bản này chưa hết hiệu lực nhưng {known} {what} nó.",
        "This document has not ended, but {known} {what_en} it.",
    ),
    "replaced_later": _Kind(
        "note",
        "Sau ngày của dự thảo, văn bản này bị thay thế bởi {known}{hint}.",
        "After the draft was dated, this document was replaced by {known}{hint_en}.",
    ),
    "repealed_later": _Kind(
        "note",
        "Sau ngày của dự thảo, văn bản này bị bãi bỏ bởi {known}{hint}.",
        "After the draft was dated, this document was repealed by {known}{hint_en}.",
    ),
    "repealed_partly": _Kind(
        "note",
        "Văn bản này đã hết hiệu lực một phần theo {known}.",
        "A part of this document was ended by {known}.",
        "Kiểm tra điều, khoản được dẫn còn hiệu lực hay không",
        "Check whether the provision cited is still in force",
    ),
    "several": _Kind(
        "warning",
        "Trong kho có {count} văn bản cùng số, ký hiệu: {known}.",
        "The collection has {count} documents of this number: {known}.",
        "Ghi rõ ngày và cơ quan ban hành",
        "State date and issuing body",
    ),
    "absent": _Kind(
        "warning",
        "Không có trong kho: không văn bản nào khác mang hoặc viện dẫn số {draft}.",
        "Not in the collection: no other document bears or mentions {draft}.",
        "Đối chiếu bản gốc{hint}",
        "Compare with the original{hint_en}",
    ),
    "absent_here": _Kind(
        "warning",
        "Kho không có {draft}; cùng số, ký hiệu có: {known}.",
        "The collection has no {draft}; of the same number there is: {known}.",
        "Kiểm tra lại cơ quan ban hành và năm",
        "Check the issuing body and the year",
    ),
    "missing_date": _Kind(
        "form",
        "Lần viện dẫn đầu thiếu ngày ban hành.",
        "The first citation lacks the date of issue.",
        "Thêm: {when}",
        "Add: {when}",
    ),
    "missing_issuer": _Kind(
        "form",
        "Lần viện dẫn đầu thiếu cơ quan ban hành.",
        "The first citation lacks the issuing body.",
        "Thêm: của {known}",
        "Add: của {known}",
    ),
    "missing_subject": _Kind(
        "form",
        "Lần viện dẫn đầu thiếu trích yếu nội dung.",
        "The first citation lacks the subject.",
        "Thêm trích yếu: “{known}”",
        "Add the subject: “{known}”",
    ),
    "missing_symbol": _Kind(
        "form",
        "Chỉ ghi “{draft}”, thiếu ký hiệu của văn bản.",
        "Only “{draft}” is written, without the symbol.",
        "Ghi đầy đủ: {known}",
        "Write in full: {known}",
    ),
    "missing_type": _Kind(
        "form",
        "Thiếu tên loại văn bản trước {draft}.",
        "The type of document before {draft} is missing.",
        "Viết: {known} số {draft}",
        "Write: {known} số {draft}",
    ),
    "missing_so": _Kind(
        "form",
        "Thiếu chữ “số” trước {draft}.",
        "The word “số” before {draft} is missing.",
        "Viết: {known} số {draft}",
        "Write: {known} số {draft}",
    ),
    "provision": _Kind(
        "error",
        "{known} trong kho không có {draft}.",
        "{known}, as the collection holds it, has no {draft}.",
        "Đối chiếu bản gốc",
        "Compare with the original",
    ),
    "doubtful": _Kind(
        "error",
        "“{draft}” không thể là số, ký hiệu văn bản như đã viết; có lẽ là {known}.",
        "“{draft}” cannot be a document's number as it is written; it is probably {known}.",
        "Đối chiếu bản gốc; có lẽ: {known}",
        "Compare with the original; probably: {known}",
    ),
    "spelling": _Kind(
        "form",
        "Số, ký hiệu viết chưa đúng: “{draft}” ({what}).",
        "The number is not written rightly: “{draft}” ({what_en}).",
        "Sửa thành: {known}",
        "Write: {known}",
    ),
}


def make_finding(
    kind: str,
    span: tuple[int, int],
    *,
    evidence: tuple[FindingEvidence, ...] = (),
    level: Level | None = None,
    **said: str,
) -> Finding:
    """Make a finding of a kind: ``said`` fills its sentences; a suggestion for which something is unknown is left
    out.

    >>> make_finding("missing_date", (3, 9), when="ngày 07/11/2017").fix_vi
    'Thêm: ngày 07/11/2017'
    """
    row = KINDS[kind]
    empty = {name for name, value in said.items() if not value and not name.startswith("hint")}
    fixable = not any(f"{{{name}}}" in row.fix_vi for name in empty)
    return Finding(
        kind=kind,
        level=level or row.level,
        start=span[0],
        end=span[1],
        vi=row.vi.format(**said),
        en=row.en.format(**said),
        draft=said.get("draft") or None,
        known=said.get("known") or None,
        fix_vi=row.fix_vi.format(**said) if fixable else "",
        fix_en=row.fix_en.format(**said) if fixable else "",
        evidence=evidence,
    )
