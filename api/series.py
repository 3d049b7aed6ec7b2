"""Figures as series: those of one measure, place and unit, in the order of their periods."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from api.finding import find
from api.workspace import Workspace
from graph.names import fold
from graph.when import ALWAYS, When

Json = dict[str, Any]
MOST_FIGURES = 1000


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one measure. Two papers that give other values for one period are two points."""

    measure: str
    geography: str | None
    unit: str
    points: tuple[Json, ...]  # period, value, value_high, qualifier, id, paper, page, quote

    def to_json(self) -> Json:
        return {
            "measure": self.measure, "geography": self.geography, "unit": self.unit, "points": list(self.points)
        }  # fmt: skip


def series_of(workspace: Workspace, text: str, when: When = ALWAYS) -> list[Series]:
    """The series of the figures that `text` finds, those with the most periods first, then as they were found.

    As of a day, those points whose period holds it.
    """
    hits = find(workspace, f"{text} type:figure", limit=MOST_FIGURES, what="fact", when=when)["hits"]
    grouped: dict[tuple[str, str | None, str], list[Json]] = {}
    for hit in hits:
        fact = hit["fact"]
        key = fact["measure"].casefold(), fact["geography"], fact["unit"]
        grouped.setdefault(key, []).append(fact)
    found = [
        Series(facts[0]["measure"], place, unit, tuple(map(_point, sorted(facts, key=_order))))
        for (_, place, unit), facts in grouped.items()
    ]
    return sorted(found, key=lambda each: -len({point["period"] for point in each.points if point["period"]}))


def narrowed(
    series: Iterable[Series], measure: str | None = None, place: str | None = None, period: str | None = None
) -> list[Series]:
    """Those whose measure holds these words and whose place is this; only the points whose period begins so."""
    words = set(fold(measure or "").split())
    found = [
        replace(each, points=tuple(point for point in each.points if (point["period"] or "").startswith(period or "")))
        for each in series
        if words <= set(fold(each.measure).split()) and (place is None or fold(place) == fold(each.geography or ""))
    ]
    return [each for each in found if each.points]


def _point(fact: Json) -> Json:
    named = ("period", "value", "value_high", "qualifier", "direction", "source")
    evidence = {name: fact["evidence"].get(name) for name in ("page", "quote", "start", "end")}
    return {**{name: fact.get(name) for name in named}, "id": fact["id"], "paper": fact["document"], **evidence}


def _order(fact: Json) -> tuple[str, str, int]:
    return fact["period"] or "", fact["document"], fact["evidence"]["start"]
