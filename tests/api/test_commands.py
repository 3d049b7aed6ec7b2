"""The commands as a whole: which module has each, and that asking for one does not bring the others' libraries."""

from __future__ import annotations

import importlib
import subprocess
import sys
from importlib import metadata

import pytest
import typer
from typer.main import get_group
from typer.testing import CliRunner

from api.cli import COMMANDS, app


@pytest.mark.parametrize("module", COMMANDS)
def test_the_list_of_commands_names_those_that_a_module_has(module: str) -> None:
    holder = typer.Typer()
    holder.callback()(lambda: None)
    importlib.import_module(f"api.commands.{module}").add_to(holder)
    assert tuple(get_group(holder).commands) == COMMANDS[module]


def test_help_lists_every_command_in_the_order_of_the_list() -> None:
    said = CliRunner().invoke(app, ["--help"]).stdout.split("Commands")[-1]
    places = [said.index(f"│ {name} ") for names in COMMANDS.values() for name in names]
    assert places == sorted(places)


@pytest.mark.parametrize("command", ["update", "fetch", "run", "serve", "lineage", "verify", "score"])
def test_help_tells_what_stands_where_nothing_is_given(command: str) -> None:
    """Square brackets are marks to what draws the help: unless they are escaped, what they hold is not shown."""
    assert "[default: " in CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).stdout


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("bash", {"COMP_WORDS": "pledgeline li", "COMP_CWORD": "1"}),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "pledgeline li"}),
        ("fish", {"_TYPER_COMPLETE_ARGS": "pledgeline li", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
    ],
)
def test_a_shell_completes_commands(pledgeline, shell: str, asked: dict[str, str]) -> None:
    told = pledgeline(**asked, _PLEDGELINE_COMPLETE=f"complete_{shell}").stdout
    assert "lineage" in told
    assert "owner" not in told
    asked = {name: value.replace(" li", " owner --").replace("1", "2") for name, value in asked.items()}
    told = pledgeline(**asked, _PLEDGELINE_COMPLETE=f"complete_{shell}").stdout
    assert "--as-of" in told


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_is_shown(pledgeline, shell: str) -> None:
    # the shell from which the tests are started, which may be none of these, is not asked
    told = pledgeline("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert told.returncode == 0, told.stderr
    assert "_PLEDGELINE_COMPLETE" in told.stdout


def test_a_command_that_is_misspelt_is_guessed() -> None:
    told = CliRunner().invoke(app, ["updat"])
    assert told.exit_code == 2
    assert "update" in told.output


def test_a_command_brings_no_library_of_another() -> None:
    """Each worker process of a run imports `api.cli` too: it is to cost little."""
    ask = "import sys; from api.cli import main; sys.argv = ['pledgeline', 'keys', '--help']\n"
    ask += "try: main()\nexcept SystemExit: pass\n"
    ask += "print([name for name in ('httpx', 'arcadedb_embedded', 'spacy', 'pdfplumber') if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_version_is_told(pledgeline) -> None:
    assert pledgeline("--version").stdout.strip() == f"pledgeline {metadata.version('pledgeline')}"
