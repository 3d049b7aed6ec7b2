"""The running text of an HTML element: what a reader sees on one line of thought, and what Word's markup says of it.

Word puts a list's number in a span of its own (`mso-list:Ignore`), wraps words in spans that split them, and ends lines
wherever its source did; removing tags alone glues words together or keeps numbers as if they were said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from ingest.outline import folded, marks_at
from ingest.paper import Box, Mark, Unsaid

HIDDEN_TAGS = frozenset({"script", "style", "-comment", "img", "noscript", "template", "head"})
WITHIN_A_LINE = frozenset({"a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"})
STRUCK_TAGS = frozenset({"del", "s", "strike"})
BOLD_TAGS = frozenset({"b", "strong"})
ITALIC_TAGS = frozenset({"i", "em"})
LIST_NUMBER_STYLE = "mso-list:ignore"
# A raised number is a footnote mark; a raised "th" is an ordinal, and "2" after a unit of length an area.
RAISED_MARK = re.compile(r"\d{1,2}|\*+|†")
UNIT_OF_LENGTH = re.compile(r"\b[kcm]?m$")
MARK_OPENS, MARK_CLOSES = "\x02", "\x03"  # stand around a mark's label while text is put together
MARKED = re.compile(f" ?{MARK_OPENS}([^{MARK_CLOSES}]*){MARK_CLOSES}")


class Line(NamedTuple):
    """The text of an element, the list number Word set before it, the marks taken out, and how all of it is set."""

    text: str
    number: str | None
    marks: tuple[Mark, ...]
    bold: bool
    italic: bool


class Run(NamedTuple):
    """A piece of text set in one way."""

    text: str
    bold: bool
    italic: bool
    is_number: bool


def line_of(node: LexborNode, *, hidden_classes: frozenset[str] = frozenset(), without: frozenset[str]) -> Line:
    """Read `node`, leaving out elements of these classes and these tags."""
    return line_of_nodes(node.iter(include_text=True), hidden_classes=hidden_classes, without=without)


def line_of_nodes(
    nodes: Iterable[LexborNode], *, hidden_classes: frozenset[str] = frozenset(), without: frozenset[str]
) -> Line:
    """Read nodes that stand on one line, as `line_of` reads the children of one."""
    setting = Run("", bold=False, italic=False, is_number=False)
    runs = list(_runs(nodes, setting, hidden_classes, HIDDEN_TAGS | without))
    number = folded("".join(run.text for run in runs if run.is_number)) or None
    said = [run for run in runs if not run.is_number]
    text, marks = without_marks(folded_with_marks("".join(run.text for run in said)))
    printed = [run for run in said if run.text.strip()]
    return Line(
        text,
        number,
        marks,
        bold=bool(printed) and all(run.bold for run in printed),
        italic=bool(printed) and all(run.italic for run in printed),
    )


def is_struck(node: LexborNode) -> bool:
    """Whether an element has a line through its words."""
    style = (node.attributes.get("style") or "").lower()
    return node.tag in STRUCK_TAGS or ("text-decoration" in style and "line-through" in style)


def struck_in(node: LexborNode) -> tuple[Unsaid, ...]:
    """What is struck out in an element of a page."""
    found = [each for each in node.css("del, s, strike, [style*=line-through]") if is_struck(each)]
    texts = [folded(each.text()) for each in found if not _is_inside_struck(each)]
    return tuple(Unsaid("struck_out", text, 0, Box(0, 0, 0, 0)) for text in texts if text)


def _is_inside_struck(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if is_struck(above):
            return True
        above = above.parent
    return False


def classes_of(node: LexborNode) -> frozenset[str]:
    """The classes of an element.

    They are compared as ModernGov writes them; only paths and parameters are seen in several cases.
    """
    return frozenset((node.attributes.get("class") or "").split())


def _runs(
    nodes: Iterable[LexborNode], setting: Run, hidden_classes: frozenset[str], hidden_tags: frozenset[str]
) -> Iterator[Run]:
    before = ""
    for child in nodes:
        tag = child.tag or ""
        if tag == "-text":
            before = child.text_content or ""
            yield setting._replace(text=before)
        elif tag == "br":
            yield setting._replace(text=" ")
        elif tag == "sup" and (label := _mark_label(child, before)):
            yield setting._replace(text=f"{MARK_OPENS}{label}{MARK_CLOSES}")
        elif tag not in hidden_tags and not is_struck(child) and not classes_of(child) & hidden_classes:
            inner = child.iter(include_text=True)
            yield from _runs(inner, _setting_of(child, tag, setting), hidden_classes, hidden_tags)


def _setting_of(node: LexborNode, tag: str, setting: Run) -> Run:
    style = (node.attributes.get("style") or "").lower().replace(" ", "")
    return Run(
        "",
        bold=setting.bold or tag in BOLD_TAGS or "font-weight:bold" in style,
        italic=setting.italic or tag in ITALIC_TAGS or "font-style:italic" in style,
        is_number=setting.is_number or LIST_NUMBER_STYLE in style,
    )


def _mark_label(raised: LexborNode, before: str) -> str | None:
    label = raised.text().strip()
    if UNIT_OF_LENGTH.search(before) or not RAISED_MARK.fullmatch(label):
        return None
    return label


def printed_text(node: LexborNode) -> str:
    """All text of an element as the page has it, a line to each element that breaks one."""
    pieces: list[str] = []
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            pieces.append(child.text_content or "")
        elif tag not in HIDDEN_TAGS and not is_struck(child):
            around = "" if tag in WITHIN_A_LINE else "\n"
            pieces += [around, printed_text(child), around]
    return "".join(pieces)


def folded_with_marks(text: str) -> str:
    """As `folded`, for text that holds marks between `MARK_OPENS` and `MARK_CLOSES`."""
    pieces = re.split(f"({MARK_OPENS}[^{MARK_CLOSES}]*{MARK_CLOSES})", text)
    kept = [piece if place % 2 else _folded_with_ends(piece) for place, piece in enumerate(pieces)]
    return " ".join("".join(kept).split())


def _folded_with_ends(piece: str) -> str:
    """As `folded`, but a space at either end stays."""
    opening, closing = (" " if edge.isspace() else "" for edge in (piece[:1], piece[-1:]))
    return f"{opening}{folded(piece)}{closing}"


def without_marks(text: str) -> tuple[str, tuple[Mark, ...]]:
    places: list[tuple[int, str]] = []
    kept, end = "", 0
    for found in MARKED.finditer(text):
        kept += text[end : found.start()]
        places.append((len(kept), found[1]))
        end = found.end()
    kept += text[end:]
    return kept.strip(), marks_at(places)
