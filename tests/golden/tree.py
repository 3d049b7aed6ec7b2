"""The block tree of a paper as lines of text, to be compared with a committed file.

With its words for the papers that we wrote; without them, by count and a short digest, for those that we did not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ingest.paper import Block, Paper

DIGEST = 8  # characters of it: enough to see a change


def tree_of(paper: Paper, *, with_words: bool) -> str:
    """One line for each part, block and table; blocks stand in under the headings above them."""
    return "\n".join(_lines(paper, with_words)) + "\n"


def _lines(paper: Paper, with_words: bool) -> Iterator[str]:
    starts = {part.first_block: part for part in paper.parts}
    for block in paper.blocks:
        if part := starts.get(block.index):
            pages = f"pages {part.first_page}-{part.last_page}"
            yield f"# {part.kind} {part.agenda_ref or '-'} {pages}{' restricted' if part.restricted else ''}"
        yield "  " * len(block.section) + _told(block, with_words)
    for table in paper.tables:
        ruled = "ruled" if table.ruled else "unruled"
        shape = f"{table.rows}x{table.columns} header {table.header_rows}"
        yield f"table {table.index}: pages {','.join(map(str, table.pages))} {shape} {ruled}"
    for page in paper.pages:
        yield f"page {page.number}: printed {page.printed or '-'}"


def _told(block: Block, with_words: bool) -> str:
    deep = block.level if block.kind == "heading" else block.depth
    marks = "".join(f" ^{mark.label}@{mark.offset}>{mark.note}" for mark in block.marks)
    cell = f" cell {block.cell.table}:{block.cell.row},{block.cell.column}" if block.cell else ""
    said = block.text if with_words else f"{len(block.text.split())} words {_digest(block.text)}"
    return f"{block.index} {block.kind}{deep or ''} p{block.page} [{block.number or ''}]{cell}{marks}: {said}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST]
