"""The MCP server over real standard input and output, by the SDK's own client."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client

COMMAND = ["-c", "from api.cli import main; main()", "mcp", "--data"]


def asked(data: Path, *calls: tuple[str, dict[str, Any]], role: str = "researcher") -> tuple[list[str], list[Any]]:
    """The names of the tools, and the results of these calls."""

    async def run() -> tuple[list[str], list[Any]]:
        parameters = StdioServerParameters(command=sys.executable, args=[*COMMAND, str(data), "--role", role])
        async with stdio_client(parameters) as (read, write), ClientSession(read, write) as session:
            await session.initialize()
            tools = await session.list_tools()
            return [tool.name for tool in tools.tools], [await session.call_tool(*call) for call in calls]

    return anyio.run(run)


@pytest.fixture(scope="module")
def results(sample_data: Path) -> tuple[list[str], list[Any]]:
    return asked(
        sample_data,
        ("lineage", {"name": "Road Safety", "since": 2020}),
        ("search", {"words": '"county lines"', "limit": 2}),
        ("owners", {"commitment": "Gangs Strategy"}),
        ("cypher", {"query": "CREATE (:X)"}),
        ("lineage", {"name": "No such priority at all"}),
    )


def test_every_kind_of_answer_is_a_tool(results) -> None:
    names, _ = results
    assert names == ["search", "priorities", "lineage", "owners", "owned_by", "figures", "cypher"]


def test_answers_carry_their_evidence(results) -> None:
    _, (line, hits, owners, *_) = results
    told = json.loads(line.content[0].text)
    assert told["priority"] == "Road Safety"
    assert all(state["evidence"][0]["quote"] for state in told["states"])
    assert json.loads(hits.content[0].text)["hits"][0]["page"]
    assert {each["role"] for each in json.loads(owners.content[0].text)["owners"]} >= {"governs"}


def test_nothing_can_be_written_and_errors_say_what_to_do(results) -> None:
    *_, (_, _, _, writing, unknown) = results
    for result in (writing, unknown):
        assert result.is_error
        assert "try:" in result.content[0].text


def test_every_tool_answers_with_evidence_and_no_more_than_was_wanted(sample_data: Path) -> None:
    _, told = asked(
        sample_data,
        ("priorities", {"limit": 2}),
        ("owned_by", {"body": "Kent Police", "limit": 1}),
        ("figures", {"words": "offences", "limit": 1}),
        ("cypher", {"query": "UNWIND range(1, 900) AS n RETURN n"}),
        ("cypher", {"query": "MATCH (p:Priority) RETURN p.name AS name ORDER BY name LIMIT 1"}),
        ("lineage", {"name": "Road Safety", "as_of": "soon"}),
        ("search", {"words": "road", "limit": 1000}),
    )
    priorities, owned, figures, many, one = (json.loads(each.content[0].text) for each in told[:5])
    assert (len(priorities["items"]), priorities["total"] > 2) == (2, True)
    assert (len(owned["owns"]), owned["total"] > 1) == (1, True)
    assert owned["owns"][0]["evidence"][0]["quote"]
    assert (len(figures["series"]), figures["total"] > 1) == (1, True)
    assert figures["series"][0]["points"][0]["quote"]
    assert (len(many["rows"]), many["truncated"]) == (200, True)
    assert one["rows"] == [["Acquisitive Crime"]]
    assert [each.is_error for each in told[5:]] == [True, True]
    logged = [json.loads(line) for line in (sample_data / "audit.jsonl").read_text("utf-8").splitlines()]
    assert {each["caller"] for each in logged} == {"assistant"}
    assert any("rows" in each for each in logged)


def test_a_reader_s_assistant_has_no_cypher(sample_data: Path) -> None:
    names, _ = asked(sample_data, role="reader")
    assert "cypher" not in names
    assert "lineage" in names
