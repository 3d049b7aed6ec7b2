"""Meetings: those whose agenda or minutes a paper holds, and those that it says were held.

In:     one paper.
Out:    one `meeting` for each body and date; what agenda and minutes say of one meeting is one fact.
Words:  corpus/vocabulary/meetings.yaml
Rule:   a meeting that is only mentioned needs its body and its date, and words that say it was held: "the Board meeting
        held on 3 July", "the Group at its meeting in May 2031", "the Board met virtually in July", "Notes of meeting
        held on 3 March 2031" among a body's own items. One to come is none, but may be the next of one that was.
Dates:  a month without a year is the last one before the paper's own date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise

from corpus.load import vocabulary
from extract.attendance import attendance_in
from extract.body_names import body_mentions
from extract.body_words import is_generic
from extract.dates import Dated, find_dates, in_small_letters
from extract.decision_records import decision_record
from extract.elections import as_listed, elected_chairs
from extract.facts import Evidence, MeetingFact
from extract.issue_pages import sittings_of
from extract.meeting_heads import MeetingHead, meeting_head
from extract.minutes import are_minuted, items_of
from extract.paper_kinds import author_line, kind_of, opening_blocks
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block, Part

READ_BACK = 12  # blocks in which "the Board" may have been named in full

DATES_WITHIN = 80  # characters behind "held on"
JOINS_DATES = re.compile(r"\s*(?:,|and|&|,\s*and)\s*(?:on\s+)?(?:the\s+)?")
TITLE_WORDS = 10  # a longer line is a sentence: its date is in it


@extractor("meeting", makes=MeetingFact)
def find_meetings(reading: Reading) -> Iterator[MeetingFact]:
    """Own meetings first, then mentioned ones; each body and date once."""
    seen: list[MeetingFact] = []
    parts = reading.paper.parts
    own = [_own(reading, part) for part in parts]
    listed = (fact for part in parts for fact in _listed(reading, part))
    for fact in chain((fact for fact in own if fact), listed, _mentioned(reading)):
        known = next((place for place, other in enumerate(seen) if _is_same(fact, other)), None)
        if known is None:
            seen.append(fact)
        else:
            seen[known] = _joined(seen[known], fact)
    yield from seen


def _own(reading: Reading, part: Part) -> MeetingFact | None:
    """The meeting whose agenda or minutes `part` is."""
    kind = kind_of(reading.paper, part)
    told = kind in ("agenda", "minutes") and not sittings_of(reading.paper, part)
    head = meeting_head(reading.paper, part) if told else None
    if head is None or head.body is None or head.date is None or _is_cancelled(reading.paper.block_at(head.end).text):
        return None
    items = items_of(reading.paper, part, minuted=are_minuted(reading.paper, part, kind))
    blocks = reading.paper.blocks[part.first_block : part.last_block + 1]
    first = items[0].start if items else blocks[-1].end
    above = [block for block in blocks if block.start < first]
    here = attendance_in(above) if kind == "minutes" else attendance_in([])
    following = _next_meeting(reading, blocks, head)
    elected = (
        next((each.name for block in blocks for each in elected_chairs(block)), None) if kind == "minutes" else None
    )
    chair = here.chair or (as_listed(elected, here.present) if elected else None)
    return MeetingFact(
        evidence=reading.evidence_between(head.start, head.end),
        part=part.index,
        body=head.body,
        date=head.date,
        time=head.time,
        venue=head.venue,
        chair=chair,
        present=tuple(here.present),
        in_attendance=tuple(here.attending),
        next_meeting=following[0] if following else None,
        also=(("next_meeting", following[1]),) if following else (),
    )


def _listed(reading: Reading, part: Part) -> Iterator[MeetingFact]:
    """The meetings at which the issue of a site's page stood, or a recorded decision was taken."""
    for sitting in sittings_of(reading.paper, part):
        if sitting.body and sitting.date:
            evidence = reading.evidence_between(sitting.start, sitting.end)
            yield MeetingFact(evidence=evidence, part=part.index, body=sitting.body, date=sitting.date)
    record = decision_record(reading.paper, part)
    if record and record.meeting:
        met, evidence = record.meeting, reading.evidence(record.meeting.block)
        yield MeetingFact(evidence=evidence, part=part.index, body=met.body, date=met.date)


