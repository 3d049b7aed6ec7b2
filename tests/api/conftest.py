"""The shipped samples, read once for all tests of the commands and of the server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def pledgeline() -> Command:
    """Run the command as a person would, in a process of its own; nothing of the environment but the path."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [str(Path(sys.executable).with_name("pledgeline")), *arguments]
        clean = {"PATH": "/usr/bin:/bin", "HOME": "/tmp", "COLUMNS": "120", "LANG": "C.UTF-8", **environment}
        return subprocess.run(command, capture_output=True, text=True, env=clean, timeout=300, check=False)

    return run


@pytest.fixture(scope="session")
def sample_data(pledgeline: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after `pledgeline run` on the shipped samples."""
    folder = tmp_path_factory.mktemp("samples")
    ran = pledgeline("run", "--data", str(folder))
    assert ran.returncode == 0, ran.stderr
    return folder
