"""Where a figure comes from: its footnote, or the publication that its sentence names.

In:     a block with its marks, the numbers of one sentence.
Out:    of each number, the text of its note or the name of its source, and where that stands.
Words:  corpus/vocabulary/sources.yaml
Source: the judgement calls of the gold facts: a mark covers the figures of the sentence it ends; one inside a sentence
        covers what stands before it; one on a list's lead-in line covers its bullets; the note's text is the source
        even where it is plainly the wrong note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.load import areas, vocabulary
from extract.alternatives import one_of
from extract.facts import Evidence
from extract.reading import Reading
from ingest.paper import Block, Mark

Source = tuple[str, Evidence]  # what is printed of it, and where
AFTER_STOP = 2  # characters by which a mark may follow its sentence's stop: a closing quotation mark, a space


def sources_of(
    reading: Reading, block: Block, sentence: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> list[Source | None]:
    """The source of each number of a sentence, or None; `spans` are the numbers in `block.text`, in order."""
    start, end = sentence
    marks = [mark for mark in block.marks if start < mark.offset <= end + AFTER_STOP]
    named = _named_source(block, start, end)
    cited = [*cited_in(block.text, start, end), *_credited(block.text, start)]
    return [
        noted(reading, _mark_of(span, spans, marks))
        or _cited(reading, block, cited, span)
        or (_covered(reading, block, named, span, spans) if named else None)
        for span in spans
    ]


def cited_in(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The brackets of a sentence that cite a work: what they say is no time of a figure."""
    return [each for each in _citation().finditer(text, start, end) if not is_when(each["name"])]


def _credited(text: str, start: int) -> list[re.Match[str]]:
    """The work that a text names after its last stop: "45 fires a day. Fire Office, 2031"."""
    found = _credit().search(text, start)
    return [found] if found and not is_when(found["name"]) else []


def source_in_note(reading: Reading, block: Block) -> Source | None:
    """Where the figures of a note are from: what it says after its last dash, "45 wards in 2031 – Westmere Census"."""
    dashes = list(DASH.finditer(block.text))
    if not dashes:
        return None
    start = dashes[-1].end()
    return block.text[start:].strip(" ."), reading.evidence(block, start)


def source_of_lead_in(reading: Reading, block: Block) -> Source | None:
    """The source that a mark in a list's lead-in line, or at the end of a heading, gives to what stands under it."""
    last = block.marks[-1] if block.marks else None
    leads = block.kind != "heading" and not block.text.rstrip().endswith((".", "!", "?", ";"))
    return noted(reading, last) if last and (leads or last.offset >= len(block.text.rstrip(" :."))) else None


def source_named_in(reading: Reading, block: Block) -> Source | None:
    """The publication that a lead-in line names as the source of its list: "According to the Westmere Survey:"."""
    named = _named_source(block, 0, len(block.text))
    return (named["name"].strip(" ,;:."), reading.evidence(block, *named.span("name"))) if named else None


