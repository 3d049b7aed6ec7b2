"""The OpenAPI document as callers need it: of each operation an example, and every status that it may answer.

FastAPI tells of shapes and of what a route itself does. What stands before all routes (api/access/gate.py,
api/unchanged.py) and the errors of api/problems.py are told here, once for all operations.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from fastapi import FastAPI

from api.accepting import CSV
from api.access.roles import OPEN_TO_ALL, role_needed
from api.contract.examples import answers, requests
from api.csv_text import as_csv, table_csv
from api.found import Problem
from api.site.problems import KINDS, type_of

Json = dict[str, Any]
PROBLEM_JSON = "application/problem+json"
LISTING = {"limit", "cursor", "fields"}  # the parameters of a list (api/listing.py)
NAMES = {"body", "paper", "id"}  # parameters that must name something there is
OLD = "unversioned_"
EXAMPLES: Json = {  # of parameters, where the request of the operation has none
    "limit": 2, "offset": 0, "fields": "id", "cursor": "MS4yNDZlYjYxNDQ0NDQ=", "since": 2014, "until": 2022,
    "as_of": "2022-04", "known_at": "2022-04", "year": 2022, "page": 1, "what": "passage", "facets": False,
    "kind": "sum",
}  # fmt: skip
SECURITY: Json = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "basic": {"type": "http", "scheme": "basic", "description": "Any name, the key as password."},
}


def describe(app: FastAPI) -> None:
    """Let `app` tell of its operations all that stands in this file."""
    shapes = app.openapi

    def whole() -> Json:
        if app.openapi_schema is None:
            document = shapes()
            parts = document["components"]
            for unused in ("HTTPValidationError", "ValidationError"):
                parts["schemas"].pop(unused, None)
            parts["schemas"]["Problem"] = Problem.model_json_schema()
            parts["securitySchemes"] = SECURITY
            parts["responses"] = {str(status): _problem(status) for status in KINDS}
            for path, methods in document["paths"].items():
                for method, operation in methods.items():
                    _complete(path, method.upper(), operation)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = whole  # type: ignore[method-assign]


def _problem(status: int) -> Json:
    kind = KINDS[status]
    example = Problem(
        type=type_of(status), title=kind.title, status=status, detail=kind.means, instance="/v1/…", remedy=kind.remedy
    )
    content = {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example.model_dump()}}
    told: Json = {"description": f"{kind.title}. {kind.means}", "content": content}
    if status == 429:
        told["headers"] = {"Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer"}}}
    return told


def _complete(path: str, method: str, operation: Json) -> None:
    name = operation["operationId"].removeprefix(OLD)
    asked, held = requests().get(name, {}), answers().get(name, {})
    given = {**EXAMPLES, **_cursor(held), **asked.get("parameters", {}), **held.get("parameters", {})}
    if "summary" in asked:
        operation["summary"] = asked["summary"]
    for parameter in operation.get("parameters", ()):
        if parameter["name"] in given and not {"example", "examples"} & parameter.keys():
            parameter["example"] = given[parameter["name"]]
    if "body" in asked:
        operation["requestBody"]["content"]["application/json"]["example"] = asked["body"]
    if path not in OPEN_TO_ALL:
        operation["security"] = [{scheme: []} for scheme in SECURITY]
    responses = operation["responses"]
    for status in ("400", "404", "422", "503"):
        responses.pop(status, None)
    _answered(responses, operation, held.get("answer"))
    if method == "GET" and path.startswith("/v1/"):
        responses["304"] = {"description": "What the caller has (`If-None-Match`) still holds; no body"}
    for problem in _statuses(path, method, operation):
        responses[str(problem)] = {"$ref": f"#/components/responses/{problem}"}
    operation["responses"] = dict(sorted(responses.items()))


def _cursor(held: Json) -> Json:
    """The cursor by which the recorded page of a list goes on."""
    following = parse_qs(urlsplit(held.get("answer", {}).get("next") or "").query)
    return {"cursor": following["cursor"][0]} if "cursor" in following else {}


def _answered(responses: Json, operation: Json, answer: Json | None) -> None:
    done = next(each for status, each in responses.items() if status.startswith("2"))
    content = done.setdefault("content", {})
    if answer is not None:
        content["application/json"]["example"] = answer
    shown = content.get("application/json", {}).get("example")
    if {each["name"] for each in operation.get("parameters", ())} >= LISTING and shown is not None:
        content[CSV] = {"schema": {"type": "string"}, "example": _as_csv(shown)}


def _as_csv(shown: Json) -> str:
    """The example of a list as CSV: its items, what search found, or the rows of a table."""
    if "columns" in shown:
        return table_csv(shown["columns"], shown["rows"])
    return as_csv(shown.get("items") or shown.get("hits") or [])


def _statuses(path: str, method: str, operation: Json) -> list[int]:
    """The problems that an operation may answer."""
    if path in OPEN_TO_ALL:
        return [503] if path == "/readyz" else []
    parameters = operation.get("parameters", ())
    has_body = "requestBody" in operation
    told = [400, 401, 429, 503, 504]
    if path.startswith("/v1/"):
        told.append(406)
    if role_needed(method, path) != "reader":
        told.append(403)
    if any(each["in"] == "path" or each["name"] in NAMES for each in parameters):
        told.append(404)
    if has_body:
        told.append(413)
        told += [415] if path.startswith("/v1/") else []
    if parameters or has_body:
        told.append(422)
    return told
