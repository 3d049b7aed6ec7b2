"""What became of an action, year by year.

In:     an open store, and the name of an action as a person gives it: most of its words will do.
Out:    frozen answers in a fixed order. Raises `UnknownNameError`, with names, where none is meant or several.
Rule:   nothing here is stated by a paper but the steps themselves: each link says what was compared and how sure it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from graph.answers import Evidence, Gap, Json
from graph.following.silence import Silent, groups_of, silent_actions
from graph.following.telling import likeness, telling
from graph.gaps import NO_PLAN, find_gaps
from graph.names import nearest
from graph.queries import query
from graph.store import Store
from graph.text.words import stems
from ingest.errors import UnknownNameError

Row = Mapping[str, Any]
CLOSER = 0.2  # by how much a name must be more like one action than like the next
MOST_TOLD = 5  # names in a message


@dataclass(frozen=True, slots=True)
class Step:
    """An action in one plan. `how` is "continued" or "told again", of the step `of`; None for the first."""

    id: str
    plan_year: str
    year: int
    text: str
    status: str | None
    priority: str | None
    owners: tuple[str, ...]
    progress: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    beside: int | None = None  # how many actions its progress is told of, where one cell tells that of several
    how: str | None = None
    of: str | None = None
    comparison: str | None = None
    confidence: float | None = None
    said: str | None = None  # when its paper said so

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Beside:
    """Money given for the action, or a resolution on it; `actions` are the steps that it stands beside."""

    id: str
    kind: str  # funding or resolution
    says: str
    amount_gbp: float | None
    year: int | None
    comparison: str
    confidence: float
    actions: tuple[str, ...]
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Followed:
    id: str
    name: str
    steps: tuple[Step, ...]
    beside: tuple[Beside, ...]
    gaps: tuple[Gap, ...]
    silent: Silent | None

    def to_json(self) -> Json:
        return {
            "id": self.id, "action": self.name, "steps": [each.to_json() for each in self.steps],
            "beside": [each.to_json() for each in self.beside], "gaps": [each.to_json() for each in self.gaps],
            "silent": self.silent.to_json() if self.silent else None,
        }  # fmt: skip


def follow(store: Store, name: str) -> Followed:
    """The steps of one action over the years, with money and resolutions beside them."""
    rows = {row["id"]: row for row in store.read(query("action_names"))}
    links = list(store.read(query("action_links"), ids=None))
    groups = groups_of(rows, links)
    meant = _meant(name, rows, groups)
    ids = sorted(groups[meant])
    back = {(row["later"], row["how"]): row for row in links if row["later"] in groups[meant]}
    steps = tuple(_step(row, back) for row in store.read(query("actions_told"), ids=ids))
    silent = next((each for each in silent_actions(store, rows, groups) if each.id in groups[meant]), None)
    gaps = find_gaps((step.year for step in steps), NO_PLAN)
    last = max(steps, key=lambda step: (step.year, step.id))
    return Followed(last.id, last.text, steps, tuple(_beside(store, ids)), gaps, silent)


def _meant(name: str, rows: Mapping[str, Row], groups: Mapping[str, frozenset[str]]) -> str:
    """The action that a name means: by its id, whole, by all its words, by its telling words."""
    if name in rows:
        return name
    asked, telling_words = set(stems(name)), set(telling(name))
    ways = (
        [id for id, row in rows.items() if list(stems(row["name"])) == list(stems(name))],
        [id for id, row in rows.items() if asked and asked <= set(stems(row["name"]))],
        [id for id, row in rows.items() if telling_words and telling_words <= set(stems(row["name"]))],
    )
    for found in ways:
        chains = {groups[id] for id in found}
        closest = _closest(name, found, rows, groups)
        if found and (len(chains) == 1 or closest):
            return closest or max(found, key=lambda id: (rows[id]["year"] or 0, id))
        if found:
            told = "; ".join(rows[min(chain & set(found))]["name"] for chain in sorted(chains, key=min)[:MOST_TOLD])
            raise UnknownNameError("this may mean more than one action", name, f"say more of it: {told}")
    near = nearest(name, [row["name"] for row in rows.values()])
    remedy = f"nearest names: {'; '.join(near)}" if near else "no paper that was read has actions"
    raise UnknownNameError("no action of this name", name, remedy)


def _closest(
    name: str, found: Sequence[str], rows: Mapping[str, Row], groups: Mapping[str, frozenset[str]]
) -> str | None:  # fmt: skip
    """The one action that the name is plainly closer to than to those of any other line of steps."""
    asked = telling(name)
    close = sorted(((likeness(asked, telling(rows[id]["name"])).of_both, id) for id in found), reverse=True)
    others = [how for how, id in close if id not in groups[close[0][1]]] if close else []
    return close[0][1] if others and close[0][0] - others[0] >= CLOSER else None


def _step(row: Row, back: Mapping[tuple[str, str], Row]) -> Step:
    link = back.get((row["id"], "continued")) or back.get((row["id"], "told again"))
    notes = sorted(row["progress"], key=lambda note: (len(note["id"]), note["id"]))
    step = Step(
        row["id"], row["plan_year"], row["year"], row["name"], row["status"], row["priority"],
        tuple(sorted(set(row["owners"]))), tuple(note["text"] for note in notes),
        tuple(map(Evidence.of, row["evidence"])), said=row["said"],
        beside=max((note["beside"] for note in notes if note["beside"]), default=None),
    )  # fmt: skip
    if not link:
        return step
    return replace(
        step, how=link["how"], of=link["earlier"], comparison=link["comparison"], confidence=link["confidence"]
    )


def _beside(store: Store, ids: Sequence[str]) -> Iterable[Beside]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in store.read(query("beside_actions"), ids=list(ids)):
        found[row["id"]].append(row)
    for id, rows in found.items():
        first = max(rows, key=lambda row: row["confidence"])
        kind = "funding" if first["how"] == "funded_by" else "resolution"
        evidence = {row["evidence"]["passage"]: Evidence.of(row["evidence"]) for row in rows}
        yield Beside(
            id, kind, _says(first), first["amount_gbp"], first["year"] if kind == "resolution" else _year(first),
            first["comparison"], first["confidence"], tuple(sorted({row["action"] for row in rows})),
            tuple(evidence.values()),
        )  # fmt: skip


def _year(row: Row) -> int | None:
    printed = str(row["year"] or "")
    return int(printed[:4]) if printed[:4].isdigit() else None


def _says(row: Row) -> str:
    if row["how"] == "resolved_by":
        return f"{row['meeting_date'] or ''} {row['decision']}: {row['name']}".strip()
    by = f" by {row['funder']}" if row["funder"] else ""
    return f"£{row['amount_gbp']:,.0f}{by} for {row['purpose']}"
