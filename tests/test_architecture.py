"""The shape of the library: imports point down, each foreign library has one home, nothing heavy is imported early."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sources import ROOT, SOURCES, find_source, list_imports, name_source

HOMES = {
    "numpy": {
        "indexer/answering/",
        "indexer/reading/page_pictures.py",
        "indexer/reading/ocr/",
        "indexer/searching/",
        "indexer/store/engines/",
        "indexer/text/counted_terms.py",
        "indexer/text/joints.py",
    },
    "opensearchpy": {"indexer/store/opensearch/"},
    "whoosh": {"indexer/store/engines/"},
    "pypdfium2": {
        "indexer/reading/pdfium.py",
        "indexer/reading/pdf_drawn.py",
        "indexer/reading/pdf_letters.py",
        "indexer/reading/pdf_tags.py",
    },
    "cv2": {"indexer/reading/ocr/"},
    "trueocr": {"indexer/reading/ocr/lines.py"},
    "tesserocr": {"indexer/reading/ocr/second_reader.py"},
    "PIL": {"indexer/reading/ocr/second_reader.py"},
    "bs4": {"indexer/reading/html.py", "indexer/reading/html_fonts.py"},
    "olefile": {"indexer/reading/ole.py"},
    "python_calamine": {"indexer/reading/sheets.py"},
    "sqlite3": {"indexer/store/", "web/failures.py"},
    "click": {"cli.py", "indexer/commands/"},
    "rich": {"indexer/terminal/"},
    "docx": {"indexer/exporting/annex_docx.py", "indexer/checking/annotation.py"},
    "flask": {"web/"},
    "flask_babel": {"web/"},
    "openpyxl": {"indexer/exporting/"},
    "flask_wtf": {"web/"},
    "waitress": {"web/guards/sockets.py"},
    "werkzeug": {"web/", "indexer/office/access.py"},
    "platformdirs": {"indexer/commands/options.py"},
}

# a module may import only what stands before it here; folders stand for all of theirs, files for themselves
LAYERS = (
    (
        "indexer/errors.py",
        "indexer/deadline.py",
        "indexer/interruption.py",
        "indexer/crew.py",
        "indexer/durable.py",
        "indexer/strange_json.py",
        "indexer/models/",
        "indexer/text/",
        "indexer/messages/",
        "indexer/parsing/version.py",
    ),
    ("indexer/grammar/",),
    ("indexer/reading/", "indexer/parsing/"),
    ("indexer/identity/",),
    (
        "indexer/searching/query.py",
        "indexer/searching/operators.py",
        "indexer/searching/prefixes.py",
        "indexer/searching/filters.py",
    ),
    ("indexer/store/",),
    (
        "indexer/decisions/",
        "indexer/indexing/",
    ),
    ("indexer/searching/",),
    ("indexer/answering/", "indexer/checking/", "indexer/comparing/", "indexer/office/"),
    ("indexer/exporting/", "indexer/terminal/"),
    ("indexer/__init__.py", "indexer/commands/", "web/addresses.py", "web/links.py"),
    ("web/parts/", "web/guards/", "web/collection/"),
    ("web/pages/", "web/api/", "web/failures.py"),
    ("web/", "cli.py"),
)


def layer(file: str) -> int:
    exact = [i for i, row in enumerate(LAYERS) if file in row]
    return (
        exact[0]
        if exact
        else next(i for i, row in enumerate(LAYERS) if any(file.startswith(p) for p in row if p[-1] == "/"))
    )


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_imports_point_down(path: Path) -> None:
    for module in list_imports(path):
        file = find_source(module)
        if file is None or module.split(".")[0] not in ("indexer", "web", "cli"):
            continue
        assert layer(name_source(file)) <= layer(name_source(path)), (
            f"{name_source(path)} imports {module}, which stands above it"
        )


@pytest.mark.parametrize("library", HOMES)
def test_a_foreign_library_has_one_home(library: str) -> None:
    users = {name_source(path) for path in SOURCES if any(m.split(".")[0] == library for m in list_imports(path))}
    strangers = {
        user
        for user in users
        if not any(user == home or (home[-1] == "/" and user.startswith(home)) for home in HOMES[library])
    }
    assert users
    assert not strangers


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_files_and_functions_stay_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400, "a file that wants to be two rooms"
    long = [
        f"{node.name}: {length}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.body[0].lineno + 1) > 40
    ]
    assert not long


@pytest.mark.parametrize("path", sorted((ROOT / "tests").rglob("*.py")), ids=name_source)
def test_files_of_tests_stay_readable(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 500, "a file that wants to be two"


LOOSE = {
    "indexer": {"crew", "deadline", "durable", "errors", "interruption", "strange_json"},
    "web": {"addresses", "application", "failures", "letters", "links", "server"},
}
"""What every wing may need, and what puts the wings together; everything else stands in one of them."""


@pytest.mark.parametrize("package", LOOSE)
def test_what_belongs_to_a_wing_stands_in_it(package: str) -> None:
    assert {path.stem for path in (ROOT / package).glob("*.py")} - {"__init__"} == LOOSE[package]


@pytest.mark.parametrize("path", SOURCES, ids=name_source)
def test_no_module_imports_the_face_of_its_own_package(path: Path) -> None:
    """What a package shows to others is made of its modules, never the other way round."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    faces = {".".join(parts[:depth]) for depth in range(1, len(parts))}
    assert list_imports(path) & faces <= ({"indexer"} if parts[-1] == "__main__" else set())


