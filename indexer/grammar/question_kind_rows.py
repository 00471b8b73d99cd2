"""What Vietnamese questions ask for: the asking words of each kind, as rows with examples that a test walks.

Patterns run on folded text (``indexer.text.folding.fold``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from indexer.grammar.question_words import (
    BODY_ASKED,
    CITED,
    CONTACT,
    END,
    MORE,
    PAPER,
    PAPERS,
    QUANTITY,
    SIDE,
    UPON,
    WHICH,
)

Kind = Literal[
    "compare", "occasion", "where_cited", "how_often", "relation", "reason", "yesno", "percent", "person", "docnum",
    "date", "org", "place", "contact", "list", "about", "count",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class KindForm:
    """``pattern`` finds the asking words in a folded question; the first row that matches decides.

    What it matches is not looked for in documents, but for its group ``keep``. ``given`` must stand in the question,
    too. ``examples`` are questions that this very row must decide.
    """

    kind: Kind
    pattern: str
    examples: tuple[str, ...]
    given: str = ""


KINDS = (
    KindForm(
        "compare",
        r"(?:thuc hien )?khac nhau (?:the nao|ra sao|gi|o dau|khong)|so sanh|tang hay giam|giam hay tang"
        r"|(?:thay doi|bien dong|chenh lech) (?:the nao|ra sao|bao nhieu)|lan luot (?:la |dat )?bao nhieu"
        rf"|{SIDE} {MORE} hon|{SIDE}(?= (?:\w+ ){{0,4}}?{MORE} (?:\w+ ){{0,3}}?hon)"
        r"|moi (?:ben|noi|don vi|dia phuong|tinh|so|ky|quy|nam)(?= .*bao nhieu)"
        r"|(?:nhieu|cao|it|thap) hon hay|(?<= )bao nhieu(?= [^?]{2,60} va (?:la |dat )?bao nhieu\b)",
        (
            "Hai báo cáo nói khác nhau thế nào về phòng họp trực tuyến?",
            "Số TTHC năm 2023 tăng hay giảm so với năm 2020?",
            "so sanh so ho so quy i/2023 va quy ii/2023",
            "Số hồ sơ của Bắc Giang và Đồng Nai lần lượt là bao nhiêu?",
            "Quảng Ngãi và Đồng Nai, mỗi bên được giao bao nhiêu biên chế?",
            "Quý I/2023 và quý II/2023, quý nào tiếp nhận nhiều hơn?",
            "Đồng Nai và Kon Tum, nơi nào xử lý nhiều PAKN hơn?",
            "Tỷ trọng kinh tế số phải đạt bao nhiêu vào năm 2030 và bao nhiêu vào năm 2035?",
        ),
    ),
    KindForm(
        "reason",
        r"^(?:vi sao|tai sao|vi dau|ly do|nguyen nhan)",
        (
            "Vì sao xin dừng dự án?",
            "tai sao ho so bi tre han",
            "Nguyên nhân nguồn thu không ổn định?",
            "Lý do bãi bỏ Quyết định 42/2016/QĐ-UBND là gì?",
        ),
    ),
    KindForm(
        "occasion",
        rf"(?:duoc )?{CITED} lan (?P<keep>{END})(?: tien)?(?: la)?(?: (?:o|trong|tai|vao))?(?: {WHICH})?"
        rf"|lan (?P<keep2>{END})(?: tien)?(?= .*{CITED})",
        (
            "Quyết định 846/QĐ-UBND được nhắc lần đầu ở văn bản nào?",
            "Lần gần nhất Nghị định 61/2018/NĐ-CP được trích dẫn là khi nào?",
            "nghi dinh 178/2024/ND-CP duoc nhac lan cuoi trong bao cao nao",
        ),
    ),
    KindForm(
        "how_often",
        rf"duoc {CITED}(?: den)? (?:bao nhieu|may) lan|(?:bao nhieu|may) lan (?:duoc )?{CITED}"
        rf"|^so (?:lan|luot) (?:duoc )?{CITED}",
        (
            "Quyết định 846/QĐ-UBND được nhắc bao nhiêu lần?",
            "846/QĐ-UBND được trích dẫn mấy lần",
            "số lần nhắc 846/QĐ-UBND",
        ),
    ),
    KindForm(
        "where_cited",
        rf"(?:duoc )?(?:{CITED}|co|nam) (?:den )?(?:o|trong|tai) (?:(?:nhung|cac) )?(?:{PAPERS}|noi|cho) nao"
        rf"|{PAPERS} nao(?: cua (?:\w+ ){{1,5}}?| o (?:\w+ ){{1,3}}?| )(?:co |da )?{CITED}(?: den)?(?= .*\d)"
        rf"|(?:duoc )?(?:(?:lay|dung|coi) )?lam can cu (?:trong|cua|o|de (?:ra|ban hanh)) {PAPER}"
        r" (?:nao|so (?:may|nao))"
        rf"|{PAPERS} nao (?:co |da )?{CITED}(?: den)?|(?:duoc )?{CITED} (?:o )?(?:dau|nhung dau)"
        rf"|(?:ai|(?:nhung |cac )?(?:co quan|don vi|dia phuong|tinh|so) nao) (?:co |da |dang |con )*{CITED}"
        rf"|^(?:(?:nhung|cac|danh sach|liet ke)(?: cac| nhung)? )?{PAPER}(?: co| da)? (?:trich dan|nhac"
        rf"|vien dan|dan chieu)(?= )"
        rf"|{CITED} (?:o|trong|tai) (?:(?:nhung|cac) )?(?:ky|quy|nam|thang|tinh|so) (?:bao cao )?nao",
        (
            "Nghị định 90/2020/NĐ-CP được nhắc ở báo cáo, kế hoạch nào?",
            "Văn bản nào trích dẫn Nghị định số 107/2020/NĐ-CP?",
            "nghi dinh 62/2020/ND-CP co trong van ban nao",
            "Quyết định 846/QĐ-UBND được trích dẫn ở đâu?",
            "Đề án 06 xuất hiện trong báo cáo nào?",
            "Những cơ quan nào viện dẫn Nghị định 61/2018/NĐ-CP?",
            "Quyết định 846/QĐ-UBND được nhắc trong những kỳ báo cáo nào?",
            "những văn bản trích dẫn Nghị định 61/2018/NĐ-CP",
            "Văn bản nào của Hà Tĩnh có viện dẫn Thông tư 09/2025/TT-BNG?",
            "Thông tư 17/2025/TT-BNNMT được lấy làm căn cứ trong quyết định số mấy của Quảng Ngãi?",
        ),
    ),
    KindForm(
        "relation",
        rf"(?P<keep>{UPON})(?: (?:mot phan|toan bo|mot so dieu cua))? (?:cho )?(?:(?:nhung|cac) )?{PAPER}"
        r" (?:nao|gi|so(?=\s*[?.]*$))"
        rf"|{PAPERS} nao(?: (?:da|se|bi|duoc|de))* (?P<keep2>{UPON})|(?P<keep3>{UPON})"
        rf"(?= (?:cho )?{PAPERS}.{{0,60}}(?:nao|gi)\b)"
        rf"|{PAPER}? ?nao(?: \w+)? (?:de|nham) (?P<keep4>{UPON})|(?:bi|duoc) (?P<keep5>{UPON}) (?:boi"
        rf"|bang) .{{0,20}}nao"
        rf"|^{PAPER} (?:da |bi |duoc )*(?P<keep6>{UPON})(?= (?:cho )?{PAPER} [\w ]{{0,12}}\d)(?!.*\b(?:khong"
        rf"|chua|ko)\b)"
        r"|(?:noi gi|neu gi|danh gia gi) ve (?:tinh trang|hieu luc)(?: cua)?",
        (
            "Kế hoạch số 136/KH-UBND thay thế kế hoạch nào?",
            "Quyết định nào thay thế Quyết định 40/2015/QĐ-UBND?",
            "Sở đang dự thảo văn bản nào để thay thế Quyết định số 56/2015/QĐ-UBND?",
            "Nghị định 02/2003/NĐ-CP bị thay thế bởi văn bản nào?",
            "văn bản thay thế Quyết định 846/QĐ-UBND",
            "Kế hoạch 136/KH-UBND sửa đổi kế hoạch số",
            "Các báo cáo nói gì về tình trạng của Nghị định 02/2003/NĐ-CP?",
        ),
    ),
    KindForm(
        "relation",
        rf"(?P<keep>(?:trien khai )?thuc hien|trien khai|ban hanh kem theo|phe duyet)(?: theo)?"
        rf" (?:(?:nhung|cac) )?{PAPER} nao",
        ("Kế hoạch 136/KH-UBND thực hiện nghị quyết nào?",),
        given=r"^[^?]*\d\s*[/-]\s*[a-z]",
    ),
    KindForm(
        "reason",
        r"vi sao|tai sao|vi dau|(?:do|la) nguyen nhan (?:gi|nao)|nguyen nhan (?:gi|nao|do dau)|nguyen nhan|do dau"
        r"|ly do(?: gi| nao)?|vi ly do (?:gi|nao)",
        (
            "Sở Công Thương xin dừng dự án vì sao?",
            "Quý III/2023, nguyên nhân 02 hồ sơ quá hạn là gì?",
            "Hồ sơ bị trễ hạn do đâu?",
        ),
    ),
    KindForm(
        "yesno",
        r"(?:hay khong|hay chua|phai khong|dung khong|chua|khong|ko)\s*[?.!]*\s*$|^(?:co phai|lieu)\b",
        (
            "Năm 2025 có được giao vốn đầu tư công không?",
            "Quyết định 53/2018/QĐ-UBND còn hiệu lực không?",
            "Sở đã trang bị phòng họp trực tuyến chưa?",
        ),
    ),
    KindForm(
        "percent",
        r"(?:dat |chiem )?(?:ty le |ti le )?(?:la )?(?:bao nhieu|may) (?:phan tram|%|diem phan tram)"
        r"|(?:dat|chiem) (?:ty le|ti le)(?: la)? (?:bao nhieu|the nao|may)",
        (
            "VACN tăng trưởng bình quân bao nhiêu phần trăm mỗi năm?",
            "Giải quyết TTHC đạt tỷ lệ bao nhiêu?",
        ),
    ),
    KindForm(
        "percent",
        r"(?:la |dat |chiem |len |xuong )*(?:bao nhieu|may|the nao)(?=\s*[?.]*$)",
        ("Tỷ lệ thạc sĩ tăng từ 7,5% lên bao nhiêu?", "Tỷ lệ hồ sơ trực tuyến là bao nhiêu?"),
        given=r"\d ?%|\bt[yi] le\b",
    ),
    KindForm("count", r"^bao nhieu(?! (?:phan tram|%|diem phan tram))", ("Bao nhiêu công chức tham gia lớp AI?",)),
    KindForm(
        "person",
        r"(?:do )?(?:nhung )?ai (?:la nguoi )?(?P<keep>ky)|(?P<keep2>ky) (?:boi|ten) (?:la )?ai"
        r"|nguoi (?P<keep3>ky)(?=.*la ai)|do ai (?P<keep4>ky)"
        r"|(?P<keep5>(?:pho )?(?:giam doc|chu tich|truong phong|chanh van phong|bi thu))(?=\b.*\bla ai\b)"
        r"|ai (?:dang |hien )?(?:la|lam|giu chuc)"
        r"(?= (?:pho )?(?:giam doc|chu tich|truong phong|chanh van phong|bi thu))"
        r"|(?P<keep10>ky)(?=\b.*\b(?:ho )?ten (?:la )?gi\b)"
        r"|(?P<keep11>(?:pho )?(?:giam doc|chu tich|truong phong|chanh van phong|bi thu))(?=\b.*\bten (?:la )?gi\b)"
        r"|(?:chuc vu|chuc danh)(?: cua)?(?: nguoi)? (?P<keep7>ky)|nguoi (?P<keep8>ky)(?=.* (?:chuc vu|chuc danh) gi)"
        r"|^(?P<keep9>nguoi (?:chu tri|dung dau|phu trach|dai dien|phat ngon|dieu hanh|lam chu))\b"
        r"|(?:pho )?(?:giam doc|chu tich|thu tuong|bo truong|thu truong|cuc truong) nao (?P<keep12>ky)"
        r"|nguoi (?P<keep13>ky)(?=\s*[?.]*$)"
        r"|(?:la )?(?P<keep6>ket luan|phat bieu|y kien|chi dao) cua ai|nguoi nao|la ai|dong chi nao|ong nao|ba nao",
        (
            "ai ký báo cáo 566/BC-SCT",
            "Thông báo 4386/TB-SCT là kết luận của ai?",
            "Giám đốc Sở Công Thương tỉnh Quảng Ngãi năm 2023 là ai?",
            "Báo cáo quý I/2023 do ai ký?",
            "chức vụ người ký kế hoạch CCHC năm 2021",
            "giám đốc Sở Công Thương Bắc Giang tên là gì",
            "người chủ trì phiên họp tháng 5/2026",
            "Phó chủ tịch nào ký quyết định về giá nước?",
            "40088/CHQ-GSQL người ký?",
        ),
    ),
    KindForm(
        "contact",
        rf"^(?:dia chi )?{CONTACT}(?: cua)?(?= )|(?:dia chi )?{CONTACT}(?: cua .{{3,60}})? (?:la gi"
        rf"|la bao nhieu|nao|so may)",
        (
            "tên miền sàn thương mại điện tử",
            "Số điện thoại đường dây nóng của Sở là bao nhiêu?",
            "dia chi website cua so",
        ),
    ),
    KindForm(
        "person",
        r"(?P<keep>ky)(?: boi)?(?=\s*[?.]*$)",
        ("QĐ 846/QĐ-UBND Quảng Ngãi ký bởi", "388/NQ-CP ký"),
        given=r"\d+/(?:\d{4}/)?[a-z]",
    ),
    KindForm(
        "date",
        r"(?P<keep>ban hanh|ky|ra) (?:vao )?ngay(?=\s*[?.]*$)",
        ("388/NQ-CP ban hành ngày?", "QĐ 846/QĐ-UBND ký ngày"),
        given=r"\d+/(?:\d{4}/)?[a-z]",
    ),
    KindForm(
        "list",
        r"(?P<keep>ky) (?:(?:nhung|cac) )?(?:van ban|bao cao|ke hoach) (?:nao|gi)",
        ("Ông Nguyễn Đức Huy ký những văn bản nào?",),
    ),
    KindForm(
        "docnum",
        r"(?:la |co |mang |tai |theo |ban hanh )*(?<!tong )(?<!ho )(?<!chi )(?<!tham )(?<!mot )(?<!he )"
        r"(?:(?:so|ky hieu|so hieu|so, ky hieu) (?:may(?! (?:vi tinh|tinh|moc|in|photo|quet|chieu|anh|bom|phat"
        r"|bien)\b)|gi|bao nhieu(?=\s*[?.]*$))|(?:ky hieu|so hieu|so, ky hieu|so) nao)"
        r"|(?:co|mang) so la (?:gi|bao nhieu)(?=\s*[?.]*$)"
        rf"|(?:la |co )?{PAPER} so (?:may|nao|bao nhieu|gi)|(?:ky hieu|so ky hieu"
        rf"|so hieu)(?= (?:cua .{{3,120}} )?la (?:gi|bao nhieu|may))"
        rf"|(?:theo|tai|kem theo|bang|trong|la|can cu|thuc hien theo|co) {PAPER} nao"
        rf"|(?<!nhung )(?<!cac )(?P<keep>{PAPER}) nao",
        (
            "Đảng ủy Sở ban hành kế hoạch nào thực hiện Nghị quyết 05?",
            "Kế hoạch nào của Đảng ủy thực hiện Nghị quyết 18-NQ/TW?",
            "Kế hoạch tuyên truyền năm 2023 là số nào?",
            "quyet dinh ve don gia dat mang so may",
            "Tờ trình của Sở Xây dựng về đơn giá đất: số nào?",
            "Quy chế chi tiêu nội bộ ban hành theo quyết định số mấy?",
            "Quy chế văn hóa công sở được ban hành theo văn bản nào?",
            "Báo cáo tháng 4/2025 có số bao nhiêu?",
            "Nghị quyết về dự án Luật Viên chức có số là gì?",
        ),
    ),
    KindForm(
        "docnum",
        rf"^(?:so ky hieu|so, ky hieu|so hieu|ky hieu|so va ky hieu)(?: cua)?(?= )"
        rf"|[-–,:] ?so(?: (?:ky )?hieu)?(?: {PAPER})?\s*[?.]*$"
        rf"|(?:tai|theo|bang|trong) {PAPER} so(?=\s*[?.]*$)"
        rf"|^(?:(?:cho (?:toi|em|minh|xin) )?(?:xin|tim|lay|hoi) )?so(?: cua)?"
        rf"(?= (?!van ban){PAPER}(?! (?:da|duoc|bi|can|chua|moi|phai|nao)\b))",
        (
            "số hiệu báo cáo CCHC quý III/2023",
            "công điện về cứu nạn - số?",
            "trả lời Hội Làm vườn về thuế đất - số công văn",
            "danh mục thủ tục bị thay công bố tại quyết định số",
            "số kế hoạch CCHC năm 2023 của Sở",
            "so quyet dinh ban hanh quy che chi tieu noi bo",
        ),
    ),
    KindForm(
        "date",
        r"(?:tu |vao |truoc |sau |den |ke tu )?(?:ngay|thang|nam|quy|hom) (?:nao|may|bao nhieu|gi)\b"
        r"|(?:tu )?(?:khi nao|bao gio|luc nao|hoi nao(?=\s*[?.]*$))|ngay thang(?: nam)? nao|(?:thoi gian|thoi diem"
        r"|thoi han) (?:nao|la khi nao)"
        r"|(?:^|(?<=[:,] ))(?:(?P<keep>thoi gian|thoi han|thoi diem)|ngay|han chot|han cuoi|han|moc thoi gian"
        r"|lich)(?: cua)?(?= )(?! che)"
        r"(?!.*\b(?:bao nhieu|bao lau|may (?:ngay|gio|thang)))"
        r"|(?:(?:co )?hieu luc|truoc|den|tu)(?: tu| ke tu| het)? ngay(?=\s*[?.]*$)|ngay (?:co )?hieu luc"
        r"|ngay (?:ban hanh|ky)(?= (?:cua .{3,60} )?(?:la (?:ngay nao|gi|bao nhieu)|the nao|ra sao)|\s*[?.]*$)",
        (
            "Báo cáo số 566/BC-SCT được ban hành ngày nào?",
            "thong tu 15/2023/TT-BCT ban hanh ngay nao",
            "Tiếp nhận tại Trung tâm từ khi nào?",
            "Thời gian thanh tra, kiểm tra kỷ luật năm 2023?",
            "bao cao 4516/BC-SCT ngay may",
            "hạn báo cáo kết quả chuyển đổi vị trí công tác",
            "Quyết định 846/QĐ-UBND có hiệu lực từ ngày",
            "Quyết định 846/QĐ-UBND được ghi ngày ban hành thế nào?",
        ),
    ),
    KindForm(
        "list",
        r"gom (?:co )?(?:nhung |cac )?(?:\w+ ){0,3}?(?:gi|ai|nao)\b|(?:nhung|cac) (?P<keep3>(?:\w+ ){0,5}\w+) nao"
        r"|liet ke"
        r"|^(?P<keep2>(?:\d+|mot|hai|ba|bon|sau|bay|tam|chin|muoi) (?!thang)\w+)(?=.*\b(?:nao|gi)\b)"
        r"|(?P<keep>thu tuc|linh vuc|nhiem vu|noi dung|giai phap) nao"
        r"(?= (?:thuc hien|duoc|can|phai|co|do))|la nhung gi|(?:nhung|cac) (?P<keep4>(?:\w+ ){0,4})gi\b",
        (
            "Sở có những đơn vị trực thuộc nào?",
            "Nội dung thanh tra gồm những gì?",
            "06 nhiệm vụ chính về chuyển đổi số là gì?",
            "Hai thủ tục nào được nộp từ Cổng dịch vụ công quốc gia?",
            "Trong danh sách, thủ tục nào thực hiện theo quy định của Trung ương?",
        ),
    ),
    KindForm(
        "place",
        r"(?:o|tai) (?:dau|(?:dia diem|noi|cho|tinh|thanh pho|huyen|xa|khu vuc|nuoc|quoc gia|dia ban) nao)"
        r"|^dia diem(?: to chuc)?(?= )|dia diem (?:nao|o dau|la gi)",
        (
            "Hội nghị triển khai Nghị quyết được tổ chức ở tỉnh nào?",
            "Hội chợ diễn ra ở đâu?",
            "địa điểm tổ chức hội nghị",
        ),
    ),
    KindForm(
        "org",
        rf"(?:voi |boi |do |den |cho |toi |la |cua )*{BODY_ASKED} nao|(?:cua|do|boi) ai|\bai\b",
        (
            "Thủ tục này liên thông với đơn vị nào?",
            "Thông tư 04/2021/TT-BTP của ai ban hành?",
            "Ai chủ trì tham mưu kế hoạch theo dõi thi hành pháp luật?",
            "435/QĐ-TTKC&XTTM là quyết định của đơn vị nào",
            "Kế hoạch 4417/KH-UBND của tỉnh nào?",
            "Bệnh viện ký hợp đồng với cơ quan bảo hiểm nào?",
        ),
    ),
    KindForm(
        "count",
        r"(?:la |co |duoc |dat |den |khoang )*(?:bao nhieu|bao lau)|(?P<keep>xep hang|thu hang|xep thu|dung thu"
        r"|xep vi tri|vi tri) (?:thu )?(?:may|bao nhieu)"
        r"|(?P<keep2>nang|rong|dai|cao|day|sau|lon|to|xa) (?:(?:chung|co|khoang|den|tam) nao|nhu the nao|the nao)",
        (
            "Đã giải quyết bao nhiêu hồ sơ?",
            "Nhà máy điện có quy mô công suất đến bao nhiêu?",
            "Chỉ số PCI xếp hạng thứ mấy?",
            "Hồ Thác Bà rộng chừng nào?",
        ),
    ),
    KindForm("count", r"(?<!nha )may(?! (?:tinh|moc|bien ap))", ("Hồ sơ trực tuyến tăng mấy lần?",)),
    KindForm(
        "percent",
        r"(?:^|(?<=, ))(?P<keep>t[yi] le)(?= )(?!.*\b(?:gi|nao)\b)",
        ("Tỷ lệ hồ sơ đúng và trước hạn trong quý III/2023?",),
    ),
    KindForm(
        "about",
        r"(?:noi |quy dinh |ban hanh |phe duyet |huong dan )*(?:ve )(?:viec|van de|noi dung|cai|chuyen) (?:gi|nao)"
        r"|(?:quy dinh |noi )?ve gi|(?P<keep>quy dinh|phe duyet|cong bo|huong dan|ban hanh) (?:noi dung "
        r"|nhung )?gi|noi dung (?:la )?gi"
        r"|noi dung (?:chinh )?(?:cua .* )?la gi|(?P<keep2>linh vuc|loai|nhom) nao|nhu the nao|the nao|ra sao"
        r"|la gi|noi gi|gi\b|^(?:trich yeu|noi dung(?: chinh)?)(?: cua)?(?= )",
        (
            "Quyết định 175/QĐ-SCT về việc gì?",
            "Nghị định số 106/2020/NĐ-CP quy định về gì?",
            "Quyết định số 681/QĐ-UBND phê duyệt nội dung gì?",
            "Hồ sơ quá hạn thuộc lĩnh vực nào?",
            "nội dung chính của Quyết định 31/2024/QĐ-UBND",
        ),
    ),
    KindForm(
        "count",
        r"(?:^|(?<=, ))(?P<keep>(?:tong )?(?:so luong|so|kinh phi|von|gia tri|san luong|cong suat|dien tich|chieu dai"
        rf"|{QUANTITY}|doanh thu|muc chi|muc thu|bien che|du toan|diem so|thu hang|xep hang)(?! (?:cong|noi|tai|tu"
        r"|van|khoa|thong|y te)\b))(?= )",
        (
            "tổng kinh phí hỗ trợ 31 đề án khuyến công",
            "công suất thủy điện Sơn Tây",
            "GRDP bình quân đầu người năm 2035",
            "độ tuổi tối đa được cử tuyển",
            "Tính đến tháng 4/2025, số TTHC thuộc thẩm quyền giải quyết của Sở Công Thương Bắc Giang?",
        ),
    ),
    KindForm(
        "person",
        rf"(?P<keep>ky)(?= (?:cac )?{PAPER})",
        ("phó chủ tịch UBND tỉnh ký văn bản về giá nước",),
        given=r"^(?:pho )?(?:giam doc|chu tich|thu tuong|bo truong|thu truong|cuc truong)\b",
    ),
    KindForm(
        "person",
        r"^nguoi (?P<keep2>ky)\b"
        r"|^(?P<keep>(?:pho )?(?:giam doc|chu tich|truong phong|chanh van phong|bi thu|bo truong))\b",
        ("người ký báo cáo 566/BC-SCT", "giám đốc Sở Công Thương Quảng Ngãi năm 2023"),
    ),
    KindForm(
        "org",
        r"^(?:co quan|don vi|phong|bo phan)(?= )(?! (?:hop|chay|chong|ngua|truc thuoc|su nghiep|thuoc)\b)",
        ("cơ quan cấp phép thi công trên đường bộ", "đơn vị chủ trì rà soát văn bản"),
    ),
    KindForm("count", r"^(?P<keep>tong(?: so| cong)?)(?= )(?! (?:ket|hop|cuc))", ("tổng hồ sơ giải quyết quý I/2025",)),
    KindForm("percent", r"(?P<keep>t[yi] le)(?= )", ("Kế hoạch 2874/KH-SCT chỉ tiêu tỷ lệ hồ sơ trực tuyến",)),
    KindForm(
        "docnum",
        rf"^(?P<keep>{PAPER})(?= )(?! (?:so )?\d)",
        ("tờ trình của Sở Xây dựng về giá cát", "quyết định công nhận kết quả thăm dò cát sông Lô"),
    ),
)
