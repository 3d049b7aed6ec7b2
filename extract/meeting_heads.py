"""What the head of an agenda or of minutes says of the meeting: whose it is, when and where.

In:     a part of a paper that is an agenda or minutes.
Out:    body, date, time and venue, with the place in the text that states body and date.
Words:  corpus/vocabulary/meetings.yaml
Layouts: "MINUTES of a meeting of the X held in the Y Room on 3 July 2031"; a cover with body, date and venue on lines
        of their own; a web page's title "X - Thursday, 3rd July, 2031 10.00 am" with "Venue: Y Room" under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.load import vocabulary
from extract.clock_times import Clock, find_clock_times
from extract.dates import Dated, find_dates, in_small_letters
from extract.meeting_venues import VENUE_AFTER, labelled_venue, venue_line, venue_of
from extract.minutes import SITE_LEVEL, is_site_page
from ingest.paper import Block, Paper, Part

HEAD_BLOCKS = 16  # a head is above the first items
LONGEST_BODY = 14  # words in the name of a body


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """`start` and `end` are offsets in the paper's text, from the body's name to the date."""

    body: str | None
    date: str | None
    time: str | None
    venue: str | None
    start: int
    end: int


def meeting_head(paper: Paper, part: Part) -> MeetingHead | None:
    """The head of `part`; None where it says neither whose meeting nor when."""
    blocks = list(_above_items(paper, part))[:HEAD_BLOCKS]
    head = _first_said(_sentence_head(blocks), _titled_head(blocks)) or _under_body_head(blocks) or _cover_head(blocks)
    if head is None:
        return None
    lines = [block.text for block in blocks]
    venue = head.venue or labelled_venue(lines) or venue_line([block.text for block in blocks if block.cell is None])
    body = as_printed(head.body, paper.text) if head.body else _body_line(blocks, paper)
    return replace(head, body=body, time=head.time or _time_near(lines, head), venue=venue)


def _above_items(paper: Paper, part: Part) -> Iterator[Block]:
    """The blocks of `part`; on a council's page only those above its first item, which may tell of other meetings."""
    is_site = is_site_page(paper, part)
    for block in paper.blocks[part.first_block : part.last_block + 1]:
        if is_site and block.kind == "heading" and block.level == SITE_LEVEL:
            return
        yield block


def _first_said(sentence: MeetingHead | None, titled: MeetingHead | None) -> MeetingHead | None:
    """The sentence, which says more; but the title above it where that is of another day: minutes tell of meetings."""
    if sentence and titled and titled.date != sentence.date and titled.start < sentence.start:
        return titled
    return sentence or titled


def as_printed(name: str, text: str) -> str:
    """A name in capitals as the paper prints it elsewhere, else in title case; any other name as it is.

    >>> as_printed("WESTMERE SAFETY BOARD", "the Westmere Safety Board met")
    'Westmere Safety Board'
    """
    name = " ".join(name.split()).strip(" ,.-–:")
    if not name.isupper():
        return name
    for match in re.finditer(re.escape(name), text, re.IGNORECASE):
        if not match[0].isupper() and match[0][:1].isupper():
            return match[0]
    return " ".join(word.lower() if word in SMALL_WORDS else word.capitalize() for word in name.split())


SMALL_WORDS = frozenset({"AND", "AS", "OF", "THE", "FOR", "IN", "ON", "TO"})


def _sentence_head(blocks: Sequence[Block]) -> MeetingHead | None:
    """ "NOTES of a meeting of the X held online on Tuesday, 13 July 2031"; "A meeting of the X will be held in …"."""
    for block in blocks:
        match = _held_sentence().search(block.text)
        if not match:
            continue
        dates = [found for found in find_dates(block.text) if found.iso and found.day and found.start >= match.end()]
        if not dates:
            continue
        where = venue_of(block.text[match.end() : dates[0].start])
        times = find_clock_times(block.text)
        start = block.start + match.start()
        time = times[0].text if times else None
        return MeetingHead(match["body"], dates[0].iso, time, where, start, block.start + dates[0].end)
    return None


