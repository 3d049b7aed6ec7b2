"""Whether a filled frame states a relation: nothing denied, doubted or proposed, and sides that can stand in it.

In:     a frame filled in a sentence.
Out:    yes or no.
Words:  corpus/vocabulary/relations.yaml (not_so, might_be, agreed, decided)
"""

from __future__ import annotations

import re
from functools import cache

from corpus.load import vocabulary
from extract.phrase_things import is_of_people
from extract.post_holders import is_person
from extract.relation_frames import Match
from extract.stand_ins import Argument

CAPITAL = re.compile(r"\b[A-Z]")
OWNS = re.compile(r"[’']s?\s+[a-zA-Z]")


def is_stated(text: str, sentence: tuple[int, int], match: Match) -> bool:
    """Whether the sentence says so, of sides that can be in that relation; `text` is the block's."""
    told_after = match.frame.plural and text[match.sides["object"][-1].end :].lstrip().startswith(":")
    if told_after or _is_owner_alone(text, match):
        return False
    return _is_said(text, sentence, match) and _makes_sense(match)


def _is_said(text: str, sentence: tuple[int, int], match: Match) -> bool:
    """Whether the sentence says that it is so: nothing denied, doubted or proposed up to the end of the frame."""
    words = vocabulary("relations")
    ends = [argument.end for side in match.sides.values() for argument in side]
    said = text[sentence[0] : max(match.end, *ends)]
    if match.frame.decided:  # who supports a recommendation has not yet made it so
        return bool(_any_of("decided").search(said)) and "recommendation" not in said
    if _any_of("not_so").search(text[_clause_start(text, sentence[0], match.start) : match.end + 30]):
        return False
    said = said.replace(match.frame.despite, "") if match.frame.despite else said
    said = _reported().sub("", said)
    doubted = _any_of("might_be").search(said)
    return not doubted or bool(_any_of("agreed").search(said)) or doubted[0] not in words["might_be"]


def _clause_start(text: str, start: int, end: int) -> int:
    """Denial reaches over one clause: from the last semicolon or ", but" before the frame."""
    cuts = [match.end() for match in re.finditer(r";|, but |, however,? ", text[start:end])]
    return start + (cuts[-1] if cuts else 0)


@cache
def _any_of(name: str) -> re.Pattern[str]:
    says = sorted(vocabulary("relations")[name], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, says))})(?![\w-])")


@cache
def _reported() -> re.Pattern[str]:
    """ "It was reported that the group would": what minutes tell of the future, as surely as "will"; where governance
    "would sit" is still a thought."""
    verbs = "|".join(vocabulary("relations")["reporting"])
    return re.compile(rf"(?<=\b)(?:{verbs})\s+(?:\w+\s+){{0,4}}?that\b[^.;]*?\bwould(?=\s+(?!sit\b|rest\b|lie\b))")


def _makes_sense(match: Match) -> bool:
    """A body does it, or it is done to a body; members, chairs and reports need a body on the side that has them."""
    frame = match.frame
    subjects, objects = match.sides["subject"], match.sides["object"]
    is_body = {"body"}
    if frame.named and not any(each.kind != "thing" or CAPITAL.search(each.text) for each in objects):
        return False
    if frame.subject_body and not all(each.kind in is_body for each in subjects):
        return False
    if frame.subject_word and not all(frame.subject_word in each.text for each in subjects):
        return False
    if frame.plural and not all(each.text.endswith("s") for each in subjects):
        return False
    if frame.predicate in ("member_of", "chairs") and not all(map(_may_hold_a_place, subjects)):
        return False
    if frame.object_body or frame.predicate in ("member_of", "chairs", "reports_to"):
        if not all(each.kind in is_body for each in objects):
            return False
        if frame.predicate == "reports_to":
            return all(each.kind in ("body", "person") or is_of_people(each.text) for each in subjects)
        return frame.predicate in ("member_of", "chairs") or any(each.kind in is_body for each in subjects)
    if frame.predicate == "leads" and all(each.kind in is_body for each in objects):
        return all(each.kind in is_body or is_person(each.text) for each in subjects)  # "led by Inspector Ann Reed"
    return any(each.kind in is_body for each in subjects)


def _is_owner_alone(text: str, match: Match) -> bool:
    """ "is part of the Council’s work": the body is only whose it is."""
    in_a_body = match.frame.object_body or match.frame.predicate in ("member_of", "chairs", "reports_to")
    return in_a_body and any(OWNS.match(text, each.end) for each in match.sides["object"] if each.end > match.end)


def _may_hold_a_place(subject: Argument) -> bool:
    """A body, a person or a post, "officers of the council"; not "a committee member", nor "happy for him"."""
    if subject.kind != "thing":
        return True
    return bool(CAPITAL.search(subject.text) or is_of_people(subject.text)) and not subject.text.endswith(" member")
