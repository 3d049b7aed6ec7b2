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


def asked(data: Path, *calls: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    """The names of the tools, and the results of these calls."""

    async def run() -> tuple[list[str], list[Any]]:
        parameters = StdioServerParameters(command=sys.executable, args=[*COMMAND, str(data)])
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
