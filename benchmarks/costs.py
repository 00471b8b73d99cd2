"""What the most expensive requests cost that anybody can make: processor seconds and memory of each.

    python benchmarks/costs.py INDEX [--only check]

Each is made by a process of its own, a copy of one that is warm (as a server is after its first minute), with the time
limit switched off; memory is what it takes beyond that of the server. Prints one JSON line a request, the dearest
first. A request should cost at most 3 s of the processor and 300 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

from flask.testing import FlaskClient

from indexer.models import NO_FILTERS
from indexer.store import Store
from web import create_app
from web.addresses import LONGEST
from web.collection.open_index import find_collection

NUMBERS = "846/QĐ-UBND"
COMMON = "quy định của pháp luật về thủ tục hành chính"
SENTENCE = "Theo Quyết định số {n}/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi về tiếp cận điện năng.\n"
MOST = 2000
FORM = {"ra": "trang", "la": "du-thao"}
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')

Send = Callable[[FlaskClient], Any]


def reads(store: Store) -> Iterator[tuple[str, Send]]:
    """What can be opened."""
    summaries = store.summaries(NO_FILTERS)
    longest = max(summaries, key=lambda one: one.mentions)
    cited = max(store.every_decision(), key=lambda decision: len(decision.mentions)).canonical
    words = " ".join(COMMON.split() * 200)
    alternatives = " OR ".join(COMMON.split() * 100)
    numbers = ", ".join(f"{n}/QĐ-UBND" for n in range(1, 200))
    filters = "".join(f"&nam={year}" for year in range(1960, 2010))
    spread = "".join(f"&number={quote(f'{n}/QĐ-UBND')}" for n in range(1, 400))
    known = quote(longest.id)
    for name, address in {
        "search: common words": f"/tim?q={quote(COMMON)}",
        "search: as many words as fit": f"/tim?q={quote(words[:LONGEST])}",
        "search: as many alternatives": f"/tim?q={quote(alternatives[:LONGEST])}",
        "search: as many numbers": f"/tim?q={quote(numbers[:LONGEST])}",
        "search: 50 filters": f"/tim?q={quote(COMMON)}{filters}",
        "search: a page far behind": f"/tim?q={quote(COMMON)}&trang=90",
        "search: API, 100 hits": f"/api/v1/search?q={quote(COMMON)}&limit=100",
        "search: API, far behind": f"/api/v1/search?q={quote(COMMON)}&limit=100&offset=900",
        "search: letters that begin words": "/tim?q=t*+c*+h*+n*+%C4%91*",
        "export: CSV of common words": f"/tim/bang.csv?q={quote(COMMON)}",
        "export: Excel of common words": f"/tim/bang.xlsx?q={quote(COMMON)}",
        "export: Word of common words": f"/tim/phu-luc.docx?q={quote(COMMON)}",
        "export: Word of everything": "/tim/phu-luc.docx?q=",
        "export: Word of a decision": f"/trich-dan/{quote(cited)}/phu-luc.docx",
        "export: Excel of a decision": f"/trich-dan/{quote(cited)}/phu-luc.xlsx",
        "export: the directory": "/quyet-dinh.xlsx",
        "feed": f"/tim/tin.atom?q={quote(COMMON)}",
        "document": f"/van-ban/{known}",
        "document: marked": f"/van-ban/{known}?q={quote(COMMON)}",
        "document: API": f"/api/v1/document?id={known}",
        "decision": f"/trich-dan/{quote(cited)}",
        "decision: API": f"/api/v1/trace/{quote(cited)}",
        "decision: as many numbers": f"/trich-dan/{quote(numbers[:900])}",
        "decision: API, repeats": f"/api/v1/repeats/{quote(cited)}",
        "directory": "/quyet-dinh",
        "directory: API": "/api/v1/decisions?limit=500",
        "export: the conflicts": "/mau-thuan.xlsx",
        "export: the matrix": "/ma-tran.xlsx",
        "matrix: API": "/api/v1/matrix",
        "conflicts": "/mau-thuan",
        "conflicts: API": "/api/v1/conflicts?limit=100",
        "matrix": "/ma-tran",
        "matrix: API, as many numbers": f"/api/v1/matrix?limit=100{spread}",
        "browse": "/duyet",
        "documents: API": "/api/v1/documents?limit=500",
        "like one": f"/api/v1/similar?id={known}&limit=100",
        "ask": f"/hoi?q={quote('Cơ quan nào chịu trách nhiệm về thủ tục hành chính?')}",
        "ask: as many words": f"/hoi?q={quote(words[:LONGEST])}",
        "ask: as many numbers": f"/hoi?q={quote(numbers[:LONGEST])}",
    }.items():
        yield name, lambda client, address=address: client.get(address)  # type: ignore[misc]


def texts() -> Iterator[tuple[str, str]]:
    """Drafts of the kinds that cost."""
    same = SENTENCE.format(n=846)
    yield "one number again and again", same * MOST
    yield "numbers that differ", "".join(SENTENCE.format(n=n) for n in range(1, MOST + 1))
    yield "numbers in one line", ", ".join(f"{n}/QĐ-UBND" for n in range(1, MOST + 1))
    yield "numbers to be mended", "".join(f"QĐ{n}/UBND ngày 31/02/2017. " for n in range(1, MOST + 1))
    yield "a long text without any", "Công tác cải cách hành chính được triển khai đồng bộ, kịp thời.\n" * 9_400
    yield "one long line", "cải cách hành chính " * 31_000
    yield "rows of a table", "| 1 | 846/QĐ-UBND | 07/11/2017 | UBND tỉnh |\n" * MOST


def sends() -> Iterator[tuple[str, Send]]:
    """What can be sent to be checked."""
    for name, text in texts():
        data = text.encode()

        def post(client: FlaskClient, data: bytes = data) -> Any:
            return client.post("/api/v1/check", data=data, content_type="text/plain")

        def page(client: FlaskClient, text: str = text, wanted: str = "trang") -> Any:
            return _filled(client, {"du-thao": text, "ra": wanted})

        yield f"check, API: {name}", post
        yield f"check, page: {name}", page
        yield f"check, Excel: {name}", lambda client, page=page: page(client, wanted="xlsx")  # type: ignore[misc]
    lines = "".join(f"{n}/QĐ-UBND\n" for n in range(1, MOST + 1))
    yield "lookup: API", lambda client: client.post("/api/v1/lookup", data=lines.encode(), content_type="text/plain")
    loose = "".join(f"qd {n} năm 2017\n" for n in range(1, MOST + 1))
    yield "lookup: loose", lambda client: client.post("/api/v1/lookup", data=loose.encode(), content_type="text/plain")
    for name, content in files().items():
        yield f"file: {name}", lambda client, name=name, content=content: _sent(client, name, content)  # type: ignore[misc]


def files() -> dict[str, bytes]:
    """Files of the largest size that is taken, or that unpack to much more."""
    words = "Công tác cải cách hành chính. "
    paragraph = '<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p>'
    cited = "".join(paragraph.format(SENTENCE.format(n=n).strip()) for n in range(1, MOST + 1))
    return {
        "cited.docx": docx(cited),
        "long.docx": docx(paragraph.format(words) * 19_000),
        "tiny.docx": docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 400_000),
        "tags.html": ("<!DOCTYPE html><body>" + "<p>a" * 99_000).encode()[: 19 * 2**20],
        "deep.html": ("<!DOCTYPE html><body>" + "<div>" * 99_000).encode()[: 19 * 2**20],
        "long.html": ("<!DOCTYPE html><body>" + f"<p>{words * 20}</p>" * 950).encode()[: 19 * 2**20],
        "long.txt": (words * 2**20).encode()[: 19 * 2**20],
    }


def docx(body: str) -> bytes:
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/></Relationships>'
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", relations)
        package.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
        )
    return whole.getvalue()


def _sent(client: FlaskClient, name: str, content: bytes) -> Any:
    wanted = "docx" if name == "cited.docx" else "trang"
    return _filled(client, {"ra": wanted, "tep": (BytesIO(content), name)})


def _filled(client: FlaskClient, values: dict[str, Any]) -> Any:
    """The answer to the form, as a browser sends it."""
    token = TOKEN.search(client.get("/kiem-tra").text)
    assert token
    return client.post("/kiem-tra", data={**FORM, "csrf_token": token[1], **values})


def cost(client: FlaskClient, send: Send) -> dict[str, Any]:
    """What one request takes, in a copy of this process."""
    reading, writing = os.pipe()
    before = resident()
    child = os.fork()
    if not child:
        began = time.process_time()
        answer = send(client)
        size = len(answer.data)
        spent = time.process_time() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        helpers = resource.getrusage(resource.RUSAGE_CHILDREN)
        told = {
            "seconds": round(spent + helpers.ru_utime + helpers.ru_stime, 2),
            "mb": round(max(peak - before, 0)),
            "status": answer.status_code,
            "answer_mb": round(size / 1e6, 1),
        }
        os.write(writing, json.dumps(told).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        found: dict[str, Any] = json.loads(pipe.read() or '{"status": "died"}')
    os.waitpid(child, 0)
    return found


def resident() -> float:
    """MB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    app = create_app(asked.index, TIME_LIMIT=(1e9, 1e9))
    client = app.test_client()
    for warm in (f"/tim?q={quote(COMMON)}", "/", f"/hoi?q={quote(COMMON)}"):
        client.get(warm)
    store = find_collection(app).acquire().store
    told = []
    for name, send in (*reads(store), *sends()):
        if asked.only in name:
            told.append({"request": name, **cost(client, send)})
            print(json.dumps(told[-1], ensure_ascii=False), flush=True)
    dearest = sorted(told, key=lambda one: -one.get("seconds", 1e9))[:5]
    print(json.dumps({"dearest": dearest}, ensure_ascii=False))


if __name__ == "__main__":
    main()
