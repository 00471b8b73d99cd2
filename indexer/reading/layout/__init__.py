"""Layout: words with their boxes → the text as it is read: paragraphs, table rows, letterheads column by column.

PDF files and recognised pictures both give ``Sheet``s; ``compose`` makes the text of them, with pages and boxes.
"""

from __future__ import annotations

from indexer.reading.layout.composition import compose
from indexer.reading.layout.running_heads import drop_signature
from indexer.reading.layout.sheets import RuledLines, Sheet, SheetTag, SheetWord

__all__ = ["RuledLines", "Sheet", "SheetTag", "SheetWord", "compose", "drop_signature"]