FACE = {"indexer.store", "indexer.store.base", "indexer.store.health", "indexer.store.backups"}


def test_nothing_outside_the_store_knows_what_it_is_made_of() -> None:
    """Neither its classes and files nor its formats: the verbs of ``Store``, the doctor and the backups are enough."""
    for path in SOURCES:
        if not name_source(path).startswith("indexer/store/"):
            assert {module for module in list_imports(path) if module.startswith("indexer.store")} <= FACE, name_source(
                path
            )
            text = path.read_text(encoding="utf-8")
            assert not [word for word in ("EmbeddedStore", "fulltext-", "PRAGMA") if word in text], name_source(path)


def functions_of(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]


def called_in_loops(function: ast.FunctionDef) -> list[ast.Call]:
    """The calls that a function makes again and again."""
    repeated: list[ast.AST] = []
    for node in ast.walk(function):
        if isinstance(node, ast.For | ast.While):
            repeated += node.body
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
            repeated += [node.elt, *(test for part in node.generators for test in part.ifs)]
        elif isinstance(node, ast.DictComp):
            repeated += [node.key, node.value]
    return [call for part in repeated for call in ast.walk(part) if isinstance(call, ast.Call)]


def asks_for_one(call: ast.AST) -> bool:
    return isinstance(call, ast.Call) and ONE_AT_A_TIME.fullmatch(ast.unparse(call.func)) is not None


def asks_through(call: ast.Call, askers: set[str]) -> bool:
    """Is it a call of a function that asks for one document, with a store?"""
    passed = {ast.unparse(argument) for argument in call.args}
    return ast.unparse(call.func).split(".")[-1] in askers and not passed.isdisjoint(("store", "opened"))


ONE_AT_A_TIME = re.compile(
    r"(?:\w+\.)*_?(?:store|opened)(?:\(\))?\."
    r"(?:document|documents|texts|decisions|corrections|files|states|near|mentions|citing|own_documents|others|relations_of)"
)


BY_FILE = {
    "indexer/indexing/changes.py: read_one",
    "indexer/indexing/removal.py: prune_gone",
    "web/pages/addition.py: _add",
}
"""What asks once for a file that was changed, sent or is gone."""
SOME_AT_A_TIME = {
    "indexer/indexing/changes.py: read_all",
    "indexer/searching/hits.py: _list_hits",
    "indexer/searching/hits.py: _order_candidates",
}
"""What asks for many in one call, as often as it takes."""


def test_no_loop_asks_the_store_for_one_document_at_a_time() -> None:
    """On another machine each call is a round trip; a file that changed is read for much longer than that."""
    every = [(p, one) for p in SOURCES if not name_source(p).startswith("indexer/store/") for one in functions_of(p)]
    askers = {function.name for _, function in every if any(map(asks_for_one, ast.walk(function)))}
    found = {
        f"{name_source(path)}: {function.name}"
        for path, function in every
        if any(asks_for_one(call) or asks_through(call, askers) for call in called_in_loops(function))
    }
    assert found == BY_FILE | SOME_AT_A_TIME


