"""What all papers together say of names: spellings, kinds, abbreviations, and which spellings are of one thing.

In:     the names in the facts of each paper, and what a person judged of names (graph/corrections.py).
Out:    `Everywhere`: `add` the facts of each paper, `close`, then ask. The order of the papers changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from corpus.load import BodyEntry, bodies, places, profiles
from graph.joins import Doubtful, Joined, Use, find_doubtful, find_joins, place_words
from graph.names import best_form, fold, is_abbreviation, is_generic, shown, without_years


class Everywhere:
    """`judged` has for a folded name the one that a person said it is, `parted` pairs that they said are two, `named`
    the name by which they want a thing shown; each with who said so."""

    def __init__(
        self,
        judged: Mapping[str, Joined] | None = None,
        parted: Mapping[frozenset[str], str] | None = None,
        named: Mapping[str, Joined] | None = None,
    ) -> None:
        self.judged = dict(judged or {})
        self.parted = dict(parted or {})
        self.named = dict(named or {})
        self._meant: dict[str, set[str]] = defaultdict(set)
        self._in_capitals: set[str] = set()  # folded abbreviations that some paper prints so
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._kinds: dict[str, Counter[str]] = defaultdict(Counter)
        self._plans: dict[str, Counter[str]] = defaultdict(Counter)
        self._areas: dict[str, set[str]] = defaultdict(set)

    def add(
        self, organisations: Iterable[tuple[str, str | None, str]], plans: Iterable[str] = (), area: str | None = None
    ) -> None:
        """Take in the names of one paper: of bodies with abbreviation and kind, and of plans; `area` is the id of its
        partnership's profile."""
        for name, abbreviation, kind in organisations:
            folded = fold(name)
            self._forms[folded][shown(name)] += 1
            self._kinds[folded][kind] += 1
            if abbreviation and fold(abbreviation) != folded:
                self._meant[fold(abbreviation)].add(folded)
                if abbreviation.removesuffix("s").isupper():
                    self._in_capitals.add(fold(abbreviation))
            if area:
                self._areas[folded].add(area)
        for name in plans:
            plain = shown(without_years(name))
            self._plans[fold(plain)][plain] += 1

    def judged_as(self, folded: str) -> Joined | None:
        """What a person said that this name is."""
        return self.judged.get(folded)

    def parted_from(self, folded: str) -> list[Joined]:
        """The names of which a person said that this one means another thing, each with who said so."""
        return sorted(
            Joined(other, who) for pair, who in self.parted.items() if folded in pair for other in pair - {folded}
        )

    def wanted(self, folded: str) -> Joined | None:
        """The name by which a person wants the thing of this name shown."""
        return self.named.get(folded)

    def join(self, folded: str) -> Joined | None:
        """The body's name that this one is another spelling of, by rule."""
        return self.joins.get(folded)

    def plan_join(self, folded: str) -> Joined | None:
        """The plan's name that this one is another spelling of, by rule."""
        return self.plan_joins.get(folded)

    def full_name(self, abbreviation: str) -> str | None:
        """The one name that all papers mean by this abbreviation, already folded."""
        meant = {self.joins[name].to if name in self.joins else name for name in self._meant.get(abbreviation, ())}
        return self.form(next(iter(meant))) if len(meant) == 1 else None

    def joined(self, folded: str) -> Joined | None:
        """The name that this one is another spelling of."""
        return self.judged.get(folded) or self.joins.get(folded)

    def form(self, folded: str) -> str:
        """The most usual spelling of a body's folded name."""
        return best_form(self._forms[folded]) if folded in self._forms else folded

    def is_body(self, folded: str) -> bool:
        return folded in self._forms

    def is_of_several_areas(self, folded: str) -> bool:
        """Whether papers of two partnerships print this name, so that it may mean a body of each."""
        return len(self._areas.get(folded, ())) > 1

    def kind(self, folded: str) -> str | None:
        return best_form(self._kinds[folded]) if folded in self._kinds else None

    def is_plan(self, folded: str) -> bool:
        return folded in self._plans

    def plan_names(self) -> list[str]:
        """The folded names of all plans."""
        return sorted(self._plans)

    def plan(self, folded: str) -> str | None:
        """The plan of this folded name; the one longer name that ends so where there is just one.

        Of longer names that end in each other the longest counts.
        """
        longer = self._by_ending.get(folded, ())
        ends = [name for name in longer if not any(other.endswith(f" {name}") for other in longer)]
        meant = ends[0] if len(ends) == 1 else folded
        return best_form(self._plans[meant]) if meant in self._plans else None

    @cached_property
    def _by_ending(self) -> dict[str, list[str]]:
        """Every run of words that a plan's name ends in, with the plans; the name itself is none."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._plans:
            words = name.split(" ")
            for place in range(1, len(words)):
                found[" ".join(words[place:])].append(name)
        return found

    @cached_property
    def joins(self) -> dict[str, Joined]:
        """Which spellings are of one body, by rule; what a person parted is not joined."""
        found = find_joins(self._uses, self._abbreviations, all_place_words())
        return {name: each for name, each in found.items() if frozenset((name, each.to)) not in self.parted}

    @cached_property
    def plan_joins(self) -> dict[str, Joined]:
        """Which spellings are of one plan."""
        uses = {name: Use(forms.total()) for name, forms in self._plans.items()}
        found = find_joins(uses, self._abbreviations, all_place_words())
        return {name: each for name, each in found.items() if frozenset((name, each.to)) not in self.parted}

    def doubtful(self) -> list[Doubtful]:
        """Pairs of names that papers print and that may be one body, but for what a person has judged."""
        uses = {name: use for name, use in self._uses.items() if use.count}
        joins = {**self.joins, **self.judged}
        found = find_doubtful(uses, joins, written_out(), all_place_words())
        return [pair for pair in found if frozenset((pair.one, pair.other)) not in self.parted]

    @cached_property
    def _abbreviations(self) -> dict[str, str]:
        """What abbreviations mean within longer names: what all papers that spell one out agree on, where it is all
        capitals and so no word of its own ("CaRe"), and the subjects that profiles abbreviate."""
        own = {
            short: next(iter(names))
            for short, names in sorted(self._meant.items())
            if len(names) == 1 and short in self._in_capitals
        }
        return {**own, **written_out()}

    @cached_property
    def _uses(self) -> dict[str, Use]:
        known = known_anywhere()
        return {
            name: Use(
                self._forms[name].total() if name in self._forms else 0,
                known[name].kind if name in known else self.kind(name),
                known[name].id if name in known else None,
                frozenset(self._areas.get(name, ())),
            )
            for name in sorted({*self._forms, *known})
            if not is_abbreviation(self.form(name))
        }


@cache
def known_anywhere() -> dict[str, BodyEntry]:
    """Bodies by folded name that mean the same in any paper: the gazetteer's, and a partnership's whose name has its
    place in it ("Westmere Borough Council"), where just one body has it."""
    found: dict[str, dict[str, BodyEntry]] = defaultdict(dict)
    for entry in bodies():
        for name in (entry.name, *entry.also):
            found[fold(name)][entry.id] = entry
    for profile in profiles():
        own = place_words(fold(place.name) for place in profile.places)
        for entry in profile.bodies:
            for name in (entry.name, *entry.also):
                if not is_abbreviation(name) and not is_generic(fold(name)) and own & set(fold(name).split()):
                    found[fold(name)][entry.id] = entry
    return {name: next(iter(entries.values())) for name, entries in sorted(found.items()) if len(entries) == 1}


@cache
def all_place_words() -> frozenset[str]:
    """The words of the names of all places that a gazetteer or profile has."""
    everywhere = (*places(), *(place for profile in profiles() for place in profile.places))
    return place_words(fold(name) for place in everywhere for name in (place.name, *place.also))


@cache
def written_out() -> dict[str, str]:
    """Abbreviations of subjects, folded, that all profiles agree on: those of their priorities, "DA", "ASB"."""
    meant: dict[str, set[str]] = defaultdict(set)
    for profile in profiles():
        for entry in profile.priorities:
            for name in filter(is_abbreviation, entry.also):
                meant[fold(name)].add(fold(entry.name))
    return {short: next(iter(names)) for short, names in sorted(meant.items()) if len(names) == 1}
