"""The page that checks a draft, or looks up a list of numbers: what is sent is read in memory and never kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask import Response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from indexer.checking import Check, Checked, Finding, Looked, annotation, check, is_list, look_up, read_list
from indexer.decisions.tracing import find_known_province
from indexer.errors import BadInput, ReadError
from indexer.exporting import finding_tables
from indexer.grammar.provinces import PROVINCES
from web.collection.open_index import get_store
from web.guards import uploads
from web.guards.uploads import Sent
from web.pages import exports
from web.parts.languages import find_language, say_error, say_table
from web.parts.layout import TextLayout
from web.parts.markup import Layer

KINDS = ("", "du-thao", "danh-sach")
_MARK = Markup('<a class="checked {}" href="#k{}" title="{}"{}>{}<span class="number">{}</span></a>')
_ID, _SIGN = Markup(' id="t{}"'), Markup('<span class="sign">[{} {}]</span> ')


@dataclass(frozen=True, slots=True)
class DraftForm:
    """What stands in the form; ``wrong`` are sentences by the name of their field."""

    text: str = ""
    province: str = ""
    kind: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A citation with what is new to say of it, numbered from 1."""

    n: int
    one: Checked
    findings: tuple[Finding, ...]


def show() -> ResponseReturnValue:
    """Show the form for a draft or a list; check what is sent with it, and show the result or send it as a file."""
    if request.method != "POST":
        return _show_page(DraftForm())
    kind = request.form.get("la", "")
    form = DraftForm(
        request.form.get("du-thao", ""), request.form.get("tinh", "").strip(), kind if kind in KINDS else ""
    )
    file = request.files.get("tep")
    chosen = file if file is not None and file.filename else None
    try:
        province = find_known_province(form.province) if form.province else None
    except BadInput as error:
        return _show_page(replace(form, wrong={"tinh": say_error(error)})), 400
    try:
        sent = uploads.take_file(chosen) if chosen else uploads.take_text(form.text)
        return _answer_form(form, sent, province)
    except (ReadError, BadInput) as error:
        return _show_page(replace(form, wrong={"tep" if chosen else "du-thao": say_error(error)})), 400


def _answer_form(form: DraftForm, sent: Sent, province: str | None) -> ResponseReturnValue:
    """Return what is wanted of what was sent. Raises ReadError."""
    wanted, text = request.form.get("ra", ""), sent.source.text
    a_list = sent.source.format == "text" and (sent.source.path.lower().endswith(".csv") or is_list(text))
    if form.kind == "danh-sach" or (not form.kind and a_list):
        looked = look_up(get_store(), read_list(sent.source), province, most=uploads.MOST)
        return _make_file(
            wanted, _("Tra danh sách"), finding_tables.tabulate_lookup(looked, english=find_language() == "en")
        ) or _show_page(form, sent, looked=looked)
    if wanted == "docx" and sent.source.format != "docx":
        return _show_page(replace(form, wrong={"tep": _say_no_word()})), 400
    found = check(get_store(), sent.source, province, most=uploads.MOST)
    if wanted == "docx":
        return exports.make_download(
            annotation.annotate(sent.data, found)[0], "docx", _name_commented(sent.source.path)
        )
    return _make_file(
        wanted, _("Soát viện dẫn"), finding_tables.tabulate_check(found, english=find_language() == "en")
    ) or _show_page(form, sent, found=found)


def _say_no_word() -> str:
    return str(_("Chỉ ghi chú thích được vào tệp Word (.docx). Hãy chọn tệp .docx, hoặc bấm “Xem trên trang”."))


def _name_commented(name: str) -> str:
    return str(_("%(name)s đã soát", name=name.rpartition(".")[0] or name))


def _make_file(wanted: str, name: str, rows: Iterable[Sequence[object]]) -> Response | None:
    """Return the rows as the file that is wanted; None when a page is."""
    return exports.make_table_file(say_table(rows), wanted, name) if wanted in ("csv", "xlsx") else None


def _show_page(
    form: DraftForm, sent: Sent | None = None, *, found: Check | None = None, looked: Sequence[Looked] | None = None
) -> str:
    shown: dict[str, Any] = {}
    if found is not None:
        told = _list_checked(found)
        shown = {"told": told, "blocks": TextLayout(found.document, cites=_mark_citations(told)).list_blocks()}
    return render_template(
        "check.html",
        form=form,
        provinces=[row.name for row in PROVINCES],
        called="" if sent is None or sent.source.path == uploads.PASTED else sent.source.path,
        found=found,
        looked=looked,
        names=name_statuses(),
        levels=_name_levels(),
        fields=_name_fields(),
        **shown,
    )


def _list_checked(found: Check) -> list[CheckedDraft]:
    fresh = {id(one): findings for one, findings in found.list_fresh()}
    return [CheckedDraft(n, one, fresh.get(id(one), ())) for n, one in enumerate(found.citations, 1)]


def _mark_citations(told: Sequence[CheckedDraft]) -> Layer:
    """Return every citation as a link to what is said of it, its number and status before it."""
    by_span = {(it.one.citation.start, it.one.citation.end): it for it in told}
    spans, short = sorted(by_span), name_statuses()

    def wrap(index: int, inside: Markup, begins: bool) -> Markup:
        it = by_span[spans[index]]
        name = short[it.one.status]
        sign, anchor = (_SIGN.format(it.n, name), _ID.format(it.n)) if begins else ("", "")
        return _MARK.format(it.one.status, it.n, f"{it.one.number}: {name}", anchor, sign, inside)

    return Layer(spans, wrap)


def name_statuses() -> dict[str, str]:
    """Return the name of each status as the page says it."""
    return {
        "differs": _("sai khác"),
        "ended": _("đã bị thay thế / bãi bỏ"),
        "several": _("chưa xác định (nhiều văn bản cùng số)"),
        "absent": _("không có trong kho"),
        "incomplete": _("thiếu thông tin / sai thể thức"),
        "agrees": _("khớp"),
        "unreadable": _("không đọc ra số"),
    }


def _name_levels() -> dict[str, str]:
    return {"error": _("Lỗi"), "warning": _("Cần xem"), "form": _("Thể thức"), "note": _("Lưu ý")}


def _name_fields() -> dict[str, str]:
    return {"date": _("ngày"), "issuer": _("cơ quan ban hành"), "subject": _("trích yếu")}
