"""Which editions of agreements, and which of their priorities and themes, were in force on a day and known by a day.

In:     an open store, and `When`.
Out:    what is asked of it, line by line.
Rules:  an edition is in force from its year on, until a later adopted edition that is known whole takes its place; a
        year begins in April. A draft is never in force. An edition counts as known once papers had told all of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Self

from graph.queries import query
from graph.store import Store
from graph.when import When

Row = Mapping[str, Any]
DRAFT = "proposed"


class InForce:
    """The forms of priorities and themes that were known, by line and by edition."""

    def __init__(self, rows: Iterable[Row], when: When) -> None:
        self._when = when
        self._of_line: dict[str, list[Row]] = defaultdict(list)
        known: dict[str, bool] = {}
        self._editions: dict[str, Row] = {}
        for row in rows:
            knows = when.knows(row["told"])
            known[row["edition"]] = known.get(row["edition"], True) and knows
            self._editions[row["edition"]] = row
            if knows:
                self._of_line[row["line"]].append(row)
        self._known = {id for id, is_known in known.items() if is_known}
        self._first: dict[str, int] = {}  # of each line of editions the year of the whole one in force
        for id in sorted(self._known):
            row = self._editions[id]
            if row["whole"] and row["status"] != DRAFT and self._has_begun(row["year"]):
                self._first[row["of"]] = max(self._first.get(row["of"], row["year"]), row["year"])

    @classmethod
    def of(cls, store: Store, when: When) -> Self:
        return cls(store.read(query("states_told")), when)

    def _has_begun(self, year: int | None) -> bool:
        return year is not None and (self._when.year is None or year <= self._when.year)

    def is_in_force(self, of: str, year: int | None) -> bool:
        """Whether what an adopted edition of this year states was in force; of any time where no day is asked."""
        if self._when.year is None:
            return True
        return year is not None and self._first.get(of, 0) <= year <= self._when.year

    def has(self, edition: str) -> bool:
        """Whether papers had told all of an edition and, where a day is asked, it was in force on it."""
        row = self._editions[edition]
        is_adopted = row["status"] != DRAFT
        return edition in self._known and (
            self._when.year is None or (is_adopted and self.is_in_force(row["of"], row["year"]))
        )

    def years(self, line: str) -> tuple[list[int], list[int]] | None:
        """The years of the adopted forms of a priority or theme, and of those of drafts, that were known and had begun.

        None where it was not known then or, where a day is asked, not in force on it.
        """
        rows = [row for row in self._of_line.get(line, ()) if self._has_begun(row["year"])]
        adopted = [row for row in rows if row["status"] != DRAFT]
        if not rows or (self._when.as_of and not any(self.is_in_force(row["of"], row["year"]) for row in adopted)):
            return None
        return [row["year"] for row in adopted], [row["year"] for row in rows if row["status"] == DRAFT]


def line_of(id: str) -> str:
    """The line of editions that a priority or theme is of: "priority:westmere:scams" is of "line:priority:westmere"."""
    return f"line:{id.rpartition(':')[0]}"
