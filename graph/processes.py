"""Processes that papers say began, changed or ended: duties, methods, programmes. One thing under one name.

In:     the labels that changes of processes print, from all papers.
Out:    for a label its id and name: an abbreviation stands for the name that papers give it with ("Domestic Homicide
        Reviews (DHR)", then "DHRs").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extract.facts import ChangeFact, Fact
from graph.names import fold, in_brackets, is_abbreviation, shown, singular, slug


class Processes:
    """`add` the facts of every paper, then ask."""

    def __init__(self) -> None:
        self._full: dict[str, set[str]] = defaultdict(set)  # folded abbreviation to the names it is given with
        self._forms: dict[str, set[str]] = defaultdict(set)

    def add(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            if isinstance(fact, ChangeFact) and fact.of == "process":
                for label in (*fact.before, *fact.after):
                    name = shown(label)
                    self._forms[_key(name)].add(name)
                    for short in filter(is_abbreviation, in_brackets(label)):
                        self._full[_key(short)].add(_key(name))

    def id(self, label: str) -> str:
        return f"process:{self._meant(label).replace(' ', '-') or slug(label)}"

    def name(self, label: str) -> str:
        """Its name, of several spellings the first in the alphabet."""
        return min(self._forms.get(self._meant(label), {shown(label)}))

    def abbreviations(self, label: str) -> list[str]:
        """How papers abbreviate it, in the singular and the plural."""
        meant = self._meant(label)
        short = sorted(each.upper() for each, full in self._full.items() if full == {meant})
        return [form for each in short for form in (each, f"{each}s")]

    def _meant(self, label: str) -> str:
        key = _key(shown(label))
        full = self._full.get(key, set())
        return next(iter(full)) if len(full) == 1 else key


def _key(name: str) -> str:
    return singular(fold(name))
