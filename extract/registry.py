"""Who finds which kind of fact. A finder is one function in one file of `extract/`; its file is found by itself.

    @extractor("legislation", makes=LegislationFact)
    def find_legislation(reading: Reading) -> Iterator[LegislationFact]: ...

A finder that builds on another's facts names them in `after` and asks `reading.found("organisation")`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

import extract
from extract.facts import Fact

if TYPE_CHECKING:
    from extract.reading import Reading

Finder = Callable[["Reading"], Iterator[Fact]]


@dataclass(frozen=True, slots=True)
class Extractor:
    name: str  # the fact type it makes
    find: Finder
    makes: type[Fact]
    after: tuple[str, ...]


_registered: dict[str, Extractor] = {}


def extractor(name: str, *, makes: type[Fact], after: tuple[str, ...] = ()) -> Callable[[Finder], Finder]:
    """Register the decorated function as the finder of `name` facts, to run after the finders named in `after`."""

    def register(find: Finder) -> Finder:
        _registered[name] = Extractor(name, find, makes, after)
        return find

    return register


@cache
def extractors() -> tuple[Extractor, ...]:
    """Every finder of this package, each after those it builds on, otherwise by name."""
    for module in pkgutil.iter_modules(extract.__path__, "extract."):
        importlib.import_module(module.name)
    order = TopologicalSorter({name: sorted(each.after) for name, each in sorted(_registered.items())})
    return tuple(_registered[name] for name in order.static_order())
