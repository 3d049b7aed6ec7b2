"""Cross-cutting themes: concerns that an agreement applies to all its priorities.

In:     lists under a lead-in ("the following cross-cutting themes will be included: ...").
Out:    one ThemeFact for each label, year and status.
Words:  corpus/vocabulary/themes.yaml
Leaves: themes that were suggested and folded into others; themes of plans other than the part's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.load import vocabulary
from extract.agreement import abbreviations_of, known_names, plans_of
from extract.facts import ThemeFact
from extract.labels import key_of
from extract.list_owner import owner_of
from extract.reading import Reading
from extract.registry import extractor
from extract.stated_lists import LeadIns, lists_in


@extractor("theme", makes=ThemeFact)
def find_themes(reading: Reading) -> Iterator[ThemeFact]:
    """Yield each theme of the part's own plan once for each year and status."""
    plans = plans_of(reading)
    expand = abbreviations_of(reading)
    seen: set[tuple[str, int | None, str]] = set()
    for stated in lists_in(reading, theme_lead_ins(), known_names(reading)):
        part = reading.part(stated.block).index
        owner = owner_of(reading, stated, plans[part])
        if owner is None or not owner.is_plan:
            continue
        whole = reading.evidence_between(stated.start, stated.end)
        for item in stated.items:
            key = key_of(item.label, expand), owner.year, owner.status
            if key in seen:
                continue
            seen.add(key)
            evidence = whole if stated.in_sentence else reading.evidence_between(item.start, item.end)
            yield ThemeFact(evidence=evidence, part=part, label=item.label, year=owner.year, status=owner.status)


def theme_lead_ins() -> LeadIns:
    """What brings in a list of themes."""
    words = vocabulary("themes")
    return LeadIns(tuple(words["nouns"]), tuple(words["verbs"]), tuple(words["blockers"]))
