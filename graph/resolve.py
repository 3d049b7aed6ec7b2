"""Names to identities: which body, plan, person or Act a printed name means.

In:     the profiles, the gazetteers, and what all papers say of abbreviations, bodies and plans.
Out:    an `Identity`, whose id depends on names alone, so that the same papers give the same graph in any order.

A body that took over from another is another body; `SUCCEEDED_BY` links the two. A name that any partnership may use
("Working Group") stays with its paper, unless that paper or its partnership has one body whose name ends so. An
abbreviation is what its own paper says it is, else what all papers that spell it out agree on. Other spellings and
misprints are joined by rule (graph/joins.py), or because a person said so; the reason is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Protocol

from corpus.load import ActEntry, BodyEntry, Profile, acts, bodies, profiles, vocabulary
from extract.facts import Fact, LegislationFact, OrganisationFact, PriorityFact
from extract.partnership import names_it
from graph.everywhere import all_place_words, known_anywhere
from graph.joins import Joined
from graph.names import fold, in_brackets, is_abbreviation, is_generic, shown, singular, slug, without_years

LEAST_SAID = 3  # names of a partnership in a paper's facts before the paper is taken for one of its papers
ABBREVIATION, GAZETTEER = "an abbreviation that papers spell out", "another name in the gazetteer"
LONG_NAME = 3  # words from which a plural form may be joined with its singular


@dataclass(frozen=True, slots=True)
class Identity:
    id: str
    name: str
    kind: str | None = None
    of: Identity | None = None  # of a plan that carries out another: that other
    reason: str | None = None  # why a spelling means this, where it is not the name itself


class Naming(Protocol):
    """What a resolver asks of all papers' names (graph/everywhere.py). Names are folded."""

    def judged_as(self, folded: str) -> Joined | None: ...

    def wanted(self, folded: str) -> Joined | None: ...

    def parted_from(self, folded: str) -> list[Joined]: ...

    def full_name(self, abbreviation: str) -> str | None: ...

    def join(self, folded: str) -> Joined | None: ...

    def plan_join(self, folded: str) -> Joined | None: ...

    def form(self, folded: str) -> str: ...

    def kind(self, folded: str) -> str | None: ...

    def is_body(self, folded: str) -> bool: ...

    def is_of_several_areas(self, folded: str) -> bool: ...

    def plan(self, folded: str) -> str | None: ...


