"""Corrections applied: names judged the same or different, shown names, facts taken back and facts added.

In:     what people judged (corpus/corrections.py).
Out:    for each paper its facts as corrected, for names what they are joined with; and which corrections fit nothing.
Rule:   a fact is taken back by what it says, not by where it stands, so that the correction holds when the rules that
        find facts change. An added fact has the paper's own words as evidence, like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import MISSING, fields, replace
from itertools import combinations
from typing import Any

from corpus.corrections import Added, Correction, Retracted
from extract.facts import FACT_TYPES, Fact
from extract.facts_file import fact_of
from extract.reading import Reading
from graph.joins import Joined
from graph.names import fold
from ingest.errors import FactError
from ingest.paper import Paper

PaperOf = Callable[[str], Paper]


class Corrections:
    """`applied` counts for each correction the facts or names that it fits; what it does not have yet fits nothing."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self.all = tuple(corrections)
        self.applied: dict[str, int] = {}
        self._added: dict[str, Correction] = {}

    @property
    def judged(self) -> dict[str, Joined]:
        """For a folded name the one that it was judged to be."""
        return {
            fold(name): Joined(fold(each.same[0]), f"a correction by {each.who}")
            for each in self.all
            for name in each.same[1:]
            if fold(name) != fold(each.same[0])
        }

    @property
    def parted(self) -> frozenset[frozenset[str]]:
        """Pairs of folded names that were judged to be two things."""
        return frozenset(frozenset(pair) for each in self.all for pair in combinations(map(fold, each.different), 2))

    @property
    def shown(self) -> dict[str, str]:
        """For a folded name the one by which the thing is to be shown."""
        return {fold(each.rename.of): each.rename.to for each in self.all if each.rename}

    def who_added(self, fact: Fact) -> str | None:
        """Who added a fact, when and why; None where a rule found it."""
        added = self._added.get(fact.id)
        return added.who if added else None

    def correct(self, stem: str, facts: Sequence[Fact], paper_of: PaperOf) -> list[Fact]:
        """The facts of one paper without those taken back, and with those added."""
        kept: list[Fact] = []
        for fact in facts:
            taken = next((each for each in self.all if each.retract and _is_meant(fact, each.retract)), None)
            if taken:
                self._count(taken)
            else:
                kept.append(fact)
        for each in self.all:
            if each.add and each.add.document == stem:
                added = _added(each.add, paper_of(stem))
                if added and not any(added.id == fact.id for fact in kept):
                    self._added[added.id] = each
                    self._count(each)
                    kept.append(added)
        return kept

    def fits(self, folded: Collection[str]) -> None:
        """Count for each judgement of names how many of them papers print; `folded` holds those that they do."""
        for each in self.all:
            names = [*each.same, *each.different, *([each.rename.of] if each.rename else [])]
            if names:
                self.applied[each.id] = sum(fold(name) in folded for name in names)

    def _count(self, correction: Correction) -> None:
        self.applied[correction.id] = self.applied.get(correction.id, 0) + 1


def _is_meant(fact: Fact, retracted: Retracted) -> bool:
    if (fact.type, fact.document) != (retracted.type, retracted.document):
        return False
    said = fact.said()
    return all(name in said and _plain(said[name]) == _plain(value) for name, value in retracted.fields.items())


def _plain(value: Any) -> Any:
    """A value in which spelling does not count: text folded, lists as such of folded text."""
    if isinstance(value, str):
        return fold(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _added(said: Added, paper: Paper) -> Fact | None:
    """The fact, with its evidence where the paper has the quote; None where it has not. Raises `FactError` for fields
    that such a fact has not."""
    pattern = r"\s+".join(re.escape(word) for word in said.quote.split())
    found = re.search(pattern, paper.text)
    if not found:
        return None
    evidence = Reading(paper).evidence_between(found.start(), found.end())
    line = {"type": said.type, "document": said.document, "evidence": evidence.to_json(), **_filled(said)}
    fact = fact_of(line, f"the fact added to {said.document} with the words “{said.quote}”")
    return replace(fact, evidence=evidence, part=_part(paper, found.start()))


def _filled(said: Added) -> dict[str, Any]:
    """The fields; those that the format has and that may be null need not be given."""
    kind = FACT_TYPES.get(said.type)
    if kind is None:
        raise FactError(f"unknown fact type {said.type!r}", f"a correction of {said.document}", "mend the correction")
    empty = {
        each.name: None
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING and each.name != "evidence"
    }
    return {**empty, **said.fields}


def _part(paper: Paper, start: int) -> int:
    block = paper.block_at(start)
    return next((part.index for part in paper.parts if block.index <= part.last_block), 0)
