"""The directory of cited decisions: narrowed, sorted, a page at a time; and the same as a table to download."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Response, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from indexer.decisions.directory import DirectoryNarrowing, Status, narrow_decisions
from indexer.decisions.survey import Survey, Surveyed
from indexer.errors import BadInput
from indexer.exporting import tables
from indexer.text.folding import key_number, make_key
from web import addresses
from web.collection.surveys import get_survey
from web.pages import exports
from web.parts.languages import say_table
from web.parts.paging import make_pages
from web.parts.presentation import say_place

NATIONAL = "trung-uong"
_LISTED = 50
_BODIES = 300
_STATUSES: dict[str, Status] = {
    "vang-mat": "absent",
    "co-toan-van": "present",
    "mau-thuan": "conflict",
    "chua-phan-dinh": "ambiguous",
    "thong-nhat": "resolved",
}
_SORTS: dict[str, Callable[[Surveyed], Any]] = {
    "lan-nhac": lambda d: -d.counts["mentions"],
    "moi-nhat": lambda d: (-(d.year or 0), [-ord(letter) for letter in _find_last_date(d)]),
    "so": lambda d: _make_order_key(d.canonical),
    "co-quan": lambda d: (d.issuer is None, make_key(d.issuer or ""), _make_order_key(d.canonical)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryRequest:
    """What the address asks for, by the names in the address; "" lets all through."""

    tinh: str = ""
    coquan: str = ""
    loai: str = ""
    nam: int | None = None
    tinhtrang: str = ""
    sapxep: str = ""

    @property
    def values(self) -> dict[str, Any]:
        """Return the request as the values of an address, without what is not asked for."""
        return {name: value for name in self.__slots__ if (value := getattr(self, name))}

    @property
    def narrows(self) -> bool:
        return bool(self.values.keys() - {"sapxep"})


def show() -> str:
    """Show a page of the directory of cited decisions, narrowed and sorted as the address asks."""
    wanted = _read_request(request.args)
    survey, fresh = get_survey()
    found = list_asked(survey, wanted)
    page = addresses.read_page_number(request.args)
    return render_template(
        "directory.html",
        wanted=wanted,
        choices=_list_choices(survey),
        fresh=fresh,
        every=len(survey.decisions),
        total=len(found),
        cited=sum(1 for one in found if one.mentioned),
        decisions=found[(page - 1) * _LISTED : page * _LISTED],
        pages=make_pages(len(found), _LISTED, page, lambda n: _address(wanted, n)),
    )


def send_table(form: str) -> Response:
    """Send the whole directory, narrowed as on its page, in the rows that the command writes: ``csv`` or ``xlsx``."""
    return exports.make_table_file(say_table(tables.tabulate_decisions(_list_wanted())), form, _("Danh mục viện dẫn"))


def list_asked(survey: Survey, wanted: DirectoryRequest) -> list[Surveyed]:
    """Return the decisions that the address asks for, in the order it asks for. Raises BadInput."""
    national = wanted.tinh == NATIONAL
    narrowing = DirectoryNarrowing(
        "" if national else wanted.tinh, wanted.coquan, wanted.loai, wanted.nam, _STATUSES.get(wanted.tinhtrang)
    )
    found = narrow_decisions(survey.decisions, narrowing)
    found = [one for one in found if one.scope == "national"] if national else found
    order = _SORTS.get(wanted.sapxep)
    return sorted(found, key=order) if order else found


def _list_wanted() -> list[Surveyed]:
    return list_asked(get_survey()[0], _read_request(request.args))


def _read_request(args: MultiDict[str, str]) -> DirectoryRequest:
    given = {name: args.get(name, "").strip() for name in ("tinh", "coquan", "loai", "tinhtrang", "sapxep")}
    for name, known in (("tinhtrang", _STATUSES), ("sapxep", _SORTS)):
        if given[name] and given[name] not in known:
            raise BadInput(
                f"“{given[name][:40]}” ở mục “{name}” của địa chỉ phải là một trong: {', '.join(known)}.",
                f"“{given[name][:40]}” in the address must be one of: {', '.join(known)}.",
            )
    return DirectoryRequest(**given, nam=addresses.read_year(args))


def _list_choices(survey: Survey) -> dict[str, list[tuple[Any, str]]]:
    """Return what can be chosen in the form: (value in the address, what is read) of each choice."""
    provinces = sorted({d.scope for d in survey.decisions if d.scope and d.scope != "national"}, key=make_key)
    return {
        "tinh": [(NATIONAL, _("Trung ương")), *((name, say_place(name)) for name in provinces)],
        "coquan": [(name, name) for name in _rank_values(d.issuer for d in survey.decisions)[:_BODIES]],
        "loai": [(name, name) for name in sorted(_rank_values(d.doc_type for d in survey.decisions), key=make_key)],
        "nam": [(year, str(year)) for year in sorted({d.year for d in survey.decisions if d.year}, reverse=True)],
        "tinhtrang": [
            ("vang-mat", _("Kho không có toàn văn")),
            ("co-toan-van", _("Có toàn văn trong kho")),
            ("mau-thuan", _("Ghi không thống nhất")),
            ("chua-phan-dinh", _("Chưa xác định")),
            ("thong-nhat", _("Các nơi ghi thống nhất")),
        ],
        "sapxep": [
            ("", _("Nhiều văn bản viện dẫn nhất")),
            ("lan-nhac", _("Nhiều lần viện dẫn nhất")),
            ("moi-nhat", _("Ban hành gần đây nhất")),
            ("so", _("Số, ký hiệu")),
            ("co-quan", _("Cơ quan ban hành")),
        ],
    }


def _rank_values(values: Iterable[str | None]) -> list[str]:
    return [value for value, _times in Counter(value for value in values if value).most_common()]


def _make_order_key(canonical: str) -> tuple[float, str]:
    """Return what sorts 9/QĐ-UBND before 10/QĐ-UBND, 66.4/2025/NQ-CP after 66."""
    number, _symbol, _year = key_number(canonical)
    digits = (number or "").rstrip("abcd")
    whole = digits.replace(".", "", 1).isdecimal()
    return (float(digits) if whole else float("inf")), make_key(canonical)


def _find_last_date(decision: Surveyed) -> str:
    return decision.dates[0][0] if decision.dates else ""


def _address(wanted: DirectoryRequest, page: int) -> str:
    return url_for("directory", **wanted.values, trang=page if page > 1 else None)
