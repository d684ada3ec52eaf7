"""`rasad schema`: the JSON Schema of a public record."""

import click
import msgspec

from rasad.records.alerts import AlertRow
from rasad.records.chains import ChainRow
from rasad.records.happenings import HappeningRow, StoryRow
from rasad.records.report import Report
from rasad.records.series import SeriesRow

_RECORDS = {
    "alert": AlertRow,
    "commitments": ChainRow,
    "figures": SeriesRow,
    "happening": HappeningRow,
    "report": Report,
    "story": StoryRow,
}


@click.command("schema")
@click.argument("record", type=click.Choice(sorted(_RECORDS)))
def command(record: str) -> None:
    """Print the JSON Schema of a public record."""
    schema = msgspec.json.schema(_RECORDS[record])
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    click.echo(msgspec.json.format(msgspec.json.encode(schema), indent=2))
