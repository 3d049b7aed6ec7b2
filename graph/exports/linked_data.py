"""The graph as JSON-LD, in the terms of others where they have them.

In:     an open store.
Out:    one JSON-LD document with its context in it, so that reading it asks no network.
Terms:  bodies, posts, people and memberships as W3C ORG, which Popolo builds on; one body that became another as
        `org:ChangeEvent`; motions as Popolo has them (`opengov:Motion`); an edition as `skos:ConceptScheme`, the form
        that a priority has in it as `skos:Concept`; passages, papers, quotations and what was derived from what as
        PROV-O. Ownership, figures and changes of priorities have no common terms: they stand in our own namespace,
        which is versioned with the context (`context-1.jsonld`).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.exports.everything import Edge, Node, edges, nodes
from graph.schema import OWNERSHIP
from graph.store import Store

CONTEXT = Path(__file__).with_name("context-1.jsonld")
BASE = "urn:pledgeline:"
TYPES = {
    "Body": ["org:Organization"], "Post": ["org:Post"], "Person": ["foaf:Person", "person:Person"],
    "Priority": ["skos:Concept", "Priority"], "Theme": ["skos:Concept", "Theme"],
    "PriorityState": ["skos:Concept", "prov:Entity", "PriorityState"],
    "ThemeState": ["skos:Concept", "prov:Entity", "ThemeState"], "Edition": ["skos:ConceptScheme", "prov:Entity"],
    "Paper": ["prov:Entity", "schema:DigitalDocument"], "Passage": ["prov:Entity"], "Meeting": ["schema:Event"],
    "Resolution": ["opengov:Motion"], "Change": ["prov:Activity", "Change"], "Legislation": ["schema:Legislation"],
}  # fmt: skip
NAMES = {"by": None, "id": None, "also": "other_names", "uri": "legislation", "year": "year"}  # None: left out
OWNS = frozenset(OWNERSHIP.values())
LINKS = {
    "STATE_OF": "version_of", "IN_EDITION": "in_scheme", "IN": "part_of", "PART_OF": "part_of", "AT": "post_in",
    "REPORTS_TO": "reports_to", "LED_BY": "led_by", "ABOUT": "about", "CONCERNS": "about",
}  # fmt: skip # types of relationship that are one property from start to end
Entry = dict[str, Any]


def to_jsonld(store: Store) -> str:
    """The document."""
    held = {(node.label, node.id): _entry(node) for node in nodes(store)}
    more: list[Entry] = []
    for edge in edges(store):
        start, end = held[edge.start_label, edge.start], held[edge.end_label, edge.end]
        _say(edge, start, end, more)
    said = [dict(sorted(each.items())) for each in (*held.values(), *more)]
    document: Entry = {**context(), "@graph": said}
    return json.dumps(document, ensure_ascii=False, indent=0)


@cache
def context() -> dict[str, Any]:
    """The context that we ship."""
    told: dict[str, Any] = json.loads(CONTEXT.read_text("utf-8"))
    return told


def _iri(label: str, id: str) -> str:
    return id if id.startswith("http") else f"{BASE}{label}:{quote(id, safe=':')}"


def _entry(node: Node) -> Entry:
    entry: Entry = {"@id": _iri(node.label, node.id), "@type": TYPES.get(node.label, [node.label])}
    for name, value in node.properties.items():
        if NAMES.get(name, name) is not None:
            entry[NAMES.get(name) or name] = value
    return entry


def _say(edge: Edge, start: Entry, end: Entry, more: list[Entry]) -> None:
    """Add what one relationship says to its nodes, or to entries of its own."""
    said = edge.properties
    if edge.type == "EVIDENCED_BY":
        start.setdefault("quoted_from", []).append(end["@id"])
        words: Entry = {name: said[name] for name in ("page", "start", "end") if name in said}
        quotation: Entry = {"@type": "prov:Quotation", "entity": end["@id"], "text": said.get("quote"), **words}
        start.setdefault("quotations", []).append(_known(quotation))
    elif edge.type == "BECAME":
        end.setdefault("derived_from", []).append(start["@id"])
    elif edge.type == "SUCCEEDED_BY" and edge.start_label == "Body":
        event = {"original_organization": start["@id"], "resulting_organization": end["@id"], "how": said.get("how")}
        more.append(_event(edge, "org:ChangeEvent", **event))
        end.setdefault("derived_from", []).append(start["@id"])  # PROV does not conclude it from the event
    elif edge.type in ("MEMBER_OF", "CHAIRS"):
        role = "chair" if edge.type == "CHAIRS" else "member"
        more.append(_event(edge, "org:Membership", member=start["@id"], organization=end["@id"], role=role))
    elif edge.type in OWNS:
        more.append(_event(edge, "Ownership", owner=start["@id"], owned=end["@id"], role=edge.type.lower()))
    elif edge.type == "ATTENDED":
        end.setdefault("attendee", []).append(start["@id"])
    elif edge.type == "AT" and edge.start_label != "Post":
        start.setdefault("at", []).append({"@id": end["@id"]})
    elif edge.type in LINKS:
        start.setdefault(LINKS[edge.type], []).append(end["@id"])
    else:
        start.setdefault("belongsTo" if edge.type == "OF" else _camel(edge.type), []).append({"@id": end["@id"]})


def _event(edge: Edge, type: str, **said: Any) -> Entry:
    """An entry for a relationship that has a time and a source of its own."""
    told = edge.properties
    place = ":".join((edge.start, edge.type, edge.end, str(told.get("key", ""))))
    entry: Entry = {}
    entry |= {"@id": _iri("statement", place), "@type": [type], **said}
    entry |= {"year": told.get("year"), "text": told.get("quote")}
    if told.get("passage"):
        entry["quoted_from"] = [_iri("Passage", told["passage"])]
    return _known(entry)


def _known(entry: Entry) -> Entry:
    return {name: value for name, value in entry.items() if value is not None}


def _camel(type: str) -> str:
    """A type of relationship as a property.

    >>> _camel("GIVEN_BY")
    'givenBy'
    """
    first, *rest = type.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)
