"""Which action of a later plan goes on with which of an earlier one, and which papers tell of one action twice.

In:     the actions of one partnership's papers.
Out:    links from the later (or later told) to the earlier, each with the words that both share and how sure it is.
Rules:  actions of different priorities are different. Of one priority: they share two telling words or more, most of
        the shorter's, or are told by one word alone, the same. Where a paper does not say the priority, more must be
        shared. An action goes on with the one most like it in the nearest earlier plan that has any. What no two plans
        share is not linked: no link is better than a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from graph.following.telling import Likeness, Telling, likeness, share
from graph.names import fold

LEAST_SHARED = 2
SHORTER, BOTH = 0.6, 0.4  # shares of the telling words, where both say the same priority
SHORTER_UNSAID, BOTH_UNSAID = 0.75, 0.4  # where one does not say it, or two papers tell of one year
ONE_WORD = 0.8
WORD_FOR_WORD = 90  # of 100: the same sentence, but for a word
ALL_WORDS = "the same words"
CONTINUED, AGAIN = "continued", "told again"


@dataclass(frozen=True, slots=True)
class Told:
    """An action as one paper has it."""

    id: str
    stem: str
    year: int
    said: str  # when its paper spoke, for order
    priorities: tuple[str, ...]  # keys; none where the paper does not say
    words: Telling = field(compare=False)
    text: str = field(default="", compare=False)
    plain: str = field(init=False, compare=False)  # the words of the text, folded, in order

    def __post_init__(self) -> None:
        object.__setattr__(self, "plain", " ".join(sorted(fold(self.text).split())))

    @property
    def order(self) -> tuple[int, str, str, str]:
        return self.year, self.said, self.stem, self.id


@dataclass(frozen=True, slots=True)
class Link:
    later: Told
    earlier: Told
    how: str
    alike: Likeness

    @property
    def confidence(self) -> float:
        """How sure it is: never certain, for no paper says so."""
        return round(0.5 + 0.4 * self.alike.of_both, 2)

    @property
    def comparison(self) -> str:
        return f"both say: {', '.join(self.alike.shared)}"


def find_links(told: Sequence[Told]) -> Iterator[Link]:
    """For each action at most one link back to another plan, and one to another paper of the same year."""
    holding: dict[str, list[Told]] = defaultdict(list)
    for each in sorted(told, key=lambda each: each.order):
        near = {other.id: other for word in _words_of(each) for other in holding[word]}
        found = [
            Link(each, other, AGAIN if other.year == each.year else CONTINUED, alike)
            for other in near.values()
            if (alike := _alike(each, other)) is not None
        ]
        earlier = [link for link in found if link.how == CONTINUED]
        nearest = max((link.earlier.year for link in earlier), default=0)
        for links in (
            [link for link in earlier if link.earlier.year == nearest],
            [link for link in found if link.how == AGAIN],
        ):
            if links:
                yield min(links, key=lambda link: (-link.alike.of_both, -link.alike.of_shorter, link.earlier.order))
        for word in _words_of(each):
            holding[word].append(each)


def _words_of(each: Told) -> set[str]:
    """By what an action is found again: its telling words, and its priority for those that are told word for word."""
    return {*each.words, *(f"priority {key}" for key in each.priorities)}


def _alike(later: Told, earlier: Told) -> Likeness | None:
    """How alike two actions are; None where they are not one."""
    if later.stem == earlier.stem and later.year == earlier.year:
        return None
    if later.priorities and earlier.priorities and not set(later.priorities) & set(earlier.priorities):
        return None
    if later.text and fuzz.ratio(later.plain, earlier.plain, score_cutoff=WORD_FOR_WORD):
        return Likeness(1, 1, likeness(later.words, earlier.words).shared or (ALL_WORDS,))
    shared, shorter = share(later.words, earlier.words)
    if shorter < SHORTER:  # of most pairs no more need be known
        return None
    alike = likeness(later.words, earlier.words)
    said = bool(later.priorities and earlier.priorities)
    if shared == 1:
        return alike if said and alike.of_both >= ONE_WORD else None
    surer = said and later.year != earlier.year
    least, both = (SHORTER, BOTH) if surer else (SHORTER_UNSAID, BOTH_UNSAID)
    is_one = shared >= LEAST_SHARED and alike.of_shorter >= least and alike.of_both >= both
    return alike if is_one else None
