"""What the path of a file says of the document in it."""

from __future__ import annotations

from indexer.text.folding import compose_letters


def name_file(path: str) -> str:
    """Return the last part of a path: what people know a file by.

    >>> name_file("/kho/2023/a.docx"), name_file("C:\\\\kho\\\\b.pdf")
    ('a.docx', 'b.pdf')
    """
    return path.replace("\\", "/").rsplit("/", 1)[-1]


def name_with_folder(path: str) -> str:
    """Return the last two parts of a path: what tells copies of a file in several folders apart.

    >>> name_with_folder("/kho/2023/Báo cáo.docx"), name_with_folder("C:\\\\kho\\\\b.pdf"), name_with_folder("/b.pdf")
    ('2023/Báo cáo.docx', 'kho/b.pdf', 'b.pdf')
    """
    return "/".join(path.replace("\\", "/").split("/")[-2:]).lstrip("/")


def list_path_names(path: str) -> list[str]:
    """Return the names of a file and of the folder that it lies in, where they have letters; the ending left out.

    >>> list_path_names("/kho/Quý I/Báo cáo CCHC.docx"), list_path_names("/kho/101.txt"), list_path_names("")
    (['Quý I', 'Báo cáo CCHC'], ['kho'], [])
    """
    folder, _, name = compose_letters(path).replace("\\", "/").rpartition("/")
    dot = name.rfind(".")
    stem = name[:dot] if 0 < dot < len(name) - 1 else name
    return [one for one in (folder.rpartition("/")[2], stem) if any(map(str.isalpha, one))]
