"""From what a person calls a thing to the one thing meant.

In:     a name in any spelling, an abbreviation, a part of a name, or an id; and the things it may mean.
Out:    the one that is meant. Raises `UnknownNameError` with the nearest names where none or several are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from graph.names import fold, nearest
from ingest.errors import UnknownNameError

MOST_TOLD = 5  # of several that a name may mean


@dataclass(frozen=True, slots=True)
class Candidate:
    id: str
    name: str
    spellings: tuple[str, ...] = ()  # folded
    of: str | None = None  # whose it is, to tell two of one name apart
    weight: int = 0  # of several of the same name the one that weighs more is meant
    printed: tuple[str, ...] = ()  # other names as papers print them


class Group(Sequence[Candidate]):
    """Things that a name may mean. Asked often, it knows at once which have just this id or name."""

    def __init__(self, candidates: Iterable[Candidate]) -> None:
        self._all = tuple(candidates)

    @overload
    def __getitem__(self, place: int) -> Candidate: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Candidate]: ...

    def __getitem__(self, place: int | slice) -> Candidate | Sequence[Candidate]:
        return self._all[place]

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def by_id(self) -> dict[str, Candidate]:
        return {each.id: each for each in reversed(self._all)}

    @cached_property
    def by_name(self) -> dict[str, list[Candidate]]:
        """Those of each folded name, in any of its spellings."""
        named: dict[str, list[Candidate]] = defaultdict(list)
        for each in self._all:
            for folded in {fold(each.name), *each.spellings, *map(fold, each.printed)}:
                named[folded].append(each)
        return named


def find(name: str, kind: str, *of: Sequence[Candidate]) -> Candidate:
    """The one that `name` means: by a surer way before a weaker one, in an earlier group before a later one.

    `kind` is what is looked for, in the words of the message.
    """
    groups = [group if isinstance(group, Group) else Group(group) for group in of]
    by_id = next((group.by_id[name] for group in groups if name in group.by_id), None)
    if by_id:
        return by_id
    folded = fold(name)
    for is_meant in (None, *_ways(folded)) if folded else ():
        for group in groups:
            exact = group.by_name.get(folded, ()) if is_meant is None else ()
            found = list(exact) if is_meant is None else [each for each in group if is_meant(each)]
            heaviest = [each for each in found if each.weight == max(other.weight for other in found)]
            if len(heaviest) == 1:
                return heaviest[0]
            if found:
                raise _several(name, kind, heaviest)
    names = nearest(name, [each.name for each in groups[0]])
    remedy = f"nearest names: {_list(names)}" if names else "see the list of all names"
    raise UnknownNameError(f"no {kind} of this name", name, remedy)


def _several(name: str, kind: str, found: Sequence[Candidate]) -> UnknownNameError:
    told = [f"{each.name} ({each.of or each.id})" for each in found[:MOST_TOLD]]
    return UnknownNameError(
        f"this may mean more than one {kind}", name, f"name one in full or by its id: {_list(told)}"
    )


def _ways(folded: str) -> list[Callable[[Candidate], bool]]:
    """Ways in which a name may mean a thing, the surest first, after that of being just its name."""
    words = set(folded.split())
    return [
        lambda each: folded.replace(" ", "") in (_initials(fold(each.name)), fold(each.name).replace(" ", "")),
        lambda each: any(name.endswith(f" {folded}") for name in (fold(each.name), *each.spellings)),
        lambda each: f" {folded} " in f" {fold(each.name)} ",
        lambda each: words <= set(fold(each.name).split()),
        lambda each: any(words <= set(spelling.split()) for spelling in each.spellings),
    ]


def _initials(folded: str) -> str:
    """The first letters of the words that count.

    >>> _initials("violence against women and girls")
    'vawg'
    """
    return "".join(word[0] for word in folded.split() if word not in ("and", "of", "the", "for"))


def _list(names: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(names))
