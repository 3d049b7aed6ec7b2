"""Raised marks put beside the word they belong to, and the pieces of one word put together.

A mark is told by size and baseline, never by what it says: "845,734" followed by a small raised "1" is the number
845,734 with the mark 1. An ordinal's raised letters ("13th") and a raised power ("m2") are part of their word.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ingest.layout import PrintedMark, PrintedPage, PrintedWord, around
from ingest.paper import Original
from ingest.plain import moved

RAISED_SIZE = 0.84  # a mark is set at 84 % or less of its word's size (Word sets 65 %, browsers 60 to 83 %)
RAISED_BY = (0.12, 0.8)  # how far above its word's baseline it stands, as a share of the word's size
FEWEST_SPACED_LETTERS = 5  # so many single capitals in a row are one word set wide; initials are fewer
NEAR = 0.5  # how far from its word's end, as a share of the word's size

_LABEL = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,4}|[a-z]|[ivxl]{1,5})(?:[,;–-]\d{1,3})*[\])]?,?|(?:\[\d{1,3}\]){2,4}")
_BETWEEN = re.compile(r"[,;]\s*|\]\[")
_RANGE = re.compile(r"(?P<first>\d{1,3})[–-](?P<last>\d{1,3})")
MOST_IN_RANGE = 9  # "3–5" is three notes; a longer run is no range of notes
_ORDINAL = re.compile(r"(?:st|nd|rd|th)[.,;:]?", re.IGNORECASE)  # "13th": the "th" raised
_POWERED = re.compile(r"(?:^|[\d(/])(?:[mck]?m|ft|in|CO)$")  # "m2", "12km2", "CO2": a unit, not a mark
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# "crimes*", "2031*" and "SRP*,**", not a grade "A*"
_STARRED = re.compile(r"(?P<word>.*(?:[A-Za-z)]{3}|\d\d|\d[%)]))(?P<stars>[*†‡]{1,3}(?:,[*†‡]{1,3})*)(?P<stop>[.,;:]?)")
_CLOSING = re.compile(r"[.,;:!?)\]’”'\"%]")


def settle_words(page: PrintedPage) -> None:
    """Give every word of `page` its marks, join the pieces of words, and write drawn bullets as bullets."""
    words = _with_marks(page.words)
    for word in words:
        _take_star(word)
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.style.size] += len(word.text)
    page.text_size = sizes.most_common(1)[0][0] if sizes else 0.0
    page.words = _with_bullets(_unspaced(_joined(words)), page)


def _take_star(word: PrintedWord) -> None:
    """Make a star that ends a word a mark, though it is as large as the word: "crimes*" says what crimes are below."""
    starred = _STARRED.fullmatch(word.text)
    if starred:
        word.text = starred["word"] + starred["stop"]
        word.marks += tuple(PrintedMark(len(starred["word"]), star) for star in starred["stars"].split(","))


def _with_marks(words: list[PrintedWord]) -> list[PrintedWord]:
    """The words without those that are marks, which their hosts now carry."""
    body = max((word.style.size for word in words), default=0)
    small = [
        word for word in words if word.style.upright and word.style.size <= RAISED_SIZE * body and _may_raise(word)
    ]
    taken: set[int] = set()
    for word in sorted(small, key=lambda each: each.box.x0):
        host = _host_of(word, words, taken)
        if host is None:
            _lower_opening(word, words)
            continue
        taken.add(word.order)
        _attach(word, host)
        _close_up(word, host, words)
    for word in words:
        if word.order not in taken and _goes_on_raised(word, [each for each in small if each.order in taken]):
            _lower_opening(word, words)
    return [word for word in words if word.order not in taken]


def _goes_on_raised(word: PrintedWord, raised: list[PrintedWord]) -> bool:
    """Whether a word was raised by accident, behind an ordinal's letters: "18th of"."""
    size = word.style.size
    return any(
        _ORDINAL.fullmatch(last.text)
        and last.style.size == size
        and abs(last.baseline - word.baseline) < 0.05 * size
        and 0 < word.box.x0 - last.box.x1 <= NEAR * size
        for last in raised
    )


def _may_raise(word: PrintedWord) -> bool:
    return bool(_LABEL.fullmatch(word.text) or _ORDINAL.fullmatch(word.text))


def _host_of(word: PrintedWord, words: list[PrintedWord], taken: set[int]) -> PrintedWord | None:
    """The larger word that `word` is raised beside: the nearest that ends just before it."""
    best: PrintedWord | None = None
    for host in words:
        size = host.style.size
        if word.style.size > RAISED_SIZE * size or host.order in taken or not host.style.upright:
            continue
        if not RAISED_BY[0] * size <= host.baseline - word.baseline <= RAISED_BY[1] * size:
            continue
        if -0.35 * size <= word.box.x0 - host.box.x1 <= NEAR * size and (best is None or host.box.x1 > best.box.x1):
            best = host
    return best