@dataclass
class Resolver:
    """Resolves the names of one paper."""

    stem: str
    profile: Profile | None
    everywhere: Naming
    _introduced: dict[str, str] = field(default_factory=dict)
    _named: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        stem: str,
        profile: Profile | None,
        organisations: Iterable[tuple[str, str | None, str]],
        everywhere: Naming,
    ) -> Resolver:
        """The resolver of a paper of this partnership, which names these bodies: name, abbreviation, kind."""
        resolver = cls(stem, profile, everywhere)
        for name, abbreviation, _ in organisations:
            resolver._named.add(fold(name))
            if abbreviation and fold(abbreviation) != fold(name):
                resolver._introduced.setdefault(fold(abbreviation), name)
        return resolver

    def body(self, name: str) -> Identity:
        """The body that `name` means; one of this paper's own where the name could mean another elsewhere."""
        found = self._told_apart(name, self._body(name))
        wanted = self.everywhere.wanted(fold(found.name)) or self.everywhere.wanted(fold(name))
        return replace(found, name=wanted.to, reason=found.reason or wanted.reason) if wanted else found

    def _told_apart(self, name: str, found: Identity) -> Identity:
        """A body of its own where `found` is also what a name means from which a person told this one apart.

        The body's own name stays with it; where neither is that, the first in the alphabet.
        """
        folded = fold(name)
        for other in self.everywhere.parted_from(folded):
            stays = fold(found.name) == folded or (fold(found.name) != other.to and folded < other.to)
            if not stays and self._body(other.to).id == found.id:
                own = f"body:{slug(name)}{self._scope(name, folded)}"
                id = own if own != found.id else f"{own}-apart"
                return Identity(id, self._form(name, folded), self.everywhere.kind(folded), reason=other.reason)
        return found

    def _body(self, name: str) -> Identity:
        folded = fold(name)
        judged = self.everywhere.judged_as(folded)
        if judged:
            return replace(self.body(judged.to), reason=judged.reason)
        entry = self._entry(name)
        if entry:
            return Identity(f"body:{entry.id}", entry.name, entry.kind, reason=_reason(folded, entry))
        full = self._introduced.get(folded) or self.everywhere.full_name(folded)
        if full and fold(full) != folded:
            return replace(self.body(full), reason=ABBREVIATION)
        if is_generic(folded):
            return self._generic(name, folded)
        joined = self.everywhere.join(folded)
        if joined:
            return replace(self.body(joined.to), reason=joined.reason)
        entry = known_anywhere().get(folded)
        if entry:
            return Identity(f"body:{entry.id}", entry.name, entry.kind, reason=_reason(folded, entry))
        own = self._scope(name, folded)
        return Identity(f"body:{slug(name)}{own}", self._form(name, folded), self.everywhere.kind(folded))

    def _scope(self, name: str, folded: str) -> str:
        """What keeps a name apart that elsewhere means another body: an abbreviation that no paper spells out stays
        with its paper, a name without a place that two partnerships print with its partnership."""
        if is_abbreviation(name):
            return f"@{self.stem}"
        placed = all_place_words() & set(folded.split())
        if self.profile and not placed and self.everywhere.is_of_several_areas(folded):
            return f"@{self.profile.id}"
        return ""

    def is_known_body(self, name: str) -> bool:
        """Whether a gazetteer, the profile or an organisation fact has this name."""
        folded = fold(name)
        return bool(
            self._entry(name)
            or folded in self._introduced
            or self.everywhere.is_body(folded)
            or self.everywhere.full_name(folded)
            or self.everywhere.judged_as(folded)
            or folded in known_anywhere()
        )

    def agreement(self, name: str | None) -> Identity | None:
        """The partnership's own agreement, where `name` means it."""
        if not (self.profile and name):
            return None
        own = fold(self.profile.agreement)
        folded = fold(without_years(name))
        if folded in (own, *map(fold, self.profile.agreement_abbreviations)) or own.endswith(f" {folded}"):
            return Identity(f"strategy:{slug(self.profile.agreement)}", self.profile.agreement)
        return None

    def strategy(self, name: str) -> Identity:
        """The plan or strategy that `name` means, whatever its years."""
        own = self.agreement(name)
        if own:
            return own
        plain = shown(without_years(name))
        of, ending = plan_and_its_plan(plain)
        if ending:
            parent = self.strategy(of)
            return Identity(f"{parent.id}-{slug(ending)}", f"{parent.name} {ending}", of=parent)
        judged = self.everywhere.judged_as(fold(plain))
        if judged:
            return replace(self.strategy(judged.to), reason=judged.reason)
        full = self.everywhere.plan(fold(plain)) or plain
        joined = self.everywhere.plan_join(fold(full))
        if joined:
            return replace(self.strategy(joined.to), reason=joined.reason)
        return Identity(f"strategy:{slug(full)}", full)

    def is_known_plan(self, name: str) -> bool:
        """Whether `name` is the partnership's agreement, a plan that a paper names as one, or the plan of one."""
        of, _ = plan_and_its_plan(shown(without_years(name)))
        return self.agreement(of) is not None or self.everywhere.plan(fold(of)) is not None

    def _entry(self, name: str) -> BodyEntry | None:
        tried = [fold(name), *(fold(inside) for inside in in_brackets(name) if is_abbreviation(inside))]
        own = _by_name(self.profile.id if self.profile else None)
        found = next((own[each] for each in tried if each in own), None)
        if found or len(tried[0].split()) < LONG_NAME:
            return found
        return _by_singular(self.profile.id if self.profile else None).get(singular(tried[0]))

    def _generic(self, name: str, folded: str) -> Identity:
        """The one body of this paper, or of its partnership, whose name ends so; else one of this paper alone."""
        ends = sorted(each for each in self._named if each.endswith(f" {folded}") and not is_generic(each))
        identities = {self.body(each) for each in ends}
        if not identities and self.profile:
            ending = [each for each in self.profile.bodies if fold(each.name).endswith(f" {folded}")]
            identities = {Identity(f"body:{each.id}", each.name, each.kind) for each in ending}
        if len(identities) == 1:
            return identities.pop()
        return Identity(f"body:{slug(name)}@{self.stem}", shown(name), self.everywhere.kind(folded))

    def _form(self, name: str, folded: str) -> str:
        return self.everywhere.form(folded) if self.everywhere.is_body(folded) else shown(name)


