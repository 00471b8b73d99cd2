"""The sentences of the library, by the code of the note that says them, in Vietnamese.

A place in braces is filled by the value of that name. English stands in the catalogue, its id the sentence here.
"""

from __future__ import annotations

from indexer.messages.catalogue import marked

_SEARCHING = {
    "filtered": marked("Lọc theo {filter}: {values}."),
    "left_out_by": marked("Loại trừ theo {filter}: {values}."),
    "with_others": marked("{name} (gồm cả {others})"),
    "number_taken": marked("Hiểu “{typed}” là số văn bản."),
    "number_too": marked("Tìm cả văn bản mang số {number}."),
    "number_sought": marked("Tìm văn bản mang số {number}."),
    "number_left_out": marked("Loại trừ văn bản mang hoặc trích dẫn số “{typed}”."),
    "phrase_sought": marked("Tìm nguyên văn “{words}”."),
    "words_left_out": marked("Loại trừ “{words}”."),
    "alternatives": marked("Tìm văn bản có ít nhất một trong {n} vế."),
    "alternatives_cut": marked("Chỉ tìm theo {n} vế đầu tiên; bỏ qua các vế sau."),
    "operator_alone": marked("Chỉ có “{operator}”, không có vế nào: tìm như một từ thường."),
    "operator_one_sided": marked("Bỏ qua “{operator}” vì chỉ có một vế."),
    "and_ignored": marked("“AND” không được tìm như một từ: mọi từ đã gõ đều phải có."),
    "none_has_all": marked("Không văn bản nào có đủ những gì đã gõ."),
    "all_are_scattered": marked("{n} văn bản có đủ các từ đã gõ, nhưng không có chúng trong cùng một đoạn."),
    "some_have_part": marked("{n} văn bản chỉ có một phần những gì đã gõ, xếp riêng; từ còn thiếu được gạch ngang."),
    "beginning_sought": marked("Tìm mọi từ bắt đầu bằng “{start}”."),
    "near_sought": marked("Tìm “{left}” cách “{right}” không quá {n} từ."),
    "operator_unsupported": marked("Không hỗ trợ “{operator}”, đã bỏ qua: {instead}."),
    "instead_minus": marked("viết dấu trừ liền trước từ cần loại trừ, ví dụ -từ"),
    "instead_or": marked("dùng OR và dấu trừ"),
    "instead_near": marked("viết ~ giữa hai từ, có dấu cách hai bên"),
    "instead_filters": marked("gõ thẳng các từ, hoặc dùng các bộ lọc"),
    "instead_words": marked("gõ thẳng các từ cần tìm"),
    "instead_star": marked("dấu * chỉ đứng cuối một từ có từ hai chữ trở lên"),
    "brackets_ignored": marked("Bỏ qua dấu ngoặc: “{operator}” chia cả câu đã gõ, không chỉ phần trong ngoặc."),
    "quote_open": marked("Bỏ qua dấu ngoặc kép không khép lại."),
    "prefix_unread": marked("Không hiểu “{typed}”: không lọc, tìm như các từ thường. Viết đúng: {example}."),
    "exclusion_unread": marked("Không hiểu “{typed}”: đã bỏ qua, không loại trừ gì. Viết đúng: {example}."),
    "dates_exchanged": marked("Ngày đầu đứng sau ngày cuối, đã đổi chỗ: {days}."),
    "also_sought": marked("“{form}” cũng được tìm là “{other}”, theo văn bản trong kho."),
    "body_without_documents": marked("Trong kho không có văn bản nào của cơ quan “{body}”."),
    "body_not_cited": marked("Trong kho không có văn bản nào trích dẫn văn bản của cơ quan “{body}”."),
    "not_learned": marked("{n} văn bản mới chưa tìm được theo từ: kho đang được ghi, hoặc lần ghi trước bị dừng."),
    "words_unknown": marked("Không văn bản nào trong kho có “{words}”."),
    "respelled": marked("Không có “{typed}” trong kho: đã tìm “{found}”."),
}
_DECISIONS = {
    "bodies_differ": marked("các văn bản ghi cơ quan ban hành khác nhau: {bodies}"),
    "doubtful_number": marked("viết “{written}”, không phải số văn bản; có lẽ là {probably}"),
    "ambiguous": marked("không nêu {missing}; có {n} văn bản cùng số, ký hiệu ({candidates})"),
    "dates_differ": marked("các văn bản ghi ngày ban hành khác nhau: {dates}"),
    "date_once": marked("{day} (1 lần)"),
    "date_times": marked("{day} ({n} lần)"),
    "own_date_differs": marked("chính văn bản ghi ngày {day}, nơi trích dẫn ghi {cited}"),
    "subjects_differ": marked("các văn bản ghi trích yếu khác nhau: “{first}”; “{second}”"),
    "cited_before_issue": marked("{document} ngày {day} trích dẫn văn bản ghi ngày {issued}, tức là sau nó"),
    "dismissed": marked("đã xem xét: {reason} (lúc {time} ngày {day}; {said})"),
}
_ANSWERS = {
    "question_kind": marked("Hiểu câu hỏi là: {kind}."),
    "limited_to": marked("Chỉ xét {condition}: {value}."),
    "with_former": marked("{name} (nay gồm cả {others})"),
    "no_such_quarter": marked("Không có quý {quarter}: một năm có bốn quý."),
    "no_such_month": marked("Không có tháng {month}: một năm có mười hai tháng."),
    "nothing_to_count": marked("Câu hỏi chưa nêu đếm cái gì; hãy nêu rõ, ví dụ: số lượng hồ sơ quá hạn."),
    "none_of_type": marked("Kho không có {type} nào như vậy, đếm theo danh mục."),
    "counted_of_type": marked("{n} {type} (đếm theo danh mục)"),
    "counted_of_side": marked("{side}: {n} {type} (đếm theo danh mục)"),
    "counted_headings": marked("{n} {part} (đếm theo đề mục)"),
    "never_changed": marked("Không văn bản nào trong kho nói {number} được sửa đổi, bổ sung, bị thay thế hay bãi bỏ."),
    "never_ended": marked("Không văn bản nào trong kho nói {number} bị thay thế, bãi bỏ hay hết hiệu lực."),
    "only_proposed": marked("Văn bản trong kho mới nói tới dự thảo hoặc đề nghị, không nêu số của văn bản thay thế."),
    "unverified": marked("Theo lời các văn bản trong kho; chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật."),
    "number_absent": marked("Không văn bản nào trong kho mang hay nhắc tới {number}."),
    "not_compared": marked("Không so sánh được: không tìm thấy câu trả lời cho {side}."),
    "asked_date_differs": marked("Câu hỏi ghi ngày {day}, các văn bản trong kho ghi {dates}."),
    "once_in_one": marked("1 lần trong 1 văn bản"),
    "times_in_one": marked("{n} lần trong 1 văn bản"),
    "times_in_several": marked("{n} lần trong {documents} văn bản"),
    "increased": marked("tăng {by} ({first} → {second})"),
    "decreased": marked("giảm {by} ({first} → {second})"),
    "unchanged": marked("không đổi ({first} → {second})"),
}
_PERIODS = {
    "quarter": marked("Quý {roman}/{year}"),
    "any_quarter": marked("Quý {roman}"),
    "first_half": marked("6 tháng đầu năm {year}"),
    "second_half": marked("6 tháng cuối năm {year}"),
    "nine_months": marked("9 tháng năm {year}"),
    "month": marked("Tháng {n}/{year}"),
    "years": marked("Giai đoạn {year}–{last}"),
    "year": marked("Năm {year}"),
    "since": marked("từ {day}"),
    "until": marked("đến {day}"),
    "moment": marked("{time} ngày {day}"),
}
_TABLES = {
    "disagreed": marked("{number}: {reasons}."),
    "yes": marked("có"),
    "no": marked("không"),
    "agrees_on": marked("Khớp: {fields}"),
    "field_is": marked("{field}: {values}"),
    "extent": marked("{lines} dòng, từ {documents} văn bản."),
    "extent_of": marked("{lines} dòng, từ {documents} trong tổng số {total} văn bản tìm thấy."),
    "extent_cut": marked(
        "{lines} dòng, từ {documents} trong tổng số {total} văn bản tìm thấy; một bảng có nhiều nhất {most} văn bản."
    ),
}

SENTENCES: dict[str, str] = {**_SEARCHING, **_DECISIONS, **_ANSWERS, **_PERIODS, **_TABLES}
