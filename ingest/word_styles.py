"""What the styles of a Word file, and those they rest on, say of a paragraph: weight, size, outline level and list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ingest.word_text import W, size_of, switch_of

HEADING_NAME = re.compile(r"heading (?P<level>[1-9])", re.IGNORECASE)
TITLE_NAMES = frozenset({"title"})
NO_SHADE = frozenset({"auto", "ffffff"})
DEEPEST_CHAIN = 12  # styles that rest on one another: more, or a circle, is damage


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set unless its runs say otherwise. `list_id` and `list_level` are those of its numbering."""

    bold: bool = False
    italic: bool = False
    size_pt: float | None = None
    level: int | None = None  # of the outline, from 1; 0 for the document's title
    list_id: str | None = None
    list_level: int = 0


class Styles:
    """The styles of one document."""

    def __init__(self, document: Any) -> None:
        self._by_id: dict[str, Any] = {}
        self._default = ""
        for node in document.styles.element.iterchildren(f"{W}style"):
            name = node.get(f"{W}styleId") or ""
            self._by_id[name] = node
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                self._default = name
        self._known: dict[str, Style] = {}

    def of(self, paragraph: Any) -> Style:
        """The style of a `w:p`, its own settings put over those of its style."""
        setting = paragraph.find(f"{W}pPr")
        named = setting.find(f"{W}pStyle") if setting is not None else None
        style = self._named(named.get(f"{W}val") if named is not None else self._default)
        return _with_paragraph_settings(style, setting) if setting is not None else style

    def is_shaded(self, paragraph: Any) -> bool:
        """Whether a `w:p`, or its style or one that this rests on, has a ground of its own."""
        setting = paragraph.find(f"{W}pPr")
        named = setting.find(f"{W}pStyle") if setting is not None else None
        chain = self._chain(named.get(f"{W}val") if named is not None else self._default)
        grounds = [each for node in chain for each in (node.find(f"{W}pPr"), node.find(f"{W}rPr"))]
        return any(map(is_shade, [setting, *grounds]))

    def _named(self, name: str) -> Style:
        if name not in self._known:
            style = Style()
            for node in reversed(self._chain(name)):
                style = _with_style(style, node)
            self._known[name] = style
        return self._known[name]

    def _chain(self, name: str) -> list[Any]:
        """The style and those it rests on, itself first."""
        chain: list[Any] = []
        while name in self._by_id and len(chain) < DEEPEST_CHAIN:
            node = self._by_id[name]
            chain.append(node)
            below = node.find(f"{W}basedOn")
            name = below.get(f"{W}val") if below is not None else ""
        return chain


def _with_style(style: Style, node: Any) -> Style:
    run, paragraph = node.find(f"{W}rPr"), node.find(f"{W}pPr")
    bold, italic, size = switch_of(run, "b"), switch_of(run, "i"), size_of(run)
    level = style.level
    name = node.find(f"{W}name")
    said = (name.get(f"{W}val") or "") if name is not None else ""
    if heading := HEADING_NAME.fullmatch(said):
        level = int(heading["level"])
    elif said.lower() in TITLE_NAMES:
        level = 0
    style = Style(
        style.bold if bold is None else bold,
        style.italic if italic is None else italic,
        style.size_pt if size is None else size,
        level,
        style.list_id,
        style.list_level,
    )
    return style if paragraph is None else _with_paragraph_settings(style, paragraph)


def _with_paragraph_settings(style: Style, setting: Any) -> Style:
    level, list_id, list_level = style.level, style.list_id, style.list_level
    outline = _value(setting, "outlineLvl")
    if outline is not None and outline.isdecimal():
        level = int(outline) + 1 if int(outline) < 9 else None
    numbering = setting.find(f"{W}numPr")
    if numbering is not None:
        list_id = _value(numbering, "numId") or list_id
        depth = _value(numbering, "ilvl")
        list_level = int(depth) if depth and depth.isdecimal() else list_level
    return Style(style.bold, style.italic, style.size_pt, level, None if list_id == "0" else list_id, list_level)


def _value(node: Any, name: str) -> str | None:
    found = node.find(f"{W}{name}")
    value: str | None = found.get(f"{W}val") if found is not None else None
    return value


def is_shade(setting: Any) -> bool:
    """Whether settings of a run or a paragraph give it a ground of its own."""
    shade = setting.find(f"{W}shd") if setting is not None else None
    if shade is None:
        return False
    is_clear = shade.get(f"{W}val") in ("clear", "nil", None)
    return not is_clear or (shade.get(f"{W}fill") or "auto").casefold() not in NO_SHADE
