"""Draw the wings of the code and what each imports, from the code itself: ``python docs/wings.py --write``.

The picture is Mermaid text in ``docs/architecture.md``, between its marks; a test holds that it is true.
"""

from __future__ import annotations

import argparse
import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = Path(__file__).with_name("architecture.md")
BEGIN, END = "<!-- wings: drawn by docs/wings.py -->", "<!-- /wings -->"


def wing_of(module: str) -> str:
    """The wing that a module belongs to: ``indexer.parsing.header`` → ``indexer/parsing``.

    >>> wing_of("indexer.parsing.header"), wing_of("indexer.errors"), wing_of("cli")
    ('indexer/parsing', 'indexer', 'cli')
    """
    parts = module.split(".")
    inside = parts[0] in ("indexer", "web") and len(parts) > 1 and (ROOT / parts[0] / parts[1]).is_dir()
    return "/".join(parts[:2]) if inside else parts[0]


def imports() -> Iterator[tuple[str, str]]:
    """Each (wing, wing that it imports), of every import statement, at the top or late."""
    files = [*ROOT.glob("indexer/**/*.py"), *ROOT.glob("web/**/*.py"), ROOT / "cli.py"]
    for file in files:
        own = wing_of(".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ("indexer", "web"):
                for alias in node.names:
                    yield own, wing_of(f"{node.module}.{alias.name}")


def arrows() -> list[tuple[str, str]]:
    """The imports between wings, without those that follow from others, in the order of their names."""
    every: dict[str, set[str]] = defaultdict(set)
    for own, other in imports():
        if own != other and other not in ("indexer", "web") and own not in ("indexer", "web"):
            every[own].add(other)
    reached = {wing: _reach(every, wing) for wing in every}
    return sorted(
        (wing, other)
        for wing, others in every.items()
        for other in others
        if not any(other in reached.get(between, set()) for between in others - {other})
    )


def _reach(every: dict[str, set[str]], wing: str) -> set[str]:
    found: set[str] = set()
    ahead = list(every.get(wing, ()))
    while ahead:
        one = ahead.pop()
        if one not in found:
            found.add(one)
            ahead += every.get(one, ())
    return found


def draw() -> str:
    """The picture as Mermaid text."""
    lines = [f"    {own.replace('/', '_')}[{own}] --> {other.replace('/', '_')}[{other}]" for own, other in arrows()]
    return "\n".join([BEGIN, "", "```mermaid", "flowchart TD", *lines, "```", "", END])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the picture into docs/architecture.md")
    if not parser.parse_args().write:
        print(draw())
        return
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    PAGE.write_text(before + draw() + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
