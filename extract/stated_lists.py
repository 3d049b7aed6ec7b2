"""Lists that a lead-in brings in: "The priorities are: A; B; and C", bullets under a line, a column under its header.

In:     one paper, and a pattern for the noun that a lead-in must hold ("priorities", "cross-cutting themes").
Out:    a `StatedList` for each list, in reading order: its lead-in, the block that holds it, its items with places.
Forms:  a list in a sentence; list items below a line that ends with a colon or is a heading; a table's column under a
        header; a one-column table below such a line; a table's row whose first cell is the lead-in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.headed_lists import headed_labels
from extract.labels import (
    INLINE_ENUMERATOR,
    Label,
    clean_label,
    is_title,
    names_topic,
    says_what_is_done,
    split_labels,
)
from extract.lead_ins import LeadIns, without_replaced
from extract.reading import Reading
from ingest.paper import Block, Cell, Table

HEADER_WORDS = 12  # a longer cell is no header
LEAST_ITEMS = 2
SHORT_WORDS = 6  # of a label on a line of its own, in small letters
LABEL_WORDS = 9  # of a label in small letters between commas
COLONS = (":", ":-", ": -", ":–", ": –")  # how a line ends that brings in a list
FIRST_NUMBER = re.compile(r"[:a-z]\s+1\.\s*$")  # "Our aims are: 1." is no sentence: the list goes on
THESE = re.compile(r"(?:These|They|Those)\s+(?:are|were|include|included|cover)\s*:?\s+(?=\S)")
ENDS_IN_ING = re.compile(r"[A-Za-z][a-z]+ing\b")
CLAUSE_WORDS = re.compile(r"\b(?:is|are|was|were|has|have|will|would|can|may|it|they|we|this|these)\b", re.IGNORECASE)
CLAUSE = re.compile(r"\s(?:which|that|who|where|as well as|along with|in order to)\s.*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its label, where it stands in the paper's text, and the sub-topics printed with it."""

    label: str
    start: int
    end: int
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedList:
    lead_in: str  # the words that bring the list in, the noun among them
    block: Block  # where the lead-in stands
    start: int  # of the lead-in in the paper's text
    end: int  # of the lead-in; of the whole sentence where the list is in it
    items: tuple[Item, ...]
    in_sentence: bool = False


def lists_in(reading: Reading, lead_ins: LeadIns, names: Iterable[str] = ()) -> Iterator[StatedList]:
    """Every list of the paper that such a lead-in brings in. `names` are names that no list is cut at."""
    blocks = reading.paper.blocks
    known = tuple(names)
    for block in blocks:
        if block.kind not in ("paragraph", "list_item", "heading", "caption") or block.cell:
            continue
        yield from _in_sentences(reading, block, lead_ins, known)
        if lead_in := _opening(reading, block, lead_ins):
            start, end = lead_in
            items = _items_below(reading, block, lead_ins)
            if len(items) < LEAST_ITEMS:
                opens = block.text.rstrip().endswith(COLONS)
                items = [_item(*each) for each in headed_labels(block, blocks[block.index + 1 :], opens=opens)]
            if len(items) >= LEAST_ITEMS:
                said = without_replaced(block.text[start:end])
                yield StatedList(said, block, block.start + start, block.start + end, tuple(items))
    for table in reading.paper.tables:
        yield from _in_table(reading, table, lead_ins, known)


def _in_sentences(reading: Reading, block: Block, lead_ins: LeadIns, names: Sequence[str]) -> Iterator[StatedList]:
    """ "The priorities for Westmere are: Fraud; Knife Crime; and Road Safety." """
    if not lead_ins.noun.search(block.text) and not THESE.match(block.text):
        return
    before = _sentence_above(reading, block)
    for start, stop in reading.sentences(block):
        end = len(block.text) if FIRST_NUMBER.search(block.text, start, stop) else stop
        sentence = block.text[start:end]
        if found := _told_before(block, before, sentence, start, lead_ins, names):
            yield found
        before = sentence
        for match in lead_ins.sentences(block.text, sentence):
            lead_in = sentence[: match.start("list")] + sentence[match.end("list") :]
            if not lead_ins.allows(lead_in):
                continue
            first = start + match.start("list")
            listed = match["list"]
            if ";" not in listed:
                listed = CLAUSE.sub("", listed)
            labels = [
                label._replace(start=label.start + first, end=label.end + first)
                for label in split_labels(listed, names, _announced(sentence[: match.start("list")], lead_ins))
            ]
            marked = ";" in listed or bool(INLINE_ENUMERATOR.search(listed))
            if len(labels) < LEAST_ITEMS or not (marked or _are_labels(sentence[: match.start("list")], labels)):
                continue
            items = tuple(_item(block, label) for label in labels)
            yield StatedList(lead_in, block, block.start + start, block.start + end, items, in_sentence=True)
            break


