"""Who leads each priority: post, organisation and, where printed, person.

In:     tables with a column for the priority and one for its lead; sentences ("The lead for Fraud is the Head of ...");
        lines under a priority's heading ("Lead: Head of Roads, Westmere Council"); items of a list of leads
        ("Violence: Det Supt Ann Reed, Westmere Police").
Out:    one LeadFact for each post; "A / B" in a cell is two.
Words:  corpus/vocabulary/leads.yaml
Rule:   "Chair of X Group" is the post Chair at the organisation X; "to be confirmed" is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from corpus.load import vocabulary
from extract.agreement import Plan, abbreviations_of, plans_of
from extract.body_words import kind_of as body_kind_of
from extract.facts import Evidence, LeadFact, PriorityFact
from extract.labels import BRACKETED, clean_label, key_of
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Cell, Table

GROUPS = ("board", "partnership", "group", "team", "unit")
SEVERAL = re.compile(r"\s+/\s+|;\s+(?=[A-Z])|\n")
ORGANISATION_WORDS = 9
BODY_BESIDE = re.compile(r"\s+\((?P<body>[A-Z][^()]{3,}\s[^()]+)\)$")


class Post(NamedTuple):
    post: str | None
    organisation: str | None
    person: str | None


@extractor("lead", makes=LeadFact, after=("priority",))
def find_leads(reading: Reading) -> Iterator[LeadFact]:
    """Yield each post that leads a priority, once for each priority and year."""
    plans = plans_of(reading)
    seen: set[tuple[str, Post, int | None]] = set()
    told = [*_in_tables(reading, plans), *_in_sentences(reading, plans), *_under_headings(reading, plans)]
    for fact in [*told, *_in_lists(reading, plans)]:
        key = fact.priority.lower(), Post(fact.post, fact.organisation, fact.person), fact.year
        if key not in seen:
            seen.add(key)
            yield fact


def split_post(text: str) -> Post | None:
    """Post, organisation and person of one lead; None for "TBC".

    >>> split_post("Head of Roads, Westmere County Council")
    Post(post='Head of Roads', organisation='Westmere County Council', person=None)
    >>> split_post("Chair of the Safer Roads Group")
    Post(post='Chair', organisation='Safer Roads Group', person=None)
    """
    text = re.sub(r"\s+", " ", text).strip(" ;,.:")
    if (beside := BODY_BESIDE.search(text)) and _is_body(beside["body"]):  # "Det Supt Ann Reed (Westmere Police)"
        text = f"{text[: beside.start()]}, {beside['body']}"
    words = vocabulary("leads")
    if not text or text.lower() in words["not_posts"] or re.match(r"(?:TBC|TBA)\b", text):
        return None
    person, text = _person(text)
    if match := _of_a_body().match(text):
        return Post(match["post"], match["body"].strip(" ,"), person)
    head, comma, tail = text.rpartition(",")
    if not comma:
        head, comma, tail = text.rpartition(" – ")
    tail = tail.strip()
    if comma and head and _is_body(tail):
        return Post(head.strip(), tail, person)
    if person and not text:
        return Post(None, None, person)
    if _is_body(text) and not _has_post(text):
        return Post(None, text, person)
    return Post(text, None, person)


def posts_in(text: str) -> Iterator[Post]:
    """Each post of a cell: at a slash, a semicolon, or where a body's name ends and the next line's post begins.

    >>> [post.post for post in posts_in("Head of Roads, Westmere Police Chair of the Safer Roads Group")]
    ['Head of Roads', 'Chair']
    """
    for piece in SEVERAL.split(text):
        left, right = _two_lines(piece)
        yield from (post for each in (left, right) if each and (post := split_post(each)))


def _two_lines(text: str) -> tuple[str, str | None]:
    """A post with its body, and what follows where that is another post with its own."""
    for match in _next_post().finditer(text):
        left, right = split_post(text[: match.start()]), split_post(text[match.end() :])
        if left and right and left.organisation and right.organisation and left.post and right.post:
            return text[: match.start()], text[match.end() :]
    return text, None


@cache
def _next_post() -> re.Pattern[str]:
    posts = "|".join(map(re.escape, vocabulary("leads")["posts"]))
    return re.compile(rf"(?<=[a-z)])\s+(?=(?:{posts})\b)")


def _in_tables(reading: Reading, plans: list[Plan]) -> Iterator[LeadFact]:
    for table in reading.paper.tables:
        columns = lead_columns(reading, table)
        if columns is None:
            continue
        rows = {(cell.row, cell.column): cell for cell in table.cells if cell.blocks}
        priority: Cell | None = None
        for row in range(1, table.rows):
            goes_on = (row, columns[0]) not in rows
            priority = rows.get((row, columns[0]), priority)
            lead = rows.get((row, columns[1]))
            if lead is None or (goes_on and not _has_post(reading.paper.cell_text(lead))):
                continue  # the tail of the cell above, printed once more
            if priority is not None:
                yield from _of_row(reading, priority, lead, plans)


def lead_columns(reading: Reading, table: Table) -> tuple[int, int] | None:
    """The columns of priority and lead; None where the table has no such two."""
    words = vocabulary("leads")
    headers = {cell.column: reading.paper.cell_text(cell).strip(" :*").lower() for cell in table.cells if cell.row == 0}
    priority = [column for column, text in headers.items() if text in words["priority_headers"]]
    lead = [column for column, text in headers.items() if text in words["lead_headers"]]
    return (priority[0], lead[0]) if priority and lead else None


def _of_row(reading: Reading, priority: Cell, lead: Cell, plans: list[Plan]) -> Iterator[LeadFact]:
    named, held = reading.paper.blocks_of(priority), reading.paper.blocks_of(lead)
    label = clean_label(reading.paper.cell_text(priority))
    if label is None:
        return
    part = reading.part(named[0]).index
    for post in (post for block in held for post in posts_in(block.text)):
        yield _lead(label.text, post, plans[part].year, reading.evidence_across([*named, *held]), part)


@cache
def _sentence() -> re.Pattern[str]:
    """ "The lead for Rural Crime is the Head of Roads, Westmere Police" and "Rural Crime is led by the ..."."""
    post = "|".join(map(re.escape, vocabulary("leads")["posts"]))
    label = r"[‘'“]?(?P<{0}>[A-Z][\w&’-]+(?:[ -](?:and|of|&|[A-Z(][\w&’)-]*)){{0,6}})[’'”]?"
    who = rf"(?:the\s+)?(?P<{{0}}>(?:[A-Z][\w’-]+ )*(?:{post})\b[^.;:]*?)(?=[.;]|$|\s+(?:who|which|and has|and will)\b)"
    return re.compile(
        rf"(?:[Tt]he\s+)?(?:priority\s+|strategic\s+)?[Ll]ead(?:\s+officer)?\s+(?:for|on)\s+(?:the\s+)?{label.format('one')}(?:\s+priority)?\s+is\s+{who.format('a')}"
        rf"|(?:priority\s+of\s+)?{label.format('two')}(?:\s+priority)?\s+(?:is|will be)\s+led\s+by\s+{who.format('b')}"
    )


def _in_sentences(reading: Reading, plans: list[Plan]) -> Iterator[LeadFact]:
    for block in reading.blocks(("paragraph", "list_item")):
        for match in _sentence().finditer(block.text):
            post = split_post(match["a"] or match["b"])
            if match["two"] and body_kind_of(match["two"]) in GROUPS:
                continue  # "the Safer Towns Group is led by": a group, no priority
            part = reading.part(block).index
            if post and post.post and plans[part].name:
                evidence = reading.evidence(block, match.start(), match.end())
                yield _lead(match["one"] or match["two"], post, plans[part].year, evidence, part, 0.8)


def _lead(
    priority: str, post: Post, year: int | None, evidence: Evidence, part: int, confidence: float = 1.0
) -> LeadFact:
    return LeadFact(
        evidence=evidence,
        part=part,
        priority=priority,
        post=post.post,
        organisation=post.organisation,
        person=post.person,
        year=year,
        confidence=confidence,
    )


def _under_headings(reading: Reading, plans: list[Plan]) -> Iterator[LeadFact]:
    """ "Lead: Head of Roads, Westmere Council" below "Priority 2: Road Safety", or below a listed priority's name."""
    expand = abbreviations_of(reading)
    listed = {key_of(fact.label, expand) for fact in reading.found(PriorityFact)}
    for block in reading.blocks(("paragraph", "list_item")):
        match = _lead_line().match(block.text)
        part = reading.part(block).index
        if not match or block.cell or plans[part].name is None:
            continue
        for heading in reversed(reading.paper.headings_above(block)):
            label = clean_label(heading.text)
            if label and key_of(label.text, expand) in listed:
                for post in posts_in(match["posts"]):
                    fact = _lead(label.text, post, plans[part].year, reading.evidence(block), part, 0.9)
                    yield replace(fact, also=(("priority", reading.evidence(heading)),))
                break