def _titled_head(blocks: Sequence[Block]) -> MeetingHead | None:
    """ "X - Thursday, 3rd July, 2031 10.00 am" on one line; "X - TUESDAY, 3 JULY 2031"; "Minutes of X 3 July 2031"."""
    for block in blocks:
        dates = [found for found in _dates_of(block.text) if found.iso and found.day]
        opening = block.text[: dates[0].start] if dates else ""
        titled = _minutes_of().match(opening)
        opening = opening[titled.end() :] if titled else opening
        body = TITLE_JOINT.sub("", opening) if not titled else TITLE_JOINT.sub("", opening.rstrip())
        bare = MINUTES_AFTER.sub("", body)
        on_a_weekday = bool(dates) and block.text[dates[0].start].isalpha() and _ends_in_noun(bare)
        is_joined = body != opening or bare != body or titled is not None or on_a_weekday
        body = bare.strip()
        if (
            block.number
            or not dates
            or not is_joined
            or not 0 < len(body.split()) <= LONGEST_BODY
            or not (_names_body(body) or (block.kind == "heading" and SITE_JOINT.search(opening)))
        ):
            continue
        times = _times(block.text[dates[0].end :])
        return MeetingHead(body, dates[0].iso, times, None, block.start, block.start + dates[0].end)
    return None


# What joins a body and a date in a title: "X - Thursday", "X, 3 July", "X on 3 July", "X Meeting held on 3 July"
TITLE_JOINT = re.compile(r"(?:\s+[Mm]eeting)?(?:,?\s+held)?(?:\s*[-–—,:]\s*|\s+(?:on|for)\s*)$")
# "X - Thursday, 3rd July": on a council's page whatever stands before it is whose meeting it is
SITE_JOINT = re.compile(r"\w\s+-\s+$")
# What stands between them: "X Meeting Minutes 3 July", "X - Notes of the meeting on 3 July"
MINUTES_AFTER = re.compile(
    r"[\s,:–—-]+(?:(?:draft|meeting)\s+)*(?:minutes|notes)(?:\s+of\s+(?:the\s+)?(?:last\s+)?meeting)?(?:\s+held)?[\s,:–—-]*$",
    re.I,
)


def _under_body_head(blocks: Sequence[Block]) -> MeetingHead | None:
    """ "Minutes of the meeting held on 3 July 2031 at 2pm in the Moot Hall" under the body's name; further down such
    words are the item on the minutes before."""
    for place, block in enumerate(blocks[:TITLE_BLOCKS]):
        match = _held_on().match(block.text)
        dates = [found for found in find_dates(block.text) if found.iso and found.day] if match else []
        above = next(reversed(_body_lines(blocks[:place])), None)
        if match is None or not dates or block.number or above is None:
            continue
        times = [clock for clock in find_clock_times(block.text) if clock.start >= dates[0].end]
        end = times[0].end if times and times[0].start - dates[0].end < CLOCK_WITHIN else dates[0].end
        venue = venue_of(block.text[match.end() : dates[0].start]) or VENUE_AFTER.match(block.text, end)
        where = venue if isinstance(venue, str) or venue is None else venue["venue"].strip(" .")
        time = times[0].text if times else None
        return MeetingHead(above.text, dates[0].iso, time, where, above.start, block.start + dates[0].end)
    return None


TITLE_BLOCKS = 6  # at the top, above those present
CLOCK_WITHIN = 12  # characters between a date and its time of day: ", at "


def _cover_head(blocks: Sequence[Block]) -> MeetingHead | None:
    """A date on a line of its own, as covers have it, with the body above it."""
    for place, block in enumerate(blocks):
        dates = [found for found in _dates_of(block.text) if found.iso and found.day]
        before = block.text[: dates[0].start] if dates else ""
        if not dates or block.number or not (_date_label().fullmatch(before) or NTH_MEETING.fullmatch(before)):
            continue
        above = next(reversed(_body_lines(blocks[:place])), None)
        start = above.start if above else block.start
        name = above.text if above else None
        return MeetingHead(name, dates[0].iso, _times(block.text), None, start, block.start + dates[0].end)
    return None


# "4th Business Meeting 13:00pm " before the date on a cover's line
NTH_MEETING = re.compile(
    r"(?:[\w-]+\s+){0,4}[Mm]eeting[\s,:–-]*(?:\d{1,2}[.:]\d\d\s*(?:[ap]m)?[\s,–-]*)?(?:(?:held\s+)?on\s+)?"
)


def _dates_of(text: str) -> list[Dated]:
    """Dates of a title, which may be in capitals."""
    return find_dates(in_small_letters(text))


def _times(text: str) -> str | None:
    """The first time of day; "10.00" with nothing after it is a time only straight after a date.

    >>> _times(", at 10.00 am"), _times(" 10.00"), _times(" 2.00")
    ('10:00', '10:00', None)
    """
    times: list[Clock] = find_clock_times(text)
    if times:
        return times[0].text
    bare = BARE_TIME.search(text)
    return f"{int(bare['hour']):02}:{bare['minute']}" if bare else None


# "10.00", "14.30": with the hour on the clock of a day's work, so that morning and afternoon cannot be mistaken
BARE_TIME = re.compile(r"(?:^|\bat|\d{4},?)\s+(?P<hour>9|1\d)[.:](?P<minute>[0-5]\d)\b(?!\.\d)")


