"""The control words of RTF that decide its text: what each one means, a row each."""

from __future__ import annotations

SIGNS: dict[str, str] = {
    "tab": " ",
    "line": "\n",
    "lbr": "\n",
    "softline": " ",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
"""Words that stand for characters."""

ESCAPED: dict[bytes, str] = {b"~": "\xa0", b"-": "\x1f", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
"""Characters after a backslash; \\x1f is an optional hyphen, which in TCVN3 is its ư."""

ENDS = {
    "par": "paragraph",
    "page": "paragraph",
    "column": "paragraph",
    "sect": "paragraph",
    "cell": "cell",
    "nestcell": "cell",
    "row": "row",
    "nestrow": "row",
}  # fmt: skip
"""Words that end a paragraph, and what else ends there."""

NOT_TEXT = frozenset(
    (
        "colortbl", "info", "pict", "fldinst", "listtable", "listoverridetable", "rsidtbl", "generator",
        "datastore", "themedata", "colorschememapping", "latentstyles", "xmlnstbl", "filetbl", "revtbl",
        "pgdsctbl", "userprops", "datafield", "formfield", "objdata", "objclass", "objname", "blipuid",
        "bkmkstart", "bkmkend", "atnid", "atnauthor", "atntime", "atndate", "atnref", "atnicn", "atnparent",
        "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "pn", "pnseclvl", "sp", "sn", "sv",
        "template", "private", "nonshppict", "panose", "falt", "fontemb", "fontfile", "wgrffmtfilter",
        "mmathPr", "docvar", "xe", "tc", "rxe", "txe", "ebcstart", "ebcend", "stylesheet", "background", "do",
    )
)  # fmt: skip
"""Groups that hold no text of the document."""

OPTIONAL_TEXT = frozenset(
    (
        "shppict", "shpinst", "shptxt", "ud", "nesttableprops", "ftnalt", "footnote", "hl", "listtext",
    )
)  # fmt: skip
"""Groups marked as to be skipped by who does not know them (\\*), in which text may stand all the same."""

APART = {
    "footnote": "note",
    "shptxt": "box",
    "annotation": "comments",
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
"""Groups whose text does not stand where they do."""

LABELS = frozenset(("listtext", "pntext"))
"""Groups that hold the number drawn before a paragraph, for who cannot count."""

CODE_PAGES = {
    0: "cp1252", 1: "cp1252", 2: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 255: "cp437",
}  # fmt: skip
"""Character set of a font → the code page of its bytes."""
