"""The OpenAPI document: complete, true to what is answered, and a client generated from it works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema_rs
import pytest

from api.access.keys import Keys
from api.access.roles import OPEN_TO_ALL
from api.app import SMALLEST_ZIPPED, create_app
from api.contract.examples import answers, requests
from api.settings import Settings
from tests.api.conftest import SERVED, served
from tests.api.record_examples import ask, asked_of

Json = dict[str, Any]
DOCUMENT: Json = create_app(Settings()).openapi()
OPERATIONS = {
    operation["operationId"]: (method, path, operation)
    for path, methods in DOCUMENT["paths"].items()
    for method, operation in methods.items()
}
NOT_JSON = {"metrics"}


@pytest.fixture(params=sorted(OPERATIONS))
def operation(request: pytest.FixtureRequest) -> tuple[str, str, Json]:
    return OPERATIONS[request.param]


def test_an_operation_has_a_summary_and_says_what_it_does(operation: tuple[str, str, Json]) -> None:
    _, _, told = operation
    assert told["description"]
    name = told["operationId"].removeprefix("unversioned_")
    assert told["summary"] != name.replace("_", " ").title() or " " not in told["summary"], "FastAPI made it up"


def test_what_is_asked_has_an_example(operation: tuple[str, str, Json]) -> None:
    _, _, told = operation
    without = [each["name"] for each in told.get("parameters", ()) if not {"example", "examples"} & each.keys()]
    assert not without or set(without) <= _of_another_example(told)
    if "requestBody" in told:
        assert told["requestBody"]["content"]["application/json"]["example"]


def _of_another_example(told: Json) -> set[str]:
    """Parameters that cannot stand beside those of the example: `id` of passages beside `paper`."""
    return {"id"} if told["operationId"] == "list_passages" else set()


def test_what_is_answered_has_an_example_of_its_shape(operation: tuple[str, str, Json]) -> None:
    _, _, told = operation
    content = next(each for status, each in told["responses"].items() if status.startswith("2"))["content"]
    if told["operationId"] in NOT_JSON:
        return
    shape = {**content["application/json"]["schema"], "components": DOCUMENT["components"]}
    jsonschema_rs.validator_for(shape).validate(content["application/json"]["example"])
    if {"limit", "cursor", "fields"} <= {each["name"] for each in told["parameters"]} if "parameters" in told else ():
        assert "text/csv" in content


# What a question in Cypher returns may be anything: its values, and the properties of nodes and relationships.
MAY_BE_ANYTHING = {"rows", "properties"}


def _untyped(schema: Json, place: tuple[str, ...] = (), seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Where a schema tells nothing of what stands there."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if name not in seen:
            yield from _untyped(DOCUMENT["components"]["schemas"][name], (*place, name), seen | {name})
        return
    several = [each for way in ("anyOf", "oneOf", "allOf") for each in schema.get(way, ())]
    for each in several:
        yield from _untyped(each, place, seen)
    inner = {**schema.get("properties", {}), "[]": schema.get("items")}
    if isinstance(schema.get("additionalProperties"), dict):
        inner["*"] = schema["additionalProperties"]
    inner = {name: each for name, each in inner.items() if each is not None and name not in MAY_BE_ANYTHING}
    is_told = several or inner or schema.get("type") not in (None, "object", "array") or "const" in schema
    if not is_told and not MAY_BE_ANYTHING & set(schema.get("properties", {})):
        yield ".".join(place)
    for name, each in inner.items():
        yield from _untyped(each, (*place, name), seen)


def test_an_answer_has_types(operation: tuple[str, str, Json]) -> None:
    """So that a generated client knows the fields of everything that is answered."""
    _, path, told = operation
    if not path.startswith("/v1/"):
        return
    for status, each in told["responses"].items():
        if status.startswith("2"):
            assert list(_untyped(each["content"]["application/json"]["schema"])) == []


def test_what_is_untyped_is_found() -> None:
    assert list(_untyped({"type": "object", "additionalProperties": True})) == [""]
    assert list(_untyped({"properties": {"a": {"type": "array", "items": {}}}})) == ["a.[]"]


@pytest.mark.parametrize("name", sorted(answers()))
def test_an_example_shows_something(name: str) -> None:
    """A list that is empty shows no shape."""
    lists = [value for value in answers()[name]["answer"].values() if isinstance(value, list)]
    assert not lists or any(lists)


@pytest.mark.parametrize("name", sorted(answers()))
def test_no_field_is_answered_that_the_document_does_not_name(name: str) -> None:
    """Facts in lists apart, which have the fields of their type beside those that all have."""
    _, _, told = OPERATIONS[name]
    content = next(each for status, each in told["responses"].items() if status.startswith("2"))["content"]
    parts = json.loads(json.dumps(DOCUMENT["components"]))
    for shape in (parts["schemas"][each] for each in parts["schemas"].keys() - {"FactItem"}):
        if "properties" in shape:
            shape["additionalProperties"] = False
    closed = {**content["application/json"]["schema"], "components": parts}
    jsonschema_rs.validator_for(closed).validate(answers()[name]["answer"])


def test_every_status_is_documented(operation: tuple[str, str, Json]) -> None:
    method, path, told = operation
    statuses = set(told["responses"])
    if path in OPEN_TO_ALL:
        return
    assert statuses >= {"400", "401", "429", "503", "504"}
    assert ("406" in statuses) == path.startswith("/v1/")
    assert ("304" in statuses) == (method == "get" and path.startswith("/v1/"))
    assert "413" in statuses or "requestBody" not in told
    assert "404" in statuses or "{" not in path
    assert ("403" in statuses) == (method == "post")


def test_a_problem_is_told_in_the_shape_of_rfc_9457() -> None:
    for told in DOCUMENT["components"]["responses"].values():
        assert told["content"]["application/problem+json"]["schema"] == {"$ref": "#/components/schemas/Problem"}


@pytest.mark.parametrize("name", sorted(answers()))
def test_an_example_is_what_is_answered(keyed_server: httpx.Client, name: str) -> None:
    """Where this fails after a change: `make examples`."""
    if name == "make_correction":
        pytest.skip("only editors make corrections: tests/api/test_access.py")
    asked = {**requests()[name], "parameters": answers()[name]["parameters"]}
    with asked_of(keyed_server, asked) as client:
        answer = ask(client, DOCUMENT, name, asked)
    assert answer.status_code == 200, answer.text
    assert _fields(answer.json()) == _fields(answers()[name]["answer"])


@pytest.mark.parametrize(
    "name",
    sorted(name for name in answers() if OPERATIONS[name][0] == "get" and OPERATIONS[name][1] not in OPEN_TO_ALL),
)
def test_every_answer_is_marked_and_sent_small(keyed_server: httpx.Client, name: str) -> None:
    """An ETag by which it is not sent again, and gzip where it is worth it."""
    if OPERATIONS[name][0] != "get":
        pytest.skip("only answers to GET are kept by who asks")
    asked = {**requests()[name], "parameters": answers()[name]["parameters"]}
    first = ask(keyed_server, DOCUMENT, name, asked)
    mark = first.headers["etag"]
    again = keyed_server.get(first.request.url, headers={"If-None-Match": mark})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    small = keyed_server.get(first.request.url, headers={"Accept-Encoding": "gzip"})
    assert (small.headers.get("content-encoding") == "gzip") == (len(first.content) >= SMALLEST_ZIPPED)
    assert small.content == first.content


def _fields(answer: Json) -> Json:
    """The names of fields of an answer and of what stands first in its lists."""
    return {
        name: sorted(value[0]) if isinstance(value, list) and value and isinstance(value[0], dict) else None
        for name, value in answer.items()
    }


@pytest.fixture(scope="module")
def keyed_server(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server that wants a key, and a client with that of an editor, who may ask everything."""
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("contract") / "data"))
    _, secret = Keys(data / "keys.json").make("an editor", "editor")
    with served(data, PLEDGELINE_REQUESTS_PER_MINUTE=SERVED["PLEDGELINE_REQUESTS_PER_MINUTE"]) as client:
        client.timeout = httpx.Timeout(60)  # the first question in Cypher starts a process
        client.headers["Authorization"] = f"Bearer {secret}"
        yield client


