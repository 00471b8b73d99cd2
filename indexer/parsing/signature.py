"""The end of a document, wherever it stands: Nơi nhận (recipients), the signer's title and name.

Annexes, forms and footnotes may follow a signature, and have recipients and signers of their own: the document's is the
one beside its first "Nơi nhận".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.models import Value
from indexer.parsing.addressees import Addressed, part_columns
from indexer.parsing.front import read_pieces
from indexer.parsing.offices import FOR, NOTE, OFFICE, STARTS_OFFICE, is_title, part_name

_BEGINS = rf"[ \u00a0*_#>]*(?=[BCĐGHKPQTVbcđghkpqtv])(?P<at>(?:{FOR})\S|{OFFICE}|(?i:{OFFICE})(?=[ *_]*\n))"
_BEGUN = re.compile(rf"[\n|\t]{_BEGINS}")
_BESIDE_ANOTHER = re.compile(rf"[ \u00a0](?<=\S.)[ \u00a0]{{2,299}}{_BEGINS}")
_RECIPIENTS = re.compile(r"N[ơƠ][iI]\s+[nN][hH][ậẬ][nN]\s*:?[*_\s]*")
_ITEM = re.compile(r"(?:^|\n|\s)[-–+•]\s*(?P<item>[^\n|]*?)(?=\s*(?:[;.]?\s*(?:\n|$|\|)|[;.]\s+[-–+•]\s))")
_REACH = 1500  # characters between an office and the name below it, the recipients beside it among them
_BESIDE = 2600  # characters between "Nơi nhận" and the signature
_TWO = 140  # characters between two signatures of one document


@dataclass(frozen=True, slots=True)
class _Signed:
    title: str
    name: str
    start: int
    name_start: int
    end: int


def read(text: str) -> tuple[tuple[str, ...], Value | None, Value | None]:
    """Return (recipients, signer, signer's title); empty or None where the text has none. Two signers are parted by
    "; ".

    >>> read("Nơi nhận:\\n- UBND tỉnh;\\n- Lưu: VT.\\n\\nGIÁM ĐỐC\\n\\nNguyễn Văn Mẫu\\n\\nPHỤ LỤC")[1].text
    'Nguyễn Văn Mẫu'
    """
    headings = [(match.start(), match.end()) for match in _RECIPIENTS.finditer(text)]
    signed = _choose_of_document(text, list(_find_signatures(text)), [start for start, _ in headings])
    heading = _find_recipients_start(headings, signed[0] if signed else None)
    beside = part_columns(text, heading) if heading is not None else None
    if beside is not None:
        signed = [_make_signed(beside)] if beside.name else signed
        recipients = _list_items("\n".join(["", *beside.left]))
    else:
        recipients = _list_recipients(text, heading, signed[0] if signed else None) if heading is not None else ()
    if not signed:
        return recipients, None, None
    first, last = signed[0], signed[-1]
    return (
        recipients,
        Value("; ".join(one.name for one in signed), "signature", first.name_start, last.end),
        Value(first.title, "signature", first.start, first.name_start),
    )


def _make_signed(found: Addressed) -> _Signed:
    return _Signed(" ".join(found.title), found.name, found.start, found.name_start, found.end)


def _choose_of_document(text: str, found: Sequence[_Signed], headings: Sequence[int]) -> list[_Signed]:
    """Return the signature, or the two, of the document itself."""
    best: int | None = None
    for heading in headings:
        near = [i for i, one in enumerate(found) if one.end > heading - _BESIDE // 2 and one.start < heading + _BESIDE]
        if near:
            best = next((i for i in near if found[i].start >= heading), near[-1])
            break
    if best is None and not found:
        return []
    best = best if best is not None else 0
    if best > 0 and _is_beside_another(text, found[best - 1].end, found[best].start):
        best -= 1
    following = [found[best]]
    if best + 1 < len(found) and _is_beside_another(text, found[best].end, found[best + 1].start):
        following.append(found[best + 1])
    return following


def _is_beside_another(text: str, end: int, start: int) -> bool:
    """Tell whether two signatures stand beside each other: neither an annex nor other recipients lie between."""
    return start - end < _TWO and _PARTED.search(text, end, start) is None


_PARTED = re.compile(r"N[ơƠ][iI]\s+[nN][hH]ậ|NHẬN|PHỤ LỤC|DANH MỤC|BIỂU|MẪU|Mẫu|Phụ lục|Kèm theo|DUYỆT")


def _find_signatures(text: str) -> Iterator[_Signed]:
    """Yield every office with a name below it."""
    text = "\n" + text
    after = 0
    anchors = (_BEGUN, _BESIDE_ANOTHER) if "   " in text or "\u00a0" in text else (_BEGUN,)
    for start in sorted({match.start("at") for anchor in anchors for match in anchor.finditer(text)}):
        if start < after or not text[start].isupper():
            continue
        signed = _read_signature(text, start)
        if signed is not None:
            after = signed.end
            yield _Signed(signed.title, signed.name, start - 1, signed.name_start - 1, signed.end - 1)


def _read_signature(text: str, start: int) -> _Signed | None:
    """Return the title and name that begin at a place, over lines, cells and columns."""
    title: list[str] = []
    for piece in read_pieces(text[start : start + _REACH] + "\n", _REACH):
        words = piece.text
        if words[0] in "-–+•" or _RECIPIENTS.match(words) or (title and _is_beside(words)):
            continue
        office, name = part_name(words)
        if name and (title or STARTS_OFFICE.match(office)):
            title += [office] if office else []
            at = start + piece.end - len(piece.text.rstrip(".,")) + len(office)
            return _Signed(" ".join(title), name, start, _place(text, name, at, start + piece.start), start + piece.end)
        if name or not is_title(words, bool(title)):
            return None
        title.append(words)
    return None


def _place(text: str, name: str, at: int, earliest: int) -> int:
    """Return where a name begins in the text that marks may stand in."""
    found = text.find(name.split()[0], earliest)
    return found if found >= 0 else at


def _is_beside(words: str) -> bool:
    """Tell whether words between an office and the name are none of either: "(Đã ký)", recipients in the
    column beside.
    """
    return NOTE.fullmatch(words) is not None or words.endswith(";") or words[0].islower()


def _find_recipients_start(headings: Sequence[tuple[int, int]], signed: _Signed | None) -> int | None:
    """Return where the recipients begin that stand beside the signature; without one, the last."""
    if not headings:
        return None
    if signed is None:
        return headings[-1][1]
    near = [end for start, end in headings if signed.start - _BESIDE < start < signed.end + _BESIDE // 2]
    return near[0] if near else None


def _list_recipients(text: str, start: int, signed: _Signed | None) -> tuple[str, ...]:
    end = signed.start if signed is not None and signed.start > start else min(len(text), start + _BESIDE)
    return _list_items(text, start - 1, end)


def _list_items(text: str, start: int = 0, end: int = -1) -> tuple[str, ...]:
    matches = _ITEM.finditer(text, start, len(text) if end < 0 else end)
    items = [" ".join(match["item"].split()).strip(" *_;.") for match in matches]
    return tuple(item for item in items if item)[:40]
