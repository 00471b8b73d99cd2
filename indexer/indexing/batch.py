"""Documents on their way into the store: parsed, gathered, and added with what is remembered of their files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.indexing.changes import FileEnd, Step, UnparsedText, name_error
from indexer.indexing.outcomes import Outcome, Progress
from indexer.interruption import check_interrupt
from indexer.models import Document, FileState, Rejected
from indexer.parsing import parse
from indexer.store import Store, count_document_terms
from indexer.text.segmentation import Counts

BATCH = 4_000_000  # bytes of documents in one transaction
REFRESH = 24_000_000  # bytes of documents whose words are made at once


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A document as it goes into the store, with its terms."""

    document: Document
    terms: Counts
    replaces: bool
    seen: int


def parse_step(step: Step) -> ParsedText | FileEnd | Rejected:
    """Parse a text and make its words, which other processes can do, too; one that fails does not end the run."""
    if isinstance(step, FileEnd):
        return step
    try:
        document = parse(step.source, step.id, step.corrections)
        return ParsedText(document, count_document_terms(document), step.replaces, step.seen)
    except Exception as error:
        return Rejected(
            step.source.path,
            f"Không phân tích được văn bản này ({name_error(error)}); hãy kiểm tra nội dung rồi thử lại.",
            f"The document could not be understood ({name_error(error)}); check its content and try again.",
        )


def measure_step(step: Step) -> int:
    """Return how many characters there are to parse."""
    return len(step.source.text) if isinstance(step, UnparsedText) else 0


class Batch:
    """What waits to be added. What is remembered of a file is added with its last document, neither before nor after.

    Killed between the two, nobody would know of the document when its file is gone. A file of many records is
    remembered as one that is still to be read. ``left`` tells of documents that were moved where they stood.
    """

    def __init__(self, store: Store, left: dict[str, str], tell: Callable[[Progress], None], total: int = 0) -> None:
        self._store, self._left, self._tell, self.total = store, left, tell, total
        self._documents: list[Document] = []
        self._terms: dict[str, Counts] = {}
        self._files: list[FileState] = []
        self._failed: list[Rejected] = []  # documents of the file at hand that could not be parsed
        self._size = self._unlearned = 0

    def take(self, step: ParsedText | FileEnd | Rejected) -> Outcome:
        """Let a step wait for its batch, and return what came of it."""
        check_interrupt()
        if isinstance(step, Rejected):
            self._failed.append(step)
            return Outcome(rejected=(step,))
        return self._end_file(step) if isinstance(step, FileEnd) else self._take_text(step)

    def _end_file(self, step: FileEnd) -> Outcome:
        if step.gone:
            self._store.remove(step.gone)
        size = -1 if self._failed else step.state.size  # a fault of the program or of the moment: try again
        self._files.append(replace(step.state, size=size, rejected=(*step.state.rejected, *self._failed)))
        self._failed = []
        if self._size >= BATCH:
            self.flush()
        self._tell(Progress("read", step.seen, self.total, step.state.path))
        return step.outcome

    def _take_text(self, step: ParsedText) -> Outcome:
        source = step.document.source
        self._documents.append(step.document)
        self._terms[step.document.id] = step.terms
        self._size += source.size
        if self._size >= BATCH and source.format == "record":
            self.flush()
            self._tell(Progress("read", step.seen, self.total, source.path))
        if self._unlearned >= REFRESH:
            self.learn()
        remarks = tuple((mark, source.path) for mark in source.marks)
        return Outcome(added=not step.replaces, replaced=step.replaces, bytes=source.size, remarks=remarks)

    def flush(self) -> None:
        """Add what waits; a file not read to its end yet is remembered as begun, so that it can be forgotten."""
        if self._documents or self._files:
            left = [self._left[document.id] for document in self._documents if document.id in self._left]
            begun = {document.source.file for document in self._documents} - {state.path for state in self._files}
            states = [*(FileState(path, "", -1, 0) for path in begun), *self._files]
            self._store.add(self._documents, states, self._terms, left)
            self._unlearned += self._size
            self._documents, self._files, self._terms, self._size = [], [], {}, 0

    def learn(self) -> None:
        """Make findable what was added."""
        self._store.refresh(lambda done, total: self._tell(Progress("learn", done, total)))
        self._unlearned = 0
