"""The fields of a form that corrects: what stands in each, where it came from, what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from indexer.errors import BadInput
from indexer.grammar.doctypes import DOC_TYPES
from indexer.grammar.provinces import PROVINCES
from indexer.indexing import corrections
from indexer.messages.spoken import ORIGIN_NAMES, say_date, say_period
from indexer.models import CENTRAL, Citation, Document, Metadata
from web.parts.languages import say_error, say_value

NATIONAL = CENTRAL
_Check = Callable[[str, str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. ``value`` is what stands in it, ``was`` what the index holds, ``extracted`` what the program read
    (shown when a person has set something else), ``choices`` names a list to choose from."""

    name: str
    label: str
    value: str
    was: str
    origin: str = ""
    corrected: bool = False
    extracted: str = ""
    hint: str = ""
    choices: str = ""
    restored: bool = False
    error: str = ""


def list_choices() -> dict[str, list[str]]:
    """Return what can be chosen from, by the name of the list."""
    provinces = [row.name for row in PROVINCES]
    return {
        "loai": [row.name for row in DOC_TYPES],
        "tinh": [*provinces, CENTRAL],
        "pham-vi": [NATIONAL, *provinces],
    }


def list_document_fields(document: Document, kept: Mapping[str, str], extracted: Document) -> list[Field]:
    """Return fields for the metadata of a document, in the order of an office register."""
    labels, hints = _list_labels(), _list_hints()
    lists = {"doc_type": "loai", "province": "tinh"}
    return [
        Field(
            name=name,
            label=labels[name],
            value=(shown := _write_value(document.metadata, name)),
            was=shown,
            origin=say_value(ORIGIN_NAMES["correction"]) if name in kept else _find_origin(document.metadata, name),
            corrected=name in kept,
            extracted=_write_value(extracted.metadata, name),
            hint=hints.get(name, ""),
            choices=lists.get(name, ""),
        )
        for name in corrections.FIELDS
    ]


def list_citation_fields(citation: Citation) -> list[Field]:
    """Return fields for the decision that a citation means."""
    scope = NATIONAL if citation.scope == "national" else citation.scope or ""
    rows = (
        ("canonical", _("Số, ký hiệu"), citation.canonical or "", _("Ví dụ: 846/QĐ-UBND"), ""),
        ("issuer", _("Cơ quan ban hành"), citation.issuer or "", "", ""),
        ("scope", _("Thuộc tỉnh, thành phố hay trung ương"), scope, "", "pham-vi"),
        ("date", _("Ngày ban hành"), say_date(citation.date), _("Ví dụ: 16/3/2023"), ""),
    )
    return [
        Field(name=name, label=label, value=value, was=value, hint=hint, choices=some)
        for name, label, value, hint, some in rows
    ]


def fill_fields(fields: Sequence[Field], sent: Mapping[str, str]) -> list[Field]:
    """Return the fields with what was sent; ``was`` is what the sender saw, so that only what he changed counts.

    A field that both he and, since he looked, somebody else changed is wrong until he has seen what it became.
    """
    return [_fill_field(one, sent) for one in fields]


def _fill_field(one: Field, sent: Mapping[str, str]) -> Field:
    value, seen = sent.get(one.name, one.value).strip(), sent.get(f"cu_{one.name}", one.was).strip()
    now, restored = one.was.strip(), f"bo_{one.name}" in sent
    if value in (seen, now) or seen == now or restored:
        return replace(one, value=value, was=now if value == now else seen, restored=restored)
    told = _(
        "Sau khi trang này được mở, mục này đã được sửa ở nơi khác thành “%(value)s”. "
        "Lưu lần nữa thì lời gõ ở đây thay cho lời ấy.",
        value=now or _("chưa rõ"),
    )
    return replace(one, value=value, was=now, error=told)


def list_changes(fields: Sequence[Field]) -> dict[str, str | None]:
    """Return what the sender changed: a value, "" for unknown, None to bring back what was extracted."""
    return {
        one.name: None if one.restored else one.value for one in fields if one.restored or one.value != one.was.strip()
    }


def judge_fields(fields: Sequence[Field], changed: Mapping[str, str | None], check: _Check) -> list[Field]:
    """Check each changed field, and return the fields with a sentence beside each that makes no sense."""
    return [replace(one, error=one.error or _judge_value(one.name, changed.get(one.name), check)) for one in fields]


def _judge_value(name: str, value: str | None, check: _Check) -> str:
    try:
        if value is not None:
            check(name, value)
    except BadInput as error:
        return say_error(error)
    return ""


def _write_value(known: Metadata, name: str) -> str:
    """Return a value as a person would type it."""
    if name == "number":
        return known.canonical or ""
    if name == "period":
        return say_period(known.period.key if known.period else None)
    value = getattr(known, name)
    if value is None:
        return ""
    return say_date(value.text) if name == "date" else " ".join(value.text.split())


def _find_origin(known: Metadata, name: str) -> str:
    value = getattr(known, name)
    if name == "title" and value and value.origin == "title":
        return str(_("phần tên văn bản"))  # a subject does not come from the subject
    return say_value(ORIGIN_NAMES[value.origin]) if value else ""


def _list_labels() -> dict[str, str]:
    return {
        "number": _("Số, ký hiệu"),
        "doc_type": _("Loại văn bản"),
        "title": _("Trích yếu"),
        "issuer": _("Cơ quan ban hành"),
        "province": _("Tỉnh, thành phố"),
        "place": _("Nơi ban hành"),
        "date": _("Ngày ban hành"),
        "period": _("Kỳ báo cáo"),
        "signer": _("Người ký"),
        "signer_title": _("Chức vụ"),
    }


def _list_hints() -> dict[str, str]:
    return {
        "number": _("Ví dụ: 566/BC-SCT"),
        "place": _("Địa danh ghi trước ngày tháng"),
        "date": _("Ví dụ: 16/3/2023, hoặc 3/2023 nếu không ghi ngày"),
        "period": _("Ví dụ: quý I/2023, 6 tháng đầu năm 2024, tháng 4/2025, giai đoạn 2016–2020"),
    }
