"""Would the tests notice? Small changes of the code, one at a time, and the tests that ought to fail.

    python benchmarks/mutating.py [--each 20] [--seed 1] [--area dates relations]

A change is made in memory: a module is compiled from its changed tree when a process that was forked from a warm one
imports it, so no file is touched, and a mutant costs what its tests cost. (mutmut and cosmic-ray start Python anew for
each, and copy or rewrite the sources: on two processors that is most of the time.) A sample is taken of all changes of
an area; each survivor is printed with its line, and wants a test or a reason. Linux, macOS.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 240  # seconds of the clock for the tests of one mutant
AREAS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "identity": (("indexer/identity/*.py",), ("tests/identity", "tests/decisions")),
    "decisions": (("indexer/decisions/*.py",), ("tests/decisions", "indexer/decisions")),
    "dates": (("indexer/parsing/dates.py",), ("tests/parsing/test_dates.py", "indexer/parsing/dates.py")),
    "relations": (
        ("indexer/parsing/relations.py", "indexer/parsing/actors.py", "indexer/parsing/objects.py"),
        ("tests/parsing", "tests/grammar"),
    ),
    "store": (
        ("indexer/store/*.py", "indexer/store/engines/pointer.py"),
        ("tests/store", "tests/searching/test_hits.py", "-k", "not cluster and not opensearch and not crashes"),
    ),
    "indexing": (
        ("indexer/indexing/*.py",),
        ("tests/indexing", "tests/store/test_trust.py", "tests/reading/test_ocr.py"),
    ),
    "guards": (
        ("web/guards/*.py", "indexer/deadline.py"),
        (
            "tests/web/test_login.py",
            "tests/web/test_time_limits.py",
            "tests/web/test_server.py",
            "tests/web/test_safety.py",
            "tests/web/test_prefix.py",
            "tests/web/test_drafts.py",
            "web/guards",
        ),
    ),
}
_OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
Change = Callable[[ast.AST], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one place: the file, the place among all nodes of its tree, and what is done there."""

    file: Path
    place: int
    kind: str
    line: int

    def tree(self) -> ast.Module:
        """The file's tree with the change."""
        tree = ast.parse(self.file.read_text(encoding="utf-8"))
        node = list(ast.walk(tree))[self.place]
        dict(_changes(node))[self.kind](node)
        return ast.fix_missing_locations(tree)

    def told(self) -> str:
        """Where it is, and what is done to which line."""
        line = self.file.read_text(encoding="utf-8").splitlines()[self.line - 1].strip()
        return f"{self.file.relative_to(ROOT)}:{self.line}: {self.kind}: {line}"


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    """What can be done to a node, by name."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in _OTHER:
            yield "another comparison", lambda n: setattr(n, "ops", [_OTHER[type(operator)]()])
        case ast.BoolOp(op=operator):
            yield "and for or", lambda n: setattr(n, "op", _OTHER[type(operator)]())
        case ast.UnaryOp(op=ast.Not()):
            yield "without not", _unnegated
        case ast.Constant(value=bool() as value):
            yield "the other truth", lambda n: setattr(n, "value", not value)
        case ast.Constant(value=int() as value):
            yield "one more", lambda n: setattr(n, "value", value + 1)
        case ast.BinOp(op=ast.Add() | ast.Sub() as operator):
            yield "plus for minus", lambda n: setattr(n, "op", _OTHER[type(operator)]())
        case ast.Call(func=ast.Name(id=name)) if name in _NAMES:
            yield f"{_NAMES[name]} for {name}", lambda n: setattr(n, "func", ast.Name(_NAMES[name], ast.Load()))
        case ast.comprehension(ifs=[_, *_]):
            yield "without filter", lambda n: setattr(n, "ifs", [])
        case ast.If() | ast.IfExp():
            yield "the other branch", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))  # type: ignore[attr-defined]
        case ast.Expr(value=ast.Call()):
            yield "not called", lambda n: setattr(n, "value", ast.Constant(None))


def _unnegated(node: ast.AST) -> None:
    """``not x`` becomes ``not not x``: as true as ``x`` is, whatever x is."""
    assert isinstance(node, ast.UnaryOp)
    node.operand = ast.UnaryOp(ast.Not(), deepcopy(node.operand))


def mutants(files: Sequence[Path]) -> Iterator[Mutant]:
    """Every change of what functions do; annotations, decorators and constants of modules are left alone."""
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        inside = {id(node) for body in _bodies(tree) for part in body for node in ast.walk(part)}
        inside -= {id(node) for one in _annotations(tree) for node in ast.walk(one)}
        for place, node in enumerate(ast.walk(tree)):
            if id(node) in inside:
                line = int(getattr(node, "lineno", 0) or getattr(getattr(node, "iter", None), "lineno", 1))
                yield from (Mutant(file, place, kind, line) for kind, _ in _changes(node))


def _bodies(tree: ast.Module) -> Iterator[list[ast.stmt]]:
    return (node.body for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _annotations(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign):
            yield node.annotation
        elif isinstance(node, ast.FunctionDef):
            yield from node.decorator_list
            yield from (one.annotation for one in node.args.args + node.args.kwonlyargs if one.annotation)
            if node.returns:
                yield node.returns


class Changed(MetaPathFinder, Loader):
    """Imports one module from its changed tree."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        parts = mutant.file.relative_to(ROOT).with_suffix("").parts
        self._name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        if name != self._name:
            return None
        package = self._mutant.file.name == "__init__.py"
        return spec_from_loader(name, self, origin=str(self._mutant.file), is_package=package)

    def exec_module(self, module: ModuleType) -> None:
        file = str(self._mutant.file)
        module.__file__ = file
        if self._mutant.file.name == "__init__.py":
            module.__path__ = [str(self._mutant.file.parent)]
        exec(compile(self._mutant.tree(), file, "exec"), vars(module))  # noqa: S102 - our own code, changed


def survives(mutant: Mutant | None, tests: Sequence[str]) -> bool:
    """Do the tests pass all the same (or, with none, at all)? In a copy of this process."""
    child = os.fork()
    if not child:
        signal.alarm(PATIENCE)  # a change may make a loop endless: that is noticed
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        import pytest

        if mutant is not None:
            sys.meta_path.insert(0, Changed(mutant))
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def warm() -> None:
    """Import what the tests need and is not ours."""
    import bs4
    import flask_babel
    import flask_wtf
    import lxml.etree
    import numpy as np
    import pytest

    assert all((bs4, flask_babel, flask_wtf, lxml.etree, np, pytest))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=20, help="mutants of each area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--area", nargs="+", choices=AREAS, default=list(AREAS))
    asked = parser.parse_args()
    os.chdir(ROOT)
    warm()
    chance = random.Random(asked.seed)  # noqa: S311
    killed = tried = 0
    for area in asked.area:
        patterns, tests = AREAS[area]
        every = list(mutants(sorted(file for pattern in patterns for file in ROOT.glob(pattern))))
        some = chance.sample(every, min(asked.each, len(every)))
        began, left = time.monotonic(), []
        assert survives(None, tests), f"the tests of {area} fail without any change"
        for mutant in some:
            if survives(mutant, tests):
                left.append(mutant)
                print(f"survives: {mutant.told()}", flush=True)
        tried, killed = tried + len(some), killed + len(some) - len(left)
        took = time.monotonic() - began
        print(f"{area}: {len(some) - len(left)} of {len(some)} noticed (of {len(every)}), {took:.0f} s", flush=True)
    print(f"{killed} of {tried} noticed: {killed / max(tried, 1):.0%}")


if __name__ == "__main__":
    main()
