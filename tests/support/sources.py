"""The files of the project as the tests of its shape look at them."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted([*(ROOT / "indexer").rglob("*.py"), *(ROOT / "web").rglob("*.py"), ROOT / "cli.py"])


def name_source(path: Path) -> str:
    """Where a file stands in the project: ``indexer/errors.py``."""
    return path.relative_to(ROOT).as_posix()


def find_source(module: str) -> Path | None:
    """The file that a module of ours stands in, if it is one."""
    place = ROOT / module.replace(".", "/")
    found = (place.with_suffix(".py"), place / "__init__.py")
    return next((file for file in found if file.is_file()), None)


def list_imports(path: Path) -> set[str]:
    """Every module that a file imports, at the top or late; ``from indexer import x`` counts as indexer.x."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if find_source(inner) else node.module)
    return found