def _sentence_above(reading: Reading, block: Block) -> str:
    """The last sentence of the paragraph above, in the same section."""
    above = reading.paper.blocks[block.index - 1] if block.index else None
    if above is None or above.kind not in ("paragraph", "list_item") or above.section != block.section or above.cell:
        return ""
    start, end = reading.sentences(above)[-1]
    return above.text[start:end]


def _told_before(
    block: Block, before: str, sentence: str, start: int, lead_ins: LeadIns, names: Sequence[str]
) -> StatedList | None:
    """ "It sets out two key priorities. These are reducing fraud, and helping those who were hurt by it." """
    these = THESE.match(sentence)
    if not these or not re.search(rf"{lead_ins.noun.pattern}[^;:,]{{0,40}}\.?$", before) or not lead_ins.allows(before):
        return None
    first = start + these.end()
    cut = split_labels(sentence[these.end() :], names, _announced(before, lead_ins))
    labels = [label._replace(start=label.start + first, end=label.end + first) for label in cut]
    marked = ";" in sentence or bool(INLINE_ENUMERATOR.search(sentence))
    if len(labels) < LEAST_ITEMS or not (marked or _are_labels("", labels)):
        return None
    items = tuple(_item(block, label) for label in labels)
    end = start + len(sentence)
    return StatedList(f"{before} {these[0]}", block, block.start + start, block.start + end, items, in_sentence=True)


def _announced(lead_in: str, lead_ins: LeadIns) -> int | None:
    """How many a lead-in announces: "four key priorities, which include"."""
    counts = [count.lower() for count in vocabulary("labels")["counts"]]
    said = re.search(
        rf"\b({one_of(counts)}|\d{{1,2}})\s+(?:[a-z-]+\s+){{0,3}}{lead_ins.noun.pattern}", lead_in, re.IGNORECASE
    )
    if not said:
        return None
    return int(said[1]) if said[1].isdigit() else counts.index(said[1].lower()) + 1


def _are_labels(lead_in: str, labels: Sequence[Label]) -> bool:
    """Whether the pieces between commas are labels: all in title case, or short after a colon and none a clause."""
    if all(is_title(label.text) for label in labels):
        return True
    if len(labels) > LEAST_ITEMS and all(ENDS_IN_ING.match(label.text) for label in labels):
        return all(names_topic(label.text) or len(label.text.split()) <= LABEL_WORDS for label in labels)
    short = all(len(label.text.split()) <= LABEL_WORDS and not CLAUSE_WORDS.search(label.text) for label in labels)
    after_colon = lead_in.rstrip(" -").endswith(":")
    return short and (after_colon or all(names_topic(label.text) for label in labels))


def _opening(reading: Reading, block: Block, lead_ins: LeadIns) -> tuple[int, int] | None:
    """The block's last sentence where it brings in what follows: it ends with a colon or is a short heading."""
    text = block.text.rstrip()
    if not lead_ins.noun.search(text):
        return None
    start, end = reading.sentences(block)[-1]
    sentence = block.text[start:end].rstrip()
    short = len(text.split()) <= HEADER_WORDS
    opens = text.endswith(COLONS) or (short and (block.kind in ("heading", "caption") or block.bold))
    return (start, start + len(sentence)) if opens and lead_ins.allows(sentence) else None


def _items_below(reading: Reading, block: Block, lead_ins: LeadIns) -> list[Item]:
    """List items that follow `block` at once, of one depth; or the rows of a one-column table that does."""
    blocks = reading.paper.blocks
    found: list[Item] = []
    depth: int | None = None
    first: Block | None = None
    place = block.index + 1
    while place < len(blocks):
        below = blocks[place]
        place += 1
        if below.kind in ("note", "diagram"):
            continue
        if below.cell is not None:
            return found or _single_column(reading, reading.paper.tables[below.cell.table], lead_ins)
        if below.kind == "paragraph" and not found and block.text.rstrip().endswith(COLONS):
            return _unmarked(blocks[below.index :])
        if below.kind == "heading" and not found and block.text.rstrip().endswith(COLONS):
            return _numbered_lines(blocks[below.index :])
        if below.kind != "list_item":
            break
        depth = below.depth if depth is None else depth
        if (below.depth or 1) < (depth or 1):
            break
        first = below if first is None else first
        if (below.number is None) != (first.number is None):
            break  # "2. … the following priorities be approved:", bullets, "3. That …"
        if below.depth == depth and (label := clean_label(below.text)):
            found.append(_item(below, label))
    return found