def _in_lists(reading: Reading, plans: list[Plan]) -> Iterator[LeadFact]:
    """ "Violence: Det Supt Ann Reed, Westmere Police" in a list under "Priority leads:"."""
    blocks = reading.paper.blocks
    for block in reading.blocks(("paragraph", "heading")):
        plan = plans[reading.part(block).index]
        is_lead_in = block.kind == "heading" or block.text.rstrip().endswith(":")
        if block.cell or plan.name is None or not is_lead_in or not _list_of_leads().search(block.text):
            continue
        under = takewhile(lambda each: each.kind in ("list_item", "paragraph"), blocks[block.index + 1 :])
        items = list(takewhile(lambda each: each[1] is not None, ((each, _of_item(each.text)) for each in under)))
        for item, led in items if len(items) >= LEAST_ITEMS else ():
            label, posts = led or ("", [])
            for post in posts:
                yield _lead(label, post, plan.year, reading.evidence(item), reading.part(item).index, 0.9)


def _of_item(text: str) -> tuple[str, list[Post]] | None:
    """The priority of an item of such a list, and its posts; None where it is none.

    >>> _of_item("Violence: Det Supt Ann Reed, Westmere Police")
    ('Violence', [Post(post=None, organisation='Westmere Police', person='Det Supt Ann Reed')])
    >>> _of_item("Violence: it rose")
    """
    match = LED_ITEM.fullmatch(text.strip())
    label = clean_label(match["label"]) if match else None
    if not match or label is None:
        return None
    posts = [
        post for post in posts_in(match["posts"]) if post.person or post.organisation or _has_post(post.post or "")
    ]
    return (label.text, posts) if posts or match["posts"].lower() in vocabulary("leads")["not_posts"] else None


