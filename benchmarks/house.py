"""How the house stands at two commits: modules, long files and functions, what libraries do for us.

``python benchmarks/house.py 5bb80bb HEAD`` prints a table; without arguments, of HEAD alone. Only what git holds is
looked at, and nothing is run.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARTICIPLE = re.compile(r"\w+(?:ing|ed)")


@dataclass(frozen=True, slots=True)
class Module:
    """A file of the library and the pages at one commit."""

    path: str
    text: str

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    @property
    def is_loose(self) -> bool:
        """Does it stand in no wing?"""
        return self.path.count("/") == 1 and not self.path.endswith("__init__.py")

    def measure_functions(self) -> list[int]:
        """The lines of each function, from the first of its body on, as the test of the house counts them."""
        return [
            (node.end_lineno or 0) - node.body[0].lineno + 1
            for node in ast.walk(ast.parse(self.text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]

    def name_classes(self) -> set[str]:
        """The classes that it defines."""
        return {node.name for node in ast.walk(ast.parse(self.text)) if isinstance(node, ast.ClassDef)}


def ask_git(*arguments: str) -> str:
    """What git answers in this checkout."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout  # noqa: S607


def list_modules(commit: str) -> list[Module]:
    """The modules of the library and the pages at a commit."""
    listed = ask_git("ls-tree", "-r", "--name-only", commit, "indexer", "web").splitlines()
    return [Module(path, ask_git("show", f"{commit}:{path}")) for path in listed if path.endswith(".py")]


def count_dependencies(commit: str) -> int:
    """The libraries that the base install asks for."""
    return len(tomllib.loads(ask_git("show", f"{commit}:pyproject.toml"))["project"]["dependencies"])


def measure_house(commit: str) -> dict[str, str]:
    """What is counted → how much of it there is at a commit."""
    modules = list_modules(commit)
    functions = [length for module in modules for length in module.measure_functions()]
    classes = [name for module in modules for name in module.name_classes()]
    loose = [Path(module.path).stem for module in modules if module.is_loose]
    return {
        "modules": str(len(modules)),
        "loose modules": str(len(loose)),
        "loose modules named by a participle": str(sum(bool(PARTICIPLE.fullmatch(name)) for name in loose)),
        "lines": str(sum(module.lines for module in modules)),
        "files over 300 lines": str(sum(module.lines > 300 for module in modules)),
        "files over 400 lines": str(sum(module.lines > 400 for module in modules)),
        "functions": str(len(functions)),
        "functions over 20 lines": str(sum(length > 20 for length in functions)),
        "functions over 40 lines": str(sum(length > 40 for length in functions)),
        "class names used twice": str(len({name for name in classes if classes.count(name) > 1})),
        "libraries of the base install": str(count_dependencies(commit)),
    }


def main() -> None:
    commits = sys.argv[1:] or ["HEAD"]
    tables = [measure_house(commit) for commit in commits]
    print("| " + " | ".join(["", *commits]) + " |")
    print("| --- |" + " ---: |" * len(commits))
    for row in tables[0]:
        print("| " + " | ".join([row, *(table[row] for table in tables)]) + " |")


if __name__ == "__main__":
    main()
