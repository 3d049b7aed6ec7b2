"""Made-up papers of made-up partnerships, as many as are wanted: the same number gives the same paper on every machine.

In:     a seed (fixed), the number of a paper, how many passages and facts it has.
Out:    a `Paper` and its `Fact`s, as the stages before the graph would hand them on. Each partnership has ten papers:
        five editions of its agreement (2012 to 2024), each with five priorities, their leads and a change; and five
        sets of minutes. The rest of the facts are figures, bodies, relations, actions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from extract.facts import (
    ActionFact,
    ChangeFact,
    DocumentFact,
    Evidence,
    Fact,
    FigureFact,
    LeadFact,
    MeetingFact,
    OrganisationFact,
    PriorityFact,
    RelationFact,
    ResolutionFact,
    StrategyFact,
)
from graph.names import slug
from ingest.paper import Block, Page, Paper, Part

SEED = 2031
PAPERS_EACH = 10  # of a partnership
YEARS = (2012, 2015, 2018, 2021, 2024)
PASSAGES_A_PAGE = 12
TOPICS = (
    "Anti-Social Behaviour", "Domestic Abuse", "Road Safety", "Serious and Organised Crime", "Substance Misuse",
    "Violence Against Women and Girls", "Preventing Extremism and Hate", "Acquisitive Crime", "Youth Offending",
    "Burglary", "Vulnerable People", "Rural Crime",
)  # fmt: skip
WORDS = (  # what is searched for
    "domestic abuse",
    "county lines review",
    '"road safety"',
    "burglary police partners",
    "barcot",
    "youth offending",
)
KINDS = ("Board", "Group", "Team", "Unit", "Trust", "Service", "Panel", "Forum")
VERBS = ("delivers", "leads", "governs", "funds", "supports", "scrutinises", "commissions")
SOUNDS = ("bar", "cot", "dun", "el", "fen", "gar", "hol", "ing", "kel", "lan", "mar", "nor", "os", "pen", "ram", "sel",
          "thor", "ul", "wes", "yar")  # fmt: skip
ENDINGS = ("ford", "ham", "ley", "mere", "stead", "ton", "wick", "worth", "bury", "combe")


@dataclass(eq=False)
class _Writer:
    """Blocks and facts of one paper so far."""

    stem: str
    random: Random
    blocks: list[Block] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)

    def say(self, text: str, kind: Any = "paragraph") -> Block:
        start = self.blocks[-1].end + 1 if self.blocks else 0
        index = len(self.blocks)
        options = {"level": 1} if kind == "heading" else {}
        block = Block(index, kind, text, start, 1 + index // PASSAGES_A_PAGE, **options)
        self.blocks.append(block)
        return block

    def state(self, text: str, of_type: type[Fact], /, **said: Any) -> None:
        block = self.say(text)
        self.facts.append(of_type(evidence=Evidence(self.stem, block.page, text, block.start, block.end), **said))


def line_id(random: Random, partnerships: int) -> str:
    """The id of a priority's line in the made-up graph, another at each call."""
    number = random.randrange(partnerships)
    return f"priority:{slug(agreement_name(number))}:{slug(random.choice(priorities(number)))}"


def stems(papers: int) -> list[str]:
    """The names of the first so many papers."""
    return [f"paper-{number:05}" for number in range(papers)]


