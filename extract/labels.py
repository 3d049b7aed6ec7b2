"""Labels: what one looks like, when two are the same, and how a list in a sentence falls into them.

In:     the words of a list ("Knife Crime; Fraud and Scams; and Road Safety"), or of one item of it.
Out:    spans of its labels, offsets in the text given; labels cleaned; a key under which spellings of one label agree.
Words:  corpus/vocabulary/labels.yaml
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from corpus.load import vocabulary
from extract.likeness import fold

MOST_WORDS = 30  # a longer item is a sentence, not a label; some strategies have priorities of twenty and more words
MOST_WORDS_OF_A_HEAD = 7  # before a dash: "Safer Streets – we will work to ..."


class Label(NamedTuple):
    """A label and where it stands in the text it was cut from; `includes` are the sub-topics printed with it."""

    text: str
    start: int
    end: int
    includes: tuple[str, ...] = ()


# "(1) ", "1. ", "a) ", "iv. " before an item
ENUMERATOR = re.compile(r"(?:\(\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*\)|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
# "(1) Fraud (2) Scams", "a) Fraud b) Scams", "1. Fraud, 2. Scams" within a sentence
INLINE_ENUMERATOR = re.compile(
    r"\(\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*\)\s*|(?<![\w(])(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s+|(?<![\w.])\d{1,2}\.\s+(?=[A-Z])"
)
BULLET = re.compile(r"^[\s•●▪◦○·*➢➤✓✔o\uf0b7\uf0a7-]*(?<![A-Za-z])(?=[^\s])")
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
LAST_AND = re.compile(r"\s+(?:and|&)\s+")
LAST_AFTER_COMMA = re.compile(r",\s+and\s+")
JOINT = re.compile(r"\s+and\s+")
DASH = re.compile(r"\s+[–—-]\s+|:\s+")
ABBREVIATION = re.compile(r"\((?P<short>[A-Z][A-Za-z&]{1,7}?)s?\)")
OWNERS_MARK = re.compile(r"[’'](?:s\s*|\s+)$")  # "the Commissioner’s (FC) report"
LONG_FORM = 120  # characters before an abbreviation in which what it stands for is printed


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(vocabulary("labels")[name])


@cache
def _description() -> re.Pattern[str]:
    """ ", which rose last year"; "that" without a comma belongs to the label: "Crimes that affect people the most"."""
    return re.compile(rf"(?:,?\s+(?:{'|'.join(_words('descriptions'))})|,\s+(?:that|who))\b.*$", re.DOTALL)


@cache
def _including() -> re.Pattern[str]:
    """ " (including knife crime and gangs (OCGs))", ", which includes knife crime" at the end of a label."""
    words = "|".join(re.escape(word) for word in sorted(_words("including"), key=len, reverse=True))
    inside = r"(?P<inside>(?:[^()]|\([^()]*\))+)"
    return re.compile(rf"\s*(?:\((?:{words})\.?:?\s+{inside}\)|[,:;–-]?\s+(?:{words})\.?:?\s+(?P<open>.+))$", re.DOTALL)


@cache
def _goes_on() -> re.Pattern[str]:
    """A piece between commas that opens so belongs to the label before it: "Violence, including knife crime"."""
    return re.compile(rf"\s*(?:{'|'.join(map(re.escape, _words('including')))})\b")


@cache
def _item_marker() -> re.Pattern[str]:
    """ "Priority 1 - ", "Strategic Priority Two: " before a label in a list: its number, no part of it."""
    markers, counts = ("|".join(map(re.escape, _words(name))) for name in ("item_markers", "counts"))
    return re.compile(rf"(?:{markers})\s*(?:No\.?\s*)?(?:\d{{1,2}}|[A-H]|{counts})\s*[-–—:.)]+\s*(?=\S)")


def split_labels(text: str, names: Iterable[str] = (), count: int | None = None) -> list[Label]:
    """The items of a list in prose: at semicolons or bracketed numbers where it has them, else at commas and "and".

    `names` are known names that may hold "and" or a comma; they are never cut. `count`: how many were announced, which
    tells where the last piece is cut that holds "and" more than once.

    >>> [label.text for label in split_labels("Fraud, Drugs and Alcohol and Road Safety")]
    ['Fraud', 'Drugs and Alcohol', 'Road Safety']
    """
    masked = _mask(text, names)
    numbered = list(INLINE_ENUMERATOR.finditer(masked))
    if len(numbered) > 1:
        starts = [match.end() for match in numbered]
        ends = [match.start() for match in numbered[1:]] + [len(text)]
        spans = list(zip(starts, ends, strict=True))
    elif ";" in masked:
        spans = list(_between(masked, re.compile(";")))
        start, end = spans[-1]
        if (last := LAST_AFTER_COMMA.search(masked, start, end)) and not re.match(r"\s*and\s", masked[start:end]):
            spans[-1:] = [(start, last.start()), (last.end(), end)]  # "A; B, and C"
    else:
        spans = _with_sub_topics(masked, list(_between(masked, re.compile(","))))
        start, end = spans.pop()
        joints = list(JOINT.finditer(masked, start, end))
        opens_with_and = re.match(r"\s*and\s", masked[start:end])
        wanted = 1 if spans or len(joints) == 1 else 0
        wanted = 0 if opens_with_and else max(wanted, (count or 0) - len(spans) - 1)
        for joint in joints[-wanted:] if wanted else ():
            spans.append((start, joint.start()))
            start = joint.end()
        spans.append((start, end))
    return [label for start, end in spans if (label := clean_label(text, start, end))]


def clean_label(text: str, start: int = 0, end: int | None = None) -> Label | None:
    """The label in `text[start:end]` without bullet, number, closing marks, description or sub-topics; None where none.

    >>> clean_label("2) Violence (including knife crime and gangs);")
    Label(text='Violence', start=3, end=11, includes=('knife crime', 'gangs'))
    """
    end = len(text) if end is None else end
    space = re.compile(r"\s*")
    for opening in (BULLET, space, re.compile(r"and\s+"), ENUMERATOR, space, _item_marker()):
        if match := opening.match(text, start, end):
            start = match.end()
    described, included = (words.search(text, start, end) for words in (_description(), _including()))
    if described and not (included and included.start() <= described.start()):
        end = described.start()
    end = _close(text, start, end)
    includes: tuple[str, ...] = ()
    match = _including().search(text, start, end)
    told = DASH.search(text, start, match.start()) if match else None
    if match and told and told.end() < match.start() and _is_head(text[start : told.start()], text[told.end() : end]):
        end, match = _close(text, start, told.start()), None  # "Safer Streets – Walking them more, including at night"
    if match:
        topics = match["inside"] or match["open"]
        includes = tuple(label.text for label in split_labels(topics) if label.text != "etc")
        end = _close(text, start, match.start())
    if (dash := DASH.search(text, start, end)) and _is_head(text[start : dash.start()], text[dash.end() : end]):
        end = _close(text, start, dash.start())
    label = text[start:end]
    if not label or not any(letter.isalpha() for letter in label) or len(label.split()) > MOST_WORDS:
        return None
    return Label(label, start, end, includes)


@cache
def _topic() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _words('topics')))})s?\b", re.IGNORECASE)


def names_topic(label: str) -> bool:
    """Whether a label in small letters names something that community safety is about.

    >>> names_topic("domestic abuse"), names_topic("reviewed each year")
    (True, False)
    """
    return bool(_topic().search(label))


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(rf"(?:[A-Z][a-z]+ing|{'|'.join(_words('doing'))})\b")


def says_what_is_done(label: str) -> bool:
    """Whether a label opens with a verb: "Tackling fraud", "Reduce harm".

    >>> says_what_is_done("Tackling fraud"), says_what_is_done("Fraud")
    (True, False)
    """
    return bool(_doing().match(label))


def is_title(label: str) -> bool:
    """Whether every word but the small ones opens with a capital or a digit: "Support for Victims", not "we support".

    >>> is_title("Serious Violence and Organised Crime"), is_title("victims of crime")
    (True, False)
    """
    words = re.findall(r"[^\s(),/]+", label)
    small = set(_words("connectors"))
    return (
        bool(words)
        and words[0][0].isupper()
        and all(word[0].isupper() or word[0].isdigit() or word in small for word in words)
    )


def abbreviations(text: str) -> dict[str, str]:
    """What each abbreviation of a paper stands for, from where the paper brings it in; both in lower case.

    >>> abbreviations("Tackling Anti-Social Behaviour (ASB) is hard.")
    {'asb': 'anti social behaviour'}
    >>> abbreviations("Community Safety Plans (CSPs), and the Flood Commissioner's (FC) report")
    {'csp': 'community safety plan', 'fc': 'flood commissioner'}
    """
    found: dict[str, str] = {}
    for match in ABBREVIATION.finditer(text):
        short = match["short"].lower()
        before = OWNERS_MARK.sub("", text[max(0, match.start() - LONG_FORM) : match.start()])
        words = fold(before).split()[-MOST_WORDS:]
        if words and match[0].endswith("s)") and words[-1].endswith("s"):
            words[-1] = words[-1][:-1]
        initials = "".join(word[0] for word in words if word not in ("and", "of", "the", "for"))
        letters = "".join(letter for letter in short if letter.isalpha())
        if initials.endswith(letters) and short not in found:
            kept, taken = 0, 0
            for word in reversed(words):
                kept += 1
                taken += word not in ("and", "of", "the", "for")
                if taken == len(letters):
                    break
            found[short] = " ".join(words[-kept:])
    return found


def key_of(label: str, expand: dict[str, str]) -> str:
    """What spellings of one label share: no brackets, "and" for "&", abbreviations written out.

    >>> key_of("Streets & ASB (nuisance)", {"asb": "anti social behaviour"})
    'streets and anti social behaviour'
    """
    bare = fold(BRACKETED.sub("", label) or label)
    return " ".join(expand.get(word, word) for word in bare.split())


def _mask(text: str, names: Iterable[str]) -> str:
    """`text` with brackets and known names filled with a letter, so that nothing inside them is a joint."""

    def filled(match: re.Match[str]) -> str:
        return "x" * len(match[0])

    masked = re.sub(r"\((?!\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*\))[^()]*\)", filled, text)
    lowered = masked.lower()
    known = {each for each in (*_words("compounds"), *(name.lower() for name in names)) if each.lower() in lowered}
    if not known:
        return masked
    longest_first = sorted(known, key=lambda name: (-len(name), name))
    return re.sub("|".join(rf"\b{re.escape(name)}\b" for name in longest_first), filled, masked, flags=re.IGNORECASE)


def _with_sub_topics(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces between commas, "including knife crime" joined to the label before it."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _goes_on().match(text, start, end):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _between(text: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in separator.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _close(text: str, start: int, end: int) -> int:
    """`end` moved left over closing marks, white space, an "and" before the next item, and an unopened bracket."""
    while True:
        kept = text[start:end].rstrip(' \t\n.;:,–—-*’”"' if "‘" not in text[start:end] else " \t\n.;:,–—-*")
        kept = re.sub(r"[\s;,]+and$", "", kept)
        if kept.endswith(")") and kept.count(")") > kept.count("("):
            kept = kept[:-1]
        if len(kept) == end - start:
            return end
        end = start + len(kept)


def _is_head(label: str, rest: str) -> bool:
    """A short label before a dash with prose after it, not a name in two halves ("Vision Zero – Road Strategy")."""
    return len(label.split()) <= MOST_WORDS_OF_A_HEAD and (
        rest[:1].islower() or len(rest.split()) > MOST_WORDS_OF_A_HEAD
    )
