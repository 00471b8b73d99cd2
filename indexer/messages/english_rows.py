"""The sentences and names of the library in English: one row for each thing that it says in Vietnamese.

A slot's first letter says what may stand in it: ``{d}`` a date, ``{n}`` a number (its marks change places, too),
another small letter anything, kept as it is (a name, a quote, what was typed), a capital letter words of this table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """``example`` is a sentence that this very row must translate; a row without slots is its own example."""

    vi: str
    en: str
    example: str = ""


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

NAMES: tuple[Said, ...] = (
    # fields of a document, conditions of a question
    Said("Số, ký hiệu", "Document number"),
    Said("Số văn bản", "Document number"),
    Said("Loại văn bản", "Document type"),
    Said("Trích yếu", "Summary (trích yếu)"),
    Said("Cơ quan ban hành", "Issuing body"),
    Said("Cơ quan", "Body"),
    Said("Tỉnh, thành phố", "Province or city"),
    Said("Nơi ban hành", "Place of issue"),
    Said("Ngày ban hành", "Date of issue"),
    Said("Kỳ", "Period"),
    Said("Năm", "Year"),
    Said("Quý", "Quarter"),
    Said("Người ký", "Signed by"),
    Said("Chức vụ", "Position"),
    Said("Trích dẫn", "Cites"),
    Said("Trích dẫn của", "Cites a document of"),
    Said("Loại kỳ", "Kind of period"),
    # kinds of period
    Said("Tháng", "Month"),
    Said("6 tháng", "Half year"),
    Said("9 tháng", "Nine months"),
    Said("Giai đoạn", "Range of years"),
    # where a value comes from
    Said("phần đầu văn bản", "the heading of the document"),
    Said("trích yếu", "the summary (trích yếu)"),
    Said("nội dung", "the body of the document"),
    Said("suy từ ký hiệu", "inferred from the number"),
    Said("phần ký", "the signature block"),
    Said("bản ghi nguồn", "the source record"),
    Said("người dùng sửa", "corrected by a user"),
    # what the papers say of a decision
    Said("thống nhất", "consistent"),
    Said("mâu thuẫn", "conflicting"),
    Said("chưa phân định", "ambiguous"),
    # how a decision is used
    Said("ban hành", "issued"),
    Said("thực hiện", "implemented"),
    Said("căn cứ", "legal basis"),
    Said("bị thay thế", "replaced"),
    Said("được sửa đổi, bổ sung", "amended or supplemented"),
    Said("bị bãi bỏ", "repealed"),
    Said("dẫn chiếu", "referred to"),
    # what one document does to another
    Said("thay thế", "replaces"),
    Said("sửa đổi, bổ sung", "amends or supplements"),
    Said("quy định hết hiệu lực", "repeals"),
    Said("làm hết hiệu lực một phần", "ends a part of"),
    Said("triển khai thực hiện", "implements"),
    Said("hướng dẫn", "gives guidance on"),
    Said("ban hành kèm theo", "is issued with"),
    Said("phê duyệt", "approves"),
    Said("đính chính", "corrects"),
    # what a question asks for
    Said("so sánh", "a comparison"),
    Said("được nhắc lần đầu hay lần gần nhất ở đâu", "where it is mentioned first or last"),
    Said("được trích dẫn ở đâu", "where it is cited"),
    Said("được nhắc bao nhiêu lần", "how often it is mentioned"),
    Said("quan hệ giữa các văn bản", "how documents are related"),
    Said("vì sao", "why"),
    Said("có hay không", "yes or no"),
    Said("bao nhiêu phần trăm", "what percentage"),
    Said("ai", "who"),
    Said("văn bản số nào", "which document number"),
    Said("khi nào", "when"),
    Said("cơ quan nào", "which body"),
    Said("ở đâu", "where"),
    Said("địa chỉ, số điện thoại", "an address or a telephone number"),
    Said("những gì", "which things"),
    Said("về việc gì", "what it is about"),
    Said("bao nhiêu", "how many or how much"),
)

PERIODS: tuple[Said, ...] = (
    Said("Quý I", "Q1"),
    Said("Quý II", "Q2"),
    Said("Quý III", "Q3"),
    Said("Quý IV", "Q4"),
    Said("Quý I/{n}", "Q1 {n}", "Quý I/2023"),
    Said("Quý II/{n}", "Q2 {n}", "Quý II/2023"),
    Said("Quý III/{n}", "Q3 {n}", "Quý III/2023"),
    Said("Quý IV/{n}", "Q4 {n}", "Quý IV/2023"),
    Said("6 tháng đầu năm {n}", "First half of {n}", "6 tháng đầu năm 2024"),
    Said("6 tháng cuối năm {n}", "Second half of {n}", "6 tháng cuối năm 2024"),
    Said("9 tháng năm {n}", "Nine months of {n}", "9 tháng năm 2024"),
    Said("Giai đoạn {n}–{n2}", "Years {n}–{n2}", "Giai đoạn 2016–2020"),
    Said("Năm {n}", "Year {n}", "Năm 2023"),
    *(Said(f"Tháng {n}/{{n}}", f"{name} {{n}}", f"Tháng {n}/2025") for n, name in enumerate(_MONTHS, start=1)),
    Said("từ {d}", "from {d}", "từ 01/01/2023"),
    Said("đến {d}", "until {d}", "đến 30/06/2023"),
)

_FILTERED: tuple[Said, ...] = (
    Said(
        "Lọc theo văn bản được trích dẫn: {a}.",
        "Filtered by cited document: {a}.",
        "Lọc theo văn bản được trích dẫn: 846/QĐ-UBND.",
    ),
    Said(
        "Lọc theo tỉnh: {a} (gồm cả {b}).",
        "Filtered by province: {a} (including {b}).",
        "Lọc theo tỉnh: Quảng Ngãi (gồm cả Kon Tum).",
    ),
    Said("Lọc theo tỉnh: {a}.", "Filtered by province: {a}.", "Lọc theo tỉnh: Bắc Ninh."),
    Said("Lọc theo loại văn bản: {a}.", "Filtered by document type: {a}.", "Lọc theo loại văn bản: Báo cáo."),
    Said("Lọc theo năm: {a}.", "Filtered by year: {a}.", "Lọc theo năm: 2023, 2024."),
    Said("Lọc theo quý: {a}.", "Filtered by quarter: {a}.", "Lọc theo quý: I/2023."),
    Said("Lọc theo ngày ban hành: {A}.", "Filtered by date of issue: {A}.", "Lọc theo ngày ban hành: từ 01/01/2023."),
    Said("Lọc theo cơ quan: {a}.", "Filtered by body: {a}.", "Lọc theo cơ quan: Sở Công Thương."),
    Said(
        "Lọc theo cơ quan được trích dẫn: {a}.",
        "Filtered by body of the cited document: {a}.",
        "Lọc theo cơ quan được trích dẫn: Chính phủ.",
    ),
    Said("Lọc theo kỳ: {A}.", "Filtered by kind of period: {A}.", "Lọc theo kỳ: quý."),
)

QUERIES: tuple[Said, ...] = (
    *_FILTERED,
    *(
        Said(
            one.vi.replace("Lọc theo", "Loại trừ theo"),
            one.en.replace("Filtered by", "Left out by"),
            one.example.replace("Lọc theo", "Loại trừ theo"),
        )
        for one in _FILTERED
    ),
    Said("Hiểu “{a}” là số văn bản.", "“{a}” is taken as a document number.", "Hiểu “846 qd” là số văn bản."),
    Said(
        "Tìm cả văn bản mang số {a}.", "Documents with the number {a} are looked for, too.", "Tìm cả văn bản mang số 9."
    ),
    Said("Tìm văn bản mang số {a}.", "Documents with the number {a} are looked for.", "Tìm văn bản mang số 846/2017."),
    Said("Tìm nguyên văn “{a}”.", "Looking for exactly “{a}”.", "Tìm nguyên văn “điện năng”."),
    Said(
        "Tìm văn bản có ít nhất một trong {n} vế.",
        "Documents that match at least one of the {n} alternatives are found.",
        "Tìm văn bản có ít nhất một trong 2 vế.",
    ),
    Said(
        "Chỉ tìm theo {n} vế đầu tiên; bỏ qua các vế sau.",
        "Only the first {n} alternatives are looked for; the others are ignored.",
        "Chỉ tìm theo 20 vế đầu tiên; bỏ qua các vế sau.",
    ),
    Said(
        "Chỉ có “{a}”, không có vế nào: tìm như một từ thường.",
        "There is nothing but “{a}”: searched as an ordinary word.",
        "Chỉ có “OR”, không có vế nào: tìm như một từ thường.",
    ),
    Said(
        "“AND” không được tìm như một từ: văn bản có nhiều từ đã gõ hơn đứng trước.",
        "“AND” is not looked for as a word: documents with more of the words typed come first.",
    ),
    Said(
        "Bỏ qua dấu ngoặc: “{a}” chia cả câu đã gõ, không chỉ phần trong ngoặc.",
        "Brackets are ignored: “{a}” divides all that was typed, not only what stands in them.",
        "Bỏ qua dấu ngoặc: “OR” chia cả câu đã gõ, không chỉ phần trong ngoặc.",
    ),
    Said("Loại trừ “{a}”.", "Leaving out “{a}”.", "Loại trừ “khí”."),
    Said(
        "Loại trừ văn bản mang hoặc trích dẫn số “{a}”.",
        "Leaving out documents that bear or cite the number “{a}”.",
        "Loại trừ văn bản mang hoặc trích dẫn số “846/QĐ-UBND”.",
    ),
    Said(
        "Không hiểu “{a}”: không lọc, tìm như các từ thường. Viết đúng: {b}.",
        "“{a}” is not understood: nothing is filtered, it is searched as ordinary words. Write: {b}.",
        "Không hiểu “năm: nay”: không lọc, tìm như các từ thường. Viết đúng: năm: 2023.",
    ),
    Said(
        "Không hiểu “{a}”: đã bỏ qua, không loại trừ gì. Viết đúng: {b}.",
        "“{a}” is not understood: it is ignored, nothing is left out. Write: {b}.",
        "Không hiểu “-năm: nay”: đã bỏ qua, không loại trừ gì. Viết đúng: -năm: 2023.",
    ),
    Said("Bỏ qua dấu ngoặc kép không khép lại.", "A quotation mark that is not closed is ignored."),
    Said(
        "Bỏ qua “{a}” vì chỉ có một vế.",
        "“{a}” is ignored: there is nothing on one side of it.",
        "Bỏ qua “HOẶC” vì chỉ có một vế.",
    ),
    Said(
        "Ngày đầu đứng sau ngày cuối, đã đổi chỗ: {A}.",
        "The first day was after the last; they have changed places: {A}.",
        "Ngày đầu đứng sau ngày cuối, đã đổi chỗ: 01/01/2023–31/03/2023.",
    ),
    Said(
        "“{a}” cũng được tìm là “{b}”, theo văn bản trong kho.",
        "“{a}” is also searched as “{b}”, as the documents define it.",
        "“KKTM” cũng được tìm là “khu kinh tế mở”, theo văn bản trong kho.",
    ),
    Said(
        "Trong kho không có văn bản nào của cơ quan “{a}”.",
        "No document of the collection is of the body “{a}”.",
        "Trong kho không có văn bản nào của cơ quan “Sở X”.",
    ),
    Said(
        "Trong kho không có văn bản nào trích dẫn văn bản của cơ quan “{a}”.",
        "No document of the collection cites a document of the body “{a}”.",
        "Trong kho không có văn bản nào trích dẫn văn bản của cơ quan “Sở X”.",
    ),
    Said(
        "Không văn bản nào trong kho có “{a}”.",
        "No document of the collection has “{a}”.",
        "Không văn bản nào trong kho có “vhttdl”.",
    ),
    Said(
        "Không có “{a}” trong kho: đã tìm “{b}”.",
        "No document has “{a}”: searched for “{b}”.",
        "Không có “phươgn” trong kho: đã tìm “phương”.",
    ),
)

DECISIONS: tuple[Said, ...] = (
    Said(
        "{a} ghi cùng số, cùng ngày {d} nhưng của {b}",
        "{a} gives the same number and the same day, {d}, but names {b}",
        "Báo cáo 5/BC-SCT ghi cùng số, cùng ngày 07/11/2017 nhưng của Sở Nội vụ",
    ),
    Said(
        "không nêu {A}; có {n} văn bản cùng số, ký hiệu ({a})",
        "the {A} is not stated; {n} documents have this number and symbol ({a})",
        "không nêu năm; có 2 văn bản cùng số, ký hiệu (2017, 2018)",
    ),
    Said("năm và cơ quan ban hành", "year and the issuing body"),
    Said(
        "các văn bản ghi ngày ban hành khác nhau: {A}",
        "the documents give different dates of issue: {A}",
        "các văn bản ghi ngày ban hành khác nhau: 07/11/2017 (3 lần); 11/2017 (1 lần)",
    ),
    Said("{d} (1 lần)", "{d} (once)", "07/11/2017 (1 lần)"),
    Said("{d} ({n} lần)", "{d} ({n} times)", "07/11/2017 (3 lần)"),
    Said(
        "chính văn bản ghi ngày {d}, nơi trích dẫn ghi {a}",
        "the document itself is dated {d}, where it is cited it is dated {a}",
        "chính văn bản ghi ngày 07/11/2017, nơi trích dẫn ghi 11/07/2017",
    ),
    Said(
        "các văn bản ghi trích yếu khác nhau: “{a}”; “{b}”",
        "the documents give different summaries: “{a}”; “{b}”",
        "các văn bản ghi trích yếu khác nhau: “về điện”; “về giá”",
    ),
    Said(
        "{a} ngày {d} trích dẫn văn bản ghi ngày {d2}, tức là sau nó",
        "{a} of {d} cites a document dated {d2}, which is later than itself",
        "Báo cáo 5/BC-SCT ngày 01/03/2017 trích dẫn văn bản ghi ngày 07/11/2017, tức là sau nó",
    ),
)

ANSWERS: tuple[Said, ...] = (
    Said("Hiểu câu hỏi là: {A}.", "The question is taken to ask: {A}.", "Hiểu câu hỏi là: vì sao."),
    Said("Chỉ xét {A}: {B}.", "Limited to {A}: {B}.", "Chỉ xét kỳ: Quý I/2023."),
    Said(
        "Không có quý {a}: một năm có bốn quý.",
        "There is no quarter {a}: a year has four.",
        "Không có quý 7: một năm có bốn quý.",
    ),
    Said(
        "Không có tháng {n}: một năm có mười hai tháng.",
        "There is no month {n}: a year has twelve.",
        "Không có tháng 13: một năm có mười hai tháng.",
    ),
    Said(
        "Câu hỏi chưa nêu đếm cái gì; hãy nêu rõ, ví dụ: số lượng hồ sơ quá hạn.",
        "The question does not say what to count; name it, for instance: số lượng hồ sơ quá hạn.",
    ),
    Said(
        "Kho không có {a} nào như vậy, đếm theo danh mục.",
        "The collection holds no such document ({a}), counted in the catalogue.",
        "Kho không có báo cáo nào như vậy, đếm theo danh mục.",
    ),
    Said(
        "{n} {a} (đếm theo danh mục)",
        "{n} documents: {a} (counted in the catalogue)",
        "12 báo cáo (đếm theo danh mục)",
    ),
    Said(
        "{b}: {n} {a} (đếm theo danh mục)",
        "{b}: {n} documents: {a} (counted in the catalogue)",
        "Quảng Ngãi: 12 báo cáo (đếm theo danh mục)",
    ),
    Said("{n} {a} (đếm theo đề mục)", "{n} {a} (counted by their headings)", "4 điều (đếm theo đề mục)"),
    Said(
        "Không văn bản nào trong kho nói {a} được sửa đổi, bổ sung, bị thay thế hay bãi bỏ.",
        "No document of the collection says that {a} was amended, replaced or repealed.",
        "Không văn bản nào trong kho nói 846/QĐ-UBND được sửa đổi, bổ sung, bị thay thế hay bãi bỏ.",
    ),
    Said(
        "Không văn bản nào trong kho nói {a} bị thay thế, bãi bỏ hay hết hiệu lực.",
        "No document of the collection says that {a} was replaced or repealed or has ceased to have effect.",
        "Không văn bản nào trong kho nói 846/QĐ-UBND bị thay thế, bãi bỏ hay hết hiệu lực.",
    ),
    Said(
        "Văn bản trong kho mới nói tới dự thảo hoặc đề nghị, không nêu số của văn bản thay thế.",
        "The documents only speak of a draft or a proposal; they give no number of a document that replaces it.",
    ),
    Said(
        "Theo lời các văn bản trong kho; chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật.",
        "As the documents of the collection say; not checked against the national database of legal documents.",
    ),
    Said(
        "Không văn bản nào trong kho mang hay nhắc tới {a}.",
        "No document of the collection bears or mentions {a}.",
        "Không văn bản nào trong kho mang hay nhắc tới 846/QĐ-UBND.",
    ),
    Said("{a} (nay gồm cả {b})", "{a} (now includes {b})", "Bắc Ninh (nay gồm cả Bắc Giang)"),
    Said(
        "Không so sánh được: không tìm thấy câu trả lời cho {a}.",
        "No comparison: no answer was found for {a}.",
        "Không so sánh được: không tìm thấy câu trả lời cho Bắc Ninh.",
    ),
    Said(
        "Câu hỏi ghi ngày {d}, các văn bản trong kho ghi {a}.",
        "The question says {d}, the documents say {a}.",
        "Câu hỏi ghi ngày 11/07/2017, các văn bản trong kho ghi 07/11/2017.",
    ),
    Said("1 lần trong 1 văn bản", "once in 1 document"),
    Said("{n} lần trong 1 văn bản", "{n} times in 1 document", "3 lần trong 1 văn bản"),
    Said("{n} lần trong {n2} văn bản", "{n} times in {n2} documents", "3 lần trong 2 văn bản"),
    Said("tăng {n} ({a} → {b})", "up {n} ({a} → {b})", "tăng 2,5 (3 → 5,5)"),
    Said("giảm {n} ({a} → {b})", "down {n} ({a} → {b})", "giảm 2 (5 → 3)"),
    Said("không đổi ({a} → {b})", "unchanged ({a} → {b})", "không đổi (5 → 5)"),
)

TABLES: tuple[Said, ...] = (
    # headings of the tables that are taken away
    Said("Loại", "Type"),
    Said("Tỉnh", "Province"),
    Said("Ngày", "Date"),
    Said("Ngày được ghi", "Date stated"),
    Said("Tình trạng", "Status"),
    Said("Trong kho", "In the collection"),
    Said("Lần nhắc", "Mentions"),
    Said("Văn bản", "Document(s)"),
    Said("Văn bản trích dẫn", "Citing document"),
    Said("Cách dùng", "Use"),
    Said("Vị trí (ký tự)", "Position (characters)"),
    Said("Nguyên văn", "Verbatim"),
    Said("Đoạn", "Passage"),
    Said("Tệp", "File"),
    Said("Mục, đoạn", "Section, paragraph"),
    Said("Câu tra", "Query"),
    Said("Điều kiện lọc", "Filters"),
    Said("Phạm vi", "Extent"),
    Said("Lập chỉ mục lúc", "Indexed at"),
    Said("Ngày không thống nhất", "Dates disagree"),
    Said("Dòng", "Line"),
    Said("Mục", "Section"),
    Said("Mức", "Level"),
    Said("Nhận xét", "Finding"),
    Said("Dự thảo ghi", "The draft says"),
    Said("Kho ghi", "The collection says"),
    Said("Đề nghị", "Suggestion"),
    Said("Theo văn bản", "According to"),
    Said("Câu trong dự thảo", "Sentence of the draft"),
    Said("Đã gõ", "Typed"),
    Said("Hiểu là", "Taken as"),
    Said("Nhắc lần đầu", "First mentioned"),
    Said("Văn bản nhắc lần đầu", "First mentioned by"),
    Said("Nhắc lần cuối", "Last mentioned"),
    Said("Văn bản nhắc lần cuối", "Last mentioned by"),
    Said("Văn bản trong kho", "Document in the collection"),
    # what stands in them
    Said("có", "yes"),
    Said("không", "no"),
    Said("{A}: {a} (gồm cả {b})", "{A}: {a} (including {b})", "Tỉnh, thành phố: Quảng Ngãi (gồm cả Kon Tum)"),
    Said("{n} dòng, từ {n2} văn bản", "{n} lines, from {n2} documents", "1.024 dòng, từ 310 văn bản"),
    Said(
        "{n} dòng, từ {n2} trong tổng số {n3} văn bản tìm thấy",
        "{n} lines, from {n2} of {n3} documents found",
        "13 dòng, từ 3 trong tổng số 10 văn bản tìm thấy",
    ),
    Said(
        "{n} dòng, từ {n2} trong tổng số {n3} văn bản tìm thấy; một bảng có nhiều nhất {n4} văn bản",
        "{n} lines, from {n2} of {n3} documents found; a table holds at most {n4} documents",
        "5.000 dòng, từ 1.000 trong tổng số 2.345 văn bản tìm thấy; một bảng có nhiều nhất 1.000 văn bản",
    ),
    Said("{h} ngày {d}", "{d}, {h}", "04:02 ngày 21/11/2026"),
    # what a check says
    Said("sai khác", "differs"),
    Said("đã bị thay thế / bãi bỏ", "replaced or repealed"),
    Said("nhiều khả năng", "several candidates"),
    Said("không có trong kho", "not in the collection"),
    Said("thiếu thông tin / sai thể thức", "incomplete or malformed"),
    Said("khớp", "agrees"),
    Said("không đọc ra số", "no number could be read"),
    Said("Lỗi", "Error"),
    Said("Cần xem", "To look at"),
    Said("Thể thức", "Form"),
    Said("Lưu ý", "Note"),
    Said("ngày", "date"),
    Said("Khớp: {A}", "Agrees: {A}", "Khớp: ngày; trích yếu"),
)

ROWS = (*NAMES, *PERIODS, *QUERIES, *DECISIONS, *ANSWERS, *TABLES)
