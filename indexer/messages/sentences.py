"""The sentences of the library, by the code of the note that says them, in Vietnamese.

A place in braces is filled by the value of that name. English stands in the catalogue, its id the sentence here.
"""

from __future__ import annotations

from indexer.messages.catalogue import mark_message

_SEARCHING = {
    "filtered": mark_message("Lọc theo {filter}: {values}."),
    "left_out_by": mark_message("Loại trừ theo {filter}: {values}."),
    "with_others": mark_message("{name} (gồm cả {others})"),
    "number_taken": mark_message("Đã nhận “{typed}” là số, ký hiệu văn bản."),
    "number_too": mark_message("Tìm cả văn bản mang số {number}."),
    "number_sought": mark_message("Tìm văn bản mang số {number}."),
    "number_left_out": mark_message("Loại trừ văn bản mang hoặc viện dẫn số “{typed}”."),
    "phrase_sought": mark_message("Tìm nguyên văn “{words}”."),
    "words_left_out": mark_message("Loại trừ “{words}”."),
    "alternatives": mark_message("Tìm văn bản có ít nhất một trong {n} vế."),
    "alternatives_cut": mark_message("Chỉ tìm theo {n} vế đầu tiên; bỏ qua các vế sau."),
    "operator_alone": mark_message("Chỉ có “{operator}”, không có vế nào: tìm như một từ thường."),
    "operator_one_sided": mark_message("Bỏ qua “{operator}” vì chỉ có một vế."),
    "and_ignored": mark_message("“AND” không được tìm như một từ: mọi từ đã gõ đều phải có."),
    "none_has_all": mark_message("Không văn bản nào có đủ những gì đã gõ."),
    "all_are_scattered": mark_message("{n} văn bản có đủ các từ đã gõ, nhưng không có chúng trong cùng một đoạn."),
    "some_have_part": mark_message(
        "{n} văn bản chỉ có một phần những gì đã gõ, xếp riêng; từ còn thiếu được gạch ngang."
    ),
    "beginning_sought": mark_message("Tìm mọi từ bắt đầu bằng “{start}”."),
    "near_sought": mark_message("Tìm “{left}” cách “{right}” không quá {n} từ."),
    "operator_unsupported": mark_message("Không hỗ trợ “{operator}”, đã bỏ qua: {instead}."),
    "instead_minus": mark_message("viết dấu trừ liền trước từ cần loại trừ, ví dụ -từ"),
    "instead_minus_each": mark_message("viết dấu trừ trước từng từ cần loại trừ"),
    "instead_dates": mark_message("viết từ: 2020 đến: 2022"),
    "instead_or": mark_message("dùng OR và dấu trừ"),
    "instead_near": mark_message("viết ~ giữa hai từ, có dấu cách hai bên"),
    "instead_filters": mark_message("gõ thẳng các từ, hoặc dùng các bộ lọc"),
    "instead_words": mark_message("gõ thẳng các từ cần tìm"),
    "instead_star": mark_message("dấu * chỉ đứng cuối một từ có từ hai chữ trở lên"),
    "brackets_ignored": mark_message("Bỏ qua dấu ngoặc: “{operator}” chia cả câu đã gõ, không chỉ phần trong ngoặc."),
    "phrases_unread": mark_message(
        "Quá nhiều văn bản ({n}) có đủ các từ của cụm trong ngoặc kép: chưa đối chiếu nguyên văn từng văn bản,"
        " số đếm có thể cao hơn thật."
    ),
    "joined_letters": mark_message("Chữ bị tách rời đã được ghép lại: “{text}”."),
    "meant_by_keys": mark_message("“{typed}” có vẻ gõ theo kiểu Telex hoặc VNI mà chưa bật bộ gõ."),
    "quote_open": mark_message("Bỏ qua dấu ngoặc kép không khép lại."),
    "prefix_unread": mark_message("Không hiểu “{typed}”: không lọc, tìm như các từ thường. Viết đúng: {example}."),
    "exclusion_unread": mark_message("Không hiểu “{typed}”: đã bỏ qua, không loại trừ gì. Viết đúng: {example}."),
    "dates_exchanged": mark_message("Ngày đầu đứng sau ngày cuối, đã đổi chỗ: {days}."),
    "also_sought": mark_message("“{form}” cũng được tìm là “{other}”, theo văn bản trong kho."),
    "body_without_documents": mark_message("Trong kho không có văn bản nào của cơ quan “{body}”."),
    "body_not_cited": mark_message("Trong kho không có văn bản nào viện dẫn văn bản của cơ quan “{body}”."),
    "not_learned": mark_message(
        "{n} văn bản mới chưa tìm được theo từ: kho đang được ghi, hoặc lần ghi trước bị dừng."
    ),
    "cites_sampled": mark_message(
        "“Có viện dẫn” chỉ liệt kê các số hay gặp trong {n} văn bản được lấy mẫu; số đếm bên cạnh thì đủ."
    ),
    "words_unknown": mark_message("Không văn bản nào trong kho có “{words}”."),
    "respelled": mark_message("Không có “{typed}” trong kho: đã tìm “{found}”."),
}
_DECISIONS = {
    "bodies_differ": mark_message("các văn bản ghi cơ quan ban hành khác nhau: {bodies}"),
    "doubtful_number": mark_message("viết “{written}”, không phải số văn bản; có lẽ là {probably}"),
    "ambiguous": mark_message("không nêu {missing}; có {n} văn bản cùng số, ký hiệu ({candidates})"),
    "dates_differ": mark_message("các văn bản ghi ngày ban hành khác nhau: {dates}"),
    "date_once": mark_message("{day} (1 lần)"),
    "date_times": mark_message("{day} ({n} lần)"),
    "year_differs": mark_message("số, ký hiệu ghi năm {year}, ngày ban hành ghi {day}"),
    "own_date_differs": mark_message("chính văn bản ghi ngày {day}, nơi viện dẫn ghi {cited}"),
    "subjects_differ": mark_message("các văn bản ghi trích yếu khác nhau: “{first}”; “{second}”"),
    "odd_day": mark_message("ngày ban hành ghi {written} không có trong lịch"),
    "cited_before_issue": mark_message("{document} ngày {day} viện dẫn văn bản ghi ngày {issued}, tức là sau nó"),
    "dismissed": mark_message("đã xem xét: {reason} (lúc {time} ngày {day}; {said})"),
}
_ANSWERS = {
    "question_kind": mark_message("Loại câu hỏi: {kind}."),
    "limited_to": mark_message("Chỉ xét {condition}: {value}."),
    "with_former": mark_message("{name} (nay gồm cả {others})"),
    "no_such_quarter": mark_message("Không có quý {quarter}: một năm có bốn quý."),
    "no_such_month": mark_message("Không có tháng {month}: một năm có mười hai tháng."),
    "nothing_to_count": mark_message("Câu hỏi chưa nêu đếm cái gì; hãy nêu rõ, ví dụ: số lượng hồ sơ quá hạn."),
    "none_of_type": mark_message("Kho không có {type} nào như vậy, đếm theo danh mục."),
    "counted_of_type": mark_message("{n} {type} (đếm theo danh mục)"),
    "counted_of_side": mark_message("{side}: {n} {type} (đếm theo danh mục)"),
    "counted_headings": mark_message("{n} {part} (đếm theo đề mục)"),
    "never_changed": mark_message(
        "Không văn bản nào trong kho nói {number} được sửa đổi, bổ sung, bị thay thế hay bãi bỏ."
    ),
    "never_ended": mark_message("Không văn bản nào trong kho nói {number} bị thay thế, bãi bỏ hay hết hiệu lực."),
    "only_proposed": mark_message(
        "Văn bản trong kho mới nói tới dự thảo hoặc đề nghị, không nêu số của văn bản thay thế."
    ),
    "unverified": mark_message(
        "Theo lời các văn bản trong kho; chưa đối chiếu với Cơ sở dữ liệu quốc gia về pháp luật."
    ),
    "number_absent": mark_message("Không văn bản nào trong kho mang hoặc viện dẫn {number}."),
    "not_compared": mark_message("Không so sánh được: không tìm thấy câu trả lời cho {side}."),
    "asked_date_differs": mark_message("Câu hỏi ghi ngày {day}, các văn bản trong kho ghi {dates}."),
    "once_in_one": mark_message("1 lần trong 1 văn bản"),
    "times_in_one": mark_message("{n} lần trong 1 văn bản"),
    "times_in_several": mark_message("{n} lần trong {documents} văn bản"),
    "increased": mark_message("tăng {by} ({first} → {second})"),
    "decreased": mark_message("giảm {by} ({first} → {second})"),
    "differs": mark_message("chênh {by} ({first} so với {second})"),
    "unchanged": mark_message("không đổi ({first} → {second})"),
}
_PERIODS = {
    "quarter": mark_message("Quý {roman}/{year}"),
    "any_quarter": mark_message("Quý {roman}"),
    "first_half": mark_message("6 tháng đầu năm {year}"),
    "second_half": mark_message("6 tháng cuối năm {year}"),
    "nine_months": mark_message("9 tháng năm {year}"),
    "month": mark_message("Tháng {n}/{year}"),
    "years": mark_message("Giai đoạn {year}–{last}"),
    "year": mark_message("Năm {year}"),
    "since": mark_message("từ {day}"),
    "until": mark_message("đến {day}"),
    "moment": mark_message("{time} ngày {day}"),
}
_TABLES = {
    "disagreed": mark_message("{number}: {reasons}."),
    "yes": mark_message("có"),
    "no": mark_message("không"),
    "agrees_on": mark_message("Khớp: {fields}"),
    "field_is": mark_message("{field}: {values}"),
    "gathered_gone": mark_message("{n} mục của hồ sơ không có trong bảng vì văn bản không còn trong kho."),
    "extent": mark_message("{lines} dòng, từ {documents} văn bản."),
    "extent_of": mark_message("{lines} dòng, từ {documents} trong tổng số {total} văn bản tìm thấy."),
    "extent_cut": mark_message(
        "{lines} dòng, từ {documents} trong tổng số {total} văn bản tìm thấy; một bảng có nhiều nhất {most} văn bản."
    ),
}

