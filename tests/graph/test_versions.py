"""Draft minutes give way to those that were agreed; files that a site replaced are linked to what stands there now."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from graph import questions
from graph.ledger import Ledger
from graph.load import Load, remove_paper
from graph.versions import Earlier, Minutes, find_superseded
from tests.graph.test_load import held

AGREED, DRAFT, PACK = "minutes-agreed", "minutes-draft", "pack-of-september"


@pytest.fixture
def minutes(fact_of, paper_of):
    """Minutes of one meeting, by their name and status: each says who leads on the Westmere Ice Plan."""

    def of(stem: str, status: str | None, leader: str) -> tuple[Any, list[Any]]:
        paper = paper_of(
            ("paragraph", "Minutes of the Westmere Board"),
            ("paragraph", f"{leader} leads the Westmere Ice Plan."),
            ("paragraph", "Westmere Ice Plan"),
            stem=stem,
        )
        first, second, third = paper.blocks
        told = {"kind": "minutes", "title": "Minutes", "body": "Westmere Board", "date": "2033-05-01"}
        facts = [
            fact_of("document", stem, quote=first.text, start=first.start, status=status, **told),
            fact_of("organisation", stem, quote=leader, start=second.start, name=leader, kind="board"),
            fact_of("strategy", stem, quote=third.text, start=third.start, name="Westmere Ice Plan"),
            fact_of(
                "relation", stem, quote=second.text, start=second.start, subject=leader, predicate="leads",
                object="Westmere Ice Plan", year=2033,
            ),
        ]  # fmt: skip
        return paper, facts

    return of


def update(store, ledger, papers, earlier=None) -> list[str]:
    load = Load(
        store, ledger, lambda stem: papers[stem][0], lambda stem: papers[stem][1],
        key_of=lambda stem: str(len(papers[stem][1])), earlier_of=lambda stem: (earlier or {}).get(stem, ()),
    )  # fmt: skip
    return [each.stem for each in load.papers(sorted(papers)) if each.changed]


def leaders(store) -> list[str]:
    return [owner.body for owner in questions.owners(store, "Westmere Ice Plan").owners]


def test_what_a_draft_says_counts_until_the_minutes_are_agreed(new_store, minutes, tmp_path) -> None:
    draft, agreed = minutes(DRAFT, "draft", "Westmere Ice Board"), minutes(AGREED, None, "Westmere Sea Board")
    with closing(Ledger(tmp_path / "ledger")) as ledger:
        update(new_store, ledger, {DRAFT: draft})
        assert leaders(new_store) == ["Westmere Ice Board"]
        before = held(new_store)
        assert set(update(new_store, ledger, {DRAFT: draft, AGREED: agreed})) == {DRAFT, AGREED}
        assert leaders(new_store) == ["Westmere Sea Board"]
        by_stem = {paper.stem: paper for paper in questions.papers(new_store)}
        assert by_stem[DRAFT].superseded_by == f"paper:{AGREED}"
        assert by_stem[DRAFT].passages == 3  # its words can still be found
        assert by_stem[AGREED].superseded_by is None
        assert update(new_store, ledger, {DRAFT: draft, AGREED: agreed}) == []
        remove_paper(new_store, AGREED, ledger)
        update(new_store, ledger, {DRAFT: draft})
        assert held(new_store) == before


@pytest.fixture
def pack(fact_of, paper_of):
    """A pack of the next meeting: its agenda, then the minutes of the last one with this status, then a report."""

    def of(status: str | None) -> tuple[Any, list[Any]]:
        said = {
            "agenda": "Agenda",
            "minutes": "Ice Board leads the Westmere Ice Plan.",
            "report": "The Westmere Fog Plan",
        }
        entries = [
            entry for kind, text in said.items() for entry in (("part", kind, {"kind": kind}), ("paragraph", text))
        ]
        paper = paper_of(*entries, stem=PACK)
        _, minutes, report = paper.blocks
        own = {"title": None, "body": "Westmere Board"}
        bound = {**own, "part_of": PACK}
        facts = [
            fact_of("document", PACK, quote="Agenda", kind="pack", date="2033-09-01", **own),
            fact_of("document", PACK, quote="Agenda", kind="agenda", date="2033-09-01", **bound),
            fact_of(
                "document", PACK, quote="Ice Board", start=minutes.start, kind="minutes", date="2033-05-01", part=1,
                status=status, **bound,
            ),
            fact_of(
                "organisation", PACK, quote="Ice Board", start=minutes.start, part=1,
                name="Westmere Ice Board", kind="board",
            ),
            fact_of("strategy", PACK, quote="Westmere Ice Plan", start=minutes.start, name="Westmere Ice Plan", part=1),
            fact_of(
                "relation", PACK, quote=minutes.text, start=minutes.start, subject="Westmere Ice Board", part=1,
                predicate="leads", object="Westmere Ice Plan", year=2033,
            ),
            fact_of("strategy", PACK, quote=report.text, start=report.start, name="Westmere Fog Plan", part=2),
        ]  # fmt: skip
        return paper, facts

    return of


def test_draft_minutes_bound_in_a_pack_give_way_and_the_rest_of_the_pack_stays(
    new_store, minutes, pack, tmp_path
) -> None:
    draft, agreed = pack("draft"), minutes(AGREED, None, "Westmere Sea Board")
    with closing(Ledger(tmp_path / "ledger")) as ledger:
        update(new_store, ledger, {PACK: draft})
        assert leaders(new_store) == ["Westmere Ice Board"]
        before = held(new_store)
        assert set(update(new_store, ledger, {PACK: draft, AGREED: agreed})) == {PACK, AGREED}
        assert leaders(new_store) == ["Westmere Sea Board"]
        assert not new_store.read("MATCH (b:Body {name: 'Westmere Ice Board'}) RETURN b.name").rows
        by_id = {paper.id: paper for paper in questions.papers(new_store)}
        gone = {id for id, paper in by_id.items() if paper.superseded_by}
        assert gone == {f"paper:{PACK}/1"}
        assert (by_id[f"paper:{PACK}/1"].superseded_by, by_id[f"paper:{PACK}/1"].passages) == (f"paper:{AGREED}", 1)
        named = new_store.read(
            "MATCH (s:Strategy)-[e:EVIDENCED_BY]->(:Passage {paper: $pack}) RETURN s.name AS name", pack=PACK
        )
        assert named.rows == (("Westmere Fog Plan",),)
        fresh = held(new_store)
        assert update(new_store, ledger, {PACK: draft, AGREED: agreed}) == []
        remove_paper(new_store, AGREED, ledger)
        update(new_store, ledger, {PACK: draft})
        assert held(new_store) == before
    with closing(Ledger(tmp_path / "another")) as ledger:  # all at once is the same as one after the other
        update(new_store, ledger, {PACK: draft, AGREED: agreed})
        assert held(new_store) == fresh


def test_unmarked_minutes_bound_in_a_pack_neither_give_way_nor_take_the_place_of_a_draft(
    new_store, minutes, pack, tmp_path
) -> None:
    draft, agreed = minutes(DRAFT, "draft", "Westmere Sea Board"), minutes(AGREED, None, "Westmere Sea Board")
    with closing(Ledger(tmp_path / "ledger")) as ledger:
        update(new_store, ledger, {PACK: pack(None), DRAFT: draft})
        assert not [paper for paper in questions.papers(new_store) if paper.superseded_by]
        update(new_store, ledger, {PACK: pack(None), DRAFT: draft, AGREED: agreed})
        assert [paper.id for paper in questions.papers(new_store) if paper.superseded_by] == [f"paper:{DRAFT}"]


def test_minutes_of_other_meetings_and_two_drafts_stay() -> None:
    draft = Minutes("westmere board", "2033-05-01", is_draft=True)
    assert find_superseded({"a": [draft], "b": [draft]}) == {}
    assert find_superseded({"a": [draft], "b": [draft._replace(is_draft=False, date="2033-06-01")]}) == {}
    assert find_superseded({"a": [draft], "b": [draft._replace(is_draft=False, body="westmere forum")]}) == {}
    assert find_superseded({"a": [draft], "b": [draft._replace(is_draft=False)]}) == {"a": {None: "b"}}
    bound = [draft._replace(part=2), draft._replace(part=3, date="2033-02-01")]
    assert find_superseded({"a": bound, "b": [draft._replace(is_draft=False)]}) == {"a": {2: "b"}}


def test_files_that_a_site_replaced_are_linked_to_what_stands_there(new_store, minutes, tmp_path) -> None:
    papers = {AGREED: minutes(AGREED, None, "Westmere Sea Board")}
    files = [Earlier("aa" * 32, "2033-05-02T06:00:00Z"), Earlier("bb" * 32, "2033-06-02T06:00:00Z")]
    with closing(Ledger(tmp_path / "ledger")) as ledger:
        update(new_store, ledger, papers)
        assert update(new_store, ledger, papers, {AGREED: files}) == []  # the paper itself is as it was
    found = new_store.read(
        "MATCH (p:Paper)-[r:SUPERSEDES]->(v:Version) RETURN p.stem AS stem, v.fetched AS fetched, r.why AS why, "
        "v.order AS place ORDER BY place"
    )
    why = "replaced where it is published"
    assert found.rows == ((AGREED, files[0].fetched, why, 1), (AGREED, files[1].fetched, why, 2))
    assert [paper.replaced for paper in questions.papers(new_store)] == [2]
