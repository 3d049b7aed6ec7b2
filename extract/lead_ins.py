"""Words that bring in a list of priorities or themes: "The priorities for Westmere are: ...".

In:     the nouns, verbs and blockers of one kind of list, from corpus/vocabulary.
Out:    whether a line may be such a lead-in; for a sentence, where the list stands in it.
Rule:   noun, then a verb or a colon, then the list; or the list, then "are key priorities for ...".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class LeadIns:
    """What a lead-in holds: a noun, then a verb or a colon; never a blocker."""

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    blockers: tuple[str, ...]
    weak_nouns: tuple[str, ...] = ()  # nouns that count only where none of `nouns` stands in the same block
    focus_nouns: tuple[str, ...] = ()  # nouns that count only after `focus`: "the CSP will focus on five key issues"
    focus: re.Pattern[str] | None = None

    @property
    def noun(self) -> re.Pattern[str]:
        return any_of(self.nouns + self.weak_nouns + self.focus_nouns)

    def sentences(self, block: str, sentence: str) -> Iterator[re.Match[str]]:
        """The ways in which a sentence may bring in a list, the plainest first."""
        nouns = self.nouns if any_of(self.nouns).search(block) else self.nouns + self.weak_nouns + self.focus_nouns
        for pattern in (_sentence(nouns, self.verbs), _small(nouns, self.verbs), _after_stop(nouns), _reversed(nouns)):
            if match := pattern.search(sentence):
                yield match

    def allows(self, text: str) -> bool:
        """Whether the noun stands in `text`, and no blocker in the clause that brings in the list."""
        text = without_replaced(text)
        own = _last_clause(self.nouns).search(text) or _owned(self.nouns).search(text) if ":" in text else None
        said = own["own"] if own else text
        return self._holds_noun(text) and not (self.blockers and any_of(self.blockers).search(said))

    def _holds_noun(self, text: str) -> bool:
        if any_of(self.nouns + self.weak_nouns).search(text):
            return True
        focused = self.focus.search(text) if self.focus else None
        return bool(focused and any_of(self.focus_nouns).search(text, focused.end()))


# ", which have replaced the themes of the last plan": what a list took the place of is not what it lists
REPLACED = re.compile(
    r",?\s+(?:(?:which|that)\s+)?(?:(?:have|has|had|will|now)\s+)*replac(?:e|es|ed|ing)\s+(?!by\b|with\b)[^:;.]*"
    r"|,?\s+(?:in place|instead) of\s[^:;.,]*",
    re.IGNORECASE,
)


def without_replaced(text: str) -> str:
    """A lead-in without the clause that tells what its list took the place of.

    >>> without_replaced("It has four aims which have replaced the themes of the last plan:")
    'It has four aims:'
    """
    return REPLACED.sub("", text)


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})s?\b", re.IGNORECASE)


@cache
def _last_clause(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """ "… to find actions for each of the Flood Strategy priorities which were:": the priorities are listed."""
    noun = any_of(nouns).pattern
    return re.compile(
        rf"\b(?:for|of|under|against)\s+(?:each|all)\s+of\s+(?P<own>[^:;.]*?(?i:{noun})[,]?\s+(?:which|that)\s+(?:are|were|include|included)"
        r"(?:\s+as\s+follows)?\s*:[\s-]*)$"
    )


@cache
def _owned(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """ "It set out actions against the Partnership’s priorities of:": the priorities are listed."""
    noun = any_of(nouns).pattern
    return re.compile(rf"\b(?:against|for|under|on)\s+(?P<own>[^:;.]*?(?i:{noun})\s+of\s*:[\s-]*)$")


@cache
def _sentence(nouns: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str]:
    noun = any_of(nouns).pattern
    verb = "|".join(map(re.escape, sorted(verbs, key=lambda word: (-len(word), word))))
    return re.compile(
        rf"(?i:{noun})(?P<between>[^:;]*?)(?:\b(?i:{verb})\s*:?\s+(?=[A-Z‘'\"(])|:[\s-]+)(?P<list>\S.*)",
        re.DOTALL,
    )


@cache
def _small(nouns: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str]:
    """ "The key priorities to be tackled during the year were burglary, domestic abuse and road safety." """
    verb = "|".join(map(re.escape, sorted(verbs, key=lambda word: (-len(word), word))))
    return re.compile(rf"(?i:{any_of(nouns).pattern})[^:;]*?\b(?:{verb})\s+(?P<list>[a-z][^:]*)", re.DOTALL)


@cache
def _after_stop(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """ "The Partnership had five key priorities; burglary, domestic abuse and road safety." """
    return re.compile(rf"(?i:{any_of(nouns).pattern})\s*;\s+(?P<list>[^;]+)$", re.DOTALL)


@cache
def _reversed(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """ "Burglary, domestic abuse and road safety are key priorities for Safer Westmere." """
    which = r"(?:(?:all|also|our|the|its|their|key|main|top|strategic|\w+) ){0,3}"
    return re.compile(
        rf"^(?:(?:That[’']s|That is|This is) why )?(?P<list>[^:;.]+?)\s+(?:are|remain|continue to be)\s+{which}"
        rf"(?i:{any_of(nouns).pattern})\s+(?:for|of|in)\b",
        re.DOTALL,
    )
