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
from extract.label_edges import NAME, QUOTED, bare, left_edges, past_openings, right_edges
from extract.labels import BRACKETED, Label, is_title, split_labels
from extract.likeness import fold
from extract.strategy_names import StrategyName, strategy_names

# "the Harbour Bill (formerly the Coast Bill) was introduced"
FORMER_NAME = re.compile(r"\s+\((?:formerly|previously|once)\b[^()]*\)\s*$")
RELATIVE_CLAUSE = re.compile(
    r",\s+(?:which|who|until now|until \d{4}|previously|formerly|once)\s[^,;]{3,90},\s*$"
)  # "Robbery, which stood alone in 2031, "
MOST_WORDS = 16
EDITION_BEFORE = re.compile(
    r"\s*(?:(?:the|our|its|their)\s+)?(?P<label>(?:previous|existing|former|earlier|last|old)\s"
    r"(?:[a-z-]+\s){0,2}(?:strategy|plan|agreement)(?:\s(?:of|for)\s(?:19|20)\d\d[-–/]\d{2,4})?)\b"
)


class Found(NamedTuple):
    """Labels with the place of the first to the last of them in the sentence."""

    labels: tuple[str, ...]
    start: int
    end: int


def labels_in(
    sentence: str, stretch: Stretch, names: Sequence[str] = (), *, one: bool = False, listed: bool = False
) -> Found | None:
    """The labels in a stretch; None where nothing that could be one stands there.

    `one`: it is never a list; `listed`: on the left it may be one, which fills the sentence up to the frame.
    """
    text = sentence[stretch.start : stretch.end]
    if quoted := _quoted(text, stretch):
        place = quoted.start - stretch.start
        whole_name = next((each for each in strategy_names(text) if each.start < place < each.name_end), None)
        if stretch.side == "right" and whole_name:  # "‘Safe Roads’ Strategy"
            return Found((whole_name.name,), stretch.start + whole_name.start, stretch.start + whole_name.name_end)
        return quoted
    if stretch.side == "left" and (once := FORMER_NAME.search(text)):
        text = text[: once.start()]
    if stretch.side == "left" and (told := RELATIVE_CLAUSE.search(text)):
        text = text[: told.start()]
    if stretch.side == "left" and (relative := re.search(r",?\s+(?:which|that)\s*$", text)):
        text = text[: relative.start()]
    elif stretch.side == "left" and (pronoun := _ends_with_pronoun().search(text)):
        return Found((pronoun["word"],), stretch.start + pronoun.start("word"), stretch.start + pronoun.end("word"))
    if stretch.side == "left" and (titled := _titled_plan(text)):
        return Found((titled.name,), stretch.start + titled.start, stretch.start + titled.name_end)
    start, end = left_edges(text) if stretch.side == "left" else right_edges(text, stretch)
    if listed and stretch.side == "left" and (whole := _title_list(text, names)):
        return Found(tuple(each.text for each in whole), stretch.start + whole[0].start, stretch.start + whole[-1].end)
    first, start = start, past_openings(text, start, end)
    plans = (each for each in strategy_names(text) if first <= each.start <= start < each.name_end)
    if stretch.side == "right" and (plan := next(plans, None)):  # "the New Plan for Floods (NPF)": its "New" is a name
        return Found((plan.name,), stretch.start + plan.start, stretch.start + plan.name_end)
    piece = text[start:end]
    if not piece.strip(" ,;([") or len(piece.split()) > 2 * MOST_WORDS:
        return None
    found = _cut(piece, names, one=one or (stretch.side == "left" and not _is_list(piece)))
    labels = tuple(text for label in found if (text := bare(label.text)) and len(text.split()) <= MOST_WORDS)
    if not labels:
        return None
    return Found(labels, stretch.start + start + found[0].start, stretch.start + start + found[-1].end)


def _titled_plan(text: str) -> StrategyName | None:
    """The plan with a quoted title with which a text ends: "the ‘Safe Roads’ Strategy"."""
    whole = len(text.rstrip())
    for each in strategy_names(text):
        if each.name_end == whole and each.name[0] in "‘'":
            return each
        if each.end == whole and each.years and ":" in text[each.name_end : whole]:  # "Noise strategy: 2031–34"
            return each
    return None


def _title_list(text: str, names: Sequence[str]) -> list[Label]:
    """The labels of a sentence that is a list of them up to the frame; none where one is not in title case."""
    found = split_labels(text, names)
    return found if all(is_title(label.text) for label in found) else []


def _cut(piece: str, names: Sequence[str], *, one: bool) -> list[Label]:
    """The labels of a piece, whole where it is one name that holds "and": "Westmere and Eastmere Fraud Board"."""
    whole = piece.rstrip(" ,;.([")
    parts = split_labels(whole, names)
    single = len(parts) == 2 and len(parts[0].text.split()) == 1 and parts[0].text[:1].isupper() and "," not in whole
    if one or single or kind_of(whole) == "legislation":
        return [Label(whole, 0, len(whole))]
    return parts


# "Burglary Offences and Business Crime": two titles that end in one word, each with a word of its own before it
TWO_TITLES = re.compile(r"(?:[A-Z][\w’-]+\s+)+(?P<last>[A-Z][\w’-]+)\s+(?:and|&)\s+(?:[A-Z][\w’-]+\s+)+(?P=last)$")


def _is_list(piece: str) -> bool:
    """ "the Board and the Panel": two with an article each, or more than two."""
    return bool(re.search(r"\band (?:the|a|an) ", piece) or TWO_TITLES.match(piece.strip())) or piece.count(",") > 1


