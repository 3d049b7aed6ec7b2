"""Tables of a plain text whose cells are parted by pipes or by line ends, set as lines with tabs between their cells.

In:     the text of one file, as a tool that took it from a web page left it.
Out:    the same text, where a table could be told an empty line, then each of its rows on one line; everything else as
        it was.
Rules:  four forms are told:
        - a row to a line, "Ward | 2030 | 2031 |", with a line of dashes under the header or without;
        - a cell to a line, each ended by a pipe: how many make a row is told by which columns hold numbers;
        - a row to a line, its cells parted by spaces, under a line of years: as many numbers end each row;
        - a cell to a line without any sign: three rows or more of a name and the same count of numbers, two or more,
          under as many headers, of which one is a year or a unit.
        Dashes under short headers tell a table whose columns hold no numbers: who came, an action log.
Leaves: layout tables of web pages, whose columns hold no numbers, and tables of which this cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

NUMBER = re.compile(r"[-+−–(]{0,2}£?\s?\d[\d,]*(?:\.\d+)?\s?(?:%|m|k|bn|million)?\)?")
YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)\d?")  # a digit more is a footnote's mark
WHEN = re.compile(r"(?:19|20)\d\d|\b\d\d/\d\d\b|£|%")
YEARS_LINE = re.compile(
    r"\s*(?P<corner>(?:[A-Z][A-Za-z]*(?:\s[a-z]+){0,3})?)\s*(?P<years>(?:(?:19|20)\d\d(?:[-/–]\d\d)?\s+)+(?:19|20)\d\d(?:[-/–]\d\d)?)\s*"
)
UNIT = re.compile(r"[\s(]*(?:£|%|£m|£k|£\s?[’']?000s?|number|no\.?)[\s)]*", re.IGNORECASE)
NOTHING = re.compile(r"\s*(?:[-–—*.]{0,3}|n/?a|tbc|nil)\s*", re.IGNORECASE)
DASHES = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*")
HEADER_WORDS = 5
CELL_WORDS = 14  # of a cell with a name, a post or a body
MOST_COLUMNS = 12
MOST_LINES_OF_CELL = 3
LONGEST_NAME = 60  # characters of a cell that stands on a line of its own without any sign
LEAST_ROWS = 3  # of a table whose cells no sign parts
FEWEST_NUMBERS = 2

Rows = list[list[str]]


def with_tables(text: str) -> str:
    """`text` with the rows of its tables on lines of their own, tabs between their cells."""
    if "\t" in text:
        return text  # its tables are set with tabs
    lines = text.split("\n")
    if "|" in text:
        lines = list(_with_piped(lines))
    return "\n".join(_with_bare(list(_with_spaced(lines))))


def _with_piped(lines: Sequence[str]) -> Iterator[str]:
    place = 0
    while place < len(lines):
        end, rows = _piped_rows(lines, place)
        if not rows:
            end, rows = _piped_cells(lines, place)
        if rows:
            yield from _tabbed(rows)
            place = end
        else:
            yield lines[place]
            place += 1


def _piped_rows(lines: Sequence[str], start: int) -> tuple[int, Rows]:
    """The rows that begin at `start`, a line to each; none where it begins none."""
    rows: Rows = []
    end = start
    is_ruled = False  # dashes under its header say that it is a table, whatever its columns hold
    while end < len(lines) and (DASHES.fullmatch(lines[end]) or len(_cells(lines[end])) > 1):
        if DASHES.fullmatch(lines[end]):
            if len(rows) > 1:
                rows, end = rows[:-1], end - 1  # under the header of the next table
                break
            is_ruled = is_ruled or len(rows) == 1
        elif rows and _cells(lines[end]) == rows[0]:
            break  # the header of the next
        else:
            rows.append(_cells(lines[end]))
        end += 1
    columns = max(map(len, rows), default=0)
    rows = [[*row, *[""] * (columns - len(row))] for row in rows]
    return (end, rows) if _is_table(rows) or (is_ruled and _has_headers(rows)) else (start, [])


def _has_headers(rows: Rows) -> bool:
    """Whether a ruled table has short headers over short cells, or over three columns or more: no layout of a page."""
    if len(rows) < 2 or not all(0 < len(cell.split()) <= HEADER_WORDS for cell in rows[0]):
        return False
    short = all(len(cell.split()) <= CELL_WORDS for row in rows for cell in row)
    return short or len(rows[0]) > 2


def _cells(line: str) -> list[str]:
    if "|" not in line:
        return []
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in inner.split("|")]


def _piped_cells(lines: Sequence[str], start: int) -> tuple[int, Rows]:
    """The rows that begin at `start`, a line or more to each cell; none where it begins none."""
    if not _ends_cell(lines[start]):
        return start, []
    end, last = start + 1, start
    while end < len(lines) and end - last <= MOST_LINES_OF_CELL:
        if _ends_cell(lines[end]):
            last = end
        elif "|" in lines[end]:
            break
        end += 1
    cells = [" ".join(cell.split()) for cell in "\n".join(lines[start : last + 1]).split("|")][:-1]
    for columns in range(2, min(MOST_COLUMNS, len(cells) // 2) + 1):
        rows = [cells[first : first + columns] for first in range(0, len(cells), columns)]
        if len(cells) % columns == 0 and _is_table(rows):
            return last + 1, rows
    return start, []


def _ends_cell(line: str) -> bool:
    return line.rstrip().endswith("|") and line.count("|") == 1


def _is_table(rows: Rows) -> bool:
    """Whether rows have a header, names in their first column, and in another numbers alone."""
    if len(rows) < 2 or len(rows[0]) < 2 or any(_is_number(cell) for cell in rows[0]):
        return False
    columns = list(zip(*rows[1:], strict=True))
    kinds = [{_is_number(cell) for cell in column if not NOTHING.fullmatch(cell)} for column in columns]
    if any(len(kind) > 1 for kind in kinds) or True in kinds[0]:
        return False
    counts = (column for column, kind in zip(columns, kinds, strict=True) if kind == {True})
    return any(sum(map(_is_number, column)) >= min(FEWEST_NUMBERS, len(rows) - 1) for column in counts)


def _is_number(cell: str) -> bool:
    return bool(NUMBER.fullmatch(cell)) and not YEAR.fullmatch(cell)


def _with_spaced(lines: Sequence[str]) -> Iterator[str]:
    """Tables whose cells spaces part, under a line of years."""
    place = 0
    while place < len(lines):
        head = YEARS_LINE.fullmatch(lines[place])
        years = head["years"].split() if head else []
        rows = list(_spaced_rows(lines[place + 1 :], len(years))) if years else []
        if head and len(rows) >= FEWEST_NUMBERS:
            yield from _tabbed([[head["corner"].strip(), *years], *rows])
            place += 1 + len(rows)
        else:
            yield lines[place]
            place += 1


def _spaced_rows(lines: Iterable[str], columns: int) -> Iterator[list[str]]:
    """Lines of a name and `columns` numbers, as many as follow one another."""
    for line in lines:
        pieces = line.split()
        name, numbers = pieces[:-columns], pieces[-columns:]
        if not name or not all(map(_is_number, numbers)) or _is_number(name[-1]) or len(" ".join(name)) > LONGEST_NAME:
            return
        yield [" ".join(name), *numbers]


def _with_bare(lines: Sequence[str]) -> Iterator[str]:
    """Tables whose cells stand on lines of their own, with no sign that parts them."""
    said = [place for place, line in enumerate(lines) if line.strip()]
    tokens = [lines[place].strip() for place in said]
    numbers = [_is_number(token) for token in tokens]
    yielded = place = 0
    while place < len(tokens):
        rows, used = _bare_rows(tokens, numbers, place)
        if rows:
            yield from lines[yielded : said[place]]
            yield from _tabbed(rows)
            yielded = said[place + used - 1] + 1
        place += used or 1
    yield from lines[yielded:]


def _bare_rows(tokens: Sequence[str], numbers: Sequence[bool], start: int) -> tuple[Rows, int]:
    """The header and rows that begin at the token `start`, and how many tokens they are."""
    window = numbers[start : start + 2 * MOST_COLUMNS]
    first = window.index(True) if True in window else 0  # the first number: before it stands the name of its row
    heads = _heads(tokens[start : start + first - 1]) if first > FEWEST_NUMBERS else []
    columns = len(heads)
    if columns < FEWEST_NUMBERS or not any(WHEN.search(head) for head in heads):
        return [], 0
    rows, place = Rows(), start + first - 1
    while place + columns < len(tokens) and not numbers[place] and len(tokens[place]) <= LONGEST_NAME:
        if not all(numbers[place + 1 : place + columns + 1]):
            break
        rows.append(list(tokens[place : place + columns + 1]))
        place += columns + 1
    if len(rows) < LEAST_ROWS or (place < len(tokens) and numbers[place]):
        return [], 0
    return [["", *heads], *rows], place - start


def _heads(tokens: Sequence[str]) -> list[str]:
    """The headers that `tokens` are, a unit joined to what it is of; none where one is too long or ends as prose."""
    heads: list[str] = []
    for token in tokens:
        year = YEAR.fullmatch(token)
        if heads and UNIT.fullmatch(token):
            heads[-1] += f" {token}"
        elif len(token) > LONGEST_NAME or token.endswith((".", ":", ";")):
            return []
        else:
            heads.append(year["year"] if year else token)
    return heads


def _tabbed(rows: Rows) -> Iterator[str]:
    yield ""  # parts the table from one just before it
    yield from ("\t".join(row) for row in rows if any(row))
