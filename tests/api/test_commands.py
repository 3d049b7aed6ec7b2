"""What a person types and what comes back: answers with evidence, JSON for programs, exit codes with a meaning."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import corpus

Command = Callable[..., "subprocess.CompletedProcess[str]"]
SAMPLES = Path(corpus.__path__[0]) / "samples" / "papers"
COMMANDS = (
    "run", "ingest", "extract", "load", "lineage", "owner", "search", "cypher", "export", "score", "serve", "doctor",
    "owns", "unowned", "identities", "checks", "absent", "follow", "silent",
)  # fmt: skip


def answer_of(ran: subprocess.CompletedProcess[str]) -> Any:
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def ask(pledgeline: Command, data: Path, *question: str) -> Any:
    return answer_of(pledgeline(*question, "--data", str(data), "--json"))


def has_evidence(it: dict[str, Any]) -> bool:
    return bool(it["evidence"]) and all(each["paper"] and each["quote"] for each in it["evidence"])


def test_help_teaches(pledgeline: Command) -> None:
    told = pledgeline("--help").stdout
    assert all(f" {name} " in told for name in COMMANDS)
    assert "pledgeline lineage" in told


def test_lineage_is_a_line_through_the_years(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "lineage", "anti social behaviour", "--since", "2014")
    assert answer["priority"]
    years = [state["year"] for state in answer["states"]]
    assert years == sorted(years)
    assert years[0] == 2014
    assert years[-1] == 2025
    assert all(has_evidence(state) for state in answer["states"])
    assert all(has_evidence(event) for event in answer["events"] if event["stated"])
    assert {"year", "change", "from", "to", "status", "stated"} <= set(answer["events"][0])


def test_a_proposal_that_was_not_adopted_stays_a_proposal(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "lineage", "Domestic Abuse")
    merged = [event for event in answer["events"] if event["change"] == "merged"]
    assert merged
    assert {event["status"] for event in merged} == {"proposed"}
    assert answer["states"][-1]["label"] == "Domestic Abuse"
    assert answer["states"][-1]["status"] == "current"


def test_owners_of_a_commitment_with_roles_and_years(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "owner", "Gangs Strategy")
    assert answer["owners"]
    assert all(has_evidence(owner) for owner in answer["owners"])
    assert all({"body", "role", "year", "stated"} <= set(owner) for owner in answer["owners"])


def test_search_finds_passages(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "search", "domestic abuse", "--limit", "3")
    assert len(answer["hits"]) == 3
    assert all({"paper", "page", "text", "score"} <= set(hit) for hit in answer["hits"])


@pytest.mark.parametrize("words", ["wombat~", "NOT abuse", '"unbalanced', "a:b (c", "   "])
def test_search_takes_any_words(pledgeline: Command, sample_data: Path, words: str) -> None:
    assert pledgeline("search", words, "--data", str(sample_data)).returncode in (0, 1)


def test_cypher_reads(pledgeline: Command, sample_data: Path) -> None:
    query = "MATCH (p:Priority) RETURN count(p) AS priorities"
    answer = ask(pledgeline, sample_data, "cypher", query)
    assert answer["columns"] == ["priorities"]
    assert answer["rows"][0][0] > 5


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Priority {id: 'made-up'})",
        "MATCH (p:Priority) DETACH DELETE p",
        "MATCH (p:Priority) SET p.name = 'x' RETURN p.id",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
    ],
)
def test_cypher_does_not_write_nor_read_files(pledgeline: Command, sample_data: Path, query: str) -> None:
    ran = pledgeline("cypher", query, "--data", str(sample_data))
    assert ran.returncode == 1
    assert "root:" not in ran.stdout + ran.stderr
    kept = ask(pledgeline, sample_data, "cypher", "MATCH (p:Priority {id: 'made-up'}) RETURN p.id")
    assert kept["rows"] == []


def test_an_unknown_name_gets_the_nearest(pledgeline: Command, sample_data: Path) -> None:
    ran = pledgeline("lineage", "Anti-Social Behavour of Wombats", "--data", str(sample_data))
    assert ran.returncode == 1
    assert "Anti-Social Behaviour" in ran.stderr


def test_export_has_every_fact_once(pledgeline: Command, sample_data: Path, tmp_path: Path) -> None:
    exported = tmp_path / "facts.jsonl"
    ran = pledgeline("export", "--data", str(sample_data), "--format", "jsonl", "--output", str(exported))
    assert ran.returncode == 0
    facts = [json.loads(line) for line in exported.read_text("utf-8").splitlines()]
    assert len({fact["id"] for fact in facts}) == len(facts)
    assert {fact["document"] for fact in facts} == {path.stem for path in SAMPLES.glob("*.pdf")}
    assert all(fact["evidence"]["quote"] for fact in facts)


def test_score_of_the_samples(pledgeline: Command, sample_data: Path) -> None:
    gold = SAMPLES.parent / "gold"
    answer = ask(pledgeline, sample_data, "score", str(gold))
    assert answer["macro_f1"] >= 0.6
    assert {row["document"] for row in answer["rows"]} == {path.stem for path in SAMPLES.glob("*.pdf")}


def test_doctor_says_that_all_is_well(pledgeline: Command, sample_data: Path) -> None:
    answer = ask(pledgeline, sample_data, "doctor")
    assert answer["well"]
    assert len(answer["papers"]) == len(list(SAMPLES.glob("*.pdf")))


def test_doctor_tells_of_one_paper_all_that_was_read_and_left_out(pledgeline: Command, sample_data: Path) -> None:
    [told] = ask(pledgeline, sample_data, "doctor", "csa-performance-2021-22-sample")["papers"]
    assert told["pages"] == told["pages_read"] == 5
    assert told["tables"] == 5
    assert told["numbers_seen"] >= len(told["numbers_not_understood"])
    assert {"page numbers", "running heads and feet"} & {piece["what"] for piece in told["left_out"]}
    shown = pledgeline("doctor", "csa-performance-2021-22-sample", "--data", sample_data)
    assert "words on 5 of 5 pages" in shown.stdout
    assert pledgeline("doctor", "no-such-paper", "--data", sample_data).returncode == 1


def test_loading_twice_changes_nothing(pledgeline: Command, sample_data: Path) -> None:
    count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS relationships"
    before = ask(pledgeline, sample_data, "cypher", count)
    assert pledgeline("load", "--data", str(sample_data)).returncode == 0
    assert ask(pledgeline, sample_data, "cypher", count) == before


def test_a_paper_that_is_removed_leaves_what_a_run_without_it_makes(pledgeline: Command, tmp_path: Path) -> None:
    papers = sorted(SAMPLES.glob("*.pdf"), key=lambda path: path.stat().st_size)[:2]
    for folder, files in (("both", papers), ("one", papers[:1])):
        assert pledgeline("run", *map(str, files), "--data", str(tmp_path / folder)).returncode == 0
    removed = pledgeline("remove", papers[1].stem, "--data", str(tmp_path / "both"))
    assert removed.returncode == 0, removed.stderr
    graph = "MATCH (n) WHERE NOT n:Loaded OPTIONAL MATCH (n)-[r]->(m) RETURN n.id AS id, type(r) AS type, m.id AS to, \
properties(n) AS said, r.key AS key ORDER BY id, type, to, key"
    one, other = (ask(pledgeline, tmp_path / folder, "cypher", graph) for folder in ("both", "one"))
    assert one["rows"] == other["rows"]
    assert pledgeline("remove", papers[1].stem, "--data", str(tmp_path / "both")).returncode == 1


def test_one_bad_file_does_not_stop_the_rest(pledgeline: Command, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    good = min(SAMPLES.glob("*.pdf"), key=lambda path: path.stat().st_size)
    shutil.copy(good, papers)
    (papers / "letter.pdf").write_text("Dear Sir, this is no PDF.", "utf-8")
    (papers / "empty.pdf").write_bytes(b"")
    (papers / "cut-short.pdf").write_bytes(good.read_bytes()[:2000])
    ran = pledgeline("run", str(papers), "--data", str(tmp_path / "data"))
    assert ran.returncode == 3
    for name in ("letter.pdf", "empty.pdf", "cut-short.pdf"):
        (line,) = [line for line in ran.stderr.splitlines() if line.startswith(f"failed {name}")]
        assert "try:" in line
    known = ask(pledgeline, tmp_path / "data", "cypher", "MATCH (p:Paper) RETURN DISTINCT p.stem ORDER BY p.stem")
    assert [good.stem] in known["rows"]
    assert not {"letter", "empty", "cut-short"} & {row[0] for row in known["rows"]}


def test_a_paper_that_no_longer_reads_leaves_the_store_as_it_was(pledgeline: Command, tmp_path: Path) -> None:
    paper = tmp_path / "agreement.pdf"
    shutil.copy(min(SAMPLES.glob("*.pdf"), key=lambda path: path.stat().st_size), paper)
    data = str(tmp_path / "data")
    assert pledgeline("run", str(paper), "--data", data).returncode == 0
    count = ("cypher", "MATCH (n) RETURN count(n)", "--data", data, "--json")
    before = answer_of(pledgeline(*count))
    paper.write_bytes(paper.read_bytes()[:2000])
    assert pledgeline("run", str(paper), "--data", data).returncode == 1
    assert answer_of(pledgeline(*count)) == before


@pytest.mark.parametrize("make", [True, False], ids=["empty", "missing"])
def test_a_folder_without_papers_is_told(pledgeline: Command, tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "nothing"
    if make:
        folder.mkdir()
    ran = pledgeline("run", str(folder), "--data", str(tmp_path / "data"))
    assert ran.returncode == 1
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "nothing" in ran.stderr
    assert "try:" in ran.stderr


def test_a_store_that_cannot_be_reached_is_told(pledgeline: Command, sample_data: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"bolt://127.0.0.1:{free.getsockname()[1]}"
    ran = pledgeline(
        "lineage", "asb", "--data", str(sample_data), "--store", address, PLEDGELINE_STORE_PASSWORD="s3cret"
    )
    assert ran.returncode == 1
    assert address in ran.stderr
    assert "try:" in ran.stderr
    assert "s3cret" not in ran.stderr
    assert "Traceback" not in ran.stderr


def test_nothing_to_export_is_told(pledgeline: Command, tmp_path: Path) -> None:
    ran = pledgeline("export", "--data", str(tmp_path / "new"))
    assert ran.returncode == 1
    assert "pledgeline run" in ran.stderr


def test_a_question_without_a_graph_is_told(pledgeline: Command, tmp_path: Path) -> None:
    ran = pledgeline("lineage", "asb", "--data", str(tmp_path / "new"))
    assert ran.returncode == 1
    assert "pledgeline run" in ran.stderr


def test_an_unknown_option_is_a_usage_error(pledgeline: Command) -> None:
    assert pledgeline("lineage", "asb", "--sinse", "2014").returncode == 2


def test_show_draws_a_page_with_what_was_read(pledgeline: Command, sample_data: Path, tmp_path: Path) -> None:
    png = tmp_path / "page.png"
    shown = pledgeline("show", "csa-2022-sample", "--page", "5", "--png", str(png), "--data", str(sample_data))
    assert shown.returncode == 0, shown.stderr
    assert png.read_bytes().startswith(b"\x89PNG")


def test_show_tells_of_a_page_and_of_a_paper_that_are_not_there(pledgeline: Command, sample_data: Path) -> None:
    for paper, page, told in (("csa-2022-sample", "99", "no page 99"), ("wombats", "1", "no paper of this name")):
        shown = pledgeline("show", paper, "--page", page, "--data", str(sample_data))
        assert shown.returncode == 1
        assert told in shown.stderr


def test_what_could_not_be_read_is_in_quarantine(pledgeline: Command, tmp_path: Path) -> None:
    papers, data = tmp_path / "papers", str(tmp_path / "data")
    papers.mkdir()
    (papers / "westmere.txt").write_text("Minutes of the Partnership\n\nSafer streets come first.")
    (papers / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    first = pledgeline("ingest", str(papers), "--data", data, "--json")
    again = pledgeline("ingest", str(papers), "--data", data)
    assert first.returncode == again.returncode == 3
    [failure] = json.loads(first.stdout)["failures"]
    assert "--retry" in again.stderr
    examined = pledgeline("doctor", "--data", data, "--json")
    assert examined.returncode == 1
    [told] = json.loads(examined.stdout)["quarantine"]
    assert {key: told[key] for key in ("what", "where", "try")} == {
        key: failure[key] for key in ("what", "where", "try")
    }
    assert told["path"] == str(papers / "broken.pdf")
    assert "broken" in pledgeline("doctor", "--data", data).stdout


def test_limits_are_flags_and_settings(pledgeline: Command, tmp_path: Path) -> None:
    pack, data = str(SAMPLES / min(path.name for path in SAMPLES.glob("*.pdf"))), str(tmp_path / "data")
    by_flag = pledgeline("ingest", pack, "--data", data, "--pages", "1", "--json")
    by_setting = pledgeline("ingest", pack, "--data", data, "--json", PLEDGELINE_PAPER_PAGES="1")
    assert "at most 1 " in json.loads(by_flag.stdout)["failures"][0]["what"]
    assert by_setting.stdout == by_flag.stdout
    assert pledgeline("ingest", pack, "--data", data).returncode == 0


def test_a_file_name_that_is_no_text_is_told(pledgeline: Command, tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"west\xffmere.txt")).write_text("Safer streets come first.")
    ran = pledgeline("ingest", str(tmp_path), "--data", str(tmp_path / "data"), "--json")
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["failures"][0]["try"] == "rename it"
