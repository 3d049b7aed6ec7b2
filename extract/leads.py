"""Who leads each priority: post, organisation and, where printed, person.

In:     tables with a column for the priority and one for its lead; sentences ("The lead for Fraud is the Head of ...").
Out:    one LeadFact for each post; "A / B" in a cell is two.
Words:  corpus/vocabulary/leads.yaml
Rule:   "Chair of X Group" is the post Chair at the organisation X; "to be confirmed" is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.load import vocabulary
from extract.agreement import Plan, plans_of
from extract.facts import LeadFact
from extract.labels import BRACKETED, clean_label
from extract.reading import Reading
from extract.registry import extractor
from ingest.paper import Block, Cell, Table

SEVERAL = re.compile(r"\s+/\s+|;\s+(?=[A-Z])|\n")
ORGANISATION_WORDS = 9


class Post(NamedTuple):
    post: str | None
    organisation: str | None
    person: str | None


@extractor("lead", makes=LeadFact)
def find_leads(reading: Reading) -> Iterator[LeadFact]:
    """Yield each post that leads a priority, once for each priority and year."""
    plans = plans_of(reading)
    seen: set[tuple[str, Post, int | None]] = set()
    for fact in [*_in_tables(reading, plans), *_in_sentences(reading, plans)]:
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
    for text in (text for block in held for text in SEVERAL.split(block.text)):
        if post := split_post(text):
            yield LeadFact(
                evidence=reading.evidence_across([*named, *held]),
                part=part,
                priority=label.text,
                post=post.post,
                organisation=post.organisation,
                person=post.person,
                year=plans[part].year,
            )


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
            part = reading.part(block).index
            if post and post.post and plans[part].name:
                yield _lead(reading, block, match, post, plans[part], part)


def _lead(reading: Reading, block: Block, match: re.Match[str], post: Post, plan: Plan, part: int) -> LeadFact:
    return LeadFact(
        evidence=reading.evidence(block, match.start(), match.end()),
        part=part,
        priority=match["one"] or match["two"],
        post=post.post,
        organisation=post.organisation,
        person=post.person,
        year=plan.year,
        confidence=0.8,
    )


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
