"""What people judged is applied at every load, survives loading anew, and shows who, when and why."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from corpus.corrections import Correction, read_corrections
from extract.facts import FACT_TYPES
from graph import questions
from graph.identity_questions import identities
from graph.ledger import Ledger
from graph.load import Load, load_papers
from graph.queries import names, query
from graph.text.answer import search_index
from graph.text.index import open_index, update_index
from graph.text.question import read_question
from ingest.errors import VocabularyError

WHO = {"by": "A Reed", "when": "2034-05-04", "because": "Both name one board."}


def correction(**does) -> Correction:
    return Correction.model_validate({**WHO, **does})


@pytest.fixture
def load_corrected(new_store, corpus):
    """Load the made-up papers with these corrections."""

    def load(*corrections: Correction):
        told = load_papers(
            new_store, sorted(corpus), lambda stem: corpus[stem][0], lambda stem: corpus[stem][1], corrections
        )
        assert not [each.error for each in told if each.error]
        return new_store

    return load


def bodies(store) -> dict[str, str]:
    return {
        row["id"]: row["name"] for row in store.read("MATCH (b:Body) RETURN b.id AS id, b.name AS name ORDER BY id")
    }


def test_names_judged_the_same_are_one_body_and_say_why(load_corrected) -> None:
    store = load_corrected(correction(same=["Westmere Scams Group", "Westmere Board"]))
    assert list(bodies(store)) == ["body:westmere-scams-group"]
    found = identities(store)
    reasons = {spelling.name: spelling.reason for each in found.bodies for spelling in each.spellings}
    assert reasons["Westmere Board"] == "a correction by A Reed, 2034-05-04: Both name one board."
    (applied,) = found.corrections
    assert (applied.kind, applied.reviewer, applied.date, applied.applied) == ("same", "A Reed", "2034-05-04", 2)


def test_corrections_taken_away_leave_no_trace(load_corrected, new_store) -> None:
    before = bodies(load_corrected())
    assert bodies(load_corrected(correction(same=["Westmere Scams Group", "Westmere Board"]))) != before
    assert bodies(load_corrected()) == before
    assert identities(new_store).corrections == ()


def test_a_shown_name(load_corrected) -> None:
    store = load_corrected(correction(rename={"of": "Westmere Board", "to": "Board of Westmere"}))
    assert bodies(store)["body:westmere-board"] == "Board of Westmere"


def test_a_shown_name_says_who_wants_it(load_corrected) -> None:
    found = identities(load_corrected(correction(rename={"of": "Westmere Board", "to": "Board of Westmere"})))
    (spelling,) = next(each.spellings for each in found.bodies if each.name == "Board of Westmere")
    assert spelling.reason == "shown by this name by a correction by A Reed, 2034-05-04: Both name one board."


def test_names_told_apart_are_two_though_the_paper_makes_them_one(load_corrected) -> None:
    assert "body:wsg" not in " ".join(bodies(load_corrected()))
    store = load_corrected(correction(different=["WSG", "Westmere Scams Group"], because="Another group."))
    assert "body:westmere-scams-group" in bodies(store)
    assert [id for id in bodies(store) if id.startswith("body:wsg")]


def test_a_fact_taken_back_is_gone(load_corrected) -> None:
    retract = {"type": "relation", "document": "minutes-2033", "fields": {"predicate": "governs"}}
    store = load_corrected(correction(retract=retract))
    assert [owner.role for owner in questions.owners(store, "Westmere Gangs Strategy").owners] == ["delivers"]


def test_a_fact_added_has_the_papers_words_and_says_who_added_it(load_corrected) -> None:
    fields = {"subject": "Westmere Board", "predicate": "funds", "object": "Westmere Gangs Strategy", "year": 2033}
    quote = "The Westmere  Board governs"
    add = {"type": "relation", "document": "minutes-2033", "quote": quote, "fields": fields}
    store = load_corrected(correction(add=add))
    (owner,) = (each for each in questions.owners(store, "Westmere Gangs Strategy").owners if each.role == "funds")
    assert owner.evidence[0].quote == "The Westmere Board governs"
    assert owner.corrected == "A Reed, 2034-05-04: Both name one board."


def test_a_correction_that_fits_nothing_is_told(load_corrected) -> None:
    add = {
        "type": "lead",
        "document": "plan-2031",
        "quote": "words that are not there",
        "fields": {"priority": "Scams"},
    }
    store = load_corrected(correction(add=add), correction(same=["Nobody", "No-one"]))
    assert [each.applied for each in identities(store).corrections] == [0, 0]


TYPES = ", ".join(sorted(FACT_TYPES))
LEAD = {"type": "lead", "document": "plan-2031", "quote": "Scams", "fields": {"priority": "Scams", "post": "Head"}}
FUNDS = {"subject": "Westmere Board", "predicate": "funds", "object": "Westmere Gangs Strategy", "year": 2033}


@pytest.mark.parametrize(
    ("does", "problem"),
    [
        ({"add": {**LEAD, "quote": "gone words"}}, "plan-2031 no longer has the words “gone words”"),
        (
            {"add": {**LEAD, "quote": "Scams are led", "fields": {"priority": "Scams", "post": "Chair"}}},
            "no longer needed: a rule finds the same",
        ),
        (
            {"retract": {"type": "relation", "document": "minutes-2033", "fields": {"predicate": "chairs"}}},
            "minutes-2033 no longer has such a fact: nothing is left to take back",
        ),
        (
            {"same": ["Westmere Board", "Westmere Old Board"]},
            "no paper that was read has the name Westmere Old Board",
        ),
        ({"same": ["Nobody", "No-one"]}, "no paper that was read has the name Nobody, No-one"),
        ({"add": {**LEAD, "document": "plan-3021"}}, "no paper that was read is called plan-3021"),
        ({"rename": {"of": "Westmere Bored", "to": "Board"}}, "no paper that was read has the name Westmere Bored"),
        ({"add": {**LEAD, "type": "leed"}}, f"there are no facts of type 'leed': a type is one of {TYPES}"),
        (
            {"add": {**LEAD, "fields": {"colour": "blue"}}},
            "a lead fact has no field colour: it has priority, post, organisation, person, year",
        ),
        ({"add": {**LEAD, "fields": {"post": "Head"}}}, "a lead fact needs the field priority"),
        (
            {"retract": {"type": "relation", "document": "minutes-2033", "fields": {"year": "soon"}}},
            "the field year: Input should be a valid integer, unable to parse string as an integer",
        ),
        ({"same": ["Westmere Board", "Westmere Scams Group"]}, None),
    ],
)
def test_a_correction_whose_source_moved_says_so(new_store, corpus, does, problem) -> None:
    told: list[str] = []
    list(
        load_papers(
            new_store, sorted(corpus), lambda stem: corpus[stem][0], lambda stem: corpus[stem][1],
            [correction(**does)], told.append,
        )
    )  # fmt: skip
    (found,) = identities(new_store).corrections
    assert found.problem == problem
    assert [line.split(": ", 1)[1] for line in told if line.startswith("correction by A Reed")] == (
        [problem] if problem else []
    )


def test_two_that_contradict_each_other_are_told(load_corrected) -> None:
    names = ["Westmere Board", "Westmere Scams Group"]
    store = load_corrected(correction(same=names), correction(different=names, because="They are two."))
    assert {each.problem and each.problem[:11] for each in identities(store).corrections} == {"contradicts"}


def test_what_a_person_added_shows_in_the_line_with_who_and_when(load_corrected) -> None:
    add = {**LEAD, "fields": {"priority": "Scams", "post": "Head of Scams", "year": 2031}}
    store = load_corrected(correction(add=add))
    for answer in (questions.lineage(store, "Scams"), questions.lineage(store, "Scams", as_of="2031")):
        added = [lead for state in answer.states for lead in state.leads if lead.post == "Head of Scams"]
        assert [lead.evidence.corrected for lead in added] == ["A Reed, 2034-05-04: Both name one board."]
    (applied,) = identities(store).corrections
    assert applied.applied == 1


def test_a_mistaken_correction_stops_nothing(load_corrected) -> None:
    add = {**LEAD, "fields": {"colour": "blue"}}
    store = load_corrected(correction(add=add), correction(rename={"of": "Westmere Board", "to": "Board of Westmere"}))
    assert bodies(store)["body:westmere-board"] == "Board of Westmere"


def test_a_year_may_be_written_as_text(load_corrected) -> None:
    retract = {"type": "relation", "document": "minutes-2033", "fields": {"predicate": "governs", "year": "2033"}}
    store = load_corrected(correction(retract=retract))
    assert [owner.role for owner in questions.owners(store, "Westmere Gangs Strategy").owners] == ["delivers"]


def test_what_we_ship_says_nothing_of_papers_that_are_not_here(new_store, corpus) -> None:
    told: list[str] = []
    shipped = read_corrections()
    assert shipped
    assert all(each.is_shipped for each in shipped)
    papers = (lambda stem: corpus[stem][0], lambda stem: corpus[stem][1])
    list(load_papers(new_store, sorted(corpus), *papers, shipped, told.append))
    assert not [line for line in told if line.startswith("correction by")]
    assert {each.problem for each in identities(new_store).corrections} == {None}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- {by: A, when: 2031-01-01, because: x}", "does one of"),
        ("- {by: A, when: 2031-01-01, because: x, same: [a, b], different: [a, b]}", "does one of"),
        ("- {by: A, when: 2031-01-01, because: x, same: [a]}", "two names or more"),
        ("- {by: A, when: someday, because: x, same: [a, b]}", "date"),
        ("- {when: 2031-01-01, because: x, same: [a, b]}", "Field required"),
        ("a: list", "not a list"),
        ("- [", "cannot be read as YAML"),
    ],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, text, what) -> None:
    (tmp_path / "mine.yaml").write_text(text)
    with pytest.raises(VocabularyError, match=what) as told:
        read_corrections([tmp_path])
    assert "mine.yaml" in told.value.where


def test_corrections_of_a_user_come_after_those_shipped(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(json.dumps([{**WHO, "same": ["One", "Two"]}]))
    found = read_corrections([tmp_path, tmp_path / "absent"])
    assert (found[-1].same, found[-1].when) == (("One", "Two"), date(2034, 5, 4))
    assert found[:-1] == read_corrections()


@pytest.fixture
def indexed(new_store, corpus, tmp_path):
    """The facts that search has of a paper, after a load with these corrections: id to what an answer shows."""

    def load(stem: str, *corrections: Correction):
        with closing(Ledger()) as ledger:
            load = Load(new_store, ledger, lambda stem: corpus[stem][0], lambda stem: corpus[stem][1], corrections)
            assert not [each.error for each in load.papers(sorted(corpus)) if each.error]
            folder, stems = tmp_path / "search", sorted(corpus)
            list(update_index(folder, new_store, stems, load.counted_facts_of, who_added=load.who_added))
        found = search_index(open_index(tmp_path / "search"), read_question(f"paper:{stem}"), what="fact", limit=100)
        return {each.said["id"]: each.said for each in found.entries}

    return load


def test_search_has_no_fact_that_was_taken_back_and_says_who_added_one(indexed) -> None:
    before = indexed("minutes-2033")
    retract = {"type": "relation", "document": "minutes-2033", "fields": {"predicate": "governs"}}
    quote = "The Westmere Board governs"
    add = {"type": "relation", "document": "minutes-2033", "quote": quote, "fields": FUNDS}
    after = indexed("minutes-2033", correction(retract=retract), correction(add=add))
    assert {before[id]["fact"]["predicate"] for id in before.keys() - after.keys()} == {"governs"}
    (told,) = (after[id] for id in after.keys() - before.keys())
    assert (told["fact"]["predicate"], told["corrected"]) == ("funds", "A Reed, 2034-05-04: Both name one board.")
    assert not [said for said in before.values() if "corrected" in said]


@pytest.mark.parametrize("name", names())
def test_every_query_that_gives_evidence_says_who_corrected_it(name) -> None:
    text = query(name)
    assert text.count(".by_ocr,") == text.count(".corrected,")
