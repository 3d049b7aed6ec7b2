"""Where a strategy stands: in force, a draft, proposed or expired, as the words around its name say.

In:     a text and a name of a plan in it; a block within a list of what is asked for.
Out:    the status; None where the words say none.
Words:  corpus/vocabulary/strategies.yaml
Rule:   the words must stand in the name's own clause, or in the sentence after it that goes on about "the strategy".
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from corpus.load import vocabulary
from extract.alternatives import one_of
from extract.reading import Reading
from extract.strategy_names import StrategyName, strategy_names
from ingest.paper import Block

Status = Literal["in_force", "draft", "proposed", "expired"]
CONSULTED_ON = re.compile(
    r"\s+[Cc]onsultation\b(?!\s+(?:[Rr]eport|[Rr]esponses?)\b)"
)  # "the Noise Strategy consultation"
CONSULTATION_ON = re.compile(
    r"\b[Cc]onsultation (?:document )?(?:on|for) (?:[Tt]he|a|our|its) (?:new |draft |revised )?$"
)
# "In response to the Noise Strategy, the board introduced a patrol": what came in is not the strategy
ANOTHER_DID = re.compile(
    r"(,\s(?:the|[A-Z])[^,#]{2,60}\s)(?:introduced|published|launched|released|adopted)(?=\s(?:a|an|the|its|their)\b)"
)
AIMS = re.compile(r"\s(?:and|&)\s")  # "and the proposed aims for 2031": the years are those of its aims
ASKED_WITHIN = 6  # blocks: the items of a short list of recommendations


def status_of(text: str, name: StrategyName) -> Status | None:
    """The status that the words around a name say; the words must stand in its own sentence."""
    around = _others_before().sub(" ", near(text, name))
    if CONSULTED_ON.match(text, name.end) or CONSULTATION_ON.search(text[: name.start]):
        return "draft"
    if re.search(r"\b(?:[Pp]re [Cc]onsultation )?[Dd]raft\b", text[name.start : name.end]):
        return "draft"
    if _replaced().search(text, max(0, name.start - vocabulary("strategies")["near"]), name.start):
        return "expired"
    if _to_be().search(around) and not any(status_words(each).search(around) for each in ("expired", "draft")):
        return "proposed"
    if _former().search(text, 0, name.start):
        return "expired"
    order: tuple[Status, ...] = ("expired", "draft", "proposed", "in_force")
    return next((status for status in order if status_words(status).search(around)), None)


@cache
def _others_before() -> re.Pattern[str]:
    """ "under the previous government": what was before, and not the plan."""
    return re.compile(
        rf"\b(?:previous|former|last)\s+(?:{one_of(vocabulary('strategies')['others_before'])})\b", re.IGNORECASE
    )


def near(text: str, name: StrategyName) -> str:
    """The words of the same clause around a name, without the name."""
    reach = vocabulary("strategies")["near"]
    others = [each for each in strategy_names(text) if each.start != name.start]
    low = max([name.start - reach // 3, 0, *(each.end for each in others if each.end <= name.start)])
    high = min([name.end + reach, *(each.start for each in others if each.start >= name.end)])
    before = re.split(r"[.;:]\s", text[low : name.start])[-1]
    if any(each.end == low for each in others):  # what is told of another before it: "the X has lapsed and the Y"
        before = re.split(r",\s|\band\b", before)[-1]
    after, *following = re.split(r"[.;:]\s", text[name.end : high])
    if following and _says_more().match(following[0]):  # "… heard of the Noise Plan. This had been agreed in May"
        after = f"{after} {following[0]}"
    after = ANOTHER_DID.sub(r"\1", after)
    if any(each.start == high for each in others):
        after = re.split(r",?\s(?:and|but|while|whilst)\s(?:that\s)?(?=\S*\s*\S*$)", after)[0]
    aims = text[name.name_end : name.end] if AIMS.match(text, name.name_end, name.end) else ""
    return f"{before} #{aims} {after}"


def is_asked_for(reading: Reading, block: Block, name: StrategyName) -> bool:
    """Whether it is in a list of what a body is asked to do: "The board is asked to:", "Approve the Noise Plan"."""
    if not _approving().match(block.text[: name.start]) or not block.index:
        return False
    for before in reversed(reading.paper.blocks[max(0, block.index - ASKED_WITHIN) : block.index]):
        if before.text.rstrip().endswith(":"):
            return _asking().search(before.text) is not None
    return False


@cache
def status_words(status: str) -> re.Pattern[str]:
    """The words that say one status, the longest first."""
    words = sorted(vocabulary("strategies")["status"][status], key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _former() -> re.Pattern[str]:
    """ "the previous " straight before a name, or one word away: "the previous Westmere Fraud Strategy"."""
    return re.compile(rf"\b(?:{one_of(vocabulary('strategies')['former'])})\s+(?:[A-Z]?\w+\s+)?$", re.IGNORECASE)


@cache
def _to_be() -> re.Pattern[str]:
    """ "to be formally adopted": it is not yet."""
    done = one_of(vocabulary("strategies")["to_be_done"])
    return re.compile(rf"\b(?:be|being)\s+(?:\w+ly\s+)?(?:{done})\b")


@cache
def _says_more() -> re.Pattern[str]:
    """The opening of a sentence that goes on about the plan: "It was", "The Strategy has"."""
    called = "|".join(
        f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in vocabulary("strategies")["called_for_short"]
    )
    return re.compile(rf"(?:This|It|The (?:{called}))\s+(?:is|was|has|had|will|came)\b")


@cache
def _replaced() -> re.Pattern[str]:
    """ "replaces the " just before a name."""
    return re.compile(rf"\b(?:{one_of(vocabulary('strategies')['replacing'])})\s+(?:(?:the|our|its)\s+)?$")


@cache
def _approving() -> re.Pattern[str]:
    """ "Approve the", "To agree the draft", "Endorse and adopt the" at the start of a recommendation."""
    verbs = "|".join(vocabulary("strategies")["approving"])
    return re.compile(rf"\W*(?:to\s+)?(?:{verbs})\b(?:\s+and\s+\w+)?\s+(?:[\w-]+\s+){{0,3}}$", re.IGNORECASE)


@cache
def _asking() -> re.Pattern[str]:
    asking = "|".join(map(re.escape, vocabulary("strategies")["asking"]))
    return re.compile(rf"\b(?:{asking})\b", re.IGNORECASE)