def _reason(folded: str, entry: BodyEntry) -> str | None:
    """Why a name means this entry; None where it is the entry's own name."""
    return None if folded == fold(entry.name) else GAZETTEER


def plan_and_its_plan(name: str) -> tuple[str, str]:
    """A name parted into the plan and the plan that carries it out; the second is empty where it is no such name.

    >>> plan_and_its_plan("Harbour Safety Strategy action plan")
    ('Harbour Safety Strategy', 'action plan')
    """
    for ending in vocabulary("identities")["plans_of_plans"]:
        if name.casefold().endswith(f" {ending}"):
            return name[: -len(ending)].rstrip(" '’s"), name[-len(ending) :]
    return name, ""


def act(fact: LegislationFact) -> Identity:
    """The Act, instrument or bill, by its legislation.gov.uk identifier where it has one."""
    title = f"{fact.title} {fact.year}" if fact.year else fact.title
    if fact.uri:
        entry = _acts_by_uri().get(fact.uri)
        return Identity(fact.uri, f"{entry.title} {entry.year}" if entry else title, entry.kind if entry else fact.kind)
    return Identity(f"legislation:{slug(title)}", title, fact.kind)


def profile_said_by(facts: Iterable[Fact]) -> Profile | None:
    """The profile whose agreement and bodies these facts name most; None where none is named often enough.

    The partnership or its area must be in one of the names: areas share police forces, trusts and groups of a name.
    """
    names = Counter[str]()
    printed: list[str] = []
    for fact in facts:
        if isinstance(fact, OrganisationFact):
            names[fold(fact.name)] += 1
            printed.append(fact.name)
        elif isinstance(fact, PriorityFact) and fact.of:
            names[fold(without_years(fact.of))] += 1
            printed.append(fact.of)
    told = "; ".join(printed)
    counted = [
        (sum(names[name] for name in _names_of(profile)), profile) for profile in profiles() if names_it(told, profile)
    ]
    most, best = max(counted, key=lambda pair: pair[0], default=(0, None))
    return best if most >= LEAST_SAID else None


def _names_of(profile: Profile) -> set[str]:
    own = (name for body in profile.bodies for name in (body.name, *body.also) if not is_abbreviation(name))
    return {fold(profile.name), fold(profile.agreement), *map(fold, own)}


@cache
def _by_name(profile_id: str | None) -> dict[str, BodyEntry]:
    """Bodies by every folded name; the partnership's own come first and keep a name that two have."""
    known: dict[str, BodyEntry] = {}
    for entry in (*(body for profile in profiles() if profile.id == profile_id for body in profile.bodies), *bodies()):
        for name in (entry.name, *entry.also):
            known.setdefault(fold(name), entry)
    return known


@cache
def _by_singular(profile_id: str | None) -> dict[str, BodyEntry]:
    """The same by names in the singular, but for names that would then mean two bodies."""
    found: dict[str, set[str]] = defaultdict(set)
    entries = _by_name(profile_id)
    for name, entry in entries.items():
        found[singular(name)].add(entry.id)
    return {singular(name): entry for name, entry in entries.items() if len(found[singular(name)]) == 1}


@cache
def _acts_by_uri() -> dict[str, ActEntry]:
    return {entry.uri: entry for entry in acts() if entry.uri}
