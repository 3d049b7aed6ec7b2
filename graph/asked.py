"""What the rows of one paper rest on beside the paper: each question that was asked of all papers, with its answer.

In:     `Everything` (graph/collect.py).
Out:    an `Asking`, of which a paper's builder asks everything that other papers decide (which body a name is, what a
        priority is called now). Its `answers` are kept; where all of them are as they were, so are the paper's rows.
Rule:   whatever a paper asks of others is asked here, under a name in `QUESTIONS`, so that it can be asked again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from graph.collect import Everything
from graph.joins import Joined
from graph.lineage import Line, LineKind

Question = tuple[str, ...]  # its name, then what it is about


def _line(everything: Everything, kind: LineKind, of: str) -> Line | None:
    return everything.lines.get((kind, of))


def _own_line(everything: Everything, stem: str) -> tuple[str, str, str] | None:
    line = everything.line_of(stem)
    return (line.kind, line.of, line.agreement) if line else None


def _of_line(everything: Everything, kind: Any, of: str, what: Callable[[Line], Any]) -> Any:
    line = _line(everything, kind, of)
    return what(line) if line else None


QUESTIONS: Final[dict[str, Callable[..., Any]]] = {
    "judged_as": lambda all, name: all.everywhere.judged_as(name),
    "wanted": lambda all, name: all.everywhere.wanted(name),
    "parted_from": lambda all, name: all.everywhere.parted_from(name),
    "full_name": lambda all, name: all.everywhere.full_name(name),
    "join": lambda all, name: all.everywhere.join(name),
    "plan_join": lambda all, name: all.everywhere.plan_join(name),
    "form": lambda all, name: all.everywhere.form(name),
    "kind": lambda all, name: all.everywhere.kind(name),
    "is_body": lambda all, name: all.everywhere.is_body(name),
    "is_of_several_areas": lambda all, name: all.everywhere.is_of_several_areas(name),
    "plan": lambda all, name: all.everywhere.plan(name),
    "process": lambda all, label: (
        all.processes.id(label), all.processes.name(label), all.processes.abbreviations(label),
    ),
    "gave_way": lambda all, stem: list(all.superseded.get(stem, {}).items()),
    "own_line": _own_line,
    "told_by_lines": lambda all, stem: sorted(all.told_by_lines(stem)),
    "keys": lambda all, kind, of, label: _of_line(all, kind, of, lambda line: line.labels.keys(label)),
    "name": lambda all, kind, of, key: _of_line(all, kind, of, lambda line: line.name(key)),
    "spellings": lambda all, kind, of, key: _of_line(all, kind, of, lambda line: line.labels.spellings(key)),
    "is_known": lambda all, kind, of, key: _of_line(all, kind, of, lambda line: line.labels.is_known(key)),
}  # fmt: skip


def answer_now(everything: Everything, question: Sequence[str]) -> str:
    """The answer of today, as JSON; "?" to a question of another release."""
    name, *about = question
    return _told(QUESTIONS[name](everything, *about)) if name in QUESTIONS else "?"


def _told(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False)


class Asking:
    """Asks for one paper, and keeps what was asked. As a `Naming` it serves resolvers (graph/resolve.py)."""

    def __init__(self, everything: Everything) -> None:
        self._everything = everything
        self._answers: dict[Question, Any] = {}

    @property
    def answers(self) -> dict[Question, str]:
        """Each question that was asked, with its answer as JSON."""
        return {question: _told(answer) for question, answer in self._answers.items()}

    def ask(self, *question: str) -> Any:
        if question not in self._answers:
            name, *about = question
            self._answers[question] = QUESTIONS[name](self._everything, *about)
        return self._answers[question]

    def judged_as(self, folded: str) -> Joined | None:
        found: Joined | None = self.ask("judged_as", folded)
        return found

    def wanted(self, folded: str) -> Joined | None:
        found: Joined | None = self.ask("wanted", folded)
        return found

    def parted_from(self, folded: str) -> list[Joined]:
        return list(self.ask("parted_from", folded))

    def full_name(self, abbreviation: str) -> str | None:
        found: str | None = self.ask("full_name", abbreviation)
        return found

    def join(self, folded: str) -> Joined | None:
        found: Joined | None = self.ask("join", folded)
        return found

    def plan_join(self, folded: str) -> Joined | None:
        found: Joined | None = self.ask("plan_join", folded)
        return found

    def form(self, folded: str) -> str:
        return str(self.ask("form", folded))

    def kind(self, folded: str) -> str | None:
        found: str | None = self.ask("kind", folded)
        return found

    def is_body(self, folded: str) -> bool:
        return bool(self.ask("is_body", folded))

    def is_of_several_areas(self, folded: str) -> bool:
        return bool(self.ask("is_of_several_areas", folded))

    def plan(self, folded: str) -> str | None:
        found: str | None = self.ask("plan", folded)
        return found

    def process(self, label: str) -> tuple[str, str, list[str]]:
        """Id, name and abbreviations of a process."""
        id, name, short = self.ask("process", label)
        return id, name, short

    def gave_way(self, stem: str) -> set[int | None]:
        """What of this file gave way to another (graph/versions.py)."""
        return {part for part, _ in self.ask("gave_way", stem)}

    def told_by_lines(self, stem: str) -> set[tuple[int, str]]:
        return set(self.ask("told_by_lines", stem))

    def line_of(self, stem: str) -> AskedLine | None:
        """The line of the agreement that this paper speaks of first."""
        own = self.ask("own_line", stem)
        return AskedLine(self, *own) if own else None


class AskedLine:
    """A line of which each question is kept; it answers what a paper's rows need to know of one."""

    def __init__(self, asking: Asking, kind: LineKind, of: str, agreement: str) -> None:
        self._asking = asking
        self.kind, self.of, self.agreement = kind, of, agreement

    def keys(self, label: str) -> tuple[str, ...]:
        """The enduring priorities that a label means (graph/labels.py)."""
        return tuple(self._asking.ask("keys", self.kind, self.of, label) or ())

    def name(self, key: str) -> str:
        return str(self._asking.ask("name", self.kind, self.of, key))

    def spellings(self, key: str) -> list[str]:
        return list(self._asking.ask("spellings", self.kind, self.of, key) or ())

    def is_known(self, key: str) -> bool:
        return bool(self._asking.ask("is_known", self.kind, self.of, key))
