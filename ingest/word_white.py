"""White words of a Word file on white paper: hidden ones, as Word's own "hidden" makes them.

In:     a document as python-docx opened it.
Out:    the same with its white words marked as hidden (`w:vanish`), so that they are left out and told.
Rule:   ECMA-376, 17.3.2.6 (colour) and 17.3.2.32 (shading). White is on white where neither the words nor their
        paragraph nor its style is shaded or highlighted, outside tables and text boxes (a style may colour their
        ground), in a document without a background or a drawing behind its text.
"""

from __future__ import annotations

from typing import Any

from ingest.word_styles import Styles, is_shade
from ingest.word_text import IN_A_BOX, W

WHITE = "FFFFFF"
ON_OTHER_GROUND = frozenset({f"{W}tc", IN_A_BOX})
ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"


def hide_white(document: Any, styles: Styles) -> None:
    """Mark the words that nobody sees as hidden."""
    body = document.element.body
    white = [run for run in body.iter(f"{W}r") if _is_white(run)]
    if not white or document.element.find(f"{W}background") is not None:
        return
    if any(anchor.get("behindDoc") in ("1", "true") for anchor in body.iter(ANCHOR)):
        return
    for run in white:
        paragraph = next(run.iterancestors(f"{W}p"), None)
        grounds = any(parent.tag in ON_OTHER_GROUND for parent in run.iterancestors())
        if paragraph is not None and not grounds and not styles.is_shaded(paragraph):
            setting = run.find(f"{W}rPr")
            setting.append(setting.makeelement(f"{W}vanish", {}))


def _is_white(run: Any) -> bool:
    """Whether a `w:r` is set in white with no shade or highlight of its own."""
    setting = run.find(f"{W}rPr")
    colour = setting.find(f"{W}color") if setting is not None else None
    if colour is None or (colour.get(f"{W}val") or "").upper() != WHITE:
        return False
    return setting.find(f"{W}highlight") is None and not is_shade(setting)
