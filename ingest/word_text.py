"""What a paragraph of a Word file says: its text as it would be printed, note marks and weights told apart.

Deleted words of tracked changes, words with a line through them, hidden words and the instructions of fields are not
said; inserted ones are. `unsaid_of` gives what is struck out or hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ingest.markup import MARK_CLOSES, MARK_OPENS, RAISED_MARK, UNIT_OF_LENGTH
from ingest.paper import UnsaidKind

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same again, for old readers
NOT_PRINTED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}sdtPr", MC_FALLBACK}
)
REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
STRUCK, HIDDEN = ("strike", "dstrike"), "vanish"
IN_A_BOX = f"{W}txbxContent"
SYMBOL_FONTS = 0xF000  # Word writes characters of Symbol and Wingdings into the private-use area


@dataclass(frozen=True, slots=True)
class Run:
    """Text that is set in one way; a note's mark stands in it between `MARK_OPENS` and `MARK_CLOSES`."""

    text: str
    bold: bool | None  # None: as the paragraph's style says
    italic: bool | None
    size_pt: float | None


def runs_of(paragraph: Any, labels: dict[tuple[str, str], str]) -> list[Run]:
    """The runs of a `w:p`; `labels` gives the label of each note by its kind and id."""
    found: list[Run] = []
    for run in _elements(paragraph, f"{W}r"):
        setting = run.find(f"{W}rPr")
        if setting is not None and any(_is_on(setting, name) for name in (*STRUCK, HIDDEN)):
            continue
        before = found[-1].text if found else ""
        text = "".join(_pieces(run, labels))
        if text and _is_raised(setting) and RAISED_MARK.fullmatch(text.strip()) and not UNIT_OF_LENGTH.search(before):
            text = f"{MARK_OPENS}{text.strip()}{MARK_CLOSES}"
        if text:
            found.append(Run(text, switch_of(setting, "b"), switch_of(setting, "i"), size_of(setting)))
    return found


def unsaid_of(paragraph: Any) -> Iterator[tuple[UnsaidKind, str]]:
    """What a `w:p` holds but does not say: pieces struck out, and hidden ones; its text boxes are left."""
    for run in _all_runs(paragraph):
        text = "".join(child.text or "" for child in run.iterchildren(f"{W}t", f"{W}delText"))
        setting = run.find(f"{W}rPr")
        is_removed = any(parent.tag in REMOVED for parent in run.iterancestors())
        if text and (is_removed or any(_is_on(setting, name) for name in STRUCK)):
            yield "struck_out", text
        elif text and _is_on(setting, HIDDEN):
            yield "hidden", text


def _all_runs(node: Any) -> Iterator[Any]:
    for child in node:
        if child.tag == f"{W}r":
            yield child
        elif child.tag not in (MC_FALLBACK, IN_A_BOX):
            yield from _all_runs(child)


def boxes_in(paragraph: Any) -> list[Any]:
    """The contents of text boxes that are anchored in a paragraph."""
    return list(_elements(paragraph, IN_A_BOX))


def _elements(node: Any, wanted: str) -> Iterator[Any]:
    """The printed elements of this name below `node`; not those inside one of them, nor inside a text box."""
    for child in node:
        if child.tag in NOT_PRINTED:
            continue
        if child.tag == wanted:
            yield child
            if wanted != IN_A_BOX:
                continue
        elif child.tag != IN_A_BOX:
            yield from _elements(child, wanted)


def _pieces(run: Any, labels: dict[tuple[str, str], str]) -> Iterator[str]:
    for child in run:
        match child.tag.removeprefix(W):
            case "t":
                yield child.text or ""
            case "tab":
                yield "\t"
            case "br" | "cr":
                yield " "
            case "noBreakHyphen":
                yield "-"
            case "sym":
                yield _symbol(child)
            case "footnoteReference" | "endnoteReference" as kind:
                label = labels.get((kind.removesuffix("Reference"), child.get(f"{W}id") or ""))
                if label:
                    yield f"{MARK_OPENS}{label}{MARK_CLOSES}"


def _symbol(node: Any) -> str:
    try:
        code = int(node.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    return chr(code if code >= SYMBOL_FONTS or not 0 < code < 256 else SYMBOL_FONTS + code)


def _is_raised(setting: Any) -> bool:
    raised = setting.find(f"{W}vertAlign") if setting is not None else None
    return raised is not None and raised.get(f"{W}val") == "superscript"


def _is_on(setting: Any, name: str) -> bool:
    return bool(switch_of(setting, name))


def switch_of(setting: Any, name: str) -> bool | None:
    node = setting.find(f"{W}{name}") if setting is not None else None
    return None if node is None else (node.get(f"{W}val") or "true") not in ("0", "false", "off", "none")


def size_of(setting: Any) -> float | None:
    node = setting.find(f"{W}sz") if setting is not None else None
    value = node.get(f"{W}val") if node is not None else None
    return float(value) / 2 if value and value.isdecimal() else None