def test_a_server_answers_as_its_document_says(keyed_server: httpx.Client, tmp_path: Path) -> None:
    """Schemathesis asks whatever the document allows, and what it does not allow.

    That all the document allows is accepted is not asked: a schema cannot tell a cursor or a field's name from others.
    """
    document = f"{str(keyed_server.base_url).rstrip('/')}/openapi.json"
    ran = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")), "run", document,
            "--header", f"Authorization: {keyed_server.headers['Authorization']}", "--seed", "1", "--max-examples", "3",
            "--exclude-checks", "positive_data_acceptance", "--exclude-deprecated",
            "--no-color", "--request-timeout", "60", "--phases", "examples,coverage,fuzzing",
        ],
        capture_output=True, text=True, timeout=500, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-6000:]


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a client that openapi-python-client makes of the document."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "openapi.json").write_text(json.dumps(DOCUMENT), "utf-8")
    ran = subprocess.run(
        [
            str(Path(sys.executable).with_name("openapi-python-client")), "generate", "--path", "openapi.json",
            "--output-path", "made", "--meta", "none", "--fail-on-warning",
        ],
        capture_output=True, text=True, timeout=300, check=False, cwd=folder,
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},  # it calls ruff
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return folder


def _secret(client: httpx.Client) -> str:
    return client.headers["Authorization"].removeprefix("Bearer ")


TRIED = """
import sys
import httpx
from made import AuthenticatedClient
from made.api.cypher import cypher
from made.api.lineage import list_priorities, priority_lineage
from made.api.owners import commitment_owners
from made.api.papers import search
from made.models import CypherQuestion, LineageAnswer, Problem

client = AuthenticatedClient(base_url=sys.argv[1], token=sys.argv[2], timeout=httpx.Timeout(60))
first = list_priorities.sync(client=client, limit=2)
assert len(first.items) == 2 and first.next_, first
line = priority_lineage.sync("Domestic Abuse", client=client, since=2014)
assert isinstance(line, LineageAnswer) and line.states[0].evidence[0].quote, line
assert commitment_owners.sync("Gangs Strategy", client=client).owners[0].body
assert search.sync(client=client, q="road safety").hits[0].text
asked = CypherQuestion.from_dict({"query": "MATCH (p:Priority) RETURN p.name ORDER BY p.name LIMIT 2"})
assert len(cypher.sync(client=client, body=asked).rows) == 2
problem = priority_lineage.sync("wombats-of-mars", client=client)
assert isinstance(problem, Problem) and problem.status == 404 and problem.remedy, problem
print("tried")
"""


def test_a_generated_client_asks_and_is_answered(generated: Path, keyed_server: httpx.Client) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", TRIED, str(keyed_server.base_url).rstrip("/"), _secret(keyed_server)],
        capture_output=True, text=True, timeout=120, check=False, cwd=generated,
    )  # fmt: skip
    assert ran.stdout == "tried\n", ran.stderr
