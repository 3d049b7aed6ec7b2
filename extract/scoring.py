"""How well facts agree with gold read by hand: precision, recall and F1 by type and paper.

In:     two files in the facts format, as plain lines; gold may carry `variants`, `marginal`, `row_clear`.
Out:    a `Score` for each paper and type, the macro F1 over types, and what was missed or found in excess.

A found fact matches a gold fact of the same paper and type when the two are alike (extract/likeness.py). Each gold fact
is matched once, the best pair first. Figures are counted only on pages where the gold has figures, for only those were
annotated; so is every type in a gold file named `*.part.jsonl`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.facts_file import read_lines
from extract.likeness import LIKENESS, Line, agrees

FIELDS: dict[str, tuple[str, ...]] = {  # whose agreement is told on matched facts
    "document": ("kind", "date", "period", "version", "status"),
    "priority": ("status", "includes"),
    "theme": ("status",),
    "edition": ("version", "changes"),
    "change": ("status",),
    "lead": ("organisation", "person", "year"),
    "organisation": ("abbreviation", "kind"),
    "relation": ("year",),
    "strategy": ("period", "status"),
    "legislation": ("kind",),
    "figure": ("qualifier", "geography", "period", "direction", "source"),
    "funding": ("funder", "recipient", "year"),
    "action": ("priority", "status", "owners", "progress"),
    "meeting": ("time", "venue", "chair", "present", "in_attendance", "next_meeting"),
    "agenda_item": ("pages", "restricted"),
    "resolution": ("decision",),
}


@dataclass(frozen=True, slots=True)
class Score:
    """How many gold facts there were, how many were found, how many of those were right, and which fields agreed."""

    document: str
    type: str
    gold: int
    found: int
    hits: int
    fields: dict[str, float]

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.hits else 0.0

    def to_json(self) -> dict[str, Any]:
        return {
            "document": self.document, "type": self.type, "gold": self.gold, "found": self.found, "hits": self.hits,
            "precision": self.precision, "recall": self.recall, "f1": self.f1, "fields": self.fields,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Miss:
    why: str  # "missed" or "extra"
    fact: Line


@dataclass(frozen=True, slots=True)
class Report:
    scores: tuple[Score, ...]
    misses: tuple[Miss, ...]

    def by_type(self) -> dict[str, Score]:
        """The scores of all papers together, type by type."""
        summed: dict[str, Score] = {}
        for kind in sorted({score.type for score in self.scores}):
            of_kind = [score for score in self.scores if score.type == kind]
            gold, found, hits = (sum(getattr(each, name) for each in of_kind) for name in ("gold", "found", "hits"))
            summed[kind] = Score("all", kind, gold, found, hits, {})
        return summed

    @property
    def macro_f1(self) -> float:
        """The mean F1 over types: each type counts the same, however many facts it has."""
        types = self.by_type().values()
        return sum(score.f1 for score in types) / len(types) if types else 0.0


def score_files(found: Iterable[Path], gold: Iterable[Path], types: frozenset[str] | None = None) -> Report:
    """Score facts files against gold files. Raises `FactError` where a file is not in the format."""
    ours, theirs = _by_paper_and_type(found), _by_paper_and_type(gold)
    scores: list[Score] = []
    misses: list[Miss] = []
    for (document, kind), golden in sorted(theirs.items()):
        if types and kind not in types:
            continue
        score, missed = _score_one(document, kind, ours.get((document, kind), []), golden)
        if score.gold or score.found:
            scores.append(score)
            misses += missed
    return Report(tuple(scores), tuple(misses))


def _by_paper_and_type(paths: Iterable[Path]) -> dict[tuple[str, str], list[Line]]:
    lines: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for path in paths:
        for _, line in read_lines(path):
            if line["type"] in FIELDS:
                lines[line["document"], line["type"]].append({**line, "_part": path.name.endswith(".part.jsonl")})
    return lines


def _score_one(document: str, kind: str, found: list[Line], gold: list[Line]) -> tuple[Score, list[Miss]]:
    if kind == "figure" or any(each["_part"] for each in gold):
        pages = {_page(each) for each in gold}
        found = [each for each in found if None in pages or _page(each) in pages]
    pairs = _best_pairs(kind, found, gold)
    agreement: dict[str, list[float]] = defaultdict(list)
    for ours, theirs in pairs:
        for name in FIELDS[kind]:
            if name in gold[theirs] and not (name == "progress" and gold[theirs].get("row_clear") is False):
                agreement[name].append(agrees(found[ours].get(name), gold[theirs][name]))
    taken_found, taken_gold = {ours for ours, _ in pairs}, {theirs for _, theirs in pairs}
    spare = {place for place, each in enumerate(gold) if each.get("marginal")}  # neither missed nor wrong
    score = Score(
        document, kind, len(gold) - len(spare), len(found) - len(taken_gold & spare), len(taken_gold - spare),
        {name: sum(values) / len(values) for name, values in agreement.items()},
    )  # fmt: skip
    missed = [Miss("missed", each) for place, each in enumerate(gold) if place not in taken_gold | spare]
    return score, missed + [Miss("extra", each) for place, each in enumerate(found) if place not in taken_found]


def _best_pairs(kind: str, found: list[Line], gold: list[Line]) -> list[tuple[int, int]]:
    """Pairs of places in the two lists, most alike first, each place in one pair at the most."""
    alike = sorted(
        (
            (likeness, ours, theirs)
            for ours, one in enumerate(found)
            for theirs, other in enumerate(gold)
            if (likeness := LIKENESS[kind](one, other)) > 0
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for _, ours, theirs in alike:
        if ours not in used_found and theirs not in used_gold:
            pairs.append((ours, theirs))
            used_found.add(ours)
            used_gold.add(theirs)
    return pairs


def _page(line: Line) -> Any:
    return (line.get("evidence") or {}).get("page")
