"""Editions of an agreement, from its version-control table, or from lines where the table's layout is lost.

In:     tables with a column for the version or the date and one for the changes; lines "Version 0.2 - May 2031 - ...".
Out:    one EditionFact for each row with a date: the changes noted in it, each whole. The date is exact to the month.
Words:  corpus/vocabulary/editions.yaml
Rule:   a row that goes on from a page before the paper begins has neither version nor date printed; its changes may
        say the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.load import vocabulary
from extract.agreement import Plan, plan_name, plans_of
from extract.alternatives import one_of
from extract.dates import find_dates
from extract.facts import EditionFact, Evidence
from extract.labels import BULLET
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block, Cell, Table

VERSION = re.compile(
    r"^(?:v(?:ersion)?\.?\s*)?(?P<number>\d{1,2}(?:\.\d{1,2})?(?:\s*[-–—]\s*\d{1,2}(?:\.\d{1,2})?)?)\b", re.IGNORECASE
)

# "Version 0.2 - May 2031 - priorities amended; foreword added"
LINE = re.compile(
    r"^(?:version|v)\.?\s*(?P<number>\d{1,2}(?:\.\d{1,2})?)\s*[-–—:|,]\s*"
    r"(?P<date>(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]+\s+(?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d)\s*[-–—:|,]\s*"
    r"(?P<changes>\S.+)$",
    re.IGNORECASE,
)
# "3.0 April 2031 Refreshed Westmere Plan": a row of a table that has lost its layout
FLAT_ROW = re.compile(
    r"^(?P<number>\d{1,2}\.\d{1,2})\s+(?P<date>[A-Z][a-z]+\s+(?:19|20)\d\d|\d{1,2}/\d{1,2}/(?:19|20)\d\d)\b(?P<changes>.*)$"
)
FEWEST_LINES = 2  # a single one may be a caption


@extractor("edition", makes=EditionFact)
def find_editions(reading: Reading) -> Iterator[EditionFact]:
    """Yield one fact for each dated row of a version-control table, or line that was one."""
    plans = plans_of(reading)
    for table in reading.paper.tables:
        columns = _columns(reading, table)
        if columns is None:
            continue
        for row in range(1, table.rows):
            if fact := _edition(reading, table, row, columns, plans):
                yield fact
    yield from _from_lines(reading, plans)
    yield from _from_flat_rows(reading, plans)


def _from_lines(reading: Reading, plans: list[Plan]) -> Iterator[EditionFact]:
    """ "Version 0.2 - May 2031 - priorities amended": version, date and changes on a line, two lines at least."""
    blocks = [block for block in reading.blocks(("paragraph", "list_item")) if block.cell is None]
    lines = [(block, match) for block in blocks if (match := LINE.match(block.text.strip()))]
    for block, match in lines if len(lines) >= FEWEST_LINES else ():
        part, date = reading.part(block).index, iso_months(match["date"])
        agreement = plans[part].name if plans[part].is_own else None
        if date and agreement:
            changes = tuple(each.strip() for each in match["changes"].split(";") if each.strip())
            yield EditionFact(
                evidence=reading.evidence(block),
                part=part,
                agreement=agreement,
                version=match["number"],
                date=date,
                changes=changes,
                confidence=0.9,
            )


def _from_flat_rows(reading: Reading, plans: list[Plan]) -> Iterator[EditionFact]:
    """The rows of a table in plain text: under "Version Date Changes" a line "3.0 April 2031 Refreshed plan" and its
    bullets; the first row may go on from a page before, with bullets alone."""
    blocks = reading.paper.blocks
    for header in blocks:
        if header.cell is not None or not _is_flat_header(header.text):
            continue
        rows: list[list[Block]] = [[]]
        for block in blocks[header.index + 1 :]:
            if FLAT_ROW.match(block.text):
                rows.append([block])
            elif block.kind == "list_item":
                rows[-1].append(block)
            else:
                break
        for row in (each for each in rows if each):
            if fact := _flat_edition(reading, row, plans[reading.part(header).index]):
                yield fact


def _is_flat_header(text: str) -> bool:
    """Whether a line is the three headers of a version-control table, one after the other."""
    words = vocabulary("editions")
    heads = (one_of(words[f"{name}_headers"]) for name in ("version", "date", "change"))
    return re.fullmatch(r"(?:{})\s+(?:{})\s+(?:{})".format(*heads), text.strip(" :").lower()) is not None


def _flat_edition(reading: Reading, row: list[Block], plan: Plan) -> EditionFact | None:
    opening = FLAT_ROW.match(row[0].text)
    first = opening["changes"].strip() if opening else ""
    noted = tuple(filter(None, [first, *(BULLET.sub("", block.text).strip() for block in row[1 if opening else 0 :])]))
    date = iso_months(opening["date"]) if opening else _date_among(noted)
    agreement = _agreement(noted) or plan.name
    if date is None or agreement is None or not noted:
        return None
    return EditionFact(
        evidence=reading.evidence_across(row),
        part=reading.part(row[0]).index,
        agreement=agreement,
        version=opening["number"] if opening else None,
        date=date,
        changes=noted,
        confidence=0.9,
    )


def _columns(reading: Reading, table: Table) -> dict[str, int] | None:
    """Which column holds version, date and changes; None where the table is no version-control table."""
    words = vocabulary("editions")
    found: dict[str, int] = {}
    for cell in table.cells:
        if cell.row == 0:
            text = reading.paper.cell_text(cell).strip(" :").lower()
            for name in ("version", "date", "change"):
                if text in words[f"{name}_headers"]:
                    found.setdefault(name, cell.column)
    return found if len(found) == 3 else None


def _edition(
    reading: Reading, table: Table, row: int, columns: dict[str, int], plans: list[Plan]
) -> EditionFact | None:
    cells = {cell.column: cell for cell in table.cells if cell.row == row and cell.blocks}
    changes = cells.get(columns["change"])
    if changes is None:
        return None
    held = reading.paper.blocks_of(changes)
    noted = tuple(line for block in held if (line := BULLET.sub("", block.text).strip()))
    dated, version = _text(reading, cells.get(columns["date"])), _text(reading, cells.get(columns["version"]))
    date = iso_months(dated) or _date_among(noted)
    part = reading.part(held[0]).index
    agreement = _agreement(noted) or plans[part].name
    if date is None or agreement is None:
        return None
    number = VERSION.match(version)
    blocks = [block for cell in cells.values() for block in reading.paper.blocks_of(cell)]
    return EditionFact(
        evidence=_across(reading, blocks),
        part=part,
        agreement=agreement,
        version=re.sub(r"\s*[-–—]\s*", "-", number["number"]) if number else None,
        date=date,
        changes=noted,
    )


def _across(reading: Reading, blocks: list[Block]) -> Evidence:
    ordered = sorted(blocks, key=lambda block: block.index)
    return reading.evidence_across(ordered)


def _text(reading: Reading, cell: Cell | None) -> str:
    return reading.paper.cell_text(cell) if cell else ""


def _agreement(noted: tuple[str, ...]) -> str | None:
    """The agreement that the row itself names: "Refreshed Westmere Community Safety Agreement"."""
    for line in noted[:1]:
        for match in plan_name().finditer(line):
            place = [word for word in match["place"].split() if word not in vocabulary("agreement")["not_in_names"]]
            if place:
                return " ".join([*place, match["kind"]])
    return None


def _date_among(noted: tuple[str, ...]) -> str | None:
    for line in noted:
        for words in vocabulary("editions")["dated_by"]:
            if words in line.lower() and (date := iso_months(line[line.lower().index(words) :])):
                return date
    return None


def iso_months(text: str) -> str | None:
    """Month and year as ISO 8601, two of them as a span; a bare year where no month stands before it.

    >>> iso_months("April 2031"), iso_months("April 2028 to April 2030"), iso_months("12/04/2031")
    ('2031-04', '2028-04/2030-04', '2031-04')
    """
    dates = [date.iso[:7] for date in find_dates(text) if date.iso]
    if not dates:
        years = re.findall(r"\b(?:19|20)\d\d\b", text)
        return years[0] if years else None
    return dates[0] if dates[0] == dates[-1] else f"{dates[0]}/{dates[-1]}"
