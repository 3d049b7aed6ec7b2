"""The Acts, instruments, bills and guidance that papers name.

In:     an open store; an id of legislation.gov.uk, or a title in any spelling.
Out:    frozen answers in the order of their titles, each with the words that name it, the earliest first.
Leaves: whether an Act is still in force, which papers seldom say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.answers import Evidence, Json
from graph.find import Candidate, find
from graph.queries import query
from graph.store import Row, Store
from graph.when import ALWAYS, When, since

_YEAR = re.compile(r"(?:19|20)\d\d$")  # at the end of its title: in which it was made


@dataclass(frozen=True, slots=True)
class LegislationItem:
    id: str
    name: str
    kind: str | None
    uri: str | None  # at legislation.gov.uk, where it has one
    evidence: tuple[Evidence, ...]  # every place that names it

    @property
    def papers(self) -> list[str]:
        return sorted({each.paper for each in self.evidence})

    def to_json(self, most: int | None = None) -> Json:
        """With at most so many of the words that name it."""
        return {
            "id": self.id, "name": self.name, "kind": self.kind, "uri": self.uri, "named": len(self.evidence),
            "papers": self.papers, "evidence": [each.to_json() for each in self.evidence[:most]],
        }  # fmt: skip


def legislation(store: Store, when: When = ALWAYS) -> list[LegislationItem]:
    """Everything of the kind that a paper names; as of a day, what had been made or, if it gives no year, named."""
    rows = [row for row in store.read(query("legislation"), id=None, known=when.known_at) if _is_made(row, when)]
    return sorted(map(_item, rows), key=lambda each: (each.name.casefold(), each.id))


def _is_made(row: Row, when: When) -> bool:
    made = _YEAR.search(row["name"])
    days = [each["told"] for each in row["evidence"] if each["told"]]
    return when.holds(since(made[0] if made else min(days, default=None)))


def one_act(store: Store, name: str) -> LegislationItem:
    """The one that `name` means. Raises `UnknownNameError` where there is none, or several."""
    known = {each.id: each for each in legislation(store)}
    weighed = [Candidate(id, each.name, (), each.kind, len(each.evidence)) for id, each in known.items()]
    return known[find(name, "legislation", weighed).id]


def _item(row: Row) -> LegislationItem:
    return LegislationItem(row["id"], row["name"], row["kind"], row["uri"], tuple(map(Evidence.of, row["evidence"])))
