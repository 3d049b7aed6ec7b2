"""The things that a question names: a search for "who leads road safety" names the priority, beside the passages.

In:     an open store, what was typed into a search, and the whole names for which it has abbreviations.
Out:    the priorities, themes, plans, processes and bodies whose name stands in it, the longest name first. A plan or a
        body may be named without the place before it ("domestic abuse strategy"). Nothing is guessed from likeness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.everywhere import all_place_words
from graph.find import Candidate
from graph.joins import small_words
from graph.names import fold, is_generic
from graph.queries import query
from graph.questions import line_names
from graph.remembered import remembered
from graph.store import Row, Store
from graph.text.question import read_question
from graph.text.words import stems

MOST_NAMED = 4
LONGEST_NAME = 12  # words


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a question names; `of` is whose it is, or what kind of body."""

    kind: str
    id: str
    name: str
    of: str | None


def named_in(store: Store, text: str, also: Iterable[str] = (), most: int = MOST_NAMED) -> tuple[Named, ...]:
    """What `text` names, at most `most` things; `also` has further whole names that it means, as stems."""
    known = remembered(store, "named in a question", lambda: _by_stems(store))
    found: dict[str, Named] = {}
    asked = read_question(text)
    alone = not asked.phrases
    names = [name for words in (asked.words, *asked.phrases) for name in _names(words, alone=alone)]
    for name in (*sorted(names, key=lambda each: -each.count(" ")), *also):
        for each in known.get(name, ()):
            found.setdefault(each.id, each)
    # a process is often one of a priority's words and seldom what is looked for
    return tuple(sorted(found.values(), key=lambda each: each.kind == "process"))[:most]


def _names(words: Sequence[str], *, alone: bool) -> Iterator[str]:
    """Every run of words; one word alone only where it is all that was typed."""
    shortest = 1 if alone and len(words) == 1 else 2
    for length in range(min(len(words), LONGEST_NAME), shortest - 1, -1):
        for first in range(len(words) - length + 1):
            yield " ".join(words[first : first + length])


def _by_stems(store: Store) -> Mapping[str, Sequence[Named]]:
    """Every thing under the stems of its names; of several of one kind and name the one that is named most."""
    known: dict[str, dict[str, tuple[int, Named]]] = defaultdict(dict)
    places = all_place_words()
    for kind, candidate in _things(store):
        thing = Named(kind, candidate.id, candidate.name, candidate.of)
        folded = {fold(each) for each in (candidate.name, *candidate.spellings, *candidate.printed)}
        if kind in ("strategy", "body"):
            folded |= {_without_places(each, places) for each in folded}
        for name in {" ".join(stems(each)) for each in folded if each and not is_generic(each)}:
            held = known[name].get(kind)
            if held is None or (-candidate.weight, thing.id) < (-held[0], held[1].id):
                known[name][kind] = candidate.weight, thing
    return {name: [thing for _, thing in kinds.values()] for name, kinds in known.items()}


def _without_places(folded: str, places: frozenset[str]) -> str:
    """A folded name of at least two words without the places before it, else nothing.

    >>> _without_places("westmere and harbour flood plan", frozenset({"westmere", "harbour"}))
    'flood plan'
    """
    words = folded.split()
    while words and (words[0] in places or words[0] in small_words()):
        del words[0]
    return " ".join(words) if len(words) > 1 else ""


def _things(store: Store) -> Iterator[tuple[str, Candidate]]:
    for each in line_names(store, "priorities"):
        yield "priority", each
    for each in line_names(store, "themes"):
        yield "theme", each
    for row in store.read(query("things")):
        yield row["kind"], _candidate(row, None)
    for row in store.read(query("bodies_named")):
        yield "body", _candidate(row, row["kind"])


def _candidate(row: Row, of: str | None) -> Candidate:
    return Candidate(row["id"], row["name"], (), of, row["named"], tuple(row["also"]))
