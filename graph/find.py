"""From what a person calls a thing to the one thing meant.

In:     a name in any spelling, an abbreviation, a part of a name, or an id; and the things it may mean.
Out:    the one that is meant. Raises `UnknownNameError` with the nearest names where none or several are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


def find(name: str, kind: str, *groups: Sequence[Candidate]) -> Candidate:
    """The one that `name` means: by a surer way before a weaker one, in an earlier group before a later one.

    `kind` is what is looked for, in the words of the message.
    """
    everything = [each for group in groups for each in group]
    by_id = next((each for each in everything if each.id == name), None)
    if by_id:
        return by_id
    folded = fold(name)
    for is_meant in _ways(folded) if folded else ():
        for group in groups:
            found = [each for each in group if is_meant(each)]
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
    """Ways in which a name may mean a thing, the surest first."""
    words = set(folded.split())
    return [
        lambda each: folded in (fold(each.name), *each.spellings, *map(fold, each.printed)),
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
