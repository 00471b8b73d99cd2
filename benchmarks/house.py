"""How the house stands at two commits: modules, long files and functions, names, what libraries do for us.

``python benchmarks/house.py`` prints a table of the commit before the wings and of HEAD, or of the commits named;
``--write`` puts it into ``benchmarks/README.md``. Only what git holds is looked at, and nothing is run.
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import subprocess
import tarfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- house.py: begin -->", "<!-- house.py: end -->"
BEFORE = "9775cab"
"""The last commit before the modules were put into wings."""
VERBS = frozenset((ROOT / "tests" / "data" / "verbs.txt").read_text(encoding="utf-8").split())
NOUNS = re.compile(r"\w+_(?:command|option)|main|tracuu|of|by|unnamed|received|new_segment")
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

    def list_holdings(self) -> set[str]:
        """What its protocols of a store or an engine hold: it is asked for by its name."""
        made = [node for node in ast.walk(ast.parse(self.text)) if isinstance(node, ast.ClassDef)]
        held = [one for node in made if node.name in ("Store", "Engine", "Inverted") for one in node.body]
        return {one.name for one in held if isinstance(one, ast.FunctionDef)}

    def count_unnamed(self, held: set[str]) -> int:
        """How many of its functions begin with no verb; what CONTRIBUTING.md calls by nouns is left out."""
        named = [
            node.name.lstrip("_")
            for node in ast.walk(ast.parse(self.text))
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("__")
            if node.name not in held and not NOUNS.fullmatch(node.name)
            if not any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
        ]
        return 0 if self.path == "web/addresses.py" else sum(name.split("_")[0] not in VERBS for name in named)


def ask_git(*arguments: str) -> bytes:
    """What git answers in this checkout."""
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout  # noqa: S607


def list_modules(commit: str, *folders: str) -> list[Module]:
    """The modules under some folders at a commit."""
    with tarfile.open(fileobj=io.BytesIO(ask_git("archive", "--format=tar", commit, *folders))) as held:
        files = [(one.name, held.extractfile(one)) for one in held if one.name.endswith(".py")]
        return [Module(name, file.read().decode()) for name, file in files if file is not None]


def list_dependencies(commit: str) -> set[str]:
    """The libraries that the base install asks for."""
    project = tomllib.loads(ask_git("show", f"{commit}:pyproject.toml").decode())["project"]
    return {re.split(r"[<>=\[]", row)[0] for row in project["dependencies"]}


def count_tried(commit: str) -> int:
    """The rows of ``docs/decisions.md`` on libraries that were tried in place of our own code."""
    held = ask_git("ls-tree", "-r", "--name-only", commit, "docs").decode().split()
    text = ask_git("show", f"{commit}:docs/decisions.md").decode() if "docs/decisions.md" in held else ""
    table = re.search(r"\| library tried \|.*?\n\n", text, re.DOTALL)
    return table[0].count("\n| ") - 1 if table else 0


def measure_house(commit: str) -> dict[str, str]:
    """What is counted → how much of it there is at a commit."""
    modules, tests = list_modules(commit, "indexer", "web"), list_modules(commit, "tests", "benchmarks")
    functions = [length for module in modules for length in module.measure_functions()]
    classes = [name for module in modules for name in module.name_classes()]
    held = {name for module in modules for name in module.list_holdings()}
    loose = [Path(module.path).stem for module in modules if module.is_loose]
    return {
        "modules": f"{len(modules):,}",
        "of these loose, in no wing": str(len(loose)),
        "loose modules named by a participle": str(sum(bool(PARTICIPLE.fullmatch(name)) for name in loose)),
        "lines": f"{sum(module.lines for module in modules):,}",
        "files over 300 lines": str(sum(module.lines > 300 for module in modules)),
        "files over 400 lines": str(sum(module.lines > 400 for module in modules)),
        "files of tests and benchmarks over 400 lines": str(sum(module.lines > 400 for module in tests)),
        "functions": f"{len(functions):,}",
        "functions over 20 lines": str(sum(length > 20 for length in functions)),
        "functions over 40 lines": str(sum(length > 40 for length in functions)),
        "functions named by no verb": str(sum(module.count_unnamed(held) for module in modules)),
        "class names used twice": str(len({name for name in classes if classes.count(name) > 1})),
        "libraries of the base install": str(len(list_dependencies(commit))),
        "libraries tried in place of our own code": str(count_tried(commit)),
    }


def draw_table(commits: list[str]) -> str:
    """The table of some commits in Markdown."""
    tables = [measure_house(commit) for commit in commits]
    rows = [[name, *(table[name] for table in tables)] for name in tables[0]]
    lines = [["", *commits], ["---", *["---:"] * len(commits)], *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commits", nargs="*", default=[BEFORE, "HEAD"])
    parser.add_argument("--write", action="store_true", help="put the table into benchmarks/README.md")
    asked = parser.parse_args()
    table = draw_table(asked.commits)
    taken = sorted(list_dependencies(asked.commits[-1]) - list_dependencies(asked.commits[0]))
    said = f"Libraries that came since, for readers of files: {', '.join(taken) or 'nothing'}."
    print(f"{table}\n\n{said}")
    if asked.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        whole = f"{before}{BEGIN}\n{table}\n\n{said}\n{END}{rest.partition(END)[2]}"
        PAGE.write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    main()
