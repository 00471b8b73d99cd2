"""Fixtures that several test modules share."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from flask.testing import FlaskClient
from hypothesis import settings

from indexer.indexing import index
from indexer.store import open_store
from tests.support.making import cite, document
from tests.support.serving import serving
from web import create_app
from web.collection.open_index import find_collection

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.browsing import Watched

pytest.register_assert_rewrite("tests.support.contract")

settings.register_profile("untimed", settings.get_profile("default"), deadline=None)  # no test judges by the clock
if not os.environ.get("CI"):  # there hypothesis has a profile of its own, untimed as well
    settings.load_profile("untimed")

SAMPLES = Path(__file__).resolve().parents[1] / "corpus"
SHARED = Path(__file__).resolve().parents[2] / "shared"

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"

SCRIPT, IMAGE = "<script>alert(1)</script>", '"><img src=x onerror=alert(2)>'
HOSTILE = [
    {
        "id": known,
        "title": f"{SCRIPT} báo cáo {IMAGE}",
        "issuer": f"Sở {IMAGE}",
        "number": "77/BC-SCT",
        "text": f"{SCRIPT}\n- Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 {IMAGE} &amp; <b>đậm</b>\n"
        f"| {SCRIPT} | {IMAGE} |\n| 1 | 2 |\nBản thứ {at}.\n",  # equal texts would be one document
    }
    for at, known in enumerate(("a|b/c", "/đầu", "x//y/../z", "p#q?r=1&s", f"id/{SCRIPT}", "..", "a b%2Fc"))
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of two documents."""
    place = tmp_path / "index"
    text = "Theo Quyết định số 846/QĐ-UBND ngày 07/11/2017 về điện năng."
    with closing(open_store(place, create=True)) as store:
        store.add([document("a", text, [cite(text, "846/QĐ-UBND")]), document("b", "Hồ sơ trước hạn.")])
    return place


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; its absence fails in CI and skips elsewhere."""
    if not SHARED.is_dir():
        reason = f"this test reads real documents from {SHARED}, which is not there"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return SHARED


@pytest.fixture(scope="session")
def web_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the samples, of records whose ids and titles attack a page, and of files that cannot be read."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "records.jsonl").write_text(
        "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in HOSTILE), encoding="utf-8"
    )
    (folder / "empty.txt").write_bytes(b"")
    with closing(open_store(folder / "index", create=True)) as store:
        index(store, [SAMPLES, folder / "records.jsonl", folder / "empty.txt"])
    return folder / "index"


@pytest.fixture(scope="session")
def client(web_index: Path) -> Iterator[FlaskClient]:
    """Asks the pages over that index, in this process."""
    app = create_app(web_index)
    yield app.test_client(use_cookies=False)  # what one test chooses is no other's
    find_collection(app).close()


# -- a real server and a real browser --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def base(web_index: Path) -> Iterator[str]:
    """The address of a real server over the sample index."""
    with served(web_index) as address:
        yield address


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a real server over an index."""
    with serving(create_app(folder)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).is_file():
        reason = "chromium is not installed; the browser tests need it (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def watched(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Watched]:
    """A page of the wanted width; at the end nothing may have gone wrong in it."""
    from tests.support.browsing import Watched

    width: int = getattr(request, "param", 1280)
    context = browser.new_context(locale="vi-VN", viewport={"width": width, "height": 800}, java_script_enabled=True)
    context.set_default_timeout(15_000)
    seen = Watched(context, base)
    yield seen
    context.close()
    assert seen.complaints == []
