"""Words of a DOCX that are shown in capitals, whatever was typed: by their own mark, or by a style they have."""

from __future__ import annotations

from typing import Any

from indexer.reading.wordml import find_child, list_names, read_attribute

_P, _R, _T, _CAPS = list_names("p"), list_names("r"), list_names("t"), list_names("caps")
_STYLE = list_names("style")
_CHAIN = 20  # styles based on styles


def raise_capitals(root: Any, styles: Any) -> None:
    """Write in capitals what is shown in capitals, as titles and letterheads are.

    A run's own mark says so, else its style, its paragraph's style, or the styles that these are based on; ``styles``
    is the tree of the document's styles, or None.
    """
    told = _Capitals(styles)
    if not told.any_style and next(root.iter(*_CAPS), None) is None:
        return
    for run in root.iter(*_R):
        if told.is_shown(run):
            for element in run.iter(*_T):
                element.text = (element.text or "").upper()


class _Capitals:
    def __init__(self, styles: Any) -> None:
        self._styles = {} if styles is None else {read_attribute(one, "styleId"): one for one in styles.iter(*_STYLE)}
        self._default = next(
            (name for name, one in self._styles.items() if _is_default(one)),
            None,
        )
        self._known: dict[str | None, bool | None] = {None: None}
        self.any_style = styles is not None and next(styles.iter(*_CAPS), None) is not None

    def is_shown(self, run: Any) -> bool:
        """Tell whether a run is shown in capitals."""
        own = _read_capitals(find_child(run, "rPr"))
        if own is None and self.any_style:
            own = self._find_style_capitals(read_attribute(find_child(run, "rPr", "rStyle"), "val"))
        if own is None and self.any_style:
            paragraph = next(run.iterancestors(*_P), None)
            own = self._find_style_capitals(
                read_attribute(find_child(paragraph, "pPr", "pStyle"), "val") or self._default
            )
        return bool(own)

    def _find_style_capitals(self, identity: str | None) -> bool | None:
        if identity not in self._known:
            found, style = None, self._styles.get(identity)
            for _ in range(_CHAIN):
                if style is None or found is not None:
                    break
                found = _read_capitals(find_child(style, "rPr"))
                style = self._styles.get(read_attribute(find_child(style, "basedOn"), "val"))
            self._known[identity] = found
        return self._known[identity]


def _read_capitals(properties: Any) -> bool | None:
    """Return what properties say of capitals: on, off, or nothing."""
    switch = find_child(properties, "caps")
    return None if switch is None else read_attribute(switch, "val") not in ("0", "false", "off")


def _is_default(style: Any) -> bool:
    return read_attribute(style, "type") == "paragraph" and read_attribute(style, "default") in ("1", "true", "on")
