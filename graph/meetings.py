"""Meetings: who met when, who was there, what was on the agenda, and what was resolved.

In:     an open store; the id of a meeting, or the name of a body in any spelling.
Out:    frozen answers in a fixed order, each with the words it rests on. Each paper that tells of a meeting tells of
        one: of the minutes, and of a later paper that looks back on it; `also` are the others of that body and day.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass

from graph.answers import Evidence, Json
from graph.bodies import body_meant
from graph.queries import query
from graph.store import Row, Store
from graph.when import ALWAYS, When, since
from ingest.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class MeetingItem:
    id: str
    body: str
    body_id: str
    date: str
    time: str | None
    venue: str | None
    next_meeting: str | None
    paper: str  # that tells of it
    items: int  # on its agenda or in its minutes
    resolutions: int
    also: tuple[str, ...]  # ids of the same meeting as other papers tell of it
    evidence: tuple[Evidence, ...]

    def to_json(self) -> Json:
        return {**asdict(self), "also": list(self.also), "evidence": [each.to_json() for each in self.evidence]}


@dataclass(frozen=True, slots=True)
class Attendee:
    id: str
    name: str
    role: str  # chair, present or in attendance

    def to_json(self) -> Json:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    id: str
    ref: str | None  # "B1"
    minute: int | None
    title: str
    pages: str | None
    restricted: bool  # its title is public, its paper is not
    evidence: Evidence

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [self.evidence.to_json()]}


@dataclass(frozen=True, slots=True)
class ResolutionItem:
    id: str
    text: str
    decision: str
    item: str | None  # the heading of the agenda item or minute
    minute: int | None
    meeting_date: str | None
    meeting: str | None  # the id of the meeting; None where no paper says which it was
    body: str | None
    body_id: str | None
    paper: str
    evidence: Evidence

    def to_json(self) -> Json:
        return {**asdict(self), "evidence": [self.evidence.to_json()]}


@dataclass(frozen=True, slots=True)
class MeetingAnswer:
    meeting: MeetingItem
    attendance: tuple[Attendee, ...]
    agenda: tuple[AgendaItem, ...]
    resolved: tuple[ResolutionItem, ...]

    def to_json(self) -> Json:
        parts = {
            name: [each.to_json() for each in getattr(self, name)] for name in ("attendance", "agenda", "resolved")
        }
        return {**self.meeting.to_json(), **parts}


def meetings(store: Store, body: str | None = None, when: When = ALWAYS) -> list[MeetingItem]:
    """Every meeting that papers tell of, or those of one body, the earliest first: as of a day those held by then."""
    told = store.read(query("meetings"), id=None, known=when.known_at)
    rows = {row["id"]: row for row in told if when.holds(since(row["date"]))}.values()
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        alike[row["body_id"], row["date"]].append(row["id"])
    meant = body_meant(store, body).id if body is not None else None
    return [_item(row, alike[row["body_id"], row["date"]]) for row in rows if meant is None or row["body_id"] == meant]


def meeting(store: Store, id: str) -> MeetingAnswer:
    """One meeting with everything that its paper tells of it. Raises `UnknownNameError` for an id of none."""
    found = next((each for each in meetings(store) if each.id == id), None)
    if found is None:
        raise UnknownNameError("no meeting of this id", id, "see the list of meetings")
    attendance = (Attendee(**row) for row in store.read(query("attendance"), id=id))
    agenda = (
        AgendaItem(
            row["id"], row["ref"], row["minute"], row["title"], row["pages"], bool(row["restricted"]),
            Evidence.of(row["evidence"]),
        )
        for row in store.read(query("agenda"), id=id)
    )  # fmt: skip
    return MeetingAnswer(found, tuple(attendance), tuple(agenda), tuple(_resolutions(store, id)))


def resolutions(
    store: Store, body: str | None = None, decision: str | None = None, when: When = ALWAYS
) -> list[ResolutionItem]:
    """What meetings resolved, the earliest first: of one body, or of one kind of decision; as of a day, by then."""
    meant = body_meant(store, body).id if body is not None else None
    return [
        each
        for each in _resolutions(store, None, when)
        if (meant is None or each.body_id == meant) and decision in (None, each.decision)
    ]


def _item(row: Row, alike: list[str]) -> MeetingItem:
    also = tuple(each for each in alike if each != row["id"])
    return MeetingItem(**{**row, "also": also, "evidence": tuple(map(Evidence.of, row["evidence"]))})


def _resolutions(store: Store, meeting: str | None, when: When = ALWAYS) -> list[ResolutionItem]:
    found: dict[str, ResolutionItem] = {}
    for row in store.read(query("resolutions"), meeting=meeting, known=when.known_at):
        if when.holds(since(row["meeting_date"] or row["evidence"]["told"])):
            found.setdefault(row["id"], ResolutionItem(**{**row, "evidence": Evidence.of(row["evidence"])}))
    return list(found.values())
