# ruff: noqa: E501 - tables of sentences as they are written
"""What is said of a citation does not depend on how the text looks: blanks, indents, hyphens and lines."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.models import Document, Source
from indexer.parsing import parse
from indexer.reading import read

CORPUS = Path(__file__).parents[2] / "corpus"
SAMPLES = sorted(CORPUS.rglob("*.txt"))

NUMBERED = re.compile(
    r"(?<=[^\W\d] )((?:Quyết định|Nghị định|Thông tư|Kế hoạch|Công văn) số \d+(?:/\d{4})?/[A-ZĐ]+(?:-[A-ZĐ]+)*)(?![\w/-])"
)

LOOKS: dict[str, Callable[[str], str]] = {
    "blanks before line breaks": lambda text: re.sub(r"(?<=\S)\n", " \n", text),
    "blanks that do not break": lambda text: re.sub(r"(?<=\w) (?=[a-zđ])", "\u00a0", text),
    "two blanks": lambda text: re.sub(r"(?<=[a-zđ,]) (?=\w)", "  ", text),
    "indents": lambda text: re.sub(r"\n(?=\S)", "\n   ", text),
    "en dashes in symbols": lambda text: re.sub(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", "–", text),
    "hyphens that do not break": lambda text: re.sub(r"(?<=[A-ZĐ])-(?=[A-ZĐ])", "\u2011", text),
    "letters of no width": lambda text: text.replace("của ", "của \u200b"),
    "bold numbers": lambda text: NUMBERED.sub(r"**\1**", text),
    "italics that stop and go on": lambda text: re.sub(r"(?<=[a-zđ]) (của|ngày) (?=[\dA-ZĐ])", r" \1* *", text),
    "a colon after số": lambda text: re.sub(r"(?<=[a-zđ] số) (?=\d+/)", ": ", text),
    "marks apart": lambda text: unicodedata.normalize("NFD", text),
}


def _parse(path: Path, text: str, folder: Path) -> Document:
    file = folder / path.name
    file.write_text(text, encoding="utf-8", newline="")
    (source,) = read(file)
    assert isinstance(source, Source)
    return parse(source, "a")


def _plain(words: str | None) -> str | None:
    return " ".join(re.sub("[–\u2011]", "-", re.sub("[\u200b*]", "", words)).split()) if words else words


def _told(document: Document) -> list[tuple[object, ...]]:
    known = document.metadata
    values = (known.number, known.symbol, known.doc_type, known.title, known.issuer, known.date, known.signer)
    return [
        tuple(_plain(value.text) if value else None for value in values),
        *(
            (c.canonical, c.doc_type, c.date, c.issuer, c.scope, _plain(c.subject), c.used, c.provisions)
            for c in document.citations
        ),
        *sorted((r.named, r.source or "", r.target, r.since or "") for r in document.relations),
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_says_the_same_however_it_looks(path: Path, look: str, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = _parse(path, text, tmp_path)
    other = _parse(path, LOOKS[look](text), tmp_path)
    assert _told(other) == _told(plain)


ACT = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 17/2025/QĐ-UBND\nHà Nam, ngày 5 tháng 3 năm 2025\n\nQUYẾT ĐỊNH\n"
    "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA QUY ĐỊNH VỀ QUẢN LÝ CHỢ TRÊN ĐỊA BÀN TỈNH HÀ NAM BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ "
    "9/2014/QĐ-UBND NGÀY 16 THÁNG 12 NĂM 2014 CỦA ỦY BAN NHÂN DÂN TỈNH HÀ NAM BAN HÀNH QUY ĐỊNH VỀ QUẢN LÝ CHỢ; QUYẾT "
    "ĐỊNH SỐ 11/2016/QĐ-UBND NGÀY 2 THÁNG 3 NĂM 2016 CỦA ỦY BAN NHÂN DÂN TỈNH HÀ NAM QUY ĐỊNH GIÁ DỊCH VỤ ĐÒ NGANG\n\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;\n"
    "Căn cứ Thông tư liên tịch số 84/2005/TTLT/BTC-BLĐTBXH ngày 23/9/2005 của Bộ Tài chính và Bộ Lao động – Thương binh "
    "và Xã hội hướng dẫn quản lý kinh phí; Nghị định số 6/2024/NĐ-CP ngày 5 tháng 6 năm 2024 của Chính phủ về chợ;\n"
    "Theo đề nghị của Giám đốc Sở Công Thương tại văn bản số: 499/SCT-TM ngày 19/02/2025 về giá dịch vụ đò ngang.\n\n"
    "Xét thấy việc quản lý các chợ và bến đò trên địa bàn đã thay đổi nhiều kể từ khi các quy định cũ có hiệu lực, mức "
    "thu không còn phù hợp với chi phí thực tế của đơn vị quản lý, và nhiều hộ kinh doanh đã kiến nghị được nộp theo quý "
    "thay vì theo ngày như trước đây; việc sửa đổi các quy định này là cần thiết để bảo đảm quyền lợi của người dân.\n"
    "Điều 1. Bãi bỏ các văn bản: Quyết định số 5/2004/QĐ-UB ngày 1/2/2004 của UBND tỉnh Hà Nam quy định thu phí qua đò; "
    "Quyết định số 8/2015/QĐ-UBND ngày 03/4/2015 của UBND tỉnh Hà Nam quy định phí chợ hạng I (trừ các chợ thuộc nhóm "
    "II) và điểm b khoản 2 Điều 4 Quyết định số 71/2019/QĐ-UBND ngày 03/4/2019 của UBND tỉnh Hà Nam quy định phí bến.\n"
)


@pytest.mark.parametrize("width", range(58, 96))
def test_a_text_says_the_same_at_every_width(width: int, tmp_path: Path) -> None:
    lines = [textwrap.wrap(line, width, break_on_hyphens=False) or [""] for line in ACT.split("\n")]
    plain = _parse(SAMPLES[0], ACT, tmp_path)
    other = _parse(SAMPLES[0], "\n".join(part for line in lines for part in line), tmp_path)
    assert len(plain.citations) == 9
    assert _told(other) == _told(plain)


@pytest.mark.parametrize("look", ["two blanks", "indents", "letters of no width"])
def test_a_citation_stands_where_it_is_said_to(look: str, tmp_path: Path) -> None:
    path = SAMPLES[0]
    found = _parse(path, LOOKS[look](path.read_text(encoding="utf-8")), tmp_path)
    text = found.source.text
    assert found.citations
    assert all(text[one.start : one.end] == one.text for one in found.citations)
    assert all(text[one.start : one.end].strip() == text[one.start : one.end] for one in found.passages)
