"""What kind of block each draft of a plain text is. There is no type to go by: only length, openings and neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.paper import BlockKind
from ingest.text_drafts import CONTENTS_LINE, Draft, Opening
from ingest.text_marks import unmarked_end
from ingest.words import PaperWords

LONGEST_HEADING = 100  # characters
MOST_HEADING_WORDS = 14
LONG_RUN = 3  # lines
BODY = 90  # characters: a paragraph from this length on is running text, not a title or a name
NOT_A_HEADING = re.compile(r"@|https?:|www\.|\d{5,}|^[(\[]")  # addresses, telephone numbers, "(Item B1)"
# A stop and a small number glued to it end a sentence with a mark, not a heading: "of the year.3"
ENDS_LIKE_A_HEADING = re.compile(r"(?<![a-z)”’\"][.!?])(?<![a-z)”’\"][.!?]\d)[^\s.,;:!?]$|\betc\.$")
SERIES_TITLE = re.compile(r"(?P<opens>[A-Z][a-z]+):\s[A-Z][^.:@\d]{2,60}\.?")
NOTE = re.compile(r"(?P<number>\d{1,3})\s+(?=\S)|\[?(?P<sign>\*+)\s*(?=\w)")


@dataclass
class Kind:
    """The kind of a draft and what comes with it."""

    kind: BlockKind
    level: int | None = None
    number: str | None = None


def kinds_of(drafts: Sequence[Draft], words: PaperWords) -> list[Kind]:
    """The kind of each draft."""
    kinds = [_kind_of(draft) for draft in drafts]
    _find_contents(drafts, kinds, words)
    _find_notes(drafts, kinds, words)
    _find_headings(drafts, kinds, words)
    return kinds


def is_notes_heading(text: str, words: PaperWords) -> bool:
    """ "References:", "Appendix B References:-"."""
    plain = text.lower().strip(" :-–.")
    if plain in words.notes_headings:
        return True
    return (
        plain.startswith(words.appendix_openings)
        and len(plain) < 40
        and plain.rsplit(" ", 1)[-1] in (words.notes_headings)
    )


def _kind_of(draft: Draft) -> Kind:
    opening = draft.opening
    if opening is None or opening.kind in ("outline", "reference"):
        return Kind("paragraph", number=draft.number)
    return Kind("list_item", number=draft.number)


def _find_contents(drafts: Sequence[Draft], kinds: list[Kind], words: PaperWords) -> None:
    """The lines after a contents heading that end in a page number."""
    for place, draft in enumerate(drafts):
        if draft.text.lower().strip(" :") not in words.contents_headings:
            continue
        for index in range(place + 1, len(drafts)):
            if not CONTENTS_LINE.fullmatch("\t".join(drafts[index].cells) or drafts[index].text):
                break
            kinds[index] = Kind("contents")
            kinds[place] = Kind("heading", level=1)


def _find_notes(drafts: Sequence[Draft], kinds: list[Kind], words: PaperWords) -> None:
    """The numbered lines that follow a notes heading, and signed ones among them."""
    place = 0
    while place < len(drafts):
        if not is_notes_heading(drafts[place].text, words):
            place += 1
            continue
        heading, place = place, place + 1
        while place < len(drafts) and (number := _note_number(drafts, place)):
            kinds[place] = Kind("note", number=number)
            kinds[heading] = Kind("heading", level=3)
            place += 1


def _note_number(drafts: Sequence[Draft], place: int) -> str | None:
    """The number or sign of a note; that of a note which lost its own is one less than that of the next."""
    draft = drafts[place]
    if draft.cells:
        return None
    if draft.opening and draft.opening.kind in ("single", "lettered"):
        return draft.number
    below = drafts[place + 1].number if place + 1 < len(drafts) else None
    if draft.opening and below and below.isdecimal() and int(below) > 1:
        return str(int(below) - 1)
    if found := NOTE.match(draft.text):
        draft.text = draft.text[found.end() :]
        return found["number"] or found["sign"]
    return None


def _find_headings(drafts: Sequence[Draft], kinds: list[Kind], words: PaperWords) -> None:
    """From the end to the start, so that what follows a title is known when the title is judged."""
    series = _series(drafts) - {label.capitalize() for label in words.author_lines}
    for place in reversed(range(len(drafts))):
        if kinds[place].kind in ("heading", "note", "contents") or drafts[place].cells:
            continue
        following = place + 1 if place + 1 < len(drafts) else None
        draft = drafts[place]
        if _series_of(draft) in series:
            kinds[place] = Kind("heading", level=1)
        elif _is_heading(drafts, kinds, place, following, words):
            kinds[place] = Kind("heading", number=draft.number)
    _leave_runs(drafts, kinds, words)
    _set_levels(drafts, kinds, words)


def _leave_runs(drafts: Sequence[Draft], kinds: list[Kind], words: PaperWords) -> None:
    """Three short lines or more in a row are names, an address or what is left of a table; not titles.

    The last of them is one all the same where a chapter's first numbered paragraph follows.
    """
    run: list[int] = []
    for place in range(len(drafts) + 1):
        if place < len(drafts) and _is_plain_title(drafts[place], kinds[place], words):
            run.append(place)
            continue
        if len(run) >= LONG_RUN:
            kept = run[-1:] if place < len(drafts) and _begins_chapter(drafts[place]) else []
            for member in run[: len(run) - len(kept)]:
                kinds[member] = Kind("paragraph")
        run = []


def _is_plain_title(draft: Draft, kind: Kind, words: PaperWords) -> bool:
    """A short line that nothing but its neighbours tells to be a title."""
    text = unmarked_end(draft.text)
    if draft.opening or draft.cells or kind.kind not in ("heading", "paragraph") or kind.level:
        return False
    return len(text) < BODY and not _is_title_by_itself(text, draft, words) and not draft.is_finished


def _is_title_by_itself(text: str, draft: Draft, words: PaperWords) -> bool:
    return text.lower().startswith(words.appendix_openings) or draft.line.bold or _is_in_capitals(text)


def _begins_chapter(draft: Draft) -> bool:
    number = draft.opening.number if draft.opening and draft.opening.kind == "outline" else None
    return bool(number and number.endswith(".1"))


def _series(drafts: Sequence[Draft]) -> frozenset[str]:
    """What titles of one series open with: "Priority: Streets", "Priority: Parks", each followed by a title or text."""
    counts: Counter[str] = Counter()
    for draft, below in pairwise(drafts):
        opens = _series_of(draft)
        if opens and below.line.gap and not below.cells:
            counts[opens] += 1
    return frozenset(opens for opens, count in counts.items() if count > 1)


def _series_of(draft: Draft) -> str:
    """The word before the colon of a short line that may be one of a series of titles; else nothing."""
    found = SERIES_TITLE.fullmatch(unmarked_end(draft.text))
    return found["opens"] if found and not draft.opening and not draft.cells and draft.lines == 1 else ""


def _is_heading(
    drafts: Sequence[Draft], kinds: Sequence[Kind], place: int, following: int | None, words: PaperWords
) -> bool:
    draft = drafts[place]
    text = unmarked_end(draft.text)
    if not _may_be_title(text, draft):
        return False
    opening = draft.opening
    if opening is not None:
        return _is_numbered_heading(drafts, kinds, opening, following)
    if _is_title_by_itself(text, draft, words):
        return True
    if following is None or ": " in text or not ENDS_LIKE_A_HEADING.search(text):
        return False
    begins = draft.line.gap > 0 or draft.line.indent > 0 or place == 0
    return begins and draft.lines < 3 and _is_body_below(drafts, kinds, following)


def _may_be_title(text: str, draft: Draft) -> bool:
    if not text or len(text) > LONGEST_HEADING or len(text.split()) > MOST_HEADING_WORDS or draft.lines > 3:
        return False
    opens = text[0].isupper() or text[0].isdigit() or text[0] in "‘“\"'"
    has_end = ENDS_LIKE_A_HEADING.search(text) or draft.line.bold
    return bool(opens and has_end and any(map(str.isalpha, text)) and not NOT_A_HEADING.search(text))


def _is_numbered_heading(
    drafts: Sequence[Draft], kinds: Sequence[Kind], opening: Opening, following: int | None
) -> bool:
    """A short numbered line is a heading unless the next one is its neighbour in a list."""
    if opening.kind in ("bullet", "reference") or following is None:
        return False
    below = drafts[following].opening
    if opening.kind == "lettered":
        return below is not None and below.kind == "reference" and (opening.number or "").isupper()
    is_sibling = below is not None and below.kind == opening.kind and _depth(below) == _depth(opening)
    if is_sibling and kinds[following].kind != "heading":
        return False
    if below is not None and below.kind == opening.kind == "single":
        return len(drafts[following].text) > 0 and _is_next(opening.number, below.number)
    return True


def _depth(opening: Opening) -> int:
    return depth_of(opening.number or "")


def depth_of(number: str) -> int:
    """1 for "4" and "4.0", 2 for "4.1"."""
    return number.removesuffix(".0").count(".") + 1


def _is_next(number: str | None, after: str | None) -> bool:
    return bool(number and after and number.isdecimal() and after.isdecimal() and int(after) == int(number) + 1)


def _is_in_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 5 and all(map(str.isupper, letters)) and len(text.split()) <= 8


def _is_body_below(drafts: Sequence[Draft], kinds: Sequence[Kind], following: int) -> bool:
    """Running text, a list, a numbered paragraph or a table; or one more unnumbered title that has these below it."""
    draft, kind = drafts[following], kinds[following]
    if kind.kind == "heading":
        return kind.number is None and not _is_in_capitals(draft.text) and draft.line.gap > 0
    if draft.cells or draft.opening is not None:
        return True
    return len(draft.text) >= BODY or (draft.is_finished and draft.line.gap > 0 and len(draft.text) >= BODY // 2)


def _set_levels(drafts: Sequence[Draft], kinds: list[Kind], words: PaperWords) -> None:
    """A number's depth is the level. Titles without one stand under the numbered heading or appendix before them."""
    under_chapter, chapter = False, ""
    for place, kind in enumerate(kinds):
        text, number = drafts[place].text, kind.number
        if kind.kind != "heading" or kind.level:
            if kind.level == 1:
                under_chapter, chapter = SERIES_TITLE.fullmatch(text) is not None, ""
            continue
        if number and number[0].isdigit():
            kind.level = depth_of(number)
            if kind.level == 1:
                under_chapter, chapter = True, number
        elif text.lower().startswith(words.appendix_openings):
            kind.level, under_chapter, chapter = 1, True, ""
        elif number or (under_chapter and not _is_in_capitals(text)):
            kind.level = 1 if _opens_chapter(drafts, place, chapter) else 2
        else:
            kind.level = 1


def _opens_chapter(drafts: Sequence[Draft], place: int, chapter: str) -> bool:
    """A title that lost its number: the paragraphs below it are numbered as in another chapter."""
    if place + 1 == len(drafts) or not _begins_chapter(drafts[place + 1]):
        return False
    return (drafts[place + 1].number or "").split(".")[0] != chapter