def _is_cancelled(title: str) -> bool:
    """Whether the line that gives the date says that nobody met: "Thursday, 3rd July, 2031 10.00 am, CANCELLED"."""
    return any(re.search(rf"\b{word}\b", title, re.I) for word in vocabulary("meetings")["cancelled_words"])


def _next_meeting(reading: Reading, blocks: Sequence[Block], head: MeetingHead) -> tuple[str, Evidence] | None:
    """The date of the next meeting and where it stands: in the sentence that says so, or in the lines under an item of
    that title."""
    for place, block in enumerate(blocks):
        if not _next().search(block.text):
            continue
        is_title = block.kind == "heading" or len(block.text.split()) <= TITLE_WORDS
        for near in (block, *(blocks[place + 1 : place + 3] if is_title else ())):
            dates = [found for found in find_dates(near.text) if found.day and found.iso and head.date]
            later = next((found for found in dates if (found.iso or "") > (head.date or "")), None)
            if later and later.iso:
                return later.iso, reading.evidence(near, later.start, later.end)
    return None


def _mentioned(reading: Reading) -> Iterator[MeetingFact]:
    """Meetings that running text and items' titles say were held."""
    for part in reading.paper.parts:
        head = meeting_head(reading.paper, part) if kind_of(reading.paper, part) in ("agenda", "minutes") else None
        dated = head.date if head else _date_of(reading, part)
        for block in reading.paper.blocks[part.first_block : part.last_block + 1]:
            if block.kind in ("contents", "note", "diagram"):
                continue
            if head and head.body and (match := _own_minutes().search(block.text)):
                yield from _named(reading, part, block, match.start(), match.end(), head.body, dated)
                continue
            for start, end in reading.sentences(block):
                yield from _in_sentence(reading, part, block, start, end, dated)


def _in_sentence(
    reading: Reading, part: Part, block: Block, start: int, end: int, dated: str | None
) -> Iterator[MeetingFact]:
    """The meeting that one sentence says was held, if it does."""
    sentence = block.text[start:end]
    for match in _held().finditer(sentence):
        if _to_come().search(sentence[max(0, match.start() - 60) : match.end()]):
            continue
        body = _body_before(reading, block, start + match.start(), start + match.end())
        if body:
            name, opening = body
            first = start + match.start() if opening is None else min(opening, start + match.start())
            yield from _named(reading, part, block, first, start + match.end(), name, dated)


def _named(
    reading: Reading, part: Part, block: Block, start: int, end: int, body: str, dated: str | None
) -> Iterator[MeetingFact]:
    """The meeting of `body` on the date that follows `end`; only full dates, months with a year, or after "met"."""
    behind = block.text[end : end + DATES_WITHIN]
    dates = find_dates(in_small_letters(behind))
    opening = re.match(r"\W*(?:\w+\W+){0,2}", block.text[end : end + 40])
    found: Dated | None = dates[0] if dates and opening and dates[0].start <= opening.end() else None
    if found is None:
        found = _bare_month(block.text[end : end + 20])
    if found is None:
        return
    date = found.iso or (found.before(dated) if dated else None)
    if date is None or (dated and date > dated):
        return
    how = re.search("|".join(vocabulary("meetings")["met_how"]), block.text[start:end])
    evidence = reading.evidence(block, start, end + found.end)
    said = MeetingFact(
        evidence=evidence, part=part.index, body=body, date=date, venue=how[0] if how else None, confidence=0.8
    )
    yield said
    for last, other in pairwise(dates):  # "the meetings held on 3 July 2031 and 4 September 2031"
        if not JOINS_DATES.fullmatch(block.text[end + last.end : end + other.start]):
            return
        if other.iso and other.day and not (dated and other.iso > dated):
            evidence = reading.evidence(block, start, end + other.end)
            yield replace(said, evidence=evidence, date=other.iso)


def _bare_month(text: str) -> Dated | None:
    """ "in July" straight after "met": a month without a year, found by lending it one.

    >>> _bare_month(" in July; then").month
    7
    """
    match = re.match(r"\s*(?:in|during)\s+(?P<month>[A-Z][a-z]+)\b", text)
    found = find_dates(f"{match['month']} 2000") if match else []
    if not match or not found:
        return None
    return replace(found[0], start=match.start("month"), end=match.end("month"), year=None)


