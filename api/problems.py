"""Errors as answers: `application/problem+json` (RFC 9457) for programs, a page for people, both saying what to do."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match

from api.found import Problem
from api.protection import protection
from api.site.problems import KINDS, type_of
from api.site.templating import page
from api.when import ISO
from ingest.errors import GraphError, PaperError, PledgelineError, QuestionError, UnknownNameError

STATUS: dict[type[PledgelineError], int] = {
    UnknownNameError: 404, QuestionError: 400, GraphError: 503, PaperError: 404,
}  # fmt: skip
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
PROBLEM_JSON = "application/problem+json"


def add_problems(app: FastAPI) -> None:
    """Answer every error of ours, of the request and of HTTP as a problem."""
    app.add_exception_handler(PledgelineError, _our_error)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _mistake_of_ours)


def problem_answer(request: Request, status: int, title: str, detail: str, remedy: str | None = None) -> Response:
    if "text/html" in request.headers.get("accept", ""):
        if title == HTTPStatus(status).phrase and (kind := KINDS.get(status)):
            title, remedy = kind.title, kind.remedy
        return page(request, "error", status, title=title, detail=detail, remedy=remedy, number=status)
    problem = Problem(
        type=type_of(status), title=title, status=status, detail=detail, instance=request.url.path, remedy=remedy
    )
    return JSONResponse(problem.model_dump(), status_code=status, media_type=PROBLEM_JSON)


def _our_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, PledgelineError)
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    return problem_answer(request, status, error.what, error.where, error.remedy)


def _misunderstood(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    detail = "; ".join(f"{'/'.join(map(str, each['loc']))}: {_said(each)}" for each in error.errors())
    return problem_answer(request, 422, "the request is not as it should be", detail, KINDS[422].remedy)


def _said(error: dict[str, Any]) -> str:
    """What is wrong with a parameter; of a date how it is written, not the pattern that tests it."""
    is_date = error.get("ctx", {}).get("pattern") == ISO
    return "a date is written 2022, 2022-04 or 2022-04-28" if is_date else str(error["msg"])


def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    kind = KINDS.get(error.status_code)
    remedy = "see /docs for every address" if error.status_code == HTTPStatus.NOT_FOUND or not kind else kind.remedy
    answer = problem_answer(request, error.status_code, str(error.detail), request.url.path, remedy)
    answer.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["Allow"] = ", ".join(_methods(request)).replace("GET", "GET, HEAD")  # api/heads.py
    return answer


def _mistake_of_ours(request: Request, _error: Exception) -> Response:
    """What nobody foresaw: it is told, and raised again for the log. It is answered outside of what adds headers."""
    answer = problem_answer(request, 500, "this went wrong here", request.url.path, KINDS[500].remedy)
    answer.headers.update(protection(request.url.path))
    return answer


def _methods(request: Request) -> list[str]:
    """Those that this address takes. A route knows only its own, and several may have one address."""
    return [
        method
        for method in METHODS
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    ]
