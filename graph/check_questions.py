"""What does not hold together in the papers, each with the words that conflict.

In:     an open store; a kind of check where one is asked for.
Out:    frozen answers in a fixed order. What two files say alike is told once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from graph.answers import Evidence, Json
from graph.queries import query
from graph.store import Store
from graph.when import ALWAYS, When


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """`says` is our own plain sentence; `evidence` the pieces that conflict, in the papers' words."""

    id: str
    kind: str  # sum, percentage, two values or dates
    says: str
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


def checks(store: Store, kind: str | None = None, when: When = ALWAYS) -> list[CheckAnswer]:
    """Every check, by kind; within it by paper. It shows once all its pieces are told: the two dates are one here."""
    alike: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in store.read(query("checks"), kind=kind, known=when.earlier):
        alike[row["kind"], row["says"]].append(row)
    return [
        CheckAnswer(
            rows[0]["id"], of_kind, says, tuple(Evidence.of(each) for row in rows for each in row["evidence"])
        )
        for (of_kind, says), rows in alike.items()
    ]  # fmt: skip
