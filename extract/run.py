"""All facts of one paper: every registered finder run over it, in order."""

from __future__ import annotations

from corpus.load import profiles
from extract.elsewhere import Elsewhere
from extract.facts import Fact
from extract.partnership import profile_of
from extract.reading import Reading
from extract.registry import extractors
from ingest.paper import Paper


def reading_of(paper: Paper) -> Reading:
    """`paper` as the finders see it, with the profile of the partnership that it belongs to."""
    return Reading(paper, profile_of(paper, profiles()))


def extract_facts(paper: Paper) -> list[Fact]:
    """Every fact of `paper`, by type in the registry's order, then by place. The same paper gives the same list."""
    return facts_of(reading_of(paper))


def facts_of(reading: Reading) -> list[Fact]:
    """The same of a paper whose reading is kept, for what else is asked of it."""
    facts: list[Fact] = []
    for each in extractors():
        reading.keep(each.name, sorted(each.find(reading), key=_place))
        facts += reading.found(each.makes)
    elsewhere = Elsewhere(reading)
    return [elsewhere.completed(fact) for fact in facts]


def _place(fact: Fact) -> tuple[int, int, str]:
    return fact.evidence.start, fact.evidence.end, fact.id