def named_before(label: str, sentence: str, earlier: Sequence[str]) -> str | None:
    """What a pronoun or pointer means: for a theme or priority the last quotation above, for a strategy the last one
    named, for others a paragraph's own title ("Fraud Programme: ..."), else the first name of the nearest sentence."""
    texts = [sentence, *earlier]
    low = label.lower()
    noun = low.split()[-1]
    if noun in ("theme", "priority"):
        quotes = [_inside(match) for text in texts for match in reversed(list(QUOTED.finditer(text)))]
        return quotes[0] if quotes else None
    if noun in ("strategy", "plan", "agreement"):
        plans = [each.name for text in texts for each in reversed(list(strategy_names(text))) if not each.years_inside]
        return plans[0] if plans else None
    for text in texts:
        if (title := re.match(r"(?P<title>[A-Z][^:.]{2,60}):\s", text)) and noun in title["title"].lower():
            return title["title"]
    for text in texts if noun in vocabulary("changes")["body_nouns"] else ():
        if called := [name for name in _names(text) if noun.removesuffix("s") in name.lower()]:
            return called[-1]
    if noun in vocabulary("changes")["body_nouns"] and low == noun:
        return None
    for text in texts:
        held = list(QUOTED.finditer(text)) if low in vocabulary("changes")["pointers"] else []
        if held:
            return _inside(held[-1])
        held_names = _names(text)
        if held_names:
            return held_names[-1 if low in vocabulary("changes")["near_pronouns"] else 0]
    return None


def kind_of(label: str) -> str | None:
    """What kind of thing a label names: body, strategy, legislation, process; None where none of its words tells.

    >>> kind_of("Westmere Probation Service"), kind_of("Flood Act 2031"), kind_of("sunshine")
    ('body', 'legislation', None)
    """
    bare = BRACKETED.sub("", label)
    words = re.findall(r"[\w-]+", bare)
    heads = [bare, *re.split(r"\s(?:for|of|in|on)\s", bare)[:1]]  # "Fraud Board for Westmere", "agreement for 2031"
    last = [named[-1] for head in heads if (named := [w for w in re.findall(r"[\w-]+", head) if not w[0].isdigit()])]
    for kind, telling in vocabulary("changes")["kinds"].items():
        within = words if kind == "process" else last
        if any(word in telling for word in within):
            return str(kind)
    return None


def is_general(label: str) -> bool:
    """Whether a label names nothing: "review", "new duties"."""
    return bare(label).lower() in vocabulary("changes")["too_general"]


def label_key(label: str) -> str:
    """A label without its brackets, folded: what two spellings of it share."""
    return fold(re.sub(r"\s*\([^)]*\)", "", label))


def is_named(label: str) -> bool:
    """Two words or more, one of them with a capital or a number: a name, not a description."""
    return len(label.split()) > 1 and bool(re.search(r"(?:^|\s)[A-Z0-9]", label))


def edition_before(text: str, stretch: Stretch) -> Found | None:
    """ "the previous strategy", which a sentence names only so: "It replaces the previous plan, of 2028-31"."""
    match = EDITION_BEFORE.match(text, stretch.start, stretch.end)
    return Found((match["label"],), match.start("label"), match.end("label")) if match else None


def _quoted(text: str, stretch: Stretch) -> Found | None:
    """The quoted label next to the frame, with the quoted ones joined to it: "‘A’, ‘B’ and ‘C’"."""
    matches = list(QUOTED.finditer(text))
    if not matches:
        return None
    if stretch.side == "left":
        last = matches[-1]
        if not re.fullmatch(r"[\s)’',]*(?:\([^)]*\)\s*)?(?:priority|theme|strategy|plan)?\s*", text[last.end() :]):
            return None
        return Found((_inside(last),), stretch.start + last.start() + 1, stretch.start + last.end() - 1)
    first = matches[0]
    if not re.fullmatch(r"\W*(?:[a-z-]+\s+){0,6}\W*", text[: first.start()]):
        return None
    held = [first]
    for match in matches[1:]:
        if not re.fullmatch(r"\s*(?:,|and|,\s*and)\s*", text[held[-1].end() : match.start()]):
            break
        held.append(match)
    return Found(tuple(map(_inside, held)), stretch.start + first.start() + 1, stretch.start + held[-1].end() - 1)


def _inside(match: re.Match[str]) -> str:
    return (match["curly"] or match["straight"]).strip(" ,.;")


def _names(text: str) -> list[str]:
    """The names of a text that are more than the capital of its first word, persons left out."""
    if quoted := QUOTED.search(text):
        return [_inside(quoted)]
    shunned = vocabulary("strategies")["not_in_names"]
    found: list[str] = []
    for match in NAME.finditer(text):
        words = match[0].split()
        while words and words[0] in shunned:
            words.pop(0)
        name = bare(" ".join(words))
        person = any(name.startswith(title) for title in vocabulary("changes")["titles"])
        if not person and (len(name.split()) > 1 or (name.isupper() and len(name) > 1)):
            found.append(name)
    return found


@cache
def _ends_with_pronoun() -> re.Pattern[str]:
    """ "..., although for the year ahead it": the subject is a pronoun, whatever stands before it."""
    pronouns = "|".join(vocabulary("changes")["pronouns"])
    return re.compile(rf"(?:^|[\s,(])(?P<word>{pronouns})\s*$", re.IGNORECASE)
