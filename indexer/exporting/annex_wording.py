"""What an annex says, for Word and for Excel alike: its heading, the table's cells, the notes, the list of files.

After Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III.1 and Phụ lục III, Mẫu 2.1: the word "Phụ lục" on a line of
its own (without a number, as it is the only one), its name in capitals, and in italics the document that it is attached
to: an office fills that in on paper, and leaves it as it is in an electronic document (Mục III.1.c).
"""

from __future__ import annotations

from collections.abc import Iterator

from indexer.exporting.annex import MOST, Annex, AnnexEntry
from indexer.messages.spoken import say, say_count, say_date, say_moment, say_period
from indexer.models import DocumentSummary, Note, note
from indexer.text.folding import make_key

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
OFFICE = ("…………………………………………", "…………………………………………")  # the body above, the body: filled in by hand
WORD = "Phụ lục"
TITLE = "BẢNG TỔNG HỢP VIỆN DẪN"
ATTACHED = "(Kèm theo văn bản số ……/……………… ngày …… tháng …… năm ……… của ………………………………)"
UNVERIFIED = "Lập từ kho văn bản trên máy tính, chưa đối chiếu với cơ sở dữ liệu quốc gia về văn bản pháp luật."
UNKNOWN = "chưa rõ"
DISPUTED = "(*)"
RECOGNISED = "(chữ do máy nhận dạng)"
SOURCES = "Tệp nguồn và mã kiểm tra SHA-256"
END = "./."
SHORT = 8  # characters of a hash in the table; it stands whole in the list of files


def word_subject(annex: Annex) -> str:
    """Return the line under the title: what is cited, or what was looked for."""
    if annex.kind == "decision":
        return f"Các văn bản có viện dẫn {annex.asked}"
    if annex.kind == "dossier":
        return f"Hồ sơ: {annex.asked}"
    return f"Kết quả tìm: {annex.asked.strip()}" if annex.asked.strip() else "Các văn bản theo điều kiện lọc"


def word_columns(annex: Annex) -> tuple[str, ...]:
    """Return the headings of the table's columns."""
    date, document, quote = ("Ngày được ghi", "Văn bản viện dẫn", "Nguyên văn câu viện dẫn")
    if annex.kind != "decision":
        date, document, quote = ("Ngày ban hành", "Văn bản", "Nguyên văn")
    if annex.kind == "dossier":
        quote = "Nguyên văn, ghi chú"
    return ("STT", "Số, ký hiệu", "Cơ quan ban hành", date, document, "Kỳ", quote, "Vị trí", "Tệp\nSHA-256")


def word_lines(annex: Annex) -> Iterator[tuple[str, ...]]:
    """Yield the table's cells, line by line; what is not known is said to be unknown. The last has two lines."""
    for number, entry in enumerate(annex.entries, 1):
        yield (
            str(number),
            entry.number or UNKNOWN,
            entry.body or UNKNOWN,
            word_date(annex, entry),
            word_name(entry.document) if annex.kind == "decision" else word_title(entry.document),
            say_period(entry.document.period) or UNKNOWN,
            word_quote(entry),
            word_place(entry),
            f"{entry.file}\n{entry.sha256[:SHORT]}…" if entry.sha256 else entry.file,
        )


def word_place(entry: AnnexEntry) -> str:
    """Say where a quote stands, and whether a machine read it on a picture."""
    recognised = RECOGNISED if entry.document.recognised is not None else ""
    return "\n".join(filter(None, (entry.place, recognised)))


def word_quote(entry: AnnexEntry) -> str:
    """Return the quote, and below it what somebody wrote beside it."""
    quoted = f"“{unwrap_quote(entry.quote)}”" if entry.quote else "(cả văn bản)"
    return f"{quoted}\nGhi chú: {unwrap_quote(entry.note)}" if entry.note else quoted


def word_date(annex: Annex, entry: AnnexEntry) -> str:
    """Return the date that is stated, marked where others state another: "17/11/2017 (*)"."""
    if entry.date is None:
        return "không ghi" if annex.kind == "decision" else UNKNOWN
    return f"{say_date(entry.date)} {DISPUTED}" if entry.disputed else say_date(entry.date)


def word_emptiness(annex: Annex) -> str:
    """Return the line that stands in a table without lines."""
    if annex.kind == "decision":
        return f"Không văn bản nào trong kho viện dẫn {annex.asked}."
    if annex.kind == "dossier":
        return "Hồ sơ chưa có mục nào."
    return "Không tìm thấy văn bản nào."


def word_notes(annex: Annex) -> Iterator[str]:
    """Yield what is said under the table: the query, how much was found and in what, disagreements, what it is
    worth.
    """
    asked = annex.asked.strip()
    if annex.kind == "dossier":
        yield f"Hồ sơ: {asked}"
    else:
        yield f"Câu tra: {asked or '(không có từ tìm)'}"
    if annex.about:
        yield f"Ghi chú: {unwrap_quote(annex.about)}"
    if annex.narrowed:
        yield f"Điều kiện lọc: {'; '.join(map(say, annex.narrowed))}"
    yield f"Kết quả: {say(note_extent(annex))}"
    when = say_moment(annex.indexed_at)
    yield f"Kho: {say_count(annex.searched)} văn bản; lập chỉ mục lần cuối lúc {when or 'chưa rõ'}."
    if any(entry.disputed for entry in annex.entries):
        yield f"{DISPUTED} Các văn bản ghi ngày ban hành không thống nhất; bảng ghi đúng như từng văn bản."
    if any(entry.document.recognised is not None for entry in annex.entries):
        yield f"{RECOGNISED} Máy đọc chữ trên bản chụp nên có thể sai; hãy đối chiếu với bản gốc trước khi dùng."
    yield from map(say, annex.remarks)
    yield UNVERIFIED


def note_extent(annex: Annex) -> Note:
    """Return how much of what was found is in the table."""
    rows = len(annex.entries)
    if annex.shown == annex.total:
        return note("extent", lines=rows, documents=annex.total)
    code = "extent_cut" if annex.shown >= MOST else "extent_of"
    return note(code, lines=rows, documents=annex.shown, total=annex.total, most=MOST)


def list_sources(annex: Annex) -> tuple[tuple[str, str], ...]:
    """Return (file, whole SHA-256) of every file that is quoted, in the order of the table."""
    return tuple(dict.fromkeys((entry.file, entry.sha256 or UNKNOWN) for entry in annex.entries))


def unwrap_quote(quote: str) -> str:
    """Return a verbatim quote on one line."""
    return " ".join(quote.split())


def word_title(document: DocumentSummary) -> str:
    """Name a document by what it is about: "Báo cáo: Kết quả cải cách hành chính quý I năm 2025"."""
    kind, title = document.doc_type or "", document.title or ""
    if not title:
        return document.label
    return title if make_key(title).startswith(make_key(kind)) else f"{kind}: {title}"


def word_name(document: DocumentSummary) -> str:
    """Name a document as the first citation of it names it: type and number, date, body.

    "Báo cáo 566/BC-SCT ngày 16/03/2023 của Sở Công Thương tỉnh Quảng Ngãi"
    """
    parts = [document.label]
    if document.number and document.date:
        parts.append(f"ngày {say_date(document.date)}")
    if document.number and document.issuer:
        parts.append(f"của {document.issuer}")
    return " ".join(parts)
