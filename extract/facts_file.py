"""Facts on disk, in the format of docs/facts.md: UTF-8, one JSON object a line.

The second of the two files that stand between stages: what `extract` writes, `graph` reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from extract.facts import FACT_TYPES, Evidence, Fact
from ingest.errors import FactError
from ingest.files import write_whole
from ingest.paper import Box, PageBox

REMEDY = "write the facts anew with `pledgeline extract`"


def write_facts(path: Path, facts: Iterable[Fact]) -> int:
    """Write `facts` in the order given; return how many there were. The file is replaced in one step."""
    lines = [json.dumps(fact.to_json(), ensure_ascii=False) for fact in facts]
    write_whole(path, "".join(f"{line}\n" for line in lines).encode())
    return len(lines)


def read_facts(path: Path) -> list[Fact]:
    """Every fact in a file that `write_facts` wrote. Raises `FactError`, naming the line, where one is no fact."""
    return [fact_of(line, f"{path}, line {number}") for number, line in read_lines(path)]


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Number and content of each line of any file in the format, gold among them."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FactError(f"cannot be read as a facts file: {error}", str(path), "name a .jsonl file of facts") from error
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            fact = orjson.loads(line)
        except ValueError as error:
            raise FactError(f"not JSON: {error}", f"{path}, line {number}", "mend or remove the line") from error
        if not isinstance(fact, dict) or "type" not in fact or "document" not in fact:
            raise FactError("not a fact: type or document is missing", f"{path}, line {number}", "mend the line")
        yield number, fact


def fact_of(line: dict[str, Any], where: str) -> Fact:
    """A line of the facts file as the fact it is. Raises `FactError`, naming `where`, for what is no fact."""
    said = dict(line)
    kind, document = said.pop("type"), said.pop("document")
    said.pop("id", None)
    if kind not in FACT_TYPES:
        raise FactError(f"unknown fact type {kind!r}", where, REMEDY)
    try:
        evidence = evidence_of(document, said.pop("evidence"))
        also = tuple(
            (name, evidence_of(document, place)) for name, places in said.pop("also", {}).items() for place in places
        )
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in said.items()
        }
        return FACT_TYPES[kind](evidence=evidence, also=also, **values)
    except (AttributeError, KeyError, TypeError) as error:
        raise FactError(f"not a {kind} fact: {error}", where, REMEDY) from error


def evidence_of(document: str, place: dict[str, Any]) -> Evidence:
    """A place in a paper, from its JSON. Raises `KeyError` where something of it is missing."""
    boxes = tuple(PageBox(int(page), Box(*edges)) for page, *edges in place.get("boxes", ()))
    return Evidence(
        document,
        place["page"],
        place["quote"],
        place["start"],
        place["end"],
        boxes,
        place.get("by_ocr", False),
        place.get("printed"),
    )
