"""Who is who, in a terminal: bodies with their spellings, pairs that may be one, corrections that people made."""

from __future__ import annotations

import json
from typing import Any

from rich.text import Text

from api.progress import messages
from api.render_tables import Answer, answers, print_table, says_so

JUDGE = "judge them in a file under {}: corpus/corrections/README.md shows how"


def print_identities(answer: Answer, *, all_bodies: bool = False) -> None:
    """Every body that has more than one spelling, each spelling with why it means this body; or all bodies."""
    answers.print(f"{answer['names']:,} names in papers are {answer['count']:,} bodies")
    rows = []
    for each in answer["bodies"]:
        if len(each["spellings"]) > 1 or all_bodies:
            told = "\n".join(
                f"{spelling['name']}: {spelling['reason']}, {_papers(spelling['papers'])}"
                for spelling in each["spellings"]
            )
            rows.append((Text(each["name"], "bold"), each["kind"], told))
    print_table("", ("body", "kind", "names in papers, and why each means it"), rows)
    doubtful = len(answer["doubtful"])
    if doubtful:
        messages.print(f"{doubtful} pairs may be one body: pledgeline identities --doubtful")


def _papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count} papers"


def print_doubtful(answer: Answer, folder: str) -> None:
    """The pairs of bodies that stay apart and may be one, the likest first."""
    if not answer["doubtful"]:
        messages.print("no two bodies are in doubt")
        return
    rows = [
        (f"{each['alike']}%", Text.assemble((each["one"], "bold"), "\n", (each["other"], "bold")), each["why"],
         says_so(each["evidence"]))
        for each in answer["doubtful"]
    ]  # fmt: skip
    print_table("May be one body", ("alike", "bodies", "why", "in the words of"), rows)
    messages.print(JUDGE.format(folder))


def print_corrections(answer: Answer) -> None:
    """What people corrected: who, when, why, and what it did in this run."""
    if not answer["corrections"]:
        messages.print("nothing was corrected")
        return
    rows = [
        (each["date"], each["reviewer"], each["kind"], _said(each["what"]), each["because"], _applied(each))
        for each in answer["corrections"]
    ]
    print_table("Corrections", ("when", "who", "kind", "what", "because", "in this graph"), rows)


def _said(what: Any) -> str:
    if isinstance(what, list):
        return "\n".join(map(str, what))
    return "\n".join(
        f"{name}: {value if isinstance(value, str) else json.dumps(value)}" for name, value in what.items()
    )


def _applied(each: Answer) -> Text:
    if each["problem"]:
        return Text(each["problem"], "red")
    if not each["applied"]:
        return Text("fits nothing that was read", "dim")
    return Text(f"fits {each['applied']}")
