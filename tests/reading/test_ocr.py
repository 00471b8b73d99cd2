"""OCR: what is read of a scan, how surely, where it stands; waiting, stopping and going on; the vote of two readers."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from indexer.indexing import Progress, index, recognise
from indexer.models import Source, WordBox
from indexer.reading import read_text, recognition, requirements
from indexer.reading.doubts import list_doubtful
from indexer.store import open_store
from indexer.text.folding import fold

DATA = Path(__file__).resolve().parents[1] / "data" / "pdf"
pytestmark = pytest.mark.skipif(not requirements.is_installed(), reason="tracuu[ocr] is not installed")

NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ]+(?:[-/][A-ZĐ]+)?|\d{1,2}/\d{1,2}/\d{4}|\d+\.\d{3}")


@pytest.fixture(scope="module")
def scan() -> Source:
    return read_text("a.pdf", (DATA / "03-scan-stamp.pdf").read_bytes(), recognise=recognition.make_recogniser())


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-/.][^\W_]+)*", text)


def share(found: list[str], wanted: list[str]) -> float:
    """How many of the wanted words are found, each as often as it is wanted."""
    left = list(found)
    right = 0
    for word in wanted:
        if word in left:
            left.remove(word)
            right += 1
    return right / len(wanted)


def test_a_scan_is_read_word_by_word(scan: Source) -> None:
    expected = (DATA / "03-scan-stamp.pdf.expected.txt").read_text(encoding="utf-8")
    assert share(words(scan.text), words(expected)) >= 0.96
    assert share(words(fold(scan.text)), words(fold(expected))) >= 0.98
    assert set(NUMBER.findall(expected)) - set(NUMBER.findall(scan.text)) == set()


def test_it_is_read_in_order_with_its_table(scan: Source) -> None:
    lines = [fold(line) for line in scan.text.splitlines()]
    assert lines[:3] == ["ubnd tinh quang ngai", "so cong thuong", "so: 566/bc-sct"]
    assert "tt | linh vuc | tiep nhan | truoc han" in lines
    assert lines.index("noi nhan:") < lines.index("giam doc")


def test_it_says_that_it_was_recognised_and_how_surely(scan: Source) -> None:
    assert 0.8 < float(scan.mark("ocr") or 0) <= 1
    confidences = [box.confidence for page in scan.pages for box in page.list_boxes()]
    assert all(sure is not None and 0 <= sure <= 1 for sure in confidences)
    assert {box.start for box in list_doubtful(scan)} <= {box.start for page in scan.pages for box in page.list_boxes()}


def test_a_quote_of_the_scan_is_framed_where_it_stands(scan: Source) -> None:
    """The scan is a picture of the page that ``02-header-2-columns.pdf`` draws, turned by 0.6 degrees."""
    typed = read_text("b.pdf", (DATA / "02-header-2-columns.pdf").read_bytes())
    for quote in ("566/BC-SCT", "1670/KH-SCT", "107/2021/NĐ-CP", "PHƯƠNG", "GIÁM", "Hạnh"):
        ours, theirs = box_of(scan, quote), box_of(typed, quote)
        for edge in ("left", "right"):
            assert abs(getattr(ours, edge) - getattr(theirs, edge)) < 0.012, (quote, edge)
        middle, other = (ours.top + ours.bottom) / 2, (theirs.top + theirs.bottom) / 2
        assert abs(middle - other) < 0.012, quote


def box_of(source: Source, quote: str) -> WordBox:
    return next(b for page in source.pages for b in page.list_boxes() if quote in source.text[b.start : b.end])


def test_a_photograph_is_read_like_a_scan() -> None:
    found = read_text("a.jpg", (DATA / "03b-scan.jpg").read_bytes(), recognise=recognition.make_recogniser())
    assert found.format == "image"
    assert "846/QĐ-UBND ngày 07/11/2017" in found.text
    assert [page.number for page in found.pages] == [1]


def test_scans_wait_and_are_taken_up_where_they_were_left(tmp_path: Path) -> None:
    import cv2

    picture = cv2.imread(str(DATA / "03b-scan.jpg"))
    papers = tmp_path / "scans"
    papers.mkdir()
    cv2.imwritemulti(str(papers / "two.tif"), [picture, picture])
    (papers / "note.txt").write_text("Công văn số 12/SCT-VP ngày 03/02/2024 của Sở Công Thương.", encoding="utf-8")
    store = open_store(tmp_path / "index", write=True, create=True)
    try:
        first = index(store, [papers], ocr="later")
        assert (first.added, [one.waiting for one in first.rejected]) == (1, [2])

        def stop(step: Progress) -> None:
            if step.step == "recognise" and step.done == 1:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            recognise(store, progress=stop)
        told: list[int] = []
        second = recognise(store, progress=lambda step: told.append(step.done) if step.step == "recognise" else None)
        assert told[0] == 1  # the page that was done is not done again
        assert (second.added, second.rejected) == (1, ())
        document = next(one for one in store.summaries() if one.path.endswith("two.tif"))
        assert len(document.pages) == 2
        assert document.find_page_at(store.document(document.id).source.text.rindex("846/QĐ-UBND")) == 2
        third = index(store, [papers], ocr="now")
        assert (third.skipped, third.read) == (2, 0)
    finally:
        store.close()


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ("sở đữ liệu", "sở dữ liệu", "sở dữ liệu"),  # the one that makes a word with its neighbours
        ("quản lý", "quán lý", "quản lý"),
        ("Kế hoắch", "Kế hoạch", "Kế hoạch"),
        ("số 136/2020/NĐ-CP", "số 138/2020/NĐ-CP", "số 136/2020/NĐ-CP"),  # digits: the first reader's
        ("Điều 2, Quyết", "Điều 2. Quyết", "Điều 2. Quyết"),  # punctuation: the second one's
        ("chuẩn bịcho đánh", "chuẩn bị cho đánh", "chuẩn bị cho đánh"),
        ("số 1108/TB-SCT", "số 1 108/TB-SCT", "số 1108/TB-SCT"),  # but not within a number
        ("số 1 108/TB-SCT", "số 1108/TB-SCT", "số 1108/TB-SCT"),
        ("IL PHƯƠNG", "II. PHƯƠNG", "II. PHƯƠNG"),
        ("trú : hoặc", "trú hoặc", "trú hoặc"),
        ("Nguyễn Văn Ánh", "Nguyễn Văn Ánh", "Nguyễn Văn Ánh"),
        ("tại cơ sô", "tại Cơ sỐ", "tại cơ số"),  # capitals: the first one's
        ("Phụ lục IlI kèm", "Phụ lục IH kèm", "Phụ lục III kèm"),
    ],
)
def test_the_better_of_two_words_is_taken(first: str, second: str, chosen: str) -> None:
    from indexer.reading.ocr.lines import Seen
    from indexer.reading.ocr.votes import vote_words

    def seen(text: str) -> list[Seen]:
        return [Seen(word, n * 10.0, n * 10.0 + 8, 0.9) for n, word in enumerate(text.split())]

    found = vote_words(seen(first), seen(second))
    assert " ".join(word.text for word in found) == chosen
    assert all(word.sure >= 0.9 for word in found) or first != second


@pytest.mark.parametrize(
    ("first", "sure", "second", "also", "chosen"),
    [
        ("hoạt", 1.0, '"hoạt', 0.88, "hoạt"),
        ("cầu,", 0.6, "cầu.", 0.91, "cầu."),
        ("CỘNG", 1.0, "CỌNG", 0.82, "CỘNG"),
        ("đôi,", 0.97, "đổi,", 0.82, "đổi,"),
    ],
)
def test_a_reader_that_is_certain_is_not_outvoted(
    first: str, sure: float, second: str, also: float, chosen: str
) -> None:
    from indexer.reading.ocr.lines import Seen
    from indexer.reading.ocr.votes import vote_words

    (word,) = vote_words([Seen(first, 0, 8, sure)], [Seen(second, 0, 0, also)])
    assert word.text == chosen


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("ngày22tháng", "ngày 22 tháng"),
        ("tháng4năm2026", "tháng 4 năm 2026"),
        ("ngày 8tháng", "ngày 8 tháng"),
        ("năm2026,", "năm 2026,"),
        ("tháng", "tháng"),
        ("22/4/2026", "22/4/2026"),
        ("12A", "12A"),
    ],
)
def test_a_date_without_its_blanks_is_words(seen: str, read: str) -> None:
    from indexer.reading.ocr.lines import Seen
    from indexer.reading.ocr.votes import vote_words

    words = [Seen(text, 10 * n, 10 * n + 9, 0.9) for n, text in enumerate(seen.split())]
    found = vote_words(words, words)
    assert " ".join(word.text for word in found) == read
    assert all(a.right <= b.left + 1 for a, b in pairwise(found))


def test_a_file_on_which_nothing_is_recognised_says_so(tmp_path: Path) -> None:
    """Its font no longer says which letters it draws, and draws none that can be seen."""
    store = open_store(tmp_path / "index", write=True, create=True)
    hostile = DATA.parent / "hostile"
    report = index(store, [hostile / "bit-rot.pdf"], ocr="now")
    assert report.read == 1
    (refused,) = report.rejected
    assert "OCR" in refused.vi
    assert "không thấy chữ nào" in refused.vi
