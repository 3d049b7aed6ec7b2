"""A line through time in a terminal: the years down the left, a rail with a sign for each edition, change and gap.

    2014  ●  Rural Crime
          │  led by Chair, Westmere Council
          ┆  2015 to 2016: no paper that was read says whether it was one
    2017  ◆  renamed: Rural Crime → Rural Safety
          │  stated, adopted

It reads the same without colour: every sign differs, and words say what is stated, inferred or proposed. Where the
terminal knows plain letters alone, so are the signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rich.text import Text

from api.progress import messages
from api.render_tables import Answer, answers, place, says_so, shortened
from api.rows import lead_name

LATER = "told by later papers only"
LEAST_WIDTH = 40  # columns: in a narrower terminal the words run on into the next line
YEAR_WIDTH = 6


class Signs(NamedTuple):
    edition: str
    draft: str
    change: str
    proposal: str
    gap: str
    rail: str


DRAWN = Signs("●", "○", "◆", "◇", "┆", "│")
PLAIN = Signs("*", "o", "#", "?", ":", "|")
MEANING = Signs("edition", "draft edition", "change", "proposed change", "no paper tells", "")


@dataclass(frozen=True, slots=True)
class Moment:
    """Something told of one year: `order` puts a gap first, then what changed, the edition, and what stayed."""

    year: int
    order: int
    sign: str  # the name of one of `Signs`
    words: tuple[Text, ...]  # the first stands beside the sign


def print_lineage(answer: Answer) -> None:
    """A thing through the years: its form in each edition, what changed in between, and the years nobody tells of."""
    by = answer["as_of"] or answer["known_at"]
    as_of = f", as papers told by {by}" if by else ""
    of = f" ({answer['kind']}, {answer['of']})" if answer["of"] else f" ({answer['kind']})"
    title = f"{answer['priority']}{of}{as_of}"
    moments = [*map(_gap, answer["gaps"]), *map(_state, answer["states"]), *map(_event, answer["events"])]
    if not moments:
        answers.print(Text(f"{title}: no paper tells of it"))
        return
    answers.print(Text(title, "bold"))
    signs = DRAWN if "utf" in answers.encoding.casefold() else PLAIN
    for line in timeline(moments, signs):
        answers.print(line, soft_wrap=True)
    shown = {moment.sign for moment in moments}
    told = (
        f"{getattr(signs, name)} {meaning}" for name, meaning in MEANING._asdict().items() if meaning and name in shown
    )
    messages.print(Text("  ".join(told), "dim"))
    if answer["undated"]:
        messages.print(f"left out, for none knows when they spoke: {', '.join(answer['undated'])}")


def timeline(moments: Iterable[Moment], signs: Signs) -> Iterator[Text]:
    """The lines of the drawing, none wider than the terminal."""
    width = max(answers.width - YEAR_WIDTH - 3, LEAST_WIDTH)
    last = None
    for moment in sorted(moments, key=lambda each: (each.year, each.order)):
        sign = getattr(signs, moment.sign)
        rail = signs.gap if moment.sign == "gap" else signs.rail
        lines = [line for words in moment.words for line in words.wrap(answers, width)]
        for number, line in enumerate(lines):
            line.rstrip()
            year = f"{moment.year or '?'}" if number == 0 and moment.year != last and moment.sign != "gap" else ""
            yield Text.assemble((f"{year:<{YEAR_WIDTH}}", "cyan"), f"{rail if number else sign}  ", line)
        last = last if moment.sign == "gap" else moment.year


def _gap(gap: Answer) -> Moment:
    years = str(gap["first"]) if gap["first"] == gap["last"] else f"{gap['first']} to {gap['last']}"
    return Moment(gap["first"], 0, "gap", (Text(f"{years}: {gap['why']}", "dim"),))


def _state(state: Answer) -> Moment:
    is_draft = state["status"] == "proposed"
    head = Text(state["label"], "bold")
    said = [state["status"] if state["status"] != "current" else "", LATER if state["told_later"] else ""]
    words = [head, Text(", ".join(filter(None, said)), "dim")]
    for name in ("includes", "owners", "progress"):
        if state.get(name):
            words.append(Text(f"{name} {'; '.join(shortened(each) for each in state[name])}"))
    if state["leads"]:
        words.append(Text(f"led by {'; '.join(map(lead_name, state['leads']))}"))
    words.append(says_so(state["evidence"]))
    return Moment(state["year"] or 0, 2, "draft" if is_draft else "edition", _with_words(words))


def _event(event: Answer) -> Moment:
    before, after = (", ".join(event[side]) for side in ("from", "to"))
    names = f"{before} → {after}" if before and after and before != after else before or after
    is_proposed, is_kept = event["status"] == "proposed", event["change"] == "unchanged"
    words = [Text.assemble((event["change"], "bold yellow"), f": {names}"), Text(_standing(event))]
    if event["comparison"]:
        words.append(Text(f"compared: {event['comparison']}", "dim"))
    if event["stated"] or not is_kept:  # of what stayed, the words of both editions stand there already
        words.append(says_so(event["evidence"]))
    for each in event["resolved"]:
        told = Text(f"resolved {each['date'] or ''}, {each['decision']}: ", "yellow")
        told.append(f"“{shortened(each['text'])}” ", "italic").append(place(each["evidence"][0]), "dim")
        words.append(told)
    if event["outcome"]:
        words += [Text(f"outcome: {event['outcome']}", "yellow"), says_so(event["outcome_evidence"])]
    sign = "proposal" if is_proposed else "rail" if is_kept else "change"
    return Moment(event["year"] or 0, 3 if is_kept else 1, sign, _with_words(words))


def _standing(event: Answer) -> str:
    """Whether a change is stated, and adopted or proposed."""
    said = ["stated" if event["stated"] else "inferred"]
    if not event["stated"] and event["confidence"] < 1:
        said[0] += f" ({event['confidence']:.0%} sure)"
    if event["status"] == "proposed":
        said.append("proposed")
    if event["told_later"]:
        said.append(LATER)
    if not event["year"]:
        said.append("no paper tells the year")
    return ", ".join(said)


def _with_words(words: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(each for each in words if each.plain)
