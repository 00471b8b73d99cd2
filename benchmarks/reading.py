"""How right and how fast files are read: words in reading order, numbers, seconds a page, memory, for each kind.

    python benchmarks/reading.py [--also SCAN.pdf:4:TRUTH.txt ...] [--printed 12] [--laid 20 [--held-out]] [--kinds pdf]

The files of ``real-files/made`` are compared with their expected text, pages of real scans with what was typed from
their pictures (``truth``, and ``--also``: further pages that nobody tuned for). ``--printed``: so many DOCX files are
printed by LibreOffice, so many pages by Chromium, and read as PDF; what is read of the files themselves is the truth
(dotted lines to be filled in are left out of both). ``--laid``: so many real texts are laid out anew, each in a style
of its own, and printed, half of them with tags (``printing.py``); ``--held-out``: others, that nobody has looked at.
Prints a JSON line for each kind: ``words`` and ``folded`` are the shares of expected words that are read in their
order, with and without diacritics, ``numbers`` the share of document numbers, dates and figures, ``rows`` of table rows
and ``lines`` of paragraphs that are read whole;
``megabytes`` the most that reading took, children too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import subprocess
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from multiprocessing import get_context
from pathlib import Path
from shutil import which

from printing import lay_documents, print_files

from indexer.errors import ReadError
from indexer.models import Source
from indexer.reading import guard, legacy, read, recognition
from indexer.reading.legacy_letters import TCVN3, VNI
from indexer.reading.readings import Recognise, Recognised
from indexer.text.folding import compose_letters, fold

SAME = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " ", "|": " "})
NUMBER = re.compile(r"\d+(?:/\d{4})?(?:/|-)[A-ZĐ][\w&-]*(?:/[A-ZĐ]+)?|\d{1,2}/\d{1,2}/\d{4}|\d+(?:[.,]\d+)*")
TRUTH = {"A01p1.txt": ("a01.pdf", 1), "F22p1.txt": ("thong-tu-150-2020.PDF", 1), "N707.txt": ("real_qd_707_ttg.pdf", 1)}
DOTS = re.compile(r"[.…·_-]{2,}")
REFUSED = "REFUSE"


@dataclass(frozen=True, slots=True)
class Case:
    """A file, or one page of it (0: all), and the text that it holds."""

    kind: str
    path: Path
    page: int
    expected: str


@dataclass(slots=True)
class Score:
    """What was counted over the cases of a kind."""

    files: int = 0
    pages: int = 0
    words: int = 0
    right: int = 0
    folded: int = 0
    numbers: int = 0
    numbers_right: int = 0
    rows: int = 0
    rows_right: int = 0
    lines: int = 0
    lines_right: int = 0
    extra: int = 0
    seconds: float = 0.0
    wrong: tuple[str, ...] = ()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--also", nargs="*", default=[], metavar="FILE:PAGE:TRUTH")
    parser.add_argument("--printed", type=int, default=0)
    parser.add_argument("--laid", type=int, default=0)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--kinds", nargs="*", default=[])
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(args, Path(folder))


def measure(args: argparse.Namespace, folder: Path) -> None:
    """A line for each kind; what is printed for it lies in a folder."""
    kinds: dict[str, list[Case]] = defaultdict(list)
    cases = [*made(args.shared / "real-files"), *typed(args.shared / "real-files"), *also(args.also)]
    anew = laid(args.shared / "real" / "docs", args.laid, folder, held_out=args.held_out) if args.laid else ()
    for case in [*cases, *printed(args.shared / "data", args.printed, folder), *anew]:
        kinds[case.kind].append(case)
    if not args.kinds or "legacy" in args.kinds:
        print(json.dumps(legacy_letters(args.shared), ensure_ascii=False), flush=True)
    for kind, cases in kinds.items():
        if not args.kinds or kind in args.kinds:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:  # its memory is its own
                print(json.dumps(alone.submit(report, kind, cases).result(), ensure_ascii=False), flush=True)


def legacy_letters(shared: Path, every: int = 50) -> dict[str, object]:
    """Real texts typed in TCVN3 and VNI, read back: letters that are wrong; and texts that are falsely converted.

    TCVN3 has no capitals with a tone: there the letters are compared without case.
    """
    spelled = {letter: shown for shown, letter in VNI.items() if shown in (shown.lower(), shown.upper())}
    tcvn3 = {letter: chr(code) for code, letter in TCVN3.items()}
    letters, wrong, falsely, texts, began = 0, 0, 0, 0, time.perf_counter()
    with gzip.open(shared / "data" / "bench" / "documents-5k.jsonl.gz", "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            text = compose_letters(json.loads(line)["text"])
            texts, falsely = texts + 1, falsely + bool(legacy.mend_text(text)[1] or legacy.looks_like_viqr(text))
            if number % every:
                continue
            for table in (tcvn3, spelled):
                kept = "".join(c for c in text[:30_000] if ord(table.get(c, table.get(c.lower(), c))[0]) < 0x100)
                typed = "".join(table.get(c, table.get(c.lower(), c)) for c in kept)
                found = legacy.mend_text(typed)[0].lower()
                letters += len(kept)
                wrong += sum(map(unlike, kept.lower().split("\n"), found.split("\n")))
    seconds = round(time.perf_counter() - began, 1)
    return {
        "kind": "legacy",
        "letters": letters,
        "wrong": wrong,
        "texts": texts,
        "falsely": falsely,
        "seconds": seconds,
    }


def unlike(line: str, found: str) -> int:
    """How many letters of a line are read wrongly: all of them where the line is longer or shorter by then."""
    return sum(map(str.__ne__, line, found)) if len(line) == len(found) else len(line)


def made(folder: Path) -> Iterable[Case]:
    """The made files that are one document with its whole text."""
    for truth in sorted((folder / "made").glob("*.expected.txt")):
        path = truth.with_name(truth.name.removesuffix(".expected.txt"))
        if path.suffix not in (".eml", ".zip"):
            scanned = "scan" in path.name
            kind = "scan" if scanned else path.suffix.lstrip(".").lower()
            yield Case(kind, path, 0, truth.read_text(encoding="utf-8"))


def typed(folder: Path) -> Iterable[Case]:
    """Pages of real scans, typed from their pictures."""
    for name, (file, page) in TRUTH.items():
        text = (folder / "truth" / name).read_text(encoding="utf-8")
        yield Case("real scan", folder / "public" / file, page, text)


def also(named: Iterable[str]) -> Iterable[Case]:
    for one in named:
        path, page, truth = one.rsplit(":", 2)
        yield Case("held-out scan", Path(path), int(page), Path(truth).read_text(encoding="utf-8"))


def printed(data: Path, most: int, folder: Path) -> Iterable[Case]:
    """DOCX files printed by LibreOffice, pages by Chromium: the first ones by name."""
    documents, pages = sorted((data / "docx").glob("*.docx"))[:most], sorted((data / "html").glob("*.html"))[:most]
    if documents and which("soffice"):
        home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
        run("soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(folder), *map(str, documents))
    for page in pages:
        target = f"--print-to-pdf={folder / page.stem}.pdf"
        run("chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", target, page.resolve().as_uri())
    for kind, paths in (("printed by LibreOffice", documents), ("printed by Chromium", pages)):
        for path in (one for one in paths if (folder / f"{one.stem}.pdf").is_file()):
            source = next(one for one in read(path) if isinstance(one, Source))
            yield Case(kind, folder / f"{path.stem}.pdf", 0, source.text)


def laid(documents: Path, count: int, folder: Path, *, held_out: bool) -> Iterable[Case]:
    """Texts that are laid out anew, printed by Chromium with tags and without."""
    for one, path in print_files(lay_documents(documents, count, held_out=held_out), folder):
        yield Case(f"laid out, {'with' if one.tagged else 'without'} tags", path, 0, "\n".join(one.lines))


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=600)


def report(kind: str, cases: Sequence[Case]) -> dict[str, object]:
    """What reading the cases of a kind gives, as one line."""
    score = Score()
    for case in cases:
        add(score, case)
    guard.KEEPER.close()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    memory, processor = max(one.ru_maxrss for one in used), sum(one.ru_utime + one.ru_stime for one in used)
    shares = {
        "words": share(score.right, score.words),
        "folded": share(score.folded, score.words),
        "numbers": f"{score.numbers_right}/{score.numbers}",
        "rows": f"{score.rows_right}/{score.rows}",
        "lines": f"{score.lines_right}/{score.lines}",
    }
    pages = max(1, score.pages)
    told = {"kind": kind, "files": score.files, "expected_words": score.words, **shares, "extra_words": score.extra}
    speed = {"seconds_a_page": round(score.seconds / pages, 3), "processor_seconds_a_page": round(processor / pages, 3)}
    speed["megabytes"] = round(memory / 1024)
    return {**told, **speed, **({"wrong": list(score.wrong)} if score.wrong else {})}


def add(score: Score, case: Case) -> None:
    """Read a case and count what is right."""
    began = time.perf_counter()
    try:
        source = next(one for one in read(case.path, recognise=recogniser(case.page)) if isinstance(one, Source))
    except ReadError as error:
        if not case.expected.startswith(REFUSED):
            score.wrong = (*score.wrong, f"{case.path.name}: {error.vi}")
        return
    score.seconds += time.perf_counter() - began
    score.files += 1
    score.pages += 1 if case.page else max(1, len(source.pages))
    text = source.text
    if case.page:
        page = source.pages[case.page - 1]
        text = text[page.start : page.end]
    expected, found = words(case.expected), words(text)
    right, folded = in_order(expected, found), in_order(words(fold(case.expected)), words(fold(text)))
    lines = {" ".join(words(line)) for line in text.split("\n")}
    whole = [(" | " in line, " ".join(words(line)) in lines) for line in case.expected.split("\n") if words(line)]
    for is_row, is_right in whole:
        if is_row:
            score.rows, score.rows_right = score.rows + 1, score.rows_right + is_right
        else:
            score.lines, score.lines_right = score.lines + 1, score.lines_right + is_right
    wanted, got = Counter(NUMBER.findall(case.expected)), Counter(NUMBER.findall(text))
    score.words += len(expected)
    score.right += right
    score.folded += folded
    score.extra += max(0, len(found) - len(expected))
    score.numbers += wanted.total()
    score.numbers_right += (wanted & got).total()


def recogniser(page: int) -> Recognise:
    """Has the pages recognised that are compared, no others."""

    def recognise(data: bytes, _: str, pages: tuple[int, ...]) -> Recognised:
        return dict(recognition.recognise_pages(data, (page,) if page else pages))

    return recognise


def words(text: str) -> list[str]:
    return DOTS.sub(" ", compose_letters(text).translate(SAME)).split()


def in_order(expected: Sequence[str], found: Sequence[str]) -> int:
    """How many words stand in both in the same order."""
    return sum(block.size for block in SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks())


def share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


if __name__ == "__main__":
    main()
