"""The labels of one line of editions: which of them name the same enduring priority (or cross-cutting theme).

In:     the labels that editions and papers print, and the names that the partnership's profile joins.
Out:    for a label the keys of the enduring priorities it means: none where it is unknown, two where one label covers
        two ("Rural Crime and Road Safety", where each has been a priority of its own).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from corpus.load import PriorityEntry, vocabulary
from graph.names import fold, in_brackets, is_abbreviation, shown, slug, without_years

LEAST_NEAR_WORDS = 3  # of a label that is taken for one that has a word more
LEAST_SHARED_WORDS = 2  # of a label that is the beginning of longer ones


class Labels:
    """`add` every label of a line and every stated renaming; then ask what a label means."""

    def __init__(self, entries: Sequence[PriorityEntry] = ()) -> None:
        self._keys: dict[str, str] = {}  # expanded label to key
        self._names: dict[str, str] = {}  # key to the name it is shown by
        self._expansions: dict[str, str] = {}  # folded abbreviation to folded words
        self._same: dict[str, str] = {}  # key to the key it was joined with
        self._printed: dict[str, str] = {}
        self._known: set[str] = set()  # keys of the profile
        for entry in entries:
            self._known.add(entry.id)
            self._names[entry.id] = entry.name
            for name in (entry.name, *entry.also):
                if is_abbreviation(name):
                    self._expansions.setdefault(fold(name), fold(entry.name))
        for entry in entries:
            for name in (entry.name, *entry.also):
                self._keys[self._expanded(name)] = entry.id

    def add_all(self, labels: Iterable[str]) -> None:
        """Take in labels that editions print. Short ones come first, so that a label of two is seen to be of two."""
        labels = sorted(set(labels), key=lambda label: (len(fold(label).split()), fold(label), label))
        for label in labels:
            for short in filter(is_abbreviation, in_brackets(label)):
                self._expansions.setdefault(fold(short), fold(label))
        for label in sorted(labels, key=lambda label: len(self._expanded(label).split())):
            expanded = self._expanded(label)
            if not (self._one(expanded) or self._of_two(expanded)):
                key = slug(without_years(label))
                self._keys[self._expanded(label)] = key
                self._names.setdefault(key, shown(without_years(label)))

    def join(self, before: str, after: str) -> None:
        """Let two labels be one priority, as one became the other. What the profile parts stays apart."""
        first, second = self.keys(before), self.keys(after)
        if len(first) == 1 and not second:
            self._keys[self._expanded(after)] = first[0]
        if not len(first) == len(second) == 1 or first == second:
            return
        kept, joined = (second[0], first[0]) if second[0] in self._known else (first[0], second[0])
        if joined not in self._known:
            self._same[joined] = kept

    def take_for_nearest(self, label: str) -> None:
        """Let a label that nothing is known of mean the priority whose label has all its words and one more, or the
        other way round: papers cut a long title short."""
        if self.keys(label):
            return
        own = self.words(label)
        near = {
            self._root(key)
            for name, key in self._keys.items()
            if len(own) >= LEAST_NEAR_WORDS and len(own ^ self.words(name)) == 1
        }
        if len(near) == 1:
            self._keys[self._expanded(label)] = near.pop()

    def keys(self, label: str) -> tuple[str, ...]:
        """The enduring priorities that `label` means, by key, in the order named."""
        expanded = self._expanded(label)
        return self._one(expanded) or self._of_two(expanded) or self._beginning(expanded)

    def name(self, key: str) -> str:
        return self._names[key]

    def is_same_label(self, one: str, other: str) -> bool:
        """Whether two labels differ in spelling or abbreviation alone.

        >>> Labels().is_same_label("Hate & Extremism", "hate and extremism")
        True
        """
        return self._expanded(one) == self._expanded(other)

    def words(self, label: str) -> frozenset[str]:
        """The words of a label that carry meaning."""
        return frozenset(self._expanded(label).split()) - {"and", "of", "the", "in", "for", "to"}

    def subject(self, label: str) -> frozenset[str]:
        """The words of a label that say what it is about, not what is done about it.

        >>> sorted(Labels().subject("Reducing Farm Crime"))
        ['crime', 'farm']
        """
        return self.words(label) - self._doing

    def abbreviations(self, key: str) -> list[str]:
        """The folded abbreviations that stand for a name of this key."""
        names = set(self.spellings(key))
        return sorted(short for short, long in self._expansions.items() if long in names)

    def is_known(self, key: str) -> bool:
        """Whether the partnership's profile names this priority."""
        return key in self._known

    def all_keys(self) -> list[str]:
        return sorted({self._root(key) for key in self._keys.values()})

    def spellings(self, key: str) -> list[str]:
        """Every folded name that means this key."""
        return sorted(name for name, each in self._keys.items() if self._root(each) == key)

    @cached_property
    def _doing(self) -> frozenset[str]:
        return frozenset(vocabulary("identities")["doing_words"])

    def _expanded(self, label: str) -> str:
        """A label folded, without years, its abbreviations written out."""
        folded = fold(without_years(label))
        return " ".join(self._expansions.get(word, word) for word in folded.split())

    def _one(self, expanded: str) -> tuple[str, ...]:
        opening, _, rest = expanded.partition(" ")
        for tried in (expanded, rest if opening in self._doing else ""):
            if tried in self._keys:
                return (self._root(self._keys[tried]),)
        return ()

    def _of_two(self, expanded: str) -> tuple[str, ...]:
        words = expanded.split()
        for place, word in enumerate(words):
            if word == "and":
                first, second = self._one(" ".join(words[:place])), self._one(" ".join(words[place + 1 :]))
                if first and second and first != second:
                    return first + second
        return ()

    def _beginning(self, expanded: str) -> tuple[str, ...]:
        """The one key whose labels begin so: a paper often cuts a long label short."""
        if len(expanded.split()) < LEAST_SHARED_WORDS:
            return ()
        found = {self._root(key) for name, key in self._keys.items() if name.startswith(f"{expanded} ")}
        return tuple(found) if len(found) == 1 else ()

    def _root(self, key: str) -> str:
        while key in self._same:
            key = self._same[key]
        return key