def made_up(stem: str, passages: int = 1000, facts: int = 200) -> tuple[Paper, list[Fact]]:
    """The paper of this name and its facts."""
    number = int(stem.rpartition("-")[2])
    partnership, kind = divmod(number, PAPERS_EACH)
    writer = _Writer(stem, Random(SEED * 1_000_003 + number))
    place = place_name(partnership)
    if kind < len(YEARS):
        _agreement(writer, partnership, place, kind)
    else:
        _minutes(writer, place, YEARS[kind - len(YEARS)] + 1)
    more = _more(writer, partnership, place, YEARS[kind % len(YEARS)])
    while len(writer.facts) < facts:
        text, type_of, said = next(more)
        writer.state(text, type_of, **said)
        for _ in range(min((passages - len(writer.blocks)) // max(facts - len(writer.facts), 1), passages)):
            writer.say(_sentence(writer.random))
    while len(writer.blocks) < passages:
        writer.say(_sentence(writer.random))
    pages = tuple(Page(page, 595.0, 842.0) for page in range(1, (writer.blocks[-1].page or 1) + 1))
    part = Part(0, None, "other", 0, len(writer.blocks) - 1, 1, len(pages))
    return Paper(stem, f"{number:064}", "pdf", pages, tuple(writer.blocks), (), (part,)), writer.facts


def place_name(partnership: int) -> str:
    """The name of a partnership's place, its own."""
    first, rest = partnership % len(SOUNDS), partnership // len(SOUNDS)
    second, end = rest % len(SOUNDS), (partnership * 7 + rest) % len(ENDINGS)
    return (SOUNDS[first] + SOUNDS[(second + first) % len(SOUNDS)] + ENDINGS[end]).capitalize()


def agreement_name(partnership: int) -> str:
    return f"{place_name(partnership)} Community Safety Agreement"


def priorities(partnership: int) -> list[str]:
    """The five priorities of a partnership."""
    return [f"{TOPICS[(partnership + step) % len(TOPICS)]}" for step in range(5)]


def strategy_name(partnership: int, number: int) -> str:
    return f"{place_name(partnership)} {TOPICS[number % len(TOPICS)]} Strategy"


def _bodies(partnership: int) -> list[str]:
    return [f"{place_name(partnership)} {TOPICS[n % len(TOPICS)]} {KINDS[n % len(KINDS)]}" for n in range(24)]


def _agreement(writer: _Writer, partnership: int, place: str, edition: int) -> None:
    year, of, labels = YEARS[edition], agreement_name(partnership), priorities(partnership)
    title = f"{of} {year}"
    told = {"kind": "agreement", "title": title, "body": f"{place} Community Safety Partnership", "date": f"{year}-04"}
    writer.state(title, DocumentFact, **told)
    for step, label in enumerate(labels):
        text = f"Priority {step + 1} of this edition is {label}, with {_words(writer.random, 3)}."
        writer.state(text, PriorityFact, label=label, of=of, year=year, status="current")
        post = f"Chair of the {_bodies(partnership)[step]}"
        lead = {"priority": label, "post": post, "organisation": _bodies(partnership)[step], "year": year}
        writer.state(f"{label} is led by the {post} in {year}.", LeadFact, **lead)
    label = labels[edition % len(labels)]
    text = f"In {year} {label} was widened to include {_words(writer.random, 4)}."
    change = {"of": "priority", "change": "expanded", "before": (label,), "after": (label,)}
    writer.state(text, ChangeFact, **change, year=year, status="adopted")


def _minutes(writer: _Writer, place: str, year: int) -> None:
    body, date = f"{place} Community Safety Partnership", f"{year}-06-15"
    writer.state(
        f"Minutes of {body}, {date}", DocumentFact, kind="minutes", title=f"Minutes {date}", body=body, date=date
    )
    writer.state(f"A meeting of {body} was held on {date}.", MeetingFact, body=body, date=date)
    for minute in range(1, 11):
        text = f"{minute}. RESOLVED that {_sentence(writer.random)}"
        writer.state(text, ResolutionFact, meeting_date=date, minute=minute, item=None, decision="note", text=text[:80])


def _more(writer: _Writer, partnership: int, place: str, year: int) -> Iterator[tuple[str, type[Fact], dict[str, Any]]]:
    """Facts without end, each kind in its turn."""
    random, bodies, number = writer.random, _bodies(partnership), 0
    while True:
        number += 1
        body, strategy = random.choice(bodies), strategy_name(partnership, random.randrange(12))
        measure, value = _words(random, 3), random.randrange(10, 90_000)
        told = {"value": value, "value_high": None, "qualifier": "exact", "unit": "count", "measure": measure}
        yield f"There were {value} {measure} in {year}/{(year + 1) % 100}.", FigureFact, {**told, "geography": place}
        yield f"The {body} met {number} times.", OrganisationFact, {"name": body, "abbreviation": None, "kind": "group"}
        verb = random.choice(VERBS)
        said: dict[str, Any] = {"subject": body, "predicate": verb, "object": strategy, "year": year}
        yield f"The {body} {verb} the {strategy} ({number}).", RelationFact, said
        yield f"The {strategy} runs to {year + 3}.", StrategyFact, {"name": strategy, "period": f"{year}/{year + 3}"}
        text = f"{_words(random, 6)} by the {body}"
        said = {"plan_year": f"{year}/{(year + 1) % 100:02}", "priority": random.choice(priorities(partnership))}
        yield f"Action {number}: {text}.", ActionFact, {**said, "text": text, "owners": (body,)}


@cache
def lexicon() -> tuple[list[str], list[float]]:
    """Some thousands of words and how often each is said: the commonest much more often than the rest (Zipf)."""
    random = Random(SEED)
    words = sorted({"".join(random.choices(SOUNDS, k=random.choice((2, 2, 3)))) for _ in range(9000)})
    random.shuffle(words)
    known = [word.lower() for topic in TOPICS for word in topic.split()] + ["police", "council", "partners", "review"]
    words = list(dict.fromkeys(known + words))
    total, cumulative = 0.0, []
    for rank in range(len(words)):
        total += 1 / (rank + 5)
        cumulative.append(total)
    return words, cumulative


def _words(random: Random, count: int) -> str:
    words, cumulative = lexicon()
    return " ".join(random.choices(words, cum_weights=cumulative, k=count))


def _sentence(random: Random) -> str:
    return _words(random, random.randrange(18, 36)).capitalize() + "."
