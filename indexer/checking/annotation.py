"""The draft's own DOCX with a comment at each citation about which there is something to say; its text is unchanged.

The only home of python-docx. A run that holds more than the citation is parted, so that the comment stands at the
citation; Word does the same when a person comments on part of a sentence.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any

from indexer.checking.quote_places import Letter, LocatedQuote, Locator
from indexer.checking.results import Check, Checked, Finding
from indexer.checking.wording import LEVEL_NAMES, STATUS_NAMES
from indexer.deadline import check_time
from indexer.durable import write_durably
from indexer.errors import BadInput, ReadError, UnsupportedFile, describe_system_error
from indexer.reading.wordml import list_names
from indexer.text.storable_text import blank_unstorable

AUTHOR, INITIALS = "Tra cứu", "TC"
_NOTE_PARTS = re.compile(r"/word/(?:footnotes|endnotes)\d*\.xml")
_QUOTE = 300  # characters of a quote in a comment
_R, _RPR, _T = list_names("r"), list_names("rPr"), list_names("t")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def write(target: Path, draft: Path | bytes, found: Check) -> int:
    """Write a copy of the draft with comments, whole or not at all; gives their number.

    Raises BadInput when the draft is no DOCX, or when ``target`` is the draft itself or cannot be written;
    UnsupportedFile for a DOCX that cannot be written back (.docm, Strict), ReadError when it changed meanwhile.
    """
    if found.document.source.format != "docx":
        raise BadInput(
            "Dự thảo không phải là DOCX nên không ghi chú thích Word được; hãy bỏ --docx, hoặc lưu dự thảo thành DOCX.",
            "The draft is no DOCX, and cannot hold comments; leave out --docx, or save the draft as DOCX.",
        )
    if isinstance(draft, Path) and target.exists() and target.samefile(draft):
        raise BadInput(
            f"{target} chính là dự thảo; hãy chọn tên tệp khác để dự thảo không bị ghi đè.",
            f"{target} is the draft itself; choose another name, so that it is not overwritten.",
        )
    data = draft.read_bytes() if isinstance(draft, Path) else draft
    annotated, comments = annotate(data, found)
    _replace(target, annotated)
    return comments


def annotate(data: bytes, found: Check) -> tuple[bytes, int]:
    """Return the bytes of the draft's DOCX with comments, and their number; ``found`` is the check of these bytes."""
    if hashlib.sha256(data).hexdigest() != found.document.source.sha256:
        raise ReadError(
            "Dự thảo vừa được sửa trong lúc soát; hãy chạy lại.", "The draft was changed meanwhile; run it again."
        )
    document = _open(data)
    root = document.element
    parts = sorted((p for p in document.part.package.iter_parts() if _NOTE_PARTS.fullmatch(p.partname)), key=_name)
    locator = Locator(found.document.source.text, root, [_read_tree(part) for part in parts])
    told = [(one, _word_comment(one, findings)) for one, findings in found.list_fresh()]
    placed = [(locator.find(one.citation.start, one.citation.end), one, text) for one, text in told]
    runs = {id(one): _cut_runs(place) for place, one, _ in reversed(placed) if place}  # from the end: offsets stay
    with _set_comments_aside(document.comments._comments_elm) as shelve:
        for _, one, text in placed:
            check_time()
            first, last = runs.get(id(one)) or _find_first_run(root)
            prefix = "" if id(one) in runs else f"Dòng {one.line}: "
            _add_comment(document, first, last, prefix + text)
            shelve()
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue(), len(told)


@contextmanager
def _set_comments_aside(comments: Any) -> Iterator[Callable[[], None]]:
    """Put all comments but the one of the highest number aside while others are added: ``shelve`` does it again.

    Each new one is numbered by looking at all that are there, which takes the square of their number.
    """
    shelved: list[Any] = []

    def shelve() -> None:
        before = sorted(comments, key=lambda one: int(one.id))[:-1]
        for one in before:
            comments.remove(one)
        shelved.extend(before)

    shelve()
    try:
        yield shelve
    finally:
        comments[:] = [*shelved, *comments]


