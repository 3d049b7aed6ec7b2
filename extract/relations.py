"""Who chairs, leads, governs, delivers, funds, supports, scrutinises or commissions what; who belongs, who reports.

In:     sentences of one paper and the bodies found in them.
Out:    one fact for each relation that a sentence states; subject and object as printed, or, where the sentence says
        "the Board" or "it", as what that stands for. The year is the sentence's own, else the edition's or meeting's.
Words:  corpus/vocabulary/relations.yaml: frames, words around their two sides (extract/word_groups.py)
Leaves: what a sentence denies, doubts or proposes; membership told from attendance.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.load import vocabulary
from extract.agreement import Plan, plans_of
from extract.body_names import body_mentions
from extract.facts import RelationFact
from extract.labels import BRACKETED
from extract.likeness import fold
from extract.member_lists import listed_members
from extract.post_holders import post_holders
from extract.reading import Reading
from extract.registry import extractor
from extract.relation_frames import Groups, Match, chains_in, filled, groups_of
from extract.relation_sense import is_stated
from extract.relation_subjects import LeadInSubjects, shared_subject
from extract.relation_year import is_any_of_a_kind, is_own, year_of
from extract.stand_ins import Argument, Named
from extract.word_groups import groups_in
from ingest.paper import Block, BlockKind

TELLING: tuple[BlockKind, ...] = ("paragraph", "list_item", "caption", "diagram")  # a box tells what its body does


@extractor("relation", makes=RelationFact, after=("organisation", "priority"))
def find_relations(reading: Reading) -> Iterator[RelationFact]:
    """Yield each relation once, where it is first stated."""
    named = Named(reading, body_mentions(reading))
    leads = LeadInSubjects(reading, named)
    seen: set[tuple[str, ...]] = set()
    told = (*_from_sentences(reading, named, leads), *_from_posts(reading, named), *_from_lists(reading, named))
    expand = _short_forms(reading)
    for fact in told:
        key = (_one_name(fact.subject, expand), fact.predicate, _one_name(fact.object, expand))
        if key not in seen and not _is_of_service(key, seen):
            seen.add(key)
            yield fact


def _is_of_service(key: tuple[str, ...], seen: set[tuple[str, ...]]) -> bool:
    """Whether a member is told again that its service alone named before: "Westmere Police" after "Police"."""
    services = map(fold, vocabulary("relations")["services"])
    return key[1] == "member_of" and any(
        key[0].endswith(f" {service}") and (service, *key[1:]) in seen for service in services
    )


def _short_forms(reading: Reading) -> dict[str, str]:
    """Short forms of bodies and their longer names, each with the shortest name that the paper gives that body."""
    found: dict[str, set[str]] = {}
    for mentions in body_mentions(reading).values():
        for each in mentions:
            if each.abbreviation and fold(each.abbreviation) != fold(each.name):
                found.setdefault(fold(each.abbreviation), set()).add(fold(each.name))
    expand: dict[str, str] = {}
    for short, names in found.items():
        shortest = min(names, key=lambda name: (len(name), name))
        if all(name.endswith(shortest) for name in names):  # "Flood Unit (FU)", "Westmere Flood Unit (FU)"
            expand |= dict.fromkeys((short, *names), shortest)
    return expand


def _one_name(side: str, expand: dict[str, str]) -> str:
    """A side as it is compared: "the Westmere Flood Unit (WFU)" is "WFU" again."""
    name = fold(BRACKETED.sub("", side))
    return expand.get(name, name)


def _from_sentences(reading: Reading, named: Named, leads: LeadInSubjects) -> Iterator[RelationFact]:
    plans = plans_of(reading)
    for block in reading.blocks(TELLING):
        groups = groups_in(reading, block)
        for sentence in reading.sentences(block) if groups else ():
            for match in _matches(named, leads, block, sentence, groups_of(groups, sentence)):
                yield from _facts(reading, block, sentence, match, plans[reading.part(block).index])


def _is_same_body(subject: Argument, object_: Argument) -> bool:
    """ "the Westmere partnership (WP) consists of the wider WP": one body under two names."""
    if subject.body and object_.body and subject.text == object_.body.abbreviation:
        return True
    ids = {each.body.id or f"name:{fold(each.body.name)}" for each in (subject, object_) if each.body}
    return subject.body is not None and object_.body is not None and len(ids) == 1


def _from_posts(reading: Reading, named: Named) -> Iterator[RelationFact]:
    plans = plans_of(reading)
    for holder in post_holders(reading, named):
        part = reading.part(holder.block).index
        yield RelationFact(
            subject=holder.person,
            predicate=holder.predicate,
            object=holder.body,
            year=year_of("", plans[part]),
            evidence=holder.evidence,
            part=part,
        )


def _from_lists(reading: Reading, named: Named) -> Iterator[RelationFact]:
    plans = plans_of(reading)
    for member in listed_members(reading, named):
        part = reading.part(member.block).index
        yield RelationFact(
            subject=member.subject,
            predicate=member.predicate,
            object=member.body,
            year=year_of(member.told, plans[part], own=not is_any_of_a_kind(member.body)),
            evidence=member.evidence,
            part=part,
            confidence=0.9,
        )


def _matches(
    named: Named, leads: LeadInSubjects, block: Block, sentence: tuple[int, int], groups: Groups
) -> Iterator[Match]:
    """The frames that hold in one sentence, with their sides; those denied or doubted left out."""
    told: list[Match] = []
    for frame, chain in chains_in(groups):
        start = chain[0][0]
        given = shared_subject(told, block.text, start) or leads.subject(block, sentence, start)
        match = filled(frame, chain, named, block, sentence, given)
        if match and is_stated(block.text, sentence, match):
            told.append(match)
    yield from sorted(told, key=lambda match: match.frame.index)


def _facts(
    reading: Reading, block: Block, sentence: tuple[int, int], match: Match, plan: Plan
) -> Iterator[RelationFact]:
    for subject in match.sides["subject"]:
        for object_ in match.sides["object"]:
            if fold(subject.text) == fold(object_.text) or _is_same_body(subject, object_):
                continue
            inside = [place for each in (subject, object_) for place in (each.start, each.end)]
            same_block = match.frame.object_is is None
            low = min(match.start, *inside) if same_block else match.start
            high = max(match.end, subject.end, object_.end if same_block else 0)
            sides = [*match.sides["subject"], *match.sides["object"]]
            own = is_own(reading, block, match.frame.predicate, sides, plan)
            colon = block.text.find(": ", high, sentence[1])  # what a colon brings in is told of another time
            year = year_of(
                block.text[sentence[0] : colon if colon > 0 else sentence[1]], plan, own=own, ends=high - sentence[0]
            )
            yield RelationFact(
                subject=subject.text,
                predicate=match.frame.predicate,
                object=object_.text,
                year=year,
                evidence=reading.evidence(block, low, high),
                part=reading.part(block).index,
                confidence=0.9 if {subject.kind, object_.kind} == {"body"} else 0.8,
            )
