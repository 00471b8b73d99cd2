"""What things are called, and how their docstrings begin: modules, classes, functions, arguments."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support.sources import ROOT, SOURCES, name_source

VERBS = frozenset((ROOT / "tests" / "data" / "verbs.txt").read_text(encoding="utf-8").split())
"""The verbs that functions are named by, and predicates begin with: "find", "is", "asks"."""


def test_a_class_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(name_source(path))
    assert {found: places for found, places in homes.items() if len(places) > 1} == {}


HOLDINGS = {"Store", "Engine", "Inverted"}
"""What these protocols hold is asked for by its name, as that of a mapping: ``store.files()``."""
NAMED_BY_THING = re.compile(r"\w+_(?:command|option)|main|tracuu")
"""Commands by what is typed, and the program."""
MAKERS = {"of", "by", "unnamed"}
"""Constructors of another kind: ``Text.of``."""
OVERRIDDEN = {"received", "new_segment", "postings"}
"""Named by a library of others."""


@cache
def parse_source(path: Path) -> ast.Module:
    """The tree of a file, made once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def list_functions(path: Path, *, inner: bool = True) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every function of a file but those between two underscores, with its class; properties are none."""
    tree = parse_source(path)
    outer = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(one) for node in outer for one in ast.walk(node) if one is not node}
    homes = {id(one): made.name for made in ast.walk(tree) if isinstance(made, ast.ClassDef) for one in made.body}
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("__") or (id(node) in inside and not inner):
            continue
        if not any("property" in ast.unparse(decorator) for decorator in node.decorator_list):
            yield homes.get(id(node), ""), node


def list_holdings() -> set[str]:
    """The names of what the protocols of the store and its engines hold."""
    return {node.name for path in SOURCES for home, node in list_functions(path) if home in HOLDINGS}


def test_functions_are_named_by_a_verb() -> None:
    """But of the makers of addresses, which are called by what stands there; tests/data/verbs.txt lists the verbs."""
    held = list_holdings()
    assert [
        f"{name_source(path)}: {node.name}"
        for path in SOURCES
        if name_source(path) != "web/addresses.py"
        for home, node in list_functions(path)
        if node.name.lstrip("_").split("_")[0] not in VERBS
        and not NAMED_BY_THING.fullmatch(node.name)
        and not (home and node.name in held | MAKERS | OVERRIDDEN)
    ] == []


def begins_well(node: ast.FunctionDef) -> bool:
    """Does the docstring of a function say first what is done?"""
    first = re.match(r"[A-Z][a-z]+", ast.get_docstring(node) or "")
    return first is not None and first[0].lower() in VERBS


def is_shown(node: ast.FunctionDef) -> bool:
    """Is its docstring what ``--help`` shows, in Vietnamese?"""
    return any(re.search(r"\b(?:command|group)\(", ast.unparse(decorator)) for decorator in node.decorator_list)


def test_docstrings_of_public_functions_begin_with_what_is_done() -> None:
    """ "Return …", "Print …", "Tell whether …": a verb, no noun and no question."""
    assert [
        f"{name_source(path)}: {node.name}"
        for path in SOURCES
        for home, node in list_functions(path, inner=False)
        if node.name[0] != "_" and not home.startswith("_") and not is_shown(node) and not begins_well(node)
    ] == []


def test_no_docstring_begins_with_a_quotation() -> None:
    """What Vietnamese words stand there are an example of what is said first."""
    assert [
        f"{name_source(path)}: {node.name}"
        for path in SOURCES
        for _, node in list_functions(path)
        if (ast.get_docstring(node) or "").lstrip().startswith(('"', "“"))
    ] == []


PARTICIPLES = re.compile(r"\w+ed")
NOUNS = {"indexed", "feed"}


def test_modules_are_nouns() -> None:
    """None is named by a participle alone, or by a word that may mean anything."""
    stems = {path.stem for path in SOURCES}
    assert {stem for stem in stems if PARTICIPLES.fullmatch(stem) and "_" not in stem} - NOUNS == set()
    assert stems & {"utils", "util", "helpers", "misc", "common", "tools"} == set()


def positional_fields(made: ast.ClassDef) -> int:
    """How many arguments the constructor of a dataclass takes by their places."""
    how = [ast.unparse(decorator) for decorator in made.decorator_list if "dataclass" in ast.unparse(decorator)]
    if not how or "kw_only=True" in how[0]:
        return 0
    fields = [(ast.unparse(row.annotation), row.value) for row in made.body if isinstance(row, ast.AnnAssign)]
    names = [kind for kind, value in fields if not value or "init=False" not in ast.unparse(value)]
    names = [kind for kind in names if not kind.startswith("ClassVar")]
    return names.index("KW_ONLY") if "KW_ONLY" in names else len(names)


def positional_arguments(made: ast.ClassDef) -> int:
    """How many arguments the constructor of a class takes by their places, dataclass or not."""
    written = [row for row in made.body if isinstance(row, ast.FunctionDef) and row.name == "__init__"]
    return len(written[0].args.args) - 1 if written else positional_fields(made)


def test_more_than_five_arguments_of_a_constructor_go_by_keyword() -> None:
    """Nobody knows what the sixth ``None`` of a call means."""
    assert [
        f"{name_source(path)}: {node.name}"
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and positional_arguments(node) > 5
    ] == []
