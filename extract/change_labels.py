"""The label that stands in a stretch of a clause beside a frame of change.

In:     a sentence and a stretch of it: before, between or after a frame's words.
Out:    the labels in it, cut clean; what a pronoun or "the above theme" points back to.
Words:  corpus/vocabulary/changes.yaml (edges, openings, pronouns)
Rule:   a label in quotation marks wins; else the words nearest to the frame, up to the edge of their clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from corpus.load import vocabulary
from extract.change_frames import Stretch
from extract.labels import BRACKETED, split_labels

QUOTED = re.compile(r"[‘“](?P<curly>[^‘’“”]{3,90}(?:’s[^‘’“”]{0,60})?)[’”]|(?<!\w)['\"](?P<straight>[A-Z][^'\"]{3,80})['\"](?!\w)")
# A name: words with capitals, small words between them, an abbreviation after them.
NAME = re.compile(r"\b[A-Z][\w’&-]*(?:(?:\s+(?:and|of|for|the|&|in|on|to))*\s+[A-Z0-9][\w’&-]*)*(?:\s+\([A-Z][\w&]*\))?")
QUOTE_WITHIN = 45  # characters between a frame and the quoted label that it means
MOST_WORDS = 16


class Found(NamedTuple):
    """Labels with the place of the first to the last of them in the sentence."""

    labels: tuple[str, ...]
    start: int
    end: int


def labels_in(sentence: str, stretch: Stretch, names: Sequence[str] = ()) -> Found | None:
    """The labels in a stretch; None where nothing that could be one stands there."""
    text = sentence[stretch.start : stretch.end]
    if quoted := _quoted(text, stretch):
        return quoted
    start, end = (_left_edge(text), len(text)) if stretch.side == "left" else (0, _right_edge(text, stretch))
    start = _past_openings(text, start, end)
    piece = text[start:end]
    if not piece.strip(" ,;") or len(piece.split()) > 2 * MOST_WORDS:
        return None
    found = [label for label in split_labels(piece, names) if len(label.text.split()) <= MOST_WORDS]
    if stretch.side == "left":
        found = [label._replace(text=_without_openings(label.text)) for label in found]
    labels = tuple(text for label in found if (text := _without_openings(label.text)))
    if not labels:
        return None
    return Found(labels, stretch.start + start + found[0].start, stretch.start + start + found[-1].end)


def points_back(label: str) -> bool:
    """Whether a label is "it" or "the above theme": something named before.

    >>> points_back("it"), points_back("above theme"), points_back("Fraud")
    (True, True, False)
    """
    words = vocabulary("changes")
    return label.lower() in words["pronouns"] or label.lower() in words["pointers"]


def named_before(label: str, sentence: str, earlier: Sequence[str]) -> str | None:
    """What a pronoun or pointer means: the last quotation above for a theme or priority, a paragraph's own title, else
    the first name of the sentence before its frame, or of the sentences before it, nearest first."""
    texts = [sentence, *earlier]
    low = label.lower()
    if low.endswith(("theme", "priority")):
        quotes = [_inside(match) for text in texts for match in reversed(list(QUOTED.finditer(text)))]
        return quotes[0] if quotes else None
    for text in texts:
        if (title := re.match(r"(?P<title>[A-Z][^:.]{2,60}):\s", text)) and low.split()[-1] in title["title"].lower():
            return title["title"]
    for text in texts:
        if low in vocabulary("changes")["pointers"]:
            held = [match for match in QUOTED.finditer(text)]
            if held:
                return _inside(held[-1])
        if name := _first_name(text):
            return name
    return None


def kind_of(label: str) -> str | None:
    """What kind of thing a label names: body, strategy, legislation, process; None where none of its words tells.

    >>> kind_of("Westmere Probation Service"), kind_of("Flood Act 2031"), kind_of("sunshine")
    ('body', 'legislation', None)
    """
    bare = BRACKETED.sub("", label)
    words = re.findall(r"[\w-]+", bare)
    for kind, telling in vocabulary("changes")["kinds"].items():
        last = [word for word in words if not word.isdigit()][-1:]
        within = words if kind in ("process", "body") else last
        if any(word in telling for word in within):
            return str(kind)
    return None


def is_general(label: str) -> bool:
    """Whether a label names nothing: "review", "new duties"."""
    return _without_openings(label).lower() in vocabulary("changes")["too_general"]


def _quoted(text: str, stretch: Stretch) -> Found | None:
    """The quoted label next to the frame, with the quoted ones joined to it: "‘A’, ‘B’ and ‘C’"."""
    matches = list(QUOTED.finditer(text))
    if not matches:
        return None
    if stretch.side == "left":
        last = matches[-1]
        if len(text) - last.end() > QUOTE_WITHIN or re.search(r"[.;:]\s", text[last.end() :]):
            return None
        return Found((_inside(last),), stretch.start + last.start() + 1, stretch.start + last.end() - 1)
    first = matches[0]
    if first.start() > QUOTE_WITHIN or re.search(r"[.;]\s", text[: first.start()]):
        return None
    held = [first]
    for match in matches[1:]:
        if not re.fullmatch(r"\s*(?:,|and|,\s*and)\s*", text[held[-1].end() : match.start()]):
            break
        held.append(match)
    return Found(tuple(map(_inside, held)), stretch.start + first.start() + 1, stretch.start + held[-1].end() - 1)


def _inside(match: re.Match[str]) -> str:
    return (match["curly"] or match["straight"]).strip(" ,.;")


def _first_name(text: str) -> str | None:
    """The first name of a text that is more than the capital of its first word."""
    if quoted := QUOTED.search(text):
        return _inside(quoted)
    for match in NAME.finditer(text):
        name = _without_openings(match[0])
        words = name.split()
        if words and (len(words) > 1 or name.isupper() and len(name) > 1) and not _is_opener(match, text):
            return name
    return None


def _is_opener(match: re.Match[str], text: str) -> bool:
    """ "As", "However" and the like open a sentence with a capital and are no name."""
    return match.start() == 0 and len(match[0].split()) == 1 and not match[0].isupper() and bool(text)


def _left_edge(text: str) -> int:
    """Where the words before a frame begin to be its label."""
    edge = 0
    words = "|".join(map(re.escape, vocabulary("changes")["left_edges"]))
    for match in re.finditer(rf"[;:]\s|\.\s|,\s(?!(?:[A-Z]\w+\s+and\s+[A-Z]))|\b(?:{words})\b\s|\s–\s", text, re.IGNORECASE):
        if len(text[match.end() :].split()) >= 1:
            edge = match.end()
    rest = text[edge:]
    for match in re.finditer(r"(?<!\bof)(?<!\bfor)(?<!\bfrom)(?<!\bto)(?<!\band)(?<!\bin)(?<!\bwith)(?:^|\s)(?:a|an|the|this)\s+(?=\S)", rest, re.IGNORECASE):
        edge_here = match.end()
        if len(rest[edge_here:].split()) >= 1:
            edge = len(text) - len(rest) + edge_here
    if dated := re.match(r".*\b(?:19|20)\d\d\s+(?=[A-Z])", text[edge:]):
        edge += dated.end()
    return edge


@cache
def _right_edges() -> re.Pattern[str]:
    words = sorted(vocabulary("changes")["right_edges"], key=lambda word: (-len(word), word))
    closing = rf"[.;:](?:\s|$)|\s[–]\s|,?\s(?:{'|'.join(map(re.escape, words))})\b|\sin\s+(?=[A-Z\d])|\s(?:on|from)\s+(?=\d|[A-Z])|,\s(?:the|a|an|with|in|as|and the)\s"
    return re.compile(closing)


def _right_edge(text: str, stretch: Stretch) -> int:
    if stretch.side == "middle":
        return len(text)
    match = _right_edges().search(text)
    return match.start() if match else len(text)


def _past_openings(text: str, start: int, end: int) -> int:
    match = _openings().match(text, start, end)
    return match.end() if match else start


def _without_openings(label: str) -> str:
    """A label without "the new", and without "requirement for ... to conduct" before what is to be conducted."""
    duties = "|".join(map(re.escape, vocabulary("changes")["duties"]))
    if duty := re.match(rf"(?:the\s+)?(?:requirement|duty|responsibility)\b.*?\bto\s+(?:{duties})\s+", label, re.IGNORECASE):
        label = label[duty.end() :]
    label = re.sub(r"\s+(?:has|have|had)\s+\w+\s+and$", "", label)
    match = _openings().match(label)
    return (label[match.end() :] if match else label).strip(" ,;:‘’“”\"'")


@cache
def _openings() -> re.Pattern[str]:
    words = sorted(vocabulary("changes")["openings"], key=lambda word: (-len(word), word))
    return re.compile(rf"[\s(\[]*(?:(?:{'|'.join(map(re.escape, words))})\s+)*", re.IGNORECASE)
