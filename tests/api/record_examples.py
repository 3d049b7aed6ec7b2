"""Record what a server on the sample papers answers to the examples of the API's operations.

    python -m tests.api.record_examples DATA        DATA is a folder after `pledgeline run` on the samples

It writes api/contract/answers.json. Long lists are cut to their first entries: an example shows a shape.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import httpx

from api.access.keys import Keys
from api.contract.examples import ANSWERS, REQUESTS, requests
from tests.api.conftest import served

SHOWN = 2  # entries of each list
Json = dict[str, Any]


def ask(client: httpx.Client, document: Json, operation: str, asked: Json) -> httpx.Response:
    """The answer to an example request: what stands in the path goes there, the rest is a query."""
    method, path = _place(document, operation)
    parameters = dict(asked.get("parameters", {}))
    for name in re.findall(r"{(\w+)}", path):
        path = path.replace(f"{{{name}}}", quote(str(parameters.pop(name)), safe=""))
    return client.request(method, path, params=parameters, json=asked.get("body"))


@contextmanager
def asked_of(client: httpx.Client, asked: Json) -> Iterator[httpx.Client]:
    """Whom an example is asked: this client, or one of a server on the paper that the example names."""
    if "papers" not in asked:
        yield client
        return
    with TemporaryDirectory() as folder:
        command = str(Path(sys.executable).with_name("pledgeline"))
        data = Path(folder) / "data"
        subprocess.run(
            [command, "run", str(REQUESTS.with_name(asked["papers"])), "--data", str(data)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        with served(data) as other:
            yield other


def record(client: httpx.Client) -> dict[str, Json]:
    """Ask every example and tell what was asked and answered."""
    document = client.get("/openapi.json").json()
    told: dict[str, Json] = {}
    for operation, asked in requests().items():
        if not _has(document, operation):
            continue
        given = {name: _resolved(value, told) for name, value in asked.get("parameters", {}).items()}
        with asked_of(client, asked) as one:
            response = ask(one, document, operation, {**asked, "parameters": given})
        response.raise_for_status()
        if response.headers["content-type"].startswith("application/json"):
            told[operation] = {"parameters": given, "answer": _cut(response.json())}
    return told


def _resolved(value: Any, told: dict[str, Json]) -> Any:
    if not (isinstance(value, str) and value.startswith("$")):
        return value
    operation, *steps = value[1:].split(".")
    found: Any = told[operation]["answer"]
    for step in steps:
        found = found[int(step)] if step.isdigit() else found[step]
    return found


def _cut(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _cut(each) for name, each in value.items()}
    return [_cut(each) for each in value[:SHOWN]] if isinstance(value, list) else value


def _has(document: Json, operation: str) -> bool:
    return any(each.get("operationId") == operation for path in document["paths"].values() for each in path.values())


def _place(document: Json, operation: str) -> tuple[str, str]:
    return next(
        (method, path)
        for path, methods in document["paths"].items()
        for method, each in methods.items()
        if each.get("operationId") == operation
    )


def main(data: Path) -> None:
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(data, Path(folder) / "data"))
        _, secret = Keys(copy / "keys.json").make("examples", "editor")
        with served(copy) as client:
            client.headers["Authorization"] = f"Bearer {secret}"
            told = record(client)
    ANSWERS.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
