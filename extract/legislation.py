"""Acts, regulations, bills, white papers, statutory guidance and duties that a paper names.

In:     blocks of one paper, in reading order, its notes among them.
Out:    one fact for each title as printed, with its year and kind; its evidence is the first mention. The identifier of
        legislation.gov.uk is the gazetteer's, also where the title is misprinted; the printed title stays.
Words:  corpus/vocabulary/legislation.yaml; corpus/gazetteer/legislation.yaml
Leaves: "the Act", "the 1998 Act" (mentions of one already named), and whether an Act is still in force.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, Literal

from rapidfuzz import fuzz, process

from corpus.load import ActEntry, acts, vocabulary
from extract.facts import LegislationFact
from extract.likeness import fold
from extract.reading import READ_AS_PROSE, Reading
from extract.registry import extractor
from ingest.paper import Block

Kind = Literal["act", "regulations", "bill", "duty", "guidance", "white_paper"]
MISPRINT_FROM = 90.0  # rapidfuzz ratio of folded titles of one year: two letters in twenty may differ
MOST_TITLE_WORDS = 16
WORD = r"[A-Z][\w’'-]*"
BRACKETED = r"\([A-Z][^()]{2,100}\)"  # "(Formulation and Implementation of Strategy)"
YEAR_AFTER = re.compile(r"[’'”\"]?,?\s*(?:\((?P<inside>(?:19|20)\d\d)\)|(?P<year>(?:19|20)\d\d)\b)")
YEAR_BEFORE = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s+[‘'“\"]?$")
BARE_TITLE = re.compile(rf"{WORD}(?:\s(?:and\s|of\s)?{WORD})*\s{BRACKETED}")  # "Harbours (Lighting of Quays)"
TITLED_GUIDANCE = re.compile(
    r"\b[Ss]tatutory guidance\b[^.;‘“]{0,140}?(?:\s(?:in|under|as|called|entitled|titled|document)|,|:|\s[–-])\s+[‘“]"
    r"(?P<title>[A-Z][\w’,-]*(?:\s[\w’,&-]+){1,11})[’”](?!\w)"
)
FEWEST_BILLS = 2  # in a list, that it is one of bills
INSIDE_A_NAME = re.compile(r"\s+[A-Z][a-z]")  # "Flood Duty Delivery Board"


@dataclass(frozen=True, slots=True)
class Mention:
    title: str
    year: int | None
    kind: Kind
    start: int  # in its block's text
    end: int
    stated: bool = True  # that it is a bill; not where only its place in a list tells


@extractor("legislation", makes=LegislationFact)
def find_legislation(reading: Reading) -> Iterator[LegislationFact]:
    """Yield each title once, in order of first mention."""
    blocks = list(reading.blocks(READ_AS_PROSE | {"note"}))
    mentions = [(block, mention) for block in blocks for mention in mentions_in(block.text)]
    mentions = sorted([*mentions, *_listed_bills(mentions, blocks)], key=lambda each: (each[0].start, each[1].start))
    dated = {(fold(mention.title), mention.kind) for _, mention in mentions if mention.year is not None}
    seen: set[tuple[str, int | None, str]] = set()
    for block, mention in mentions:
        key = (fold(mention.title), mention.year, mention.kind)
        if key in seen or (mention.year is None and key[::2] in dated):
            continue
        seen.add(key)
        yield LegislationFact(
            title=mention.title,
            year=mention.year,
            kind=mention.kind,
            uri=identifier(mention.title, mention.year),
            evidence=reading.evidence(block, mention.start, mention.end),
            part=reading.part(block).index,
            confidence=1.0 if mention.stated else 0.8,
        )


def _listed_bills(mentions: list[tuple[Block, Mention]], blocks: list[Block]) -> Iterator[tuple[Block, Mention]]:
    """Titles in a list of bills that leave the word out: "Harbours (Lighting)" between two bills."""
    bills = {block.index for block, mention in mentions if mention.kind == "bill"}
    named = {block.index for block, _ in mentions}
    for _, run in groupby(blocks, key=lambda block: block.kind == "list_item"):
        items = list(run)
        if sum(block.index in bills for block in items) < FEWEST_BILLS:
            continue
        for before, block, after in zip(items, items[1:], items[2:], strict=False):
            beside = {before.index, after.index} & bills
            if beside and block.index not in named and BARE_TITLE.fullmatch(block.text.strip()):
                yield block, Mention(block.text.strip(), None, "bill", 0, len(block.text.rstrip()), stated=False)


def mentions_in(text: str) -> list[Mention]:
    """Every title that `text` names, in order; a title within another ("... Act White Paper") is not one.

    >>> [(each.title, each.year) for each in mentions_in("Under the Flood Act 2010 and the 1998 Rivers Act")]
    [('Flood Act', 2010), ('Rivers Act', 1998)]
    """
    found: list[Mention] = []
    for find in (_white_papers, _guidance, _titled_guidance, _known, _titles, _duties):
        for mention in find(text):
            if not any(mention.start < other.end and other.start < mention.end for other in found):
                found.append(mention)
    for mention in list(found):
        if mention.kind == "duty" and (about := _guidance_about(text, mention)):
            found.append(about)
    return sorted(found, key=lambda each: (each.start, each.kind == "guidance"))


@cache
def identifier(title: str, year: int | None) -> str | None:
    """The legislation.gov.uk identifier of an Act or instrument of this title and year, allowing for misprints.

    Without a year only a title that one entry alone has, letter for letter, will do.
    """
    entries = [entry for entry in acts() if entry.uri and year in (None, entry.year)]
    exact = [entry.uri for entry in entries if fold(title) in _names(entry)]
    if exact or year is None:
        return exact[0] if len(exact) == 1 else None
    names = {name: entry.uri for entry in entries for name in sorted(_names(entry))}
    near = process.extractOne(fold(title), list(names), scorer=fuzz.ratio, score_cutoff=MISPRINT_FROM)
    return names[near[0]] if near else None


def _names(entry: ActEntry) -> frozenset[str]:
    return frozenset(fold(name) for name in (entry.title, *entry.also))


@cache
def _known_titles(year: int | None) -> frozenset[str]:
    """The titles that the gazetteer has of one year, or of all."""
    return frozenset(name for entry in acts() if year in (None, entry.year) for name in _names(entry))


@cache
def _endings(name: str) -> dict[str, dict[str, Any]]:
    return {entry["say"]: entry for entry in vocabulary("legislation")[name]}


@cache
def title_ending_in(name: str, extra_joints: tuple[str, ...] = (), comma: bool = False) -> re.Pattern[str]:
    """Capitalised words, with the small words of a title between them, up to one of the endings of this name.

    >>> title_ending_in("title_endings").search("under the Rivers and Coasts (Wales) Act")["title"]
    'Rivers and Coasts (Wales) Act'
    """
    endings = "|".join(re.escape(say) for say in sorted(_endings(name), key=len, reverse=True))
    joints = "|".join(re.escape(word) for word in (*vocabulary("legislation")["joints"], *extra_joints))
    word = rf"(?:{WORD}|{BRACKETED})"
    between = rf"{',?' if comma else ''}\s+(?:(?:{joints})\s+){{0,2}}"
    return re.compile(
        rf"\b(?P<title>{WORD}(?:{between}{word}){{0,{MOST_TITLE_WORDS}}}?\s+(?P<ending>{endings}))\b(?!-)(?!\s+(?:{endings})\b)"
    )


def _known(text: str) -> Iterator[Mention]:
    """Titles that we know and whose small words are unusual: "Shelter from Floods in Winter Act 2010"."""
    for match in title_ending_in("title_endings", ("the", "from", "for", "to", "in"), True).finditer(text):
        starts = _starts(text, match.start("title"), match.end("title"))
        known = [start for start in starts if _is_known(text, start, match.end("title"))]
        if known and (mention := _with_year(text, known[0], match.end("title"), match["ending"])):
            yield mention


def _titles(text: str) -> Iterator[Mention]:
    """Acts, bills and instruments: "Flood Act 2010", "the 1998 Rivers Act", "Rivers Bill"."""
    for match in title_ending_in("title_endings", (), True).finditer(text):
        start = _title_start(text, match.start("title"), match.end("title"))
        if start is not None and (mention := _with_year(text, start, match.end("title"), match["ending"])):
            yield mention


def _with_year(text: str, start: int, end: int, ending: str) -> Mention | None:
    """The title from `start` to `end` with the year beside it; None where it needs a year and has none."""
    entry, title = _endings("title_endings")[ending], text[start:end]
    if after := YEAR_AFTER.match(text, end):
        return Mention(title, int(after["year"] or after["inside"]), entry["kind"], start, after.end())
    if before := YEAR_BEFORE.search(text, 0, start):
        return Mention(title, int(before["year"]), entry["kind"], before.start(), end)
    if entry["year"] == "always" or INSIDE_A_NAME.match(text, end):
        return None
    return Mention(title, None, entry["kind"], start, end)


def _duties(text: str) -> Iterator[Mention]:
    """Duties by name: "Flood Defence Duty"."""
    for match in title_ending_in("duty_endings").finditer(text):
        start, end = _title_start(text, match.start("title"), match.end("title")), match.end("title")
        if start is not None and not INSIDE_A_NAME.match(text, end):
            yield Mention(text[start:end], None, "duty", start, end)


def _guidance(text: str) -> Iterator[Mention]:
    """Statutory guidance by its own name: "Flood Review Statutory Guidance"."""
    for match in title_ending_in("guidance_endings").finditer(text):
        start = _title_start(text, match.start("title"), match.end("title"))
        if start is not None and start < match.start("ending"):
            yield Mention(text[start : match.end("title")], None, "guidance", start, match.end("title"))


def _titled_guidance(text: str) -> Iterator[Mention]:
    """Statutory guidance by the title under which it came out: "statutory guidance on floods in ‘Keeping Dry’"."""
    for match in TITLED_GUIDANCE.finditer(text):
        yield Mention(match["title"], None, "guidance", *match.span("title"))


def _white_papers(text: str) -> Iterator[Mention]:
    """White and green papers, their title without those words: "Raising the Flood Walls White Paper"."""
    for match in title_ending_in("white_paper_endings", ("the", "for", "to", "in"), True).finditer(text):
        start, end = _title_start(text, match.start("title"), match.end("title")), match.start("ending")
        if start is not None and (title := text[start:end].rstrip()):
            yield Mention(title, None, "white_paper", start, match.end("title"))


def _guidance_about(text: str, duty: Mention) -> Mention | None:
    """Guidance about a duty, in the sentence that names it: "guidance was published regarding the Flood Duty"."""
    words = "|".join(re.escape(entry["say"]) for entry in vocabulary("legislation")["guidance_about_a_duty"])
    before = re.search(rf"\b[Gg]uidance\b[^.;]{{0,80}}\b(?:{words})\s+(?:the\s+)?(?:new\s+)?$", text[: duty.start])
    return Mention(duty.title, None, "guidance", before.start(), duty.end) if before else None


def _title_start(text: str, start: int, end: int) -> int | None:
    """Where the title that ends at `end` begins: after openings of the sentence and after other names before it.

    None where nothing but such words stands before the ending ("The Act"). The longest title that we know wins.
    """
    shunned = set(vocabulary("legislation")["not_in_titles"])
    starts = _starts(text, start, end)
    for place in starts:
        before = text[start:place]
        is_free = all(word.rstrip(",") in shunned for word in before.split())
        if (is_free or _joint_at_end().search(before)) and _is_known(text, place, end):
            return place
    for number in reversed(range(1, len(starts))):
        if _other_name().search(text[starts[0] : starts[number]]):
            starts = starts[number:]
            break
    while starts and text[starts[0] : end].split()[0].rstrip(",") in shunned:
        starts.pop(0)
    is_empty = not starts or text[starts[0] : end] in _last_words()
    return None if is_empty else starts[0]


def _is_known(text: str, start: int, end: int) -> bool:
    """Whether the gazetteer has this title, letter for letter, of the year printed after it."""
    name, year = fold(text[start:end]), YEAR_AFTER.match(text, end)
    return name in _known_titles(int(year["year"] or year["inside"]) if year else None)


def _starts(text: str, start: int, end: int) -> list[int]:
    """Where a title ending at `end` might begin: at the capitals outside brackets, from `start`."""
    capitals = (start + match.start() for match in re.finditer(r"(?<![\w’'(-])[A-Z]", text[start:end]))
    return [place for place in capitals if text.count("(", start, place) == text.count(")", start, place)]


@cache
def _joint_at_end() -> re.Pattern[str]:
    joints = "|".join(re.escape(word) for word in vocabulary("legislation")["joints"])
    return re.compile(rf"(?:,|(?:^|\s)(?:{joints}))\s+$")


@cache
def _other_name() -> re.Pattern[str]:
    """Another name before the title: "Rivers Strategy and " or, as its owner, "Westmere Council’s "."""
    words = vocabulary("legislation")
    others, joints = "|".join(words["ends_of_other_names"]), "|".join(re.escape(word) for word in words["joints"])
    return re.compile(rf"\b(?:{others})(?:,|\s+(?:{joints}))\s+$|\s\w+(?:[’']s|s[’'])\s+$")


@cache
def _last_words() -> frozenset[str]:
    names = ("title_endings", "duty_endings", "guidance_endings", "white_paper_endings")
    return frozenset(say for name in names for say in _endings(name))
