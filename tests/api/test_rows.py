"""Every command that answers gives its answer as a table, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from api.csv_text import as_csv

QUESTIONS = {
    "lineage": (["lineage", "asb"], {"year", "what", "name", "from", "to", "leads", "paper", "page", "quote"}),
    "search": (["search", "county lines"], {"paper", "page", "snippet", "title"}),
    "absent": (["absent", "submarine patrols"], set()),
    "cypher": (
        ["cypher", "MATCH (b:Body) RETURN b.name AS name, b.kind AS kind ORDER BY name LIMIT 3"],
        {"name", "kind"},
    ),
    "owner": (["owner", "Gangs Strategy"], {"body", "role", "year", "paper", "page", "quote", "quotes"}),
    "owns": (["owns", "Kent Police"], {"name", "kind", "role", "year", "paper", "quote"}),
    "unowned": (["unowned"], {"name", "why", "year", "paper", "quote"}),
    "identities": (["identities"], {"name", "kind", "spellings"}),
    "doubtful": (["identities", "--doubtful"], {"one", "other", "why"}),
    "checks": (["checks"], set()),
    "silent": (["silent"], {"name", "last", "why", "paper"}),
    "follow": (["follow", "set up a domestic abuse website"], {"year", "text", "status", "paper", "quote"}),
    "bodies": (["analyse", "bodies"], {"name", "between"}),
    "communities": (["analyse", "communities"], {"bodies", "commitments"}),
    "editions": (["analyse", "editions"], {"of", "year", "overlap", "given_up"}),
}


@pytest.mark.parametrize(("question", "columns"), QUESTIONS.values(), ids=QUESTIONS)
def test_an_answer_is_a_table_json_and_csv(
    pledgeline, sample_data: Path, question: list[str], columns: set[str]
) -> None:
    table = pledgeline(*question, "--csv", "--data", str(sample_data))
    assert table.returncode == 0, table.stderr
    rows = list(csv.DictReader(io.StringIO(table.stdout)))
    assert columns <= set(rows[0] if rows else ())
    told = json.loads(pledgeline(*question, "--json", "--data", str(sample_data)).stdout)
    lists = [len(each) for each in told.values() if isinstance(each, list)]
    assert len(rows) in {*lists, sum(len(told.get(name, ())) for name in ("states", "events", "gaps"))}


def test_json_and_csv_at_once_are_not_understood(pledgeline, sample_data: Path) -> None:
    assert pledgeline("unowned", "--csv", "--json", "--data", str(sample_data)).returncode == 2


def test_a_line_as_csv_has_editions_changes_and_gaps_by_year(pledgeline, sample_data: Path) -> None:
    told = pledgeline("lineage", "asb", "--csv", "--data", str(sample_data)).stdout
    rows = list(csv.DictReader(io.StringIO(told)))
    assert [row["year"] for row in rows] == sorted(row["year"] for row in rows)
    assert {"edition", "gap", "expanded"} <= {row["what"] for row in rows}
    assert all(row["quote"] for row in rows if row["what"] == "edition")


def test_no_rows_give_the_columns_that_are_known() -> None:
    assert as_csv([], ["name"]) == "name\r\n"
    assert as_csv([]) == ""
