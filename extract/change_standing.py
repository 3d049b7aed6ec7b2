"""When a change was or is to be, and whether it was adopted or is only proposed.

In:     a clause with the frame of change found in it.
Out:    a year, a status.
Words:  corpus/vocabulary/changes.yaml (proposing, deciding, denying)
Rule:   the year of a history's entry first; then the year printed after the frame, the Act that made the change, the
        year before the frame; then the edition that the part speaks for, and what is proposed in a report is of the
        report's own year. A draft's own edition only proposes, whatever its words; what a history tells was adopted.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.change_clauses import Clause
from extract.change_frames import Framed
from extract.facts import ChangeOf

Status = Literal["adopted", "proposed"]
# "in December 2031", "with effect from 1st June 2031", "for the year ahead 2031/32"; not "for 2031 - 2034"
DATED = re.compile(
    r"\b(?:in|on|from|since|during|of|for|ahead|commence)\s+(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]+,?\s+)?"
    r"(?P<year>(?:19|20)\d\d)\b(?!\s*[-–]\s*\d)",
    re.IGNORECASE,
)
# "the Flood Act 2031", "the Flood Act (2031)"; one that made the change: "by the Flood Act 2031"; "the 2031 Act"
ACT = re.compile(r"\b(?:Act|Regulations|Order)\b[’'\s(]*(?P<year>(?:19|20)\d\d)\b")
BY_ACT = re.compile(
    rf"\b(?:by|through|under|via|of)\s+(?:the\s+)?[‘']?(?:[A-Z][\w,’-]*\s+|and\s+|of\s+|\([^)]*\)\s+){{1,9}}?{ACT.pattern}"
)
THE_ACT = re.compile(r"\s*(?:(?:Part|Section|Chapter|Schedule) \w+ of )?[Tt]he (?:Act|Regulations|legislation)\b")
YEAR_ACT = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s+(?:[A-Z]\w+\s+(?:and\s+)?)*(?:Act|Regulations)\b")
MONTH = re.compile(r"(?<=\w\s)May\b")  # not the verb, which no capital opens within a sentence
IN_NUMBERS = re.compile(r"\b\d\d/\d\d/(?P<year>(?:19|20)\d\d)\b")  # "29/09/2031"
LAST_YEAR = re.compile(r"\blast year\b")
YEAR_WITHIN = 120  # characters after a frame's words in which its year is printed
POSSIBLE_WITHIN = 6  # characters: "can" stands just before "be merged"
DENIED_WITHIN = 45  # characters before a frame's words in which "not" or "may" takes the fact away


def year_of(clause: Clause, found: Framed, of: ChangeOf, status: Status) -> int | None:
    """The year of the change, by the rule at the top of this file; None where nothing tells it."""
    if clause.entry_years:
        return clause.entry_years[0]
    own = of in ("priority", "theme") or (of == "strategy" and clause.plan.name in _own_names(found, clause))
    before = clause.text[: found.start]
    own_words = clause.text[found.start :]
    own_words = own_words[: found.end - found.start] + own_words[found.end - found.start :].split("; ")[0]
    if act := ACT.search(clause.text, found.start, found.end):
        return int(act["year"])
    if LAST_YEAR.search(own_words) and clause.plan.year:
        return clause.plan.year - 1
    later = [match for pattern in (DATED, BY_ACT, IN_NUMBERS) if (match := pattern.search(own_words))]
    if later and (first := min(later, key=lambda match: match.start())).start() < YEAR_WITHIN + found.end - found.start:
        return int(first["year"])
    if told := [*DATED.finditer(before), *ACT.finditer(before)] or list(YEAR_ACT.finditer(before)):
        return int(max(told, key=lambda match: match.start("year"))["year"])
    if own and clause.plan.year:
        in_report = status == "proposed" and not clause.plan.is_own
        return clause.plan.said_year or clause.plan.year if in_report else clause.plan.year
    by_it = bool(re.search(r"^\s*It\s+$|\b[Tt]he (?:Act|Regulations|legislation)\s+$", before))
    amends = of == "legislation" and found.change == "expanded" and bool(THE_ACT.match(before))
    of_an_act = amends or ((of in ("process", "strategy") or by_it) and found.change in ("introduced", "replaced"))
    if of_an_act and clause.earlier and (act := ACT.search(clause.earlier[0])):
        return int(act["year"])
    at_meeting = (of == "strategy" and found.change in ("introduced", "unchanged")) or (
        of == "body" and found.change == "expanded"
    )
    at_meeting = at_meeting or (of == "body" and status == "proposed" and not clause.plan.is_own)
    return clause.plan.said_year if at_meeting else None


def _own_names(found: Framed, clause: Clause) -> tuple[str | None, ...]:
    """The part's own plan, where the clause speaks of "this agreement"."""
    own = clause.plan.is_own and re.search(
        r"(?i)\bthis (?:agreement|plan|strategy|document)\b", clause.text[: found.start]
    )
    return (clause.plan.name,) if own else ()


def status_of(clause: Clause, found: Framed, start: int) -> Status | None:
    """Adopted or proposed; None where the clause denies or only allows it. `start`: where its first label stands."""
    before = MONTH.sub("", clause.text[: found.start])
    near = MONTH.sub("", clause.text[max(0, start - DENIED_WITHIN) : found.start])
    own = clause.text[found.start : found.end]
    if any_of("possible").search(before.rstrip()[-POSSIBLE_WITHIN:]):
        return None
    if re.search(r"\b(?:published|released|launched)\b", own):
        before = before[-DENIED_WITHIN:]  # what came out is there, whatever was consulted on before
    proposed = bool(any_of("proposing").search(before)) or bool(any_of("proposing").search(own))
    decided = bool(any_of("deciding").search(before))
    if proposed and not decided:
        return "proposed"
    if decided:
        return None if re.search(r"\bnot\b", near) else "adopted"
    if re.search(r"\bwould\s+(?:change|become|merge|move)\b", own):
        return "proposed"
    if any_of("denying").search(near) or re.search(r"\b(?:would|should|to) be\b", own):
        return None
    return "proposed" if re.match(r"\s*be\b", own) and found.change != "introduced" else "adopted"


def in_draft(status: Status, clause: Clause, of: ChangeOf, year: int | None) -> Status:
    """A draft's own edition only proposes, whatever its words."""
    own = of in ("priority", "theme") and clause.plan.is_own and clause.plan.draft and year == clause.plan.year
    return "proposed" if own and not clause.entry_years else status


@cache
def any_of(name: str) -> re.Pattern[str]:
    """Any of the words that the vocabulary has under `name`."""
    words = sorted(vocabulary("changes")[name], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