def _lower_opening(word: PrintedWord, words: list[PrintedWord]) -> None:
    """Put a raised number that opens a note on the line of the word behind it."""
    for follower in words:
        size = follower.style.size
        if (
            word.style.size <= RAISED_SIZE * size
            and RAISED_BY[0] * size <= follower.baseline - word.baseline <= RAISED_BY[1] * size
            and -0.1 * size <= follower.box.x0 - word.box.x1 <= 1.5 * size
        ):
            word.baseline, word.glued = follower.baseline, False
            follower.glued = False
            return


def _attach(word: PrintedWord, host: PrintedWord) -> None:
    glued = word.box.x0 - host.box.x1 < 0.12 * host.style.size
    if glued and _ORDINAL.fullmatch(word.text):
        host.text += word.text
    elif glued and word.text in {"2", "3"} and _POWERED.search(host.text):
        host.text += word.text.translate(_SUPERSCRIPTS)
    else:
        host.marks += tuple(PrintedMark(len(host.text), label) for label in _labels_of(word.text))
    host.box = around([host.box, word.box])


def _labels_of(raised: str) -> list[str]:
    """The notes that raised words point to: "1,2", "[1][2]" and "1–3" point to more than one.

    >>> _labels_of("3–5,8")
    ['3', '4', '5', '8']
    """
    labels: list[str] = []
    for label in filter(None, _BETWEEN.split(raised.strip("[]().,"))):
        run = _RANGE.fullmatch(label)
        if run and 0 < int(run["last"]) - int(run["first"]) < MOST_IN_RANGE:
            labels += map(str, range(int(run["first"]), int(run["last"]) + 1))
        else:
            labels.append(label)
    return labels


def _close_up(mark: PrintedWord, host: PrintedWord, words: list[PrintedWord]) -> None:
    """Glue a full stop or bracket that follows the mark to the word before the mark."""
    for word in words:
        if (
            abs(word.baseline - host.baseline) < 0.1 * host.style.size
            and _CLOSING.match(word.text)
            and abs(word.box.x0 - mark.box.x1) < 0.15 * host.style.size
        ):
            word.glued = True


def _joined(words: list[PrintedWord]) -> list[PrintedWord]:
    """Words with the pieces glued to them put on: half-bold words, stops after marks."""
    joined: list[PrintedWord] = []
    for word in words:
        last = joined[-1] if joined else None
        if last and word.glued and _touches(last, word):
            shift = len(last.text)
            after = tuple(PrintedMark(mark.offset + shift, mark.label) for mark in word.marks)
            larger = last if len(last.text) >= len(word.text) else word
            joined[-1] = replace(
                last,
                text=last.text + word.text,
                box=around([last.box, word.box]),
                style=larger.style,
                marks=last.marks + after,
                originals=last.originals + moved(word.originals, shift),
            )
        else:
            joined.append(word)
    return joined


def _unspaced(words: list[PrintedWord]) -> list[PrintedWord]:
    """Words whose letters are set apart put together: "A G E N D A" is AGENDA."""
    runs: list[list[PrintedWord]] = []
    for word in words:
        letter = len(word.text) == 1 and word.text.isupper() and not word.marks
        last = runs[-1][-1] if runs else None
        near = last is not None and len(last.text) == 1 and last.text.isupper() and _is_beside(last, word)
        if letter and near:
            runs[-1].append(word)
        else:
            runs.append([word])
    joined: list[PrintedWord] = []
    for run in runs:
        if len(run) < FEWEST_SPACED_LETTERS:
            joined += run
        else:
            text, box = "".join(word.text for word in run), around([word.box for word in run])
            joined.append(replace(run[0], text=text, box=box, originals=_originals_of(run)))
    return joined


def _originals_of(letters: list[PrintedWord]) -> tuple[Original, ...]:
    return tuple(each for place, letter in enumerate(letters) for each in moved(letter.originals, place))


def _is_beside(last: PrintedWord, word: PrintedWord) -> bool:
    size = last.style.size
    return abs(last.baseline - word.baseline) < 0.1 * size and 0 <= word.box.x0 - last.box.x1 <= 0.8 * size


def _touches(last: PrintedWord, word: PrintedWord) -> bool:
    size = max(last.style.size, word.style.size)
    on_line = abs(last.baseline - word.baseline) < RAISED_BY[0] * size and last.style.upright == word.style.upright
    return on_line and -0.5 * size <= word.box.x0 - last.box.x1 <= 0.35 * size


def _with_bullets(words: list[PrintedWord], page: PrintedPage) -> list[PrintedWord]:
    """A bullet before each line that a drawn dot stands in front of."""
    ordered = list(words)
    for dot in page.dots:
        middle = (dot.top + dot.bottom) / 2
        beside = [
            word
            for word in words
            if word.box.top < middle < word.box.bottom and 0 < word.box.x0 - dot.x1 < 2.5 * word.style.size
        ]
        if not beside:
            continue
        first = min(beside, key=lambda word: word.box.x0)
        bullet = replace(first, text="•", box=dot, marks=(), glued=False, originals=(), space="")
        ordered.insert(next(place for place, word in enumerate(ordered) if word is first), bullet)
    return ordered
