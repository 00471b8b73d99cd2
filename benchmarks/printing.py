"""Lays real texts out anew, each in a style drawn for it, and prints them: PDF files that nobody tuned for.

The text of a document (``real/docs``) is parted into paragraphs and table rows; what is laid out of them is the truth,
a paragraph or a table row a line. The styles differ in fonts, sizes, margins, indents, in how tables are ruled and
their cells stand, in headings over columns that pages repeat, in running heads and page numbers; some set their prose
in two columns, or a table across the page. Half of the documents are printed with tags, half without.
"""

from __future__ import annotations

import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

FONTS = ("Liberation Serif", "Liberation Sans", "DejaVu Serif", "DejaVu Sans Condensed", "Noto Serif", "Noto Sans")
RULED = {
    "all": "td, th {border: 0.75pt solid black}",
    "rows": "td, th {border-bottom: 0.75pt solid black}",
    "none": "",
    "coloured": "tr:nth-child(even) {background: #e8eef6}",
    "outer": "table.data {border: 1pt solid black}",
}
MARKDOWN = re.compile(r"\*+|\[\d+\]")
CUT = re.compile(r"(?<=[\dA-ZĐ])-\s+(?=[A-ZĐK])")  # a number that the source has cut at its hyphen
ENDED = re.compile(r"[.;:/]\s*$")
RULE = re.compile(r"[-_=*\s]+")
OFFICE = re.compile(r"(?i)\s*(?:nơi nhận|cộng hòa|độc lập)|.*(?:TM\.|KT\.|TUQ\.|TL\.)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A page to be printed, the lines that it holds, and whether it is printed with tags."""

    name: str
    markup: str
    lines: tuple[str, ...]
    tagged: bool


@dataclass(frozen=True, slots=True)
class Content:
    """What a document's text gives to lay out."""

    paragraphs: list[str]
    rows: list[list[str]]


def part(text: str) -> Content:
    """The paragraphs and the rows of a text in which a bar alone on a line stands before each cell."""
    lines = [" ".join(MARKDOWN.sub("", line).split()) for line in CUT.sub("-", text).split("\n")]
    paragraphs: list[str] = []
    rows: list[list[str]] = [[]]
    words: list[str] = []
    before = ""
    for line in [*lines, "|"]:
        if line == "|" and before == "|":
            rows.append([])
        elif line == "|" and words:
            rows[-1].append(" ".join(words))
        if line == "|" or RULE.fullmatch(line) or ENDED.search(before):
            paragraphs.append(" ".join(words))
            words = []
        words += [line] if line and line != "|" and not RULE.fullmatch(line) else []
        before = line
    clean = [one for one in paragraphs if 60 < len(one) < 2500 and not OFFICE.match(one)]
    return Content(clean, [row for row in rows if is_row(row)])


def is_row(cells: Sequence[str]) -> bool:
    return len(cells) > 2 and not any(len(cell) > 1200 or OFFICE.match(cell) for cell in cells)


def lay(name: str, content: Content, seed: int) -> Printed:
    """One document in a style of its own."""
    draw = random.Random(seed)  # noqa: S311 a style is no secret
    lines: list[str] = []
    body = [*letterhead(draw, lines), *prose(draw, content.paragraphs[:14], lines)]
    body += table(draw, content, lines)
    body += prose(draw, content.paragraphs[14:24], lines)
    body += [*signature(draw, lines), *annex(draw, content, lines)]
    markup = f"<html><head><meta charset=utf-8><style>{style(draw)}</style></head><body>{''.join(body)}</body></html>"
    return Printed(name, markup, tuple(lines), tagged=seed % 4 < 2)


def style(draw: random.Random) -> str:
    size, indent = draw.choice((10.5, 11, 12, 13, 14)), draw.choice(("1cm", "1.27cm", "0"))
    head = draw.choice(("@top-center {content: counter(page)}", '@bottom-right {content: "Trang " counter(page)}', ""))
    running = draw.choice(("", '@top-left {content: "CÔNG BÁO/Số 12 + 13"}'))
    align, level = draw.choice(("justify", "left")), draw.choice(("top", "middle"))
    return f"""
        @page {{size: A4; margin: {draw.choice((1.8, 2, 2.5))}cm 1.8cm 2cm {draw.choice((2, 3))}cm; {head} {running}}}
        @page across {{size: A4 landscape}}
        body {{font: {size}pt/{draw.choice((1.15, 1.3, 1.5))} "{draw.choice(FONTS)}"}}
        p {{margin: 0 0 {draw.choice((0, 4, 6))}pt 0; text-indent: {indent}; text-align: {align}}}
        table p, .plain p {{margin: 0; text-indent: 0}}
        table.laid, table.data {{width: 100%; border-collapse: collapse}}
        table.laid td {{vertical-align: top; text-align: center; border: none}} td.left {{text-align: left !important}}
        td, th {{padding: {draw.choice((1, 2, 4))}pt {draw.choice((2, 4, 6))}pt; vertical-align: {level}}}
        th {{text-align: {draw.choice(("left", "center"))}}} table.data {{font-size: {draw.choice((90, 100))}%}}
        .columns {{columns: 2; column-gap: 7mm}} .title {{text-align: center; text-indent: 0; font-weight: bold}}
        .across {{page: across; break-before: page}} {RULED[draw.choice(sorted(RULED))]} table.laid {{border: none}}"""


def letterhead(draw: random.Random, lines: list[str]) -> Iterator[str]:
    office = draw.choice((["UBND TỈNH ĐỒNG THÁP", "SỞ CÔNG THƯƠNG"], ["BỘ TÀI CHÍNH", "CỤC THUẾ"], ["SỞ XÂY DỰNG"]))
    nation = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    number, day = [f"Số: {draw.randrange(1, 4000)}/QĐ-SCT"], ["Đồng Tháp, ngày 12 tháng 5 năm 2025"]
    yield f"<table class=laid><tr><td>{lined(office + number)}</td><td>{lined(nation + day)}</td></tr></table>"
    title = ["QUYẾT ĐỊNH", "Về việc ban hành quy định về quản lý hoạt động của các đơn vị trực thuộc"]
    yield "<br>" + "".join(f"<p class=title>{one}</p>" for one in title) + "<br>"
    lines += [*office, *number, *nation, *day, *title]


def lined(lines: Iterable[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def prose(draw: random.Random, paragraphs: Sequence[str], lines: list[str]) -> Iterator[str]:
    """Paragraphs as they are, as a numbered list, or in two columns."""
    kind = draw.choice(("plain", "plain", "plain", "list", "columns"))
    lines += [f"{n}. {one}" if kind == "list" else one for n, one in enumerate(paragraphs, 1)]
    if kind == "list":
        yield f"<ol>{''.join(f'<li>{escape(one)}</li>' for one in paragraphs)}</ol>"
    else:
        yield f"<div class={'columns' if kind == 'columns' else 'body'}>{lined(paragraphs)}</div>"


def table(draw: random.Random, content: Content, lines: list[str]) -> Iterator[str]:
    """Rows of the document as they are, or of its sentences and numbers."""
    rows = content.rows[:40]
    wide = max((len(row) for row in rows), default=0)
    if wide < 3 or len(rows) < 4:
        wide = draw.choice((3, 4, 5, 6))
        rows = list(made_rows(draw, content.paragraphs, wide, draw.randrange(6, 40)))
    head = heading(wide, lines) if draw.random() < 0.4 and wide > 3 else ""
    lines += [" | ".join(row).strip(" |") for row in rows]
    yield f"<table class=data><thead>{head}</thead><tbody>{in_cells(rows)}</tbody></table><br>"


def heading(wide: int, lines: list[str]) -> str:
    """Two rows of which one cell reaches over two columns, the others over both rows."""
    names = ["TT", "Nội dung", "Phân công", *(f"Cột {n}" for n in range(4, wide))]
    lines += [" | ".join(names), "Chủ trì | Phối hợp"]
    cells = (f"<th {'colspan' if name == 'Phân công' else 'rowspan'}=2>{name}</th>" for name in names)
    return f"<tr>{''.join(cells)}</tr><tr><th>Chủ trì</th><th>Phối hợp</th></tr>"


def in_cells(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)


def made_rows(draw: random.Random, paragraphs: Sequence[str], wide: int, count: int) -> Iterator[list[str]]:
    words = " ".join(paragraphs).split()
    for n in range(1, count):
        row = [str(n)]
        for column in range(1, wide):
            start = draw.randrange(max(1, len(words) - 40))
            length = draw.choice((2, 3, 4, 6, 12, 30)) if column < 3 else draw.choice((0, 1, 2, 4))
            number = f"{draw.randrange(1000)}.{draw.randrange(1000):03}"
            row.append(number if column == 3 else " ".join(words[start : start + length]))
        yield row


def signature(draw: random.Random, lines: list[str]) -> Iterator[str]:
    to = ["Nơi nhận:", "- Như Điều 3;", "- Các phòng, đơn vị thuộc Sở có liên quan trong việc thi hành;", "- Lưu: VT."]
    by = draw.choice((["GIÁM ĐỐC", "Nguyễn Văn An"], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Bình"]))
    gap = "<br><br><br>"
    signed = lined(by[:-1]) + gap + lined(by[-1:])
    yield f"<table class=laid><tr><td class=left width=50%>{lined(to)}</td><td>{signed}</td></tr></table>"
    lines += [*to, *by]


def annex(draw: random.Random, content: Content, lines: list[str]) -> Iterator[str]:
    lines += ["PHỤ LỤC", "Danh mục kèm theo"]
    yield "<div class=across><p class=title>PHỤ LỤC</p><p class=title>Danh mục kèm theo</p>"
    rows = list(made_rows(draw, content.paragraphs, draw.choice((5, 6, 7)), draw.randrange(6, 30)))
    lines += [" | ".join(row).strip(" |") for row in rows]
    yield f"<table class=data>{in_cells(rows)}</table></div>"


def print_files(files: Iterable[Printed], folder: Path) -> Iterator[tuple[Printed, Path]]:
    """Prints them by Chromium."""
    for one in files:
        source, target = folder / f"{one.name}.html", folder / f"{one.name}.pdf"
        source.write_text(one.markup, encoding="utf-8")
        tags = [] if one.tagged else ["--disable-pdf-tagging"]
        command = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", *tags]
        subprocess.run(
            [*command, f"--print-to-pdf={target}", source.resolve().as_uri()],
            check=True,
            capture_output=True,
            timeout=600,
        )
        yield one, target


def lay_documents(folder: Path, count: int, *, held_out: bool) -> Iterator[Printed]:
    """As many documents of a folder, every second of them held out."""
    numbers = [path for path in sorted(folder.glob("*.txt")) if int(path.stem) % 2 == held_out]
    step = max(1, len(numbers) // max(1, count))
    for path in numbers[::step][:count]:
        content = part(path.read_text(encoding="utf-8"))
        if len(content.paragraphs) > 4:
            yield lay(f"laid-{path.stem}", content, int(path.stem) // 2)
