import sys

import pytest
from click.testing import CliRunner

from rasad.cli.main import cli
from rasad.errors import ConfigError, QueryError


@pytest.fixture()
def draw(tmp_path, talks):
    def run(*arguments, file="a.svg"):
        output = tmp_path / file
        result = CliRunner().invoke(
            cli, ["--ledger", str(talks), "plot", *arguments, "--output", str(output)], catch_exceptions=True
        )
        return result, output

    return run


@pytest.mark.parametrize(
    "arguments",
    [
        ("timeline", "--between", "OMN", "KAZ"),
        ("timeline", "--state", "Oman", "--labels", "ar"),
        ("dyad", "OMN", "KAZ", "--period", "week", "--labels", "fa"),
        ("network", "--since", "2019"),
    ],
)
def test_a_picture_is_written(draw, arguments):
    result, output = draw(*arguments)
    assert result.exit_code == 0, result.exception
    assert output.read_text(encoding="utf-8").startswith("<?xml")
    assert result.stdout == ""


def test_a_series_that_is_not_there_is_an_error(draw):
    result, output = draw("figures", "trade")
    assert isinstance(result.exception, QueryError)
    assert not output.exists()


def test_without_matplotlib_the_error_says_what_to_install(draw, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    result, _ = draw("network")
    assert isinstance(result.exception, ConfigError)
    assert "rasad[plots]" in str(result.exception)


def test_a_picture_needs_a_file_in_a_folder_that_is_there(draw):
    assert draw("network", file="none/a.svg")[0].exit_code == 2
