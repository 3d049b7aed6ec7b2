"""Cross-cutting themes: concerns that an agreement applies to all its priorities.

In:     lists under a lead-in ("the following cross-cutting themes will be included: ..."); a diagram of priorities and
        themes, where nothing else lists the themes; what a draft proposes in its text.
Out:    one ThemeFact for each label, year and status.
Words:  corpus/vocabulary/themes.yaml
Rule:   where a diagram holds most of the priorities, and is said to show the themes as well, the other labels are they.
Leaves: themes that were suggested and folded into others; themes of plans other than the part's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.load import vocabulary
from extract.agreement import Plan, abbreviations_of, blocks_of, known_names, names_plan, plans_of
from extract.facts import PriorityFact, ThemeFact
from extract.labels import is_title, key_of
from extract.lead_ins import LeadIns
from extract.list_owner import owner_of
from extract.proposed_labels import proposed_labels
from extract.reading import Reading
from extract.registry import extractor
from extract.stated_lists import lists_in
from extract.strategy_names import strategy_names
from ingest.paper import Part

MOST_THEMES = 8  # more labels left over, and the diagram shows something else too
TEXT_NEAR = 12  # blocks around a diagram in which it is said what it shows
TITLE_LENGTH = 60  # characters: two headings in a row may title the two rings of a diagram
SHOWS_BOTH = re.compile(r"\bpriorities\b.{0,60}\bthemes\b", re.IGNORECASE)


@extractor("theme", makes=ThemeFact, after=("edition", "priority"))
def find_themes(reading: Reading) -> Iterator[ThemeFact]:
    """Yield each theme of the part's own plan once for each year and status."""
    plans = plans_of(reading)
    expand = abbreviations_of(reading)
    seen: set[tuple[str, int | None, str]] = set()
    listed = list(_listed(reading, plans))
    drawn = [
        fact
        for part in reading.paper.parts
        for fact in _drawn(
            reading,
            part,
            plans,
            {key_of(each.label, expand) for each in listed if each.part == part.index and each.status != "previous"},
        )
    ]
    for fact in [*listed, *drawn, *_proposed(reading)]:
        key = key_of(fact.label, expand), fact.year, fact.status
        if key not in seen:
            seen.add(key)
            yield fact


def theme_lead_ins() -> LeadIns:
    """What brings in a list of themes."""
    words = vocabulary("themes")
    return LeadIns(tuple(words["nouns"]), tuple(words["verbs"]), tuple(words["blockers"]))


def _listed(reading: Reading, plans: list[Plan]) -> Iterator[ThemeFact]:
    for stated in lists_in(reading, theme_lead_ins(), known_names(reading)):
        part = reading.part(stated.block).index
        owner = owner_of(reading, stated, plans[part])
        if owner is None or not owner.is_plan:
            continue
        whole = reading.evidence_between(stated.start, stated.end)
        for item in stated.items:
            evidence = whole if stated.in_sentence else reading.evidence_between(item.start, item.end)
            yield ThemeFact(evidence=evidence, part=part, label=item.label, year=owner.year, status=owner.status)


def _proposed(reading: Reading) -> Iterator[ThemeFact]:
    for each in proposed_labels(reading, "theme"):
        yield ThemeFact(
            evidence=each.evidence, part=each.part, label=each.label, year=each.year, status="proposed", confidence=0.8
        )


def _drawn(reading: Reading, part: Part, plans: list[Plan], listed: set[str]) -> Iterator[ThemeFact]:
    """Labels of a diagram of priorities and themes that are no priorities, neither the plan's nor another's.

    Where themes are `listed` as well, the diagram must show most of them: then it may hold one more.
    """
    plan = plans[part.index]
    blocks = blocks_of(reading, part)
    drawn = [block for block in blocks if block.kind == "diagram"]
    if not drawn or not plan.is_own:
        return
    expand = abbreviations_of(reading)
    own = [fact for fact in reading.found(PriorityFact) if (fact.of, fact.year) == (plan.name, plan.year)]
    priorities = {key_of(fact.label, expand) for fact in own}
    of_others = {key_of(fact.label, expand) for fact in reading.found(PriorityFact) if fact.of != plan.name}
    for page in sorted({block.page or 0 for block in drawn}):
        on_page = [block for block in drawn if (block.page or 0) == page]
        keys = {key_of(block.text, expand) for block in on_page}
        others = [block for block in on_page if key_of(block.text, expand) not in priorities | of_others]
        around = [block for block in blocks if abs(block.index - on_page[0].index) <= TEXT_NEAR + len(on_page)]
        titles = " ".join(block.text for block in around if block.kind != "diagram" and len(block.text) <= TITLE_LENGTH)
        near = [text for text in [*(block.text for block in around), titles] if SHOWS_BOTH.search(text)]
        foreign = [name for text in near for name in strategy_names(text) if not names_plan(name.name, plan)]
        holds_most = priorities and len(keys & priorities) * 2 > len(priorities)
        shows_listed = len(keys & listed) * 2 > len(listed) or not listed
        another_s = foreign and not keys & of_others
        if not (holds_most and shows_listed and near) or another_s or len(others) > MOST_THEMES:
            continue
        for block in others:
            if is_title(block.text):
                yield ThemeFact(
                    evidence=reading.evidence(block),
                    part=part.index,
                    label=block.text,
                    year=plan.year,
                    status="proposed" if plan.draft else "current",
                    confidence=0.7,
                )
