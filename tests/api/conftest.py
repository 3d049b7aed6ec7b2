"""The shipped samples, read once for all tests of the commands and of the server."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

ROOT = str(Path(__file__).parents[2])  # the tree that these tests stand in, wherever the command was installed from
SERVED = {"PLEDGELINE_CYPHER_SECONDS": "2", "PLEDGELINE_REQUESTS_PER_MINUTE": "1000000"}  # many tests ask one server
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def pledgeline() -> Command:
    """Run the command as a person would, in a process of its own; nothing of the environment but the path."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("pledgeline")), *arguments]
        clean = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "COLUMNS": "120", "LANG": "C.UTF-8", "PYTHONPATH": ROOT}
        clean |= environment
        return subprocess.run(command, capture_output=True, text=True, env=clean, timeout=300, check=False)

    return run


@pytest.fixture(scope="session")
def sample_data(pledgeline: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after `pledgeline run` on the shipped samples."""
    folder = tmp_path_factory.mktemp("samples")
    ran = pledgeline("run", "--data", str(folder))
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="session")
def server(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server on the samples, started as a person starts it, on loopback.

    It has a data folder of its own, for it holds the graph as long as the tests run, and commands ask the other's.
    """
    with served(shutil.copytree(sample_data, tmp_path_factory.mktemp("served") / "data"), **SERVED) as client:
        yield client


@contextmanager
def served(data: Path, **environment: str) -> Iterator[httpx.Client]:
    """A client of a server on this data folder, which ends with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        str(Path(sys.executable).with_name("pledgeline")),
        "serve",
        "--data",
        str(data),
        "--port",
        str(port),
    ]
    with (data.parent / "stderr").open("wb") as told:  # a pipe that nobody reads would fill
        started = subprocess.Popen(command, stderr=told, env={**os.environ, **environment})
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            wait_for(client, started)
            yield client
    finally:
        started.send_signal(signal.SIGINT)
        try:
            started.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            started.kill()
            started.communicate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A real Chromium, where there is one."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -e '.[dev]'")
    if (chromium := shutil.which("chromium")) is None:
        pytest.skip("needs Chromium: apt install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield opened
        opened.close()


def wait_for(client: httpx.Client, started: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert started.poll() is None, "the server ended: see stderr beside its data folder"
        try:
            if client.get("/readyz").status_code == 200:
                return
        except httpx.ConnectError:
            pass
        time.sleep(0.2)
    raise AssertionError("the server did not start in 60 seconds")
