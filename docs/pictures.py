"""Make the pictures of the manual (``web/static/guide``) from the samples: run it after pages were changed.

    python docs/pictures.py

Needs what the browser tests need, and Pillow (of the extra ``ocr``).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Page, sync_playwright  # noqa: E402

from indexer.indexing import index  # noqa: E402
from indexer.office import dossiers, followings, people  # noqa: E402
from indexer.store import open_store  # noqa: E402
from tests.conftest import CHROMIUM, SAMPLES  # noqa: E402
from tests.support.browsing import follow  # noqa: E402
from tests.support.news import wait_a_second  # noqa: E402
from tests.support.people import EDITOR, come_in_here, fill_office  # noqa: E402
from tests.support.serving import serving  # noqa: E402
from web import create_app  # noqa: E402

TARGET = ROOT / "web" / "static" / "guide"
WIDTH, HEIGHT = 1000, 620
DRAFT = (
    "Căn cứ Quyết định số 846/QĐ-UBND ngày 17/11/2017 của UBND tỉnh Quảng Ngãi;\n\n"
    "Căn cứ Quyết định số 512/QĐ-UBND của UBND tỉnh Quảng Ngãi;\n"
)


def _look(_page: Page) -> None:
    """The page is shown as it is."""


def check_draft(page: Page) -> None:
    page.locator("textarea").first.fill(DRAFT)
    follow(page.locator("main form button[type=submit]").first)


SHOTS: dict[str, tuple[str, Callable[[Page], object]]] = {
    "ket-qua": ("/tim?q=cải cách hành chính", _look),
    "vien-dan": ("/trich-dan/846/QĐ-UBND", _look),
    "hoi-dap": ("/hoi?q=Quyết định 846/QĐ-UBND ban hành ngày nào?", _look),
    "kiem-tra": ("/kiem-tra", check_draft),
    "ho-so": ("/ho-so/1", _look),
    "thay-doi": ("/thay-doi", _look),
}
"""The name of a picture → its page, and what is done there first."""


def make_office(place: Path) -> None:
    """An index of some samples with people, then the other samples, which are news."""
    files = sorted(path for path in SAMPLES.rglob("*") if path.is_file())
    before = [path for path in files if "2023-q4" not in path.name]
    with closing(open_store(place, create=True)) as store:
        index(store, before)
        file, key = fill_office(place), people.key_name(EDITOR)
        whose = {"number": "846/QĐ-UBND", "issuer": "UBND tỉnh Quảng Ngãi", "year": 2017}
        followings.follow(file, store, key, "decision", whose, "Quyết định 846/QĐ-UBND, UBND tỉnh Quảng Ngãi")
        followings.follow(file, store, key, "province", {"province": "Quảng Ngãi"}, "Quảng Ngãi")
    with closing(open_store(place, write=True)) as store:
        wait_a_second(store)
        index(store, files)
        document = next(one for one in store.documents([s.id for s in store.summaries()]) if one.metadata.canonical)
        quoted = next(c for c in document.citations)
    made = dossiers.make_dossier(file, key, "Tờ trình phân bổ biên chế 2026", "Cho cuộc họp ngày 15/12", shared=True)
    dossier = dossiers.find_dossier(file, key, made)
    assert dossier is not None  # noqa: S101
    label = f"{document.metadata.doc_type.text if document.metadata.doc_type else ''} {document.metadata.canonical}"
    place_of = dossiers.find_quote(document, quoted.start)
    dossiers.add_item(file, dossier, document, label, place_of, "dùng ở mục 2", EDITOR)


def keep(page: Page, name: str) -> None:
    """The top of the page as a small picture of few colours."""
    shot = Image.open(BytesIO(page.screenshot(clip={"x": 0, "y": 0, "width": WIDTH, "height": HEIGHT})))
    shot.convert("RGB").quantize(48).save(TARGET / f"{name}.png", optimize=True)


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp())
    make_office(folder / "index")
    with serving(create_app(folder / "index")) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(locale="vi-VN", viewport={"width": WIDTH, "height": HEIGHT}).new_page()
        base = f"http://127.0.0.1:{port}"
        come_in_here(page, base, EDITOR)
        page.goto(f"{base}/")
        keep(page, "theo-doi")
        page.goto(f"{base}/tim?q=cải cách hành chính")
        follow(page.locator(".hit .name a").first)
        follow(page.get_by_role("link", name="Sửa thông tin"))
        page.get_by_label("Người ký").fill("Võ Văn Rân")
        follow(page.get_by_role("button", name="Lưu thay đổi"))
        for name, (address, act) in SHOTS.items():
            page.goto(base + address)
            act(page)
            page.wait_for_timeout(400)
            keep(page, name)
        browser.close()
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
