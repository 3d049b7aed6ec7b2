"""The ways in which a passage may hold what a question asks: the words themselves and whatever says the same.

In:     the words of a question, as stems in order; what the index knows of them (graph/text/known.py).
Out:    a query for each thing that is asked, one list of those that say something, one of those with which people ask.
Rule:   a word counts through its abbreviation or its whole name as well; one that no paper has, through the two words
        that it is written as, or as a word of nearly its spelling. A year or a date counts through the date of the
        paper, "minutes" through the kind of paper, "figures" through the kind of fact that a passage states: less than
        the word itself does. With `strict`, only words, abbreviations and whole names count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tantivy import FieldType, Occur, Query

from graph.text.clauses import anywhere, phrase
from graph.text.index import schema
from graph.text.known import Known
from graph.text.meanings import asking, kinds, months, telling
from graph.text.question import Question
from graph.text.words import stems, stems_of_word

WHOLE_NAME, APART = 0.8, 0.8  # weights against 1 for a word of the passage
MEANT = 1.0  # score of what stands in no word: the date or kind of the paper, the type of a fact
ASKED = 0.1  # weight of a word with which people ask
LONGEST_NAME = 8  # words
SECTION = re.compile(r"s(\d{1,3})")  # "s136" is section 136 of an Act
LONG_WORD = 8  # letters: so long a word may have two letters wrong, a shorter one one
SHORT_WORD = 4  # letters: a shorter word is not taken for a misspelling
MUST = Occur.Must


class Ways:
    """Reads the words of one question; `taken_for`, `also` and `matched` tell how they were taken.

    With `roughly` a word counts the same wherever it stands: that finds the same entries sooner, and scores them worse.
    """

    def __init__(self, known: Known, asked: Question, *, strict: bool = False, roughly: bool = False) -> None:
        self.known, self.asked, self.strict, self.roughly = known, asked, strict, roughly
        self.found_at = 0  # places in the index to be gone through
        self.taken_for: dict[str, list[str]] = {}  # words that no paper has, and those that were searched for instead
        self.also: list[str] = []  # whole names and abbreviations that were searched for as well, as stems
        self.matched: set[str] = set()  # stems to be marked wherever they stand
        self.together: list[tuple[str, ...]] = list(asked.phrases)  # those to be marked where they stand in a row
        self.optional: list[Query] = []  # what a passage may state
        self.asking: list[Query] = []  # words that it may hold
        self.needed: list[Query] = []
        self.words = asked.words if strict else self._spelt(asked.words)
        words = list(self.words)
        while words:
            del words[: self._take(words)]

    def _take(self, words: Sequence[str]) -> int:
        """Read the first words that belong together; how many they are."""
        if not self.strict and (length := self._date(words)):
            return length
        length, short = self._abbreviated(words)
        if length > 1:
            self.needed.append(self._name(words[:length], short))
            return length
        if not self.strict and len(words) > 1 and (whole := self._as_one(words[0], words[1])):
            self.needed.append(self._joined(words[0], words[1], whole))
            return 2
        if words[0] in asking():
            self.asking.append(Query.boost_query(anywhere(words[0]), ASKED))
            self.optional += [_const("fact", type) for type in telling().get(words[0], ())]
        else:
            self.needed.append(self._word(words[0]))
        return 1

    def _date(self, words: Sequence[str]) -> int:
        """A year ("2021", "2021/22"), a month or a day of one; the number of its words, 0 where none begins here."""
        day = 1 if len(words) > 2 and words[0].isdigit() and words[1] in months() else 0
        month = day + 1 if len(words) > day + 1 and words[day] in months() else 0
        year = words[month] if len(words) > month else ""
        if not (len(year) == 4 and year.isdigit() and year[:2] in ("19", "20")):
            return 0
        first = int(year) * 10_000
        if month:
            first += months()[words[day]] * 100
            last = first + 31
            if day:
                first = last = first + int(words[0][:2])
            meant = Query.range_query(schema(), "day", FieldType.Integer, first, last)
        else:
            meant = Query.term_query(schema(), "year", int(year))
        length = month + 1
        said = words[:length]
        if length == 1 and len(words) > 1 and len(words[1]) == 2 and int(year[2:]) + 1 == _number(words[1]):
            said, length = words[:2], 2
        self.matched.update(said)
        itself = phrase(said, 1.0) if len(said) > 1 else self._anywhere(year)
        self.needed.append(Query.disjunction_max_query([itself, Query.const_score_query(meant, MEANT)]))
        return length

    def _abbreviated(self, words: Sequence[str]) -> tuple[int, str]:
        """How many of the first words are a name that has an abbreviation, and that; 1 where none are."""
        for length in range(min(len(words), LONGEST_NAME), 1, -1):
            name = " ".join(words[:length])
            for short, long in self.known.pairs(name):
                if long == name:
                    return length, short
        return 1, ""

    def _name(self, words: Sequence[str], short: str) -> Query:
        """A whole name, or its abbreviation."""
        self.also.append(short)
        self.matched.update(words)
        self.together.append(tuple(short.split()))
        whole = Query.boolean_query([(MUST, self._word(word)) for word in words])
        return Query.disjunction_max_query([whole, phrase(short.split(), WHOLE_NAME)])

    def _as_one(self, one: str, other: str) -> str:
        """The word as which papers also write two; "" where none does."""
        whole = stems_of_word(one + other)
        return whole[0] if len(whole) == 1 and self.known.frequency(whole[0]) else ""

    def _joined(self, one: str, other: str, whole: str) -> Query:
        """Two words that papers also write as one: "web site"."""
        both = Query.boolean_query([(MUST, self._word(one)), (MUST, self._word(other))])
        self.matched.add(whole)
        return Query.disjunction_max_query([both, Query.boost_query(self._anywhere(whole), APART)])

    def _word(self, stem: str) -> Query:
        """One word, the name that it abbreviates, and where no paper has either, the two that it is written as."""
        self.matched.add(stem)
        ways = [self._anywhere(stem)]
        if section := SECTION.fullmatch(stem):
            self.matched.update(section.groups())
            ways.append(phrase(("section", section[1]), WHOLE_NAME))
        for long in sorted({long for short, long in self.known.pairs(stem) if short == stem}):
            self.also.append(long)
            self.together.append(tuple(long.split()))
            ways.append(phrase(long.split(), WHOLE_NAME))
        if not self.strict:
            ways += self._meant(stem)
            if len(ways) == 1 and not self.known.frequency(stem):
                ways += self._apart(stem)
        return ways[0] if len(ways) == 1 else Query.disjunction_max_query(ways)

    def _meant(self, stem: str) -> Iterator[Query]:
        """The kinds of paper and the types of fact that this word names."""
        yield from (_const("kind", kind) for kind in kinds().get(stem, ()))
        yield from (_const("fact", type) for type in telling().get(stem, ()))

    def _apart(self, stem: str) -> list[Query]:
        """The two words that papers write this one as: "ebulletin", "dont"."""
        if cut := self._cut(stem):
            one, other = cut
            both = (*stems(one), *stems(other))
            self.taken_for[one + other] = [f"{one} {other}"]
            self.together.append(both)
            return [phrase(both, APART)]
        return []

    def _cut(self, stem: str) -> tuple[str, str] | None:
        typed = self._typed(stem)
        for cut in range(1, len(typed)):
            both = (*stems(typed[:cut]), *stems(typed[cut:]))
            if all(self.known.frequency(each) for each in both) and self.known.holds_phrase(both):
                return typed[:cut], typed[cut:]
        return None

    def _spelt(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words, and in the place of one that no paper has, the one spelt most nearly so."""
        return tuple(
            each
            for place, word in enumerate(words)
            for each in ((word,) if self._is_known(words, place) else self._nearest(word))
        )

    def _is_known(self, words: Sequence[str], place: int) -> bool:
        """Whether papers have this word, by itself, by what it stands for, or with the one beside it."""
        word = words[place]
        beside = [words[each : each + 2] for each in (place - 1, place) if each >= 0 and each + 1 < len(words)]
        return bool(
            self.known.frequency(word)
            or len(word) < SHORT_WORD
            or word in asking()
            or word in months()
            or not word.isalpha()
            or any(self._meant(word))
            or self.known.pairs(word)
            or any(self._as_one(*both) for both in beside)
            or any(word in long.split() for both in beside for _, long in self.known.pairs(" ".join(both)))
            or self._cut(word)
        )

    def _nearest(self, stem: str) -> tuple[str, ...]:
        typed = self._typed(stem)
        word = self.known.nearest(typed, 2 if len(typed) >= LONG_WORD else 1)
        if not word:
            return (stem,)
        self.taken_for[typed] = [word]
        return stems_of_word(word)

    def _anywhere(self, stem: str) -> Query:
        if self.roughly:
            return Query.term_query(schema(), "everywhere", stem)
        self.found_at += self.known.places(stem)
        return anywhere(stem)

    def _typed(self, stem: str) -> str:
        return next((word for word in self.asked.typed if stem in stems_of_word(word)), stem)


def _const(field: str, value: str) -> Query:
    return Query.const_score_query(Query.term_query(schema(), field, value), MEANT)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else -1