def _body_before(reading: Reading, block: Block, start: int, end: int) -> tuple[str, int | None] | None:
    """The body whose meeting it is, and where its name opens: named within the words, just before, or "the Board"."""
    mentions = body_mentions(reading)
    here = mentions.get(block.index, [])
    near = [each for each in here if each.start < end and each.end > start - 80]
    within = [each for each in near if each.end > start - 2]
    for each in (*reversed(within), *reversed(near)):
        if not is_generic(each.name):
            return each.name, each.start
    if re.search(r"\b(?:their|its)\s+(?:\w+\s+)?$", block.text[:start]):
        sentence = next((first for first, last in reading.sentences(block) if first <= start < last), start)
        named = [each for each in here if sentence <= each.start < start and not is_generic(each.name)]
        return (named[0].name, named[0].start) if named else None
    said = re.search(r"\b(?:the|this|The|This)\s+(?P<noun>[A-Z][a-z]+)\W*$", block.text[:start])
    noun = said["noun"] if said else None
    if noun is None or noun not in vocabulary("meetings")["body_nouns"]:
        return None
    for other in reversed(reading.paper.blocks[max(0, block.index - READ_BACK) : block.index]):
        for each in reversed(mentions.get(other.index, [])):
            if each.name.endswith(noun) and len(each.name.split()) > 2:
                return each.name, said.start() if said else None
    return None


def _date_of(reading: Reading, part: Part) -> str | None:
    """The date of a report: that of the meeting it goes to."""
    blocks = opening_blocks(reading.paper, part)
    lines = [line for name in ("date", "to") if (line := author_line(blocks, name))]
    return next((found.iso for line in lines for found in find_dates(line.text) if found.iso and found.day), None)


def _is_same(fact: MeetingFact, other: MeetingFact) -> bool:
    """One meeting: the same date, and one body's name within the other's."""
    names = sorted((fact.body.lower(), other.body.lower()), key=len)
    return fact.date == other.date and names[0] in names[1]


def _joined(first: MeetingFact, second: MeetingFact) -> MeetingFact:
    """`first` with what only `second` says; minutes know who came, an agenda when it was to begin."""
    return replace(
        first,
        time=first.time or second.time,
        venue=first.venue or second.venue,
        chair=first.chair or second.chair,
        present=first.present or second.present,
        in_attendance=first.in_attendance or second.in_attendance,
        next_meeting=first.next_meeting or second.next_meeting,
        also=first.also or second.also,
    )


def _words(name: str) -> str:
    return "|".join(re.escape(word) for word in sorted(vocabulary("meetings")[name], key=len, reverse=True))


@cache
def _own_minutes() -> re.Pattern[str]:
    """ "Notes of meeting held on", "Minutes of the last meeting on": an item or a decision about earlier minutes."""
    return re.compile(
        rf"\b(?:{_words('minutes_words')})\s+of\s+(?:(?:the|our|a)\s+)?(?:\w+\s+)?meetings?,?\s+(?:of\s+(?:this|the)\s+\w+,?\s+)?(?:(?:held\s+)?(?:on|in)\b|of\b(?=\s+(?:the\s+)?\d))",
        re.I,
    )


@cache
def _held() -> re.Pattern[str]:
    """Up to where the date follows: "meeting held on", "meeting of the Board on", "met virtually in", "meeting in"."""
    body = r"(?:\s+of\s+the\s+[A-Z][\w&’' -]{3,80}?)?"
    date = r"\s+(?:on|in)\b(?=\s+(?:the\s+)?[\dA-Z])"
    met = rf"\b(?:{_words('met_words')})(?:\s+(?:{_words('met_how')}))?(?=\s+(?:on|in)\s+(?:the\s+)?[\dA-Z])"
    minutes = rf"\b(?i:{_words('minutes_words')})\s+of\s+(?:the\s+)?[A-Z][\w&’' -]{{3,80}}?\s+held{date}"
    return re.compile(rf"\bmeetings?\b{body},?(?:\s+(?:{_words('held_words')}))?{date}|{met}|{minutes}")


@cache
def _to_come() -> re.Pattern[str]:
    """Words of a meeting that is to come or was not held."""
    return re.compile(rf"\b(?:{_words('not_held')})\b", re.I)


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('next_words')})\b", re.I)