def _open(data: bytes) -> Any:
    import docx

    try:
        return docx.Document(BytesIO(data))
    except (ValueError, KeyError, AttributeError) as error:  # another content type; Strict namespaces
        raise UnsupportedFile(
            "Chỉ ghi được chú thích vào tệp .docx thường; hãy mở bằng Word và lưu lại thành .docx.",
            "Only a plain .docx can be given comments; open it in Word and save it as .docx.",
        ) from error


def _name(part: Any) -> str:
    return str(part.partname)


def _read_tree(part: Any) -> Any:
    from lxml import etree

    return etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))


def _add_comment(document: Any, first: Any, last: Any, text: str) -> None:
    from docx.text.run import Run

    runs = [Run(element, document) for element in (first, last)]
    document.add_comment(runs, text=blank_unstorable(text), author=AUTHOR, initials=INITIALS)


def _find_first_run(root: Any) -> tuple[Any, Any]:
    """Return the first run of the document: for what cannot be placed."""
    first = next(element for element in root.iter(*_R) if next(element.iterancestors(*_R), None) is None)
    return first, first


def _cut_runs(place: LocatedQuote) -> tuple[Any, Any]:
    """Return the first and last run of what was found, parted so that they hold it alone."""
    whole = _find_outer_run(place.first), _find_outer_run(place.last)
    if whole[1] is None:  # the later cut first: places before it stay
        _part(_run(place.last), place.last[0], place.last[1] + 1)
    first = whole[0] if whole[0] is not None else _part(_run(place.first), *place.first)
    if whole[1] is not None:
        return first, whole[1]
    return first, first if place.first[0] is place.last[0] else _run(place.last)


def _run(letter: Letter) -> Any:
    """Return the run that a letter stands in now."""
    return next(letter[0].iterancestors(*_R))


def _find_outer_run(letter: Letter) -> Any:
    """Return the run to be taken whole: one that holds runs (a text box), or refers to a note; None for one to be
    parted.
    """
    element, at = letter
    if at < 0:
        return element
    held = list(element.iterancestors(*_R))
    return held[-1] if len(held) != 1 or element.tag not in _T else None


def _part(run: Any, element: Any, at: int) -> Any:
    """Move what stands from element.text[at:] on into a run of its own after ``run``; gives the run that begins there.

    Nothing is moved where a run begins or ends there already.
    """
    text, before, after = element.text or "", list(element.itersiblings(preceding=True)), list(element.itersiblings())
    if at == 0 and all(sibling.tag in _RPR for sibling in before):
        return run
    if at >= len(text) and not after:
        return run
    new = run.makeelement(run.tag, run.attrib, run.nsmap)
    new.extend(deepcopy(child) for child in run if child.tag in _RPR)
    if at < len(text):
        rest = element if at == 0 else deepcopy(element)
        new.append(rest)
        rest.text, rest.tail = text[at:], None
        rest.set(_SPACE, "preserve")
        if rest is not element:
            element.text = text[:at]
            element.set(_SPACE, "preserve")
    new.extend(after)
    run.addnext(new)
    return new


def _word_comment(one: Checked, findings: tuple[Finding, ...]) -> str:
    """Return the comment: the status, then each finding with what to write instead and the quote that supports it."""
    lines = [f"[{STATUS_NAMES[one.status]}] {one.number}"]
    for finding in findings:
        lines.append(f"{LEVEL_NAMES[finding.level]}: {finding.vi}")
        if finding.fix_vi:
            lines.append(f"→ {finding.fix_vi}")
        for quoted in finding.evidence[:1]:
            words = " ".join(quoted.quote.split())
            cut = f"{words[:_QUOTE]}…" if len(words) > _QUOTE else words
            lines.append(f"Theo {quoted.document.label}: “{cut}”")
    return "\n".join(lines)


def _replace(target: Path, data: bytes) -> None:
    """The whole file or none. Raises BadInput."""
    try:
        write_durably(target, data, beside=target.with_name(f".{target.name}.{os.getpid()}"))
    except OSError as error:
        vi, en = describe_system_error(error)
        raise BadInput(f"Không ghi được tệp {target}: {vi}.", f"The file {target} cannot be written: {en}.") from error
