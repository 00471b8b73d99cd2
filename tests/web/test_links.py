"""Addresses that are put together here are those that Flask would build, to the letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import url_for
from hypothesis import given, settings
from hypothesis import strategies as st

from web import create_app
from web.links import link

APP = create_app(Path("không có"))
TYPED = st.text("aăđ ỦÝ%+&=/?#;:,!'()*\"<>\\~_-.0\n", max_size=12)


@settings(deadline=None)
@given(TYPED, st.lists(TYPED, max_size=3), st.one_of(st.none(), st.integers(0, 99)), st.one_of(st.none(), TYPED))
def test_a_link_is_what_flask_builds(q: str, values: list[str], page: int | None, fragment: str | None) -> None:
    asked: dict[str, Any] = {"q": q, "tinh": tuple(values), "sap-xep": None, "trang": page}
    with APP.test_request_context("/"):
        assert link("results", (), fragment, **asked) == url_for("results", **asked, _anchor=fragment)


@pytest.mark.parametrize("number", ["846/QĐ-UBND", "566-bc-sct.txt", "kho 1/báo cáo.docx", "100%", "a+b"])
@pytest.mark.parametrize("root", ["", "/tra-cuu"])
def test_a_path_stands_under_the_site_that_is_asked(number: str, root: str) -> None:
    with APP.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        for endpoint, name in (("decision", "number"), ("document", "document_id")):
            made = link(endpoint, ((name, number),), "d3", nam=2017)
            asked: dict[str, Any] = {name: number, "nam": 2017}
            assert made == url_for(endpoint, **asked, _anchor="d3")
            assert made.startswith(f"{root}/")
