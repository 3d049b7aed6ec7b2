"""Corrections applied: names judged the same or different, shown names, facts taken back and facts added.

In:     what people judged (corpus/corrections.py).
Out:    for each paper its facts as corrected, for names what they are joined with; and which corrections fit nothing.
Rule:   a fact is taken back by what it says, not by where it stands, so that the correction holds when the rules that
        find facts change. An added fact has the paper's own words as evidence, like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import MISSING, fields, replace
from itertools import combinations
from typing import Any

from corpus.corrections import Added, Correction, Retracted
from extract.facts import FACT_TYPES, Evidence, Fact
from extract.facts_file import fact_of
from extract.reading import Reading
from graph.joins import Joined
from graph.mistaken import as_facts_hold, mistake_in
from graph.names import fold
from ingest.paper import Paper

PaperOf = Callable[[str], Paper]


class Corrections:
    """`applied` counts for each correction the facts or names that it fits; what it does not have yet fits nothing."""

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self.all = tuple(corrections)
        self._retracting = [
            (each, each.retract, as_facts_hold(each.retract.type, each.retract.fields))
            for each in self.all
            if each.retract and not mistake_in(each)
        ]
        self._adding = [each for each in self.all if each.add and not mistake_in(each)]
        self._fits: dict[str, set[str]] = {}  # id of a correction to the ids of facts, or the names, that it fits
        self._read: set[str] = set()  # papers
        self._superfluous: set[str] = set()  # ids of corrections that add what a rule finds as well
        self._added: dict[str, Correction] = {}
        self._added_at: dict[tuple[str, int, str], str] = {}

    @property
    def applied(self) -> dict[str, int]:
        return {id: len(fitted) for id, fitted in self._fits.items()}

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
    def parted(self) -> dict[frozenset[str], str]:
        """Pairs of folded names that were judged to be two things, with who says so."""
        return {
            frozenset(pair): f"told apart by a correction by {each.who}"
            for each in self.all
            for pair in combinations(map(fold, each.different), 2)
        }

    @property
    def shown(self) -> dict[str, Joined]:
        """For a folded name the one by which the thing is to be shown."""
        return {
            fold(each.rename.of): Joined(each.rename.to, f"shown by this name by a correction by {each.who}")
            for each in self.all
            if each.rename
        }

    def who_added(self, fact: Fact) -> str | None:
        """Who added a fact, when and why; None where a rule found it."""
        added = self._added.get(fact.id)
        return added.who if added else None

    def who_added_at(self, evidence: Evidence) -> str | None:
        """Who added the fact that rests on these words, when and why; None where a rule found it."""
        return self._added_at.get((evidence.document, evidence.start, evidence.quote))

    def correct(self, stem: str, facts: Sequence[Fact], paper_of: PaperOf) -> list[Fact]:
        """The facts of one paper without those taken back, and with those added."""
        self._read.add(stem)
        kept: list[Fact] = []
        for fact in facts:
            taken = next((each for each, meant, said in self._retracting if _is_meant(fact, meant, said)), None)
            if taken:
                self._fit(taken, fact.id)
            else:
                kept.append(fact)
        for each in self._adding:
            if each.add and each.add.document == stem:
                added = _added(each.add, paper_of(stem))
                if added and any(_says_the_same(added, fact) for fact in kept):
                    self._superfluous.add(each.id)
                elif added:
                    self._added[added.id] = each
                    said = added.evidence
                    self._added_at[said.document, said.start, said.quote] = each.who
                    self._fit(each, added.id)
                    kept.append(added)
        return kept

    def fits(self, folded: Collection[str]) -> None:
        """Count for each judgement of names how many of them papers print; `folded` holds those that they do."""
        for each in self.all:
            for name in _names(each):
                if fold(name) in folded:
                    self._fit(each, fold(name))

    def problem(self, correction: Correction) -> str | None:
        """Why a correction does not do what it says: it is mistaken, or what it rests on has moved.

        One that came with the program may be about names and papers that are not here: that is no problem.
        """
        fitted, about = self._fits.get(correction.id, set()), correction.retract or correction.add
        if mistake := mistake_in(correction):
            return mistake
        if about and about.document not in self._read:
            return None if correction.is_shipped else f"no paper that was read is called {about.document}"
        if about and not fitted:
            if correction.id in self._superfluous:
                return "no longer needed: a rule finds the same"
            if correction.add:
                return f"{about.document} no longer has the words “{correction.add.quote}”"
            return f"{about.document} no longer has such a fact: nothing is left to take back"
        opposite = next((each for each in self.all if _is_opposite(each, correction)), None)
        if opposite:
            return f"contradicts the correction by {opposite.who}"
        missing = [name for name in _names(correction) if fold(name) not in fitted]
        if missing and not correction.is_shipped:
            return f"no paper that was read has the name {', '.join(missing)}"
        return None

    def problems(self) -> Iterator[tuple[Correction, str]]:
        """The corrections that do not do what they say, each with the reason."""
        for each in self.all:
            if why := self.problem(each):
                yield each, why

    def _fit(self, correction: Correction, what: str) -> None:
        self._fits.setdefault(correction.id, set()).add(what)


def _names(correction: Correction) -> list[str]:
    return [*correction.same, *correction.different, *([correction.rename.of] if correction.rename else [])]


def _is_opposite(one: Correction, other: Correction) -> bool:
    """Whether one says that two names are the same and the other that they are not, or two show a name differently."""
    if one.rename and other.rename and one.id != other.id:
        return fold(one.rename.of) == fold(other.rename.of) and one.rename.to != other.rename.to
    for same, different in ((one.same, other.different), (other.same, one.different)):
        if len(set(map(fold, same)) & set(map(fold, different))) > 1:
            return True
    return False


def _says_the_same(added: Fact, fact: Fact) -> bool:
    """Whether a rule found what a person added: the same in every field that the addition fills."""
    if added.id == fact.id:
        return True
    if (added.type, added.document) != (fact.type, fact.document):
        return False
    said = fact.said()
    return all(
        _plain(said.get(name)) == _plain(value) for name, value in added.said().items() if value not in (None, [])
    )


def _is_meant(fact: Fact, retracted: Retracted, fields: dict[str, Any]) -> bool:
    if (fact.type, fact.document) != (retracted.type, retracted.document):
        return False
    said = fact.said()
    return all(name in said and _plain(said[name]) == _plain(value) for name, value in fields.items())


def _plain(value: Any) -> Any:
    """A value in which spelling does not count: text folded, lists as such of folded text."""
    if isinstance(value, str):
        return fold(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def place_of(quote: str, text: str) -> tuple[int, int] | None:
    """Where a text has these words, whatever its white space; None where it has not.

    >>> place_of("the board", "Chaired by the\\n board")
    (11, 21)
    """
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), text)
    return found.span() if found else None


def _added(said: Added, paper: Paper) -> Fact | None:
    """The fact, with its evidence where the paper has the quote; None where it has not."""
    place = place_of(said.quote, paper.text)
    if place is None:
        return None
    evidence = Reading(paper).evidence_between(*place)
    line = {"type": said.type, "document": said.document, "evidence": evidence.to_json(), **_filled(said)}
    fact = fact_of(line, f"the fact added to {said.document} with the words “{said.quote}”")
    return replace(fact, evidence=evidence, part=_part(paper, place[0]))


def _filled(said: Added) -> dict[str, Any]:
    """The fields; those that the format has and that may be null need not be given."""
    empty = {
        each.name: None
        for each in fields(FACT_TYPES[said.type])
        if each.default is MISSING and each.default_factory is MISSING and each.name != "evidence"
    }
    return {**empty, **as_facts_hold(said.type, said.fields)}


def _part(paper: Paper, start: int) -> int:
    block = paper.block_at(start)
    return next((part.index for part in paper.parts if block.index <= part.last_block), 0)
