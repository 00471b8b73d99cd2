"""What people type: document numbers in any spelling, phrases, prefixes, exclusions; never an error."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.messages.spoken import say
from indexer.models import Filters, Query
from indexer.parsing.typed_numbers import find_bare_number, find_typed_numbers
from indexer.searching.query import parse_query
from indexer.text.folding import fold, split_codes

NUMBERS = [
    ("846/QĐ-UBND", "846", "qd ubnd", None),
    ("Quyết định 846 ngày 17/11/2017", "846", "qd", None),  # no 846 days
    ("quyết định 278 năm 2025", "278", "qd", None),
    ("846 qd ubnd", "846", "qd ubnd", None),
    ("846-QĐ/UBND", "846", "qd ubnd", None),
    ("846/qđ-ubnd", "846", "qd ubnd", None),
    ("846 / QD - UBND", "846", "qd ubnd", None),
    ("qd 846 ubnd", "846", "qd ubnd", None),
    ("QĐ 846", "846", "qd", None),
    ("qđ số 846", "846", "qd", None),
    ("qd-ubnd 846/2017", "846", "qd ubnd", 2017),
    ("QD-UBND 846/2017", "846", "qd ubnd", 2017),
    ("846/2017", "846", "", 2017),
    ("số 846/2017", "846", "", 2017),
    ("Quyết định số 846/QĐ-UBND ngày 07/11/2017", "846", "qd ubnd", None),
    ("quyết định 846 ubnd", "846", "qd ubnd", None),
    ("nghị định 107/2020", "107", "nd", 2020),
    ("nghi dinh 108 tinh giản biên chế", "108", "nd", None),
    ("quyết định 48/2021", "48", "qd", 2021),
    ("Nghị quyết 05", "5", "nq", None),
    ("Đề án 06", "6", "da", None),
    ("kế hoạch số 28", "28", "kh", None),
    ("kế hoạch 282", "282", "kh", None),
    ("công văn 9177", "9177", "", None),
    ("luật 15/2012/qh13", "15", "qh13", 2012),
    ("56/2015/QĐ-UBND", "56", "qd ubnd", 2015),
    ("30a/2008/NQ-CP", "30a", "nq cp", 2008),
    ("108 nđ cp", "108", "nd cp", None),
    ("647/QCPH-GĐS-CĐCS", "647", "qcph gds cdcs", None),
    ("01 - QCPH/ĐU-GĐS", "1", "qcph du gds", None),
    ("405/ UBND-KTN", "405", "ubnd ktn", None),
    ("1662 /KH-SCT", "1662", "kh sct", None),
    ("435/QĐ-TTKC&XTTM", "435", "qd ttkc xttm", None),
    ("05-NQ/TU", "5", "nq tu", None),
    ("2043/QÐ-UBND", "2043", "qd ubnd", None),  # the Icelandic letter
    ("157/TB_UBND", "157", "tb ubnd", None),
    ("186-HĐBT", "186", "hdbt", None),
    ("(số: 566/BC-SCT)", "566", "bc sct", None),
]

NO_NUMBERS = [
    "kế hoạch 5 năm 2021-2025",
    "nghị quyết 10 ngày",
    "tháng 4/2025",
    "quý I/2023",
    "quy 1/2023",
    "30/01/2023",
    "15/12/2022 đến 14/3/2023",
    "5626/8086",
    "30 MW",
    "Sơn Tây (18MW)",
    "20/năm",
    "20/nam",
    "mức độ 3/4",
    "DVC mức độ 4",
    "2021-2025",
    "giai đoạn 2016/2020",
    "báo cáo 6 tháng đầu năm 2023",
    "báo cáo 6/2023",
    "kế hoạch cải cách hành chính năm 2021",
    "kế hoạch 2021",
    "KH 2023",
    "phan anh kien nghi 97 luot",
    "giao 55 biên chế",
    "thông tư 3 trường hợp",
    "dự án 110 kV",
    "quyết định 30/01/2023",
    "UBND 11 huyện",
    "5 từ khóa",
    "6.073 hồ sơ",
    "99,99 %",
    "ISO 9001:2015",
    "QCVN 02:2009/BYT",
    "24/7",
    "",
]


@pytest.mark.parametrize(("typed", "number", "folded", "year"), NUMBERS)
def test_a_number_in_any_spelling(typed: str, number: str, folded: str, year: int | None) -> None:
    found = find_typed_numbers(typed)
    assert [(n.number, " ".join(n.codes), n.year) for n in found] == [(number, folded, year)]
    assert typed[found[0].start : found[0].end] == found[0].raw


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_is_no_number(typed: str) -> None:
    assert find_typed_numbers(typed) == ()


@given(
    st.integers(1, 99999),
    st.sampled_from(["QĐ-UBND", "KH-SCT", "NĐ-CP", "BC-SCT", "TTr-UBND", "NQ-HĐND"]),
    st.sampled_from(["{n}/{s}", "{n} {s}", "{n}-{s}", "{n} /{s}", "số {n}/{s}", "văn bản {n}/{s} về điện"]),
    st.sampled_from([str, str.lower, fold]),
)
def test_spellings_of_one_number_are_equal(n: int, symbol: str, form: str, case: type[str]) -> None:
    found = find_typed_numbers(form.format(n=n, s=case(symbol)))
    expected = [] if 1900 <= n <= 2099 and "/" not in form else [(str(n), split_codes(symbol))]
    assert [(number.number, number.codes) for number in found] == expected or 1900 <= n <= 2099


def test_several_numbers_in_order() -> None:
    found = find_typed_numbers("Kế hoạch 1670/KH-SCT; Kế hoạch số 1662 /KH-SCT, 05-NQ/TU")
    assert [n.number for n in found] == ["1670", "1662", "5"]


def test_a_bare_number_is_one_only_where_it_is_asked_for() -> None:
    assert find_typed_numbers("846") == ()
    assert find_bare_number(" 0846/2017 ") is not None
    assert find_bare_number("846 hồ sơ") is None
    assert [n.number for n in parse_query("số: 846").numbers] == ["846"]


def test_a_lone_number_is_a_number_or_a_word() -> None:
    query = parse_query("846")
    assert ([n.number for n in query.numbers], query.syllables) == (["846"], ("846",))


def test_words_keep_their_diacritics_and_their_order() -> None:
    query = parse_query("Hiện đại hoá, nền")
    assert query.words == ("hiện", "đại", "hóa", "nền")
    assert query.syllables == ("hien", "dai", "hoa", "nen")
    assert query.pairs == ("hien_dai", "dai_hoa", "hoa_nen")
    assert query.notes == ()


def test_a_number_is_taken_before_any_operator() -> None:
    query = parse_query("điện 846/QĐ-UBND*")
    assert (query.syllables, [n.codes for n in query.numbers]) == (("dien",), [("qd", "ubnd")])
    assert parse_query("８４６／QĐ-UBND").numbers[0].raw == "846/QĐ-UBND"


def test_words_beside_a_number_stay_words() -> None:
    query = parse_query("chấn chỉnh kỷ luật quyết định 48/2021")
    assert query.syllables == ("chan", "chinh", "ky", "luat")
    assert query.numbers[0].year == 2021


@pytest.mark.parametrize("typed", ['"Tự hào hàng Việt Nam"', "“Tự hào hàng Việt Nam”", "„Tự hào hàng Việt Nam“"])
def test_quotes(typed: str) -> None:
    query = parse_query(f"{typed} OCOP")
    assert query.phrases == (("tu", "hao", "hang", "viet", "nam"),)
    assert "ocop" in query.syllables
    assert "nam_ocop" not in query.pairs


def test_a_quote_with_a_number_in_it_is_a_phrase() -> None:
    assert parse_query('"Quyết định 846/QĐ-UBND ngày"').numbers == ()
    assert parse_query('"846/QĐ-UBND"').phrases == ()


def test_an_open_quote_is_ignored_and_said_so() -> None:
    query = parse_query('điện "năng')
    assert query.syllables == ("dien", "nang")
    assert "ngoặc kép" in say(query.notes[0])


def test_exclusion() -> None:
    query = parse_query('lũ -bão -"hạn hán" -sat')
    assert query.excluded == ("hạn_hán", "bão", "sat")
    assert query.syllables == ("lu",)
    assert parse_query("2016 - 2020").excluded == ()


@pytest.mark.parametrize(
    ("typed", "numbers", "filters", "rest"),
    [
        ("báo cáo -846/QĐ-UBND", ["846"], {}, ("bao", "cao")),
        ('điện -"846/QĐ-UBND"', ["846"], {}, ("dien",)),
        ("điện -Quyết định số 846/QĐ-UBND", ["846"], {}, ("dien",)),
        ("-số: 846 điện", ["846"], {}, ("dien",)),
        ('-tỉnh: "Quảng Ngãi" điện', [], {"province": ("Quảng Ngãi",)}, ("dien",)),
        ("điện -loại: Báo cáo", [], {"doc_type": ("Báo cáo",)}, ("dien",)),
        ("-năm: 2023", [], {"year": ("2023",)}, ()),
        ("-trích dẫn: 846/QĐ-UBND điện", [], {"cites": ("846/QĐ-UBND",)}, ("dien",)),
        ("-từ: 2023 điện", [], {"date": ("2023-01-01..",)}, ("dien",)),
        ("-cơ quan: Sở Y tế -năm: 2023", [], {"issuer": ("Sở Y tế",), "year": ("2023",)}, ()),
    ],
)
def test_numbers_and_filters_can_be_excluded(
    typed: str, numbers: list[str], filters: dict[str, tuple[str, ...]], rest: tuple[str, ...]
) -> None:
    query = parse_query(typed)
    assert [number.number for number in query.excluded_numbers] == numbers
    assert (query.excluded_filters, query.syllables) == (Filters(**filters), rest)
    assert (query.numbers, query.filters, query.excluded) == ((), Filters(), ())
    assert all(say(note).startswith("Loại trừ") for note in query.notes)


def test_an_excluded_value_without_sense_is_ignored_and_said_so() -> None:
    query = parse_query("-tỉnh: Atlantis điện")
    assert (query.excluded, query.excluded_filters, query.syllables) == ((), Filters(), ("dien",))
    assert "không loại trừ gì" in say(query.notes[0])


def test_what_follows_a_body_s_name_with_a_minus_is_excluded() -> None:
    query = parse_query("cơ quan: Sở Công Thương -điện")
    assert (query.filters.issuer, query.excluded) == (("Sở Công Thương",), ("điện",))


def test_and_is_no_word() -> None:
    query = parse_query("lũ AND hạn")
    assert query.syllables == ("lu", "han")
    assert "AND" in say(query.notes[0])
    assert parse_query("AND").syllables == ("and",)
    assert parse_query("lũ and hạn").syllables == ("lu", "and", "han")


def test_an_operator_alone_is_a_word_and_said_so() -> None:
    assert "từ thường" in say(parse_query("OR").notes[0])


def test_a_province_is_said_with_its_predecessors() -> None:
    assert tuple(map(say, parse_query("tỉnh: Quảng Ngãi").notes)) == ("Lọc theo tỉnh: Quảng Ngãi (gồm cả Kon Tum).",)


def test_alternatives_are_limited_and_each_once() -> None:
    query = parse_query(" OR ".join(f"từ{number}" for number in range(60)))
    assert len(query.alternatives) == 20
    assert any("20 vế đầu" in say(note) for note in query.notes)
    quoted = parse_query(" OR ".join(f'"từ {number}"' for number in range(60)))
    assert len(quoted.notes) == 22
    assert "Tìm nguyên văn “từ 19”." in map(say, quoted.notes)
    same = parse_query('("a" OR ' * 3000)
    assert (same.alternatives, same.phrases) == ((), (("a",),))


@pytest.mark.parametrize(
    ("typed", "name", "values", "rest"),
    [
        ("tỉnh: Bắc Giang xăng dầu", "province", ("Bắc Giang",), ("xang", "dau")),
        ("tinh:quang ngai xang dau", "province", ("Quảng Ngãi",), ("xang", "dau")),
        ('tỉnh:"Đồng Nai" điện', "province", ("Đồng Nai",), ("dien",)),
        ("tỉnh: Quảng Ngãi, Đồng Nai PAKN", "province", ("Quảng Ngãi", "Đồng Nai"), ("pakn",)),
        ("tinh:quang ngai, xang dau", "province", ("Quảng Ngãi",), ("xang", "dau")),
        ("loại: báo cáo, KH điện", "doc_type", ("Báo cáo", "Kế hoạch"), ("dien",)),
        ("điện năm: 2023", "year", ("2023",), ("dien",)),
        ("nam:2022,2023 dien", "year", ("2022", "2023"), ("dien",)),
        ("quý: I/2023 điện", "quarter", ("2023Q1",), ("dien",)),
        ("quý: 3 năm 2023 điện", "quarter", ("2023Q3",), ("dien",)),
        ("quý: I điện", "quarter", ("Q1",), ("dien",)),  # of any year
        ("quy:3 nam:2023 dien", "quarter", ("Q3",), ("dien",)),
        ("quý: Quí II, q3/2024 điện", "quarter", ("2024Q2", "2024Q3"), ("dien",)),
        ("quy: 2023Q4 dien", "quarter", ("2023Q4",), ("dien",)),
        ("loại: báo cáo điện", "doc_type", ("Báo cáo",), ("dien",)),
        ("cơ quan: Sở Công Thương, điện", "issuer", ("Sở Công Thương",), ("dien",)),
        ("co quan:So Y te nam:2023", "issuer", ("So Y te",), ()),
        ("cơ quan: sở công thương tỉnh đồng nai chợ", "issuer", ("sở công thương tỉnh đồng nai",), ("cho",)),
        ("co quan: so cong thuong dong nai cho", "issuer", ("so cong thuong dong nai",), ("cho",)),
        ("cơ quan: SCT chợ", "issuer", ("SCT",), ("cho",)),
        ("cơ quan: Sở Văn hóa, Thể thao và Du lịch lễ", "issuer", ("Sở Văn hóa, Thể thao và Du lịch",), ("le",)),
        ("cơ quan: UBND huyện Ba Tơ", "issuer", ("UBND huyện Ba Tơ",), ()),  # who knows where it ends
        ("co quan: UBND huyen Ba To", "issuer", ("UBND huyen Ba To",), ()),
        ("trích dẫn của: UBND tỉnh chợ", "cited_body", ("UBND tỉnh",), ("cho",)),
        ("viện dẫn của: UBND tỉnh chợ", "cited_body", ("UBND tỉnh",), ("cho",)),
        ("viện dẫn: 846/QĐ-UBND điện", "cites", ("846/QĐ-UBND",), ("dien",)),
        ('viện dẫn: "Điều 5 Nghị định 61/2018/NĐ-CP" điện', "cites", ("Điều 5 Nghị định 61/2018/NĐ-CP",), ("dien",)),
        ("vien dan: dieu 5 61/2018/nd-cp dien", "cites", ("dieu 5 61/2018/nd-cp",), ("dien",)),
        ("trích dẫn của: Chính phủ tinh giản", "cited_body", ("Chính phủ",), ("tinh", "gian")),
        ("năm: 2021-2023 điện", "year", ("2021", "2022", "2023"), ("dien",)),
        ("nam:2022..2021, 2025 dien", "year", ("2021", "2022", "2025"), ("dien",)),
        ("năm: 2021 đến năm 2022 điện", "year", ("2021", "2022"), ("dien",)),
        ("loai: bc dien", "doc_type", ("Báo cáo",), ("dien",)),
        ("trích dẫn: 846/QĐ-UBND điện", "cites", ("846/QĐ-UBND",), ("dien",)),
        ("trich dan:846 dien", "cites", ("846",), ("dien",)),
        ("kỳ: quý điện", "period_kind", ("quarter",), ("dien",)),
        ("loai ky: 6 thang dien", "period_kind", ("half",), ("dien",)),
        ("trích dẫn của: Chính phủ, điện", "cited_body", ("Chính phủ",), ("dien",)),
        ("co quan duoc trich dan: Chinh phu", "cited_body", ("Chinh phu",), ()),
        ("ngày: 1/3/2023..31/3/2023 điện", "date", ("2023-03-01..2023-03-31",), ("dien",)),
        ("ngày: 15/12/2022 đến 14/3/2023", "date", ("2022-12-15..2023-03-14",), ()),
        ("ngay: 31/3/2023..1/3/2023", "date", ("2023-03-01..2023-03-31",), ()),  # the wrong way round
        ("ngày: 2/2024 điện", "date", ("2024-02-01..2024-02-29",), ("dien",)),
        ("ngay:2023-03-16 dien", "date", ("2023-03-16..2023-03-16",), ("dien",)),
        ("ngày: 16 tháng 3 năm 2023 điện", "date", ("2023-03-16..2023-03-16",), ("dien",)),
        ("ngày: 16/3/23 điện", "date", ("2023-03-16..2023-03-16",), ("dien",)),
        ("ngày: 16 / 3 / 2023", "date", ("2023-03-16..2023-03-16",), ()),
        ("từ: tháng 4/2025 điện", "date", ("2025-04-01..",), ("dien",)),
        ("tu: thang 1 nam 2023 den: nam 2024", "date", ("2023-01-01..2024-12-31",), ()),
        ("ngày: 2022..", "date", ("2022-01-01..",), ()),
        ("ngày: 1/2023, 3/2023 điện", "date", ("2023-01-01..2023-01-31",), ("3", "2023", "dien")),
        ("từ: 1/2023 đến: 6/2023 điện", "date", ("2023-01-01..2023-06-30",), ("dien",)),
        ("tu: 1/2023 den 6/2023 dien", "date", ("2023-01-01..2023-06-30",), ("dien",)),
        ("từ ngày: 5/1/2023 điện", "date", ("2023-01-05..",), ("dien",)),
        ("điện đến: 6/2023", "date", ("..2023-06-30",), ("dien",)),
        ("den: 2021 tu: 2023", "date", ("2021-12-31..2023-01-01",), ()),
    ],
)
def test_prefixes(typed: str, name: str, values: tuple[str, ...], rest: tuple[str, ...]) -> None:
    query = parse_query(typed)
    assert (getattr(query.filters, name), query.syllables) == (values, rest)
    assert query.notes
    assert query.numbers == ()


def test_a_prefix_without_sense_is_words() -> None:
    query = parse_query("năm: rồng")
    assert (query.filters.year, query.syllables) == ((), ("nam", "rong"))
    assert "Không hiểu" in say(query.notes[0])
    assert "không lọc" in say(query.notes[0])
    assert "năm: 2023" in say(query.notes[0])


@pytest.mark.parametrize(
    "typed", ["ngày: 31/2/2023", "từ: 13/2023", "đến: mai", "ngày: 1/3/2023..31/2/2023", "ngay: 32/1/23", "tu:"]
)
def test_a_date_that_the_calendar_does_not_have_is_words(typed: str) -> None:
    query = parse_query(f"{typed} điện")
    assert query.filters.date == ()
    assert query.syllables[-1] == "dien"
    assert query.syllables[0] in ("ngay", "tu", "den")
    assert any("Không hiểu" in say(note) for note in query.notes)


@pytest.mark.parametrize("typed", ["quý: 5", "quý: 1-2/2023", "quý: 3/23", "quý: I-III/2023", "quý: 12"])
def test_a_quarter_that_makes_no_sense_is_not_half_understood(typed: str) -> None:
    query = parse_query(typed)
    assert query.filters.quarter == ()
    assert any("Không hiểu" in say(note) for note in query.notes)


def test_typed_filters_join_those_chosen() -> None:
    query = parse_query("tỉnh: Bắc Giang", Filters(province=("Quảng Ngãi",), year=("2023",)))
    assert query.filters == Filters(province=("Quảng Ngãi", "Bắc Giang"), year=("2023",))
    assert query.empty


@given(st.text(max_size=80))
@example('"')
@example("tỉnh:")
@example("số: số: 846/")
@example("-“”- \u0000 -:-")
@example("OR HOẶC -OR OR")
@example("từ: 1/2023.. đến: ..6/2023 OR ngày: .. ngày: ..2023")
@example("Ǆ İstanbul ﬁ ㍿ số 1٢")
def test_any_string_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert query.raw == text
    assert parse_query(query.raw) == query
    assert len(query.words) == len(query.syllables)
    assert all(len(pair.split("_")) == 2 for pair in query.pairs)
    assert all(phrase for phrase in query.phrases)


PIECES = """OR HOẶC AND -tỉnh: -846/QĐ-UBND ngày: từ: đến: 1/3/2023 31/2/2023 .. " “ ” - / : * ( ) [ & _ , tỉnh:
năm: quý: trích_dẫn: số 846 2017 QĐ UBND TU I nghị_định điện Bắc_Giang"""
pieces = st.lists(st.sampled_from([" ", "\n", *(piece.replace("_", " ") for piece in PIECES.split())]), max_size=14)


@given(pieces)
def test_any_mix_of_what_is_understood_is_a_query(parts: list[str]) -> None:
    query: Query = parse_query("".join(parts))
    assert query.raw == "".join(parts)
    for number in query.numbers:
        assert number.number
        assert 0 <= number.start < number.end <= len(query.raw)


def test_letters_apart_are_put_together_and_that_is_told() -> None:
    pasted, typed = parse_query("ĐIỀ U KHO ẢN chuyể n tiế p -đất"), parse_query("điều khoản chuyển tiếp -đất")
    assert (pasted.words, pasted.syllables, pasted.excluded) == (typed.words, typed.syllables, typed.excluded)
    assert [say(one) for one in pasted.notes][:1] == [
        "Chữ bị tách rời đã được ghép lại: “ĐIỀU KHOẢN chuyển tiếp -đất”."
    ]
    assert parse_query("nhà N, tổ n khu c").notes == ()