def test_the_wings_stand_in_no_circle() -> None:
    """What ``docs/wings.py`` draws is a picture with a bottom."""
    every: dict[str, set[str]] = {}
    for path in SOURCES:
        wing = "/".join(name_source(path).split("/")[:2])
        found = {name_source(file) for module in list_imports(path) if (file := find_source(module)) is not None}
        every.setdefault(wing, set()).update("/".join(file.split("/")[:2]) for file in found)
    wings = {wing for wing in every if not wing.endswith(".py")}
    ahead = {wing: (every[wing] & wings) - {wing} for wing in wings}
    while free := {wing for wing, others in ahead.items() if not others}:
        ahead = {wing: others - free for wing, others in ahead.items() if wing not in free}
    assert ahead == {}


def test_the_modules_stand_in_no_circle() -> None:
    """Not even one that is hidden from the interpreter: what is imported for its types alone counts."""
    files = {
        name_source(path): {name_source(f) for m in list_imports(path) if (f := find_source(m))} for path in SOURCES
    }
    ahead = {file: others & files.keys() - {file} for file, others in files.items()}
    while free := {file for file, others in ahead.items() if not others}:
        ahead = {file: others - free for file, others in ahead.items() if file not in free}
    assert ahead == {}


def test_no_test_imports_another() -> None:
    """What several tests need stands in tests/support, tables of cases in tests/data, fixtures in conftest.py."""
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert [
        f"{name_source(path)}: {module}"
        for path in tests
        for module in list_imports(path)
        if module.startswith("tests.") and any(part.startswith("test_") for part in module.split("."))
    ] == []


def loaded_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print(*sorted(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    return set(done.stdout.splitlines()[-1].split())


def test_help_loads_click_alone() -> None:
    loaded = loaded_after(
        "import sys; sys.argv = ['tracuu', '--help']\nimport cli\ntry:\n    cli.main()\nexcept SystemExit:\n    pass"
    )
    assert not loaded & {"pyvi", "whoosh", "flask", "rich", "bs4", "sklearn", "lxml", "docx"}


def test_trace_loads_neither_pyvi_nor_whoosh(tmp_path: Path) -> None:
    note = tmp_path / "a.txt"
    note.write_text("Thực hiện Quyết định số 846/QĐ-UBND ngày 07/11/2017 của UBND tỉnh Quảng Ngãi.", encoding="utf-8")
    index = tmp_path / "index"
    subprocess.run([sys.executable, str(ROOT / "cli.py"), "index", str(note), "--index", str(index)], check=True)
    loaded = loaded_after(
        f"import sys; sys.argv = ['tracuu', 'trace', '846/QĐ-UBND', '--index', {str(index)!r}]\nimport cli\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass"
    )
    assert "indexer" in loaded
    assert not loaded & {"pyvi", "whoosh", "sklearn", "flask", "bs4", "docx"}


def test_what_never_parses_compiles_no_patterns_of_citations() -> None:
    verbs = "indexer.searching.hits, indexer.store.embedded_store, indexer.decisions.tracing"
    script = f"import {verbs}, sys; print('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=ROOT)
    loaded = set(done.stdout.split())
    assert "indexer.parsing" in loaded
    assert not loaded & {"indexer.parsing.citations", "indexer.parsing.header", "indexer.reading.html"}


def test_no_file_names_a_machine_path() -> None:
    """Neither a place of one machine nor a package index host stands in what is shipped."""
    listed = subprocess.run(["git", "ls-files"], check=True, capture_output=True, text=True, cwd=ROOT).stdout.split(
        "\n"
    )
    wrong = ["/work" + "/", "/root" + "/", "pypi" + ".org", "files.python" + "hosted"]
    for file in filter(None, listed):
        path = ROOT / file
        if not path.is_file() or path.suffix in {".docx", ".png", ".ico"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [word for word in wrong if word in text], file


def test_no_browser_test_waits_with_eval() -> None:
    """``wait_for_function`` is refused by the pages' own policy as soon as it has to look a second time."""
    called = "wait_for_" + "function("
    assert [file.name for file in (ROOT / "tests").rglob("*.py") if called in file.read_text(encoding="utf-8")] == []


def test_templates_name_addresses_that_there_are() -> None:
    """Jinja finds a name that is gone only when the page is opened."""
    from web import addresses

    named = {
        (template.name, name)
        for template in (ROOT / "web" / "templates").glob("*.html")
        for name in re.findall(r"\bat\.(\w+)", template.read_text(encoding="utf-8"))
    }
    assert {one for one in named if not hasattr(addresses, one[1])} == set()