def _numbered_lines(blocks: Sequence[Block]) -> list[Item]:
    """Lines numbered from 1 with no text between, which in plain text look like headings: "1. Fraud", "2. Noise"."""
    found: list[Item] = []
    for block in blocks:
        label = clean_label(block.text) if block.kind == "heading" and block.number == str(len(found) + 1) else None
        if label is None:
            break
        found.append(_item(block, label))
    return found if len(found) >= LEAST_ITEMS else []


def _unmarked(blocks: Sequence[Block]) -> list[Item]:
    """Lines without bullets, each a label mostly in capitals and nothing more, up to the first that is none."""
    found: list[Item] = []
    for block in blocks:
        is_label = (
            block.kind == "paragraph" and block.cell is None and not block.text.rstrip().endswith((".", ":", ";"))
        )
        words = block.text.split()
        titled = block.text[:1].isupper() and 2 * sum(word[0].isupper() for word in words) >= len(words)
        doing = says_what_is_done(block.text) and names_topic(block.text)
        topic = block.text[:1].isupper() and len(words) <= SHORT_WORDS and names_topic(block.text)
        label = clean_label(block.text) if is_label or block.kind == "paragraph" else None
        told = label is not None and bool(label.includes) and len(label.text.split()) <= HEADER_WORDS
        if label is None or not (told or (is_label and (titled or doing or topic) and len(words) <= HEADER_WORDS)):
            break
        found.append(_item(block, label))
    return found


def _single_column(reading: Reading, table: Table, lead_ins: LeadIns) -> list[Item]:
    """A table of one column below a lead-in line: each cell is an item, unless the table has a lead-in of its own."""
    if table.columns != 1 or lead_ins.noun.search(reading.paper.cell_text(table.cells[0])):
        return []
    return [item for cell in table.cells for item in _items_of_cell(reading, cell)]


def _in_table(reading: Reading, table: Table, lead_ins: LeadIns, names: Sequence[str]) -> Iterator[StatedList]:
    """Columns whose first cell holds the noun, and rows whose first cell ends with a colon after it."""
    paper = reading.paper
    for header in (cell for cell in table.cells if cell.row == 0 and cell.blocks):
        text = paper.cell_text(header)
        if len(text.split()) > HEADER_WORDS or not lead_ins.allows(text) or table.rows == 1:
            continue
        if header.column == 0 and table.columns > 1 and text.endswith(":") and table.header_rows == 0:
            continue
        below = [cell for cell in table.cells if cell.column == header.column and cell.row > 0]
        items = [item for cell in below for item in _items_of_cell(reading, cell)]
        if len(items) >= LEAST_ITEMS:
            yield _stated(paper.blocks_of(header), text, items)
    for cell in table.cells:
        if cell.column or not cell.blocks or table.columns < 2:
            continue
        text = paper.cell_text(cell)
        beside = next((each for each in table.cells if each.row == cell.row and each.column == 1 and each.blocks), None)
        if beside is None or not text.rstrip().endswith(":") or not lead_ins.allows(text):
            continue
        held = paper.blocks_of(beside)
        if len(held) == 1:
            labels = split_labels(held[0].text, names)
            items = [_item(held[0], label) for label in labels if is_title(label.text)]
        else:
            items = _items_of_cell(reading, beside)
        if len(items) >= LEAST_ITEMS:
            yield _stated(paper.blocks_of(cell), text, items)


def _items_of_cell(reading: Reading, cell: Cell) -> list[Item]:
    return [_item(block, label) for block in reading.paper.blocks_of(cell) if (label := clean_label(block.text))]


def _stated(lead_in: Sequence[Block], text: str, items: Sequence[Item]) -> StatedList:
    return StatedList(text, lead_in[0], lead_in[0].start, lead_in[-1].end, tuple(items))


def _item(block: Block, label: Label) -> Item:
    return Item(label.text, block.start + label.start, block.start + label.end, label.includes)
