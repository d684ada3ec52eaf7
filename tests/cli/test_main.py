"""The `rasad` command itself: help, version, and how its own errors end."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

import rasad
from rasad.cli.main import COMMANDS, cli


def shell(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "rasad", *arguments], capture_output=True, check=False, **options)


def test_the_help_lists_every_command_with_one_line():
    output = CliRunner().invoke(cli, ["--help"]).output
    for name, (_, line) in COMMANDS.items():
        assert f"{name} " in output
        assert line in output


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_help_of_its_own(name):
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_the_version_is_that_of_the_package():
    assert CliRunner().invoke(cli, ["--version"]).output.strip() == f"rasad, version {rasad.__version__}"


def test_an_unknown_command_is_wrong_usage():
    result = CliRunner().invoke(cli, ["reed"])
    assert result.exit_code == 2
    assert "reed" in result.output


def test_an_error_is_one_line_on_standard_error_without_traceback(tmp_path):
    done = shell("--ledger", str(tmp_path / "none.ledger"), "brief")
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.startswith(b"rasad: ")
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_the_ledger_may_be_named_by_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("RASAD_LEDGER", str(tmp_path / "desk.ledger"))
    done = shell("brief")
    assert b"desk.ledger" in done.stderr


@pytest.mark.parametrize("command", [("brief",), ("export", "--format", "csv"), ("kb", "export")])
def test_a_file_in_a_folder_that_is_not_there_is_refused(command, ledger, tmp_path):
    result = CliRunner().invoke(cli, ["--ledger", str(ledger), *command, "--output", str(tmp_path / "no" / "x")])
    assert result.exit_code == 2
    assert f"there is no folder {tmp_path / 'no'}" in "".join(result.stderr.split("\n"))
