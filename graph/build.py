"""One paper as nodes and relationships: its passages, and what its facts say of bodies, plans, figures and meetings.

In:     a paper, its facts, and what all papers together say (graph/collect.py), which is asked through `asking` alone.
Out:    `GraphRows`. Nothing is asked of a store; the same paper and the same answers give the same rows.
Leaves: priorities, themes, their leads and changes, which several papers state together (graph/build_lines.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from corpus.load import vocabulary
from extract.facts import DocumentFact, Fact, LeadFact
from graph.asked import Asking
from graph.build_lines import priority_id
from graph.collect import Everything, profile_of
from graph.contribution import Contribution
from graph.names import fold, shown
from graph.passages import Passages
from graph.resolve import Identity, Resolver
from graph.rows import GraphRows, evidence_properties
from graph.unsettled import unsettled_leads
from graph.versions import counted, is_gone, paper_id
from graph.when import told_on
from ingest.paper import Block, Paper

RESTRICTED = "Restricted paper"


class PaperBuilder:
    """The rows of one paper while they are made; `graph.build_facts` adds what each fact says."""

    def __init__(self, paper: Paper, facts: Sequence[Fact], everything: Everything) -> None:
        self.asking = Asking(everything)
        self.gave_way = self.asking.gave_way(paper.stem)
        self.facts = counted(facts, self.gave_way)
        said = Contribution.of(self.facts)
        self.paper = paper
        self.rows = GraphRows(paper.stem)
        self.passages = Passages(paper)
        self.resolver = Resolver.of(paper.stem, profile_of(said.profile), said.organisations, self.asking)
        self._dates = said.dates
        self._who_added = everything.corrections.who_added
        self.names: dict[str, Identity] = {}  # every name of a body as this paper prints it
        self.line = self.asking.line_of(paper.stem)
        self.told_by_lines = self.asking.told_by_lines(paper.stem)
        self._cells = Counter(filter(None, map(_cell_of_progress, self.facts)))
        self._titles = {self._paper_of(fact): fact for fact in self.facts if isinstance(fact, DocumentFact)}

    @property
    def stem(self) -> str:
        return self.paper.stem

    def evidence(self, label: str, id: str, fact: Fact, **properties: Any) -> None:
        """Join a node to the passage that states it."""
        passage = self.passages.at(fact.evidence.start)
        if passage:
            said = {**evidence_properties(fact.evidence), "said": self.said_on(fact), **properties}
            said["corrected"] = self._who_added(fact)
            self.rows.edge(label, "EVIDENCED_BY", "Passage", id, passage.id, fact.id, **said)

    def stated(self, fact: Fact) -> dict[str, Any]:
        """What a relationship that a fact states carries: its evidence, and when the paper said it."""
        passage = self.passages.at(fact.evidence.start)
        return {
            **evidence_properties(fact.evidence),
            "passage": passage.id if passage else None,
            "said": self.said_on(fact),
            "stated": True,
            "confidence": fact.confidence if fact.confidence < 1 else None,
            "corrected": self._who_added(fact),
        }

    def said_on(self, fact: Fact) -> str | None:
        """When the paper said it (graph/dating.py)."""
        return self._dates.said_on(fact)

    def paper_id(self, part: int | None) -> str:
        """The id of the file, or of one of the papers bound in it."""
        return paper_id(self.stem, part if len(self.paper.parts) > 1 else None)

    def counted_blocks(self) -> list[Block]:
        """The blocks of the papers in this file that did not give way to others."""
        blocks = self.paper.blocks
        if not self.gave_way:
            return list(blocks)
        return [block for block in blocks if not is_gone(self.paper.part_of(block).index, self.gave_way)]

    def _paper_of(self, fact: DocumentFact) -> str:
        return self.paper_id(fact.part if fact.part_of else None)

    def add_paper(self) -> None:
        """The file, the papers bound in it, and all their passages."""
        paper = self.paper
        self._add_node(None, paper.blocks[0].page if paper.blocks else None, len(paper.pages) or None, None)
        if len(paper.parts) > 1:
            for part in paper.parts:
                title = self._open_title(part.title) if part.restricted else part.title
                id = self._add_node(part.index, part.first_page, part.last_page, title, part.kind, part.restricted)
                self.rows.edge("Paper", "PART_OF", "Paper", id, self.paper_id(None))
        for passage in self.passages.all:
            self.rows.node(
                "Passage", passage.id, paper=self.stem, part=passage.part, page=passage.page, kind=passage.kind,
                text=passage.text, start=passage.start, end=passage.end, heading=passage.heading,
            )  # fmt: skip
            self.rows.edge("Passage", "IN", "Paper", passage.id, self.paper_id(passage.part))

    def add_unsettled_leads(self, facts: Sequence[Fact]) -> None:
        """Join each priority whose lead is "to be confirmed" to the row that says so."""
        if self.line is None:
            return
        years = {fact.part: fact.year for fact in facts if isinstance(fact, LeadFact) and fact.year is not None}
        counted = [each for each in self.passages.all if not is_gone(each.part, self.gave_way)]
        for key, year, passage in unsettled_leads(counted, self.line, years):
            priority = priority_id(self.rows, self.line, key)
            self.rows.edge(
                "Priority", "LEAD_UNSETTLED", "Passage", priority, passage.id, "", year=year, paper=self.stem,
                page=passage.page, quote=passage.text, start=passage.start, end=passage.end,
            )  # fmt: skip

    def _add_node(
        self, part: int | None, first: int | None, last: int | None, title: str | None, kind: str | None = None,
        restricted: bool = False,
    ) -> str:  # fmt: skip
        id = self.paper_id(part)
        told = self._titles.get(id)
        self.rows.node(
            "Paper", id, stem=self.stem, part=part, format=self.paper.format, sha256=self.paper.sha256,
            first_page=first, last_page=last, restricted=restricted or None,
            title=(told and told.title) or self._own_title(title) or self._kind_in_words(told) or self.stem,
            kind=(told and told.kind) or kind, date=told and told.date, period=told and told.period,
            version=told and told.version, status=told and told.status, doubts=len(self.paper.doubts) or None,
            superseded=True if is_gone(part, self.gave_way) else None, told=told_on(self._dates.of_part(part)),
        )  # fmt: skip
        if told and told.body:
            self.rows.edge("Paper", "OF", "Body", id, self.body(told.body), told.id)
            self.evidence("Paper", id, told)
        return id

    def _own_title(self, title: str | None) -> str | None:
        """`title`, else the first heading, unless it heads a section ("Introduction"): then no title is printed."""
        title = title or next((block.text for block in self.paper.blocks if block.kind == "heading"), None)
        heads_section = title and title.lower().strip(" .:") in vocabulary("documents")["section_headings"]
        return None if heads_section else title

    def _open_title(self, title: str | None) -> str:
        """The title of a restricted paper where what is open prints it too, as an agenda does; else only what it is."""
        sought = fold(title or "")
        is_open = sought and any(sought in fold(passage.text) for passage in self.passages.all)
        return title if title and is_open else RESTRICTED

    def _kind_in_words(self, told: DocumentFact | None) -> str | None:
        """What kind of paper it is, for one that prints no title: "Performance report"."""
        return told.kind.replace("_", " ").capitalize() if told and told.kind != "other" else None

    def beside(self, fact: Fact) -> int | None:
        """How many actions stand beside the one cell that tells the progress of this; None where it is told alone."""
        cell = _cell_of_progress(fact)
        actions = self._cells[cell] if cell else 0
        return actions if actions > 1 else None

    def body(self, name: str) -> str:
        """Add the body that `name` means; return its id."""
        found = self.resolver.body(name)
        self.names.setdefault(shown(name), found)
        return self.rows.node("Body", found.id, name=found.name, kind=found.kind)

    def reason(self, name: str) -> str | None:
        """Why a name is taken for the body that it means; None where it is the body's own name."""
        return self.resolver.body(name).reason

    def strategy(self, name: str) -> str:
        """Add the plan that `name` means, and the plan that it carries out if it is the plan of one; return its id."""
        found = self.resolver.strategy(name)
        if found.of:
            self.rows.node("Strategy", found.of.id, name=found.of.name)
            self.rows.edge("Strategy", "PART_OF", "Strategy", found.id, found.of.id)
        return self.rows.node("Strategy", found.id, name=found.name)


def _cell_of_progress(fact: Fact) -> tuple[int, int] | None:
    """Where the notes on an action stand."""
    said = next((evidence for name, evidence in fact.also if name == "progress"), None)
    return (said.start, said.end) if said else None
