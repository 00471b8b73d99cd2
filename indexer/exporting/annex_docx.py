"""The annex as a Word document, laid out as Nghị định 30/2020/NĐ-CP asks: what is attached to a tờ trình.

After its Phụ lục I, Phần I:

- Mục I.1-4: A4, across as the table is wide; margins 20 mm above and below, 30 left, 15 right; Times New Roman, black;
- Mục I.7 and III.1.đ: the annex has page numbers of its own, Arabic, upright, 13, in the middle of the upper margin,
  none on the first page;
- Mục II.1 and 2: nation 13 bold, motto 14 bold with a line as long as the words; the body that is above 13, the body
  13 bold with a line of a third to a half of the words;
- Mục II.6.e: text upright, 13, even at both sides, the first line 10 mm in, 6 points between paragraphs, single lines;
- Mục III.1.b and c: "Phụ lục" 14 bold, its name in capitals 14 bold, what it is attached to in italics 14; below it a
  line, and "./." at the end, as in Phụ lục III, Mẫu 2.1.

Mẫu 2.1 begins with the word "Phụ lục": body and nation are those of a paper that stands by itself (Mẫu 1.3), for the
table is handed in without its tờ trình, too; they are a table of their own, quickly deleted.

The table's heading stands on every page; a line of it is torn between two pages only when it is very high.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from indexer.deadline import check_time
from indexer.exporting import annex_wording as wording
from indexer.exporting.annex import Annex
from indexer.text.storable_text import blank_unstorable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_FONT = "Times New Roman"
_WIDTHS = (11, 32, 27, 25, 36, 20, 56, 20, 25)  # mm: what A4 across holds between the margins
_CENTRED = (0, 3)  # columns of short values
_SOURCES = (11, 90, 151)  # the last holds 64 hexadecimal digits in one line
_OFFICE, _NATION = 107, 145  # mm of body and nation
_MARGIN = 1.9  # mm: of a cell at its left and right, where nothing else is said
_MOTTO = 63  # mm: the words of the motto, 14 bold
_RULE = 30  # mm: between a third and a half of a body's name, or of the line above
_HIGH = 450  # characters of a quote that takes more than half of a page


def write_annex_docx(annex: Annex) -> bytes:
    """Return the annex as the content of a ``.docx`` file."""
    from docx import Document

    document = Document()
    _lay_out_page(document)
    _write_heading(document, annex)
    _write_table(
        document,
        wording.word_columns(annex),
        list(wording.word_lines(annex)) or [()],
        _WIDTHS,
        wording.word_emptiness(annex),
    )
    for note in wording.word_notes(annex):
        _write_sentence(document, note)
    if annex.entries:
        _write_paragraph(
            document, wording.SOURCES, bold=True, before=12, after=6
        ).paragraph_format.keep_with_next = True
        rows = [(str(n), *source) for n, source in enumerate(wording.list_sources(annex), 1)]
        _write_table(document, ("STT", "Tệp", "SHA-256"), rows, _SOURCES, "")
    _write_centred(document, wording.END, 13, before=6)
    whole = BytesIO()
    document.save(whole)
    return whole.getvalue()


def _lay_out_page(document: Document) -> None:
    """Lay out the paper, the font of everything, the page numbers, and what the file says of itself."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.size = Pt(13)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(_name(f"w:{script}"), _FONT)
    properties = style.element.get_or_add_rPr()
    properties.append(_make_element("w:szCs", val="26"))
    properties.append(_make_element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN"))
    _write_page_number(section.header.paragraphs[0])
    core = document.core_properties
    core.title, core.author, core.comments, core.language = wording.TITLE, "Tra cứu", wording.UNVERIFIED, "vi-VN"
    core.created = core.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _write_page_number(paragraph: Paragraph) -> None:
    """Write the page's number in the middle of the line."""
    paragraph.alignment = 1
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            run._r.append(_make_element("w:fldChar", fldCharType=kind))
        else:
            code = _make_element("w:instrText")
            code.text = text
            run._r.append(code)


def _write_heading(document: Document, annex: Annex) -> None:
    """Body and nation, then the word, the title, what is in it and what it is attached to."""
    from docx.shared import Mm

    head = document.add_table(rows=1, cols=2)
    head.autofit = False
    left, right = head.rows[0].cells
    for number, width in enumerate((_OFFICE, _NATION)):
        head.columns[number].width = head.rows[0].cells[number].width = Mm(width)
    _write_lines(left, [(wording.OFFICE[0], 13, False), (wording.OFFICE[1], 13, True)])
    _draw_rule(left.add_paragraph(), _OFFICE - 2 * _MARGIN, _RULE)
    _write_lines(right, [(wording.NATION[0], 13, True), (wording.NATION[1], 14, True)])
    _draw_rule(right.add_paragraph(), _NATION - 2 * _MARGIN, _MOTTO)
    _write_centred(document, wording.WORD, 14, bold=True, before=12)
    _write_centred(document, wording.TITLE, 14, bold=True)
    _write_centred(document, wording.word_subject(annex), 14, bold=True)
    _write_centred(document, wording.ATTACHED, 14, italic=True)
    _draw_rule(document.add_paragraph(), sum(_WIDTHS), _RULE)


def _write_lines(cell: Any, texts: Iterable[tuple[str, int, bool]]) -> None:
    """Write lines in a cell, each centred."""
    from docx.shared import Pt

    first = True
    for text, size, bold in texts:
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        first = False
        paragraph.alignment = 1
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold


def _draw_rule(paragraph: Paragraph, room: float, length: float) -> None:
    """Draw a line ``length`` mm long in the middle of ``room``, above a paragraph that has no words."""
    from docx.shared import Mm, Pt

    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((room - length) / 2)
    form.line_spacing, form.space_before, form.space_after = Pt(3), Pt(3), Pt(6)
    borders = _make_element("w:pBdr")
    borders.append(_make_element("w:top", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _write_centred(
    document: Document, text: str, size: int, *, bold: bool = False, italic: bool = False, **gaps: int
) -> None:
    from docx.shared import Pt

    paragraph = _write_paragraph(document, text, bold=bold, italic=italic, **gaps)
    paragraph.alignment = 1
    paragraph.runs[0].font.size = Pt(size)


def _write_sentence(document: Document, text: str) -> None:
    """Write a paragraph of the text."""
    from docx.shared import Mm

    paragraph = _write_paragraph(document, text, before=6)
    paragraph.alignment, paragraph.paragraph_format.first_line_indent = 3, Mm(10)


def _write_paragraph(
    document: Document, text: str, *, bold: bool = False, italic: bool = False, before: int = 0, after: int = 0
) -> Paragraph:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    run = paragraph.add_run(_clean(text))
    run.bold, run.italic = bold, italic
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    return paragraph


def _write_table(
    document: Document, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], empty: str
) -> None:
    """Write a ruled table with a heading that is repeated on every page; a row without cells says ``empty`` across."""
    from docx.shared import Mm

    table = document.add_table(rows=2, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    head, model = table.rows
    for number, (cell, text) in enumerate(zip(head.cells, heads, strict=True)):
        _write_cell(cell, text, widths[number], bold=True, centred=True)
    head._tr.get_or_add_trPr().append(_make_element("w:tblHeader"))
    for number, cell in enumerate(model.cells):
        _write_cell(cell, "-", widths[number], centred=number in _CENTRED)
    for row in (head, model):
        row._tr.get_or_add_trPr().insert(0, _make_element("w:cantSplit"))
    _fill(table, rows, empty)


def _write_cell(cell: Any, text: str, width: int, *, bold: bool = False, centred: bool = False) -> None:
    from docx.shared import Mm, Pt

    cell.width = Mm(width)
    cell.vertical_alignment = 1 if bold else 0
    paragraph = cell.paragraphs[0]
    paragraph.alignment = 1 if centred else 0
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(13)
    margins = _make_element("w:tcMar")
    for side, width_of_it in (("top", "28"), ("left", "57"), ("bottom", "28"), ("right", "57")):  # 0.5 and 1 mm
        margins.append(_make_element(f"w:{side}", w=width_of_it, type="dxa"))
    cell._tc.get_or_add_tcPr().insert_element_before(
        margins, "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark"
    )


def _fill(table: Table, rows: Sequence[Sequence[str]], empty: str) -> None:
    """Copy of the second row with each row's texts: thousands of rows in a second, as no cell is looked for."""
    model = table.rows[1]._tr
    if list(rows) == [()]:
        merged = table.rows[1].cells[0].merge(table.rows[1].cells[-1])
        for paragraph in merged.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)
        merged.paragraphs[0].runs[0].text = _clean(empty)
        return
    for texts in rows:
        check_time()
        row = deepcopy(model)
        for holder, text in zip(row.iter(_name("w:t")), texts, strict=True):
            _write(holder, text)
        if max(map(len, texts)) > _HIGH:
            row.trPr.remove(row.trPr.find(_name("w:cantSplit")))
        model.addprevious(row)
    model.getparent().remove(model)


def _write(holder: Any, text: str) -> None:
    """Set a text; a line end is one in Word, too."""
    first, *others = _clean(text).split("\n")
    holder.text = first
    for line in reversed(others):
        more = deepcopy(holder)
        more.text = line
        holder.addnext(more)
        holder.addnext(_make_element("w:br"))


def _make_element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(_name(f"w:{name}"), value)
    return element


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))


def _clean(text: str) -> str:
    """Return text that XML can hold."""
    return blank_unstorable(text)
