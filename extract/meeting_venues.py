"""Where a meeting is held, as the head of its agenda or minutes says.

In:     lines of a head, or the words of a sentence beside "held".
Out:    the room and building, without whom to ask, date and time of day; None where nothing says it.
Words:  corpus/vocabulary/meetings.yaml
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.load import vocabulary
from extract.clock_times import find_clock_times
from extract.dates import find_dates

LONGEST_VENUE = 14  # words
# After date and time: ", in the Moot Hall"
VENUE_AFTER = re.compile(
    r"[\s,–-]*(?:held\s+)?(?:in|at|via)\s+(?:the\s+)?(?P<venue>[A-Z][^.;]*?)(?=\s+Present\b|[.;]|$)"
)


def labelled_venue(lines: Sequence[str]) -> str | None:
    """ "Moot Hall" of a line "Venue: Moot Hall", or of "MINUTES of the meeting held in the Moot Hall."."""
    for line in lines:
        match = _venue_label().match(line) or _held_in().match(line)
        if match:
            return venue_of(match["venue"])
    return None


def venue_line(lines: Sequence[str]) -> str | None:
    """Lines of a cover that name a room or a building, joined; those that say whom to ask are left out."""
    found: list[str] = []
    for line in lines:
        kept = _contact().sub(" ", line)
        for dated in reversed(find_dates(kept)):
            kept = kept[: dated.start] + "\n" + kept[dated.end :]
        kept = kept.rsplit("\n", 1)[-1]
        if clocks := find_clock_times(kept):
            kept = kept[clocks[-1].end :]
        kept = re.sub(r"^[\s,)]*(?:(?:at|held)\b)?[\s,]*", "", kept).strip(" ,.")
        if kept and _is_place(kept):
            found.append(kept)
        elif found:
            break
    return ", ".join(found) or None


def venue_of(text: str) -> str | None:
    """ "Council Chamber, Moot Hall" of "in the Council Chamber, Moot Hall on"; None where nothing is left."""
    text = re.sub(r"^\s*(?:held\s+)?(?:(?:in|at|via|by|on)\s+)?(?:the\s+)?", "", text.strip(" ,"))
    text = re.sub(r"\s*,?\s*\b(?:on|at \d.*)\s*$", "", text).strip(" ,.–—-")
    return text or None


def _is_place(text: str) -> bool:
    words = {word.strip(",.").lower() for word in text.split()}
    return len(text.split()) <= LONGEST_VENUE and bool(words & set(vocabulary("meetings")["venue_words"]))


@cache
def _venue_label() -> re.Pattern[str]:
    """ "Venue: Moot Hall, Westmere.", "Venue Moot Hall"."""
    labels = "|".join(re.escape(label) for label in vocabulary("meetings")["venue_labels"])
    return re.compile(rf"(?i:{labels})(?:\s*:\s*|\s+(?=[A-Z]))(?P<venue>\S.*)")


@cache
def _held_in() -> re.Pattern[str]:
    """ "MINUTES of the meeting held in the Moot Hall, Westmere." without body or date."""
    words = "|".join(re.escape(word) for word in vocabulary("meetings")["minutes_words"])
    return re.compile(
        rf"(?:{words})\s+of\s+(?:a|the)\s+meeting\s+held\s+(?P<venue>(?:in|at|via|online).*)", re.IGNORECASE
    )


@cache
def _contact() -> re.Pattern[str]:
    """ "Ask for: Ann Other", "Telephone: 01234 567890", "Email: ann@westmere.example"."""
    labels = "|".join(re.escape(label) for label in vocabulary("meetings")["contact_labels"])
    what = r"[\d ]{6,}|\S+@\S+(?:\s+\.\S+)?|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
    return re.compile(rf"\b(?:{labels})\b\s*:?\s*(?:(?:tel|email)\s*:\s*)*(?:{what})?", re.IGNORECASE)
