"""All facts of one paper: every registered finder run over it, in order."""

from __future__ import annotations

from corpus.load import profiles
from extract.elsewhere import Elsewhere
from extract.facts import Fact
from extract.partnership import profile_of
from extract.reading import Reading
from extract.registry import extractors
from ingest.paper import Paper


def extract_facts(paper: Paper) -> list[Fact]:
    """Every fact of `paper`, by type in the registry's order, then by place. The same paper gives the same list."""
    reading = Reading(paper, profile_of(paper, profiles()))
    facts: list[Fact] = []
    for each in extractors():
        reading.keep(each.name, sorted(each.find(reading), key=_place))
        facts += reading.found(each.makes)
    elsewhere = Elsewhere(reading)
    return [elsewhere.completed(fact) for fact in facts]


def _place(fact: Fact) -> tuple[int, int, str]:
    return fact.evidence.start, fact.evidence.end, fact.id
