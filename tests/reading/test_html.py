"""Web pages: the document's text in lines, and nothing of the page around it."""

from __future__ import annotations

import pytest

from indexer.deadline import limit_time
from indexer.errors import EmptyFile, TooLarge
from indexer.reading import html, read_text
from indexer.reading.formats import is_html

BODY = "<p>Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;</p>" * 5


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Số:&nbsp; <b>846</b>/QĐ-<i>UBND</i></p>", "Số: 846/QĐ-UBND"),
        ("<h1>BÁO CÁO</h1>Quý I<div>năm 2023</div>", "BÁO CÁO\nQuý I\nnăm 2023"),
        ("KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br/>Nguyễn Văn Mẫu", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn Mẫu"),
        ("<p>Ngày\n   17\t11</p>\n\n<p></p>", "Ngày 17 11"),
        ("<p>&lt;a&gt; &amp; &#272;i&#7873;u &eacute;</p>", "<a> & Điều é"),
        ("<p>Đi\u00adều\u200b 1 &#150; x&#8203;y</p>", "Điều 1 – xy"),
        ("<ul><li>Sở Nội vụ;<li>- Lưu: VT</ul>", "- Sở Nội vụ;\n- Lưu: VT"),
        ("<ul><li><p>một</p><p>hai</p><li></ul>ba", "- một\nhai\nba"),
        ("<ol><li>một<li>hai</ol><ol start=3 type=a><li>ba</ol>", "1. một\n2. hai\nc. ba"),
        ("<p>o\u0302\u0301 và u&#803;</p>", "ố và ụ"),
        ("<pre>dòng 1\n  dòng 2</pre>", "dòng 1\ndòng 2"),
        ("<p>50 m<sup>3</sup>/ngày, 10<sup>6</sup>, hình thành<sup>1</sup></p>", "50 m3/ngày, 10^6, hình thành 1"),
        ("<p>CHÍNH PHỦ<br>_______<br>Số: 1</p>", "CHÍNH PHỦ\nSố: 1"),
        ("<p>a<p>b<div>c<b>d<p>e</div>f</i></p>", "a\nb\ncd\ne\nf"),
        ("<?xml:namespace prefix = o /><div><o:p>x</o:p></div>", "x"),
        ("<?xml version='1.0'?><html><body>x</body></html>", "x"),
        ("<!-- <p>không</p> --><p>có<!--[if !supportLists]--> một</p>", "có một"),
    ],
)
def test_blocks_are_lines(markup: str, text: str) -> None:
    assert html.read(markup).text == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<table><tr><th>TT<th>Nội dung<tr><td>1<td>Thể chế</table>", "TT | Nội dung\n1 | Thể chế"),
        ("<table><tr><td><p>a</p><p>b</p><td>c<br>d</table>", "a b | c d"),
        ("<table><tr><td colspan=2>Tổng<td>5<tr><td rowspan=2>A<td>1<tr><td>2</table>", "Tổng | 5\nA | 1\n2"),
        ("<table><tr><td><td>x<td><td>y<td></table>", "x | | y"),
        ("<table><caption>Biểu 1</caption><tr><td>a<td>b</table>", "Biểu 1\na | b"),
        ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>d", "a | b | c\nd"),
        ("<p>trước<table><tr><td>a<td>b</table>sau", "trước\na | b\nsau"),
        ("<table><tr><td><p>một</p><p>hai</p></table>", "một\nhai"),
        ("<td>lẻ</td>x<tr><td>a</td></tr>", "lẻ\nx\na"),
        ("<table><tr><td>3,5 m<sup>2</sup><td>-</table>", "3,5 m2 | -"),
        ("<table>chữ lạc<tr>lạc<td>a</table>", "chữ lạc\nlạc | a"),
    ],
)
def test_a_table_row_is_a_line(markup: str, text: str) -> None:
    assert html.read(markup).text == text


def test_a_letterhead_and_a_signature_are_read_column_by_column() -> None:
    markup = (
        "<table><tr><td>UBND TỈNH KON TUM<br><b>SỞ NỘI VỤ</b><br>Số: 12/BC-SNV<td>CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        "<br>Độc lập - Tự do - Hạnh phúc<tr><td><td>Kon Tum, ngày 5 tháng 1 năm 2024</table>"
        "<table><tr><td>Nơi nhận:<br>- UBND tỉnh;<br>- Lưu: VT.<td>GIÁM ĐỐC<br>Nguyễn Văn Mẫu</table>"
    )
    assert html.read(markup).text.split("\n") == [
        "UBND TỈNH KON TUM",
        "SỞ NỘI VỤ",
        "Số: 12/BC-SNV",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Kon Tum, ngày 5 tháng 1 năm 2024",
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Nguyễn Văn Mẫu",
    ]


def test_a_column_named_noi_nhan_does_not_make_a_letterhead() -> None:
    assert html.read("<table><tr><td>Nơi nhận báo cáo<td>Hạn</table>").text == "Nơi nhận báo cáo | Hạn"
    assert html.read("<table><tr><td>TT<td>Tên<td>Hạn<td>Nơi nhận</table>").text == "TT | Tên | Hạn | Nơi nhận"


def test_a_page_laid_out_as_a_table_keeps_its_lines() -> None:
    document = "".join(f"<p>Điều {n}. Nội dung</p>" for n in range(50))
    lines = html.read(f"<table><tr><td>Mục lục<td>{document}</table>").text.split("\n")
    assert len(lines) == 51


