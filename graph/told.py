"""What the answers were at one moment, and what is different in them since: for those who look in once a month.

In:     an open store; an earlier `Told`, as JSON.
Out:    sentences: which drafts gave way, which priorities changed and how, who leads now, which actions were completed,
        what was resolved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from graph.names import fold
from graph.queries import query
from graph.store import Store

FEW = 5  # of a kind are named; of more the number is told


@dataclass(slots=True)
class OfPaper:
    """What one paper tells: the words of `complete` and other actions by their folded form, resolutions by id."""

    digest: str  # of what was loaded of it: the same tells the same
    complete: dict[str, str] = field(default_factory=dict)
    actions: dict[str, str] = field(default_factory=dict)
    resolutions: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """`changes` by id; `leads` by priority, of its latest adopted form; what each paper tells; what gave way, by id."""

    changes: dict[str, str]
    leads: dict[str, tuple[int, tuple[str, ...]]]
    papers: dict[str, OfPaper]
    gave_way: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store, before: Told | None = None) -> Told:
        """What the answers are. Of papers that are as they were `before`, nothing is asked."""
        changes: dict[str, str] = {}
        leads: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in store.read(query("told_priorities")):
            if row["what"] != "lead":
                changes[row["id"]] = _change(row)
            elif row["status"] != "proposed" and row["year"] is not None:
                leads[_name(row)][row["year"]].add(", ".join(filter(None, row["after"])))
        latest = {name: max(years.items()) for name, years in leads.items()}
        papers = _of_papers(store, before.papers if before else {})
        now = {name: (year, tuple(sorted(who))) for name, (year, who) in latest.items()}
        return cls(changes, now, papers, {row["id"]: _gave_way(row) for row in store.read(query("told_superseded"))})

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        leads = {name: (year, tuple(who)) for name, (year, who) in said["leads"].items()}
        if "papers" not in said:  # of a release that did not tell papers apart
            papers = {"": OfPaper("", said["complete"], said["actions"], said["resolutions"])}
        else:
            papers = {stem: OfPaper(**told) for stem, told in said["papers"].items()}
        return cls(said["changes"], leads, papers, said.get("gave_way", {}))

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def all(self, what: str) -> dict[str, str]:
        """What all papers tell of one thing: `complete`, `actions` or `resolutions`."""
        return {key: name for _, told in sorted(self.papers.items()) for key, name in getattr(told, what).items()}

    def since(self, before: Told) -> list[str]:
        """What is different, a sentence each: drafts that gave way, priorities, leads, actions and resolutions."""
        known = {**before.all("actions"), **before.all("complete")}
        return [
            *_new(self.gave_way, before.gave_way),
            *(said for id, said in self.changes.items() if id not in before.changes),
            *self._leads_since(before),
            *_listed("actions completed", "action completed", self._completed_since(before)),
            *_listed("new actions", "new action", _new(self.all("actions"), known)),
            *_listed("new resolutions", "new resolution", _new(self.all("resolutions"), before.all("resolutions"))),
        ]

    def _leads_since(self, before: Told) -> Iterator[str]:
        for name, (year, who) in self.leads.items():
            was = before.leads.get(name)
            if was is not None and was != (year, who) and was[1] != who:
                yield f"lead of {name} now {' and '.join(who)} ({year}); was {' and '.join(was[1])} ({was[0]})"

    def _completed_since(self, before: Told) -> list[str]:
        """Actions that were known and not complete, or not known at all, and are complete now."""
        return _new(self.all("complete"), before.all("complete"))


def _of_papers(store: Store, before: Mapping[str, OfPaper]) -> dict[str, OfPaper]:
    loaded = {row["id"]: row["digest"] for row in store.read(query("all_loaded"))}
    papers = {
        stem: before[stem] if stem in before and before[stem].digest == digest else OfPaper(digest)
        for stem, digest in loaded.items()
    }
    asked = [stem for stem, told in papers.items() if told is not before.get(stem)]
    for row in store.read(query("told_actions"), papers=asked) if asked else ():
        told, name = papers[row["paper"]], row["name"] or ""
        if row["kind"] == "resolution":
            told.resolutions[row["id"]] = name
        elif row["status"] == "complete":
            told.complete[fold(name)] = name
        else:
            told.actions[fold(name)] = name
    return papers


def _new(now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    return [name for key, name in now.items() if key not in before]


def _listed(many: str, one: str, names: list[str]) -> Iterator[str]:
    if names:
        shown = "; ".join(f"“{name:.80}”" for name in names[:FEW])
        rest = f"; and {len(names) - FEW} more" if len(names) > FEW else ""
        yield f"{len(names)} {one if len(names) == 1 else many}: {shown}{rest}"


def _name(row: Mapping[str, Any]) -> str:
    """The priority; with its plan, unless it is one that a partnership's profile knows."""
    return str(row["name"]) if row["known"] else f"{row['name']} ({row['plan']})"


def _gave_way(row: Mapping[str, Any]) -> str:
    """ "draft minutes gave way to agreed ones (2031-07-14): draft-july, now minutes-july"."""
    where = row["stem"] if row["part"] is None else f"paper {row['part'] + 1} in {row['stem']}"
    return f"draft minutes gave way to agreed ones ({row['date']}): {where}, now {row['by']}"


def _change(row: Mapping[str, Any]) -> str:
    """ "Road Safety: renamed in 2022 (adopted): Road Safety → Safer Roads"."""
    when = f" in {row['year']}" if row["year"] else ""
    before, after = (", ".join(row[side] or ()) for side in ("before", "after"))
    labels = " → ".join(filter(None, (before, after)))
    return f"{_name(row)}: {row['what']}{when} ({row['status']}): {labels}"
