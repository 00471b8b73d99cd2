"""Work shared with other processes: the same results in the same order, whatever happens to the workers."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from indexer import crew
from indexer.indexing import index
from indexer.reading import read
from indexer.store import open_store
from indexer.store.engines import pointer as pointers
from indexer.store.engines.fulltext import FullText
from indexer.text import segmentation
from tests.support.making import document

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processors, and any work is worth sharing."""
    monkeypatch.setattr(crew, "count_processors", lambda: 2)
    monkeypatch.setattr(crew, "SMALL", 0)


def whoami(number: int) -> tuple[int, int]:
    return number, os.getpid()


def fragile(number: int, parent: int) -> int:
    """Kills the worker that does it; done by the parent it is harmless."""
    if number % 7 == 3 and os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)
    return number


def refuse(number: int) -> int:
    if number == 5:
        raise LookupError(number)
    return number


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_same_counts_in_the_same_order() -> None:
    texts = [source.text for path in sorted((ROOT / "corpus").glob("*/*")) for source in read(path)]  # type: ignore[union-attr]
    tasks = [(text, [segmentation.Beside("Báo cáo CCHC", 2)]) for text in texts * 2]
    assert list(crew.run_each(segmentation.count_terms, tasks, 1)) == [
        segmentation.count_terms(*task) for task in tasks
    ]


def test_others_do_the_work() -> None:
    found = list(crew.run_each(whoami, ((n,) for n in range(40)), 1))
    assert [number for number, _ in found] == list(range(40))
    workers = {process for _, process in found}
    assert os.getpid() not in workers
    assert len(workers) <= 2
    assert not any(map(alive, workers))


@pytest.mark.parametrize(("name", "value"), [("SMALL", 100), ("count_processors", lambda: 1)])
def test_little_work_and_one_processor_stay_here(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> None:
    monkeypatch.setattr(crew, name, value)
    assert {process for _, process in crew.run_each(whoami, [(1,), (2,)], 99)} == {os.getpid()}


def test_no_work() -> None:
    assert list(crew.run_each(whoami, [], 1)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_workers_that_die_are_done_without() -> None:
    assert list(crew.run_each(fragile, [(n, os.getpid()) for n in range(30)], 1)) == list(range(30))


def test_workers_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(ROOT / "no-python-here"))
    assert {process for _, process in crew.run_each(whoami, [(n,) for n in range(9)], 1)} == {os.getpid()}


def linger(_: int) -> int:
    """Who does it; it takes long enough for everybody to have begun."""
    time.sleep(0.1)
    return os.getpid()


def test_an_error_of_the_work_is_raised_here() -> None:
    with pytest.raises(LookupError):
        list(crew.run_each(refuse, [(n,) for n in range(30)], 1))


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_as_many_work_as_are_asked_for(workers: int) -> None:
    found = crew.run_each(linger, ((n,) for n in range(workers * 4)), 1, workers=workers)
    processes = set(found)
    assert len(processes) == workers
    assert (os.getpid() in processes) is (workers == 1), "one alone needs no other process"


def test_work_that_is_given_up_leaves_nobody() -> None:
    with closing(crew.run_each(whoami, ((n,) for n in range(1000)), 1)) as found:
        _, worker = next(found)
        assert alive(worker)
    assert not alive(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    code = (
        "import itertools, os\nfrom indexer import crew\nfrom tests.test_crew import whoami\n"
        "crew.SMALL, crew.count_processors = 0, lambda: 2\n"
        "for _, process in crew.run_each(whoami, ((n,) for n in itertools.count()), 1):\n print(process, flush=True)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _ in range(20)}
        parent.kill()
    until = time.monotonic() + 20
    while any(map(at_work, workers)) and time.monotonic() < until:
        time.sleep(0.02)
    assert not any(map(at_work, workers))


def at_work(process: int) -> bool:
    """Alive, and not only a name that nobody has asked after yet."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return sys.platform != "linux" and alive(process)


def test_a_full_text_made_by_several_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [source.text for path in sorted((ROOT / "corpus").glob("*/*")) for source in read(path)]  # type: ignore[union-attr]
    made = []
    for processors in (1, 2):
        monkeypatch.setattr(crew, "count_processors", lambda number=processors: number)
        folder = tmp_path / str(processors)
        with closing(open_store(folder, create=True)) as store:
            store.add([document(f"d{n}", text, title="Báo cáo") for n, text in enumerate(texts)])
        pointer = pointers.read(folder)
        assert pointer is not None
        with closing(FullText(folder / pointer.folder, pointer.sizes)) as fulltext:
            terms = [segmentation.count_terms(text) for text in texts]
            made.append(
                (
                    fulltext.keys,
                    [fulltext.postings("words", term) for one in terms for term in sorted(one.words)],
                    [fulltext.postings("pairs", term) for one in terms for term in sorted(one.pairs)],
                )
            )
    assert made[0] == made[1]


def test_an_index_made_by_several_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents, their citations, the files and the report, also when files change."""
    files = tmp_path / "files"
    shutil.copytree(ROOT / "corpus", files)
    (files / "hong.docx").write_bytes(b"PK\x03\x04 not a document")
    made = []
    for processors in (1, 2):
        monkeypatch.setattr(crew, "count_processors", lambda number=processors: number)
        with closing(open_store(tmp_path / str(processors), create=True)) as store:
            report = replace(index(store, [files]), seconds=0)
            documents = [store.document(summary.id) for summary in store.summaries()]
            made.append((report, documents, list(store.files())))
    assert made[0] == made[1]
    assert made[0][0].added == 25


@pytest.mark.skipif(sys.platform == "win32", reason="SIGINT")
def test_ctrl_c_is_quiet_and_keeps_what_was_added(tmp_path: Path) -> None:
    records = tmp_path / "vb.jsonl"
    with records.open("w", encoding="utf-8") as file:
        for n in range(3000):
            file.write(
                json.dumps({"id": f"d{n}", "text": f"Quyết định số {n}/QĐ-UBND. " * 60}, ensure_ascii=False) + "\n"
            )
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom indexer.indexing import batch\nfrom indexer import crew\n"
        "from indexer.store.embedded_store import EmbeddedStore\nimport cli\n"
        "crew.count_processors, batch.BATCH, added = (lambda: 2), 20_000, EmbeddedStore.add\n"
        "def add(*given):\n added(*given)\n print('added', file=sys.stderr, flush=True)\n"
        " time.sleep(first.pop() if first else 0)\n"
        "EmbeddedStore.add, first = add, [3]  # the signal comes while the first batch is added\n"
        f"sys.argv = ['tracuu', 'index', {str(records)!r}, '--index', {str(tmp_path / 'index')!r}]\ncli.main()"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "added\n"
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
    assert (process.returncode, "Traceback" in told) == (130, False)
    assert "Đã dừng" in told
    with closing(open_store(tmp_path / "index", write=True)) as store:
        assert 0 < store.overview().documents < 3000