LED_ITEM = re.compile(r"(?P<label>[A-Z‘“'\"][^:–—]{2,70}?)\s*(?::|\s[–—-])\s+(?P<posts>[A-Z]\S.{2,160})", re.DOTALL)
LEAST_ITEMS = 2


@cache
def _list_of_leads() -> re.Pattern[str]:
    said = "|".join(map(re.escape, sorted(vocabulary("leads")["list_names"], key=len, reverse=True)))
    return re.compile(rf"\b(?:{said})\b[^.;]{{0,60}}$", re.IGNORECASE)


@cache
def _lead_line() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(vocabulary("leads")["line_labels"], key=len, reverse=True)))
    return re.compile(rf"(?i:{words})(?:\(s\)|s)?\s*(?::|[–—-]\s)\s*(?P<posts>\S.{{2,160}})$", re.DOTALL)


@cache
def _of_a_body() -> re.Pattern[str]:
    """ "Chair of (the) Safer Roads Group (SRG)": a post that is nothing without its body."""
    words = vocabulary("leads")
    posts, ends = "|".join(words["posts_of_a_body"]), "|".join(words["bodies"])
    return re.compile(
        rf"^(?P<post>{posts})(?:\s+of(?:\s+the)?|,|\s+-)\s+(?P<body>[A-Z].*?\b(?:{ends})\b(?:\s*\([^)]*\))?)$"
    )


def _is_body(text: str) -> bool:
    ends = "|".join(vocabulary("leads")["bodies"])
    bare = BRACKETED.sub("", text).strip()
    return (bool(re.search(rf"\b(?:{ends})$", bare)) or bool(re.fullmatch(r"[A-Z]{2,6}", bare))) and len(
        bare.split()
    ) <= ORGANISATION_WORDS


def _has_post(text: str) -> bool:
    return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, vocabulary('leads')['posts']))})\b", text))


def _person(text: str) -> tuple[str | None, str]:
    """A person's name before or after the post: "Cllr J Field, Cabinet Member", "Head of Roads (Ann Field)"."""
    titles = "|".join(map(re.escape, sorted(vocabulary("leads")["titles"], key=len, reverse=True)))
    if match := re.match(
        rf"(?P<name>(?:{titles})\.?\s+(?:[A-Z]\.?\s+)*[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)(?:\s*[,–-]\s*|$)", text
    ):
        return match["name"], text[match.end() :]
    first, comma, rest = text.partition(",")
    is_name = re.fullmatch(r"[A-Z][a-z]+(?:\s+[A-Z]\.?)?(?:\s+[A-Z][\w’'-]+)", first.strip())
    if comma and is_name and not _has_post(first) and not _is_body(first) and _has_post(rest):
        return first.strip(), rest.strip()
    return None, text
