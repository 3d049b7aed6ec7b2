"""What one paper tells that bears on others: names, plans, when it spoke, and the facts that lines are made of.

In:     the facts of one paper, as corrected.
Out:    a `Contribution`, small beside the paper, that is kept between loads as JSON: to learn what all papers together
        say, the papers and facts that have not changed need not be read again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from extract.facts import (
    AgendaItemFact,
    ChangeFact,
    EditionFact,
    Fact,
    LeadFact,
    OrganisationFact,
    PriorityFact,
    ResolutionFact,
    StrategyFact,
    ThemeFact,
)
from extract.facts_file import fact_of
from graph.dating import Dates
from graph.resolve import profile_said_by
from graph.versions import Minutes, is_gone, minutes_in

OF_LINES = (PriorityFact, ThemeFact, LeadFact, ChangeFact, EditionFact)
MINUTED = (ResolutionFact, AgendaItemFact)  # what a line rests on where something was proposed
QUICK = 1  # level of compression


class Organisation(NamedTuple):
    """A body as a paper names it."""

    name: str
    abbreviation: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Contribution:
    profile: str | None  # id of the profile of the partnership whose paper it is
    bodies: tuple[tuple[int, Organisation], ...]  # each with the index of the paper within the file that names it
    plans_named: tuple[tuple[int, str], ...]
    of_lines: tuple[Fact, ...]  # and what changes of processes it tells
    minuted: str  # resolutions and items of agendas, a line of JSON each, to be read where they are wanted
    dates: Dates
    minutes: tuple[Minutes, ...] = ()  # what the paper is the minutes of, and the draft minutes bound in it

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> Self:
        profile = profile_said_by(facts)
        return cls(
            profile.id if profile else None,
            tuple(
                (fact.part, Organisation(fact.name, fact.abbreviation, fact.kind))
                for fact in facts
                if isinstance(fact, OrganisationFact)
            ),
            tuple((fact.part, fact.name) for fact in facts if isinstance(fact, StrategyFact)),
            tuple(fact for fact in facts if isinstance(fact, OF_LINES)),
            minuted_in(facts),
            Dates.of(facts),
            minutes_in(facts),
        )

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        return tuple(each for _, each in self.bodies)

    @property
    def plans(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.plans_named)

    def silenced(self, gave_way: Collection[int | None]) -> Self:
        """What a paper contributes of which this gave way to another; when it spoke stays."""
        lines = ((json.loads(line).get("part", 0), line) for line in self.minuted.splitlines())
        return replace(
            self,
            bodies=tuple(each for each in self.bodies if not is_gone(each[0], gave_way)),
            plans_named=tuple(each for each in self.plans_named if not is_gone(each[0], gave_way)),
            of_lines=tuple(fact for fact in self.of_lines if not is_gone(fact.part, gave_way)),
            minuted="\n".join(line for part, line in lines if not is_gone(part, gave_way)),
        )

    def packed(self) -> bytes:
        """As the ledger keeps it."""
        said = {
            "profile": self.profile,
            "bodies": self.bodies,
            "plans": self.plans_named,
            "of_lines": [fact.to_json() for fact in self.of_lines],
            "minuted": self.minuted,
            "dates": [self.dates.file, self.dates.parts],
            "minutes": self.minutes,
        }
        return zlib.compress(json.dumps(said, ensure_ascii=False).encode(), QUICK)

    @classmethod
    def unpacked(cls, kept: bytes) -> Self:
        said = json.loads(zlib.decompress(kept))
        file, parts = said["dates"]
        return cls(
            said["profile"],
            tuple((part, Organisation(*each)) for part, each in said["bodies"]),
            tuple((part, name) for part, name in said["plans"]),
            tuple(fact_of(line, "the ledger of what was loaded") for line in said["of_lines"]),
            said["minuted"],
            Dates(file, tuple((part, date) for part, date in parts)),
            tuple(Minutes(*each) for each in said["minutes"]),
        )


def minuted_in(facts: Iterable[Fact]) -> str:
    """What of these facts minutes tell: resolutions and items of agendas, a line of JSON each."""
    return "\n".join(json.dumps(fact.to_json(), ensure_ascii=False) for fact in facts if isinstance(fact, MINUTED))


def places_of(facts: Iterable[Fact]) -> set[int]:
    """The offsets in a paper's text at which something stands that lines may rest on."""
    return {fact.evidence.start for fact in facts if isinstance(fact, OF_LINES + MINUTED)}