def _mark_of(span: tuple[int, int], spans: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> Mark | None:
    """The next mark after a number; else one before it that covers no number, as in "estimates¹ put it at 40"."""
    following = [mark for mark in marks if mark.offset >= span[1]]
    if following:
        return following[0]
    before = [mark for mark in marks if mark.offset <= span[0]]
    if before and not any(end <= before[-1].offset for _, end in spans):
        return before[-1]
    return None


def noted(reading: Reading, mark: Mark | None) -> Source | None:
    if mark is None or mark.note is None:
        return None
    note = reading.paper.blocks[mark.note]
    return (note.text, reading.evidence(note)) if note.text else None


def _named_source(block: Block, start: int, end: int) -> re.Match[str] | None:
    """The publication that the sentence names as its source; a word like "Statistics" alone names none."""
    found = _source_name().search(block.text, start, end) or _source_says().search(block.text, start, end)
    return found if found and (" " in found["name"] or found["name"].isupper()) else None


def _covered(
    reading: Reading, block: Block, named: re.Match[str], span: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> Source | None:
    """A source that is named covers the numbers after it, and the one just before it: "60% measured by the Survey"."""
    before = [each for each in spans if each[1] <= named.start()]
    if span[1] <= named.start() and span != before[-1]:
        return None
    return named["name"].strip(" ,;:."), reading.evidence(block, *named.span("name"))


def _cited(reading: Reading, block: Block, cited: Sequence[re.Match[str]], span: tuple[int, int]) -> Source | None:
    """The work that the next bracket after a number cites: "45 per cent (Westmere Office, 2031)"."""
    following = next((each for each in cited if each.start() >= span[1]), None)
    return (following["name"], reading.evidence(block, *following.span("name"))) if following else None


def is_when(name: str) -> bool:
    """Whether what looks like the name of a work says a time or a place: "March 2031", "Westmere 2031"."""
    before = re.split(r",?\s+(?=(?:19|20)\d\d)", name)[0]
    return before.split()[0].strip(",.").lower() in _times() or any(before in group for group in areas().values())


@cache
def _times() -> frozenset[str]:
    named = (name.lower() for names in vocabulary("dates")["months"] for name in names)
    return frozenset({*named, *vocabulary("sources")["not_cited"]})


@cache
def _citation() -> re.Pattern[str]:
    """ "(Westmere Office, 2031)", "(Oates et al 2031)", "(Fire Survey 2030/31)", "(ONS)"."""
    return re.compile(rf"\((?:[Ss]ource:?\s+)?(?P<name>{_work()}|{one_of(vocabulary('sources')['publishers'])})\)")


@cache
def _credit() -> re.Pattern[str]:
    """ ". Fire Office, 2031" at the end of a text."""
    return re.compile(rf"[.!?][’”\"']?\s+(?P<name>{_work()})\s*\.?\s*$")


@cache
def _work() -> str:
    """ "Westmere Office, 2031", "Oates et al 2031": who wrote it, or its name, and its year."""
    small = one_of(vocabulary("sources")["inside_names"])
    word = r"[A-Z][\w’'&.-]*"
    year = r"(?:19|20)\d\d[a-z]?(?:[-/–]\d\d(?:\d\d)?)?"
    return rf"{word}(?:,?\s+(?:{small}|et\s+al\.?|{word})){{0,9}}?,?\s+{year}"


DASH = re.compile(r"\s[–—-]\s")


@cache
def _source_name() -> re.Pattern[str]:
    """ "According to the 2030/31 Westmere Survey", "quoted in the Westmere and Eastmere Strategy 2030-2033"."""
    openings = one_of(vocabulary("sources")["openings"])
    return re.compile(rf"\b(?i:{openings})(?::|\s+(?:[a-z]+\s+){{0,4}})\s*(?P<name>{_publication()})")


@cache
def _source_says() -> re.Pattern[str]:
    """ "The Westmere Crime Survey (WCS) estimated"."""
    closings = one_of(vocabulary("sources")["closings"])
    return re.compile(rf"(?:\b[Tt]he\s+|^\s*)(?P<name>{_publication()}),?\s+(?:\w+\s+)?(?i:{closings})\b")


@cache
def _publication() -> str:
    """A capitalised name that ends in "Survey", "Strategy", …, with its year and its short form."""
    words = vocabulary("sources")
    year = r"(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?"
    inside = rf"(?:(?:{one_of(words['inside_names'])})\s+)*"
    ending = one_of(word.title() for word in words["publications"])
    ending += "|" + one_of(word.upper() for word in words["publications"] if len(word) < 4)
    more = rf"(?!\s+(?:[A-Z][\w’'&-]*\s+){{0,4}}(?:{ending})s?\b)"  # "ONS Crime Survey" is one name
    of = r"(?:\s+for\s+[A-Z]\w+(?:\s+(?:and|&)\s+[A-Z]\w+)?)?"  # "Flood Survey for Westmere and Eastmere"
    return rf"(?:{year}\s+)?(?:[A-Z][\w’'&-]*\s+{inside}){{0,12}}?(?:{ending})s?\b" + (
        rf"{more}{of}(?:\s+\([A-Z]+\))?(?:\s+{year})?"
    )
