"""What the path of a file says of the document in it."""

from __future__ import annotations

from pathlib import PurePosixPath

from indexer.text.folding import compose_letters


def list_path_names(path: str) -> list[str]:
    """The names of a file and of the folder that it lies in, where they have letters; the ending left out.

    >>> list_path_names("/kho/Quý I/Báo cáo CCHC.docx"), list_path_names("/kho/101.txt"), list_path_names("")
    (['Quý I', 'Báo cáo CCHC'], ['kho'], [])
    """
    place = PurePosixPath(compose_letters(path).replace("\\", "/"))
    return [name for name in (place.parent.name, place.stem) if any(letter.isalpha() for letter in name)]
