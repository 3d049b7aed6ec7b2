"""A sample paper as we write it: a text file with a few marks, read into blocks.

In:     a file under `corpus/samples/sources/`: settings in YAML between two `---` lines, then the text.
Out:    a `Source`: its settings and its blocks in order.
Marks:  `# Heading` (to ###), `- item`, two spaces before `-` for a deeper one, `> centred line`,
        `6.1 numbered paragraph`, `A. part`, `(a) part`; `**bold**`, `*slanted*`, `^3^` for a raised mark;
        `<<< page`, `<<< landscape`, `<<< portrait`; `::: name options` to `:::` for what has a shape of its own
        (table, contents, agenda, memo, diagram, columns, notes, chart, box). A table's row is one line with ` | `
        between its cells, or, set off by blank lines, a group of lines with a lone `|` between cells; ` // ` starts
        another paragraph in a cell. A cell `^^` is open towards the cell above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# "6.1 Text", "6.1. Text", "12. Text": a number that stands out to the left of its paragraph.
NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*\.?) (?P<text>.*)", re.DOTALL)
# "A. Text", "(a) Text", "b) Text": a part of a resolution or of a list.
LETTERED = re.compile(r"(?P<number>[A-Z]\.|\([a-z]+\)|[a-z]\)) (?P<text>.*)", re.DOTALL)
ITEM = re.compile(r"(?P<indent> *)- (?P<text>.*)", re.DOTALL)
HEADING = re.compile(r"(?P<marks>#{1,3}) (?P<text>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One thing on the page. `inner` holds the blocks of columns and boxes, `rows` the cells of a table."""

    kind: str
    text: str = ""
    number: str = ""
    level: int = 0
    options: tuple[str, ...] = ()
    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()
    lines: tuple[str, ...] = ()
    inner: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    name: str  # the file's name without its ending
    settings: dict[str, Any]
    blocks: tuple[Block, ...]


def read_source(path: Path) -> Source:
    """Read one file of our own making; its mistakes show as Python errors, for we are its only writers."""
    _, settings, body = path.read_text("utf-8").split("---\n", 2)
    return Source(path.stem, yaml.safe_load(settings), tuple(read_blocks(body.splitlines())))


def read_blocks(lines: list[str]) -> Iterator[Block]:
    """Yield the blocks of these lines.

    >>> [block.kind for block in read_blocks(["# Leads", "", "- one", "- two"])]
    ['heading', 'item', 'item']
    """
    waiting: list[str] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        starts_anew = bool(ITEM.match(line) or HEADING.match(line) or line.startswith(("> ", "<<<", ":::")))
        if waiting and (starts_anew or not line.strip()):
            yield _plain_block("\n".join(waiting))
            waiting = []
        if line.startswith("<<<"):
            yield Block("turn", options=tuple(line[3:].split()))
        elif line.startswith(":::"):
            end = lines.index(":::", position)
            yield _shaped_block(line[3:].split(), lines[position:end])
            position = end + 1
        elif line.strip():
            waiting.append(line)
    if waiting:
        yield _plain_block("\n".join(waiting))


def _plain_block(text: str) -> Block:
    folded = " ".join(text.split())
    if heading := HEADING.fullmatch(folded):
        return Block("heading", heading["text"], level=len(heading["marks"]))
    if item := ITEM.match(text):
        return Block("item", " ".join(item["text"].split()), level=1 + len(item["indent"]) // 2)
    if folded.startswith("> "):
        return Block("centred", folded[2:])
    for pattern in (NUMBERED, LETTERED):
        if numbered := pattern.fullmatch(folded):
            return Block("numbered", numbered["text"], number=numbered["number"])
    return Block("paragraph", folded)


def _shaped_block(head: list[str], lines: list[str]) -> Block:
    kind, options = head[0], tuple(head[1:])
    if kind == "table":
        return Block(kind, options=options, rows=tuple(_rows(lines)))
    if kind in ("columns", "box"):
        return Block(kind, options=options, inner=tuple(read_blocks(lines)))
    return Block(kind, options=options, lines=tuple(line for line in lines if line.strip()))


def _rows(lines: list[str]) -> Iterator[tuple[tuple[Block, ...], ...]]:
    for group in "\n".join(lines).split("\n\n"):
        kept = [line for line in group.splitlines() if line.strip()]
        if "|" in kept:
            cells = "\n".join(kept).split("\n|\n")
            yield tuple(tuple(read_blocks(cell.splitlines())) for cell in cells)
        else:
            for line in kept:
                yield tuple((Block("paragraph", cell.strip()),) for cell in line.split(" | "))
