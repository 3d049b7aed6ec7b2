"""A server's life: how it starts, what it tells, how it ends; real processes on loopback."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families

from api.problems import add_problems
from tests.api.conftest import ROOT, Command, served, wait_for

LONG = "UNWIND range(1, 900) AS a UNWIND range(1, 900) AS b UNWIND range(1, 900) AS c RETURN count(*)"


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_data, tmp_path / "data"))


@contextmanager
def started(data: Path, **environment: str) -> Iterator[tuple[subprocess.Popen[bytes], httpx.Client]]:
    """A server that has started, as a process, and a client of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("pledgeline")), "serve", "--data", str(data), "--port", str(port)]
    with (data.parent / "told").open("wb") as told:
        process = subprocess.Popen(command, stderr=told, env={**os.environ, "PYTHONPATH": ROOT, **environment})
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            wait_for(client, process)
            yield process, client
    finally:
        process.kill()
        process.wait()


def below(process: int) -> list[int]:
    """The processes that this one started."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(each) for thread in threads for each in thread.read_text().split()]


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except OSError:
        return False


def ended(processes: list[int], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until and any(map(is_alive, processes)):
        time.sleep(0.1)
    return not any(map(is_alive, processes))


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_finishes_what_it_answers_and_leaves_nothing(data: Path, told: signal.Signals) -> None:
    statuses: list[int] = []
    with started(data, PLEDGELINE_CYPHER_SECONDS="2", PLEDGELINE_ANSWERS_MEGABYTES="0") as (process, client):

        def ask(path: str) -> None:
            with httpx.Client(base_url=client.base_url, timeout=30) as own:
                while True:
                    try:
                        answer = own.get(path)
                    except httpx.ConnectError:
                        return  # it takes no more
                    except (httpx.ReadError, httpx.RemoteProtocolError):
                        return  # it closed the connection before it took this question
                    statuses.append(answer.status_code)

        client.post("/v1/cypher", json={"query": "RETURN 1 AS one"})
        beside = below(process.pid)
        slow: list[int] = []
        asking = [threading.Thread(target=ask, args=(path,)) for path in ("/v1/priorities", "/v1/bodies") * 4]
        asking.append(
            threading.Thread(target=lambda: slow.append(client.post("/v1/cypher", json={"query": LONG}).status_code))
        )
        for each in asking:
            each.start()
        time.sleep(1)
        process.send_signal(told)
        assert process.wait(30) == 0
        for each in asking:
            each.join(30)
    assert slow == [400]  # it was stopped by its own bound, and answered
    assert set(statuses) == {200}
    assert beside
    assert ended(beside)
    assert not list(data.glob(".graph-asked-*"))


def test_killed_it_leaves_no_process(data: Path) -> None:
    with started(data) as (process, client):
        client.post("/v1/cypher", json={"query": "RETURN 1 AS one"})
        beside = below(process.pid)
        assert beside
        process.kill()
    assert ended(beside)
    with started(data) as (_, client):  # and the next one starts
        assert client.get("/v1/priorities").json()["items"]
        assert not [each for each in data.glob(".graph-asked-*") if f"-{process.pid}-" in each.name]


def test_when_what_answers_cypher_dies_the_next_question_is_answered(data: Path) -> None:
    question = {"query": "MATCH (p:Priority) RETURN count(p) AS n"}
    with started(data) as (process, client):
        first = client.post("/v1/cypher", json=question)
        for each in below(process.pid):
            os.kill(each, signal.SIGKILL)
        assert client.get("/readyz").status_code == 200
        again = client.post("/v1/cypher", json=question)
        assert (again.status_code, again.json()) == (200, first.json())


def test_the_first_question_in_cypher_finds_it_started(data: Path) -> None:
    with started(data) as (process, _):
        until = time.monotonic() + 30
        while not below(process.pid) and time.monotonic() < until:
            time.sleep(0.1)
        assert below(process.pid)


def test_a_second_one_on_the_same_data_says_so_in_one_line(data: Path, pledgeline: Command) -> None:
    with started(data) as (_, client):
        second = pledgeline("serve", "--data", str(data), "--port", "18999")
        assert second.returncode == 1
        assert "in use by another process" in second.stderr
        assert "Traceback" not in second.stderr
        taken = pledgeline("serve", "--data", str(data), "--port", str(client.base_url.port))
        assert taken.returncode == 1
        assert "--port" in taken.stderr
        assert "Traceback" not in taken.stderr
        assert client.get("/v1/priorities").status_code == 200


def test_without_a_graph_it_says_what_to_do(pledgeline: Command, tmp_path: Path) -> None:
    ran = pledgeline("serve", "--data", str(tmp_path / "nothing"), "--port", "18998")
    assert ran.returncode == 1
    assert "pledgeline run" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_line_that_it_tells_is_json(data: Path) -> None:
    with started(data) as (process, client):
        client.get("/v1/search?q=a secret question")
        client.get("/nowhere")
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    text = (data.parent / "told").read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines[0]["event"] == "answering"
    assert lines[0]["at"].startswith("http://127.0.0.1:")
    assert {each["route"] for each in lines if each["event"] == "answered"} >= {"/v1/search", "none"}
    assert "secret" not in text


def test_metrics_are_what_prometheus_reads(data: Path) -> None:
    with served(data) as client:
        client.get("/v1/priorities")
        client.get("/v1/priorities")
        told = {each.name: each for each in text_string_to_metric_families(client.get("/metrics").text)}
    assert told["pledgeline_requests"].type == "counter"
    assert told["pledgeline_request_seconds"].type == "histogram"
    how = {
        sample.labels["how"]: sample.value for sample in told["pledgeline_answers"].samples if "how" in sample.labels
    }
    assert how["again"] >= 1


@pytest.mark.parametrize("accepted", ["application/json", "text/html"])
def test_an_error_that_nobody_thought_of_is_a_problem_with_every_header(accepted: str) -> None:
    app = FastAPI()
    add_problems(app)

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("what is inside")

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://here") as client:
            return await client.get("/broken", headers={"Accept": accepted})

    answer = asyncio.run(asked())
    assert answer.status_code == 500
    assert "what is inside" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"
