"""`rasad schema` as its user meets it."""

import json

from click.testing import CliRunner
from jsonschema import Draft202012Validator

from rasad.cli.main import cli


def schema():
    return json.loads(CliRunner().invoke(cli, ["schema", "report"]).stdout)


def test_the_schema_of_the_report_is_a_valid_json_schema():
    Draft202012Validator.check_schema(schema())


def test_it_refuses_what_is_no_report():
    assert not Draft202012Validator(schema()).is_valid({"schema": "rasad/1"})


def test_closed_lists_come_out_as_enums():
    assert "enum" in schema()["$defs"]["Event"]["properties"]["status"]


def test_every_record_and_layer_of_the_report_is_in_it():
    assert {"Document", "Event", "Statement", "Commitment", "Figure", "Time", "Mention"} <= {
        name.removesuffix("Header") for name in schema()["$defs"]
    }


def test_an_unknown_record_is_wrong_usage():
    result = CliRunner().invoke(cli, ["schema", "ledger"])
    assert result.exit_code == 2
    assert "report" in result.output
