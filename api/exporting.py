"""Facts out of the workspace into one file, papers in order of name, facts in the order in which they were found."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from extract.stage import FactsFolder


def export_facts(facts: FactsFolder, output: Path | None) -> int:
    """Join the facts of all papers in `output` (stdout where None), replaced in one step; return how many."""
    if output is None:
        return sum(_copy(facts.path(stem), sys.stdout.buffer) for stem in facts.stems())
    output.parent.mkdir(parents=True, exist_ok=True)
    beside = output.with_name(f".{output.name}.new")
    with beside.open("wb") as joined:
        written = sum(_copy(facts.path(stem), joined) for stem in facts.stems())
    beside.replace(output)
    return written


def _copy(path: Path, joined: BinaryIO) -> int:
    content = path.read_bytes()
    joined.write(content)
    return content.count(b"\n")