_CHECKS = {
    "check_date": mark_message("Ngày ban hành: dự thảo ghi {draft}, {by} ghi {known}."),
    "fix_day": mark_message("Sửa thành: {when}"),
    "check_date_once": mark_message("Ngày ban hành: dự thảo ghi {draft}, {by} ghi {known}."),
    "fix_day_if": mark_message("Đối chiếu bản gốc; nếu kho đúng, sửa thành: {when}"),
    "check_date_minority": mark_message(
        "Kho không thống nhất về ngày ban hành: {known}; dự thảo ghi {draft}, khớp với bên ít hơn."
    ),
    "fix_day_most": mark_message("Đối chiếu bản gốc; phần lớn ghi {when}"),
    "check_date_split": mark_message(
        "Dự thảo ghi {draft} như một phần văn bản trong kho; kho không thống nhất: {known}."
    ),
    "check_date_invalid": mark_message("Ngày {draft} không có trong lịch."),
    "check_date_year": mark_message("Số, ký hiệu mang năm {known} nhưng ngày ban hành lại ghi {draft}."),
    "check_date_twice": mark_message(
        "Dự thảo ghi hai ngày cho cùng một văn bản: {draft} ở đây, {known} ở dòng {line}."
    ),
    "fix_one_day": mark_message("Đối chiếu bản gốc rồi ghi thống nhất một ngày"),
    "check_date_later": mark_message("Văn bản được dẫn ghi ngày {draft}, sau ngày của chính dự thảo ({known})."),
    "fix_check_day": mark_message("Kiểm tra lại ngày"),
    "check_issuer": mark_message("Cơ quan ban hành: dự thảo ghi {draft}, {by} ghi {known}."),
    "fix_body": mark_message("Sửa thành: của {known}"),
    "check_issuer_implied": mark_message(
        "Dự thảo không ghi cơ quan ban hành nên được hiểu là {draft}; {by} ghi {known}."
    ),
    "fix_state_body": mark_message("Ghi rõ: của {known}"),
    "check_issuer_symbol": mark_message("Ký hiệu {number} là của {known}, dự thảo lại ghi {draft}."),
    "fix_check_number": mark_message("Kiểm tra lại số, ký hiệu hoặc cơ quan ban hành"),
    "check_type": mark_message("Ký hiệu {number} là của loại {known}, dự thảo lại gọi là {draft}."),
    "fix_type": mark_message("Sửa thành: {known} số {number}"),
    "check_subject": mark_message("Trích yếu: dự thảo ghi “{draft}”, {by} ghi “{known}”."),
    "fix_known": mark_message("Sửa thành: {known}"),
    "check_subject_once": mark_message("Trích yếu: dự thảo ghi “{draft}”, {by} ghi “{known}”."),
    "fix_known_if": mark_message("Đối chiếu bản gốc; nếu kho đúng, sửa thành: {known}"),
    "check_number": mark_message("{why}; {known} thì khớp {what}."),
    "fix_number": mark_message("Sửa thành: số {number}{hint}"),
    "check_number_year": mark_message("Số, ký hiệu: dự thảo ghi {draft}, {by} ghi {known}."),
    "fix_number_year": mark_message(
        "Đối chiếu bản gốc; chỉ văn bản quy phạm pháp luật có năm trong số, ký hiệu: {known}"
    ),
    "check_replaced": mark_message("Văn bản này đã bị thay thế bởi {known}{hint}."),
    "fix_cite_instead": mark_message("Thay bằng: {known}"),
    "check_repealed": mark_message("Văn bản này đã bị bãi bỏ bởi {known}{hint}."),
    "fix_leave_out": mark_message("Bỏ viện dẫn, hoặc dẫn văn bản còn hiệu lực"),
    "check_expired": mark_message("Văn bản này đã hết hiệu lực, theo {known}{hint}."),
    "check_expired_later": mark_message("Sau ngày của dự thảo, văn bản này hết hiệu lực, theo {known}{hint}."),
    "check_proposed": mark_message("Văn bản này chưa hết hiệu lực nhưng {known} {what} nó."),
    "check_replaced_later": mark_message("Sau ngày của dự thảo, văn bản này bị thay thế bởi {known}{hint}."),
    "check_repealed_later": mark_message("Sau ngày của dự thảo, văn bản này bị bãi bỏ bởi {known}{hint}."),
    "check_repealed_partly": mark_message("Văn bản này đã hết hiệu lực một phần theo {known}."),
    "fix_check_provision": mark_message("Kiểm tra điều, khoản được dẫn còn hiệu lực hay không"),
    "check_several": mark_message("Trong kho có {count} văn bản cùng số, ký hiệu: {known}."),
    "fix_state_both": mark_message("Ghi rõ ngày và cơ quan ban hành"),
    "check_absent": mark_message("Không có trong kho: không văn bản nào khác mang hoặc viện dẫn số {draft}."),
    "fix_compare_like": mark_message("Đối chiếu bản gốc{hint}"),
    "check_absent_here": mark_message("Kho không có {draft}; cùng số, ký hiệu có: {known}."),
    "fix_check_body_year": mark_message("Kiểm tra lại cơ quan ban hành và năm"),
    "check_missing_date": mark_message("Lần viện dẫn đầu thiếu ngày ban hành."),
    "fix_add_day": mark_message("Thêm: {when}"),
    "check_missing_issuer": mark_message("Lần viện dẫn đầu thiếu cơ quan ban hành."),
    "fix_add_body": mark_message("Thêm: của {known}"),
    "check_missing_subject": mark_message("Lần viện dẫn đầu thiếu trích yếu nội dung."),
    "fix_add_subject": mark_message("Thêm trích yếu: “{known}”"),
    "check_missing_symbol": mark_message("Chỉ ghi “{draft}”, thiếu ký hiệu của văn bản."),
    "fix_write_in_full": mark_message("Ghi đầy đủ: {known}"),
    "check_missing_type": mark_message("Thiếu tên loại văn bản trước {draft}."),
    "fix_write_type": mark_message("Viết: {known} số {draft}"),
    "check_missing_so": mark_message("Thiếu chữ “số” trước {draft}."),
    "check_provision": mark_message("{known} trong kho không có {draft}."),
    "fix_compare": mark_message("Đối chiếu bản gốc"),
    "check_doubtful": mark_message("“{draft}” không thể là số, ký hiệu văn bản như đã viết; có lẽ là {known}."),
    "fix_probably": mark_message("Đối chiếu bản gốc; có lẽ: {known}"),
    "check_spelling": mark_message("Số, ký hiệu viết chưa đúng: “{draft}” ({what})."),
    "witness_itself": mark_message("chính văn bản ấy (có trong kho)"),
    "witness_places": mark_message("{n} chỗ trong kho"),
    "number_is_another": mark_message("Số {number} có trong kho nhưng ghi khác"),
    "number_not_held": mark_message("Số {number} không có trong kho"),
    "rest_agrees": mark_message("phần còn lại"),
    "ended_on": mark_message("; hết hiệu lực từ ngày {day}"),
    "then_replaced": mark_message(" (đã bị thay thế bởi {by})"),
    "then_expired": mark_message(" (đã hết hiệu lực, theo {by})"),
    "then_repealed": mark_message(" (đã bị bãi bỏ bởi {by})"),
    "numbers_like_it": mark_message("; gần giống: {like}"),
    "named_ended": mark_message("{name}{end}"),
    "odd_blanks": mark_message("thừa khoảng trắng"),
    "odd_letter": mark_message("chữ Ð (U+00D0) thay cho Đ"),
    "odd_dash": mark_message("dấu gạch không phải “-”"),
    "odd_order": mark_message("sai thứ tự hoặc dấu “/”, “-”"),
    "odd_letters": mark_message("thiếu dấu của chữ"),
    "odd_capitals": mark_message("sai chữ hoa, chữ thường"),
}

SENTENCES: dict[str, str] = {**_SEARCHING, **_DECISIONS, **_ANSWERS, **_PERIODS, **_TABLES, **_CHECKS}
