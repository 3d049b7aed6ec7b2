"""Who was elected to the chair, as the decision that elects says it.

In:     a block of minutes.
Out:    the name, and where the block has it; the body where the decision names one ("chair of the Flood Board").
Words:  corpus/vocabulary/meetings.yaml (chair_roles), corpus/vocabulary/resolutions.yaml
Forms:  "RESOLVED: That Cllr Reed be elected as the Chairman for 2031", "RESOLVED to re-elect Cllr Ann Reed as Chair of
        this committee", "it was AGREED that Ann Reed be elected chairman of the Board", "elected to Chair the
        meeting".
Leaves: who was proposed, and elections to the vice-chair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus.load import vocabulary
from extract.alternatives import one_of
from ingest.paper import Block

OF_A_BODY = re.compile(r"\s+of\s+(?:the\s+)?(?=[A-Z])")  # "chairman of the Flood Board": where the body begins


@dataclass(frozen=True, slots=True)
class Elected:
    """`start` and `end` are offsets in the block's text, from the name to the post; `of` is where a body may begin.
    `once` where it is for this meeting alone: "elected to chair the meeting"."""

    name: str
    start: int
    end: int
    of: int | None
    once: bool


def elected_chairs(block: Block) -> Iterator[Elected]:
    """Those whom the block's decisions put into the chair."""
    if block.cell is not None or not re.search(r"lect|ppoint|in the [Cc]hair", block.text):
        return
    if chair := _in_the_chair().fullmatch(block.text):
        yield Elected(chair["name"], 0, chair.end("name"), None, True)
    for match in _election().finditer(block.text):
        name = match["name"] or match["other"] or match["opens"]
        of = OF_A_BODY.match(block.text, match.end())
        yield Elected(
            name,
            block.text.index(name, match.start()),
            match.end(),
            of.end() if of else None,
            match["once"] is not None,
        )


def as_listed(name: str, present: list[str]) -> str:
    """The name as the list of those present has it, told by the surname where only one has that.

    >>> as_listed("Mr Cooke", ["Mr A Reed", "Mr G Cooke"])
    'Mr G Cooke'
    """
    surname = name.split()[-1]
    alike = [each for each in present if each.partition(",")[0].split()[-1] == surname]
    return alike[0] if len(alike) == 1 else name


@cache
def _in_the_chair() -> re.Pattern[str]:
    """ "Mrs. D. Reed CC in the Chair" on a line of its own, once she is elected."""
    return re.compile(rf"{_name('name')}\s+in\s+the\s+[Cc]hair\W*")


def _name(group: str) -> str:
    titles = one_of(vocabulary("meetings")["person_titles"])
    return rf"(?P<{group}>(?:(?:{titles})\.?\s+)*[A-Z][\w’'.-]*(?:\s+(?!Vice\b|Deputy\b)[A-Z][\w’'.-]*){{0,3}})"


@cache
def _election() -> re.Pattern[str]:
    roles = one_of(
        [role for role in vocabulary("meetings")["chair_roles"] if role.startswith("chair") and " " not in role]
    )
    chair = rf"(?:as\s+)?(?:the\s+|(?P<once>to\s+))?(?i:{roles})\b(?!-|\s+(?:Designate|designate|Elect))"
    who = rf"{_name('opens')}(?:\s*\([^()]*\))?"
    done = r"(?:duly\s+|unanimously\s+)?(?:re-?)?(?:elected|appointed)"
    decided = r"\b(?:RESOLVED|AGREED|Resolved|Agreed|resolved|agreed)\b[^.]{0,40}?"
    return re.compile(
        rf"{decided}\b[Tt]hat\s+{_name('name')}\s+(?:be|is|was)\s+{done}\s+{chair}"
        rf"|{decided}\bto\s+(?:re-?)?(?:elect|appoint)\s+{_name('other')}\s+(?:as\s+)?(?:the\s+)?(?i:{roles})\b(?!-)"
        rf"|\A{who}\s+was\s+{done}\s+(?:as\s+)?(?:the\s+)?(?i:{roles})\b(?!-)",
    )
