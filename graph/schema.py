"""What the graph may hold: its labels, what each relationship joins, and the indexes that both stores keep.

Every node has a text `id` that is made from what it is, never by the store, and is unique within its label. What a
paper alone brings (its passages, figures, resolutions) has `by`, the stem of that paper; what several papers name
(bodies, plans, Acts, people) has none and stays while any paper names it. `docs/graph.md` tells it to readers.
"""

from __future__ import annotations

from typing import Final

# Brought by one owner, a paper or a line of editions, and taken away with it.
OWNED: Final = (
    "Action", "AgendaItem", "Change", "Check", "Correction", "Edition", "Figure", "Funding", "Meeting", "Paper",
    "Passage", "PriorityState", "Progress", "Resolution", "Saying", "ThemeState", "Version",
)  # fmt: skip

# Named by many; taken away when nothing is joined to them any more.
SHARED: Final = (
    "Body", "Commitment", "Legislation", "Person", "Post", "Priority", "Process", "Source", "Strategy", "Theme",
)  # fmt: skip

# What a body can own. One label to a node, since a second one costs the embedded store a rewrite (decision 0002).
COMMITMENTS: Final = ("Action", "Commitment", "Resolution", "Strategy")

# Predicates of the facts format, as relationships of a body to what it owns.
OWNERSHIP: Final = {
    "delivers": "DELIVERS",
    "leads": "LEADS",
    "governs": "GOVERNS",
    "funds": "FUNDS",
    "supports": "SUPPORTS",
    "scrutinises": "SCRUTINISES",
    "commissions": "COMMISSIONS",
}
BETWEEN_BODIES: Final = {"reports_to": "REPORTS_TO", "member_of": "MEMBER_OF", "chairs": "CHAIRS"}

LOADED: Final = "Loaded"  # bookkeeping: what was loaded last of each owner
FULL_TEXT: Final = ("passageText", "Passage", "text")


UNIQUE: Final = tuple((label, "id") for label in sorted((*OWNED, *SHARED, LOADED)))
INDEXED: Final = tuple((label, "by") for label in OWNED)  # by which an owner's nodes are found again


def constraints() -> list[str]:
    """Unique ids of every label, and the index by which an owner's nodes are found again, in Cypher."""
    unique = [
        f"CREATE CONSTRAINT {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
        for label, name in UNIQUE
    ]
    return unique + [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})" for label, name in INDEXED
    ]
