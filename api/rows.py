"""Answers as rows for a spreadsheet: one for each thing told, with the first words that it rests on.

In:     an answer as JSON (graph/answers.py, docs/graph.md).
Out:    flat rows: a list of texts is one text, evidence is `paper`, `page`, `quote`, and `quotes`, how many there are;
        `--json` has them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Answer = Mapping[str, Any]
Row = dict[str, Any]
Rows = Callable[[Answer], list[Row]]
LEFT_OUT = frozenset({"marks", "outcome_evidence", "facts"})  # for programs


def rows_of(name: str) -> Rows:
    """The items of the list that an answer has under this name."""

    def rows(answer: Answer) -> list[Row]:
        return [flat(each) for each in answer[name]]

    return rows


def flat(item: Answer) -> Row:
    """
    >>> flat({"name": "VRU", "spellings": ["VRU", "the unit"], "evidence": [{"paper": "a", "page": 2, "quote": "q"}]})
    {'name': 'VRU', 'spellings': 'VRU; the unit', 'paper': 'a', 'page': 2, 'quote': 'q', 'quotes': 1}
    """
    row: Row = {}
    for name, value in item.items():
        if name == "evidence":
            row |= _said(value)
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            row[name] = "; ".join(value)
        elif name not in LEFT_OUT:
            row[name] = value
    return row


def lineage_rows(answer: Answer) -> list[Row]:
    """Editions, changes and gaps by year, under the same columns."""
    told = [
        *((each["year"] or 0, 1, _state(each)) for each in answer["states"]),
        *((each["year"] or 0, 2, _event(each)) for each in answer["events"]),
        *((each["first"], 0, _gap(each)) for each in answer["gaps"]),
    ]
    empty: Row = dict.fromkeys(LINE)
    return [empty | row for _, _, row in sorted(told, key=lambda each: each[:2])]


LINE = (
    "year", "until", "what", "name", "from", "to", "status", "stated", "confidence", "leads", "why", "outcome",
    "paper", "page", "quote", "quotes",
)  # fmt: skip


def cypher_rows(answer: Answer) -> list[Row]:
    return [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]


def identity_rows(answer: Answer) -> list[Row]:
    """The bodies, the doubtful pairs or the corrections, whichever were asked for."""
    return rows_of(next(name for name in ("bodies", "doubtful", "corrections") if name in answer))(answer)


def _said(evidence: list[Answer]) -> Row:
    first: Answer = evidence[0] if evidence else {}
    return {**{name: first.get(name) for name in ("paper", "page", "quote")}, "quotes": len(evidence)}


def _state(state: Answer) -> Row:
    return {
        "year": state["year"], "what": "edition", "name": state["label"], "status": state["status"],
        "leads": "; ".join(lead_name(each) for each in state["leads"]), **_said(state["evidence"]),
    }  # fmt: skip


def _event(event: Answer) -> Row:
    return {
        "year": event["year"], "what": event["change"], "from": "; ".join(event["from"]), "to": "; ".join(event["to"]),
        "status": event["status"], "stated": event["stated"], "confidence": event["confidence"],
        "why": event["comparison"], "outcome": event["outcome"], **_said(event["evidence"]),
    }  # fmt: skip


def _gap(gap: Answer) -> Row:
    return {"year": gap["first"], "until": gap["last"], "what": "gap", "why": gap["why"]}


def lead_name(lead: Answer) -> str:
    """Who leads: person, post and organisation, as far as they are told."""
    return ", ".join(lead[part] for part in ("person", "post", "organisation") if lead.get(part))