def test_a_long_row_that_holds_a_table_keeps_its_lines() -> None:
    inner = "".join(f"<tr><td>{n}<td>Nội dung công việc phải thực hiện trong quý {n}" for n in range(9))
    lines = html.read(f"<table><tr><td>Mục lục<td>{BODY * 4}<table>{inner}</table></table>").text.split("\n")
    assert lines[0] == "Mục lục"
    assert lines[-1] == "8 | Nội dung công việc phải thực hiện trong quý 8"


@pytest.mark.parametrize(
    "junk",
    [
        "<script>Rác</script>",
        "<style>Rác</style>",
        "<noscript>Rác</noscript>",
        "<template>Rác</template>",
        "<nav>Rác</nav>",
        "<header><a href=/>Rác</a></header>",
        "<footer>Rác</footer>",
        "<aside>Rác</aside>",
        "<form action=/tim><label>Rác</label><input value=Rác></form>",
        "<select><option>Rác</select><button>Rác</button><textarea>Rác</textarea>",
        "<div hidden>Rác</div>",
        "<div style='color:red; DISPLAY : none'>Rác</div>",
        "<span style='visibility:hidden'>Rác</span>",
        "<span aria-hidden=true>Rác</span>",
        "<div role=navigation>Rác</div>",
        "<div class='main-menu'>Rác</div>",
        "<ul class=breadcrumb><li>Rác</ul>",
        "<div id=footer>Rác</div>",
        "<div class='ads-banner'><p>Rác</p></div>",
        "<div class=social-share>Rác</div>",
        "<svg><text>Rác</text></svg>",
        "<iframe>Rác</iframe>",
        "<title>Rác</title>",
        "<!-- Rác -->",
        "<![CDATA[Rác]]>",
    ],
)
def test_what_is_around_the_document_is_left_out(junk: str) -> None:
    text = html.read(f"<html><body>{junk}{BODY}{junk}</body></html>").text
    assert "Rác" not in text
    assert text.count("Căn cứ Luật") == 5


@pytest.mark.parametrize(
    "page",
    [
        f"<form id=aspnetForm>{BODY}</form>",
        f"<div class=banner><div id=menu-content>{BODY}</div></div>",
        f"<body class='has-sidebar'>{BODY}",
        f"<article><header><h1>x</h1></header>{BODY}</article>",
        f"<div class=no-sidebar>một</div>{BODY}",
        f"<ul class=danh-muc><li>một</ul>{BODY}",
    ],
)
def test_what_holds_the_document_is_never_left_out(page: str) -> None:
    text = html.read(page).text
    assert text.count("Căn cứ Luật") == 5
    assert "một" not in page or "một" in text
    assert "<h1>" not in page or "x" in text.split("\n")


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "section", "blockquote", "ol><li"])
def test_deep_nesting_is_read_without_recursion(tag: str) -> None:
    depth = 100_000 if tag == "div" else 20_000
    assert html.read(f"<{tag}>a" * depth + "chữ").text.endswith("chữ")


@pytest.mark.parametrize("markup", ["a" * (html.LIMIT + 1), "<b>" * (html.TAGS + 1)])
def test_a_page_that_would_fill_the_memory_is_too_large(markup: str) -> None:
    with pytest.raises(TooLarge):
        html.read(markup)


def test_a_request_has_fewer_tags_read() -> None:
    """Nothing can interrupt the making of their tree."""
    markup = "<p>a</p>" * (html.TAGS_OF_REQUEST // 2 + 1)
    with limit_time(work=60, clock=60), pytest.raises(TooLarge, match=r"100\.000"):
        html.read(markup)


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyFile):
        read_text("a.html", b"<html><body><img src=a.png><script>x</script></body></html>")


def test_a_declared_charset_is_honoured_where_it_decodes() -> None:
    page = "<html><head><meta charset='{}'></head><body><p>“Đã ký” 1.000 đồng</p></body></html>"
    data = page.format("windows-1258").replace("ã", "a\u0303").replace("ý", "y\u0301").replace("ồ", "ô\u0300")
    assert read_text("a.html", data.encode("cp1258")).text == "“Đã ký” 1.000 đồng"
    assert read_text("a.html", page.format("windows-1258").encode()).text == "“Đã ký” 1.000 đồng"
    assert read_text("a.html", page.format("khong-co").encode()).text == "“Đã ký” 1.000 đồng"
    assert (
        read_text("a.html", page.format("macintosh").replace("Đã ký", "a").encode("mac_roman", "ignore")).text[:3]
        == "“a”"
    )
    latin = "<html><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>§ “Quote” Đ"
    assert read_text("a.html", latin.replace(" Đ", "").encode("cp1252")).text == "§ “Quote”"


def test_utf16_pages_are_read() -> None:
    assert read_text("a.html", "<html><meta charset=utf-16><p>Điều 1".encode("utf-16")).text == "Điều 1"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", "<!DOCTYPE html><p>x", True),
        ("a.docx", "\n <HTML lang=vi>x", True),
        ("a", "<!-- saved from url --><?xml version='1'?>\n<html>", True),
        ("a", "<!DOCTYPE doc [<!ENTITY a 'b'>]>\n<body>", False),
        ("a.htm", "Trang <b>web</b>", True),
        ("a.html", "Không có thẻ nào", False),
        ("a.txt", "<p>1</p><p>2</p><p>3</p>", True),
        ("a.txt", "<Đính kèm> Thẻ <b>, <i>", False),
        ("a.txt", "Thẻ <html> được dùng", False),
        ("a.md", "<div align=center><p>a</p><p>b</p><p>c</p></div>", False),
        ("a.md", "<!DOCTYPE html><p>x", True),
    ],
)
def test_a_page_is_known_by_its_content(name: str, text: str, expected: bool) -> None:
    assert is_html(name, text) is expected