def _time_near(lines: Sequence[str], head: MeetingHead) -> str | None:
    """The time of day on a line under the date."""
    for place, line in enumerate(lines):
        if head.date in [found.iso for found in _dates_of(line)]:
            own = _times(line)
            after = lines[place + 1] if place + 1 < len(lines) else ""
            return own or (_times(after) if find_clock_times(after[:20]) else None)
    return None


def _body_line(blocks: Sequence[Block], paper: Paper) -> str | None:
    """The last line above the text that names a body: under the council's name stands the committee's."""
    lines = [block.text for block in _body_lines(blocks) if block.kind == "heading"]
    return as_printed(lines[-1], paper.text) if lines else None


def _body_lines(blocks: Sequence[Block]) -> list[Block]:
    """Lines that name a body; the name after "meeting as the" is not that of the body that meets."""
    shape = vocabulary("meetings")["meets_as"]
    before = ["", *(block.text.lower().strip(" .:") for block in blocks)]
    return [
        block for block, above in zip(blocks, before, strict=False) if _is_body_line(block.text) and above not in shape
    ]


def _is_body_line(text: str) -> bool:
    """A short line that ends in a word like "Board" and is no title of an agenda."""
    folded = text.lower().strip(" .:")
    if folded in vocabulary("meetings")["agenda_titles"] or len(text.split()) > LONGEST_BODY:
        return False
    if any(folded.startswith(words) for words in vocabulary("meetings")["meets_as"]):
        return False
    return _names_body(text) and not find_dates(text)


def _ends_in_noun(text: str) -> bool:
    return text.rstrip().rsplit(" ", 1)[-1] in vocabulary("meetings")["body_nouns"]


def _names_body(text: str) -> bool:
    """Whether `text` holds a noun of bodies, capitalised: "Westmere Board", "CABINET"."""
    nouns = {noun.lower() for noun in vocabulary("meetings")["body_nouns"]}
    words = [word.strip(",.()") for word in text.split()]
    return any(word.lower() in nouns and word[:1].isupper() for word in words)


@cache
def _date_label() -> re.Pattern[str]:
    """What may stand before the date on its line: nothing, "Date:", "Date and time"."""
    labels = "|".join(re.escape(label) for label in vocabulary("meetings")["date_labels"])
    return re.compile(rf"\s*(?:(?:{labels})\s*:?\s*)?", re.IGNORECASE)


@cache
def _held_sentence() -> re.Pattern[str]:
    """Up to where place and date follow: "MINUTES of a meeting of the X held", "A meeting of the X will be held"."""
    words = "|".join(re.escape(word) for word in vocabulary("meetings")["minutes_words"])
    return re.compile(
        rf"(?:\b(?:{words})\s+of\s+)?\b(?:a|the|an?\s+\w+)?\s*meeting\s+of\s+(?:the\s+)?(?P<body>.+?),?\s+"
        rf"(?:(?:(?:to|will)\s+be\s+|which\s+was\s+)?held\b|(?=on\s+(?:[A-Z][a-z]+day\b|\d)))",
        re.IGNORECASE,
    )


@cache
def _minutes_of() -> re.Pattern[str]:
    """ "Minutes of the ", "Draft notes of the " before a body in a title; "of the meeting" is a sentence's. "Summary of
    the Westmere Board Meeting" is minutes too, and "Meeting minutes - Westmere Board - ".
    """
    words = "|".join(re.escape(word) for word in vocabulary("meetings")["minutes_words"])
    short = "|".join(re.escape(word) for word in vocabulary("meetings")["summary_words"])
    return re.compile(
        rf"(?:(?:draft\s+)?(?:{words})\s+of\s+(?:the\s+)?(?!(?:\w+\s+)?meeting\b)|(?:{short})\s+of\s+(?:the\s+)?(?=\w.*\smeeting\b)"
        rf"|(?:meeting\s+)?(?:{words})\s*[-–—:]\s+)",
        re.IGNORECASE,
    )


@cache
def _held_on() -> re.Pattern[str]:
    """ "Minutes of the meeting held on", "Notes of the quarterly meeting held in the Moot Hall on"."""
    words = "|".join(re.escape(word) for word in vocabulary("meetings")["minutes_words"])
    return re.compile(
        rf"(?:(?:draft|public)\s+)?(?:{words})\s+of\s+(?:(?:a|an|the)\s+)?(?:\w+\s+){{0,2}}?meeting\s*"
        r"(?:held|which took place|,)?\s*",
        re.IGNORECASE,
    )
